import Model

extension Chrome {
  /// A notice that is longer than the row covers rows above it until the next key: its end says what to do.
  static func drawNotice(_ notice: Notice, _ painter: Painter, row: Int) {
    let mark: CleanText =
      switch notice.kind {
      case .information: " "
      case .warning: " ! "
      case .error: " × "
      }
    let role: Role =
      switch notice.kind {
      case .information: .notice
      case .warning: .warning
      case .error: .bad
      }
    let room = max(1, painter.columns - mark.columns - 1)
    let lines =
      notice.text.columns <= room + 1
      ? [notice.text] : notice.text.wrapped(columns: room, rows: min(mostNoticeRows, row + 1))
    let top = row - lines.count + 1
    if top < row {
      painter.fill(
        Rect(column: 0, row: top, columns: painter.columns, rows: lines.count), with: " ",
        role: .overlay)
    }
    let blank: CleanText = notice.kind == .information ? " " : "   "
    for (offset, line) in lines.enumerated() {
      painter.text(
        ((offset == 0 ? mark : blank) + line).padded(to: painter.columns), column: 0, row: top + offset,
        role: role, attributes: [.bold])
    }
  }

  private static let mostNoticeRows = 4
}
