import Model

extension State {
  /// Goes to the screen before or behind the items, where the meeting has them; the item last shown stays as it is left.
  mutating func enter(_ stage: Presentation.Stage) {
    guard stage != .item, presentation?.meeting != nil, let last = presentation?.items.indices.last else {
      return
    }
    showItem(stage == .waiting ? 0 : last)
    presentation?.stage = stage
    // Before and behind the items no item takes time.
    presentation?.began = nil
  }

  /// A key on the screens before and behind the items: there is nothing to ask about and no unit to turn to.
  mutating func handleStage(_ key: Key) -> [Effect] {
    switch key {
    case .character("d"), .character("đ"), .character("D"), .character("Đ"):
      openRollCall()
      return []
    // The picture is one: on leads to the items.
    case .enter where presentation?.stage == .waiting: return carryOut(.forward)
    default: break
    }
    guard let action = PresentingKeys.action(for: key) else { return [] }
    switch action {
    case .up, .down, .why, .source, .unit, .larger, .smaller, .nextPane, .previousPane, .previousPeriod,
      .nextPeriod:
      return []
    default: return carryOut(action)
    }
  }
}
