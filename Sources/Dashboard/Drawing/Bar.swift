import Model

/// A thin horizontal bar: `━━━━━━━╾──┃────`.
enum Bar {
  /// - Parameters:
  ///   - share: filled part of the whole as numerator and denominator; values outside 0...1 are cut.
  ///   - mark: where the mean or target stands, as a share too; nil for none.
  static func spans(
    _ value: ExactDecimal, of maximum: ExactDecimal, mark: ExactDecimal? = nil, columns: Int,
    role: Role = .bar, selected: Bool = false
  ) -> [Span] {
    guard columns > 0, let filled = halves(value, of: maximum, columns: columns) else {
      return [Span(.spaces(max(0, columns)))]
    }
    let full = filled / 2
    let hasHalf = filled % 2 == 1
    let markColumn = mark.flatMap { halves($0, of: maximum, columns: columns) }.map {
      min(columns - 1, $0 / 2)
    }
    var spans: [Span] = []
    var run = ""
    var runRole = Role.bar
    func flush() {
      if !run.isEmpty { spans.append(Span(CleanText(cleaning: run), runRole)) }
      run = ""
    }
    for column in 0..<columns {
      let glyph: Character
      let cellRole: Role
      if column == markColumn {
        (glyph, cellRole) = ("┃", .mark)
      } else if column < full {
        (glyph, cellRole) = ("━", role)
      } else if column == full, hasHalf {
        (glyph, cellRole) = ("╾", role)
      } else {
        (glyph, cellRole) = ("─", .barRest)
      }
      if cellRole != runRole {
        flush()
        runRole = cellRole
      }
      run.append(glyph)
    }
    flush()
    return spans
  }

  /// Half columns that a value fills, rounded down, 0...2 × columns; nil where the maximum is not positive.
  private static func halves(_ value: ExactDecimal, of maximum: ExactDecimal, columns: Int) -> Int? {
    let zero = ExactDecimal(0)
    guard maximum > zero else { return nil }
    let scaled = ExactDecimal(significand: value.significand * Int128(2 * columns), scale: value.scale)
    guard let quotient = scaled.divided(by: maximum, scale: 2) else { return nil }
    let whole = Int(clamping: quotient.significand / 100)
    return min(2 * columns, max(0, whole))
  }
}
