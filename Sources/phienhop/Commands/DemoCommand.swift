import ArgumentParser

/// `phienhop demo`: an invented province to try the program on.
struct DemoCommand: PreparedCommand {
  static let configuration = CommandConfiguration(
    commandName: "demo", abstract: PhienhopCommand.words("demo"))

  @Argument(help: .words("demo.folder", value: "folder"), completion: .directory)
  var folder: String

  @Option(name: .long, help: .words("demo.--dossiers", value: "count"))
  var dossiers = 100_000

  @Option(name: .long, help: .words("demo.--seed", value: "seed"))
  var seed: UInt64 = 1

  @OptionGroup var common: CommonOptions

  func run(_ preparation: Preparation) throws -> Int32 {
    try DemoTask(preparation, folder: folder, dossiers: dossiers, seed: seed).run()
  }
}
