import Foundation
import Glibc
import PseudoTerminal
import Testing

extension EndToEndDataTests {
  @Suite struct RollCallRunTests {
    private func withRooms() throws -> HomeFolder {
      let home = try withStore()
      let made = try home.command("meeting", "new", "2024-06-05", "--today", "2024-06-03", "--ordinal", "6")
      try #require(made.exitCode == 0, "\(made.output)")
      let lines = (1...600).map { "xã,UBND xã Số \($0)" } + (1...193).map { "thôn,Thôn \($0)" }
      let list = home.path + "/rooms.csv"
      try lines.joined(separator: "\n").write(toFile: list, atomically: true, encoding: .utf8)
      let added = try home.command("meeting", "rooms", "2024-06-05", "--add", list)
      try #require(added.exitCode == 0, "\(added.output)")
      return home
    }

    private func attendance(_ home: HomeFolder) throws -> String {
      try home.command("meeting", "rooms", "2024-06-05", "--format", "csv").output
    }

    /// The waiting screen, the roll call over it, kill -9: the next start is on the waiting screen, and no mark is lost.
    @Test func aKilledSessionComesBackToTheWaitingScreen() throws {
      let home = try withRooms()
      let run = try DashboardRun(in: home, columns: 80, rows: 24, ["present", "--waiting"])
      #expect(
        run.text.contains("Phiên họp thứ 6") && run.text.contains("600 + 193 = 793: khớp"), "\(run.text)")
      try run.press("d")
      for name in ["so 7", "so 12", "so 123"] {
        try run.terminal.type(Array(name.utf8))
        try run.terminal.waitForIdle()
        try run.press(Keys.enter)
      }
      #expect(run.text.contains("Có mặt: 3/793"), "\(run.text)")
      try run.press(Keys.escape)
      try run.terminal.wait(for: "the place to be kept") {
        let folder = home.path + "/state/phienhop"
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        return names.contains { name in
          name.hasPrefix("presentation-")
            && (try? String(contentsOfFile: folder + "/" + name, encoding: .utf8))?.contains(
              "stage waiting\n")
              == true
        }
      }
      run.terminal.send(SIGKILL)
      _ = try run.terminal.waitForExit()

      let again = try DashboardRun(in: home, columns: 80, rows: 24)
      #expect(again.foot.contains("Màn hình chờ") && again.text.contains("Có mặt: 3/793"), "\(again.text)")
      try again.press(Keys.escape)
      try again.quit()
      let rows = try attendance(home).split(whereSeparator: \.isNewline).filter {
        $0.contains("room_present")
      }
      #expect(rows.count == 3 && rows.contains { $0.contains("UBND xã Số 123") })
    }

    /// Every room called by held-down Enter: each mark is seen at once, and all are in the store in a few batches.
    @Test func hundredsOfRoomsAreCalledAtOnce() throws {
      let home = try withRooms()
      let run = try DashboardRun(in: home, columns: 80, rows: 24)
      try run.press("7", "D")
      try run.terminal.type(Array(repeating: UInt8(ascii: "\r"), count: 793))
      try run.terminal.wait(for: "every room to be called") { run.text.contains("Có mặt: 793/793") }
      try run.terminal.waitForIdle()
      try run.press(Keys.escape)
      try run.quit()
      let rows = try attendance(home).split(whereSeparator: \.isNewline).filter {
        $0.contains("room_present")
      }
      #expect(rows.count == 793)
      let batches = try home.command("batch", "list", "--format", "csv").output
        .split(whereSeparator: \.isNewline).filter { $0.contains("Điểm danh") }
      #expect((1...400).contains(batches.count), "\(batches.count)")
    }
  }
}
