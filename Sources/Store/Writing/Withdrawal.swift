import Model

/// Withdraws a batch, or brings a withdrawn one back, by one more batch, inside an open transaction.
///
/// Either way each fact is afterwards what the last batch that stands says of it. What the withdrawn batch said and still
/// stands ends; what stood before comes back as a version of its own; what later batches said stays, also where they only
/// repeated it. When a later batch refers to something that nobody else says (a report on a directive that came with the
/// batch), the withdrawal is refused and names it.
struct Withdrawal {
  private let sql: SQL
  private let batch: BatchNumber
  /// Number of the withdrawal itself.
  private let number: Int
  private let isRestoration: Bool
  private let ledger: BatchLedger
  private(set) var ended = 0
  private(set) var restored = 0
  private var register: RegisterWriter

  /// Facts that a withdrawal ended, or that a restoration brought back.
  var count: Int { isRestoration ? restored : ended }

  /// - Parameter ledger: as it was before the withdrawal.
  init(_ sql: SQL, batch: BatchNumber, number: Int, kind: FactBatch.Kind, _ ledger: BatchLedger) {
    self.sql = sql
    self.batch = batch
    self.number = number
    register = RegisterWriter(sql, batch: number)
    self.isRestoration = kind == .restoration
    self.ledger = ledger
  }

  /// Refuses batches that are not there, withdrawals, and what is as it is asked to become.
  static func check(_ batch: BatchNumber, _ kind: FactBatch.Kind, _ sql: SQL) throws -> BatchRecord {
    guard let found = try BatchRows.record(batch.value, sql) else { throw StoreError.unknownBatch(batch) }
    guard found.withdraws == nil, found.restores == nil else {
      throw StoreError.withdrawalOfWithdrawal(batch)
    }
    if kind == .restoration {
      guard found.withdrawnBy != nil else { throw StoreError.notWithdrawn(batch) }
    } else if let by = found.withdrawnBy {
      throw StoreError.alreadyWithdrawn(batch, by: by)
    }
    return found
  }

  mutating func run() throws {
    for type in FactTables.all {
      if isRestoration { try restore(type) } else { try end(type) }
    }
    try register.finish()
  }

  private mutating func end<Fact: StoredFact>(_ type: Fact.Type) throws {
    let table = Fact.table
    let ids = try sql.strings(
      "SELECT id FROM \(table) WHERE said_by = ? AND until IS NULL ORDER BY id",
      [.integer(Int64(batch.value))])
    // The last statement of each fact by a batch that stands, be it a version or a repetition of one.
    let previous = """
      SELECT s.batch, s.version FROM (
        SELECT said_by AS batch, max(since) AS version FROM \(table) WHERE id = ?1 GROUP BY said_by
        UNION ALL SELECT batch, version FROM restated WHERE fact_table = '\(table)' AND id = ?1) AS s
      WHERE s.batch <> ?2 AND s.batch NOT IN \(ledger.withdrawnList)
      ORDER BY s.batch DESC LIMIT 1
      """
    for id in ids {
      try sql.run(FactStatements(type).end, [.integer(Int64(number)), .text(id)])
      ended += 1
      try register.touchAll(of: type, id: id)
      var source: (batch: Int, version: Int)?
      try sql.rows(previous, [.text(id), .integer(Int64(batch.value))]) { row in
        source = (try row.integer(), try row.integer())
      }
      if let source { try copy(type, id, version: source.version, saidBy: source.batch) }
    }
  }

  /// What the batch said and no later one that stands. Versions of one batch's say the same, whether it said or repeated
  /// it.
  private mutating func restore<Fact: StoredFact>(_ type: Fact.Type) throws {
    let table = Fact.table
    var said: [(id: String, version: Int, standing: Int?)] = []
    try sql.rows(
      """
      SELECT s.id, s.version, f.since FROM (
        SELECT id, max(version) AS version FROM (
          SELECT id, since AS version FROM \(table) WHERE said_by = ?1
          UNION ALL SELECT id, version FROM restated WHERE fact_table = '\(table)' AND batch = ?1)
        GROUP BY id) AS s
      LEFT JOIN \(table) AS f ON f.id = s.id AND f.until IS NULL
      WHERE f.id IS NULL OR (f.said_by < ?1 AND f.since <> s.version) ORDER BY s.id
      """, [.integer(Int64(batch.value))]
    ) { row in
      said.append((row.string(), try row.integer(), try row.optionalInteger()))
    }
    for fact in said {
      if fact.standing != nil {
        try sql.run(FactStatements(type).end, [.integer(Int64(number)), .text(fact.id)])
        ended += 1
      }
      try register.touchAll(of: type, id: fact.id)
      try copy(type, fact.id, version: fact.version, saidBy: batch.value)
    }
  }

  /// Brings a version back as one of its own.
  private mutating func copy<Fact: StoredFact>(
    _ type: Fact.Type, _ id: String, version: Int, saidBy: Int
  ) throws {
    let columns = (Fact.columns + Fact.derivedColumns).joined(separator: ", ")
    try sql.run(
      "INSERT INTO \(Fact.table) (id, since, until, said_by, \(columns)) "
        + "SELECT id, ?, NULL, ?, \(columns) FROM \(Fact.table) WHERE id = ? AND since = ?",
      [.integer(Int64(number)), .integer(Int64(saidBy)), .text(id), .integer(Int64(version))])
    restored += 1
  }

  // MARK: - References

  /// Refuses a withdrawal when a later batch refers to a fact that is gone now, and a restoration when it brings back what
  /// refers to one.
  func checkReferences() throws {
    if isRestoration { try checkRestored() } else { try checkLater() }
  }

  private func checkLater() throws {
    for type in FactTables.all {
      var later: Int?
      for link in FactLinks.all where link.target == type.table {
        let gone = link.targetColumns.map { "g.\($0)" }.joined(separator: ", ")
        let columns = link.columns.map { "c.\($0)" }.joined(separator: ", ")
        let first = try sql.integer(
          """
          SELECT min(c.said_by) FROM \(link.table) AS c
          WHERE c.until IS NULL AND c.said_by > ?1 AND (\(columns)) IN (
            SELECT \(gone) FROM \(link.target) AS g WHERE g.until = ?2 AND NOT EXISTS (
              SELECT 1 FROM \(link.target) AS s WHERE s.id = g.id AND s.until IS NULL))
          """, [.integer(Int64(batch.value)), .integer(Int64(number))])
        if let first { later = min(later ?? first, first) }
      }
      if type.table == AdministrativeUnit.table, let first = try dossiersOfGoneUnits() {
        later = min(later ?? first, first)
      }
      if let later { throw StoreError.laterBatchBuilds(on: batch, later: BatchNumber(later)) }
    }
  }

  /// A later batch that has dossiers of a unit that is gone.
  private func dossiersOfGoneUnits() throws -> Int? {
    let gone = try sql.strings(
      """
      SELECT g.id FROM unit AS g WHERE g.until = ? AND NOT EXISTS (
        SELECT 1 FROM unit AS s WHERE s.id = g.id AND s.until IS NULL)
      """, [.integer(Int64(number))])
    var first: Int?
    for unit in gone {
      guard let term = try DossierTermTable(sql).known(.unit, unit) else { continue }
      let later = try sql.integer(
        """
        SELECT d.said_by FROM dossier_order AS o CROSS JOIN dossier AS d ON d.code = o.code AND d.since = o.since
        WHERE o.unit = ? AND d.until IS NULL AND d.said_by > ? LIMIT 1
        """, [.integer(Int64(term)), .integer(Int64(batch.value))])
      if let later { first = min(first ?? later, later) }
    }
    return first
  }

  private func checkRestored() throws {
    for link in FactLinks.all {
      let target = link.targetColumns.map { "g.\($0)" }.joined(separator: ", ")
      let columns = link.columns.map { "c.\($0)" }.joined(separator: ", ")
      let missing = try sql.integer(
        """
        SELECT max(g.said_by) FROM \(link.table) AS c JOIN \(link.target) AS g ON (\(target)) = (\(columns))
        WHERE c.since = ?1 AND c.until IS NULL AND NOT EXISTS (
          SELECT 1 FROM \(link.target) AS s WHERE s.id = g.id AND s.until IS NULL)
        """, [.integer(Int64(number))])
      if let missing { throw StoreError.buildsOnWithdrawn(batch, on: BatchNumber(missing)) }
    }
  }
}

/// Which columns of a table name a fact of another.
struct FactLink: Sendable {
  let table: String
  let columns: [String]
  let target: String
  let targetColumns: [String]
}

enum FactLinks {
  static let all: [FactLink] = sources + units + others

  private static let sources = [
    "index_figure", "observation", "document", "directive", "assignment", "report", "due_extension",
    "difficulty", "edition",
  ].map { FactLink(table: $0, columns: ["source"], target: "source", targetColumns: ["id"]) }

  private static let units = [
    ("index_figure", "unit"), ("observation", "unit"), ("target", "unit"), ("unit", "parent"),
    ("document", "province"), ("directive", "province"), ("difficulty", "province"), ("assignment", "party"),
    ("meeting", "province"), ("meeting_room", "unit"), ("agenda_item", "preparer"),
  ].map { table, column in
    FactLink(
      table: table, columns: ["\(column)_code", "\(column)_from"], target: "unit",
      targetColumns: ["code", "valid_from"])
  }

  private static let others: [FactLink] =
    [
      ("observation", "definition", "definition"), ("target", "definition", "definition"),
      ("difficulty", "definition", "definition"), ("definition", "numerator", "definition"),
      ("definition", "denominator", "definition"), ("edition", "structure", "structure"),
      ("directive", "document", "document"), ("assignment", "directive", "directive"),
      ("report", "directive", "directive"), ("due_extension", "directive", "directive"),
      ("difficulty", "directive", "directive"), ("report", "assignment", "assignment"),
      ("due_extension", "assignment", "assignment"), ("agenda_item", "meeting", "meeting"),
      ("meeting_room", "meeting", "meeting"), ("attendance", "meeting", "meeting"),
      ("meeting_draft", "meeting", "meeting"), ("meeting_draft", "difficulty", "difficulty"),
      ("attendance", "id", "meeting_room"),
    ].map { FactLink(table: $0.0, columns: [$0.1], target: $0.2, targetColumns: ["id"]) } + [
      FactLink(
        table: "index_figure", columns: ["index_id", "edition_label"], target: "edition",
        targetColumns: ["index_id", "edition_label"]),
      FactLink(
        table: "directive", columns: ["awaits_index", "awaits_label"], target: "edition",
        targetColumns: ["index_id", "edition_label"]),
    ]
}
