import Model
import TestLibrary
import Testing

@testable import Dashboard

/// Keys, sizes, changes and time at random while a meeting is presented: the pure update keeps its place, and Esc leads
/// back. `PHIENHOP_SEEDS=7` begins elsewhere.
@Suite struct RandomPresentingTests {
  private static let keys: [Key] =
    PresentingKeys.bindings.filter { $0.action != .quit && $0.action != .suspend }.flatMap(\.keys)
    + [.function(5), .delete, .character("q"), .character("ơ"), .character("z")]

  @Test(arguments: RandomEventTests.seeds.prefix(1)) func aHundredAndFiftyEvents(seed: UInt64) throws {
    var random = SeededNumbers(seed: seed)
    var driver = try ScreenDriver(
      screen: .rankings, size: Size(columns: 80, rows: 24), language: seed % 2 == 0 ? .english : .vietnamese)
    var told: [String] = []
    for turn in 0..<150 {
      let event: Event
      switch Int.random(in: 0..<40, using: &random) {
      case 0:
        let sizes = [(80, 24), (100, 30), (20, 5), (60, 16), (1, 1), (61, 17)]
        let size = sizes.randomElement(using: &random) ?? (80, 24)
        event = .resize(Size(columns: size.0, rows: size.1))
      case 1:
        event = [.storeChanged, .changesWait(3), .nothingNew].randomElement(using: &random) ?? .nothingNew
      case 2:
        event = .clock(
          PresentationClock(
            minute: Int.random(in: 0..<1440, using: &random), uptime: Int.random(in: 0...90, using: &random)))
      case 3: event = .paste("quang ngai")
      case 4: event = .key(.function(5))
      default: event = .key(Self.keys.randomElement(using: &random) ?? .escape)
      }
      if case .key(let key) = event { told.append(key.name) }
      driver.play(event)
      let state = driver.state
      if let presentation = state.presentation {
        #expect(presentation.items.indices.contains(presentation.position), "seed \(seed), turn \(turn)")
        #expect(state.isFrozen && state.backStack.count <= 50)
        if turn % 6 == 5, presentation.memory != nil {
          var bare = state
          bare.presentation?.memory = nil
          #expect(state.frame() == bare.frame(), "seed \(seed), turn \(turn)")
        }
      }
      if turn % 6 == 0 {
        let walk = RandomWalk(state)
        if let violation = walk.violation(turn % 75 == 0 ? .wayBack : .frame) {
          Issue.record(
            "seed \(seed), turn \(turn): \(violation)\nafter: \(told.suffix(30).joined(separator: " "))")
          return
        }
      }
    }
  }
}
