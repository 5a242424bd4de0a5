import Foundation
import PseudoTerminal
import Testing

extension EndToEndTests {
  /// What a key may cost, counted exactly: writes, frames and bytes, on the built-in figures and on a large store.
  @Suite struct BudgetTests {
    /// Never more for a cursor key: what one TCP segment carries.
    static let mostBytes = 1400
    /// Half of the cursor keys cost no more than this.
    static let medianBytes = 514
    /// On a large library a key may cost 1.3 times as much: its names are longer.
    static let medianBytesOfLarge = 668
    /// Frames for keys that came together.
    static let burstFrames = 2
    /// Bytes for keys that came together, in hundredths of a whole repaint.
    static let burstShare = 120

    /// A list with a cursor: the keys that open it, and on which figures.
    struct Place: Sendable, CustomTestStringConvertible {
      let keys: [String]
      let isLarge: Bool
      /// On the dossiers of Tỉnh Mẫu, counted and one by one.
      var isDemo = false
      var testDescription: String {
        keys.map(\.debugDescription).joined() + (isDemo ? " demo" : isLarge ? " large" : " built-in")
      }

      func run() throws -> DashboardRun {
        let run =
          isDemo
          ? try DashboardRun(province: nil, SharedDemoStore.arguments())
          : try DashboardRun(isLarge ? SharedLargeStore.arguments() : [])
        for key in keys { try run.press(key) }
        try run.press(Keys.home)
        return run
      }
    }

    static let places =
      [["2"], ["3"], ["4"]].map { Place(keys: $0, isLarge: false) }
      + [["2"], ["4"]].map { Place(keys: $0, isLarge: true) }
      + [Place(keys: ["3", "x", Keys.down, Keys.down, Keys.enter], isLarge: true)]
      + [
        ["3", "x", "d", "d", "d", Keys.down, Keys.enter], ["3", "x", "d", "d", "d", Keys.enter, Keys.enter],
        ["3", "x", "d", "d", "d", Keys.enter, Keys.down, Keys.enter, Keys.enter],
      ].map { Place(keys: $0, isLarge: true, isDemo: true) }

    /// Down through the list and over its lower edge, then up: one frame in one write for each key, none of more
    /// bytes than one segment. A key held down while the line stood still is drawn as where it leads, not as every
    /// step. A repaint shows the same.
    @Test(arguments: places)
    func keysCostWhatTheyMay(place: Place) throws {
      let run = try place.run()
      var sizes: [Int] = []
      for (key, count) in [(Keys.down, 45), (Keys.up, 12)] {
        for _ in 0..<count {
          let (frames, writes) = (run.terminal.frames, run.terminal.writes)
          let cost = try bytes(of: key, run)
          // The end of a short list: nothing to answer, and nothing is sent. It is the end where the longest step
          // leads nowhere either.
          if cost == 0 {
            #expect(
              try bytes(of: key == Keys.down ? Keys.end : Keys.home, run) == 0, "after \(sizes.count) keys")
            break
          }
          sizes.append(cost)
          #expect(run.terminal.frames - frames == 1, "key \(sizes.count)")
          #expect(run.terminal.writes - writes == 1, "key \(sizes.count)")
        }
      }
      #expect(sizes.count >= 8)
      let sorted = sizes.sorted()
      #expect(sorted.last ?? 0 <= Self.mostBytes, "\(sizes)")
      #expect(
        sorted[sorted.count / 2] <= (place.isLarge ? Self.medianBytesOfLarge : Self.medianBytes), "\(sizes)")

      try run.press(Keys.home)
      let repaint = try bytes(of: "\u{C}", run)
      // No change of colour for blanks alone.
      let painted = String(decoding: run.terminal.received.suffix(repaint), as: UTF8.self)
      #expect(painted.contains("\u{1B}[38;5;"))
      let blanks = painted.matches(of: /\u{1B}\[38;5;[0-9]+m +\u{1B}\[38;5;[0-9]+m/).count
      #expect(blanks == 0)
      let frames = run.terminal.frames
      let burst = try bytes(of: String(repeating: Keys.down, count: 200), run)
      #expect((1...Self.burstFrames).contains(run.terminal.frames - frames))
      #expect(burst * 100 <= repaint * Self.burstShare, "\(burst) of \(repaint) bytes")
      let end = run.text

      // The same place as by smaller steps, from the other side of the screen.
      try run.press(Keys.home)
      for _ in 0..<8 { try run.press(String(repeating: Keys.down, count: 25)) }
      #expect(run.text == end)

      for key in [Keys.pageUp, Keys.up, Keys.enter, Keys.down, Keys.escape] {
        try run.press(key)
        try run.expectRepaintChangesNothing("after \(key.debugDescription)")
      }
      try run.quit()
    }

    /// From the home unit in the middle of the list, where soon every key scrolls it: the row that is left moves with
    /// the others and is not sent again. What stands there is what a repaint shows.
    @Test func listsThatScrollCostAsLittle() throws {
      let run = try DashboardRun()
      try run.press("2")
      var sizes: [Int] = []
      var scrolled = 0
      for _ in 0..<25 {
        let left = try #require(run.selected)
        let figures = try #require(left.matches(of: /[0-9],[0-9]{4} [0-9],[0-9]{4}/).last?.output)
        let (line, before) = (run.rowNumber(of: String(left)), run.terminal.received.count)
        sizes.append(try bytes(of: Keys.down, run))
        guard run.selected.flatMap({ run.rowNumber(of: String($0)) }) == line else { continue }
        scrolled += 1
        let sent = String(decoding: run.terminal.received.dropFirst(before), as: UTF8.self)
        #expect(!sent.contains(figures), "\(left)")
      }
      #expect(scrolled >= 10)
      #expect(sizes.sorted()[12] <= Self.medianBytes, "\(sizes)")
      try run.expectRepaintChangesNothing("down")
      for _ in 0..<30 { try run.press(Keys.up) }
      try run.expectRepaintChangesNothing("up")
      try run.quit()
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
      // What is kept on purpose (answers, rows around the cursor) has its full size after a round.
      try walk()
      let before = try residentKilobytes(run)
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
