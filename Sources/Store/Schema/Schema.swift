import GRDB

/// The versions a store file can have and the steps between them.
struct Schema: Sendable {
  /// `PHop` in the file's header: this is one of ours.
  static let applicationID = 0x5048_6F70

  /// One step to the next version, inside the transaction of the whole migration.
  typealias Step = @Sendable (Database) throws -> Void

  /// Step `n` makes version n + 1 out of version n.
  let steps: [Step]

  /// The oldest version that can be read as it is; one that may not be written need not be migrated for it.
  let oldestReadable: Int

  var version: Int { steps.count }

  /// - Parameter oldestReadable: nil where nothing but the newest version can be read.
  init(steps: [Step], oldestReadable: Int? = nil) {
    self.steps = steps
    self.oldestReadable = oldestReadable ?? steps.count
  }

  static let current = Schema(
    steps: [
      { db in
        for statement in SchemaV1.statements { try db.execute(sql: statement) }
      },
      { db in try SchemaV2.migrate(db) },
      { db in
        try SchemaDossiers.migrate(db)
        try SchemaV3.migrate(db)
      },
      { db in try SchemaV4.migrate(db) },
      { db in try SchemaV5.migrate(db) },
      { db in try SchemaV6.migrate(db) },
      { db in try SchemaV7.migrate(db) },
    ], oldestReadable: 1)

  /// Takes the open transaction's database from version `old` to ``version``.
  func migrate(_ db: Database, from old: Int) throws {
    for step in steps.dropFirst(old) { try step(db) }
    try db.execute(sql: "PRAGMA application_id = \(Schema.applicationID)")
    try db.execute(sql: "PRAGMA user_version = \(version)")
  }
}
