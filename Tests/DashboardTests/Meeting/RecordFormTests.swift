import Model
import TestLibrary
import Testing

@testable import Dashboard

/// Writing down what a meeting says: from one line, from keys on directives, from a figure.
@Suite struct RecordFormTests {
  private static let line = "giao Sở Tài chính báo cáo giải ngân trước 15/9"

  private func type(_ text: String, _ driver: inout ScreenDriver) {
    for character in text { driver.play(.key(.character(character))) }
  }

  private func open(
    _ line: String = Self.line, screen: ScreenID = .rankings, reader: MemoryReader = MeetingProvince.reader()
  ) throws -> ScreenDriver {
    var driver = try MeetingProvince.driver(screen: screen, reader: reader)
    try driver.press(":")
    type(line, &driver)
    try driver.press("Enter")
    return driver
  }

  private func form(_ driver: ScreenDriver) -> RecordForm? {
    if case .recording(let form)? = driver.state.overlays.last { form } else { nil }
  }

  private func edit(_ effects: [Effect]) -> DraftEdit? {
    if case .record(.draft(MeetingProvince.meeting, let edit))? = effects.first { edit } else { nil }
  }

  private func content(_ effects: [Effect]) -> DraftContent? {
    if case .add(let content)? = edit(effects) { content } else { nil }
  }

  @Test func oneLineEnterEnterIsADraft() throws {
    var driver = try open()
    let text = driver.frame.text
    #expect(text.contains("Giao việc · phiên họp 05/07/2024"))
    #expect(text.contains("→ từ 05/07/2024 đến 15/09/2024"))
    #expect(text.contains("hoặc từ 05/07/2024 đến 14/09/2024 (← →)"))
    let written = try #require(content(driver.play(.key(.enter))))
    #expect(written.kind == .directive && written.conclusion == .task && written.text == "báo cáo giải ngân")
    #expect(written.leads.map(\.unit) == [MeetingProvince.finance])
    #expect(written.asTyped.string == Self.line && written.due.asStated == "trước 15/9")
    #expect(written.due.window?.last == MeetingProvince.day(2024, 9, 15))
    #expect(driver.state.overlays.isEmpty && driver.state.keptRecording != nil)
    // Once the store has it, it is told and no longer kept.
    let draft = MeetingDraft(
      written, in: MeetingProvince.meeting, after: [], author: "lan", moment: "m")
    driver.play(
      .drafted(
        MeetingProvince.meeting, .add(written), DraftReceipt(batch: BatchNumber(7), written: [draft])))
    #expect(driver.state.notice?.text == "Đã ghi dự thảo số 1 của phiên họp 2024-07-05, đợt 7")
    #expect(driver.state.keptRecording == nil)
  }

  @Test func theOtherReadingIsOneKeyAway() throws {
    var driver = try open()
    try driver.press("Right")
    #expect(
      content(driver.play(.key(.enter)))?.due.window?.last == MeetingProvince.day(2024, 9, 14))
  }

  /// The day before that is chosen counts in every later month too.
  @Test func theOtherReadingOfARhythmStays() throws {
    var driver = try open("giao Sở Tài chính báo cáo trước ngày 20 hằng tháng")
    #expect(driver.frame.text.contains("chưa nêu thời điểm kết thúc"))
    try driver.press("Right")
    let written = try #require(content(driver.play(.key(.enter))))
    #expect(written.recurrence.lastDayOfMonth == 19 && written.due.window?.last.dayOfMonth == 19)
    let series = try #require(
      RecurrenceSeries(
        written.recurrence, firstWindow: written.due.window, assignedOn: MeetingProvince.next))
    #expect((0..<4).compactMap { series.window(at: $0)?.last.dayOfMonth } == [19, 19, 19, 19])
  }

  @Test func aWeeklyDirectiveHasItsDayAndItsEnd() throws {
    var driver = try open("giao Sở Tài chính báo cáo, thứ 2 hằng tuần, đến hết tháng 9")
    #expect(!driver.frame.text.contains("chưa nêu thời điểm kết thúc"))
    let written = try #require(content(driver.play(.key(.enter))))
    #expect(written.text == "báo cáo" && written.recurrence.rule == .weekly)
    #expect(written.recurrence.firstDayOfMonth == 1 && written.recurrence.lastDayOfMonth == 1)
    #expect(written.recurrence.until == MeetingProvince.day(2024, 9, 30))
    #expect(written.due.window == DayRange(MeetingProvince.day(2024, 7, 8)))
    driver = try open("giao Sở Tài chính báo cáo, 6 tháng một lần")
    #expect(content(driver.play(.key(.enter)))?.recurrence.rule == .halfYearly)
  }

  /// A form has its mark from the first opening, through Esc and a cut, and no other form has it.
  @Test func aFormKeepsItsMark() throws {
    var driver = try MeetingProvince.driver()
    driver.state.ticketSeed = "k3v9"
    try driver.press(":")
    type(Self.line, &driver)
    try driver.press("Enter")
    #expect(form(driver)?.ticket == "k3v9-1")
    try driver.press("Tab Right Esc")
    let kept = try #require(driver.state.keptRecording)
    #expect(RecordForm.forms(from: kept).map(\.ticket) == ["k3v9-1"])
    // Opened anew in another run it is the same.
    var again = try MeetingProvince.driver()
    again.state.ticketSeed = "other"
    again.state.restoreRecording(kept)
    try again.press(":")
    type("giao", &again)
    try again.press("Enter")
    #expect(form(again)?.ticket == "k3v9-1")
    let sent = edit(again.play(.key(.enter)))
    guard case .write(let content, "k3v9-1")? = sent else {
      Issue.record("\(String(describing: sent))")
      return
    }
    #expect(again.state.recordForms.last?.meeting == MeetingProvince.meeting)
    let draft = MeetingDraft(content, in: MeetingProvince.meeting, after: [], author: "lan", moment: "m")
    again.play(
      .drafted(
        MeetingProvince.meeting, .write(content, ticket: "k3v9-1"),
        DraftReceipt(batch: nil, written: [], known: [draft])))
    #expect(again.state.notice?.text == "Đã ghi từ trước: dự thảo số 1" && again.state.keptRecording == nil)
    try again.press(":")
    type("giao", &again)
    try again.press("Enter")
    #expect(form(again)?.ticket == "other-1")
    #expect(RecordForm.forms(from: "form directive\nticket ../x\ntyped line giao")[0].ticket == nil)
  }

  @Test func everyFieldCanBeCorrected() throws {
    var driver = try open()
    // Kind, lead, coordination, due.
    try driver.press("Tab Right Tab Tab")
    type("Sở Tài chính", &driver)
    try driver.press("Tab")
    driver.play(.key(.control("u")))
    type("hằng tháng", &driver)
    let written = try #require(content(driver.play(.key(.enter))))
    #expect(written.conclusion == .approval && written.text == "báo cáo giải ngân")
    #expect(written.coordinating.map(\.unit) == [MeetingProvince.finance])
    #expect(written.recurrence.rule == .monthly && written.due.asStated == "hằng tháng")
  }

  @Test func anUnknownUnitIsToldOnceAndThenWrittenAsStated() throws {
    var driver = try open("giao Sở Giao thông làm cầu")
    #expect(driver.frame.text.contains("không có đơn vị"))
    #expect(driver.play(.key(.enter)).isEmpty && form(driver)?.field == .leads)
    #expect(driver.state.notice?.text.string.contains("Enter lần nữa") == true)
    let written = try #require(content(driver.play(.key(.enter))))
    #expect(written.leads.map(\.unit) == [nil] && written.leads[0].asStated.string.hasPrefix("Sở Giao thông"))
    // Without any lead a task is not written down.
    driver = try open("giao hoàn thành báo cáo")
    #expect(driver.play(.key(.enter)).isEmpty && form(driver) != nil)
    #expect(driver.state.notice?.text == driver.state.wording[.recordNoLead])
  }

  // MARK: Nothing is lost

  /// What a later version kept and this one does not know goes into no other form.
  @Test func lostFormsAreNotMixed() {
    let text = """
      form completion
      directive d1
      seen 1f
      meeting 2026-11-30
      typed evidence BC 1
      form something-new
      directive d2
      typed evidence BC 2
      """
    let forms = RecordForm.forms(from: text)
    #expect(forms.count == 1 && forms[0].directives == ["d1"])
    #expect(forms[0].typed == [.evidence: "BC 1"] && forms[0].meeting == "2026-11-30")
    #expect(RecordForm.forms(from: RecordForm.text(of: forms)) == forms)
  }

  @Test func escKeepsWhatWasTypedForTheNextTime() throws {
    var driver = try open()
    try driver.press("Tab Tab Tab")
    type("VP", &driver)
    let typed = try #require(form(driver))
    try driver.press("Esc")
    #expect(driver.state.overlays.isEmpty && driver.state.screen == .rankings)
    // Another is written in between.
    try driver.press(":")
    type("giao Sở Tài chính việc khác", &driver)
    try driver.press("Enter")
    #expect(content(driver.play(.key(.enter)))?.text == "việc khác")
    try driver.press(":")
    type("giao", &driver)
    #expect(driver.frame.text.contains(driver.state.wording[.recordResume].string))
    #expect(driver.frame.text.contains(Self.line))
    try driver.press("Enter")
    #expect(form(driver) == typed)
  }

  @Test func whatIsKeptComesBackAfterTheProgramEnded() throws {
    var driver = try open()
    try driver.press("Right Tab Right")
    let open = try #require(form(driver))
    let text = try #require(driver.state.keptRecording)
    var later = try MeetingProvince.driver()
    later.state.restoreRecording(text)
    #expect(later.state.recordForms == [open])
    // What is on its way into the store is kept until the store has it.
    driver.play(.key(.enter))
    later.state.restoreRecording(try #require(driver.state.keptRecording))
    #expect(later.state.recordForms == [open])
    // Text that is none of ours gives nothing and stops nothing.
    for odd in ["", "form x\ntyped line a", "typed line a", "form directive\ntyped zz a\nat line\nparty x"] {
      later.state.restoreRecording(odd)
      #expect(later.state.recordForms.isEmpty)
    }
  }

  @Test func whatCannotBeWrittenComesBackAsItWas() throws {
    var driver = try open()
    let typed = try #require(form(driver))
    let sent = try #require(edit(driver.play(.key(.enter))))
    driver.play(.draftFailed(sent, Notice(.error, "đĩa đầy")))
    #expect(form(driver) == typed && driver.state.notice?.text == "đĩa đầy")
  }

  // MARK: Typing Vietnamese

  @Test func composedInputIsDeletedByWholeLetters() throws {
    var driver = try open("giao ")
    // Decomposed letters, as some input methods and pastes send them.
    type("So\u{31B}\u{309} Ta\u{300}i", &driver)
    #expect(form(driver)?.typed[.line] == "giao Sở Tài")
    try driver.press("Backspace Backspace Backspace Backspace Backspace")
    #expect(form(driver)?.typed[.line] == "giao S")
    driver.play(.paste("o\u{31B}\u{309} Ta\u{300}i chi\u{301}nh ba\u{301}o ca\u{301}o"))
    #expect(form(driver)?.typed[.line] == "giao Sở Tài chính báo cáo")
    // Telex: the second o comes as Backspace and ô, also in a field that was read from the line.
    try driver.press("Tab Tab Tab Tab Tab")
    #expect(form(driver)?.field == .text)
    type(" to", &driver)
    driver.play(.retyped(deletions: 1, text: "ô"))
    let written = try #require(content(driver.play(.key(.enter))))
    #expect(written.text == "báo cáo tô" && written.leads.map(\.unit) == [MeetingProvince.finance])
  }

  // MARK: Directives

  @Test func keysOnMarkedDirectivesWriteOneDraftForAll() throws {
    var driver = try MeetingProvince.driver(screen: .directives)
    try driver.press("Down Space Space T")
    #expect(form(driver)?.kind == .progress && form(driver)?.directives.count == 2)
    type("đang làm", &driver)
    try driver.press("Tab")
    type("140", &driver)
    #expect(driver.play(.key(.enter)).isEmpty && driver.frame.text.contains("Tỷ lệ là số từ 0 đến 100"))
    try driver.press("Backspace Backspace Backspace 4 0")
    let written = try #require(content(driver.play(.key(.enter))))
    #expect(written.kind == .progress && written.directives.count == 2 && written.percent == 40)
    #expect(driver.state.view.marked.isEmpty)
  }

  @Test(arguments: [
    ("H", DraftContent.Kind.completion), ("E", .dueExtension), ("B", .returned), ("S", .suspension),
    ("A", .reassignment),
  ])
  func eachKeyOpensItsForm(_ key: String, _ kind: DraftContent.Kind) throws {
    var driver = try MeetingProvince.driver(screen: .directives)
    try driver.press("Down \(key)")
    #expect(form(driver)?.kind == kind && form(driver)?.directives.count == 1)
  }

  @Test func anExtensionNeedsItsBasisAndACompletionLooksBack() throws {
    var driver = try MeetingProvince.driver(screen: .directives)
    try driver.press("Down E")
    type("31/12", &driver)
    #expect(driver.play(.key(.enter)).isEmpty && form(driver)?.field == .evidence)
    type("CV 9", &driver)
    let extended = try #require(content(driver.play(.key(.enter))))
    #expect(extended.due.window?.last == MeetingProvince.day(2024, 12, 31) && extended.evidence == "CV 9")
    try driver.press("H Tab")
    type("1/6", &driver)
    let done = try #require(content(driver.play(.key(.enter))))
    #expect(done.due.window?.last == MeetingProvince.day(2024, 6, 1))
  }

  @Test func aFigureStartsADirective() throws {
    var driver = try MeetingProvince.driver(screen: .rankings)
    try driver.press("A")
    let figure = try #require(form(driver)?.figure)
    #expect(!figure.name.isEmpty && !figure.value.isEmpty && figure.unit == MeetingProvince.home)
    #expect(driver.frame.text.contains(figure.value.string))
    // Without a figure under the cursor the line is begun.
    driver = try MeetingProvince.driver(screen: .meeting)
    try driver.press("A")
    #expect(form(driver)?.typed[.line] == "giao ")
  }

  // MARK: Where nothing can be recorded

  @Test func aReadOnlyStoreRefusesEveryKeyWithItsReason() throws {
    var driver = try MeetingProvince.driver(screen: .directives)
    driver.state.isReadOnly = true
    let reason = driver.state.wording[.reasonReadOnly]
    try driver.press("Down")
    for key in ["T", "H", "E", "B", "S", "A"] {
      try driver.press(key)
      #expect(driver.state.overlays.isEmpty && driver.state.notice?.text == reason, "\(key)")
      let action = try #require(Key(name: key).flatMap { KeyTable.action(for: $0, on: .directives) })
      #expect(Availability.reason(action, driver.state) == reason)
    }
    try driver.press("Esc :")
    type(Self.line, &driver)
    try driver.press("Enter")
    #expect(form(driver) == nil && driver.state.notice?.text == reason)
    driver.state.overlays = []
    #expect(!driver.frame.text.contains("T Tiến độ"))
  }

  @Test func withoutAMeetingTheTextStays() throws {
    var driver = try MeetingProvince.driver(reader: MemoryReader([]))
    try driver.press(":")
    type("giao Sở Tài chính việc", &driver)
    try driver.press("Enter Enter Enter")
    #expect(form(driver) != nil && driver.state.notice?.text == driver.state.wording[.agendaNoMeeting])
  }

  // MARK: In the room

  @Test func whilePresentingTheItemStaysWhereItIs() throws {
    var driver = try MeetingProvince.driver()
    try driver.press("F5 Right")
    let view = driver.state.view
    let position = driver.state.presentation?.position
    try driver.press(":")
    type(Self.line, &driver)
    try driver.press("Enter")
    #expect(content(driver.play(.key(.enter))) != nil)
    #expect(driver.state.view == view && driver.state.presentation?.position == position)
    // Esc closes the form and nothing else.
    try driver.press(":")
    type(Self.line, &driver)
    try driver.press("Enter Esc")
    #expect(driver.state.overlays.isEmpty && driver.state.presentation?.position == position)
  }

  @Test func aThemeIsStillFoundByItsName() throws {
    var driver = try MeetingProvince.driver()
    let entries = Palette(driver.state, typed: "giao diện").entries
    #expect(entries.first?.command == .action(.theme))
    try driver.press(":")
    type("giao", &driver)
    try driver.press("Enter")
    #expect(form(driver)?.typed[.line] == "giao ")
  }

  // MARK: Pictures

  @Test(arguments: [
    ("dark", Size(columns: 80, rows: 24)), ("projector", Size(columns: 120, rows: 40)),
    ("monochrome", Size(columns: 80, rows: 24)),
  ])
  func golden(_ theme: String, _ size: Size) throws {
    var driver = try MeetingProvince.driver(screen: .directives, size: size)
    driver.state.themes = [theme]
    driver.state.theme = theme
    try driver.press(":")
    type(
      "giao Sở Tài chính và Sở Giao thông báo cáo tiến độ giải ngân vốn đầu tư công cho từng dự án trước 15/9, phối hợp Sở Tài chính",
      &driver)
    try driver.press("Enter")
    if theme == "monochrome" { try driver.press("Tab Tab Tab Tab") }
    try GoldenFile("record-form-\(theme)-\(size.columns)x\(size.rows)", file: GoldenTests.file)
      .expect(driver.frame.text)
  }
}
