import ArgumentParser
import Dashboard

/// Which part of a screen a command is about.
struct ViewOptions: ParsableArguments {
  @Option(name: .long, help: .words("read.--unit", value: "unit"))
  var unit: String?

  @Option(name: .long, help: .words("read.--index", value: "index"))
  var index: String?

  @Option(name: .long, help: .words("read.--edition", value: "edition"))
  var edition: String?

  @Option(name: .long, help: .words("read.--period", value: "period"))
  var period: String?

  /// - Parameter command: its name, for what is said of a wrong choice.
  func choice(_ screen: ScreenName, of command: String, _ session: Session) -> ViewChoice {
    ViewChoice(
      command: command, screen: screen, unit: unit, index: index, edition: edition, period: period,
      session: session)
  }
}
