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
  /// True for a column of wider tables, which is there only where it is chosen.
  let isBeyond: Bool

  init(
    _ id: String, head: CleanText, shortHead: CleanText? = nil, minimum: Int, ideal: Int? = nil,
    alignment: Alignment = .leading, priority: Int = 0, flex: Int = 0, isBeyond: Bool = false
  ) {
    self.id = id
    self.head = head
    self.shortHead = shortHead ?? head
    self.minimum = minimum
    self.ideal = max(minimum, ideal ?? minimum)
    self.alignment = alignment
    self.priority = priority
    self.flex = flex
    self.isBeyond = isBeyond
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
  /// Columns that are not seen because there is no room for them, in the order of the table.
  let hidden: [TableColumn]

  /// Drops columns by priority until the minimum widths fit, then hands out the room: first up to the ideal
  /// widths, then to flexible columns.
  /// - Parameters:
  ///   - chosen: the column that the cursor is on, which never gives way to others.
  ///   - sorted: the one that the rows are ordered by, which is the last to give way.
  init(
    _ columns: [TableColumn], width: Int, gap: Int = 1, chosen: String? = nil, sorted: String? = nil
  ) {
    var kept = columns.compactMap { column -> TableColumn? in
      if column.id == chosen { return column.staying() }
      if column.id == sorted { return column.givingWay(min(column.priority, 1)) }
      return column.isBeyond ? nil : column
    }
    func needed(_ columns: [TableColumn]) -> Int {
      columns.reduce(0) { $0 + $1.minimum } + gap * max(0, columns.count - 1)
    }
    while needed(kept) > width, let weakest = kept.max(by: { $0.priority < $1.priority }),
      weakest.priority > 0, let position = kept.lastIndex(where: { $0.priority == weakest.priority })
    {
      kept.remove(at: position)
    }
    hidden = columns.filter { column in !kept.contains { $0.id == column.id } }
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

  /// "1–15 / 40 ▼": which part of a list is seen; nil where all of it is.
  func words(of count: Int, _ format: Format) -> CleanText? {
    guard range.count < count, !range.isEmpty else { return nil }
    let arrow: CleanText = range.upperBound < count ? "▼" : "▲"
    return format.integer(range.lowerBound + 1) + "–" + format.integer(range.upperBound) + " / "
      + format.integer(count) + " " + arrow
  }
}

extension Painter {
  /// Draws the rule above a table, and at its right end which columns are not seen: by name where there is room.
  /// ← → come to them.
  /// - Parameters:
  ///   - titles: the title, and shorter forms of it for narrow tables.
  ///   - hidden: the columns that can be chosen but are not seen.
  func rule(row: Int, titles: [Line], hidden: [TableColumn], _ wording: Wording, _ format: Format) {
    guard !hidden.isEmpty, let shortest = titles.last else {
      rule(row: row, title: titles.first { $0.columns <= columns - 3 } ?? titles.last ?? .blank)
      return
    }
    func names(_ heads: [CleanText]) -> CleanText {
      wording(.columnsBeyond, heads.joined(separator: ", "))
    }
    let notes = [
      names(hidden.map(\.head)), names(hidden.map(\.shortHead)),
      wording(.columnsBeyondCount, format.integer(hidden.count)),
    ]
    func room(_ note: CleanText) -> Int { columns - note.columns - 7 }
    var choice = (title: shortest, note: notes[2])
    search: for title in titles {
      for note in notes where title.columns <= room(note) {
        choice = (title, note)
        break search
      }
    }
    rule(row: row, title: choice.title.fitted(to: room(choice.note)))
    let text = " " + choice.note + " "
    self.text(text, column: columns - text.columns - 1, row: row, role: .columnHead)
  }

  /// Draws the rule above lines that may be scrolled; the title leaves room for the words of ``position(_:of:row:_:)``.
  /// - Parameters:
  ///   - titles: the title, and shorter forms of it.
  ///   - count: how many lines there are.
  ///   - rows: how many of them are seen.
  func rule(titles: [Line], above count: Int, rows: Int, _ format: Format) {
    // " 12–34 / 56 ▼ " and a piece of the rule on either side.
    let words = count > rows ? 3 * format.integer(count).columns + 9 : 0
    let room = columns - 4 - words
    rule(row: 0, title: titles.first { $0.columns <= room } ?? titles.last?.fitted(to: room) ?? .blank)
  }

  /// Says at the right end of a rule which part of the list below is seen: there it costs no figure its room.
  func position(_ window: ScrollWindow, of count: Int, row: Int = 0, _ format: Format) {
    guard let words = window.words(of: count, format) else { return }
    let text = " " + words + " "
    self.text(text, column: columns - text.columns - 1, row: row, role: .columnHead)
  }
}
