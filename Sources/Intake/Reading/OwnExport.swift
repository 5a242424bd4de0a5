import Model

/// What a table that this program wrote out says beside its figures: that it is ours, in which language it is written,
/// and from when on each code means the unit it means.
struct OwnExport {
  /// What stands above such a table, or the heading of the day from which a code has its meaning; in either language,
  /// folded. No form of anybody else says so. A test compares them with the words of the export.
  static let seenOnWords: [String: NumberLocale] = ["ngay dang xem": .vietnamese, "as seen on": .english]
  static let unitSinceHeadings: [String: NumberLocale] = [
    "ma co nghia nay tu": .vietnamese, "code so since": .english,
  ]
  static let unitCodeHeadings: Set<String> = ["ma don vi", "unit code"]
  /// Of the column with the identifiers of definitions.
  static let codeHeadings: Set<String> = ["ma", "code"]
  /// What the note of a computed figure says, and the heading of a column of them.
  static let computedMark = "[T]"

  /// How its numbers are written.
  let locale: NumberLocale
  /// The column of identifiers of definitions; nil where there is none.
  let definition: Int?
  private let unit: (code: Int, since: Int)?

  /// - Returns: nil for what the program did not write.
  init?(_ sheet: RawSheet, _ headings: HeadingBlock) {
    let keys = headings.paths.map { CellText.key($0.text) }
    let since = keys.firstIndex { Self.unitSinceHeadings[$0] != nil }
    let above = sheet.rows[..<min(headings.rows.lowerBound, sheet.rows.count)]
    guard let locale = since.flatMap({ Self.unitSinceHeadings[keys[$0]] }) ?? Self.locale(above) else {
      return nil
    }
    self.locale = locale
    definition = keys.firstIndex(where: Self.codeHeadings.contains)
    unit = keys.firstIndex(where: Self.unitCodeHeadings.contains).flatMap { code in since.map { (code, $0) } }
  }

  /// The way of writing of a table of ours by what is said above it; nil for anybody else's.
  static func locale(_ rows: some Sequence<RawRow>) -> NumberLocale? {
    for row in rows {
      for cell in row.cells where cell.isText {
        let key = cell.key
        if let word = seenOnWords.first(where: { key.contains($0.key) }) { return word.value }
      }
    }
    return nil
  }

  /// The unit of a row, by its code and the day since which it means it: a name may be that of two in turn.
  func unit(of row: RawRow, _ register: UnitRegister) -> AdministrativeUnit? {
    guard let unit else { return nil }
    let day: Day
    switch row[unit.since].content {
    case .day(let stated, _): day = stated
    default:
      guard case .day(let read, _) = DayText.read(row[unit.since].text, in: nil) else { return nil }
      day = read
    }
    return register.unit(UnitID(code: row[unit.code].text.trimmed, validFrom: day))
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

extension RawSheet {
  /// Whether the program wrote the sheet out.
  public var isOwnExport: Bool { OwnExport.locale(rows.prefix(12)) != nil }
}

extension ProfileMatch {
  /// Whether the program wrote the sheet to be read only: a page of one unit or one indicator has no columns that tell
  /// whose or what each figure is, and may look like a form that it is not.
  public func isOwnPage(_ sheet: RawSheet) -> Bool {
    guard let own = OwnExport(sheet, headings) else { return false }
    switch profile.facts {
    case .index:
      // The ranking of an index that is no national one is a list of ours all the same.
      let ranks = profile.columns.contains { $0.type == .rank && assignment.columnOfField[$0.field] != nil }
      return !ranks && profile.index?.known.isEmpty ?? true
    case .observations: return profile.column("definition") != nil && own.definition == nil
    default: return false
    }
  }
}
