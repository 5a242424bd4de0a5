import Model

/// Ratios and counts of dossiers that sources state one by one, each with its definition: the same words name
/// several ratios.
struct StatementList {
  private let state: State
  private let entries: [FigureEntry]
  private let words: FigureWords

  init(_ state: State, _ table: FigureTable) {
    self.state = state
    words = FigureWords(state)
    let filter = state.view.filter
    let catalogue = state.catalogue
    entries =
      filter.isEmpty
      ? table.statements
      : table.statements.filter { Self.searchText($0, catalogue).contains(filter) }
  }

  private static func searchText(_ entry: FigureEntry, _ catalogue: Catalogue) -> String {
    let name = catalogue.definitions[entry.definition]?.name.vietnamese.string ?? ""
    return VietnameseText.folded(entry.unit.name.vietnamese.string + "\n" + name)
  }

  var items: KeyList {
    KeyList(entries.map(\.key)) { [entries, catalogue = state.catalogue] in
      Self.searchText(entries[$0], catalogue)
    }
  }

  var selected: FigureEntry? { entries.first { $0.key == state.view.selected } ?? entries.first }

  static func listRows(_ content: Rect, isZoomed: Bool) -> Int {
    max(1, content.rows - 2 - (isZoomed || content.rows < 10 ? 0 : 4))
  }

  private func marks() -> SourceMarks {
    var marks = SourceMarks(state)
    for entry in entries.prefix(60) {
      if let source = entry.observations.first?.reference.source { _ = marks.mark(source) }
    }
    return marks
  }

  func footnotes() -> [Line] {
    Array(marks().notes(withComputed: false).prefix(4)) + [Line(state.wording[.dossiersLegend])]
      + words.conflictLegend(state.answers.figures(.provinces, .statements))
  }

  func draw(_ painter: Painter) {
    painter.rule(row: 0, title: Line(state.wording[.dossiersStatements], .paneTitle, [.bold]))
    let isWide = painter.columns >= 100
    let columns = TableLayout(
      [
        TableColumn("unit", head: "  " + state.wording[.rankingsUnit], minimum: 14, ideal: isWide ? 17 : 14),
        TableColumn(
          "name", head: state.wording[.dossiersCriterion], minimum: isWide ? 34 : 24, ideal: 44, flex: 1),
        TableColumn(
          "value", head: state.wording[.rankingsValue], minimum: 10, ideal: 14, alignment: .trailing),
        TableColumn(
          "measure", head: state.wording[.dossiersMeasure], minimum: 8, ideal: 10, priority: 30),
        TableColumn(
          "period", head: state.wording[.dossiersPeriod], minimum: 12, ideal: isWide ? 24 : 16, priority: 10),
        TableColumn(
          "state", head: state.wording[.dossiersState], minimum: isWide ? 22 : 14, ideal: 22, priority: 20),
        TableColumn("source", head: state.wording[.source], minimum: 5, priority: 40),
      ], width: painter.columns)
    columns.drawHeads(painter, row: 1)
    var marks = marks()
    let rows = Self.listRows(painter.bounds, isZoomed: state.view.isZoomed)
    let position = entries.firstIndex { $0.key == state.view.selected }
    let window = ScrollWindow(
      count: entries.count, rows: rows, selected: position,
      top: entries.firstIndex { $0.key == state.view.top })
    if entries.isEmpty { painter.text(state.wording[.noticeNoMatch], column: 2, row: 2, role: .neutral) }
    for (offset, index) in window.range.enumerated() {
      let entry = entries[index]
      let y = 2 + offset
      let definition = state.catalogue.definitions[entry.definition]
      let isSelected = index == position
      columns.drawCell(
        painter, row: y, column: "unit",
        Line((isSelected ? "► " : "  ") + entry.unit.name.text(in: state.language)))
      columns.drawCell(painter, row: y, column: "name", Line(words.name(entry.definition)))
      columns.drawCell(
        painter, row: y, column: "value",
        Line([words.mark(entry), Span(" "), Span(words.value(entry), .text, [.bold])]))
      columns.drawCell(
        painter, row: y, column: "measure",
        Line(definition?.kind == .ratio ? "" : definition?.unitOfMeasure.text(in: state.language) ?? ""))
      columns.drawCell(painter, row: y, column: "period", Line(state.format.period(entry.period)))
      if definition?.kind == .ratio {
        columns.drawCell(painter, row: y, column: "state", Line([words.stateWords(entry)]))
      }
      if let source = entry.observations.first?.reference.source {
        columns.drawCell(painter, row: y, column: "source", Line([marks.mark(source)]))
      }
      if state.changed.contains(entry.key) { painter.addAttributes([.changed], row: y) }
      if isSelected {
        painter.addAttributes([.selected], row: y)
        painter.placeCursor(column: 0, row: y)
      }
    }
    guard painter.rows >= rows + 6, let entry = selected else { return }
    var lines: [Line] = []
    if let definition = state.catalogue.definitions[entry.definition] {
      var parts = [definition.formula.text(in: state.language), definition.basis, definition.levelSystem]
      parts.removeAll(where: \.isEmpty)
      let sign: CleanText = definition.formula.text(in: state.language).isEmpty ? ": " : " = "
      let text = words.name(entry.definition) + sign + parts.joined(separator: " · ")
      lines += TextWrapper.wrap(text, columns: painter.columns - 2).prefix(2).map { Line(" " + $0) }
    }
    if let identity = entry.identity { lines.append(Line([Span(" ")] + words.shortIdentity(identity).spans)) }
    painter.rule(
      row: 2 + rows,
      title: Line(
        entry.unit.name.text(in: state.language) + " · " + state.format.period(entry.period), .paneTitle))
    for (offset, line) in lines.prefix(3).enumerated() { painter.line(line, row: 3 + rows + offset) }
  }
}
