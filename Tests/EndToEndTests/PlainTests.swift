import Foundation
import Glibc
import PseudoTerminal
import Testing

extension EndToEndDataTests {
  /// The dashboard as words, line by line.
  @Suite struct PlainTests {
    private func lines(_ run: DashboardRun, from start: Int = 0) -> [String] {
      String(decoding: run.terminal.received[start...], as: UTF8.self)
        .split(separator: "\r\n", omittingEmptySubsequences: true).map(String.init)
    }

    /// What one key is answered with.
    private func said(_ run: DashboardRun, _ keys: String) throws -> [String] {
      let before = run.terminal.received.count
      try run.press(keys)
      return lines(run, from: before)
    }

    @Test(arguments: ["xterm-256color", "dumb", "vt100", "tmux-256color", "there-is-no-such-terminal", ""])
    func neverSendsAnEscapeSequence(_ name: String) throws {
      let run = try DashboardRun(["--plain"], environment: ["TERM": name])
      #expect(lines(run).first == "Tỉnh Quảng Ngãi, Tổng quan")
      for key in ["2", Keys.down, "/", "q", "n", Keys.enter, "o", Keys.escape, Keys.enter, Keys.escape, "?"] {
        #expect(try !said(run, key).isEmpty, "\(key)")
      }
      try run.press(Keys.escape, ":", "m", "a", "u", Keys.escape, "t", "L", "4", Keys.pageDown, Keys.end, "r")
      run.terminal.resize(columns: 60, rows: 16)
      try run.press("1")
      #expect(!run.terminal.received.contains(0x1B))
      try run.quit()
      #expect(!run.terminal.received.contains(0x1B))
    }

    @Test func downIsAnsweredWithOneLineInOneWrite() throws {
      let run = try DashboardRun(["--plain"], environment: ["TERM": "dumb"])
      #expect(try said(run, "2").count == 3)
      #expect(try said(run, "g").count == 1)
      for _ in 0..<10 { #expect(try said(run, Keys.down).count == 1) }
      let last = try said(run, Keys.end)
      #expect(last.count == 1 && last[0].hasPrefix("Bắc Kạn; Hạng: 63/63"))
      let stays = try said(run, Keys.down)
      #expect(stays.count == 1 && stays[0].hasPrefix("Vẫn ở: Bắc Kạn"))
      let statistics = try run.quit()
      #expect(statistics["writes"] == statistics["frames"])
      #expect(statistics["frames"] == 15, "the beginning, and one for each key but the last")
    }

    @Test func aPageAndTheCardAreRead() throws {
      let run = try DashboardRun(["--plain"])
      try run.press("2")
      let page = try said(run, Keys.enter)
      #expect(page.first?.hasPrefix("Tỉnh Quảng Ngãi, DTI năm 2022") == true)
      #expect(page.contains("Hạng: 26/63"))
      let card = try said(run, "o")
      #expect(card.contains { $0.hasPrefix("Vị trí: ") })
      try run.press(Keys.escape)
      try run.quit()
    }

    @Test func theConfigurationAsksForWordsToo() throws {
      let home = try HomeFolder()
      let folder = home.path + "/config/phienhop"
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
      try Data("plain = true\n".utf8).write(to: URL(fileURLWithPath: folder + "/config.toml"))
      let run = try DashboardRun(in: home)
      #expect(lines(run).first == "Tỉnh Quảng Ngãi, Tổng quan")
      try run.quit()
    }

    @Test(arguments: [SIGTERM, SIGHUP, SIGINT, SIGQUIT])
    func everySignalGivesTheModesBack(_ signal: Int32) throws {
      let run = try DashboardRun(["--plain"])
      run.terminal.send(signal)
      #expect(try run.terminal.waitForExit() == .code(128 + signal))
      #expect(run.terminal.modesAreRestored)
      #expect(!run.terminal.received.contains(0x1B))
    }

    @Test(arguments: [SIGSEGV, SIGABRT, SIGILL, SIGTRAP])
    func aCrashGivesTheModesBack(_ signal: Int32) throws {
      let run = try DashboardRun(["--plain"])
      run.terminal.send(signal)
      #expect(try run.terminal.waitForExit() == .signal(signal))
      #expect(run.terminal.modesAreRestored)
      #expect(!run.terminal.received.contains(0x1B))
    }

    @Test func isStoppedAndGoesOn() throws {
      let run = try DashboardRun(["--plain"], asJob: true)
      try run.terminal.type([0x1A])
      try run.terminal.wait(for: "the job to stop") { run.terminal.jobIsStopped }
      #expect(run.terminal.modesAreRestored)
      run.terminal.continueJob()
      try run.terminal.waitForIdle()
      #expect(try said(run, "2").count == 3)
    }

    /// Pasted text comes without marks here, and must not run as keys: q quits, K makes a store.
    @Test func pastedTextIsNotRunAsKeys() throws {
      let run = try DashboardRun(["--plain"])
      try run.press("2")
      let text = "Kết luận: q, K, b; hạn 05/06/2024\nq\nKính gửi Sở Thông tin\n"
      try run.terminal.type(Array(text.utf8))
      try run.terminal.waitForIdle()
      #expect(try said(run, "g").count == 1)
      // Where text is asked for it is text.
      try run.press("/")
      try run.terminal.type(Array("Quảng Ngãi thành phố".utf8))
      try run.terminal.waitForIdle()
      #expect(lines(run).last?.contains("Quảng Ngãi thành phố") == true, "\(lines(run).suffix(3))")
      try run.press(Keys.escape)
      try run.quit()
      #expect(!FileManager.default.fileExists(atPath: run.home.path + "/data/phienhop/phienhop.store"))
    }

    @Test func aTerminalThatIsGoneEndsIt() throws {
      let run = try DashboardRun(["--plain"])
      run.terminal.closeWindow()
      #expect(try run.terminal.waitForExit() != .code(0))
    }
  }
}
