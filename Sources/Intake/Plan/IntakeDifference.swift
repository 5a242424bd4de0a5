import Model

/// What taking in one fact would change.
public struct IntakeDifference: Sendable, Hashable {
  /// The kind of fact, for grouping and counting.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    case observation, indexFigure, directive, assignment, report, dueExtension, document, difficulty
    case structure, edition
  }

  public enum Change: Sendable, Hashable {
    case new
    /// The values as they are known and as the file has them.
    case changed(from: CleanText, to: CleanText)
    case same
  }

  public let kind: Kind
  /// The identifier of the fact.
  public let id: String
  /// Whom or what it is about, for a line: "Sở Nội vụ", "304/TB-VPCP, mục 4".
  public let subject: CleanText
  /// The definition or the item of an index; empty where there is none.
  public let item: String
  /// nil where it has none of its own.
  public let period: Period?
  public let change: Change
  /// Where it stands in the file; nil for what the form itself brings along.
  public let reference: SourceReference?

  public var isSame: Bool { change == .same }
}

/// Sources that would disagree once a file is taken in.
public enum PlannedConflict: Sendable, Hashable {
  case observation(ObservationConflict)
  case figure(FigureConflict)
}
