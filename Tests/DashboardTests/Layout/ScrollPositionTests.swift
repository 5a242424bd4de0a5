import Model
import TestLibrary
import Testing

@testable import Dashboard

/// How far something is scrolled is said where it costs no figure, and rightly at every zoom.
@Suite struct ScrollPositionTests {
  static let sizes = [Size(columns: 80, rows: 24), Size(columns: 60, rows: 16), Size(columns: 120, rows: 24)]

  /// The last line of a page that goes on below keeps its last figure, and no arrow lies over a line.
  @Test(arguments: sizes) func theLastLineOfAPageKeepsItsFigures(_ size: Size) throws {
    for screen in [ScreenID.rankings, .dossiers] {
      var driver = try ScreenDriver(screen: screen, size: size)
      try driver.press("Enter")
      let title = driver.frame.text(row: 2)
      guard title.contains("▼ ─") else { continue }
      let last = Chrome.content(driver.state).endRow - 1
      let text = driver.frame.text(row: last)
      #expect(!text.contains("…") || size.columns == 60, "\(text)")
      #expect(!text.hasSuffix("▼"), "\(text)")
      // The foot does not count the same thing in another way.
      #expect(!driver.frame.text(row: size.rows - 1).contains("▼"))
    }
    var driver = try ScreenDriver(screen: .rankings, size: size)
    try driver.press("Enter")
    #expect(
      driver.frame.text(row: 2).contains("▼ ─"), "a page of a province is longer than \(size.rows) rows")
  }

  @Test func boxesSayItOnTheirFrame() throws {
    var driver = try ScreenDriver(screen: .rankings, size: Size(columns: 80, rows: 24))
    try driver.press("o")
    let rows = (0..<24).map { driver.frame.text(row: $0) }
    #expect(rows.contains { $0.hasPrefix("└") && $0.contains(" 1–16 / ") && $0.hasSuffix("▼ ┘") })
    #expect(!rows.contains { $0.hasSuffix("▼ │") || $0.hasSuffix("▲ │") })
  }

  /// A list that is not seen is not counted, and is where it was when it comes back.
  @Test(arguments: [ScreenID.rankings, .dossiers, .indicators]) func aPaneAloneCountsNoRows(
    _ screen: ScreenID
  )
    throws
  {
    let size = Size(columns: 80, rows: 24)
    var driver = try ScreenDriver(screen: screen, size: size)
    try driver.press("PgDn Up")
    #expect(driver.frame.text(row: 23).contains(" / "), "\(driver.frame.text(row: 23))")
    try driver.press("z")
    let top = driver.state.view.top
    try driver.press("z")
    #expect(!driver.frame.text(row: 23).contains("▼"), "\(driver.frame.text(row: 23))")
    #expect(!driver.frame.text(row: 23).contains("▲"))
    #expect(driver.state.view.top == top)
    try driver.press("z")
    #expect(driver.frame.text(row: 23).contains(" / "))
  }

  @Test func whatIsCutSaysSo() {
    let text = CleanText("một hai ba bốn năm sáu bảy tám chín mười")
    #expect(text.wrapped(columns: 12, rows: 2).map(\.string) == ["một hai ba", "bốn năm sáu…"])
    #expect(text.wrapped(columns: 100, rows: 2) == [text])
    let lines = ["a", "b", "c"].map { Line($0) }
    #expect(lines.shortened(to: 3, columns: 10) == lines)
    #expect(lines.shortened(to: 2, columns: 10).map { $0.spans.map(\.text.string).joined() } == ["a", "b …"])
    #expect(lines.shortened(to: 0, columns: 10).isEmpty)
  }

  /// Names that begin alike keep the ends that tell them apart.
  @Test func aNameMayBeShortenedInside() {
    let name = CleanText("Chi nhánh Văn phòng Đăng ký đất đai khu vực 1")
    #expect(name.shortenedInside(toColumns: 24).string == "Chi nhánh Văn… khu vực 1")
    #expect(name.shortenedInside(toColumns: 60) == name)
    for columns in 0...50 { #expect(name.shortenedInside(toColumns: columns).columns <= columns) }
  }

  /// Heads of ratios stand whole at 80 columns, and the definition below them is not cut without a sign.
  @Test(arguments: [Size(columns: 80, rows: 24), Size(columns: 120, rows: 40)])
  func headsOfRatiosStandWhole(_ size: Size) throws {
    var driver = try ScreenDriver(screen: .dossiers, size: size)
    for _ in 0..<DossierMode.all(driver.state).count {
      if let context = DossiersScreen().ratios(driver.state) {
        let layout = RatioLayout(context, content: Chrome.content(driver.state))
        for place in layout.table.placed {
          let lines = RatioLayout.head(place, driver.state.view, rows: layout.headRows)
          #expect(!lines.contains { $0.string.hasSuffix("…") }, "\(lines)\n\(driver.frame.text)")
        }
      }
      try driver.press("x")
    }
  }

  /// Names beside the compared figures are all in full or all in short.
  @Test(arguments: sizes) func comparedThingsHaveNamesOfOneKind(_ size: Size) throws {
    var driver = try ScreenDriver(screen: .rankings, size: size)
    try driver.press("Space Space Space Space Space c")
    let context = try #require(RankingsScreen().context(driver.state))
    let names = RankingsScreen().comparison(driver.state).compactMap { $0.spans.first?.text.string }
    let items = context.structure.items.filter { $0.role == .component && $0.points > 0 }
    func count(_ name: (IndexItem) -> LocalizedText) -> Int {
      items.count { item in names.contains { $0.hasPrefix(name(item).vietnamese.string + " ") } }
    }
    #expect([count(\.name), count(\.shortName)].max() == items.count, "\(names)")
  }
}
