import Model

/// Exit codes of every command; stable, told in the README.
enum ExitCode {
  static let done: Int32 = 0
  /// Done, with findings: checks that fail, nothing found for a filter.
  static let findings: Int32 = 1
  /// Usage or configuration.
  static let usage: Int32 = 2
  /// The store is missing, locked, foreign, newer or corrupt.
  static let store: Int32 = 3
  /// Input refused.
  static let input: Int32 = 4
  /// Disk or permission.
  static let disk: Int32 = 5
  static let interrupted: Int32 = 130
}

/// Why a command ends early: one calm line for the person, details for the log.
struct Failure: Error {
  let exitCode: Int32
  /// What happened, where, what to do; made when the language is known.
  let message: @Sendable (ProgramWords) -> CleanText
  let details: String

  init(_ exitCode: Int32, details: String = "", _ message: @escaping @Sendable (ProgramWords) -> CleanText) {
    self.exitCode = exitCode
    self.details = details
    self.message = message
  }

  /// A fault of usage or configuration.
  static func usage(_ label: ProgramLabel, _ arguments: String...) -> Failure {
    let cleaned = arguments.map { CleanText(cleaning: $0) }
    return Failure(ExitCode.usage) { $0(label, cleaned) }
  }

  /// What gave the value that is at fault.
  enum Origin: Sendable {
    /// An option, by its name.
    case option(String)
    case configuration(Configuration.Place)
  }

  /// The same fault, named after where the value comes from.
  func from(_ origin: Origin?) -> Failure {
    guard let origin else { return self }
    return Failure(exitCode, details: details) { [message] words in
      switch origin {
      case .option(let name): words(.errorOption, [CleanText(cleaning: name), message(words)])
      case .configuration(let place):
        words(
          .errorConfiguration,
          [place.file, String(place.line), place.key].map { CleanText(cleaning: $0) } + [message(words)])
      }
    }
  }

  /// Does something with a value; a fault says where the value comes from.
  static func naming<Result>(
    _ origin: @autoclosure () -> Origin?, _ body: () throws -> Result
  ) throws -> Result {
    do {
      return try body()
    } catch {
      throw Failure(error).from(origin())
    }
  }
}
