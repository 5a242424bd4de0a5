import Model

/// Where everything on the overview stands, for a size.
struct OverviewLayout {
  struct PlacedPane {
    let pane: OverviewPane
    let area: Rect
    let digitHeight: Int
    let lines: [Line]
    /// Rows between headline and lines.
    let linesRow: Int

    var selectable: [ItemKey] {
      pane.headlines.compactMap(\.key) + lines.compactMap(\.key)
    }
  }

  let panes: [PlacedPane]
  let notable: [Line]
  let notableArea: Rect

  init(_ contents: OverviewContents, size: Rect) {
    let isLarge = size.columns >= 100 && size.rows >= 30
    let digitHeight = isLarge ? 5 : 3
    let mostNotable = isLarge ? 5 : max(1, min(5, size.rows - 10))
    notable = Array(contents.notable.prefix(mostNotable))
    let notableRows = notable.isEmpty ? 0 : notable.count + 1
    let paneRows = max(0, size.rows - notableRows)
    notableArea = Rect(column: 0, row: paneRows, columns: size.columns, rows: notableRows)
    let count = max(1, contents.panes.count)
    let width = (size.columns - (count - 1)) / count
    var placed: [PlacedPane] = []
    var column = 0
    for (position, pane) in contents.panes.enumerated() {
      // The last pane takes what the division leaves.
      let columns = position == count - 1 ? size.columns - column : width
      let gap = isLarge ? 1 : 0
      let below = pane.headlines.map(\.below.count).max() ?? 0
      let head = pane.headlines.isEmpty ? 0 : 1 + gap + digitHeight + gap
      let linesRow = head == 0 ? 1 : head + below + (isLarge && below > 0 ? 1 : 0)
      placed.append(
        PlacedPane(
          pane: pane, area: Rect(column: column, row: 0, columns: columns, rows: paneRows),
          digitHeight: digitHeight, lines: pane.lines(rows: paneRows - linesRow), linesRow: linesRow))
      column += columns + 1
    }
    panes = placed
  }
}

extension OverviewScreen {
  func draw(_ state: State, _ painter: Painter) {
    let contents = state.overviewMemo.contents(state, self)
    let layout = OverviewLayout(contents, size: painter.bounds)
    let selected = state.view.selected
    painter.fill(Rect(column: 0, row: 0, columns: painter.columns, rows: 1), with: "─", role: .border)
    for (position, placed) in layout.panes.enumerated() {
      draw(placed, painter.clipped(to: placed.area), selected: selected, changed: state.changed)
      if position + 1 < layout.panes.count {
        let column = placed.area.endColumn
        painter.fill(
          Rect(column: column, row: 0, columns: 1, rows: placed.area.rows), with: "│", role: .border)
        painter.text("┬", column: column, row: 0, role: .border)
      }
    }
    guard layout.notableArea.rows > 1 else { return }
    let area = painter.clipped(to: layout.notableArea)
    area.rule(row: 0, title: Line(state.wording[.overviewNotable], .paneTitle, [.bold]))
    for placed in layout.panes.dropLast() {
      area.text("┴", column: placed.area.endColumn, row: 0, role: .border)
    }
    for (offset, line) in layout.notable.enumerated() {
      drawLine(line, area, column: 1, row: offset + 1, selected: selected, changed: state.changed)
    }
  }

  private func draw(
    _ placed: OverviewLayout.PlacedPane, _ painter: Painter, selected: ItemKey?, changed: Set<ItemKey>
  ) {
    painter.rule(row: 0, title: placed.pane.title)
    let gap = placed.digitHeight == 5 ? 1 : 0
    let top = 1 + gap
    let headlines = placed.pane.headlines
    let share = headlines.isEmpty ? 0 : painter.columns / headlines.count
    for (position, headline) in headlines.enumerated() {
      let left = position * share
      let part = painter.clipped(
        to: Rect(
          column: left, row: 0, columns: position == headlines.count - 1 ? painter.columns - left : share,
          rows: painter.rows))
      let width = BigDigits.columns(of: headline.digits, height: placed.digitHeight)
      let indent = width + 2 > part.columns ? 1 : 2
      BigDigits.draw(
        headline.digits, part, column: indent, row: top, height: placed.digitHeight, role: headline.role)
      part.line(Line([headline.mark]), column: 0, row: top)
      for (offset, line) in headline.beside.prefix(placed.digitHeight - 1).enumerated() {
        let column = indent + width + (placed.digitHeight == 5 ? 2 : 1)
        if column + line.columns <= part.columns { part.line(line, column: column, row: top + 1 + offset) }
      }
      let isSelected = headline.key != nil && headline.key == selected
      for (offset, line) in headline.below.enumerated() {
        let row = top + placed.digitHeight + gap + offset
        part.line(line, column: 1, row: row)
        if offset == 0, let key = headline.key { part.target(.item(key), row: row) }
        if isSelected, offset == 0 {
          part.text("►", column: 0, row: row)
          part.addAttributes([.selected], row: row, from: 0, to: line.columns + 2)
          part.placeCursor(column: 0, row: row)
        }
      }
      if let key = headline.key {
        part.target(.item(key), Rect(column: 0, row: top, columns: part.columns, rows: placed.digitHeight))
      }
      if isSelected, headline.below.isEmpty {
        part.text("►", column: 0, row: top)
        part.placeCursor(column: 0, row: top)
      }
    }
    for (offset, line) in placed.lines.enumerated() {
      drawLine(
        line, painter, column: 1, row: placed.linesRow + offset, selected: selected, changed: changed)
    }
  }

  private func drawLine(
    _ line: Line, _ painter: Painter, column: Int, row: Int, selected: ItemKey?, changed: Set<ItemKey>
  ) {
    painter.line(line, column: column, row: row)
    guard let key = line.key else { return }
    painter.target(.item(key), row: row)
    if key == selected {
      painter.text("►", column: 0, row: row)
      painter.addAttributes([.selected], row: row)
      painter.placeCursor(column: 0, row: row)
    }
    if changed.contains(key) { painter.addAttributes([.changed], row: row) }
  }
}
