import ArgumentParser

/// `phienhop close`: close the figures of a period, or list what is closed.
struct CloseCommand: SessionCommand {
  static let configuration = CommandConfiguration(
    commandName: "close", abstract: PhienhopCommand.words("close"))

  @Argument(help: .words("close.period", value: "period"))
  var period: String

  @Option(name: .long, help: .words("close.--note", value: "text"))
  var note: String?

  @Option(name: .long, help: .words("close.--format", value: "format"))
  var format: ShowCommand.Format = .table

  /// The same option as the program's, which would take one of this command's own for it.
  @OptionGroup var held: MeetingOption
  @OptionGroup var common: CommonOptions

  func run(_ session: Session) throws -> Int32 {
    let tasks = ClosingTasks(session)
    if period == "list" { return try tasks.list(format) }
    return try tasks.close(period, note: note, meeting: held.meeting)
  }
}
