import Model

extension StoreReader {
  /// Tables of facts that tell of meetings, directives and what was written down, which may be known later than figures.
  private static let records: Set<String> = [
    Source.table, Document.table, Directive.table, Assignment.table, ProgressReport.table, DueExtension.table,
    Difficulty.table, Meeting.table, AgendaItem.table, MeetingRoom.table, Attendance.table,
    MeetingDraft.table, FigureClosing.table, DirectiveFigure.table,
  ]

  /// Where what a batch says of figures is found: each table with its column of batches.
  private var figureTables: [(table: String, batch: String)] {
    var tables: [(table: String, batch: String)] = []
    for type in FactTables.all(ofSchema: schema) where !Self.records.contains(type.table) {
      tables.append((type.table, "said_by"))
    }
    if hasDossiers { tables.append(("dossier_batch", "batch")) }
    return tables
  }

  public func lastFigureChange() throws -> BatchNumber {
    let tables = figureTables
    let known = StoredValue.integer(Int64(knownAt.value))
    return try connection.run { sql in
      var last = 0
      for (table, batch) in tables {
        let found = try sql.integer("SELECT max(\(batch)) FROM \(table) WHERE \(batch) <= ?1", [known])
        last = max(last, found ?? 0)
      }
      // Taking a batch back, or bringing it back, says nothing new but changes what stands.
      var later: [Int] = []
      try sql.rows(
        "SELECT number FROM batch WHERE withdraws IS NOT NULL AND number > ?2 AND number <= ?1",
        [known, .integer(Int64(last))]
      ) { later.append(try $0.integer()) }
      guard !later.isEmpty else { return BatchNumber(last) }
      let ledger = try BatchLedger(sql, knownAt: knownAt.value)
      for number in later.sorted(by: >) {
        let subject = StoredValue.integer(Int64(ledger.subject(of: number)))
        for (table, batch) in tables
        where try sql.integer("SELECT 1 FROM \(table) WHERE \(batch) = ?1 LIMIT 1", [subject]) != nil {
          return BatchNumber(number)
        }
      }
      return BatchNumber(last)
    }
  }
}
