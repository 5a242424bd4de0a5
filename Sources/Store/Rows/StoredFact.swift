import Model

/// A fact type that has a table of its own.
///
/// Every table has, before these columns, `id`, `since`, `until` and `said_by`; see the schema.
protocol StoredFact: Sendable {
  static var table: String { get }
  /// Columns that hold the fact, in the order ``encode(into:)`` adds and ``init(row:)`` reads them.
  static var columns: [String] { get }
  /// Columns computed from the fact on the way in (search text, sort key); not compared and not read back.
  static var derivedColumns: [String] { get }

  /// The column that names the directive a fact says something of; nil where it says nothing of any.
  static var directiveColumn: String? { get }

  /// Key of the fact inside its table.
  var storedID: String { get }
  func encode(into row: inout RowEncoder) throws
  var derivedValues: [StoredValue] { get }
  /// Reads `id` followed by ``columns``.
  init(row: inout RowDecoder) throws
  /// The fact in one line, for the history of its versions.
  var historyLine: String { get }
}

extension StoredFact {
  static var derivedColumns: [String] { [] }
  static var directiveColumn: String? { nil }
  var derivedValues: [StoredValue] { [] }
  var historyLine: String { storedID }

  /// `id, …columns` with a table alias before each.
  static func selection(as alias: String) -> String {
    // Generic ways to join texts cost more at a start than all that is joined here.
    var selection = alias + ".id"
    for column in columns {
      selection += ", "
      selection += alias
      selection += "."
      selection += column
    }
    return selection
  }
}

/// All tables of facts, in the order they are written.
enum FactTables {
  static let all: [any StoredFact.Type] = [
    Source.self, AdministrativeUnit.self, Definition.self, Target.self, IndexStructureVersion.self,
    Edition.self, IndexFigure.self, Observation.self, Document.self, Directive.self, Assignment.self,
    ProgressReport.self, DueExtension.self, Difficulty.self, Holiday.self, Procedure.self, StoredSetting.self,
    Meeting.self, AgendaItem.self, MeetingRoom.self, Attendance.self, MeetingDraft.self,
    FigureClosing.self,
    DirectiveFigure.self,
  ]

  /// Those that a store of some version has.
  static func all(ofSchema version: Int) -> [any StoredFact.Type] {
    all.filter { type in
      if type.table == Procedure.table { return version >= SchemaDossiers.firstVersion }
      if type.table == MeetingDraft.table { return version >= SchemaV5.firstVersion }
      if type.table == FigureClosing.table { return version >= SchemaV6.firstVersion }
      if type.table == DirectiveFigure.table { return version >= SchemaV7.firstVersion }
      return version >= SchemaV4.firstVersion || !SchemaV4.tables.contains(type.table)
    }
  }
}

/// One setting of the store.
struct StoredSetting: StoredFact {
  let key: String
  let value: String

  static let table = "setting"
  static let columns = ["value"]
  var storedID: String { key }

  init(key: String, value: String) {
    self.key = key
    self.value = value
  }

  func encode(into row: inout RowEncoder) { row.add(value) }

  init(row: inout RowDecoder) {
    key = row.string()
    value = row.string()
  }

  /// A choice says which value it is and why; any other setting its value.
  var historyLine: String {
    guard let choice = FigureChoice(settingKey: key, value: value, batch: nil) else { return value }
    return "\(choice.chosen.value): \(choice.reason)"
  }
}
