import GRDB

/// Schema version 2: beside the facts of version 1 the register of directives, made from them.
///
/// A first screen counts and orders all directives, and going through twenty thousand facts takes a fifth of a
/// second. So each batch leaves what it changed as one segment (see ``RegisterSegment``): the directives it touched as
/// they stood after it, by which the register as known at any batch is that of the segments up to it, the newest
/// word on each directive. From time to time a segment is whole and says all directives anew, so that a reader starts
/// from there. Nothing in it is a fact: ``RegisterWriter/rebuild(_:)`` makes it again.
enum SchemaV2 {
  static let statements = [
    """
    CREATE TABLE directive_register (
      batch INTEGER PRIMARY KEY REFERENCES batch (number), is_whole INTEGER NOT NULL,
      row_count INTEGER NOT NULL, segment BLOB NOT NULL) STRICT
    """,
    "CREATE INDEX directive_register_whole ON directive_register (batch) WHERE is_whole = 1",
  ]

  /// Makes version 2 out of version 1; the segments are written by the step to version 3.
  static func migrate(_ db: Database) throws {
    for statement in statements { try db.execute(sql: statement) }
  }
}
