import Model

/// Draws into one rectangle of a frame and cannot write outside it.
///
/// Coordinates are relative to the rectangle. Text is clean by type; a wide character that would stick out at
/// the edge is left out rather than cut in half.
public struct Painter {
  private let target: FrameBox
  /// The rectangle drawn into, in frame coordinates.
  public let area: Rect

  public var columns: Int { area.columns }
  public var rows: Int { area.rows }

  /// Draws a whole frame.
  public static func frame(size: Size, _ draw: (Painter) -> Void) -> Frame {
    frame(size: size, audit: nil, draw)
  }

  /// Draws a whole frame while an audit watches; see ``DrawingAudit``.
  /// - Parameter usesASCII: the frame will be shown in ASCII; see ``Frame/ascii``.
  static func frame(
    size: Size, audit: DrawingAudit?, usesASCII: Bool = false, _ draw: (Painter) -> Void
  ) -> Frame {
    let box = FrameBox(Frame(size: size), audit: audit, usesASCII: usesASCII)
    draw(
      Painter(
        target: box,
        area: Rect(column: 0, row: 0, columns: box.frame.size.columns, rows: box.frame.size.rows)))
    return box.frame
  }

  /// Draws a whole frame and returns what can be clicked in it.
  static func targets(size: Size, _ draw: (Painter) -> Void) -> [(area: Rect, target: ClickTarget)] {
    let box = FrameBox(Frame(size: size))
    box.targets = []
    draw(
      Painter(
        target: box,
        area: Rect(column: 0, row: 0, columns: box.frame.size.columns, rows: box.frame.size.rows)))
    return box.targets ?? []
  }

  private init(target: FrameBox, area: Rect) {
    self.target = target
    self.area = area
  }

  /// Watches what is drawn, in tests.
  var audit: DrawingAudit? { target.audit }

  /// True where the frame is shown in ASCII.
  var usesASCII: Bool { target.usesASCII }

  /// A painter for a part of this one's rectangle, in this one's coordinates.
  public func clipped(to part: Rect) -> Painter {
    let absolute = Rect(
      column: area.column + part.column, row: area.row + part.row, columns: part.columns, rows: part.rows)
    return Painter(target: target, area: absolute.intersection(area))
  }

  /// The rectangle as a part of itself, for splitting.
  public var bounds: Rect { Rect(column: 0, row: 0, columns: columns, rows: rows) }

  /// Writes text from a column on, cut at the edge. Returns the column after it.
  @discardableResult
  public func text(
    _ text: CleanText, column: Int, row: Int, role: Role = .text, attributes: Cell.Attributes = []
  ) -> Int {
    if let audit = target.audit {
      audit.note(
        text, column: area.column + column, row: row >= 0 && row < rows ? area.row + row : -1,
        limit: area.endColumn, role: role)
    }
    guard row >= 0, row < rows else { return column }
    return target.write(
      text, from: column, to: columns,
      rowStart: (area.row + row) * target.frame.size.columns + area.column, role: role, attributes: attributes
    )
  }

  /// Fills a rectangle with one character of width one.
  public func fill(_ part: Rect, with scalar: Unicode.Scalar, role: Role, attributes: Cell.Attributes = []) {
    let clipped = clipped(to: part).area
    target.audit?.noteFill(clipped, with: scalar, isCover: role == .overlay)
    let cell = Cell(scalar: scalar, role: role, attributes: attributes)
    for row in clipped.row..<max(clipped.row, clipped.endRow) {
      let start = row * target.frame.size.columns
      target.fill(
        (start + clipped.column)..<max(start + clipped.column, start + clipped.endColumn), with: cell)
    }
  }

  /// Adds attributes to every cell of a row, keeping what is written there.
  public func addAttributes(_ attributes: Cell.Attributes, row: Int, from: Int = 0, to: Int? = nil) {
    guard row >= 0, row < rows else { return }
    let start = (area.row + row) * target.frame.size.columns + area.column
    let end = min(to ?? columns, columns)
    guard from < end else { return }
    target.add(attributes, to: (start + max(0, from))..<(start + end))
  }

  /// Says what a click on a part of the rectangle means. Noted only where somebody clicked.
  func target(_ target: ClickTarget, _ part: Rect) {
    guard self.target.targets != nil else { return }
    let place = clipped(to: part).area
    if !place.isEmpty { self.target.targets?.append((place, target)) }
  }

  /// Says what a click on a row means.
  func target(_ target: ClickTarget, row: Int) {
    self.target(target, Rect(column: 0, row: row, columns: columns, rows: 1))
  }

  /// Puts the hardware cursor somewhere in the rectangle.
  public func placeCursor(column: Int, row: Int, visible: Bool = false) {
    guard row >= 0, row < rows, column >= 0, column < columns else { return }
    target.placeCursor(Point(column: area.column + column, row: area.row + row), isVisible: visible)
  }
}
