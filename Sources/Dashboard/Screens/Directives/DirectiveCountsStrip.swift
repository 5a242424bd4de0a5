import Model

/// Directives by state: big digits with mark and word under them, or one line where room is short.
enum DirectiveCountsStrip {
  /// One count; what is finished counts as one, in time or late.
  struct Count {
    let state: DirectiveState
    let count: Int
  }

  static func counts(_ counts: DirectiveCounts) -> [Count] {
    func count(_ state: DirectiveState) -> Count { Count(state: state, count: counts[state]) }
    var result = [
      count(.overdue), count(.dueSoon), count(.unknown), count(.awaitingConfirmation), count(.inTime),
      count(.noDate),
    ]
    result.append(Count(state: .done, count: counts[.done] + counts[.doneLate]))
    for state in [DirectiveState.onHold, .returned, .dropped] where counts[state] > 0 {
      result.append(count(state))
    }
    return result
  }

  /// Columns between two figures with a line.
  private static let lineGap = 3

  static func draw(
    _ counts: DirectiveCounts, _ layout: DirectiveLayout, _ state: State, _ painter: Painter
  ) {
    guard layout.digits > 0 else { return }
    let all = self.counts(counts)
    if layout.digits == 1 {
      drawLine(all, state, painter, row: 1)
      return
    }
    let texts = all.map { state.format.integer($0.count).string }
    // The digits shrink together where one figure would not fit.
    for height in layout.digits == 5 ? [5, 3] : [3] {
      let widths = zip(all, texts).map { count, text in
        max(BigDigits.columns(of: text, height: height), wordColumns(count.state, state, layout.wordRows))
      }
      let spare = painter.columns - 2 - widths.reduce(0, +)
      guard spare >= all.count - 1 else { continue }
      // Figures that fill their places, so that two of them read as one from afar without a line between.
      let close = zip(texts, widths).map {
        BigDigits.columns(of: $0, height: height) + (height == 3 ? 1 : 3) >= $1
      }.dropLast()
      let crowded = close.count { $0 }
      let usual = min(6, max(1, spare / all.count))
      let roomy = (1...usual).last { $0 * (all.count - 1) + crowded * max(0, lineGap - $0) <= spare }
      // Smaller digits that stand apart rather than larger ones that run together.
      guard let common = roomy else { continue }
      var x = 1
      for (position, count) in all.enumerated() {
        BigDigits.draw(
          texts[position], painter, column: x, row: 1 + (layout.digits - height) / 2, height: height,
          role: count.count > 0 ? count.state.role : .headline)
        for (offset, line) in words(count.state, state, rows: layout.wordRows).enumerated() {
          painter.text(
            line, column: x, row: 1 + layout.digits + offset, role: count.state.role, attributes: [.bold])
        }
        let gap =
          close.indices.contains(position) && close[position] ? max(lineGap, common) : common
        x += widths[position] + gap
        // In ASCII the line would be one of the strokes of small figures.
        if gap >= lineGap, position + 1 < all.count, !painter.usesASCII || height >= 5 {
          painter.fill(
            Rect(column: x - gap + gap / 2, row: 1, columns: 1, rows: layout.digits), with: "│", role: .border
          )
        }
      }
      return
    }
    drawLine(all, state, painter, row: 1 + layout.digits / 2)
  }

  /// Lines the words take under the digits: two where the names of the usual seven do not stand side by side.
  static func wordRows(_ state: State) -> Int {
    let states: [DirectiveState] = [
      .overdue, .dueSoon, .unknown, .awaitingConfirmation, .inTime, .noDate, .done,
    ]
    let width = states.reduce(0) { $0 + wordColumns($1, state, 1) + 1 }
    return width <= state.size.columns - 2 ? 1 : 2
  }

  private static func wordColumns(_ one: DirectiveState, _ state: State, _ rows: Int) -> Int {
    words(one, state, rows: rows).map(\.columns).max() ?? 0
  }

  /// Mark and word on one line, or the word broken at its first blank.
  private static func words(_ one: DirectiveState, _ state: State, rows: Int) -> [CleanText] {
    let word = one.word(state.wording, isShort: rows > 1)
    let whole = one.symbol + " " + word
    guard rows > 1, let space = word.string.firstIndex(of: " ") else { return [whole] }
    return [
      one.symbol + " " + CleanText(cleaning: String(word.string[..<space])),
      CleanText(cleaning: "  " + word.string[word.string.index(after: space)...]),
    ]
  }

  private static func drawLine(_ all: [Count], _ state: State, _ painter: Painter, row: Int) {
    func line(withWords: Bool) -> Line {
      var spans: [Span] = []
      for count in all {
        if !spans.isEmpty { spans.append(Span(withWords ? "   " : "  ")) }
        var text = count.state.symbol + " " + state.format.integer(count.count)
        if withWords { text = text + " " + count.state.word(state.wording, isShort: true) }
        spans.append(Span(text, count.state.role, [.bold]))
      }
      return Line(spans)
    }
    let full = line(withWords: true)
    painter.line(full.columns <= painter.columns - 2 ? full : line(withWords: false), column: 1, row: row)
  }
}
