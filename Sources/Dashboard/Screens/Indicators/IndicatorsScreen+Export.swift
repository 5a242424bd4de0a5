import Model

extension IndicatorsScreen {
  func export(_ state: State, into export: inout ExportBuilder) {
    guard let context = IndicatorsContext(state) else { return }
    if let page = page(state) {
      page.export(into: &export)
    } else {
      context.export(into: &export)
    }
  }
}

extension IndicatorsContext {
  /// Criteria by units: for each unit the figure and, because they differ from cell to cell, its period and its state.
  func export(into export: inout ExportBuilder) {
    export.title(wording[.indicatorsTitle] + ", " + periodText)
    export.fact(wording[.dossiersPeriod], periodText)
    var days: [Day] = []
    for id in criteria.lazy.compactMap(\.definition) {
      let entries = units.compactMap { entry(id, $0.key) }
      export.define(id)
      export.takeIn(entries)
      days += entries.flatMap(\.observations).compactMap(\.asOf)
    }
    export.fact(asOf: days)
    if table.criteria.isEmpty { export.remark(wording[.indicatorsEmpty]) }
    export.add(matrixTable(export.sources))
  }

  private func matrixTable(_ sources: ExportedSources) -> ExportedTable {
    var columns = TableBuilder<DefinitionID>()
    columns.column("name", wording[.dossiersCriterion]) { .words(words.name($0)) }
    columns.column("definition", wording[.exportCode]) { .words(CleanText(cleaning: $0.rawValue)) }
    columns.column("measure", wording[.dossiersMeasure]) { id in
      .words(state.catalogue.definitions[id]?.unitOfMeasure.text(in: language))
    }
    for unit in units { addUnit(unit, &columns) }
    columns.column("source", wording[.source]) { id in
      .words(
        sources.places(units.compactMap { entry(id, $0.key) }.flatMap(\.observations).map(\.reference)))
    }
    let parts = criteria.map { row -> TableBuilder<DefinitionID>.Part in
      row.definition.map { .item($0) } ?? .group(name(row.group))
    }
    return columns.table(wording[.indicatorsTitle], parts: parts)
  }

  private func addUnit(_ unit: FigureUnit, _ columns: inout TableBuilder<DefinitionID>) {
    let name = name(unit)
    let id = unit.itemKey.rawValue
    columns.column(id, name, .number) { words.exportedValue(entry($0, unit.key)) }
    columns.column(id + "/period", wording(.exportPeriodOf, name)) { definition in
      .words(entry(definition, unit.key).map { format.period($0.period) })
    }
    columns.column(id + "/state", wording(.exportStateOf, name), .state) { definition in
      let entry = entry(definition, unit.key)
      // Every ratio without a target would say so, which is nothing to tell in a column of its own.
      return entry?.target == nil && entry?.state != .fewCases ? .blank : words.exportedState(entry)
    }
    columns.column(id + "/note", wording(.exportNoteOf, name)) { definition in
      guard let entry = entry(definition, unit.key) else { return .blank }
      return .words(words.exportedNote(entry, isKnown: isKnown(entry)))
    }
  }
}

extension IndicatorPage {
  func export(into export: inout ExportBuilder) {
    let name = context.words.name(definition)
    export.title(name)
    export.define(definition)
    export.takeIn(entries)
    var columns = TableBuilder<FigureEntry>()
    columns.figureColumns(context.words, export.sources, withUnit: true, withDefinition: false) {
      context.name($0)
    }
    export.add(columns.table(name, rows: entries))
  }
}
