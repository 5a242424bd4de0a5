import GRDB
import GRDBSQLite

/// One statement for loops over millions of rows: bound and stepped through SQLite's own functions, what stays the
/// same from row to row bound once.
///
/// Text is not copied: it must stay where it is until the statement was stepped.
struct RawStatement {
  let pointer: OpaquePointer
  private let connection: OpaquePointer?
  /// Keeps the statement alive.
  private let statement: Statement

  init(_ sql: SQL, _ text: String) throws {
    sql.log?(text)
    statement = try sql.db.makeStatement(sql: text)
    pointer = statement.sqliteStatement
    connection = sql.db.sqliteConnection
  }

  @inline(__always)
  func bind(_ value: Int64, at index: CInt) { sqlite3_bind_int64(pointer, index, value) }

  func bindNull(at index: CInt) { sqlite3_bind_null(pointer, index) }

  /// nil stands for `NULL`.
  @inline(__always)
  func bind(day: Int32?, at index: CInt) {
    if let day { sqlite3_bind_int64(pointer, index, Int64(day)) } else { sqlite3_bind_null(pointer, index) }
  }

  @inline(__always)
  func bind(text: UnsafeRawBufferPointer, at index: CInt) {
    // A nil destructor says that SQLite need not copy.
    sqlite3_bind_text(
      pointer, index, text.baseAddress?.assumingMemoryBound(to: CChar.self),
      CInt(truncatingIfNeeded: text.count), nil)
  }

  func bind(blob: UnsafeRawBufferPointer, at index: CInt) {
    sqlite3_bind_blob(pointer, index, blob.baseAddress, CInt(clamping: blob.count), nil)
  }

  /// Steps a statement that gives no rows and makes it ready for the next.
  @inline(__always)
  func run() throws {
    let code = sqlite3_step(pointer)
    let again = sqlite3_reset(pointer)
    guard code == SQLITE_DONE, again == SQLITE_OK else { throw failure() }
  }

  /// Goes to the next row; false after the last.
  @inline(__always)
  func step() throws -> Bool {
    switch sqlite3_step(pointer) {
    case SQLITE_ROW: return true
    case SQLITE_DONE: return false
    default: throw failure()
    }
  }

  func reset() { sqlite3_reset(pointer) }

  @inline(__always)
  func integer(_ column: CInt) -> Int { Int(sqlite3_column_int64(pointer, column)) }

  /// nil for `NULL`.
  @inline(__always)
  func optionalInteger(_ column: CInt) -> Int? {
    sqlite3_column_type(pointer, column) == SQLITE_NULL ? nil : Int(sqlite3_column_int64(pointer, column))
  }

  /// The bytes of a text or blob, valid until the next step.
  @inline(__always)
  func bytes(_ column: CInt) -> UnsafeRawBufferPointer {
    let start = sqlite3_column_blob(pointer, column)
    return UnsafeRawBufferPointer(start: start, count: Int(sqlite3_column_bytes(pointer, column)))
  }

  private func failure() -> DatabaseError {
    DatabaseError(
      resultCode: ResultCode(rawValue: sqlite3_extended_errcode(connection)),
      message: sqlite3_errmsg(connection).map { String(cString: $0) })
  }
}
