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
  /// Criteria by units as the screen has them, then each figure by itself with what belongs to it: period, counts,
  /// state and source differ from cell to cell.
  func export(into export: inout ExportBuilder) {
    export.title(wording[.indicatorsTitle] + ", " + periodText)
    export.fact(wording[.dossiersPeriod], periodText)
    var entries: [FigureEntry] = []
    for id in criteria.lazy.compactMap(\.definition) {
      export.define(id)
      entries += units.compactMap { entry(id, $0.key) }
    }
    export.takeIn(entries)
    export.fact(asOf: entries.flatMap(\.observations).compactMap(\.asOf))
    if table.criteria.isEmpty { export.remark(wording[.indicatorsEmpty]) }
    export.add(matrixTable(Set(entries.map(\.unit.key)), export.sources))
    var columns = TableBuilder<FigureEntry>()
    columns.figureColumns(words, export.sources, withUnit: true, withDefinition: true) { name($0) }
    export.add(columns.table(wording[.exportEachFigure], rows: entries))
  }

  /// - Parameter told: units of which there is a figure; the others would stand in empty columns.
  private func matrixTable(_ told: Set<FigureUnit.Key>, _ sources: ExportedSources) -> ExportedTable {
    var columns = TableBuilder<DefinitionID>()
    columns.column("name", wording[.dossiersCriterion]) { .words(words.name($0)) }
    columns.column("definition", wording[.exportCode]) { .words(CleanText(cleaning: $0.rawValue)) }
    columns.column("measure", wording[.dossiersMeasure]) { id in
      .words(state.catalogue.definitions[id]?.unitOfMeasure.text(in: language))
    }
    for unit in units where told.contains(unit.key) {
      columns.column(unit.itemKey.rawValue, name(unit), .number) { words.exportedValue(entry($0, unit.key)) }
    }
    columns.column("source", wording[.source]) { id in
      .words(
        sources.marks(units.compactMap { entry(id, $0.key) }.flatMap(\.observations).map(\.reference)))
    }
    let parts = criteria.map { row -> TableBuilder<DefinitionID>.Part in
      row.definition.map { .item($0) } ?? .group(name(row.group))
    }
    return columns.table(wording[.indicatorsTitle], parts: parts)
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
