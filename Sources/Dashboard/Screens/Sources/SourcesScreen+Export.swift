import Model

extension SourcesScreen {
  /// A table each for what stands apart on the screen: disagreements, batches, sources.
  func export(_ state: State, into export: inout ExportBuilder) {
    if let page = BatchRowsPage(state) {
      page.export(into: &export)
      return
    }
    let rows = Self.rows(state, folds: false)
    let conflicts = rows.compactMap { row in if case .conflict(let conflict) = row { conflict } else { nil } }
    let checks = rows.compactMap { row in if case .check(let check) = row { check } else { nil } }
    let batches = rows.compactMap { row in if case .batch(let batch) = row { batch } else { nil } }
    let sources = rows.compactMap { row in if case .source(let source) = row { source } else { nil } }
    // Marks in the order of the list below, so that both name a source alike.
    for source in sources { export.sources.add(source.id) }
    export.fact("", caption(state))
    export.add(export.sources.table)
    export.showsSources = true
    export.add(SourceTexts.conflictTable(conflicts, state, export.sources))
    export.add(SourceTexts.checkTable(checks, state, export.sources))
    if let reports = SourceReports(state), !reports.table.statuses.isEmpty {
      export.add(ReportWords.table(reports))
    }
    export.add(SourceTexts.batchTable(batches, state))
    if conflicts.isEmpty { export.remark(state.wording[.sourcesNoConflicts]) }
  }
}

extension SourceTexts {
  /// One side of a disagreement with what it is about.
  private struct ConflictSide {
    let conflict: SourceConflict
    let side: SourceConflict.Side
  }

  fileprivate static func conflictTable(
    _ conflicts: [SourceConflict], _ state: State, _ sources: ExportedSources
  ) -> ExportedTable {
    let wording = state.wording
    var columns = TableBuilder<ConflictSide>()
    columns.column("title", wording[.sourcesTitleConflicts]) { .words($0.conflict.title) }
    columns.column("value", wording[.statedValue]) { .words($0.side.value) }
    columns.column("off", wording[.exportOffBy]) { .words($0.conflict.difference) }
    columns.column("name", wording[.source]) { side in
      .words(
        state.catalogue.sources[side.side.reference.source]?.title.text(in: state.language))
    }
    columns.column("source", wording[.place]) { side in
      .words(sources.places([side.side.reference]))
    }
    columns.column("chosen", wording[.sourcesChosenHead]) { side in
      .words(side.conflict.choice?.chosen == side.side.statement ? wording[.sourcesChosenMark] : nil)
    }
    columns.column("reason", wording[.sourcesBatchReason]) { .words($0.conflict.choice?.reason) }
    return columns.table(
      wording[.sourcesTitleConflicts],
      rows: conflicts.flatMap { conflict in
        conflict.sides.map { ConflictSide(conflict: conflict, side: $0) }
      })
  }

  fileprivate static func checkTable(
    _ checks: [FailingCheck], _ state: State, _ sources: ExportedSources
  ) -> ExportedTable {
    let wording = state.wording
    var columns = TableBuilder<FailingCheckWords>()
    columns.column("unit", wording[.rankingsUnit]) { .words($0.unit) }
    columns.column("criterion", wording[.dossiersCriterion]) { .words($0.indicator) }
    columns.column("period", wording[.dossiersPeriod]) { .words($0.period) }
    columns.column("rule", wording[.sourcesCheckRule]) { .words($0.rule) }
    columns.column("stated", wording[.statedValue]) { .words($0.stated) }
    columns.column("computed", wording[.sourcesCheckComputed]) { .words($0.computed) }
    columns.column("off", wording[.exportOffBy]) { words in
      .words(words.check.difference.map { state.format.number($0.trimmed) })
    }
    columns.column("source", wording[.place]) { .words(sources.places([$0.check.reference])) }
    return columns.table(
      wording[.sourcesTitleChecks], rows: checks.map { FailingCheckWords(check: $0, state: state) })
  }

  fileprivate static func batchTable(_ batches: [BatchRecord], _ state: State) -> ExportedTable {
    let wording = state.wording
    var columns = TableBuilder<BatchRecord>()
    columns.column("number", wording[.sourcesTitleBatches], .number) { .integer($0.number.value) }
    columns.column("title", wording[.sourcesBatchTitle]) { .words($0.title) }
    columns.column("author", wording[.sourcesBatchAuthor]) { .words($0.author) }
    columns.column("time", wording[.sourcesBatchTime]) { .words(CleanText(cleaning: $0.recordedAt)) }
    columns.column("reason", wording[.sourcesBatchReason]) { .words($0.reason) }
    columns.column("facts", wording[.sourcesBatchFacts], .number) { .integer($0.factCount) }
    columns.column("kind", wording[.sourcesHeadKind]) { .words(kind($0, state)) }
    return columns.table(wording[.sourcesTitleBatches], rows: batches)
  }
}
