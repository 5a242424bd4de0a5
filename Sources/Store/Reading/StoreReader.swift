import Glibc
import Model

/// Reads a store as known at one batch, through one connection that cannot write.
///
/// A batch never changes what an earlier one made visible, so a reader at batch n answers the same for ever, and
/// two statements of one reader never disagree, however much is written between them. Methods block; a reader
/// may be handed from thread to thread but is used from one at a time.
public final class StoreReader: FactReader, Sendable {
  /// Whether the person asked for reading only. The connection cannot write in either mode; the program offers
  /// no recording key in the second.
  public enum Mode: Hashable, Sendable {
    case normal, readOnly
  }

  public let knownAt: BatchNumber
  /// The last batch taken into account where meetings are asked for, with their agendas, drafts and closings.
  public let recordsKnownAt: BatchNumber
  public let mode: Mode
  /// Lines worth telling about how the store was opened, such as a network file system; mostly empty.
  public let notices: [LocalizedText]
  let connection: StoreConnection
  /// Version of the store when it was opened.
  public let schema: Int

  init(
    connection: StoreConnection, schema: Int, knownAt: BatchNumber, recordsKnownAt: BatchNumber? = nil,
    mode: Mode, notices: [LocalizedText]
  ) {
    self.connection = connection
    self.schema = schema
    self.knownAt = knownAt
    self.recordsKnownAt = recordsKnownAt ?? knownAt
    self.mode = mode
    self.notices = notices
  }

  /// Opens the store at `path` as known at its last batch.
  ///
  /// On a read-only mount the file is taken as immutable. In a folder without the right to write it is opened
  /// only while its log and index files are there.
  /// - Throws: ``StoreError`` (missing, foreign, newer, older, truncated, corrupt, noPermission,
  ///   unwritableFolder, locked).
  public static func open(path: String, mode: Mode = .normal) throws -> StoreReader {
    try open(path: path, mode: mode, schema: .current, log: nil)
  }

  static func open(
    path: String, mode: Mode, schema: Schema, log: (@Sendable (String) -> Void)?
  ) throws -> StoreReader {
    let path = SystemFile.absolute(path)
    let plan = try OpeningPlan(path: path)
    let connection = try StoreConnection.reading(path: path, immutable: plan.isImmutable, log: log)
    let (stored, last) = try connection.run { sql in
      let stored = try sql.integer("PRAGMA user_version") ?? 0
      guard stored <= schema.version else {
        throw StoreError.newer(path: path, schema: stored, known: schema.version)
      }
      guard stored >= schema.oldestReadable else {
        throw StoreError.older(path: path, schema: stored, known: schema.version)
      }
      return (stored, try sql.integer("SELECT max(number) FROM batch") ?? 0)
    }
    return StoreReader(
      connection: connection, schema: stored, knownAt: BatchNumber(last), mode: mode, notices: plan.notices)
  }

  /// True for a store of an older version, which is read more slowly until ``StoreWriter/open(path:)`` migrates it.
  public var isOfOlderSchema: Bool { schema < Self.currentSchema }

  /// The version that this program makes and migrates to.
  public static var currentSchema: Int { Schema.current.version }

  var hasRegister: Bool { schema >= 3 }
  var hasMeetings: Bool { schema >= SchemaV4.firstVersion }
  var hasDrafts: Bool { schema >= SchemaV5.firstVersion }
  var hasClosings: Bool { schema >= SchemaV6.firstVersion }
  var hasDirectiveFigures: Bool { schema >= SchemaV7.firstVersion }
  var hasDossiers: Bool { schema >= SchemaDossiers.firstVersion }

  /// Opens a store image without copying it; the bytes must stay where they are until the process ends.
  public convenience init(image: UnsafeRawBufferPointer) throws {
    try self.init(image: image, log: nil)
  }

  convenience init(image: UnsafeRawBufferPointer, log: (@Sendable (String) -> Void)?) throws {
    let connection = try StoreConnection.image(image, log: log)
    let (stored, last) = try connection.run { sql in
      guard try sql.integer("PRAGMA application_id") == Schema.applicationID else {
        throw StoreError.foreign(path: sql.path)
      }
      let stored = try sql.integer("PRAGMA user_version") ?? 0
      guard stored == Schema.current.version else {
        throw StoreError.newer(path: sql.path, schema: stored, known: Schema.current.version)
      }
      return (stored, try sql.integer("SELECT max(number) FROM batch") ?? 0)
    }
    self.init(
      connection: connection, schema: stored, knownAt: BatchNumber(last), mode: .readOnly, notices: [])
  }

  /// The last batch the store has by now, which may be later than ``knownAt``.
  public func lastBatch() throws -> BatchNumber {
    BatchNumber(try connection.run { try $0.integer("SELECT max(number) FROM batch") } ?? 0)
  }

  /// What the batch is called that this reader knows last; stores that call it the same tell the same up to it.
  /// - Returns: nil before the first batch.
  public func batchIdentifier() throws -> String? {
    try connection.run {
      try $0.strings("SELECT id FROM batch WHERE number = ?1", [.integer(Int64(knownAt.value))]).first
    }
  }

  /// The version of the store by now: another program may have migrated it since it was opened.
  private func schemaByNow() throws -> Int {
    max(schema, try connection.run { try $0.integer("PRAGMA user_version") } ?? 0)
  }

  /// A reader on the same connection that knows everything the store has by now.
  public func latest() throws -> StoreReader {
    StoreReader(
      connection: connection, schema: try schemaByNow(), knownAt: try lastBatch(), mode: mode,
      notices: notices)
  }

  /// A reader on the same connection as known at `batch` (0 knows nothing).
  /// - Parameter records: the batch at which records are known, see ``recordsKnownAt``; nil for the same.
  /// - Throws: ``StoreError/unknownBatch(_:)`` for a number the store does not have.
  public func at(_ batch: BatchNumber, records: BatchNumber? = nil) throws -> StoreReader {
    let last = try lastBatch()
    for asked in [batch, records ?? batch] where asked.value < 0 || asked > last {
      throw StoreError.unknownBatch(asked)
    }
    return StoreReader(
      connection: connection, schema: try schemaByNow(), knownAt: batch, recordsKnownAt: records, mode: mode,
      notices: notices)
  }

  public func asKnown(at batch: BatchNumber) throws -> (any FactReader)? { try at(batch) }
  public func asKnown(at batch: BatchNumber, records: BatchNumber) throws -> (any FactReader)? {
    try at(batch, records: records)
  }
  public func withLateFigures() throws -> any FactReader { asRecordsAreKnown }
  public func asKnownNow() throws -> (any FactReader)? { try latest() }

  /// The home province, where one is set.
  public func home() throws -> UnitID? {
    try settings()["home"].flatMap { UnitID($0) }
  }

  // MARK: - Facts of one type

  /// The condition under which a version is seen; `?1` is always ``knownAt``.
  static func visible(_ alias: String) -> String {
    "\(alias).since <= ?1 AND (\(alias).until IS NULL OR \(alias).until > ?1)"
  }

  /// The visible facts of a type; `condition` and `order` speak of the table as `f`, further values from `?2`.
  func facts<Fact: StoredFact>(
    _ type: Fact.Type = Fact.self, from source: String? = nil, where condition: String? = nil,
    order: String, _ values: [StoredValue] = []
  ) throws -> [Fact] {
    var facts: [Fact] = []
    try visitFacts(type, from: source, where: condition, order: order, values) { facts.append($0) }
    return facts
  }

  /// The same one by one; without an order as they come.
  func visitFacts<Fact: StoredFact>(
    _ type: Fact.Type = Fact.self, from source: String? = nil, where condition: String? = nil,
    order: String?, _ values: [StoredValue] = [], _ visit: (Fact) -> Void
  ) throws {
    let sql =
      "SELECT \(Fact.selection(as: "f")) FROM \(source ?? "\(Fact.table) AS f") WHERE \(Self.visible("f"))"
      + (condition.map { " AND \($0)" } ?? "") + (order.map { " ORDER BY \($0)" } ?? "")
    try connection.run { run in
      try run.rows(sql, [.integer(Int64(knownAt.value))] + values) { row in visit(try Fact(row: &row)) }
    }
  }
}

/// How a store file can be opened for reading, found without opening it in SQLite.
struct OpeningPlan {
  let isImmutable: Bool
  let notices: [LocalizedText]

  init(path: String) throws {
    let header = try StoreHeader(path: path)
    let fileSystem = FileSystemKind.forOpening(path)
    var notices: [LocalizedText] = []
    if let fileSystem, fileSystem.isNetwork {
      notices.append(StoreError.networkFileSystem(path: path, kind: fileSystem.name).message)
    }
    isImmutable = fileSystem?.isReadOnly ?? false
    let hasLog = SystemFile.exists(path + "-wal")
    if isImmutable {
      if hasLog, (SystemFile.size(of: path + "-wal") ?? 0) > 0 {
        notices.append(
          LocalizedText(
            vietnamese: "Đợt nhập mới nhất còn nằm trong nhật ký của kho và không đọc được từ đĩa chỉ đọc.",
            english:
              "The newest batches are still in the store's log and cannot be read from a read-only disk."))
      }
    } else if header.usesLog, access(SystemFile.folder(of: path), W_OK) != 0 {
      guard hasLog else { throw StoreError.unwritableFolder(path: path, missing: path + "-wal") }
      guard SystemFile.exists(path + "-shm") else {
        throw StoreError.unwritableFolder(path: path, missing: path + "-shm")
      }
    }
    self.notices = notices
  }
}
