import Model

extension CountedContext {
  /// Columns that the rows can be sorted by, those that gave way included.
  var sortColumns: [String] {
    guard order != nil else { return [CountedDossiers.received] }
    var columns = [
      CountColumn.name, CountColumn.received, CountColumn.onTime, CountColumn.late, CountColumn.ratio,
      CountColumn.online, CountColumn.finished,
    ]
    if case .units = content { columns += [CountColumn.stated, CountColumn.check] }
    return columns
  }

  /// The rows of the level as a table, with what they were counted over.
  func export(into export: inout ExportBuilder) {
    let title = parts.joined(separator: ", ") + ", " + wording[.countedTitle]
    export.title(title)
    export.fact(period: period)
    if let span { export.fact(wording[.dossiersAsOf], format.day(span.judgedOn)) }
    for more in words.more { export.fact("", more) }
    export.noteComputed()
    export.define(CountJudge.definition)
    for comparison in comparisons {
      export.define(comparison.definition)
      export.remark(sentence(comparison))
    }
    if let emptiness { export.remark(wording[emptiness]) }
    if let source = stated.source {
      export.sources.add(source)
    }
    if let order {
      for row in order.rows {
        if let source = row.stated.source { export.sources.add(source) }
      }
      export.add(table(title, order.rows))
    } else if let window {
      if let cut { export.remark(cut) }
      export.sources.add(window.dossiers.map(\.reference))
      export.add(table(title, window, export.sources))
    }
  }

  private func table(_ title: CleanText, _ rows: [CountRow]) -> ExportedTable {
    var columns = TableBuilder<CountRow>()
    var isProcedures = false
    if case .procedures = content { isProcedures = true }
    columns.column(CountColumn.name, wording[isProcedures ? .countedProcedure : .rankingsUnit]) {
      .words($0.name.text(in: language))
    }
    if isProcedures {
      columns.column("code", wording[.exportCode]) { row in
        row.key.procedure.map { .text(CleanText(cleaning: $0.rawValue)) } ?? .blank
      }
    } else {
      columns.unitColumns(wording) { $0.unit }
    }
    func count(_ column: String, _ label: Label) {
      columns.column(column, wording[label], .number, isComputed: true) { row in
        .integer(row.tally == nil ? nil : CountColumn.count(column, row))
      }
    }
    count(CountColumn.received, .countedReceived)
    count(CountColumn.onTime, .countedOnTime)
    count(CountColumn.late, .countedLate)
    columns.column(CountColumn.ratio, wording[.countedRatio], .percent, unit: "%", isComputed: true) { row in
      row.ratio.map { .percent($0, decimals: 2) } ?? .missing
    }
    count(CountColumn.online, .countedOnline)
    count(CountColumn.finished, .countedFinished)
    columns.column(CountColumn.stated, wording[.countedStated], .number) { row in
      row.stated.received.map { .number($0) } ?? .blank
    }
    columns.column(CountColumn.check, wording[.check]) { row in
      row.check.map { .words(FigureWords(state).check($0).text) } ?? .blank
    }
    return columns.table(title, rows: rows)
  }

  private func table(_ title: CleanText, _ window: DossierWindow, _ sources: ExportedSources) -> ExportedTable
  {
    var columns = TableBuilder<Dossier>()
    guard let list = CountedDossiers(self) else { return columns.table(title, rows: []) }
    columns.column("code", wording[.countedCode]) { .text(CleanText(cleaning: $0.code.rawValue)) }
    columns.column(CountedDossiers.received, wording[.countedReceived], .day) { .date($0.received) }
    columns.column("due", wording[.countedDue], .day) { .date($0.due) }
    columns.column("finished", wording[.countedDone], .day) { .date($0.finished) }
    columns.column("state", wording[.dossiersState], .state) { dossier in
      let words = list.stateWords(dossier)
      let tone: ExportedTone =
        switch words.role {
        case .good: .good
        case .bad: .bad
        default: .neutral
        }
      return .state(PlainText(wording).words(words.text), tone)
    }
    columns.column("late", wording[.countedDaysLate], .number) { dossier in
      list.daysLate(dossier).map { .integer($0) } ?? .blank
    }
    columns.column("channel", wording[.countedChannel]) { .words(list.channel($0)) }
    columns.column("source", wording[.source]) { .words(sources.places([$0.reference])) }
    return columns.table(title, rows: window.dossiers)
  }
}
