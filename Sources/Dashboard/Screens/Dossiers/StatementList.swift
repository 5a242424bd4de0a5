import Model

/// Ratios and counts of dossiers that sources state one by one, each with its definition: the same words name
/// several ratios.
struct StatementList {
  private let state: State
  let entries: [FigureEntry]
  let words: FigureWords

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

  static let plan = ColumnPlan(
    "dossiers, statements",
    ColumnRule("unit", .rankingsUnit, .init(0, 14), .init(100, 14, 17)),
    ColumnRule("name", .dossiersCriterion, .init(0, 23, 44, flex: 1), .init(100, 34, 44, flex: 1)),
    ColumnRule("value", .rankingsValue, alignment: .trailing, .init(0, 10, 14)),
    ColumnRule("measure", .dossiersMeasure, givesWay: 30, detail: 0, .init(0, 11)),
    ColumnRule("period", .dossiersPeriod, givesWay: 10, .init(0, 13, 16), .init(100, 13, 24)),
    ColumnRule("state", .dossiersState, givesWay: 20, detail: 0, .init(0, 16, 22), .init(100, 22)),
    ColumnRule("source", .source, givesWay: 40, detail: 0, .init(0, 6)))

  /// Without a pane below where the list is zoomed or less detail is asked for.
  static func listRows(_ state: State, _ content: Rect) -> Int {
    let isAlone = state.view.isZoomed || state.view.density < 0 || content.rows < 10
    return max(1, content.rows - 2 - (isAlone ? 0 : 4))
  }

  func marks() -> SourceMarks {
    var marks = SourceMarks(state)
    for entry in state.isReadWhole ? entries[...] : entries.prefix(max(60, near.upperBound)) {
      if let source = entry.observations.first?.reference.source { _ = marks.mark(source) }
    }
    return marks
  }

  /// Rows that may be on the screen, whatever the height of the notes below them.
  private var near: Range<Int> {
    let top = entries.firstIndex { $0.key == state.view.top } ?? 0
    return top..<min(entries.count, top + max(1, state.size.rows - 8))
  }

  /// The sources of the rows in sight, and what the signs stand for.
  func footnotes() -> [Line] {
    let shown = state.isReadWhole ? entries[...] : entries[near]
    let sources = Set(shown.compactMap { $0.observations.first?.reference.source })
    return marks().notes(withComputed: false, of: sources) + [Line(state.wording[.dossiersLegend])]
      + words.conflictLegend(state.answers.figures(.provinces, .statements))
  }

  func draw(_ painter: Painter) {
    if state.view.isZoomed, state.view.pane == 1, let entry = selected {
      painter.selectedRule(row: 0, title: title(entry))
      let lines = detail(entry, columns: painter.columns)
        .shortened(to: painter.rows - 1, columns: painter.columns)
      for (offset, line) in lines.enumerated() {
        painter.line(line, row: offset + 1)
      }
      return
    }
    painter.rule(row: 0, title: Line(state.wording[.dossiersStatements], .paneTitle, [.bold]))
    let columns = TableLayout(
      Self.plan.columns(width: painter.columns, density: state.view.density) { rule, make in
        guard let head = rule.head else { return [] }
        return [make(rule.id, (rule.id == "unit" ? "  " : "") + state.wording[head], nil, 0, 0)]
      }, width: painter.columns)
    columns.drawHeads(painter, row: 1)
    var marks = marks()
    let rows = Self.listRows(state, painter.bounds)
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
      painter.target(.item(entry.key), row: y)
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
    painter.rule(row: 2 + rows, title: title(entry))
    let lines = detail(entry, columns: painter.columns).shortened(to: 3, columns: painter.columns)
    for (offset, line) in lines.enumerated() {
      painter.line(line, row: 3 + rows + offset)
    }
  }

  private func title(_ entry: FigureEntry) -> Line {
    Line(
      entry.unit.name.text(in: state.language) + " · " + state.format.period(entry.period), .paneTitle,
      [.bold])
  }

  /// What the selected figure is of: name, formula, basis and the sum it belongs to.
  private func detail(_ entry: FigureEntry, columns: Int) -> [Line] {
    var lines: [Line] = []
    if let definition = state.catalogue.definitions[entry.definition] {
      var parts = [definition.formula.text(in: state.language), definition.basis, definition.levelSystem]
      parts.removeAll(where: \.isEmpty)
      let sign: CleanText = definition.formula.text(in: state.language).isEmpty ? ": " : " = "
      let text = words.name(entry.definition) + sign + parts.joined(separator: " · ")
      let most = state.view.isZoomed ? Int.max : 2
      lines += text.wrapped(columns: columns - 2, rows: most).map { Line(" " + $0) }
    }
    if let identity = entry.identity { lines.append(Line([Span(" ")] + words.shortIdentity(identity).spans)) }
    guard state.view.isZoomed else { return lines }
    lines.append(
      Line([Span(" "), Span(words.value(entry), .text, [.bold]), Span("  "), words.stateWords(entry)]))
    for observation in entry.observations {
      let source = state.catalogue.sources[observation.reference.source]?.title.text(in: state.language) ?? ""
      lines += (state.wording[.source] + ": " + source).wrapped(columns: columns - 2)
        .map { Line(" " + $0, .source) }
      lines += observation.note.wrapped(columns: columns - 2).map { Line(" " + $0) }
    }
    return lines
  }
}
