import GRDBSQLite

/// Inserts rows of integers and one text by the dozen: SQLite spends as much on beginning and ending a statement as on a
/// row.
final class BulkInsert {
  private let many: RawStatement
  private let one: RawStatement
  /// Integers of the rows that wait, one row after the other.
  private var integers: [Int64?]
  private let texts: UnsafeMutableRawBufferPointer
  private var textCounts: [Int]
  private var waiting = 0
  private let width: Int
  private let longestText: Int

  private static let rows = 24

  /// - Parameters:
  ///   - columns: the text's first, then those of the integers.
  ///   - constants: further columns, and what stands in each of them in every row; nil for `NULL`.
  init(
    _ sql: SQL, into table: String, columns: [String], constants: [(name: String, value: Int64?)],
    longestText: Int
  ) throws {
    let names = columns + constants.map(\.name)
    let fixed = constants.map { $0.value.map { String($0) } ?? "NULL" }
    let row = "(" + (columns.map { _ in "?" } + fixed).joined(separator: ", ") + ")"
    let head = "INSERT INTO \(table) (\(names.joined(separator: ", "))) VALUES "
    one = try RawStatement(sql, head + row)
    many = try RawStatement(sql, head + Array(repeating: row, count: BulkInsert.rows).joined(separator: ", "))
    width = columns.count - 1
    integers = Array(repeating: nil, count: width * BulkInsert.rows)
    textCounts = Array(repeating: 0, count: BulkInsert.rows)
    texts = .allocate(byteCount: longestText * BulkInsert.rows, alignment: 16)
    self.longestText = longestText
  }

  deinit { texts.deallocate() }

  /// Takes a row; what is set by `fill` are the integers in the order of their columns.
  @inline(__always)
  func add(_ text: UnsafeRawBufferPointer, _ fill: (UnsafeMutableBufferPointer<Int64?>) -> Void) throws {
    let count = min(text.count, longestText)
    if let from = text.baseAddress, let to = texts.baseAddress {
      (to + waiting * longestText).copyMemory(from: from, byteCount: count)
    }
    textCounts[waiting] = count
    integers.withUnsafeMutableBufferPointer {
      fill(UnsafeMutableBufferPointer(rebasing: $0[(waiting * width)..<((waiting + 1) * width)]))
    }
    waiting += 1
    if waiting == BulkInsert.rows {
      for row in 0..<BulkInsert.rows { bind(row, to: many, from: CInt(row * (width + 1))) }
      waiting = 0
      try many.run()
    }
  }

  /// Writes what waits.
  func finish() throws {
    for row in 0..<waiting {
      bind(row, to: one, from: 0)
      try one.run()
    }
    waiting = 0
  }

  @inline(__always)
  private func bind(_ row: Int, to statement: RawStatement, from first: CInt) {
    guard let start = texts.baseAddress else { return }
    statement.bind(
      text: UnsafeRawBufferPointer(start: start + row * longestText, count: textCounts[row]), at: first + 1)
    integers.withUnsafeBufferPointer { integers in
      for column in 0..<width {
        if let value = integers[row * width + column] {
          statement.bind(value, at: first + CInt(column) + 2)
        } else {
          statement.bindNull(at: first + CInt(column) + 2)
        }
      }
    }
  }
}
