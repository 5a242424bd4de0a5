import Glibc
import PseudoTerminal
import Testing

/// Every kind of terminal against every way of leaving it, on a small program.
@Suite(.serialized, .timeLimit(.minutes(2))) struct MatrixTests {
  /// How a program comes to its end.
  enum Ending: CaseIterable {
    case quit, trap, terminate, hangUp, interrupt, quitSignal, segment, abort, illegal, traceTrap

    var signal: Int32? {
      switch self {
      case .quit, .trap: nil
      case .terminate: SIGTERM
      case .hangUp: SIGHUP
      case .interrupt: SIGINT
      case .quitSignal: SIGQUIT
      case .segment: SIGSEGV
      case .abort: SIGABRT
      case .illegal: SIGILL
      case .traceTrap: SIGTRAP
      }
    }
  }

  private func shown(
    _ kind: TerminalKind, columns: Int = 80, rows: Int = 24, environment: [String: String] = [:],
    asJob: Bool = false
  ) throws -> PseudoTerminal {
    try ProbeProgram.shown(
      columns: columns, rows: rows, environment: environment.merging(["TERM": kind.rawValue]) { $1 },
      asJob: asJob)
  }

  /// The mouse's sequences are sixteen bytes, which the idle signal does not tell from none.
  private func turnMouse(on: Bool, _ kind: TerminalKind, _ terminal: PseudoTerminal) throws {
    try terminal.press("m")
    guard kind.hasMouse else {
      #expect(terminal.privateMode(1000) == nil)
      return
    }
    try terminal.wait(for: "the mouse") {
      terminal.privateMode(1000) == on && terminal.privateMode(1006) == on
    }
  }

  /// With the mouse on, so that there is most to give back.
  @Test(arguments: TerminalKind.allCases, Ending.allCases)
  func givesTheTerminalBack(kind: TerminalKind, ending: Ending) throws {
    let terminal = try shown(kind)
    try turnMouse(on: true, kind, terminal)
    switch ending {
    case .quit: try terminal.type(Array("q".utf8))
    case .trap: try terminal.type(Array("t".utf8))
    default: if let signal = ending.signal { terminal.send(signal) }
    }
    let exit = try terminal.waitForExit()
    switch ending {
    case .quit: #expect(exit == .code(0))
    case .trap: #expect(exit == .signal(SIGILL) || exit == .signal(SIGTRAP))
    case .terminate, .hangUp, .interrupt, .quitSignal: #expect(exit == .code(128 + (ending.signal ?? 0)))
    case .segment, .abort, .illegal, .traceTrap: #expect(exit == .signal(ending.signal ?? 0))
    }
    ProbeProgram.expectGivenBack(terminal)
    // What was drawn is gone, and what the program said last can be read.
    #expect(!terminal.screen.text.contains("Thừa Thiên Huế"))
    let isEmpty = terminal.screen.text.allSatisfy { $0.isWhitespace }
    if ending == .quit { #expect(isEmpty, "\(terminal.screen.text)") }
    if ending == .trap { #expect(terminal.screen.text.contains("Index out of range")) }
    // Text written now is plain: no colour, no attribute and no scrolling region is left over.
    terminal.screen.feed(Array("\r\nabc".utf8))
    let row = terminal.screen.cursor.row
    let cell = terminal.screen.cell(column: 0, row: row)
    #expect(cell.text == "a")
    #expect(!cell.isBold && !cell.isReversed && !cell.isUnderlined)
    #expect(cell.foreground == .standard && cell.background == .standard)
  }

  @Test(arguments: TerminalKind.allCases) func isDrawnAgainAfterAStop(kind: TerminalKind) throws {
    let terminal = try shown(kind, asJob: true)
    try turnMouse(on: true, kind, terminal)
    try terminal.press("\u{1B}[B")
    let rows = (0..<23).map { terminal.screen.text(row: $0) }
    try terminal.type([0x1A])
    try terminal.wait(for: "the job to stop") { terminal.jobIsStopped && terminal.modesAreRestored }
    ProbeProgram.expectGivenBack(terminal)
    terminal.screen.feed(Array("\r\nsh$ echo xin chào\r\nxin chào\r\n".utf8))
    terminal.continueJob()
    try terminal.wait(for: "the screen") { terminal.screen.text(row: 23).contains("tiếp tục") }
    #expect((0..<23).map { terminal.screen.text(row: $0) } == rows)
    if let mode = kind.alternateScreen { #expect(terminal.privateMode(mode) == true) }
    #expect(terminal.privateMode(1000) == (kind.hasMouse ? true : nil), "the mouse is on as before")
  }

  @Test(arguments: TerminalKind.allCases) func isGoneWithItsWindow(kind: TerminalKind) throws {
    let terminal = try shown(kind)
    terminal.patience = 1000
    terminal.closeWindow()
    #expect(try terminal.waitForExit() == .code(128 + SIGHUP))
  }

  @Test(arguments: TerminalKind.allCases) func isNeverStuckInAWrite(kind: TerminalKind) throws {
    let terminal = try shown(kind, columns: 200, rows: 60)
    terminal.isReading = false
    var isStuck = false
    for turn in 0..<100 where !isStuck {
      terminal.resize(columns: 199 + turn % 2, rows: 60)
      isStuck = !terminal.goesIdle(within: 600)
    }
    #expect(isStuck, "all was written: nothing is tested")
    terminal.patience = 1000
    terminal.send(SIGTERM)
    #expect(try terminal.waitForExit() == .code(128 + SIGTERM))
    #expect(terminal.modesAreRestored)
  }

  @Test(arguments: TerminalKind.allCases) func usesNoColourBeyondItsOwn(kind: TerminalKind) throws {
    let terminal = try shown(kind, columns: 120, rows: 40)
    #expect(kind.allows(terminal.colourUse), "\(terminal.colourUse)")
    let plain = try shown(kind, columns: 120, rows: 40, environment: ["NO_COLOR": "1"])
    #expect(plain.colourUse.total == 0)
    #expect(String(validating: plain.received, as: UTF8.self) != nil, "letters are whole")
    #expect(plain.screen.text == terminal.screen.text)
  }

  /// The mouse of a terminal in each form a report may come in; what is not asked for is swallowed.
  @Test(arguments: TerminalKind.allCases.filter(\.hasMouse)) func readsTheMouse(kind: TerminalKind) throws {
    let terminal = try shown(kind)
    try terminal.press("\u{1B}[<0;5;7M\u{1B}[<0;5;7m\u{1B}[M %'\u{1B}[32;5;7M")
    #expect(terminal.screen.text(row: 23).hasSuffix("-"), "off")
    try turnMouse(on: true, kind, terminal)
    for report in ["\u{1B}[<0;5;7M", "\u{1B}[M %'", "\u{1B}[32;5;7M"] {
      try terminal.press("\u{1B}[B" + report)
      #expect(terminal.screen.text(row: 23).hasSuffix("press 4 6"))
    }
    try terminal.press("\u{1B}[<65;5;7M")
    #expect(terminal.screen.text(row: 23).hasSuffix("wheelDown 4 6"))
    try turnMouse(on: false, kind, terminal)
  }
}
