import Foundation
import Model
import Reference
import Store
import TestLibrary
import Testing

@testable import Dashboard
@testable import Terminal

/// Whatever is typed, resized and answered in whatever order: nothing traps, and what ``RandomWalk`` demands holds.
/// The bytes go through the decoder of the terminal, so that what comes is what could come.
///
/// `PHIENHOP_SEEDS=7,8` runs other seeds.
@Suite struct RandomEventTests {
  private static let eventCount = 10_000

  static let seeds: [UInt64] =
    ProcessInfo.processInfo.environment["PHIENHOP_SEEDS"]?.split(separator: ",").compactMap { UInt64($0) }
    ?? [1, 2, 3]

  @Test(arguments: seeds)
  func tenThousandEvents(seed: UInt64) throws {
    // A trap ends the process without a word of the test's own.
    print("random events, seed \(seed)")
    var random = SeededNumbers(seed: seed)
    var typing = RandomTyping(seed: seed)
    var decoder = InputDecoder(pasteLimit: 300)
    decoder.takesMouse = true
    var time = MonotonicTime(nanoseconds: 1_000_000_000)
    let screen = ScreenID.allCases.randomElement(using: &random) ?? .overview
    var driver = try ScreenDriver(screen: screen, language: seed % 2 == 0 ? .english : .vietnamese)
    driver.state.hasMouse = true
    driver.state.isMouseOn = true
    let reader = try StoreReader(image: BuiltIn.image)
    let catalogue = driver.state.catalogue
    var walk = RandomWalk(driver.state)
    var waiting: [Query] = []
    // Nothing is written, so each query has one answer.
    var answers: [Query: Answer] = [:]
    while walk.events.count < Self.eventCount {
      var events: [Event] = []
      switch Int.random(in: 0..<100, using: &random) {
      case 0..<2: events = [.resize(Self.size(&random))]
      case 2:
        events = [
          [.storeChanged, .nothingNew, .changesWait(3), .dayChanged(walk.state.today + 1)].randomElement(
            using: &random) ?? .storeChanged
        ]
      case 3: events = [.notice(Notice(.error, "made up")), .refreshFailed(Notice(.warning, "made up"))]
      case 30..<36: events = [.mouse(Self.mouse(walk.state.size, &random))]
      case 36..<39:
        // What input methods send for letters that change ones typed before.
        let text = ["ô", "ươ", "đ", "quố", "w", "[", "ế", ""].randomElement(using: &random) ?? ""
        events = [.retyped(deletions: Int.random(in: 1...4, using: &random), text: text)]
      case 4..<30 where !waiting.isEmpty:
        let query = waiting.remove(at: Int.random(in: 0..<waiting.count, using: &random))
        events = [
          random.percent(2)
            ? .failure(query, Notice(.error, "made up"))
            : .answer(
              query,
              try answers[query]
                ?? query.answer(
                  from: reader, catalogue: catalogue, agenda: ScreenDriver.usualAgenda))
        ]
        if case .answer(let query, let answer)? = events.first { answers[query] = answer }
      default:
        time = time.adding(milliseconds: Int.random(in: 0..<80, using: &random))
        var inputs = decoder.expire(at: time)
        inputs += decoder.feed(typing.next(), at: time)
        events = inputs.compactMap { input in
          switch input {
          case .key(let key): .key(key)
          case .paste(let text): .paste(text)
          case .mouse(let input): .mouse(input)
          case .retyped(let deletions, let text): .retyped(deletions: deletions, text: text)
          case .closed: nil
          }
        }
      }
      for event in events {
        waiting += walk.take(event)
        // A big screen costs as much as hundreds of small ones.
        let cells = walk.state.size.columns * walk.state.size.rows
        let often = cells < 2000 ? 8 : cells < 20_000 ? 48 : 400
        let turn = walk.events.count
        let depth: RandomWalk.Depth =
          turn % 400 == 0 ? .wayBack : turn % often == 0 ? .frame : turn % 16 == 0 ? .encoding : .selection
        if let violation = walk.violation(depth) {
          let steps = walk.shrunk().map(\.brief).joined(separator: " ")
          Issue.record("seed \(seed), event \(walk.events.count): \(violation)\nafter: \(steps)")
          return
        }
      }
    }
  }

  /// A click or the wheel somewhere on the screen, now and then beyond it.
  private static func mouse(_ size: Size, _ random: inout SeededNumbers) -> MouseInput {
    let kinds: [MouseInput.Kind] = [.press, .wheelUp, .wheelDown]
    return MouseInput(
      kinds.randomElement(using: &random) ?? .press,
      at: Point(
        column: Int.random(in: 0...size.columns, using: &random),
        row: Int.random(in: 0...size.rows, using: &random)))
  }

  /// Any size there can be, the smallest and largest often, and those that screens are made for.
  private static func size(_ random: inout SeededNumbers) -> Size {
    let named = [(1, 1), (1, 200), (500, 200), (120, 40), (80, 24), (60, 16), (60, 15), (2, 60), (300, 2)]
    if random.percent(40), let (columns, rows) = named.randomElement(using: &random) {
      return Size(columns: columns, rows: rows)
    }
    return Size(
      columns: Int.random(in: 1...300, using: &random), rows: Int.random(in: 1...100, using: &random))
  }
}
