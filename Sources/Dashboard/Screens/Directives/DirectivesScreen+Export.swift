import Model

extension DirectivesScreen {
  func export(_ state: State, into export: inout ExportBuilder) {
    if let id = Self.page(state) {
      guard let detail = DirectivePage.detail(id, state) else { return }
      DirectivePage.export(detail, state, into: &export)
    } else if Self.showsDifficulties(state) {
      DifficultyList.export(state, into: &export)
    } else {
      exportList(state, into: &export)
    }
  }

  /// Group after group; nothing is left out in a closed group.
  private func exportList(_ state: State, into export: inout ExportBuilder) {
    guard let list = Self.list(state) else { return }
    let title = Self.title(state)
    export.title(title)
    export.remark(DirectiveTexts.countsText(list.counts, state))
    let rates = DirectiveTexts.rateTexts(list.counts, state, nothing: "0/0").joined(separator: "; ")
    export.remark(state.wording[.plainRates] + ": " + rates + " " + SourceMarks.computed.text)
    let parts = list.groups.flatMap { group -> [TableBuilder<DirectiveEntry>.Part] in
      [.group(group.title.text(in: state.language) + ", " + DirectiveTexts.summary(group, state))]
        + list.entries[group.range].map { .item($0) }
    }
    DirectiveTexts.export(list.entries, parts: parts, title, state, into: &export)
  }
}

extension DirectiveTexts {
  /// "Quá hạn 0, Sắp đến hạn 4, …": the counts above the list.
  static func countsText(_ counts: DirectiveCounts, _ state: State) -> CleanText {
    DirectiveCountsStrip.counts(counts)
      .map { $0.state.word(state.wording) + " " + state.format.integer($0.count) }.joined(separator: ", ")
  }

  /// Directives as a table, for the list and for the page of a document.
  static func export(
    _ entries: [DirectiveEntry], parts: [TableBuilder<DirectiveEntry>.Part], _ title: CleanText,
    _ state: State,
    into export: inout ExportBuilder
  ) {
    for entry in entries {
      if let directive = state.answers.directive(row: entry.id) { export.sources.add([directive.reference]) }
    }
    var columns = TableBuilder<DirectiveEntry>()
    timeColumns(&columns, state)
    partyColumns(&columns, state)
    placeColumns(&columns, state, export.sources)
    export.add(columns.table(title, parts: parts))
  }

  private static func timeColumns(_ columns: inout TableBuilder<DirectiveEntry>, _ state: State) {
    let wording = state.wording
    columns.column(DirectiveColumn.state.rawValue, wording[.directivesHeadState], .state, isComputed: true) {
      entry in
      Span(entry.standing.word(wording, isShort: false), entry.standing.state.role)
        .exported(PlainText(wording))
    }
    columns.column(DirectiveColumn.due.rawValue, wording[.directivesHeadDue], isComputed: true) { entry in
      .words(due(state.answers.directive(row: entry.id), entry.standing, state, isShort: false))
    }
    columns.column("due_from", wording[.exportDueFrom], .day) { entry in
      entry.awaitsReading == nil ? entry.standing.window.map { .day($0.first) } ?? .blank : .blank
    }
    columns.column("due_to", wording[.exportDueTo], .day) { entry in
      entry.awaitsReading == nil ? entry.standing.window.map { .day($0.last) } ?? .blank : .blank
    }
    columns.column(DirectiveColumn.days.rawValue, wording[.exportDaysLeft], .number, isComputed: true) {
      entry in
      if entry.standing.daysLeft == nil, entry.awaitsReading != nil {
        return .text(wording[.directivesNotNumbered])
      }
      return entry.standing.daysLeft.map { .number(ExactDecimal($0)) } ?? .blank
    }
  }

  private static func partyColumns(_ columns: inout TableBuilder<DirectiveEntry>, _ state: State) {
    let wording = state.wording
    func add(_ id: String, _ label: Label, _ text: @escaping (Directive) -> CleanText) {
      columns.column(id, wording[label]) { .words(state.answers.directive(row: $0.id).map(text)) }
    }
    add(DirectiveColumn.lead.rawValue, .directivesHeadLead) { directive in
      directive.leads.isEmpty
        ? wording[.directivesLeadNone] : directive.leads.map { partyName($0, state) }.joined(separator: "; ")
    }
    add("province", .directivePageProvince) { directive in
      directive.province.map { state.catalogue.shortName(of: $0, state.language) } ?? ""
    }
    add(DirectiveColumn.text.rawValue, .directivesHeadText) { $0.title.text(in: state.language) }
    add("whole_text", .exportWholeText) { $0.text }
    add(DirectiveColumn.with.rawValue, .directivesHeadWith) { directive in
      directive.coordinating.map { partyName($0, state) }.joined(separator: "; ")
    }
    columns.column("kind", wording[.directivePageKind]) { .words(wording[$0.kind.label]) }
    columns.column("units_finished", wording[.exportUnitsFinished], .number) { entry in
      entry.standing.assignments.map { .integer($0.finished) } ?? .blank
    }
    columns.column("units", wording[.exportUnitsAll], .number) { entry in
      entry.standing.assignments.map { .integer($0.total) } ?? .blank
    }
    columns.column("progress", wording[.exportProgress]) { .words(wording[$0.standing.progress.label]) }
  }

  private static func placeColumns(
    _ columns: inout TableBuilder<DirectiveEntry>, _ state: State, _ sources: ExportedSources
  ) {
    let wording = state.wording
    func directive(_ entry: DirectiveEntry) -> Directive? { state.answers.directive(row: entry.id) }
    columns.column("due_as_stated", wording[.directivePageDue]) { .words(directive($0)?.due.asStated) }
    columns.column("document", wording[.directivePageDocument]) { entry in
      let document = directive(entry)?.document.flatMap { state.catalogue.documents[$0] }
      return .words(document.map { $0.number.isEmpty ? $0.title.text(in: state.language) : $0.number })
    }
    columns.column("item", wording[.exportItem]) { .words(CleanText(cleaning: directive($0)?.item ?? "")) }
    columns.column("assigned_on", wording[.exportAssignedOn], .day) { entry in
      directive(entry).map { .day($0.assignedOn) } ?? .blank
    }
    columns.column("id", wording[.exportCode]) { .words(CleanText(cleaning: $0.id.rawValue)) }
    columns.column("note", wording[.rowNote]) { entry in
      var notes = [directive(entry)?.note ?? ""]
      if entry.standing.isKnownLater { notes.append(wording[.directivesKnownLater]) }
      if entry.standing.missedInstances > 0 {
        notes.append(wording(.directivesMissed, state.format.integer(entry.standing.missedInstances)))
      }
      return .words(notes.filter { !$0.isEmpty }.joined(separator: "; "))
    }
    columns.column("source", wording[.source]) { entry in
      .words(directive(entry).map { sources.places([$0.reference]) })
    }
  }
}

extension DifficultyList {
  static func export(_ state: State, into export: inout ExportBuilder) {
    let wording = state.wording
    let all = difficulties(state)
    export.title(wording[.directivesTitleDifficulties])
    for difficulty in all {
      export.sources.add([difficulty.reference])
      if let definition = difficulty.definition { export.define(definition) }
    }
    let sources = export.sources
    var columns = TableBuilder<Difficulty>()
    columns.column("state", wording[.difficultiesHeadState], .state) { difficulty in
      difficulty.decidedOn == nil
        ? .state(wording[.difficultiesOpen], .warning) : .state(wording[.difficultiesDecided], .good)
    }
    columns.column("day", wording[.difficultiesHeadDay], .day) { .day($0.statedOn) }
    columns.column("province", wording[.difficultiesHeadProvince]) { difficulty in
      .words(difficulty.province.map { state.catalogue.shortName(of: $0, state.language) } ?? "—")
    }
    columns.column("text", wording[.difficultiesHeadText]) { .words($0.title.text(in: state.language)) }
    columns.column("link", wording[.difficultiesHeadLink]) { .words(link($0, state)) }
    columns.column("decided_on", wording[.difficultiesDecidedOn], .day) { difficulty in
      difficulty.decidedOn.map { .day($0) } ?? .blank
    }
    columns.column("decision", wording[.difficultiesDecision]) { .words($0.decision) }
    columns.column("id", wording[.exportCode]) { .words(CleanText(cleaning: $0.id.rawValue)) }
    columns.column("source", wording[.source]) { .words(sources.places([$0.reference])) }
    export.add(columns.table(wording[.directivesTitleDifficulties], rows: all))
  }
}
