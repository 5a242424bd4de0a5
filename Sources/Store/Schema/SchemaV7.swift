import GRDB

/// Schema version 7: the figures that directives hang on, each a fact in versions as every other, and with it directives
/// that come again by week and half-year, whose rules programs before do not know; frozen: later steps never change it.
///
/// | table | a row is a version of | key |
/// |---|---|---|
/// | `directive_figure` | where the figure of a directive stood and what it is to reach; its `id` is the directive's and its draft's; a `measure` that begins with `ended` says that it has none from here on | `id`, `since` |
enum SchemaV7 {
  static let firstVersion = 7

  static let statements = [
    """
    CREATE TABLE directive_figure (
      id TEXT NOT NULL, since INTEGER NOT NULL REFERENCES batch (number), until INTEGER REFERENCES batch (number),
      said_by INTEGER NOT NULL REFERENCES batch (number), measure TEXT NOT NULL, definition TEXT, index_id TEXT,
      item TEXT, unit_code TEXT NOT NULL, unit_from INTEGER NOT NULL, period_kind TEXT NOT NULL, period_year INTEGER,
      period_part INTEGER, period_first INTEGER, period_last INTEGER, value_significand INTEGER NOT NULL,
      value_scale INTEGER NOT NULL, fact TEXT, target_significand INTEGER, target_scale INTEGER, is_higher_better INTEGER,
      UNIQUE (id, since), CHECK (until IS NULL OR until > since)) STRICT
    """,
    "CREATE UNIQUE INDEX directive_figure_standing ON directive_figure (id) WHERE until IS NULL",
    "CREATE INDEX directive_figure_said_by ON directive_figure (said_by)",
  ]

  /// Makes version 7 out of the one before.
  static func migrate(_ db: Database) throws {
    for statement in statements { try db.execute(sql: statement) }
  }
}
