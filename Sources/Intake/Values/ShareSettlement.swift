import Model

/// Whether the shares of a column are written in percent or as parts of 1.
///
/// A cell that says percent by its format or a sign is not in doubt. Bare numbers of which none is above 1 are,
/// unless the counts beside them show what is meant.
struct ShareSettlement: Sendable {
  enum Scale: Sendable {
    case percent, partOfOne, unclear
  }

  private var scales: [Int: Scale] = [:]

  /// - Parameters:
  ///   - columns: percent columns by position.
  ///   - expected: what the counts of a row make, in percent; nil where they make nothing.
  init(
    columns: [Int: ProfileColumn], rows: [RawRow], numbers: NumberSettlement,
    expected: (_ row: RawRow, _ field: String) -> ExactDecimal?
  ) {
    for (position, rule) in columns where rule.type == .percent {
      var values: [(RawRow, ExactDecimal)] = []
      for row in rows {
        guard !Self.saysPercent(row[position], rule),
          case .number(let number) = numbers.read(row[position], position, rule)
        else { continue }
        values.append((row, number.value))
      }
      let isOpen = values.contains { !$0.1.isZero && $0.1 < ExactDecimal(1) }
      guard isOpen, values.allSatisfy({ !$0.1.isNegative && $0.1 <= ExactDecimal(1) }) else { continue }
      var asParts = 0
      var asPercent = 0
      for (row, value) in values {
        guard let expected = expected(row, rule.field), !expected.isZero else { continue }
        let near = ExactDecimal(significand: 6, scale: 1)
        if (value * 100 - expected).absolute <= near { asParts += 1 }
        if (value - expected).absolute <= ExactDecimal(significand: 6, scale: 3) { asPercent += 1 }
      }
      scales[position] = asParts > asPercent ? .partOfOne : asPercent > asParts ? .percent : .unclear
    }
  }

  init() {}

  func scale(of rule: ProfileColumn, _ cell: RawCell, _ column: Int) -> Scale {
    guard rule.type == .percent, let scale = scales[column], !Self.saysPercent(cell, rule) else {
      return .percent
    }
    // A 0 is one in either way.
    return CellNumber.readings(cell, rule).certain?.value.isZero == true ? .percent : scale
  }

  private static func saysPercent(_ cell: RawCell, _ rule: ProfileColumn) -> Bool {
    CellNumber.readings(cell, rule).saysPercent
  }
}
