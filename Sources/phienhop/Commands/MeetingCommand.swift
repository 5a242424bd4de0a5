import ArgumentParser

/// `phienhop meeting`: prepare a meeting, look at what is prepared, change its agenda.
struct MeetingCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "meeting", abstract: PhienhopCommand.words("meeting"),
    subcommands: [New.self, List.self, Show.self, Agenda.self, Rooms.self])

  @OptionGroup var common: CommonOptions

  enum Kind: String, CaseIterable, ExpressibleByArgument {
    case monthly, quarterly
    case adHoc = "ad-hoc"
  }

  struct New: SessionCommand {
    static let configuration = CommandConfiguration(
      commandName: "new", abstract: PhienhopCommand.words("meeting.new"))
    @Argument(help: .words("meeting.new.day", value: "day"))
    var day: String
    @Option(name: .long, help: .words("meeting.new.--kind", value: "kind"))
    var kind: Kind = .monthly
    @Option(name: .long, help: .words("meeting.new.--chair", value: "name"))
    var chair: String?
    @Option(name: .long, help: .words("meeting.new.--body", value: "name"))
    var body: [String] = []
    @Option(name: .long, help: .words("meeting.new.--ordinal", value: "number"))
    var ordinal: Int?
    @Option(name: .long, help: .words("meeting.new.--place", value: "text"))
    var place: String?
    @Flag(name: .long, help: .words("meeting.new.--empty"))
    var empty = false
    @Flag(name: .long, help: .words("meeting.new.--another"))
    var another = false
    @OptionGroup var common: CommonOptions

    func run(_ session: Session) throws -> Int32 {
      try MeetingMaker(
        day: day, kind: kind, chair: chair, bodies: body, ordinal: ordinal, place: place, isEmpty: empty,
        isAnother: another, session: session
      ).run()
    }
  }

  struct List: SessionCommand {
    static let configuration = CommandConfiguration(
      commandName: "list", abstract: PhienhopCommand.words("meeting.list"))
    @Option(name: .long, help: .words("meeting.list.--format", value: "format"))
    var format: ShowCommand.Format = .table
    @OptionGroup var common: CommonOptions

    func run(_ session: Session) throws -> Int32 { try MeetingTasks(session).list(format) }
  }

  struct Show: SessionCommand {
    static let configuration = CommandConfiguration(
      commandName: "show", abstract: PhienhopCommand.words("meeting.show"))
    @Argument(help: .words("meeting.show.meeting", value: "meeting"))
    var meeting: String
    @OptionGroup var common: CommonOptions

    func run(_ session: Session) throws -> Int32 { try MeetingTasks(session).show(meeting) }
  }

  struct Agenda: SessionCommand {
    static let configuration = CommandConfiguration(
      commandName: "agenda", abstract: PhienhopCommand.words("meeting.agenda"))
    @Argument(help: .words("meeting.agenda.meeting", value: "meeting"))
    var meeting: String
    @Option(name: .long, help: .words("meeting.agenda.--add", value: "text"))
    var add: String?
    @Option(name: .long, help: .words("meeting.agenda.--item", value: "number"))
    var item: Int?
    @Option(name: .long, help: .words("meeting.agenda.--title", value: "text"))
    var title: String?
    @Option(name: .long, help: .words("meeting.agenda.--view", value: "view"))
    var view: String?
    @Option(name: .long, help: .words("meeting.agenda.--minutes", value: "number"))
    var minutes: Int?
    @Option(name: .long, help: .words("meeting.agenda.--speaker", value: "name"))
    var speaker: String?
    @Option(name: .customLong("to"), help: .words("meeting.agenda.--to", value: "number"))
    var target: Int?
    @Flag(name: .long, help: .words("meeting.agenda.--drop"))
    var drop = false
    @Option(name: .long, help: .words("meeting.agenda.--format", value: "format"))
    var format: ShowCommand.Format = .table
    @OptionGroup var common: CommonOptions

    func run(_ session: Session) throws -> Int32 {
      let change = AgendaChange(
        add: add, item: item, title: title, view: view, minutes: minutes, speaker: speaker, target: target,
        drops: drop)
      return try MeetingTasks(session).agenda(meeting, change, format)
    }
  }

  struct Rooms: SessionCommand {
    static let configuration = CommandConfiguration(
      commandName: "rooms", abstract: PhienhopCommand.words("meeting.rooms"))
    @Argument(help: .words("meeting.rooms.meeting", value: "meeting"))
    var meeting: String
    @Option(name: .long, help: .words("meeting.rooms.--add", value: "file"))
    var add: String?
    @Option(name: .long, help: .words("meeting.rooms.--from", value: "meeting"))
    var from: String?
    @Option(name: .long, help: .words("meeting.rooms.--mark", value: "mark"))
    var mark: [String] = []
    @Option(name: .long, help: .words("meeting.rooms.--remove", value: "name"))
    var remove: [String] = []
    @Option(name: .long, help: .words("meeting.rooms.--format", value: "format"))
    var format: ShowCommand.Format = .table
    @OptionGroup var common: CommonOptions

    func run(_ session: Session) throws -> Int32 {
      try RoomsTask(
        meeting: meeting, add: add, from: from, marks: mark, removed: remove, format: format, session: session
      ).run()
    }
  }
}
