import Model

extension OverviewScreen {
  func export(_ state: State, into export: inout ExportBuilder) {
    state.overviewMemo.contents(state, self).export(into: &export)
  }
}

extension OverviewContents {
  /// A figure of the overview, with what it is compared to.
  private struct Row {
    var name: CleanText
    var value: ExportedCell = .blank
    var measure: CleanText = ""
    var rank: Int?
    var rankOf: Int?
    var difference: ExportedCell = .blank
    var comparedTo: CleanText = ""
    var note: CleanText = ""
    var references: [SourceReference] = []
  }

  private typealias Part = TableBuilder<Row>.Part

  /// The panes one below the other, each under its own heading; the lines worth noting as remarks.
  func export(into export: inout ExportBuilder) {
    let text = export.text
    export.title(state.plainCaption)
    var parts: [Part] = []
    if let table = ranking { parts += rankingParts(table) }
    if let table = service { parts += serviceParts(table) }
    if let summary = directives { parts += directiveParts(summary) }
    for table in [ranking, service].compactMap(\.self) { export.define(table.structure) }
    for case .item(let row) in parts { export.sources.add(row.references) }
    // The marks of the screen are others than those of the file.
    for line in notable {
      export.remark(text.words(Line(line.spans.filter { $0.role != .source || $0 == SourceMarks.computed })))
    }
    if ranking != nil || service != nil { export.noteComputed() }
    let sources = export.sources
    var columns = TableBuilder<Row>()
    columns.column("name", wording[.directivesHeadText]) { .words(text.words($0.name)) }
    columns.column("value", wording[.rankingsValue], .number) { $0.value }
    columns.column("measure", wording[.dossiersMeasure]) { .words($0.measure) }
    columns.column("rank", wording[.rankingsRank], .number) { row in
      row.rank.map { .integer($0) } ?? (row.rankOf == nil ? .blank : .missing)
    }
    columns.column("rank_of", wording[.exportRankOf], .number) { row in
      row.rankOf.map { .integer($0) } ?? .blank
    }
    columns.column("difference", wording[.exportDifference], .number, isComputed: true) { $0.difference }
    columns.column("compared_to", wording[.exportComparedTo]) { .words($0.comparedTo) }
    columns.column("note", wording[.rowNote]) { .words(text.words($0.note)) }
    columns.column("source", wording[.source]) { .words(sources.places($0.references)) }
    export.add(columns.table(wording[.screenOverview], parts: parts))
  }

  // MARK: Ranking

  /// The own unit, the mean, the neighbours that the pane has, and the own ranks over the editions.
  private func rankingParts(_ table: RankingTable) -> [Part] {
    let context = RankingContext(state, table: table)
    var parts: [Part] = [.group(EditionWords.title(table.edition, state))]
    if let own = ownRanking {
      var row = row(of: own, in: context)
      if case .places(let places, _)? = own.change, let previous = table.previous {
        row.difference = .number(ExactDecimal(places), isSigned: true)
        row.comparedTo = wording(.plainChangeSince, CleanText(cleaning: previous.id.label))
      }
      row.note = wording[.plainOwn] + "; " + context.plainChange(own.change)
      parts.append(.item(row))
    }
    if let mean = table.means[nil] { parts.append(.item(meanRow(mean, table))) }
    let shown = panes.first.map { $0.entries + $0.aside } ?? []
    for unit in shown.compactMap({ $0.line.key?.unit }) where unit != ownRanking?.unit {
      guard let other = table.row(of: unit) else { continue }
      var row = row(of: other, in: context)
      if let own = ownRanking, let mine = own.score(nil), let theirs = other.score(nil) {
        row.difference = .number(theirs - mine, decimals: table.structure.decimals, isSigned: true)
        row.comparedTo = context.name(own)
      }
      parts.append(.item(row))
    }
    return parts + historyParts(table, context)
  }

  private func row(of row: RankingRow, in context: RankingContext) -> Row {
    Row(
      name: context.name(row), value: .stated(row.stated(nil), format, decimals: context.structure.decimals),
      measure: context.pointsText(context.structure.maximum), rank: row.rank, rankOf: row.rankOf,
      references: row.totals.map(\.reference))
  }

  private func meanRow(_ mean: RankingTable.Mean, _ table: RankingTable) -> Row {
    Row(
      name: wording(.overviewMean, format.integer(mean.count)) + " " + SourceMarks.computed.text,
      value: .number(mean.value, decimals: table.structure.decimals))
  }

  private func historyParts(_ table: RankingTable, _ context: RankingContext) -> [Part] {
    guard let own = ownRanking else { return [] }
    // Later editions belong to a later day, as on the screen.
    let earlier = table.editions.prefix { $0.id != table.edition.id }
    return zip(earlier, own.history).compactMap { edition, entry -> Part? in
      guard !entry.figures.isEmpty else { return nil }
      return .item(
        Row(
          name: context.name(own) + ", " + EditionWords.title(edition, state),
          value: entry.figures.lazy.compactMap(\.score).first.map {
            .stated($0, format, decimals: table.structure.decimals)
          } ?? .missing,
          rank: entry.figures.lazy.compactMap(\.rank).first, rankOf: edition.unitCount,
          note: EditionWords.methodBreak(edition, wording) ?? "",
          references: entry.figures.map(\.reference)))
    }
  }

  // MARK: Service

  /// The own total and its groups against the mean of all, or the first places where no home is chosen.
  private func serviceParts(_ table: RankingTable) -> [Part] {
    let context = RankingContext(state, table: table)
    let heading = Part.group(EditionWords.title(table.edition, state))
    guard let own = ownService else {
      return [heading] + table.rows.prefix(15).map { .item(row(of: $0, in: context)) }
    }
    var total = row(of: own, in: context)
    if let change = own.scoreChange, let previous = table.previous {
      total.difference = .number(change, decimals: table.structure.decimals, isSigned: true)
      total.comparedTo = CleanText(cleaning: previous.id.label)
    }
    total.note = [
      wording[.plainOwn], wording[.rankingsSum] + ": " + context.check(own).text,
      own.isRankComputed ? wording[.exportRanksComputed] : "",
    ].filter { !$0.isEmpty }.joined(separator: "; ")
    let groups = table.structure.items.filter { $0.role == .component }.map { item -> Part in
      var row = Row(
        name: item.name.text(in: state.language),
        value: .stated(own.stated(item.id), format, decimals: table.structure.decimals),
        measure: context.points(of: item), references: (own.items[item.id] ?? []).map(\.reference))
      if let value = own.score(item.id), let mean = table.means[item.id] {
        row.difference = .number(value - mean.value, decimals: table.structure.decimals, isSigned: true)
        row.comparedTo = wording(.overviewMean, format.integer(mean.count))
      }
      return .item(row)
    }
    return [heading, .item(total)] + groups
  }

  // MARK: Directives

  /// How many stand how, then the pressing ones that the pane has.
  private func directiveParts(_ summary: DirectiveSummary) -> [Part] {
    var parts: [Part] = [.group(wording[.overviewDirectivesTitle])]
    for count in DirectiveCountsStrip.counts(summary.counts) {
      parts.append(
        .item(
          Row(
            name: count.state.word(wording), value: .integer(count.count),
            measure: wording[.exportDirectivesUnit])))
    }
    let shown = panes.last.map { $0.entries + $0.aside } ?? []
    let rows = state.answers.directiveRows(summary.shownIDs) ?? []
    let directives = Dictionary(rows.map { ($0.id, $0) }) { first, _ in first }
    var pressing: [Part] = []
    for id in shown.compactMap({ $0.line.key?.directive }) {
      guard let entry = summary.entry(of: id), let directive = directives[id] else { continue }
      let standing = entry.standing
      pressing.append(
        .item(
          Row(
            name: directive.title.text(in: state.language),
            value: standing.daysLeft.map { .number(ExactDecimal($0)) } ?? .blank,
            measure: standing.daysLeft == nil ? "" : wording[.exportDaysLeft],
            note: standing.word(wording, isShort: false) + "; "
              + DirectiveTexts.lead(
                directive, state, withProvince: summary.provinceCount > 1, columns: 200),
            references: [directive.reference])))
    }
    return pressing.isEmpty ? parts : parts + [.group(wording[.overviewPressing])] + pressing
  }
}
