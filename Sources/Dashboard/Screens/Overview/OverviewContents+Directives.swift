import Model

extension OverviewContents {
  /// Third pane: directives by state, the most pressing first.
  mutating func directivesPane(_ screen: OverviewScreen) -> OverviewPane {
    let name = wording[isTight ? .screenDirectives : .overviewDirectivesTitle]
    var title = [Span(name + " ", .paneTitle, [.bold])]
    if let source = directives?.sources.first { title.append(marks.mark(source)) }
    var pane = OverviewPane(title: Line(title), opens: directivesView(selecting: nil))
    guard let summary = directives else {
      pane.entries = [.init(Line(wording[.loading]))]
      return pane
    }
    // Three figures side by side where each has its part; else what is not known is a line like the others, and the
    // figures stay figures.
    let part = hasAside ? state.size.columns / 6 : paneColumns / 3
    let three = [DirectiveState.overdue, .dueSoon, .unknown]
    let haveRoom = three.allSatisfy {
      2 + BigDigits.columns(of: String(summary.counts[$0]), height: 3) <= part + 1
    }
    let headed = haveRoom ? three : Array(three.prefix(2))
    for pressing in headed {
      let first = summary.states[pressing]?.first
      let words = DirectiveWords.name(pressing, isContinuous: false, wording: wording)
      // A third of the pane, less the column the selection stands in.
      let part = hasAside ? state.size.columns / (2 * headed.count) : paneColumns / headed.count
      let parts = words.wrapped(columns: max(5, part - 1)).prefix(2)
      var headline = OverviewPane.Headline(
        digits: String(summary.counts[pressing]),
        role: summary.counts[pressing] > 0 ? DirectiveWords.role(pressing) : .headline,
        beside: [], below: parts.map { Line($0) }, key: Self.key(of: pressing),
        opens: directivesView(selecting: first?.id))
      headline.mark = Span(DirectiveWords.mark(pressing), DirectiveWords.role(pressing))
      pane.headlines.append(headline)
    }
    pane.entries.append(.init(.blank, priority: 2))
    let listed = three.suffix(from: headed.count) + [.inTime, .awaitingConfirmation, .done, .noDate]
    let others = listed.map { state in
      (state, summary.counts[state] + (state == .done ? summary.counts[.doneLate] : 0))
    }
    let width = others.map { format.integer($0.1).columns }.max() ?? 0
    for (other, count) in others {
      let first = summary.states[other]?.first
      pane.entries.append(
        .init(
          Line(
            [
              Span(DirectiveWords.mark(other) + " ", DirectiveWords.role(other)),
              Span(
                format.integer(count).padded(to: max(2, width), alignment: .trailing) + " ", .text, [.bold]),
              Span(DirectiveWords.name(other, isContinuous: false, wording: wording)),
            ], key: Self.key(of: other), opens: directivesView(selecting: first?.id)),
          priority: other == .done ? 3 : 1))
    }
    if hasAside {
      pane.aside = Array(pressingEntries(summary).dropFirst())
      pane.asideTitle = Line(wording[.overviewPressing], .paneTitle, [.bold])
    } else if isLarge {
      pane.entries += pressingEntries(summary)
    }
    pane.entries.append(.init(.blank, priority: 4))
    pane.entries.append(.init(Line(total(summary)), priority: 1))
    return pane
  }

  /// The line that counts the directives in a state; those finished late are counted with the finished ones.
  static func key(of state: DirectiveState) -> ItemKey {
    .line("state-\((state == .doneLate ? .done : state).rawValue)")
  }

  /// "55 nhiệm vụ của 5 tỉnh".
  private func total(_ summary: DirectiveSummary) -> CleanText {
    let provinces = summary.provinceCount
    return provinces > 1
      ? wording(.overviewDirectivesOf, format.integer(summary.counts.total), format.integer(provinces))
      : wording(.overviewDirectivesCount, format.integer(summary.counts.total))
  }

  /// The most pressing directives: two lines each.
  private func pressingEntries(_ summary: DirectiveSummary) -> [OverviewPane.Entry] {
    guard let rows = state.answers.directiveRows(summary.shownIDs) else { return [] }
    let byID = Dictionary(rows.map { ($0.id, $0) }) { first, _ in first }
    var entries: [OverviewPane.Entry] = [.init(.blank, priority: 5)]
    // One or two of each state, so that a short list is not all of one kind.
    let most = isTall ? state.size.rows / 3 : 6
    var shown: [DirectiveState: Int] = [:]
    var count = 0
    for entry in summary.first.prefix(60) {
      guard let directive = byID[entry.id], count < most,
        shown[entry.standing.state, default: 0] < (zoomedPane != nil ? most : isTall ? 6 : 2)
      else { continue }
      shown[entry.standing.state, default: 0] += 1
      count += 1
      let left = DirectiveWords.remaining(entry.standing, wording: wording, format: format)
      let width = max(12, left.columns)
      let lead = DirectiveTexts.lead(
        directive, state, withProvince: summary.provinceCount > 1, columns: paneColumns - width - 4)
      entries.append(
        .init(
          Line(
            [
              Span(
                DirectiveWords.mark(entry.standing.state) + " ", DirectiveWords.role(entry.standing.state)),
              Span(left.padded(to: width), .text, [.bold]), Span(" " + lead),
            ], key: .directive(directive.id), opens: directivesView(selecting: directive.id)),
          priority: 6 + count))
      entries.append(
        .init(Line("  " + directive.title.text(in: state.language)), priority: 6 + count))
    }
    return entries
  }

  // MARK: Worth noting

  /// Up to five lines computed from the data, each opening the view behind it.
  mutating func notableLines() -> [Line] {
    var lines: [Line] = []
    lines += weakComponents().map { [$0] } ?? []
    lines += nextPlace().map { [$0] } ?? []
    lines += weakGroups().map { [$0] } ?? []
    lines += pressingLines()
    lines += conflictLines()
    return lines
  }

  /// An item's name, short where a line is short.
  private func name(of item: IndexItem) -> CleanText {
    (state.size.columns < 100 ? item.shortName : item.name).text(in: state.language)
  }

  /// Main indices below the mean of all units.
  private mutating func weakComponents() -> Line? {
    guard let table = ranking, let own = ownRanking else { return nil }
    var parts: [CleanText] = []
    for item in table.structure.items where item.role == .component && item.points > 0 {
      guard let score = own.figure(item.id)?.score, let mean = table.means[item.id],
        mean.count * 2 > table.rows.count, score.value < mean.value, let rank = own.itemRanks[item.id]
      else { continue }
      parts.append(
        name(of: item) + " " + format.integer(rank) + "/" + format.integer(mean.count))
    }
    guard !parts.isEmpty else { return nil }
    return Line(
      [
        Span("▼ ", .warning),
        Span(
          unitLead(own)
            + wording(.notableBelowMean, parts.joined(separator: ", "), format.integer(own.rankOf)) + " "),
        marks.mark(table.mainSource), SourceMarks.computed,
      ], key: .line("weak"), opens: unitView(own.unit))
  }

  /// What one component alone must rise to equal the next place.
  private mutating func nextPlace() -> Line? {
    guard let table = ranking, let own = ownRanking, let position = table.rowByUnit[own.unit],
      let better = table.rows[..<position].last(where: { ($0.rank ?? 0) < (own.rank ?? 0) }),
      let betterRank = better.rank
    else { return nil }
    // The component that needs the smallest rise; the first of equals.
    var easiest: (item: IndexItem, increase: ExactDecimal)?
    for item in table.components {
      guard let needed = table.neededIncrease(of: item, in: own),
        easiest.map({ needed < $0.increase }) ?? true
      else { continue }
      easiest = (item, needed)
    }
    guard let (item, increase) = easiest else { return nil }
    return Line(
      [
        Span("▲ ", .good),
        Span(
          unitLead(own)
            + wording(
              .notableNextPlace, better.name.text(in: state.language), format.integer(betterRank),
              name(of: item), format.number(increase, decimals: table.structure.decimals))
            + " "),
        marks.mark(table.mainSource), SourceMarks.computed,
      ], key: .line("next"), opens: unitView(own.unit))
  }

  private mutating func weakGroups() -> Line? {
    guard let table = service, let own = ownService else { return nil }
    var parts: [CleanText] = []
    for item in table.structure.items where item.role == .component {
      guard let score = own.figure(item.id)?.score, let mean = table.means[item.id], score.value < mean.value
      else { continue }
      parts.append(name(of: item) + " " + format.number(score.value, decimals: 2))
    }
    guard !parts.isEmpty else { return nil }
    return Line(
      [
        Span("▼ ", .warning),
        Span(
          unitLead(own)
            + wording(.notableGroupsBelow, parts.joined(separator: ", "), format.integer(table.rows.count))
            + " "),
        marks.mark(table.mainSource), SourceMarks.computed,
      ], key: .line("groups"), opens: serviceView())
  }

  private mutating func pressingLines() -> [Line] {
    guard let summary = directives else { return [] }
    var lines: [Line] = []
    for (pressing, label) in [
      (DirectiveState.overdue, Label.notableOverdue), (.dueSoon, .notableDueSoon),
      (.unknown, .notableUnknown),
    ] {
      guard let all = summary.states[pressing], let window = all.first.standing.window else { continue }
      let isMixed = all.days.count > 1
      let isToday = pressing == .dueSoon && all.days.lowerBound == 0
      let words =
        isToday ? Label.notableDueToday : isMixed && pressing == .unknown ? .notableUnknownLongest : label
      lines.append(
        Line(
          [
            Span(DirectiveWords.mark(pressing) + " ", DirectiveWords.role(pressing)),
            Span(
              wording(
                words, format.integer(all.count), format.day(window.last),
                format.integer(pressing == .dueSoon ? all.days.lowerBound : all.days.upperBound))
                + provinces(of: all, in: summary)),
          ], key: .line("notable-\(pressing.rawValue)"), opens: directivesView(selecting: all.first.id)))
    }
    return lines
  }

  /// " · Quảng Nam, Kon Tum": whose tasks they are, where the directives are of several provinces.
  private func provinces(
    of all: DirectiveSummary.StateSummary, in summary: DirectiveSummary
  ) -> CleanText {
    guard summary.provinceCount > 1 else { return "" }
    let units = all.provinces
    guard !units.isEmpty, units.count <= 3 else { return "" }
    return " · "
      + units.map { state.catalogue.shortName(of: $0, state.language) }.joined(separator: ", ")
  }

  /// Means and ranks that two sources state differently and nobody has chosen between.
  private mutating func conflictLines() -> [Line] {
    guard let table = ranking else { return [] }
    var lines: [Line] = []
    if let mean = table.means[nil], mean.count == table.edition.unitCount {
      for stated in table.edition.statedMeans where stated.item == nil {
        let decimals = table.structure.decimals
        let difference = (stated.value.value - mean.value.rounded(scale: decimals)).absolute
        guard difference > table.structure.tolerance else { continue }
        let source = state.catalogue.sources[stated.reference.source]?.title.text(in: state.language) ?? ""
        lines.append(
          Line(
            [
              Span("≠ ", .warning),
              Span(
                wording(
                  .notableMeans, EditionWords.title(table.edition, state),
                  format.number(mean.value, decimals: decimals), format.stated(stated.value), source,
                  format.number(difference, decimals: decimals))),
            ], key: .line("means"), opens: rankingView(selecting: ownRanking?.unit)))
      }
    }
    if let own = ownRanking, own.hasConflict {
      let ranks = own.totals.compactMap(\.rank).map { format.integer($0) }.joined(separator: ", ")
      lines.append(
        Line(
          [
            Span("≠ ", .warning),
            Span(wording(.notableRanks, EditionWords.title(table.edition, state), ranks)),
          ],
          key: .line("ranks"), opens: unitView(own.unit)))
    }
    return lines
  }

  // MARK: Cards

  /// What stands behind the selected figure.
  func card(of key: ItemKey) -> FigureCard? {
    if let unit = key.unit, let table = ranking, let row = table.row(of: unit) {
      return RankingContext(state, table: table).card(of: row, item: nil)
    }
    if key.rawValue.hasPrefix("item:"), let table = service, let row = ownService {
      let id = IndexItemID(String(key.rawValue.dropFirst("item:".count)))
      return RankingContext(state, table: table).card(of: row, item: id)
    }
    if let card = countCard(of: key) { return card }
    switch key.rawValue {
    case "line:rank", "line:mean", "line:history", "line:weak", "line:next", "line:means", "line:ranks":
      if let table = ranking, let row = ownRanking {
        return RankingContext(state, table: table).card(of: row, item: nil)
      }
    case "line:service", "line:groups":
      if let table = service, let row = ownService {
        return RankingContext(state, table: table).card(of: row, item: nil)
      }
    default: break
    }
    guard let id = key.directive ?? pressingDirective(of: key), let summary = directives,
      let directive = state.answers.directiveRows(summary.shownIDs)?.first(where: { $0.id == id })
    else { return nil }
    return DirectivePage.figureCard(directive, state)
  }

  /// The first directive of the state that a line counts.
  private func pressingDirective(of key: ItemKey) -> DirectiveID? {
    DirectiveState.allCases.first {
      key.rawValue == "line:state-\($0.rawValue)" || key.rawValue == "line:notable-\($0.rawValue)"
    }.flatMap { directives?.states[$0]?.first.id }
  }
}
