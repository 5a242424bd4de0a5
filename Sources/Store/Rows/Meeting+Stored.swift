import Model

extension Meeting: StoredFact {
  static let table = "meeting"
  static let columns =
    ["kind", "state"] + Columns.unit("province") + ["day", "ordinal", "bodies", "chair", "place", "note"]

  var storedID: String { id.rawValue }

  func encode(into row: inout RowEncoder) {
    row.add(kind)
    row.add(state)
    row.add(province)
    row.add(Optional(day))
    row.add(ordinal)
    row.add(packed: bodies.map(Directive.pack))
    row.add(chair)
    row.add(place)
    row.add(note)
  }

  init(row: inout RowDecoder) throws {
    self.init(
      id: row.identifier(), kind: try row.named(), state: try row.named(), province: try row.optionalUnit(),
      day: try row.day(), ordinal: try row.optionalInteger(), bodies: try Directive.parties(&row),
      chair: row.text(), place: row.text(), note: row.text())
  }

  var historyLine: String {
    (["\(day)", kind.rawValue, state.rawValue, chair.string] + bodies.map(\.asStated.string))
      .filter { !$0.isEmpty }.joined(separator: "; ")
  }
}

extension AgendaItem: StoredFact {
  static let table = "agenda_item"
  static let columns =
    ["meeting", "position"] + Columns.localized("title") + ["view", "minutes", "speaker"]
    + Columns.unit("preparer") + ["preparer_as_stated", "preparer_short", "preparer_is_implied"]
    + ["forms", "notes", "is_dropped"]

  var storedID: String { id.rawValue }

  func encode(into row: inout RowEncoder) {
    row.add(Optional(meeting))
    row.add(position)
    row.add(title)
    row.add(view?.text)
    row.add(minutes)
    row.add(speaker)
    row.add(preparer?.unit)
    row.add(preparer?.asStated.string)
    row.add(preparer?.short.string)
    row.add(preparer.map(\.isImplied))
    row.add(packed: forms.map { [$0] })
    row.add(notes)
    row.add(isDropped)
  }

  init(row: inout RowDecoder) throws {
    let id: FactID = row.identifier()
    let meeting: MeetingID = row.identifier()
    let position = try row.integer()
    let title = row.localized()
    let view = row.optionalString().map { SavedView(text: $0) }
    let minutes = try row.optionalInteger()
    let speaker = row.text()
    let unit = try row.optionalUnit()
    let stated = row.optionalString()
    let short = row.optionalString()
    let isImplied = try row.optionalFlag()
    self.init(
      id: id, meeting: meeting, position: position, title: title, view: view, minutes: minutes,
      speaker: speaker,
      preparer: stated.map {
        PartyName(
          unit: unit, asStated: $0.cleaned, short: (short ?? $0).cleaned, isImplied: isImplied ?? false)
      }, forms: try row.packed(fields: 1).map { $0[0] }, notes: row.text(), isDropped: try row.flag())
  }

  var historyLine: String {
    [
      "\(position). \(title.vietnamese)", view?.text ?? "", minutes.map { "\($0)'" } ?? "",
      isDropped ? "×" : "",
    ]
    .filter { !$0.isEmpty }.joined(separator: "; ")
  }
}

extension MeetingRoom: StoredFact {
  static let table = "meeting_room"
  static let columns = ["meeting", "level", "name"] + Columns.unit("unit")

  var storedID: String { id.rawValue }

  func encode(into row: inout RowEncoder) {
    row.add(Optional(meeting))
    row.add(level)
    row.add(name)
    row.add(unit)
  }

  init(row: inout RowDecoder) throws {
    self.init(
      id: row.identifier(), meeting: row.identifier(), level: try row.named(), name: row.text(),
      unit: try row.optionalUnit())
  }

  var historyLine: String { name.string }
}

extension Attendance: StoredFact {
  static let table = "attendance"
  static let columns = ["meeting", "state", "note"]

  var storedID: String { room.rawValue }

  func encode(into row: inout RowEncoder) {
    row.add(Optional(meeting))
    row.add(state)
    row.add(note)
  }

  init(row: inout RowDecoder) throws {
    self.init(room: row.identifier(), meeting: row.identifier(), state: try row.named(), note: row.text())
  }

  var historyLine: String { note.isEmpty ? state.rawValue : "\(state.rawValue): \(note)" }
}
