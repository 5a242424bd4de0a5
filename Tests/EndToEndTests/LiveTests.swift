import Foundation
import Model
import PseudoTerminal
import Testing

extension EndToEndDataTests {
  @Suite struct LiveTests {
    /// A change by another program stands on the screen within a second, without a key.
    @Test func showsWhatOthersWrite() throws {
      let run = try DashboardRun(in: withStore())
      let colleague = try Colleague(store: run.home.store)
      try run.press("2", Keys.end)
      let selected = try #require(run.selected)
      let list = run.text
      let row = try #require(run.rowNumber(of: "▌ 26  Quảng Ngãi"))
      #expect(!run.isMarked(row: row))
      var delays: [Duration] = []
      var figure = "0.6033"
      // The middle one of three, for the machine may be busy with other things.
      for next in ["0.6041", "0.6042", "0.6043"] {
        try colleague.correct(code: "51", from: figure, to: next)
        let committed = ContinuousClock.now
        let shown = next.replacing(".", with: ",")
        try run.terminal.wait(for: "the figure") { run.row(row).contains(shown) }
        delays.append(committed.duration(to: .now))
        figure = next
      }
      #expect(delays.sorted()[1] < .seconds(1), "\(delays)")
      try run.terminal.waitForIdle()
      #expect(run.selected == selected)
      #expect(run.text.split(separator: "\n").count == list.split(separator: "\n").count)
      #expect(run.rowNumber(of: "▌ 26  Quảng Ngãi") == row)
      #expect(run.isMarked(row: row))
      #expect(!run.isMarked(row: row - 1))
      try run.press(Keys.up)
      #expect(!run.isMarked(row: row), "the mark goes with the next key")
      try run.quit()
    }

    @Test func countsAndMarksANewDirective() throws {
      let run = try DashboardRun(in: withStore())
      try run.press("4")
      #expect(!run.text.contains("Việc thử 0"))
      try Colleague(store: run.home.store).give(
        Colleague.directives(
          1, prefix: "Việc thử", firstDue: Colleague.day("2024-06-05"), province: Colleague.quangNgai))
      try run.terminal.wait(for: "the directive") { run.text.contains("Việc thử 0") }
      let row = try #require(run.rowNumber(of: "Việc thử 0"))
      #expect(run.row(row).contains("còn 2 ngày"))
      #expect(run.isMarked(row: row))
      #expect(run.text.contains("56 nhiệm vụ"))
    }

    /// Frozen, nothing moves; how many batches wait is told, and they come when asked for.
    @Test func frozenItWaits() throws {
      let run = try DashboardRun(in: withStore())
      let colleague = try Colleague(store: run.home.store)
      try run.press("2", "p")
      #expect(run.header.hasSuffix("= Giữ hình"))
      let picture = run.text.split(separator: "\n").dropFirst()
      try colleague.correct(code: "51", from: "0.6033", to: "0.6044")
      try run.terminal.wait(for: "the count") { run.header.contains("Giữ hình, 1 thay đổi chờ") }
      try colleague.correct(code: "48", from: "0.8002", to: "0.8003")
      try colleague.correct(code: "51", from: "0.6044", to: "0.6045")
      try run.terminal.wait(for: "the count") { run.header.contains("Giữ hình, 3 thay đổi chờ") }
      #expect(run.text.split(separator: "\n").dropFirst() == picture)
      // A screen not seen before is the one of then, too.
      try run.press("1")
      #expect(run.text.contains("0,6033"))
      #expect(!run.text.contains("0,6045"))
      try run.press("2", "p")
      #expect(run.header.hasSuffix("● Tự cập nhật"))
      let row = try #require(run.rowNumber(of: "▌ 26  Quảng Ngãi"))
      #expect(run.row(row).contains("0,6045"))
      #expect(run.isMarked(row: row))
      try run.quit()
    }

    /// Another program may change the home province; one named on the command line stands.
    @Test(arguments: [nil, "51"])
    func followsTheHomeOfTheStore(_ given: String?) throws {
      let run = try DashboardRun(in: withStore(), province: given)
      #expect(run.header.contains("Tỉnh Quảng Ngãi"))
      try Colleague(store: run.home.store).chooseHome("48@2004-07-08")
      if given == nil {
        try run.terminal.wait(for: "the home") { run.header.contains("Đà Nẵng") }
      }
      // The list of batches tells that the change has been taken in.
      try run.press("6")
      try run.terminal.wait(for: "the batch") { run.text.contains("Chọn tỉnh khác") }
      #expect(run.header.contains("Đà Nẵng") == (given == nil))
      #expect(run.header.contains("Quảng Ngãi") == (given != nil))
      try run.quit()
    }

    /// A program that only reads the store changes nothing on the screen.
    @Test func readersAreNoChange() throws {
      let run = try DashboardRun(in: withStore())
      try run.press("2")
      let count = run.terminal.received.count
      #expect(try run.home.command("show", "rankings").exitCode == 0)
      #expect(try run.home.command("store", "check").exitCode == 0)
      let colleague = try Colleague(store: run.home.store)
      #expect(run.terminal.received.count == count)
      try colleague.correct(code: "51", from: "0.6033", to: "0.6046")
      try run.terminal.wait(for: "the figure") { run.text.contains("0,6046") }
    }
  }
}

/// A home with a store of the built-in figures.
func withStore() throws -> HomeFolder {
  let home = try HomeFolder()
  try home.makeStore()
  return home
}
