import Model

/// One unit in one edition. Shared by reference, because screens look at many rows for one key press; what only
/// some of them show is computed when a row is first looked at.
public final class RankingRow: Sendable {
  public let unit: UnitID
  /// Short name as the edition's own time knows it.
  public let name: LocalizedText
  /// The figure shown for the total: the one of the source that has most of the edition.
  public let total: IndexFigure
  /// All figures for the total, ``total`` first; several where sources differ.
  public let totals: [IndexFigure]
  /// Figures by item, the one shown first.
  public var items: [IndexItemID: [IndexFigure]] { details.value.computed.items }
  /// Stated rank, or the computed one where the source has scores only.
  public let rank: Int?
  public let rankOf: Int
  public let isRankComputed: Bool
  public let isTied: Bool
  /// Places won or lost against the edition before; nil for the first edition.
  public var change: RankChange? { details.value.computed.change }
  /// Difference of the total's score to the previous edition; nil where not comparable.
  public var scoreChange: ExactDecimal? { details.value.computed.scoreChange }
  /// Stated rank of each item, else the computed one where every unit has a score.
  public var itemRanks: [IndexItemID: Int] { details.value.computed.itemRanks }
  /// Score missing to the next better rank (positive), nil at the top.
  public var distanceToNext: ExactDecimal? { details.value.computed.distanceToNext }
  /// The stated total against the total computed from items; nil without a stated total or without items.
  public var check: Reconciliation? { details.value.computed.check }
  /// The total that the items make; nil unless all are known.
  public var computedTotal: ExactDecimal? { details.value.computed.computedTotal }
  public var band: Band? { details.value.computed.band }
  /// Figures of the total over the index's editions, oldest first; empty lists where nothing is published.
  /// Before a merger they are those of the unit's namesake.
  public var history: [(edition: EditionID, figures: [IndexFigure])] { details.value.computed.history }
  /// Places computed by the program in editions whose source has scores only.
  public var computedHistory: [EditionID: Int] { details.value.computed.computedHistory }
  /// The key that selects the row.
  public let key: ItemKey

  /// True where two sources state different ranks or scores of the total, and nobody has settled it.
  public var hasConflict: Bool { details.value.hasConflict }
  /// Items of which two sources state different ranks or scores.
  public var conflictingItems: Set<IndexItemID> { details.value.conflictingItems }
  private let totalScore: ExactDecimal?
  /// "26 ", "15=" for a tie, "25≠" where sources differ, "— " where no source tells.
  var rankText: CleanText { details.value.rankText }
  /// "▲34", "▼6?", "0", "—", "×".
  var changeText: Span { details.value.changeText }
  private let details: OnDemand<Details>

  /// Figures as one language writes them.
  struct Words: Sendable {
    let total: CleanText?
    let scores: [IndexItemID: CleanText]
    let scoreChange: CleanText
    let distance: CleanText
  }

  /// - Parameter computed: computes what only rows on the screen need.
  init(
    unit: UnitID, name: LocalizedText, total: IndexFigure, totals: [IndexFigure], rank: Int?, rankOf: Int,
    isRankComputed: Bool, isTied: Bool, decimals: Int, choices: FigureChoices = .none,
    computed: @escaping @Sendable () -> Computed
  ) {
    self.unit = unit
    self.name = name
    self.total = total
    self.totals = totals
    self.rank = rank
    self.rankOf = rankOf
    self.isRankComputed = isRankComputed
    self.isTied = isTied
    self.key = .unit(unit)
    let totalScore = total.score?.value ?? totals.lazy.compactMap(\.score).first?.value
    self.totalScore = totalScore
    details = OnDemand {
      Details(
        computed(), totals: totals, totalScore: totalScore, rank: rank, isTied: isTied, decimals: decimals,
        choices: choices)
    }
  }

  /// What is computed of a row from its own figures and those of others.
  struct Computed: Sendable {
    let items: [IndexItemID: [IndexFigure]]
    let change: RankChange?
    let scoreChange: ExactDecimal?
    let itemRanks: [IndexItemID: Int]
    let distanceToNext: ExactDecimal?
    let check: Reconciliation?
    let computedTotal: ExactDecimal?
    let band: Band?
    let history: [(edition: EditionID, figures: [IndexFigure])]
    let computedHistory: [EditionID: Int]
  }

  /// The computed values and how the screen writes them.
  private struct Details: Sendable {
    let computed: Computed
    let hasConflict: Bool
    let conflictingItems: Set<IndexItemID>
    let scores: [IndexItemID: ExactDecimal]
    let rankText: CleanText
    let changeText: Span
    let vietnamese: Words
    let english: Words

    init(
      _ computed: Computed, totals: [IndexFigure], totalScore: ExactDecimal?, rank: Int?, isTied: Bool,
      decimals: Int, choices: FigureChoices
    ) {
      self.computed = computed
      let items = computed.items
      hasConflict = totals.count > 1 && !choices.open(totals.conflicts()).isEmpty
      conflictingItems = Set(
        items.filter { $0.value.count > 1 && !choices.open($0.value.conflicts()).isEmpty }.keys)
      var scores: [IndexItemID: ExactDecimal] = [:]
      for (item, figures) in items { scores[item] = figures.lazy.compactMap(\.score).first?.value }
      self.scores = scores
      func words(_ language: Language) -> Words {
        let format = Format(language: language)
        return Words(
          total: totalScore.map { format.number($0, decimals: decimals) },
          scores: scores.mapValues { format.number($0, decimals: decimals) },
          scoreChange: computed.scoreChange.map { format.signed($0, decimals: decimals) } ?? "—",
          distance: computed.distanceToNext.map { format.number($0, decimals: decimals) } ?? "—")
      }
      vietnamese = words(.vietnamese)
      english = words(.english)
      // The figure keeps its column; a tie or a conflict stands after it.
      let mark: CleanText = hasConflict ? "≠" : isTied ? "=" : " "
      rankText = (rank.map { CleanText(cleaning: String($0)) } ?? "—") + (rank == nil ? " " : mark)
      changeText = RankingRow.text(of: computed.change)
    }
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
  func score(_ item: IndexItemID?) -> ExactDecimal? {
    guard let item else { return totalScore }
    return details.value.scores[item]
  }

  /// The score shown for an item as the screen writes it; nil where no source has one.
  func scoreText(_ item: IndexItemID?, _ language: Language) -> CleanText? {
    let words = words(language)
    return item.map { words.scores[$0] } ?? words.total
  }

  func words(_ language: Language) -> Words {
    language == .vietnamese ? details.value.vietnamese : details.value.english
  }

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
