import Model

extension RankingsScreen {
  func sortColumns(_ state: State) -> [String] {
    state.view.path.isEmpty ? context(state)?.sortColumns ?? [] : []
  }

  func export(_ state: State, into export: inout ExportBuilder) {
    guard let context = context(state) else { return }
    if let unit = state.view.path.last?.unit {
      UnitPage(context, unit: unit).export(into: &export)
    } else {
      context.exportList(into: &export)
    }
  }
}

extension RankingContext {
  /// Every column that some row has a value of.
  var sortColumns: [String] {
    let items = (table.components + table.parts + table.pillars).map { RankingColumn.item($0.id) }
    return
      ([
        RankingColumn.official, RankingColumn.rank, RankingColumn.name, RankingColumn.total,
        RankingColumn.change,
        RankingColumn.scoreChange, RankingColumn.next,
      ] + items).filter { table.canSort(by: $0) }
  }

  /// The list with every column, those included that gave way; rows as the view filters and orders them.
  func exportList(into export: inout ExportBuilder) {
    export.title(title)
    exportEdition(into: &export)
    let rows = order().map { table.rows[$0] }
    for row in rows { export.sources.add(row.totals.map(\.reference)) }
    export.add(listTable(rows, export.sources))
    exportRemarks(rows, into: &export)
    for row in rows where row.isRankComputed { export.remark(computedRank(row)) }
  }

  /// What holds for every figure of the edition: period, publication, units, mean.
  func exportEdition(into export: inout ExportBuilder) {
    export.define(structure)
    export.fact(wording[.rankingsPeriod], format.period(table.edition.period))
    let stated = table.edition.publishedAsStated
    let published = stated.isEmpty ? format.day(table.edition.published) : stated
    export.fact(
      wording[.published], isAfterToday ? published + ", " + wording[.afterToday] : published)
    export.fact(wording[.exportUnits], unitsText)
    if let mean = table.means[nil] {
      export.fact(
        wording(.overviewMean, format.integer(mean.count)),
        score(mean.value) + " " + SourceMarks.computed.text)
    }
  }

  /// Why changes cannot be read as they stand, and what is provisional.
  func exportRemarks(_ rows: [RankingRow], into export: inout ExportBuilder) {
    if let words = EditionWords.methodBreak(table.edition, wording) {
      let name = format.period(table.edition.period) + ": " + words
      export.remark(table.edition.breakNote.isEmpty ? name : name + "; " + table.edition.breakNote)
    }
    if structure.bandsAreProvisional, !structure.bands.isEmpty { export.remark(bandNote) }
    for stated in table.edition.statedMeans where stated.item == nil {
      export.sources.add([stated.reference])
      export.remark(
        wording[.rankingsStatedMean] + ": " + format.stated(stated.value) + " "
          + export.sources.places([stated.reference]))
    }
  }

  /// "Loại tạm: ngưỡng 90/80/70/50 chưa đối chiếu văn bản".
  var bandNote: CleanText {
    let thresholds = structure.bands.filter { $0.from > ExactDecimal(0) }
      .map { format.number($0.from) }
    return wording(.dossiersBandNote, thresholds.joined(separator: "/"))
  }

  private func computedRank(_ row: RankingRow) -> CleanText {
    table.rows.allSatisfy { $0.isRankComputed }
      ? wording[.exportRanksComputed] : wording(.exportRankComputed, name(row))
  }

  // MARK: Columns

  private func listTable(_ rows: [RankingRow], _ sources: ExportedSources) -> ExportedTable {
    var columns = TableBuilder<RankingRow>()
    columns.column(RankingColumn.rank, wording[.rankingsRank], .number) { .integer($0.rank) }
    columns.column("rank_of", wording[.exportRankOf], .number) { .integer($0.rankOf) }
    columns.column(
      RankingColumn.name, wording[isProvinces ? .rankingsProvince : .rankingsUnit]
    ) { .words(name($0)) }
    columns.unitColumns(wording) { $0.unit }
    columns.column(
      RankingColumn.total, structure.shortName.text(in: language), .number,
      unit: pointsText(structure.maximum)
    ) { .stated($0.stated(nil), format, decimals: structure.decimals) }
    addChange(&columns)
    addItems(&columns)
    columns.column(RankingColumn.next, wording[.rankingsToNext], .number, isComputed: true) { row in
      row.rank == 1 ? .blank : .number(row.distanceToNext, decimals: structure.decimals)
    }
    columns.column(RankingColumn.band, wording[bandLabel]) { .words($0.band?.name.text(in: language)) }
    columns.column(RankingColumn.check, wording[.rankingsSum], .state, isComputed: true) { row in
      row.check == nil ? .blank : exported(check(row))
    }
    columns.column("note", wording[.rowNote]) { .words(note($0)) }
    columns.column("source", wording[.source]) { .words(sources.places($0.totals.map(\.reference))) }
    return columns.table(title, rows: rows)
  }

  private var bandLabel: Label {
    structure.bandsAreProvisional ? .dossiersBandProvisional : .rankingsBand
  }

  private func addChange(_ columns: inout TableBuilder<RankingRow>) {
    guard let previous = table.previous else { return }
    let label = CleanText(cleaning: previous.id.label)
    columns.column(
      RankingColumn.change, wording(.plainChangeSince, label), .number, isComputed: true
    ) { row in
      switch row.change {
      case .places(let places, _)?: .number(ExactDecimal(places), isSigned: true)
      case .refusedDifferentUnits?: .text(wording[.plainRefused])
      case .unknown?, nil: .missing
      }
    }
    guard table.rows.contains(where: { $0.scoreChange != nil }) else { return }
    columns.column(
      RankingColumn.scoreChange, wording(.rankingsVersus, label), .number, isComputed: true
    ) { .number($0.scoreChange, decimals: structure.decimals, isSigned: true) }
  }

  /// Components and parts with their scores, pillars with their ranks, as the screen has them.
  private func addItems(_ columns: inout TableBuilder<RankingRow>) {
    for item in table.components + table.parts {
      columns.column(
        RankingColumn.item(item.id), item.name.text(in: language), .number, unit: points(of: item)
      ) { .stated($0.stated(item.id), format, decimals: structure.decimals) }
    }
    for item in table.pillars {
      columns.column(
        RankingColumn.item(item.id), wording(.exportRankIn, item.name.text(in: language)), .number
      ) { .integer($0.itemRanks[item.id]) }
    }
  }

  /// What a figure can reach, where it is points: "/18".
  func points(of item: IndexItem) -> CleanText {
    structure.scale == .points && item.points > 0 ? pointsText(ExactDecimal(item.points)) : ""
  }

  func pointsText(_ most: ExactDecimal) -> CleanText {
    structure.scale == .points ? "/" + format.number(most) : ""
  }

  /// What a mark beside a figure says on the screen.
  private func note(_ row: RankingRow) -> CleanText {
    var notes: [CleanText] = []
    if row.unit == home { notes.append(wording[.plainOwn]) }
    if row.isTied { notes.append(wording[.plainTied]) }
    if row.hasConflict {
      let ranks = row.totals.compactMap(\.rank).map { format.integer($0) }
      notes.append(wording[.plainDisputed] + (ranks.count > 1 ? ": " + ranks.joined(separator: ", ") : ""))
    }
    if row.isChangeDisputed { notes.append(wording(.exportDisputed, wording[.rankingsChangeTop])) }
    for item in structure.items where row.conflictingItems.contains(item.id) {
      notes.append(wording(.exportDisputed, item.name.text(in: language)))
    }
    return notes.joined(separator: "; ")
  }
}

extension TableBuilder {
  /// What identifies a unit: its code and the day from which the code means it.
  mutating func unitColumns(_ wording: Wording, _ unit: @escaping (Item) -> UnitID?) {
    column("unit_code", wording[.exportUnitCode]) { .words(unit($0).map { CleanText(cleaning: $0.code) }) }
    column("unit_valid_from", wording[.exportUnitSince], .day) { item in
      unit(item).map { .day($0.validFrom) } ?? .blank
    }
  }
}

extension RankingRow {
  /// The score shown for an item, or for the total, as its source states it.
  func stated(_ item: IndexItemID?) -> StatedNumber? {
    (item.map { items[$0] ?? [] } ?? totals).lazy.compactMap(\.score).first
  }
}

extension Span {
  /// A state for the eye as one for a file: its word, without its symbol.
  func exported(_ text: PlainText) -> ExportedCell {
    let words = text.words(self.text)
    guard !words.isEmpty else { return .blank }
    let tone: ExportedTone =
      switch role {
      case .good: .good
      case .warning: .warning
      case .bad: .bad
      default: .neutral
      }
    return .state(words, tone)
  }
}

extension RankingContext {
  func exported(_ span: Span) -> ExportedCell { span.exported(PlainText(wording)) }
}
