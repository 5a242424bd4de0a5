import Model

/// Where the list of ratios and the pane of the selected unit stand.
struct RatioLayout {
  let list: Rect
  let pane: Rect
  let isBeside: Bool
  /// Rows that the heads of columns are broken into.
  let headRows: Int
  /// Units the list has room for.
  let listRows: Int
  /// Lines of a unit: two where its counts are shown too.
  let lines: Int
  /// The columns of the list.
  let table: TableLayout

  static let plan = ColumnPlan(
    "dossiers, ratios",
    ColumnRule("name", .rankingsProvince, short: .rankingsProvinceShort, .init(0, 16, 24, flex: 1)),
    ColumnRule("base", nil, about: "Tổng số │ Total", alignment: .trailing, givesWay: 5, .init(0, 9)),
    ColumnRule(
      "ratio", nil, about: "Từng tỷ lệ │ Each ratio", alignment: .trailing, givesWay: 10, .init(0, 12),
      .init(140, 10, 16)))

  init(_ context: RatioContext, content: Rect) {
    let state = context.state
    let whole = Rect(column: 0, row: 0, columns: content.columns, rows: content.rows)
    let nothing = Rect(column: 0, row: 0, columns: 0, rows: 0)
    if state.view.isZoomed {
      let isPane = state.view.pane == 1
      list = isPane ? nothing : whole
      pane = isPane ? whole : nothing
      isBeside = false
    } else if content.columns >= 132 {
      let (left, right) = whole.splitLeft(content.columns - 61)
      list = left
      pane = Rect(column: right.column + 1, row: 0, columns: 60, rows: content.rows)
      isBeside = true
    } else {
      // The pane keeps what the list of a few units leaves, and at least what one ratio needs.
      let strip =
        state.view.density < 0 ? 0 : content.rows >= 30 ? 18 : content.rows >= 16 ? 7 : 0
      let (top, bottom) = whole.splitBottom(strip)
      list = top
      pane = bottom
      isBeside = false
    }
    // Whole heads come before the pane: without them the figures say nothing.
    var most = content.rows >= 26 ? 5 : content.rows >= 14 ? 4 : content.rows >= 9 ? 3 : 1
    let lines = state.view.density > 0 ? 2 : 1
    let table = Self.table(context, width: list.columns, lines: lines, headRows: min(3, most))
    // Few units leave room for more lines of heads.
    let needed = table.placed.map { place in
      place.column.id == "name" ? 1 : place.column.head.wrapped(columns: place.width - 1).count
    }
    while most > 1, most < (needed.max() ?? 1), context.rows.count * lines + 2 + most <= list.rows {
      most += 1
    }
    self.lines = lines
    self.table = table
    headRows = max(
      1, min(most, table.placed.map { Self.head($0, state.view, rows: most).count }.max() ?? 1))
    listRows = max(1, (list.rows - 1 - headRows) / lines)
  }

  private static func table(
    _ context: RatioContext, width: Int, lines: Int, headRows: Int
  ) -> TableLayout {
    let wording = context.wording
    let words = FigureWords(context.state)
    let view = context.state.view
    // As wide as the name of the ratio needs in the lines it has, where there is the room.
    func wanted(_ name: CleanText) -> Int {
      (9...24).first { name.wrapped(columns: $0).count <= headRows } ?? 24
    }
    let columns = plan.columns(width: width, density: view.density) { rule, make in
      switch rule.id {
      case "name":
        let head = make(
          rule.id, wording[context.isInside ? .rankingsUnit : .rankingsProvince],
          wording[context.isInside ? .rankingsUnit : .rankingsProvinceShort], 0, 0)
        // Room that no name takes is better spent on what the ratios are called.
        let longest = context.rows.prefix(80).map { context.name($0).columns + 3 }.max() ?? head.ideal
        return [head.wanting(min(head.ideal, longest))]
      case "base":
        return context.matrix.base.map { id in
          let name = words.name(id)
          return [make(rule.id, name, wording[.dossiersBase], 0, wanted(name))]
        } ?? []
      default:
        return context.matrix.definitions.map { id in
          // Counts need more room than shares.
          let name = words.name(id)
          return make(
            id.rawValue, name, nil, lines > 1 ? 17 : 0, max(17 * (lines - 1), wanted(name)))
        }
      }
    }
    return TableLayout(columns, width: width, chosen: view.column, sorted: view.sort)
  }

  /// The head of a column in as many lines as it takes, the arrow of the sorted one included.
  static func head(_ place: TableLayout.Placed, _ view: ViewValue, rows: Int) -> [CleanText] {
    let isName = place.column.id == "name"
    let isSorted = place.column.id == view.sort
    let room = (isName ? place.width - 2 : place.width) - (isSorted ? 1 : 0)
    let whole = place.column.head
    var lines =
      whole.columns <= room
      ? [whole]
      : isName || rows == 1
        ? [place.column.shortHead.truncated(toColumns: room)] : whole.wrapped(columns: room, rows: rows)
    if isSorted, let last = lines.popLast() { lines.append((view.isSortReversed ? "▲" : "▼") + last) }
    return lines
  }
}
