import Model

extension Document: StoredFact {
  static let table = "document"
  static let columns =
    ["kind"] + Columns.unit("province") + ["number"] + Columns.localized("title")
    + ["day", "day_as_stated", "issuer"] + Columns.reference + ["note"]
  static let derivedColumns = ["search"]

  var storedID: String { id.rawValue }

  func encode(into row: inout RowEncoder) {
    row.add(kind)
    row.add(province)
    row.add(number)
    row.add(title)
    row.add(day)
    row.add(dayAsStated)
    row.add(issuer)
    row.add(reference)
    row.add(note)
  }

  /// The number alone: directives are searched by it.
  var derivedValues: [StoredValue] { [.text(Folding.search([number]))] }

  init(row: inout RowDecoder) throws {
    self.init(
      id: row.identifier(), kind: try row.named(), province: try row.optionalUnit(), number: row.text(),
      title: row.localized(), day: try row.optionalDay(), dayAsStated: row.text(), issuer: row.text(),
      reference: try row.reference(), note: row.text())
  }

  var historyLine: String { title.vietnamese.string }
}

extension Difficulty: StoredFact {
  static let table = "difficulty"
  static let columns =
    Columns.unit("province") + Columns.localized("title")
    + ["stated_on", "directive", "definition", "decided_on", "decision"] + Columns.reference

  var storedID: String { id.rawValue }

  func encode(into row: inout RowEncoder) {
    row.add(province)
    row.add(title)
    row.add(Optional(statedOn))
    row.add(directive)
    row.add(definition)
    row.add(decidedOn)
    row.add(decision)
    row.add(reference)
  }

  init(row: inout RowDecoder) throws {
    self.init(
      id: row.identifier(), province: try row.optionalUnit(), title: row.localized(),
      statedOn: try row.day(), directive: row.optionalIdentifier(), definition: row.optionalIdentifier(),
      decidedOn: try row.optionalDay(), decision: row.text(), reference: try row.reference())
  }

  var historyLine: String { title.vietnamese.string }
}

extension Holiday: StoredFact {
  static let table = "holiday"
  static let columns = ["day"] + Columns.localized("name") + ["is_off", "basis"]

  var storedID: String { day.description }

  func encode(into row: inout RowEncoder) {
    row.add(Optional(day))
    row.add(name)
    row.add(isOff)
    row.add(basis)
  }

  init(row: inout RowDecoder) throws {
    _ = row.string()
    self.init(day: try row.day(), name: row.localized(), isOff: try row.flag(), basis: row.text())
  }

  var historyLine: String { name.vietnamese.string }
}
