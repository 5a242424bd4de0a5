import Model

/// What a table that this program wrote out says beside its figures: from when on each code means the unit it means,
/// and with that in which language it is written. No form of anybody else has such a column.
struct OwnExport {
  /// The heading of the day from which a code has its meaning, in either language, folded. A test compares them with the
  /// words of the export.
  static let unitSinceHeadings: [String: NumberLocale] = [
    "ma co nghia nay tu": .vietnamese, "code so since": .english,
  ]
  /// What the note of a computed figure says.
  static let computedMark = "[T]"
  static let codeHeadings: Set<String> = ["ma don vi", "unit code"]

  /// How its numbers are written.
  let locale: NumberLocale
  private let code: Int
  private let since: Int

  /// - Returns: nil for what the program did not write.
  init?(_ headings: HeadingBlock) {
    let keys = headings.paths.map { CellText.key($0.text) }
    guard let since = keys.firstIndex(where: { Self.unitSinceHeadings[$0] != nil }),
      let code = keys.firstIndex(where: Self.codeHeadings.contains),
      let locale = Self.unitSinceHeadings[keys[since]]
    else { return nil }
    self.locale = locale
    self.code = code
    self.since = since
  }

  /// The unit of a row, by its code and the day since which it means it: a name may be that of two in turn.
  func unit(of row: RawRow, _ register: UnitRegister) -> AdministrativeUnit? {
    let day: Day
    switch row[since].content {
    case .day(let stated, _): day = stated
    default:
      guard case .day(let read, _) = DayText.read(row[since].text, in: nil) else { return nil }
      day = read
    }
    return register.unit(UnitID(code: row[code].text.trimmed, validFrom: day))
  }

  /// A single day as the period of a figure; elsewhere a day in such a column may stand for its month.
  func period(_ cell: RawCell) -> Period? {
    switch cell.content {
    case .day(let day, _): return .day(day)
    default:
      guard case .day(let day, nil) = DayText.read(cell.text, in: nil) else { return nil }
      return .day(day)
    }
  }
}
