import Foundation
import Glibc
import Model
import PseudoTerminal
import Testing

extension EndToEndDataTests {
  /// What happens to a store and to the files around it while the dashboard shows it: the screen stays right, and one
  /// calm line says what is to be said.
  @Suite struct StoreFaultTests {
    /// Stopped as by a closed lid; meanwhile others write two hundred batches. Continued, the newest stands there.
    @Test func awakesToTwoHundredBatches() throws {
      let run = try DashboardRun(in: withStore())
      try run.press("4")
      run.terminal.send(SIGSTOP)
      try writeTwoHundredBatches(run.home)
      run.terminal.send(SIGCONT)
      try run.terminal.wait(for: "the directives") { run.tabs.contains("255 nhiệm vụ") }
      // What changed is marked until the next key.
      try run.press(Keys.home)
      try run.expectRepaintChangesNothing()
      try run.press("/", "viec 199", Keys.enter)
      #expect(run.selected?.contains("Việc 199 0") == true)
      try run.quit()
    }

    /// The same, and then the store is deleted: what was shown stays, and the line says why nothing newer comes.
    @Test func awakesToADeletedStore() throws {
      let run = try DashboardRun(in: withStore())
      try run.press("2")
      let list = run.text.split(separator: "\n").dropLast(3)
      run.terminal.send(SIGSTOP)
      try writeTwoHundredBatches(run.home)
      for end in ["", "-wal", "-shm"] { unlink(run.home.store + end) }
      run.terminal.send(SIGCONT)
      try run.terminal.wait(for: "the line") { run.foot.contains("đã bị thay hoặc xóa") }
      try run.terminal.waitForIdle()
      #expect(run.text.split(separator: "\n").dropFirst().dropLast(3) == list.dropFirst())
      #expect(run.header.hasSuffix("! Chưa đọc lại được"))
      try run.press("r")
      #expect(run.foot.contains("đã bị thay hoặc xóa"))
      for key in Keys.screens { try run.press(key) }
      #expect(try threads(of: run).contains("phienhop-worker"))
      try run.quit()
    }

    private func writeTwoHundredBatches(_ home: HomeFolder) throws {
      let colleague = try Colleague(store: home.store)
      for number in 0..<200 {
        try colleague.give(
          Colleague.directives(
            1, prefix: "Việc \(number)", firstDue: Colleague.day("2024-07-01"), province: Colleague.quangNgai)
        )
      }
    }

    /// The whole folder is removed while it is shown.
    @Test func aFolderThatVanishesIsTold() throws {
      let run = try DashboardRun(in: withStore())
      try run.press("2", Keys.home)
      try FileManager.default.removeItem(atPath: run.home.path + "/data")
      try run.terminal.wait(for: "the line") { run.foot.contains("đã bị thay hoặc xóa") }
      try run.press(Keys.down)
      #expect(run.selected?.contains("Hồ Chí Minh") == true)
      #expect(run.foot.contains("q Thoát"))
      try run.press("4", "1", "K")
      #expect(run.header.contains("Tổng quan"))
      try run.quit()
      #expect(
        !FileManager.default.fileExists(atPath: run.home.path + "/data"), "nothing is made anew by itself")
    }

    /// Another store is put in its place, as by a restored backup: what was shown stays, and the line says what to do.
    @Test func aStoreReplacedByAnotherIsTold() throws {
      let run = try DashboardRun(in: withStore())
      let other = try withStore()
      try run.press("2")
      let list = run.text.split(separator: "\n").dropLast(3)
      try #require(rename(other.store, run.home.store) == 0)
      try run.terminal.wait(for: "the line") { run.foot.contains("đã bị thay hoặc xóa") }
      try run.terminal.waitForIdle()
      #expect(run.text.contains("Hãy mở lại chương trình"))
      #expect(run.text.split(separator: "\n").dropFirst().dropLast(3) == list.dropFirst())
      try run.press("4", "r")
      #expect(run.text.contains("nhóm theo trạng thái"))
      try run.quit()
      let next = try DashboardRun(in: run.home)
      #expect(!next.header.contains("Chưa đọc lại được"))
      try next.quit()
    }

    /// Another program holds the store's locks so that nothing can be read: the screen answers at once and goes on with
    /// what it has; when the locks are gone, `r` reads.
    @Test func aStoreThatIsLockedIsWaitedFor() throws {
      let run = try DashboardRun(in: withStore())
      try run.press("2")
      let locks = open(run.home.store + "-shm", O_RDWR | O_CLOEXEC)
      try #require(locks >= 0)
      defer { close(locks) }
      // The bytes by which SQLite guards its log: writer, checkpoint, recovery and five readers.
      var lock = flock(
        l_type: Int16(F_WRLCK), l_whence: Int16(SEEK_SET), l_start: 120, l_len: 8, l_pid: 0)
      try #require(fcntl(locks, F_SETLK, &lock) == 0)
      try run.terminal.type(Array("4".utf8))
      try run.terminal.wait(for: "the screen at once") { run.tabs.contains("[4 Nhiệm vụ]") }
      try run.terminal.type(Array("2".utf8))
      try run.terminal.wait(for: "the ranking at once") {
        run.tabs.contains("[2 Xếp hạng]") && run.text.contains("▌ 26  Quảng Ngãi")
      }
      try run.terminal.wait(for: "the line") { run.foot.hasPrefix(" × ") }
      #expect(run.foot.contains("đang được"), "\(run.foot)")
      lock.l_type = Int16(F_UNLCK)
      try #require(fcntl(locks, F_SETLK, &lock) == 0)
      try run.press("4", "r")
      #expect(run.text.contains("nhóm theo trạng thái"))
      #expect(run.foot.contains("q Thoát"))
      #expect(!run.header.contains("Chưa đọc lại được"))
      try run.quit()
    }

    /// The log of details cannot be written, for want of room or because its place is taken: nobody notices.
    @Test(arguments: ["full", "folder", "file"])
    func aLogThatCannotBeWrittenStopsNothing(how: String) throws {
      let run: DashboardRun
      let home = try withStore()
      let folder = home.path + "/state/phienhop"
      switch how {
      case "full":
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        try FileManager.default.createSymbolicLink(
          atPath: folder + "/phienhop.log", withDestinationPath: "/dev/full")
        run = try DashboardRun(in: home)
      case "folder":
        try FileManager.default.createDirectory(
          atPath: folder + "/phienhop.log", withIntermediateDirectories: true)
        run = try DashboardRun(in: home)
      default:
        try Data().write(to: URL(fileURLWithPath: folder))
        run = try DashboardRun(in: home)
      }
      try run.press("2")
      unlink(home.store)
      try run.terminal.wait(for: "the line") { run.foot.contains("đã bị thay hoặc xóa") }
      try run.press("r", "4", "2")
      #expect(run.text.contains("▌ 26  Quảng Ngãi"))
      try run.quit()
    }

    /// A disk that is full to the last byte: what can be read is shown, or one line says what is missing.
    @Test(.enabled(if: canMount)) func aFullDiskIsSurvived() throws {
      let home = try withStore()
      let disk = home.path + "/disk"
      try FileManager.default.createDirectory(atPath: disk, withIntermediateDirectories: true)
      let script = """
        mount -t tmpfs -o size=3m none "$1" && cp "$2" "$1/a.store" || exit 99
        dd if=/dev/zero of="$1/fill" bs=4k 2>/dev/null
        exec "$3" --today 2024-06-03 --home 51 --store "$1/a.store"
        """
      let program = PseudoTerminal.program("phienhop")
      let terminal = try PseudoTerminal(
        "/usr/bin/unshare", arguments: ["-rm", "sh", "-c", script, "sh", disk, home.store, program],
        columns: 120, rows: 40, environment: home.environment)
      do {
        try terminal.waitForIdle()
        try terminal.press("2")
        #expect(terminal.screen.text.contains("▌ 26  Quảng Ngãi"), "\(terminal.screen.text)")
        try terminal.type(Array("q".utf8))
        #expect(try terminal.waitForExit() == .code(0))
      } catch {
        let ending = try terminal.waitForExit()
        #expect([.code(3), .code(5)].contains(ending), "\(ending): \(terminal.screen.text)")
        #expect(terminal.screen.text(row: 0).hasPrefix("phienhop: "), "\(terminal.screen.text)")
        #expect(!terminal.received.contains(0x1B))
      }
      #expect(terminal.modesAreRestored)
    }

    /// A disk that fills up before conclusions are adopted: nothing is written, one line says so, and the drafts are
    /// adopted when there is room again.
    @Test(.enabled(if: canMount)) func aFullDiskWhileAdoptingLosesNothing() throws {
      let home = try withStore()
      let disk = home.path + "/disk"
      try FileManager.default.createDirectory(atPath: disk, withIntermediateDirectories: true)
      let script = """
        mount -t tmpfs -o size=8m none "$1" && cp "$2" "$1/a.store" || exit 99
        store="$1/a.store"; program="$3"
        run() { "$program" "$@" --store "$store" --lang vi --today 2026-01-05; }
        run meeting new 2026-01-05 > /dev/null
        for n in 1 2; do run record add 2026-01-05 "giao Sở Tài chính báo cáo $n trước 15/3" --yes > /dev/null; done
        dd if=/dev/zero of="$1/fill" bs=4k 2> /dev/null
        run record adopt 2026-01-05; echo "adopting: $?"
        run record list 2026-01-05 | grep -c "dự thảo"
        rm "$1/fill"
        run record adopt 2026-01-05; echo "adopting: $?"
        run store check
        """
      let terminal = try PseudoTerminal(
        "/usr/bin/unshare",
        arguments: ["-rm", "sh", "-c", script, "sh", disk, home.store, PseudoTerminal.program("phienhop")],
        columns: 200, rows: 40, environment: home.environment)
      #expect(try terminal.waitForExit() == .code(0))
      let lines = terminal.screen.text.split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }
        .filter { !$0.isEmpty }
      let full = try #require(lines.firstIndex { $0.contains("Đĩa đã đầy, chưa ghi gì vào") }, "\(lines)")
      #expect(Array(lines[(full + 1)...].prefix(2)) == ["adopting: 5", "2"], "\(lines)")
      #expect(lines[full...].contains { $0.contains("Đã thông qua 2 nội dung") }, "\(lines)")
      #expect(lines.contains("adopting: 0") && lines.last?.hasSuffix("tốt.") == true, "\(lines)")
    }

    /// Whether a file system of one's own can be mounted here, without rights.
    static let canMount: Bool = {
      let process = ChildProcess()
      process.executableURL = URL(fileURLWithPath: "/usr/bin/unshare")
      process.arguments = ["-rm", "mount", "-t", "tmpfs", "none", "/mnt"]
      process.standardError = FileHandle.nullDevice
      guard (try? process.run()) != nil else { return false }
      process.waitUntilExit()
      return process.terminationStatus == 0
    }()

    /// A configuration that is no text, is a folder, is endless or says nonsense: one line and its exit code,
    /// and the terminal is not touched.
    @Test(arguments: ["folder", "bytes", "huge", "nonsense", "unfinished"])
    func anUnreadableConfigurationIsSaidInOneLine(how: String) throws {
      let home = try HomeFolder()
      let folder = home.path + "/config/phienhop"
      let file = folder + "/config.toml"
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
      switch how {
      case "folder": try FileManager.default.createDirectory(atPath: file, withIntermediateDirectories: true)
      case "bytes":
        try Data([0xFF, 0xFE, 0x00, 0x1B, 0x5B, 0x32, 0x4A, 0xC3]).write(to: URL(fileURLWithPath: file))
      case "huge":
        try Data().write(to: URL(fileURLWithPath: file))
        #expect(truncate(file, 100_000_000) == 0)
      case "nonsense":
        try "home = [1, 2\u{1B}[31337m]\n".write(toFile: file, atomically: true, encoding: .utf8)
      default: try "language = \"vi".write(toFile: file, atomically: true, encoding: .utf8)
      }
      let run = try DashboardRun(in: home, waits: false)
      #expect(try run.terminal.waitForExit() == .code(2), "\(run.text)")
      #expect(run.row(0).hasPrefix("phienhop: "), "\(run.text)")
      #expect(run.text.replacingOccurrences(of: "\n", with: "").contains("config.toml"), "\(run.text)")
      #expect(run.text.split(separator: "\n").count { !$0.isEmpty } <= 3, "\(run.text)")
      #expect(HostileText.strays(in: run.terminal.received) == [])
      #expect(!run.terminal.received.contains(0x1B))
      #expect(run.terminal.modesAreRestored)
    }
  }
}
