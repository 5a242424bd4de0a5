import Model

extension IndexStructureVersion: StoredFact {
  static let table = "structure"
  static let columns =
    ["index_id"] + Columns.localized("name") + Columns.localized("short_name") + ["scale", "decimals"]
    + Columns.decimal("tolerance") + Columns.decimal("maximum")
    + ["items", "bands", "bands_are_provisional"] + Columns.decimal("pass_mark") + ["basis"]

  var storedID: String { id.rawValue }

  func encode(into row: inout RowEncoder) throws {
    row.add(Optional(index))
    row.add(name)
    row.add(shortName)
    row.add(scale)
    row.add(decimals)
    try row.add(tolerance)
    try row.add(maximum)
    row.add(
      packed: items.map { item in
        [
          item.id.rawValue, item.role.rawValue, item.parent?.rawValue ?? "", item.name.vietnamese.string,
          item.name.english.string, item.shortName.vietnamese.string, item.shortName.english.string,
          String(item.points),
        ]
      })
    row.add(
      packed: bands.map { band in
        [
          band.name.vietnamese.string, band.name.english.string, band.shortName.vietnamese.string,
          band.shortName.english.string, band.from.description,
        ]
      })
    row.add(bandsAreProvisional)
    try row.add(passMark)
    row.add(basis)
  }

  init(row: inout RowDecoder) throws {
    self.init(
      id: row.identifier(), index: row.identifier(), name: row.localized(), shortName: row.localized(),
      scale: try row.named(), decimals: try row.integer(), tolerance: try row.decimal(),
      maximum: try row.decimal(), items: try Self.items(&row), bands: try Self.bands(&row),
      bandsAreProvisional: try row.flag(), passMark: try row.optionalDecimal(), basis: row.text())
  }

  private static func items(_ row: inout RowDecoder) throws -> [IndexItem] {
    try row.packed(fields: 8).map { field in
      guard let role = IndexItem.Role(rawValue: field[1]), let points = RowDecoder.integer(field[7]) else {
        throw row.unfit("not an item: \(field[0])")
      }
      return IndexItem(
        id: IndexItemID(field[0]), role: role, parent: field[2].isEmpty ? nil : IndexItemID(field[2]),
        name: LocalizedText(vietnamese: field[3].cleaned, english: field[4].cleaned),
        shortName: LocalizedText(vietnamese: field[5].cleaned, english: field[6].cleaned), points: points)
    }
  }

  private static func bands(_ row: inout RowDecoder) throws -> [Band] {
    try row.packed(fields: 5).map { field in
      guard let from = ExactDecimal(field[4]) else { throw row.unfit("not a band: \(field[0])") }
      return Band(
        name: LocalizedText(vietnamese: field[0].cleaned, english: field[1].cleaned),
        shortName: LocalizedText(vietnamese: field[2].cleaned, english: field[3].cleaned), from: from)
    }
  }

  var historyLine: String { name.vietnamese.string }
}
