import Model

/// Draws the list and its panes.
struct RankingsListView {
  private let context: RankingContext
  private let painter: Painter
  private let layout: RankingsLayout

  init(_ context: RankingContext, _ painter: Painter) {
    self.context = context
    self.painter = painter
    layout = RankingsLayout(context.state, content: painter.bounds)
  }

  func draw() {
    if layout.list.columns > 0 { drawList(painter.clipped(to: layout.list)) }
    let home = context.home.flatMap { context.table.row(of: $0) }
    switch layout.arrangement {
    case .beside:
      for (position, pane) in layout.panes.enumerated() {
        drawSeparator(column: pane.column - 1)
        drawPane(home, painter.clipped(to: pane), part: layout.panes.count > 1 ? position : nil)
      }
    case .stacked:
      guard let pane = layout.panes.first else { return }
      drawStrip(home, painter.clipped(to: pane))
    case .paneAlone:
      guard let row = context.selectedRow ?? home else { return }
      drawPaneAlone(row, painter)
    case .listAlone: break
    }
  }

  /// What panes say of the selected row where a filter has left none.
  private var nothing: Line {
    Line(" " + context.wording[.directivesSelected] + ": " + context.wording[.selectedNothing], .neutral)
  }

  // MARK: List

  private func drawList(_ painter: Painter) {
    let state = context.state
    var title = Line(context.title, .paneTitle, [.bold])
    if let source = context.table.sources.first { title.spans += [Span(" "), context.mark(source)] }
    if state.view.sort == RankingColumn.official {
      // No head could carry the arrow of an order that has no column.
      title.spans.append(Span("  " + state.wording(.plainSorted, state.wording[.sortedOfficial])))
    }
    if !state.view.filter.isEmpty {
      title.spans.append(
        Span("  " + state.wording[.promptFilter] + " " + state.view.filterText))
    }
    let columns = RankingsLayout.table(context, width: painter.columns)
    painter.rule(
      row: 0, titles: [title], hidden: columns.hidden.filter { $0.id != "plot" }, context.wording,
      context.format)
    if layout.headRows == 3 { drawGroups(columns, painter, row: 1) }
    columns.drawHeads(
      painter, row: layout.headRows - 1, chosen: state.view.column, sorted: state.view.sort,
      isReversed: state.view.isSortReversed)
    let order = context.order()
    let view = ListWindow(context, order: order, rows: layout.listRows)
    if order.isEmpty {
      // Below the home province, which stays pinned whatever is filtered.
      painter.text(
        state.wording[.noticeNoMatch], column: 2, row: layout.headRows + view.entries.count, role: .neutral)
    }
    let cells = RankingCells(context, columns: columns)
    for (offset, entry) in view.entries.enumerated() {
      cells.draw(
        context.table.rows[entry.row], pinned: entry.pin, painter, row: layout.headRows + offset)
    }
  }

  /// The line above the heads: what a run of columns has in common.
  private func drawGroups(_ columns: TableLayout, _ painter: Painter, row: Int) {
    let wording = context.wording
    if let place = columns.placed.first(where: { $0.column.id == RankingColumn.change }) {
      let head = wording[.rankingsChangeTop]
      painter.text(head, column: place.start + place.width - head.columns, row: row, role: .columnHead)
    }
    let components = Set(context.table.components.map { RankingColumn.item($0.id) })
    let pillars = Set(context.table.pillars.map { RankingColumn.item($0.id) })
    for (ids, label) in [(components, Label.rankingsMainGroup), (pillars, .rankingsPillarGroup)] {
      let run = columns.placed.filter { ids.contains($0.column.id) }
      guard run.count > 1, let first = run.first, let last = run.last else { continue }
      let start = first.start
      let width = last.start + last.width - start
      let words = " " + wording[label] + " "
      painter.fill(Rect(column: start, row: row, columns: width, rows: 1), with: "─", role: .border)
      if words.columns + 2 <= width {
        painter.text(words, column: start + 1, row: row, role: .columnHead)
      }
    }
  }

  // MARK: Panes

  private func paneTitle(_ row: RankingRow) -> Line {
    let name = context.name(row)
    let words =
      row.rank.map { context.wording(.rankingsWhy, name, context.format.integer($0)) } ?? name
    return Line(words, .paneTitle, [.bold])
  }

  private func drawSeparator(column: Int) {
    painter.fill(Rect(column: column, row: 0, columns: 1, rows: painter.rows), with: "│", role: .border)
    painter.text("┬", column: column, row: 0, role: .border)
  }

  /// Why the home province stands where it stands, and below it how the selected unit compares.
  ///
  /// The pane stays on the home province while the cursor walks through the list: what the room reads does not jump
  /// with each key, and over a slow line a key costs little. Enter opens the same answer for any unit.
  ///
  /// - Parameter part: 0 for standing and indices, 1 for history and the rest, nil for all in one.
  private func drawPane(_ home: RankingRow?, _ pane: Painter, part: Int?) {
    let rows = max(0, pane.rows - 1)
    let columns = pane.columns
    var following =
      part == 1
      ? [] : context.selectedRow.map { context.following($0, home: home, columns: columns) } ?? [nothing]
    // On a low screen the home province keeps half of the pane.
    if following.count + 3 > rows { following = Array(following.prefix(max(0, rows / 2))) }
    let room = max(0, rows - following.count)
    let lines: [Line]
    switch (home, part) {
    case (let home?, 1):
      pane.rule(
        row: 0,
        title: Line([
          Span(context.wording[.rankingsHistory], .paneTitle, [.bold]),
          Span("  " + EditionWords.breakMark(context.wording), .columnHead),
        ]))
      let plot = Array(
        context.historyLines(home, columns: columns, rows: min(22, max(8, rows / 2))).dropFirst())
      lines = plot + [.blank] + context.around(home, columns: columns, rows: rows - plot.count - 1)
    case (let home?, _):
      pane.rule(row: 0, title: paneTitle(home))
      lines = context.why(home, columns: columns, rows: room, withPlot: part == nil)
    case (nil, 1):
      pane.rule(row: 0)
      lines = []
    case (nil, _):
      pane.rule(
        row: 0,
        title: Line(
          context.wording(.rankingsSpread, context.format.integer(context.table.rows.count)), .paneTitle,
          [.bold]))
      lines = context.spreadLines(columns: columns)
    }
    for (offset, line) in lines.prefix(room).enumerated() { pane.line(line, row: offset + 1) }
    for (offset, line) in following.prefix(rows).enumerated() {
      pane.line(line, row: max(1, pane.rows - following.count) + offset)
    }
  }

  /// The same in a strip below the list: in three columns where it is wide, else in a few lines.
  private func drawStrip(_ home: RankingRow?, _ strip: Painter) {
    let subject = home ?? context.selectedRow
    guard let subject else {
      strip.rule(row: 0, title: Line(context.title, .paneTitle, [.bold]))
      strip.line(nothing, row: 1)
      return
    }
    strip.rule(row: 0, title: home.map { paneTitle($0) } ?? Line(context.title, .paneTitle, [.bold]))
    let rows = max(0, strip.rows - 1)
    guard strip.columns >= RankingsLayout.threeColumnsFrom, rows >= 8 else {
      var lines = context.whyInShort(subject, columns: strip.columns)
      if home != nil {
        let following = context.selectedRow.map { context.followingInShort($0, home: home) } ?? nothing
        lines = lines.prefix(max(0, rows - 1)) + [following]
      }
      for (offset, line) in lines.prefix(rows).enumerated() {
        strip.line(line.keepingWholeSpans(columns: strip.columns), row: offset + 1)
      }
      return
    }
    let width = (strip.columns - 2) / 3
    let needed = home.flatMap { context.neededInShort($0) }
    let upper = needed == nil ? rows : rows - 1
    let parts: [[Line]] = [
      home.map { context.standingInShort($0, columns: width) } ?? context.spreadLines(columns: width),
      home.map { context.componentsInShort($0, columns: width) } ?? [],
      context.selectedRow.map { context.following($0, home: home, columns: width) } ?? [nothing],
    ]
    for (position, lines) in parts.enumerated() {
      let part = strip.clipped(
        to: Rect(
          column: position * (width + 1), row: 1,
          columns: position == 2 ? strip.columns - 2 * (width + 1) : width, rows: upper))
      if position > 0 {
        strip.fill(
          Rect(column: position * (width + 1) - 1, row: 1, columns: 1, rows: upper), with: "│", role: .border)
      }
      for (offset, line) in lines.prefix(upper).enumerated() { part.line(line, row: offset) }
    }
    if let needed { strip.line(needed.keepingWholeSpans(columns: strip.columns), row: rows) }
  }

  private func drawPaneAlone(_ row: RankingRow, _ painter: Painter) {
    painter.selectedRule(row: 0, title: paneTitle(row))
    let rows = max(0, painter.rows - 1)
    // Two columns of lines where one would waste the room.
    if painter.columns >= 100 {
      let half = painter.columns / 2
      let left = context.why(row, columns: half - 1, rows: rows, withPlot: false)
      for (offset, line) in left.prefix(rows).enumerated() {
        painter.clipped(to: Rect(column: 0, row: offset + 1, columns: half - 1, rows: 1)).line(line, row: 0)
      }
      let right = painter.clipped(
        to: Rect(column: half + 1, row: 1, columns: painter.columns - half - 1, rows: rows))
      painter.fill(Rect(column: half, row: 1, columns: 1, rows: rows), with: "│", role: .border)
      let plot = context.historyLines(row, columns: right.columns, rows: min(22, max(6, rows / 2)))
      let lines = plot + context.around(row, columns: right.columns, rows: rows - plot.count)
      for (offset, line) in lines.prefix(rows).enumerated() { right.line(line, row: offset) }
    } else {
      let lines = context.why(row, columns: painter.columns, rows: rows)
      for (offset, line) in lines.prefix(rows).enumerated() { painter.line(line, row: offset + 1) }
    }
  }
}

/// Which rows of the list are on the screen, with the home unit pinned to an edge while it is scrolled away.
struct ListWindow {
  enum Pin: Hashable { case above, below }
  let entries: [(row: Int, pin: Pin?)]

  init(_ context: RankingContext, order: [Int], rows: Int) {
    let state = context.state
    let home = context.home.flatMap { context.table.rowByUnit[$0] }
    let homePosition = home.flatMap { order.firstIndex(of: $0) }
    let pinsHome = context.pinsHome(rows: rows)
    let count = pinsHome ? rows - 1 : rows
    let top =
      state.view.top.flatMap { context.table.position(of: $0) }.flatMap { order.firstIndex(of: $0) } ?? 0
    let first = min(max(0, top), max(0, order.count - count))
    var entries: [(row: Int, pin: Pin?)] = order[first..<min(order.count, first + count)].map { ($0, nil) }
    if pinsHome, let home {
      if let homePosition, homePosition < first {
        entries.insert((home, .above), at: 0)
      } else if let homePosition, homePosition >= first + count {
        entries.append((home, homePosition == first + count ? nil : .below))
      } else if homePosition == nil {
        entries.append((home, .below))
      } else if first + count < order.count {
        entries.append((order[first + count], nil))
      } else if first > 0 {
        entries.insert((order[first - 1], nil), at: 0)
      }
    }
    self.entries = entries
  }

  /// Positions of the rows that scroll, in the order shown; the pinned one is told by where it stands.
  func positions(in order: [Int]) -> Range<Int> {
    let scrolling = entries.filter { $0.pin == nil }
    guard let first = scrolling.first.flatMap({ entry in order.firstIndex(of: entry.row) }) else {
      return 0..<0
    }
    return first..<(first + scrolling.count)
  }
}
