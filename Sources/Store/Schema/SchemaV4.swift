import GRDB

/// Schema version 4: meetings with their agenda, rooms and roll call, each a fact in versions as every other; frozen:
/// later steps never change it.
///
/// | table | a row is a version of | key |
/// |---|---|---|
/// | `meeting` | a meeting; `bodies` is a ``PackedList`` of parties | `id`, `since` |
/// | `agenda_item` | an item of an agenda; `view` is the text of a saved view, `forms` a ``PackedList`` of names | `id`, `since` |
/// | `meeting_room` | a room from which a meeting is followed | `id`, `since` |
/// | `attendance` | whether a room answered; its `id` is the room's | `id`, `since` |
enum SchemaV4 {
  static let firstVersion = 4
  static let tables: Set<String> = ["meeting", "agenda_item", "meeting_room", "attendance"]

  private static let version = """
    id TEXT NOT NULL, since INTEGER NOT NULL REFERENCES batch (number), until INTEGER REFERENCES batch (number),
    said_by INTEGER NOT NULL REFERENCES batch (number)
    """
  private static let order = "UNIQUE (id, since), CHECK (until IS NULL OR until > since)"

  static let statements = [
    """
    CREATE TABLE meeting (
      \(version), kind TEXT NOT NULL, state TEXT NOT NULL, province_code TEXT, province_from INTEGER,
      day INTEGER NOT NULL, ordinal INTEGER, bodies TEXT NOT NULL, chair TEXT NOT NULL, place TEXT NOT NULL,
      note TEXT NOT NULL, \(order)) STRICT
    """,
    """
    CREATE TABLE agenda_item (
      \(version), meeting TEXT NOT NULL, position INTEGER NOT NULL, title_vi TEXT NOT NULL, title_en TEXT NOT NULL,
      view TEXT, minutes INTEGER, speaker TEXT NOT NULL, preparer_code TEXT, preparer_from INTEGER,
      preparer_as_stated TEXT, preparer_short TEXT, preparer_is_implied INTEGER, forms TEXT NOT NULL, notes TEXT NOT NULL,
      is_dropped INTEGER NOT NULL, \(order)) STRICT
    """,
    """
    CREATE TABLE meeting_room (
      \(version), meeting TEXT NOT NULL, level TEXT NOT NULL, name TEXT NOT NULL, unit_code TEXT,
      unit_from INTEGER, \(order)) STRICT
    """,
    """
    CREATE TABLE attendance (
      \(version), meeting TEXT NOT NULL, state TEXT NOT NULL, note TEXT NOT NULL, \(order)) STRICT
    """,
    "CREATE UNIQUE INDEX meeting_standing ON meeting (id) WHERE until IS NULL",
    "CREATE UNIQUE INDEX agenda_item_standing ON agenda_item (id) WHERE until IS NULL",
    "CREATE INDEX agenda_item_meeting ON agenda_item (meeting, position)",
    "CREATE UNIQUE INDEX meeting_room_standing ON meeting_room (id) WHERE until IS NULL",
    "CREATE INDEX meeting_room_meeting ON meeting_room (meeting, id)",
    "CREATE UNIQUE INDEX attendance_standing ON attendance (id) WHERE until IS NULL",
    "CREATE INDEX meeting_room_said_by ON meeting_room (said_by)",
    "CREATE INDEX attendance_said_by ON attendance (said_by)",
    "CREATE INDEX attendance_meeting ON attendance (meeting, id)",
  ]

  /// Makes version 4 out of version 3.
  static func migrate(_ db: Database) throws {
    for statement in statements { try db.execute(sql: statement) }
  }
}
