import Model

/// The lines of a page that is read by scrolling: its keys are line numbers, and the view's `top` is the scroll.
struct PageLines: ItemList {
  private let lines: [Line]

  init(_ lines: [Line]) {
    self.lines = lines
  }

  static func key(_ position: Int) -> ItemKey { .line("\(position)") }

  var count: Int { lines.count }
  func key(at position: Int) -> ItemKey { Self.key(position) }

  func position(of key: ItemKey) -> Int? {
    guard key.rawValue.hasPrefix("line:"), let number = Int(key.rawValue.dropFirst(5)),
      lines.indices.contains(number)
    else { return nil }
    return number
  }

  func searchText(at position: Int) -> String? {
    VietnameseText.folded(lines[position].spans.map(\.text.string).joined())
  }

  /// Scrolls a page. Returns false for an action that is no scrolling.
  static func scroll(_ action: Action, _ state: inout State, pageRows: Int, count: Int) -> Bool {
    let top = state.view.top.flatMap { Int($0.rawValue.dropFirst(5)) } ?? 0
    let target: Int
    switch action {
    case .up: target = top - 1
    case .down: target = top + 1
    case .pageUp: target = top - pageRows
    case .pageDown: target = top + pageRows
    case .first: target = 0
    case .last: target = count - 1
    case .enter, .mark, .left, .right, .sort, .group, .filter: return true
    default: return false
    }
    // A line found by searching lets go of the page once one scrolls on.
    if let selected = state.view.selected, selected.rawValue.hasPrefix("line:") { state.view.selected = nil }
    state.view.top = key(min(max(0, target), max(0, count - 1)))
    return true
  }
}
