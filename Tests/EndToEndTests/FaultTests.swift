import Foundation
import Glibc
import PseudoTerminal
import Testing

extension EndToEndTests {
  @Suite struct FaultTests {
    /// A store that goes away or becomes something else while it is open: one calm line, and the figures stay.
    @Test(arguments: ["deleted", "text", "folder"])
    func aStoreThatGoesAwayIsTold(how: String) throws {
      let run = try DashboardRun(in: withStore())
      try run.press("2")
      let list = run.text.split(separator: "\n").dropLast(3)
      let files = FileManager.default
      switch how {
      case "text":
        try "Không phải kho.\n".write(toFile: run.home.store + ".txt", atomically: false, encoding: .utf8)
        #expect(rename(run.home.store + ".txt", run.home.store) == 0)
      case "folder":
        try files.moveItem(atPath: run.home.path + "/data/phienhop", toPath: run.home.path + "/moved")
      default: for end in ["", "-wal", "-shm"] { try? files.removeItem(atPath: run.home.store + end) }
      }
      try run.terminal.wait(for: "the line") { run.foot.contains("đã bị thay hoặc xóa") }
      #expect(run.text.split(separator: "\n").dropFirst().dropLast(3) == list.dropFirst())
      try run.press(Keys.down)
      #expect(run.foot.contains("q Thoát"))
      #expect(run.header.hasSuffix("! Chưa đọc lại được"), "not called live, whatever is pressed")
      // Asked again it says so again, and goes on.
      try run.press("r")
      #expect(run.foot.contains("đã bị thay hoặc xóa"))
      try run.press("4")
      #expect(run.tabs.contains("[4 Nhiệm vụ]"))
      try run.press("1")
      #expect(run.text.contains("▌26 Quảng Ngãi"))
      try run.quit()
    }

    /// Overwritten in place: whatever can still be shown is, and the dashboard goes on.
    @Test func aStoreThatIsOverwrittenIsSurvived() throws {
      let run = try DashboardRun(in: withStore())
      try run.press("2")
      let file = try #require(FileHandle(forWritingAtPath: run.home.store))
      try file.truncate(atOffset: 0)
      try file.write(contentsOf: Data(repeating: 0x61, count: 100_000))
      try file.close()
      for key in Keys.screens + ["r"] { try run.press(key) }
      try run.press("2")
      #expect(run.tabs.contains("[2 Xếp hạng]"))
      #expect(run.text.contains("▌ 26  Quảng Ngãi"))
      try run.press("r")
      #expect(run.foot.hasPrefix(" × "), "\(run.foot)")
      try run.quit()
    }

    /// While somebody writes, all screens answer from before.
    @Test func aStoreBeingWrittenIsReadable() throws {
      let run = try DashboardRun(in: withStore())
      let colleague = try Colleague(store: run.home.store)
      var texts: [String] = []
      var failure: (any Error)?
      let directives = Colleague.directives(
        10, prefix: "Việc thử", firstDue: try Colleague.day("2024-06-05"), province: try Colleague.quangNgai)
      try colleague.give(directives) { done, total in
        guard done == total / 2 else { return }
        do {
          for key in ["2", "4", "6", "r"] {
            try run.press(key)
            texts.append(run.text)
          }
        } catch { failure = error }
      }
      if let failure { throw failure }
      #expect(texts.count == 4)
      #expect(texts.allSatisfy { !$0.contains("Việc thử") && $0.contains("q Thoát") })
      try run.press("4")
      try run.terminal.wait(for: "the directives") { run.text.contains("Việc thử 0") }
    }

    @Test func readingOnlyChangesNothing() throws {
      let home = try withStore()
      let before = try home.checksum(home.store)
      let run = try DashboardRun(in: home, ["--read-only", "--store", home.store])
      #expect(run.header.contains("Kho phienhop.store │ ○ Chỉ đọc"))
      for key in Keys.screens { try run.press(key, Keys.down, Keys.enter, "o", Keys.escape, Keys.escape) }
      try run.press("K", Keys.escape, "r", "p", "p")
      try run.quit()
      #expect(try home.checksum(home.store) == before)
    }

    @Test func aMissingStoreIsSaidInOneLine() throws {
      let run = try DashboardRun(["--store", "/nowhere/a.store"], waits: false)
      #expect(try run.terminal.waitForExit() == .code(3))
      #expect(run.row(0).hasPrefix("phienhop: Chưa có kho dữ liệu tại /nowhere/a.store."))
      #expect(!run.terminal.received.contains(0x1B))
      #expect(run.terminal.modesAreRestored)
    }

    @Test func aTextFileIsNoStore() throws {
      let home = try HomeFolder()
      try "Không phải kho.\n".write(toFile: home.path + "/a.store", atomically: true, encoding: .utf8)
      let run = try DashboardRun(in: home, ["--store", home.path + "/a.store"], waits: false)
      #expect(try run.terminal.waitForExit() == .code(3))
      #expect(run.text.contains("không phải kho dữ liệu"))
      #expect(!run.terminal.received.contains(0x1B))
    }

    @Test func withoutCursorMovementTheScreenIsPrinted() throws {
      let run = try DashboardRun(columns: 130, rows: 60, environment: ["TERM": "dumb"], waits: false)
      #expect(try run.terminal.waitForExit() == .code(0))
      #expect(!run.terminal.received.contains(0x1B))
      let text = String(decoding: run.terminal.received, as: UTF8.self)
      #expect(text.contains("Hạng: 26/63"))
      #expect(text.contains("70,78"))
      #expect(run.terminal.modesAreRestored)
    }

    @Test func intoAPipeTheScreenIsPrinted() throws {
      let home = try HomeFolder()
      let file = open(home.path + "/picture", O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
      defer { close(file) }
      let run = try DashboardRun(in: home, redirection: .init(output: file), waits: false)
      #expect(try run.terminal.waitForExit() == .code(0))
      #expect(run.terminal.received.isEmpty)
      let text = try String(contentsOfFile: home.path + "/picture", encoding: .utf8)
      #expect(text.contains("Hạng: 26/63"))
      #expect(!text.contains("\u{1B}"))
    }

    @Test(arguments: ["C", "POSIX", "vi_VN.UTF-8", "no_NO.NOTHING"])
    func isReadableUnderAnyLocale(name: String) throws {
      let usual = try DashboardRun()
      let run = try DashboardRun(environment: ["LC_ALL": name, "LANG": name])
      #expect(run.text == usual.text)
    }

    @Test func keysComeFromTheTerminalWhereInputIsAFile() throws {
      let file = open("/dev/null", O_RDONLY | O_CLOEXEC)
      defer { close(file) }
      let run = try DashboardRun(redirection: .init(input: file))
      try run.press("2", Keys.home, Keys.down)
      #expect(run.selected?.contains("Hồ Chí Minh") == true)
      try run.quit()
    }

    /// The figures of the session cannot be written: said after the terminal is given back.
    @Test func statisticsThatCannotBeWrittenAreTold() throws {
      let run = try DashboardRun(["--stats", "/nowhere/statistics"])
      try run.terminal.type(Array("q".utf8))
      #expect(try run.terminal.waitForExit() == .code(5))
      #expect(run.text.contains("/nowhere/statistics"))
      run.expectGivenBack()
    }
  }
}
