import Model

/// Walks over the standing dossiers of a store in the order of their codes, beside a list in the same order.
///
/// Where the next code is near it steps, where it is far it looks it up anew: a short list does not read millions of
/// dossiers, and a long one does not look millions up.
struct KnownDossiers {
  private let statement: RawStatement
  private(set) var isAtEnd = false
  private var isOpen = false
  /// Steps before a look-up is cheaper.
  private static let patience = 12

  init(_ sql: SQL) throws {
    statement = try RawStatement(
      sql,
      "SELECT code, since, unit, procedure, field, received, due, finished, attributes, place, place_row "
        + "FROM dossier WHERE code >= ?1 AND until IS NULL ORDER BY code")
  }

  /// The code under the cursor, valid until it moves.
  @inline(__always)
  var code: UnsafeRawBufferPointer { statement.bytes(0) }
  var since: Int { statement.integer(1) }

  var dossier: StoredDossier {
    func number(_ column: CInt) -> Int32 { Int32(truncatingIfNeeded: statement.integer(column)) }
    func day(_ column: CInt) -> Int32? {
      statement.optionalInteger(column).map { Int32(truncatingIfNeeded: $0) }
    }
    return StoredDossier(
      unit: number(2), procedure: number(3), field: number(4), received: number(5), due: day(6),
      finished: day(7),
      attributes: DossierAttributes(rawValue: UInt32(truncatingIfNeeded: statement.integer(8))),
      place: number(9),
      row: number(10))
  }

  /// Goes to the first code that is not before `target`.
  /// - Returns: true where it is `target`, and how many it went past.
  mutating func advance(to target: UnsafeRawBufferPointer) throws -> (isThere: Bool, passed: Int) {
    if !isOpen {
      try seek(target)
      // What lies before the first code is no gap inside of the list.
      return (!isAtEnd && Record.compare(code, target) == 0, 0)
    }
    var passed = 0
    while !isAtEnd {
      let order = Record.compare(code, target)
      if order >= 0 { return (order == 0, passed) }
      passed += 1
      if passed > KnownDossiers.patience {
        try seek(target)
      } else {
        isAtEnd = try !statement.step()
      }
    }
    return (false, passed)
  }

  /// Goes one on.
  mutating func advance() throws {
    if !isAtEnd { isAtEnd = try !statement.step() }
  }

  mutating func close() { statement.reset() }

  private mutating func seek(_ target: UnsafeRawBufferPointer) throws {
    statement.reset()
    statement.bind(text: target, at: 1)
    isOpen = true
    isAtEnd = try !statement.step()
  }
}
