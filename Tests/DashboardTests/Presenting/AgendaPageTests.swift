import Model
import TestLibrary
import Testing

@testable import Dashboard

/// The agenda of a meeting on the screen: what keys record, and what stays as it is.
@Suite struct AgendaPageTests {
  private static let ids = (1...4).map { FactID("\(MeetingProvince.meeting)/\($0)") }

  private func open() throws -> ScreenDriver {
    var driver = try MeetingProvince.driver(screen: .meeting)
    driver.state.view.selected = .meeting(MeetingProvince.meeting)
    try driver.press("Enter")
    return driver
  }

  private func effects(_ keys: String, _ driver: inout ScreenDriver) -> [Effect] {
    keys.split(separator: " ").compactMap { Key(name: String($0)) }.flatMap { driver.play(.key($0)) }
  }

  @Test func meetingsStandAboveDocumentsAndOpenTheirAgenda() throws {
    let driver = try open()
    let page = try #require(AgendaPage(driver.state))
    #expect(page.agenda.map(\.id) == Self.ids)
    let text = driver.frame.text
    #expect(text.contains("Chương trình phiên họp 05/07/2024") && text.contains("Vị trí của tỉnh"))
    #expect(text.contains("Có gì mới"))
  }

  @Test func spacePicksUpArrowsMoveAndSpacePutsDown() throws {
    var driver = try open()
    #expect(effects("Space Down Down", &driver).isEmpty)
    #expect(
      AgendaPage(driver.state)?.agenda.map(\.id) == [Self.ids[1], Self.ids[2], Self.ids[0], Self.ids[3]])
    #expect(driver.state.view.selected == .fact(Self.ids[0]))
    let order = [Self.ids[1], Self.ids[2], Self.ids[0], Self.ids[3]]
    #expect(effects("Space", &driver) == [.record(.agenda(MeetingProvince.meeting, .reorder(order)))])
    // Until the store tells it the order stays as it was put.
    #expect(AgendaPage(driver.state)?.agenda.map(\.id) == order)
  }

  @Test func escLeavesTheOrderAsItWas() throws {
    var driver = try open()
    #expect(effects("Space Down Esc", &driver).isEmpty)
    #expect(AgendaPage(driver.state)?.agenda.map(\.id) == Self.ids && AgendaPage(driver.state) != nil)
  }

  @Test func anItemIsRenamedWithOnePrompt() throws {
    var driver = try open()
    let effects = effects("R Space K i ể m Enter", &driver)
    #expect(
      effects == [
        .record(
          .agenda(
            MeetingProvince.meeting,
            .rename(Self.ids[0], title: LocalizedText(vietnamese: renamed(driver), english: .empty))))
      ])
  }

  private func renamed(_ driver: ScreenDriver) -> CleanText {
    (driver.state.answers.meetings?[MeetingProvince.meeting]?.agenda.first?.title.vietnamese ?? "") + " Kiểm"
  }

  @Test func anItemGoesOnlyWhenAskedTwice() throws {
    var driver = try open()
    #expect(effects("Delete", &driver).isEmpty && driver.state.notice != nil)
    #expect(effects("Down Delete Up Delete", &driver).isEmpty)
    #expect(effects("Delete", &driver) == [.record(.agenda(MeetingProvince.meeting, .drop(Self.ids[0])))])
  }

  @Test func oneKeySavesTheScreenAsAnItem() throws {
    var driver = try MeetingProvince.driver(screen: .rankings)
    let effects = effects("a", &driver)
    guard case .record(.agenda(let meeting, .add(let title, let view)))? = effects.first else {
      Issue.record("\(effects)")
      return
    }
    #expect(meeting == MeetingProvince.meeting)
    #expect(
      title.vietnamese.string.hasPrefix("Xếp hạng: DTI") && title.english.string.hasPrefix("Rankings: DTI"))
    #expect(ViewValue(view)?.screen == .rankings)
  }

  @Test func nothingIsRecordedWhereNothingCanBe() throws {
    var driver = try open()
    driver.state.isReadOnly = true
    #expect(effects("Space Down a R Delete Delete", &driver).isEmpty)
    #expect(AgendaPage(driver.state)?.agenda.map(\.id) == Self.ids && driver.state.overlays.isEmpty)
    driver = try ScreenDriver(screen: .rankings)
    #expect(
      effects("a", &driver).isEmpty && driver.state.notice?.text == driver.state.wording[.reasonBuiltIn])
  }
}
