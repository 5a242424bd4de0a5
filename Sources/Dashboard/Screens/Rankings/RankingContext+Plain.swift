import Model

extension RankingContext {
  private var text: PlainText { PlainText(wording) }

  /// "26/63, đồng hạng", with what is to be known of the rank.
  func plainRank(_ row: RankingRow) -> CleanText {
    guard let rank = row.rank else { return "—" }
    var words = rankOf(rank, row.rankOf)
    if row.isTied { words = words + ", " + wording[.plainTied] }
    if row.hasConflict { words = words + ", " + wording[.plainDisputed] }
    return row.isRankComputed ? words + " " + SourceMarks.computed.text : words
  }

  /// "tăng 34 bậc, đổi cách tính".
  func plainChange(_ change: RankChange?) -> CleanText {
    switch change {
    case .places(let places, let marks)?:
      let count = format.integer(abs(places))
      var words =
        places == 0
        ? wording[.plainSamePlace] : places > 0 ? wording(.plainUp, count) : wording(.plainDown, count)
      if marks.contains(.methodBreak) {
        words = words + ", " + wording[.methodChanged]
      } else if marks.contains(.unconfirmedBreak) {
        words = words + ", " + EditionWords.unconfirmedBreak(wording)
      }
      return marks.contains(.conflictingSources) ? words + ", " + wording[.plainDisputed] : words
    case .refusedDifferentUnits?: return wording[.plainRefused]
    case .unknown?: return "—"
    case nil: return ""
    }
  }

  /// A row of the list: name, rank, score and change; components and the rest as details.
  func plainRow(_ row: RankingRow) -> PlainRow {
    let isOwn = home == row.unit
    var figures = [
      text.figure(wording[.rankingsRank], plainRank(row), column: RankingColumn.rank),
      text.figure(
        wording(isPoints ? .plainPointsOf : .plainValueOf, structure.shortName.text(in: language)),
        row.score(nil).map { plainTotal($0) + " " + mark(row.total.reference.source).text } ?? "—",
        column: RankingColumn.total),
    ]
    if let previous = table.previous {
      figures.append(
        text.figure(
          wording(.plainChangeSince, CleanText(cleaning: previous.id.label)), plainChange(row.change),
          column: RankingColumn.change))
      if row.scoreChange != nil {
        figures.append(
          text.figure(
            wording(.plainScoreSince, CleanText(cleaning: previous.id.label)),
            row.words(language).scoreChange, column: RankingColumn.scoreChange, isDetail: true))
      }
    }
    if let band = row.band {
      let name = band.name.text(in: language)
      figures.append(
        text.figure(
          wording[.rankingsBand],
          structure.bandsAreProvisional ? name + " (" + wording[.rankingsProvisional] + ")" : name,
          column: RankingColumn.band))
    }
    if row.rank != nil, row.rank != 1 {
      figures.append(
        text.figure(
          wording[.rankingsToNext], row.words(language).distance, column: RankingColumn.next, isDetail: true))
    }
    for item in table.components + table.parts { figures.append(plainItem(item, row)) }
    for item in table.pillars {
      figures.append(
        text.figure(
          item.name.text(in: language),
          row.itemRanks[item.id].map {
            wording(.plainRankInside, rankOf($0, table.edition.unitCount))
          } ?? "—",
          column: RankingColumn.item(item.id), isDetail: true))
    }
    if row.check != nil {
      figures.append(
        text.figure(
          wording[.rankingsSum], check(row).text + " " + SourceMarks.computed.text,
          column: RankingColumn.check, isDetail: true))
    }
    let name = isOwn ? self.name(row) + ", " + wording[.plainOwn] : self.name(row)
    return text.row(row.key, marked(row.key, name), figures)
  }

  private var isPoints: Bool { structure.scale == .points }

  /// "0,6033", "70,78/100".
  func plainTotal(_ value: ExactDecimal) -> CleanText {
    isPoints ? score(value) + "/" + format.number(structure.maximum) : score(value)
  }

  /// A name with what marking says of it.
  private func marked(_ key: ItemKey, _ name: CleanText) -> CleanText {
    state.view.marked.contains(key) ? name + ", " + wording[.plainMarked] : name
  }

  private func plainItem(_ item: IndexItem, _ row: RankingRow) -> PlainFigure? {
    var words = score(row.score(item.id))
    if row.score(item.id) != nil, item.points > 0, structure.scale == .points {
      words = words + "/" + format.integer(item.points)
    }
    if let rank = row.itemRanks[item.id] {
      words = words + ", " + wording(.plainRankInside, rankOf(rank, table.edition.unitCount))
    }
    if row.conflictingItems.contains(item.id) { words = words + ", " + wording[.plainDisputed] }
    return text.figure(
      item.name.text(in: language), words, column: RankingColumn.item(item.id), isDetail: true)
  }

  /// The whole list.
  func readList(into page: inout PlainWriter) {
    page.heading(title + " " + mark(table.mainSource).text)
    if isAfterToday { page.sentence(wording[.afterToday]) }
    plainFilter(into: &page)
    guard !table.rows.isEmpty else {
      page.sentence(wording(.rankingsNoFigures, title))
      return
    }
    if let mean = table.means[nil] {
      page.figure(
        wording(.overviewMean, format.integer(mean.count)),
        score(mean.value) + " " + SourceMarks.computed.text)
    }
    let order = order()
    if order.isEmpty { page.sentence(wording[.noticeNoMatch]) }
    for position in order { page.row(plainRow(table.rows[position])) }
  }

  private func plainFilter(into page: inout PlainWriter) {
    guard !state.view.filter.isEmpty else { return }
    page.sentence(wording[.promptFilter] + " " + state.view.filterText)
  }

  /// Where a row stands among the others, in sentences.
  func readStanding(_ row: RankingRow, into page: inout PlainWriter) {
    let computed = " " + SourceMarks.computed.text
    for other in tied(with: row) { page.sentence(wording(.rankingsTiedWith, name(other))) }
    let (better, worse) = neighbours(of: row)
    for (other, label) in [(better, Label.rankingsBehind), (worse, .rankingsAhead)] {
      guard let other, let mine = row.score(nil), let theirs = other.score(nil) else { continue }
      page.figure(
        wording(label, name(other), other.rank.map { format.integer($0) } ?? "—"),
        difference(mine - theirs) + computed)
    }
    if row.rank == 1 { page.sentence(wording[.rankingsLeads]) }
    if let rank = better?.rank {
      let needed = table.components.compactMap { item in
        table.neededIncrease(of: item, in: row).map { (item, $0) }
      }.sorted { $0.1 < $1.1 }
      for (item, increase) in needed {
        page.figure(
          wording(.plainNeeded, format.integer(rank), item.name.text(in: language)),
          difference(increase) + computed)
      }
    }
  }
}
