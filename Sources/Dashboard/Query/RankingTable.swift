import Model
import Synchronization

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
  /// The smallest value by item.
  public let least: [IndexItemID?: ExactDecimal]
  /// Editions of the index that assess a period of the same length, oldest first, later ones included.
  public let editions: [Edition]
  /// Items that count in the total and that some row has a figure of, in the structure's order.
  public let components: [IndexItem]
  /// Parts of components that some row has a figure of.
  public let parts: [IndexItem]
  /// Pillars that some row has a score or a rank of; never summed, never mixed with components.
  public let pillars: [IndexItem]
  /// The edition's own source, then the weightiest of each edition before, newest first.
  public let sources: [SourceID]
  let hasTies: Bool
  /// Sources differ about some rank, score or change.
  let hasConflicts: Bool
  /// Where sources state different ranks or scores, for the total or for an item.
  public let conflicts: [FigureConflict]
  /// Selection keys in row order.
  let keys: [ItemKey]
  private let rowByKey: [ItemKey: Int]
  /// The units of the rows; nil for one that the catalogue does not know.
  let units: [AdministrativeUnit?]
  /// What only sorting and searching need, made when it is first asked for.
  let onDemand = Mutex(OnDemand())

  /// A mean and how many values it is of.
  public struct Mean: Hashable, Sendable {
    public let value: ExactDecimal
    public let count: Int

    public init(value: ExactDecimal, count: Int) {
      self.value = value
      self.count = count
    }
  }

  init(
    edition: Edition, structure: IndexStructureVersion, previous: Edition?, rows: [RankingRow],
    means: [IndexItemID?: Mean], best: [IndexItemID?: ExactDecimal], least: [IndexItemID?: ExactDecimal],
    editions: [Edition], sources: [SourceID], units: [AdministrativeUnit?], conflicts: [FigureConflict]
  ) {
    self.edition = edition
    self.structure = structure
    self.previous = previous
    self.rows = rows
    self.rowByUnit = Dictionary(rows.enumerated().map { ($1.unit, $0) }) { first, _ in first }
    self.means = means
    self.best = best
    self.least = least
    self.editions = editions
    self.sources = sources
    self.units = units
    self.conflicts = conflicts
    self.keys = rows.map(\.key)
    self.rowByKey = Dictionary(rows.enumerated().map { ($1.key, $0) }) { first, _ in first }
    hasTies = rows.contains { $0.isTied }
    hasConflicts = !conflicts.isEmpty || rows.contains { $0.isChangeDisputed }
    let known = Set(rows.flatMap(\.items.keys))
    self.components = structure.items.filter { $0.role == .component && known.contains($0.id) }
    self.parts = structure.items.filter { $0.role == .part && known.contains($0.id) }
    self.pillars = structure.items.filter { $0.role == .pillar && known.contains($0.id) }
  }

  public func row(of unit: UnitID) -> RankingRow? {
    rowByUnit[unit].map { rows[$0] }
  }

  /// Position in rank order of what a key names.
  func position(of key: ItemKey) -> Int? { rowByKey[key] }

  /// How much one component alone would have to grow for the total to equal the next better row's; nil at the
  /// top, without scores, and where even the component's largest value would not do.
  func neededIncrease(of item: IndexItem, in row: RankingRow) -> ExactDecimal? {
    guard let distance = row.distanceToNext, let total = row.score(nil), let value = row.score(item.id),
      let needed = structure.neededIncrease(
        of: item.id, toReach: total + distance, from: total, current: value), needed.isPossible == true
    else { return nil }
    return needed.increase
  }
}

/// One unit in one edition. Shared by reference, because screens look at many rows for one key press.
public final class RankingRow: Sendable {
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
  /// Places won or lost against the edition before; nil for the first edition.
  public let change: RankChange?
  /// Difference of the total's score to the previous edition; nil where not comparable.
  public let scoreChange: ExactDecimal?
  /// Stated rank of each item, else the computed one where every unit has a score.
  public let itemRanks: [IndexItemID: Int]
  /// Score missing to the next better rank (positive), nil at the top.
  public let distanceToNext: ExactDecimal?
  /// The stated total against the total computed from items; nil without a stated total or without items.
  public let check: Reconciliation?
  /// The total that the items make; nil unless all are known.
  public let computedTotal: ExactDecimal?
  public let band: Band?
  /// Figures of the total over the index's editions, oldest first; empty lists where nothing is published.
  /// Before a merger they are those of the unit's namesake.
  public let history: [(edition: EditionID, figures: [IndexFigure])]
  /// Places computed by the program in editions whose source has scores only.
  public let computedHistory: [EditionID: Int]
  /// The key that selects the row.
  public let key: ItemKey

  /// True where two sources state different ranks or scores of the total.
  public let hasConflict: Bool
  /// Items of which two sources state different ranks or scores.
  public let conflictingItems: Set<IndexItemID>
  private let scores: [IndexItemID?: ExactDecimal]
  /// "26 ", "15=" for a tie, "25≠" where sources differ, "— " where no source tells.
  let rankText: CleanText
  /// "▲34", "▼6?", "0", "—", "×".
  let changeText: Span
  private let vietnamese: Words
  private let english: Words

  /// Figures as one language writes them.
  struct Words: Sendable {
    let scores: [IndexItemID?: CleanText]
    let scoreChange: CleanText
    let distance: CleanText
  }

  public init(
    unit: UnitID, name: LocalizedText, total: IndexFigure, totals: [IndexFigure],
    items: [IndexItemID: [IndexFigure]], rank: Int?, rankOf: Int, isRankComputed: Bool, isTied: Bool,
    change: RankChange?, scoreChange: ExactDecimal?, itemRanks: [IndexItemID: Int],
    distanceToNext: ExactDecimal?, check: Reconciliation?, computedTotal: ExactDecimal?, band: Band?,
    history: [(edition: EditionID, figures: [IndexFigure])], computedHistory: [EditionID: Int],
    decimals: Int
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
    self.computedTotal = computedTotal
    self.band = band
    self.history = history
    self.computedHistory = computedHistory
    self.key = .unit(unit)
    hasConflict = totals.count > 1 && !totals.conflicts().isEmpty
    conflictingItems = Set(items.filter { $0.value.count > 1 && !$0.value.conflicts().isEmpty }.keys)
    var scores: [IndexItemID?: ExactDecimal] = [:]
    scores[nil] = total.score?.value ?? totals.lazy.compactMap(\.score).first?.value
    for (item, figures) in items { scores[item] = figures.lazy.compactMap(\.score).first?.value }
    self.scores = scores
    func words(_ language: Language) -> Words {
      let format = Format(language: language)
      return Words(
        scores: scores.mapValues { format.number($0, decimals: decimals) },
        scoreChange: scoreChange.map { format.signed($0, decimals: decimals) } ?? "—",
        distance: distanceToNext.map { format.number($0, decimals: decimals) } ?? "—")
    }
    vietnamese = words(.vietnamese)
    english = words(.english)
    // The figure keeps its column; a tie or a conflict stands after it.
    let mark: CleanText = hasConflict ? "≠" : isTied ? "=" : " "
    rankText = (rank.map { CleanText(cleaning: String($0)) } ?? "—") + (rank == nil ? " " : mark)
    changeText = Self.text(of: change)
  }

  /// Places won (positive) or lost; nil where not known or not comparable.
  var places: Int? {
    if case .places(let places, _)? = change { places } else { nil }
  }

  /// True where sources differ about a rank that the change rests on.
  var isChangeDisputed: Bool {
    if case .places(_, let marks)? = change { marks.contains(.conflictingSources) } else { false }
  }

  /// The figure shown for an item.
  public func figure(_ item: IndexItemID?) -> IndexFigure? {
    guard let item else { return total }
    return items[item]?.first
  }

  /// The score shown for an item.
  func score(_ item: IndexItemID?) -> ExactDecimal? { scores[item] }

  /// The score shown for an item as the screen writes it; nil where no source has one.
  func scoreText(_ item: IndexItemID?, _ language: Language) -> CleanText? {
    words(language).scores[item]
  }

  func words(_ language: Language) -> Words { language == .vietnamese ? vietnamese : english }

  private static func text(of change: RankChange?) -> Span {
    switch change {
    case .places(let places, let marks)?:
      let mark: CleanText = marks.contains(.conflictingSources) ? "?" : ""
      let count = CleanText(cleaning: String(places.magnitude))
      if places > 0 { return Span("▲" + count + mark, .good) }
      if places < 0 { return Span("▼" + count + mark, .bad) }
      return Span("0" + mark)
    case .unknown?: return Span("—", .neutral)
    case .refusedDifferentUnits?: return Span("×", .neutral)
    case nil: return Span("")
    }
  }
}
