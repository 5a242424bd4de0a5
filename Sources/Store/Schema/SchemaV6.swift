import GRDB

/// Schema version 6: which figures were closed, each closing a fact in versions as every other; frozen: later steps never
/// change it.
///
/// | table | a row is a version of | key |
/// |---|---|---|
/// | `figure_closing` | a closing of a period's figures; `known_at` is the last batch of what was closed | `id`, `since` |
enum SchemaV6 {
  static let firstVersion = 6

  static let statements = [
    """
    CREATE TABLE figure_closing (
      id TEXT NOT NULL, since INTEGER NOT NULL REFERENCES batch (number), until INTEGER REFERENCES batch (number),
      said_by INTEGER NOT NULL REFERENCES batch (number), period_kind TEXT NOT NULL, period_year INTEGER,
      period_part INTEGER, period_first INTEGER, period_last INTEGER,
      known_at INTEGER NOT NULL REFERENCES batch (number), author TEXT NOT NULL, moment TEXT NOT NULL,
      note TEXT NOT NULL, meeting TEXT, UNIQUE (id, since), CHECK (until IS NULL OR until > since)) STRICT
    """,
    "CREATE UNIQUE INDEX figure_closing_standing ON figure_closing (id) WHERE until IS NULL",
    "CREATE INDEX figure_closing_said_by ON figure_closing (said_by)",
  ]

  /// Makes version 6 out of version 5.
  static func migrate(_ db: Database) throws {
    for statement in statements { try db.execute(sql: statement) }
  }
}
