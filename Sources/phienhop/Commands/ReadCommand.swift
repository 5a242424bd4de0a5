import ArgumentParser
import Dashboard
import Model

/// `phienhop read`: a screen as words.
struct ReadCommand: SessionCommand {
  static let configuration = CommandConfiguration(
    commandName: "read", abstract: PhienhopCommand.words("read"))

  @Argument(help: .words("read.screen", value: "screen"))
  var screen: ScreenName

  @Option(name: .long, help: .words("read.--unit", value: "unit"))
  var unit: String?

  @Option(name: .long, help: .words("read.--index", value: "index"))
  var index: String?

  @Option(name: .long, help: .words("read.--edition", value: "edition"))
  var edition: String?

  @Option(name: .long, help: .words("read.--period", value: "period"))
  var period: String?

  @Option(name: .long, help: .words("read.--keys", value: "keys"))
  var keys: String?

  @OptionGroup var common: CommonOptions

  func run(_ session: Session) throws -> Int32 {
    try Reading(
      choice: ViewChoice(
        command: "read", screen: screen.id, unit: unit, index: index, edition: edition, period: period,
        session: session), keys: keys ?? "", session: session
    ).run()
  }
}
