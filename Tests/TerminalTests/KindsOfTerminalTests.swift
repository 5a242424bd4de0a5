import Glibc
import PseudoTerminal
import Testing

@Suite(.serialized, .timeLimit(.minutes(2))) struct KindsOfTerminalTests {
  @Test(arguments: ["xterm-256color", "tmux-256color", "screen", "xterm", "linux", "vt100", "xterm-mono"])
  func paintsOn(name: String) throws {
    let terminal = try ProbeProgram.shown(columns: 120, rows: 40, environment: ["TERM": name])
    let usual = try ProbeProgram.shown(columns: 120, rows: 40)
    #expect(terminal.screen.text == usual.screen.text)
    for _ in 0..<45 { try terminal.press("\u{1B}[B") }
    try usual.press(String(repeating: "\u{1B}[B", count: 45))
    #expect(terminal.screen.text == usual.screen.text)
    #expect(terminal.screen.text(row: 38).contains(" 46  "))
    #expect((terminal.colourRequests == 0) == (name == "vt100" || name == "xterm-mono"))
    try terminal.type(Array("q".utf8))
    #expect(try terminal.waitForExit() == .code(0))
    ProbeProgram.expectGivenBack(terminal)
  }

  @Test func obeysNoColour() throws {
    let terminal = try ProbeProgram.shown(environment: ["NO_COLOR": "1"])
    try terminal.press("\u{1B}[B")
    #expect(terminal.colourRequests == 0)
    #expect(terminal.screen.cell(column: 5, row: 2).isReversed)
  }

  @Test(arguments: ["C", "POSIX", "xx_YY.UTF-8", "vi_VN.UTF-8"])
  func readableUnderLocale(name: String) throws {
    let terminal = try ProbeProgram.shown(environment: ["LC_ALL": name, "LANG": name])
    #expect(terminal.screen.text(row: 2).hasPrefix(" 2   Thừa Thiên Huế           0,6963"))
  }

  @Test(arguments: ["dumb", "unknown", "nosuchterm", "", "\u{1B}[31m"])
  func refusesCalmly(name: String) throws {
    let terminal = try ProbeProgram.start(environment: ["TERM": name])
    #expect(try terminal.waitForExit() == .code(2))
    #expect(!terminal.received.contains(0x1B))
    #expect(terminal.screen.text(row: 1).contains("TERM"))
    #expect(terminal.modesAreRestored)
  }

  @Test func refusesAFileAsScreen() throws {
    let file = open("/dev/null", O_WRONLY | O_CLOEXEC)
    defer { close(file) }
    let terminal = try ProbeProgram.start(redirection: .init(output: file))
    #expect(try terminal.waitForExit() == .code(2))
    #expect(terminal.screen.text(row: 1) == "The output is not a terminal.")
  }

  @Test func readsKeysFromTheTerminalWhereInputIsAFile() throws {
    let file = open("/dev/null", O_RDONLY | O_CLOEXEC)
    defer { close(file) }
    let terminal = try ProbeProgram.start(redirection: .init(input: file))
    try terminal.waitForIdle()
    try terminal.press("\u{1B}[B")
    #expect(terminal.screen.text(row: 23).hasPrefix(" dòng 2 / 63"))
  }
}
