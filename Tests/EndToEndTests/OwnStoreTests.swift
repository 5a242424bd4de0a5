import Foundation
import PseudoTerminal
import Testing

extension EndToEndDataTests {
  @Suite struct OwnStoreTests {
    /// From the built-in figures to a store of one's own, without leaving the dashboard.
    @Test func aKeyMakesTheStore() throws {
      let run = try DashboardRun(province: nil)
      #expect(!run.header.contains("Quảng Ngãi"))
      try run.press("K")
      #expect(run.text.contains("Lập kho: chọn tỉnh, thành phố"))
      try run.press("quang ngai")
      #expect(run.text.contains("► 51  Tỉnh Quảng Ngãi"))
      try run.press(Keys.enter)
      #expect(run.header.contains("Tỉnh Quảng Ngãi │ Tổng quan"))
      #expect(run.header.contains("Kho phienhop.store │ ● Tự cập nhật"))
      #expect(run.foot.contains("Đã lập kho"))
      #expect(run.text.contains("▌26 Quảng Ngãi"))
      #expect(FileManager.default.fileExists(atPath: run.home.store))
      try run.press(Keys.down)
      #expect(!run.foot.contains("Lập kho"))
      try run.press("K")
      #expect(run.foot.contains("Đang dùng kho riêng"))
      // What others write into the new store is seen at once.
      try Colleague(store: run.home.store).correct(code: "51", from: "0.6033", to: "0.6034")
      try run.terminal.wait(for: "the new figure") { run.text.contains("0,6034") }
      try run.terminal.wait(for: "only the threads that stay") {
        (try? threads(of: run).sorted()) == ["phienhop", "phienhop-worker", "store-watcher"]
      }
      try run.quit()

      let again = try DashboardRun(in: run.home, province: nil)
      #expect(again.header.contains("Tỉnh Quảng Ngãi │ Tổng quan"))
      #expect(again.header.contains("Kho phienhop.store"))
      #expect(again.text.contains("0,6034"))
      #expect(again.foot.contains("q Thoát"))
      #expect(try again.home.command("store", "check").exitCode == 0)
    }

    @Test func makesNoStoreWhereOnlyReadingIsAllowed() throws {
      let run = try DashboardRun(["--read-only"])
      try run.press("K")
      try run.press("quang ngai")
      try run.press(Keys.enter)
      #expect(run.foot.contains("chỉ đọc"))
      #expect(!FileManager.default.fileExists(atPath: run.home.store))
      try run.press("2")
      #expect(run.text.contains("Quảng Ngãi"))
      try run.quit()
    }
  }
}
