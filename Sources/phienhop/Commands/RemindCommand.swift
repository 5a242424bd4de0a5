import ArgumentParser

/// `phienhop remind`: what each lead unit is to be reminded of.
struct RemindCommand: SessionCommand {
  static let configuration = CommandConfiguration(
    commandName: "remind", abstract: PhienhopCommand.words("remind"))

  @Option(name: .long, help: .words("remind.--unit", value: "unit"))
  var unit: String?

  @Flag(name: .long, help: .words("remind.--each"))
  var each = false

  @OptionGroup var document: DocumentOptions
  @OptionGroup var common: CommonOptions

  func run(_ session: Session) throws -> Int32 {
    try RemindTask(
      unit: unit, isEach: each, output: DocumentOutput(document, isFolder: each), session: session
    ).run()
  }
}
