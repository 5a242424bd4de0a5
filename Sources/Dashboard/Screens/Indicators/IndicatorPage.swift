import Model

/// One criterion by unit and period, with its definition, sums and sources.
struct IndicatorPage {
  let context: IndicatorsContext
  let definition: DefinitionID
  /// By unit, newest period first.
  let entries: [FigureEntry]

  init(_ context: IndicatorsContext, definition: DefinitionID) {
    self.context = context
    self.definition = definition
    // Until all periods are here, the newest.
    let table = context.state.answers.figures(.provinces, .definition(definition)) ?? context.table
    entries = table.newestFirst(of: definition)
  }

  var selected: FigureEntry? {
    entries.first { $0.key == context.state.view.selected } ?? entries.first
  }

  func marks() -> SourceMarks {
    var marks = SourceMarks(context.state)
    for entry in entries {
      if let source = entry.observations.first?.reference.source { _ = marks.mark(source) }
    }
    return marks
  }

  /// The sources of the rows; where there are more than a foot tells, that of the selected row, and where the others
  /// are told.
  func footnotes() -> [Line] {
    marks().notes(ofRow: selected?.observations.first?.reference.source)
  }

  static let plan = ColumnPlan(
    "indicators, page",
    ColumnRule("unit", .rankingsUnit, .init(0, 18, 28)),
    ColumnRule("period", .dossiersPeriod, .init(0, 16, 30)),
    ColumnRule("value", .rankingsValue, alignment: .trailing, .init(0, 14, 18)),
    ColumnRule("state", .dossiersState, givesWay: 5, .init(0, 16, 22)),
    ColumnRule("source", .source, givesWay: 10, .init(0, 6, flex: 1)))

  func draw(_ painter: Painter) {
    let words = context.words
    let wording = context.wording
    painter.rule(row: 0, title: Line(words.name(definition), .paneTitle, [.bold]))
    let columns = TableLayout(
      Self.plan.columns(width: painter.columns) { rule, make in
        guard let head = rule.head else { return [] }
        return [make(rule.id, (rule.id == "unit" ? "  " : "") + wording[head], nil, 0, 0)]
      }, width: painter.columns)
    columns.drawHeads(painter, row: 1)
    let selected = selected
    let lines = lines(columns: painter.columns)
    let footRows = Self.footRows(lines, rows: painter.rows)
    let rows = Self.listRows(lines, rows: painter.rows)
    let window = window(painter.bounds)
    let position = window.selected
    var marks = marks()
    for (offset, index) in window.range.enumerated() {
      let entry = entries[index]
      let y = 2 + offset
      let isSelected = index == position
      painter.target(.item(entry.key), row: y)
      columns.drawCell(
        painter, row: y, column: "unit",
        Line((isSelected ? "► " : "  ") + context.name(entry.unit)))
      columns.drawCell(painter, row: y, column: "period", Line(context.format.period(entry.period)))
      columns.drawCell(
        painter, row: y, column: "value",
        Line([words.mark(entry), Span(" "), Span(words.value(entry), .text, [.bold])]))
      columns.drawCell(painter, row: y, column: "state", Line([words.stateWords(entry)]))
      if let source = entry.observations.first?.reference.source {
        columns.drawCell(painter, row: y, column: "source", Line([marks.mark(source)]))
      }
      if isSelected {
        painter.addAttributes([.selected], row: y)
        painter.placeCursor(column: 0, row: y)
      }
    }
    guard footRows > 0 else { return }
    let top = 2 + min(rows, max(1, entries.count))
    painter.rule(
      row: top,
      title: Line(selected.map { context.name($0.unit) } ?? "", .paneTitle, [.bold]))
    let shown = lines.shortened(to: painter.rows - top - 1, columns: painter.columns)
    for (offset, line) in shown.enumerated() {
      painter.line(line, row: top + 1 + offset)
    }
  }

  /// The selected figure in words.
  private func lines(columns: Int) -> [Line] {
    selected.map { entry in
      IndicatorLines(context).lines(entry, columns: columns, marks: marks()) + place(entry, columns: columns)
    } ?? []
  }

  private static func footRows(_ lines: [Line], rows: Int) -> Int {
    min(lines.count, max(0, (rows - 3) / 2))
  }

  private static func listRows(_ lines: [Line], rows: Int) -> Int {
    let foot = footRows(lines, rows: rows)
    return max(1, rows - 2 - (foot > 0 ? foot + 1 : 0))
  }

  /// Which figures are on the screen.
  func window(_ content: Rect) -> ScrollWindow {
    ScrollWindow(
      count: entries.count, rows: Self.listRows(lines(columns: content.columns), rows: content.rows),
      selected: entries.firstIndex { $0.key == context.state.view.selected }, top: 0)
  }

  /// Where each figure behind the selected one stands: source, file, row.
  func place(_ entry: FigureEntry, columns: Int) -> [Line] {
    // Numerator and denominator often stand in one row.
    var seen: Set<SourceReference> = []
    let references = entry.observations.map(\.reference).filter { reference in
      let row = SourceReference(
        source: reference.source, file: reference.file, sheet: reference.sheet, row: reference.row)
      return seen.insert(row).inserted
    }
    return references.flatMap { reference -> [Line] in
      let source =
        context.state.catalogue.sources[reference.source]?.title.text(in: context.language)
        ?? CleanText(cleaning: reference.source.rawValue)
      var words = context.wording[.source] + ": " + source
      if !reference.file.isEmpty { words = words + ", " + reference.file }
      if reference.row > 0 {
        words = words + ", " + context.wording(.row, CleanText(cleaning: String(reference.row)))
      }
      return words.wrapped(columns: columns - 2).map { Line(" " + $0) }
    }
  }
}
