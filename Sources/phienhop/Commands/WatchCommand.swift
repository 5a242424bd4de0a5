import ArgumentParser
import CSystem

/// `phienhop watch`: takes in what is dropped into a folder.
struct WatchCommand: PreparedCommand {
  static let configuration = CommandConfiguration(
    commandName: "watch", abstract: PhienhopCommand.words("watch"))

  @Argument(help: .words("watch.folder", value: "folder"), completion: .directory)
  var folder: String

  @Flag(name: .long, help: .words("watch.--once"))
  var once = false

  @Flag(name: .long, help: .words("watch.--accept-valid"))
  var acceptValid = false

  @Option(name: .long, help: .words("watch.--received", value: "day"))
  var received: String?

  @Option(name: .long, help: .words("watch.--profile", value: "name"))
  var profile: String?

  @Option(name: .long, help: .words("watch.--unit", value: "unit"))
  var unit: String?

  @Option(name: .long, help: .words("watch.--locale", value: "locale"))
  var locale: String?

  @OptionGroup var common: CommonOptions

  func run(_ preparation: Preparation) throws -> Int32 {
    let request = ImportRequest(
      files: [], isConfirmed: true, acceptsValid: acceptValid, profile: profile, unit: unit,
      received: received, locale: locale)
    // As an import does.
    cs_thread_give_way()
    return try WatchTask(request, folder: folder, isOnce: once, preparation).run()
  }
}
