import Foundation
import Glibc
import PseudoTerminal
import Testing

extension EndToEndDataTests {
  @Suite struct PresentingRunTests {
    /// Where the place of a presentation is kept.
    private func keptPath(_ home: HomeFolder) -> String? {
      let folder = home.path + "/state/phienhop"
      let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
      return names.first { $0.hasPrefix("presentation-") && !$0.contains(".") }.map { folder + "/" + $0 }
    }

    private func kept(_ home: HomeFolder) -> String {
      keptPath(home).flatMap { try? String(contentsOfFile: $0, encoding: .utf8) } ?? ""
    }

    /// F5, a jump, kill -9: the next start is at the same item. Then a clicker's key held down, Esc, and a clean end.
    @Test func aKilledSessionComesBackToItsItem() throws {
      let run = try DashboardRun(columns: 80, rows: 24)
      try run.press("4", "\u{1B}[15~")
      // The clock comes from a thread of its own.
      try run.terminal.wait(for: "the clock") { run.foot.contains("còn 5 phút") }
      #expect(run.foot.contains("Mục 1/9") && run.foot.contains(":"))
      try run.press("3", Keys.enter)
      let title = run.row(0)
      #expect(title.contains("Hồ sơ, dịch vụ công trực tuyến"))
      let rows = (1..<22).map { run.row($0) }
      try run.terminal.wait(for: "the place to be kept") { kept(run.home).contains("position 2\n") }
      run.terminal.send(SIGKILL)
      _ = try run.terminal.waitForExit()

      // Nobody comes back to it on another day.
      let file = try #require(keptPath(run.home))
      let text = try Data(contentsOf: URL(fileURLWithPath: file))
      try FileManager.default.setAttributes([.modificationDate: Date.now - 86_400], ofItemAtPath: file)
      let later = try DashboardRun(in: run.home, columns: 80, rows: 24)
      #expect(later.tabs.contains("[1 Tổng quan]"), "\(later.tabs)")
      try later.quit()
      try text.write(to: URL(fileURLWithPath: file))

      let again = try DashboardRun(in: run.home, columns: 80, rows: 24)
      #expect(again.row(0) == title && again.foot.contains("Mục 3/9"))
      #expect((1..<22).map { again.row($0) } == rows)
      // Pages and items as fast as a held key sends them; the picture does not lag behind.
      try again.terminal.type(Array(String(repeating: Keys.pageDown, count: 80).utf8))
      try again.terminal.waitForIdle()
      #expect(again.foot.contains("Đã hết chương trình") || again.foot.contains("Mục 9/9"), "\(again.foot)")
      try again.press(Keys.escape)
      #expect(again.tabs.contains("[1 Tổng quan]"), "\(again.tabs)")
      let statistics = try again.quit()
      #expect(statistics["frames"].map { $0 < 60 } ?? false, "\(statistics)")
      #expect(kept(run.home).isEmpty)
    }
  }
}
