import Model

extension Procedure: StoredFact {
  static let table = "procedure"
  static let columns = ["name", "field", "level"]
  static let derivedColumns = ["search", "sort_key"]

  var storedID: String { id.rawValue }

  func encode(into row: inout RowEncoder) {
    row.add(name)
    row.add(field)
    row.add(level?.rawValue)
  }

  var derivedValues: [StoredValue] {
    [.text(Folding.search([name, id.rawValue.cleaned])), .text(Folding.sortKey(name))]
  }

  init(row: inout RowDecoder) throws {
    self.init(
      id: row.identifier(), name: row.text(), field: row.text(), level: try row.optionalNamed())
  }

  var historyLine: String { name.string }
}
