import Model

/// Draws rows of a ranking into columns. What a row says is at hand in ``RankingRow``, so that a key press
/// formats nothing here.
struct RankingCells {
  /// What a column shows, found out once for all rows.
  private enum Content {
    case rank, name, plot, change, scoreChange, next, band, check
    case score(IndexItemID?)
    case pillar(IndexItemID)

    init?(_ id: String, _ table: RankingTable) {
      switch id {
      case RankingColumn.rank: self = .rank
      case RankingColumn.name: self = .name
      case "plot": self = .plot
      case RankingColumn.change: self = .change
      case RankingColumn.scoreChange: self = .scoreChange
      case RankingColumn.next: self = .next
      case RankingColumn.band: self = .band
      case RankingColumn.check: self = .check
      case RankingColumn.total: self = .score(nil)
      default:
        guard let item = RankingColumn.item(of: id) else { return nil }
        self = table.pillars.contains { $0.id == item } ? .pillar(item) : .score(item)
      }
    }
  }

  private let context: RankingContext
  private let columns: [(place: TableLayout.Placed, content: Content)]
  private let range: (low: ExactDecimal, high: ExactDecimal)?
  private let marked: Set<ItemKey>
  /// Where the bar of the selected row ends: behind rank, name and total, which say what is selected. The figures after
  /// it keep their colours, and a key over a slow line costs a third.
  private let selectionEnd: Int?
  private let table: TableLayout
  /// Draws a score in a screen's own way.
  private let special: Special

  /// Draws a score in its place of a row; false where the usual text is to be drawn.
  typealias Special = (RankingRow, IndexItemID?, TableLayout.Placed, Role, Painter, Int) -> Bool

  init(
    _ context: RankingContext, columns: TableLayout,
    special: @escaping Special = { _, _, _, _, _, _ in false }
  ) {
    self.context = context
    self.columns = columns.placed.compactMap { place in
      Content(place.column.id, context.table).map { (place, $0) }
    }
    self.special = special
    table = columns
    range = RankingsLayout.plotRange(context.table)
    marked = Set(context.state.view.marked)
    selectionEnd = columns.placed.first { $0.column.id == RankingColumn.total }.map {
      $0.start + $0.width + 1
    }
  }

  func draw(_ row: RankingRow, pinned: ListWindow.Pin?, _ painter: Painter, row y: Int) {
    painter.target(.item(row.key), row: y)
    let state = context.state
    let language = context.language
    let isSelected = pinned == nil && state.view.selected == row.key
    let isOwn = context.home == row.unit
    let role: Role = isOwn ? .own : .text
    let attributes: Cell.Attributes = isOwn ? [.bold] : []
    for (place, content) in columns {
      func cell(_ text: CleanText, _ role: Role, _ attributes: Cell.Attributes = []) {
        draw(text, painter, row: y, place: place, role: role, attributes: attributes)
      }
      switch content {
      case .rank:
        cell(row.rankText, role, attributes)
        drawMarks(row, pinned, isSelected: isSelected, isOwn: isOwn, painter, column: place.start, row: y)
      case .name: cell(context.name(row), role, attributes)
      case .plot: drawDot(row, painter, place: place, row: y)
      case .change: cell(row.changeText.text, row.changeText.role)
      case .scoreChange: cell(row.words(language).scoreChange, role)
      case .next: cell(row.rank == 1 ? "" : row.words(language).distance, role)
      case .band: cell(row.band?.name.text(in: language) ?? "—", role)
      case .check:
        let check = context.check(row)
        cell(check.text, check.role)
      case .pillar(let item):
        let text = row.itemRanks[item].map { context.format.integer($0) } ?? "—"
        cell(text, role)
        drawConflict(row, item, text, painter, place: place, row: y)
      case .score(let item):
        if !special(row, item, place, role, painter, y) {
          let text = row.scoreText(item, language) ?? "—"
          cell(text, role, item == nil ? attributes : [])
          drawConflict(row, item, text, painter, place: place, row: y)
        }
      }
    }
    if let audit = painter.audit {
      for (place, _) in columns {
        audit.note(place, table: table.identity, origin: painter.area.column, row: painter.area.row + y)
      }
    }
    if state.changed.contains(row.key) { painter.addAttributes([.changed], row: y) }
    if isSelected {
      painter.addAttributes([.selected], row: y, to: selectionEnd)
      painter.placeCursor(column: 0, row: y)
    }
  }

  /// Text in its column, cut with "…" where it does not fit.
  private func draw(
    _ text: CleanText, _ painter: Painter, row: Int, place: TableLayout.Placed, role: Role,
    attributes: Cell.Attributes
  ) {
    var text = text
    var width = text.columns
    if width > place.width {
      text = text.truncated(toColumns: place.width)
      width = text.columns
    }
    let offset = place.column.alignment == .trailing ? place.width - width : 0
    painter.text(text, column: place.start + offset, row: row, role: role, attributes: attributes)
  }

  /// `≠` close before the figure of an item that sources differ about; the total's stands at the rank.
  private func drawConflict(
    _ row: RankingRow, _ item: IndexItemID?, _ text: CleanText, _ painter: Painter,
    place: TableLayout.Placed, row y: Int
  ) {
    guard let item, row.conflictingItems.contains(item) else { return }
    // Columns stand one apart, so there is room before the widest figure too.
    let column = place.start + max(0, place.width - text.columns) - 1
    painter.text("≠", column: max(0, column), row: y, role: .warning)
  }

  /// Selected ►, marked ◊, scrolled away ▲ ▼, and ▌ for the home unit, in the two columns before the rank.
  private func drawMarks(
    _ row: RankingRow, _ pinned: ListWindow.Pin?, isSelected: Bool, isOwn: Bool, _ painter: Painter,
    column: Int, row y: Int
  ) {
    let isMarked = marked.contains(row.key)
    let lead: CleanText
    switch pinned {
    case .above: lead = "▲"
    case .below: lead = "▼"
    case nil: lead = isSelected ? "►" : isMarked ? "◊" : " "
    }
    painter.text(lead, column: column, row: y, role: isOwn ? .own : .text)
    painter.text(
      isOwn ? "▌" : isMarked && isSelected ? "◊" : " ", column: column + 1, row: y,
      role: isOwn || isMarked && isSelected ? .own : .text)
  }

  /// `───●`: the score within the range of all.
  private func drawDot(_ row: RankingRow, _ painter: Painter, place: TableLayout.Placed, row y: Int) {
    guard let range, let score = row.score(nil), place.width > 1 else { return }
    let position = ExactDecimal.position(
      of: score, from: range.low, to: range.high, columns: place.width - 1)
    painter.fill(
      Rect(column: place.start, row: y, columns: position, rows: 1), with: "─", role: .bar)
    painter.text("●", column: place.start + position, row: y, role: .bar)
  }
}
