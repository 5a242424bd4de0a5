import Model

extension DirectivePage {
  /// The page as its labelled fields, then the units' own lines, reports and extensions as tables of their own.
  static func export(_ detail: DirectiveDetail, _ state: State, into export: inout ExportBuilder) {
    let directive = detail.directive
    let title = directive.title.text(in: state.language)
    export.title(title)
    export.sources.add([directive.reference])
    export.sources.add(detail.assignments.map(\.reference))
    export.sources.add(detail.reports.map(\.reference))
    export.sources.add(detail.extensions.map(\.reference))
    export.sources.add([detail.figure?.now?.reference, detail.figure?.thenReference].compactMap(\.self))
    export.add(fields(detail, title, state, export.sources))
    if !detail.lines.isEmpty { export.add(lines(detail, state, export.sources)) }
    if !detail.reports.isEmpty { export.add(reports(detail, state, export.sources)) }
    if !detail.extensions.isEmpty { export.add(extensions(detail, state, export.sources)) }
  }

  private static func fields(
    _ detail: DirectiveDetail, _ title: CleanText, _ state: State, _ sources: ExportedSources
  ) -> ExportedTable {
    let wording = state.wording
    var columns = TableBuilder<PageWriter.Field>()
    columns.column("label", wording[.exportName]) { .words($0.label) }
    columns.column("value", wording[.directivesHeadText]) { .words(PlainText(wording).words($0.value)) }
    let place = PageWriter.Field(label: wording[.place], value: sources.places([detail.directive.reference]))
    let code = PageWriter.Field(
      label: wording[.exportCode], value: CleanText(cleaning: detail.directive.id.rawValue))
    return columns.table(title, rows: fieldWriter(detail, state).fields + [place, code])
  }

  private static func lines(
    _ detail: DirectiveDetail, _ state: State, _ sources: ExportedSources
  ) -> ExportedTable {
    let wording = state.wording
    let summary = AssignmentSummary(detail.lines.map(\.standing.state))
    var columns = TableBuilder<DirectiveDetail.Line>()
    columns.column("state", wording[.directivesHeadState], .state) { line in
      Span(line.standing.word(wording, isShort: false), line.standing.state.role).exported(PlainText(wording))
    }
    columns.column("days", wording[.exportDaysLeft], .number, isComputed: true) { line in
      line.standing.daysLeft.map { .number(ExactDecimal($0)) } ?? .blank
    }
    columns.column("unit", wording[.rankingsUnit]) { .words(party($0.assignment.party, state)) }
    columns.column("source", wording[.source]) { .words(sources.places([$0.assignment.reference])) }
    return columns.table(
      wording(
        .directivePageLines, state.format.integer(summary.finished), state.format.integer(summary.total)),
      rows: detail.lines)
  }

  private static func reports(
    _ detail: DirectiveDetail, _ state: State, _ sources: ExportedSources
  ) -> ExportedTable {
    let wording = state.wording
    var columns = TableBuilder<ProgressReport>()
    columns.column("reported_on", wording[.meetingHeadDay], .day) { .day($0.reportedOn) }
    columns.column("unit", wording[.rankingsUnit]) { .words(unit(of: $0.assignment, detail, state)) }
    columns.column("progress", wording[.exportProgress]) { .words(wording[$0.progress.label]) }
    columns.column("percent", wording[.exportPercentDone], .percent) { report in
      report.percent.map { .percent(ExactDecimal($0)) } ?? .blank
    }
    columns.column("finished_on", wording[.exportFinishedOn], .day) { report in
      report.finishedOn.map { .day($0) } ?? .blank
    }
    columns.column("text", wording[.directivesHeadText]) { .words($0.text) }
    columns.column("evidence", wording[.directivePageEvidence]) { .words($0.evidence) }
    columns.column("source", wording[.source]) { .words(sources.places([$0.reference])) }
    return columns.table(wording[.directivePageReports], rows: detail.reports)
  }

  private static func extensions(
    _ detail: DirectiveDetail, _ state: State, _ sources: ExportedSources
  ) -> ExportedTable {
    let wording = state.wording
    var columns = TableBuilder<DueExtension>()
    columns.column("granted_on", wording[.meetingHeadDay], .day) { .day($0.grantedOn) }
    columns.column("unit", wording[.rankingsUnit]) { .words(unit(of: $0.assignment, detail, state)) }
    columns.column("due_from", wording[.exportDueFrom], .day) { .day($0.window.first) }
    columns.column("due_to", wording[.exportDueTo], .day) { .day($0.window.last) }
    columns.column("document", wording[.directivePageDocument]) { .words($0.document) }
    columns.column("reason", wording[.sourcesBatchReason]) { .words($0.reason) }
    columns.column("source", wording[.source]) { .words(sources.places([$0.reference])) }
    return columns.table(wording[.directivePageExtensions], rows: detail.extensions)
  }

  /// Whose line a report or an extension is about; empty for the whole directive.
  private static func unit(of line: FactID?, _ detail: DirectiveDetail, _ state: State) -> CleanText {
    line.flatMap { id in detail.assignments.first { $0.id == id } }.map { party($0.party, state) } ?? ""
  }
}
