import Model

/// Records of batches.
enum BatchRows {
  /// - Parameters:
  ///   - knownAt: withdrawals of later batches are left out.
  ///   - condition: speaks of the batch as `b`; `?1` is `knownAt`, further values begin with `?2`.
  static func records(
    _ sql: SQL, knownAt: Int, where condition: String, _ values: [StoredValue] = []
  ) throws -> [BatchRecord] {
    let ledger = try BatchLedger(sql, knownAt: knownAt)
    var records: [BatchRecord] = []
    try sql.rows(
      "SELECT b.number, b.id, b.kind, b.title, b.author, b.reason, b.recorded_at, b.fact_count, b.withdraws "
        + "FROM batch AS b WHERE \(condition) ORDER BY b.number",
      [.integer(Int64(clamping: knownAt))] + values
    ) { row in
      records.append(try record(&row, ledger))
    }
    return records
  }

  /// nil for a number the store does not have.
  static func record(_ number: Int, _ sql: SQL) throws -> BatchRecord? {
    try records(sql, knownAt: .max, where: "b.number <= ?1 AND b.number = ?2", [.integer(Int64(number))])
      .first
  }

  private static func record(_ row: inout RowDecoder, _ ledger: BatchLedger) throws -> BatchRecord {
    let number = try row.integer()
    let id = row.string()
    let kind = try row.named(FactBatch.Kind.self)
    let title = row.text()
    let author = row.text()
    let reason = row.text()
    let recordedAt = row.string()
    let count = try row.integer()
    let subject = try row.optionalInteger().map { _ in BatchNumber(ledger.subject(of: number)) }
    return BatchRecord(
      number: BatchNumber(number), id: id, kind: kind, title: title, author: author, reason: reason,
      recordedAt: recordedAt, factCount: count, withdraws: kind == .restoration ? nil : subject,
      restores: kind == .restoration ? subject : nil,
      withdrawnBy: ledger.withdrawal(of: number).map { BatchNumber($0) })
  }
}
