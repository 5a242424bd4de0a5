import Model

extension UnitPage {
  /// The page as tables: the total and every item, then the editions; what the unit was and is as remarks.
  func export(into export: inout ExportBuilder) {
    let wording = context.wording
    export.title(name + ", " + context.title)
    export.fact(wording[.exportSubject], name)
    context.exportEdition(into: &export)
    guard let row else {
      export.remark(wording(.rankingsNoFigures, context.title))
      return
    }
    for item in [nil] + shownItems.map({ Optional($0.id) }) {
      export.sources.add(references(row, item))
    }
    for entry in row.history { export.sources.add(entry.figures.map(\.reference)) }
    export.add(itemTable(row, export.sources))
    export.add(editionTable(row, export.sources))
    exportStanding(row, into: &export)
    context.exportRemarks([row], into: &export)
    for line in context.lineageLines(unit, columns: 10_000) { export.remark(line.spans.map(\.text).joined()) }
  }

  private func references(_ row: RankingRow, _ item: IndexItemID?) -> [SourceReference] {
    (item.map { row.items[$0] ?? [] } ?? row.totals).map(\.reference)
  }

  private func exportStanding(_ row: RankingRow, into export: inout ExportBuilder) {
    var page = PlainWriter(context.state)
    context.readStanding(row, into: &page)
    for line in page.document.lines { export.remark(line) }
    export.noteComputed()
  }

  // MARK: Items

  /// A line of the page: the total (no item), an item, or a heading.
  private typealias ItemPart = TableBuilder<IndexItem?>.Part

  private func itemTable(_ row: RankingRow, _ sources: ExportedSources) -> ExportedTable {
    let wording = context.wording
    let table = context.table
    let language = context.language
    let decimals = context.structure.decimals
    // A mean or best of a few units says nothing about all of them.
    func mean(_ item: IndexItem?) -> RankingTable.Mean? {
      table.means[item?.id].flatMap { 2 * $0.count > table.rows.count ? $0 : nil }
    }
    var columns = TableBuilder<IndexItem?>()
    columns.column("name", wording[.dossiersCriterion]) { item in
      .words(item?.name.text(in: language) ?? context.structure.shortName.text(in: language))
    }
    columns.column("value", wording[.rankingsValue], .number) { item in
      .stated(row.stated(item?.id), context.format, decimals: decimals)
    }
    columns.column("maximum", wording[.rankingsMaximum], .number) { item in
      guard context.structure.scale == .points else { return .blank }
      guard let item else { return .number(context.structure.maximum) }
      return item.points > 0 ? .number(ExactDecimal(item.points)) : .blank
    }
    columns.column("mean", wording[.rankingsMean], .number, isComputed: true) { item in
      mean(item).map { .number($0.value, decimals: decimals) } ?? .missing
    }
    columns.column("best", wording[.rankingsBest], .number, isComputed: true) { item in
      mean(item) == nil ? .missing : .number(table.best[item?.id], decimals: decimals)
    }
    columns.column("versus_mean", wording[.plainVersusMean], .number, isComputed: true) { item in
      .number(
        row.score(item?.id).flatMap { value in mean(item).map { value - $0.value } }, decimals: decimals,
        isSigned: true)
    }
    columns.column("rank", wording[.rankingsRank], .number) { item in
      .integer(item.map { row.itemRanks[$0.id] } ?? row.rank)
    }
    columns.column("rank_of", wording[.exportRankOf], .number) { item in
      guard item.map({ row.itemRanks[$0.id] != nil }) ?? (row.rank != nil) else { return .blank }
      return .integer(item == nil ? row.rankOf : table.edition.unitCount)
    }
    columns.column("check", wording[.rankingsSum], .state, isComputed: true) { item in
      item == nil && row.check != nil ? context.exported(context.check(row)) : .blank
    }
    columns.column("note", wording[.rowNote]) { item in
      let isDisputed = item.map { row.conflictingItems.contains($0.id) } ?? row.hasConflict
      return isDisputed ? .text(wording[.plainDisputed]) : .blank
    }
    columns.column("source", wording[.source]) { item in
      .words(sources.places(references(row, item?.id)))
    }
    let main = shownItems.filter { $0.role != .pillar }
    let pillars = shownItems.filter { $0.role == .pillar }
    var parts: [ItemPart] = [.item(nil)]
    if !main.isEmpty { parts += [.group(wording[.rankingsMainIndices])] + main.map { .item($0) } }
    if !pillars.isEmpty { parts += [.group(wording[.rankingsPillars])] + pillars.map { .item($0) } }
    return columns.table(context.title, parts: parts)
  }

  // MARK: Editions

  private func editionTable(_ row: RankingRow, _ sources: ExportedSources) -> ExportedTable {
    let wording = context.wording
    let format = context.format
    var columns = TableBuilder<(edition: Edition, figures: [IndexFigure])>()
    columns.column("period", wording[.rankingsPeriod]) { .words(format.period($0.edition.period)) }
    columns.column("rank", wording[.rankingsRank], .number) { entry in
      .integer(entry.figures.lazy.compactMap(\.rank).first ?? row.computedHistory[entry.edition.id])
    }
    columns.column("rank_of", wording[.exportRankOf], .number) { .integer($0.edition.unitCount) }
    columns.column("value", wording[.rankingsValue], .number) { entry in
      .stated(entry.figures.lazy.compactMap(\.score).first, format, decimals: context.structure.decimals)
    }
    columns.column("published", wording[.published], .day) { entry in
      // A day that the source does not state is told as it is stated.
      let stated = entry.edition.publishedAsStated
      return stated.isEmpty ? .day(entry.edition.published) : .text(stated)
    }
    columns.column("note", wording[.rowNote]) { entry in
      var notes: [CleanText] = []
      if let words = EditionWords.methodBreak(entry.edition, wording) { notes.append(words) }
      if !entry.edition.breakNote.isEmpty { notes.append(entry.edition.breakNote) }
      var ranks = Set<Int>()
      let stated = entry.figures.compactMap(\.rank).filter { ranks.insert($0).inserted }
      if stated.count > 1 {
        notes.append(
          wording[.plainDisputed] + ": " + stated.map { format.integer($0) }.joined(separator: ", "))
      }
      if stated.isEmpty, row.computedHistory[entry.edition.id] != nil {
        notes.append(wording[.exportRanksComputed])
      }
      if entry.edition.published > context.state.today { notes.append(wording[.afterToday]) }
      return .words(notes.joined(separator: "; "))
    }
    columns.column("source", wording[.source]) { .words(sources.places($0.figures.map(\.reference))) }
    return columns.table(
      wording[.rankingsEditions],
      rows: zip(context.table.editions, row.history).map { ($0, $1.figures) })
  }
}
