import Model

extension UnitPage {
  private var text: PlainText { PlainText(context.wording) }

  /// The page as words.
  func read(into page: inout PlainWriter) {
    let wording = context.wording
    page.heading(name + ", " + context.title)
    guard let row else {
      page.sentence(wording(.rankingsNoFigures, context.title))
      return
    }
    page.row(plainRow(.line("total")))
    if row.check != nil {
      page.figure(
        wording[.rankingsSum], context.check(row).text + " " + SourceMarks.computed.text)
    }
    if row.change != nil, let previous = context.table.previous {
      page.figure(
        wording(.plainChangeSince, CleanText(cleaning: previous.id.label)), context.plainChange(row.change))
    }
    context.readStanding(row, into: &page)
    page.heading(wording[.rankingsMainIndices])
    for item in shownItems where item.role != .pillar { page.row(plainRow(.item(item.id))) }
    let missing = context.structure.scoredItems.filter { row.score($0.id) == nil }
      .map { $0.name.text(in: context.language) }
    if !missing.isEmpty { page.sentence(wording(.rankingsMissing, missing.joined(separator: ", "))) }
    if !context.table.pillars.isEmpty {
      page.heading(wording[.rankingsPillars])
      for item in context.table.pillars { page.row(plainRow(.item(item.id))) }
    }
    page.heading(wording[.rankingsEditions])
    for edition in context.table.editions { page.row(plainRow(.line("edition:" + edition.id.label))) }
    let lineage = context.lineageLines(unit, columns: 10_000)
    if !lineage.isEmpty {
      page.heading(wording[.rankingsLineage])
      for line in lineage { page.sentence(line) }
    }
    page.heading(wording[.rankingsStatements])
    for line in context.statementLines(row, columns: 10_000) { page.sentence(line) }
  }

  var name: CleanText {
    context.state.catalogue.register.unit(unit)?.name.text(in: context.language)
      ?? CleanText(cleaning: unit.code)
  }

  /// The total, an item or an edition.
  func plainRow(_ key: ItemKey) -> PlainRow? {
    guard let row else { return nil }
    if key == .line("total") {
      return figures(
        key, context.structure.shortName.text(in: context.language), nil, row, rank: context.plainRank(row))
    }
    if let item = shownItems.first(where: { .item($0.id) == key }) {
      let rank = row.itemRanks[item.id].map { context.rankOf($0, context.table.edition.unitCount) }
      var name = item.name.text(in: context.language)
      if item.points > 0 {
        name = name + ", " + context.wording(.plainMost, context.format.integer(item.points))
      }
      return figures(key, name, item.id, row, rank: rank ?? "—")
    }
    for (edition, entry) in zip(context.table.editions, row.history)
    where key == .line("edition:" + edition.id.label) {
      return self.edition(key, edition, entry.figures, row)
    }
    return nil
  }

  private func figures(
    _ key: ItemKey, _ name: CleanText, _ item: IndexItemID?, _ row: RankingRow, rank: CleanText
  ) -> PlainRow {
    let wording = context.wording
    let table = context.table
    let value = row.score(item)
    let source = row.figure(item).map { " " + context.mark($0.reference.source).text } ?? ""
    let isDisputed = item.map { row.conflictingItems.contains($0) } ?? row.hasConflict
    let words = value.map { context.score($0) + source } ?? "—"
    // A mean or best of a few units says nothing about all of them.
    let mean = table.means[item].flatMap { 2 * $0.count > table.rows.count ? $0 : nil }
    let off = value.flatMap { value in mean.map { value - $0.value } }
    return text.row(
      key, name,
      [
        text.figure(wording[.rankingsValue], isDisputed ? words + ", " + wording[.plainDisputed] : words),
        text.figure(wording[.rankingsRank], rank),
        mean.flatMap {
          text.figure(wording[.rankingsMean], context.score($0.value) + " " + SourceMarks.computed.text)
        },
        mean.flatMap { _ in text.figure(wording[.rankingsBest], context.score(table.best[item])) },
        off.flatMap {
          text.figure(wording[.plainVersusMean], context.difference($0) + " " + SourceMarks.computed.text)
        },
      ])
  }

  private func edition(
    _ key: ItemKey, _ edition: Edition, _ figures: [IndexFigure], _ row: RankingRow
  ) -> PlainRow {
    let wording = context.wording
    let format = context.format
    var ranks = Set<Int>()
    let stated = figures.compactMap(\.rank).filter { ranks.insert($0).inserted }
    var words = stated.map { context.rankOf($0, edition.unitCount) }
      .joined(separator: "; ")
    if stated.count > 1 { words = words + ", " + wording[.plainDisputed] }
    if stated.isEmpty, let rank = row.computedHistory[edition.id] {
      words = context.rankOf(rank, edition.unitCount) + " " + SourceMarks.computed.text
    }
    let published =
      edition.publishedAsStated.isEmpty ? format.day(edition.published) : edition.publishedAsStated
    var name = format.period(edition.period)
    if let words = EditionWords.methodBreak(edition, wording) { name = name + ", " + words }
    return text.row(
      key, name,
      [
        text.figure(wording[.rankingsRank], words.isEmpty ? "—" : words),
        text.figure(
          wording[.rankingsValue],
          figures.lazy.compactMap(\.score).first.map {
            context.score($0.value)
              + (figures.first.map { " " + context.mark($0.reference.source).text } ?? "")
          } ?? "—"),
        text.figure(
          wording[.published],
          edition.published > context.state.today ? published + ", " + wording[.afterToday] : published),
      ])
  }
}
