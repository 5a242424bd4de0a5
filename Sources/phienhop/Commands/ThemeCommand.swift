import ArgumentParser

/// `phienhop theme`: list, measure and show themes.
struct ThemeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "theme", abstract: PhienhopCommand.words("theme"),
    subcommands: [List.self, Check.self, Show.self])

  @OptionGroup var common: CommonOptions

  struct List: PreparedCommand {
    static let configuration = CommandConfiguration(
      commandName: "list", abstract: PhienhopCommand.words("theme.list"))
    @OptionGroup var common: CommonOptions

    func run(_ preparation: Preparation) throws -> Int32 { try ThemeTasks(preparation).list() }
  }

  struct Check: PreparedCommand {
    static let configuration = CommandConfiguration(
      commandName: "check", abstract: PhienhopCommand.words("theme.check"))
    @Argument(help: .words("theme.check.theme", value: "theme"), completion: .file(extensions: ["toml"]))
    var theme: String
    @OptionGroup var common: CommonOptions

    func run(_ preparation: Preparation) throws -> Int32 { try ThemeTasks(preparation).check(theme) }
  }

  struct Show: PreparedCommand {
    static let configuration = CommandConfiguration(
      commandName: "show", abstract: PhienhopCommand.words("theme.show"))
    @Argument(help: .words("theme.show.theme", value: "theme"), completion: .file(extensions: ["toml"]))
    var theme: String
    @OptionGroup var common: CommonOptions

    func run(_ preparation: Preparation) throws -> Int32 { try ThemeTasks(preparation).show(theme) }
  }
}
