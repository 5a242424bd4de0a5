import Foundation
import Glibc
import PseudoTerminal
import Testing

extension EndToEndTests {
  /// What comes from keyboards, input methods, mice and faulty terminals.
  @Suite struct KeyboardTests {
    @Test func keysWorkWithAnInputMethodOn() throws {
      let run = try DashboardRun()
      try run.press("2", Keys.home)
      let list = run.text
      // "oo": opens the card of sources and closes it.
      try run.press("o")
      #expect(run.text != list)
      try run.press("\u{7F}ô")
      #expect(run.text == list)
      // "[" and "]" and "w" come as letters of their own.
      try run.press("ơ")
      #expect(run.tabs.contains("2021"), "\(run.tabs)")
      try run.press("ư")
      #expect(run.text.split(separator: "\n").dropLast() == list.split(separator: "\n").dropLast())
      // In a search they are text.
      try run.press("/", "h", "u", "e", "\u{7F}ê", "\u{7F}ế")
      #expect(run.foot.contains("Tìm: huế"), "\(run.foot)")
      try run.press("\u{7F}")
      #expect(run.foot.contains("Tìm: hu "), "\(run.foot)")
      try run.press(Keys.escape)
      // Backspace by itself goes back, after a moment.
      try run.press(Keys.enter, "\u{7F}")
      #expect(run.text.split(separator: "\n").dropLast() == list.split(separator: "\n").dropLast())
      try run.quit()
    }

    @Test func functionKeysOfAllTerminalsOpenTheHelp() throws {
      let run = try DashboardRun()
      try run.press("2")
      let list = run.text
      for bytes in ["\u{1B}OP", "\u{1B}[11~", "\u{1B}[[A", "\u{1B}[M"] {
        try run.press(bytes)
        #expect(run.text.contains("─ Trợ giúp"), "\(bytes.dropFirst())")
        try run.press(bytes)
        #expect(run.text == list)
      }
    }

    @Test func theMouseIsOffUntilAskedForAndGivenBack() throws {
      let run = try DashboardRun()
      try run.press("2", Keys.home)
      #expect(run.terminal.privateMode(1000) == nil)
      let before = run.text
      try run.press("\u{1B}[<65;9;9M\u{1B}[M )*\u{1B}[97;9;9M")
      #expect(run.text == before, "nobody asked for reports")
      try run.press("m")
      #expect(run.terminal.privateMode(1000) == true)
      #expect(run.terminal.privateMode(1006) == true)
      #expect(run.foot.contains("Chuột đang bật"))
      try run.press("\u{1B}[<65;9;9M")
      #expect(run.selected?.contains(" 4 ") == true)
      #expect(run.foot.contains("m Chuột đang bật"))
      let row = try #require(run.rowNumber(of: " 9  "))
      try run.press("\u{1B}[<0;9;\(row + 1)M\u{1B}[<0;9;\(row + 1)m")
      #expect(run.selectedRow == row)
      let tab = try #require(run.tabs.range(of: "6 Nguồn")).lowerBound
      let column = run.tabs.distance(from: run.tabs.startIndex, to: tab)
      try run.press("\u{1B}[<0;\(column + 2);2M")
      #expect(run.tabs.contains("[6 Nguồn]"))
      try run.press("m")
      #expect(run.terminal.privateMode(1000) == false)
      try run.press("m")
      try run.quit()
    }

    // MARK: Faults

    @Test func halfALetterAndSilenceDoNoHarm() throws {
      let run = try DashboardRun()
      try run.press("2", Keys.home)
      let before = run.text
      try run.terminal.type([0xE1, 0xBA])
      try run.terminal.waitForIdle()
      #expect(run.text == before)
      try run.press(Keys.down)
      #expect(run.selected?.contains("Hồ Chí Minh") == true)
      // And inside a prompt.
      try run.press("/")
      try run.terminal.type([0xC4])
      try run.terminal.waitForIdle()
      try run.press("đ")
      #expect(run.foot.contains("Tìm: đ "), "\(run.foot)")
    }

    /// Commands, line feeds and sequences inside are text, wherever it goes.
    @Test func aLargePasteIsTextAndCapped() throws {
      let run = try DashboardRun()
      try run.press("2", Keys.home)
      let before = run.text
      let paste = "\u{1B}[200~" + String(repeating: "q\n7đế\u{1B}[B", count: 20_000) + "\u{1B}[201~"
      #expect(paste.utf8.count > 200_000)
      try run.press(paste)
      #expect(run.text == before, "no key of it ran")
      try run.press("/", paste)
      #expect(run.foot.contains("Tìm: "))
      #expect(run.foot.contains("đế"))
      try run.press(Keys.escape, Keys.down)
      #expect(run.selected?.contains("Hồ Chí Minh") == true)
      try run.quit()
    }

    /// Answers to questions nobody asked, half answers, and sequences that mean nothing.
    @Test func whatATerminalSaysUnaskedIsSwallowedWhole() throws {
      let run = try DashboardRun()
      try run.press("2", Keys.home)
      let before = run.text
      for bytes in [
        "\u{1B}[?1;2c", "\u{1B}[>0;276;0c", "\u{1B}[24;80R", "\u{1B}[?2026;2$y", "\u{1B}[4;1$y", "\u{1B}[0n",
        "\u{1B}]11;rgb:ffff/ffff/ffff\u{7}", "\u{1B}]11;rgb:ffff/ffff/ffff\u{1B}\\", "\u{1B}P>|q(2)\u{1B}\\",
        "\u{1B}P1+r544e=71\u{1B}\\", "\u{1B}_Gq=7\u{1B}\\", "\u{1B}[I", "\u{1B}[O", "\u{1B}[8;40;120t",
        "\u{1B}[113;5u", "\u{1B}[27;2;113~", "\u{1B}[99;98;97;96q", "\u{1B}[?q", "\u{1B}[=5q", "\u{1B}[ q",
      ] {
        try run.press(bytes)
        #expect(run.text == before, "\(bytes.dropFirst())")
      }
      // Never finished.
      for bytes in ["\u{1B}[1;", "\u{1B}]11;rgb:", "\u{1B}P1+r", "\u{1B}[<0;1"] {
        try run.press(bytes)
        try run.press(Keys.down, Keys.up)
        #expect(run.text == before, "\(bytes.dropFirst())")
      }
      try run.quit()
    }

    @Test func sizesOfTheEnvironmentAreNotBelieved() throws {
      let usual = try DashboardRun(columns: 100, rows: 30)
      let run = try DashboardRun(columns: 100, rows: 30, environment: ["LINES": "7", "COLUMNS": "999"])
      #expect(run.text == usual.text)
      try run.quit()
    }

    /// A slow line: keys held down, and the right picture a frame after they are let go.
    @Test func aLineOfTenKilobytesASecondShowsTheNewestState() throws {
      let run = try DashboardRun()
      try run.press("2", Keys.home)
      let fresh = try DashboardRun()
      try fresh.press("2", Keys.home)
      run.terminal.readingRate = 10_000
      for _ in 0..<45 {
        try run.terminal.type(Array(Keys.down.utf8))
        usleep(33_000)
        _ = run.terminal.goesIdle(within: 1)
      }
      let released = run.terminal.received.count
      try run.terminal.waitForIdle()
      // What the kernel held when the last key came (18,048 bytes at most), and one frame: no queue of old pictures.
      #expect(run.terminal.received.count - released < 18_048 + 11_000)
      for _ in 0..<45 { try fresh.press(Keys.down) }
      #expect(run.text == fresh.text)
      try run.quit()
    }

    @Test func aKeyboardThatVanishesEndsTheProgram() throws {
      let keyboard = try #require(SpareTerminal())
      let run = try DashboardRun(redirection: .init(input: keyboard.programSide), waits: false)
      try run.terminal.wait(for: "the screen") { run.text.contains("Tổng quan") }
      // A line, since nobody takes this keyboard's own modes away.
      keyboard.type("2\n")
      try run.terminal.wait(for: "the key") { run.tabs.contains("2 Xếp hạng]") }
      run.terminal.patience = 2000
      keyboard.unplug()
      #expect(try run.terminal.waitForExit() == .code(128 + SIGHUP))
      run.expectGivenBack()
    }

    /// A screen, but no keyboard anywhere: one line says so.
    @Test func withoutAKeyboardOneLineSaysSo() throws {
      let home = try HomeFolder()
      let file = open("/dev/null", O_RDONLY | O_CLOEXEC)
      defer { close(file) }
      let terminal = try PseudoTerminal(
        "/usr/bin/setsid", arguments: ["--wait", PseudoTerminal.program("phienhop")], columns: 100, rows: 10,
        environment: home.environment, redirection: .init(input: file))
      #expect(try terminal.waitForExit() == .code(2))
      #expect(terminal.screen.text.contains("phienhop: Không có bàn phím: không mở được /dev/tty."))
      #expect(!terminal.received.contains(0x1B))
      #expect(terminal.modesAreRestored)
    }

    /// The crash of the real program is readable afterwards, on the ordinary screen.
    @Test func endsWithinASecondOfAVanishedTerminalWithoutSpinning() throws {
      let run = try DashboardRun(in: withStore())
      try run.press("2", "m")
      run.terminal.patience = 1000
      run.terminal.closeWindow()
      #expect(try run.terminal.waitForExit() == .code(128 + SIGHUP))
    }
  }
}
