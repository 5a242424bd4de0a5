import ArgumentParser

/// `phienhop template`: the empty form for a unit to fill in.
struct TemplateCommand: SessionCommand {
  enum Format: String, CaseIterable, ExpressibleByArgument {
    case xlsx
  }

  static let configuration = CommandConfiguration(
    commandName: "template", abstract: PhienhopCommand.words("template"))

  @Argument(help: .words("template.form", value: "form"))
  var form: String

  @Option(name: .long, help: .words("template.--period", value: "period"))
  var period: String

  @Option(name: .long, help: .words("template.--unit", value: "unit"))
  var unit: String?

  @Option(name: .long, help: .words("template.--format", value: "format"))
  var format: Format = .xlsx

  @Option(name: .long, help: .words("template.--output", value: "file"), completion: .file())
  var output: String?

  @Flag(name: .long, help: .words("export.--force"))
  var force = false

  @OptionGroup var common: CommonOptions

  func run(_ session: Session) throws -> Int32 {
    try TemplateTask(
      form: form, period: period, unit: unit, output: output, replaces: force, session: session
    )
    .run()
  }
}
