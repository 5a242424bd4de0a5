/// One fact that a batch said, with what stood before.
public struct BatchRow: Hashable, Sendable {
  /// What the fact is.
  public enum Content: Hashable, Sendable {
    case observation(Observation)
    case figure(IndexFigure)
    /// Anything else, in one line: a directive, a source, a unit.
    case other(kind: String, id: String, line: CleanText, reference: SourceReference?)
  }

  /// What the batch did to what was known.
  public enum Change: Hashable, Sendable {
    case new
    /// What was known before, in one line.
    case changed(old: CleanText)
    case same
    /// No longer stands, since this batch.
    case withdrawn
  }

  public let content: Content
  public let change: Change
  /// Where the row stands among those of its batch.
  public let position: Position

  /// Orders the rows of a batch: kind of fact, then as they came.
  public struct Position: Hashable, Sendable, Comparable {
    public let table: Int
    public let row: Int

    public init(table: Int, row: Int) {
      self.table = table
      self.row = row
    }

    public static func < (left: Position, right: Position) -> Bool {
      (left.table, left.row) < (right.table, right.row)
    }
  }

  public init(content: Content, change: Change, position: Position) {
    self.content = content
    self.change = change
    self.position = position
  }

  /// Where the fact stands in its source; nil for what has no such place.
  public var reference: SourceReference? {
    switch content {
    case .observation(let observation): observation.reference
    case .figure(let figure): figure.reference
    case .other(_, _, _, let reference): reference
    }
  }
}

/// Some rows of a batch, in their order.
public struct BatchPage: Hashable, Sendable {
  public let rows: [BatchRow]
  /// Where the next page begins; nil after the last one.
  public let next: BatchRow.Position?
  /// How many of the batch's facts are new, changed and withdrawn; only with the first page, and nil where counting
  /// would take long.
  public let counts: Counts?
  /// What its lists of dossiers told; nil for a batch without, and after the first page.
  public let dossiers: DossierCounts?

  public struct Counts: Hashable, Sendable {
    public let new: Int
    public let changed: Int
    public let withdrawn: Int

    public init(new: Int, changed: Int, withdrawn: Int) {
      self.new = new
      self.changed = changed
      self.withdrawn = withdrawn
    }
  }

  /// Dossiers of a batch's lists by what they meant for the store.
  public struct DossierCounts: Hashable, Sendable {
    public let new: Int
    public let changed: Int
    public let same: Int
    public let repeated: Int

    public init(new: Int, changed: Int, same: Int, repeated: Int) {
      self.new = new
      self.changed = changed
      self.same = same
      self.repeated = repeated
    }
  }

  public init(
    rows: [BatchRow], next: BatchRow.Position?, counts: Counts? = nil, dossiers: DossierCounts? = nil
  ) {
    self.rows = rows
    self.next = next
    self.counts = counts
    self.dossiers = dossiers
  }
}
