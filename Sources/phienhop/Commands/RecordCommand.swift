import ArgumentParser
import Dashboard
import Model

/// `phienhop record`: write down what a meeting says, look at it, adopt it, take it back.
struct RecordCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "record", abstract: PhienhopCommand.words("record"),
    subcommands: [Add.self, List.self, Adopt.self, Withdraw.self])

  @OptionGroup var common: CommonOptions

  enum Conclusion: String, CaseIterable, ExpressibleByArgument {
    case task, approval, agreement, commendation, goal
    case requestUpward = "request-upward"
    case generalRequest = "general-request"

    var kind: Directive.Kind {
      switch self {
      case .task: .task
      case .approval: .approval
      case .agreement: .agreement
      case .commendation: .commendation
      case .goal: .goal
      case .requestUpward: .requestUpward
      case .generalRequest: .generalRequest
      }
    }
  }

  enum Decision: String, CaseIterable, ExpressibleByArgument {
    case decided, assigned, upward

    var disposition: DraftContent.Disposition {
      switch self {
      case .decided: .decided
      case .assigned: .assigned
      case .upward: .sentUpward
      }
    }
  }

  struct Add: SessionCommand {
    static let configuration = CommandConfiguration(
      commandName: "add", abstract: PhienhopCommand.words("record.add"))
    @Argument(help: .words("record.add.meeting", value: "meeting"))
    var meeting: String
    @Argument(help: .words("record.add.text", value: "text"))
    var text: String = ""
    @Option(name: .long, help: .words("record.add.--kind", value: "kind"))
    var kind: Conclusion = .task
    @Option(name: .long, help: .words("record.add.--progress", value: "directive"))
    var progress: [String] = []
    @Option(name: .long, help: .words("record.add.--complete", value: "directive"))
    var complete: [String] = []
    @Option(name: .long, help: .words("record.add.--extend", value: "directive"))
    var extend: [String] = []
    @Option(name: .customLong("return"), help: .words("record.add.--return", value: "directive"))
    var returned: [String] = []
    @Option(name: .long, help: .words("record.add.--suspend", value: "directive"))
    var suspend: [String] = []
    @Option(name: .long, help: .words("record.add.--reassign", value: "directive"))
    var reassign: [String] = []
    @Option(name: .long, help: .words("record.add.--difficulty", value: "difficulty"))
    var difficulty: String?
    @Option(name: .long, help: .words("record.add.--decision", value: "decision"))
    var decision: Decision = .decided
    @Option(name: .customLong("lead"), help: .words("record.add.--lead", value: "unit"))
    var lead: [String] = []
    @Option(name: .customLong("with"), help: .words("record.add.--with", value: "unit"))
    var coordinating: [String] = []
    @Option(name: .long, help: .words("record.add.--due", value: "text"))
    var due: String?
    @Option(name: .long, help: .words("record.add.--reading", value: "number"))
    var reading: Int = 1
    @Option(name: .long, help: .words("record.add.--percent", value: "number"))
    var percent: String?
    @Option(name: .long, help: .words("record.add.--evidence", value: "text"))
    var evidence: String?
    @Option(name: .long, help: .words("record.add.--basis", value: "text"))
    var basis: String?
    @Option(name: .long, help: .words("record.add.--correct", value: "number"))
    var correct: Int?
    @Flag(name: .long, help: .words("record.add.--dry-run"))
    var dryRun = false
    @Flag(name: .shortAndLong, help: .words("record.add.--yes"))
    var yes = false
    @OptionGroup var common: CommonOptions

    func run(_ session: Session) throws -> Int32 {
      try RecordTask(
        meeting: meeting, form: try form(), corrects: correct, isDryRun: dryRun, isConfirmed: yes,
        session: session
      ).run()
    }

    /// - Throws: a ``Failure`` with exit code 2 where it is about several kinds of things at once.
    private func form() throws -> RecordForm {
      let about: [(DraftContent.Kind, [String])] = [
        (.progress, progress), (.completion, complete), (.dueExtension, extend), (.returned, returned),
        (.suspension, suspend), (.reassignment, reassign), (.difficulty, difficulty.map { [$0] } ?? []),
      ].filter { !$0.1.isEmpty }
      guard about.count <= 1 else { throw Failure.usage(.recordOneKind) }
      let kind = about.first?.0 ?? .directive
      let ids = about.first?.1 ?? []
      var form = RecordForm(
        kind, line: kind == .directive ? text : "",
        directives: kind == .difficulty ? [] : ids.map { DirectiveID($0) },
        difficulty: difficulty.map { DifficultyID($0) })
      form.conclusion = self.kind.kind
      form.disposition = decision.disposition
      form.dueChoice = max(1, reading) - 1
      if kind != .directive { form.typed[.text] = text }
      if !lead.isEmpty { form.typed[.leads] = lead.joined(separator: ", ") }
      if !coordinating.isEmpty { form.typed[.coordinating] = coordinating.joined(separator: ", ") }
      form.typed[.due] = due
      form.typed[.percent] = percent
      form.typed[.evidence] = evidence ?? basis
      return form
    }
  }

  struct List: SessionCommand {
    static let configuration = CommandConfiguration(
      commandName: "list", abstract: PhienhopCommand.words("record.list"))
    @Argument(help: .words("record.list.meeting", value: "meeting"))
    var meeting: String
    @Option(name: .long, help: .words("record.list.--format", value: "format"))
    var format: ShowCommand.Format = .table
    @OptionGroup var common: CommonOptions

    func run(_ session: Session) throws -> Int32 { try RecordListTask(session).list(meeting, format) }
  }

  struct Adopt: SessionCommand {
    static let configuration = CommandConfiguration(
      commandName: "adopt", abstract: PhienhopCommand.words("record.adopt"))
    @Argument(help: .words("record.adopt.meeting", value: "meeting"))
    var meeting: String
    @Option(name: .long, help: .words("record.adopt.--only", value: "number"))
    var only: [Int] = []
    @OptionGroup var common: CommonOptions

    func run(_ session: Session) throws -> Int32 {
      try RecordListTask(session).adopt(meeting, numbers: only)
    }
  }

  struct Withdraw: SessionCommand {
    static let configuration = CommandConfiguration(
      commandName: "withdraw", abstract: PhienhopCommand.words("record.withdraw"))
    @Argument(help: .words("record.withdraw.meeting", value: "meeting"))
    var meeting: String
    @Argument(help: .words("record.withdraw.number", value: "number"))
    var number: Int
    @Option(name: .long, help: .words("record.withdraw.--reason", value: "reason"))
    var reason: String = ""
    @OptionGroup var common: CommonOptions

    func run(_ session: Session) throws -> Int32 {
      try RecordListTask(session).withdraw(meeting, number: number, reason: reason)
    }
  }
}
