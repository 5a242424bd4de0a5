import Foundation
import Glibc
import PseudoTerminal
import Testing

/// Starts the probe on a pseudo-terminal.
enum ProbeProgram {
  static func start(
    columns: Int = 80, rows: Int = 24, environment: [String: String] = [:], arguments: [String] = [],
    asJob: Bool = false, redirection: PseudoTerminal.Redirection = .init()
  ) throws -> PseudoTerminal {
    try PseudoTerminal(
      PseudoTerminal.program("TerminalProbe"), arguments: arguments, columns: columns, rows: rows,
      environment: environment,
      shell: asJob ? PseudoTerminal.program("JobShell") : nil, redirection: redirection)
  }

  /// The same, shown and idle.
  static func shown(
    columns: Int = 80, rows: Int = 24, environment: [String: String] = [:], arguments: [String] = [],
    asJob: Bool = false
  ) throws -> PseudoTerminal {
    let terminal = try start(
      columns: columns, rows: rows, environment: environment, arguments: arguments, asJob: asJob)
    try terminal.waitForIdle()
    return terminal
  }

  /// The terminal is as it was before the program came.
  static func expectGivenBack(_ terminal: PseudoTerminal, sourceLocation: SourceLocation = #_sourceLocation) {
    #expect(terminal.modesAreRestored, "modes", sourceLocation: sourceLocation)
    #expect(terminal.privateMode(1049) != true, "alternate screen", sourceLocation: sourceLocation)
    #expect(terminal.privateMode(47) != true, "alternate screen", sourceLocation: sourceLocation)
    #expect(terminal.privateMode(25) != false, "cursor", sourceLocation: sourceLocation)
    #expect(terminal.privateMode(2004) != true, "bracketed paste", sourceLocation: sourceLocation)
    #expect(terminal.privateMode(1000) != true, "mouse", sourceLocation: sourceLocation)
    #expect(terminal.privateMode(1006) != true, "mouse", sourceLocation: sourceLocation)
  }

  /// A file that is not there yet, for `--stats`.
  static func temporaryPath() -> String {
    FileManager.default.temporaryDirectory.appendingPathComponent("phienhop-\(UUID().uuidString)").path
  }

  static func statistics(at path: String) throws -> [String: Int] {
    let data = try Data(contentsOf: URL(fileURLWithPath: path))
    try? FileManager.default.removeItem(atPath: path)
    return try JSONDecoder().decode([String: Int].self, from: data)
  }
}
