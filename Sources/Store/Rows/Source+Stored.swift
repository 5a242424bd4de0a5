import Model

extension Source: StoredFact {
  static let table = "source"
  static let columns =
    ["kind"] + Columns.localized("title") + ["publisher", "address", "published", "read_on", "note"]

  var storedID: String { id.rawValue }

  func encode(into row: inout RowEncoder) {
    row.add(kind)
    row.add(title)
    row.add(publisher)
    row.add(address)
    row.add(published)
    row.add(readOn)
    row.add(note)
  }

  init(row: inout RowDecoder) throws {
    self.init(
      id: row.identifier(), kind: try row.named(), title: row.localized(), publisher: row.text(),
      address: row.text(), published: try row.optionalDay(), readOn: try row.optionalDay(), note: row.text())
  }

  var historyLine: String { title.vietnamese.string }
}
