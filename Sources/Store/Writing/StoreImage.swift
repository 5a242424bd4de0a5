import GRDBSQLite
import Model

/// A store as bytes: what the program embeds, and what a new store starts from.
public enum StoreImage {
  /// Writes the batches in order to a store in memory and gives its bytes; the same input gives the same bytes.
  /// - Parameter recordedAt: the time label of all batches, ISO 8601 in UTC.
  /// - Throws: ``StoreError/refusedBatch(details:)`` for a batch that contradicts itself.
  public static func build(batches: [FactBatch], recordedAt: String) throws -> [UInt8] {
    try build(batches: batches, recordedAt: recordedAt, pageSize: 4096)
  }

  /// `pageSize` is a power of two from 512; small pages keep a store of few facts small.
  package static func build(
    batches: [FactBatch], recordedAt: String, pageSize: Int
  ) throws -> [UInt8] {
    let connection = try StoreConnection.inMemory()
    let bytes = try connection.run { sql in
      try sql.run("PRAGMA page_size = \(pageSize)")
      try sql.db.inTransaction(.immediate) {
        try Schema.current.migrate(sql.db, from: 0)
        for (index, batch) in batches.enumerated() {
          let id = Stamp.identifier(of: batch, at: index + 1, recordedAt: recordedAt)
          var writer = try BatchWriter(sql, head: batch, id: id, recordedAt: recordedAt)
          try writer.write(batch)
        }
        return .commit
      }
      // Page counts and free pages depend on nothing but the content afterwards.
      try sql.run("VACUUM")
      return try serialised(sql)
    }
    try connection.close()
    return bytes
  }

  private static func serialised(_ sql: SQL) throws -> [UInt8] {
    var size: Int64 = 0
    guard let memory = sqlite3_serialize(sql.db.sqliteConnection, "main", &size, 0) else {
      throw StoreError.ioFailure(path: sql.path, details: "serialize")
    }
    defer { sqlite3_free(memory) }
    return Array(UnsafeBufferPointer(start: memory, count: Int(size)))
  }
}
