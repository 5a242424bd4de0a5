import Model
import TestLibrary
import Testing

@testable import Dashboard

/// Keys of one kind that came together are taken together: they lead where they lead one by one.
@Suite struct HeldKeyTests {
  @Test(
    arguments: [ScreenID.overview, .rankings, .dossiers, .directives, .indicators, .sources, .meeting],
    ["", "x", "v", "z"])
  func togetherIsOneByOne(_ screen: ScreenID, _ before: String) throws {
    for count in [3, 200] {
      var single = try ScreenDriver(screen: screen)
      try single.press(before)
      var together = single
      for key in [Key.down, .up] {
        let steps = key == .down ? count : count / 2
        for _ in 0..<steps { single.play(.key(key)) }
        _ = together.state.update(Array(repeating: .key(key), count: steps))
        // What the jump asked for is answered as by the program.
        together.play(.storeChanged)
        single.play(.storeChanged)
        #expect(together.state.view == single.state.view, "\(key) \(steps)")
        #expect(together.frame.text == single.frame.text, "\(key) \(steps)")
      }
    }
  }
}
