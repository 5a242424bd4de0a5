import ArgumentParser
import Dashboard

/// `phienhop export`: what a screen shows, as a file for other programs.
struct ExportCommand: PastCommand {
  enum Format: String, CaseIterable, ExpressibleByArgument {
    case xlsx, ods, csv, md, html

    var format: ExportFormat { ExportFormat(rawValue: rawValue) ?? .csv }
  }

  static let configuration = CommandConfiguration(
    commandName: "export", abstract: PhienhopCommand.words("export"))

  @Argument(help: .words("export.screen", value: "screen"))
  var screen: ScreenName

  @Option(name: .long, help: .words("export.--format", value: "format"))
  var format: Format?

  @Option(name: .long, help: .words("export.--output", value: "file"), completion: .file())
  var output: String?

  @Flag(name: .long, help: .words("export.--force"))
  var force = false

  @OptionGroup var view: ViewOptions

  @Option(name: .long, help: .words("export.--filter", value: "text"))
  var filter: String?

  @Option(name: .long, help: .words("export.--sort", value: "column"))
  var sort: String?

  @Flag(name: .long, help: .words("export.--reverse"))
  var reverse = false

  @Option(name: .long, help: .words("export.--keys", value: "keys"))
  var keys: String?

  @OptionGroup var past: MeetingOption
  @OptionGroup var common: CommonOptions

  func run(_ session: Session) throws -> Int32 {
    try ExportTask(
      choice: view.choice(screen, of: "export", session), filter: filter, sort: sort, isReversed: reverse,
      keys: keys ?? "", format: format?.format,
      output: output,
      replaces: force, session: session
    ).run()
  }
}
