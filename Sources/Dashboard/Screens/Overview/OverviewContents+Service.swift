import Model

extension OverviewContents {
  /// Second pane: how people and firms are served, by the groups of QĐ 766.
  mutating func servicePane(_ screen: OverviewScreen) -> OverviewPane {
    guard let edition = screen.serviceEdition(state) else {
      return OverviewPane(
        title: Line(wording[.screenDossiers], .paneTitle, [.bold]),
        entries: [.init(Line(wording[.overviewNoFigures]))], opens: ViewValue(screen: .dossiers))
    }
    let mark = marks.mark(service?.mainSource ?? edition.source)
    // A narrow pane names index and year rather than the subject.
    let subject = isTight ? "" : wording[.overviewServiceTitle] + " "
    let title = subject + EditionWords.short(edition, state) + " "
    var pane = OverviewPane(
      title: Line([Span(title, .paneTitle, [.bold]), mark]), opens: serviceView())
    guard let table = service else {
      pane.entries = [.init(Line(wording[.loading]))]
      return pane
    }
    guard let own = ownService, let score = own.total.score else {
      pane.entries = bestLines(table)
      return pane
    }
    var headline = OverviewPane.Headline(
      digits: format.number(score.value, decimals: table.structure.decimals).string, role: .headline,
      beside: [Line("/" + format.number(table.structure.maximum), .headline, [.bold])], below: [],
      key: .line("service"), opens: serviceView())
    var rank = [Span(wording(.overviewRank, rankText(own)), .text, [.bold])]
    if own.isRankComputed { rank += isTight ? [SourceMarks.computed] : [Span(" "), SourceMarks.computed] }
    headline.below.append(Line(rank))
    if let change = own.scoreChange, let previous = table.previous {
      let better = !change.isNegative
      headline.below.append(
        Line([
          Span(better ? "▲ " : "▼ ", better ? .good : .warning), Span(format.signed(change)),
          Span(" " + wording(.overviewComparedTo, CleanText(cleaning: previous.id.label))),
        ]))
    }
    headline.below += unitLines(own)
    pane.headlines = [headline]
    if isLarge {
      let long = wording(
        .overviewCheck, format.integer(itemCount(table)),
        format.number(score.value, decimals: table.structure.decimals))
      let check = [
        Span(" "), RankingContext(state, table: table).check(own), Span(" "), SourceMarks.computed,
      ]
      let whole = Line([Span(long)] + check)
      let short = Line([Span(wording[.check] + ":")] + check)
      pane.entries.append(.init(whole.columns < paneColumns ? whole : short, priority: 6))
    }
    pane.entries.append(.init(.blank, priority: 2))
    for item in table.structure.items where item.role == .component {
      pane.entries += groupLines(item, own, table)
    }
    if isTall {
      let around = serviceNeighbours(table, around: table.rowByUnit[own.unit] ?? 0)
      if hasAside {
        pane.aside = around
        pane.asideTitle = Line(wording[.rankingsAround], .paneTitle, [.bold])
      } else {
        pane.entries.append(.init(.blank, priority: 9))
        pane.entries += around
      }
    }
    if isLarge {
      pane.entries.append(.init(.blank, priority: 7))
      pane.entries.append(
        .init(Line(wording(.overviewMeanMark, format.integer(table.rows.count))), priority: 7))
    }
    return pane
  }

  private func itemCount(_ table: RankingTable) -> Int {
    table.structure.items.count { $0.role == .component }
  }

  private func rankText(_ row: RankingRow) -> CleanText {
    (row.rank.map { format.integer($0) } ?? "—") + "/" + format.integer(row.rankOf)
  }

  /// One group: figure of its maximum, above or below the mean, and in the large form a bar.
  private func groupLines(_ item: IndexItem, _ own: RankingRow, _ table: RankingTable) -> [OverviewPane.Entry]
  {
    let figure = own.figure(item.id)
    let key = ItemKey.item(item.id)
    let name = isLarge ? item.name : item.shortName
    guard let score = figure?.score else {
      return [
        .init(
          Line([Span(name.text(in: state.language).padded(to: isLarge ? 22 : 12)), Span("—")], key: key),
          priority: 1)
      ]
    }
    let mean = table.means[item.id]?.value
    let difference = mean.map { score.value - $0 }
    let isBelow = difference?.isNegative ?? false
    var spans = [
      Span(name.text(in: state.language).padded(to: isLarge ? 21 : isTight ? 9 : 11)),
      Span(
        (format.number(score.value, decimals: 2) + "/" + format.integer(item.points)).padded(
          to: isTight ? 8 : 9, alignment: .trailing), .text,
        [.bold]),
    ]
    if let difference {
      // In the narrowest panes the mark stands close to the figure.
      let blank: CleanText = paneColumns < 20 ? "" : " "
      spans.append(Span(blank + (isBelow ? "▼" : "▲"), isBelow ? .warning : .good))
      if isLarge, paneColumns >= 39 {
        spans.append(Span(" " + format.signed(difference, decimals: 2)))
      }
    }
    var entries = [
      OverviewPane.Entry(
        Line(spans, key: key, opens: serviceView(column: item.id.rawValue)), priority: 1)
    ]
    if isLarge {
      let bar = Bar.spans(
        score.value, of: ExactDecimal(item.points), mark: mean, columns: max(10, min(60, paneColumns - 3)))
      entries.append(.init(Line(bar), priority: 8))
    }
    return entries
  }

  /// Rows of the table around a position, for tall screens.
  private func serviceNeighbours(_ table: RankingTable, around position: Int) -> [OverviewPane.Entry] {
    let count = listCount(usual: 11)
    let first = min(max(0, position - count / 2), max(0, table.rows.count - count))
    return table.rows[first..<min(table.rows.count, first + count)].map { row in
      let isOwn = row.unit == ownService?.unit
      let role: Role = isOwn ? .own : .text
      let attributes: Cell.Attributes = isOwn ? [.bold] : []
      let score = row.total.score
      return .init(
        Line(
          [
            Span(isOwn ? "▌" : " ", .own),
            Span(ranked(row, rank: 2, name: 20), role, attributes),
            Span(
              (score.map { format.number($0.value, decimals: table.structure.decimals) } ?? "—").padded(
                to: 6, alignment: .trailing), role, attributes),
          ], key: .line("service-\(row.unit)"), opens: serviceView()),
        priority: 9 + abs((table.rowByUnit[row.unit] ?? 0) - position))
    }
  }

  /// The first places, where no home is chosen.
  private func bestLines(_ table: RankingTable) -> [OverviewPane.Entry] {
    table.rows.prefix(listCount(usual: isLarge ? 15 : 9)).enumerated().map { position, row in
      .init(
        Line(
          [
            Span(ranked(row, rank: 3, name: isLarge ? 20 : 14)),
            Span(
              (row.total.score.map { format.number($0.value, decimals: table.structure.decimals) } ?? "—")
                .padded(to: 6, alignment: .trailing)),
          ], key: .line("service-\(position)"), opens: serviceView()), priority: position)
    }
  }
}
