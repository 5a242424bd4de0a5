import Model
import Testing

@Suite struct DossierTests {
  private func counts() throws -> [UnitID: [DefinitionID: ExactDecimal]] {
    var counts: [UnitID: [DefinitionID: ExactDecimal]] = [:]
    for observation in try BuiltInFixture.observations() {
      guard case .cumulative(let from?, _) = observation.period, from.year == 2026,
        let unit = observation.unit
      else { continue }
      counts[unit, default: [:]][observation.definition] = observation.value?.value
    }
    return counts
  }

  @Test func onTimeAndLateMakeAllReceived() throws {
    let counts = try counts()
    #expect(counts.count == 9)
    for (unit, values) in counts {
      let onTime = try #require(values["ho_so_dung_han"])
      let late = try #require(values["ho_so_qua_han"])
      #expect(onTime + late == values["ho_so_tiep_nhan"], "\(unit)")
    }
  }

  @Test func ratiosComeOutOfCountsByTheirDefinitions() throws {
    let definitions = try BuiltInFixture.batches().flatMap(\.definitions)
    let unit = try BuiltInFixture.unit("51@2025-07-01")
    let values = try #require(counts()[unit])
    for (id, numerator, denominator, percent) in [
      ("ty_le_dung_han", 200_568, 248_677, 8065), ("ty_le_thanh_toan_truc_tuyen", 108_356, 125_179, 8656),
      ("ty_le_so_hoa", 48_155, 248_677, 1936), ("ty_le_tai_su_dung", 41_670, 248_677, 1676),
      ("ty_le_hai_long", 200_503, 248_677, 8063),
    ] {
      let definition = try #require(definitions.first { $0.id.rawValue == id })
      let above = try #require(definition.numerator.flatMap { values[$0] })
      let below = try #require(definition.denominator.flatMap { values[$0] })
      #expect(above == ExactDecimal(numerator))
      #expect(below == ExactDecimal(denominator))
      #expect((numerator * 20_000 + denominator) / (denominator * 2) == percent)
    }
  }

  @Test func thresholdsAreTargetsOfTheRatios() throws {
    let targets = try BuiltInFixture.batches().flatMap(\.targets)
    func value(_ definition: DefinitionID) -> String? {
      targets.first { $0.definition == definition }?.value?.description
    }
    #expect(value("ty_le_so_hoa") == "80")
    #expect(value("ty_le_tai_su_dung") == "80")
    #expect(value("ty_le_hai_long") == "90")
    #expect(value("ty_le_ho_so_truc_tuyen") == "50")
    #expect(value("ty_le_dung_han") == nil)
    #expect(value("ty_le_thanh_toan_truc_tuyen") == nil)
    #expect(
      targets.filter { $0.value == nil }.map(\.id.rawValue).sorted() == ["bai-000.13", "bai-002-hang-dti"])
  }

  @Test func unitsOfReadingsAreThoseOfTheirDay() throws {
    let observations = try BuiltInFixture.observations()
    let binh = observations.first { $0.unitAsStated.string == "Quảng Bình" }
    #expect(binh?.unit?.description == "44@2004-07-08")
    let november = observations.filter { $0.period == .month(year: 2025, month: 11) }
    #expect(Set(november.compactMap(\.unit)).count == 29)
    #expect(november.first { $0.unitAsStated.string == "Đăk Lăk" }?.unit?.description == "66@2025-07-01")
    let year = try counts().keys.map(\.description)
    #expect(year.contains("75@2026-04-30"))
  }
}
