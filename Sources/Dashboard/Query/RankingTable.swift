import Model

/// One edition of an index, ready to be shown: rows in rank order with everything computed.
public final class RankingTable: Sendable {
  public let edition: Edition
  public let structure: IndexStructureVersion
  /// The edition that changes are counted against; nil for the first.
  public let previous: Edition?
  public let rows: [RankingRow]
  public let rowByUnit: [UnitID: Int]
  /// Mean of the values at hand, over `count` units; by item, nil for the total.
  public let means: [IndexItemID?: Mean]
  /// The largest value by item.
  public let best: [IndexItemID?: ExactDecimal]

  /// A mean and how many values it is of.
  public struct Mean: Hashable, Sendable {
    public let value: ExactDecimal
    public let count: Int

    public init(value: ExactDecimal, count: Int) {
      self.value = value
      self.count = count
    }
  }

  public init(
    edition: Edition, structure: IndexStructureVersion, previous: Edition?, rows: [RankingRow],
    means: [IndexItemID?: Mean], best: [IndexItemID?: ExactDecimal]
  ) {
    self.edition = edition
    self.structure = structure
    self.previous = previous
    self.rows = rows
    self.rowByUnit = Dictionary(rows.enumerated().map { ($1.unit, $0) }) { first, _ in first }
    self.means = means
    self.best = best
  }

  public func row(of unit: UnitID) -> RankingRow? {
    rowByUnit[unit].map { rows[$0] }
  }
}

/// One unit in one edition.
public struct RankingRow: Sendable {
  public let unit: UnitID
  /// Short name as the edition's own time knows it.
  public let name: LocalizedText
  /// The figure shown for the total: the one of the source that has most of the edition.
  public let total: IndexFigure
  /// All figures for the total, ``total`` first; several where sources differ.
  public let totals: [IndexFigure]
  /// Figures by item, the one shown first.
  public let items: [IndexItemID: [IndexFigure]]
  /// Stated rank, or the computed one where the source has scores only.
  public let rank: Int?
  public let rankOf: Int
  public let isRankComputed: Bool
  public let isTied: Bool
  public let change: RankChange
  /// Difference of the total's score to the previous edition; nil where not comparable.
  public let scoreChange: ExactDecimal?
  /// Computed rank of each item's score among all rows.
  public let itemRanks: [IndexItemID: Int]
  /// Score missing to the next better rank (positive), nil at the top.
  public let distanceToNext: ExactDecimal?
  /// The stated total against the total computed from items.
  public let check: Reconciliation
  public let band: Band?
  /// Figures of the total over the index's editions, oldest first; empty lists where nothing is published.
  public let history: [(edition: EditionID, figures: [IndexFigure])]

  /// True where two sources state different ranks or scores.
  public var hasConflict: Bool {
    totals.dropFirst().contains { other in
      (other.rank != nil && total.rank != nil && other.rank != total.rank)
        || (other.score != nil && total.score != nil && other.score?.value != total.score?.value)
    }
  }

  public init(
    unit: UnitID, name: LocalizedText, total: IndexFigure, totals: [IndexFigure],
    items: [IndexItemID: [IndexFigure]], rank: Int?, rankOf: Int, isRankComputed: Bool, isTied: Bool,
    change: RankChange, scoreChange: ExactDecimal?, itemRanks: [IndexItemID: Int],
    distanceToNext: ExactDecimal?, check: Reconciliation, band: Band?,
    history: [(edition: EditionID, figures: [IndexFigure])]
  ) {
    self.unit = unit
    self.name = name
    self.total = total
    self.totals = totals
    self.items = items
    self.rank = rank
    self.rankOf = rankOf
    self.isRankComputed = isRankComputed
    self.isTied = isTied
    self.change = change
    self.scoreChange = scoreChange
    self.itemRanks = itemRanks
    self.distanceToNext = distanceToNext
    self.check = check
    self.band = band
    self.history = history
  }

  /// The figure shown for an item.
  public func figure(_ item: IndexItemID?) -> IndexFigure? {
    guard let item else { return total }
    return items[item]?.first
  }
}
