import Model

/// Edition, unit and source of a row that tells of an index: what its figures have in common.
struct IndexPlace {
  let edition: Edition
  let unit: UnitID
  let unitAsStated: CleanText
  let source: Source
  let furtherSources: [Source]
  private let items: Set<IndexItemID>

  /// Reads the year, the name and the sources of a row.
  init?(_ row: inout RowScanner, index: IndexID, context: IntakeContext) {
    let label = row.required("edition_year")
    self.init(&row, edition: EditionID(index: index, label: label), context: context)
  }

  init?(
    _ row: inout RowScanner, edition id: EditionID, column: String = "province_name", context: IntakeContext
  ) {
    guard let edition = context.editions[id], let structure = context.structures[edition.structure] else {
      row.refuse("edition_year", FaultReason.unknownReference, value: id.description)
      return nil
    }
    // Names are those of the units ranked, so they are matched on a day when just those existed.
    let unit = row.unit(column, on: edition.unitsOn, register: context.register)
    let sources = row.sources("source_url", context: context)
    guard let unit, let sources else { return nil }
    self.edition = edition
    self.unit = unit.id
    self.unitAsStated = row.clean(column)
    self.source = sources.first
    self.furtherSources = sources.rest
    self.items = Set(structure.items.map(\.id))
  }

  /// The identifier of a figure: what it is about, and its source.
  func factID(item: IndexItemID?) -> FactID {
    FactID("\(edition.id)/\(unit)/\(item?.rawValue ?? "total")/\(source.id)")
  }

  func figure(
    item: IndexItemID?, score: StatedNumber?, rank: Int?, rankOf: Int?, basis: IndexFigure.RankBasis?,
    asOf: Day? = nil, note: CleanText, row: RowScanner, column: String = ""
  ) -> IndexFigure {
    IndexFigure(
      id: factID(item: item), edition: edition.id, item: item, unit: unit, unitAsStated: unitAsStated,
      score: score, rank: rank, rankOf: rankOf, rankBasis: basis, asOf: asOf ?? source.readOn,
      reference: row.reference(source.id, column: column), note: note)
  }

  /// Takes the figures of a row in, unless an item is not the structure's or a figure stands already.
  func append(_ figures: [IndexFigure], to batch: inout FactBatch, from row: inout RowScanner) {
    for figure in figures {
      if let item = figure.item, !items.contains(item) {
        row.refuse(
          figure.reference.column.string, FaultReason.unknownReference, value: item.rawValue)
      }
    }
    guard row.isSound else { return }
    batch.indexFigures += figures
  }
}
