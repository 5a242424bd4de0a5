import Glibc
import PseudoTerminal
import Testing

extension EndToEndTests {
  @Suite struct EndingTests {
    @Test(arguments: [SIGTERM, SIGHUP, SIGINT, SIGQUIT])
    func leavesWhenAsked(signal: Int32) throws {
      let run = try DashboardRun(in: withStore())
      try run.press("4")
      run.terminal.send(signal)
      #expect(try run.terminal.waitForExit() == .code(128 + signal))
      run.expectGivenBack()
    }

    @Test(arguments: [SIGSEGV, SIGABRT, SIGILL, SIGTRAP, SIGBUS, SIGFPE])
    func givesTheTerminalBackWhenKilledBy(signal: Int32) throws {
      let run = try DashboardRun()
      run.terminal.send(signal)
      #expect(try run.terminal.waitForExit() == .signal(signal))
      run.expectGivenBack()
    }

    /// A keyboard's Ctrl-C and Ctrl-\ come as signals.
    @Test(arguments: [(UInt8(0x03), SIGINT), (UInt8(0x1C), SIGQUIT)])
    func leavesByTheKeysOfTheTerminal(byte: UInt8, signal: Int32) throws {
      let run = try DashboardRun()
      try run.terminal.type([byte])
      #expect(try run.terminal.waitForExit() == .code(128 + signal))
      run.expectGivenBack()
    }

    @Test func endsWithItsWindow() throws {
      let run = try DashboardRun(in: withStore())
      run.terminal.patience = 1000
      run.terminal.closeWindow()
      #expect(try run.terminal.waitForExit() == .code(128 + SIGHUP))
    }

    /// A window that hangs: more is written than it holds, then TERM comes.
    @Test func endsOnATerminalThatStoppedReading() throws {
      let run = try DashboardRun(in: withStore(), columns: 200, rows: 60)
      run.terminal.isReading = false
      var isStuck = false
      for turn in 0..<60 where !isStuck {
        run.terminal.resize(columns: 199 + turn % 2, rows: 60)
        isStuck = !run.terminal.goesIdle(within: 1500)
      }
      #expect(isStuck, "all was written: nothing is tested")
      run.terminal.patience = 1000
      run.terminal.send(SIGTERM)
      #expect(try run.terminal.waitForExit() == .code(128 + SIGTERM))
      #expect(run.terminal.modesAreRestored)
    }

    /// While nothing can be shown, what others write is taken in; the screen has it once it reads again.
    @Test func aSlowWindowShowsTheNewestState() throws {
      let run = try DashboardRun(in: withStore())
      try run.press("2")
      run.terminal.readingRate = 20_000
      for _ in 0..<40 { try run.terminal.type(Array((Keys.pageDown + "4" + "2").utf8)) }
      try Colleague(store: run.home.store).correct(code: "51", from: "0.6033", to: "0.6071")
      try run.terminal.type(Array(Keys.end.utf8))
      run.terminal.readingRate = nil
      try run.terminal.wait(for: "the new figure") { run.text.contains("0,6071") }
      try run.terminal.waitForIdle()
      #expect(run.foot.hasSuffix("/ 63"))
    }
  }
}
