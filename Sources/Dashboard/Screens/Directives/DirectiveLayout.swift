import Model

/// Where the parts of the list of directives stand, from the room there is.
struct DirectiveLayout {
  /// Rows of the digits; 1 for counts in one line, 0 for none.
  let digits: Int
  /// Lines of the words under the digits.
  let wordRows: Int
  let hasRates: Bool
  /// Rows of "Đang chọn" with its rule; 0 for none.
  let stripRows: Int
  /// Rows of the list itself.
  let listRows: Int
  /// Row of the column heads.
  let headRow: Int
  /// Wide enough for full words.
  let isWide: Bool
  let hasGaps: Bool
  /// Lines of a directive: with more detail its text has one of its own.
  let entryRows: Int

  /// - Parameters:
  ///   - size: of the whole screen.
  ///   - rows: of the part between tabs and foot.
  ///   - wordRows: lines that the words under the digits take.
  init(size: Size, rows: Int, isZoomed: Bool, density: Int, wordRows: Int = 1) {
    self.wordRows = wordRows
    isWide = size.columns >= 110
    if isZoomed || size.rows < 18 {
      digits = isZoomed ? 0 : 1
    } else {
      digits = BigDigits.height(on: size)
    }
    let counts = digits >= 3 ? digits + wordRows : digits
    hasRates = !isZoomed && (size.rows >= 36 || density > 0) && size.columns >= 80
    stripRows =
      isZoomed || density < 0
      ? 0 : size.rows >= 36 ? 5 : size.rows >= 30 ? 4 : size.rows >= 20 && density == 0 ? 1 : 0
    entryRows = density > 0 ? 2 : 1
    headRow = 1 + counts + (hasRates ? 1 : 0)
    listRows = max(1, rows - headRow - 1 - stripRows)
    hasGaps = size.rows >= 40 && density <= 0
  }

  /// - Parameter rows: of the part between tabs and foot; nil to find it.
  init(_ state: State, rows: Int? = nil) {
    self.init(
      size: state.size, rows: rows ?? Chrome.content(state).rows, isZoomed: state.view.isZoomed,
      density: state.view.density, wordRows: DirectiveCountsStrip.wordRows(state))
  }

  static let plan = ColumnPlan(
    "directives",
    ColumnRule(
      DirectiveColumn.state.rawValue, .directivesHeadState, .init(0, 14), .init(110, 16), .init(150, 16, 20)),
    ColumnRule(
      DirectiveColumn.due.rawValue, .directivesHeadDue, .init(0, 8), .init(110, 11, 13), .init(150, 11, 18)),
    ColumnRule(
      DirectiveColumn.days.rawValue, .directivesHeadDays, short: .directivesHeadDaysShort,
      .init(0, 6, 6, .trailing), .init(110, 13, 14)),
    ColumnRule(
      DirectiveColumn.lead.rawValue, .directivesHeadLead, .init(0, 10, 15), .init(110, 18, 24),
      .init(150, 18, 34, flex: 1)),
    ColumnRule(
      DirectiveColumn.text.rawValue, .directivesHeadText, .init(0, 16, flex: 1), .init(110, 28, 46, flex: 1),
      .init(150, 28, 46, flex: 2)),
    ColumnRule(
      DirectiveColumn.with.rawValue, .directivesHeadWith, givesWay: 2, detail: 0,
      .init(150, 16, 26, flex: 1)),
    ColumnRule(
      DirectiveColumn.source.rawValue, .directivesHeadSource, givesWay: 3, detail: 0, .init(110, 6),
      .init(150, 6, 14)))

  /// The columns of the list. What more detail adds stands in a second line of each row, not in more columns.
  func columns(_ state: State) -> [TableColumn] {
    let columns = Self.plan.columns(
      width: state.size.columns, density: min(0, state.view.density), state.wording)
    guard entryRows > 1, !isWide else {
      // Whose "Sở Nội vụ" it is matters more than five letters of its text.
      let isOfMany = (DirectivesScreen.list(state)?.provinceCount ?? 0) > 1
      return isOfMany && !isWide
        ? columns.map { $0.id == DirectiveColumn.lead.rawValue ? $0.widened(to: 20) : $0 } : columns
    }
    // The text has the second line to itself, so the lead unit has all of the first.
    return columns.filter { $0.id != DirectiveColumn.text.rawValue }
      .map { $0.id == DirectiveColumn.lead.rawValue ? $0.flexing(1) : $0 }
  }
}
