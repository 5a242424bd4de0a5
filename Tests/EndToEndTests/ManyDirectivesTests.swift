import Model
import PseudoTerminal
import Testing

extension EndToEndDataTests {
  @Suite struct ManyDirectivesTests {
    /// 20,000 directives: a held key, a search and a filter are answered as with fifty.
    @Test func twentyThousandDirectives() throws {
      let home = try withStore()
      try Colleague(store: home.store).give(
        Colleague.directives(
          20_000, prefix: "Việc", firstDue: Colleague.day("2023-01-01"), province: Colleague.quangNgai))
      let start = try DashboardRun(in: home).quit()
      try holdsAKeyDown(home)
      let run = try DashboardRun(in: home)
      try run.press("4", Keys.home, "/", "v", "i", "e", "c", " ", "1", "9", "9", "9", "8")
      #expect(run.foot.contains("1 khớp"), "\(run.foot)")
      try run.press(Keys.enter)
      #expect(run.selected?.contains("Việc 19998") == true)
      try run.press(Keys.enter)
      #expect(run.text.contains("Việc 19998"))
      try run.press(Keys.escape)
      #expect(run.selected?.contains("Việc 19998") == true)
      try run.press(Keys.end)
      try run.press(Keys.home, "v", "s", "f", "1", "9", Keys.enter)
      #expect(run.text.contains("Việc"))
      // No key holds the screen's thread longer than the first frame, which waits for its figures.
      let longest = try #require(try run.quit()["longest_turn_us"])
      #expect(longest < 2 * (start["longest_turn_us"] ?? 0))
    }

    /// 200 keys at once, as from a key held down while the line stood still.
    private func holdsAKeyDown(_ home: HomeFolder) throws {
      let run = try DashboardRun(in: home)
      try run.press("4")
      let bytes = run.terminal.received.count
      try run.press(String(repeating: Keys.down, count: 200))
      #expect(run.terminal.received.count - bytes < 40_000)
      #expect(try visibleRows(run).contains(201))
      let selected = run.selected
      let statistics = try run.quit()
      #expect(statistics["frames"] ?? 99 <= 8, "the first, the list with its rows, and a few for the keys")

      let other = try DashboardRun(in: home)
      try other.press("4")
      for _ in 0..<8 { try other.press(String(repeating: Keys.down, count: 25)) }
      #expect(other.selected == selected)
    }

    /// Which rows of the list are on the screen, counted from 1: `▼ 184–201 / 20.055`.
    private func visibleRows(_ run: DashboardRun) throws -> ClosedRange<Int> {
      let match = try #require(run.foot.firstMatch(of: /(\d+)–(\d+) \//), "\(run.foot)")
      let first = try #require(Int(match.1))
      let last = try #require(Int(match.2))
      return first...max(first, last)
    }
  }
}
