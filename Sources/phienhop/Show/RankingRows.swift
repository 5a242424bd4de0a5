import Dashboard
import Model

/// One unit in one edition as one source has it.
struct RankingFact {
  let edition: Edition
  let unit: UnitID
  /// The total; nil where a source has items only.
  let total: IndexFigure?
  /// The same total stated elsewhere: in another place of the source, or in another source.
  let alsoStated: [IndexFigure]
  /// Figures of main indices and pillars that go with it.
  let items: [IndexFigure]
  /// Rank among all totals of the edition, where the source states none.
  let computedRank: Int?
  let rankedUnits: Int

  var reference: SourceReference? { total?.reference ?? items.first?.reference }
}

/// Rows of `show rankings`: the total of each unit in each edition, once with all places that state it so; the two
/// figures of a conflict are two rows.
struct RankingRows {
  let context: ShowContext

  func facts(_ editions: [Edition]) throws -> [RankingFact] {
    try editions.flatMap { edition in
      guard context.keeps(period: edition.period) else { return [RankingFact]() }
      return facts(edition, try context.reader.indexFigures(edition: edition.id))
    }
  }

  private func facts(_ edition: Edition, _ figures: [IndexFigure]) -> [RankingFact] {
    let totals = figures.filter { $0.item == nil }
    let scored = totals.compactMap { figure in figure.score.map { (key: figure.unit, score: $0.value) } }
    let ranking = CompetitionRanking(scored)
    // A rank among some of the units would not be the edition's rank.
    let isComplete = ranking.rankOf == edition.unitCount
    var byUnit: [UnitID: [IndexFigure]] = [:]
    for figure in figures { byUnit[figure.unit, default: []].append(figure) }

    var facts: [RankingFact] = []
    for (unit, figures) in byUnit where context.keeps(unit: unit) {
      let totals = Self.merged(figures.filter { $0.item == nil })
      var items = figures.filter { $0.item != nil }
      let rank = isComplete ? ranking[unit]?.rank : nil
      for (position, same) in totals.enumerated().reversed() {
        // Items go with the total of their own source; what is left goes with the first one.
        let sources = Set(same.map(\.reference.source))
        let own = position == 0 ? items : items.filter { sources.contains($0.reference.source) }
        items.removeAll { item in own.contains { $0.id == item.id } }
        facts.append(
          RankingFact(
            edition: edition, unit: unit, total: same.first, alsoStated: Array(same.dropFirst()), items: own,
            computedRank: rank, rankedUnits: edition.unitCount))
      }
      if totals.isEmpty {
        facts.append(
          RankingFact(
            edition: edition, unit: unit, total: nil, alsoStated: [], items: items, computedRank: nil,
            rankedUnits: edition.unitCount))
      }
    }
    return facts.sorted { left, right in order(left) < order(right) }
  }

  /// Totals of one unit, those together that say the same: rank and score, or what is stated of them.
  private static func merged(_ totals: [IndexFigure]) -> [[IndexFigure]] {
    var merged: [[IndexFigure]] = []
    for total in totals {
      let position = merged.firstIndex { same in
        same.first.map { $0.rank == total.rank && $0.score?.value == total.score?.value } ?? false
      }
      if let position { merged[position].append(total) } else { merged.append([total]) }
    }
    return merged
  }

  private func order(_ fact: RankingFact) -> (Int, Int, String) {
    (
      fact.total?.rank ?? fact.computedRank ?? .max,
      context.unit(fact.unit)?.officialOrder ?? .max, fact.reference?.source.rawValue ?? ""
    )
  }

  var columns: [ShowColumn<RankingFact>] {
    let before: [ShowColumn<RankingFact>] = [
      ShowColumn("index", table: true) { .text($0.edition.id.index.rawValue) },
      ShowColumn("edition", table: true) { .text($0.edition.id.label) },
      ShowColumn("period") { .text($0.edition.period.code) },
      ShowColumn("published") { .day($0.edition.published) },
      ShowColumn("after_today") { .flag($0.edition.published > context.today) },
      ShowColumn("rank", table: true) { .integer($0.total?.rank ?? $0.computedRank) },
      ShowColumn("rank_of", table: true) { fact in
        guard fact.total?.rank ?? fact.computedRank != nil else { return .missing }
        return .integer(fact.total?.rankOf ?? fact.rankedUnits)
      },
      ShowColumn("rank_basis") { fact in
        if fact.total?.rank == nil, fact.computedRank != nil { return .term(IndexFigure.RankBasis.computed) }
        return .term(fact.total?.rankBasis)
      },
    ]
    let after: [ShowColumn<RankingFact>] = [
      ShowColumn("score", table: true) { .number($0.total?.score?.value) },
      ShowColumn("score_as_stated") { $0.total?.score.map { .text($0.text) } ?? .missing },
      ShowColumn("as_of") { .day($0.total?.asOf) },
      ShowColumn("items") { fact in .rows(fact.items.map { item($0, fact.edition) }) },
    ]
    return before
      + context.unitColumns({ $0.unit }, asStated: { $0.total?.unitAsStated ?? .empty }) + after
      + context.sourceColumns({ $0.reference }, also: { $0.alsoStated.map(\.reference) })
      + [
        ShowColumn("note") { $0.total.map { .text($0.note) } ?? .missing },
        ShowColumn("chosen") { fact in
          let stated = (fact.total.map { [$0] } ?? []) + fact.alsoStated
          let chosen = stated.compactMap { context.isChosen($0) }
          return chosen.isEmpty ? .missing : .flag(chosen.contains(true))
        },
        ShowColumn("also_in") { fact in .rows(fact.alsoStated.map { context.place($0.reference) }) },
      ]
  }

  /// A main index or pillar inside a row.
  private func item(_ figure: IndexFigure, _ edition: Edition) -> [(key: String, value: FieldValue)] {
    let structure = context.catalogue.structures[edition.structure]
    let item = structure?.items.first { $0.id == figure.item }
    let score: FieldValue = .number(figure.score?.value)
    return [
      ("item", figure.item.map { .text($0.rawValue) } ?? .missing),
      ("score", score),
      ("rank", .integer(figure.rank)),
      ("rank_of", .integer(figure.rankOf)),
      ("name", .words(item?.name)),
      ("role", .term(item?.role)),
      ("points", item.map { .integer($0.points) } ?? .missing),
      ("source", .text(figure.reference.source.rawValue)),
      ("source_file", .text(figure.reference.file)),
      ("source_row", figure.reference.row > 0 ? .integer(figure.reference.row) : .missing),
      ("source_column", .text(figure.reference.column)),
    ]
  }
}
