import ArgumentParser

/// `phienhop brief`: two pages for the chair in the order of the agenda.
struct BriefCommand: SessionCommand {
  static let configuration = CommandConfiguration(
    commandName: "brief", abstract: PhienhopCommand.words("brief"))

  @Argument(help: .words("brief.meeting", value: "meeting"))
  var meeting: String

  @OptionGroup var document: DocumentOptions
  @OptionGroup var common: CommonOptions

  func run(_ session: Session) throws -> Int32 {
    try BriefTask(meeting: meeting, output: DocumentOutput(document), session: session).run()
  }
}
