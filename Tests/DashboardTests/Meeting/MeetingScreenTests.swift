import Model
import TestLibrary
import Testing

@testable import Dashboard

@Suite struct MeetingScreenTests {
  @Test func everyDocumentMeetingAndMilestoneIsListed() throws {
    let driver = try ScreenDriver(screen: .meeting)
    let documents = MeetingScreen.documents(driver.state)
    #expect(documents.count == driver.state.catalogue.documents.count)
    #expect(documents.contains { $0.number.string == "2114/QĐ-UBND" })
    // First the past, the newest at the top; then what has no day; last what lies after the day shown.
    let today = driver.state.today
    let past = documents.prefix { $0.day.map { $0 <= today } ?? false }
    #expect(past.compactMap(\.day) == past.compactMap(\.day).sorted(by: >))
    let rest = documents.dropFirst(past.count).drop { $0.day == nil }
    #expect(!rest.isEmpty)
    #expect(rest.allSatisfy { $0.day.map { $0 > today } ?? false })
    #expect(driver.frame.text.contains("sau ngày đang xem"))
  }

  @Test func theDirectivesOfAllDocumentsAreAllDirectives() throws {
    let driver = try ScreenDriver(screen: .meeting)
    let documents = MeetingScreen.documents(driver.state)
    let total = documents.reduce(0) { $0 + MeetingScreen.directives(of: $1.id, driver.state).count }
    #expect(total == 55)
  }

  @Test func aDocumentListsItsDirectives() throws {
    var driver = try ScreenDriver(screen: .meeting)
    driver.state.view.selected = .document("002.1")
    try driver.press("Enter")
    let text = driver.frame.text
    #expect(text.contains("Thứ hạng DTI trung bình khá trở lên"))
    #expect(text.contains("chiều ngày 19/01"))
    #expect(driver.state.view.selected?.directive != nil)
  }

  @Test func aDocumentWithoutDirectivesSaysSo() throws {
    var driver = try ScreenDriver(screen: .meeting)
    driver.state.view.selected = .document("000.12")
    try driver.press("Enter")
    #expect(driver.frame.text.contains("Không có nhiệm vụ nào gắn với văn bản này"))
    try driver.press("Enter")
    #expect(driver.state.overlays == [.source(scroll: 0)])
  }
}
