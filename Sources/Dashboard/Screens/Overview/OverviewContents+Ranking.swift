import Model

extension OverviewContents {
  /// First pane: own rank among its neighbours.
  mutating func rankingPane(_ screen: OverviewScreen) -> OverviewPane {
    guard let edition = screen.rankingEdition(state) else {
      return OverviewPane(
        title: Line(wording[.screenRankings], .paneTitle, [.bold]),
        entries: [.init(Line(wording[.overviewNoFigures]))], opens: ViewValue(screen: .rankings))
    }
    // The source most rows of the table come from, as on the rankings screen.
    let mark = marks.mark(ranking?.mainSource ?? edition.source)
    var pane = OverviewPane(
      title: Line([Span(EditionWords.title(edition, state) + " ", .paneTitle, [.bold]), mark]),
      opens: rankingView(selecting: ownRanking?.unit))
    guard let table = ranking else {
      pane.entries = [.init(Line(wording[.loading]))]
      return pane
    }
    guard let own = ownRanking, let rank = own.rank else {
      let label = state.home == nil ? Label.overviewNoHome : .overviewHomeNotListed
      pane.entries = [.init(Line(wording[label], .notice))]
      pane.entries += neighbours(table, around: 0, count: listCount(usual: isLarge ? 15 : 8))
      return pane
    }
    var headline = OverviewPane.Headline(
      digits: String(rank), role: .headline,
      beside: [Line("/" + format.integer(own.rankOf), .headline, [.bold])], below: [],
      key: .line("rank"), opens: unitView(own.unit))
    headline.below.append(changeLine(own))
    headline.below += unitLines(own)
    pane.headlines = [headline]
    if let mean = table.means[nil], let score = own.total.score {
      let difference = score.value - mean.value
      // With its sign, as on the screen of rankings.
      let figure = format.signed(difference, decimals: table.structure.decimals)
      var words = wording[difference.isNegative ? .overviewBelowMean : .overviewAboveMean]
      if 1 + words.columns + 1 + figure.columns + 1 + SourceMarks.computed.text.columns > paneColumns {
        words = wording[difference.isNegative ? .overviewBelowMeanShort : .overviewAboveMeanShort]
      }
      pane.entries.append(
        .init(
          Line(
            [
              Span(words + " " + figure),
              Span(" "), SourceMarks.computed,
            ], key: .line("mean"), opens: unitView(own.unit)), priority: 0))
    }
    if isLarge, let score = own.total.score, let mean = table.means[nil] {
      pane.entries.insert(
        .init(
          Line([Span(wording[.overviewScore].padded(to: 20)), Span(format.stated(score), .text, [.bold])]),
          priority: 3), at: 0)
      pane.entries.insert(
        .init(
          Line([
            Span(wording(.overviewMean, format.integer(mean.count)).padded(to: 20)),
            Span(format.number(mean.value, decimals: table.structure.decimals)), Span(" "),
            SourceMarks.computed,
          ]), priority: 3), at: 1)
    }
    pane.entries.append(.init(.blank, priority: 2))
    let position = table.rowByUnit[own.unit] ?? 0
    let around = neighbours(table, around: position, count: listCount(usual: 5))
    if hasAside {
      pane.aside = around
      pane.asideTitle = Line(wording[.rankingsAround], .paneTitle, [.bold])
    } else {
      pane.entries += around
    }
    if isLarge {
      pane.entries.append(.init(.blank, priority: 4))
      pane.entries += historyLines(own).map { .init($0, priority: 4) }
      pane.entries += goalLines(own).map { .init($0, priority: 5) }
    }
    return pane
  }

  /// "▲ 34 bậc so ║ 2021 [2]".
  mutating func changeLine(_ row: RankingRow) -> Line {
    guard let previous = ranking?.previous else { return Line(wording[.overviewNoPrevious]) }
    var spans: [Span] = []
    var method: CleanText = ""
    switch row.change {
    case .places(let places, let marks):
      if places == 0 {
        spans = [Span(wording[.overviewSamePlace])]
      } else {
        spans = [
          Span(places > 0 ? "▲ " : "▼ ", places > 0 ? .good : .bad),
          Span(wording(.overviewPlaces, format.integer(abs(places)))),
        ]
      }
      if marks.contains(.conflictingSources) { spans.append(Span("?", .warning)) }
      if marks.contains(.methodBreak) || marks.contains(.unconfirmedBreak) { method = "║ " }
    case .refusedDifferentUnits:
      return Line(wording(.overviewNotComparable, CleanText(cleaning: previous.id.label)))
    case .unknown, .none:
      return Line(wording(.overviewUnknownBefore, CleanText(cleaning: previous.id.label)))
    }
    spans.append(
      Span(" " + wording(.overviewComparedTo, method + CleanText(cleaning: previous.id.label))))
    if let figure = row.history.first(where: { $0.edition == previous.id })?.figures.first {
      spans += [Span(" "), marks.mark(figure.reference.source)]
    }
    return Line(spans)
  }

  /// Columns for a unit's name beside its rank and score.
  private var nameColumns: Int {
    if isTight { return max(8, paneColumns - 5) }
    return isLarge ? (paneColumns >= 46 ? 24 : 17) : max(13, paneColumns - 12)
  }

  /// "15 Thanh Hóa", "16= Bình Dương" where several have the rank, as on the screen of rankings.
  func ranked(_ row: RankingRow, rank: Int, name: Int) -> CleanText {
    let number = (row.rank.map { format.integer($0) } ?? "—").padded(to: rank, alignment: .trailing)
    return (number + (row.isTied ? "= " : " ") + row.name.text(in: state.language)).padded(
      to: rank + 1 + name)
  }

  /// Rows of the table around a position, the own one in the middle where it can be.
  func neighbours(_ table: RankingTable, around position: Int, count: Int) -> [OverviewPane.Entry] {
    guard !table.rows.isEmpty else { return [.init(Line(wording[.overviewNoFigures]))] }
    let first = min(max(0, position - count / 2), max(0, table.rows.count - count))
    let ownScore = ownRanking?.total.score?.value
    return table.rows[first..<min(table.rows.count, first + count)].map { row in
      let isOwn = row.unit == ownRanking?.unit
      let attributes: Cell.Attributes = isOwn ? [.bold] : []
      let role: Role = isOwn ? .own : .text
      var spans = [
        Span(isOwn ? "▌" : " ", .own),
        Span(ranked(row, rank: 2, name: nameColumns), role, attributes),
      ]
      if !isTight {
        spans.append(
          Span(
            " "
              + (row.total.score.map { format.number($0.value, decimals: table.structure.decimals) } ?? "—"),
            role, attributes))
      }
      if isLarge, paneColumns >= 38, !isOwn, let ownScore, let score = row.total.score {
        spans.append(
          Span("  " + format.signed(score.value - ownScore, decimals: table.structure.decimals)))
      }
      let distance = abs((table.rowByUnit[row.unit] ?? 0) - position)
      return .init(
        Line(spans, key: .unit(row.unit), opens: unitView(row.unit)), priority: isOwn ? 0 : distance)
    }
  }

  /// Ranks over the editions with method breaks and sources.
  mutating func historyLines(_ row: RankingRow) -> [Line] {
    // Later editions belong to a later day; they are on the rankings screen.
    let shown = ranking?.edition.id
    let last = row.history.lastIndex { $0.edition == shown } ?? row.history.count - 1
    let history = row.history.prefix(last + 1).suffix(3)
    guard history.count > 1 else { return [] }
    let width = min(11, (paneColumns - 3) / 3)
    var years: [Span] = []
    var ranks: [Span] = []
    for (position, entry) in history.enumerated() {
      let edition = state.catalogue.editions.first { $0.id == entry.edition }
      if position > 0 {
        let isBreak = edition.map { EditionWords.crosses($0) } ?? false
        years.append(Span(isBreak ? "║" : "│", .border))
        ranks.append(Span(isBreak ? "║" : "│", .border))
      }
      years.append(Span(CleanText(cleaning: entry.edition.label).padded(to: width, alignment: .centre)))
      guard let figure = entry.figures.first, let rank = figure.rank else {
        ranks.append(Span(("—" as CleanText).padded(to: width, alignment: .centre)))
        continue
      }
      let mark = marks.mark(figure.reference.source).text
      let text = format.integer(rank) + " " + mark
      ranks.append(Span(text.padded(to: width, alignment: .centre)))
    }
    // The sign's meaning stands at the foot of the rankings too, so the short head does where room is short.
    let head = wording[.rankingsHistory] + ", " + EditionWords.breakMark(wording)
    return [
      Line(head.columns < paneColumns ? head : wording[.rankingsHistory], .columnHead), Line(years),
      Line(ranks, key: .line("history"), opens: unitView(row.unit)),
    ]
  }

  /// A target in words that waits for a person's reading.
  mutating func goalLines(_ row: RankingRow) -> [Line] {
    guard let summary = directives, let entry = summary.states[.awaitingConfirmation]?.first,
      isOfHome(entry.province), let rows = state.answers.directiveRows(summary.shownIDs),
      let directive = rows.first(where: { $0.id == entry.id }), directive.kind == .goal
    else { return [] }
    let mark = marks.mark(directive.reference.source)
    return [
      .blank,
      Line(
        [Span("◊ ", .warning), Span(directive.title.text(in: state.language)), Span(" "), mark],
        key: .line("goal"), opens: directivesView(selecting: directive.id)),
      Line("  " + wording[.overviewGoalWaits]),
    ]
  }
}
