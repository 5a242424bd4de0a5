import Model
import Reference
import Store
import TestLibrary
import Testing

@testable import Dashboard

/// Whatever is pressed, resized and answered in whatever order: nothing traps, the selection is a thing on the
/// screen, and the frame has the screen's size.
@Suite struct RandomEventTests {
  private static let keys: [Key] =
    KeyTable.bindings.flatMap(\.keys)
    + "aghinoquzđ9 /:".map { Key.character($0) } + [.tab, .backTab, .delete, .insert, .function(12)]

  @Test(arguments: [(seed: UInt64(1), language: Language.vietnamese), (seed: 2, language: .english)])
  func fiveThousandKeys(_ run: (seed: UInt64, language: Language)) throws {
    var random = StateRandom(seed: run.seed)
    var driver = try ScreenDriver(screen: .directives, language: run.language)
    let reader = try StoreReader(image: BuiltIn.image)
    let catalogue = driver.state.catalogue
    var waiting: [Query] = []
    for step in 0..<5000 {
      let event: Event
      switch Int.random(in: 0..<100, using: &random) {
      case 0..<3:
        event = .resize(
          Size(
            columns: Int.random(in: 1...300, using: &random), rows: Int.random(in: 1...100, using: &random)))
      case 3: event = .storeChanged
      case 4: event = .paste("quang ngai\u{1B}[31m\n")
      case 5: event = .notice(Notice(.error, "made up"))
      case 6..<40 where !waiting.isEmpty:
        let query = waiting.remove(at: Int.random(in: 0..<waiting.count, using: &random))
        event =
          Int.random(in: 0..<40, using: &random) == 0
          ? .failure(query, Notice(.error, "made up"))
          : .answer(query, try query.answer(from: reader, catalogue: catalogue))
      default: event = .key(Self.keys.randomElement(using: &random) ?? .down)
      }
      for effect in driver.state.update(event) {
        if case .load(let query) = effect { waiting.append(query) }
      }
      try check(driver.state, step)
    }
  }

  private func check(_ state: State, _ step: Int) throws {
    let items = Screens.screen(state.screen).items(state)
    // A page's keys are its lines; a list on its way has no rows yet that a selection could be among.
    if state.view.path.isEmpty, items.count > 0, state.answers.pending.isEmpty,
      let selected = state.view.selected
    {
      #expect(items.position(of: selected) != nil, "step \(step): \(selected) on \(state.screen)")
    }
    if step % 8 == 0 || state.size.columns * state.size.rows < 3000 {
      let frame = state.frame()
      #expect(frame.size == state.size, "step \(step)")
      #expect(frame.cells.count == state.size.columns * state.size.rows)
      #expect(frame.cursor.column < frame.size.columns && frame.cursor.row < frame.size.rows)
    }
  }
}
