import Model

extension SourcesScreen {
  func read(_ state: State, into page: inout PlainWriter) {
    if let plain = BatchRowsPage(state) {
      plain.read(into: &page)
      return
    }
    for row in Self.rows(state) {
      if case .section(let label, let count) = row {
        page.heading(state.wording[label] + ": " + state.format.integer(count))
      } else {
        page.row(SourceTexts.plainRow(row, state))
      }
    }
  }

  func plainRow(_ key: ItemKey, _ state: State) -> PlainRow? {
    if let page = BatchRowsPage(state) { return page.plainRow(key) }
    return Self.rows(state).first { $0.key == key }.flatMap { SourceTexts.plainRow($0, state) }
  }
}

extension SourceTexts {
  static func plainRow(_ row: SourcesScreen.Row, _ state: State) -> PlainRow? {
    let wording = state.wording
    let text = PlainText(wording)
    switch row {
    case .section: return nil
    case .conflict(let conflict):
      let sides = conflict.sides.map { side -> PlainFigure? in
        let source = state.catalogue.sources[side.reference.source]
        return text.figure(
          source?.title.text(in: state.language) ?? wording[.check], side.value, isDetail: true)
      }
      return text.row(
        row.key, conflict.title,
        [
          conflict.difference.isEmpty
            ? nil : text.figure("", wording(.sourcesConflictOff, conflict.difference))
        ] + sides + choiceFacts(conflict, state).map { text.figure($0.label, $0.value) })
    case .check(let check):
      let words = FailingCheckWords(check: check, state: state)
      return text.row(
        row.key, words.title,
        [
          text.figure("", words.off), text.figure(wording[.sourcesCheckRule], words.rule),
          text.figure("", words.values), text.figure(wording[.place], words.place, isDetail: true),
        ])
    case .reports(let reports): return text.row(row.key, reports.summary, [])
    case .report(let status):
      return ReportWords(status: status, state: state).plainRow(ReportWords.key(status))
    case .batch(let batch):
      return text.row(
        row.key, wording(.sourcesBatch, state.format.integer(batch.number.value)) + ", " + batch.title,
        [
          text.figure(wording[.sourcesHeadKind], kind(batch, state)),
          text.figure("", wording(.sourcesBatchRows, state.format.integer(batch.factCount))),
          text.figure(wording[.sourcesBatchAuthor], batch.author),
          text.figure(wording[.sourcesBatchTime], state.format.dayOfMoment(batch.recordedAt)),
        ])
    case .source(let source):
      return text.row(
        row.key, source.title.text(in: state.language),
        [
          text.figure(wording[.sourcesHeadKind], wording[source.kind.label]),
          text.figure(wording[.sourcesHeadPublished], source.published.map { state.format.day($0) } ?? "—"),
          text.figure(wording[.sourcesHeadRead], source.readOn.map { state.format.day($0) } ?? ""),
          text.figure(wording[.sourcesHeadPublisher], source.publisher, isDetail: true),
          text.figure(wording[.address], source.address, isDetail: true),
        ])
    }
  }
}
