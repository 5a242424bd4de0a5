import Model

/// How the figures of a sheet are written, settled column by column from all their cells.
///
/// "1.020" is 1020 to one writer and 1,02 to another. A column whose other cells can be read in one way only
/// settles it; else the other columns of the sheet do, where all that prove anything prove the same; else the way
/// of writing that the user names. What stays open is refused.
struct NumberSettlement: Sendable {
  /// What the cells of a column prove.
  enum Proof: Hashable, Sendable {
    case nothing
    case one(NumberLocale)
    /// Both ways stand in it; only cells with one reading are taken.
    case both
  }

  private(set) var proofs: [Int: Proof] = [:]
  /// What the columns that prove something prove together; nil where they contradict each other.
  private(set) var ofSheet: NumberLocale?
  private let given: NumberLocale?

  /// - Parameters:
  ///   - columns: rules of the numeric columns by position.
  ///   - rows: the rows whose cells are figures.
  ///   - given: the way of writing that the user names.
  init(columns: [Int: ProfileColumn], rows: some Sequence<RawRow>, given: NumberLocale?) {
    self.given = given
    var seen: [Int: Set<NumberLocale>] = [:]
    for row in rows {
      for (position, rule) in columns {
        guard let proven = CellNumber.readings(row[position], rule).proven else { continue }
        seen[position, default: []].insert(proven)
      }
    }
    for position in columns.keys {
      switch seen[position] {
      case nil: proofs[position] = .nothing
      case let proven?: proofs[position] = proven.count > 1 ? .both : proven.first.map { .one($0) }
      }
    }
    let proven = Set(
      proofs.values.compactMap { proof -> NumberLocale? in
        if case .one(let locale) = proof { locale } else { nil }
      })
    let contradicts = proofs.values.contains(.both)
    ofSheet = proven.count == 1 && !contradicts ? proven.first : nil
  }

  /// The way of writing that settles ambiguous cells of a column; nil where nothing does.
  func locale(of column: Int) -> NumberLocale? {
    switch proofs[column] {
    case .one(let locale): locale
    case .both: given
    case .nothing, nil: given ?? ofSheet
    }
  }

  /// Reads a cell of a column.
  func read(_ cell: RawCell, _ column: Int, _ rule: ProfileColumn) -> CellNumber {
    let readings = CellNumber.readings(cell, rule)
    if readings.isBlank { return .blank }
    if let number = readings.certain { return .number(number) }
    guard let vietnamese = readings.vietnamese, let english = readings.english else {
      return .refused(readings.refusal ?? .notANumber)
    }
    switch locale(of: column) {
    case .vietnamese: return .number(vietnamese)
    case .english: return .number(english)
    case nil: return .ambiguous(vietnamese: vietnamese.value, english: english.value)
    }
  }
}
