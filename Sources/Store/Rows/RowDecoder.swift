import GRDBSQLite
import Model

/// Reads the columns of a row from left to right. Whatever does not fit throws; nothing in a file traps.
struct RowDecoder {
  let statement: OpaquePointer
  let path: String
  private(set) var index: CInt = 0

  init(statement: OpaquePointer, path: String) {
    self.statement = statement
    self.path = path
  }

  func unfit(_ what: String) -> StoreError {
    let column = index > 0 ? sqlite3_column_name(statement, index - 1).map { String(cString: $0) } : nil
    return .corrupt(path: path, details: "column \(column ?? "?"): \(what)")
  }

  mutating func value() -> StoredValue {
    defer { index += 1 }
    switch sqlite3_column_type(statement, index) {
    case SQLITE_INTEGER: return .integer(sqlite3_column_int64(statement, index))
    case SQLITE_NULL: return .null
    default: return .text(columnText(index))
    }
  }

  private func columnText(_ index: CInt) -> String {
    guard let bytes = sqlite3_column_text(statement, index) else { return "" }
    let count = Int(sqlite3_column_bytes(statement, index))
    return String(decoding: UnsafeBufferPointer(start: bytes, count: count), as: UTF8.self)
  }

  mutating func optionalString() -> String? {
    defer { index += 1 }
    return sqlite3_column_type(statement, index) == SQLITE_NULL ? nil : columnText(index)
  }

  mutating func string() -> String {
    defer { index += 1 }
    return columnText(index)
  }

  /// The bytes of a column; they live until `body` ends.
  mutating func withBytes<Failure: Error>(
    _ body: (UnsafeRawBufferPointer) throws(Failure) -> Void
  ) throws(Failure) {
    defer { index += 1 }
    let start = sqlite3_column_blob(statement, index)
    try body(UnsafeRawBufferPointer(start: start, count: Int(sqlite3_column_bytes(statement, index))))
  }

  /// The bytes of a text, likewise.
  mutating func withText(_ body: (UnsafeBufferPointer<UInt8>) -> Void) {
    defer { index += 1 }
    let start = sqlite3_column_text(statement, index)
    body(UnsafeBufferPointer(start: start, count: Int(sqlite3_column_bytes(statement, index))))
  }

  /// The bytes of a column, valid inside of `body`.
  mutating func blob<Result>(_ body: (UnsafeRawBufferPointer) throws -> Result) rethrows -> Result {
    defer { index += 1 }
    let start = sqlite3_column_blob(statement, index)
    return try body(UnsafeRawBufferPointer(start: start, count: Int(sqlite3_column_bytes(statement, index))))
  }

  mutating func text() -> CleanText { CleanText(cleaning: string()) }

  /// The largest rank, order, count, number of points or line in a file. Sums and differences of such
  /// numbers cannot overflow.
  static let largestInteger = 1_000_000_000

  /// Any integer that fits into the column.
  mutating func optionalWideInteger() -> Int? {
    defer { index += 1 }
    guard sqlite3_column_type(statement, index) != SQLITE_NULL else { return nil }
    return Int(sqlite3_column_int64(statement, index))
  }

  /// A rank, order or count: ±``largestInteger``.
  mutating func optionalInteger() throws -> Int? {
    guard let value = optionalWideInteger() else { return nil }
    guard value.magnitude <= UInt(Self.largestInteger) else { throw unfit("out of range: \(value)") }
    return value
  }

  /// An integer that is part of a text, with the same range; nil where it is none.
  static func integer(_ text: String) -> Int? {
    Int(text).flatMap { $0.magnitude <= UInt(largestInteger) ? $0 : nil }
  }

  mutating func integer() throws -> Int {
    guard let value = try optionalInteger() else { throw unfit("no value") }
    return value
  }

  mutating func flag() throws -> Bool { try integer() != 0 }
  mutating func optionalFlag() throws -> Bool? { try optionalInteger().map { $0 != 0 } }

  mutating func optionalDay() throws -> Day? {
    guard let value = optionalWideInteger() else { return nil }
    guard let number = Int32(exactly: value) else { throw unfit("not a day: \(value)") }
    return Day(number: number)
  }

  mutating func day() throws -> Day {
    guard let day = try optionalDay() else { throw unfit("no day") }
    return day
  }

  mutating func identifier<Subject>() -> Identifier<Subject> { Identifier(string()) }
  mutating func optionalIdentifier<Subject>() -> Identifier<Subject>? {
    optionalString().map { Identifier($0) }
  }

  mutating func named<Value: RawRepresentable<String>>(_ type: Value.Type = Value.self) throws -> Value {
    let name = string()
    guard let value = Value(rawValue: name) else { throw unfit("unknown \(type): \(name)") }
    return value
  }

  mutating func optionalNamed<Value: RawRepresentable<String>>(_ type: Value.Type = Value.self) throws
    -> Value?
  {
    guard let name = optionalString() else { return nil }
    guard let value = Value(rawValue: name) else { throw unfit("unknown \(type): \(name)") }
    return value
  }

  mutating func localized() -> LocalizedText {
    let vietnamese = text()
    return LocalizedText(vietnamese: vietnamese, english: text())
  }

  mutating func optionalLocalized() -> LocalizedText? {
    let vietnamese = optionalString()
    let english = optionalString()
    guard vietnamese != nil || english != nil else { return nil }
    return LocalizedText(
      vietnamese: CleanText(cleaning: vietnamese ?? ""), english: CleanText(cleaning: english ?? ""))
  }

  mutating func optionalUnit() throws -> UnitID? {
    let code = optionalString()
    let day = try optionalDay()
    guard let code, let day else { return nil }
    return UnitID(code: code, validFrom: day)
  }

  mutating func unit() throws -> UnitID {
    guard let unit = try optionalUnit() else { throw unfit("no unit") }
    return unit
  }

  mutating func optionalEdition() -> EditionID? {
    let index = optionalString()
    let label = optionalString()
    guard let index, let label else { return nil }
    return EditionID(index: IndexID(index), label: label)
  }

  mutating func edition() throws -> EditionID {
    guard let edition = optionalEdition() else { throw unfit("no edition") }
    return edition
  }

  mutating func optionalRange() throws -> DayRange? {
    let first = try optionalDay()
    let last = try optionalDay()
    guard let first, let last else { return nil }
    guard let range = DayRange(first: first, last: last) else {
      throw unfit("a range that ends before it starts")
    }
    return range
  }

  mutating func optionalDecimal() throws -> ExactDecimal? {
    let significand = optionalWideInteger()
    let scale = try optionalInteger()
    guard let significand, let scale else { return nil }
    guard (0...18).contains(scale) else { throw unfit("scale \(scale)") }
    return ExactDecimal(significand: Int128(significand), scale: scale)
  }

  mutating func decimal() throws -> ExactDecimal {
    guard let decimal = try optionalDecimal() else { throw unfit("no number") }
    return decimal
  }

  mutating func optionalNumber() throws -> StatedNumber? {
    let text = optionalString()
    let value = try optionalDecimal()
    let bound = try optionalNamed(StatedNumber.Bound.self)
    guard let text, let value else { return nil }
    return StatedNumber(text: text, value: value, bound: bound ?? .exact)
  }

  mutating func reference() throws -> SourceReference {
    let source: SourceID = identifier()
    let file = text()
    let sheet = text()
    let row = try integer()
    return SourceReference(source: source, file: file, sheet: sheet, row: row, column: text())
  }

  mutating func party() throws -> PartyName {
    let unit = try optionalUnit()
    let asStated = text()
    let short = text()
    return PartyName(unit: unit, asStated: asStated, short: short, isImplied: try flag())
  }

  mutating func period() throws -> Period {
    let kind = string()
    let year = try optionalInteger()
    let part = try optionalInteger()
    let first = try optionalDay()
    let stored = StoredPeriod(kind: kind, year: year, part: part, first: first, last: try optionalDay())
    guard let period = stored.period else { throw unfit("not a period: \(kind)") }
    return period
  }

  /// Records of a packed list, each with exactly `fields` fields.
  mutating func packed(fields: Int) throws -> [[String]] {
    let text = string()
    guard let records = PackedList.unpack(text), records.allSatisfy({ $0.count == fields }) else {
      throw unfit("not a list of \(fields) fields")
    }
    return records
  }
}
