import Foundation
import Glibc
import PseudoTerminal
import Testing

extension EndToEndTests {
  @Suite struct RecordRunTests {
    private func kept(_ home: HomeFolder) -> String {
      let folder = home.path + "/state/phienhop"
      let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
      return names.filter { $0.hasPrefix("recording-") && !$0.contains(".") }.sorted()
        .compactMap { try? String(contentsOfFile: folder + "/" + $0, encoding: .utf8) }.joined()
    }

    private func keptFile(_ home: HomeFolder) -> String? {
      let folder = home.path + "/state/phienhop"
      let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
      return names.first { $0.hasPrefix("recording-") && !$0.contains(".") }.map { folder + "/" + $0 }
    }

    /// The last keys before a kill -9 are kept within a moment, also those typed right after something was kept.
    @Test func theLastKeysBeforeAKillAreThere() throws {
      let home = try withStore()
      #expect(try home.command("meeting", "new", "2024-06-05", "--today", "2024-06-03").exitCode == 0)
      let run = try DashboardRun(in: home, columns: 80, rows: 24)
      try run.press("\u{1B}[15~", ":")
      try run.terminal.type(Array("giao Sở Tài chính báo cáo".utf8))
      try run.terminal.waitForIdle()
      try run.press(Keys.enter)
      try run.terminal.wait(for: "the form to be kept") { kept(home).contains("báo cáo") }
      // The first is kept at once, so that the next come while nothing may be kept; the screen shows them, and that is all.
      try run.terminal.type(Array(" ab".utf8))
      try run.terminal.wait(for: "the first keys to be shown") { run.text.contains("báo cáo ab") }
      try run.terminal.type(Array("c trước 15/9".utf8))
      try run.terminal.wait(for: "the keys to be shown") { run.text.contains("abc trước 15/9") }
      usleep(120_000)
      run.terminal.send(SIGKILL)
      _ = try run.terminal.waitForExit()
      #expect(kept(home).contains("báo cáo abc trước 15/9"), "\(kept(home))")
    }

    /// A line typed while presenting, kill -9 before it is recorded: it is there again, and two keys record it.
    @Test func whatIsTypedOutlivesAKilledSession() throws {
      let home = try withStore()
      #expect(try home.command("meeting", "new", "2024-06-05", "--today", "2024-06-03").exitCode == 0)
      let run = try DashboardRun(in: home, columns: 80, rows: 24)
      try run.press("\u{1B}[15~", ":")
      try run.terminal.type(Array("giao Sở Tài chính báo cáo trước 15/9".utf8))
      try run.terminal.waitForIdle()
      try run.press(Keys.enter)
      #expect(run.text.contains("15/09/2024") && run.text.contains("14/09/2024"), "\(run.text)")
      try run.terminal.wait(for: "the form to be kept") { kept(home).contains("báo cáo trước 15/9") }
      run.terminal.send(SIGKILL)
      _ = try run.terminal.waitForExit()

      let again = try DashboardRun(in: home, columns: 80, rows: 24)
      try again.press(":", "g", "i", "a", "o", Keys.enter)
      #expect(again.text.contains("báo cáo trước 15/9"), "\(again.text)")
      // A unit that the built-in register does not know is told once, and recorded as stated.
      try again.press(Keys.enter)
      if !again.foot.contains("dự thảo số 1") { try again.press(Keys.enter) }
      try again.terminal.wait(for: "the draft to be recorded") { again.foot.contains("dự thảo số 1") }
      try again.press(Keys.escape)
      try again.quit()
      #expect(kept(home).isEmpty)
      let list = try home.command("record", "list", "2024-06-05", "--format", "csv")
      #expect(
        list.output.contains("draft_draft") && list.output.contains("giao Sở Tài chính báo cáo trước 15/9"))
    }

    /// Kill -9 after the commit and before its answer: the form is there again, and recording it once more makes no
    /// second draft.
    @Test func whatIsInTheStoreIsNotWrittenTwice() throws {
      let home = try withStore()
      #expect(try home.command("meeting", "new", "2024-06-05", "--today", "2024-06-03").exitCode == 0)
      let run = try DashboardRun(in: home, columns: 80, rows: 24)
      try run.press(":")
      try run.terminal.type(Array("giao Sở Tài chính báo cáo trước 15/9".utf8))
      try run.terminal.waitForIdle()
      try run.press(Keys.enter)
      try run.terminal.wait(for: "the form to be kept") { kept(home).contains("ticket ") }
      let file = try #require(keptFile(home))
      let text = try String(contentsOfFile: file, encoding: .utf8)
      try run.press(Keys.enter)
      if !run.foot.contains("dự thảo số 1") { try run.press(Keys.enter) }
      try run.terminal.wait(for: "the draft to be recorded") { run.foot.contains("dự thảo số 1") }
      run.terminal.send(SIGKILL)
      _ = try run.terminal.waitForExit()
      // As the disk was between commit and answer.
      try text.write(toFile: file, atomically: true, encoding: .utf8)

      let again = try DashboardRun(in: home, columns: 80, rows: 24)
      try again.press(":", "g", "i", "a", "o", Keys.enter)
      try again.press(Keys.enter)
      if !again.foot.contains("Đã ghi từ trước") { try again.press(Keys.enter) }
      try again.terminal.wait(for: "it to be known") {
        again.foot.contains("Đã ghi từ trước: dự thảo số 1")
      }
      try again.quit()
      #expect(kept(home).isEmpty)
      let list = try home.command("record", "list", "2024-06-05", "--format", "csv")
      #expect(list.output.components(separatedBy: "draft_draft").count == 2, "\(list.output)")
    }
  }
}
