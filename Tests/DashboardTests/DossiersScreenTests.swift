import Model
import TestLibrary
import Testing

@testable import Dashboard

@Suite struct DossiersScreenTests {
  @Test func serviceIndexShowsSumsAndTheOwnRow() throws {
    let driver = try BuiltInScreens.driver(.dossiers)
    // The year that had ended by then, though its figures were read later.
    #expect(DossiersScreen().caption(driver.state).string.contains("2023"))
    let frame = driver.shown
    #expect(frame.contains("Cả 34 đơn vị [T]"))
    #expect(
      frame.lines.contains { $0.contains("22  Quảng Ngãi") && $0.contains("70,78") && $0.contains("khớp") })
    #expect(frame.lines.contains { $0.contains("Còn thiếu") && $0.contains("29,22") && $0.contains("10,59") })
    #expect(frame.lines.contains { $0.contains("Hạng") && $0.contains("22/34") && $0.contains("27/34") })
    #expect(frame.contains("90/80/70/50"))
  }

  @Test func ratiosOf2026CarryCountsTargetsAndIdentity() throws {
    var driver = try BuiltInScreens.driver(.dossiers, today: "2026-11-03")
    try driver.press("x")
    let frame = driver.shown
    #expect(frame.contains("200.568 / 248.677"))
    #expect(frame.contains("80,65%"))
    #expect(
      frame.lines.contains {
        $0.contains("Số hóa hồ sơ") && $0.contains("19,36%") && $0.contains("■ chưa đạt 80%")
      })
    #expect(frame.lines.contains { $0.contains("Giải quyết đúng hạn") && $0.contains("— chưa có mục tiêu") })
    #expect(
      frame.lines.contains { $0.contains("200.568") && $0.contains("48.109") && $0.contains("248.677: khớp") }
    )
  }

  @Test func proceduresOf29Provinces() throws {
    var driver = try BuiltInScreens.driver(.dossiers, today: "2026-11-03")
    try driver.press("x x")
    let context = try #require(
      DossierMode.shown(driver.state).flatMap { RatioContext(driver.state, mode: $0) })
    #expect(context.matrix.rows.count == 29)
    #expect(context.matrix.rows.allSatisfy { row in row.identities.allSatisfy { $0.check == .agrees } })
  }

  @Test func statementsKeepTheirDefinitions() throws {
    var driver = try BuiltInScreens.driver(.dossiers, today: "2026-11-03")
    try driver.press("x x x")
    #expect(DossierMode.shown(driver.state) == .statements)
    #expect(driver.shown.contains("16,94%"))
    try driver.press("/ t h a n h Space h o a Enter")
    #expect(driver.shown.contains("98,54%"))
    let card = try #require(DossiersScreen().figureCard(driver.state))
    #expect(card.facts.contains { $0.value.string.contains("(") })
  }

  @Test func cardOfAComputedRatioNamesItsCounts() throws {
    var driver = try BuiltInScreens.driver(.dossiers, today: "2026-11-03")
    try driver.press("x")
    driver.state.view.column = "ty_le_so_hoa"
    let card = try #require(DossiersScreen().figureCard(driver.state))
    #expect(card.facts.contains { $0.value.string.contains("48.155") })
    #expect(card.facts.contains { $0.value.string.contains("19,36% [T]") })
    #expect(card.statements.count == 2)
  }

  // MARK: Units inside a province

  private static let home = UnitID("51@2025-07-01")

  private static func inside() throws -> FactBatch {
    var batch = FactBatch(kind: .figures, title: "thử", author: "thử", reason: "thử")
    let home = try #require(home)
    let from = try BuiltInScreens.day("2025-07-01")
    func name(_ text: String) -> LocalizedText {
      LocalizedText(vietnamese: CleanText(cleaning: text), english: "")
    }
    batch.units = [
      AdministrativeUnit(
        id: home, kind: .province, group: .provinces, name: name("Tỉnh Quảng Ngãi"),
        shortName: name("Quảng Ngãi"), validTo: nil, parent: nil, successors: [], officialOrder: 1,
        aliases: [])
    ]
    func add(_ code: String, _ title: String, _ group: AdministrativeUnit.Group, _ order: Int) -> UnitID {
      let id = UnitID(code: code, validFrom: from)
      batch.units.append(
        AdministrativeUnit(
          id: id, kind: group == .communes ? .commune : .department, group: group, name: name(title),
          shortName: name(title), validTo: nil, parent: home, successors: [], officialOrder: order,
          aliases: []))
      return id
    }
    // The second name comes decomposed, as some files have it.
    let units = [
      add("S1", "Sở Tài chính", .departments, 10), add("S2", "Sở Y te\u{302}\u{301}", .departments, 11),
      add("X1", "Xã Sơn Tịnh", .communes, 20), add("X2", "Đặc khu Lý Sơn", .communes, 21),
    ]
    func definition(_ id: DefinitionID, _ title: String, _ kind: Definition.Kind) -> Definition {
      Definition(
        id: id, kind: kind, group: .dossiers, name: name(title),
        unitOfMeasure: name(kind == .ratio ? "%" : "hồ sơ"),
        numerator: kind == .ratio ? "ho_so_dung_han" : nil,
        denominator: kind == .ratio ? "ho_so_tiep_nhan" : nil, formula: name("đúng hạn / tiếp nhận"),
        levelSystem: "", basis: "", higherIsBetter: kind == .ratio ? true : nil)
    }
    batch.definitions = [
      definition("ho_so_tiep_nhan", "Hồ sơ tiếp nhận", .count),
      definition("ho_so_dung_han", "Hồ sơ đúng hạn", .count),
      definition("ty_le_dung_han", "Giải quyết đúng hạn", .ratio),
    ]
    batch.targets = [
      Target(
        id: "t", definition: "ty_le_dung_han", unit: nil, value: ExactDecimal(95), asStated: "95%", year: nil,
        basis: "")
    ]
    let counts: [[(Int, Int)]] = [[(200, 190), (100, 99)], [(400, 300), (8, 4)]]
    var number = 0
    for (month, pairs) in [(5, [(180, 160), (90, 88), (380, 280), (9, 9)]), (6, counts.flatMap { $0 })] {
      for (unit, pair) in zip(units, pairs) {
        for (definition, value) in [("ho_so_tiep_nhan", pair.0), ("ho_so_dung_han", pair.1)] {
          number += 1
          batch.observations.append(
            Observation(
              id: FactID("o\(number)"), definition: DefinitionID(definition), unit: unit, unitAsStated: "",
              period: .month(year: 2026, month: month),
              value: StatedNumber(text: String(value), value: ExactDecimal(value)), numerator: nil,
              denominator: nil, asOf: nil,
              reference: SourceReference(source: "s", file: "bao-cao.csv", row: number),
              note: ""))
        }
      }
    }
    return batch
  }

  private func insideDriver(columns: Int = 120, rows: Int = 40) throws -> ScreenDriver {
    try ScreenDriver(
      reader: MemoryReader([Self.inside()]), screen: .dossiers, size: Size(columns: columns, rows: rows),
      today: BuiltInScreens.day("2026-07-03"), home: Self.home)
  }

  @Test func unitsInsideTheProvinceStandByGroup() throws {
    var driver = try insideDriver()
    // Groups first, each with a ratio made from summed counts: (190 + 99) / 300.
    #expect(driver.shown.contains("Sở, ngành"))
    #expect(driver.shown.contains("96,33%"))
    #expect(driver.shown.contains("UBND cấp xã"))
    try driver.press("Enter")
    #expect(driver.state.view.path == [.group("departments")])
    #expect(driver.shown.contains("Sở Tài chính"))
    #expect(driver.shown.contains("Sở Y tế"))
    #expect(!driver.shown.contains("Xã Sơn Tịnh"))
    try driver.press("Enter")
    #expect(driver.shown.contains("190 / 200"))
    #expect(driver.shown.contains("Tháng 5/2026"))
    try driver.press("Esc Esc")
    #expect(driver.state.view.path.isEmpty)
  }

  @Test func fewCasesAreCountedAndNotJudged() throws {
    var driver = try insideDriver()
    try driver.press("Down Enter")
    let lines = driver.shown.lines
    #expect(lines.contains { $0.contains("Đặc khu Lý Sơn") && $0.contains("4/8") && !$0.contains("■") })
    #expect(lines.contains { $0.contains("Xã Sơn Tịnh") && $0.contains("■ 75,00%") })
    // Worst first leaves the one of few cases at the end.
    try driver.press("Right Right Right Right s s")
    let context = try #require(
      DossierMode.shown(driver.state).flatMap { RatioContext(driver.state, mode: $0) })
    #expect(context.rows.last?.unit.name.vietnamese == "Đặc khu Lý Sơn")
  }

  @Test func periodsSwitchAndTrendTellsFirstAndLast() throws {
    var driver = try insideDriver()
    try driver.press("Enter")
    #expect(driver.shown.contains("Tháng 5/2026 88,89%"))
    #expect(driver.shown.contains("Tháng 6/2026 95,00%"))
    try driver.press("[")
    #expect(driver.state.view.period == .month(year: 2026, month: 5))
    #expect(driver.shown.contains("160 / 180"))
  }
}
