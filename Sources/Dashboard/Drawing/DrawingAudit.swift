import Model

/// Watches frames being drawn and tells where texts hide, meet or cut each other.
///
/// Only tests give one to a painter; without one a frame is drawn as if there were none. What a piece is: one text,
/// or all spans of one line. A blank that is drawn over a letter hides it as much as another letter does.
///
/// An audit may watch one frame after the other. What is written into a row is kept in the order of writing, and a row
/// that was written like the same row of the frame before is not looked at again: whatever is wrong with a row, but for
/// figures that do not stand under each other, follows from what was written into it.
package final class DrawingAudit {
  /// What is wrong, in words for the person who reads the failed test.
  package enum Fault: Hashable, CustomStringConvertible {
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
    /// The selected row does not show that it is.
    case selection(String)

    package var description: String {
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
      case .selection(let what): what
      }
    }
  }

  /// What is wrong with the last frame; complete after ``finish()``.
  package private(set) var faults: [Fault] = []
  private var size: Size
  private var rows: [AuditedRow]
  /// The rows of the frame before, if it was as wide.
  private var before: [AuditedRow] = []
  /// More than zero while the spans of a line are drawn.
  private var depth = 0
  /// The next text begins a piece of its own.
  private var beginsPiece = true

  package init(size: Size) {
    self.size = size
    rows = Array(repeating: AuditedRow(), count: max(0, size.rows))
  }

  /// Watches another frame from now on.
  package func begin(_ size: Size) {
    if size.columns == self.size.columns { swap(&before, &rows) } else { before = [] }
    self.size = size
    faults.removeAll(keepingCapacity: true)
    depth = 0
    beginsPiece = true
    if rows.count > size.rows { rows.removeLast(rows.count - size.rows) }
    for row in rows.indices { rows[row].clear() }
    while rows.count < size.rows { rows.append(AuditedRow()) }
  }

  // MARK: What is drawn

  /// The texts until ``endPiece()`` belong together.
  func beginPiece() {
    if depth == 0 { beginsPiece = true }
    depth += 1
  }

  func endPiece() {
    depth -= 1
    if depth == 0 { beginsPiece = true }
  }

  /// - Parameters:
  ///   - column: where the text begins, on the whole frame.
  ///   - limit: the first column it may not touch.
  func note(_ text: CleanText, column: Int, row: Int, limit: Int, role: Role) {
    guard rows.indices.contains(row) else {
      // Blanks outside the screen are nothing to lose.
      if text.string.unicodeScalars.contains(where: { $0 != " " }) {
        faults.append(.cutSilently(text.string, column: column, row: row))
      }
      return
    }
    rows[row].writings.append(
      AuditedRow.Writing(
        kind: .text, beginsPiece: beginsPiece || depth == 0, role: role, column: Int32(column),
        limit: Int32(limit), text: text.string))
    beginsPiece = false
  }

  /// - Parameter isCover: what lay below is covered on purpose, as a box over the screen does.
  func noteFill(_ area: Rect, with scalar: Unicode.Scalar, isCover: Bool) {
    guard area.columns > 0 else { return }
    for row in area.row..<max(area.row, area.endRow) where rows.indices.contains(row) {
      rows[row].writings.append(
        AuditedRow.Writing(
          kind: isCover ? .cover : .fill, beginsPiece: false, role: .text, column: Int32(area.column),
          limit: Int32(area.endColumn), text: String(scalar)))
    }
  }

  /// - Parameter place: with its start relative to `origin`.
  func note(_ place: TableLayout.Placed, table: Int, origin: Int, row: Int) {
    if place.width < place.column.minimum {
      let fault = Fault.narrow(
        column: place.column.id, width: place.width, minimum: place.column.minimum)
      if !faults.contains(fault) { faults.append(fault) }
    }
    // Only figures have to stand under each other.
    guard place.column.alignment == .trailing, rows.indices.contains(row) else { return }
    rows[row].writings.append(
      AuditedRow.Writing(
        kind: .figure(table: table), beginsPiece: false, role: .text, column: Int32(origin + place.start),
        limit: Int32(origin + place.start + place.width), text: place.column.id))
  }

  // MARK: When all is drawn

  /// Looks at the finished frame.
  package func finish() {
    for row in rows.indices {
      if before.indices.contains(row), before[row].writings == rows[row].writings {
        rows[row].take(findingsOf: before[row])
      } else {
        rows[row].look(columns: size.columns, row: row)
      }
      if !rows[row].faults.isEmpty { faults += rows[row].faults }
    }
    lookForCrookedColumns()
  }

  /// The selected row must carry ►, be reversed, and have the cursor of the terminal on its ►, unless text is typed.
  func look(at frame: Frame, selectedIn state: State) {
    if frame.showsCursor { return }
    if StageScreen(state) != nil { return }
    // What is only spoken to has nothing to select.
    if state.presentation?.isSpokenTo == true, state.backStack.isEmpty { return }
    switch state.overlays.last {
    case nil, .help?, .chooseHome?: break
    default: return
    }
    let cell = frame[column: frame.cursor.column, row: frame.cursor.row]
    if cell.scalar == "►", cell.attributes.contains(.selected) { return }
    let items = Screens.screen(state.screen).items(state)
    guard items.count > 0, let selected = state.view.selected, items.position(of: selected) != nil else {
      return
    }
    if cell.scalar != "►" {
      faults.append(.selection("the cursor is at \(frame.cursor) on “\(cell.scalar)” and not on ►"))
    } else {
      faults.append(.selection("the row of ► is not reversed"))
    }
  }

  private func lookForCrookedColumns() {
    var edges: [AuditedRow.Figure.Column: Int] = [:]
    var crooked: [AuditedRow.Figure.Column: Set<Int>] = [:]
    var last: [AuditedRow.Figure] = []
    for row in rows where !row.figures.isEmpty {
      // Most rows of a table end where the row above them ends.
      if row.figures == last { continue }
      last = row.figures
      for figure in row.figures {
        let edge = edges[figure.column, default: figure.edge]
        edges[figure.column] = edge
        if edge != figure.edge { crooked[figure.column, default: [edge]].insert(figure.edge) }
      }
    }
    for (column, edges) in crooked {
      faults.append(.crooked(column: column.name, edges: edges.sorted()))
    }
  }
}

extension State {
  /// Draws the state and tells what is wrong with it.
  package func faults(seenBy audit: DrawingAudit) -> [DrawingAudit.Fault] {
    audit.begin(size)
    let frame = frame(audit: audit)
    audit.finish()
    audit.look(at: frame, selectedIn: self)
    return audit.faults
  }
}
