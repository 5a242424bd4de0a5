import ArgumentParser

/// `phienhop report`: the figures of a month in one file.
struct ReportCommand: SessionCommand {
  static let configuration = CommandConfiguration(
    commandName: "report", abstract: PhienhopCommand.words("report"))

  @Argument(help: .words("report.month", value: "month"))
  var month: String

  @OptionGroup var document: DocumentOptions
  @OptionGroup var common: CommonOptions

  func run(_ session: Session) throws -> Int32 {
    try ReportTask(month: month, output: DocumentOutput(document), session: session).run()
  }
}
