import GRDB

/// Schema version 3, beside single dossiers (``SchemaDossiers``): the register of directives in segments of their second form, which are read quicker.
///
/// Where a store is still of version 2 the register is left alone and the facts are read instead.
enum SchemaV3 {
  /// Makes version 3 out of version 2.
  static func migrate(_ db: Database) throws {
    try RegisterWriter.rebuild(SQL(db, path: ""))
  }
}
