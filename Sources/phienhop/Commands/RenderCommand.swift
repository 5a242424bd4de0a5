import ArgumentParser
import Dashboard

/// `phienhop render`: a screen without a terminal.
struct RenderCommand: PastCommand {
  enum Format: String, CaseIterable, ExpressibleByArgument {
    case text, ansi
  }

  static let configuration = CommandConfiguration(
    commandName: "render", abstract: PhienhopCommand.words("render"))

  @Option(name: .long, help: .words("render.--screen", value: "screen"))
  var screen = ScreenName(.overview)

  @Option(name: .long, help: .words("render.--size", value: "size"))
  var size = "120x40"

  @Option(name: .long, help: .words("render.--format", value: "format"))
  var format: Format = .text

  @Option(name: .long, help: .words("render.--keys", value: "keys"))
  var keys: String?

  @OptionGroup var past: MeetingOption
  @OptionGroup var common: CommonOptions

  func run(_ session: Session) throws -> Int32 {
    try Render(view: screen.view, size: size, format: format, keys: keys ?? "", session: session).run()
  }
}
