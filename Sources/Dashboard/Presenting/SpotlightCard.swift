import Model

/// The selected row alone: its figures as large as there is room.
enum SpotlightCard {
  static func draw(_ row: PresentedRow, _ state: State, _ painter: Painter) {
    painter.rule(
      row: 0,
      title: Line(
        row.title.spans.map { Span($0.text, $0.role == .text ? .paneTitle : $0.role, [.bold]) }
      ).fitted(to: painter.columns - 4))
    let numbers = row.cells.filter { $0.digits != nil }
    var shown: Set<String> = []
    var y = 2
    // The first figures as large as they go, then the next ones under them.
    for (position, heights) in [[10, 5, 3], [5, 3], [3]].enumerated() {
      let rest = numbers.filter { !shown.contains($0.id) }
      guard let first = rest.first else { break }
      let block = position == 0 ? Array(rest.prefix(2)) : rest
      let room = painter.columns - 4
      guard
        let height = heights.first(where: {
          BigDigits.columns(of: first.digits ?? "", height: $0) <= room && y + $0 + 3 <= painter.rows
        })
      else { break }
      let digits = PresentedDigits(block, height: height, columns: room)
      digits.draw(painter.clipped(to: Rect(column: 2, row: y, columns: room, rows: height + 2)))
      for id in digits.ids { shown.insert(id) }
      y += height + 3
    }
    for cell in row.cells where !shown.contains(cell.id) && cell.line.columns > 0 {
      guard y < painter.rows else { break }
      let line = Line([Span(cell.label + ": ", .columnHead)] + cell.line.spans + note(cell))
      painter.line(line.fitted(to: painter.columns - 3), column: 2, row: y)
      y += 1
    }
    painter.text("►", column: 0, row: 0, role: .mark)
    painter.addAttributes([.selected], row: 0, from: 0, to: 1)
    painter.placeCursor(column: 0, row: 0)
  }

  private static func note(_ cell: PresentedCell) -> [Span] {
    cell.note.columns > 0 ? [Span("  ")] + cell.note.spans : []
  }
}

extension State {
  /// The selected row fills the screen.
  var showsSpotlight: Bool { spotlight != nil }

  var spotlight: PresentedRow? {
    guard let presentation, presentation.zoom > 0, !isSpokenTo else { return nil }
    let screen = Screens.screen(screen)
    guard presentation.zoom > 1 || !screen.presentsRows(self) else { return nil }
    return view.selected.flatMap { screen.presentedRow($0, self) }
  }

  /// Positions of the items on the screen now.
  func visibleItems(_ items: any ItemList) -> Range<Int> {
    if let table = PresentedTable(self) { return table.window.range }
    return Screens.screen(screen).visibleItems(self, items)
  }
}
