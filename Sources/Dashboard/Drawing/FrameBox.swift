import Model

/// Shares one frame among the painters of its parts while it is drawn.
final class FrameBox {
  private(set) var frame: Frame
  let audit: DrawingAudit?
  /// True where the frame is shown in ASCII, so that what is made of blocks is drawn of other signs.
  let usesASCII: Bool
  /// What can be clicked; nil where nobody asks.
  var targets: [(area: Rect, target: ClickTarget)]?
  /// True once a wide character, or a mark that does not compose, was drawn: from then on each cell is looked at
  /// before it is written.
  private var hasSpecialCells = false

  init(_ frame: Frame, audit: DrawingAudit? = nil, usesASCII: Bool = false) {
    self.frame = frame
    self.audit = audit
    self.usesASCII = usesASCII
  }

  /// Writes a text into a row.
  /// - Parameters:
  ///   - column: of the first letter, relative to `rowStart`; may be negative.
  ///   - limit: the first column that may not be written, likewise.
  ///   - rowStart: the cell where the painter's rectangle begins in this row.
  /// - Returns: the column after the last one.
  func write(
    _ text: CleanText, from column: Int, to limit: Int, rowStart: Int, role: Role, attributes: Cell.Attributes
  ) -> Int {
    let scalars = text.string.unicodeScalars
    var x = column
    var index = scalars.startIndex
    if !hasSpecialCells {
      // Nearly every text is done here: one letter a cell.
      frame.cells.withUnsafeMutableBufferPointer { cells in
        while index < scalars.endIndex, x < limit {
          let scalar = scalars[index]
          guard scalar.value < 0x300 || CharacterWidth.columns(of: scalar) == 1 else { return }
          if x >= 0 { cells[rowStart + x] = Cell(scalar: scalar, role: role, attributes: attributes) }
          x += 1
          index = scalars.index(after: index)
        }
      }
      if index == scalars.endIndex { return x }
    }
    var last: Int? = x > column && x > 0 ? rowStart + x - 1 : nil
    while index < scalars.endIndex {
      let scalar = scalars[index]
      index = scalars.index(after: index)
      let width = scalar.value < 0x300 ? 1 : CharacterWidth.columns(of: scalar)
      if width == 0 {
        if let last, (frame.marks[last]?.count ?? 0) < 4 {
          frame.marks[last, default: []].append(scalar)
          hasSpecialCells = true
        }
        continue
      }
      guard x + width <= limit else { break }
      if x >= 0 {
        put(Cell(scalar: scalar, role: role, attributes: attributes), at: rowStart + x)
        last = rowStart + x
        if width == 2 {
          hasSpecialCells = true
          put(
            Cell(scalar: " ", role: role, attributes: attributes.union(.continuation)), at: rowStart + x + 1)
        }
      }
      x += width
    }
    return x
  }

  /// Writes the same cell into neighbouring ones.
  func fill(_ range: Range<Int>, with cell: Cell) {
    guard hasSpecialCells else {
      frame.cells.withUnsafeMutableBufferPointer { $0[range].update(repeating: cell) }
      return
    }
    for index in range { put(cell, at: index) }
  }

  /// Adds attributes to neighbouring cells, keeping what is written there.
  func add(_ attributes: Cell.Attributes, to range: Range<Int>) {
    for index in range {
      let cell = frame.cells[index]
      frame.cells[index] = Cell(
        scalar: cell.scalar, role: cell.role, attributes: cell.attributes.union(attributes))
    }
  }

  func placeCursor(_ place: Point, isVisible: Bool) {
    frame.cursor = place
    frame.showsCursor = isVisible
  }

  private func put(_ cell: Cell, at index: Int) {
    if !frame.marks.isEmpty { frame.marks[index] = nil }
    // Half of a wide character must not stay behind when the other half is overwritten.
    let old = frame.cells[index]
    if old.attributes.contains(.continuation), !cell.attributes.contains(.continuation), index > 0 {
      frame.cells[index - 1] = Cell(scalar: " ", role: frame.cells[index - 1].role, attributes: [])
    }
    frame.cells[index] = cell
  }
}
