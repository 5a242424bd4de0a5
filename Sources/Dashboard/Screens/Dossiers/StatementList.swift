import Model

/// Ratios and counts of dossiers that sources state one by one, each with its definition: the same words name
/// several ratios.
struct StatementList {
  let state: State
  let order: StatementOrder
  let words: FigureWords
  private let index: StatementIndex

  init(_ state: State, _ index: StatementIndex) {
    self.state = state
    self.index = index
    words = FigureWords(state)
    order = index.order(filter: state.view.filter, state.catalogue)
  }

  var items: StatementItems { StatementItems(order: order, catalogue: state.catalogue) }

  var selected: StatementOutline? {
    order.position(of: state.view.selected).map { order.outlines[$0] } ?? order.outlines.first
  }

  /// All of them that are read, for a view that asked for all.
  var entries: [FigureEntry] { order.outlines.compactMap { state.answers.statement($0.key) } }

  /// All of the selected one; nil until it is read.
  var selectedEntry: FigureEntry? { selected.flatMap { state.answers.statement($0.key) } }

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
    for source in order.sources { _ = marks.mark(source) }
    return marks
  }

  /// The source of the selected row, or of all where they are few, and what the signs stand for.
  func footnotes() -> [Line] {
    marks().notes(ofRow: selected?.source) + [Line(state.wording[.dossiersLegend])]
      + words.conflictLegend(index.hasConflicts)
  }

  func draw(_ painter: Painter) {
    if state.view.isZoomed, state.view.pane == 1, let outline = selected {
      painter.selectedRule(row: 0, title: title(outline))
      let lines = detail(outline, columns: painter.columns)
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
    let position = order.position(of: state.view.selected)
    let window = ScrollWindow(
      count: order.outlines.count, rows: rows, selected: position,
      top: order.position(of: state.view.top))
    if order.outlines.isEmpty {
      painter.text(state.wording[.noticeNoMatch], column: 2, row: 2, role: .neutral)
    }
    for (offset, index) in window.range.enumerated() {
      draw(
        order.outlines[index], columns, &marks, painter, row: 2 + offset, isSelected: index == position)
    }
    guard painter.rows >= rows + 6, let outline = selected else { return }
    painter.rule(row: 2 + rows, title: title(outline))
    let lines = detail(outline, columns: painter.columns).shortened(to: 3, columns: painter.columns)
    for (offset, line) in lines.enumerated() {
      painter.line(line, row: 3 + rows + offset)
    }
  }

  private func draw(
    _ outline: StatementOutline, _ columns: TableLayout, _ marks: inout SourceMarks, _ painter: Painter,
    row y: Int, isSelected: Bool
  ) {
    painter.target(.item(outline.key), row: y)
    columns.drawCell(
      painter, row: y, column: "unit",
      Line((isSelected ? "► " : "  ") + outline.unit.name.text(in: state.language)))
    columns.drawCell(painter, row: y, column: "name", Line(words.name(outline.definition)))
    columns.drawCell(painter, row: y, column: "period", Line(state.format.period(outline.period)))
    if let source = outline.source {
      columns.drawCell(painter, row: y, column: "source", Line([marks.mark(source)]))
    }
    let definition = state.catalogue.definitions[outline.definition]
    if let entry = state.answers.statement(outline.key) {
      columns.drawCell(
        painter, row: y, column: "value",
        Line([words.mark(entry), Span(" "), Span(words.value(entry), .text, [.bold])]))
      columns.drawCell(
        painter, row: y, column: "measure",
        Line(definition?.kind == .ratio ? "" : definition?.unitOfMeasure.text(in: state.language) ?? ""))
      if definition?.kind == .ratio {
        columns.drawCell(painter, row: y, column: "state", Line([words.stateWords(entry)]))
      }
    } else {
      // Outrun by a jump: the row is on its way.
      columns.drawCell(painter, row: y, column: "value", Line("…"))
    }
    if state.changed.contains(outline.key) { painter.addAttributes([.changed], row: y) }
    if isSelected {
      painter.addAttributes([.selected], row: y)
      painter.placeCursor(column: 0, row: y)
    }
  }

  private func title(_ entry: StatementOutline) -> Line {
    Line(
      entry.unit.name.text(in: state.language) + " · " + state.format.period(entry.period), .paneTitle,
      [.bold])
  }

  /// What the selected figure is of: name, formula, basis and the sum it belongs to.
  private func detail(_ outline: StatementOutline, columns: Int) -> [Line] {
    var lines: [Line] = []
    if let definition = state.catalogue.definitions[outline.definition] {
      var parts = [definition.formula.text(in: state.language), definition.basis, definition.levelSystem]
      parts.removeAll(where: \.isEmpty)
      let sign: CleanText = definition.formula.text(in: state.language).isEmpty ? ": " : " = "
      let text = words.name(outline.definition) + sign + parts.joined(separator: " · ")
      let most = state.view.isZoomed ? Int.max : 2
      lines += text.wrapped(columns: columns - 2, rows: most).map { Line(" " + $0) }
    }
    guard let entry = state.answers.statement(outline.key) else { return lines }
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

/// Single statements as things to select.
struct StatementItems: ItemList {
  let order: StatementOrder
  let catalogue: Catalogue

  var count: Int { order.outlines.count }
  func key(at position: Int) -> ItemKey { order.outlines[position].key }
  func position(of key: ItemKey) -> Int? { order.position(of: key) }
  func searchText(at position: Int) -> String? { order.outlines[position].searchText(catalogue) }
}
