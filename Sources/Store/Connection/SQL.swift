import GRDB
import GRDBSQLite

/// Statements on a GRDB connection, bound and stepped through SQLite itself: GRDB's own binding costs nearly
/// three times as much, and its decoding traps where a file holds what nobody expects.
struct SQL {
  let db: Database
  let path: String
  /// Is told every statement; for the tests that ask SQLite for its plans.
  var log: (@Sendable (String) -> Void)?

  init(_ db: Database, path: String, log: (@Sendable (String) -> Void)? = nil) {
    self.db = db
    self.path = path
    self.log = log
  }

  /// Steps through the rows of `sql`. Statements are cached, so `row` must not run the same text again.
  func rows(_ sql: String, _ values: [StoredValue] = [], row: (inout RowDecoder) throws -> Void) throws {
    log?(sql)
    let statement = try db.cachedStatement(sql: sql).sqliteStatement
    defer {
      sqlite3_reset(statement)
      sqlite3_clear_bindings(statement)
    }
    for (index, value) in values.enumerated() { try bind(value, at: CInt(index + 1), of: statement) }
    while true {
      switch sqlite3_step(statement) {
      case SQLITE_ROW:
        var decoder = RowDecoder(statement: statement, path: path)
        try row(&decoder)
      case SQLITE_DONE: return
      default: throw failure()
      }
    }
  }

  func run(_ sql: String, _ values: [StoredValue] = []) throws {
    try rows(sql, values) { _ in }
  }

  func integer(_ sql: String, _ values: [StoredValue] = []) throws -> Int? {
    var result: Int?
    try rows(sql, values) { result = $0.optionalWideInteger() }
    return result
  }

  func strings(_ sql: String, _ values: [StoredValue] = []) throws -> [String] {
    var result: [String] = []
    try rows(sql, values) { result.append($0.string()) }
    return result
  }

  /// Rows that the last statement changed.
  var changes: Int { Int(sqlite3_changes(db.sqliteConnection)) }

  private func bind(_ value: StoredValue, at index: CInt, of statement: OpaquePointer) throws {
    let code: CInt
    switch value {
    case .null: code = sqlite3_bind_null(statement, index)
    case .integer(let integer): code = sqlite3_bind_int64(statement, index, integer)
    case .bytes(let bytes):
      code = bytes.withUnsafeBytes {
        sqlite3_bind_blob64(
          statement, index, $0.baseAddress, UInt64($0.count),
          unsafeBitCast(-1, to: sqlite3_destructor_type.self))
      }
    case .text(var text):
      // SQLite copies the bytes (SQLITE_TRANSIENT is −1 as a function pointer).
      code = text.withUTF8 { bytes in
        bytes.withMemoryRebound(to: CChar.self) { characters in
          var empty: CChar = 0
          return withUnsafePointer(to: &empty) { none in
            sqlite3_bind_text(
              statement, index, characters.baseAddress ?? none, CInt(clamping: characters.count),
              unsafeBitCast(-1, to: sqlite3_destructor_type.self))
          }
        }
      }
    }
    guard code == SQLITE_OK else { throw failure() }
  }

  private func failure() -> DatabaseError {
    let connection = db.sqliteConnection
    return DatabaseError(
      resultCode: ResultCode(rawValue: sqlite3_extended_errcode(connection)),
      message: sqlite3_errmsg(connection).map { String(cString: $0) })
  }
}
