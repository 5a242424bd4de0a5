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
    stripRows = isZoomed || density < 0 ? 0 : size.rows >= 36 ? 5 : size.rows >= 30 ? 4 : 0
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

  /// The columns of the list.
  func columns(_ state: State) -> [TableColumn] {
    let wording = state.wording
    let isVeryWide = state.size.columns >= 150
    func column(
      _ id: DirectiveColumn, _ head: Label, minimum: Int, ideal: Int? = nil, alignment: Alignment = .leading,
      priority: Int = 0, flex: Int = 0
    ) -> TableColumn {
      TableColumn(
        id.rawValue, head: wording[head], minimum: minimum, ideal: ideal, alignment: alignment,
        priority: priority, flex: flex)
    }
    if isWide {
      var columns = [
        column(.state, .directivesHeadState, minimum: 16, ideal: isVeryWide ? 20 : 16),
        column(.due, .directivesHeadDue, minimum: 11, ideal: isVeryWide ? 18 : 12),
        column(.days, .directivesHeadDays, minimum: 13, ideal: 14),
        column(
          .lead, .directivesHeadLead, minimum: 18, ideal: isVeryWide ? 34 : 24, flex: isVeryWide ? 1 : 0),
        column(.text, .directivesHeadText, minimum: 28, ideal: 46, flex: isVeryWide ? 2 : 1),
      ]
      if isVeryWide {
        columns.append(column(.with, .directivesHeadWith, minimum: 16, ideal: 26, priority: 2, flex: 1))
      }
      columns.append(
        column(.source, .directivesHeadSource, minimum: 6, ideal: isVeryWide ? 14 : 6, priority: 3))
      return columns
    }
    return [
      column(.state, .directivesHeadState, minimum: 14),
      column(.due, .directivesHeadDue, minimum: 8, ideal: 8),
      column(.days, .directivesHeadDaysShort, minimum: 4, ideal: 5, alignment: .trailing),
      column(.lead, .directivesHeadLead, minimum: 10, ideal: 16),
      column(.text, .directivesHeadText, minimum: 16, flex: 1),
    ]
  }
}
