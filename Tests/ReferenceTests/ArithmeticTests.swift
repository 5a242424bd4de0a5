import Model
import Testing

/// The model's arithmetic on the published figures.
@Suite struct ArithmeticTests {
  private func structure(_ id: StructureID) throws -> IndexStructureVersion {
    try #require(try BuiltInFixture.batches().flatMap(\.structures).first { $0.id == id })
  }

  private func figures(_ index: IndexID, _ label: String) throws -> [UnitID: [IndexFigure]] {
    let edition = EditionID(index: index, label: label)
    return Dictionary(grouping: try BuiltInFixture.figures().filter { $0.edition == edition }, by: \.unit)
  }

  private func values(_ figures: [IndexFigure]) -> [IndexItemID: ExactDecimal] {
    var values: [IndexItemID: ExactDecimal] = [:]
    for figure in figures { if let item = figure.item { values[item] = figure.score?.value } }
    return values
  }

  @Test(arguments: [
    ("dti", "2020", "dti-2020", 9), ("dti", "2022", "dti-922", 5), ("qd766", "2023", "qd766", 34),
  ])
  func statedTotalsAgreeWithTheirItems(index: String, label: String, structure id: String, count: Int) throws
  {
    let structure = try structure(StructureID(id))
    var agreed = 0
    for (unit, figures) in try figures(IndexID(index), label) {
      let stated = figures.first { $0.item == nil && $0.score != nil }?.score?.value
      let values = values(figures)
      guard let stated, let computed = structure.computedTotal(values).value else { continue }
      let difference = max(stated, computed) - min(stated, computed)
      #expect(difference <= structure.tolerance, "\(unit): \(stated), \(computed)")
      agreed += 1
    }
    #expect(agreed == count)
  }

  @Test func ranksOf2022AreThoseOfTheValues() throws {
    let totals = try figures("dti", "2022").values.flatMap { $0 }.filter { $0.item == nil }
    let ranking = CompetitionRanking(
      totals.compactMap { figure in figure.score.map { (key: figure.unit, score: $0.value) } })
    #expect(ranking.rankOf == 63)
    for figure in totals { #expect(ranking[figure.unit]?.rank == figure.rank, "\(figure.unit)") }
    #expect(ranking.mean(scale: 4) == ExactDecimal("0.5787"))
    let next = try #require(ranking.nextPlace(above: try BuiltInFixture.unit("51@2004-07-08")))
    #expect(next.entry.rank == 25)
    #expect(next.distance == ExactDecimal("0.0044"))
    let total = try #require(ranking[try BuiltInFixture.unit("51@2004-07-08")]?.score)
    let needed = try structure("dti-922").neededIncrease(
      of: "hoat_dong_chinh_quyen_so", toReach: next.entry.score, from: total)
    #expect(needed?.increase == ExactDecimal("0.0220"))
  }

  @Test func ranksOf2023AreThoseOfTheValues() throws {
    let totals = try figures("dti", "2023").values.flatMap { $0 }.filter { $0.item == nil }
    let ranking = CompetitionRanking(
      totals.compactMap { figure in figure.score.map { (key: figure.unit, score: $0.value) } })
    for figure in totals { #expect(ranking[figure.unit]?.rank == figure.rank, "\(figure.unit)") }
  }

  @Test func indicesOf2022AgainstTheMean() throws {
    let figures = try figures("dti", "2022")
    let home = try BuiltInFixture.unit("51@2004-07-08")
    for (item, rank) in [
      ("ha_tang_so", 19), ("hoat_dong_chinh_quyen_so", 37), ("hoat_dong_kinh_te_so", 41),
      ("hoat_dong_xa_hoi_so", 42),
    ] {
      let scores = figures.compactMap { unit, figures in
        figures.first { $0.item?.rawValue == item && $0.score != nil }?.score.map {
          (key: unit, score: $0.value)
        }
      }
      let ranking = CompetitionRanking(scores)
      #expect(ranking.rankOf == 63)
      #expect(ranking[home]?.rank == rank, "\(item)")
    }
  }
}
