import ArgumentParser
import Dashboard
import Model

/// `phienhop read`: a screen as words.
struct ReadCommand: PastCommand {
  static let configuration = CommandConfiguration(
    commandName: "read", abstract: PhienhopCommand.words("read"))

  @Argument(help: .words("read.screen", value: "screen"))
  var screen: ScreenName

  @OptionGroup var view: ViewOptions

  @Option(name: .long, help: .words("read.--keys", value: "keys"))
  var keys: String?

  @OptionGroup var past: MeetingOption
  @OptionGroup var common: CommonOptions

  func run(_ session: Session) throws -> Int32 {
    try Reading(choice: view.choice(screen, of: "read", session), keys: keys ?? "", session: session).run()
  }
}
