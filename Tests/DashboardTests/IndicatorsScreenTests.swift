import Model
import TestLibrary
import Testing

@testable import Dashboard

@Suite struct IndicatorsScreenTests {
  private func entry(_ definition: DefinitionID, _ state: State) throws -> FigureEntry {
    let table = try #require(state.answers.figures(.provinces, .newest(today: state.today)))
    return try #require(table.entries(of: definition).first)
  }

  @Test func criteriaStandInTheirGroups() throws {
    let driver = try BuiltInScreens.driver(.indicators, rows: 60)
    let frame = driver.shown
    for heading in ["Văn bản điện tử", "Phản ánh, kiến nghị", "Nền tảng", "OCOP, thương mại điện tử"] {
      #expect(frame.contains(heading), "\(heading)")
    }
    #expect(frame.contains("hơn 11.000"))
    #expect(frame.contains("1.443"))
  }

  @Test func identifiersAndThresholdsAreNoQuantities() throws {
    let driver = try BuiltInScreens.driver(.indicators)
    let words = FigureWords(driver.state)
    let telephone = try entry("tong_dai_ho_tro_dvctt", driver.state)
    #expect(words.value(telephone) == "19001023")
    #expect(telephone.state == nil)
    let passMark = try entry("danh_gia_noi_tinh_nguong", driver.state)
    #expect(words.value(passMark).string.hasPrefix("ngưỡng"))
    #expect(passMark.state == nil)
  }

  @Test func sumsOfSourcesAreAddedUp() throws {
    var driver = try BuiltInScreens.driver(.indicators)
    let rooms = try #require(try entry("diem_cau", driver.state).identity)
    #expect(rooms.check == .agrees)
    #expect(rooms.values == [1, 27, 559, 206].map { ExactDecimal($0) })
    #expect(rooms.total == ExactDecimal(793))
    let services = try #require(try entry("dvctt_tich_hop_dvcqg_muc_34", driver.state).identity)
    #expect(services.check == .agrees)
    driver.state.view.selected = .definition("diem_cau")
    try driver.press("Enter")
    #expect(driver.state.view.path == [.definition("diem_cau")])
    #expect(driver.shown.lines.contains { $0.contains("206") && $0.contains("793: khớp") })
  }

  @Test func yearsSwitch() throws {
    var driver = try BuiltInScreens.driver(.indicators, today: "2026-11-03")
    try driver.press("[ [ [")
    guard case .year(let year)? = driver.state.view.period else {
      Issue.record("no year")
      return
    }
    let context = try #require(IndicatorsContext(driver.state))
    for row in context.criteria {
      guard let definition = row.definition else { continue }
      #expect(
        context.units.contains { context.entry(definition, $0.key)?.period.lastDay?.year == year })
    }
  }

  @Test func chosenCellFollowsTheColumns() throws {
    var driver = try BuiltInScreens.driver(.indicators)
    let first = IndicatorsContext(driver.state)?.selectedUnit
    try driver.press("Right")
    let second = IndicatorsContext(driver.state)?.selectedUnit
    #expect(first != second)
    try driver.press("Left")
    #expect(IndicatorsContext(driver.state)?.selectedUnit == first)
  }

  @Test func provincesOfAnotherTimeStandInNoEmptyColumn() throws {
    var driver = try BuiltInScreens.driver(.indicators, today: "2026-11-03", home: "51@2025-07-01")
    let namesakes = { (state: State) -> [FigureUnit] in
      (IndicatorsContext(state)?.units ?? []).filter { $0.name.vietnamese == "Quảng Ngãi" }
    }
    // Both are known today, so they are told apart in words and in the heads.
    #expect(namesakes(driver.state).count == 2)
    let context = try #require(IndicatorsContext(driver.state))
    let names = namesakes(driver.state).map { context.name($0).string }
    #expect(Set(names) == ["Quảng Ngãi", "Quảng Ngãi (từ 07/2025)"])
    let heads = namesakes(driver.state).map { context.name($0, columns: 12).string }
    #expect(Set(heads).count == 2)
    // A year before the merger has one of them, and every column has a figure.
    for year in [2022, 2023] {
      driver.state.view.period = .year(year)
      driver.resize(120, 40)
      let before = try #require(IndicatorsContext(driver.state))
      #expect(namesakes(driver.state).count <= 1)
      #expect(!before.units.contains { $0.id?.validFrom.year == 2025 })
      #expect(
        before.units.allSatisfy { unit in
          before.criteria.contains { $0.definition.map { before.entry($0, unit.key) != nil } ?? false }
        })
    }
    driver.state.view.period = nil
    try driver.press("g")
    let column = try #require(namesakes(driver.state).first { $0.id?.validFrom.year == 2025 })
    driver.state.view.column = column.itemKey.rawValue
    driver.resize(120, 39)
    #expect(driver.shown.contains("Quảng Ngãi (từ 07/2025)"))
  }
}
