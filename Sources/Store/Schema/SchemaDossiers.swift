import GRDB

/// What schema version 3 brings: single dossiers and their roll-ups, frozen: later steps never change it.
///
/// | table | a row is | key |
/// |---|---|---|
/// | `procedure` | a version of a procedure of the catalogue, as every fact | `id`, `since` |
/// | `dossier_term` | a text that dossiers name by number: unit, procedure, field, place | `kind`, `number` |
/// | `dossier` | a version of a dossier | `code`, `since` |
/// | `dossier_order` | where a version stands among its unit's | `unit`, `received`, `procedure`, `code`, `since` |
/// | `dossier_restated` | dossiers from one code to another that a batch repeated unchanged | `batch`, `first_code` |
/// | `dossier_batch` | how many dossiers a batch told, and of what kind | `batch` |
/// | `dossier_tally` | counts of a unit in a month or year by field, one batch's differences | `period`, `unit`, `batch` |
/// | `dossier_tally_procedure` | the same by procedure | `period`, `unit`, `batch` |
/// | `dossier_tally_day` | counts of a unit in a month by day, field and procedure, likewise | `period`, `unit`, `batch` |
///
/// Numbers of terms are made by the program inside one store and never leave it; a term stays when the batch that
/// brought it is withdrawn. `period` is year × 100 + month, month 0 for the whole year. `counts` is a ``TallyPack``.
/// `dossier` has no foreign keys, because each costs a look-up a row; `store check` looks instead.
///
/// ## What answers which level
///
/// A total as known at batch n is the sum of the rows up to n, so that the past costs what the present does, and a
/// withdrawal is one more batch of differences.
///
/// The last column follows from the keys for 500 units and one batch; it is not measured on 10,000,000 dossiers yet. Each
/// further batch that touches a unit and period adds a row.
///
/// | asked | from | rows read |
/// |---|---|---|
/// | units or fields, by month, quarter, half, nine months | `dossier_tally`, months | 500 a month |
/// | units or fields, by year, cumulative | `dossier_tally`, years, then months | 500 a year |
/// | procedures, by month or year | `dossier_tally_procedure` | 500 a period, 1 within a unit |
/// | any of them by day, from a day to another | `dossier_tally_day`, the months cut by the ends | 500 a month, 1 within a unit |
/// | the list of a unit's dossiers | `dossier_order`, then `dossier` by key | those shown |
enum SchemaDossiers {
  static let statements: [String] = [
    """
    CREATE TABLE procedure (
      id TEXT NOT NULL, since INTEGER NOT NULL REFERENCES batch (number), until INTEGER REFERENCES batch
      (number), said_by INTEGER NOT NULL REFERENCES batch (number), name TEXT NOT NULL, field TEXT NOT NULL,
      level TEXT, search TEXT NOT NULL, sort_key TEXT NOT NULL, UNIQUE (id, since), CHECK (until IS NULL OR
      until > since)) STRICT
    """,
    "CREATE UNIQUE INDEX procedure_standing ON procedure (id) WHERE until IS NULL",
    """
    CREATE TABLE dossier_term (
      kind TEXT NOT NULL, number INTEGER NOT NULL, value TEXT NOT NULL, PRIMARY KEY (kind, number),
      UNIQUE (kind, value)) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE dossier (
      code TEXT NOT NULL, since INTEGER NOT NULL, until INTEGER, said_by INTEGER NOT NULL, unit INTEGER NOT NULL,
      procedure INTEGER NOT NULL, field INTEGER NOT NULL, received INTEGER NOT NULL, due INTEGER, finished INTEGER,
      attributes INTEGER NOT NULL, place INTEGER NOT NULL, place_row INTEGER NOT NULL,
      PRIMARY KEY (code, since)) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE dossier_order (
      unit INTEGER NOT NULL, received INTEGER NOT NULL, procedure INTEGER NOT NULL, code TEXT NOT NULL,
      since INTEGER NOT NULL, PRIMARY KEY (unit, received, procedure, code, since)) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE dossier_restated (
      batch INTEGER NOT NULL, first_code TEXT NOT NULL, last_code TEXT NOT NULL,
      PRIMARY KEY (batch, first_code)) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE dossier_batch (
      batch INTEGER PRIMARY KEY REFERENCES batch (number), new INTEGER NOT NULL, changed INTEGER NOT NULL,
      same INTEGER NOT NULL, repeated INTEGER NOT NULL) STRICT
    """,
    """
    CREATE TABLE dossier_tally (
      period INTEGER NOT NULL, unit INTEGER NOT NULL, batch INTEGER NOT NULL, counts BLOB NOT NULL,
      PRIMARY KEY (period, unit, batch)) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE dossier_tally_procedure (
      period INTEGER NOT NULL, unit INTEGER NOT NULL, batch INTEGER NOT NULL, counts BLOB NOT NULL,
      PRIMARY KEY (period, unit, batch)) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE dossier_tally_day (
      period INTEGER NOT NULL, unit INTEGER NOT NULL, batch INTEGER NOT NULL, counts BLOB NOT NULL,
      PRIMARY KEY (period, unit, batch)) STRICT, WITHOUT ROWID
    """,
  ]

  /// The first version that has these tables; a store that may not be migrated has no dossiers.
  static let firstVersion = 3

  /// Adds the tables, which are empty in a store of an earlier version.
  static func migrate(_ db: Database) throws {
    for statement in statements { try db.execute(sql: statement) }
  }
}
