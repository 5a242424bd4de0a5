import Model

extension AdministrativeUnit: StoredFact {
  static let table = "unit"
  static let columns =
    ["code", "valid_from", "kind", "unit_group"] + Columns.localized("name")
    + Columns.localized("short_name") + ["valid_to"] + Columns.unit("parent")
    + ["successors", "is_special_zone", "official_order", "aliases"]
  static let derivedColumns = ["search", "sort_key"]

  var storedID: String { id.description }

  func encode(into row: inout RowEncoder) {
    row.add(Optional(id))
    row.add(kind)
    row.add(group)
    row.add(name)
    row.add(shortName)
    row.add(validTo)
    row.add(parent)
    row.add(packed: successors.map { [$0.description] })
    row.add(isSpecialZone)
    row.add(officialOrder)
    row.add(packed: aliases.map { [$0.string] })
  }

  var derivedValues: [StoredValue] {
    [
      .text(Folding.search([name.vietnamese, name.english, id.code.cleaned] + aliases)),
      .text(Folding.sortKey(shortName.vietnamese)),
    ]
  }

  init(row: inout RowDecoder) throws {
    _ = row.string()
    let id = try row.unit()
    let kind = try row.named(Kind.self)
    let group = try row.named(Group.self)
    let name = row.localized()
    let shortName = row.localized()
    let validTo = try row.optionalDay()
    let parent = try row.optionalUnit()
    let successors = try row.packed(fields: 1).map { record in
      guard let unit = UnitID(record[0]) else { throw row.unfit("not a unit: \(record[0])") }
      return unit
    }
    self.init(
      id: id, kind: kind, group: group, name: name, shortName: shortName, validTo: validTo, parent: parent,
      successors: successors, isSpecialZone: try row.flag(), officialOrder: try row.integer(),
      aliases: try row.packed(fields: 1).map { $0[0].cleaned })
  }

  var historyLine: String { name.vietnamese.string }
}

extension String {
  /// Cleaned on the way out of the store.
  var cleaned: CleanText { CleanText(cleaning: self) }
}
