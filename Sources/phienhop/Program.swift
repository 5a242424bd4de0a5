import ArgumentParser
import ForeignFiles
import Glibc
import Model
import Store
import Terminal

/// The program from its arguments to its exit code.
enum Program {
  static let version = "0.1.0"

  /// Runs one command.
  /// - Parameter arguments: without the program's name.
  /// - Returns: the exit code.
  static func run(_ arguments: [String]) -> Int32 {
    // A child that reads a foreign file is nothing but that.
    if let code = ReaderCommand.run(arguments) { return code }
    SignalGate.install()
    let environment = Self.environment()
    do {
      // Most starts carry no command: they never touch the parser.
      if let values = CommonValues.quickScan(arguments) {
        return try start(values, environment) { try PhienhopCommand.open($0) }
      }
      return try runParsed(arguments, environment)
    } catch {
      return report(Failure(error), arguments, environment)
    }
  }

  private static func start(
    _ values: CommonValues, _ environment: [String: String], _ body: (Preparation) throws -> Int32
  ) throws -> Int32 {
    if values.wantsVersion {
      try print("phienhop \(version)\n")
      return ExitCode.done
    }
    return try body(Preparation(values, environment: environment))
  }

  private static func runParsed(_ arguments: [String], _ environment: [String: String]) throws -> Int32 {
    let command: any ParsableCommand
    do {
      command = try PhienhopCommand.parseAsRoot(arguments)
    } catch {
      return try UsageFault(error, arguments: arguments, language: askedLanguage(arguments, environment))
        .report()
    }
    if let fault = pastFault(command, arguments) { throw fault }
    switch command {
    case let command as any SessionCommand:
      return try start(command.common.values, environment) { preparation in
        let session = try Session(preparation, meeting: (command as? any PastCommand)?.past.meeting)
        if !(command is PhienhopCommand) {
          for notice in session.notices {
            OutputStream.printError("phienhop: " + notice.text(in: session.language))
          }
        }
        return try command.run(session)
      }
    case let command as any PreparedCommand:
      return try start(command.common.values, environment) { try command.run($0) }
    case let command as StoreCommand where command.common.version:
      return try start(command.common.values, environment) { _ in ExitCode.done }
    case is StoreCommand:
      throw Failure.usage(.usageMissingCommand, "phienhop store", "init, info, check, backup")
    case let command as ProfileCommand where command.common.version:
      return try start(command.common.values, environment) { _ in ExitCode.done }
    case is ProfileCommand:
      throw Failure.usage(.usageMissingCommand, "phienhop profile", "list, show, check, draft")
    case let command as BatchCommand where command.common.version:
      return try start(command.common.values, environment) { _ in ExitCode.done }
    case is BatchCommand:
      throw Failure.usage(.usageMissingCommand, "phienhop batch", "list, show, undo, redo")
    case let command as MeetingCommand where command.common.version:
      return try start(command.common.values, environment) { _ in ExitCode.done }
    case is MeetingCommand:
      throw Failure.usage(.usageMissingCommand, "phienhop meeting", "new, list, show, agenda, rooms")
    case let command as ThemeCommand where command.common.version:
      return try start(command.common.values, environment) { _ in ExitCode.done }
    case is ThemeCommand:
      throw Failure.usage(.usageMissingCommand, "phienhop theme", "list, check, show")
    default:
      // The parser's own commands, such as `help`.
      return try UsageFault.help(for: arguments, language: askedLanguage(arguments, environment))
    }
  }

  /// A past meeting asked for before a command that cannot show one: the parser passes over it.
  private static func pastFault(_ command: any ParsableCommand, _ arguments: [String]) -> Failure? {
    guard !(command is any PastCommand), !(command is SlipCommand),
      !(command is CloseCommand),
      arguments.contains(where: { $0 == "--meeting" || $0.hasPrefix("--meeting=") })
    else { return nil }
    return Failure.usage(.errorMeetingNotHere)
  }

  /// Tells a failure in the language asked for, as far as that is known by now.
  private static func report(
    _ failure: Failure, _ arguments: [String], _ environment: [String: String]
  ) -> Int32 {
    let line = failure.message(ProgramWords(askedLanguage(arguments, environment)))
    OutputStream.printError("phienhop: " + line)
    let log = DetailLog(path: Folders(environment: environment).logFile)
    log.append("exit \(failure.exitCode): \(line.string) \(failure.details)")
    return failure.exitCode
  }

  /// The language for what is said before, or instead of, a session.
  private static func askedLanguage(_ arguments: [String], _ environment: [String: String]) -> Language {
    if let asked = CommonValues.language(in: arguments).flatMap({ Language(rawValue: $0) }) { return asked }
    let path = Folders(environment: environment).configurationFile
    let configured = (try? ConfigurationFile.read(path: path))?.language
    return configured ?? Preparation.language(ofLocale: environment)
  }

  static func print(_ text: String) throws {
    var output = OutputStream.standardOutput()
    try output.write(text)
    try output.flush()
  }

  private static func environment() -> [String: String] {
    var result: [String: String] = [:]
    for name in [
      "HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "LC_ALL", "LC_MESSAGES", "LANG",
    ] {
      if let value = getenv(name) { result[name] = String(cString: value) }
    }
    return result
  }
}

extension PhienhopCommand {
  /// Opens the dashboard.
  static func open(_ preparation: Preparation) throws -> Int32 {
    FirstMemory.settle()
    let helper = FirstHelper(path: preparation.storePath, isReadOnly: preparation.isReadOnly)
    FirstMemory.takeForScreen()
    defer { helper.end() }
    return try runDashboard(Session(preparation, helper: helper))
  }
}
