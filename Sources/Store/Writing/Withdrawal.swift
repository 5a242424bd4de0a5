import Model

/// Withdraws a batch by one more batch, inside an open transaction.
///
/// What the batch said and still stands ends; what stood before comes back as a version of its own; what later
/// batches said stays, also where they only repeated it. When a later batch refers to something that nobody else
/// says (a report on a directive that came with the batch), the withdrawal is refused and names it.
struct Withdrawal {
  let sql: SQL
  let batch: BatchNumber
  /// Number of the withdrawal itself.
  let number: Int
  private(set) var ended = 0
  private(set) var restored = 0
  private var register: RegisterWriter

  init(_ sql: SQL, batch: BatchNumber, number: Int) {
    self.sql = sql
    self.batch = batch
    self.number = number
    register = RegisterWriter(sql, batch: number)
  }

  /// Refuses batches that are not there, withdrawn already, or withdrawals.
  static func check(_ batch: BatchNumber, _ sql: SQL) throws -> BatchRecord {
    var found: BatchRecord?
    try sql.rows(
      BatchRows.selection + " WHERE b.number = ?2", [.integer(.max), .integer(Int64(batch.value))]
    ) { found = try BatchRows.record(&$0) }
    guard let found else { throw StoreError.unknownBatch(batch) }
    if let by = found.withdrawnBy { throw StoreError.alreadyWithdrawn(batch, by: by) }
    guard found.withdraws == nil else { throw StoreError.withdrawalOfWithdrawal(batch) }
    return found
  }

  mutating func run() throws {
    for type in FactTables.all { try end(type) }
    for type in FactTables.all { try checkReferences(of: type) }
    try register.finish()
  }

  private mutating func end<Fact: StoredFact>(_ type: Fact.Type) throws {
    let table = Fact.table
    let ids = try sql.strings(
      "SELECT id FROM \(table) WHERE said_by = ? AND until IS NULL ORDER BY id",
      [.integer(Int64(batch.value))])
    let columns = (Fact.columns + Fact.derivedColumns).joined(separator: ", ")
    // The last statement of each fact by a batch that stands, be it a version or a repetition of one.
    let previous = """
      SELECT s.batch, s.version FROM (
        SELECT said_by AS batch, max(since) AS version FROM \(table) WHERE id = ?1 GROUP BY said_by
        UNION ALL SELECT batch, version FROM restated WHERE fact_table = '\(table)' AND id = ?1) AS s
      WHERE s.batch <> ?2 AND NOT EXISTS (SELECT 1 FROM batch AS w WHERE w.withdraws = s.batch)
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
      guard let source else { continue }
      try sql.run(
        "INSERT INTO \(table) (id, since, until, said_by, \(columns)) "
          + "SELECT id, ?, NULL, ?, \(columns) FROM \(table) WHERE id = ? AND since = ?",
        [
          .integer(Int64(number)), .integer(Int64(source.batch)), .text(id), .integer(Int64(source.version)),
        ])
      restored += 1
    }
  }

  /// Refuses when a later batch refers to a fact of `type` that is gone now.
  private func checkReferences<Fact: StoredFact>(of type: Fact.Type) throws {
    var later: Int?
    for link in FactLinks.all where link.target == Fact.table {
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
    if let later { throw StoreError.laterBatchBuilds(on: batch, later: BatchNumber(later)) }
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
      ("due_extension", "assignment", "assignment"),
    ].map { FactLink(table: $0.0, columns: [$0.1], target: $0.2, targetColumns: ["id"]) } + [
      FactLink(
        table: "index_figure", columns: ["index_id", "edition_label"], target: "edition",
        targetColumns: ["index_id", "edition_label"]),
      FactLink(
        table: "directive", columns: ["awaits_index", "awaits_label"], target: "edition",
        targetColumns: ["index_id", "edition_label"]),
    ]
}
