import Model

extension State {
  /// Asks about another unit, whose name may have begun already.
  mutating func askForUnit(_ typed: String) {
    overlays.append(.chooseUnit(typed: typed, selected: 0))
  }

  mutating func handleUnitChooser(_ key: Key, typed: String, selected: Int) -> [Effect] {
    let choices = UnitChooser.choices(self, typed: typed)
    func change(_ typed: String, _ selected: Int) {
      replaceTop(.chooseUnit(typed: typed, selected: selected))
    }
    switch key {
    case .escape: overlays.removeLast()
    case .down: change(typed, min(selected + 1, max(0, choices.count - 1)))
    case .up: change(typed, max(0, selected - 1))
    case .backspace where typed.isEmpty: overlays.removeLast()
    case .backspace: change(String(typed.dropLast()), 0)
    case .enter:
      guard choices.indices.contains(selected) else {
        notice = Notice(.information, wording[typed.isEmpty ? .noticeNoMatch : .presentUnknownUnit])
        return []
      }
      overlays.removeLast()
      notice = UnitChooser.missing(choices[selected], self).map { Notice(.information, $0) }
      push(choices[selected].view)
    case .character(let character) where typed.count < UnitChooser.longest:
      change(typed + String(character), 0)
    default: break
    }
    return []
  }
}
