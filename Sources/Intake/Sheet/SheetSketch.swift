import Model

/// What can be told of a sheet in a form that nobody knows: where its headings are, what its columns hold, which of
/// them add up. The start of a profile.
public struct SheetSketch: Sendable {
  public struct Column: Sendable, Hashable {
    /// Counted from 0.
    public let position: Int
    public let heading: HeadingPath
    /// What stands in the row of column numbers; empty without one.
    public let number: String
    public let type: ProfileColumn.ValueType
    /// nil where it holds nothing of citizens.
    public let personal: PersonalKind?
  }

  /// One column that is the sum of those right after it, in every row.
  public struct Sum: Sendable, Hashable {
    public let total: Int
    public let parts: [Int]
  }

  /// Lines above the headings, as they stand there.
  public let titleLines: [String]
  /// Columns with a heading, in order.
  public let columns: [Column]
  public let sums: [Sum]
  /// True where an empty cell stands among figures.
  public let hasBlankFigures: Bool

  private static let orderHeadings: Set<String> = ["tt", "stt", "so tt", "so thu tu", "no"]
  private static let unitHeadings = [
    "don vi", "co quan", "tinh", "xa phuong", "dia phuong", "so nganh", "ten don vi",
  ]

  /// - Returns: nil for a sheet without headings.
  public init?(_ sheet: RawSheet) {
    guard let headings = SheetOutline(sheet).likelyHeadings else { return nil }
    titleLines = sheet.rows[..<headings.rows.lowerBound].compactMap { row in
      let line = row.cells.map(\.text).filter { !$0.isEmpty }.joined(separator: " ")
      return line.isEmpty ? nil : line
    }
    let rows = sheet.rows[min(headings.firstDataRow, sheet.rows.count)...].prefix(500)
    let personal = Dictionary(
      PersonalColumns.find(headings, sheet).map { ($0.column, $0.kind) },
      uniquingKeysWith: { first, _ in first })
    columns = headings.paths.indices.filter { !headings.paths[$0].isEmpty }.map { position in
      let texts = rows.map { $0[position] }.filter { !$0.isBlank }
      return Column(
        position: position, heading: headings.paths[position],
        number: headings.numbers.indices.contains(position) ? headings.numbers[position] : "",
        type: Self.type(headings.paths[position], texts), personal: personal[position])
    }
    let figures = columns.filter { $0.type.isNumeric && $0.type != .percent }
    hasBlankFigures = rows.contains { row in
      figures.contains { row[$0.position].isBlank } && figures.contains { !row[$0.position].isBlank }
    }
    sums = Self.sums(figures, Array(rows))
  }

  private static func type(_ heading: HeadingPath, _ cells: [RawCell]) -> ProfileColumn.ValueType {
    let key = heading.keys.last ?? ""
    if orderHeadings.contains(key) { return .ordinal }
    if key.hasPrefix("ma ") || key == "ma" { return .code }
    let isNumeric = !cells.isEmpty && cells.filter(CellText.looksNumeric).count * 2 > cells.count
    if isNumeric, cells.allSatisfy({ !isDay($0) }) {
      if heading.joined.contains("phan tram") || key.hasPrefix("ty le") { return .percent }
      if key.hasSuffix("hang") || key.hasPrefix("xep hang") { return .rank }
      let rule = ProfileColumn(field: "", headings: [], type: .count)
      return cells.allSatisfy { CellNumber.readings($0, rule).refusal == nil } ? .count : .number
    }
    if !cells.isEmpty, cells.filter(isDay).count * 2 > cells.count { return .day }
    return unitHeadings.contains { key == $0 || key.hasPrefix($0 + " ") } ? .unit : .text
  }

  private static func isDay(_ cell: RawCell) -> Bool {
    if case .day = cell.content { return true }
    guard cell.isText, cell.text.contains(where: { "/-.".contains($0) }) else { return false }
    if case .day(let day, _) = DayText.read(cell.text, in: nil) { return day.year >= 1990 }
    return false
  }

  /// Sums of two to six columns right after the total, that hold wherever all of them stand.
  private static func sums(_ figures: [Column], _ rows: [RawRow]) -> [Sum] {
    let rules = Dictionary(
      figures.map { ($0.position, ProfileColumn(field: "", headings: [], type: $0.type)) },
      uniquingKeysWith: { first, _ in first })
    let numbers = NumberSettlement(columns: rules, rows: rows, given: nil)
    let table = rows.map { row in
      figures.map { column -> ExactDecimal? in
        guard let rule = rules[column.position] else { return nil }
        switch numbers.read(row[column.position], column.position, rule) {
        case .number(let number): return number.exact
        case .blank: return .zero
        default: return nil
        }
      }
    }
    var sums: [Sum] = []
    for total in figures.indices {
      for count in 2...6 where total + count < figures.count {
        let parts = (total + 1)...(total + count)
        var held = 0
        let holds = table.allSatisfy { values in
          guard let stated = values[total], !parts.contains(where: { values[$0] == nil }) else { return true }
          let sum = parts.compactMap { values[$0] }.total()
          // Only rows with at least two parts prove anything.
          if parts.filter({ values[$0]?.isZero == false }).count >= 2 { held += 1 }
          return stated == sum
        }
        guard holds, held >= 3 else { continue }
        sums.append(Sum(total: figures[total].position, parts: parts.map { figures[$0].position }))
        break
      }
    }
    return sums
  }
}
