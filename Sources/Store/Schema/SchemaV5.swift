import GRDB

/// Schema version 5: what is written down in a meeting, each draft a fact in versions as every other; frozen: later steps
/// never change it.
///
/// | table | a row is a version of | key |
/// |---|---|---|
/// | `meeting_draft` | a draft; `directives`, `leads` and `coordinating` are each a ``PackedList`` | `id`, `since` |
enum SchemaV5 {
  static let firstVersion = 5

  static let statements = [
    """
    CREATE TABLE meeting_draft (
      id TEXT NOT NULL, since INTEGER NOT NULL REFERENCES batch (number), until INTEGER REFERENCES batch (number),
      said_by INTEGER NOT NULL REFERENCES batch (number), meeting TEXT NOT NULL, number INTEGER NOT NULL,
      author TEXT NOT NULL, moment TEXT NOT NULL, state TEXT NOT NULL, reason TEXT NOT NULL, kind TEXT NOT NULL,
      conclusion TEXT NOT NULL, directives TEXT NOT NULL, difficulty TEXT, disposition TEXT, as_typed TEXT NOT NULL,
      text TEXT NOT NULL, leads TEXT NOT NULL, coordinating TEXT NOT NULL, due_as_stated TEXT NOT NULL,
      due_reading_vi TEXT, due_reading_en TEXT, window_first INTEGER, window_last INTEGER, counting TEXT NOT NULL,
      recurrence TEXT NOT NULL, recurrence_first_day INTEGER, recurrence_last_day INTEGER, recurrence_until INTEGER,
      recurrence_ad_hoc INTEGER NOT NULL, percent INTEGER, evidence TEXT NOT NULL, figure_name TEXT,
      figure_definition TEXT, figure_unit_code TEXT, figure_unit_from INTEGER, figure_value TEXT, figure_target TEXT,
      UNIQUE (id, since), CHECK (until IS NULL OR until > since)) STRICT
    """,
    "CREATE UNIQUE INDEX meeting_draft_standing ON meeting_draft (id) WHERE until IS NULL",
    "CREATE INDEX meeting_draft_meeting ON meeting_draft (meeting, number)",
    "CREATE INDEX meeting_draft_said_by ON meeting_draft (said_by)",
  ]

  /// Makes version 5 out of version 4.
  static func migrate(_ db: Database) throws {
    for statement in statements { try db.execute(sql: statement) }
  }
}
