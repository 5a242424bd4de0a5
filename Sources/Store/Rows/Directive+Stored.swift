import Model

extension Directive: StoredFact {
  static let table = "directive"
  static let columns =
    ["kind"] + Columns.unit("province") + Columns.localized("title") + ["document", "item", "assigned_on"]
    + Columns.window
    + [
      "counting", "recurrence", "recurrence_first_day", "recurrence_last_day", "recurrence_until",
      "recurrence_ad_hoc", "is_tracked", "initial_progress", "awaits_index", "awaits_label", "leads",
      "coordinating", "due_as_stated",
    ] + Columns.localized("due_reading") + Columns.reference + ["note", "text"]
  /// `lead` is the short form of the first lead, which lists show.
  static let derivedColumns = ["lead", "search", "sort_key"]

  static let directiveColumn: String? = "id"

  var storedID: String { id.rawValue }

  func encode(into row: inout RowEncoder) {
    row.add(kind)
    row.add(province)
    row.add(title)
    row.add(document)
    row.add(item)
    row.add(Optional(assignedOn))
    row.add(due.window)
    row.add(due.counting)
    row.add(recurrence.rule)
    row.add(recurrence.firstDayOfMonth)
    row.add(recurrence.lastDayOfMonth)
    row.add(recurrence.until)
    row.add(recurrence.alsoAdHoc)
    row.add(isTracked)
    row.add(initialProgress)
    row.add(awaitsReading)
    row.add(packed: leads.map(Self.pack))
    row.add(packed: coordinating.map(Self.pack))
    row.add(due.asStated)
    row.add(due.reading)
    row.add(reference)
    row.add(note)
    row.add(text)
  }

  var derivedValues: [StoredValue] {
    [
      .text(leads.first?.short.string ?? ""),
      .text(Folding.search([title.vietnamese, title.english] + leads.flatMap { [$0.asStated, $0.short] })),
      .text(Folding.sortKey(title.vietnamese)),
    ]
  }

  init(row: inout RowDecoder) throws {
    let id: DirectiveID = row.identifier()
    let kind = try row.named(Kind.self)
    let province = try row.optionalUnit()
    let title = row.localized()
    let document: DocumentID? = row.optionalIdentifier()
    let item = row.string()
    let assignedOn = try row.day()
    let window = try row.optionalRange()
    let counting = try row.named(Due.Counting.self)
    let recurrence = try row.recurrence()
    let isTracked = try row.flag()
    let progress = try row.named(Progress.self)
    let awaits = row.optionalEdition()
    let leads = try Self.parties(&row)
    let coordinating = try Self.parties(&row)
    let due = Due(
      asStated: row.text(), reading: row.optionalLocalized(), window: window, counting: counting)
    let reference = try row.reference()
    let note = row.text()
    self.init(
      id: id, kind: kind, province: province, title: title, text: row.text(), document: document, item: item,
      assignedOn: assignedOn, leads: leads, coordinating: coordinating, due: due, recurrence: recurrence,
      isTracked: isTracked, initialProgress: progress, awaitsReading: awaits, reference: reference,
      note: note)
  }

  static func pack(_ party: PartyName) -> [String] {
    [
      party.unit?.description ?? "", party.asStated.string, party.short.string, party.isImplied ? "1" : "0",
    ]
  }

  static func parties(_ row: inout RowDecoder) throws -> [PartyName] {
    try row.packed(fields: 4).map { field in
      let unit = field[0].isEmpty ? nil : UnitID(field[0])
      guard field[0].isEmpty || unit != nil else { throw row.unfit("not a unit: \(field[0])") }
      return PartyName(
        unit: unit, asStated: field[1].cleaned, short: field[2].cleaned, isImplied: field[3] == "1")
    }
  }

  var historyLine: String { title.vietnamese.string }
}

extension RowDecoder {
  mutating func recurrence() throws -> Recurrence {
    Recurrence(
      rule: try named(), firstDayOfMonth: try optionalInteger(), lastDayOfMonth: try optionalInteger(),
      until: try optionalDay(), alsoAdHoc: try flag())
  }
}
