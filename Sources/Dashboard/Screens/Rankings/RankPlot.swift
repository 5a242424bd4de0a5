import Model

/// Ranks over the editions as a small plot: a column an edition, gaps where nothing is published, a line where
/// the method changed.
struct RankPlot {
  struct Point {
    let label: CleanText
    /// Ranks by source; several where sources differ.
    let ranks: [(rank: Int, mark: Span)]
    let rankOf: Int
    /// The method changed, or may have, since the point before.
    let breaksBefore: Bool
  }

  let points: [Point]

  /// Drawn into lines of `columns`, `rows` of them for the plot and one for the years.
  func lines(columns: Int, rows: Int) -> [Line] {
    let axis = 6
    guard !points.isEmpty, rows >= 3, columns >= axis + 6 * points.count else { return [] }
    let width = min(16, (columns - axis) / points.count)
    let height = rows - 1
    let most = points.map(\.rankOf).max() ?? 1
    var grid = Array(repeating: [(column: Int, spans: [Span])](), count: height)
    for (position, point) in points.enumerated() {
      let start = axis + position * width
      if point.breaksBefore, position > 0 {
        for row in grid.indices { grid[row].append((start, [Span("║", .border)])) }
      }
      for (order, known) in point.ranks.enumerated() {
        var row = point.rankOf > 1 ? (known.rank - 1) * (height - 1) / (point.rankOf - 1) : 0
        row = min(max(0, row), height - 1)
        // Two sources that nearly agree would fall on one line.
        if order > 0, grid[row].contains(where: { $0.column == start + 2 }) {
          row = row + 1 < height ? row + 1 : row - 1
        }
        guard grid.indices.contains(row) else { continue }
        let denominator: CleanText =
          point.rankOf == most ? "" : "/" + CleanText(cleaning: String(point.rankOf))
        grid[row].append(
          (
            start + 2,
            [
              Span("● ", .bar), Span(CleanText(cleaning: String(known.rank)) + denominator, .text, [.bold]),
              Span(" "), known.mark,
            ]
          ))
      }
    }
    var lines: [Line] = []
    for row in 0..<height {
      let label: CleanText =
        switch row {
        case 0: "1"
        case height - 1: CleanText(cleaning: String(most))
        case height / 2 where height >= 5: CleanText(cleaning: String((1 + most) / 2))
        default: ""
        }
      var line = Line([
        Span(label.padded(to: 4, alignment: .trailing), .columnHead),
        Span(label.isEmpty ? " │" : " ┤", .border),
      ])
      for piece in grid[row].sorted(by: { $0.column < $1.column }) {
        let gap = piece.column - line.columns
        // A long mark gives way to the next column's break line.
        line = gap < 0 ? line.fitted(to: piece.column) : line
        line.spans.append(Span(.spaces(piece.column - line.columns)))
        line.spans += piece.spans
      }
      lines.append(line)
    }
    var years = Line([Span(.spaces(axis))])
    for point in points { years.spans.append(Span(("  " + point.label).padded(to: width), .columnHead)) }
    lines.append(years)
    return lines
  }
}

extension RankingContext {
  /// Ranks of a row up to the edition shown; editions published later stay out.
  func plot(of row: RankingRow) -> RankPlot {
    var points: [RankPlot.Point] = []
    for (edition, entry) in zip(table.editions, row.history) {
      guard edition.period.orderDay <= table.edition.period.orderDay else { break }
      var seen: Set<Int> = []
      var ranks: [(rank: Int, mark: Span)] = []
      for figure in entry.figures {
        guard let rank = figure.rank, seen.insert(rank).inserted else { continue }
        ranks.append((rank, mark(figure.reference.source)))
      }
      if ranks.isEmpty, let rank = row.computedHistory[edition.id] {
        ranks = [(rank, SourceMarks.computed)]
      }
      points.append(
        RankPlot.Point(
          label: CleanText(cleaning: edition.id.label), ranks: ranks,
          rankOf: max(1, edition.unitCount),
          breaksBefore: EditionWords.crosses(edition)))
    }
    return RankPlot(points: Array(points.suffix(6)))
  }
}
