/// Schema version 1, frozen: later versions migrate from it and never change it.
///
/// Every table of facts begins with `id` (key of the fact, made by the program), `since` (batch from which the
/// version is known), `until` (batch that ended it, or NULL) and `said_by` (batch that stated it; differs from
/// `since` for a version that a withdrawal brought back). A reader at batch n sees
/// `since <= n AND (until IS NULL OR until > n)`. Days are day numbers since 1970-01-01, numbers are a text as
/// published, an integer and a scale; `…_code` and `…_from` name a unit.
enum SchemaV1 {
  static let statements: [String] = ledger + tables + indexes

  /// The batches, and which fact a batch repeated unchanged (so that withdrawing the batch that said it first
  /// leaves it standing).
  private static let ledger = [
    """
    CREATE TABLE batch (
      number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, kind TEXT NOT NULL, title TEXT NOT NULL,
      author TEXT NOT NULL, reason TEXT NOT NULL, recorded_at TEXT NOT NULL, content_hash TEXT NOT NULL,
      withdraws INTEGER UNIQUE REFERENCES batch (number), fact_count INTEGER NOT NULL,
      row_count INTEGER NOT NULL) STRICT
    """,
    "CREATE INDEX batch_content ON batch (content_hash) WHERE content_hash <> ''",
    """
    CREATE TABLE restated (
      fact_table TEXT NOT NULL, id TEXT NOT NULL, batch INTEGER NOT NULL REFERENCES batch (number),
      version INTEGER NOT NULL, PRIMARY KEY (fact_table, id, batch)) STRICT, WITHOUT ROWID
    """,
  ]

  private static let tables = [
    """
    CREATE TABLE source (
      id TEXT NOT NULL, since INTEGER NOT NULL REFERENCES batch (number), until INTEGER REFERENCES batch
      (number), said_by INTEGER NOT NULL REFERENCES batch (number), kind TEXT NOT NULL, title_vi TEXT
      NOT NULL, title_en TEXT NOT NULL, publisher TEXT NOT NULL, address TEXT NOT NULL, published
      INTEGER, read_on INTEGER, note TEXT NOT NULL, UNIQUE (id, since), CHECK (until IS NULL OR until >
      since)) STRICT
    """,
    """
    CREATE TABLE unit (
      id TEXT NOT NULL, since INTEGER NOT NULL REFERENCES batch (number), until INTEGER REFERENCES batch
      (number), said_by INTEGER NOT NULL REFERENCES batch (number), code TEXT NOT NULL, valid_from
      INTEGER NOT NULL, kind TEXT NOT NULL, unit_group TEXT NOT NULL, name_vi TEXT NOT NULL, name_en
      TEXT NOT NULL, short_name_vi TEXT NOT NULL, short_name_en TEXT NOT NULL, valid_to INTEGER,
      parent_code TEXT, parent_from INTEGER, successors TEXT NOT NULL, is_special_zone INTEGER NOT NULL,
      official_order INTEGER NOT NULL, aliases TEXT NOT NULL, search TEXT NOT NULL, sort_key TEXT NOT
      NULL, UNIQUE (id, since), CHECK (until IS NULL OR until > since)) STRICT
    """,
    """
    CREATE TABLE definition (
      id TEXT NOT NULL, since INTEGER NOT NULL REFERENCES batch (number), until INTEGER REFERENCES batch
      (number), said_by INTEGER NOT NULL REFERENCES batch (number), kind TEXT NOT NULL, definition_group
      TEXT NOT NULL, name_vi TEXT NOT NULL, name_en TEXT NOT NULL, measure_vi TEXT NOT NULL, measure_en
      TEXT NOT NULL, numerator TEXT, denominator TEXT, formula_vi TEXT NOT NULL, formula_en TEXT NOT
      NULL, level_system TEXT NOT NULL, basis TEXT NOT NULL, higher_is_better INTEGER, search TEXT NOT
      NULL, sort_key TEXT NOT NULL, UNIQUE (id, since), CHECK (until IS NULL OR until > since)) STRICT
    """,
    """
    CREATE TABLE target (
      id TEXT NOT NULL, since INTEGER NOT NULL REFERENCES batch (number), until INTEGER REFERENCES batch
      (number), said_by INTEGER NOT NULL REFERENCES batch (number), definition TEXT NOT NULL, unit_code
      TEXT, unit_from INTEGER, value_significand INTEGER, value_scale INTEGER, as_stated TEXT NOT NULL,
      year INTEGER, basis TEXT NOT NULL, UNIQUE (id, since), CHECK (until IS NULL OR until > since)) STRICT
    """,
    """
    CREATE TABLE structure (
      id TEXT NOT NULL, since INTEGER NOT NULL REFERENCES batch (number), until INTEGER REFERENCES batch
      (number), said_by INTEGER NOT NULL REFERENCES batch (number), index_id TEXT NOT NULL, name_vi TEXT
      NOT NULL, name_en TEXT NOT NULL, short_name_vi TEXT NOT NULL, short_name_en TEXT NOT NULL, scale
      TEXT NOT NULL, decimals INTEGER NOT NULL, tolerance_significand INTEGER NOT NULL, tolerance_scale
      INTEGER NOT NULL, maximum_significand INTEGER NOT NULL, maximum_scale INTEGER NOT NULL, items TEXT
      NOT NULL, bands TEXT NOT NULL, bands_are_provisional INTEGER NOT NULL, pass_mark_significand
      INTEGER, pass_mark_scale INTEGER, basis TEXT NOT NULL, UNIQUE (id, since), CHECK (until IS NULL OR
      until > since)) STRICT
    """,
    """
    CREATE TABLE edition (
      id TEXT NOT NULL, since INTEGER NOT NULL REFERENCES batch (number), until INTEGER REFERENCES batch
      (number), said_by INTEGER NOT NULL REFERENCES batch (number), index_id TEXT NOT NULL,
      edition_label TEXT NOT NULL, structure TEXT NOT NULL, period_kind TEXT NOT NULL, period_year
      INTEGER, period_part INTEGER, period_first INTEGER, period_last INTEGER, published INTEGER NOT
      NULL, published_as_stated TEXT NOT NULL, unit_count INTEGER NOT NULL, units_on INTEGER NOT NULL,
      method_break TEXT NOT NULL, break_note TEXT NOT NULL, stated_means TEXT NOT NULL, source TEXT NOT
      NULL, UNIQUE (id, since), CHECK (until IS NULL OR until > since)) STRICT
    """,
    """
    CREATE TABLE index_figure (
      id TEXT NOT NULL, since INTEGER NOT NULL REFERENCES batch (number), until INTEGER REFERENCES batch
      (number), said_by INTEGER NOT NULL REFERENCES batch (number), index_id TEXT NOT NULL,
      edition_label TEXT NOT NULL, item TEXT, unit_code TEXT NOT NULL, unit_from INTEGER NOT NULL,
      unit_as_stated TEXT NOT NULL, score_text TEXT, score_significand INTEGER, score_scale INTEGER,
      score_bound TEXT, rank INTEGER, rank_of INTEGER, rank_basis TEXT, as_of INTEGER, source TEXT NOT
      NULL, source_file TEXT NOT NULL, source_sheet TEXT NOT NULL, source_row INTEGER NOT NULL,
      source_column TEXT NOT NULL, note TEXT NOT NULL, UNIQUE (id, since), CHECK (until IS NULL OR until
      > since)) STRICT
    """,
    """
    CREATE TABLE observation (
      id TEXT NOT NULL, since INTEGER NOT NULL REFERENCES batch (number), until INTEGER REFERENCES batch
      (number), said_by INTEGER NOT NULL REFERENCES batch (number), definition TEXT NOT NULL, unit_code
      TEXT, unit_from INTEGER, unit_as_stated TEXT NOT NULL, period_kind TEXT NOT NULL, period_year
      INTEGER, period_part INTEGER, period_first INTEGER, period_last INTEGER, value_text TEXT,
      value_significand INTEGER, value_scale INTEGER, value_bound TEXT, numerator_text TEXT,
      numerator_significand INTEGER, numerator_scale INTEGER, numerator_bound TEXT, denominator_text
      TEXT, denominator_significand INTEGER, denominator_scale INTEGER, denominator_bound TEXT, as_of
      INTEGER, source TEXT NOT NULL, source_file TEXT NOT NULL, source_sheet TEXT NOT NULL, source_row
      INTEGER NOT NULL, source_column TEXT NOT NULL, note TEXT NOT NULL, UNIQUE (id, since), CHECK
      (until IS NULL OR until > since)) STRICT
    """,
    """
    CREATE TABLE document (
      id TEXT NOT NULL, since INTEGER NOT NULL REFERENCES batch (number), until INTEGER REFERENCES batch
      (number), said_by INTEGER NOT NULL REFERENCES batch (number), kind TEXT NOT NULL, province_code
      TEXT, province_from INTEGER, number TEXT NOT NULL, title_vi TEXT NOT NULL, title_en TEXT NOT NULL,
      day INTEGER, day_as_stated TEXT NOT NULL, issuer TEXT NOT NULL, source TEXT NOT NULL, source_file
      TEXT NOT NULL, source_sheet TEXT NOT NULL, source_row INTEGER NOT NULL, source_column TEXT NOT
      NULL, note TEXT NOT NULL, search TEXT NOT NULL, UNIQUE (id, since), CHECK (until IS NULL OR until
      > since)) STRICT
    """,
    """
    CREATE TABLE directive (
      id TEXT NOT NULL, since INTEGER NOT NULL REFERENCES batch (number), until INTEGER REFERENCES batch
      (number), said_by INTEGER NOT NULL REFERENCES batch (number), kind TEXT NOT NULL, province_code
      TEXT, province_from INTEGER, title_vi TEXT NOT NULL, title_en TEXT NOT NULL, document TEXT, item
      TEXT NOT NULL, assigned_on INTEGER NOT NULL, window_first INTEGER, window_last INTEGER, counting
      TEXT NOT NULL, recurrence TEXT NOT NULL, recurrence_first_day INTEGER, recurrence_last_day
      INTEGER, recurrence_until INTEGER, recurrence_ad_hoc INTEGER NOT NULL, is_tracked INTEGER NOT
      NULL, initial_progress TEXT NOT NULL, awaits_index TEXT, awaits_label TEXT, leads TEXT NOT NULL,
      coordinating TEXT NOT NULL, due_as_stated TEXT NOT NULL, due_reading_vi TEXT, due_reading_en TEXT,
      source TEXT NOT NULL, source_file TEXT NOT NULL, source_sheet TEXT NOT NULL, source_row INTEGER
      NOT NULL, source_column TEXT NOT NULL, note TEXT NOT NULL, lead TEXT NOT NULL, search TEXT NOT
      NULL, sort_key TEXT NOT NULL, text TEXT NOT NULL, UNIQUE (id, since), CHECK (until IS NULL OR
      until > since)) STRICT
    """,
    """
    CREATE TABLE assignment (
      id TEXT NOT NULL, since INTEGER NOT NULL REFERENCES batch (number), until INTEGER REFERENCES batch
      (number), said_by INTEGER NOT NULL REFERENCES batch (number), directive TEXT NOT NULL, party_code
      TEXT, party_from INTEGER, party_as_stated TEXT NOT NULL, party_short TEXT NOT NULL,
      party_is_implied INTEGER NOT NULL, source TEXT NOT NULL, source_file TEXT NOT NULL, source_sheet
      TEXT NOT NULL, source_row INTEGER NOT NULL, source_column TEXT NOT NULL, UNIQUE (id, since), CHECK
      (until IS NULL OR until > since)) STRICT
    """,
    """
    CREATE TABLE report (
      id TEXT NOT NULL, since INTEGER NOT NULL REFERENCES batch (number), until INTEGER REFERENCES batch
      (number), said_by INTEGER NOT NULL REFERENCES batch (number), directive TEXT NOT NULL, assignment
      TEXT, instance INTEGER, reported_on INTEGER NOT NULL, progress TEXT NOT NULL, finished_on INTEGER,
      percent INTEGER, text TEXT NOT NULL, evidence TEXT NOT NULL, source TEXT NOT NULL, source_file
      TEXT NOT NULL, source_sheet TEXT NOT NULL, source_row INTEGER NOT NULL, source_column TEXT NOT
      NULL, UNIQUE (id, since), CHECK (until IS NULL OR until > since)) STRICT
    """,
    """
    CREATE TABLE due_extension (
      id TEXT NOT NULL, since INTEGER NOT NULL REFERENCES batch (number), until INTEGER REFERENCES batch
      (number), said_by INTEGER NOT NULL REFERENCES batch (number), directive TEXT NOT NULL, assignment
      TEXT, granted_on INTEGER NOT NULL, window_first INTEGER NOT NULL, window_last INTEGER NOT NULL,
      document TEXT NOT NULL, reason TEXT NOT NULL, source TEXT NOT NULL, source_file TEXT NOT NULL,
      source_sheet TEXT NOT NULL, source_row INTEGER NOT NULL, source_column TEXT NOT NULL, UNIQUE (id,
      since), CHECK (until IS NULL OR until > since)) STRICT
    """,
    """
    CREATE TABLE difficulty (
      id TEXT NOT NULL, since INTEGER NOT NULL REFERENCES batch (number), until INTEGER REFERENCES batch
      (number), said_by INTEGER NOT NULL REFERENCES batch (number), province_code TEXT, province_from
      INTEGER, title_vi TEXT NOT NULL, title_en TEXT NOT NULL, stated_on INTEGER NOT NULL, directive
      TEXT, definition TEXT, decided_on INTEGER, decision TEXT NOT NULL, source TEXT NOT NULL,
      source_file TEXT NOT NULL, source_sheet TEXT NOT NULL, source_row INTEGER NOT NULL, source_column
      TEXT NOT NULL, UNIQUE (id, since), CHECK (until IS NULL OR until > since)) STRICT
    """,
    """
    CREATE TABLE holiday (
      id TEXT NOT NULL, since INTEGER NOT NULL REFERENCES batch (number), until INTEGER REFERENCES batch
      (number), said_by INTEGER NOT NULL REFERENCES batch (number), day INTEGER NOT NULL, name_vi TEXT
      NOT NULL, name_en TEXT NOT NULL, is_off INTEGER NOT NULL, basis TEXT NOT NULL, UNIQUE (id, since),
      CHECK (until IS NULL OR until > since)) STRICT
    """,
    """
    CREATE TABLE setting (
      id TEXT NOT NULL, since INTEGER NOT NULL REFERENCES batch (number), until INTEGER REFERENCES batch
      (number), said_by INTEGER NOT NULL REFERENCES batch (number), value TEXT NOT NULL, UNIQUE (id,
      since), CHECK (until IS NULL OR until > since)) STRICT
    """,
  ]

  private static let indexes = [
    "CREATE UNIQUE INDEX source_standing ON source (id) WHERE until IS NULL",
    "CREATE UNIQUE INDEX unit_standing ON unit (id) WHERE until IS NULL",
    "CREATE INDEX unit_said_by ON unit (said_by)",
    """
    CREATE INDEX unit_parent ON unit (parent_code, parent_from, code, valid_from, since, until)
      WHERE parent_code IS NOT NULL
    """,
    "CREATE UNIQUE INDEX definition_standing ON definition (id) WHERE until IS NULL",
    "CREATE UNIQUE INDEX target_standing ON target (id) WHERE until IS NULL",
    "CREATE UNIQUE INDEX structure_standing ON structure (id) WHERE until IS NULL",
    "CREATE UNIQUE INDEX edition_standing ON edition (id) WHERE until IS NULL",
    "CREATE UNIQUE INDEX index_figure_standing ON index_figure (id) WHERE until IS NULL",
    "CREATE INDEX index_figure_said_by ON index_figure (said_by)",
    "CREATE INDEX index_figure_edition ON index_figure (index_id, edition_label)",
    "CREATE INDEX index_figure_unit ON index_figure (index_id, unit_code, unit_from)",
    """
    CREATE INDEX index_figure_total ON index_figure (index_id, edition_label, unit_code, unit_from, since,
      until, item) WHERE item IS NULL
    """,
    "CREATE UNIQUE INDEX observation_standing ON observation (id) WHERE until IS NULL",
    "CREATE INDEX observation_said_by ON observation (said_by)",
    """
    CREATE INDEX observation_definition ON observation (definition, unit_code, unit_from,
      period_last)
    """,
    "CREATE INDEX observation_unit ON observation (unit_code, unit_from, period_last)",
    "CREATE INDEX observation_period ON observation (period_kind, period_last)",
    "CREATE UNIQUE INDEX document_standing ON document (id) WHERE until IS NULL",
    "CREATE UNIQUE INDEX directive_standing ON directive (id) WHERE until IS NULL",
    "CREATE INDEX directive_said_by ON directive (said_by)",
    """
    CREATE INDEX directive_outline ON directive (assigned_on, id, since, until, kind, province_code,
      province_from, document, item, lead, search, window_first, window_last, counting, recurrence,
      recurrence_first_day, recurrence_last_day, recurrence_until, recurrence_ad_hoc, is_tracked,
      initial_progress, awaits_index, awaits_label)
    """,
    "CREATE UNIQUE INDEX assignment_standing ON assignment (id) WHERE until IS NULL",
    "CREATE INDEX assignment_said_by ON assignment (said_by)",
    "CREATE INDEX assignment_directive ON assignment (directive, id, since, until)",
    "CREATE UNIQUE INDEX report_standing ON report (id) WHERE until IS NULL",
    "CREATE INDEX report_said_by ON report (said_by)",
    "CREATE INDEX report_directive ON report (directive, reported_on)",
    """
    CREATE INDEX report_outline ON report (directive, reported_on, since, id, until, instance, progress,
      finished_on, assignment)
    """,
    """
    CREATE INDEX due_extension_outline ON due_extension (directive, granted_on, since, id, until,
      window_first, window_last, assignment)
    """,
    "CREATE UNIQUE INDEX due_extension_standing ON due_extension (id) WHERE until IS NULL",
    "CREATE INDEX due_extension_said_by ON due_extension (said_by)",
    "CREATE INDEX due_extension_directive ON due_extension (directive, granted_on)",
    "CREATE UNIQUE INDEX difficulty_standing ON difficulty (id) WHERE until IS NULL",
    "CREATE UNIQUE INDEX holiday_standing ON holiday (id) WHERE until IS NULL",
    "CREATE UNIQUE INDEX setting_standing ON setting (id) WHERE until IS NULL",
  ]
}
