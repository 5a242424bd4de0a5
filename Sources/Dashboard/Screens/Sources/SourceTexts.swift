import Model

/// How rows of the screen of sources look, and what opens behind them.
enum SourceTexts {
  static func searchText(_ row: SourcesScreen.Row) -> String? {
    switch row {
    case .section: nil
    case .source(let source):
      VietnameseText.folded(
        "\(source.title.vietnamese) \(source.title.english) \(source.publisher) \(source.address)")
    case .conflict(let conflict): VietnameseText.folded(conflict.title.string)
    case .batch(let batch): VietnameseText.folded("\(batch.title) \(batch.author) \(batch.reason)")
    }
  }

  static func drawRow(
    _ row: SourcesScreen.Row, _ state: State, _ painter: Painter, row y: Int, _ matches: RowMatches
  ) {
    let isSelected = row.key != nil && state.view.selected == row.key
    painter.text(isSelected ? "►" : " ", column: 0, row: y, role: .mark)
    let body = painter.clipped(to: Rect(column: 1, row: y, columns: painter.columns - 2, rows: 1))
    let isWide = painter.columns >= 110
    var columns: [TableColumn] = []
    var cells: [Line] = []
    func add(_ line: Line, _ minimum: Int, ideal: Int? = nil, priority: Int = 0, flex: Int = 0) {
      columns.append(
        TableColumn(
          "\(columns.count)", head: "", minimum: minimum, ideal: ideal, priority: priority, flex: flex))
      cells.append(line)
    }
    switch row {
    case .section: return
    case .conflict(let conflict):
      add(matches.mark(Line(conflict.title)), 40, ideal: 50)
      add(
        Line(
          conflict.difference.isEmpty ? "" : state.wording(.sourcesConflictOff, conflict.difference), .warning
        ),
        12)
      let names = conflict.sides.compactMap { side -> CleanText? in
        guard let reference = side.reference else { return nil }
        return state.catalogue.sources[reference.source]?.title.text(in: state.language)
      }
      add(Line(names.joined(separator: " / "), .source), 10, priority: 1, flex: 1)
      body.text("≠", column: 0, row: 0, role: .warning)
    case .batch(let batch):
      add(Line(state.wording(.sourcesBatch, state.format.integer(batch.number.value))), 8)
      add(matches.mark(Line(batch.title)), 20, ideal: 40, flex: 1)
      if batch.withdrawnBy != nil || batch.withdraws != nil {
        add(Line(withdrawal(batch, state), .warning), 16)
      }
      add(Line(batch.author), 8, ideal: 20, priority: 2)
      add(Line(state.format.dayOfMoment(batch.recordedAt)), 20, priority: 1)
    case .source(let source):
      add(Line(state.wording[source.kind.label]), 14, priority: 2)
      let published = source.published.map { state.format.day($0) }
      if isWide {
        add(Line(published ?? "—"), 10)
        add(Line(readText(source, state)), 15)
      } else {
        add(Line(published ?? readText(source, state)), 15)
      }
      add(matches.mark(Line(source.title.text(in: state.language))), 24, ideal: 50, flex: 2)
      add(Line(source.publisher), 16, priority: 3, flex: 1)
    }
    let offset: Int
    if case .conflict = row { offset = 2 } else { offset = 0 }
    let table = TableLayout(columns, width: max(0, body.columns - offset))
    let area = body.clipped(to: Rect(column: offset, row: 0, columns: body.columns - offset, rows: 1))
    for place in table.placed {
      if let position = Int(place.column.id), cells.indices.contains(position) {
        table.drawCell(area, row: 0, place: place, cells[position])
      }
    }
    if isSelected {
      painter.addAttributes([.selected], row: y)
      painter.placeCursor(column: 0, row: y)
    }
  }

  private static func readText(_ source: Source, _ state: State) -> CleanText {
    source.readOn.map { state.wording[.readOn] + " " + state.format.day($0) } ?? ""
  }

  static func withdrawal(_ batch: BatchRecord, _ state: State) -> CleanText {
    if let by = batch.withdrawnBy {
      return state.wording(.sourcesBatchWithdrawn, state.format.integer(by.value))
    }
    if let other = batch.withdraws {
      return state.wording(.sourcesBatchWithdraws, state.format.integer(other.value))
    }
    return .empty
  }

  // MARK: What opens

  static func card(_ row: SourcesScreen.Row, _ state: State) -> FigureCard? {
    let wording = state.wording
    switch row {
    case .section: return nil
    case .source(let source):
      // The card itself tells title, publisher, address and dates of the source.
      return FigureCard(
        title: source.title.text(in: state.language),
        facts: [(wording[.sourcesHeadKind], wording[source.kind.label])],
        statements: [("", SourceReference(source: source.id, file: .empty, row: 0), .empty)])
    case .conflict(let conflict):
      return FigureCard(
        title: conflict.title,
        facts: conflict.sides.filter { $0.reference == nil }.map { (wording[.check], $0.value) },
        statements: conflict.sides.compactMap { side in
          side.reference.map { (side.value, $0, .empty) }
        },
        check: conflict.difference.isEmpty ? nil : wording(.sourcesConflictOff, conflict.difference))
    case .batch(let batch):
      return FigureCard(
        title: wording(.sourcesBatch, state.format.integer(batch.number.value)),
        facts: [
          (wording[.sourcesBatchTitle], batch.title), (wording[.sourcesBatchAuthor], batch.author),
          (wording[.sourcesBatchReason], batch.reason),
          (wording[.sourcesBatchTime], state.format.dayOfMoment(batch.recordedAt)),
          (
            wording[.sourcesBatchFacts],
            batch.factCount > 0 ? state.format.integer(batch.factCount) : .empty
          ),
          (wording[.note], withdrawal(batch, state)),
        ])
    }
  }
}

extension Source.Kind {
  var label: Label {
    switch self {
    case .officialTable: .sourcesKindOfficialTable
    case .portal: .sourcesKindPortal
    case .press: .sourcesKindPress
    case .article: .sourcesKindArticle
    case .legalDocument: .sourcesKindLegalDocument
    case .file: .sourcesKindFile
    }
  }
}
