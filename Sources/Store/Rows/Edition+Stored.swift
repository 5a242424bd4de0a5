import Model

extension Edition: StoredFact {
  static let table = "edition"
  static let columns =
    Columns.edition + ["structure"] + Columns.period
    + [
      "published", "published_as_stated", "unit_count", "units_on", "method_break", "break_note",
      "stated_means", "source",
    ]

  var storedID: String { id.description }

  func encode(into row: inout RowEncoder) {
    row.add(Optional(id))
    row.add(Optional(structure))
    row.add(period)
    row.add(Optional(published))
    row.add(publishedAsStated)
    row.add(unitCount)
    row.add(Optional(unitsOn))
    row.add(methodBreak)
    row.add(breakNote)
    row.add(
      packed: statedMeans.map { mean in
        [
          mean.item?.rawValue ?? "", mean.value.text, mean.value.value.description, mean.value.bound.rawValue,
          mean.reference.source.rawValue, mean.reference.file.string, mean.reference.sheet.string,
          String(mean.reference.row), mean.reference.column.string,
        ]
      })
    row.add(Optional(source))
  }

  init(row: inout RowDecoder) throws {
    _ = row.string()
    self.init(
      id: try row.edition(), structure: row.identifier(), period: try row.period(),
      published: try row.day(), publishedAsStated: row.text(), unitCount: try row.integer(),
      unitsOn: try row.day(), methodBreak: try row.named(), breakNote: row.text(),
      statedMeans: try Self.means(&row), source: row.identifier())
  }

  private static func means(_ row: inout RowDecoder) throws -> [StatedMean] {
    try row.packed(fields: 9).map { field in
      guard let value = ExactDecimal(field[2]), let bound = StatedNumber.Bound(rawValue: field[3]),
        let line = RowDecoder.integer(field[7])
      else { throw row.unfit("not a stated mean: \(field[1])") }
      return StatedMean(
        item: field[0].isEmpty ? nil : IndexItemID(field[0]),
        value: StatedNumber(text: field[1], value: value, bound: bound),
        reference: SourceReference(
          source: SourceID(field[4]), file: field[5].cleaned, sheet: field[6].cleaned, row: line,
          column: field[8].cleaned))
    }
  }
}

extension IndexFigure: StoredFact {
  static let table = "index_figure"
  static let columns =
    Columns.edition + ["item"] + Columns.unit("unit") + ["unit_as_stated"] + Columns.number("score")
    + ["rank", "rank_of", "rank_basis", "as_of"] + Columns.reference + ["note"]

  var storedID: String { id.rawValue }

  func encode(into row: inout RowEncoder) throws {
    row.add(Optional(edition))
    row.add(item)
    row.add(Optional(unit))
    row.add(unitAsStated)
    try row.add(score)
    row.add(rank)
    row.add(rankOf)
    row.add(rankBasis?.rawValue)
    row.add(asOf)
    row.add(reference)
    row.add(note)
  }

  init(row: inout RowDecoder) throws {
    self.init(
      id: row.identifier(), edition: try row.edition(), item: row.optionalIdentifier(), unit: try row.unit(),
      unitAsStated: row.text(), score: try row.optionalNumber(), rank: try row.optionalInteger(),
      rankOf: try row.optionalInteger(), rankBasis: try row.optionalNamed(), asOf: try row.optionalDay(),
      reference: try row.reference(), note: row.text())
  }

  var historyLine: String {
    [score?.text, rank.map { rank in rankOf.map { "\(rank)/\($0)" } ?? "\(rank)" }]
      .compactMap { $0 }.joined(separator: " · ")
  }
}
