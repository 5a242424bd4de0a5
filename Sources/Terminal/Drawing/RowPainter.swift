import CNcurses
import Dashboard

/// Hands rows of a frame to ncurses.
struct RowPainter {
  let styles: StyleTable
  /// The terminal's columns; what a frame has beyond is not drawn.
  let columns: Int

  /// - Parameter line: where the row is shown, where that is not its own place.
  func paint(_ frame: Frame, row: Int, on line: Int? = nil) {
    let count = min(columns, frame.size.columns)
    // One column shows nothing, and for its last cell ncurses takes the cell before the row, which is not its own: where
    // the terminal inserts characters (screen, tmux), what lies there in memory would be sent.
    guard count > 1 else { return }
    let start = row * frame.size.columns
    var cells: [cchar_t] = []
    cells.reserveCapacity(count)
    var segment = 0
    var role: Role?
    var attributes: Cell.Attributes = []
    var entry = StyleTable.Entry(attributes: 0, pair: 0, background: nil, hidesBlanks: false)
    let shown = frame.cells[start..<(start + count)]
    let end = shown.lastIndex { $0.scalar != " " }.map { $0 - start } ?? -1
    /// As the cell before is drawn; for blanks at the beginning of a row as what follows them.
    var before = shown.first { $0.scalar != " " }.map {
      styles.entry(role: $0.role, attributes: $0.attributes.subtracting(.continuation))
    }
    var text: [wchar_t] = [0, 0, 0, 0, 0, 0]
    for column in 0..<count {
      let cell = frame.cells[start + column]
      if cell.attributes.contains(.continuation) {
        // After a wide character everything is placed anew, so that no disagreement on widths runs along the row.
        flush(&cells, row: line ?? row, column: segment)
        segment = column + 1
        before = nil
        continue
      }
      let look = cell.attributes.subtracting(.continuation)
      if role != cell.role || attributes != look {
        (role, attributes) = (cell.role, look)
        entry = styles.entry(role: cell.role, attributes: look)
      }
      let isWide =
        column + 1 < frame.size.columns && frame.cells[start + column + 1].attributes.contains(.continuation)
      let scalar = column + 1 >= count && isWide ? " " : Self.drawable(cell.scalar, isWide: isWide)
      text[0] = wchar_t(bitPattern: scalar.value)
      var length = 1
      if !frame.marks.isEmpty, scalar == cell.scalar, let marks = frame.marks[start + column] {
        for mark in marks.prefix(4) where libraryWidth(mark) == 0 {
          text[length] = wchar_t(bitPattern: mark.value)
          length += 1
        }
      }
      text[length] = 0
      // Blanks at the end of a row are cleared at once, which some terminals can in their own colours only.
      var drawn = entry
      if cell.scalar == " ", length == 1, column < end || entry.background != nil, let before,
        entry.blankLooksAlike(in: before)
      {
        drawn = before
      }
      before = drawn
      var packed = cchar_t()
      cn_set_cell(&packed, text, drawn.attributes, drawn.pair)
      cells.append(packed)
    }
    flush(&cells, row: line ?? row, column: segment)
  }

  private func flush(_ cells: inout [cchar_t], row: Int, column: Int) {
    guard !cells.isEmpty else { return }
    mvwadd_wchnstr(cn_screen(), Int32(row), Int32(column), cells, Int32(cells.count))
    cells.removeAll(keepingCapacity: true)
  }

  /// The scalar itself where the C library gives it the width the frame gives it, else a question mark.
  private static func drawable(_ scalar: Unicode.Scalar, isWide: Bool) -> Unicode.Scalar {
    // All Vietnamese letters but the last block are below; nothing there is wide.
    if !isWide, (0x20...0x7E).contains(scalar.value) || (0xA1...0x2FF).contains(scalar.value),
      scalar != "\u{AD}"
    {
      return scalar
    }
    return libraryWidth(scalar) == (isWide ? 2 : 1) ? scalar : "?"
  }

  private static func libraryWidth(_ scalar: Unicode.Scalar) -> Int32 {
    wcwidth(wchar_t(bitPattern: scalar.value))
  }

  private func libraryWidth(_ scalar: Unicode.Scalar) -> Int32 { Self.libraryWidth(scalar) }
}
