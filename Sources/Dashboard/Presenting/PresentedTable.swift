import Model

/// The large view of a list: headline figures of the selected row in digits of blocks, and below them a table with
/// only the columns that matter.
struct PresentedTable {
  private var state: State
  let screen: any Screen
  let items: any ItemList
  /// Rows of the digits; 0 where there is no room for any.
  let digitRows: Int
  /// Lines a row of the table takes: a blank one follows where all have room so.
  let lineHeight: Int
  /// Rows of the table that are seen.
  let listRows: Int

  private static let headRows = 2
  private static let sampleCount = 40
  /// Rule, label and note around the digits.
  private static let aroundDigits = 3
  private static let fewestRows = 4

  /// nil where the screen draws itself: outside of a presentation, on pages, and where all columns are asked for.
  init?(_ state: State) {
    guard let presentation = state.presentation, (0...1).contains(presentation.zoom), !state.isSpokenTo
    else { return nil }
    let screen = Screens.screen(state.screen)
    guard screen.presentsRows(state) else { return nil }
    self.state = state
    self.screen = screen
    items = screen.items(state)
    let size = Chrome.content(state)
    let heights = PresentedDigits.heights(state.size, zoom: presentation.zoom)
    let digits = heights.first {
      size.rows >= Self.aroundDigits + $0 + Self.headRows + Self.fewestRows
    }
    digitRows = digits ?? 0
    let room = size.rows - Self.headRows - (digitRows > 0 ? digitRows + Self.aroundDigits : 1)
    lineHeight = items.count * 2 <= room + 1 || state.size.rows >= 50 ? 2 : 1
    listRows = max(1, (room + lineHeight - 1) / lineHeight)
  }

  /// The part of the list that is seen.
  var window: ScrollWindow {
    ScrollWindow(
      count: items.count, rows: listRows,
      selected: state.view.selected.flatMap { items.position(of: $0) },
      top: state.view.top.flatMap { items.position(of: $0) })
  }

  /// The same, with the selected row in the middle where the list was not seen before.
  private var opening: ScrollWindow {
    guard state.view.top == nil, let selected = state.view.selected.flatMap({ items.position(of: $0) }) else {
      return window
    }
    return ScrollWindow(
      count: items.count, rows: listRows, selected: selected, top: max(0, selected - listRows / 2))
  }

  /// Brings selection and scroll in line with what is there, and makes the rows that will be drawn, so that the next step
  /// finds those that stay.
  static func settle(_ state: inout State) -> Bool {
    // Taken out of the state, so that rows are added without copying those that are kept.
    var memory = state.presentation?.memory ?? PresentedMemory()
    state.presentation?.memory = nil
    defer { state.presentation?.memory = memory }
    guard let table = PresentedTable(state) else { return false }
    guard table.items.count > 0 else { return true }
    if state.view.selected.flatMap({ table.items.position(of: $0) }) == nil {
      state.view.selected = table.screen.firstChoice(state, table.items)
    }
    guard var settled = PresentedTable(state), case let window = settled.opening, !window.range.isEmpty else {
      return true
    }
    let top = settled.items.key(at: window.range.lowerBound)
    if state.view.top != top {
      state.view.top = top
      settled.state.view.top = top
    }
    let places = Array(settled.window.range) + settled.sample
    memory.keep(places.lazy.map { settled.items.key(at: $0) }, of: settled.screen, state)
    return true
  }

  /// Places beside those seen, whose rows say how wide columns are: a part of the list that stays the same while it is
  /// scrolled.
  private var sample: [Int] {
    let seen = window.range
    return (0..<min(Self.sampleCount, items.count)).filter { !seen.contains($0) }
  }

  // MARK: Drawing

  func draw(_ painter: Painter) {
    let window = window
    let memory = state.presentation?.memory?.list(of: state)
    func row(at position: Int) -> (ItemKey, PresentedRow)? {
      let key = items.key(at: position)
      return (memory?.row(key, state) ?? screen.presentedRow(key, state)).map { (key, $0) }
    }
    let rows = window.range.compactMap(row(at:))
    let selected = state.view.selected.flatMap { screen.presentedRow($0, state) }
    let counts = screen.presentedCounts(state)
    var y = 0
    let title = screen.presentedTitle(state) ?? selected?.title ?? .blank
    painter.rule(row: 0, title: bold(title).fitted(to: painter.columns - 24))
    painter.position(window, of: items.count, state.format)
    y += 1
    if digitRows > 0 {
      let cells = counts.isEmpty ? selected?.cells ?? [] : counts
      PresentedDigits(cells.filter { $0.digits != nil }, height: digitRows, columns: painter.columns - 2)
        .draw(painter.clipped(to: Rect(column: 1, row: y, columns: painter.columns - 2, rows: digitRows + 2)))
      y += digitRows + Self.aroundDigits - 1
    }
    guard items.count > 0 else {
      let words = screen.emptyWords(state) ?? state.wording[.plainEmpty]
      for (offset, line) in words.wrapped(columns: painter.columns - 4).enumerated() {
        painter.text(line, column: 2, row: y + offset)
      }
      return
    }
    let columns = PresentedColumns(
      rows.map(\.1) + sample.compactMap { row(at: $0)?.1 }, width: painter.columns - 3,
      most: Self.most(state.size))
    columns.drawHeads(painter, row: y)
    y += Self.headRows
    for (key, row) in rows {
      guard y < painter.rows else { break }
      let isSelected = key == state.view.selected
      painter.target(.item(key), row: y)
      painter.text(isSelected ? "►" : " ", column: 0, row: y, role: .mark)
      if row.isOwn { painter.text("▌", column: 1, row: y, role: .own) }
      columns.draw(row, painter, row: y)
      if isSelected {
        painter.addAttributes([.selected, .bold], row: y)
        painter.placeCursor(column: 0, row: y)
      }
      y += lineHeight
    }
  }

  /// Columns beside the name.
  private static func most(_ size: Size) -> Int {
    size.columns >= 160 ? 6 : size.columns >= 100 ? 4 : 3
  }

  private func bold(_ line: Line) -> Line {
    Line(line.spans.map { Span($0.text, $0.role == .text ? .paneTitle : $0.role, [.bold]) })
  }
}

/// The columns of a presented table, as wide as what stands in them.
struct PresentedColumns {
  private struct Column {
    let id: String
    let head: [CleanText]
    let alignment: Alignment
    let start: Int
    let width: Int
  }

  private let columns: [Column]
  private let titleWidth: Int
  private static let gap = 2
  private static let fewestTitle = 20
  private static let widest = 26

  /// - Parameters:
  ///   - width: columns there are, beginning with the third of the screen.
  ///   - most: columns beside the name at most.
  init(_ rows: [PresentedRow], width: Int, most: Int) {
    var order: [String] = []
    var cells: [String: [PresentedCell]] = [:]
    for row in rows {
      for cell in row.cells {
        if cells[cell.id] == nil { order.append(cell.id) }
        cells[cell.id, default: []].append(cell)
      }
    }
    let longest = rows.map(\.title.columns).max() ?? 0
    let title = min(max(Self.fewestTitle, longest), max(Self.fewestTitle, width * 2 / 5))
    var room = width - title
    var kept: [(id: String, head: [CleanText], alignment: Alignment, width: Int)] = []
    for id in order where kept.count < most {
      guard let column = cells[id], let first = column.first(where: { !$0.isMissing }) else { continue }
      // A column in which most is missing says little from afar.
      guard column.count(where: { !$0.isMissing }) * 2 > rows.count else { continue }
      let values = min(Self.widest, column.map(\.line.columns).max() ?? 0)
      guard values > 0 else { continue }
      let (head, headWidth) = Self.head(first.label, atLeast: values)
      guard room >= headWidth + Self.gap else { break }
      room -= headWidth + Self.gap
      kept.append((id, head, first.alignment, headWidth))
    }
    titleWidth = min(title + room, max(title, longest))
    var start = titleWidth + Self.gap
    columns = kept.map { column in
      defer { start += column.width + Self.gap }
      return Column(
        id: column.id, head: column.head, alignment: column.alignment, start: start, width: column.width)
    }
  }

  /// The smallest width at which a label takes two lines, not less than what stands below it.
  private static func head(_ label: CleanText, atLeast values: Int) -> ([CleanText], Int) {
    let words = label.string.split(separator: " ").map { CleanText(cleaning: String($0)).columns }
    var width = max(values, words.max() ?? 1)
    while width < label.columns, label.wrapped(columns: width).count > 2 { width += 1 }
    return (label.wrapped(columns: width), width)
  }

  func drawHeads(_ painter: Painter, row: Int) {
    for column in columns {
      for (offset, line) in column.head.enumerated() {
        painter.text(
          line.padded(to: column.width, alignment: column.alignment), column: 2 + column.start,
          row: row + 2 - column.head.count + offset, role: .columnHead)
      }
    }
  }

  func draw(_ row: PresentedRow, _ painter: Painter, row y: Int) {
    painter.line(row.title.fitted(to: titleWidth), column: 2, row: y)
    for column in columns {
      guard let cell = row.cells.first(where: { $0.id == column.id }) else { continue }
      let line = cell.line.fitted(to: column.width)
      let offset = column.alignment == .trailing ? column.width - line.columns : 0
      painter.line(
        row.isOwn ? Line(line.spans.map { Span($0.text, $0.role == .text ? .own : $0.role, [.bold]) }) : line,
        column: 2 + column.start + offset, row: y)
    }
  }
}
