import Model

/// Turns what the store keeps of dossiers back into dossiers.
struct DossierDecoder {
  private let sql: SQL
  private var texts: [DossierTermTable.Kind: [Int: String]] = [:]

  init(_ sql: SQL) {
    self.sql = sql
  }

  mutating func text(_ kind: DossierTermTable.Kind, _ number: Int32) throws -> String {
    if let known = texts[kind]?[Int(number)] { return known }
    let found = try sql.strings(
      "SELECT value FROM dossier_term WHERE kind = ? AND number = ?",
      [.text(kind.rawValue), .integer(Int64(number))])
    guard let value = found.first else {
      throw StoreError.corrupt(path: sql.path, details: "dossier_term \(kind) \(number)")
    }
    texts[kind, default: [:]][Int(number)] = value
    return value
  }

  mutating func unit(_ number: Int32) throws -> UnitID {
    let text = try text(.unit, number)
    guard let unit = UnitID(text) else {
      throw StoreError.corrupt(path: sql.path, details: "not a unit: \(text)")
    }
    return unit
  }

  mutating func dossier(_ code: String, _ stored: StoredDossier) throws -> Dossier {
    let attributes = stored.attributes
    let place = try text(.place, stored.place)
    guard let reference = DossierTermTable.place(place, row: Int(stored.row)) else {
      throw StoreError.corrupt(path: sql.path, details: "not a place: \(place)")
    }
    return Dossier(
      code: DossierCode(code), unit: try unit(stored.unit),
      procedure: ProcedureID(try text(.procedure, stored.procedure)),
      field: CleanText(cleaning: try text(.field, stored.field)), channel: attributes.channel,
      level: attributes.level,
      received: Day(number: stored.received), due: stored.due.map { Day(number: $0) },
      finished: stored.finished.map { Day(number: $0) }, result: attributes.result,
      hasFee: attributes[.hasFee],
      isPaidOnline: attributes[.isPaidOnline], hasDigitisedComponents: attributes[.hasDigitisedComponents],
      hasDigitisedResult: attributes[.hasDigitisedResult], isSynced: attributes[.isSynced],
      reference: reference)
  }

  func changes(
    _ samples: [(code: String, old: StoredDossier, new: StoredDossier)]
  ) throws -> [DossierDifference.Change] {
    var decoder = self
    return try samples.map { sample in
      DossierDifference.Change(
        old: try decoder.dossier(sample.code, sample.old), new: try decoder.dossier(sample.code, sample.new))
    }
  }
}
