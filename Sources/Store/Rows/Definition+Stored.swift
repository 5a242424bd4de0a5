import Model

extension Definition: StoredFact {
  static let table = "definition"
  static let columns =
    ["kind", "definition_group"] + Columns.localized("name") + Columns.localized("measure")
    + ["numerator", "denominator"] + Columns.localized("formula")
    + ["level_system", "basis", "higher_is_better"]
  static let derivedColumns = ["search", "sort_key"]

  var storedID: String { id.rawValue }

  func encode(into row: inout RowEncoder) {
    row.add(kind)
    row.add(group)
    row.add(name)
    row.add(unitOfMeasure)
    row.add(numerator)
    row.add(denominator)
    row.add(formula)
    row.add(levelSystem)
    row.add(basis)
    row.add(higherIsBetter)
  }

  var derivedValues: [StoredValue] {
    [.text(Folding.search([name.vietnamese, name.english])), .text(Folding.sortKey(name.vietnamese))]
  }

  init(row: inout RowDecoder) throws {
    self.init(
      id: row.identifier(), kind: try row.named(), group: try row.named(), name: row.localized(),
      unitOfMeasure: row.localized(), numerator: row.optionalIdentifier(),
      denominator: row.optionalIdentifier(), formula: row.localized(), levelSystem: row.text(),
      basis: row.text(), higherIsBetter: try row.optionalFlag())
  }

  var historyLine: String { name.vietnamese.string }
}

extension Target: StoredFact {
  static let table = "target"
  static let columns =
    ["definition"] + Columns.unit("unit") + Columns.decimal("value") + ["as_stated", "year", "basis"]

  var storedID: String { id.rawValue }

  func encode(into row: inout RowEncoder) throws {
    row.add(Optional(definition))
    row.add(unit)
    try row.add(value)
    row.add(asStated)
    row.add(year)
    row.add(basis)
  }

  init(row: inout RowDecoder) throws {
    self.init(
      id: row.identifier(), definition: row.identifier(), unit: try row.optionalUnit(),
      value: try row.optionalDecimal(), asStated: row.text(), year: try row.optionalInteger(),
      basis: row.text())
  }

  var historyLine: String { asStated.string }
}
