import ArgumentParser

/// `phienhop changes`: what changed since a day, usually that of the last meeting.
struct ChangesCommand: PastCommand {
  static let configuration = CommandConfiguration(
    commandName: "changes", abstract: PhienhopCommand.words("changes"))

  @Option(name: .long, help: .words("changes.--since", value: "day"))
  var since: String?

  @Option(name: .long, help: .words("changes.--next", value: "day"))
  var next: String?

  @Option(name: .long, help: .words("changes.--format", value: "format"))
  var format: ShowCommand.Format = .table

  @OptionGroup var past: MeetingOption
  @OptionGroup var common: CommonOptions

  func run(_ session: Session) throws -> Int32 {
    try ChangesTask(since: since, next: next, format: format, session: session).run()
  }
}
