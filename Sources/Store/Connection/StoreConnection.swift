import GRDB
import GRDBSQLite
import Glibc

/// One SQLite connection through GRDB, used synchronously and never released.
final class StoreConnection: Sendable {
  let path: String
  let log: (@Sendable (String) -> Void)?
  private let queue: DatabaseQueue

  private init(path: String, queue: DatabaseQueue, log: (@Sendable (String) -> Void)?) {
    self.path = path
    self.queue = queue
    self.log = log
    ConnectionRegistry.shared.keep(queue)
  }

  /// What every connection has. Foreign keys are for those that write: GRDB turns them on by a statement of its
  /// own, which a first frame would wait for.
  private static func configuration(busySeconds: Double, foreignKeys: Bool = false) -> Configuration {
    var configuration = Configuration()
    configuration.foreignKeysEnabled = foreignKeys
    configuration.busyMode = .timeout(busySeconds)
    configuration.maximumReaderCount = 1
    return configuration
  }

  /// For every connection on a file: no automatic checkpoint, nothing mapped (both feed the WAL-reset bug).
  private static let commonSetup = "PRAGMA wal_autocheckpoint = 0; PRAGMA mmap_size = 0;"

  /// Runs settings that answer nothing, by SQLite alone: GRDB's way through its literals costs a first frame ten
  /// times as much.
  private static func set(_ settings: String, on database: Database) throws {
    let code = sqlite3_exec(database.sqliteConnection, settings, nil, nil, nil)
    guard code == SQLITE_OK else {
      throw DatabaseError(
        resultCode: ResultCode(rawValue: code),
        message: sqlite3_errmsg(database.sqliteConnection).map { String(cString: $0) })
    }
  }

  /// A connection that can write. Only under the store's lock does it.
  static func writing(
    path: String, pageLimit: Int? = nil, log: (@Sendable (String) -> Void)? = nil
  ) throws -> StoreConnection {
    var configuration = configuration(busySeconds: 5, foreignKeys: true)
    configuration.prepareDatabase { db in
      try set(commonSetup, on: db)
      if let pageLimit { try set("PRAGMA max_page_count = \(pageLimit)", on: db) }
    }
    return try open(path: path, name: path, configuration, log: log)
  }

  /// A connection that cannot write: opened read-only, `query_only`, and an authorizer that denies whatever is
  /// not reading.
  static func reading(
    path: String, immutable: Bool, log: (@Sendable (String) -> Void)? = nil
  ) throws -> StoreConnection {
    var configuration = configuration(busySeconds: 5)
    configuration.readonly = true
    configuration.prepareDatabase { db in
      try set(commonSetup + "PRAGMA query_only = 1;", on: db)
      ReadOnlyAuthorizer.install(on: db)
    }
    return try open(path: path, name: name(of: path, immutable: immutable), configuration, log: log)
  }

  /// A read-only connection without the authorizer, for writing a copy elsewhere (`VACUUM INTO`).
  static func copying(path: String, immutable: Bool = false) throws -> StoreConnection {
    var configuration = configuration(busySeconds: 5)
    configuration.readonly = true
    configuration.prepareDatabase { db in try set(commonSetup, on: db) }
    return try open(path: path, name: name(of: path, immutable: immutable), configuration, log: nil)
  }

  /// An empty database in memory.
  static func inMemory() throws -> StoreConnection {
    do {
      return StoreConnection(
        path: ":memory:",
        queue: try DatabaseQueue(configuration: configuration(busySeconds: 0, foreignKeys: true)), log: nil)
    } catch {
      throw StoreError.from(error, path: ":memory:")
    }
  }

  /// A read-only database on bytes that outlive the process's use of it, such as embedded data. Nothing is
  /// copied: with a mapping allowed SQLite reads the bytes where they are, page by page.
  static func image(
    _ bytes: UnsafeRawBufferPointer, log: (@Sendable (String) -> Void)? = nil
  ) throws -> StoreConnection {
    let path = "(image)"
    guard let start = bytes.baseAddress, bytes.count >= 100 else { throw StoreError.truncated(path: path) }
    var configuration = configuration(busySeconds: 0)
    let address = UInt(bitPattern: start)
    let count = bytes.count
    configuration.prepareDatabase { db in
      // SQLite does not write to the bytes: they are marked read-only.
      let memory = UnsafeMutablePointer<UInt8>(bitPattern: address)
      let code = sqlite3_deserialize(
        db.sqliteConnection, "main", memory, Int64(count), Int64(count),
        UInt32(SQLITE_DESERIALIZE_READONLY))
      guard code == SQLITE_OK else { throw DatabaseError(resultCode: ResultCode(rawValue: code)) }
      try set("PRAGMA mmap_size = \(count); PRAGMA query_only = 1;", on: db)
      ReadOnlyAuthorizer.install(on: db)
    }
    do {
      return StoreConnection(path: path, queue: try DatabaseQueue(configuration: configuration), log: log)
    } catch {
      throw StoreError.from(error, path: path)
    }
  }

  private static func open(
    path: String, name: String, _ configuration: Configuration, log: (@Sendable (String) -> Void)?
  ) throws -> StoreConnection {
    do {
      try validate(name)
      return StoreConnection(
        path: path, queue: try DatabaseQueue(path: name, configuration: configuration), log: log)
    } catch {
      throw StoreError.from(error, path: path)
    }
  }

  /// Reads the schema once through SQLite alone: where that fails, GRDB would release a half-made connection and
  /// with it start a libdispatch worker.
  private static func validate(_ name: String) throws {
    var handle: OpaquePointer?
    let flags = SQLITE_OPEN_READONLY | SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX
    var code = sqlite3_open_v2(name, &handle, flags, nil)
    defer { sqlite3_close(handle) }
    if code == SQLITE_OK {
      sqlite3_busy_timeout(handle, 5_000)
      code = sqlite3_exec(handle, "PRAGMA mmap_size = 0; SELECT 1 FROM sqlite_master LIMIT 1", nil, nil, nil)
    }
    guard code == SQLITE_OK else {
      throw DatabaseError(
        resultCode: ResultCode(rawValue: sqlite3_extended_errcode(handle)),
        message: sqlite3_errmsg(handle).map { String(cString: $0) })
    }
  }

  /// What SQLite opens: on a read-only mount an address that says the file does not change.
  private static func name(of path: String, immutable: Bool) -> String {
    immutable ? "file:" + escaped(path) + "?immutable=1" : path
  }

  /// A path as the path of a `file:` address.
  private static func escaped(_ path: String) -> String {
    var result = ""
    for byte in path.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "/"), UInt8(ascii: "-"), UInt8(ascii: "_"),
        UInt8(ascii: "."):
        result.unicodeScalars.append(Unicode.Scalar(byte))
      default:
        let digits = String(byte, radix: 16, uppercase: true)
        result += digits.utf8.count == 1 ? "%0" + digits : "%" + digits
      }
    }
    return result
  }

  /// Runs `body` on the connection, outside of a transaction, and blocks until it is done. Whatever is thrown
  /// comes out as ``StoreError``.
  func run<Result>(_ body: (SQL) throws -> Result) throws -> Result {
    do {
      return try queue.writeWithoutTransaction { db in try body(SQL(db, path: path, log: log)) }
    } catch {
      throw StoreError.from(error, path: path)
    }
  }

  /// Closes SQLite's side; the object stays, so that no libdispatch worker starts.
  func close() throws {
    do { try queue.close() } catch { throw StoreError.from(error, path: path) }
  }
}

/// Denies every statement that does more than read.
enum ReadOnlyAuthorizer {
  static func install(on db: Database) {
    sqlite3_set_authorizer(
      db.sqliteConnection,
      { _, action, first, second, _, _ in
        switch action {
        case SQLITE_SELECT, SQLITE_READ, SQLITE_FUNCTION, SQLITE_RECURSIVE, SQLITE_TRANSACTION:
          return SQLITE_OK
        case SQLITE_PRAGMA:
          guard let first else { return SQLITE_DENY }
          return second == nil || strcmp(first, "table_info") == 0 ? SQLITE_OK : SQLITE_DENY
        default: return SQLITE_DENY
        }
      }, nil)
  }
}
