import Foundation
import PseudoTerminal
import Testing

extension EndToEndTests {
  /// What a key may cost, counted exactly: writes, frames and bytes, on the built-in figures and on a large store.
  @Suite struct BudgetTests {
    /// Never more for a cursor key: what one TCP segment carries.
    static let mostBytes = 1400
    /// Half of the cursor keys cost no more than this.
    static let medianBytes = 520
    /// Frames for keys that came together.
    static let burstFrames = 2
    /// Bytes for keys that came together, in hundredths of a whole repaint.
    static let burstShare = 120

    /// A list with a cursor: the keys that open it, and on which figures.
    struct Place: Sendable, CustomTestStringConvertible {
      let keys: [String]
      let isLarge: Bool
      var testDescription: String { keys.joined() + (isLarge ? " large" : " built-in") }

      func run() throws -> DashboardRun {
        let run = try DashboardRun(isLarge ? SharedLargeStore.arguments() : [])
        for key in keys { try run.press(key) }
        try run.press(Keys.home)
        return run
      }
    }

    static let places =
      [["2"], ["3"], ["4"]].flatMap { keys in
        [Place(keys: keys, isLarge: false), Place(keys: keys, isLarge: true)]
      } + [Place(keys: ["3", "x"], isLarge: true)]

    /// Down through the list and over its lower edge, then up: one frame in one write for each key, none of more
    /// bytes than one segment.
    @Test(arguments: places)
    func aCursorKeyIsOneSmallWrite(place: Place) throws {
      let run = try place.run()
      var sizes: [Int] = []
      var before = run.selected
      for (key, count) in [(Keys.down, 45), (Keys.up, 12)] {
        for _ in 0..<count {
          let (bytes, frames, writes) = (
            run.terminal.received.count, run.terminal.frames, run.terminal.writes
          )
          try run.press(key)
          // The end of a short list: nothing to answer, and nothing is sent.
          let cost = run.terminal.received.count - bytes
          if cost == 0 { break }
          #expect(run.selected != before)
          before = run.selected
          sizes.append(cost)
          #expect(run.terminal.frames - frames == 1, "key \(sizes.count)")
          #expect(run.terminal.writes - writes == 1, "key \(sizes.count)")
        }
      }
      #expect(sizes.count >= 40)
      let sorted = sizes.sorted()
      #expect(sorted.last ?? 0 <= Self.mostBytes, "\(sizes)")
      #expect(sorted[sorted.count / 2] <= Self.medianBytes, "\(sizes)")
      let statistics = try run.quit()
      #expect(
        statistics["writes"] == (statistics["frames"] ?? 0) + 1, "one for each frame and one for leaving")
    }

    /// A key held down while the line stood still is drawn as where it leads, not as every step.
    @Test(arguments: places)
    func twoHundredKeysAreTwoFrames(place: Place) throws {
      let run = try place.run()
      let repaint = try bytes(of: "\u{C}", run)
      let frames = run.terminal.frames
      let burst = try bytes(of: String(repeating: Keys.down, count: 200), run)
      #expect((1...Self.burstFrames).contains(run.terminal.frames - frames))
      #expect(burst * 100 <= repaint * Self.burstShare, "\(burst) of \(repaint) bytes")
      let end = run.text

      // The same place as by single steps.
      let steps = try place.run()
      for _ in 0..<8 { try steps.press(String(repeating: Keys.down, count: 25)) }
      #expect(steps.text == end)
      try run.quit()
    }

    /// What a repaint sends is the whole screen, and leaves it as it was.
    @Test(arguments: places)
    func steppingShowsWhatARepaintShows(place: Place) throws {
      let run = try place.run()
      for key in [Keys.pageDown, Keys.down, Keys.down, Keys.enter, Keys.down, Keys.escape, Keys.end, Keys.up]
      {
        try run.press(key)
        let shown = run.cells
        try run.press("\u{C}")
        #expect(run.cells == shown)
      }
    }

    /// A thousand keys leave no memory behind.
    @Test(arguments: [false, true])
    func aThousandKeysKeepNoMemory(isLarge: Bool) throws {
      let run = try DashboardRun(isLarge ? SharedLargeStore.arguments() : [])
      func walk() throws {
        for key in ["2", "3", "4", "5", "1"] {
          try run.press(key, Keys.home)
          for _ in 0..<4 {
            try run.press(String(repeating: Keys.down, count: 25))
            try run.press(String(repeating: Keys.up, count: 23), Keys.enter, Keys.escape)
          }
        }
      }
      // What is kept on purpose (answers, rows around the cursor) has its full size after two rounds.
      try walk()
      try walk()
      let before = try residentKilobytes(run)
      try walk()
      try walk()
      let grown = try residentKilobytes(run) - before
      #expect(grown < 1024, "\(grown) kB in a thousand keys")
      try run.quit()
    }

    private func bytes(of keys: String, _ run: DashboardRun) throws -> Int {
      let before = run.terminal.received.count
      try run.press(keys)
      return run.terminal.received.count - before
    }

    private func residentKilobytes(_ run: DashboardRun) throws -> Int {
      let status = try String(contentsOfFile: "/proc/\(run.terminal.process)/status", encoding: .utf8)
      let line = try #require(status.split(separator: "\n").first { $0.hasPrefix("VmRSS:") })
      return try #require(line.split(whereSeparator: \.isWhitespace).dropFirst().first.flatMap { Int($0) })
    }
  }
}
