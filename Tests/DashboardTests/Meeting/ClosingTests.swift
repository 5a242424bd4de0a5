import Model
import TestLibrary
import Testing

@testable import Dashboard

/// Closing figures from the screen, and what screens tell of closed figures.
@Suite struct ClosingTests {
  private static let may = Period.month(year: 2024, month: 5)
  private static let closing = FigureClosing(
    period: may, batch: BatchNumber(1), author: "thư ký", moment: "2024-06-02T02:00:00Z")

  private static func observation(_ value: Int) -> Observation {
    Observation(
      id: "o", definition: "d", unit: MeetingProvince.home, unitAsStated: .empty, period: may,
      value: StatedNumber(text: "\(value)", value: ExactDecimal(value)), numerator: nil, denominator: nil,
      asOf: nil, reference: SourceReference(source: "s", file: "a.csv", row: 3), note: .empty)
  }

  /// The province with May closed and one of its figures corrected since.
  static func closed() -> MemoryReader {
    var batch = FactBatch(kind: .closing, title: "Chốt số liệu", author: "thư ký", reason: .empty)
    batch.closings = [closing]
    batch.meetings = [
      Meeting(
        id: "2024-06-10", kind: .monthly, province: MeetingProvince.home,
        day: MeetingProvince.day(2024, 6, 10))
    ]
    batch.agendaItems = [
      AgendaItem(
        id: "2024-06-10/1", meeting: "2024-06-10", position: 1,
        title: LocalizedText(vietnamese: "Vị trí", english: "Standing"), view: SavedView(text: "1 rankings"))
    ]
    return MeetingProvince.reader(
      [batch],
      corrections: [
        FigureCorrection(
          figure: .observation(old: observation(97), new: observation(95)), batch: BatchNumber(2))
      ])
  }

  @Test func thePaletteAsksAndYRecords() throws {
    var driver = try MeetingProvince.driver()
    try driver.press(": c h o t Space s o Enter")
    #expect(driver.state.overlays == [.closing(.month(year: 2024, month: 6))])
    try driver.press("Left")
    #expect(driver.state.overlays == [.closing(Self.may)])
    let text = driver.frame.text
    for words in ["Chốt số liệu Tháng 5/2024?", "1 đến 1", "Báo cáo chưa có", "y chốt"] {
      #expect(text.contains(words), "\(words)")
    }
    try GoldenFile("closing-120x40", file: GoldenTests.file).expect(text)
    let effects = driver.play(.key(.character("y")))
    #expect(effects == [.record(.closing(Self.may, at: BatchNumber(1)))] && driver.state.overlays.isEmpty)
    driver.play(.recorded(.closing(Self.may, at: BatchNumber(1)), BatchNumber(2)))
    #expect(driver.state.notice?.text == "Đã chốt số liệu Tháng 5/2024 bằng đợt 2")
    // n and Esc leave everything as it is; a month to come cannot be closed.
    try driver.press("P")
    try driver.press("Right Right")
    #expect(driver.state.overlays == [.closing(.month(year: 2024, month: 7))])
    #expect(driver.state.notice?.text.string.contains("chưa bắt đầu") == true)
    #expect(driver.play(.key(.character("n"))).isEmpty && driver.state.overlays.isEmpty)
  }

  @Test func aPeriodMayBeNamed() throws {
    var driver = try MeetingProvince.driver()
    try driver.press(": c h o t Space s o Space l i e u Space 3 / 2 0 2 4 Enter")
    #expect(driver.state.overlays == [.closing(.month(year: 2024, month: 3))])
  }

  /// From an agenda it is asked for that meeting; m changes it.
  @Test func theMeetingThatIsPreparedIsFilledIn() throws {
    var driver = try MeetingProvince.driver(screen: .meeting, reader: Self.closed())
    driver.state.view = AgendaPage.view(of: MeetingProvince.meeting)
    try driver.press("r P")
    let june = Period.month(year: 2024, month: 6)
    #expect(driver.state.overlays == [.closing(june, for: MeetingProvince.meeting)])
    #expect(driver.frame.text.contains("Cho phiên họp"))
    // One that is over is closed for only where somebody asks for it.
    try driver.press("n")
    driver.state.view = AgendaPage.view(of: "2024-06-10")
    try driver.press("r P")
    #expect(driver.state.overlays == [.closing(june)])
    #expect(driver.frame.text.contains("mọi phiên xem kỳ này"))
    try driver.press("m")
    #expect(driver.state.overlays == [.closing(june, for: "2024-06-10")])
    #expect(driver.frame.text.contains("10/06/2024"))
    try driver.press("m")
    #expect(driver.state.overlays == [.closing(june, for: MeetingProvince.meeting)])
    try driver.press("m")
    #expect(driver.state.overlays == [.closing(june)])
    try driver.press("m Left")
    #expect(driver.state.overlays == [.closing(Self.may, for: "2024-06-10")])
    let effects = driver.play(.key(.character("y")))
    #expect(effects == [.record(.closing(Self.may, at: BatchNumber(2), for: "2024-06-10"))])
  }

  /// Beside today no row is silent, what was said then stays at any width, and there is no meeting to step to.
  @Test func everyRowBesideTodayAnswersEnter() throws {
    var driver = try MeetingProvince.driver(screen: .directives, size: Size(columns: 60, rows: 24))
    driver.state.pastMeeting = MeetingProvince.since
    driver.state.today = MeetingProvince.since
    driver.state.pastToday = MeetingProvince.today
    try driver.press("Y")
    #expect(driver.frame.text.contains("Trước") && driver.frame.text.contains("Nay"), "\(driver.frame.text)")
    #expect(!driver.frame.text.contains("[ ]"))
    let table = try #require(ChangesPage(driver.state).table)
    #expect(!table.lines.isEmpty)
    for line in table.lines {
      driver.state.view.selected = line.key
      let before = driver.state.view
      try driver.press("Enter")
      #expect(driver.state.notice != nil || driver.state.view != before, "\(line)")
      if driver.state.view != before { try driver.press("Esc") }
    }
  }

  @Test func nothingIsClosedReadOnly() throws {
    var driver = try MeetingProvince.driver()
    driver.state.isReadOnly = true
    try driver.press("P")
    #expect(driver.state.overlays.isEmpty && driver.state.notice != nil)
    let entry = try #require(Palette(driver.state, typed: "chot so lieu").entries.first)
    #expect(entry.reason == driver.state.reasonAgainstRecording)
  }

  @Test func theMeetingTellsWhatIsClosed() throws {
    var driver = try MeetingProvince.driver(screen: .meeting, reader: Self.closed())
    driver.state.view = AgendaPage.view(of: "2024-06-10")
    try driver.press("r")
    #expect(
      driver.frame.text.contains(
        "Số liệu Tháng 5/2024: do thư ký chốt 02/06/2024 (đợt 1); 1 số đã sửa sau chốt"))
    driver.resize(80, 24)
    try GoldenFile("closing-agenda-80x24", file: GoldenTests.file).expect(driver.frame.text)
    driver.state.view = AgendaPage.view(of: MeetingProvince.meeting)
    try driver.press("r")
    #expect(driver.frame.text.contains("Số liệu chưa chốt"))
    var request = PresentationRequest()
    request.meeting = "2024-06-10"
    driver.state.present(request)
    driver.resize(80, 24)
    try GoldenFile("closing-present-80x24", file: GoldenTests.file).expect(driver.frame.text)
    #expect(driver.frame.text.contains("chốt 02/06/2024, 1 số đã sửa sau chốt"))
  }

  @Test func aCorrectionAfterTheClosingIsMarked() throws {
    let correction = try #require(try CorrectedClosings(Self.closed()).corrected["o"])
    #expect(correction.closing == Self.closing)
    var driver = try MeetingProvince.driver(reader: Self.closed())
    try driver.press("C")
    let line = try #require(ChangesPage(driver.state).table?.lines.first { $0.kind == .corrected })
    #expect(line.closing == Self.closing)
    #expect(ChangeWords(driver.state).note(line) == "sau chốt Tháng 5/2024")
    driver.state.view.selected = line.key
    try driver.press("o")
    #expect(driver.frame.text.contains("Sửa sau chốt"), "\(driver.frame.text)")
    #expect(!driver.frame.text.contains("{0}"))
    #expect(driver.frame.text.contains("Tháng 5/2024 do thư ký chốt 02/06/2024; khi chốt: 97"))
  }

  @Test func aPastMeetingStandsBesideToday() throws {
    var driver = try MeetingProvince.driver(screen: .directives)
    try driver.press("Y")
    #expect(
      driver.state.notice?.text.string.contains("--meeting") == true && driver.state.screen == .directives)
    driver.state.pastMeeting = MeetingProvince.since
    driver.state.today = MeetingProvince.since
    driver.state.pastToday = MeetingProvince.today
    try driver.press("Y")
    let table = try #require(ChangesPage(driver.state).table)
    // States of then and of now, whatever they are; the later edition is not known then.
    #expect(Set(table.lines.map(\.kind)) == [.rank, .directive])
    #expect(table.lines.filter { $0.kind == .directive }.count == 3)
    try GoldenFile("then-now-120x40", file: GoldenTests.file).expect(driver.frame.text)
    let directive = try #require(table.lines.first { $0.kind == .directive })
    driver.state.view.selected = directive.key
    try driver.press("Enter")
    #expect(driver.state.screen == .directives && !driver.state.view.path.isEmpty)
    try driver.press("Esc Y")
    #expect(driver.state.screen == .directives && driver.state.view.path.isEmpty)
  }

  @Test func theMarkOfAPastMeetingNamesItsClosing() throws {
    var driver = try MeetingProvince.driver()
    driver.state.pastMeeting = MeetingProvince.today
    driver.state.pastClosed = ClosedFigures(
      closing: Self.closing, day: MeetingProvince.day(2024, 6, 2), corrected: 2)
    #expect(driver.frame.text.contains("Phiên 01/07/2024, chốt 02/06/2024, 2 số đã sửa sau chốt"))
  }
}
