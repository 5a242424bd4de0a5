import Model

/// Writes the rows of one batch inside an open transaction.
struct BatchWriter {
  let sql: SQL
  let number: Int
  var progress: ((_ done: Int, _ total: Int) -> Void)?
  private(set) var changed = 0
  private var register: RegisterWriter
  private var done = 0
  private var total = 0

  /// Enters the batch itself; the facts follow.
  init(
    _ sql: SQL, head: FactBatch, id: String, recordedAt: String, withdraws: BatchNumber? = nil,
    progress: ((Int, Int) -> Void)? = nil
  ) throws {
    self.sql = sql
    self.progress = progress
    number = (try sql.integer("SELECT max(number) FROM batch") ?? 0) + 1
    register = RegisterWriter(sql, batch: number)
    try sql.run(
      "INSERT INTO batch (number, id, kind, title, author, reason, recorded_at, content_hash, withdraws, "
        + "fact_count, row_count) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 0, 0)",
      [
        .integer(Int64(number)), .text(id), .text(head.kind.rawValue), .text(head.title.string),
        .text(head.author.string), .text(head.reason.string), .text(recordedAt), .text(head.contentHash),
        StoredValue(withdraws?.value),
      ])
  }

  mutating func write(_ batch: FactBatch) throws {
    try writeFacts(batch)
    try finish(facts: changed, rows: changed)
  }

  /// Writes the facts; ``finish(facts:rows:)`` must follow.
  mutating func writeFacts(_ batch: FactBatch) throws {
    let settings = batch.settings.sorted { $0.key < $1.key }.map {
      StoredSetting(key: $0.key, value: $0.value)
    }
    total = batch.factCount
    try write(batch.sources)
    try write(batch.units)
    try write(batch.definitions)
    try write(batch.targets)
    try write(batch.structures)
    try write(batch.editions)
    try write(batch.indexFigures)
    try write(batch.observations)
    try write(batch.documents)
    try write(batch.directives)
    try write(batch.assignments)
    try write(batch.reports)
    try write(batch.extensions)
    try write(batch.difficulties)
    try write(batch.holidays)
    try write(batch.procedures)
    try write(batch.meetings)
    try write(batch.agendaItems)
    try write(batch.meetingRooms)
    try write(batch.attendance)
    try write(batch.drafts)
    try write(batch.closings)
    try write(batch.directiveFigures)
    try write(settings)
  }

  private mutating func write<Fact: StoredFact>(_ facts: [Fact]) throws {
    let statements = FactStatements(Fact.self)
    var ids = Set<String>(minimumCapacity: facts.count)
    for fact in facts {
      // Also where both say the same: which of two is meant nobody can tell later.
      guard ids.insert(fact.storedID).inserted else {
        throw StoreError.refusedBatch(details: "\(Fact.table): id = \"\(fact.storedID)\" ×2")
      }
      try write(fact, statements)
      done += 1
      progress?(done, total)
    }
  }

  private mutating func write<Fact: StoredFact>(_ fact: Fact, _ statements: FactStatements) throws {
    let id = fact.storedID
    guard !id.isEmpty else { throw StoreError.refusedBatch(details: "\(Fact.table): id = \"\"") }
    var row = RowEncoder()
    try fact.encode(into: &row)

    var standing: (since: Int, saidBy: Int, isSame: Bool)?
    try sql.rows(statements.standing, [.text(id)]) { found in
      let since = try found.integer()
      let saidBy = try found.integer()
      var isSame = true
      for value in row.values where found.value() != value { isSame = false }
      standing = (since, saidBy, isSame)
    }
    if let standing {
      if standing.isSame {
        try restate(id, table: Fact.table, version: standing.since)
        return
      }
      try sql.run(statements.end, [.integer(Int64(number)), .text(id)])
    }
    try sql.run(
      statements.insert,
      [.text(id), .integer(Int64(number)), .integer(Int64(number))] + row.values + fact.derivedValues)
    // The version before may speak of another directive.
    try register.touchAll(of: Fact.self, id: id)
    changed += 1
  }

  /// Notes that this batch says the same, for the day the first one is withdrawn.
  private func restate(_ id: String, table: String, version: Int) throws {
    try sql.run(
      "INSERT OR REPLACE INTO restated (fact_table, id, batch, version) VALUES (?, ?, ?, ?)",
      [.text(table), .text(id), .integer(Int64(number)), .integer(Int64(version))])
  }

  /// Enters how much the batch changed, by which a check knows it complete, and what it changed in the register of
  /// directives.
  func finish(facts: Int, rows: Int) throws {
    try register.finish()
    try sql.run(
      "UPDATE batch SET fact_count = ?, row_count = ? WHERE number = ?",
      [.integer(Int64(facts)), .integer(Int64(rows)), .integer(Int64(number))])
  }
}

/// The statements that write one type of fact.
struct FactStatements {
  let standing: String
  let end: String
  let insert: String

  init<Fact: StoredFact>(_ type: Fact.Type) {
    let table = Fact.table
    standing =
      "SELECT since, said_by, \(Fact.columns.joined(separator: ", ")) FROM \(table) "
      + "WHERE id = ? AND until IS NULL"
    end = "UPDATE \(table) SET until = ? WHERE id = ? AND until IS NULL"
    let columns = Fact.columns + Fact.derivedColumns
    insert =
      "INSERT INTO \(table) (id, since, until, said_by, \(columns.joined(separator: ", "))) "
      + "VALUES (?, ?, NULL, ?\(String(repeating: ", ?", count: columns.count)))"
  }
}

extension FactBatch {
  /// Facts of all kinds together.
  var factCount: Int {
    let figures = indexFigures.count + observations.count + editions.count + structures.count
    let tasks = documents.count + directives.count + assignments.count + reports.count + extensions.count
    let reference = sources.count + units.count + definitions.count + targets.count + holidays.count
    let meeting =
      meetings.count + agendaItems.count + meetingRooms.count + attendance.count + drafts.count
      + directiveFigures.count
    return figures + tasks + reference + meeting + difficulties.count + procedures.count + settings.count
  }
}
