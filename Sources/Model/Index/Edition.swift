/// Names one edition of an index: the index and the period assessed.
public struct EditionID: Hashable, Sendable, Codable, CustomStringConvertible {
  public let index: IndexID
  /// The year assessed, "2022", or another period such as "2025-07".
  public let label: String

  public init(index: IndexID, label: String) {
    self.index = index
    self.label = label
  }

  public var description: String { "\(index)/\(label)" }
}

/// One edition of an index over a set of units (năm đánh giá).
public struct Edition: Hashable, Sendable, Codable {
  /// Whether the method changed since the edition before.
  public enum Break: String, Hashable, Sendable, Codable {
    case no, yes
    /// No source settles it; comparisons are marked.
    case unconfirmed
    /// There is no edition before.
    case first
  }

  public let id: EditionID
  public let structure: StructureID
  /// The period assessed.
  public let period: Period
  /// Publication day; for a source that names only the month, its last day, and ``publishedAsStated`` says so.
  public let published: Day
  public let publishedAsStated: CleanText
  /// Number of units ranked: 63 or 34.
  public let unitCount: Int
  /// A day on which exactly the ranked set of units existed.
  public let unitsOn: Day
  public let methodBreak: Break
  /// Why the break, in words.
  public let breakNote: CleanText
  /// The mean of all units as some source states it, with its source; several where sources disagree.
  public let statedMeans: [StatedMean]
  public let source: SourceID

  public init(
    id: EditionID, structure: StructureID, period: Period, published: Day, publishedAsStated: CleanText,
    unitCount: Int, unitsOn: Day, methodBreak: Break, breakNote: CleanText, statedMeans: [StatedMean],
    source: SourceID
  ) {
    self.id = id
    self.structure = structure
    self.period = period
    self.published = published
    self.publishedAsStated = publishedAsStated
    self.unitCount = unitCount
    self.unitsOn = unitsOn
    self.methodBreak = methodBreak
    self.breakNote = breakNote
    self.statedMeans = statedMeans
    self.source = source
  }
}

/// A mean that a source states for an edition.
public struct StatedMean: Hashable, Sendable, Codable {
  /// nil for the total.
  public let item: IndexItemID?
  public let value: StatedNumber
  public let reference: SourceReference

  public init(item: IndexItemID?, value: StatedNumber, reference: SourceReference) {
    self.item = item
    self.value = value
    self.reference = reference
  }
}
