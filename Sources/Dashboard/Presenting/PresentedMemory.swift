import Model

/// Rows of presented lists as they were made, for as long as one only walks: making them is most of a step.
///
/// It follows from the rest of the state, so that states with and without it are equal.
struct PresentedMemory: Hashable, Sendable {
  /// The lists walked last and those beside the item shown, the newest last.
  private var lists: [PresentedList] = []

  /// The item shown, one on either side and the one that was left.
  private static let most = 4

  /// The rows that are kept of the list that the state shows; nil where there are none.
  func list(of state: State) -> PresentedList? { lists.last { $0.isOf(state) } }

  /// Keeps rows that are not known; a row that is not there yet is asked for again.
  mutating func keep(_ keys: some Sequence<ItemKey>, of screen: any Screen, _ state: State) {
    if let position = lists.lastIndex(where: { $0.isOf(state) }) {
      if position < lists.count - 1 { lists.append(lists.remove(at: position)) }
    } else {
      lists.append(PresentedList(state))
      if lists.count > Self.most { lists.removeFirst() }
    }
    lists[lists.count - 1].keep(keys, of: screen, state)
  }

  static func == (left: PresentedMemory, right: PresentedMemory) -> Bool { true }
  func hash(into hasher: inout Hasher) {}
}

/// Rows of one presented list.
struct PresentedList: Sendable {
  /// Of the item from which the list is seen, whose unit some rows are about.
  private let position: Int?
  private let language: Language
  private let screen: ScreenID
  private let view: ViewValue
  private var rows: [ItemKey: PresentedRow] = [:]

  /// Far more than a screen has lines.
  private static let most = 400

  init(_ state: State) {
    position = state.presentation?.position
    language = state.language
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
  func isOf(_ state: State) -> Bool {
    position == state.presentation?.position && language == state.language && screen == state.screen
      && view == Self.still(state.view)
  }

  /// The row, unless it is the selected one, which may say more than others.
  func row(_ key: ItemKey, _ state: State) -> PresentedRow? {
    key == state.view.selected ? nil : rows[key]
  }

  mutating func keep(_ keys: some Sequence<ItemKey>, of screen: any Screen, _ state: State) {
    if rows.count > Self.most { rows = [:] }
    for key in keys where key != state.view.selected && rows[key] == nil {
      rows[key] = screen.presentedRow(key, state)
    }
  }
}

extension State {
  /// Forgets the rows of presented lists, unless the event only walks through a list or from item to item, or
  /// types into what lies over it.
  mutating func forgetPresentedRows(before event: Event) {
    guard presentation?.memory != nil, !onlyWalks(event) else { return }
    presentation?.memory = nil
    presentation?.ahead = nil
  }

  private func onlyWalks(_ event: Event) -> Bool {
    switch event {
    case .clock, .changesWait: true
    case .key(let key): Self.walkingKeys.contains(key) || (overlays.isEmpty ? walks(key) : isTyped(key))
    default: false
    }
  }

  /// What these keys do to a list or an overlay changes no row.
  private static let walkingKeys: Set<Key> = [.up, .down, .pageUp, .pageDown, .home, .end]

  /// What is typed into what lies over the list.
  private func isTyped(_ key: Key) -> Bool {
    switch key {
    case .character, .backspace: true
    default: false
    }
  }

  /// Keys that walk only where nothing takes text and no choice is open.
  private func walks(_ key: Key) -> Bool {
    switch key {
    case .left, .right, .enter: true
    case .character(let letter): letter == " " || letter.isASCII && letter.isNumber
    default: false
    }
  }
}
