import GRDB

/// The versions a store file can have and the steps between them.
struct Schema: Sendable {
  /// `PHop` in the file's header: this is one of ours.
  static let applicationID = 0x5048_6F70

  /// One step to the next version, inside the transaction of the whole migration.
  typealias Step = @Sendable (Database) throws -> Void

  /// Step `n` makes version n + 1 out of version n.
  let steps: [Step]

  var version: Int { steps.count }

  static let current = Schema(steps: [
    { db in
      for statement in SchemaV1.statements { try db.execute(sql: statement) }
    },
    { db in for statement in SchemaDossiers.statements { try db.execute(sql: statement) } },
  ])

  /// Takes the open transaction's database from version `old` to ``version``.
  func migrate(_ db: Database, from old: Int) throws {
    for step in steps.dropFirst(old) { try step(db) }
    try db.execute(sql: "PRAGMA application_id = \(Schema.applicationID)")
    try db.execute(sql: "PRAGMA user_version = \(version)")
  }
}
