import Model

/// Directives by state: big digits with mark and word under them, or one line where room is short.
enum DirectiveCountsStrip {
  /// One count; what is finished counts as one, in time or late.
  private struct Count {
    let state: DirectiveState
    let count: Int
  }

  private static func counts(_ counts: DirectiveCounts) -> [Count] {
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

  static func draw(
    _ counts: DirectiveCounts, _ layout: DirectiveLayout, _ state: State, _ painter: Painter
  ) {
    guard layout.digits > 0 else { return }
    let all = self.counts(counts)
    if layout.digits == 1 {
      drawLine(all, state, painter, row: 1)
      return
    }
    let columns = (painter.columns - 2) / all.count
    let texts = all.map { state.format.integer($0.count).string }
    // The digits shrink together where one figure would not fit.
    var height = layout.digits
    func fits(_ height: Int) -> Bool {
      texts.allSatisfy { BigDigits.columns(of: $0, height: height) < columns }
    }
    if height == 5, !fits(5) { height = 3 }
    guard fits(height) else {
      drawLine(all, state, painter, row: 1)
      return
    }
    let short = all.contains { $0.state.word(state.wording).columns + 3 > columns }
    for (position, count) in all.enumerated() {
      let x = 1 + position * columns
      BigDigits.draw(
        texts[position], painter, column: x, row: 1 + (layout.digits - height) / 2, height: height,
        role: count.count > 0 ? count.state.role : .headline)
      let word = count.state.word(state.wording, isShort: short)
      painter.text(
        (count.state.symbol + " " + word).truncated(toColumns: columns - 1), column: x,
        row: 1 + layout.digits,
        role: count.state.role, attributes: [.bold])
    }
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
