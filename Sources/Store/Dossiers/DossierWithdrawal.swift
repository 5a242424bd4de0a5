import Model

/// The dossiers of a withdrawal or restoration: each is afterwards what the last batch that stands says of it.
///
/// Walks once over all versions in the order of their codes. Slow beside an import, and rare.
struct DossierWithdrawal {
  /// One version, without what it says.
  private struct Version {
    let since: Int
    let until: Int?
    let saidBy: Int
  }

  /// Dossiers from one code to another that a batch repeated.
  private struct Stretch {
    let batch: Int
    let last: [UInt8]
  }

  private let sql: SQL
  private let batch: Int
  private let number: Int
  private let isRestoration: Bool
  private let withdrawn: Set<Int>
  private let path: String
  private(set) var ended = 0
  private(set) var restored = 0

  /// Dossiers that a withdrawal ended, or that a restoration brought back.
  var count: Int { isRestoration ? restored : ended }

  /// - Parameter ledger: as it was before the withdrawal.
  init(_ sql: SQL, batch: Int, number: Int, isRestoration: Bool, _ ledger: BatchLedger, path: String) {
    self.sql = sql
    self.batch = batch
    self.number = number
    self.isRestoration = isRestoration
    withdrawn = Set(ledger.withdrawn)
    self.path = path
  }

  /// - Parameter known: a connection that sees the store as it was before.
  mutating func run(_ known: SQL, _ progress: (DossierProgress) throws -> Void) throws {
    guard try isConcerned() else { return }
    let order = DossierOrder(store: path)
    let total = try known.integer("SELECT count(*) FROM dossier") ?? 0
    let versions = try RawStatement(
      known, "SELECT code, since, until, said_by FROM dossier ORDER BY code, since")
    defer { versions.reset() }
    var stretches = try Stretches(known, besides: isRestoration ? withdrawn.subtracting([batch]) : withdrawn)
    let code = CodeBuffer()
    var group: [Version] = []
    var writer = try Writer(sql, number: number, order: order)
    var done = 0
    while try versions.step() {
      let bytes = versions.bytes(0)
      if !group.isEmpty, !code.equals(bytes) {
        try settle(code, group, &stretches, &writer)
        group.removeAll(keepingCapacity: true)
      }
      if group.isEmpty { code.set(bytes) }
      group.append(
        Version(
          since: versions.integer(1), until: versions.optionalInteger(2), saidBy: versions.integer(3)))
      done += 1
      if done & 4_095 == 0 { try progress(DossierProgress(phase: .writing, done: done, total: total)) }
    }
    if !group.isEmpty { try settle(code, group, &stretches, &writer) }
    let ordered = order.count
    try order.write(sql, batch: number) {
      try progress(DossierProgress(phase: .ordering, done: $0, total: ordered))
    }
  }

  /// Whether the batch has anything to do with dossiers, so that most withdrawals need not look at them.
  private func isConcerned() throws -> Bool {
    try sql.integer("SELECT 1 FROM dossier_batch WHERE batch = ?", [.integer(Int64(batch))]) != nil
  }

  /// Brings one dossier to what it is now.
  private mutating func settle(
    _ code: CodeBuffer, _ versions: [Version], _ stretches: inout Stretches, _ writer: inout Writer
  ) throws {
    let repeating = try stretches.covering(code.bytes)
    let standing = versions.last { $0.until == nil }
    if isRestoration {
      guard (standing?.saidBy ?? -1) < batch else { return }
      guard
        let said = versions.last(where: { $0.saidBy == batch })
          ?? (repeating.contains(batch) ? version(versions, at: batch) : nil),
        said.since != standing?.since
      else { return }
      if let standing {
        try writer.end(code.bytes, since: standing.since)
        ended += 1
      }
      try writer.begin(
        code.bytes, copyOf: said.since, saidBy: batch, isRepetition: said.saidBy != batch)
      restored += 1
    } else {
      guard let standing, standing.saidBy == batch else { return }
      try writer.end(code.bytes, since: standing.since)
      ended += 1
      var best: (batch: Int, version: Version, isRepetition: Bool)?
      for version in versions where version.saidBy != batch && !withdrawn.contains(version.saidBy) {
        if version.saidBy >= best?.batch ?? -1 { best = (version.saidBy, version, false) }
      }
      for other in repeating where other != batch && other > best?.batch ?? -1 {
        if let version = version(versions, at: other) { best = (other, version, true) }
      }
      guard let best else { return }
      try writer.begin(
        code.bytes, copyOf: best.version.since, saidBy: best.batch, isRepetition: best.isRepetition)
      restored += 1
    }
  }

  /// The version that stood when a batch repeated it.
  private func version(_ versions: [Version], at batch: Int) -> Version? {
    versions.last { $0.since < batch && ($0.until.map { $0 > batch } ?? true) }
  }

  /// The stretches that cover a code, as codes go up.
  private struct Stretches {
    private let statement: RawStatement
    private var active: [Stretch] = []
    private var isAtEnd: Bool
    private let besides: Set<Int>

    init(_ sql: SQL, besides: Set<Int>) throws {
      statement = try RawStatement(
        sql, "SELECT batch, first_code, last_code FROM dossier_restated ORDER BY first_code, batch")
      self.besides = besides
      isAtEnd = try !statement.step()
    }

    /// The batches that repeated a dossier.
    mutating func covering(_ code: UnsafeRawBufferPointer) throws -> [Int] {
      while !isAtEnd, Record.compare(statement.bytes(1), code) <= 0 {
        let batch = statement.integer(0)
        if !besides.contains(batch) { active.append(Stretch(batch: batch, last: Array(statement.bytes(2)))) }
        isAtEnd = try !statement.step()
      }
      active.removeAll { stretch in stretch.last.withUnsafeBytes { Record.compare($0, code) < 0 } }
      return active.map(\.batch)
    }
  }

  /// Ends versions and begins copies of others.
  private struct Writer {
    private let sql: SQL
    private let order: DossierOrder
    private let find: RawStatement
    private let end: RawStatement
    private let insert: RawStatement
    /// Places without rows, by batch, for what a batch repeated: where it stood in that batch's file is not kept.
    private var places: [Int: Int32] = [:]

    init(_ sql: SQL, number: Int, order: DossierOrder) throws {
      self.sql = sql
      self.order = order
      find = try RawStatement(
        sql, "SELECT \(StoredDossier.selection) FROM dossier AS d WHERE d.code = ? AND d.since = ?")
      end = try RawStatement(sql, "UPDATE dossier SET until = ? WHERE code = ? AND since = ?")
      end.bind(Int64(number), at: 1)
      insert = try RawStatement(
        sql,
        "INSERT INTO dossier (code, since, until, said_by, unit, procedure, field, received, due, finished, "
          + "attributes, place, place_row) VALUES (?, ?, NULL, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
      insert.bind(Int64(number), at: 2)
    }

    mutating func end(_ code: UnsafeRawBufferPointer, since: Int) throws {
      try order.end(version(code, since: since))
      end.bind(text: code, at: 2)
      end.bind(Int64(since), at: 3)
      try end.run()
    }

    mutating func begin(
      _ code: UnsafeRawBufferPointer, copyOf since: Int, saidBy: Int, isRepetition: Bool
    ) throws {
      var dossier = try version(code, since: since)
      if isRepetition {
        dossier.place = try place(of: saidBy) ?? dossier.place
        dossier.row = 0
      }
      insert.bind(text: code, at: 1)
      insert.bind(Int64(saidBy), at: 3)
      withUnsafeTemporaryAllocation(of: Int64?.self, capacity: 9) { columns in
        dossier.fill(columns)
        for (position, value) in columns.enumerated() {
          if let value {
            insert.bind(value, at: CInt(position + 4))
          } else {
            insert.bindNull(at: CInt(position + 4))
          }
        }
      }
      try insert.run()
      try order.begin(code, dossier)
    }

    private func version(_ code: UnsafeRawBufferPointer, since: Int) throws -> StoredDossier {
      find.bind(text: code, at: 1)
      find.bind(Int64(since), at: 2)
      defer { find.reset() }
      guard try find.step() else {
        throw StoreError.corrupt(path: sql.path, details: "dossier since \(since) is gone")
      }
      var row = RowDecoder(statement: find.pointer, path: sql.path)
      _ = row.string()
      return try StoredDossier(row: &row)
    }

    /// The file of a batch: the first of its sources.
    private mutating func place(of batch: Int) throws -> Int32? {
      if let known = places[batch] { return known }
      var reference: SourceReference?
      try sql.rows(
        "SELECT id, address FROM source WHERE said_by = ? ORDER BY since, id LIMIT 1",
        [.integer(Int64(batch))]
      ) { row in
        reference = SourceReference(source: row.identifier(), file: row.text(), row: 0)
      }
      guard let reference else { return nil }
      var table = DossierTermTable(sql)
      let place = try table.number(.place, DossierTermTable.text(reference))
      places[batch] = place
      return place
    }
  }
}
