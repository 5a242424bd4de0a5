import ArgumentParser
import CSystem

/// `phienhop import`: takes in what units send.
struct ImportCommand: PreparedCommand {
  static let configuration = CommandConfiguration(
    commandName: "import", abstract: PhienhopCommand.words("import"))

  @Argument(help: .words("import.files", value: "file"), completion: .file())
  var files: [String]

  @Flag(name: .long, help: .words("import.--dry-run"))
  var dryRun = false

  @Flag(name: .long, help: .words("import.--yes"))
  var yes = false

  @Flag(name: .long, help: .words("import.--accept-valid"))
  var acceptValid = false

  @Flag(name: .long, help: .words("import.--again"))
  var again = false

  @Option(name: .long, help: .words("import.--profile", value: "name"))
  var profile: String?

  @Option(name: .long, help: .words("import.--period", value: "period"))
  var period: String?

  @Option(name: .long, help: .words("import.--unit", value: "unit"))
  var unit: String?

  @Option(name: .long, help: .words("import.--received", value: "day"))
  var received: String?

  @Option(name: .long, help: .words("import.--sheet", value: "sheet"))
  var sheet: String?

  @Option(name: .long, help: .words("import.--encoding", value: "encoding"))
  var encoding: String?

  @Option(name: .long, help: .words("import.--locale", value: "locale"))
  var locale: String?

  @Option(name: .long, help: .words("import.--rejects", value: "file"))
  var rejects: String?

  @Option(name: .long, help: .words("import.--keep-personal", value: "reason"))
  var keepPersonal: String?

  @Option(name: .long, help: .words("import.--reason", value: "text"))
  var reason: String?

  @OptionGroup var common: CommonOptions

  func run(_ preparation: Preparation) throws -> Int32 {
    // An open dashboard answers its keys meanwhile, on this machine too.
    cs_thread_give_way()
    return try ImportTask(
      ImportRequest(
        files: files, isDryRun: dryRun, isConfirmed: yes, acceptsValid: acceptValid, takesAgain: again,
        profile: profile,
        period: period, unit: unit, received: received, sheet: sheet, encoding: encoding, locale: locale,
        rejects: rejects,
        personalReason: keepPersonal, reason: reason ?? ""),
      preparation
    ).run()
  }
}
