import Model

/// `qd766_scores.csv`: points and ranks of the service index of Quyết định 766/QĐ-TTg, one figure a row.
///
/// A rank (`xep_hang`) joins the total of the same unit, edition and source; a mean of the whole country
/// belongs to the edition.
public enum ServiceIndexForm: Form {
  public static let columns = ["province", "period", "indicator", "value", "unit", "source_url"]

  private static let country = "Cả nước"

  /// The edition a reading belongs to: a year read when it was over, the day of a reading within the year, or a
  /// month.
  static func edition(ofPeriod text: String) -> EditionID? {
    let words = text.parts(separatedBy: " (")
    guard let first = words.first else { return nil }
    guard words.count > 1, first.count == 4 else { return EditionID(index: "qd766", label: first) }
    let detail = words[1].filter { $0 != ")" }
    if detail.hasPrefix("full year") { return EditionID(index: "qd766", label: first) }
    guard detail.hasPrefix("read "), let day = Day(iso8601: String(detail.dropFirst(5))) else { return nil }
    return EditionID(index: "qd766", label: day.description)
  }

  /// The day of a reading; nil where only the month is known.
  private static func dayRead(_ text: String) -> Day? {
    guard let range = text.firstRange(of: "(read ") else { return nil }
    return Day(iso8601: String(text[range.upperBound...].prefix(10)))
  }

  static func means(
    in table: Table, context: IntakeContext, into means: inout [EditionID: [StatedMean]]
  ) -> [IntakeFault] {
    eachRow(of: table) { row in
      guard row.text("province") == country else { return }
      guard let edition = edition(ofPeriod: row.text("period")) else {
        row.refuse("period", FaultReason.notAPeriod)
        return
      }
      let value = row.number("value")
      let sources = row.sources("source_url", context: context)
      guard row.isSound, let value, let sources else { return }
      let indicator = row.text("indicator")
      means[edition, default: []].append(
        StatedMean(
          item: indicator == "tong_diem" ? nil : IndexItemID(indicator), value: value,
          reference: row.reference(sources.first.id, column: "value")))
    }
  }

  public static func read(
    _ table: Table, context: IntakeContext, into batch: inout FactBatch
  ) -> [IntakeFault] {
    var positionOfID: [FactID: Int] = [:]
    return eachRow(of: table) { row in
      guard row.text("province") != country else { return }
      guard let edition = edition(ofPeriod: row.text("period")) else {
        row.refuse("period", FaultReason.notAPeriod)
        return
      }
      guard let place = IndexPlace(&row, edition: edition, column: "province", context: context) else {
        return
      }
      let indicator = row.required("indicator")
      let isRank = indicator == "xep_hang"
      let asOf = dayRead(row.text("period"))
      let figure: IndexFigure
      if isRank {
        let rankOf = row.text("unit").split(separator: " ").last.flatMap { Int($0) }
        let rank = row.integer("value", in: 1...(rankOf ?? 1000))
        figure = place.figure(
          item: nil, score: nil, rank: rank, rankOf: rankOf, basis: .published, asOf: asOf, note: .empty,
          row: row, column: "value")
      } else {
        let score = row.number("value")
        if score == nil { row.refuse("value", FaultReason.missingValue) }
        figure = place.figure(
          item: indicator == "tong_diem" ? nil : IndexItemID(indicator), score: score, rank: nil, rankOf: nil,
          basis: nil, asOf: asOf, note: .empty, row: row, column: "value")
      }
      guard row.isSound else { return }
      if let position = positionOfID[figure.id] {
        guard let joined = join(batch.indexFigures[position], figure) else {
          row.refuse("indicator", FaultReason.doubleRow)
          return
        }
        batch.indexFigures[position] = joined
      } else {
        positionOfID[figure.id] = batch.indexFigures.count
        place.append([figure], to: &batch, from: &row)
        if !row.isSound { positionOfID[figure.id] = nil }
      }
    }
  }

  /// A total's points and its rank stand in two rows; nil where both say the same thing.
  private static func join(_ first: IndexFigure, _ second: IndexFigure) -> IndexFigure? {
    let scored = first.score == nil ? second : first
    let ranked = first.score == nil ? first : second
    guard scored.score != nil, scored.rank == nil, ranked.rank != nil, ranked.score == nil else { return nil }
    return IndexFigure(
      id: scored.id, edition: scored.edition, item: nil, unit: scored.unit, unitAsStated: scored.unitAsStated,
      score: scored.score, rank: ranked.rank, rankOf: ranked.rankOf, rankBasis: ranked.rankBasis,
      asOf: scored.asOf, reference: scored.reference,
      note: CleanText(cleaning: "hạng ở dòng \(ranked.reference.row)"))
  }
}
