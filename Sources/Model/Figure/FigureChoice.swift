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
