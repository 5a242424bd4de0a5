import Foundation
import Glibc
import PseudoTerminal
import Testing

extension EndToEndTests {
  /// Themes on a terminal: what each kind of terminal is sent, and files that change under a running dashboard.
  @Suite struct ThemeTests {
    private static let mine = "[roles]\ntext = { foreground = \"#ffffff\", background = \"%\", ansi = 7 }\n"

    private func folder(_ home: HomeFolder) throws -> String {
      let path = home.path + "/config/phienhop/themes"
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
      return path
    }

    private func theme(_ background: String) -> String { Self.mine.replacing("%", with: background) }

    /// What stands behind an empty part of the screen.
    private func ground(_ run: DashboardRun) -> VirtualScreen.Cell.Colour {
      run.terminal.screen.cell(column: 0, row: run.terminal.screen.rows - 2).background
    }

    private static let red = VirtualScreen.Cell.Colour.indexed(16 + 36)
    private static let blue = VirtualScreen.Cell.Colour.indexed(16 + 1)

    // MARK: - Colours

    /// The ground of the default theme and of the projector's as each kind of terminal has it.
    @Test(arguments: [
      ("xterm-256color", VirtualScreen.Cell.Colour.indexed(233), VirtualScreen.Cell.Colour.indexed(231)),
      ("xterm-16color", .indexed(0), .indexed(15)), ("xterm", .indexed(0), .indexed(7)),
      ("linux", .indexed(0), .indexed(7)), ("vt100", .standard, .standard),
    ])
    func eachTerminalGetsWhatItHas(
      name: String, dark: VirtualScreen.Cell.Colour, projector: VirtualScreen.Cell.Colour
    ) throws {
      for (theme, expected) in [("dark", dark), ("projector", projector)] {
        let run = try DashboardRun(["--theme", theme, "--no-ascii"], environment: ["TERM": name])
        #expect(ground(run) == expected, "\(theme) on \(name)")
        if name == "vt100" { #expect(run.terminal.colourRequests == 0) }
        try run.press("2")
        let row = try #require(run.selectedRow)
        #expect(run.terminal.screen.cell(column: 3, row: row).isReversed)
        #expect(!run.terminal.screen.cell(column: 3, row: row + 1).isReversed)
        try run.quit()
      }
    }

    @Test func directColour() throws {
      let run = try DashboardRun(["--theme", "colour-blind"], environment: ["TERM": "xterm-direct"])
      let text = String(decoding: run.terminal.received, as: UTF8.self)
      // The blue of what is good, as parts and not as a number of a palette.
      #expect(text.contains("38:2::95:175:255") || text.contains("38;2;95;175;255"))
      try run.quit()
    }

    /// `--color` stands over `NO_COLOR`, and so does the configuration; a terminal without colours gets none.
    @Test(
      arguments: [
        (nil, nil, nil, true), ("1", nil, nil, false), ("", nil, nil, true), ("1", "always", nil, true),
        ("1", "auto", nil, false), (nil, "never", nil, false), ("1", nil, "always", true),
        (nil, nil, "never", false), (nil, "auto", "never", true), (nil, "never", "always", false),
      ] as [(String?, String?, String?, Bool)])
    func colourIsAChoice(noColour: String?, option: String?, configured: String?, expected: Bool) throws {
      let home = try HomeFolder()
      if let configured {
        _ = try folder(home)
        try "color = \"\(configured)\"\n".write(
          toFile: home.path + "/config/phienhop/config.toml", atomically: true, encoding: .utf8)
      }
      let run = try DashboardRun(
        in: home, option.map { ["--color", $0] } ?? [], environment: noColour.map { ["NO_COLOR": $0] } ?? [:])
      try run.press("2", "4", "t", "t")
      #expect((run.terminal.colourRequests > 0) == expected)
      try run.quit()
    }

    @Test func alwaysInventsNoColours() throws {
      let run = try DashboardRun(["--color", "always"], environment: ["TERM": "vt100"])
      try run.press("4", "t")
      #expect(run.terminal.colourRequests == 0)
      try run.quit()
    }

    // MARK: - Files that change

    /// However an editor writes: in place, beside it and renamed, or deleted and made anew.
    @Test(arguments: ["in place", "rename", "anew", "link"])
    func editingChangesTheScreen(how: String) throws {
      let home = try HomeFolder()
      let folder = try folder(home)
      let path = folder + "/mine.toml"
      var written = path
      if how == "link" {
        try FileManager.default.createDirectory(
          atPath: home.path + "/dotfiles", withIntermediateDirectories: true)
        written = home.path + "/dotfiles/colours"
        try FileManager.default.createSymbolicLink(atPath: path, withDestinationPath: written)
      }
      try theme("#5f0000").write(toFile: written, atomically: false, encoding: .utf8)
      let run = try DashboardRun(in: home, ["--theme", "mine"])
      try run.press("2")
      #expect(ground(run) == Self.red)
      try waitForWatcher(run)
      let text = run.text.split(separator: "\n").dropLast(3)
      switch how {
      case "rename":
        try theme("#00005f").write(toFile: folder + "/mine.toml~new", atomically: false, encoding: .utf8)
        #expect(rename(folder + "/mine.toml~new", path) == 0)
      case "anew":
        #expect(unlink(path) == 0)
        try theme("#00005f").write(toFile: path, atomically: false, encoding: .utf8)
      default: try theme("#00005f").write(toFile: written, atomically: false, encoding: .utf8)
      }
      try run.terminal.wait(for: "the colours") { ground(run) == Self.blue }
      try run.terminal.wait(for: "the line") { run.foot.contains("Đã đọc lại bộ màu “mine”") }
      #expect(run.text.split(separator: "\n").dropLast(3) == text)
      try run.press(Keys.down)
      #expect(run.foot.contains("q Thoát"), "the line goes with the next key")
      try run.quit()
    }

    /// A theme file named by its path is watched where it lies.
    @Test func aNamedFileIsWatched() throws {
      let home = try HomeFolder()
      let path = home.path + "/mine.toml"
      try theme("#5f0000").write(toFile: path, atomically: true, encoding: .utf8)
      let run = try DashboardRun(in: home, ["--theme", path])
      #expect(ground(run) == Self.red)
      try waitForWatcher(run)
      try theme("#00005f").write(toFile: path, atomically: true, encoding: .utf8)
      try run.terminal.wait(for: "the colours") { ground(run) == Self.blue }
      try run.quit()
    }

    /// A file that becomes wrong, whatever it becomes: one calm line, the colours stay, and it comes back.
    @Test(arguments: ["key", "half", "folder", "huge", "pipe", "deleted"])
    func aWrongFileLeavesTheColours(how: String) throws {
      let home = try HomeFolder()
      let path = try folder(home) + "/mine.toml"
      try theme("#5f0000").write(toFile: path, atomically: true, encoding: .utf8)
      let run = try DashboardRun(in: home, columns: 80, rows: 24, ["--theme", "mine"])
      try run.press("2")
      try waitForWatcher(run)
      let text = run.text.split(separator: "\n").dropLast(3)
      let expected: String
      switch how {
      case "key":
        try theme("#00005f").replacing("text", with: "txet")
          .write(toFile: path, atomically: true, encoding: .utf8)
        expected = "mine.toml, dòng 2: không có khóa “roles.txet”. Có phải “text”? Giữ màu cũ."
      case "half":
        try String(theme("#00005f").prefix(40)).write(toFile: path, atomically: false, encoding: .utf8)
        expected = "mine.toml, dòng 2: không đúng cú pháp TOML."
      case "folder":
        #expect(unlink(path) == 0 && mkdir(path, 0o700) == 0)
        expected = "mine.toml là thư mục hay thiết bị"
      case "huge":
        #expect(truncate(path, 100 << 20) == 0)
        // Only attributes change: the file is closed by nobody.
        #expect(chmod(path, 0o644) == 0)
        expected = "mine.toml lớn hơn 256 kB"
      case "pipe":
        #expect(unlink(path) == 0 && mkfifo(path, 0o600) == 0)
        expected = "mine.toml là thư mục hay thiết bị"
      default:
        #expect(unlink(path) == 0)
        expected = "“mine” không còn. Vẫn dùng màu đang có."
      }
      try run.terminal.wait(for: "the line \(expected)") { run.foot.contains(expected) }
      #expect(ground(run) == Self.red)
      #expect(run.text.split(separator: "\n").dropLast(3) == text)
      try run.press(Keys.down)
      #expect(ground(run) == Self.red)
      if how == "folder" { #expect(rmdir(path) == 0) } else { _ = unlink(path) }
      try theme("#00005f").write(toFile: path, atomically: true, encoding: .utf8)
      try run.terminal.wait(for: "the colours") { ground(run) == Self.blue }
      try run.quit()
    }

    /// Somebody writes ten times a second: few frames, and in the end what the file says.
    @Test func tenTimesASecond() throws {
      let home = try HomeFolder()
      let path = try folder(home) + "/mine.toml"
      try theme("#5f0000").write(toFile: path, atomically: true, encoding: .utf8)
      let run = try DashboardRun(in: home, ["--theme", "mine"])
      try waitForWatcher(run)
      for step in 0..<25 {
        let text = step % 5 == 4 ? "[roles" : theme(step % 2 == 0 ? "#00005f" : "#5f0000")
        try text.write(toFile: path, atomically: true, encoding: .utf8)
        usleep(100_000)
      }
      try theme("#00005f").write(toFile: path, atomically: true, encoding: .utf8)
      try run.terminal.wait(for: "the last colours") {
        ground(run) == Self.blue && run.foot.contains("Đã đọc lại")
      }
      usleep(800_000)
      let statistics = try run.quit()
      #expect((statistics["frames"] ?? 99) <= 20, "\(statistics)")
    }

    /// New files join those that a key walks through; a file in place of a built-in theme goes back to it.
    @Test func filesComeAndGo() throws {
      let home = try HomeFolder()
      let folder = try folder(home)
      try theme("#5f0000").write(toFile: folder + "/dark.toml", atomically: true, encoding: .utf8)
      let run = try DashboardRun(in: home)
      #expect(ground(run) == Self.red, "in place of the built-in one from the first frame on")
      try waitForWatcher(run)
      try theme("#00005f").write(toFile: folder + "/mine.toml", atomically: true, encoding: .utf8)
      #expect(unlink(folder + "/dark.toml") == 0)
      try run.terminal.wait(for: "the built-in theme") {
        ground(run) == .indexed(233) && run.foot.contains("Dùng bộ màu kèm theo")
      }
      try run.press("t", "t", "t", "t", "t")
      #expect(ground(run) == Self.blue)
      try run.press("t")
      #expect(ground(run) == .indexed(233))
      try run.quit()
    }

    /// With a folder of themes there is one more thread, and it sleeps.
    @Test func theWatcherSleeps() throws {
      let home = try HomeFolder()
      let path = try folder(home) + "/mine.toml"
      try theme("#5f0000").write(toFile: path, atomically: true, encoding: .utf8)
      let run = try DashboardRun(in: home)
      try waitForWatcher(run)
      try theme("#00005f").write(toFile: path, atomically: true, encoding: .utf8)
      usleep(700_000)
      #expect(try threads(of: run).sorted() == ["phienhop", "phienhop-worker", "theme-watcher"])
      var before = -1
      try run.terminal.wait(for: "all threads to sleep") {
        let now = try contextSwitches(of: run)
        defer { before = now }
        usleep(300_000)
        return try contextSwitches(of: run) == now && now == before
      }
      let bytes = run.terminal.received.count
      usleep(2_000_000)
      #expect(try contextSwitches(of: run) == before)
      #expect(run.terminal.received.count == bytes)
      try run.quit()
    }

    /// Waits until the watcher has looked at everything once and sleeps on its folders.
    private func waitForWatcher(_ run: DashboardRun) throws {
      try run.terminal.wait(for: "the watcher") { try threads(of: run).contains("theme-watcher") }
      try run.terminal.wait(for: "the watcher to sleep") { try waitsForSignal(run, "theme-watcher") }
      try run.terminal.waitForIdle()
    }
  }
}

/// Whether a thread of the program sleeps in poll.
private func waitsForSignal(_ run: DashboardRun, _ name: String) throws -> Bool {
  for task in try tasks(of: run) {
    guard try String(contentsOfFile: task + "/comm", encoding: .utf8).hasPrefix(name) else { continue }
    let call = try String(contentsOfFile: task + "/syscall", encoding: .utf8)
    // rt_sigtimedwait, on x86-64 and on arm64.
    return ["128", "137"].contains(call.split(separator: " ").first.map(String.init) ?? "")
  }
  return false
}
