import Model

/// Where the parts of the rankings screen stand, and which columns its list has.
struct RankingsLayout {
  enum Arrangement: Hashable {
    /// List at the left, the answer to "why" in panes at the right, where the screen is very wide.
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
    } else if columns >= 170 {
      let count = 2
      let width = 50
      let (left, right) = whole.splitLeft(columns - count * (width + 1))
      arrangement = .beside(panes: count)
      list = left
      panes = (0..<count).map {
        Rect(column: right.column + 1 + $0 * (width + 1), row: 0, columns: width, rows: rows)
      }
    } else {
      // Below the list and not beside it: a list of full width scrolls by one short sequence, while panes beside it
      // would be sent again line by line, ten times as much.
      let isWide = columns >= Self.threeColumnsFrom
      let strip =
        state.view.density < 0
        ? 0 : isWide && rows >= 26 ? 8 : rows >= 30 ? 6 : rows >= 16 ? 5 : rows >= 10 ? 3 : 0
      let (top, bottom) = whole.splitBottom(strip > 0 ? strip + 1 : 0)
      arrangement = .stacked(strip: strip)
      list = top
      panes = strip > 0 ? [bottom] : []
    }
    listRows = max(1, list.rows - headRows)
  }

  /// From here on the strip below the list has three columns.
  static let threeColumnsFrom = 110

  /// Columns of the list.
  static let plan = ColumnPlan(
    "rankings",
    // Two columns for marks, three for the rank, one for a tie or a conflict.
    ColumnRule(RankingColumn.rank, .rankingsRank, alignment: .trailing, .init(0, 6)),
    ColumnRule(
      RankingColumn.name, .rankingsProvince, short: .rankingsProvinceShort, .init(0, 13, 17),
      .init(90, 17, 19), .init(150, 17, 19, flex: 1)),
    ColumnRule(RankingColumn.total, nil, about: "DTI", alignment: .trailing, .init(0, 6)),
    ColumnRule("plot", nil, about: "0,4─0,8", givesWay: 26, .init(0, 8, 11), .init(150, 8, 24)),
    ColumnRule(
      RankingColumn.change, nil, about: "Bậc so 2021 │ Places vs 2021", alignment: .trailing, .init(0, 6)),
    ColumnRule(
      RankingColumn.scoreChange, nil, about: "So 2021 │ vs 2021", alignment: .trailing, givesWay: 15,
      .init(0, 7)),
    ColumnRule(
      "main", nil, about: "Chỉ số chính │ Main indices", alignment: .trailing, givesWay: 20, detail: 0,
      .init(0, 6)),
    ColumnRule(
      "sparse", nil, about: "Chỉ số chính ít tỉnh có │ Main indices few have", alignment: .trailing,
      givesWay: 28,
      detail: 0, .init(150, 6)),
    ColumnRule(
      "part", nil, about: "Phần của chỉ số │ Parts of an index", alignment: .trailing, givesWay: 27,
      detail: 0,
      .init(90, 6)),
    ColumnRule(
      "pillar", nil, about: "Trụ cột │ Pillars", alignment: .trailing, givesWay: 25, detail: 0, .init(90, 6)),
    ColumnRule(
      RankingColumn.next, .rankingsToNext, short: .rankingsToNextShort, alignment: .trailing, givesWay: 32,
      .init(150, 8)),
    ColumnRule(RankingColumn.band, .rankingsBand, givesWay: 18, .init(0, 10)))

  /// The table at a width.
  static func table(_ context: RankingContext, width: Int) -> TableLayout {
    let view = context.state.view
    return TableLayout(
      columns(context, width: width), width: width, chosen: view.column, sorted: view.sort)
  }

  /// Columns of the list at a width, in order; those with the largest priority give way first, and those of wider
  /// tables are there only where they are chosen.
  static func columns(_ context: RankingContext, width: Int) -> [TableColumn] {
    let wording = context.wording
    let structure = context.structure
    let table = context.table
    let language = context.language
    let density = context.state.view.density
    let number = structure.decimals + (structure.scale == .points ? 4 : 2)
    return plan.columns(width: width, density: density, withBeyond: true) { rule, make in
      func items(_ items: [IndexItem], minimum: (Int) -> Int, ideal: (Int) -> Int) -> [TableColumn] {
        items.map { item in
          let head = item.shortName.text(in: language)
          return make(
            RankingColumn.item(item.id), head, nil, minimum(head.columns), ideal(head.columns))
        }
      }
      switch rule.id {
      case RankingColumn.rank: return [make(rule.id, wording[.rankingsRank] + " ", nil, 0, 0)]
      case RankingColumn.name:
        return [
          make(
            rule.id, wording[context.isProvinces ? .rankingsProvince : .rankingsUnit],
            wording[context.isProvinces ? .rankingsProvinceShort : .rankingsUnit], 0, 0)
        ]
      case RankingColumn.total:
        return [make(rule.id, structure.shortName.text(in: language), wording[.dossiersTotal], number, 0)]
      case "plot":
        guard let range = plotRange(table) else { return [] }
        let head = context.format.number(range.low) + "─" + context.format.number(range.high)
        // With less detail the plot has the room of the columns that are not there.
        let column = make(rule.id, head, nil, 0, 0)
        return [density < 0 ? column.flexing(1) : column]
      case RankingColumn.change:
        guard table.previous != nil else { return [] }
        return [
          make(rule.id, changeHead(context, short: false), changeHead(context, short: true), 0, 0)
        ]
      case RankingColumn.scoreChange:
        guard let previous = table.previous, table.rows.contains(where: { $0.scoreChange != nil }) else {
          return []
        }
        let head = wording(.rankingsVersus, CleanText(cleaning: previous.id.label))
        return [make(rule.id, head, "±", number + 1, 0)]
      case "main":
        return items(
          table.components.filter { !isSparse($0, table) }, minimum: { max(number, min(8, $0)) },
          ideal: { max(number, min(8, $0)) })
      case "sparse":
        return items(
          table.components.filter { isSparse($0, table) }, minimum: { max(number, min(8, $0)) },
          ideal: { max(number, min(8, $0)) })
      case "part":
        return items(
          table.parts.filter { !isSparse($0, table) }, minimum: { max(number, min(8, $0)) }, ideal: { _ in 0 }
        )
      case "pillar": return items(table.pillars, minimum: { min(8, $0) }, ideal: { $0 })
      case RankingColumn.band:
        return structure.bands.isEmpty ? [] : [make(rule.id, wording[.rankingsBand], nil, 0, 0)]
      default:
        guard let head = rule.head, let short = rule.shortHead else { return [] }
        return [make(rule.id, wording[head], wording[short], wording[short].columns, 0)]
      }
    }
  }

  /// Fewer than half of the units have a score of the item.
  private static func isSparse(_ item: IndexItem, _ table: RankingTable) -> Bool {
    2 * (table.means[item.id]?.count ?? 0) < table.rows.count
  }

  /// Head of the column of changes: which edition they are against, with the line for a change of method.
  static func changeHead(_ context: RankingContext, short: Bool) -> CleanText {
    guard let previous = context.table.previous else { return "" }
    let edition = context.table.edition
    let crosses = EditionWords.crosses(edition)
    let label = previous.id.label
    if short {
      return (crosses ? "± ║ " : "± ") + CleanText(cleaning: String(label.suffix(2)))
    }
    // A year alone would read as a year of the figures.
    return (crosses ? "±║" : "± ") + CleanText(cleaning: label)
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
