import Foundation
import PseudoTerminal
import Testing

extension EndToEndDataTests {
  /// The key `e` in the running dashboard.
  @Suite struct ExportKeyTests {
    private func files(_ run: DashboardRun) throws -> [String] {
      try FileManager.default.contentsOfDirectory(atPath: run.home.path)
        .filter { $0.hasPrefix("xep-hang") || $0.hasPrefix(".phienhop") }.sorted()
    }

    @Test func writesWhatIsSeenAndAsksBeforeItReplaces() throws {
      let run = try DashboardRun()
      try run.press("2", "e")
      #expect(run.text.contains("► 1  Excel (.xlsx)"))
      #expect(run.text.contains(run.home.path))
      try run.press("3")
      #expect(run.text.contains("xep-hang-"))
      try run.press(Keys.enter)
      try run.terminal.wait(for: "the file") { run.foot.contains("Đã ghi") }
      let name = try #require(try files(run).first)
      #expect(try files(run).count == 1)
      let file = URL(fileURLWithPath: run.home.path + "/" + name)
      let text = try String(contentsOf: file, encoding: .utf8)
      #expect(try Data(contentsOf: file).starts(with: [0xEF, 0xBB, 0xBF] + Array("Hạng;".utf8)))
      #expect(text.contains("Quảng Ngãi"))

      try Data("cũ".utf8).write(to: file)
      try run.press("e", "3", Keys.enter)
      try run.terminal.wait(for: "the question") { run.text.contains("Đã có " + name) }
      try run.press(Keys.escape)
      #expect(try String(contentsOf: file, encoding: .utf8) == "cũ")
      try run.press("e", "3", Keys.enter)
      try run.terminal.wait(for: "the question") { run.text.contains("Đã có " + name) }
      try run.press(Keys.enter)
      try run.terminal.wait(for: "the file") { run.foot.contains("Đã ghi") }
      #expect(try String(contentsOf: file, encoding: .utf8) == text)
      #expect(try files(run) == [name])
      try run.quit()
    }
  }
}
