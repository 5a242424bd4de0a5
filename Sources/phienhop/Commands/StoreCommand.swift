import ArgumentParser

/// A command that needs options and configuration but no figures; it runs before any store is opened.
protocol PreparedCommand: ParsableCommand {
  var common: CommonOptions { get }
  func run(_ preparation: Preparation) throws -> Int32
}

/// `phienhop store`: make, look into, check and back up a store.
struct StoreCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "store", abstract: PhienhopCommand.words("store"),
    subcommands: [Initialize.self, Info.self, Check.self, Backup.self])

  @OptionGroup var common: CommonOptions

  struct Initialize: PreparedCommand {
    static let configuration = CommandConfiguration(
      commandName: "init", abstract: PhienhopCommand.words("store.init"))
    @OptionGroup var common: CommonOptions

    func run(_ preparation: Preparation) throws -> Int32 { try StoreTasks(preparation).initialize() }
  }

  struct Info: PreparedCommand {
    static let configuration = CommandConfiguration(
      commandName: "info", abstract: PhienhopCommand.words("store.info"))
    @OptionGroup var common: CommonOptions

    func run(_ preparation: Preparation) throws -> Int32 { try StoreTasks(preparation).info() }
  }

  struct Check: PreparedCommand {
    static let configuration = CommandConfiguration(
      commandName: "check", abstract: PhienhopCommand.words("store.check"))
    @OptionGroup var common: CommonOptions

    func run(_ preparation: Preparation) throws -> Int32 { try StoreTasks(preparation).check() }
  }

  struct Backup: PreparedCommand {
    static let configuration = CommandConfiguration(
      commandName: "backup", abstract: PhienhopCommand.words("store.backup"))
    @Argument(help: .words("store.backup.target", value: "target"), completion: .file())
    var target: String
    @OptionGroup var common: CommonOptions

    func run(_ preparation: Preparation) throws -> Int32 { try StoreTasks(preparation).backup(to: target) }
  }
}
