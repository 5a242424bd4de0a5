import Model

/// Rows of a presented list as they were made, for as long as only the cursor moves: making them is most of a step.
///
/// It follows from the rest of the state, so that states with and without it are equal.
struct PresentedMemory: Hashable, Sendable {
  private let screen: ScreenID
  private let view: ViewValue
  private var rows: [ItemKey: PresentedRow] = [:]

  /// Far more than a screen has lines.
  private static let most = 400

  init(_ state: State) {
    screen = state.screen
    view = Self.still(state.view)
  }

  /// The view without what a cursor key moves.
  private static func still(_ view: ViewValue) -> ViewValue {
    var view = view
    view.selected = nil
    view.top = nil
    return view
  }

  /// How many rows are kept.
  var count: Int { rows.count }

  /// Whether its rows are those of the state.
  func isOf(_ state: State) -> Bool { screen == state.screen && view == Self.still(state.view) }

  /// The row, unless it is the selected one, which may say more than others.
  func row(_ key: ItemKey, _ state: State) -> PresentedRow? {
    key == state.view.selected ? nil : rows[key]
  }

  /// Keeps rows that are not known; a row that is not there yet is asked for again.
  mutating func keep(_ keys: some Sequence<ItemKey>, of screen: any Screen, _ state: State) {
    if rows.count > Self.most { rows = [:] }
    for key in keys where key != state.view.selected && rows[key] == nil {
      rows[key] = screen.presentedRow(key, state)
    }
  }

  static func == (left: PresentedMemory, right: PresentedMemory) -> Bool { true }
  func hash(into hasher: inout Hasher) {}
}

extension Event {
  /// Keys that move the cursor and nothing else, where anything moves at all.
  var onlyMovesCursor: Bool {
    guard case .key(let key) = self else { return false }
    return [.up, .down, .pageUp, .pageDown, .home, .end].contains(key)
  }
}
