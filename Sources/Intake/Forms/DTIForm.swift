import Model

/// `dti_2020_2023.csv`: rank, value and the three pillars of the provincial DTI. The columns `pillar_*` are
/// pillars, which overlap, and never the activity indices of similar name.
public enum DTIForm: Form {
  public static let columns = [
    "edition_year", "province_name", "rank", "rank_of", "score", "pillar_government_rank",
    "pillar_government_score", "pillar_economy_rank", "pillar_economy_score", "pillar_society_rank",
    "pillar_society_score", "source_url", "rank_basis", "note",
  ]

  private static let pillars: [(column: String, item: IndexItemID)] = [
    ("pillar_government", "tru_cot_chinh_quyen_so"), ("pillar_economy", "tru_cot_kinh_te_so"),
    ("pillar_society", "tru_cot_xa_hoi_so"),
  ]

  private static let basisOfWord: [String: IndexFigure.RankBasis] = [
    "published": .published, "row_order_of_scraped_official_table": .tableOrder,
    "published_delta": .publishedChange, "order_of_published_top10": .publishedTopTen,
  ]

  public static func read(
    _ table: Table, context: IntakeContext, into batch: inout FactBatch
  ) -> [IntakeFault] {
    eachRow(of: table) { row in
      guard let place = IndexPlace(&row, index: "dti", context: context) else { return }
      let rankOf = row.integer("rank_of", in: 1...1000)
      let rank = row.integer("rank", in: 1...(rankOf ?? 1000))
      let score = row.number("score")
      let basis = basisOfWord[row.required("rank_basis")]
      if basis == nil { row.refuse("rank_basis", FaultReason.unknownWord) }
      var figures: [IndexFigure] = []
      let note = RowScanner.note(
        [context.wording(ofNote: row.text("note"))], furtherSources: place.furtherSources)
      figures.append(
        place.figure(item: nil, score: score, rank: rank, rankOf: rankOf, basis: basis, note: note, row: row))
      for pillar in pillars {
        let rank = row.optionalInteger(pillar.column + "_rank", in: 1...(rankOf ?? 1000))
        let score = row.number(pillar.column + "_score")
        guard rank != nil || score != nil else { continue }
        figures.append(
          place.figure(
            item: pillar.item, score: score, rank: rank, rankOf: rank == nil ? nil : rankOf,
            basis: rank == nil ? nil : .published, note: note, row: row, column: pillar.column))
      }
      guard row.isSound else { return }
      place.append(figures, to: &batch, from: &row)
    }
  }
}

/// `dti_components_2022.csv`, `dti_components_2023.csv`: values of main indices.
///
/// The year is the file name's. Rank and total stand in ``DTIForm``'s file with their source, and must agree
/// with it; they make no figure of their own here.
public enum DTIComponentForm: Form {
  public static let items = [
    "nhan_thuc_so", "the_che_so", "ha_tang_so", "nhan_luc_so", "an_toan_thong_tin_mang",
    "hoat_dong_chinh_quyen_so", "hoat_dong_kinh_te_so", "hoat_dong_xa_hoi_so",
  ]
  public static let columns = ["rank", "province_name"] + items + ["pdti", "source_url"]

  public static func read(
    _ table: Table, context: IntakeContext, into batch: inout FactBatch
  ) -> [IntakeFault] {
    let year = String(table.name.filter(\.isASCIIDigit).suffix(4))
    let edition = EditionID(index: "dti", label: year)
    var totals: [UnitID: IndexFigure] = [:]
    for figure in batch.indexFigures where figure.edition == edition && figure.item == nil {
      totals[figure.unit] = figure
    }
    return eachRow(of: table) { row in
      guard let place = IndexPlace(&row, edition: edition, context: context) else { return }
      let rank = row.integer("rank", in: 1...1000)
      let total = row.decimal("pdti")
      if let known = totals[place.unit] {
        if let value = known.score?.value, value != total {
          row.refuse("pdti", FaultReason.outOfRange, suggestion: value.description)
        }
        if known.rank != rank { row.refuse("rank", FaultReason.outOfRange) }
      }
      let note = RowScanner.note([], furtherSources: place.furtherSources)
      let figures = items.compactMap { item in
        row.number(item).map {
          place.figure(
            item: IndexItemID(item), score: $0, rank: nil, rankOf: nil, basis: nil, note: note, row: row,
            column: item)
        }
      }
      guard row.isSound else { return }
      place.append(figures, to: &batch, from: &row)
    }
  }
}

/// `dti_component_ranks.csv`: published ranks of main indices.
public enum DTIComponentRankForm: Form {
  public static let columns = ["edition_year", "province_name", "component", "rank", "rank_of", "source_url"]

  public static func read(
    _ table: Table, context: IntakeContext, into batch: inout FactBatch
  ) -> [IntakeFault] {
    eachRow(of: table) { row in
      guard let place = IndexPlace(&row, index: "dti", context: context) else { return }
      let rankOf = row.integer("rank_of", in: 1...1000)
      let rank = row.integer("rank", in: 1...(rankOf ?? 1000))
      let item = IndexItemID(row.required("component"))
      let figure = place.figure(
        item: item, score: nil, rank: rank, rankOf: rankOf, basis: .published,
        note: RowScanner.note([], furtherSources: place.furtherSources), row: row, column: "rank")
      guard row.isSound else { return }
      place.append([figure], to: &batch, from: &row)
    }
  }
}
