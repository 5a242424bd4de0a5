import Model

/// What a projector, a font and a video stream must show, on one screen: pairs of letters that poor fonts draw alike,
/// every symbol the program uses, states in their colours, headline digits, fine lines, and a ruler on all edges.
enum TestPicture {
  /// Letters that differ in one small tone mark.
  private static let pairs: CleanText = "ể ế   ổ ố   ẩ ấ   ỏ ó   điểm điếm   của cúa   kể kế   hổ hố"
  private static let symbols: CleanText = "− ≠ √ ■ ○ ● ◊ ▲ ▼ ► ◄ × · ─ │ ┃ ━ ╾ ║ ▀ ▄ █ ▌ ┌ ┬ ┐ ├ ┼ ┤ └ ┴ ┘"
  private static let states: [DirectiveState] = [
    .overdue, .dueSoon, .unknown, .awaitingConfirmation, .inTime, .noDate, .done, .onHold, .returned,
    .dropped,
  ]

  static func draw(_ state: State, _ painter: Painter) {
    drawRulers(painter)
    // The rulers take two columns at the left and one at the other edges.
    let inside = painter.clipped(
      to: Rect(column: 4, row: 2, columns: painter.columns - 7, rows: painter.rows - 3))
    var row = 0
    for part in parts(state, columns: inside.columns, rows: inside.rows) {
      guard row + part.rows <= inside.rows else { continue }
      part.draw(inside.clipped(to: Rect(column: 0, row: row, columns: inside.columns, rows: part.rows)))
      row += part.rows
    }
    painter.placeCursor(column: 0, row: 0)
  }

  /// A part of the picture and the rows it takes.
  private struct Part {
    let rows: Int
    let draw: (Painter) -> Void
  }

  /// The parts from top to bottom. Blank rows come between them where there is room for all.
  private static func parts(_ state: State, columns: Int, rows: Int) -> [Part] {
    let wording = state.wording
    func line(_ line: Line) -> Part { Part(rows: 1) { $0.line(line, row: 0) } }
    let title = wording(
      .testPictureTitle, state.format.integer(state.size.columns), state.format.integer(state.size.rows),
      CleanText(cleaning: state.theme))
    var parts = [line(Line(title, .paneTitle, [.bold]))]
    parts.append(line(Line(wording[.testPicturePairs])))
    parts += wrapped(pairs, columns: columns).map { line(Line($0)) }
    parts += wrapped(pairs, columns: columns).map { line(Line($0, .text, [.bold])) }
    parts += wrapped(symbols, columns: columns).map { line(Line($0)) }
    parts += rowsOf(stateSpans(state), columns: columns).map { line($0) }
    parts.append(digits(height: 3, columns: columns))
    let patches = rowsOf(roleSpans(state), columns: columns).map { line($0) }
    parts += patches
    parts.append(selected(wording))
    parts.append(pattern)
    parts.append(line(Line(wording[.testPictureEdges])))
    func total() -> Int { parts.reduce(0) { $0 + $1.rows } }
    // Larger digits stand before the patches where there is room for them.
    for height in [5, 10] where columns >= (height == 5 ? 56 : 110) && total() + height <= rows {
      let place = parts.count - patches.count - 3
      parts.insert(digits(height: height, columns: columns), at: place)
    }
    var spare = rows - total()
    var spread: [Part] = []
    for (position, part) in parts.enumerated() {
      spread.append(part)
      if spare > 0, position + 1 < parts.count, part.rows > 1 || parts[position + 1].rows > 1 || position == 0
      {
        spread.append(Part(rows: 1) { _ in })
        spare -= 1
      }
    }
    return spread
  }

  private static func wrapped(_ text: CleanText, columns: Int) -> [CleanText] {
    // Pairs stay together: three blanks part them, and a line breaks only there.
    let parts = text.string.split(separator: "   ").map { CleanText(cleaning: String($0)) }
    guard parts.count > 1 else { return text.wrapped(columns: columns) }
    return rowsOf(parts.map { [Span($0)] }, columns: columns).map { $0.spans.map(\.text).joined() }
  }

  /// Groups of spans side by side, as many in a row as fit.
  private static func rowsOf(_ groups: [[Span]], columns: Int) -> [Line] {
    var lines: [Line] = []
    for group in groups {
      let width = group.reduce(0) { $0 + $1.text.columns }
      if let last = lines.indices.last, lines[last].columns + 3 + width <= columns {
        lines[last].spans += [Span("   ")] + group
      } else {
        lines.append(Line(group))
      }
    }
    return lines
  }

  private static func stateSpans(_ state: State) -> [[Span]] {
    states.map { [Span($0.symbol + " " + $0.word(state.wording), $0.role, [.bold])] }
  }

  /// A patch and a word in the colour of each role that means something.
  private static func roleSpans(_ state: State) -> [[Span]] {
    let wording = state.wording
    let roles: [(Role, Label)] = [
      (.text, .testPictureText), (.good, .stateDone), (.warning, .stateDueSoon), (.bad, .stateOverdue),
      (.neutral, .testPictureNeutral), (.own, .testPictureOwn), (.source, .source),
      (.notice, .testPictureNotice), (.match, .testPictureMark), (.columnHead, .dossiersCriterion),
    ]
    return roles.map { role, label in [Span("███", role), Span(" " + wording[label], role)] }
  }

  private static func digits(height: Int, columns: Int) -> Part {
    Part(rows: height) { painter in
      var x = 0
      // As many figures as there is room for; none is cut.
      for text in ["0123456789", "98,54%", "26/63", "+−"] {
        let width = BigDigits.columns(of: text, height: height)
        guard x + width <= columns else { continue }
        x = BigDigits.draw(text, painter, column: x, row: 0, height: height) + 3
      }
    }
  }

  /// A row as the selected one of a list looks, and bars with their mark.
  private static func selected(_ wording: Wording) -> Part {
    Part(rows: 1) { painter in
      painter.line(Line([Span("►▌ 26  ", .own, [.bold]), Span(wording[.testPictureSelected])]), row: 0)
      painter.addAttributes([.selected], row: 0, from: 0, to: min(30, painter.columns))
      guard painter.columns >= 60 else { return }
      painter.line(
        Line(Bar.spans(ExactDecimal(63), of: ExactDecimal(100), mark: ExactDecimal(80), columns: 24)),
        column: 33,
        row: 0)
    }
  }

  /// Lines as close as cells allow: a stream that is pressed too hard turns them into grey.
  private static var pattern: Part { Part(rows: 2) { drawPattern($0) } }

  private static func drawPattern(_ painter: Painter) {
    for column in 0..<painter.columns {
      let (upper, lower): (CleanText, CleanText)
      switch column * 4 / max(1, painter.columns) {
      case 0: (upper, lower) = ("│", "│")
      case 1: (upper, lower) = column % 2 == 0 ? ("▀", "▄") : ("▄", "▀")
      case 2: (upper, lower) = ("━", "─")
      default: (upper, lower) = column % 2 == 0 ? ("▌", "█") : (" ", "▌")
      }
      painter.text(upper, column: column, row: 0)
      painter.text(lower, column: column, row: 1)
    }
  }

  /// Counted columns above and below, counted rows at the left, and a line at the right: what a projector cuts off
  /// is missing here.
  private static func drawRulers(_ painter: Painter) {
    let last = painter.rows - 1
    for column in 0..<painter.columns {
      let number = column + 1
      let glyph: CleanText = number % 10 == 0 ? "┼" : number % 5 == 0 ? "┴" : "─"
      painter.text(glyph, column: column, row: 0, role: .border)
      if last > 1 { painter.text(glyph, column: column, row: last, role: .border) }
    }
    for row in 1..<max(1, last) {
      painter.text(
        CleanText(cleaning: String(row + 1)).padded(to: 3, alignment: .trailing), column: 0, row: row,
        role: .columnHead)
      painter.text("│", column: painter.columns - 1, row: row, role: .border)
    }
    for number in stride(from: 10, through: painter.columns - 1, by: 10) {
      let text = CleanText(cleaning: String(number))
      painter.text(text, column: number - text.columns, row: 1, role: .columnHead)
    }
    for (column, top, bottom) in [(0, "┌", "└"), (painter.columns - 1, "┐", "┘")]
      as [(Int, CleanText, CleanText)]
    {
      painter.text(top, column: column, row: 0, role: .border)
      painter.text(bottom, column: column, row: last, role: .border)
    }
  }
}
