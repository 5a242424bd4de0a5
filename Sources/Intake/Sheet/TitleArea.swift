import Model

/// What stands above the headings: who reports, for which period, as of when.
public struct TitleArea: Sendable, Hashable {
  /// A text of the area with its place.
  struct Line: Sendable, Hashable {
    let row: Int
    let text: String
  }

  /// "Đơn vị báo cáo: Sở Tài chính" gives "Sở Tài chính"; empty where nothing says.
  public private(set) var reporter = ""
  /// "Mã định danh: 000.00.12.H48"; empty where nothing says.
  public private(set) var reporterCode = ""
  /// nil where nothing says.
  public private(set) var period: PeriodText.Reading?
  /// "Số liệu tính đến ngày 31/05/2025"; nil where nothing says.
  public private(set) var asOf: Day?
  /// The day on which the form was signed or sent, above the table or below it; nil where nothing says.
  public private(set) var signed: Day?
  /// The line that names the table: the longest one above it without a label; empty where there is none.
  public private(set) var heading = ""
  /// The row the period stands in; 0 where nothing says.
  public private(set) var periodRow = 0

  /// Reads the rows above a position of a sheet.
  ///
  /// - Parameter calendar: the reporting calendar, to know its periods by their days.
  init(_ sheet: RawSheet, above position: Int, calendar: ReportingCalendar) {
    let lines = Self.lines(sheet, above: position)
    readUnit(sheet, above: position)
    signed = Self.signed(sheet, above: position)
    var found: [(PeriodText.Reading, Int)] = []
    for line in lines {
      if !line.text.contains(":"), line.text.count > heading.count, !line.text.hasPrefix("(") {
        heading = line.text
      }
      found += PeriodText.readAll(line.text, calendar: calendar).map { ($0, line.row) }
      if asOf == nil { asOf = PeriodText.asOf(line.text) }
    }
    // Days stand over names: the period chosen on a portal and the days it took may differ.
    // A year alone may be that of a plan the table belongs to.
    let best =
      found.first { $0.0.isStatedByDays } ?? found.first { !$0.0.isWholeYear } ?? found.first
    if let best {
      period = best.0
      periodRow = best.1
      // "Tháng 5 năm 2025" beside "từ ngày 15/04 đến ngày 14/05" is that month of the reporting calendar.
      if best.0.isStatedByDays, let named = found.first(where: { !$0.0.isStatedByDays })?.0 {
        period = best.0.named(by: named, calendar: calendar)
      }
    }
  }

  /// Every cell with text, and the text after a label that a neighbouring cell holds.
  private static func lines(_ sheet: RawSheet, above position: Int) -> [Line] {
    var lines: [Line] = []
    for row in sheet.rows[..<min(position, sheet.rows.count)] {
      let texts = row.cells.map(\.text).filter { !$0.isEmpty }
      guard !texts.isEmpty else { continue }
      lines.append(Line(row: row.number, text: texts.joined(separator: " ")))
    }
    return lines
  }

  /// Rows at the end in which a signature may stand.
  private static let signatureRows = 12

  private static func signed(_ sheet: RawSheet, above position: Int) -> Day? {
    let rows = sheet.rows
    let first = min(position, rows.count)
    // Below the table the last one counts; a row of the table has more cells than a signature has.
    let below = rows[max(first, rows.count - signatureRows)...].reversed().filter { row in
      row.cells.count { !$0.isBlank } <= 3
    }
    for row in Array(rows[..<first]) + below {
      let texts = row.cells.map(\.text).filter { !$0.isEmpty }
      for (place, text) in texts.enumerated() {
        for line in text.split(whereSeparator: \.isNewline) {
          // The day may stand in the cell beside its label.
          let isLabel = line.last == ":" && texts.indices.contains(place + 1)
          let whole = isLabel ? line + " " + texts[place + 1] : line
          if let day = PeriodText.signed(String(whole)) { return day }
        }
      }
    }
    return nil
  }

  private static let unitLabels = [
    "don vi bao cao", "co quan bao cao", "ten don vi", "don vi lap bao cao", "don vi thuc hien",
    "co quan don vi bao cao", "don vi gui bao cao",
  ]
  private static let codeLabels = [
    "ma dinh danh", "ma dinh danh don vi", "ma don vi", "ma dinh danh dien tu", "ma co quan",
  ]

  /// A label with what follows it, in the same cell or in the next that is not blank.
  private mutating func readUnit(_ sheet: RawSheet, above position: Int) {
    for row in sheet.rows[..<min(position, sheet.rows.count)] {
      let texts = row.cells.map(\.text).filter { !$0.isEmpty }
      for (place, text) in texts.enumerated() {
        for piece in text.split(whereSeparator: { $0 == ";" || $0 == "\n" }) {
          let halves = piece.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
          let label = CellText.plainKey(String(halves[0]))
          let next = texts.indices.contains(place + 1) ? texts[place + 1] : ""
          let after = halves.count > 1 ? String(halves[1]).trimmed : ""
          let value = Self.withoutBrackets(after.isEmpty ? next : after)
          guard !value.isEmpty else { continue }
          if reporter.isEmpty, Self.unitLabels.contains(label) { reporter = value }
          if reporterCode.isEmpty, Self.codeLabels.contains(label) { reporterCode = value }
        }
      }
    }
  }

  private static func withoutBrackets(_ text: String) -> String {
    var rest = text
    while let first = rest.first, first == "." || first == "…" || first == " " { rest.removeFirst() }
    return rest.trimmed
  }

  /// The profile that a sheet names itself as the form of, "Mẫu biểu: ii06a", as templates do; nil for others.
  static func formName(_ sheet: RawSheet, above position: Int) -> String? {
    for row in sheet.rows[..<min(position, sheet.rows.count)] {
      for cell in row.cells where cell.isText {
        let halves = cell.text.split(separator: ":", maxSplits: 1)
        if halves.count == 2, String(halves[0]).trimmed == TemplateBuilder.formLabel {
          return String(halves[1]).trimmed
        }
      }
    }
    return nil
  }
}
