import Model
import PseudoTerminal
import Testing

extension EndToEndTests {
  @Suite struct ManyDirectivesTests {
    /// 20,000 directives: a held key, a search and a filter are answered as with fifty.
    @Test func twentyThousandDirectives() throws {
      let home = try withStore()
      try Colleague(store: home.store).give(
        Colleague.directives(
          20_000, prefix: "Việc", firstDue: Colleague.day("2023-01-01"), province: Colleague.quangNgai))
      let run = try DashboardRun(in: home)
      try run.press("4", "v", Keys.home)
      let first = try #require(number(run))
      let bytes = run.terminal.received.count
      // As a key held down while the line stood still: 200 keys at once.
      try run.press(String(repeating: Keys.down, count: 200))
      #expect(try #require(number(run)) != first)
      let drawn = run.terminal.received.count - bytes
      let selected = run.selected
      try run.press(Keys.home)
      #expect(number(run) == first)
      for _ in 0..<4 { try run.press(String(repeating: Keys.down, count: 50)) }
      #expect(run.selected == selected, "as far as in four parts")
      #expect(drawn < 30_000, "a few frames at most")
      try run.press(Keys.home, "/", "v", "i", "e", "c", " ", "1", "9", "9", "9", "8")
      #expect(run.foot.contains("1 khớp"), "\(run.foot)")
      try run.press(Keys.enter)
      #expect(run.selected?.contains("Việc 19998") == true)
      try run.press(Keys.enter)
      #expect(run.text.contains("Việc 19998"))
      try run.press(Keys.escape)
      #expect(run.selected?.contains("Việc 19998") == true)
      let statistics = try run.quit()
      print(statistics)
    }

    /// The number of the directive under the cursor.
    private func number(_ run: DashboardRun) -> Int? {
      guard let line = run.selected, let place = line.firstRange(of: "Việc ") else { return nil }
      return Int(line[place.upperBound...].prefix { $0.isNumber })
    }
  }
}
