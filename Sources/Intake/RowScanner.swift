import Model

/// Reads the cells of one row by column and collects what is wrong with them.
struct RowScanner {
  let table: Table
  let row: Table.Row
  private(set) var faults: [IntakeFault] = []

  init(table: Table, row: Table.Row) {
    self.table = table
    self.row = row
  }

  /// True while nothing in the row was refused.
  var isSound: Bool { faults.isEmpty }

  mutating func refuse(
    _ column: String, _ reason: LocalizedText, value: String? = nil, suggestion: String = ""
  ) {
    faults.append(
      IntakeFault(
        file: CleanText(cleaning: table.name), sheet: CleanText(cleaning: table.sheet), row: row.number,
        column: CleanText(cleaning: column), value: CleanText(cleaning: value ?? text(column)),
        reason: reason,
        suggestion: CleanText(cleaning: suggestion)))
  }

  /// The cell, empty where there is no such column.
  func text(_ column: String) -> String { table.cell(row, column) ?? "" }

  func clean(_ column: String) -> CleanText { CleanText(cleaning: text(column)) }

  func localized(_ column: String) -> LocalizedText {
    LocalizedText(vietnamese: clean(column + "_vi"), english: clean(column + "_en"))
  }

  mutating func required(_ column: String) -> String {
    let text = text(column)
    if text.isEmpty { refuse(column, FaultReason.missingValue) }
    return text
  }

  /// nil for an empty cell.
  mutating func optionalDay(_ column: String) -> Day? {
    let text = text(column)
    guard !text.isEmpty else { return nil }
    guard let day = Day(iso8601: text) else {
      refuse(column, FaultReason.notADay, suggestion: RowScanner.likelyDay(text))
      return nil
    }
    return day
  }

  mutating func day(_ column: String) -> Day? {
    if text(column).isEmpty { refuse(column, FaultReason.missingValue) }
    return optionalDay(column)
  }

  /// `3/6/2024` and `03.06.2024` are days as people here write them.
  private static func likelyDay(_ text: String) -> String {
    let parts = text.split { "/.-".contains($0) }.compactMap { Int($0) }
    guard parts.count == 3, let day = Day(year: parts[2], month: parts[1], day: parts[0]) else { return "" }
    return day.description
  }

  mutating func optionalInteger(_ column: String, in range: ClosedRange<Int> = 0...Int.max) -> Int? {
    let text = text(column)
    guard !text.isEmpty else { return nil }
    guard text.allSatisfy(\.isASCIIDigit), let number = Int(text) else {
      refuse(column, FaultReason.notAnInteger)
      return nil
    }
    guard range.contains(number) else {
      refuse(column, FaultReason.outOfRange)
      return nil
    }
    return number
  }

  mutating func integer(_ column: String, in range: ClosedRange<Int> = 0...Int.max) -> Int? {
    if text(column).isEmpty { refuse(column, FaultReason.missingValue) }
    return optionalInteger(column, in: range)
  }

  mutating func optionalDecimal(_ column: String) -> ExactDecimal? {
    let text = text(column)
    guard !text.isEmpty else { return nil }
    guard let value = ExactDecimal(text) else {
      let dotted = String(text.map { $0 == "," ? "." : $0 })
      refuse(column, FaultReason.notADecimal, suggestion: ExactDecimal(dotted) == nil ? "" : dotted)
      return nil
    }
    return value
  }

  mutating func decimal(_ column: String) -> ExactDecimal? {
    if text(column).isEmpty { refuse(column, FaultReason.missingValue) }
    return optionalDecimal(column)
  }

  /// A figure with the text as published; nil for an empty cell.
  mutating func number(_ column: String) -> StatedNumber? {
    optionalDecimal(column).map { StatedNumber(text: text(column), value: $0) }
  }

  /// One of an enumeration's words.
  mutating func word<Word: RawRepresentable<String>>(_ column: String, _: Word.Type) -> Word? {
    let text = required(column)
    guard !text.isEmpty else { return nil }
    if let word = Word(rawValue: text) { return word }
    refuse(column, FaultReason.unknownWord)
    return nil
  }

  /// "yes", "no" or empty, which is nil.
  mutating func flag(_ column: String) -> Bool? {
    switch text(column) {
    case "": return nil
    case "yes": return true
    case "no": return false
    default:
      refuse(column, FaultReason.unknownWord, suggestion: "yes, no")
      return nil
    }
  }

  mutating func period(_ column: String) -> Period? {
    let text = required(column)
    guard !text.isEmpty else { return nil }
    if let period = PeriodCode.read(text) { return period }
    refuse(column, FaultReason.notAPeriod, suggestion: "2022, 2022-04, 2022-Q1, to 2021-12-16")
    return nil
  }

  /// The unit a name means on a day.
  mutating func unit(
    _ column: String, on day: Day, in group: AdministrativeUnit.Group? = .provinces, register: UnitRegister
  ) -> AdministrativeUnit? {
    let name = required(column)
    guard !name.isEmpty else { return nil }
    switch register.match(name, on: day, in: group) {
    case .unit(let unit): return unit
    case .ambiguous(let units):
      refuse(
        column, FaultReason.ambiguousUnit,
        suggestion: units.map(\.name.vietnamese.string).joined(separator: ", "))
    case .none(let suggestions):
      refuse(
        column, FaultReason.unknownUnit,
        suggestion: suggestions.map(\.name.vietnamese.string).joined(separator: ", "))
    }
    return nil
  }

  /// A unit by code on a day, or by `code@day`.
  mutating func unitID(_ column: String, text: String, on day: Day, register: UnitRegister) -> UnitID? {
    if let id = UnitID(text) {
      if register.unit(id) != nil { return id }
    } else if let unit = register.unit(code: text, on: day) {
      return unit.id
    }
    refuse(column, FaultReason.unknownReference, value: text)
    return nil
  }

  /// The sources a cell names, divided by " | ": the first is the reference.
  mutating func sources(_ column: String, context: IntakeContext) -> (first: Source, rest: [Source])? {
    var found: [Source] = []
    for address in required(column).parts(separatedBy: " | ") {
      if let source = context.source(address: address) {
        found.append(source)
      } else {
        refuse(column, FaultReason.unknownSource, value: address)
      }
    }
    guard isSound, let first = found.first else { return nil }
    return (first, Array(found.dropFirst()))
  }

  func reference(_ source: SourceID, column: String = "") -> SourceReference {
    SourceReference(
      source: source, file: CleanText(cleaning: table.name), sheet: CleanText(cleaning: table.sheet),
      row: row.number, column: CleanText(cleaning: column))
  }
}

extension RowScanner {
  /// A note that also names the further sources of a row.
  static func note(_ parts: [String], furtherSources: [Source]) -> CleanText {
    var parts = parts.filter { !$0.isEmpty }
    if !furtherSources.isEmpty {
      parts.append("nguồn khác: " + furtherSources.map(\.publisher.string).joined(separator: ", "))
    }
    return CleanText(cleaning: parts.joined(separator: "; "))
  }
}
