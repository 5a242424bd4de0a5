import ArgumentParser

/// `phienhop inspect`: what a foreign file is and holds, before anything is taken in.
struct InspectCommand: PreparedCommand {
  static let configuration = CommandConfiguration(
    commandName: "inspect", abstract: PhienhopCommand.words("inspect"))

  @Argument(help: .words("inspect.input", value: "input"), completion: .file())
  var input: String

  @Option(name: .long, help: .words("inspect.--sheet", value: "sheet"))
  var sheet: String?

  @Option(name: .long, help: .words("inspect.--encoding", value: "encoding"))
  var encoding: String?

  @OptionGroup var common: CommonOptions

  func run(_ preparation: Preparation) throws -> Int32 {
    try Inspection(input: input, sheet: sheet, encoding: encoding, words: preparation.words).run()
  }
}
