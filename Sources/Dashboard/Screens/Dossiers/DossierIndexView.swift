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
    columns = TableLayout(Self.columns(context, width: painter.columns), width: painter.columns)
    points = context.structure.items.reduce(into: [:]) { points, item in
      if item.points > 0 { points[item.id] = ExactDecimal(item.points) }
    }
  }

  /// Lines below the list: best and mean, then the home unit's place, difference and missing points.
  private static func footRows(_ content: Rect) -> Int {
    content.rows >= 26 ? 7 : content.rows >= 15 ? 5 : content.rows >= 11 ? 3 : 0
  }

  static func listRows(_ content: Rect, isZoomed: Bool) -> Int {
    max(1, content.rows - 2 - (isZoomed ? 0 : footRows(content)))
  }

  static func columns(_ context: RankingContext, width: Int) -> [TableColumn] {
    let wording = context.wording
    let language = context.language
    let structure = context.structure
    let isWide = width >= 112
    var columns = [
      TableColumn(RankingColumn.rank, head: wording[.rankingsRank] + " ", minimum: 6, alignment: .trailing),
      TableColumn(
        RankingColumn.name, head: wording[context.isProvinces ? .rankingsProvince : .rankingsUnit],
        shortHead: wording[context.isProvinces ? .rankingsProvinceShort : .rankingsUnit], minimum: 13,
        ideal: isWide ? 17 : 15, flex: width >= 150 ? 1 : 0),
      TableColumn(
        RankingColumn.total,
        head: wording(.dossiersTotalOf, context.format.number(structure.maximum)),
        shortHead: wording[.dossiersTotal], minimum: 6, ideal: isWide ? 9 : 6, alignment: .trailing),
    ]
    if !structure.bands.isEmpty {
      columns.append(
        TableColumn(
          RankingColumn.band,
          head: structure.bandsAreProvisional ? wording[.dossiersBandProvisional] : wording[.rankingsBand],
          shortHead: wording[.dossiersBandShort], minimum: isWide ? 10 : 7, priority: 10))
    }
    for item in context.table.components {
      let points = "/" + context.format.integer(item.points)
      let full = item.name.text(in: language) + " " + points
      let short = item.shortName.text(in: language)
      // With a bar behind the figure where the room allows: 5 for the figure, a blank, 5 or more for the bar.
      columns.append(
        TableColumn(
          RankingColumn.item(item.id), head: width >= 180 ? full : short + points,
          shortHead: short, minimum: isWide ? 12 : 6,
          ideal: isWide ? 26 : max(6, short.columns), alignment: isWide ? .leading : .trailing))
    }
    if context.table.previous != nil {
      columns.append(
        TableColumn(
          RankingColumn.scoreChange,
          head: wording(.rankingsVersus, CleanText(cleaning: context.table.previous?.id.label ?? "")),
          shortHead: "±", minimum: 6, ideal: isWide ? 8 : 6, alignment: .trailing, priority: 15))
    }
    columns.append(
      TableColumn(
        RankingColumn.check, head: wording[.check], minimum: language == .vietnamese ? 9 : 8,
        priority: 20))
    return columns
  }

  func draw() {
    let state = context.state
    let table = context.table
    var title = Line(
      context.structure.name.text(in: context.language) + " ("
        + context.structure.shortName.text(in: context.language)
        + "), " + context.periodInside, .paneTitle, [.bold])
    if let source = table.sources.first { title.spans += [Span(" "), context.mark(source)] }
    if !state.view.filter.isEmpty {
      title.spans.append(
        Span("  " + state.wording[.promptFilter] + " " + CleanText(cleaning: state.view.filter)))
    }
    guard !table.rows.isEmpty else {
      painter.rule(row: 0, title: title)
      painter.text(state.wording(.rankingsNoFigures, context.title), column: 2, row: 2, role: .neutral)
      return
    }
    if state.view.isZoomed, state.view.pane == 1 {
      drawPaneAlone()
      return
    }
    painter.rule(row: 0, title: title)
    columns.drawHeads(
      painter, row: 1, chosen: state.view.column, sorted: state.view.sort,
      isReversed: state.view.isSortReversed)
    let listRows = Self.listRows(painter.bounds, isZoomed: state.view.isZoomed)
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
    if !state.view.isZoomed { drawFoot(from: 2 + listRows) }
  }

  /// Why the selected unit stands where it stands, on the whole screen.
  private func drawPaneAlone() {
    guard let row = context.selectedRow else { return }
    let words = row.rank.map { context.wording(.rankingsWhy, context.name(row), context.format.integer($0)) }
    painter.rule(row: 0, title: Line(words ?? context.name(row), .paneTitle, [.bold]))
    let lines = context.why(row, columns: min(painter.columns, 100), rows: painter.rows - 1)
    for (offset, line) in lines.prefix(painter.rows - 1).enumerated() { painter.line(line, row: offset + 1) }
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
      Rect(column: start + full, row: y, columns: width - full, rows: 1), with: "─", role: .barRest)
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
    let mean: (IndexItemID?) -> Span = { Span(context.score(table.means[$0]?.value)) }
    if rows >= 7 {
      title(wording(.dossiersAllUnits, context.format.integer(table.rows.count)) + " [T]")
      line(wording[.rankingsBest]) { Span(context.score(table.best[$0])) }
      line(wording[.rankingsMean], mean)
    }
    guard let row = context.home.flatMap({ table.row(of: $0) }) ?? context.selectedRow else { return }
    title(context.name(row) + " [T]")
    if rows < 7, rows >= 5 { line(wording[.rankingsMean], mean) }
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
