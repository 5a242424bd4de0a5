import Model

/// What files that were read would change, row by row: what is refused and why, what does not add up, what is changed,
/// new, and as it was.
public final class ImportTable: Sendable {
  public enum Row: Sendable {
    /// - Parameter place: the file, sheet, row and column; it has no source yet.
    case refused(place: SourceReference, value: CleanText, reason: LocalizedText, suggestion: CleanText)
    case failing(place: SourceReference, check: KeptCheck)
    /// - Parameters:
    ///   - subject: whose figure, of what and when.
    ///   - own: what the file says.
    ///   - others: what other sources say.
    case conflict(place: SourceReference, subject: LocalizedText, own: LocalizedText, others: LocalizedText)
    case fact(BatchRow)
    case dossier(LocalizedText)
    case note(LocalizedText)
  }

  public struct Counts: Hashable, Sendable {
    public var new = 0
    public var changed = 0
    public var same = 0
    public var refused = 0
    public var failing = 0
    /// Figures that another source states otherwise.
    public var conflicts = 0

    public init() {}
  }

  public let rows: [Row]
  /// Rows that are not listed because there are too many.
  public let untold: Int
  public let counts: Counts
  /// nil where no dossiers are among them.
  public let dossiers: BatchPage.DossierCounts?
  /// Something is refused, so that only the valid rows can be taken in.
  public let isRefused: Bool
  /// Nothing would go into the store.
  public let isEmpty: Bool
  /// What the files leave open and somebody may say, each choice once.
  public let doubts: [ReadingDoubt]
  /// What may be said of the files, as far as it is one of a few.
  public let choices: [ReadingChoice: [String]]

  /// - Parameter rows: in the order in which they are shown; too many are cut.
  public init(
    rows: [Row], counts: Counts, dossiers: BatchPage.DossierCounts?, isRefused: Bool, isEmpty: Bool,
    doubts: [ReadingDoubt] = [], choices: [ReadingChoice: [String]] = [:]
  ) {
    self.rows = Array(rows.prefix(Self.most))
    untold = max(0, rows.count - Self.most)
    self.counts = counts
    self.dossiers = dossiers
    self.isRefused = isRefused
    self.isEmpty = isEmpty
    self.doubts = doubts
    self.choices = choices
  }

  /// Rows that are listed.
  public static let most = 5_000
}
