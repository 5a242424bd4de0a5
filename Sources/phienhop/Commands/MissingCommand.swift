import ArgumentParser

/// `phienhop missing`: who has reported for a period, who has not, how late and how completely.
struct MissingCommand: SessionCommand {
  enum Format: String, CaseIterable, ExpressibleByArgument {
    case text, csv
  }

  static let configuration = CommandConfiguration(
    commandName: "missing", abstract: PhienhopCommand.words("missing"))

  @Option(name: .long, help: .words("missing.--period", value: "period"))
  var period: String

  @Option(name: .long, help: .words("missing.--form", value: "form"))
  var form: String?

  @Option(name: .long, help: .words("missing.--format", value: "format"))
  var format: Format = .text

  @OptionGroup var common: CommonOptions

  func run(_ session: Session) throws -> Int32 {
    try MissingTask(period: period, form: form, isCSV: format == .csv, session: session).run()
  }
}
