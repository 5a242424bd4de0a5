import Model
import TestLibrary
import Testing

@testable import Dashboard

/// `z` gives a pane the whole screen, `+` and `-` step the detail, the test picture shows what it promises, and small
/// screens stay calm.
@Suite struct ZoomAndDetailTests {
  static let sizes = [
    Size(columns: 80, rows: 24), Size(columns: 120, rows: 40), Size(columns: 200, rows: 60),
  ]

  private static func footer(_ frame: Frame) -> String { frame.text(row: frame.size.rows - 1) }

  // MARK: Zoom

  @Test(arguments: [0, 1, 2, 3], sizes)
  func theOverviewGivesEachPaneTheWholeScreen(_ pane: Int, _ size: Size) throws {
    var driver = try ScreenDriver(screen: .overview, size: size)
    for _ in 0..<pane { try driver.press("Tab") }
    let before = driver.state.view
    try driver.press("z")
    #expect(driver.state.screen == .overview)
    #expect(driver.state.view.isZoomed && driver.state.view.pane == pane)
    let titles = ["─ DTI năm 2022", "─ Hồ sơ: QĐ 766", "─ Nhiệm vụ được giao", "─ Đáng chú ý"]
    let text = driver.frame.text
    for (position, title) in titles.enumerated() { #expect(text.contains(title) == (position == pane)) }
    // What was selected stays so, and more of the pane is seen than before.
    #expect(driver.state.view.selected == before.selected)
    try driver.press("Esc")
    #expect(!driver.state.view.isZoomed && driver.state.view.selected == before.selected)
    try driver.press("z z")
    #expect(!driver.state.view.isZoomed)
  }

  @Test func aZoomedPaneShowsMoreAndTabGoesOn() throws {
    var driver = try ScreenDriver(screen: .overview, size: Size(columns: 120, rows: 40))
    let before = Screens.screen(.overview).items(driver.state).count
    try driver.press("z")
    let units = (0..<Screens.screen(.overview).items(driver.state).count)
      .filter { Screens.screen(.overview).items(driver.state).key(at: $0).unit != nil }
    #expect(units.count > 20)
    #expect(before > 10)
    #expect(driver.frame.text.contains("████"))
    try driver.press("Tab")
    #expect(driver.state.view.isZoomed && driver.state.view.pane == 1)
    #expect(driver.frame.text.contains("Mức độ hài lòng"))
    try driver.press("BackTab BackTab")
    #expect(driver.state.view.pane == 3)
    try driver.press("1")
    #expect(!driver.state.view.isZoomed)
  }

  @Test(arguments: ScreenID.allCases, sizes)
  func zoomIsOfferedOnlyWhereItDoesSomething(_ screen: ScreenID, _ size: Size) throws {
    var driver = try ScreenDriver(screen: screen, size: Size(columns: 300, rows: size.rows))
    let before = driver.frame
    let isOffered = Self.footer(before).contains("z Phóng to")
    try driver.press("z")
    if isOffered {
      #expect(driver.frame.text != before.text)
      try driver.press("Esc")
      #expect(driver.frame.text == before.text)
    } else {
      // A line says why; everything above it stays.
      #expect(driver.state.view.isZoomed == false)
    }
  }

  // MARK: Detail

  @Test(arguments: ScreenID.allCases, sizes)
  func detailStepsThereAndBack(_ screen: ScreenID, _ size: Size) throws {
    var driver = try ScreenDriver(screen: screen, size: size)
    let densities = Screens.screen(screen).densities(driver.state)
    let before = driver.frame
    #expect((densities == 0...0) == (screen == .overview))
    driver.resize(300, size.rows)
    #expect(Self.footer(driver.frame).contains("+ - Chi tiết") == (densities != 0...0))
    driver.resize(size.columns, size.rows)
    guard densities != 0...0 else { return }
    for (key, back, most) in [("+", "-", densities.upperBound), ("-", "+", densities.lowerBound)]
    where most != 0 {
      try driver.press(key)
      #expect(driver.state.view.density == most)
      #expect(driver.frame.text != before.text, "\(screen) \(key) \(size)")
      // At the end a line says so, and nothing else happens.
      try driver.press(key)
      #expect(driver.state.view.density == most)
      #expect(driver.state.notice != nil)
      try driver.press(back)
      #expect(driver.frame.text == before.text, "\(screen) \(key) \(back) \(size)")
    }
  }

  @Test func directivesHaveTheirTextInALineOfItsOwn() throws {
    var driver = try ScreenDriver(screen: .directives, size: Size(columns: 80, rows: 24))
    let title = "Cơ chế, chính sách kinh phí hệ thống CNTT"
    #expect(!driver.frame.text.contains(title))
    try driver.press("+")
    for _ in 0..<4 { try driver.press("Down") }
    #expect(driver.frame.text.contains(title))
    // Both lines of the last one are seen.
    try driver.press("G Up")
    let row = driver.frame.cursor.row
    #expect(driver.frame.text(row: row).hasPrefix("►"))
    #expect(driver.frame[column: 20, row: row + 1].attributes.contains(.selected))
  }

  @Test func help() throws {
    var driver = try ScreenDriver(screen: .sources)
    try driver.press("?")
    let rows = HelpOverlay.rows(driver.state, filter: "")
    func reason(_ action: Action) -> CleanText? { rows.first { $0.binding.action == action }?.reason }
    #expect(reason(.zoom) != nil)
    #expect(reason(.more) == nil)
  }

  // MARK: Test picture

  @Test(arguments: sizes + [Size(columns: 60, rows: 16), Size(columns: 300, rows: 100)], Language.allCases)
  func theTestPictureShowsWhatItChecks(_ size: Size, _ language: Language) throws {
    var driver = try ScreenDriver(screen: .directives, size: size, language: language)
    try driver.press("F12")
    #expect(driver.state.overlays == [.testPicture])
    let frame = driver.frame
    let text = frame.text
    for pair in ["ể ế", "ổ ố", "ẩ ấ", "ỏ ó", "điểm điếm"] { #expect(text.contains(pair), "\(pair) \(size)") }
    // Corners and counted edges.
    #expect(frame[column: 0, row: 0].scalar == "┌")
    #expect(frame[column: size.columns - 1, row: size.rows - 1].scalar == "┘")
    #expect(text.contains("\(size.columns)") && text.contains("\(size.rows - 1)"))
    guard size.rows >= 24 else { return }
    for symbol in "−≠√■○●◊▲▼►◄×─│┃━╾║▀▄█▌┌┬┐├┼┤└┴┘" { #expect(text.contains(symbol), "\(symbol)") }
    for state in DirectiveState.allCases where state != .doneLate {
      let word = state.symbol + " " + state.word(driver.state.wording)
      #expect(text.contains(word.string), "\(word) \(size)")
    }
    #expect(
      Set(frame.cells.map(\.role)).isSuperset(of: [.good, .warning, .bad, .own, .headline, .mark, .bar]))
    #expect(text.contains("█▀█") && (size.rows < 30 || text.contains("██████")))
    try driver.press("Esc")
    #expect(driver.state.overlays.isEmpty)
  }

  // MARK: Small screens

  @Test(arguments: [(59, 16), (60, 15), (40, 10), (20, 5), (8, 3), (2, 2), (1, 1)], Language.allCases)
  func belowTheSmallestSizeOneCalmLineSaysSo(_ size: (columns: Int, rows: Int), _ language: Language) throws {
    var driver = try ScreenDriver(screen: .rankings, language: language)
    driver.resize(size.columns, size.rows)
    for keys in ["", "z", "Enter", "o", "F12", "Esc Esc", "2 ?"] {
      try driver.press(keys)
      let frame = driver.frame
      #expect(frame.size == Size(columns: size.columns, rows: size.rows))
      if size.columns >= 20, size.rows >= 5 { #expect(frame.text.contains("60×16")) }
    }
    driver.resize(60, 16)
    #expect(driver.frame.text.contains("2 "))
  }
}
