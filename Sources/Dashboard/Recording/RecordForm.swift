import Model

/// What a secretary is writing down, as far as it is typed. It lies over any screen; Esc keeps it for the next time.
public struct RecordForm: Hashable, Sendable {
  public enum Field: String, Hashable, Sendable, CaseIterable {
    /// The whole directive on one line, from which the other fields are read.
    case line
    case conclusion, disposition, leads, coordinating, due, text, percent, evidence

    /// False for what is chosen with ← and →.
    var isTyped: Bool { self != .conclusion && self != .disposition }
  }

  public let kind: DraftContent.Kind
  public var directives: [DirectiveID]
  public var difficulty: DifficultyID?
  public var figure: FigureMention?
  /// The meeting it is written for; nil for the one that is presented, held or comes next.
  public var meeting: MeetingID?
  /// The draft that is said otherwise; nil for a new one.
  public var correcting: FactID?
  /// What a new draft is known by from the first opening of its form on.
  var ticket: String?
  /// What it said when it was opened; nil where that is to be looked up.
  var seen: DraftContent?
  /// By what it is known again after the program was cut off; nil where ``seen`` is at hand.
  var seenMark: String?
  public var conclusion = Directive.Kind.task
  public var disposition = DraftContent.Disposition.decided
  /// What was typed, by field; a field that was not touched is read from the line.
  public var typed: [Field: String] = [:]
  /// Which reading of the due counts, 0 the one proposed.
  public var dueChoice = 0
  /// Which unit a name means that several bear, by the name as typed.
  public var partyChoices: [String: Int] = [:]
  public var field: Field
  /// Something was typed or chosen since it was opened.
  var isTouched = false
  /// It was told what is open, and the next Enter writes it down all the same.
  var isWarned = false
  /// What was sent to the store and is not answered yet.
  var sent: DraftEdit?

  public static let longest = 500

  public init(
    _ kind: DraftContent.Kind, line: String = "", directives: [DirectiveID] = [],
    difficulty: DifficultyID? = nil, figure: FigureMention? = nil
  ) {
    self.kind = kind
    self.directives = directives
    self.difficulty = difficulty
    self.figure = figure
    field = Self.fields(kind)[0]
    if !line.isEmpty { typed[.line] = String(line.prefix(Self.longest)) }
  }

  /// A draft opened for correction.
  init(correcting draft: MeetingDraft) {
    let content = draft.content
    self.init(
      content.kind, directives: content.directives, difficulty: content.difficulty, figure: content.figure)
    correcting = draft.id
    meeting = draft.meeting
    seen = content
    conclusion = content.conclusion
    disposition = content.disposition ?? .decided
    func names(_ parties: [PartyName]) -> String { parties.map(\.asStated.string).joined(separator: ", ") }
    typed = [
      .leads: names(content.leads), .coordinating: names(content.coordinating),
      .due: content.due.asStated.string, .text: content.text.string, .evidence: content.evidence.string,
      .percent: content.percent.map { String($0) } ?? "",
    ].filter { fields.contains($0.key) }
    if kind == .directive { typed[.line] = content.asTyped.string }
    field = fields.first { $0 == .text } ?? field
  }

  var fields: [Field] { Self.fields(kind) }

  static func fields(_ kind: DraftContent.Kind) -> [Field] {
    switch kind {
    case .directive: [.line, .conclusion, .leads, .coordinating, .due, .text]
    case .progress: [.text, .percent, .leads]
    case .completion: [.evidence, .due, .text, .leads]
    case .dueExtension: [.due, .evidence, .text]
    case .returned, .suspension: [.text]
    case .reassignment: [.leads, .coordinating, .text]
    case .difficulty: [.disposition, .text, .leads, .due]
    }
  }

  /// Whether anything would be lost with it.
  var hasText: Bool { typed.values.contains { text in text.contains { $0 != " " } } }

  /// What is typed, in one line, to know it by.
  var summary: String {
    fields.compactMap { typed[$0] }.first { text in text.contains { $0 != " " } } ?? ""
  }

  // MARK: Typing

  mutating func move(by step: Int) {
    let fields = fields
    let position = fields.firstIndex(of: field) ?? 0
    field = fields[(position + step + fields.count) % fields.count]
  }

  mutating func put(_ text: String) {
    typed[field] = String(text.prefix(Self.longest))
    isTouched = true
    isWarned = false
    switch field {
    // What was read anew is to be looked at anew.
    case .line, .due: dueChoice = 0
    default: break
    }
  }

  /// The next of what can be chosen in the field, or the one before.
  /// - Returns: false where there is nothing to choose.
  mutating func choose(by step: Int, _ reading: RecordReading) -> Bool {
    func next<Value: Equatable>(_ value: Value, _ all: [Value]) -> Value {
      let position = all.firstIndex(of: value) ?? 0
      return all[(position + step + all.count) % all.count]
    }
    switch field {
    case .conclusion: conclusion = next(conclusion, Directive.Kind.allCases)
    case .disposition: disposition = next(disposition, DraftContent.Disposition.allCases)
    case .due, .line:
      guard reading.dueChoices.count > 1 else { return false }
      dueChoice = next(dueChoice, Array(reading.dueChoices.indices))
    case .leads, .coordinating:
      let parties = field == .leads ? reading.leads : reading.coordinating
      guard let party = parties.first(where: { !$0.choices.isEmpty && $0.isChosenAmongSeveral }) else {
        return false
      }
      let count = party.choices.count
      let old = partyChoices[party.asStated.string]
      partyChoices[party.asStated.string] =
        old.map { (min(max(0, $0), count - 1) + step + count) % count } ?? (step > 0 ? 0 : count - 1)
    case .text, .percent, .evidence: return false
    }
    isTouched = true
    isWarned = false
    return true
  }

  /// What tells one content from another, for a file.
  static func mark(of content: DraftContent) -> String { String(describing: content).stableHash }
}
