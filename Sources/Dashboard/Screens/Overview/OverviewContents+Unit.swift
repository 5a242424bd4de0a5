import Model

/// Whose figure it is, where the figure is not of the province that the header names.
extension OverviewContents {
  /// "Quảng Nam, nay thuộc Đà Nẵng", "Đà Nẵng, gồm Quảng Nam từ 01/07/2025"; nil for the province in the header.
  func unitWords(_ row: RankingRow) -> CleanText? {
    let register = state.catalogue.register
    guard let shown = state.home(on: state.today), shown != row.unit, let header = register.unit(shown)
    else { return nil }
    let name = row.name.text(in: state.language)
    let own = header.shortName.text(in: state.language)
    if row.unit.validFrom < shown.validFrom {
      guard name != own else { return wording(.overviewUnitBefore, name, format.day(shown.validFrom)) }
      let isRenamed = !register.isTerritoryBreak(between: row.unit, and: shown)
      return wording(isRenamed ? .overviewUnitRenamed : .overviewUnitNow, name, own)
    }
    // A namesake is told by what it was made of besides.
    let others = register.predecessors(of: row.unit).map { $0.shortName.text(in: state.language) }
      .filter { $0 != name }
    let parts = name == own ? others.joined(separator: ", ") : own
    return wording(.overviewUnitSince, name, parts, format.day(row.unit.validFrom))
  }

  /// The words above in the lines of a pane.
  func unitLines(_ row: RankingRow) -> [Line] {
    // Where room is short, a group of the total is worth more than what a namesake was made of.
    guard isLarge || !bearsNameOfHeader(row), let words = unitWords(row) else { return [] }
    let lines = words.wrapped(columns: max(8, paneColumns - 2))
    // On the lowest screens, and where long names would take the room of figures, the name alone says it.
    if state.size.rows < 20 || (state.size.rows < 24 && lines.count > 2) {
      return [Line(row.name.text(in: state.language).prefix(columns: max(8, paneColumns - 2)), .notice)]
    }
    return lines.map { Line($0, .notice) }
  }

  /// "Quảng Nam: " before a sentence about a unit that the header does not name.
  func unitLead(_ row: RankingRow) -> CleanText {
    unitWords(row) == nil || bearsNameOfHeader(row) ? "" : row.name.text(in: state.language) + ": "
  }

  /// True where the unit is called as the province in the header, so that nobody takes it for another one.
  private func bearsNameOfHeader(_ row: RankingRow) -> Bool {
    state.home(on: state.today).flatMap { state.catalogue.register.unit($0) }?.shortName == row.name
  }

  /// " (Quảng Nam, nay thuộc Đà Nẵng)" after a figure that is spoken.
  func unitNote(_ row: RankingRow) -> CleanText { unitWords(row).map { " (" + $0 + ")" } ?? "" }

  /// What stands behind a count of the third pane: what is counted, by which rule, how many, as of which day.
  func countCard(of key: ItemKey) -> FigureCard? {
    guard let list = directives,
      let one = DirectiveState.allCases.first(where: { key.rawValue == "line:state-\($0.rawValue)" })
    else { return nil }
    let count = list.counts[one] + (one == .done ? list.counts[.doneLate] : 0)
    var card = FigureCard(title: DirectiveWords.name(one, isContinuous: false, wording: wording))
    card.facts = [
      (wording[.countOf], format.integer(count) + "/" + format.integer(list.counts.total)),
      (wording[.countBasis], wording[.countBasisText]),
      (wording[.today], format.day(state.today)),
    ]
    let titles = list.sources.compactMap { state.catalogue.sources[$0]?.title.text(in: state.language) }
    if !titles.isEmpty { card.facts.append((wording[.source], titles.joined(separator: "; "))) }
    return card
  }

  /// True for the home province, what it was made of and what it became.
  func isOfHome(_ province: UnitID?) -> Bool {
    guard let province, let home = state.home else { return false }
    let register = state.catalogue.register
    return province == home || register.successors(of: home).contains { $0.id == province }
      || register.predecessors(of: home).contains { $0.id == province }
  }
}
