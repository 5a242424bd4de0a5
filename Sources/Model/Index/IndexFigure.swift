/// What one source says of one unit in one edition of an index, for the total or for one item.
public struct IndexFigure: Hashable, Sendable, Codable {
  /// How the rank came to be known.
  public enum RankBasis: String, Hashable, Sendable, Codable {
    case published
    /// Position in a copy of the official table.
    case tableOrder
    /// A later rank and the change are stated.
    case publishedChange
    case publishedTopTen
    /// Computed by this program.
    case computed
  }

  public let id: FactID
  public let edition: EditionID
  /// nil for the total.
  public let item: IndexItemID?
  public let unit: UnitID
  /// The name as the source writes it.
  public let unitAsStated: CleanText
  public let score: StatedNumber?
  public let rank: Int?
  public let rankOf: Int?
  public let rankBasis: RankBasis?
  public let asOf: Day?
  public let reference: SourceReference
  public let note: CleanText

  public init(
    id: FactID, edition: EditionID, item: IndexItemID?, unit: UnitID, unitAsStated: CleanText,
    score: StatedNumber?, rank: Int?, rankOf: Int?, rankBasis: RankBasis?, asOf: Day?,
    reference: SourceReference, note: CleanText
  ) {
    self.id = id
    self.edition = edition
    self.item = item
    self.unit = unit
    self.unitAsStated = unitAsStated
    self.score = score
    self.rank = rank
    self.rankOf = rankOf
    self.rankBasis = rankBasis
    self.asOf = asOf
    self.reference = reference
    self.note = note
  }
}
