import Model

/// A figure that two sources state differently, or that the program computes differently from what is stated.
struct SourceConflict {
  /// One side: what is stated, and by whom; nil for what the program computes.
  struct Side {
    let value: CleanText
    let reference: SourceReference?
  }

  let key: ItemKey
  let edition: EditionID
  /// The unit; nil for the mean of all.
  let unit: UnitID?
  let title: CleanText
  let sides: [Side]
  /// By how much they differ, where that is a number.
  let difference: CleanText

  /// All conflicts of the editions at hand, in their order.
  static func all(_ state: State) -> [SourceConflict] {
    state.catalogue.editions.flatMap { edition -> [SourceConflict] in
      guard let table = state.answers.ranking(edition.id) else { return [] }
      return units(table, state) + means(table, state)
    }
  }

  private static func units(_ table: RankingTable, _ state: State) -> [SourceConflict] {
    table.rows.filter(\.hasConflict).map { row in
      let ranks = Set(row.totals.compactMap(\.rank))
      let isRank = ranks.count > 1
      let sides = row.totals.compactMap { figure -> Side? in
        if isRank {
          guard let rank = figure.rank else { return nil }
          return Side(value: state.format.integer(rank), reference: figure.reference)
        }
        return figure.score.map { Side(value: state.format.stated($0), reference: figure.reference) }
      }
      let name = row.name.text(in: state.language)
      let values = distinct(sides.map(\.value)).joined(separator: " / ")
      let index = CleanText(cleaning: table.edition.id.index.rawValue.uppercased())
      let label = CleanText(cleaning: table.edition.id.label)
      var difference = CleanText.empty
      if isRank, let low = ranks.min(), let high = ranks.max() {
        difference = state.format.integer(high - low)
      }
      return SourceConflict(
        key: .line("conflict-\(table.edition.id)-\(row.unit)"), edition: table.edition.id, unit: row.unit,
        title: state.wording(
          isRank ? .sourcesConflictRank : .sourcesConflictScore, index, label, name, values),
        sides: sides, difference: difference)
    }
  }

  /// The stated mean of all units against the one computed from their values.
  private static func means(_ table: RankingTable, _ state: State) -> [SourceConflict] {
    guard let computed = table.means[nil], computed.count == table.edition.unitCount else { return [] }
    let stated = table.edition.statedMeans.filter { mean in
      mean.item == nil && mean.value.value != computed.value.rounded(scale: mean.value.value.scale)
    }
    guard let first = stated.first else { return [] }
    let scale = first.value.value.scale
    let own = computed.value.rounded(scale: scale)
    let sides =
      [Side(value: state.wording(.sourcesComputed, state.format.number(own)), reference: nil)]
      + stated.map { Side(value: state.format.stated($0.value), reference: $0.reference) }
    return [
      SourceConflict(
        key: .line("conflict-\(table.edition.id)-mean"), edition: table.edition.id, unit: nil,
        title: state.wording(
          .sourcesConflictMean, CleanText(cleaning: table.edition.id.index.rawValue.uppercased()),
          CleanText(cleaning: table.edition.id.label), sides.map(\.value).joined(separator: " / ")),
        sides: sides, difference: state.format.number(magnitude(first.value.value - own)))
    ]
  }

  private static func magnitude(_ value: ExactDecimal) -> ExactDecimal {
    value < ExactDecimal(0) ? ExactDecimal(0) - value : value
  }

  private static func distinct(_ texts: [CleanText]) -> [CleanText] {
    texts.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }
}
