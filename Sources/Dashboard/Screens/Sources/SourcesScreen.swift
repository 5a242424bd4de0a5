import Model

/// Screen Sources: where the figures come from, where sources disagree, and what entered the library when.
struct SourcesScreen: Screen {
  // MARK: Rows

  /// A row of the screen: a section's heading or a thing in it.
  enum Row {
    case section(Label, count: Int)
    case source(Source)
    case conflict(SourceConflict)
    case batch(BatchRecord)

    /// nil for a heading, which cannot be selected.
    var key: ItemKey? {
      switch self {
      case .section: nil
      case .source(let source): .source(source.id)
      case .conflict(let conflict): conflict.key
      case .batch(let batch): .line("batch-\(batch.number)")
      }
    }
  }

  static func rows(_ state: State) -> [Row] {
    let conflicts = SourceConflict.all(state)
    let sources = state.catalogue.sources.values.sorted { left, right in
      let one = (left.published ?? left.readOn)?.number ?? .min
      let other = (right.published ?? right.readOn)?.number ?? .min
      return one == other ? left.id < right.id : one > other
    }
    let batches = state.catalogue.batches.sorted { $0.number > $1.number }
    return [.section(.sourcesTitleConflicts, count: conflicts.count)] + conflicts.map { .conflict($0) }
      + [.section(.sourcesTitleBatches, count: batches.count)] + batches.map { .batch($0) }
      + [.section(.sourcesTitleSources, count: sources.count)] + sources.map { .source($0) }
  }

  // MARK: Screen

  func queries(_ state: State) -> [Query] {
    state.catalogue.editions.map { .ranking($0.id) }
      + SourceConflict.queries(state)
  }

  func caption(_ state: State) -> CleanText {
    state.wording(
      .sourcesCaption, state.format.integer(state.catalogue.sources.count),
      state.format.integer(state.catalogue.batches.count))
  }

  func items(_ state: State) -> any ItemList {
    let rows = Self.rows(state).filter { $0.key != nil }
    return KeyList(rows.compactMap(\.key), searchText: { SourceTexts.searchText(rows[$0]) })
  }

  /// Items that are sure to be visible: three headings, and a blank row before two of them, may stand between.
  func listRows(_ state: State) -> Int {
    max(1, (Chrome.content(state).rows - 5) / SourceTexts.lines(state))
  }

  func densities(_ state: State) -> ClosedRange<Int> { -1...1 }

  /// Conflicts stand first and come last, so nothing is selected before they are here, or cannot be read.
  func settle(_ state: inout State) {
    let isComplete = queries(state).allSatisfy { state.answers[$0] != nil || state.answers.hasFailed($0) }
    if isComplete || state.view.selected != nil {
      settleItems(&state)
    } else {
      state.view.top = nil
    }
  }

  func figureCard(_ state: State) -> FigureCard? {
    guard let key = state.view.selected, let row = Self.rows(state).first(where: { $0.key == key }) else {
      return nil
    }
    return SourceTexts.card(row, state)
  }

  func draw(_ state: State, _ painter: Painter) {
    let rows = Self.rows(state)
    let top = state.view.top.flatMap { key in rows.firstIndex { $0.key == key } } ?? 0
    // A section's heading stands above its first row.
    var position = top
    if position > 0, rows[position - 1].key == nil { position -= 1 }
    let matches = RowMatches(state.view.search)
    var row = 0
    var isFirst = true
    while row < painter.rows, position < rows.count {
      switch rows[position] {
      case .section(let label, let count):
        if !isFirst { row += 1 }
        guard row < painter.rows else { return }
        painter.clipped(to: Rect(column: 0, row: row, columns: painter.columns, rows: 1)).rule(
          row: 0,
          title: Line([
            Span(state.wording[label], .paneTitle, [.bold]), Span(" " + state.format.integer(count), .text),
          ]))
      case let item:
        if isFirst {
          painter.rule(row: 0)
          row += 1
        }
        SourceTexts.drawRow(item, state, painter, row: row, matches)
        row += SourceTexts.lines(state) - 1
      }
      isFirst = false
      row += 1
      position += 1
    }
  }
}
