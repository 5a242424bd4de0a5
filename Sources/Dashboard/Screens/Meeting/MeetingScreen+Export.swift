import Model

extension MeetingScreen {
  func export(_ state: State, into export: inout ExportBuilder) {
    if let part = Self.part(state) {
      part.export(into: &export)
    } else if let id = Self.page(state) {
      MeetingPage.export(id, state, into: &export)
    } else {
      exportList(state, into: &export)
    }
  }

  private func exportList(_ state: State, into export: inout ExportBuilder) {
    let wording = state.wording
    let documents = Self.documents(state)
    let list = Self.list(state)
    export.title(wording[.meetingTitle])
    export.sources.add(documents.map(\.reference))
    let sources = export.sources
    var columns = TableBuilder<Document>()
    columns.column("day", wording[.meetingHeadDay], .day) { .date($0.day) }
    columns.column("kind", wording[.meetingHeadKind]) { .words(wording[$0.kind.label]) }
    columns.column("province", wording[.meetingHeadProvince]) { document in
      .words(document.province.map { state.catalogue.shortName(of: $0, state.language) } ?? "—")
    }
    columns.column("number", wording[.meetingHeadNumber]) { .words($0.number) }
    columns.column("title", wording[.meetingHeadTitle]) { .words($0.title.text(in: state.language)) }
    columns.column("stated", wording[.meetingHeadStated]) { .words($0.dayAsStated) }
    columns.column("issuer", wording[.meetingIssuer]) { .words($0.issuer) }
    columns.column("count", wording[.meetingHeadCount], .number) {
      .integer(list?.byDocument[$0.id]?.count ?? 0)
    }
    columns.column("note", wording[.rowNote]) { document in
      let isLater = document.day.map { $0 > state.today } ?? false
      return .words(
        [document.note, isLater ? wording[.afterToday] : ""].filter { !$0.isEmpty }.joined(separator: "; "))
    }
    columns.column("source", wording[.source]) { .words(sources.places([$0.reference])) }
    export.add(columns.table(wording[.meetingTitle], rows: documents))
  }

  /// Every block that holds a directive of the page.
  func readingQueries(_ state: State) -> [Query] {
    guard let document = Self.page(state), let list = Self.list(state) else { return [] }
    let blocks = Set((list.byDocument[document] ?? []).map { $0 / DirectiveList.blockSize })
    return blocks.sorted().map { .directiveRows(list.blocks[$0]) }
  }
}

extension MeetingPage {
  /// What is known of the document, then the directives that stand on it.
  static func export(_ id: DocumentID, _ state: State, into export: inout ExportBuilder) {
    let wording = state.wording
    guard let document = state.catalogue.documents[id] else {
      export.remark(wording[.meetingMissing])
      return
    }
    let title = document.title.text(in: state.language)
    export.title(title)
    export.fact(wording[.exportSubject], title)
    for field in writer(id, state).fields { export.fact(field.label, field.value) }
    export.sources.add([document.reference])
    let entries = MeetingScreen.directives(of: id, state)
    let heading =
      entries.isEmpty
      ? wording[.meetingNoDirectives] : wording(.meetingDirectives, state.format.integer(entries.count))
    DirectiveTexts.export(entries, parts: entries.map { .item($0) }, heading, state, into: &export)
  }
}
