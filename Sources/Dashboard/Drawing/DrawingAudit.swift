import Model

/// Watches one frame being drawn and tells where texts hide, meet or cut each other.
///
/// Only tests give one to a painter; without one a frame is drawn as if there were none. What a piece is: one text,
/// or all spans of one line. A blank that is drawn over a letter hides it as much as another letter does.
final class DrawingAudit {
  /// What is wrong, in words for the person who reads the failed test.
  enum Fault: Hashable, CustomStringConvertible {
    /// One piece was drawn over a letter of another.
    case hidden(String, by: String, column: Int, row: Int)
    /// Two pieces stand side by side without a blank between.
    case touching(String, String, column: Int, row: Int)
    /// A piece ended at the edge of its rectangle without "…", or lay outside of it.
    case cutSilently(String, column: Int, row: Int)
    /// A figure, a column head or a state lost its end.
    case cut(String, Role, column: Int, row: Int)
    /// A column got less room than it must have.
    case narrow(column: String, width: Int, minimum: Int)
    /// Figures of a column do not stand under each other.
    case crooked(column: String, edges: [Int])

    var description: String {
      switch self {
      case .hidden(let old, let new, let column, let row):
        "“\(old)” is hidden by “\(new)” at column \(column), row \(row)"
      case .touching(let left, let right, let column, let row):
        "“\(left)” runs into “\(right)” at column \(column), row \(row)"
      case .cutSilently(let text, let column, let row): "“\(text)” is cut off at column \(column), row \(row)"
      case .cut(let text, let role, let column, let row):
        "“\(text)” (\(role)) has lost its end at column \(column), row \(row)"
      case .narrow(let column, let width, let minimum):
        "column \(column) has \(width) of at least \(minimum)"
      case .crooked(let column, let edges): "column \(column) ends at \(edges)"
      }
    }
  }

  /// A cell of a table as it was placed.
  struct Placement: Hashable {
    let table: Int
    let column: String
    let row: Int
    let start: Int
    let width: Int
    let alignment: Alignment
  }

  private(set) var faults: [Fault] = []
  private(set) var placements: [Placement] = []
  private let size: Size
  /// What each cell shows, and the piece that drew it; 0 for rules and blanks.
  private var shown: [Unicode.Scalar]
  private var owner: [Int]
  private var pieces: [String] = [""]
  /// More than zero while the spans of a line are drawn.
  private var depth = 0

  init(size: Size) {
    self.size = size
    shown = Array(repeating: " ", count: size.columns * size.rows)
    owner = Array(repeating: 0, count: size.columns * size.rows)
  }

  /// Lines, marks and arrows: they stand close to what they belong to.
  private static let signs: Set<Unicode.Scalar> = Set("►◄▲▼▌◊●○■√×≠·!?│─┃━╾║┬┴┼├┤┌┐└┘▀▄█".unicodeScalars)
  private static let lines: Set<Unicode.Scalar> = Set("│─┃━╾║┬┴┼├┤┌┐└┘".unicodeScalars)

  // MARK: What is drawn

  /// The texts until ``endPiece()`` belong together.
  func beginPiece() {
    if depth == 0 { pieces.append("") }
    depth += 1
  }

  func endPiece() { depth -= 1 }

  /// - Parameters:
  ///   - column: where the text begins, on the whole frame.
  ///   - limit: the first column it may not touch.
  func note(_ text: CleanText, column: Int, row: Int, limit: Int, role: Role) {
    if depth == 0 { pieces.append("") }
    let piece = pieces.count - 1
    pieces[piece] += text.string
    noteCut(text, role: role, column: column, row: row)
    var x = column
    var isHiding = false
    for scalar in text.string.unicodeScalars {
      let width = CharacterWidth.columns(of: scalar)
      if width == 0 { continue }
      guard x + width <= limit, row >= 0, row < size.rows else {
        if scalar != " " {
          faults.append(.cutSilently(text.string, column: x, row: row))
          break
        }
        x += width
        continue
      }
      if x >= 0 {
        let index = row * size.columns + x
        let old = owner[index]
        if old != 0, old != piece, shown[index] != " ", shown[index] != scalar, !isHiding,
          !(Self.lines.contains(shown[index]) && Self.signs.contains(scalar))
        {
          isHiding = true
          faults.append(.hidden(pieces[old], by: text.string, column: x, row: row))
        }
        shown[index] = scalar
        owner[index] = scalar == " " ? 0 : piece
        if width == 2 {
          shown[index + 1] = scalar
          owner[index + 1] = piece
        }
      }
      x += width
    }
  }

  /// - Parameter isCover: what lay below is covered on purpose, as a box over the screen does.
  func noteFill(_ area: Rect, with scalar: Unicode.Scalar, isCover: Bool) {
    for row in area.row..<max(area.row, area.endRow) {
      var isHiding = false
      for column in area.column..<max(area.column, area.endColumn) {
        let index = row * size.columns + column
        if !isCover, owner[index] != 0, shown[index] != " ", !isHiding, !Self.lines.contains(shown[index]) {
          isHiding = true
          faults.append(.hidden(pieces[owner[index]], by: "a fill of “\(scalar)”", column: column, row: row))
        }
        shown[index] = scalar
        owner[index] = 0
      }
    }
    if isCover { placements.removeAll { area.row <= $0.row && $0.row < area.endRow } }
  }

  /// A figure, a head or a state that ends in "…" says something else than it should.
  private func noteCut(_ text: CleanText, role: Role, column: Int, row: Int) {
    guard text.string.hasSuffix("…") else { return }
    let kept = text.string.dropLast()
    let isFigure =
      !kept.isEmpty && kept.contains(where: \.isNumber)
      && kept.allSatisfy { $0.isNumber || "+−,.%/▲▼ ".contains($0) }
    switch role {
    case .columnHead, .tab, .tabSelected, .footerKey, .footerText, .headline, .good, .warning, .bad:
      if !kept.isEmpty { faults.append(.cut(text.string, role, column: column, row: row)) }
    default:
      if isFigure, role != .source { faults.append(.cut(text.string, role, column: column, row: row)) }
    }
  }

  /// - Parameter place: with its start relative to `origin`.
  func note(_ place: TableLayout.Placed, table: Int, origin: Int, row: Int) {
    if place.width < place.column.minimum {
      let fault = Fault.narrow(
        column: place.column.id, width: place.width, minimum: place.column.minimum)
      if !faults.contains(fault) { faults.append(fault) }
    }
    placements.append(
      Placement(
        table: table, column: place.column.id, row: row, start: origin + place.start, width: place.width,
        alignment: place.column.alignment))
  }

  // MARK: When all is drawn

  /// Looks at the finished frame: texts that touch, and figures that do not stand under each other.
  func finish() {
    for row in 0..<size.rows {
      for column in 1..<max(1, size.columns) {
        let index = row * size.columns + column
        let (left, right) = (owner[index - 1], owner[index])
        guard left != 0, right != 0, left != right, shown[index - 1] != " ", shown[index] != " ",
          !Self.signs.contains(shown[index - 1]), !Self.signs.contains(shown[index]),
          // The brackets of the open tab stand in the blank that parts it from its neighbours.
          row != 1 || !["[", "]"].contains(shown[index - 1]) && !["[", "]"].contains(shown[index])
        else { continue }
        faults.append(.touching(pieces[left], pieces[right], column: column, row: row))
      }
    }
    var byColumn: [String: [Placement]] = [:]
    for placement in placements where placement.alignment == .trailing {
      byColumn["\(placement.table):\(placement.column)", default: []].append(placement)
    }
    for (column, cells) in byColumn {
      let edges = Set(cells.compactMap { lastDigit($0) })
      if edges.count > 1 { faults.append(.crooked(column: column, edges: edges.sorted())) }
    }
  }

  /// The column of a figure's last digit; nil for a cell that is not a bare figure.
  private func lastDigit(_ cell: Placement) -> Int? {
    let from = max(0, cell.start)
    let end = min(size.columns, cell.start + cell.width)
    guard from < end, cell.row < size.rows else { return nil }
    let start = cell.row * size.columns
    var scalars = Array(shown[(start + from)..<(start + end)])
    while scalars.last == " " { scalars.removeLast() }
    guard let last = scalars.lastIndex(where: { $0.properties.numericType != nil }) else { return nil }
    // A sign after a figure stands out to the right and is not part of it.
    let after = scalars[(last + 1)...]
    guard after.isEmpty || (after.count == 1 && "=".unicodeScalars.contains(after[last + 1])) else {
      return nil
    }
    return from + last
  }
}
