/// A size in character cells.
public struct Size: Hashable, Sendable, Codable {
  public let columns: Int
  public let rows: Int

  public init(columns: Int, rows: Int) {
    self.columns = columns
    self.rows = rows
  }

  /// Reads `120x40`; nil outside 1...1000 each.
  public init?(_ text: String) {
    let parts = text.split(separator: "x", omittingEmptySubsequences: false)
    guard parts.count == 2, let columns = Int(parts[0]), let rows = Int(parts[1]),
      (1...1000).contains(columns), (1...1000).contains(rows)
    else { return nil }
    self.init(columns: columns, rows: rows)
  }
}

/// A place on the screen, from 0 at the top left.
public struct Point: Hashable, Sendable, Codable {
  public let column: Int
  public let row: Int

  public init(column: Int, row: Int) {
    self.column = column
    self.row = row
  }
}

/// A whole screen as a grid of styled cells; a value, made from the state and compared in tests.
public struct Frame: Hashable, Sendable {
  public let size: Size
  /// Row by row; `size.columns * size.rows` cells.
  public internal(set) var cells: [Cell]
  /// Combining marks that follow a cell's scalar, by cell index; rare after composition.
  public internal(set) var marks: [Int: [Unicode.Scalar]]
  /// Where the hardware cursor rests: the selected row or the prompt, for magnifiers and screen readers.
  public internal(set) var cursor: Point
  /// True while text is typed at the cursor, so that it is shown.
  public internal(set) var showsCursor: Bool

  /// A blank frame. Sizes below one are taken as one.
  public init(size: Size) {
    let size = Size(columns: max(1, size.columns), rows: max(1, size.rows))
    self.size = size
    self.cells = Array(repeating: .blank, count: size.columns * size.rows)
    self.marks = [:]
    self.cursor = Point(column: 0, row: 0)
    self.showsCursor = false
  }

  public subscript(column column: Int, row row: Int) -> Cell {
    cells[row * size.columns + column]
  }

  /// The text of one row, right blanks kept.
  public func text(row: Int) -> String {
    var result = ""
    for index in (row * size.columns)..<((row + 1) * size.columns) {
      let cell = cells[index]
      if cell.attributes.contains(.continuation) { continue }
      result.unicodeScalars.append(cell.scalar)
      for mark in marks[index] ?? [] { result.unicodeScalars.append(mark) }
    }
    return result
  }

  /// The whole screen as lines, each ending in a line feed, right blanks kept.
  public var text: String {
    (0..<size.rows).map { text(row: $0) + "\n" }.joined()
  }
}
