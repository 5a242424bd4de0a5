import Model
import TestLibrary
import Testing

@testable import Dashboard

/// What keys do to the state, whatever the screen.
@Suite struct StateTests {
  @Test func theBackStackLeadsBackStepByStep() throws {
    var driver = try ScreenDriver(screen: .meeting)
    try driver.press("g")
    while MeetingScreen.directives(
      of: try #require(driver.state.view.selected?.document), driver.state
    ).isEmpty { try driver.press("Down") }
    let list = driver.state.view
    try driver.press("Enter")
    #expect(driver.state.view.path.last?.document == list.selected?.document)
    let page = driver.state.view
    try driver.press("Enter")
    #expect(driver.state.screen == .directives)
    #expect(driver.state.view.path.last?.directive == page.selected?.directive)
    try driver.press("Esc")
    #expect(driver.state.screen == .meeting)
    #expect(driver.state.view == page)
    try driver.press("Esc")
    #expect(driver.state.view == list)
    #expect(driver.state.backStack.isEmpty)
  }

  @Test func escTakesAwayOneThingAtATime() throws {
    var driver = try ScreenDriver(screen: .directives)
    try driver.press("Space / s o Enter f s o Enter z ?")
    #expect(driver.state.overlays.count == 1)
    try driver.press("Esc")
    #expect(driver.state.overlays.isEmpty)
    #expect(driver.state.view.isZoomed)
    try driver.press("Esc")
    #expect(!driver.state.view.isZoomed && driver.state.view.filter == "so")
    try driver.press("Esc")
    #expect(driver.state.view.filter.isEmpty && driver.state.view.search == "so")
    try driver.press("Esc")
    #expect(driver.state.view.search.isEmpty && driver.state.view.marked.count == 1)
    try driver.press("Esc")
    #expect(driver.state.view.marked.isEmpty && driver.state.screen == .directives)
    try driver.press("Esc")
    #expect(driver.state.screen == .overview)
  }

  @Test func searchingWrapsAtBothEnds() throws {
    var driver = try ScreenDriver(screen: .directives)
    try driver.press("g / b a o Space c a o Enter")
    let count = driver.state.matches().count
    #expect(count > 1)
    let first = driver.state.view.selected
    var seen = [first]
    for _ in 1..<count {
      try driver.press("n")
      seen.append(driver.state.view.selected)
    }
    #expect(Set(seen).count == count)
    try driver.press("n")
    #expect(driver.state.view.selected == first)
    try driver.press("N")
    #expect(driver.state.view.selected == seen.last)
  }

  @Test func escWhileTypingASearchReturnsToTheOldSelection() throws {
    var driver = try ScreenDriver(screen: .directives)
    try driver.press("Down Down")
    let before = driver.state.view
    try driver.press("/ s m a r t")
    #expect(driver.state.view.selected != before.selected)
    try driver.press("Esc")
    #expect(driver.state.view == before)
  }

  @Test func searchWithoutAMatchSaysSo() throws {
    var driver = try ScreenDriver(screen: .directives)
    let selected = driver.state.view.selected
    try driver.press("/ q q q q Enter")
    #expect(driver.state.view.selected == selected)
    #expect(driver.state.notice?.text == driver.state.wording[.noticeNoMatch])
    try driver.press("Esc n")
    #expect(driver.state.notice?.text == driver.state.wording[.noticeNoSearch])
  }

  @Test func frozenChangesWaitAndAreCounted() throws {
    var driver = try ScreenDriver(screen: .directives)
    try driver.press("p")
    for _ in 0..<3 {
      let effects = driver.state.update(.storeChanged)
      #expect(effects.isEmpty)
    }
    #expect(driver.state.waitingChanges == 3)
    #expect(driver.frame.text(row: 0).contains("3 thay đổi chờ"))
    let effects = driver.state.update(.key(.character("p")))
    #expect(driver.state.waitingChanges == 0 && !driver.state.isFrozen)
    #expect(effects.contains(.load(.catalogue)))
  }

  @Test func theKeyThatEndsABlankDoesNothingElse() throws {
    var driver = try ScreenDriver(screen: .directives)
    let selected = driver.state.view.selected
    try driver.press("b")
    #expect(driver.frame.text.allSatisfy { $0 == " " || $0 == "\n" })
    try driver.press("Down")
    #expect(!driver.state.isBlank)
    #expect(driver.state.view.selected == selected)
  }

  @Test func theHomeProvinceIsFoundWithoutToneMarks() throws {
    var driver = try ScreenDriver(screen: .directives)
    try driver.press("K q u a n g Space n g a i")
    #expect(driver.frame.text.contains("Tỉnh Quảng Ngãi"))
    let effects = driver.state.update(.key(.enter))
    let home = try #require(UnitID("51@2004-07-08"))
    #expect(effects.contains(.makeStore(home: home)))
    #expect(driver.state.overlays.isEmpty)
  }

  @Test func helpFindsAnActionAndRunsIt() throws {
    var driver = try ScreenDriver(screen: .directives)
    try driver.press("? n h o m Space t h e o Enter")
    #expect(driver.state.overlays.isEmpty)
    #expect(DirectivesScreen.order(driver.state).grouping == .lead)
  }

  @Test func anActionThatDoesNotWorkHereSaysWhy() throws {
    var driver = try ScreenDriver(screen: .meeting)
    try driver.press("? n h o m Space t h e o Enter")
    #expect(driver.state.notice != nil)
    #expect(driver.state.screen == .meeting)
  }

  @Test func theLanguageChangesEveryWordAndBack() throws {
    var driver = try ScreenDriver(screen: .directives)
    let before = driver.frame
    try driver.press("L")
    #expect(driver.frame.text.contains("Directives"))
    #expect(driver.frame.text.contains("Overdue"))
    #expect(!driver.frame.text.contains("Quá hạn"))
    try driver.press("L")
    #expect(driver.frame == before)
  }

  @Test func aViewSurvivesEncoding() throws {
    var driver = try ScreenDriver(screen: .directives)
    try driver.press("G Enter Down v f s o Enter Right s Space z")
    let view = driver.state.view
    #expect(!view.toggled.isEmpty && view.grouping == "lead" && view.isZoomed)
    let data = try encoded(view)
    #expect(try decoded(data) == view)
  }

  @Test(arguments: [Size(columns: 1, rows: 1), Size(columns: 59, rows: 16), Size(columns: 60, rows: 15)])
  func aSmallTerminalSaysWhatIsNeeded(_ size: Size) throws {
    var driver = try ScreenDriver(screen: .directives, size: size)
    #expect(driver.frame.size == size)
    if size.columns > 40 { #expect(driver.frame.text.contains("60×16")) }
    driver.resize(80, 24)
    #expect(driver.frame.text.contains("Nội dung"))
  }
}
