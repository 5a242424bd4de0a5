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
