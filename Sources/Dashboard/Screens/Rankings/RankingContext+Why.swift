import Model

extension RankingContext {
  /// A rule with a title inside a pane: `─ Title ─────`.
  static func rule(_ title: Line, columns: Int) -> Line {
    let fitted = title.fitted(to: max(0, columns - 4))
    let rest = max(0, columns - 3 - fitted.columns)
    return Line(
      [Span("─ ", .border)] + fitted.spans
        + [Span(" " + CleanText(cleaning: String(repeating: "─", count: rest)), .border)])
  }

  /// Label at the left, value at the right, both whole where the room allows.
  func pair(_ label: CleanText, _ value: [Span], columns: Int) -> Line {
    Line([Span(" " + label)]).flushed(right: value + [Span(" ")], columns: columns)
  }

  /// Where a row stands: rank, distance to the mean, to the next place and to the one after.
  func standing(_ row: RankingRow, columns: Int) -> [Line] {
    var lines: [Line] = []
    let head: CleanText =
      row.rank.map { wording(.rankingsRankOf, rankOf($0, row.rankOf)) } ?? wording[.rankingsNoRank]
    lines.append(
      Line(
        [Span(" " + head, .text, [.bold])] + (row.isRankComputed ? [Span(" "), SourceMarks.computed] : [])
      )
      .flushed(
        right: [
          Span(structure.shortName.text(in: language) + " "), Span(score(row.score(nil)), .text, [.bold]),
          Span(" "),
        ], columns: columns))
    for other in row.totals.dropFirst()
    where other.rank != row.total.rank || other.score?.value != row.total.score?.value {
      let stated: CleanText =
        [other.rank.map { format.integer($0) }, other.score.map { score($0.value) }].compactMap { $0 }
        .joined(separator: ", ")
      guard row.hasConflict else { break }
      lines.append(
        pair(
          wording[.rankingsOtherSource],
          [Span("≠ ", .warning), Span(stated), Span(" "), mark(other.reference.source)], columns: columns))
    }
    if let score = row.score(nil), let mean = table.means[nil] {
      let off = score - mean.value
      let units = format.integer(mean.count)
      let label: Label =
        off > ExactDecimal(0)
        ? .rankingsAboveMean : off < ExactDecimal(0) ? .rankingsBelowMean : .rankingsAtMean
      lines.append(
        pair(
          wording(label, units), [Span(difference(off)), Span(" "), SourceMarks.computed], columns: columns))
    }
    for other in tied(with: row).prefix(2) {
      lines.append(Line(" " + wording(.rankingsTiedWith, name(other))))
    }
    let (better, worse) = neighbours(of: row)
    if let better, let mine = row.score(nil), let theirs = better.score(nil) {
      lines.append(
        pair(
          wording(.rankingsBehind, name(better), better.rank.map { format.integer($0) } ?? "—"),
          [Span(difference(mine - theirs)), Span(" "), SourceMarks.computed], columns: columns))
    } else if row.rank == 1 {
      lines.append(Line(" " + wording[.rankingsLeads]))
    }
    if let worse, let mine = row.score(nil), let theirs = worse.score(nil) {
      lines.append(
        pair(
          wording(.rankingsAhead, name(worse), worse.rank.map { format.integer($0) } ?? "—"),
          [Span(difference(mine - theirs)), Span(" "), SourceMarks.computed], columns: columns))
    }
    if row.check != nil {
      lines.append(
        pair(
          wording[.rankingsSum], [check(row), Span(" "), SourceMarks.computed], columns: columns))
    }
    if let band = row.band {
      var words = band.name.text(in: language)
      if structure.bandsAreProvisional { words = words + " (" + wording[.rankingsProvisional] + ")" }
      lines.append(pair(wording[.rankingsBand], [Span(words)], columns: columns))
    }
    return lines
  }

  /// Every component against the mean, with its place; those without a source are named, in short where the room is
  /// little.
  func componentLines(_ row: RankingRow, columns: Int, inShort: Bool = false) -> [Line] {
    let number = structure.decimals + (structure.scale == .points ? 3 : 2)
    let place = 4
    let nameWidth = columns - 2 - number - (number + 4) - (place + 3)
    var lines: [Line] = []
    let shown = table.components.filter { row.score($0.id) != nil }
    let fits = shown.allSatisfy { $0.name.text(in: language).columns < nameWidth }
    for item in shown {
      lines.append(componentLine(item, row, short: !fits, name: nameWidth, number: number, place: place))
      for part in table.parts where part.parent == item.id && row.score(part.id) != nil {
        lines.append(componentLine(part, row, short: !fits, name: nameWidth, number: number, place: place))
      }
    }
    let missing = structure.scoredItems.filter { row.score($0.id) == nil }.map {
      (inShort ? $0.shortName : $0.name).text(in: language)
    }
    if !missing.isEmpty {
      let words = wording(.rankingsMissing, missing.joined(separator: ", "))
      for part in words.wrapped(columns: columns - 2) { lines.append(Line(" " + part, .neutral)) }
    }
    return lines
  }

  private func componentLine(
    _ item: IndexItem, _ row: RankingRow, short: Bool, name: Int, number: Int, place: Int
  ) -> Line {
    let value = row.score(item.id)
    let isPart = item.role == .part
    let room = name - (isPart ? 2 : 0)
    let words = short ? item.shortName.text(in: language) : item.name.text(in: language)
    var spans = [Span(" " + (isPart ? "  " : "") + words.padded(to: room))]
    spans.append(Span(score(value).padded(to: number, alignment: .trailing)))
    if let value, let mean = table.means[item.id] {
      let off = value - mean.value
      let isUp = off >= ExactDecimal(0)
      let mark: CleanText = off == ExactDecimal(0) ? " " : isUp ? "▲" : "▼"
      spans.append(
        Span(
          (mark + difference(off)).padded(to: number + 4, alignment: .trailing), isUp ? .good : .bad))
    } else {
      spans.append(Span(CleanText("—").padded(to: number + 4, alignment: .trailing), .neutral))
    }
    let rank = row.itemRanks[item.id].map { rankOf($0, table.edition.unitCount) } ?? "—"
    spans.append(Span(rank.padded(to: place + 3, alignment: .trailing)))
    return Line(spans, key: .item(item.id))
  }

  /// Ranks of the pillars, which are not the activity indices of like name.
  func pillarLines(_ row: RankingRow, columns: Int) -> [Line] {
    var cells: [(full: CleanText, short: CleanText)] = []
    for item in table.pillars {
      let rank = row.itemRanks[item.id].map { format.integer($0) }
      let value = row.score(item.id).map { score($0) }
      guard rank != nil || value != nil else { continue }
      let words = [rank, value.map { "(" + $0 + ")" }].compactMap { $0 }.joined(separator: " ")
      cells.append(
        (item.name.text(in: language) + " " + words, item.shortName.text(in: language) + " " + words))
    }
    guard !cells.isEmpty else { return [] }
    let full = Self.pack(cells.map(\.full), columns: columns - 2, gap: 3)
    let lines =
      full.count == 1 ? full : Self.pack(cells.map(\.short), columns: columns - 2, gap: 3)
    return lines.map { Line(" " + $0) }
  }

  /// What one component alone would have to gain for the place above, cheapest first.
  func neededLines(_ row: RankingRow, columns: Int) -> [Line] {
    let open = table.components.compactMap { item in
      table.neededIncrease(of: item, in: row).map { (item, $0) }
    }.sorted { $0.1 < $1.1 }
    guard !open.isEmpty else { return [] }
    // All names whole, or all short: a mixture reads badly.
    let fits = open.allSatisfy { $0.0.name.text(in: language).columns <= columns - 26 }
    return open.map { item, needed in
      let words = fits ? item.name.text(in: language) : item.shortName.text(in: language)
      return Line([Span(" " + words)]).flushed(
        right: [
          Span(difference(needed), .text, [.bold]),
          Span(
            ("(" + wording(.rankingsPoints, format.integer(item.points)) + ")").padded(
              to: 14, alignment: .trailing), .neutral), Span(" "),
        ], columns: columns)
    }
  }

  /// The whole answer to "why this rank?" for a pane of a size; the plot takes the room that is left.
  func why(_ row: RankingRow, columns: Int, rows: Int, withPlot: Bool = true) -> [Line] {
    let standing = standing(row, columns: columns)
    var below: [Line] = []
    let components = componentLines(row, columns: columns)
    if !components.isEmpty {
      below.append(
        Self.rule(
          Line([Span(wording[.rankingsMainIndices], .paneTitle, [.bold])]).flushed(
            right: [
              Span(wording[.rankingsMainHeads], .columnHead), Span(" "), SourceMarks.computed,
            ], columns: columns - 5), columns: columns))
      below += components
    }
    let pillars = pillarLines(row, columns: columns)
    if !pillars.isEmpty {
      below.append(
        Self.rule(
          Line([Span(wording[.rankingsPillars], .paneTitle, [.bold])]), columns: columns))
      below += pillars
    }
    let needed = neededLines(row, columns: columns)
    if !needed.isEmpty, let better = neighbours(of: row).better?.rank {
      let words = wording(
        .rankingsNeeded, format.integer(better), format.integer(needed.count))
      below.append(
        Self.rule(
          Line([Span(words, .paneTitle, [.bold]), Span(" "), SourceMarks.computed]), columns: columns))
      below += needed
    }
    let room = rows - standing.count - below.count
    guard withPlot else { return standing + below }
    if room >= 5 {
      return standing + historyLines(row, columns: columns, rows: min(room, 14)) + below
    }
    let line = historyLine(row)
    return standing + (line.spans.isEmpty ? [] : [line]) + below
  }

  /// Rule and plot.
  func historyLines(_ row: RankingRow, columns: Int, rows: Int) -> [Line] {
    let plot = plot(of: row).lines(columns: columns, rows: rows - 1)
    guard !plot.isEmpty else {
      let line = historyLine(row)
      return line.spans.isEmpty ? [] : [line]
    }
    let title = Line([
      Span(wording[.rankingsHistory], .paneTitle, [.bold]),
      Span("  " + EditionWords.breakMark(wording), .columnHead),
    ])
    return [Self.rule(title, columns: columns)] + plot
  }

  /// Ranks over the editions in one line: `2020 47 ║ 2021 60 ║ 2022 26`.
  func historyLine(_ row: RankingRow) -> Line {
    var spans: [Span] = []
    for point in plot(of: row).points {
      if !spans.isEmpty { spans.append(Span(point.breaksBefore ? " ║ " : "   ", .border)) }
      let ranks = point.ranks.map { format.integer($0.rank) }.joined(separator: "≠")
      spans.append(Span(point.label + " ", .columnHead))
      spans.append(Span(ranks.isEmpty ? "—" : ranks))
    }
    return spans.isEmpty ? .blank : Line([Span(" ")] + spans)
  }

  /// The same answer in a few lines, for a strip under the list.
  func whyInShort(_ row: RankingRow, columns: Int) -> [Line] {
    let dot: CleanText = " · "
    var lines: [Line] = []
    var first: [CleanText] = [
      row.rank.map { wording(.rankingsRankOf, rankOf($0, row.rankOf)) } ?? wording[.rankingsNoRank],
      structure.shortName.text(in: language) + " " + score(row.score(nil)),
    ]
    if let score = row.score(nil), let mean = table.means[nil] {
      first.append(wording(.rankingsVersusMean, difference(score - mean.value)))
    }
    if let band = row.band { first.append(band.name.text(in: language)) }
    lines.append(
      Line([Span(" " + first.joined(separator: dot)), Span(" "), SourceMarks.computed]))
    let (better, worse) = neighbours(of: row)
    var second: [CleanText] = []
    for (other, label) in [(better, Label.rankingsBehind), (worse, .rankingsAhead)] {
      guard let other, let mine = row.score(nil), let theirs = other.score(nil) else { continue }
      second.append(
        wording(label, name(other), other.rank.map { format.integer($0) } ?? "—") + " "
          + difference(mine - theirs))
    }
    if !second.isEmpty {
      lines.append(Line([Span(" " + second.joined(separator: dot)), Span(" "), SourceMarks.computed]))
    }
    if let needed = neededInShort(row) { lines.append(needed) }
    let components = table.components.compactMap { item -> Span? in
      guard let rank = row.itemRanks[item.id], let value = row.score(item.id),
        let mean = table.means[item.id]
      else { return nil }
      return Span(
        (value >= mean.value ? "▲" : "▼") + item.shortName.text(in: language) + " " + format.integer(rank)
          + "  ",
        value >= mean.value ? .good : .bad)
    }
    if !components.isEmpty {
      lines.append(Line([Span(" " + wording[.rankingsRanksOfItems] + " ")] + components))
    }
    let history = historyLine(row)
    if !history.spans.isEmpty {
      lines.append(Line([Span(" " + wording[.rankingsHistory] + ":")] + history.spans))
    }
    return lines
  }
}

extension RankingContext {
  /// Texts side by side with a gap, as many in a line as fit, none broken.
  private static func pack(_ texts: [CleanText], columns: Int, gap: Int) -> [CleanText] {
    var lines: [CleanText] = []
    for text in texts {
      if let last = lines.last, last.columns + gap + text.columns <= columns {
        lines[lines.count - 1] = last + .spaces(gap) + text
      } else {
        lines.append(text)
      }
    }
    return lines
  }
}
