import Model

/// Units by ratios, and everything about the selected one.
struct RatioView {
  private let context: RatioContext
  private let painter: Painter
  private let layout: RatioLayout
  private let words: FigureWords

  init(_ context: RatioContext, _ painter: Painter) {
    self.context = context
    self.painter = painter
    layout = RatioLayout(context, content: painter.bounds)
    words = FigureWords(context.state)
  }

  func draw() {
    if !layout.list.isEmpty { drawList(painter.clipped(to: layout.list)) }
    guard !layout.pane.isEmpty, let row = context.selected else { return }
    let pane = painter.clipped(to: layout.pane)
    if layout.isBeside {
      painter.fill(
        Rect(column: layout.pane.column - 1, row: 0, columns: 1, rows: painter.rows), with: "│", role: .border
      )
      painter.text("┬", column: layout.pane.column - 1, row: 0, role: .border)
    }
    let title = Line(
      context.name(row) + " · " + context.format.period(context.matrix.period), .paneTitle, [.bold])
    if layout.list.isEmpty {
      pane.selectedRule(row: 0, title: title)
    } else {
      pane.rule(row: 0, title: title)
    }
    let lines = RatioLines(context).lines(
      of: row, columns: pane.columns, rows: pane.rows - 1, chosen: context.state.view.column)
    for (offset, line) in lines.shortened(to: pane.rows - 1, columns: pane.columns).enumerated() {
      pane.line(line, row: offset + 1)
    }
  }

  // MARK: List

  private func drawList(_ list: Painter) {
    let state = context.state
    var title = Line(context.title, .paneTitle, [.bold])
    if let source = context.matrix.sources.first {
      var marks = context.marks()
      title.spans += [Span(" "), marks.mark(source)]
    }
    if !state.view.filter.isEmpty {
      title.spans.append(
        Span("  " + state.wording[.promptFilter] + " " + state.view.filterText))
    }
    let columns = layout.table
    list.rule(row: 0, titles: [title], hidden: columns.hidden, context.wording, context.format)
    drawHeads(list, columns)
    let rows = context.rows
    if rows.isEmpty {
      list.text(state.wording[.noticeNoMatch], column: 2, row: 1 + layout.headRows, role: .neutral)
    }
    let position = context.order.position(of: state.view.selected)
    let top = context.order.position(of: state.view.top)
    let window = ScrollWindow(count: rows.count, rows: layout.listRows, selected: position, top: top)
    for (offset, index) in window.range.enumerated() {
      draw(
        rows[index], list, columns, row: 1 + layout.headRows + offset * layout.lines,
        isSelected: index == position)
    }
  }

  /// Names of ratios are long; they stand in several lines, the last one at the bottom.
  private func drawHeads(_ list: Painter, _ columns: TableLayout) {
    let view = context.state.view
    for place in columns.placed {
      let isName = place.column.id == "name"
      let room = isName ? place.width - 2 : place.width
      let lines = RatioLayout.head(place, view, rows: layout.headRows)
      for (offset, line) in lines.enumerated() {
        list.text(
          line.padded(to: room, alignment: place.column.alignment),
          column: place.start + (isName ? 2 : 0), row: 1 + layout.headRows - lines.count + offset,
          role: .columnHead, attributes: place.column.id == view.column ? [.underlined] : [])
      }
    }
  }

  private func draw(_ row: FigureRow, _ list: Painter, _ columns: TableLayout, row y: Int, isSelected: Bool) {
    let state = context.state
    let isOwn = row.unit.id != nil && row.unit.id == context.home
    list.target(.item(row.key), row: y)
    let isMarked = state.view.marked.contains(row.key)
    let role: Role = isOwn ? .own : .text
    for place in columns.placed {
      switch place.column.id {
      case "name":
        let lead: CleanText =
          (isSelected ? "►" : isMarked ? "◊" : " ") + (isOwn ? "▌" : isMarked && isSelected ? "◊" : " ")
        columns.drawCell(
          list, row: y, place: place,
          Line([Span(lead, role), Span(context.name(row), role, isOwn ? [.bold] : [])]))
      case "base":
        columns.drawCell(
          list, row: y, place: place, Line([Span(row.base.map { context.format.stated($0) } ?? "—", role)]))
      default:
        let entry = row.cells[DefinitionID(place.column.id)]
        columns.drawCell(
          list, row: y, place: place,
          Line([words.mark(entry), Span(" "), Span(context.value(entry), role)]))
      }
    }
    if layout.lines > 1 { drawCounts(row, list, columns, row: y + 1) }
    if state.changed.contains(row.key) { list.addAttributes([.changed], row: y) }
    if isSelected {
      let end = columns.placed.first { $0.column.id == "name" }.map { $0.start + $0.width + 1 }
      for line in 0..<layout.lines { list.addAttributes([.selected], row: y + line, to: end) }
      list.placeCursor(column: 0, row: y)
    }
  }

  /// The counts behind the shares, under them.
  private func drawCounts(_ row: FigureRow, _ list: Painter, _ columns: TableLayout, row y: Int) {
    for place in columns.placed {
      guard let entry = row.cells[DefinitionID(place.column.id)], let counts = words.counts(entry),
        counts.columns <= place.width
      else { continue }
      columns.drawCell(list, row: y, place: place, Line(counts))
    }
  }
}

/// The ratios of one unit in words, bars, counts and targets.
struct RatioLines {
  private let context: RatioContext
  private let words: FigureWords

  init(_ context: RatioContext) {
    self.context = context
    words = FigureWords(context.state)
  }

  /// As many ratios as fit, the chosen one first where not all do; identities and the chosen definition last.
  func lines(of row: FigureRow, columns: Int, rows: Int, chosen: String?) -> [Line] {
    var definitions = context.matrix.definitions.filter { row.cells[$0] != nil }
    var foot: [Line] = []
    if rows >= 6 { foot += row.identities.flatMap { wrapped(words.identity($0), columns: columns) } }
    let shown =
      chosen.map { DefinitionID($0) }.flatMap { id in definitions.first { $0 == id } } ?? definitions.first
    let identities = foot
    let definitionRows = rows >= 8 ? 3 : 1
    if let shown { foot += definition(shown, columns: columns, rows: definitionRows) }
    let room = max(1, (rows - foot.count) / 2)
    if definitions.count > room, let shown {
      definitions.removeAll { $0 == shown }
      definitions.insert(shown, at: 0)
    }
    var lines: [Line] = []
    for id in definitions.prefix(room) {
      guard let entry = row.cells[id] else { continue }
      lines += ratio(entry, columns: columns)
    }
    let trend = shown.map { self.trend(of: row, $0, columns: columns) } ?? []
    let graph = lines.count + foot.count + trend.count <= rows ? trend : []
    // What is left of the room goes to what the ratio is of.
    let spare = max(0, rows - lines.count - foot.count - graph.count)
    if spare > 0, let shown {
      foot = identities + definition(shown, columns: columns, rows: definitionRows + spare)
    }
    return lines + graph + foot
  }

  /// ```
  ///  Số hóa hồ sơ                19,36%   ■ chưa đạt 80%
  ///    ━━━━╾──────────────┃────      48.155 / 248.677
  /// ```
  func ratio(_ entry: FigureEntry, columns: Int) -> [Line] {
    let nameWidth = columns >= 78 ? 44 : max(16, columns - 34)
    let state = words.stateWords(entry)
    let head = Line([
      Span(" " + words.name(entry.definition).padded(to: nameWidth)),
      Span(words.value(entry).padded(to: 10, alignment: .trailing), .text, [.bold]),
      Span(entry.isComputed ? " [T]" : "    ", .source), Span(" "), state,
    ])
    let barWidth = max(8, min(30, columns - 34))
    let isJudged = entry.state != .fewCases && entry.target?.isFor(entry.period) == true
    let counts = words.counts(entry) ?? context.wording[.dossiersNoCounts]
    let bar = entry.value.map {
      Bar.spans(
        $0, of: ExactDecimal(100), mark: isJudged ? entry.target?.value : nil, columns: barWidth)
    }
    let foot = Line(
      [Span("   ")] + (bar ?? [Span(.spaces(barWidth))])
        + [Span("  " + counts.padded(to: max(0, min(26, columns - barWidth - 6)), alignment: .trailing))])
    return [head, foot]
  }

  /// What the chosen ratio is of: its name, formula, basis and target.
  func definition(_ id: DefinitionID, columns: Int, rows: Int) -> [Line] {
    guard let definition = context.definition(id) else { return [] }
    let language = context.language
    var parts = [definition.formula.text(in: language), definition.basis, definition.levelSystem]
    parts.removeAll(where: \.isEmpty)
    let sign: CleanText = definition.formula.text(in: language).isEmpty ? ": " : " = "
    let text = definition.name.text(in: language) + sign + parts.joined(separator: " · ")
    return text.wrapped(columns: columns - 2, rows: rows).enumerated().map { offset, line in
      // A head that is cut would be taken for a fault; a sentence may go on in the source card.
      Line(" " + line, offset > 0 ? .neutral : line.string.hasSuffix("…") ? .text : .columnHead)
    }
  }

  /// A sparkline over the periods that know the ratio, with its first and last value; nothing for fewer than two.
  func trend(of row: FigureRow, _ id: DefinitionID, columns: Int) -> [Line] {
    guard let trend = context.trend(of: row, id), trend.points.count >= 2,
      let start = trend.points.first, let end = trend.points.last, let first = trend.entries[start.period],
      let last = trend.entries[end.period]
    else { return [] }
    let levels = Sparkline.rows(
      trend.points.suffix(max(2, min(FigureTrend.length, columns - 40))).map(\.value), low: .zero,
      high: first.target?.value.map { max($0, ExactDecimal(100)) } ?? ExactDecimal(100))
    let from = context.format.period(first.period) + " " + words.value(first)
    let to = context.format.period(last.period) + " " + words.value(last)
    return [
      Line([Span(" " + .spaces(from.columns) + " "), Span(levels.top, .bar)]),
      Line([Span(" " + from + " "), Span(levels.bottom, .bar), Span(" " + to)]),
    ]
  }

  func wrapped(_ line: Line, columns: Int) -> [Line] {
    guard line.columns + 1 > columns, let last = line.spans.last else {
      return [Line([Span(" ")] + line.spans)]
    }
    let text = line.spans.dropLast().map(\.text).joined()
    var lines = text.wrapped(columns: columns - 2).map { Line(" " + $0) }
    if let end = lines.indices.last, lines[end].columns + 1 + last.text.columns <= columns {
      lines[end].spans += [Span(" "), last]
    } else {
      lines.append(Line([Span(" "), last]))
    }
    return lines
  }
}

/// Values as a small graph of two rows of half blocks.
enum Sparkline {
  static func rows(
    _ values: [ExactDecimal], low: ExactDecimal, high: ExactDecimal
  ) -> (top: CleanText, bottom: CleanText) {
    var top = ""
    var bottom = ""
    for value in values {
      let level = ExactDecimal.position(of: value, from: low, to: high, columns: 4)
      top += level >= 4 ? "█" : level == 3 ? "▄" : " "
      bottom += level >= 2 ? "█" : level == 1 ? "▄" : "─"
    }
    return (CleanText(cleaning: top), CleanText(cleaning: bottom))
  }
}

/// Marked units side by side, ratio by ratio.
enum RatioComparison {
  static func lines(_ context: RatioContext, columns: Int) -> [Line] {
    let rows = context.rows.filter { context.state.view.marked.contains($0.key) }
    guard rows.count >= 2, let first = rows.first else { return [] }
    let words = FigureWords(context.state)
    let nameWidth = columns >= 90 ? 30 : 18
    let cell = max(9, (columns - nameWidth) / rows.count)
    var lines = [
      Line(context.title, .overlayTitle, [.bold]),
      Line(
        [Span(.spaces(nameWidth))]
          + rows.map { Span(context.name($0).padded(to: cell, alignment: .trailing), .columnHead, [.bold]) }),
    ]
    for id in context.matrix.definitions {
      lines.append(
        Line(
          [Span(words.name(id).padded(to: nameWidth), .columnHead)]
            + rows.map { row in
              let entry = row.cells[id]
              return Span(
                (words.mark(entry).text + " " + context.value(entry)).padded(to: cell, alignment: .trailing),
                words.mark(entry).role)
            }))
      // A difference of shares is in points of a hundred, and only where neither is of a few cases.
      let base = first.cells[id]
      lines.append(
        Line(
          [Span(("  " + context.wording[.dossiersAgainstFirst]).padded(to: nameWidth), .neutral)]
            + rows.map { row in
              let entry = row.cells[id]
              guard row.key != first.key, let value = entry?.exactValue, let against = base?.exactValue,
                entry?.state != .fewCases, base?.state != .fewCases
              else { return Span(.spaces(cell)) }
              return Span(
                context.format.signed(value - against, decimals: 2).padded(to: cell, alignment: .trailing))
            }))
    }
    return lines
  }
}
