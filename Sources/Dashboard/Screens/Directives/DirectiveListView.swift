import Model

/// Draws the list of directives: counts, heads, rows, and the selected one at the foot.
struct DirectiveListView {
  let screen: DirectivesScreen
  let state: State
  let painter: Painter
  private let layout: DirectiveLayout
  private let table: TableLayout
  private let wording: Wording

  init(screen: DirectivesScreen, state: State, painter: Painter) {
    self.screen = screen
    self.state = state
    self.painter = painter
    wording = state.wording
    layout = DirectiveLayout(state, rows: painter.rows)
    table = TableLayout(layout.columns(state), width: painter.columns - 2)
  }

  func draw() {
    drawTitle()
    guard let list = DirectivesScreen.list(state) else {
      painter.text(
        state.narrowing == nil ? wording[.loading] : screen.emptyWords(state) ?? wording[.loading], column: 2,
        row: 2)
      return
    }
    let view = state.view
    DirectiveCountsStrip.draw(list.counts, layout, state, painter)
    if layout.hasRates {
      painter.line(
        DirectiveTexts.rates(list.counts, state).keepingWholeSpans(columns: painter.columns - 2), column: 1,
        row: layout.headRow - 1)
    }
    table.drawHeads(
      painter.clipped(to: Rect(column: 1, row: 0, columns: painter.columns - 2, rows: painter.rows)),
      row: layout.headRow, chosen: view.column, sorted: view.sort, isReversed: view.isSortReversed)
    let rows = DirectivesScreen.rows(list, state, layout)
    if rows.count == 0 {
      painter.text(
        screen.emptyWords(state) ?? wording[list.order.filter.isEmpty ? .directivesNone : .noticeNoMatch],
        column: 2, row: layout.headRow + 2)
    }
    let matches = RowMatches(view.search)
    let visible = screen.visibleRows(state, rows)
    let area = painter.clipped(
      to: Rect(column: 0, row: layout.headRow + 1, columns: painter.columns, rows: layout.listRows))
    let sticky = rows.stickyGroup(atRow: visible.lowerBound, listRows: layout.listRows)
    if let sticky { drawHeading(list.groups[sticky], true, area, row: 0) }
    for (offset, display) in visible.enumerated() where sticky == nil || offset >= rows.entryRows {
      switch rows.row(at: display) {
      case .gap: break
      case .heading(let group, let isOpen): drawHeading(list.groups[group], isOpen, area, row: offset)
      case .entry(let entry): drawEntry(list.entries[entry], list, matches, area, row: offset)
      case .detail(let entry): drawDetail(list.entries[entry], matches, area, row: offset)
      }
    }
    if layout.stripRows > 0 {
      DirectiveSelectedStrip.draw(
        list, state,
        painter.clipped(
          to: Rect(
            column: 0, row: painter.rows - layout.stripRows, columns: painter.columns, rows: layout.stripRows)
        ))
    }
  }

  private func drawTitle() {
    let grouping = DirectivesScreen.order(state).grouping
    let label: Label =
      switch grouping {
      case .state: .directivesTitleState
      case .lead: .directivesTitleLead
      case .document: .directivesTitleDocument
      case .dueMonth: .directivesTitleDueMonth
      }
    var spans = [Span(wording[label], .paneTitle, [.bold])]
    if let words = state.narrowingWords { spans.append(Span(" · " + words, .paneTitle, [.bold])) }
    if !state.view.filter.isEmpty {
      spans.append(Span("  " + wording[.promptFilter] + " \"" + state.view.filterText + "\""))
    }
    var marks = SourceMarks(state)
    for source in DirectivesScreen.list(state)?.sources.prefix(6) ?? [] {
      let mark = marks.mark(source)
      if !spans.contains(where: { $0.text == mark.text }) { spans += [Span(" "), mark] }
    }
    painter.rule(row: 0, title: Line(spans))
  }

  private func drawHeading(_ group: DirectiveGroup, _ isOpen: Bool, _ area: Painter, row: Int) {
    let isSelected = state.view.selected == group.key
    area.target(.item(group.key), row: row)
    var spans = [Span(isSelected ? "►" : " ")]
    if let shared = group.state { spans.append(Span(shared.symbol + " ", shared.role)) }
    spans.append(Span(group.title.text(in: state.language), .paneTitle, [.bold]))
    if group.state == nil {
      spans.append(
        Span("  " + wording(.directivesCaptionOne, state.format.integer(group.range.count))))
      spans += tallies(group)
    } else {
      spans.append(Span("  " + DirectiveTexts.summary(group, state)))
    }
    let hint = " · " + wording[isOpen ? .directivesGroupClose : .directivesGroupOpen]
    // Half a hint says nothing.
    if Line(spans).columns + hint.columns <= area.columns { spans.append(Span(hint, .neutral)) }
    area.line(Line(spans), row: row)
    if isSelected {
      area.addAttributes([.selected], row: row)
      area.placeCursor(column: 0, row: row)
    }
  }

  /// How many of a group stand how, each with its mark.
  private func tallies(_ group: DirectiveGroup) -> [Span] {
    var spans: [Span] = []
    // What is finished counts as one, in time or late, as in the strip above: both have the same mark.
    for one in DirectiveListGrouping.stateOrder where one != .doneLate {
      let count = group.counts[one] + (one == .done ? group.counts[.doneLate] : 0)
      if count > 0 { spans.append(Span("  " + one.symbol + " " + state.format.integer(count), one.role)) }
    }
    return spans
  }

  /// Where the bar of the selected row ends: behind state, due day and lead. The text after them stays as it is, so
  /// that a key over a slow line costs half.
  private var selectionEnd: Int? {
    table.placed.first { $0.column.id == DirectiveColumn.lead.rawValue }.map { $0.start + $0.width + 2 }
  }

  private func drawEntry(
    _ entry: DirectiveEntry, _ list: DirectiveList, _ matches: RowMatches, _ area: Painter, row: Int
  ) {
    let key = ItemKey.directive(entry.id)
    let isSelected = state.view.selected == key
    area.target(.item(key), row: row)
    let isMarked = state.view.marked.contains(key)
    let directive = state.answers.directive(row: entry.id)
    let texts = DirectiveCells(state: state, isWide: layout.isWide, withProvince: list.provinceCount > 1)
    let cells = area.clipped(to: Rect(column: 1, row: row, columns: area.columns - 2, rows: 1))
    var attributes: Cell.Attributes = []
    if state.changed.contains(key) { attributes.insert(.changed) }
    area.text(isSelected ? "►" : isMarked ? "●" : " ", column: 0, row: row, role: .mark)
    if isSelected, isMarked { area.text("●", column: area.columns - 1, row: row, role: .mark) }
    for (place, line) in texts.cells(table, entry, directive) {
      var line = line
      if place.column.id == DirectiveColumn.text.rawValue { line = matches.mark(line) }
      table.drawCell(cells, row: 0, place: place, line, attributes: attributes)
    }
    if isSelected {
      area.addAttributes([.selected], row: row, to: selectionEnd)
      area.placeCursor(column: 0, row: row)
    }
  }

  /// The second line of a directive: its text, under the lead unit, where the first line had too little room.
  private func drawDetail(_ entry: DirectiveEntry, _ matches: RowMatches, _ area: Painter, row: Int) {
    guard let directive = state.answers.directive(row: entry.id),
      let place = table.placed.first(where: { $0.column.id == DirectiveColumn.lead.rawValue })
    else { return }
    let title = directive.title.text(in: state.language)
    let isWhole = state.language == .english || directive.text.isEmpty || !layout.isWide
    let start = 1 + place.start
    area.clipped(to: Rect(column: start, row: row, columns: area.columns - start - 1, rows: 1))
      .line(matches.mark(Line(isWhole ? title : directive.text)), row: 0)
    if state.view.selected == .directive(entry.id) { area.addAttributes([.selected], row: row) }
  }
}
