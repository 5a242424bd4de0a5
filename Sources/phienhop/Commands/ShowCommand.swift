import ArgumentParser

/// `phienhop show`: figures as a table, CSV or JSON.
struct ShowCommand: PastCommand {
  /// What can be shown.
  enum Subject: String, CaseIterable, ExpressibleByArgument {
    case rankings, dossiers, directives, indicators, units, documents, difficulties, sources

    /// The filters that mean something for it.
    var filters: [Filter] {
      switch self {
      case .rankings, .dossiers: Filter.allCases
      case .directives, .indicators, .units, .documents, .difficulties: [.period, .unit]
      case .sources: []
      }
    }
  }

  /// An option that narrows what is shown.
  enum Filter: String, CaseIterable {
    case index = "--index"
    case edition = "--edition"
    case period = "--period"
    case unit = "--unit"
  }

  enum Format: String, CaseIterable, ExpressibleByArgument {
    case table, csv, json
  }

  static let configuration = CommandConfiguration(
    commandName: "show", abstract: PhienhopCommand.words("show"))

  @Argument(help: .words("show.subject", value: "subject"))
  var subject: Subject

  @Option(name: .long, help: .words("show.--format", value: "format"))
  var format: Format = .table

  @Option(name: .long, help: .words("show.--index", value: "index"))
  var index: String?

  @Option(name: .long, help: .words("show.--edition", value: "edition"))
  var edition: String?

  @Option(name: .long, help: .words("show.--period", value: "period"))
  var period: String?

  @Option(name: .long, help: .words("show.--unit", value: "unit"))
  var unit: String?

  @OptionGroup var past: MeetingOption
  @OptionGroup var common: CommonOptions

  func run(_ session: Session) throws -> Int32 {
    try Show(
      subject: subject, format: format, index: index, edition: edition, period: period, unit: unit,
      session: session
    ).run()
  }
}
