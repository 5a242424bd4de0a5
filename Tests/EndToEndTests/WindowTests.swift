import Foundation
import Glibc
import PseudoTerminal
import Testing

extension EndToEndTests {
  @Suite struct WindowTests {
    @Test func aStormOfSizesLeavesNoTrace() throws {
      let run = try DashboardRun()
      try run.press("2", Keys.down)
      for turn in 0..<40 {
        run.terminal.resize(columns: 1 + turn * 53 % 210, rows: 1 + turn * 31 % 70)
        if turn % 3 == 0 { try run.terminal.type(Array((turn % 2 == 0 ? Keys.down : Keys.up).utf8)) }
      }
      for (columns, rows) in [(1, 1), (2, 50), (300, 2), (60, 16), (200, 60), (1, 1), (120, 40)] {
        run.terminal.resize(columns: columns, rows: rows)
        try run.terminal.waitForIdle()
      }
      try run.press(Keys.home)
      let fresh = try DashboardRun()
      try fresh.press("2", Keys.home)
      #expect(run.text == fresh.text)
      try run.quit()
    }

    @Test(arguments: [(59, 16), (60, 15), (30, 8), (12, 20)])
    func tooSmallIsSaidCalmly(columns: Int, rows: Int) throws {
      let run = try DashboardRun(columns: columns, rows: rows)
      let words = run.text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
      #expect(words.hasPrefix("Cần ít nhất 60×16 ô chữ, cửa sổ này có \(columns)×\(rows)."))
      try run.press("4")
      run.terminal.resize(columns: 60, rows: 16)
      try run.terminal.waitForIdle()
      #expect(run.tabs.contains("[4 Nhiệm vụ]"))
      try run.quit()
    }

    @Test(arguments: [(1, 1), (4, 1), (1, 40), (500, 1), (500, 100)])
    func startsAndEndsAtAnySize(columns: Int, rows: Int) throws {
      let run = try DashboardRun(columns: columns, rows: rows)
      try run.press("2", Keys.down, "?", Keys.escape)
      try run.quit()
    }

    /// Ctrl-Z gives the terminal back; after `fg` the newest figures stand there, in the new size.
    @Test func suspendsAndResumesAsAJob() throws {
      let run = try DashboardRun(in: withStore(), asJob: true)
      try run.press("2")
      try run.terminal.type([0x1A])
      try run.terminal.wait(for: "the job to stop") {
        run.terminal.jobIsStopped && run.terminal.modesAreRestored
      }
      run.expectGivenBack()
      try Colleague(store: run.home.store).correct(code: "51", from: "0.6033", to: "0.6061")
      run.terminal.resize(columns: 100, rows: 30)
      run.terminal.continueJob()
      try run.terminal.wait(for: "the new figure") { run.text.contains("0,6061") }
      #expect(run.tabs.contains("[2 Xếp hạng]"))
      #expect(run.foot.contains("q Thoát"))
      #expect(run.terminal.privateMode(1049) == true)
      try run.press("1")
      #expect(run.tabs.contains("[1 Tổng quan]"))
      try run.quit()
    }

    @Test func redrawsAfterSomebodyElseStoppedIt() throws {
      let run = try DashboardRun(in: withStore())
      try run.press("2")
      run.terminal.send(SIGSTOP)
      try Colleague(store: run.home.store).correct(code: "51", from: "0.6033", to: "0.6062")
      run.terminal.send(SIGCONT)
      try run.terminal.wait(for: "the new figure") { run.text.contains("0,6062") }
    }
  }
}
