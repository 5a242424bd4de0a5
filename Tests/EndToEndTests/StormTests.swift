import Foundation
import Glibc
import PseudoTerminal
import TestLibrary
import Testing

extension EndToEndTests {
  @Suite struct StormTests {
    /// Two hundred sizes five milliseconds apart, among them the smallest and largest, mixed with keys: the screen ends
    /// as that of a fresh start, in every cell.
    @Test(arguments: [(seed: UInt64(1), isLarge: false), (seed: 2, isLarge: true)])
    func aStormOfSizesEndsAsAFreshStart(storm: (seed: UInt64, isLarge: Bool)) throws {
      let arguments = storm.isLarge ? try SharedLargeStore.arguments() : []
      var random = SeededNumbers(seed: storm.seed)
      let run = try DashboardRun(arguments)
      let named = [(1, 1), (1, 200), (500, 200), (120, 40), (60, 16), (80, 24)]
      for turn in 0..<200 {
        let (columns, rows) =
          turn % 5 == 0
          ? named[turn / 5 % named.count]
          : (Int.random(in: 1...250, using: &random), Int.random(in: 1...80, using: &random))
        run.terminal.resize(columns: columns, rows: rows)
        if random.percent(30) {
          let keys = [Keys.down, Keys.up, Keys.pageDown, "1", "2", "3", "4", "5", "6"]
          try run.terminal.type(Array((keys.randomElement(using: &random) ?? "").utf8))
        }
        usleep(5000)
      }
      run.terminal.resize(columns: 120, rows: 40)
      try run.terminal.waitForIdle()
      let fresh = try DashboardRun(arguments)
      for key in ["1", "4", "3", "2"] {
        try run.press(key, Keys.home)
        try fresh.press(key, Keys.home)
        #expect(run.text == fresh.text, "seed \(storm.seed)")
        run.expectShows(fresh.terminal.screen.image, "seed \(storm.seed)")
      }
      try run.quit()
    }

    /// A line of 10 kB a second and Down held for three seconds: when it is let go, the line holds one frame under way
    /// and the newest one, however many keys there were, and the screen is right.
    @Test func aSlowLineShowsWhereAHeldKeyLed() throws {
      let arguments = try SharedLargeStore.arguments()
      let run = try DashboardRun(arguments)
      try run.press("4", Keys.home)
      let before = run.terminal.received.count
      try run.press("\u{C}")
      let repaint = run.terminal.received.count - before
      run.terminal.readingRate = 10_000
      let began = Date()
      var keys = 0
      while Date().timeIntervalSince(began) < 3 {
        try run.terminal.type(Array(Keys.down.utf8))
        keys += 1
        for _ in 0..<2 {
          usleep(5000)
          _ = run.terminal.goesIdle(within: 0)
        }
      }
      let released = run.terminal.received.count
      try run.terminal.waitForIdle()
      // What the kernel holds of the frames sent before, the frame under way, and the newest.
      let afterwards = run.terminal.received.count - released
      #expect(
        afterwards <= 18_048 + 2 * repaint, "\(keys) keys, \(afterwards) bytes, a repaint is \(repaint)")
      run.terminal.readingRate = nil

      let quick = try DashboardRun(arguments)
      try quick.press("4", Keys.home)
      for _ in 0..<keys { try quick.terminal.type(Array(Keys.down.utf8)) }
      try quick.terminal.waitForIdle()
      #expect(run.text == quick.text)
      run.expectShows(quick.terminal.screen.image)
      try run.quit()
    }
  }
}
