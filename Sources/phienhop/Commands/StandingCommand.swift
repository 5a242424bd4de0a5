import ArgumentParser

/// `phienhop standing`: how lead units stand with their tasks.
struct StandingCommand: SessionCommand {
  static let configuration = CommandConfiguration(
    commandName: "standing", abstract: PhienhopCommand.words("standing"))

  @OptionGroup var document: DocumentOptions
  @OptionGroup var common: CommonOptions

  func run(_ session: Session) throws -> Int32 {
    try StandingTask(output: DocumentOutput(document), session: session).run()
  }
}
