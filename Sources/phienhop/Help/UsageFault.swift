import ArgumentParser
import Foundation
import Model

/// What the parser threw, told in a sentence of our own; also the way to help pages, which it throws as well.
struct UsageFault {
  private let error: any Error
  private let arguments: [String]
  private let words: ProgramWords

  init(_ error: any Error, arguments: [String], language: Language) {
    self.error = error
    self.arguments = arguments
    self.words = ProgramWords(language)
  }

  /// Prints the help that was asked for, or throws the fault.
  /// - Throws: a ``Failure`` with exit code 2.
  func report() throws -> Int32 {
    let text = PhienhopCommand.fullMessage(for: error)
    guard PhienhopCommand.exitCode(for: error) == .success else { throw failure(text) }
    // Completion scripts and the description for tools are the parser's own.
    if arguments.contains(where: {
      $0.hasPrefix("--generate-completion-script") || $0.hasPrefix("--experimental")
    }) {
      try Program.print(text + "\n")
      return ExitCode.done
    }
    return try Self.help(for: arguments, language: words.language)
  }

  /// Prints the help page of the command that the arguments lead to.
  static func help(for arguments: [String], language: Language) throws -> Int32 {
    guard let root = CommandDescription.root else { return ExitCode.usage }
    let page = HelpPage(
      command: root.command(for: arguments), root: root, words: ProgramWords(language))
    try Program.print(page.text)
    return ExitCode.done
  }

  private func failure(_ text: String) -> Failure {
    let message = text.split(separator: "\n").first.map { line in
      line.hasPrefix("Error: ") ? String(line.dropFirst("Error: ".count)) : String(line)
    }
    let quoted = Self.quoted(message ?? "")
    let command = CommandDescription.root?.command(for: arguments)
    let path = command?.path.joined(separator: " ") ?? "phienhop"
    let first = quoted.first ?? ""
    // The parser takes the value after an unknown option for an argument and complains of that one.
    if let unknown = unknownOption(command) { return unknownOptionFailure(unknown, command) }
    switch message ?? "" {
    case let text where text.hasPrefix("Unknown option"):
      return unknownOptionFailure(first, command)
    case let text where text.hasPrefix("Missing value for"):
      return .usage(.usageMissingValue, Self.firstWord(first))
    case let text where text.hasPrefix("The value"):
      let name = quoted.count > 1 ? Self.firstWord(quoted[1]) : ""
      let argument = command?.ownArguments.first { $0.name == name || "<\($0.name)>" == name }
      let values = argument?.allValues?.joined(separator: ", ") ?? ""
      let place = argument?.kind == .positional ? path : name
      return values.isEmpty
        ? .usage(.usageUnusableValue, first, place) : .usage(.usageWrongValue, first, place, values)
    case let text where text.hasPrefix("The option"):
      return .usage(.usageNoValueTaken, first)
    case let text where text.hasPrefix("Missing expected argument") && first.hasPrefix("--"):
      // "--reason <reason>": an option that must be given.
      return .usage(.usageMissingArgument, path, Self.firstWord(first), first)
    case let text where text.hasPrefix("Missing expected argument"):
      let argument = command?.ownArguments.first { $0.kind == .positional }
      let values = argument?.allValues?.joined(separator: ", ")
      let name = argument?.valueName ?? ""
      let shown = words.text("value.\(name)")?.string ?? name
      return .usage(.usageMissingArgument, path, shown, values ?? "<\(shown)>")
    case let text where text.contains("nexpected argument"):
      let commands = command?.ownSubcommands.map(\.commandName) ?? []
      guard !commands.isEmpty else { return .usage(.usageUnexpected, first, path) }
      if let near = NearestName.find(first, in: commands) {
        return .usage(.usageUnknownCommandNear, first, path, near)
      }
      return .usage(.usageUnknownCommand, first, path, commands.joined(separator: ", "))
    default:
      return Failure(ExitCode.usage, details: text) { $0(.usageOther, [CleanText(cleaning: path)]) }
    }
  }

  /// The first word that looks like an option and is none.
  private func unknownOption(_ command: CommandDescription?) -> String? {
    guard let command else { return nil }
    var known = Set(command.ownArguments.flatMap { $0.names?.map(\.typed) ?? [] })
    known.formUnion(["--help", "-h"])
    let words = arguments.prefix { $0 != "--" }
    return words.map { $0.split(separator: "=", maxSplits: 1).first.map(String.init) ?? $0 }
      .first { $0.hasPrefix("--") && !known.contains($0) }
  }

  private func unknownOptionFailure(_ option: String, _ command: CommandDescription?) -> Failure {
    let path = command?.path.joined(separator: " ") ?? "phienhop"
    let known = command?.ownArguments.compactMap { $0.names?.first?.typed } ?? []
    if let near = NearestName.find(option, in: known) {
      return .usage(.usageUnknownOptionNear, option, path, near)
    }
    return .usage(.usageUnknownOption, option, path)
  }

  /// The parts between single quotes. A quote inside a value ends the part early, which shortens what is shown.
  private static func quoted(_ text: String) -> [String] {
    let parts = text.split(separator: "'", omittingEmptySubsequences: false)
    return parts.indices.filter { $0 % 2 == 1 }.map { String(parts[$0]) }
  }

  private static func firstWord(_ text: String) -> String {
    text.split(separator: " ").first.map(String.init) ?? text
  }
}
