import Model

/// An index of points as a table: a figure and a thin bar in each cell, the sum check at the end of each row,
/// the home unit against best and mean in the same columns.
struct DossierIndexView {
  private let context: RankingContext
  private let painter: Painter
  private let columns: TableLayout
  /// Points that each scored item can reach.
  private let points: [IndexItemID: ExactDecimal]

  init(_ context: RankingContext, _ painter: Painter) {
    self.context = context
    self.painter = painter
    let view = context.state.view
    columns = TableLayout(
      Self.columns(context, width: painter.columns), width: painter.columns, chosen: view.column,
      sorted: view.sort)
    points = context.structure.items.reduce(into: [:]) { points, item in
      if item.points > 0 { points[item.id] = ExactDecimal(item.points) }
    }
  }

  /// Lines below the list: best and mean, then the home unit's place, difference and missing points.
  private static func footRows(_ content: Rect) -> Int {
    content.rows >= 26 ? 7 : content.rows >= 15 ? 5 : content.rows >= 11 ? 3 : 0
  }

  /// Without best, mean and the home unit's lines below where the list is zoomed or less detail is asked for.
  static func listRows(_ state: State, _ content: Rect) -> Int {
    max(1, content.rows - 2 - (hasFoot(state) ? footRows(content) : 0))
  }

  private static func hasFoot(_ state: State) -> Bool { !state.view.isZoomed && state.view.density >= 0 }

  static let plan = ColumnPlan(
    "dossiers, QĐ 766",
    ColumnRule(RankingColumn.rank, .rankingsRank, alignment: .trailing, .init(0, 6)),
    ColumnRule(
      RankingColumn.name, .rankingsProvince, short: .rankingsProvinceShort, .init(0, 13, 15),
      .init(112, 13, 17), .init(150, 13, 17, flex: 1)),
    ColumnRule(
      RankingColumn.total, nil, about: "Tổng /100 │ Total /100", alignment: .trailing, .init(0, 6),
      .init(112, 6, 9)),
    ColumnRule(
      RankingColumn.band, .dossiersBandProvisional, short: .dossiersBandShort, givesWay: 10, .init(0, 7),
      .init(112, 10)),
    // With a bar behind the figure where the room allows: 5 for the figure, a blank, 5 or more for the bar.
    ColumnRule(
      "main", nil, about: "Năm nhóm chỉ số │ Five groups", alignment: .trailing, givesWay: 5, .init(0, 6),
      .init(112, 12, 26, .leading)),
    ColumnRule(
      RankingColumn.scoreChange, nil, about: "So 2022 │ vs 2022", alignment: .trailing, givesWay: 15,
      .init(0, 6),
      .init(112, 6, 8)),
    ColumnRule(
      RankingColumn.next, .rankingsToNext, short: .rankingsToNextShort, alignment: .trailing, givesWay: 8,
      detail: 1,
      .init(0, 8)),
    ColumnRule(RankingColumn.check, .check, givesWay: 20, detail: 0, .init(0, 9)))

  /// Bars are left out where less detail is asked for.
  static func columns(_ context: RankingContext, width: Int) -> [TableColumn] {
    let wording = context.wording
    let language = context.language
    let structure = context.structure
    let density = context.state.view.density
    let usual = density < 0 ? min(width, 111) : width
    return plan.columns(width: usual, density: density, withBeyond: true) { rule, make in
      switch rule.id {
      case RankingColumn.rank: return [make(rule.id, wording[.rankingsRank] + " ", nil, 0, 0)]
      case RankingColumn.name:
        let column = make(
          rule.id, wording[context.isProvinces ? .rankingsProvince : .rankingsUnit],
          wording[context.isProvinces ? .rankingsProvinceShort : .rankingsUnit], 0, 0)
        return [density < 0 && width >= 100 ? column.flexing(1) : column]
      case RankingColumn.total:
        let head = wording(.dossiersTotalOf, context.format.number(structure.maximum))
        return [make(rule.id, head, wording[.dossiersTotal], 0, 0)]
      case RankingColumn.band:
        guard !structure.bands.isEmpty else { return [] }
        let head = structure.bandsAreProvisional ? Label.dossiersBandProvisional : .rankingsBand
        return [make(rule.id, wording[head], wording[.dossiersBandShort], 0, 0)]
      case "main":
        return context.table.components.map { item in
          let points = "/" + context.format.integer(item.points)
          let short = item.shortName.text(in: language)
          let head =
            width >= 180 && density >= 0 ? item.name.text(in: language) + " " + points : short + points
          return make(RankingColumn.item(item.id), head, short, min(9, short.columns), short.columns)
        }
      case RankingColumn.scoreChange:
        guard let previous = context.table.previous else { return [] }
        return [make(rule.id, wording(.rankingsVersus, CleanText(cleaning: previous.id.label)), "±", 0, 0)]
      default:
        guard let head = rule.head else { return [] }
        let short = rule.shortHead.map { wording[$0] } ?? wording[head]
        return [make(rule.id, wording[head], short, rule.shortHead == nil ? 0 : short.columns, 0)]
      }
    }
  }

  func draw() {
    let state = context.state
    let table = context.table
    let short = context.structure.shortName.text(in: context.language)
    let titles = [
      context.structure.name.text(in: context.language) + " (" + short + "), " + context.periodInside,
      context.title,
    ].map { words in
      var title = Line(words, .paneTitle, [.bold])
      if let source = table.sources.first { title.spans += [Span(" "), context.mark(source)] }
      if state.view.sort == RankingColumn.official {
        // No head could carry the arrow of an order that has no column.
        title.spans.append(Span("  " + state.wording(.plainSorted, state.wording[.sortedOfficial])))
      }
      if !state.view.filter.isEmpty {
        title.spans.append(
          Span("  " + state.wording[.promptFilter] + " " + state.view.filterText))
      }
      return title
    }
    guard !table.rows.isEmpty else {
      painter.rule(row: 0, titles: titles, hidden: [], state.wording, state.format)
      painter.text(state.wording(.rankingsNoFigures, context.title), column: 2, row: 2, role: .neutral)
      return
    }
    if state.view.isZoomed, state.view.pane == 1 {
      drawPaneAlone()
      return
    }
    painter.rule(row: 0, titles: titles, hidden: columns.hidden, state.wording, state.format)
    columns.drawHeads(
      painter, row: 1, chosen: state.view.column, sorted: state.view.sort,
      isReversed: state.view.isSortReversed)
    let listRows = Self.listRows(state, painter.bounds)
    let order = context.order()
    let window = ListWindow(context, order: order, rows: listRows)
    if order.isEmpty {
      painter.text(
        state.wording[.noticeNoMatch], column: 2, row: 2 + window.entries.count, role: .neutral)
    }
    let cells = RankingCells(context, columns: columns) { row, item, place, role, painter, y in
      bar(row, item, place, role, painter, y)
    }
    for (offset, entry) in window.entries.enumerated() {
      cells.draw(table.rows[entry.row], pinned: entry.pin, painter, row: 2 + offset)
    }
    if Self.hasFoot(state) { drawFoot(from: 2 + listRows) }
  }

  /// Why the selected unit stands where it stands, on the whole screen.
  private func drawPaneAlone() {
    guard let row = context.selectedRow else { return }
    let words = row.rank.map { context.wording(.rankingsWhy, context.name(row), context.format.integer($0)) }
    painter.selectedRule(row: 0, title: Line(words ?? context.name(row), .paneTitle, [.bold]))
    let lines = context.why(row, columns: min(painter.columns, 100), rows: painter.rows - 1)
    for (offset, line) in lines.prefix(max(0, painter.rows - 1)).enumerated() {
      painter.line(line, row: offset + 1)
    }
  }

  /// `17,30 ━━━━─`, straight onto the screen: there are five in every row.
  private func bar(
    _ row: RankingRow, _ id: IndexItemID?, _ place: TableLayout.Placed, _ role: Role, _ painter: Painter,
    _ y: Int
  ) -> Bool {
    guard let id, place.width >= 12, let points = points[id] else { return false }
    let text = row.scoreText(id, context.language) ?? "—"
    painter.text(text, column: place.start + max(0, 5 - text.columns), row: y, role: role)
    guard let value = row.score(id) else { return true }
    let width = min(place.width - 7, 18)
    let start = place.start + 6
    let filled = ExactDecimal.position(of: value, from: .zero, to: points, columns: 2 * width)
    let full = filled / 2
    painter.fill(Rect(column: start, row: y, columns: full, rows: 1), with: "━", role: .bar)
    painter.fill(
      Rect(column: start + full, row: y, columns: width - full, rows: 1), with: "─", role: .bar)
    if filled % 2 == 1 { painter.text("╾", column: start + full, row: y, role: .bar) }
    if width >= 10, let mean = context.table.means[id]?.value {
      let mark = ExactDecimal.position(of: mean, from: .zero, to: points, columns: width)
      painter.text("┃", column: start + min(mark, width - 1), row: y, role: .mark)
    }
    return true
  }

  // MARK: Foot

  private func drawFoot(from top: Int) {
    let rows = painter.rows - top
    guard rows >= 3 else { return }
    let wording = context.wording
    let table = context.table
    var y = top
    func title(_ words: CleanText) {
      painter.rule(row: y, title: Line(words, .paneTitle, [.bold]))
      y += 1
    }
    func line(_ label: CleanText, _ cell: (IndexItemID?) -> Span) {
      guard y < painter.rows else { return }
      if let place = columns.placed.first(where: { $0.column.id == RankingColumn.name }) {
        painter.text(label.truncated(toColumns: place.width), column: place.start, row: y, role: .columnHead)
      }
      for place in columns.placed {
        let item: IndexItemID?
        if place.column.id == RankingColumn.total {
          item = nil
        } else if let id = RankingColumn.item(of: place.column.id) {
          item = id
        } else {
          continue
        }
        let span = cell(item)
        let width = place.column.alignment == .leading ? min(place.width, 5) : place.width
        // A sign or a denominator may stand out to the right of a short figure, never to its left.
        let text = span.text.columns > width ? span.text : span.text.padded(to: width, alignment: .trailing)
        painter.clipped(to: Rect(column: place.start, row: y, columns: place.width, rows: 1))
          .text(text, column: 0, row: 0, role: span.role)
      }
      y += 1
    }
    // A mean of a few units is not one of all.
    let meanCount = table.means[nil]?.count ?? 0
    let meanHead =
      meanCount < table.edition.unitCount
      ? wording(.overviewMean, context.rankOf(meanCount, table.edition.unitCount)) : wording[.rankingsMean]
    let mean: (IndexItemID?) -> Span = { Span(context.score(table.means[$0]?.value)) }
    if rows >= 7 {
      title(wording(.dossiersAllUnits, context.format.integer(table.rows.count)) + " [T]")
      line(wording[.rankingsBest]) { Span(context.score(table.best[$0])) }
      line(meanHead, mean)
    }
    guard let row = context.home.flatMap({ table.row(of: $0) }) ?? context.selectedRow else { return }
    title(context.name(row) + " [T]")
    if rows < 7, rows >= 5 { line(meanHead, mean) }
    line(wording[.rankingsRank]) { item in
      let rank = item.map { row.itemRanks[$0] } ?? row.rank
      return Span(rank.map { context.rankOf($0, table.edition.unitCount) } ?? "—")
    }
    line(wording[.rankingsVersusMeanHead]) { item in
      guard let value = row.score(item), let mean = table.means[item] else { return Span("—", .neutral) }
      let off = value - mean.value
      let mark: CleanText = off == ExactDecimal(0) ? "" : off > ExactDecimal(0) ? " ▲" : " ▼"
      // The arrow stands beside the figure where the column has room, so that figures stay in line.
      return Span(
        context.difference(off) + (painter.columns >= 112 && item != nil ? mark : ""),
        off < ExactDecimal(0) ? .bad : .good)
    }
    if rows >= 5 {
      line(wording[.dossiersMissingPoints]) { item in
        let most =
          item.flatMap { id in context.structure.items.first { $0.id == id } }
          .map { ExactDecimal($0.points) } ?? context.structure.maximum
        return Span(row.score(item).map { context.score(most - $0) } ?? "—")
      }
    }
  }
}
