import Model

extension DossiersScreen {
  func sortColumns(_ state: State) -> [String] {
    if isCounted(state) { return counted(state)?.sortColumns ?? [] }
    guard let context = index(state) else { return columns(state) }
    return state.view.path.isEmpty ? context.sortColumns : []
  }

  func export(_ state: State, into export: inout ExportBuilder) {
    if isCounted(state) {
      counted(state)?.export(into: &export)
    } else if let page = indexPage(state) {
      page.export(into: &export)
    } else if let context = index(state) {
      context.exportList(into: &export)
    } else if let page = unitPage(state) {
      page.export(into: &export)
    } else if let context = ratios(state) {
      context.export(into: &export)
    } else if let list = statements(state) {
      list.export(into: &export)
    } else {
      export.remark(state.wording[.dossiersEmpty])
    }
  }
}

extension RatioContext {
  /// Units by ratios: each share with its counts and its state, so that it can be computed again.
  func export(into export: inout ExportBuilder) {
    export.title(title)
    export.fact(period: matrix.period)
    if isAfterToday { export.fact("", wording[.afterToday]) }
    export.fact(wording[.exportUnits], wording(.rankingsUnits, format.integer(matrix.rows.count)))
    if let base = matrix.base { export.define(base) }
    for id in matrix.definitions { export.define(id) }
    let shown = rows
    var days: [Day] = []
    for row in shown {
      let entries = matrix.definitions.compactMap { row.cells[$0] }
      export.takeIn(entries)
      days += entries.flatMap(\.observations).compactMap(\.asOf)
    }
    export.fact(asOf: days)
    export.add(ratioTable(shown, export.sources))
    for row in shown {
      for identity in row.identities {
        if case .agrees = identity.check { continue }
        export.remark(name(row) + ": " + PlainText(wording).words(FigureWords(state).identity(identity)))
      }
    }
  }

  private func ratioTable(_ rows: [FigureRow], _ sources: ExportedSources) -> ExportedTable {
    let words = FigureWords(state)
    var columns = TableBuilder<FigureRow>()
    columns.column("name", wording[isInside ? .rankingsUnit : .rankingsProvince]) { .words(name($0)) }
    columns.unitColumns(wording) { $0.unit.id }
    if let base = matrix.base {
      columns.column("base", words.name(base), .number, unit: measure(base)) { .stated($0.base, format) }
    }
    for id in matrix.definitions { addRatio(id, words, &columns) }
    columns.column("note", wording[.rowNote]) { .words(note($0)) }
    columns.column("source", wording[.source]) { row in
      .words(
        sources.places(
          matrix.definitions.compactMap { row.cells[$0] }.flatMap(\.observations).map(\.reference)))
    }
    return columns.table(title, rows: rows)
  }

  /// A share, its counts where they are not the total at hand, and what it is against its target.
  private func addRatio(_ id: DefinitionID, _ words: FigureWords, _ columns: inout TableBuilder<FigureRow>) {
    let name = words.name(id)
    let isComputed = matrix.rows.allSatisfy { $0.cells[id]?.isComputed ?? true }
    columns.column(id.rawValue, name, .percent, unit: "%", isComputed: isComputed) {
      words.exportedValue($0.cells[id])
    }
    columns.column(id.rawValue + "/numerator", wording(.exportNumeratorOf, name), .number) { row in
      row.cells[id]?.statedNumerator.map { .stated($0, format) } ?? .blank
    }
    if matrix.base == nil || definition(id)?.denominator != matrix.base {
      columns.column(id.rawValue + "/denominator", wording(.exportDenominatorOf, name), .number) { row in
        row.cells[id]?.statedDenominator.map { .stated($0, format) } ?? .blank
      }
    }
    guard matrix.rows.contains(where: { $0.cells[id]?.target != nil || $0.cells[id]?.state == .fewCases })
    else {
      return
    }
    columns.column(id.rawValue + "/state", wording(.exportStateOf, name), .state) {
      words.exportedState($0.cells[id])
    }
  }

  private func measure(_ id: DefinitionID) -> CleanText {
    definition(id)?.unitOfMeasure.text(in: language) ?? ""
  }

  private func note(_ row: FigureRow) -> CleanText {
    var notes: [CleanText] = []
    if row.unit.id != nil, row.unit.id == home { notes.append(wording[.plainOwn]) }
    for id in matrix.definitions where row.cells[id]?.hasConflict == true {
      notes.append(wording(.exportDisputed, FigureWords(state).name(id)))
    }
    return notes.joined(separator: "; ")
  }
}

extension ExportBuilder {
  /// The days that figures were counted up to, or the first and the last of several.
  mutating func fact(asOf days: [Day]) {
    guard let first = days.min(), let last = days.max() else { return }
    let format = state.format
    // What was read after the day that is seen says so.
    let later: CleanText = last > state.today ? ", " + state.wording[.afterToday] : ""
    fact(
      state.wording[.dossiersAsOf],
      (first == last ? format.day(last) : format.day(first) + "–" + format.day(last)) + later)
  }
}

extension RatioUnitPage {
  func export(into export: inout ExportBuilder) {
    let words = FigureWords(context.state)
    export.title(unitName)
    export.fact(context.wording[.exportSubject], unitName)
    export.takeIn(entries)
    var columns = TableBuilder<FigureEntry>()
    columns.figureColumns(words, export.sources, withUnit: false, withDefinition: true) {
      $0.name.text(in: context.language)
    }
    var parts: [TableBuilder<FigureEntry>.Part] = []
    var period: Period?
    for entry in entries {
      if entry.period != period {
        period = entry.period
        parts.append(.group(context.format.period(entry.period)))
        for identity in identities(entry.period) {
          export.remark(
            context.format.period(entry.period) + ": " + export.text.words(words.identity(identity)))
        }
      }
      parts.append(.item(entry))
    }
    export.add(columns.table(unitName, parts: parts))
  }
}

extension StatementList {
  func export(into export: inout ExportBuilder) {
    let title = words.state.wording[.dossiersStatements]
    export.title(title)
    export.takeIn(entries)
    var columns = TableBuilder<FigureEntry>()
    columns.figureColumns(words, export.sources, withUnit: true, withDefinition: true) {
      $0.name.text(in: words.state.language)
    }
    export.add(columns.table(title, rows: entries))
  }
}
