import Model
import TestLibrary
import Testing

@testable import Dashboard

/// What changed since the last meeting as a view of its own.
@Suite struct ChangesPageTests {
  private func lines(_ driver: ScreenDriver) -> [ChangeLine] { ChangesPage(driver.state).table?.lines ?? [] }

  @Test func cOpensWhatChangedSinceTheLastMeeting() throws {
    var driver = try MeetingProvince.driver(screen: .directives)
    try driver.press("Down")
    let before = (driver.state.screen, driver.state.view)
    try driver.press("C")
    #expect(lines(driver).map(\.kind) == [.rank, .finished, .overdue, .due])
    let text = driver.frame.text
    #expect(text.contains("Có gì mới từ phiên họp 03/06/2024"))
    #expect(text.contains("▼ Đổi hạng") && text.contains("26/63") && text.contains("30/63"))
    #expect(text.contains("■ Mới quá hạn") && text.contains("qua 21 ngày"))
    try driver.press("Esc")
    #expect((driver.state.screen, driver.state.view) == before)
  }

  @Test func eachLineLeadsToWhatItIsAbout() throws {
    var driver = try MeetingProvince.driver()
    try driver.press("C")
    for line in lines(driver) {
      driver.state.view.selected = line.key
      try driver.press("Enter")
      switch line.target {
      case .unit(let unit, let edition):
        #expect(driver.state.screen == .rankings && driver.state.view.path == [.unit(unit)])
        #expect(driver.state.view.edition == edition.label)
      case .directive(let id):
        #expect(driver.state.screen == .directives && driver.state.view.path == [.directive(id)])
      case .figure, .report, .definition, .nothing: Issue.record("nothing of the kind is there")
      }
      try driver.press("Esc")
      #expect(ChangesPage.isOpen(driver.state) && driver.state.view.selected == line.key)
      try driver.press("o")
      #expect(driver.state.overlays == [.source(scroll: 0)] && ChangesPage(driver.state).card != nil)
      try driver.press("Esc")
    }
  }

  @Test func withoutAMeetingBeforeItIsAMonth() throws {
    var driver = try ScreenDriver()
    try driver.press("C")
    #expect(ChangesPage(driver.state).table?.changes.since == Day(iso8601: "2024-05-03"))
    #expect(driver.frame.text.contains("Không có thay đổi nào"))
    // There is no meeting to count from instead.
    try driver.press("[")
    #expect(driver.state.notice != nil)
  }

  @Test func itIsReadAndGivenOutLineByLine() throws {
    var driver = try MeetingProvince.driver()
    try driver.press("C")
    let words = driver.state.reading().text
    #expect(words.contains("Mới quá hạn, Sở Tài chính, Rà soát thủ tục nội bộ"))
    #expect(!words.contains("■"))
    let view = try driver.exported()
    #expect(view.tables.first?.rows.count == 4)
    #expect(view.tables.first?.columns.map(\.id).contains("after") == true)
  }

  @Test(arguments: [Size(columns: 80, rows: 24), Size(columns: 120, rows: 40)], Language.allCases)
  func golden(_ size: Size, _ language: Language) throws {
    var driver = try MeetingProvince.driver(size: size, language: language)
    try driver.press("C")
    try GoldenFile("changes-\(size.columns)x\(size.rows)-\(language.rawValue)", file: GoldenTests.file)
      .expect(driver.frame.text)
  }
}
