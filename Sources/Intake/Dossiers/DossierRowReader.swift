import Model

/// Understands the rows of lists of dossiers, wherever their cells come from.
///
/// Cells are bytes of UTF-8 text. What has few different values is understood once and then recognised by its bytes, so
/// that a row costs a few look-ups. Used from one thread at a time.
public struct DossierRowReader {
  /// What the rows have named so far; a store needs it together with them.
  public private(set) var terms = DossierTerms()
  /// Procedures that the lists name and the catalogue does not know.
  public private(set) var newProcedures: [Procedure] = []

  let columns: DossierColumns
  private let words: DossierWords
  private let catalogue: [ProcedureID: Procedure]
  private var units: DossierUnitFinder
  private var procedures = ByteTable<ProcedureEntry>()
  private var fields = ByteTable<Int32>()
  private var channels = ByteTable<UInt32>()
  private var levels = ByteTable<UInt32>()
  private var results = ByteTable<UInt32>()
  private var flags = ByteTable<UInt32>()
  private var fieldPositions: [String: Int32] = ["": 0]
  private var procedurePositions: [ProcedureID: Int32] = [:]
  private var unitPositions: [UnitID: Int32] = [:]
  private let places: Places
  private let daysAllowed: ClosedRange<Int32>

  /// A procedure, with what the catalogue says of it.
  private struct ProcedureEntry {
    let position: Int32
    let field: Int32
    let level: DossierAttributes
  }

  /// Positions of columns, −1 where the table has none: a dictionary would cost more than the cells.
  private struct Places {
    let code, unit, procedure, procedureName, field, level, channel, received, due, finished, result: Int
    let flags: [(column: DossierColumn, flag: DossierAttributes.Flag, position: Int)]

    init(_ columns: DossierColumns) {
      func position(_ column: DossierColumn) -> Int { columns.positions[column] ?? -1 }
      code = position(.code)
      unit = position(.unit)
      procedure = position(.procedure)
      procedureName = position(.procedureName)
      field = position(.field)
      level = position(.level)
      channel = position(.channel)
      received = position(.received)
      due = position(.due)
      finished = position(.finished)
      result = position(.result)
      flags = DossierColumn.allCases.compactMap { column in
        column.flag.flatMap { flag in columns.positions[column].map { (column, flag, $0) } }
      }
    }
  }

  /// - Parameters:
  ///   - home: the province whose units are meant where several bear a name.
  ///   - catalogue: procedures that are known, for what the list does not say of them.
  ///   - days: days that a dossier can have at all.
  ///   - terms: what lists before have named, where several go into one store together.
  public init(
    columns: DossierColumns, words: DossierWords = .builtIn, register: UnitRegister, home: UnitID?,
    catalogue: [Procedure], days: ClosedRange<Day>, terms: DossierTerms = DossierTerms()
  ) {
    self.terms = terms
    for (position, field) in terms.fields.enumerated() {
      fieldPositions[field] = Int32(truncatingIfNeeded: position)
    }
    for (position, procedure) in terms.procedures.enumerated() {
      procedurePositions[procedure] = Int32(truncatingIfNeeded: position)
    }
    for (position, unit) in terms.units.enumerated() {
      unitPositions[unit] = Int32(truncatingIfNeeded: position)
    }
    self.columns = columns
    self.words = words
    self.catalogue = Dictionary(catalogue.map { ($0.id, $0) }, uniquingKeysWith: { _, last in last })
    units = DossierUnitFinder(register: register, home: home)
    places = Places(columns)
    daysAllowed = days.lowerBound.number...days.upperBound.number
  }

  /// Rows that come are of this file and sheet.
  /// - Returns: a position for ``rename(_:_:)``.
  @discardableResult
  public mutating func begin(_ place: SourceReference) -> Int {
    terms.places.append(place)
    return terms.places.count - 1
  }

  /// Tells a place anew, such as by what is only known at the end of a file.
  public mutating func rename(_ position: Int, _ place: SourceReference) {
    if terms.places.indices.contains(position) { terms.places[position] = place }
  }

  /// Why a row was refused.
  public struct Refusal: Error {
    public let column: DossierColumn?
    public let reason: LocalizedText
    public var suggestion = CleanText.empty
  }

  /// Understands one row.
  ///
  /// - Parameter cell: the bytes under a position, without blanks around them; empty where the row has no such cell.
  /// - Returns: the dossier and the position of its code; the bytes of the code are those of the cell.
  @inline(__always)
  public mutating func read(
    row number: Int, _ cell: (Int) -> UnsafeRawBufferPointer
  ) throws(Refusal) -> DossierRow {
    try checkCode(cell(places.code))
    guard let received = try day(cell(places.received), .received) else {
      throw Refusal(column: .received, reason: FaultReason.missingValue)
    }
    let unit = try unit(cell(places.unit), on: received)
    var attributes = DossierAttributes()
    let procedure = try procedure(
      cell(places.procedure >= 0 ? places.procedure : places.procedureName),
      name: places.procedureName >= 0 ? cell(places.procedureName) : nil)
    var field = procedure.field
    if places.field >= 0, cell(places.field).count > 0 {
      field = try self.field(cell(places.field))
    } else {
      attributes.isFieldFromCatalogue = true
    }
    if places.level >= 0, cell(places.level).count > 0 {
      attributes.rawValue |= try level(cell(places.level))
    } else {
      attributes.rawValue |= procedure.level.rawValue
      attributes.isLevelFromCatalogue = true
    }
    if places.channel >= 0 { attributes.rawValue |= try channel(cell(places.channel)) }
    if places.result >= 0 { attributes.rawValue |= try result(cell(places.result)) }
    for place in places.flags {
      attributes.rawValue |= try flag(cell(place.position), place.column, place.flag)
    }
    let due = places.due >= 0 ? try day(cell(places.due), .due) : nil
    let finished = places.finished >= 0 ? try day(cell(places.finished), .finished) : nil
    if let finished {
      guard finished >= received else {
        throw Refusal(column: .finished, reason: DossierReason.finishedBeforeReceived)
      }
    } else if attributes.result?.isFinal == true {
      throw Refusal(column: .finished, reason: DossierReason.finalWithoutDay)
    }
    return DossierRow(
      unit: unit, procedure: procedure.position, field: field, received: received,
      due: due ?? DossierRow.noDay,
      finished: finished ?? DossierRow.noDay, attributes: attributes,
      place: Int32(truncatingIfNeeded: terms.places.count - 1), row: Int32(clamping: number))
  }

  /// Where the code stands, for whoever takes its bytes.
  public var codePosition: Int { places.code }

  @inline(__always)
  private func checkCode(_ cell: UnsafeRawBufferPointer) throws(Refusal) {
    guard cell.count > 0 else { throw Refusal(column: .code, reason: FaultReason.missingValue) }
    guard cell.count <= DossierReason.longestCode else {
      throw Refusal(column: .code, reason: DossierReason.codeTooLong)
    }
    var isPlain = true
    for byte in cell where byte < 0x21 || byte > 0x7E { isPlain = false }
    if !isPlain, !cell.isText { throw Refusal(column: .code, reason: FaultReason.notUTF8) }
  }

  // MARK: - Cells

  @inline(__always)
  private func day(_ cell: UnsafeRawBufferPointer, _ column: DossierColumn) throws(Refusal) -> Int32? {
    guard cell.count > 0 else { return nil }
    guard let day = DossierDay.read(cell) else {
      throw Refusal(column: column, reason: DossierReason.notADay)
    }
    guard daysAllowed.contains(day) else { throw Refusal(column: column, reason: FaultReason.outOfRange) }
    return day
  }

  @inline(__always)
  private mutating func unit(_ cell: UnsafeRawBufferPointer, on day: Int32) throws(Refusal) -> Int32 {
    guard cell.count > 0 else { throw Refusal(column: .unit, reason: FaultReason.missingValue) }
    let found = try units.find(cell, on: day)
    if found.position >= 0 { return found.position }
    let id = units.unit(found.index)
    if let known = unitPositions[id] {
      units.remember(found.index, position: known)
      return known
    }
    let position = try DossierRowReader.next(terms.units.count, .unit)
    terms.units.append(id)
    unitPositions[id] = position
    units.remember(found.index, position: position)
    return position
  }

  @inline(__always)
  private mutating func procedure(
    _ cell: UnsafeRawBufferPointer, name: UnsafeRawBufferPointer?
  ) throws(Refusal) -> ProcedureEntry {
    if let known = procedures.find(cell) { return known }
    guard cell.count > 0 else { throw Refusal(column: .procedure, reason: FaultReason.missingValue) }
    guard let text = cell.text else { throw Refusal(column: .procedure, reason: FaultReason.notUTF8) }
    let id = ProcedureID(text)
    let known = catalogue[id]
    let position: Int32
    if let existing = procedurePositions[id] {
      position = existing
    } else {
      position = try DossierRowReader.next(terms.procedures.count, .procedure)
      terms.procedures.append(id)
      procedurePositions[id] = position
      if known == nil, let name = name?.text, !name.isEmpty {
        newProcedures.append(Procedure(id: id, name: CleanText(cleaning: name), field: .empty, level: nil))
      }
    }
    var level = DossierAttributes()
    level.level = known?.level
    let entry = ProcedureEntry(
      position: position, field: try field(known?.field.string ?? ""), level: level)
    procedures.insert(cell, entry)
    return entry
  }

  private mutating func field(_ cell: UnsafeRawBufferPointer) throws(Refusal) -> Int32 {
    if let known = fields.find(cell) { return known }
    guard let text = cell.text else { throw Refusal(column: .field, reason: FaultReason.notUTF8) }
    let position = try field(CleanText(cleaning: text).string)
    fields.insert(cell, position)
    return position
  }

  private mutating func field(_ text: String) throws(Refusal) -> Int32 {
    if let known = fieldPositions[text] { return known }
    let position = try DossierRowReader.next(terms.fields.count, .field, largest: 4_000)
    terms.fields.append(text)
    fieldPositions[text] = position
    return position
  }

  private static func next(
    _ count: Int, _ column: DossierColumn, largest: Int = DossierTerms.largestCount
  ) throws(Refusal) -> Int32 {
    guard count < largest else { throw Refusal(column: column, reason: DossierReason.tooManyKinds) }
    return Int32(truncatingIfNeeded: count)
  }

  @inline(__always)
  private mutating func channel(_ cell: UnsafeRawBufferPointer) throws(Refusal) -> UInt32 {
    guard cell.count > 0 else { return 0 }
    if let known = channels.find(cell) { return known }
    var attributes = DossierAttributes()
    attributes.channel = try word(cell, .channel, words.channel)
    channels.insert(cell, attributes.rawValue)
    return attributes.rawValue
  }

  @inline(__always)
  private mutating func level(_ cell: UnsafeRawBufferPointer) throws(Refusal) -> UInt32 {
    if let known = levels.find(cell) { return known }
    var attributes = DossierAttributes()
    attributes.level = try word(cell, .level, words.level)
    levels.insert(cell, attributes.rawValue)
    return attributes.rawValue
  }

  @inline(__always)
  private mutating func result(_ cell: UnsafeRawBufferPointer) throws(Refusal) -> UInt32 {
    guard cell.count > 0 else { return 0 }
    if let known = results.find(cell) { return known }
    var attributes = DossierAttributes()
    attributes.result = try word(cell, .result, words.result)
    results.insert(cell, attributes.rawValue)
    return attributes.rawValue
  }

  /// In a column that the list has, a blank means no.
  @inline(__always)
  private mutating func flag(
    _ cell: UnsafeRawBufferPointer, _ column: DossierColumn, _ flag: DossierAttributes.Flag
  ) throws(Refusal) -> UInt32 {
    guard cell.count > 0 else { return 1 << flag.rawValue }
    if let known = flags.find(cell) { return known << flag.rawValue }
    let value: UInt32 = try word(cell, column, words.flag) ? 2 : 1
    flags.insert(cell, value)
    return value << flag.rawValue
  }

  private func word<Value>(
    _ cell: UnsafeRawBufferPointer, _ column: DossierColumn, _ find: (String) -> Value?
  ) throws(Refusal) -> Value {
    guard let text = cell.text else { throw Refusal(column: column, reason: FaultReason.notUTF8) }
    guard let value = find(text) else { throw Refusal(column: column, reason: FaultReason.unknownWord) }
    return value
  }
}

extension UnsafeRawBufferPointer {
  /// nil where the bytes are no UTF-8 text.
  var text: String? { String(validating: self, as: UTF8.self) }

  /// UTF-8 text without control characters.
  fileprivate var isText: Bool {
    guard let text else { return false }
    return !text.unicodeScalars.contains { $0.value < 0x20 || $0.value == 0x7F }
  }
}
