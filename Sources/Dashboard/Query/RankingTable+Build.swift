import Model

extension RankingTable {
  /// Reads an edition and computes what the screens show of it.
  /// - Throws: what the reader throws; an edition that the catalogue does not know gives an empty table.
  public convenience init(edition id: EditionID, from reader: any FactReader, catalogue: Catalogue) throws {
    let figures = try reader.indexFigures(edition: id)
    let totals = try reader.indexTotals(index: id.index)
    self.init(RankingBuilder(id, figures: figures, totals: totals, catalogue: catalogue))
  }

  private convenience init(_ builder: RankingBuilder) {
    let rows = builder.rows()
    self.init(
      edition: builder.edition, structure: builder.structure, previous: builder.previous, rows: rows,
      means: builder.means, best: builder.extremes(max), least: builder.extremes(min),
      editions: builder.editions, sources: builder.sources, ownSourceCount: builder.ownSourceCount,
      units: rows.map { builder.catalogue.register.unit($0.unit) }, conflicts: { builder.conflicts(rows) },
      choices: builder.catalogue.choices,
      knownItems: builder.knownItems(rows))
  }
}

/// Puts one ``RankingTable`` together.
private struct RankingBuilder: Sendable {
  let edition: Edition
  let structure: IndexStructureVersion
  let catalogue: Catalogue
  /// Of the same index and the same kind of period, oldest first.
  let editions: [Edition]
  let previous: Edition?
  let sources: [SourceID]
  let ownSourceCount: Int
  let means: [IndexItemID?: RankingTable.Mean]

  /// Figures of this edition by unit and item, the one shown first.
  private let byUnit: [UnitID: [IndexItemID?: [IndexFigure]]]
  /// Totals of every edition by unit.
  private let totals: [EditionID: [UnitID: [IndexFigure]]]
  private let scores: [IndexItemID?: [UnitID: ExactDecimal]]
  private let ranks: [IndexItemID?: [UnitID: Int]]
  private let isRankComputed: Bool
  /// Places in editions whose source has scores of all units and no ranks.
  private let computedRanks: [EditionID: [UnitID: Int]]
  private let ranksSameUnits: Bool

  init(_ id: EditionID, figures: [IndexFigure], totals all: [IndexFigure], catalogue: Catalogue) {
    self.catalogue = catalogue
    let edition = catalogue.editions.first { $0.id == id } ?? Self.unknown(id)
    self.edition = edition
    structure = catalogue.structures[edition.structure] ?? Self.unknownStructure(edition)
    editions = catalogue.editions(of: id.index)
      .filter { $0.id == id || Self.year(of: $0) != nil && Self.year(of: edition) != nil }
      .sorted { (Self.year(of: $0) ?? 0) < (Self.year(of: $1) ?? 0) }
    previous = Self.year(of: edition).flatMap { year in
      catalogue.editions(of: id.index).filter { (Self.year(of: $0) ?? .max) < year }
        .max { (Self.year(of: $0) ?? 0) < (Self.year(of: $1) ?? 0) }
    }

    // Figures are counted and put into place one by one: grouping copies each of them several times, and this runs
    // before the first frame.
    var weightOf: [EditionID: [SourceID: Int]] = [:]
    for figure in all { weightOf[figure.edition, default: [:]][figure.reference.source, default: 0] += 1 }
    for figure in figures { weightOf[figure.edition, default: [:]][figure.reference.source, default: 0] += 1 }
    let weights = weightOf
    let choices = catalogue.choices
    var usualRanks: [FactID: Int] = [:]
    func shownFirst(_ figures: inout [IndexFigure]) {
      guard figures.count > 1 else { return }
      // A score that somebody chose comes before all that the program would choose by itself; a rank that somebody
      // chose says nothing of the score.
      let chosen = choices.chosen(.score, among: figures)?.id
      figures.sort { left, right in
        let weights = weights[left.edition] ?? [:]
        let official = catalogue.editions.first { $0.id == left.edition }?.source
        let a = left.reference.source == official ? .max : weights[left.reference.source] ?? 0
        let b = right.reference.source == official ? .max : weights[right.reference.source] ?? 0
        if a != b { return a > b }
        let trustA = catalogue.sources[left.reference.source].trust
        let trustB = catalogue.sources[right.reference.source].trust
        if trustA != trustB { return trustA > trustB }
        let filledA = (left.rank == nil ? 0 : 1) + (left.score == nil ? 0 : 1)
        let filledB = (right.rank == nil ? 0 : 1) + (right.score == nil ? 0 : 1)
        if filledA != filledB { return filledA > filledB }
        return left.id < right.id
      }
      guard let position = figures.firstIndex(where: { $0.id == chosen }), position > 0 else { return }
      // The other way round as well: a rank that nobody has settled stays the one it was.
      if let first = figures.first(where: { $0.rank != nil }), let rank = first.rank {
        for figure in figures { usualRanks[figure.id] = rank }
      }
      figures.insert(figures.remove(at: position), at: 0)
    }
    var byUnit: [UnitID: [IndexItemID?: [IndexFigure]]] = Dictionary(minimumCapacity: edition.unitCount)
    for figure in figures { byUnit[figure.unit, default: [:]][figure.item, default: []].append(figure) }
    for (unit, items) in byUnit {
      for (item, several) in items where several.count > 1 {
        var several = several
        shownFirst(&several)
        byUnit[unit]?[item] = several
      }
    }
    self.byUnit = byUnit
    var totals: [EditionID: [UnitID: [IndexFigure]]] = [:]
    for figure in all { totals[figure.edition, default: [:]][figure.unit, default: []].append(figure) }
    for (edition, units) in totals {
      for (unit, several) in units where several.count > 1 {
        var several = several
        shownFirst(&several)
        totals[edition]?[unit] = several
      }
    }
    self.totals = totals

    var scores: [IndexItemID?: [UnitID: ExactDecimal]] = [:]
    var ranks: [IndexItemID?: [UnitID: Int]] = [:]
    for (unit, items) in byUnit {
      for (item, figures) in items {
        if let score = figures.lazy.compactMap(\.score).first {
          scores[item, default: [:]][unit] = score.value
        }
        let usual = figures.first.flatMap { usualRanks[$0.id] }
        if let rank = Self.rank(figures, choices, usual: usual) { ranks[item, default: [:]][unit] = rank }
      }
    }
    isRankComputed = (ranks[nil] ?? [:]).isEmpty
    // A place among a few units would be none among all of them, so nothing is computed from a part. Where
    // some ranks are stated the others are still computed: the scores are the same.
    for (item, values) in scores
    where values.count == edition.unitCount && (item != nil || isRankComputed) {
      ranks[item, default: [:]].merge(Self.ranks(of: values)) { stated, _ in stated }
    }
    self.scores = scores
    self.ranks = ranks
    let decimals = structure.decimals
    means = scores.reduce(into: [:]) { means, entry in
      let sum = entry.value.values.reduce(ExactDecimal(0), +)
      if let mean = sum.divided(by: ExactDecimal(entry.value.count), scale: decimals) {
        means[entry.key] = RankingTable.Mean(value: mean, count: entry.value.count)
      }
    }
    computedRanks = totals.reduce(into: [:]) { result, entry in
      let count = catalogue.editions.first { $0.id == entry.key }?.unitCount
      let scores = entry.value.compactMapValues { $0.first?.score?.value }
      guard scores.count == count, entry.value.values.allSatisfy({ $0.allSatisfy { $0.rank == nil } })
      else { return }
      result[entry.key] = Self.ranks(of: scores)
    }
    ranksSameUnits = Self.areSameUnits(
      edition, previous, figures: figures, register: catalogue.register)
    var shownOf: [SourceID: Int] = [:]
    for items in byUnit.values {
      for figures in items.values {
        if let source = figures.first?.reference.source { shownOf[source, default: 0] += 1 }
      }
    }
    let own = Self.sources(shownOf, of: edition)
    let before = previous.flatMap { Self.heaviest(weightOf[$0.id] ?? [:]).first }
    ownSourceCount = own.count
    sources = own + (before.map { own.contains($0) ? [] : [$0] } ?? [])
  }

  // MARK: Parts

  private static func ranks(of scores: [UnitID: ExactDecimal]) -> [UnitID: Int] {
    let units = Array(scores.keys)
    let places = CompetitionRanks(units.map { scores[$0] ?? .zero })
    return Dictionary(zip(units, places.ranks)) { first, _ in first }
  }

  /// The rank that was chosen, else the first that is stated.
  /// - Parameter usual: the rank that counted before a score was chosen.
  private static func rank(_ figures: [IndexFigure], _ choices: FigureChoices, usual: Int?) -> Int? {
    choices.chosen(.rank, among: figures)?.rank ?? usual ?? figures.lazy.compactMap(\.rank).first
  }

  /// The ranks that are stated, or the one that settled the matter.
  private func ranks(_ figures: [IndexFigure]) -> [Int] {
    let settled = figures.conflicts().first { $0.subject == .rank }.flatMap(catalogue.choices.settling)
    let rank = settled == nil ? nil : catalogue.choices.chosen(.rank, among: figures)?.rank
    return rank.map { [$0] } ?? figures.compactMap(\.rank)
  }

  private static func unknown(_ id: EditionID) -> Edition {
    let day = Day(number: 0)
    return Edition(
      id: id, structure: StructureID(id.index.rawValue), period: .day(day), published: day,
      publishedAsStated: "", unitCount: 0, unitsOn: day, methodBreak: .first, breakNote: "",
      statedMeans: [], source: "")
  }

  private static func unknownStructure(_ edition: Edition) -> IndexStructureVersion {
    let name = CleanText(cleaning: edition.id.index.rawValue)
    let both = LocalizedText(vietnamese: name, english: name)
    return IndexStructureVersion(
      id: edition.structure, index: edition.id.index, name: both, shortName: both, scale: .points,
      decimals: 2, tolerance: ExactDecimal(significand: 1, scale: 2), maximum: ExactDecimal(100), items: [],
      bands: [], bandsAreProvisional: false, passMark: nil, basis: "")
  }

  /// The year an edition assesses; nil for shorter and free periods.
  static func year(of edition: Edition) -> Int? {
    switch edition.period {
    case .year(let year): year
    case .reporting(let period) where period.length == .year: period.year
    default: nil
    }
  }

  /// Sources of an edition's figures: its own source, then the others, those of most figures first.
  /// - Parameter weights: how many of the figures shown are from each.
  private static func sources(_ weights: [SourceID: Int], of edition: Edition) -> [SourceID] {
    let all = heaviest(weights)
    guard weights[edition.source] != nil else { return all }
    return [edition.source] + all.filter { $0 != edition.source }
  }

  private static func heaviest(_ weights: [SourceID: Int]) -> [SourceID] {
    weights.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map(\.key)
  }

  func extremes(_ choose: (ExactDecimal, ExactDecimal) -> ExactDecimal) -> [IndexItemID?: ExactDecimal] {
    scores.reduce(into: [:]) { result, entry in
      guard let first = entry.value.values.first else { return }
      result[entry.key] = entry.value.values.reduce(first, choose)
    }
  }

  /// Where sources differ, in the order of rows, then of units that have no total; the total first, then items.
  func conflicts(_ rows: [RankingRow]) -> [FigureConflict] {
    let shown = rows.map(\.unit)
    let others = Set(byUnit.keys).subtracting(shown).sorted()
    return (shown + others).flatMap { unit -> [FigureConflict] in
      let items = byUnit[unit] ?? [:]
      let order = [nil] + structure.items.map { Optional($0.id) }
      let unknown = items.keys.filter { !order.contains($0) }.sorted {
        ($0?.rawValue ?? "") < ($1?.rawValue ?? "")
      }
      return (order + unknown).flatMap { item -> [FigureConflict] in
        guard let figures = items[item], figures.count > 1 else { return [] }
        return figures.conflicts()
      }
    }
  }

  // MARK: Rows

  func rows() -> [RankingRow] {
    let rankCounts = Dictionary(grouping: (ranks[nil] ?? [:]).values) { $0 }.mapValues(\.count)
    let ordered = byUnit.keys.filter { byUnit[$0]?[nil]?.isEmpty == false }.map(place).sorted(by: precedes)
      .map(\.unit)
    return ordered.compactMap { unit in row(unit, rankCounts: rankCounts, ordered: ordered) }
  }

  /// Items that some row has a figure of.
  func knownItems(_ rows: [RankingRow]) -> Set<IndexItemID> {
    var known: Set<IndexItemID> = []
    for row in rows {
      for case let item? in (byUnit[row.unit] ?? [:]).keys { known.insert(item) }
    }
    return known
  }

  /// What a unit's place in the table comes from.
  private struct Place {
    let unit: UnitID
    let rank: Int
    let score: ExactDecimal?
    let officialOrder: Int
  }

  private func place(_ unit: UnitID) -> Place {
    Place(
      unit: unit, rank: ranks[nil]?[unit] ?? .max, score: scores[nil]?[unit],
      officialOrder: catalogue.register.unit(unit)?.officialOrder ?? .max)
  }

  private func precedes(_ left: Place, _ right: Place) -> Bool {
    if left.rank != right.rank { return left.rank < right.rank }
    switch (left.score, right.score) {
    case (let x?, let y?) where x != y: return x > y
    case (.some, nil): return true
    case (nil, .some): return false
    default: break
    }
    return left.officialOrder == right.officialOrder
      ? left.unit < right.unit : left.officialOrder < right.officialOrder
  }

  private func row(_ unit: UnitID, rankCounts: [Int: Int], ordered: [UnitID]) -> RankingRow? {
    guard let totals = byUnit[unit]?[nil], let total = totals.first else { return nil }
    let rank = ranks[nil]?[unit]
    let name = catalogue.register.unit(unit)?.shortName
    return RankingRow(
      unit: unit,
      name: name ?? LocalizedText(vietnamese: total.unitAsStated, english: total.unitAsStated),
      total: total, totals: totals, rank: rank, rankOf: total.rankOf ?? edition.unitCount,
      isRankComputed: isRankComputed, isTied: rank.map { (rankCounts[$0] ?? 0) > 1 } ?? false,
      decimals: structure.decimals, choices: catalogue.choices,
      computed: { computed(unit, rank: rank, totals: totals, ordered: ordered) })
  }

  /// What a row shows beside its rank and score.
  private func computed(
    _ unit: UnitID, rank: Int?, totals: [IndexFigure], ordered: [UnitID]
  ) -> RankingRow.Computed {
    let items = byUnit[unit] ?? [:]
    let before = previous.map { figures(of: unit, in: $0) } ?? []
    let score = scores[nil]?[unit]
    var values: [IndexItemID: ExactDecimal] = [:]
    for item in structure.scoredItems { values[item.id] = scores[item.id]?[unit] }
    return RankingRow.Computed(
      items: items.reduce(into: [:]) { result, entry in
        if let item = entry.key { result[item] = entry.value }
      },
      change: change(of: unit, rank: rank, totals: totals, before: before),
      scoreChange: scoreChange(score, before: before),
      itemRanks: ranks.reduce(into: [:]) { result, entry in
        if let item = entry.key, let rank = entry.value[unit] { result[item] = rank }
      },
      distanceToNext: distance(score, rank: rank, ordered: ordered),
      check: values.isEmpty ? nil : score.map { structure.reconciled(stated: $0, with: values) },
      computedTotal: structure.computedTotal(values).value,
      band: score.flatMap { score in
        structure.bands.filter { $0.from <= score }.max { $0.from < $1.from }
      },
      history: editions.map { ($0.id, figures(of: unit, in: $0)) },
      computedHistory: editions.reduce(into: [:]) { $0[$1.id] = computedRanks[$1.id]?[unit] })
  }

  /// Totals of a unit in an edition, of its namesake where the unit itself did not exist then.
  private func figures(of unit: UnitID, in other: Edition) -> [IndexFigure] {
    guard let known = totals[other.id] else { return [] }
    if let own = known[unit] { return own }
    let register = catalogue.register
    guard let record = register.unit(unit), !record.exists(on: other.unitsOn) else { return [] }
    let relatives = register.lineage(of: unit, on: other.unitsOn)
    let relative =
      relatives.count == 1
      ? relatives.first
      : relatives.first { $0.shortName == record.shortName } ?? relatives.first { $0.id.code == unit.code }
    return relative.flatMap { known[$0.id] } ?? []
  }

  /// Whether the edition before ranks the same units, so that a place in one says something of the other.
  private static func areSameUnits(
    _ edition: Edition, _ previous: Edition?, figures: [IndexFigure], register: UnitRegister
  ) -> Bool {
    guard let previous, previous.unitCount == edition.unitCount else { return false }
    guard let unit = figures.first?.unit, register.unit(unit)?.group == .provinces else { return true }
    return register.areSameProvinces(on: previous.unitsOn, and: edition.unitsOn)
  }

  private func change(
    of unit: UnitID, rank: Int?, totals: [IndexFigure], before: [IndexFigure]
  ) -> RankChange? {
    guard let previous else { return nil }
    var earlier = ranks(before)
    if earlier.isEmpty { earlier = computedRanks[previous.id]?[unit].map { [$0] } ?? [] }
    let stated = ranks(totals)
    return RankChange.between(
      earlier, and: stated.isEmpty ? rank.map { [$0] } ?? [] : stated, over: [edition],
      areSameUnits: ranksSameUnits)
  }

  private func scoreChange(_ score: ExactDecimal?, before: [IndexFigure]) -> ExactDecimal? {
    guard previous != nil, edition.methodBreak == .no, ranksSameUnits, let score,
      let old = before.lazy.compactMap(\.score).first
    else { return nil }
    return score - old.value
  }

  private func distance(_ score: ExactDecimal?, rank: Int?, ordered: [UnitID]) -> ExactDecimal? {
    guard let score, let rank else { return nil }
    let next = ordered.last { (ranks[nil]?[$0] ?? .max) < rank }
    return next.flatMap { scores[nil]?[$0] }.map { $0 - score }
  }
}

/// Names of the columns a ranking can be looked at by.
enum RankingColumn {
  static let rank = "rank"
  static let name = "name"
  static let official = "official"
  static let total = "total"
  static let change = "change"
  static let scoreChange = "scoreChange"
  static let next = "next"
  static let band = "band"
  static let check = "check"

  static func item(_ id: IndexItemID) -> String { "item:" + id.rawValue }

  static func item(of column: String) -> IndexItemID? {
    column.hasPrefix("item:") ? IndexItemID(String(column.dropFirst(5))) : nil
  }
}

extension Source? {
  /// Which of several sources that state a figure is shown: a table before a portal, an office before the press.
  var trust: Int {
    switch self?.kind {
    case .officialTable: 5
    case .portal: 4
    case .legalDocument: 3
    case .press: 2
    case .article: 1
    case .file, nil: 0
    }
  }
}
