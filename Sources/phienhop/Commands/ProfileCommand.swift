import ArgumentParser

/// `phienhop profile`: list, show, check and draft profiles of forms.
struct ProfileCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "profile", abstract: PhienhopCommand.words("profile"),
    subcommands: [List.self, Show.self, Check.self, Draft.self])

  @OptionGroup var common: CommonOptions

  struct List: PreparedCommand {
    static let configuration = CommandConfiguration(
      commandName: "list", abstract: PhienhopCommand.words("profile.list"))
    @OptionGroup var common: CommonOptions

    func run(_ preparation: Preparation) throws -> Int32 { try ProfileTasks(preparation).list() }
  }

  struct Show: PreparedCommand {
    static let configuration = CommandConfiguration(
      commandName: "show", abstract: PhienhopCommand.words("profile.show"))
    @Argument(help: .words("profile.show.profile", value: "profile"))
    var profile: String
    @OptionGroup var common: CommonOptions

    func run(_ preparation: Preparation) throws -> Int32 { try ProfileTasks(preparation).show(profile) }
  }

  struct Check: PreparedCommand {
    static let configuration = CommandConfiguration(
      commandName: "check", abstract: PhienhopCommand.words("profile.check"))
    @Argument(help: .words("profile.check.file", value: "file"), completion: .file())
    var file: String
    @OptionGroup var common: CommonOptions

    func run(_ preparation: Preparation) throws -> Int32 { try ProfileTasks(preparation).check(file) }
  }

  struct Draft: PreparedCommand {
    static let configuration = CommandConfiguration(
      commandName: "draft", abstract: PhienhopCommand.words("profile.draft"))
    @Argument(help: .words("profile.draft.file", value: "file"), completion: .file())
    var file: String
    @OptionGroup var common: CommonOptions

    func run(_ preparation: Preparation) throws -> Int32 { try ProfileTasks(preparation).draft(file) }
  }
}
