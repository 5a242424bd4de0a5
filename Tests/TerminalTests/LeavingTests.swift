import Foundation
import Glibc
import PseudoTerminal
import Testing

@Suite(.serialized, .timeLimit(.minutes(2))) struct LeavingTests {
  @Test(arguments: [SIGTERM, SIGHUP, SIGINT, SIGQUIT])
  func leavesWhenAsked(signal: Int32) throws {
    let terminal = try ProbeProgram.shown()
    terminal.send(signal)
    #expect(try terminal.waitForExit() == .code(128 + signal))
    ProbeProgram.expectGivenBack(terminal)
  }

  @Test(arguments: [SIGSEGV, SIGABRT, SIGILL, SIGTRAP, SIGBUS, SIGFPE])
  func givesTheTerminalBackWhenKilledBy(signal: Int32) throws {
    let terminal = try ProbeProgram.shown()
    terminal.send(signal)
    #expect(try terminal.waitForExit() == .signal(signal))
    ProbeProgram.expectGivenBack(terminal)
  }

  /// The message stands on the ordinary screen afterwards.
  @Test(arguments: [("t", "Index out of range"), ("f", "lỗi thử nghiệm")])
  func showsTheMessageOfATrap(key: String, message: String) throws {
    let terminal = try ProbeProgram.shown()
    try terminal.type(Array(key.utf8))
    let exit = try terminal.waitForExit()
    #expect(exit == .signal(SIGILL) || exit == .signal(SIGTRAP))
    ProbeProgram.expectGivenBack(terminal)
    #expect(terminal.screen.text.contains(message))
    #expect(!terminal.screen.text.contains("Xếp hạng"))
  }

  @Test(arguments: [("a", SIGABRT), ("s", SIGSEGV)])
  func givesTheTerminalBackAfterACrash(key: String, signal: Int32) throws {
    let terminal = try ProbeProgram.shown()
    try terminal.type(Array(key.utf8))
    #expect(try terminal.waitForExit() == .signal(signal))
    ProbeProgram.expectGivenBack(terminal)
  }

  @Test func keepsMessagesForAfterwards() throws {
    let terminal = try ProbeProgram.shown()
    try terminal.press("e")
    #expect(!terminal.screen.text.contains("báo lỗi"))
    try terminal.type(Array("q".utf8))
    #expect(try terminal.waitForExit() == .code(0))
    #expect(terminal.screen.text.contains("một dòng báo lỗi"))
  }

  @Test func suspendsAndResumesAsAJob() throws {
    let terminal = try ProbeProgram.shown(asJob: true)
    try terminal.press("\u{1B}[B")
    for _ in 0..<2 {
      let before = terminal.received.count
      try terminal.type([0x1A])
      try terminal.wait(for: "the job to stop") { terminal.jobIsStopped && terminal.modesAreRestored }
      ProbeProgram.expectGivenBack(terminal)
      terminal.resize(columns: 100, rows: 30)
      terminal.continueJob()
      try terminal.wait(for: "the screen") {
        terminal.received.count > before && terminal.screen.text(row: 29).contains("tiếp tục")
      }
      #expect(terminal.screen.text(row: 2).hasPrefix(" 2   Thừa Thiên Huế"))
      #expect(terminal.screen.cell(column: 5, row: 2).isReversed)
      #expect(terminal.privateMode(1049) == true)
      #expect(terminal.privateMode(2004) == true)
    }
    try terminal.press("\u{1B}[B")
    #expect(terminal.screen.text(row: 29).hasPrefix(" dòng 3 / 63"))
    try terminal.type(Array("q".utf8))
    #expect(try terminal.waitForExit() == .code(0))
    ProbeProgram.expectGivenBack(terminal)
  }

  @Test func redrawsAfterSomebodyElseStoppedIt() throws {
    let terminal = try ProbeProgram.shown()
    terminal.send(SIGSTOP)
    terminal.send(SIGCONT)
    try terminal.wait(for: "the screen") { terminal.screen.text(row: 23).contains("tiếp tục") }
    #expect(terminal.screen.text(row: 2).hasPrefix(" 2   Thừa Thiên Huế"))
    // The shell that had the terminal meanwhile has switched it off: pasted text would act as keys.
    let sent = String(decoding: terminal.received, as: UTF8.self)
    #expect(sent.components(separatedBy: "\u{1B}[?2004h").count == 3)
  }

  /// Switched off, with nothing drawn since.
  @Test func leavesNoMouseBehind() throws {
    let terminal = try ProbeProgram.shown()
    try terminal.press("m")
    try terminal.wait(for: "the mouse") { terminal.privateMode(1000) == true }
    try terminal.type(Array("mq".utf8))
    #expect(try terminal.waitForExit() == .code(0))
    ProbeProgram.expectGivenBack(terminal)
  }

  @Test func endsWithItsWindow() throws {
    let terminal = try ProbeProgram.shown()
    terminal.patience = 1000
    terminal.closeWindow()
    #expect(try terminal.waitForExit() == .code(128 + SIGHUP))
  }

  /// A window that hangs: more is written than it holds, then TERM comes.
  @Test func endsOnATerminalThatStoppedReading() throws {
    let terminal = try ProbeProgram.shown(columns: 200, rows: 60)
    terminal.isReading = false
    var isStuck = false
    for turn in 0..<100 where !isStuck {
      terminal.resize(columns: 199 + turn % 2, rows: 60)
      isStuck = !terminal.goesIdle(within: 1500)
    }
    #expect(isStuck, "all was written: nothing is tested")
    terminal.patience = 1000
    terminal.send(SIGTERM)
    #expect(try terminal.waitForExit() == .code(128 + SIGTERM))
    #expect(terminal.modesAreRestored)
    terminal.isReading = true
    _ = try terminal.waitForExit()
    ProbeProgram.expectGivenBack(terminal)
  }

  /// While the program itself hangs, TERM is not served; a second one a second later ends it all the same.
  @Test func endsWhenItHangs() throws {
    let terminal = try ProbeProgram.shown()
    try terminal.type(Array("b".utf8))
    try terminal.wait(for: "the program to hang") { terminal.screen.text(row: 23).contains("treo") }
    terminal.send(SIGTERM)
    usleep(1_100_000)
    terminal.send(SIGTERM)
    #expect(try terminal.waitForExit() == .signal(SIGTERM))
    ProbeProgram.expectGivenBack(terminal)
  }
}
