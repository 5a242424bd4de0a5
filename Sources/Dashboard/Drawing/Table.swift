import Model

/// A column of a table.
struct TableColumn {
  let id: String
  /// Head when there is room, and the short one.
  let head: CleanText
  let shortHead: CleanText
  /// Smallest width it is useful at.
  let minimum: Int
  /// Width it would like; extra room goes to flexible columns.
  let ideal: Int
  let alignment: Alignment
  /// Which columns give way first: the largest number. 0 never does.
  let priority: Int
  /// Share of the extra room; 0 for fixed columns.
  let flex: Int

  init(
    _ id: String, head: CleanText, shortHead: CleanText? = nil, minimum: Int, ideal: Int? = nil,
    alignment: Alignment = .leading, priority: Int = 0, flex: Int = 0
  ) {
    self.id = id
    self.head = head
    self.shortHead = shortHead ?? head
    self.minimum = minimum
    self.ideal = max(minimum, ideal ?? minimum)
    self.alignment = alignment
    self.priority = priority
    self.flex = flex
  }
}

/// Columns with their places, computed once per frame from the room there is.
struct TableLayout {
  struct Placed {
    let column: TableColumn
    let start: Int
    let width: Int
  }
  let placed: [Placed]
  let width: Int

  /// Drops columns by priority until the minimum widths fit, then hands out the room: first up to the ideal
  /// widths, then to flexible columns.
  init(_ columns: [TableColumn], width: Int, gap: Int = 1) {
    var kept = columns
    func needed(_ columns: [TableColumn]) -> Int {
      columns.reduce(0) { $0 + $1.minimum } + gap * max(0, columns.count - 1)
    }
    while needed(kept) > width, let weakest = kept.max(by: { $0.priority < $1.priority }),
      weakest.priority > 0, let position = kept.lastIndex(where: { $0.priority == weakest.priority })
    {
      kept.remove(at: position)
    }
    var widths = kept.map(\.minimum)
    var room = width - needed(kept)
    var isGrowing = true
    while room > 0, isGrowing {
      isGrowing = false
      for position in kept.indices where room > 0 && widths[position] < kept[position].ideal {
        widths[position] += 1
        room -= 1
        isGrowing = true
      }
    }
    let flexible = kept.reduce(0) { $0 + $1.flex }
    if room > 0, flexible > 0 {
      var left = room
      for position in kept.indices where kept[position].flex > 0 {
        let share = min(left, room * kept[position].flex / flexible)
        widths[position] += share
        left -= share
      }
      if left > 0, let position = kept.firstIndex(where: { $0.flex > 0 }) { widths[position] += left }
    }
    var start = 0
    var identity = 0
    var placed: [Placed] = []
    for (position, column) in kept.enumerated() {
      placed.append(Placed(column: column, start: start, width: max(0, min(widths[position], width - start))))
      start += widths[position] + gap
      identity = identity &* 31 &+ start
    }
    self.placed = placed
    self.identity = identity
    self.width = width
  }

  func contains(_ id: String) -> Bool { placed.contains { $0.column.id == id } }

  /// Tells tables of one frame apart for ``DrawingAudit``: tables whose columns all stand alike are one.
  let identity: Int

  /// Tells an audit where a cell stands.
  private func audit(_ place: Placed, _ painter: Painter, row: Int) {
    guard let audit = painter.audit else { return }
    audit.note(place, table: identity, origin: painter.area.column, row: painter.area.row + row)
  }

  /// Draws the heads; the sorted column carries an arrow, the chosen one is underlined.
  func drawHeads(
    _ painter: Painter, row: Int, chosen: String? = nil, sorted: String? = nil, isReversed: Bool = false
  ) {
    for place in placed {
      audit(place, painter, row: row)
      let full = place.column.head.columns <= place.width
      var head = full ? place.column.head : place.column.shortHead
      if place.column.id == sorted {
        let arrow: CleanText = isReversed ? "▲" : "▼"
        if head.columns < place.width { head = arrow + head }
      }
      painter.text(
        head.padded(to: place.width, alignment: place.column.alignment), column: place.start, row: row,
        role: .columnHead, attributes: place.column.id == chosen ? [.underlined] : [])
    }
  }

  /// Draws one cell of a row.
  func drawCell(
    _ painter: Painter, row: Int, column id: String, _ line: Line, attributes: Cell.Attributes = []
  ) {
    guard let place = placed.first(where: { $0.column.id == id }) else { return }
    drawCell(painter, row: row, place: place, line, attributes: attributes)
  }

  func drawCell(
    _ painter: Painter, row: Int, place: Placed, _ line: Line, attributes: Cell.Attributes = []
  ) {
    audit(place, painter, row: row)
    let fitted = line.fitted(to: place.width)
    let blanks = place.width - fitted.columns
    let offset =
      switch place.column.alignment {
      case .leading: 0
      case .trailing: blanks
      case .centre: blanks / 2
      }
    painter.clipped(to: Rect(column: place.start, row: row, columns: place.width, rows: 1))
      .line(fitted, column: offset, row: 0, attributes: attributes)
  }
}

/// Which part of a long list is on the screen.
struct ScrollWindow {
  let range: Range<Int>
  let selected: Int?

  /// Keeps the selected row inside, moving the top as little as possible.
  /// - Parameters:
  ///   - top: position of the row that was at the top.
  init(count: Int, rows: Int, selected: Int?, top: Int?) {
    let rows = max(1, rows)
    var first = min(max(0, top ?? 0), max(0, count - rows))
    if let selected {
      if selected < first { first = selected }
      if selected >= first + rows { first = selected - rows + 1 }
    }
    self.range = first..<min(count, first + rows)
    self.selected = selected
  }
}
