import ArgumentParser
import Dashboard
import Model

/// `phienhop follow`: what the presenting dashboard shows, on another terminal.
struct FollowCommand: PreparedCommand {
  static let configuration = CommandConfiguration(
    commandName: "follow", abstract: PhienhopCommand.words("follow"))

  @Flag(name: .long, help: .words("follow.--console"))
  var console = false

  @OptionGroup var common: CommonOptions

  func run(_ preparation: Preparation) throws -> Int32 {
    let session = try Session(preparation.forReading)
    return try runDashboard(session, following: console ? .console : .screen)
  }
}
