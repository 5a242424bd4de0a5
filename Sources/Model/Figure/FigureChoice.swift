/// What someone decided where sources state a figure differently: which of the values counts, and why.
///
/// It is kept as a setting of the store, in a batch of its own: who decided and when is told by the batch, and
/// withdrawing the batch withdraws the choice. A choice speaks of the statements that were seen; where a source states
/// otherwise later, or a new one comes, the figures differ anew.
public struct FigureChoice: Hashable, Sendable {
  /// A source's word on a figure.
  public struct Statement: Hashable, Sendable {
    public let fact: FactID
    /// As stated; a rank in figures.
    public let value: String

    public init(fact: FactID, value: String) {
      self.fact = fact
      self.value = Self.line(value)
    }

    /// The text on one line, so that a setting can hold several.
    fileprivate static func line(_ text: String) -> String {
      String(text.map { $0 == "\t" || $0.isNewline ? " " : $0 })
    }
  }

  /// Which figure it is about; see ``FigureConflict/subjectKey`` and ``ObservationConflict/subjectKey``.
  public let subject: String
  public let chosen: Statement
  /// All statements that were seen, ``chosen`` among them.
  public let seen: [Statement]
  public let reason: CleanText
  /// The batch it came with; nil before it is written.
  public let batch: BatchNumber?

  public init(
    subject: String, chosen: Statement, seen: [Statement], reason: CleanText, batch: BatchNumber? = nil
  ) {
    self.subject = subject
    self.chosen = chosen
    self.seen = seen
    self.reason = reason
    self.batch = batch
  }

  // MARK: As a setting

  /// What keys of settings that are choices begin with.
  public static let settingPrefix = "choice/"

  public var settingKey: String { Self.settingPrefix + subject }

  /// The version of the form, the reason, the chosen statement, then all that were seen, one a line.
  public var settingValue: String {
    let statements = ([chosen] + seen).map { $0.fact.rawValue + "\t" + $0.value }
    return (["1", Statement.line(reason.string)] + statements).joined(separator: "\n")
  }

  /// - Returns: nil for a setting that is no choice, or one of a later version.
  public init?(settingKey key: String, value: String, batch: BatchNumber?) {
    guard key.hasPrefix(Self.settingPrefix) else { return nil }
    let lines = value.split(separator: "\n", omittingEmptySubsequences: false)
    guard lines.count >= 4, lines[0] == "1" else { return nil }
    let statements = lines[2...].compactMap { line -> Statement? in
      guard let tab = line.firstIndex(of: "\t") else { return nil }
      return Statement(
        fact: FactID(String(line[..<tab])), value: String(line[line.index(after: tab)...]))
    }
    guard let chosen = statements.first, statements.count == lines.count - 2 else { return nil }
    self.init(
      subject: String(key.dropFirst(Self.settingPrefix.count)), chosen: chosen,
      seen: Array(statements.dropFirst()), reason: CleanText(cleaning: String(lines[1])), batch: batch)
  }
}

/// All choices that stand, by what they are about.
public struct FigureChoices: Sendable {
  private let choices: [String: FigureChoice]

  public static let none = FigureChoices([])

  public init(_ choices: [FigureChoice]) {
    self.choices = Dictionary(choices.map { ($0.subject, $0) }, uniquingKeysWith: { $1 })
  }

  public var isEmpty: Bool { choices.isEmpty }

  public subscript(subject: String) -> FigureChoice? { choices[subject] }

  /// The choices that speak of a fact, by what they are about.
  public func about(_ fact: FactID) -> [FigureChoice] {
    guard !isEmpty else { return [] }
    return choices.values.filter { choice in choice.seen.contains { $0.fact == fact } }
      .sorted { $0.subject < $1.subject }
  }

  /// The choice that settles a disagreement: it speaks of every statement there is.
  public func settling(_ conflict: FigureConflict) -> FigureChoice? {
    isEmpty ? nil : settling(conflict.subjectKey, conflict.statements)
  }

  public func settling(_ conflict: ObservationConflict) -> FigureChoice? {
    isEmpty ? nil : settling(conflict.subjectKey, conflict.statements)
  }

  private func settling(_ subject: String, _ statements: [FigureChoice.Statement]) -> FigureChoice? {
    guard let choice = choices[subject], statements.contains(choice.chosen),
      statements.allSatisfy({ choice.seen.contains($0) })
    else { return nil }
    return choice
  }

  /// The disagreements that nobody has settled.
  public func open(_ conflicts: [FigureConflict]) -> [FigureConflict] {
    isEmpty ? conflicts : conflicts.filter { settling($0) == nil }
  }

  public func open(_ conflicts: [ObservationConflict]) -> [ObservationConflict] {
    isEmpty ? conflicts : conflicts.filter { settling($0) == nil }
  }

  /// The observation of one unit, definition and period that was chosen; nil where nothing was, or where its source
  /// says otherwise by now. It stays in place when a further source comes.
  public func chosen(among observations: [Observation]) -> Observation? {
    guard !isEmpty, let first = observations.first,
      let choice = choices[ObservationConflict.subjectKey(of: first)]
    else { return nil }
    return observations.first { $0.statement == choice.chosen }
  }

  /// Whether a choice that somebody made took this observation; nil where it speaks of others or there is none.
  public func speaks(of observation: Observation) -> Bool? {
    speaks(of: observation.statement, isEmpty ? "" : ObservationConflict.subjectKey(of: observation))
  }

  /// The same of a figure's score or rank.
  public func speaks(of figure: IndexFigure, _ subject: FigureConflict.Subject) -> Bool? {
    speaks(of: figure.statement(of: subject), isEmpty ? "" : FigureConflict.subjectKey(of: figure, subject))
  }

  private func speaks(of statement: FigureChoice.Statement?, _ subject: String) -> Bool? {
    guard let statement, let choice = choices[subject], choice.seen.contains(statement) else { return nil }
    return choice.chosen == statement
  }

  /// The figure of one edition, item and unit that was chosen for its score or rank.
  public func chosen(_ subject: FigureConflict.Subject, among figures: [IndexFigure]) -> IndexFigure? {
    guard !isEmpty, let first = figures.first,
      let choice = choices[FigureConflict.subjectKey(of: first, subject)]
    else { return nil }
    return figures.first { $0.statement(of: subject) == choice.chosen }
  }
}

extension ObservationConflict {
  /// What the disagreement is about, as choices name it.
  public var subjectKey: String { observations.first.map(Self.subjectKey) ?? "" }

  static func subjectKey(of observation: Observation) -> String {
    let unit = observation.unit?.description ?? "“\(observation.unitAsStated)”"
    return "observation/\(observation.definition)/\(unit)/\(observation.period.code)"
  }

  /// Every source's word.
  public var statements: [FigureChoice.Statement] { observations.compactMap(\.statement) }
}

extension Observation {
  /// What the source says; nil where it states no value.
  public var statement: FigureChoice.Statement? {
    value.map { FigureChoice.Statement(fact: id, value: $0.text) }
  }
}

extension FigureConflict {
  /// What the disagreement is about, as choices name it.
  public var subjectKey: String { figures.first.map { Self.subjectKey(of: $0, subject) } ?? "" }

  static func subjectKey(of figure: IndexFigure, _ subject: Subject) -> String {
    "\(subject.rawValue)/\(figure.edition)/\(figure.item?.rawValue ?? "")/\(figure.unit)"
  }

  /// Every source's word.
  public var statements: [FigureChoice.Statement] { figures.compactMap { $0.statement(of: subject) } }
}

extension IndexFigure {
  /// What the source says of its score or rank; nil where it says nothing.
  public func statement(of subject: FigureConflict.Subject) -> FigureChoice.Statement? {
    switch subject {
    case .score: score.map { FigureChoice.Statement(fact: id, value: $0.text) }
    case .rank: rank.map { FigureChoice.Statement(fact: id, value: String($0)) }
    }
  }
}
