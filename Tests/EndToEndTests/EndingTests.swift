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

    /// A crash of the thread that reads, while the screen's goes on drawing: nothing comes after the terminal was given
    /// back. Where in a frame it strikes is a matter of luck.
    @Test(arguments: [SIGSEGV, SIGILL, SIGTRAP, SIGABRT, SIGBUS, SIGFPE])
    func nothingIsDrawnAfterACrashOfAnotherThread(signal: Int32) throws {
      for turn in 0..<4 {
        let run = try DashboardRun(columns: 200, rows: 60)
        for _ in 0..<60 { try run.terminal.type(Array((Keys.pageDown + "2" + Keys.pageUp + "4").utf8)) }
        usleep(UInt32(turn) * 7_000)
        try run.terminal.wait(for: "the thread") { run.terminal.send(signal, toThread: "phienhop-worker") }
        #expect(try run.terminal.waitForExit() == .signal(signal))
        run.expectGivenBack()
        // What terminfo has for leaving the alternate screen.
        let back = Array("\u{1B}[?1049l\u{1B}[23;0;0t".utf8)
        let received = run.terminal.received
        let end = received.indices.last { received[$0...].starts(with: back) }
        let rest = received[((end ?? 0) + back.count)...]
        #expect(
          end != nil && !rest.contains(0x1B), "\(String(decoding: rest, as: UTF8.self).debugDescription)")
      }
    }

    /// `kill %1`: it ends at once, and does not stop again for the terminal that the shell has now.
    @Test(arguments: [[], ["--plain"]]) func aStoppedJobEndsWhenAsked(arguments: [String]) throws {
      let run = try DashboardRun(in: withStore(), arguments, asJob: true)
      try run.press("2")
      try run.terminal.type([0x1A])
      try run.terminal.wait(for: "the job to stop") {
        run.terminal.jobIsStopped && run.terminal.modesAreRestored
      }
      let before = run.terminal.received.count
      run.terminal.patience = 1000
      run.terminal.endStoppedJob()
      #expect(try run.terminal.waitForExit() == .code(128 + SIGTERM))
      run.expectGivenBack()
      // The terminal was given back when it stopped; not a byte more is written onto the shell's lines.
      #expect(run.terminal.received.count == before)
    }

    /// Stopped from outside, with the picture still there, and ended while the shell has the terminal.
    @Test func aJobStoppedFromOutsideEndsWhenAsked() throws {
      let run = try DashboardRun(in: withStore(), asJob: true)
      try run.press("2")
      run.terminal.send(SIGSTOP)
      try run.terminal.wait(for: "the job to stop") { run.terminal.jobIsStopped }
      run.terminal.patience = 1000
      run.terminal.endStoppedJob()
      #expect(try run.terminal.waitForExit() == .code(128 + SIGTERM))
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
      // Should it ever read again, it is given back as well.
      run.terminal.isReading = true
      _ = try run.terminal.waitForExit()
      run.expectGivenBack()
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
