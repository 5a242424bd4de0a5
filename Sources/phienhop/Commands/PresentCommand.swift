import ArgumentParser
import Dashboard
import Model

/// `phienhop present`: the dashboard, presenting a meeting from its first item on, or from its waiting screen.
struct PresentCommand: SessionCommand {
  static let configuration = CommandConfiguration(
    commandName: "present", abstract: PhienhopCommand.words("present"))

  @Argument(help: .words("present.meeting", value: "meeting"))
  var meeting: String?

  @Flag(name: .long, help: .words("present.--waiting"))
  var waiting = false

  @OptionGroup var common: CommonOptions

  func run(_ session: Session) throws -> Int32 {
    var request = PresentationRequest()
    if let meeting {
      do {
        request.meeting = try MeetingFinder(meetings: session.library.reader.meetings()).find(meeting).id
      } catch {
        throw Failure(error)
      }
    }
    if waiting { request.stage = .waiting }
    return try runDashboard(session, presenting: request)
  }
}
