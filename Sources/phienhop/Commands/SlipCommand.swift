import ArgumentParser

/// `phienhop slip`: one page of what the screens will show about a unit.
struct SlipCommand: SessionCommand {
  static let configuration = CommandConfiguration(
    commandName: "slip", abstract: PhienhopCommand.words("slip"))

  @Argument(help: .words("slip.unit", value: "unit"))
  var unit: String

  @Option(name: .long, help: .words("slip.--meeting", value: "meeting"))
  var meeting: String?

  @OptionGroup var document: DocumentOptions
  @OptionGroup var common: CommonOptions

  func run(_ session: Session) throws -> Int32 {
    try SlipTask(unit: unit, meeting: meeting, output: DocumentOutput(document), session: session).run()
  }
}
