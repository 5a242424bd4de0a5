import ArgumentParser

/// A command that the program carries out once its session is open.
protocol SessionCommand: ParsableCommand {
  var common: CommonOptions { get }
  /// - Returns: the exit code.
  func run(_ session: Session) throws -> Int32
}

/// `phienhop`: without a command, the dashboard.
struct PhienhopCommand: PastCommand {
  static let configuration = CommandConfiguration(
    commandName: "phienhop", abstract: words("phienhop"),
    subcommands: [
      ShowCommand.self, ReadCommand.self, RenderCommand.self, ExportCommand.self, InspectCommand.self,
      ImportCommand.self, WatchCommand.self, TemplateCommand.self, MissingCommand.self,
      MeetingCommand.self, RecordCommand.self, PresentCommand.self, FollowCommand.self, ChangesCommand.self,
      CloseCommand.self,
      MinutesCommand.self,
      RemindCommand.self,
      SlipCommand.self,
      BriefCommand.self, ReportCommand.self, StandingCommand.self,
      BatchCommand.self, StoreCommand.self,
      ProfileCommand.self,
      ThemeCommand.self, DemoCommand.self,
    ])

  @OptionGroup var past: MeetingOption
  @OptionGroup var common: CommonOptions

  func run(_ session: Session) throws -> Int32 { try runDashboard(session) }

  /// The English words of a command's help.
  static func words(_ name: String) -> String {
    ProgramWords(.english).text("help.\(name)")?.string ?? ""
  }
}
