import Model

/// The numbers that stand for units, procedures, fields and places inside one store; each kind counts from 1.
struct DossierTermTable {
  enum Kind: String, CaseIterable {
    case unit, procedure, field, place

    /// Fields and procedures share the key of a roll-up's entry.
    var largest: Int {
      switch self {
      case .field: TallyPack.Key.largestField
      case .procedure: TallyPack.Key.largestProcedure
      case .unit, .place: Int(Int32.max)
      }
    }
  }

  private let sql: SQL
  private var next: [Kind: Int] = [:]

  init(_ sql: SQL) {
    self.sql = sql
  }

  /// The number of a text, a new one where it has none yet.
  mutating func number(_ kind: Kind, _ value: String) throws -> Int32 {
    if let known = try known(kind, value) { return known }
    let new =
      try next[kind]
      ?? ((sql.integer("SELECT max(number) FROM dossier_term WHERE kind = ?", [.text(kind.rawValue)]) ?? 0)
        + 1)
    guard new <= kind.largest else {
      throw StoreError.refusedBatch(details: "dossier_term: \(kind) > \(kind.largest)")
    }
    next[kind] = new + 1
    try sql.run(
      "INSERT INTO dossier_term (kind, number, value) VALUES (?, ?, ?)",
      [.text(kind.rawValue), .integer(Int64(new)), .text(value)])
    return Int32(truncatingIfNeeded: new)
  }

  /// nil for a text that no dossier of this store names.
  func known(_ kind: Kind, _ value: String) throws -> Int32? {
    try sql.integer(
      "SELECT number FROM dossier_term WHERE kind = ? AND value = ?", [.text(kind.rawValue), .text(value)]
    ).map { Int32(clamping: $0) }
  }

  /// All texts of a kind by number.
  static func all(_ kind: Kind, _ sql: SQL) throws -> [Int: String] {
    var found: [Int: String] = [:]
    try sql.rows("SELECT number, value FROM dossier_term WHERE kind = ?", [.text(kind.rawValue)]) { row in
      let number = try row.integer()
      found[number] = row.string()
    }
    return found
  }

  /// A place without its row.
  static func text(_ place: SourceReference) -> String {
    PackedList.pack([[place.source.rawValue, place.file.string, place.sheet.string]])
  }

  static func place(_ text: String, row: Int) -> SourceReference? {
    guard let record = PackedList.unpack(text)?.first, record.count == 3 else { return nil }
    return SourceReference(
      source: SourceID(record[0]), file: record[1].cleaned, sheet: record[2].cleaned, row: row)
  }
}

/// From positions in the terms of a list to numbers of the store.
struct DossierTermMap {
  private(set) var units: [Int32]
  private(set) var procedures: [Int32]
  private(set) var fields: [Int32]
  private(set) var places: [Int32]

  /// Gives every term a number.
  init(numbering terms: DossierTerms, _ sql: SQL) throws {
    var table = DossierTermTable(sql)
    units = try terms.units.map { try table.number(.unit, $0.description) }
    procedures = try terms.procedures.map { try table.number(.procedure, $0.rawValue) }
    fields = try terms.fields.map { try table.number(.field, $0) }
    places = try terms.places.map { try table.number(.place, DossierTermTable.text($0)) }
  }

  /// Without writing: a term the store does not know gets a number below zero.
  init(knownOf terms: DossierTerms, _ sql: SQL) throws {
    let table = DossierTermTable(sql)
    func numbers(_ kind: DossierTermTable.Kind, _ values: [String]) throws -> [Int32] {
      try values.enumerated().map { try table.known(kind, $1) ?? -1 - Int32(truncatingIfNeeded: $0) }
    }
    units = try numbers(.unit, terms.units.map(\.description))
    procedures = try numbers(.procedure, terms.procedures.map(\.rawValue))
    fields = try numbers(.field, terms.fields)
    places = []
  }

  /// Turns positions into numbers; nil where a reader named a position that is not there.
  @inline(__always)
  func apply(_ dossier: inout StoredDossier) -> Bool {
    let unit = Int(dossier.unit)
    let procedure = Int(dossier.procedure)
    let field = Int(dossier.field)
    let place = Int(dossier.place)
    guard units.indices.contains(unit), procedures.indices.contains(procedure),
      fields.indices.contains(field),
      places.isEmpty || places.indices.contains(place)
    else { return false }
    dossier.unit = units[unit]
    dossier.procedure = procedures[procedure]
    dossier.field = fields[field]
    if !places.isEmpty { dossier.place = places[place] }
    return true
  }
}
