import ArgumentParser

/// `phienhop slip`: one page of what the screens will show about a unit.
struct SlipCommand: SessionCommand {
  static let configuration = CommandConfiguration(
    commandName: "slip", abstract: PhienhopCommand.words("slip"))

  @Argument(help: .words("slip.unit", value: "unit"))
  var unit: String

  /// The same option as the program's: one of its own would be taken for that and never be heard of.
  @OptionGroup var held: MeetingOption
  @OptionGroup var document: DocumentOptions
  @OptionGroup var common: CommonOptions

  func run(_ session: Session) throws -> Int32 {
    try SlipTask(unit: unit, meeting: held.meeting, output: DocumentOutput(document), session: session).run()
  }
}
