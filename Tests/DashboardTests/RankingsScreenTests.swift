import Model
import TestLibrary
import Testing

@testable import Dashboard

@Suite struct RankingsScreenTests {
  @Test func answersWhyInWords() throws {
    var driver = try BuiltInScreens.driver(.rankings)
    let frame = driver.shown
    #expect(frame.contains("Quảng Ngãi: vì sao hạng 26?"))
    #expect(frame.contains("+0,0246 [T]"))
    #expect(frame.contains("−0,0044 [T]"))
    #expect(frame.contains("+0,0220"))
    #expect(frame.contains("2020 47 ║ 2021 60 ║ 2022 26"))
    #expect(frame.contains("║ đổi cách tính"))
    #expect(frame.contains("Nguồn không có: Nh.thức"))
    #expect(frame.contains("►▌ 26  Quảng Ngãi"))
    try driver.press("Down Down Down Down Down")
    #expect(driver.shown.lines.contains { $0.contains("31  Quảng Nam") && $0.contains("▼6?") })
    // The answer stays on the home province, and says how the selected one compares.
    #expect(driver.shown.contains("Quảng Ngãi: vì sao hạng 26?"))
    #expect(driver.shown.contains("Đang chọn, so Quảng Ngãi"))
    #expect(driver.shown.lines.contains { $0.contains("Quảng Nam ") && $0.contains("31/63") })
    #expect(driver.shown.lines.contains { $0.contains("DTI ") && $0.contains("−0,0225") })
    try driver.press("z z")
    #expect(driver.shown.contains("Quảng Nam: vì sao hạng 31?") && driver.shown.contains("● 31"))
  }

  /// Without a home province the strip tells mean, best and least, and the selected unit against the mean.
  @Test func withoutAHomeProvinceTheMeanIsTheMeasure() throws {
    let driver = try BuiltInScreens.driver(.rankings, home: nil)
    #expect(driver.shown.lines.contains { $0.contains("Bình quân") && $0.contains("Thấp nhất") })
    #expect(driver.shown.contains("Đang chọn, so bình quân 63"))
    #expect(driver.shown.lines.contains { $0.contains("DTI ") && $0.contains("+0,2215") })
  }

  @Test func homeStaysInSightWhereverTheListIs() throws {
    for (columns, rows) in [(80, 24), (120, 40), (60, 16), (200, 60)] {
      var driver = try BuiltInScreens.driver(.rankings, columns: columns, rows: rows)
      for keys in ["g", "PgDn", "PgDn", "G", "PgUp", "PgUp"] {
        try driver.press(keys)
        let home = driver.shown.lines.count { $0.prefix(12).contains("▌ 26") }
        #expect(home == 1, "\(columns)x\(rows) after \(keys)")
      }
    }
  }

  @Test func all63RowsScroll() throws {
    var driver = try BuiltInScreens.driver(.rankings, columns: 80, rows: 24)
    try driver.press("g")
    var seen: Set<ItemKey> = []
    for _ in 0..<63 {
      if let key = driver.state.view.selected { seen.insert(key) }
      try driver.press("Down")
    }
    #expect(seen.count == 63)
    #expect(driver.shown.contains("63"))
  }

  @Test func selectionOutlivesSortFilterAndSize() throws {
    var driver = try BuiltInScreens.driver(.rankings)
    try driver.press("g Down Down Down Down Down")
    let selected = try #require(driver.state.view.selected)
    try driver.press("Right Right s")
    #expect(driver.state.view.sort != nil)
    #expect(driver.state.view.selected == selected)
    try driver.press("s")
    #expect(driver.state.view.isSortReversed)
    #expect(driver.state.view.selected == selected)
    driver.resize(60, 16)
    #expect(driver.state.view.selected == selected)
    #expect(driver.shown.lines.contains { $0.hasPrefix("►") })
    driver.resize(200, 60)
    #expect(driver.state.view.selected == selected)
    try driver.press("s x")
    #expect(driver.state.view.index == "qd766")
    try driver.press("x")
    #expect(driver.state.view.index == "dti")
  }

  @Test func filterKeepsWhatMatchesAndTheOwnRow() throws {
    var driver = try BuiltInScreens.driver(.rankings, columns: 80, rows: 24)
    try driver.press("f q u a n g Space n Enter")
    #expect(driver.shown.contains("Quảng Nam"))
    #expect(driver.shown.contains("Quảng Ninh"))
    #expect(!driver.shown.contains("Hậu Giang"))
  }

  @Test func searchFindsInitialsWithoutTones() throws {
    var driver = try BuiltInScreens.driver(.rankings)
    try driver.press("g / q n Enter")
    let unit = driver.state.view.selected?.unit
    let names = ["Quảng Nam", "Quảng Ngãi", "Quảng Ninh"]
    let name = unit.flatMap { driver.state.catalogue.register.unit($0) }?.shortName.vietnamese.string
    #expect(names.contains(try #require(name)))
  }

  @Test func editionsAndIndicesSwitch() throws {
    var driver = try BuiltInScreens.driver(.rankings)
    try driver.press("[")
    #expect(driver.state.view.edition == "2021")
    #expect(driver.shown.contains("28"))
    try driver.press("] ]")
    #expect(driver.state.view.edition == "2023")
    let caption = RankingsScreen().caption(driver.state).string
    #expect(caption.contains("sau ngày đang xem"))
    try driver.press("]")
    #expect(driver.state.view.edition == "2024")
  }

  @Test func homeIsFollowedIntoTheSetOfItsTime() throws {
    var driver = try BuiltInScreens.driver(.rankings, today: "2026-11-03", home: "51@2025-07-01")
    let edition = try #require(
      driver.state.catalogue.edition(of: "dti", label: "2022", today: driver.state.today))
    #expect(driver.state.home(in: edition) == UnitID("51@2004-07-08"))
    try driver.press("x")
    #expect(driver.shown.contains("▌"))
    // Kon Tum became part of Quảng Ngãi, and Lào Cai keeps its name while its code changes.
    driver.state.home = UnitID("62@2004-07-08")
    #expect(driver.state.home(on: try BuiltInScreens.day("2025-11-30")) == UnitID("51@2025-07-01"))
    driver.state.home = UnitID("15@2025-07-01")
    #expect(driver.state.home(on: try BuiltInScreens.day("2024-01-01")) == UnitID("10@2004-07-08"))
  }

  @Test func comparisonNamesWhatIsKnown() throws {
    var driver = try BuiltInScreens.driver(.rankings)
    try driver.press("g Space Space Space c")
    guard case .comparison? = driver.state.overlays.last else {
      Issue.record("no comparison")
      return
    }
    let frame = driver.shown
    #expect(frame.contains("biết 8/8"))
    #expect(frame.contains("khớp"))
    #expect(frame.contains("Đà Nẵng"))
    #expect(frame.contains("−0,0839"))
  }

  @Test func pageOfAUnitLeadsToItsSources() throws {
    var driver = try BuiltInScreens.driver(.rankings)
    try driver.press("Enter")
    #expect(driver.state.view.path == [.unit(try #require(BuiltInScreens.quangNgai))])
    #expect(driver.shown.contains("Hoạt động chính quyền số"))
    #expect(driver.shown.contains("Từ 01/07/2025 thuộc: Tỉnh Quảng Ngãi"))
    try driver.press("Down Down Down Enter")
    #expect(driver.state.overlays.count == 1)
    let card = try #require(RankingsScreen().figureCard(driver.state))
    #expect(card.title.string.contains("Hạ tầng số"))
    #expect(card.statements.contains { $0.reference.row > 0 })
    try driver.press("Esc Esc")
    #expect(driver.state.view.path.isEmpty)
  }

  @Test func cardOfAConflictTracesBothSources() throws {
    var driver = try BuiltInScreens.driver(.rankings)
    try driver.press("[ / q u a n g Space n a m Enter o")
    let card = try #require(RankingsScreen().figureCard(driver.state))
    let values = card.statements.map(\.value.string)
    #expect(values.contains { $0.contains("24/63") })
    #expect(values.contains { $0.contains("25/63") })
  }

  @Test func zoomShowsListAloneThenPaneAlone() throws {
    var driver = try BuiltInScreens.driver(.rankings)
    try driver.press("z")
    #expect(!driver.shown.contains("vì sao"))
    try driver.press("z")
    #expect(driver.shown.contains("vì sao"))
    #expect(!driver.shown.contains("TP. Đà Nẵng") && !driver.shown.contains("  1  Đà Nẵng"))
    try driver.press("z")
    #expect(driver.shown.contains("vì sao") && driver.shown.contains("Trà Vinh"))
  }
}
