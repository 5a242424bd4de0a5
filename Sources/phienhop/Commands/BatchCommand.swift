import ArgumentParser

/// `phienhop batch`: list batches, look into one, withdraw one, bring one back.
struct BatchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "batch", abstract: PhienhopCommand.words("batch"),
    subcommands: [List.self, Show.self, Undo.self, Redo.self])

  @OptionGroup var common: CommonOptions

  struct List: PreparedCommand {
    static let configuration = CommandConfiguration(
      commandName: "list", abstract: PhienhopCommand.words("batch.list"))
    @Option(name: .long, help: .words("batch.list.--format", value: "format"))
    var format: ShowCommand.Format = .table
    @OptionGroup var common: CommonOptions

    func run(_ preparation: Preparation) throws -> Int32 { try BatchTasks(preparation).list(format) }
  }

  struct Show: PreparedCommand {
    static let configuration = CommandConfiguration(
      commandName: "show", abstract: PhienhopCommand.words("batch.show"))
    @Argument(help: .words("batch.show.number", value: "number"))
    var number: Int
    @OptionGroup var common: CommonOptions

    func run(_ preparation: Preparation) throws -> Int32 { try BatchTasks(preparation).show(number) }
  }

  struct Undo: PreparedCommand {
    static let configuration = CommandConfiguration(
      commandName: "undo", abstract: PhienhopCommand.words("batch.undo"))
    @Argument(help: .words("batch.undo.number", value: "number"))
    var number: Int
    @Option(name: .long, help: .words("batch.undo.--reason", value: "reason"))
    var reason: String
    @OptionGroup var common: CommonOptions

    func run(_ preparation: Preparation) throws -> Int32 {
      try BatchTasks(preparation).undo(number, reason: reason)
    }
  }

  struct Redo: PreparedCommand {
    static let configuration = CommandConfiguration(
      commandName: "redo", abstract: PhienhopCommand.words("batch.redo"))
    @Argument(help: .words("batch.redo.number", value: "number"))
    var number: Int
    @Option(name: .long, help: .words("batch.redo.--reason", value: "reason"))
    var reason: String
    @OptionGroup var common: CommonOptions

    func run(_ preparation: Preparation) throws -> Int32 {
      try BatchTasks(preparation).redo(number, reason: reason)
    }
  }
}
