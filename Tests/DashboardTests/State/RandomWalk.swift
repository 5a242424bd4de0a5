import Foundation
import Model
import TestLibrary

@testable import Dashboard

/// A run of events over the pure update, with what must hold after each.
struct RandomWalk {
  let start: State
  private(set) var events: [Event] = []
  private(set) var state: State

  init(_ start: State) {
    self.start = start
    state = start
  }

  /// Takes an event in. Returns the queries it asks for.
  mutating func take(_ event: Event) -> [Query] {
    events.append(event)
    return state.update(event).compactMap { if case .load(let query) = $0 { query } else { nil } }
  }

  /// How much is looked at; each includes those before and costs more.
  enum Depth: Int, Comparable {
    case selection, encoding, frame, wayBack
    static func < (left: Depth, right: Depth) -> Bool { left.rawValue < right.rawValue }
  }

  /// What does not hold now; nil where all does.
  func violation(_ depth: Depth) -> String? { RandomWalk.violation(state, depth) }

  private static func violation(_ state: State, _ depth: Depth) -> String? {
    if let found = selectionViolation(state) { return found }
    if depth >= .encoding, let found = encodingViolation(state) { return found }
    if depth >= .frame, let found = frameViolation(state) { return found }
    return depth >= .wayBack ? wayBackViolation(state) : nil
  }

  // MARK: What must hold

  /// The selection is a thing on the screen and among the visible ones.
  private static func selectionViolation(_ state: State) -> String? {
    let view = state.view
    let screen = Screens.screen(state.screen)
    // A page's keys are its lines; a list on its way has no rows yet that a selection could be among.
    if view.path.isEmpty, state.answers.hasCatalogue, state.answers.pending.isEmpty {
      let items = screen.items(state)
      if items.count > 0 {
        guard let selected = view.selected, let position = items.position(of: selected) else {
          return
            "nothing of \(items.count) is selected on \(state.screen): \(String(describing: view.selected))"
        }
        let visible = state.visibleItems(items)
        if !visible.contains(position) { return "\(selected) at \(position) is outside of \(visible)" }
      }
    }
    return state.backStack.count > 50 ? "\(state.backStack.count) views to go back to" : nil
  }

  /// The view comes back the same from its encoding.
  private static func encodingViolation(_ state: State) -> String? {
    let view = state.view
    guard let data = try? JSONEncoder().encode(view),
      let decoded = try? JSONDecoder().decode(ViewValue.self, from: data)
    else { return "the view cannot be encoded: \(view)" }
    return decoded == view ? nil : "the view comes back as another: \(view), \(decoded)"
  }

  /// The frame has the screen's size, each row as many columns, and no letter that a terminal takes for a command.
  private static func frameViolation(_ state: State) -> String? {
    let frame = state.frame()
    guard frame.size == state.size else { return "a frame of \(frame.size) for \(state.size)" }
    guard frame.cells.count == frame.size.columns * frame.size.rows else {
      return "\(frame.cells.count) cells"
    }
    guard (0..<frame.size.columns).contains(frame.cursor.column),
      (0..<frame.size.rows).contains(frame.cursor.row)
    else { return "the cursor is at \(frame.cursor)" }
    for row in 0..<frame.size.rows {
      var column = 0
      while column < frame.size.columns {
        let cell = frame[column: column, row: row]
        if cell.attributes.contains(.continuation) { return "half a letter at \(column), \(row)" }
        let width = CharacterWidth.columns(of: cell.scalar)
        let isCommand = cell.scalar.value < 0x20 || (0x7F...0x9F).contains(cell.scalar.value)
        if isCommand || !(1...2).contains(width) {
          return "U+\(String(cell.scalar.value, radix: 16)) at \(column), \(row)"
        }
        column += width
      }
      if column != frame.size.columns { return "row \(row) is \(column) columns wide" }
    }
    return nil
  }

  /// Esc again and again comes to the overview, with nothing over it.
  private static func wayBackViolation(_ state: State) -> String? {
    var state = state
    for _ in 0..<120 { _ = state.update(.key(.escape)) }
    if state.screen != .overview || !state.overlays.isEmpty || !state.backStack.isEmpty || state.isBlank {
      return "Esc does not lead back: \(state.screen), \(state.overlays), \(state.backStack.count) views"
    }
    return nil
  }

  // MARK: Telling

  /// The shortest run found, by leaving out halves, then quarters and so on, that still breaks something.
  func shrunk() -> [Event] {
    var kept = events
    var part = kept.count / 2
    // A trial may take as long as the run itself.
    var trials = 0
    while part > 0, trials < 60 {
      var start = 0
      while start < kept.count, trials < 60 {
        let without = Array(kept[..<start] + kept[min(start + part, kept.count)...])
        trials += 1
        if breaks(without) { kept = without } else { start += part }
      }
      part /= 2
    }
    return kept
  }

  private func breaks(_ events: [Event]) -> Bool {
    var state = start
    for event in events { _ = state.update(event) }
    return Self.violation(state, .wayBack) != nil
  }
}

extension Event {
  /// In a word, for telling how a failure comes about.
  var brief: String {
    switch self {
    case .key(let key): key.name
    case .paste(let text): "paste(\(text.debugDescription))"
    case .resize(let size): "\(size.columns)x\(size.rows)"
    case .answer(let query, _): "answer(\(String(describing: query).prefix(30)))"
    case .failure(let query, _): "failure(\(String(describing: query).prefix(30)))"
    default: String(String(describing: self).prefix(40))
    }
  }
}
