import Model

/// Checks dossiers, their order and their roll-ups against each other, without keeping more than one unit in memory.
struct DossierCheck {
  private let sql: SQL
  private static let largestList = 20

  init(_ sql: SQL) {
    self.sql = sql
  }

  /// Versions that overlap, versions without a place in the order of their unit or with a wrong one, and what cannot be
  /// read.
  func brokenVersions() throws -> [String] {
    var found: [String] = []
    func note(_ text: String) {
      if found.count < DossierCheck.largestList { found.append(text) }
    }
    let last = try sql.integer("SELECT coalesce(max(number), 0) FROM batch") ?? 0
    let code = CodeBuffer()
    // When the version before ends; nil where it stands.
    var end: Int? = 0
    let statement = try RawStatement(
      sql,
      "SELECT d.code, d.since, d.until, d.said_by, o.since FROM dossier AS d LEFT JOIN dossier_order AS o "
        + "ON o.unit = d.unit AND o.received = d.received AND o.procedure = d.procedure AND o.code = d.code "
        + "AND o.since = d.since ORDER BY d.code, d.since")
    while try statement.step() {
      let isNext = !code.equals(statement.bytes(0))
      let since = statement.integer(1)
      let until = statement.optionalInteger(2)
      let saidBy = statement.integer(3)
      let isOverlapping = !isNext && (end.map { $0 > since } ?? true)
      let isReversed = until.map { $0 <= since || $0 > last } ?? false
      if isOverlapping || isReversed || saidBy > since || since > last || saidBy < 1
        || statement.optionalInteger(4) == nil
      {
        note("dossier \(String(decoding: statement.bytes(0), as: UTF8.self)) since \(since)")
      }
      if isNext { code.set(statement.bytes(0)) }
      end = until
    }
    let surplus =
      (try sql.integer("SELECT count(*) FROM dossier_order") ?? 0)
      - (try sql.integer("SELECT count(*) FROM dossier") ?? 0)
    if surplus != 0 { note("dossier_order \(surplus)") }
    var decoder = DossierDecoder(sql)
    for kind in DossierTermTable.Kind.allCases where kind != .place {
      for number in try sql.strings("SELECT DISTINCT \(kind.rawValue) FROM dossier").compactMap({ Int32($0) })
      {
        do {
          _ = try kind == .unit ? decoder.unit(number).code : decoder.text(kind, number)
        } catch { note("\(error)") }
      }
    }
    return found
  }

  /// Roll-ups that, summed over all batches, are not what the standing dossiers count.
  func wrongCounts() throws -> [String] {
    var found: [String] = []
    let units = try sql.strings("SELECT DISTINCT unit FROM dossier_tally ORDER BY unit").compactMap {
      Int32($0)
    }
    for unit in units where found.count < DossierCheck.largestList {
      var counted = TallyAccumulator()
      try sql.rows(
        "SELECT \(StoredDossier.selection) FROM dossier_order AS o CROSS JOIN dossier AS d "
          + "ON d.code = o.code AND d.since = o.since WHERE o.unit = ? AND d.until IS NULL",
        [.integer(Int64(unit))]
      ) { row in
        _ = row.string()
        counted.add(try StoredDossier(row: &row), sign: 1)
      }
      counted.addYears()
      for table in TallyAccumulator.Table.allCases {
        // What is kept is taken away from what was counted: nothing must be left.
        try sql.rows("SELECT period, counts FROM \(table.name) WHERE unit = ?", [.integer(Int64(unit))]) {
          row in
          let period = try row.integer()
          guard row.blob({ counted.add(pack: $0, table, period, sign: -1) }) else {
            throw row.unfit("not a tally")
          }
        }
      }
      counted.flush { table, period, _ in
        if found.count < DossierCheck.largestList { found.append("\(table.name) \(period) unit \(unit)") }
      }
    }
    return found
  }
}
