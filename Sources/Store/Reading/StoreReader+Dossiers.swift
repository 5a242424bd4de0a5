import Model

extension StoreReader {
  public func procedures() throws -> [Procedure] {
    hasDossiers ? try facts(order: "f.sort_key, f.id") : []
  }

  public func dossierTallies(_ question: DossierQuestion) throws -> [DossierLine] {
    guard hasDossiers else { return [] }
    return try connection.run { sql in
      var tallies = try DossierTallies(sql, question, knownAt: knownAt.value)
      return try tallies.lines()
    }
  }

  public func dossierDays() throws -> DayRange? {
    guard hasDossiers else { return nil }
    return try connection.run { sql in
      // Batches may have been withdrawn, so that the outermost month counts nothing any more.
      func day(isLast: Bool) throws -> Int? {
        let order = isLast ? "max" : "min"
        let sign = isLast ? "<" : ">"
        var bound = isLast ? Int(Int32.max) : 0
        while let period = try sql.integer(
          "SELECT \(order)(period) FROM dossier_tally_day WHERE period \(sign) ?", [.integer(Int64(bound))])
        {
          if let days = try DossierTallies.days(of: period, sql, knownAt: knownAt.value) {
            return isLast ? days.upperBound : days.lowerBound
          }
          bound = period
        }
        return nil
      }
      guard let first = try day(isLast: false), let last = try day(isLast: true) else { return nil }
      return DayRange(first: Day(number: Int32(clamping: first)), last: Day(number: Int32(clamping: last)))
    }
  }

  public func dossier(_ code: DossierCode) throws -> Dossier? {
    guard hasDossiers else { return nil }
    return try connection.run { sql in
      var found: Dossier?
      var decoder = DossierDecoder(sql)
      var stored: StoredDossier?
      try sql.rows(
        "SELECT \(StoredDossier.selection) FROM dossier AS d WHERE \(Self.visible("d")) AND d.code = ?2",
        [.integer(Int64(knownAt.value)), .text(code.rawValue)]
      ) { row in
        _ = row.string()
        stored = try StoredDossier(row: &row)
      }
      if let stored { found = try decoder.dossier(code.rawValue, stored) }
      return found
    }
  }

  public func versions(of dossier: DossierCode) throws -> [DossierVersion] {
    guard hasDossiers else { return [] }
    return try connection.run { sql in
      var rows: [(stored: StoredDossier, since: Int, until: Int?)] = []
      try sql.rows(
        "SELECT d.since, d.until, \(StoredDossier.selection) FROM dossier AS d WHERE d.code = ? AND d.since <= ? "
          + "ORDER BY d.since", [.text(dossier.rawValue), .integer(Int64(knownAt.value))]
      ) { row in
        let since = try row.integer()
        let until = try row.optionalInteger()
        _ = row.string()
        rows.append((try StoredDossier(row: &row), since, until))
      }
      var decoder = DossierDecoder(sql)
      return try rows.map { row in
        DossierVersion(
          dossier: try decoder.dossier(dossier.rawValue, row.stored), since: BatchNumber(row.since),
          until: row.until.flatMap { $0 <= knownAt.value ? BatchNumber($0) : nil })
      }
    }
  }

  public func visitDossiers(_ visit: (Dossier) -> Void) throws {
    guard hasDossiers else { return }
    try connection.run { sql in
      let units = try DossierTermTable.all(.unit, sql)
      var decoder = DossierDecoder(sql)
      // Looked up before the walk, because a statement must not run inside of another of the same text.
      for number in units.keys { _ = try decoder.unit(Int32(clamping: number)) }
      var failure: (any Error)?
      try sql.rows(
        "SELECT \(StoredDossier.selection) FROM dossier AS d WHERE \(Self.visible("d"))",
        [.integer(Int64(knownAt.value))]
      ) { row in
        let code = row.string()
        let stored = try StoredDossier(row: &row)
        do { visit(try decoder.dossier(code, stored)) } catch { failure = error }
      }
      if let failure { throw failure }
    }
  }
}

extension StoredDossier {
  static let selection =
    "d.code, d.unit, d.procedure, d.field, d.received, d.due, d.finished, d.attributes, d.place, d.place_row"

  /// Reads ``selection`` behind the code.
  init(row: inout RowDecoder) throws {
    func number(_ row: inout RowDecoder) throws -> Int32 { Int32(clamping: try row.integer()) }
    func day(_ row: inout RowDecoder) throws -> Int32? {
      guard let day = try row.optionalDay()?.number else { return nil }
      guard StoredDossier.days.contains(day) else { throw row.unfit("not a day of a dossier: \(day)") }
      return day
    }
    unit = try number(&row)
    procedure = try number(&row)
    field = try number(&row)
    guard let received = try day(&row) else { throw row.unfit("no day") }
    self.received = received
    due = try day(&row)
    finished = try day(&row)
    guard let bits = UInt32(exactly: row.optionalWideInteger() ?? -1) else { throw row.unfit("attributes") }
    attributes = DossierAttributes(rawValue: bits)
    place = try number(&row)
    self.row = try number(&row)
  }

  func standing(on day: Day) -> DossierStanding? {
    DossierStanding(
      received: Day(number: received), due: due.map { Day(number: $0) },
      finished: finished.map { Day(number: $0) },
      result: result, on: day)
  }
}
