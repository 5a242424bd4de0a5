import Model

/// Collects the columns of one fact, in the order of `StoredFact.columns`.
struct RowEncoder {
  private(set) var values: [StoredValue] = []

  mutating func add(_ text: String?) { values.append(StoredValue(text)) }
  mutating func add(_ text: CleanText) { values.append(.text(text.string)) }
  mutating func add(_ integer: Int?) { values.append(StoredValue(integer)) }
  mutating func add(_ flag: Bool) { values.append(.integer(flag ? 1 : 0)) }
  mutating func add(_ flag: Bool?) { values.append(flag.map { .integer($0 ? 1 : 0) } ?? .null) }
  mutating func add(_ day: Day?) { values.append(day.map { .integer(Int64($0.number)) } ?? .null) }
  mutating func add<Subject>(_ identifier: Identifier<Subject>?) { add(identifier?.rawValue) }
  mutating func add<Value: RawRepresentable<String>>(_ value: Value) { add(value.rawValue) }

  mutating func add(_ text: LocalizedText?) {
    add(text?.vietnamese.string)
    add(text?.english.string)
  }

  mutating func add(_ unit: UnitID?) {
    add(unit?.code)
    add(unit?.validFrom)
  }

  mutating func add(_ edition: EditionID?) {
    add(edition?.index)
    add(edition?.label)
  }

  mutating func add(_ range: DayRange?) {
    add(range?.first)
    add(range?.last)
  }

  /// Integer significand and scale.
  mutating func add(_ decimal: ExactDecimal?) throws {
    guard let decimal else {
      values += [.null, .null]
      return
    }
    guard let significand = Int64(exactly: decimal.significand) else {
      throw StoreError.refusedBatch(details: "\(decimal) ∉ Int64")
    }
    values += [.integer(significand), .integer(Int64(decimal.scale))]
  }

  /// Text as published, significand, scale and bound.
  mutating func add(_ number: StatedNumber?) throws {
    add(number?.text)
    try add(number?.value)
    add(number?.bound.rawValue)
  }

  mutating func add(_ reference: SourceReference) {
    add(reference.source)
    add(reference.file)
    add(reference.sheet)
    add(reference.row)
    add(reference.column)
  }

  mutating func add(_ party: PartyName) {
    add(party.unit)
    add(party.asStated)
    add(party.short)
    add(party.isImplied)
  }

  mutating func add(_ period: Period) {
    let stored = StoredPeriod(period)
    add(stored.kind)
    add(stored.year)
    add(stored.part)
    add(stored.first)
    add(stored.last)
  }

  mutating func add(packed records: [[String]]) {
    values.append(.text(PackedList.pack(records)))
  }
}

/// Names of the columns that a group of values takes.
enum Columns {
  static func localized(_ name: String) -> [String] { ["\(name)_vi", "\(name)_en"] }
  static func unit(_ name: String) -> [String] { ["\(name)_code", "\(name)_from"] }
  static func decimal(_ name: String) -> [String] { ["\(name)_significand", "\(name)_scale"] }
  static func number(_ name: String) -> [String] {
    ["\(name)_text"] + decimal(name) + ["\(name)_bound"]
  }
  static let window = ["window_first", "window_last"]
  static let edition = ["index_id", "edition_label"]
  static let reference = ["source", "source_file", "source_sheet", "source_row", "source_column"]
  static let period = ["period_kind", "period_year", "period_part", "period_first", "period_last"]
  static let party = unit("party") + ["party_as_stated", "party_short", "party_is_implied"]
}
