import Model
import TestLibrary
import Testing

@testable import Dashboard

/// `[` and `]` on the overview step the period of the pane with the cursor, and of no other.
@Suite struct OverviewPeriodTests {

  @Test func eachPaneHasAPeriodOfItsOwn() throws {
    var driver = try BuiltInScreens.driver(.overview)
    let screen = OverviewScreen()
    let ranking = try #require(screen.rankingEdition(driver.state))
    let service = try #require(screen.serviceEdition(driver.state))
    try driver.press("Tab [")
    #expect(screen.rankingEdition(driver.state)?.id == ranking.id)
    let earlier = try #require(screen.serviceEdition(driver.state))
    #expect(earlier.id.index == service.id.index && earlier.id != service.id)
    // The pane says the edition it shows, and leads to it.
    #expect(driver.shown.contains(earlier.id.label))
    #expect(driver.state.view.selected != nil)
    try driver.press("Enter")
    #expect(driver.state.screen == .dossiers && driver.state.view.edition == earlier.id.label)
    try driver.press("Esc ]")
    #expect(screen.serviceEdition(driver.state)?.id == service.id)
    // The first pane steps the other index.
    try driver.press("BackTab [")
    #expect(screen.serviceEdition(driver.state)?.id == service.id)
    #expect(screen.rankingEdition(driver.state)?.id != ranking.id)
  }

  @Test(arguments: Language.allCases) func directivesHaveNoPeriod(_ language: Language) throws {
    var driver = try BuiltInScreens.driver(.overview, language: language)
    try driver.press("Tab Tab")
    let view = driver.state.view
    try driver.press("[")
    #expect(driver.state.view == view)
    #expect(driver.state.notice?.text == driver.state.wording[.overviewNoPeriod])
  }

  @Test func theEndOfAPanesPeriodsIsTold() throws {
    var driver = try BuiltInScreens.driver(.overview)
    for _ in 0..<8 { try driver.press("]") }
    #expect(driver.state.notice?.text == driver.state.wording[.rankingsNoLater])
  }
}
