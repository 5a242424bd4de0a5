import Model

extension RankingContext {
  /// The selected unit in a few figures that change with each key: its place, and each component against the home
  /// province, or against the mean where the home province itself is selected or none is chosen.
  func following(_ row: RankingRow, home: RankingRow?, columns: Int) -> [Line] {
    let other = home.flatMap { $0 === row ? nil : $0 }
    let against =
      other.map { wording(.rankingsSelectedAgainst, name($0)) }
      ?? wording(.rankingsSelectedAgainstMean, format.integer(table.means[nil]?.count ?? table.rows.count))
    var lines = [
      Self.rule(
        Line([Span(against, .paneTitle, [.bold]), Span(" "), SourceMarks.computed]), columns: columns),
      Line([Span(" " + name(row))]).flushed(
        right: [Span(row.rank.map { rankOf($0, row.rankOf) } ?? "—"), Span(" ")], columns: columns),
    ]
    func difference(_ item: IndexItemID?) -> Span {
      let base = other.map { $0.score(item) } ?? table.means[item]?.value
      guard let mine = row.score(item), let base else { return Span("—", .neutral) }
      return Span(self.difference(mine - base))
    }
    func line(_ words: CleanText, _ item: IndexItemID?) -> Line {
      Line([Span(" " + words)]).flushed(right: [difference(item), Span(" ")], columns: columns)
    }
    lines.append(line(structure.shortName.text(in: language), nil))
    for item in comparedItems {
      lines.append(line(item.name.text(in: language), item.id))
    }
    return lines
  }

  /// Components that most units have a figure of.
  private var comparedItems: [IndexItem] {
    table.components.filter { 2 * (table.means[$0.id]?.count ?? 0) >= table.rows.count }
  }

  /// The same in one line: "Đang chọn Trà Vinh 25/63: DTI +0,0044 · Hạ tầng −0,0265".
  func followingInShort(_ row: RankingRow, home: RankingRow?) -> Line {
    var parts: [CleanText] = []
    let items = [nil] + comparedItems.map { Optional($0) }
    for item in items {
      let base =
        home.flatMap { $0 === row ? nil : $0 }.map { $0.score(item?.id) } ?? table.means[item?.id]?.value
      guard let mine = row.score(item?.id), let base else { continue }
      parts.append(
        (item ?? nil).map { $0.shortName.text(in: language) } ?? structure.shortName.text(in: language))
      parts[parts.count - 1] = parts[parts.count - 1] + " " + difference(mine - base)
    }
    let place = row.rank.map { " " + rankOf($0, row.rankOf) } ?? ""
    // A span for each figure: where there is not room for all, whole ones leave.
    return Line(
      [
        Span(" " + wording(.rankingsSelectedShort, name(row) + place), .text, [.bold])
      ] + parts.enumerated().map { Span(($0.offset == 0 ? " " : " · ") + $0.element) }
        + [Span(" "), SourceMarks.computed])
  }

  /// Where a row stands, its ranks over the editions and by pillar, in few lines.
  func standingInShort(_ row: RankingRow, columns: Int) -> [Line] {
    var lines = Array(standing(row, columns: columns).prefix(5))
    let history = historyLine(row)
    if !history.spans.isEmpty { lines.append(history) }
    return lines + pillarLines(row, columns: columns)
  }

  /// The components under a heading of their own.
  func componentsInShort(_ row: RankingRow, columns: Int) -> [Line] {
    let heading = Line([
      Span(wording[.rankingsMainHeads], .paneTitle, [.bold]), Span(" "), SourceMarks.computed,
    ])
    return [Self.rule(heading, columns: columns)] + componentLines(row, columns: columns, inShort: true)
  }

  /// "Bằng hạng 25 nếu riêng HĐ CQS +0,0220 / HĐ KTS +0,0294"; nil where nothing alone would do.
  func neededInShort(_ row: RankingRow) -> Line? {
    let needed = table.components.compactMap { item in
      table.neededIncrease(of: item, in: row).map { (item, $0) }
    }.sorted { $0.1 < $1.1 }
    guard let rank = neighbours(of: row).better?.rank, !needed.isEmpty else { return nil }
    let words = needed.map { $0.0.shortName.text(in: language) + " " + difference($0.1) }
    return Line(
      [
        Span(" " + wording(.rankingsNeededShort, format.integer(rank)))
      ] + words.enumerated().map { Span(($0.offset == 0 ? " " : " / ") + $0.element) }
        + [Span(" "), SourceMarks.computed])
  }

  /// Mean, best and least of the total and of each component, where no home province is chosen.
  func spreadLines(columns: Int) -> [Line] {
    let width = structure.decimals + (structure.scale == .points ? 6 : 4)
    func cells(_ texts: [CleanText]) -> [CleanText] {
      texts.map { $0.padded(to: max(width, 10), alignment: .trailing) }
    }
    func line(_ words: CleanText, _ values: [CleanText], _ role: Role = .text) -> Line {
      let right = cells(values).joined()
      let room = max(0, columns - 2 - right.columns)
      return Line([
        Span(" " + words.truncated(toColumns: room).padded(to: room)), Span(right, role), Span(" "),
      ])
    }
    var lines = [
      line("", [wording[.rankingsMean], wording[.rankingsBest], wording[.rankingsLeast]], .columnHead)
    ]
    let items = [nil] + table.components.map { Optional($0) }
    for item in items {
      guard let mean = table.means[item?.id] else { continue }
      let words = item.map { $0.name.text(in: language) } ?? structure.shortName.text(in: language)
      let short = item.map { $0.shortName.text(in: language) } ?? words
      let values = [mean.value, table.best[item?.id], table.least[item?.id]].map { score($0) }
      let room = columns - 2 - cells(values).joined().columns
      lines.append(line(words.columns < room ? words : short, values))
    }
    return lines
  }
}
