import Model

/// Where the parts of the rankings screen stand, and which columns its list has.
struct RankingsLayout {
  enum Arrangement: Hashable {
    /// List at the left, the answer to "why" at the right; two panes from 170 columns.
    case beside(panes: Int)
    /// List above, a strip below.
    case stacked(strip: Int)
    case listAlone
    case paneAlone
  }

  let arrangement: Arrangement
  let list: Rect
  let panes: [Rect]
  /// Rows of the list itself, the pinned one included.
  let listRows: Int
  /// Rows above the list: title, and one or two for heads.
  let headRows: Int

  init(_ state: State, content: Rect) {
    let columns = content.columns
    let rows = content.rows
    let headRows = columns >= 100 && rows >= 20 ? 3 : 2
    self.headRows = headRows
    let whole = Rect(column: 0, row: 0, columns: columns, rows: rows)
    if state.view.isZoomed {
      arrangement = state.view.pane == 1 ? .paneAlone : .listAlone
      list = state.view.pane == 1 ? Rect(column: 0, row: 0, columns: 0, rows: 0) : whole
      panes = state.view.pane == 1 ? [whole] : []
    } else if columns >= 110 {
      let count = columns >= 170 ? 2 : 1
      let width = columns >= 170 ? 48 : columns >= 118 ? 44 : 42
      let (left, right) = whole.splitLeft(columns - count * (width + 1))
      arrangement = .beside(panes: count)
      list = left
      panes = (0..<count).map {
        Rect(column: right.column + 1 + $0 * (width + 1), row: 0, columns: width, rows: rows)
      }
    } else {
      let strip = rows >= 30 ? 6 : rows >= 16 ? 5 : rows >= 10 ? 3 : 0
      let (top, bottom) = whole.splitBottom(strip > 0 ? strip + 1 : 0)
      arrangement = .stacked(strip: strip)
      list = top
      panes = strip > 0 ? [bottom] : []
    }
    listRows = max(1, list.rows - headRows)
  }

  /// Columns of the list, in order; those with the largest priority give way first.
  static func columns(_ context: RankingContext, width: Int) -> [TableColumn] {
    let wording = context.wording
    let structure = context.structure
    let table = context.table
    let language = context.language
    let number = structure.decimals + (structure.scale == .points ? 4 : 2)
    var columns: [TableColumn] = [
      // Two columns for marks, three for the rank, one for a tie or a conflict.
      TableColumn(
        RankingColumn.rank, head: wording[.rankingsRank] + " ", minimum: 6, alignment: .trailing),
      TableColumn(
        RankingColumn.name,
        head: wording[context.isProvinces ? .rankingsProvince : .rankingsUnit],
        shortHead: wording[context.isProvinces ? .rankingsProvinceShort : .rankingsUnit], minimum: 13,
        ideal: width >= 100 ? 19 : 17, flex: width >= 150 ? 1 : 0),
      TableColumn(
        RankingColumn.total, head: structure.shortName.text(in: language), minimum: max(6, number),
        alignment: .trailing),
    ]
    if let range = plotRange(table) {
      let head = context.format.number(range.low) + "─" + context.format.number(range.high)
      columns.append(
        TableColumn("plot", head: head, minimum: 8, ideal: width >= 100 ? 24 : 11, priority: 26))
    }
    if table.previous != nil {
      columns.append(
        TableColumn(
          RankingColumn.change, head: changeHead(context, short: false),
          shortHead: changeHead(context, short: true), minimum: 6, alignment: .trailing))
      if table.rows.contains(where: { $0.scoreChange != nil }) {
        columns.append(
          TableColumn(
            RankingColumn.scoreChange,
            head: wording(.rankingsVersus, CleanText(cleaning: table.previous?.id.label ?? "")),
            shortHead: "±", minimum: number + 1, ideal: max(number + 1, 7), alignment: .trailing,
            priority: 15))
      }
    }
    for item in table.components where width >= 100 || !isSparse(item, table) {
      let head = item.shortName.text(in: language)
      columns.append(
        TableColumn(
          RankingColumn.item(item.id), head: head, minimum: max(number, min(8, head.columns)),
          alignment: .trailing, priority: isSparse(item, table) ? 28 : 20))
    }
    if width >= 100 {
      for item in table.parts where !isSparse(item, table) {
        columns.append(
          TableColumn(
            RankingColumn.item(item.id), head: item.shortName.text(in: language), minimum: max(number, 6),
            alignment: .trailing, priority: 27))
      }
      for item in table.pillars {
        let head = item.shortName.text(in: language)
        columns.append(
          TableColumn(
            RankingColumn.item(item.id), head: head, minimum: 6, ideal: max(6, head.columns),
            alignment: .trailing, priority: 25))
      }
    }
    columns.append(
      TableColumn(
        RankingColumn.next, head: wording[.rankingsToNext], shortHead: wording[.rankingsToNextShort],
        minimum: max(8, wording[.rankingsToNextShort].columns), alignment: .trailing, priority: 32))
    if !structure.bands.isEmpty {
      columns.append(
        TableColumn(
          RankingColumn.band, head: wording[.rankingsBand], minimum: 10, priority: 18))
    }
    return columns
  }

  /// Fewer than half of the units have a score of the item.
  private static func isSparse(_ item: IndexItem, _ table: RankingTable) -> Bool {
    2 * (table.means[item.id]?.count ?? 0) < table.rows.count
  }

  /// Head of the column of changes: which edition they are against, with the line for a change of method.
  static func changeHead(_ context: RankingContext, short: Bool) -> CleanText {
    guard let previous = context.table.previous else { return "" }
    let edition = context.table.edition
    let crosses = edition.methodBreak == .yes || edition.methodBreak == .unconfirmed
    let label = previous.id.label
    if short {
      return (crosses ? "± ║ " : "± ") + CleanText(cleaning: String(label.suffix(2)))
    }
    return (crosses ? "║ " : "") + CleanText(cleaning: label)
  }

  /// The range of the plot column, rounded outwards to a tenth of the maximum.
  static func plotRange(_ table: RankingTable) -> (low: ExactDecimal, high: ExactDecimal)? {
    guard let least = table.least[nil], let best = table.best[nil] else { return nil }
    let isUnit = table.structure.scale == .weightedUnit
    func tenths(_ value: ExactDecimal, up: Bool) -> ExactDecimal {
      let step = isUnit ? 1 : 10
      let scaled = isUnit ? ExactDecimal(significand: value.significand * 10, scale: value.scale) : value
      var whole = Int(clamping: scaled.significand / ExactDecimal.power(scaled.scale))
      whole -= whole % step
      if up, ExactDecimal(whole) < scaled { whole += step }
      return isUnit ? ExactDecimal(significand: Int128(whole), scale: 1) : ExactDecimal(whole)
    }
    let low = tenths(least, up: false)
    let high = tenths(best, up: true)
    return low < high ? (low, high) : nil
  }
}

extension ExactDecimal {
  /// 10 to a power of 0...18.
  static func power(_ exponent: Int) -> Int128 {
    var value: Int128 = 1
    for _ in 0..<min(max(0, exponent), 18) { value *= 10 }
    return value
  }

  /// `columns` × (value − low) ÷ (high − low), rounded down and cut to 0...columns.
  static func position(
    of value: ExactDecimal, from low: ExactDecimal, to high: ExactDecimal, columns: Int
  ) -> Int {
    let span = high - low
    let offset = value - low
    guard span > ExactDecimal(0), columns > 0 else { return 0 }
    let scaled = ExactDecimal(significand: offset.significand * Int128(columns), scale: offset.scale)
    guard let share = scaled.divided(by: span, scale: 2) else { return 0 }
    return min(columns, max(0, Int(clamping: share.significand / 100)))
  }
}
