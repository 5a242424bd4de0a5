import Model

extension OverviewScreen {
  func read(_ state: State, into page: inout PlainWriter) {
    state.overviewMemo.contents(state, self).read(into: &page)
  }

  func plainRow(_ key: ItemKey, _ state: State) -> PlainRow? {
    state.overviewMemo.contents(state, self).plainRow(key)
  }

  /// The unit's page on the rankings: the overview itself is about one's own province.
  func view(of unit: AdministrativeUnit, _ state: State) -> ViewValue? {
    guard let edition = rankingEdition(state), let table = state.answers.ranking(edition.id),
      let row = RankingContext(state, table: table).row(of: unit)
    else { return nil }
    return state.overviewMemo.contents(state, self).unitView(row.unit)
  }

  func namedViews(_ state: State) -> [NamedView] {
    guard let edition = rankingEdition(state) else { return [] }
    return RankingContext.editionViews(of: edition.id.index, state)
  }
}

extension OverviewContents {
  private var text: PlainText { PlainText(wording) }

  func read(into page: inout PlainWriter) {
    for pane in panes {
      page.heading(pane.title)
      for headline in pane.headlines { page.row(headline.key.flatMap { plainRow($0) }) }
      var isAfterDirective = false
      for entry in pane.entries {
        defer { isAfterDirective = entry.line.key?.directive != nil }
        if let key = entry.line.key {
          page.row(plainRow(key))
        } else if !isAfterDirective, !isForTheEye(entry.line) {
          read(entry.line, into: &page)
        }
      }
    }
    guard !notable.isEmpty else { return }
    page.heading(wording[.overviewNotable])
    for line in notable { page.sentence(line) }
  }

  /// A name that is padded to a column, and its figure; else a sentence.
  private func read(_ line: Line, into page: inout PlainWriter) {
    guard let label = line.spans.first?.text.string, label.hasSuffix(" "), line.spans.count > 1 else {
      page.sentence(line)
      return
    }
    let name = String(label.reversed().drop { $0 == " " || $0 == ":" }.reversed())
    page.figure(CleanText(cleaning: name), line.spans.dropFirst().map(\.text).joined())
  }

  /// Heads of columns, bars and legends.
  private func isForTheEye(_ line: Line) -> Bool {
    line.spans.contains { span in
      span.role == .border || span.role == .columnHead || span.role == .bar || span.role == .barRest
        || span.text.string.contains { "┃━─║".contains($0) }
    }
  }

  /// A figure of the overview in words: what the pane shows in large digits or in columns, with its labels.
  func plainRow(_ key: ItemKey) -> PlainRow? {
    if let unit = key.unit, let table = ranking, let row = table.row(of: unit) {
      return neighbour(key, row, table)
    }
    if let id = key.directive { return directive(key, id) }
    switch key.rawValue {
    case "line:rank": return ownRank(key)
    case "line:service": return ownService(key)
    case "line:history": return history(key)
    default: break
    }
    if key.rawValue.hasPrefix("line:service-") { return serviceUnit(key) }
    if key.rawValue.hasPrefix("line:state-") { return count(key) }
    if key.rawValue.hasPrefix("item:") { return group(key) }
    return line(of: key).map { text.row(key, $0.spans.map(\.text).joined()) }
  }

  private func line(of key: ItemKey) -> Line? {
    for pane in panes {
      if let entry = pane.entries.first(where: { $0.line.key == key }) { return entry.line }
    }
    return notable.first { $0.key == key }
  }

  private func ownRank(_ key: ItemKey) -> PlainRow? {
    guard let table = ranking, let row = ownRanking else { return nil }
    let context = RankingContext(state, table: table)
    let before = table.previous.map { CleanText(cleaning: $0.id.label) } ?? ""
    return text.row(
      key, wording[.rankingsRank] + ": " + context.plainRank(row) + unitNote(row),
      [text.figure(wording(.plainChangeSince, before), context.plainChange(row.change))])
  }

  private func ownService(_ key: ItemKey) -> PlainRow? {
    guard let table = service, let row = ownService, let score = row.total.score else { return nil }
    let context = RankingContext(state, table: table)
    let before = table.previous.map { CleanText(cleaning: $0.id.label) } ?? ""
    return text.row(
      key,
      wording[.dossiersTotal] + ": " + context.score(score.value) + "/"
        + format.number(table.structure.maximum) + unitNote(row),
      [
        text.figure(wording[.rankingsRank], context.plainRank(row)),
        row.scoreChange.flatMap { text.figure(wording(.plainScoreSince, before), format.signed($0)) },
      ])
  }

  /// A unit of the service index: by its own key, or by its place where no home is chosen.
  private func serviceUnit(_ key: ItemKey) -> PlainRow? {
    guard let table = service else { return nil }
    let name = key.rawValue.dropFirst("line:service-".count)
    let row =
      table.rows.first { $0.unit.description == name }
      ?? Int(name).flatMap { table.rows.indices.contains($0) ? table.rows[$0] : nil }
    guard let row else { return nil }
    let context = RankingContext(state, table: table)
    return text.row(
      key, context.name(row) + (row.unit == ownService?.unit ? ", " + wording[.plainOwn] : ""),
      [
        text.figure(wording[.rankingsRank], context.plainRank(row)),
        text.figure(wording[.dossiersTotal], row.score(nil).map { context.plainTotal($0) } ?? "—"),
      ])
  }

  private func neighbour(_ key: ItemKey, _ row: RankingRow, _ table: RankingTable) -> PlainRow {
    let context = RankingContext(state, table: table)
    let isOwn = row.unit == ownRanking?.unit
    let off = isOwn ? nil : ownRanking?.score(nil).flatMap { own in row.score(nil).map { $0 - own } }
    let name = ownRanking.map { context.name($0) } ?? ""
    return text.row(
      key, context.name(row) + (isOwn ? ", " + wording[.plainOwn] : ""),
      [
        text.figure(wording[.rankingsRank], context.plainRank(row)),
        text.figure(wording[.rankingsValue], context.score(row.score(nil))),
        off.flatMap { text.figure(wording(.plainVersus, name), context.difference($0)) },
      ])
  }

  /// Ranks over the editions, each with its source.
  private func history(_ key: ItemKey) -> PlainRow? {
    guard let table = ranking, let row = ownRanking else { return nil }
    let context = RankingContext(state, table: table)
    let figures = context.plot(of: row).points.map { point -> PlainFigure? in
      let ranks = point.ranks.map {
        format.integer($0.rank) + "/" + format.integer(point.rankOf) + " " + $0.mark.text
      }
      let words = ranks.isEmpty ? "—" : ranks.joined(separator: "; ")
      let edition = table.editions.first { CleanText(cleaning: $0.id.label) == point.label }
      let change = edition.flatMap { EditionWords.methodBreak($0, wording) }
      return text.figure(point.label, change.map { words + ", " + $0 } ?? words)
    }
    return text.row(key, wording[.rankingsHistory], figures)
  }

  /// One group of the service index against the mean.
  private func group(_ key: ItemKey) -> PlainRow? {
    guard let table = service, let own = ownService,
      let item = table.structure.items.first(where: { .item($0.id) == key })
    else { return nil }
    let context = RankingContext(state, table: table)
    let mean = table.means[item.id]?.value
    let off = own.score(item.id).flatMap { value in mean.map { value - $0 } }
    return text.row(
      key,
      item.name.text(in: state.language) + ": " + text.words(context.score(own.score(item.id)))
        + (own.score(item.id) == nil ? "" : "/" + format.integer(item.points)),
      [
        off.flatMap {
          text.figure(
            wording[.plainVersusMean], format.signed($0, decimals: 2) + " " + SourceMarks.computed.text)
        }
      ])
  }

  /// How many directives stand in a state.
  private func count(_ key: ItemKey) -> PlainRow? {
    guard let summary = directives,
      let one = DirectiveState.allCases.first(where: { key.rawValue == "line:state-\($0.rawValue)" })
    else { return nil }
    let count = summary.counts[one] + (one == .done ? summary.counts[.doneLate] : 0)
    return text.row(
      key, DirectiveWords.name(one, isContinuous: false, wording: wording) + ": " + format.integer(count))
  }

  private func directive(_ key: ItemKey, _ id: DirectiveID) -> PlainRow? {
    guard let summary = directives, let entry = summary.entry(of: id) else { return nil }
    return DirectiveTexts.plainRow(entry, withProvince: summary.provinceCount > 1, state)
  }
}
