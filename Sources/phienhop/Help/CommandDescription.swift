import ArgumentParser
import Foundation

/// The commands as the parser itself describes them (`--experimental-dump-help`); what help pages and usage errors
/// are made of, so that they can never tell of an option that is not there.
struct CommandDescription: Decodable {
  struct Argument: Decodable {
    enum Kind: String, Decodable { case positional, option, flag }
    struct Name: Decodable {
      let kind: String
      let name: String

      /// As it is typed, `--format`.
      var typed: String { kind == "long" ? "--\(name)" : "-\(name)" }
    }

    let kind: Kind
    let shouldDisplay: Bool
    let isOptional: Bool
    let names: [Name]?
    let valueName: String?
    let defaultValue: String?
    let allValues: [String]?
    let abstract: String?

    /// `--format`, or the name of a positional value.
    var name: String { names?.first?.typed ?? valueName ?? "" }
  }

  let superCommands: [String]?
  let commandName: String
  let abstract: String?
  let subcommands: [CommandDescription]?
  let arguments: [Argument]?

  private struct Root: Decodable { let command: CommandDescription }

  /// The description of `phienhop`; nil where a new version of the parser writes it in another form, which a test
  /// would notice.
  static let root: CommandDescription? = {
    let json = Data(PhienhopCommand._dumpHelp().utf8)
    return try? JSONDecoder().decode(Root.self, from: json).command
  }()

  /// The words of the command line, `phienhop store init`.
  var path: [String] { (superCommands ?? []) + [commandName] }

  /// Commands below this one, without the parser's own `help`.
  var ownSubcommands: [CommandDescription] { (subcommands ?? []).filter { $0.commandName != "help" } }

  /// Arguments that are shown, without the parser's own `--help` and `--version`.
  var ownArguments: [Argument] {
    (arguments ?? []).filter { $0.shouldDisplay && $0.name != "--help" && $0.name != "-h" }
  }

  /// The deepest command that the words of a command line lead to.
  func command(for words: [String]) -> CommandDescription {
    var current = self
    for word in words {
      if let next = current.ownSubcommands.first(where: { $0.commandName == word }) { current = next }
    }
    return current
  }

  /// This command and all below it.
  var all: [CommandDescription] { [self] + ownSubcommands.flatMap(\.all) }
}
