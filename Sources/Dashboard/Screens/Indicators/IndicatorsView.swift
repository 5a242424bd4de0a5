import Model

/// Draws the matrix: a row a criterion under the heading of its group, a column a unit, and the chosen cell in
/// words below.
struct IndicatorsView {
  private let context: IndicatorsContext
  private let painter: Painter
  private let rows: [FigureCriterion]
  private let units: [FigureUnit]

  init(_ context: IndicatorsContext, _ painter: Painter) {
    self.context = context
    self.painter = painter
    rows = context.criteria
    units = context.units
  }

  /// The matrix: a column for each unit, as many as there is room for.
  static let plan = ColumnPlan(
    "indicators",
    ColumnRule("name", .dossiersCriterion, .init(0, 22), .init(78, 25), .init(110, 38), .init(160, 44)),
    ColumnRule("measure", .dossiersMeasure, givesWay: 1, detail: 0, .init(100, 12)),
    ColumnRule(
      "unit", nil, about: "Từng đơn vị │ Each unit", alignment: .trailing, .init(0, 13), .init(160, 15)),
    // With more detail a cell has its period too.
    ColumnRule(
      "period", nil, about: "Từng đơn vị kèm kỳ │ Each unit with its period", alignment: .trailing, detail: 1,
      .init(0, 24)))

  static func widths(columns: Int, density: Int) -> (name: Int, measure: Int, unit: Int) {
    func width(_ id: String) -> Int {
      plan.rules.first { $0.id == id }?.step(width: columns, density: density)?.ideal ?? 0
    }
    let (name, unit) = (width("name"), max(width("unit"), width("period")))
    let measure = width("measure")
    // The measure gives way where it would leave no room for a single unit.
    let isRoomy = 2 + name + measure + 1 + unit < columns
    return (name, isRoomy ? measure : 0, unit)
  }

  private static func stripRows(_ state: State, _ content: Rect) -> Int {
    if state.view.isZoomed || state.view.density < 0 { return 0 }
    return content.rows >= 24 ? 7 : content.rows >= 14 ? 5 : content.rows >= 9 ? 3 : 0
  }

  static func listRows(_ state: State, _ content: Rect) -> Int {
    max(1, content.rows - 2 - stripRows(state, content))
  }

  func draw() {
    let state = context.state
    if state.view.isZoomed, state.view.pane == 1 {
      drawStrip(from: 0)
      return
    }
    let wording = context.wording
    var title = Line(wording[.indicatorsTitle] + " · " + context.periodText, .paneTitle, [.bold])
    if let words = state.narrowingWords {
      title.spans.append(Span(" · " + words + ": " + context.narrowedUnit, .paneTitle, [.bold]))
    }
    if !state.view.filter.isEmpty {
      title.spans.append(Span("  " + wording[.promptFilter] + " " + state.view.filterText))
    }
    painter.rule(row: 0, title: title)
    let widths = Self.widths(columns: painter.columns, density: state.view.density)
    let (measureWidth, unitWidth) = (widths.measure, widths.unit)
    var nameWidth = widths.name
    var left = 2 + nameWidth + (measureWidth > 0 ? measureWidth + 1 : 0)
    // The last column is kept for the arrow that tells of more.
    let capacity = max(1, (painter.columns - 1 - left) / unitWidth)
    // What the columns of units leave goes to the names of the criteria, which are long.
    let spare = max(0, min(24, painter.columns - 1 - left - min(capacity, units.count) * unitWidth))
    nameWidth += spare
    left += spare
    let chosen = context.selectedUnit
    let position = chosen.flatMap { unit in units.firstIndex(of: unit) } ?? 0
    // The own column stays while the others are scrolled.
    let pinned = capacity > 1 && units.first.map(isHome) == true ? 1 : 0
    let others = units.count - pinned
    let first = max(0, min(position - pinned - (capacity - pinned) + 1, others - (capacity - pinned)))
    let shown = Array(units[..<pinned] + units.dropFirst(pinned + first).prefix(capacity - pinned))

    painter.text(
      wording[.dossiersCriterion].padded(to: nameWidth), column: 2, row: 1, role: .columnHead)
    if measureWidth > 0 {
      painter.text(
        wording[.dossiersMeasure].padded(to: measureWidth), column: 3 + nameWidth, row: 1, role: .columnHead)
    }
    for (offset, unit) in shown.enumerated() {
      let column = left + offset * unitWidth
      painter.text(
        context.name(unit, columns: unitWidth - 1).padded(to: unitWidth - 1, alignment: .trailing),
        column: column, row: 1, role: isHome(unit) ? .own : .columnHead,
        attributes: unit == chosen ? [.underlined, .bold] : [])
    }
    // Units beyond the edges are told, so that nobody takes what is seen for all there is.
    if first > 0 { painter.text("◄", column: left + pinned * unitWidth - 1, row: 1, role: .columnHead) }
    if first + shown.count < units.count {
      painter.text("►", column: painter.columns - 1, row: 1, role: .columnHead)
    }

    let listRows = Self.listRows(state, painter.bounds)
    let selected = rows.firstIndex { $0.key == state.view.selected }
    let window = ScrollWindow(
      count: rows.count, rows: listRows, selected: selected,
      top: rows.firstIndex { $0.key == state.view.top })
    if rows.isEmpty {
      painter.text(
        IndicatorsScreen().emptyWords(state) ?? wording[.noticeNoMatch], column: 2, row: 2, role: .neutral)
    }
    for (offset, index) in window.range.enumerated() {
      let y = 2 + offset
      let row = rows[index]
      guard let id = row.definition else {
        painter.text(
          context.name(row.group).truncated(toColumns: left - 1), column: 1, row: y, role: .paneTitle,
          attributes: [.bold])
        continue
      }
      let definition = state.catalogue.definitions[id]
      let isSelected = index == selected
      painter.target(.item(row.key), row: y)
      if isSelected { painter.text("►", column: 0, row: y) }
      painter.text(context.words.name(id).truncated(toColumns: nameWidth), column: 2, row: y)
      if measureWidth > 0, let definition {
        painter.text(
          definition.unitOfMeasure.text(in: context.language).truncated(toColumns: measureWidth),
          column: 3 + nameWidth, row: y)
      }
      for (offset, unit) in shown.enumerated() {
        let column = left + offset * unitWidth
        let entry = context.entry(id, unit.key)
        drawCell(entry, unit, column: column, row: y, width: unitWidth)
      }
      if state.changed.contains(row.key) { painter.addAttributes([.changed], row: y) }
      if isSelected {
        painter.addAttributes([.selected], row: y)
        painter.placeCursor(column: 0, row: y)
        if let chosen, let offset = shown.firstIndex(of: chosen) {
          painter.addAttributes(
            [.underlined, .bold], row: y, from: left + offset * unitWidth + 1,
            to: left + (offset + 1) * unitWidth)
        }
      }
    }
    drawStrip(from: 2 + listRows)
  }

  private func isHome(_ unit: FigureUnit) -> Bool {
    unit.id != nil && unit.id == context.state.home(on: context.state.today)
  }

  private func drawCell(_ entry: FigureEntry?, _ unit: FigureUnit, column: Int, row: Int, width: Int) {
    guard let entry else {
      painter.text(
        CleanText("—").padded(to: width - 1, alignment: .trailing), column: column, row: row, role: .neutral)
      return
    }
    let mark = context.words.mark(entry)
    let isQualitative = context.state.catalogue.definitions[entry.definition]?.kind == .qualitative
    let value = isQualitative ? context.wording[.indicatorsStatedOnly] : context.words.value(entry)
    // A figure of a period that ends after today is told as such.
    let later: CleanText = context.isKnown(entry) ? "" : "*"
    var told = value + later
    if context.state.view.density > 0 {
      let period = context.format.period(entry.period) + "  " + told
      if period.columns <= width - 3 { told = period }
    }
    let text = told.padded(to: width - 3, alignment: .trailing)
    painter.text(mark.text, column: column, row: row, role: mark.role)
    painter.text(text, column: column + 2, row: row, role: isHome(unit) ? .own : .text)
  }

  /// The chosen cell: value, measure, period, definition, target, check, source.
  private func drawStrip(from top: Int) {
    let rows = painter.rows - top
    guard rows >= 2, let criterion = context.selectedCriterion, let id = criterion.definition else { return }
    let unit = context.selectedUnit
    let name = unit.map { context.name($0) } ?? ""
    let title = Line(name + " · " + context.words.name(id), .paneTitle, [.bold])
    if top == 0 {
      painter.selectedRule(row: 0, title: title)
    } else {
      painter.rule(row: top, title: title)
    }
    guard let entry = context.selectedEntry else {
      painter.text(context.wording[.indicatorsMissing], column: 1, row: top + 1, role: .neutral)
      return
    }
    let lines = IndicatorLines(context).lines(entry, columns: painter.columns)
      .shortened(to: rows - 1, columns: painter.columns)
    for (offset, line) in lines.enumerated() {
      painter.line(line, row: top + 1 + offset)
    }
  }
}

/// One figure in words.
struct IndicatorLines {
  private let context: IndicatorsContext

  init(_ context: IndicatorsContext) {
    self.context = context
  }

  func lines(_ entry: FigureEntry, columns: Int, marks: SourceMarks? = nil) -> [Line] {
    let words = context.words
    let wording = context.wording
    let definition = context.state.catalogue.definitions[entry.definition]
    var value = words.value(entry)
    let measure = definition?.unitOfMeasure.text(in: context.language) ?? ""
    if definition?.kind != .ratio, definition?.kind != .threshold, !measure.isEmpty {
      value = value + " " + measure
    }
    var first = Line([Span(" " + value, .text, [.bold])])
    if entry.isComputed { first.spans += [Span(" "), SourceMarks.computed] }
    first.spans.append(Span(" · " + context.format.period(entry.period)))
    if let asOf = entry.observations.first?.asOf {
      first.spans.append(Span(" · " + wording[.dossiersAsOf] + " " + context.format.day(asOf)))
    }
    if !context.isKnown(entry) { first.spans.append(Span(" · " + wording[.afterToday], .warning)) }
    if definition?.kind == .identifier {
      first.spans.append(Span(" · " + wording[.dossiersIdentifier], .neutral))
    } else if definition?.kind == .ratio {
      first.spans += [Span("   "), words.stateWords(entry)]
    }
    var lines = [first]
    if let source = entry.observations.first?.reference.source {
      var marks = marks ?? context.marks()
      lines[0].spans += [Span(" "), marks.mark(source)]
    }
    if let identity = entry.identity {
      let whole = Line([Span(" ")] + words.identity(identity).spans)
      lines.append(whole.columns <= columns ? whole : Line([Span(" ")] + words.shortIdentity(identity).spans))
    }
    if let counts = words.counts(entry) { lines.append(Line(" " + counts)) }
    var parts: [CleanText] = []
    if let definition {
      parts = [definition.formula.text(in: context.language), definition.levelSystem, definition.basis]
      parts.removeAll(where: \.isEmpty)
    }
    if let target = entry.target { parts.append(wording[.dossiersTarget] + " " + target.asStated) }
    let text = parts.joined(separator: " · ")
    lines += text.wrapped(columns: columns - 2).map { Line(" " + $0) }
    if let note = entry.observations.first?.note, !note.isEmpty, !entry.isComputed {
      lines += note.wrapped(columns: columns - 2).map { Line(" " + $0, .neutral) }
    }
    return lines
  }
}
