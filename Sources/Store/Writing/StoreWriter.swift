import GRDB
import GRDBSQLite
import Glibc
import Model
import Synchronization

/// Writes batches to a store, each as a whole or not at all.
///
/// Writers of several processes take turns under one advisory lock; readers are never blocked. Methods block,
/// at most for the bounded wait and the writing itself.
public final class StoreWriter: Sendable {
  /// From the root.
  public let path: String
  private let connection: StoreConnection
  private let lock: StoreLock
  private let identity: SystemFile.Identity
  let patience: Int
  /// Reads what was written; one for all writes, because connections are never released.
  private let reader = Mutex<StoreReader?>(nil)

  private init(
    path: String, connection: StoreConnection, lock: StoreLock, identity: SystemFile.Identity, patience: Int
  ) {
    self.path = path
    self.connection = connection
    self.lock = lock
    self.identity = identity
    self.patience = patience
  }

  /// What tests and benchmarks set.
  struct Options: Sendable {
    var schema = Schema.current
    /// Milliseconds to wait for other writers.
    var patience = 10_000
    /// Largest number of pages; stands for a full disk.
    var pageLimit: Int?
  }

  /// Opens the store at `path`. An older schema is migrated after a backup beside the file.
  /// - Throws: ``StoreError`` (missing, foreign, newer, truncated, corrupt, noPermission, readOnly, locked,
  ///   diskFull).
  public static func open(path: String) throws -> StoreWriter {
    try open(path: path, options: Options())
  }

  static func open(path: String, options: Options) throws -> StoreWriter {
    let path = SystemFile.absolute(path)
    let header = try StoreHeader(path: path)
    guard header.schema <= options.schema.version else {
      throw StoreError.newer(path: path, schema: header.schema, known: options.schema.version)
    }
    for part in [path, SystemFile.folder(of: path)] where access(part, W_OK) != 0 {
      throw errno == EROFS ? StoreError.readOnly(path: path) : StoreError.noPermission(path: part)
    }
    guard let identity = SystemFile.identity(of: path) else { throw StoreError.missing(path: path) }
    let lock = try StoreLock(store: path)
    let connection = try StoreConnection.writing(path: path, pageLimit: options.pageLimit)
    let writer = StoreWriter(
      path: path, connection: connection, lock: lock, identity: identity, patience: options.patience)
    try writer.prepare(options.schema)
    return writer
  }

  /// Where the store as it was before its migration is kept.
  public static func backup(of path: String, schema: Int) -> String {
    "\(SystemFile.absolute(path)).schema\(schema).backup"
  }

  /// Brings the file to the current schema and to the write-ahead log.
  private func prepare(_ schema: Schema) throws {
    try connection.run { sql in
      let stored = try sql.integer("PRAGMA user_version") ?? 0
      let usesLog = try sql.strings("PRAGMA journal_mode") == ["wal"]
      if stored == schema.version, usesLog { return }
      try lock.hold(milliseconds: patience) {
        if !usesLog { _ = try sql.strings("PRAGMA journal_mode = WAL") }
        // Another process may have migrated while this one waited.
        let stored = try sql.integer("PRAGMA user_version") ?? 0
        guard stored <= schema.version else {
          throw StoreError.newer(path: path, schema: stored, known: schema.version)
        }
        guard stored < schema.version else { return }
        let backup = Self.backup(of: path, schema: stored)
        if !SystemFile.exists(backup) { try StoreFile.copy(sql, to: backup) }
        try sql.db.inTransaction(.immediate) {
          try schema.migrate(sql.db, from: stored)
          return .commit
        }
        checkpoint(sql)
      }
    }
  }

  /// Makes a new, empty store.
  /// - Throws: ``StoreError`` (exists, networkFileSystem, noPermission, diskFull).
  public static func create(path: String) throws -> StoreWriter {
    let image = try StoreImage.build(batches: [], recordedAt: "")
    return try image.withUnsafeBytes { try StoreFile.create(from: $0, at: path, settings: nil) }
  }

  /// Takes a batch in. A fact with the key of an earlier one supersedes it; identical facts change nothing.
  /// - Parameters:
  ///   - recordedAt: ISO 8601 in UTC; nil for now.
  ///   - progress: is told after each fact; called inside the transaction, so it must be quick.
  /// - Returns: the record of the batch; its `factCount` counts new and changed facts.
  /// - Throws: ``StoreError`` (locked, diskFull, refusedBatch, replaced, ioFailure); then nothing is written.
  public func write(
    _ batch: FactBatch, recordedAt: String? = nil, progress: ((_ done: Int, _ total: Int) -> Void)? = nil
  ) throws -> BatchRecord {
    try transaction { sql in
      var writer = try BatchWriter(
        sql, head: batch, id: Stamp.identifier(), recordedAt: recordedAt ?? Stamp.now(), progress: progress)
      try writer.write(batch)
      return writer.number
    }
  }

  /// Takes several batches in, all or none of them.
  /// - Returns: the records of the batches, in their order.
  /// - Throws: as ``write(_:recordedAt:progress:)``; then nothing is written.
  public func write(_ batches: [FactBatch], recordedAt: String? = nil) throws -> [BatchRecord] {
    var numbers: [Int] = []
    guard !batches.isEmpty else { return [] }
    _ = try transaction { sql in
      for batch in batches {
        var writer = try BatchWriter(
          sql, head: batch, id: Stamp.identifier(), recordedAt: recordedAt ?? Stamp.now())
        try writer.write(batch)
        numbers.append(writer.number)
      }
      return numbers.last ?? 0
    }
    let first = BatchNumber(numbers.first ?? 0)
    return try records(since: first)
  }

  /// The batches from one on, as the store has them now.
  func records(since first: BatchNumber) throws -> [BatchRecord] {
    try newestReader().batches().filter { $0.number >= first }
  }

  /// Reads what is in the store by now.
  func newestReader() throws -> StoreReader {
    try reader.withLock { kept in
      let latest = try kept?.latest() ?? StoreReader.open(path: path)
      kept = latest
      return latest
    }
  }

  /// Withdraws a batch by one more batch.
  /// - Parameter progress: as for ``write(_:dossiers:recordedAt:progress:accept:)``.
  /// - Returns: the record of the withdrawal; its `factCount` counts the facts that ended.
  /// - Throws: ``StoreError`` (unknownBatch, alreadyWithdrawn, withdrawalOfWithdrawal, laterBatchBuilds and
  ///   those of ``write(_:recordedAt:progress:)``); then nothing is written.
  public func withdraw(
    _ number: BatchNumber, author: CleanText, reason: CleanText, recordedAt: String? = nil,
    progress: (DossierProgress) throws -> Void = { _ in }
  ) throws -> BatchRecord {
    try toggle(number, .withdrawal, author: author, reason: reason, recordedAt: recordedAt, progress)
  }

  /// Brings a withdrawn batch back by one more batch: what it said counts again as if it had never been withdrawn.
  /// - Returns: the record of the restoration; its `factCount` counts the facts that came back.
  /// - Throws: ``StoreError`` (unknownBatch, notWithdrawn, withdrawalOfWithdrawal, buildsOnWithdrawn and those of
  ///   ``write(_:recordedAt:progress:)``); then nothing is written.
  public func restore(
    _ number: BatchNumber, author: CleanText, reason: CleanText, recordedAt: String? = nil,
    progress: (DossierProgress) throws -> Void = { _ in }
  ) throws -> BatchRecord {
    try toggle(number, .restoration, author: author, reason: reason, recordedAt: recordedAt, progress)
  }

  private func toggle(
    _ number: BatchNumber, _ kind: FactBatch.Kind, author: CleanText, reason: CleanText, recordedAt: String?,
    _ progress: (DossierProgress) throws -> Void
  ) throws -> BatchRecord {
    let known = try knownDossiers()
    return try transaction { sql in
      let ledger = try BatchLedger(sql, knownAt: .max)
      let subject = try Withdrawal.check(number, kind, sql)
      let head = FactBatch(kind: kind, title: subject.title, author: author, reason: reason)
      let writer = try BatchWriter(
        sql, head: head, id: Stamp.identifier(), recordedAt: recordedAt ?? Stamp.now(),
        withdraws: BatchNumber(ledger.tail(of: number.value)))
      var withdrawal = Withdrawal(sql, batch: number, number: writer.number, kind: kind, ledger)
      try withdrawal.run()
      var dossiers = DossierWithdrawal(
        sql, batch: number.value, number: writer.number, isRestoration: kind == .restoration, ledger,
        path: path)
      try known.run { try dossiers.run($0, progress) }
      try withdrawal.checkReferences()
      try writer.finish(
        facts: withdrawal.count + dossiers.count, rows: withdrawal.restored + dossiers.restored)
      return writer.number
    }
  }

  /// Runs `body` in a write transaction under the lock, then copies the log back into the file.
  private func transaction(_ body: (SQL) throws -> Int) throws -> BatchRecord {
    guard let record = try transaction(patience: patience, wait: {}, { try body($0) }) else {
      throw StoreError.ioFailure(path: path, details: "batch not found")
    }
    return record
  }

  /// The same where `body` may decide against writing.
  /// - Parameters:
  ///   - patience: milliseconds to wait for other writers.
  ///   - wait: is called while it waits; throws to stop.
  ///   - body: gives the number of the batch, or nil to leave everything as it was.
  /// - Returns: the batch, or nil where nothing was written.
  func transaction(
    patience: Int, wait: () throws -> Void, _ body: (SQL) throws -> Int?
  ) throws -> BatchRecord? {
    try connection.run { sql in
      try lock.hold(milliseconds: patience, wait: wait) {
        // Writing into a file that somebody moved away would lose the batch without a word.
        guard SystemFile.identity(of: path) == identity else { throw StoreError.replaced(path: path) }
        // Also after a failure: what did not fit into memory is in the log and would stay there.
        defer { checkpoint(sql) }
        var record: BatchRecord?
        try sql.db.inTransaction(.immediate) {
          guard let number = try body(sql) else { return .rollback }
          record = try BatchRows.record(number, sql)
          guard record != nil else { throw StoreError.ioFailure(path: path, details: "batch not found") }
          return .commit
        }
        return record
      }
    }
  }

  /// Copies the log into the file and empties it. The batch is safe in the log already, so a reader in the way
  /// or a full disk only leaves this to the next writer.
  private func checkpoint(_ sql: SQL) {
    sqlite3_busy_timeout(sql.db.sqliteConnection, 100)
    defer { sqlite3_busy_timeout(sql.db.sqliteConnection, 5_000) }
    try? sql.run("PRAGMA wal_checkpoint(TRUNCATE)")
  }
}
