import Model

/// One unit in an index: every item against mean and best, all editions, what it was and is, its sources.
struct UnitPage {
  let context: RankingContext
  let unit: UnitID
  /// The unit's row; nil in an edition that has none of it.
  let row: RankingRow?

  init(_ context: RankingContext, unit: UnitID) {
    self.context = context
    let table = context.table
    let register = context.state.catalogue.register
    // The page stays on its unit while editions of other times are looked at.
    let known =
      table.row(of: unit)
      ?? register.current(of: unit, on: table.edition.unitsOn).flatMap { table.row(of: $0.id) }
    row = known
    self.unit = known?.unit ?? unit
  }

  /// What can be selected: the total, each item, each edition.
  var keys: [ItemKey] {
    var keys: [ItemKey] = [.line("total")]
    keys += shownItems.map { .item($0.id) }
    keys += context.table.editions.map { .line("edition:" + $0.id.label) }
    return keys + restKeys
  }

  /// Lines below the last figure, where they are more than the screen holds: what can be selected can be reached.
  private var restKeys: [ItemKey] {
    guard let row, !context.state.isSpoken, !context.state.isReadWhole else { return [] }
    let content = Chrome.content(context.state)
    let rows = content.rows - 1
    let parts = parts(row, columns: content.columns, rows: rows)
    return parts.flatMap { lines in
      Self.reachable(lines, rows: rows).compactMap(\.key).filter { $0.rawValue.hasPrefix("line:rest:") }
    }
  }

  /// Gives the lines after the last one that can be selected keys of their own, where not all lines fit.
  private static func reachable(_ lines: [Line], rows: Int) -> [Line] {
    guard lines.count > rows, let last = lines.lastIndex(where: { $0.key != nil }) else { return lines }
    return lines.enumerated().map { position, line in
      position <= last ? line : Line(line.spans, key: .line("rest:\(position)"), opens: line.opens)
    }
  }

  var shownItems: [IndexItem] {
    let table = context.table
    var items: [IndexItem] = []
    for component in context.structure.items where component.role == .component && component.points > 0 {
      items.append(component)
      items += table.parts.filter { $0.parent == component.id }
    }
    return items + table.pillars
  }

  func card(of key: ItemKey?) -> FigureCard? {
    guard let row else { return nil }
    if let item = shownItems.first(where: { .item($0.id) == key }) {
      return context.card(of: row, item: item.id)
    }
    var card = context.card(of: row, item: nil)
    guard let key, key.rawValue.hasPrefix("line:edition:"),
      let edition = context.table.editions.first(where: { .line("edition:" + $0.id.label) == key }),
      edition.id != context.table.edition.id,
      let entry = row.history.first(where: { $0.edition == edition.id })
    else { return card }
    // Another edition's figures as their sources state them; nothing of the shown edition's arithmetic.
    let format = context.format
    card.title = context.name(row) + " · " + format.period(edition.period)
    card.link = nil
    let published =
      edition.publishedAsStated.isEmpty ? format.day(edition.published) : edition.publishedAsStated
    card.facts = [
      (
        context.wording[.rankingsRank],
        entry.figures.first?.rank.map { context.rankOf($0, edition.unitCount) } ?? "—"
      ),
      (context.wording[.rankingsValue], context.score(entry.figures.first?.score?.value)),
      (context.wording[.rankingsPeriod], format.period(edition.period)),
      (context.wording[.published], published),
      (context.wording[.rankingsBreakReason], edition.breakNote),
    ]
    card.check = nil
    card.statements = entry.figures.map { figure in
      let rank = figure.rank.map { context.rankOf($0, figure.rankOf ?? edition.unitCount) }
      let parts = [rank, figure.score.map { format.stated($0) }].compactMap { $0 }
      return (parts.joined(separator: " · "), figure.reference, figure.note)
    }
    card.fact = entry.figures.first?.id
    return card
  }

  // MARK: Drawing

  func draw(_ painter: Painter) {
    let wording = context.wording
    let record = context.state.catalogue.register.unit(unit)
    let name = record?.name.text(in: context.language) ?? CleanText(cleaning: unit.code)
    let titles = [name, row.map { context.name($0) } ?? name].map {
      Line($0 + " · " + context.title, .paneTitle, [.bold])
    }
    guard let row else {
      painter.rule(titles: titles, above: 0, rows: 0, context.format)
      painter.text(wording(.rankingsNoFigures, context.title), column: 2, row: 2, role: .neutral)
      return
    }
    let rows = painter.rows - 1
    let parts = parts(row, columns: painter.columns, rows: rows).map { Self.reachable($0, rows: rows) }
    painter.rule(
      titles: titles, above: parts.count > 1 ? 0 : parts[0].count, rows: rows, context.format)
    if parts.count > 1 {
      let left = Self.leftColumns(painter.columns)
      let leftPart = painter.clipped(to: Rect(column: 0, row: 1, columns: left, rows: rows))
      let rightPart = painter.clipped(
        to: Rect(column: left + 1, row: 1, columns: painter.columns - left - 1, rows: rows))
      painter.fill(Rect(column: left, row: 1, columns: 1, rows: rows), with: "│", role: .border)
      painter.text("┬", column: left, row: 0, role: .border)
      draw(
        parts[0], leftPart, below: painter.clipped(to: Rect(column: 0, row: 0, columns: left, rows: 1)))
      draw(
        parts[1], rightPart,
        below: painter.clipped(
          to: Rect(column: left + 1, row: 0, columns: painter.columns - left - 1, rows: 1)))
    } else {
      draw(
        parts[0], painter.clipped(to: Rect(column: 0, row: 1, columns: painter.columns, rows: rows)),
        below: painter)
    }
  }

  private static func leftColumns(_ columns: Int) -> Int { min(86, columns * 3 / 5) }

  /// The lines of the page: items at the left and editions at the right where it is wide, else all in one.
  private func parts(_ row: RankingRow, columns: Int, rows: Int) -> [[Line]] {
    guard columns >= 120 else {
      return [
        itemLines(row, columns: columns) + editionLines(row, columns: columns)
          + restLines(row, columns: columns)
      ]
    }
    let left = Self.leftColumns(columns)
    let right = columns - left - 1
    let editions = editionLines(row, columns: right)
    let rest = restLines(row, columns: right)
    let room = rows - editions.count - rest.count - 1
    let plot = room >= 6 ? context.historyLines(row, columns: right, rows: min(room, 14)) : []
    return [itemLines(row, columns: left), editions + plot + rest]
  }

  /// Draws lines, scrolled so that the selected one is visible.
  /// - Parameter rule: the part of the rule above them, which tells how far they are scrolled.
  private func draw(_ lines: [Line], _ painter: Painter, below rule: Painter) {
    let selected = context.state.view.selected
    let position = lines.firstIndex { $0.key != nil && $0.key == selected }
    // Lines above the first selectable one stay visible while it is selected.
    let isFirst = position == lines.firstIndex { $0.key != nil }
    let window = ScrollWindow(
      count: lines.count, rows: painter.rows, selected: isFirst ? nil : position, top: 0)
    for (offset, index) in window.range.enumerated() {
      painter.line(lines[index], row: offset)
      if let key = lines[index].key { painter.target(.item(key), row: offset) }
      if index == position {
        painter.text("►", column: 0, row: offset)
        painter.addAttributes([.selected], row: offset)
        painter.placeCursor(column: 0, row: offset)
      }
    }
    rule.position(window, of: lines.count, context.format)
  }

  private func itemLines(_ row: RankingRow, columns: Int) -> [Line] {
    let wording = context.wording
    let isWide = columns >= 76
    // Value, mean, best, difference, rank.
    let widths = isWide ? [9, 11, 10, 11, 8] : [8, 10, 0, 10, 7]
    let name = columns - 1 - widths.reduce(0, +) - 1
    func line(_ label: CleanText, _ cells: [Span], key: ItemKey?, role: Role = .text) -> Line {
      var spans = [Span(" " + label.padded(to: name), role)]
      for (cell, width) in zip(cells, widths) where width > 0 {
        spans.append(Span(cell.text.padded(to: width, alignment: .trailing), cell.role, cell.attributes))
      }
      return Line(spans, key: key)
    }
    func figures(_ item: IndexItemID?, rank: Int?, of count: Int) -> [Span] {
      let table = context.table
      let value = row.score(item)
      // A mean or best of a few units says nothing about all of them.
      let mean = table.means[item].flatMap { 2 * $0.count > table.rows.count ? $0 : nil }
      let off = value.flatMap { value in mean.map { value - $0.value } }
      let isUp = off.map { $0 >= ExactDecimal(0) } ?? true
      let arrow: CleanText =
        off.map { $0 == ExactDecimal(0) ? "" : isUp ? "▲" : "▼" } ?? ""
      let isDisputed = item.map { row.conflictingItems.contains($0) } ?? row.hasConflict
      return [
        Span((isDisputed ? "≠" : "") + context.score(value), isDisputed ? .warning : .text, [.bold]),
        Span(context.score(mean?.value)),
        Span(context.score(mean == nil ? nil : table.best[item])),
        Span(arrow + context.difference(off), off == nil ? .neutral : isUp ? .good : .bad),
        Span(rank.map { context.rankOf($0, count) } ?? "—"),
      ]
    }
    let heads = [Label.rankingsValue, .rankingsMean, .rankingsBest, .rankingsVersusMeanHead, .rankingsRank]
      .map {
        Span(wording[$0], .columnHead)
      }
    var lines = [line("", heads, key: nil)]
    lines.append(
      line(
        context.structure.shortName.text(in: context.language),
        figures(nil, rank: row.rank, of: row.rankOf), key: .line("total")))
    lines.append(
      Line([Span("   " + wording[.rankingsSum] + ": "), context.check(row), Span(" "), SourceMarks.computed]))
    lines.append(
      RankingContext.rule(
        Line([Span(wording[.rankingsMainIndices], .paneTitle, [.bold])]), columns: columns))
    let count = context.table.edition.unitCount
    // All names in full or all in short, and all with their points or none.
    let items = shownItems.filter { $0.role != .pillar }
    func words(_ item: IndexItem, isFull: Bool, hasPoints: Bool) -> CleanText {
      let words = (isFull ? item.name : item.shortName).text(in: context.language)
      return hasPoints && item.points > 0 ? words + " /" + context.format.integer(item.points) : words
    }
    let ways = [(true, true), (true, false), (false, true), (false, false)]
    let way =
      ways.first { way in
        items.allSatisfy {
          words($0, isFull: way.0, hasPoints: way.1).columns + ($0.role == .part ? 2 : 0) <= name
        }
      } ?? (false, false)
    for item in items {
      let words = words(item, isFull: way.0, hasPoints: way.1)
      lines.append(
        line(
          (item.role == .part ? "  " : "") + words,
          figures(item.id, rank: row.itemRanks[item.id], of: count), key: .item(item.id)))
    }
    if !context.table.pillars.isEmpty {
      lines.append(
        RankingContext.rule(
          Line([Span(wording[.rankingsPillars], .paneTitle, [.bold])]), columns: columns))
      for item in context.table.pillars {
        lines.append(
          line(
            item.name.text(in: context.language), figures(item.id, rank: row.itemRanks[item.id], of: count),
            key: .item(item.id)))
      }
    }
    let needed = context.neededLines(row, columns: columns)
    if !needed.isEmpty, let better = context.neighbours(of: row).better?.rank {
      lines.append(
        RankingContext.rule(
          Line([
            Span(
              wording(
                .rankingsNeeded, context.format.integer(better), context.format.integer(needed.count)),
              .paneTitle, [.bold]), Span(" "), SourceMarks.computed,
          ]), columns: columns))
      lines += needed
    }
    return lines
  }

  private func editionLines(_ row: RankingRow, columns: Int) -> [Line] {
    let wording = context.wording
    let format = context.format
    var lines = [
      RankingContext.rule(
        Line([
          Span(wording[.rankingsEditions], .paneTitle, [.bold]),
          Span("  " + EditionWords.breakMark(wording), .columnHead),
        ]), columns: columns)
    ]
    for (edition, entry) in zip(context.table.editions, row.history) {
      let breaks = EditionWords.crosses(edition)
      var ranks = Set<Int>()
      let stated = entry.figures.compactMap(\.rank).filter { ranks.insert($0).inserted }
      var words = stated.map { format.integer($0) }.joined(separator: "≠")
      if words.isEmpty, let rank = row.computedHistory[edition.id] { words = format.integer(rank) }
      words = words.isEmpty ? "—" : words + "/" + format.integer(edition.unitCount)
      let score = entry.figures.lazy.compactMap(\.score).first.map { context.score($0.value) } ?? "—"
      let published =
        edition.publishedAsStated.isEmpty ? format.day(edition.published) : edition.publishedAsStated
      var spans = [
        Span(breaks ? " ║ " : "   ", .border),
        Span(CleanText(cleaning: edition.id.label).padded(to: 6), .text, [.bold]),
        Span(words.padded(to: 10, alignment: .trailing)), Span(score.padded(to: 9, alignment: .trailing)),
        Span("  " + published),
      ]
      if edition.published > context.state.today { spans.append(Span(", " + wording[.afterToday], .neutral)) }
      if let source = entry.figures.first?.reference.source { spans += [Span(" "), context.mark(source)] }
      lines.append(Line(spans, key: .line("edition:" + edition.id.label)))
    }
    return lines
  }

  private func restLines(_ row: RankingRow, columns: Int) -> [Line] {
    var lines: [Line] = []
    let lineage = context.lineageLines(unit, columns: columns)
    if !lineage.isEmpty {
      lines.append(
        RankingContext.rule(
          Line([Span(context.wording[.rankingsLineage], .paneTitle, [.bold])]), columns: columns))
      lines += lineage
    }
    lines.append(
      RankingContext.rule(
        Line([Span(context.wording[.rankingsStatements], .paneTitle, [.bold])]), columns: columns))
    return lines + context.statementLines(row, columns: columns)
  }
}
