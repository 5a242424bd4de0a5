import Model

extension Observation: StoredFact {
  static let table = "observation"
  static let columns =
    ["definition"] + Columns.unit("unit") + ["unit_as_stated"] + Columns.period + Columns.number("value")
    + Columns.number("numerator") + Columns.number("denominator") + ["as_of"] + Columns.reference + ["note"]

  var storedID: String { id.rawValue }

  func encode(into row: inout RowEncoder) throws {
    row.add(Optional(definition))
    row.add(unit)
    row.add(unitAsStated)
    row.add(period)
    try row.add(value)
    try row.add(numerator)
    try row.add(denominator)
    row.add(asOf)
    row.add(reference)
    row.add(note)
  }

  init(row: inout RowDecoder) throws {
    self.init(
      id: row.identifier(), definition: row.identifier(), unit: try row.optionalUnit(),
      unitAsStated: row.text(), period: try row.period(), value: try row.optionalNumber(),
      numerator: try row.optionalNumber(), denominator: try row.optionalNumber(),
      asOf: try row.optionalDay(), reference: try row.reference(), note: row.text())
  }

  var historyLine: String {
    var line = value?.text ?? "—"
    if let numerator, let denominator { line += " (\(numerator.text) / \(denominator.text))" }
    return line
  }
}
