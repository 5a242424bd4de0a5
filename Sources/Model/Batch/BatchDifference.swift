/// What a batch would change in what is known, fact by fact.
public struct BatchDifference: Sendable {
  /// One fact that the batch states.
  public struct Entry: Sendable, Hashable {
    /// The kind of fact, by the name the store has for it: `observation`, `index_figure`, `directive`, …
    public let kind: String
    public let id: String
    /// What is known now in one line; nil for a new fact.
    public let old: CleanText?
    /// What the batch says in one line.
    public let new: CleanText

    public init(kind: String, id: String, old: CleanText?, new: CleanText) {
      self.kind = kind
      self.id = id
      self.old = old
      self.new = new
    }
  }

  /// Facts not known yet, in the order of the batch.
  public var new: [Entry] = []
  /// Facts known otherwise.
  public var changed: [Entry] = []
  /// Figures known with the same value from another place: an earlier file, another row.
  public var restatedCount = 0
  /// How many are known just so.
  public var sameCount = 0

  public init() {}

  /// True where taking the batch in would change nothing.
  public var isEmpty: Bool { new.isEmpty && changed.isEmpty && restatedCount == 0 }

  /// This difference and another.
  public mutating func add(_ other: BatchDifference) {
    new += other.new
    changed += other.changed
    restatedCount += other.restatedCount
    sameCount += other.sameCount
  }
}
