import ArgumentParser
import Dashboard
import Model

/// `phienhop read`: a screen as words.
struct ReadCommand: SessionCommand {
  /// A screen by its English or Vietnamese name, with or without tone marks, or by its digit.
  struct ScreenName: ExpressibleByArgument {
    let id: ScreenID

    init?(argument: String) {
      let asked = VietnameseText.words(CleanText(cleaning: argument).string)
      let found = ScreenID.allCases.first { id in
        asked == [String(id.number)] || asked == [id.rawValue]
          || asked == VietnameseText.words(Wording(.vietnamese)[screen: id].string)
      }
      guard let found else { return nil }
      id = found
    }

    static var allValueStrings: [String] { ScreenID.allCases.map(\.rawValue) }
    var defaultValueDescription: String { id.rawValue }
  }

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
