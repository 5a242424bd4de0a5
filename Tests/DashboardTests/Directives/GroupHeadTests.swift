import Model
import TestLibrary
import Testing

@testable import Dashboard

/// The heading of the group is seen wherever one is in a group.
@Suite struct GroupHeadTests {
  static let sizes = [Size(columns: 80, rows: 24), Size(columns: 60, rows: 16), Size(columns: 120, rows: 40)]

  private static func headings(_ driver: ScreenDriver) throws -> (first: DirectiveRows.Row, isSticky: Bool) {
    let rows = try #require(DirectivesScreen.rows(driver.state))
    let screen = DirectivesScreen()
    let visible = screen.visibleRows(driver.state, rows)
    let sticky = rows.stickyGroup(atRow: visible.lowerBound, listRows: screen.listRows(driver.state))
    return (rows.row(at: visible.lowerBound), sticky != nil)
  }

  @Test(arguments: sizes) func groupingOpensAtTheHeadOfTheSelectedGroup(_ size: Size) throws {
    for keys in ["", "Down Down Down", "G", "PgDn PgDn"] {
      var driver = try ScreenDriver(screen: .directives, size: size)
      try driver.press(keys)
      let selected = driver.state.view.selected
      for _ in 0..<3 {
        try driver.press("v")
        let rows = try #require(DirectivesScreen.rows(driver.state))
        let position = try #require(driver.state.view.selected.flatMap { rows.position(of: $0) })
        guard let heading = rows.headingRow(ofItem: position) else { continue }
        let visible = DirectivesScreen().visibleRows(driver.state, rows)
        let place = try Self.headings(driver)
        #expect(visible.contains(heading) || place.isSticky, "\(keys)\n\(driver.frame.text)")
        #expect(visible.contains(rows.row(ofItem: position)))
        if selected?.directive != nil { #expect(driver.state.view.selected == selected) }
      }
    }
  }

  /// "thời gian tới" stands whole at 80 columns, where no days are counted beside it; days that are counted keep
  /// their column.
  @Test func dueDaysInWordsStandWhole() throws {
    var driver = try ScreenDriver(screen: .directives, size: Size(columns: 80, rows: 24))
    try driver.press("v")
    #expect(driver.frame.text.contains("thời gian tới"))
    #expect(!driver.frame.text.contains("thời gi…"))
  }

  /// What is finished is counted once in a heading, in time or late.
  @Test func aHeadingHasOneCountForEachMark() throws {
    var driver = try ScreenDriver(screen: .directives, size: Size(columns: 120, rows: 40))
    try driver.press("v")
    for row in 0..<40 {
      let text = driver.frame.text(row: row)
      guard text.contains(" nhiệm vụ  ") else { continue }
      #expect(text.filter { $0 == "√" }.count <= 1, "\(text)")
    }
  }

  @Test func aProvinceWithBracketsIsNotPutInBrackets() {
    #expect(DirectiveTexts.inBrackets("Sở NV", "Kon Tum") == "Sở NV (Kon Tum)")
    #expect(DirectiveTexts.inBrackets("Sở NV", "Tỉnh Mẫu (MÔ PHỎNG)") == "Sở NV, Tỉnh Mẫu (MÔ PHỎNG)")
  }

  /// Walking through a long group keeps its heading in sight and never hides the selected row behind it.
  @Test(arguments: [0, 1]) func theHeadingStaysAndCoversNothingSelected(_ density: Int) throws {
    var driver = try ScreenDriver(screen: .directives, size: Size(columns: 80, rows: 24))
    driver.state.view.density = density
    try driver.press("v g")
    for key in Array(repeating: "Down", count: 60) + Array(repeating: "Up", count: 60) {
      try driver.press(key)
      let rows = try #require(DirectivesScreen.rows(driver.state))
      let position = try #require(driver.state.view.selected.flatMap { rows.position(of: $0) })
      let cursor = driver.frame.cursor
      #expect(driver.frame[column: cursor.column, row: cursor.row].scalar == "►", "\(driver.frame.text)")
      let items = DirectivesScreen().visibleItems(driver.state, rows)
      #expect(items.contains(position), "\(position) in \(items)")
      let place = try Self.headings(driver)
      if case .entry = place.first { #expect(place.isSticky) }
    }
  }
}
