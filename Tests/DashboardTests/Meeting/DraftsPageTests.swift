import Model
import TestLibrary
import Testing

@testable import Dashboard

/// What was written down in a meeting, on screens 7 and 4.
@Suite struct DraftsPageTests {
  private static let author: CleanText = "lan"

  private static let drafts: [MeetingDraft] = {
    let contents = [
      DraftContent(
        .directive, asTyped: "giao Sở Tài chính báo cáo trước 15/9", text: "báo cáo",
        leads: [
          PartyName(unit: MeetingProvince.finance, asStated: "Sở Tài chính", short: "Sở Tài chính")
        ],
        due: Due(
          asStated: "trước 15/9", reading: nil, window: DayRange(MeetingProvince.day(2024, 9, 15)))),
      DraftContent(.suspension, directives: ["late"], text: "chờ vốn"),
      DraftContent(.directive, conclusion: .approval, text: "kế hoạch"),
    ]
    var drafts: [MeetingDraft] = []
    for content in contents {
      drafts.append(
        MeetingDraft(content, in: MeetingProvince.meeting, after: drafts, author: author, moment: "m"))
    }
    drafts[2] = drafts[2].withdrawn(because: "ghi nhầm")
    return drafts
  }()

  private func open(
    screen: ScreenID = .meeting, size: Size = Size(columns: 120, rows: 40), _ more: [MeetingDraft] = []
  ) throws -> ScreenDriver {
    var batch = FactBatch(kind: .meeting, title: "ghi", author: Self.author, reason: .empty)
    batch.drafts = Self.drafts + more
    var driver = try MeetingProvince.driver(
      screen: screen, size: size, reader: MeetingProvince.reader([batch]))
    // The meetings are those of a store.
    driver.play(.resize(size))
    driver.state.view.selected = screen == .meeting ? .meeting(MeetingProvince.meeting) : .directive("late")
    return driver
  }

  @Test func draftsShowAsSuch() throws {
    var driver = try open()
    driver.state.view.selected = .meeting(MeetingProvince.meeting)
    try driver.press("d")
    let text = driver.frame.text
    #expect(text.contains("Nội dung ghi tại phiên họp 05/07/2024") && text.contains("◊ dự thảo"))
    #expect(text.contains("× đã rút") && text.contains("Sở Tài chính") && text.contains("15/09/2024"))
    try driver.press("Esc")
    #expect(DraftsPage(driver.state) == nil)
    // On screen 4 the directive says that something is written down of it.
    driver = try open(screen: .directives)
    #expect(driver.frame.text.contains("◊ dự thảo: Tạm hoãn · Rà"))
  }

  @Test func adoptingIsAskedTwiceAndTakesWhatIsShown() throws {
    var driver = try open()
    try driver.press("d")
    #expect(driver.play(.key(.character("T"))).isEmpty)
    #expect(driver.state.notice?.text == "Bấm lần nữa để thông qua 2 dự thảo")
    // Another key between gives it up.
    #expect(driver.play(.key(.down)).isEmpty && driver.play(.key(.character("T"))).isEmpty)
    #expect(
      driver.play(.key(.character("T"))) == [
        .record(.draft(MeetingProvince.meeting, .adopt(seen: Array(Self.drafts.prefix(2)))))
      ])
    driver.play(
      .drafted(
        MeetingProvince.meeting, .adopt(seen: []),
        DraftReceipt(batch: BatchNumber(9), written: Array(Self.drafts.prefix(2)))))
    #expect(driver.state.notice?.text.string.hasPrefix("Đã thông qua 2 nội dung, đợt 9") == true)
    // That the meeting became another is said.
    #expect(driver.state.notice?.text.string.contains("đã họp") == false)
    driver.play(
      .drafted(
        MeetingProvince.meeting, .adopt(seen: []),
        DraftReceipt(batch: BatchNumber(9), written: Array(Self.drafts.prefix(2)), makesHeld: true)))
    #expect(driver.state.notice?.text.string.hasSuffix("; phiên họp chuyển sang đã họp") == true)
  }

  @Test func aDraftIsCorrectedInItsFormAndWithdrawnWithTwoKeys() throws {
    var driver = try open()
    try driver.press("d Down Enter")
    try driver.press("! Enter")
    #expect(driver.state.overlays.isEmpty)
    let kept = try #require(driver.state.recordForms.last?.sent)
    var changed = Self.drafts[1].content
    changed.text = "chờ vốn!"
    changed.asTyped = "chờ vốn!"
    #expect(kept == .correct(Self.drafts[1].id, seen: Self.drafts[1].content, to: changed))
    #expect(driver.play(.key(.delete)).isEmpty)
    #expect(
      driver.play(.key(.delete)) == [
        .record(
          .draft(
            MeetingProvince.meeting,
            .withdraw(Self.drafts[1].id, seen: Self.drafts[1].content, reason: .empty)))
      ])
    // What is withdrawn is neither corrected nor withdrawn again.
    try driver.press("G Enter")
    #expect(
      driver.state.overlays.isEmpty
        && driver.state.notice?.text == driver.state.wording[.draftsWithdrawnAlready])
    #expect(driver.play(.key(.delete)).isEmpty && driver.play(.key(.delete)).isEmpty)
  }

  /// The next meeting is another one: what is corrected stays with its own, and the form says so.
  @Test func aDraftOfAnEarlierMeetingIsCorrectedThere() throws {
    let earlier: MeetingID = "2024-06-03"
    let draft = MeetingDraft(
      DraftContent(.suspension, directives: ["late"], text: "chờ vốn"), in: earlier, after: [],
      author: Self.author, moment: "m")
    var driver = try open([draft])
    driver.state.view.selected = .meeting(earlier)
    try driver.press("d Enter")
    #expect(driver.frame.text.contains("Tạm hoãn · phiên họp 03/06/2024"), "\(driver.frame.text)")
    // Only looked at it is nothing to keep.
    try driver.press("Esc")
    #expect(driver.state.recordForms.isEmpty && driver.state.keptRecording == nil)
    try driver.press("Enter !")
    var changed = draft.content
    changed.text = "chờ vốn!"
    changed.asTyped = "chờ vốn!"
    let edit = DraftEdit.correct(draft.id, seen: draft.content, to: changed)
    #expect(driver.play(.key(.enter)) == [.record(.draft(earlier, edit))])
    // In the store it became a draft of its own: that is told, and not that it was corrected.
    let own = MeetingDraft(changed, in: earlier, after: [draft], author: Self.author, moment: "m")
    driver.play(
      .drafted(earlier, edit, DraftReceipt(batch: BatchNumber(9), written: [own], missed: [draft])))
    #expect(driver.state.notice?.kind == .warning && driver.state.recordForms.isEmpty)
  }

  /// What somebody else said otherwise meanwhile is not taken back unseen, and that is told.
  @Test func aDraftThatWasCorrectedIsNotWithdrawnUnseen() throws {
    var batch = FactBatch(kind: .meeting, title: "ghi", author: Self.author, reason: .empty)
    batch.drafts = Self.drafts
    let reader = MeetingProvince.reader([batch])
    let meeting = try #require(reader.meetings().first { $0.id == MeetingProvince.meeting })
    func withdrawn(seeing seen: DraftContent) throws -> (edit: DraftEdit, outcome: DraftOutcome) {
      let edit = DraftEdit.withdraw(Self.drafts[1].id, seen: seen, reason: "nhầm")
      return (
        edit, try edit.outcome(in: meeting, from: reader, author: "minh", moment: "m", today: meeting.day)
      )
    }
    #expect(try withdrawn(seeing: Self.drafts[1].content).outcome.written.map(\.state) == [.withdrawn])
    let (edit, outcome) = try withdrawn(seeing: Self.drafts[0].content)
    #expect(outcome.written.isEmpty && outcome.batch == nil && outcome.missed == [Self.drafts[1]])
    var driver = try open()
    driver.play(.drafted(meeting.id, edit, outcome.receipt(nil)))
    #expect(driver.state.notice?.text == "Dự thảo số 2 vừa được lan đổi, hãy xem lại")
  }

  @Test func aReadOnlyStoreAdoptsNothing() throws {
    var driver = try open()
    try driver.press("d")
    driver.state.isReadOnly = true
    for key in ["T", "T", "Delete", "Delete", "Enter", "R"] {
      #expect(driver.play(.key(try #require(Key(name: key)))).isEmpty, "\(key)")
      #expect(driver.state.notice?.text == driver.state.wording[.reasonReadOnly], "\(key)")
    }
    #expect(driver.state.overlays.isEmpty)
  }

  @Test func whoComesLaterIsTold() throws {
    var driver = try open()
    let second = MeetingDraft(
      DraftContent(.completion, directives: ["late"]), in: MeetingProvince.meeting, after: Self.drafts,
      author: "hoa", moment: "m")
    driver.play(
      .drafted(
        MeetingProvince.meeting, .add(second.content),
        DraftReceipt(batch: BatchNumber(9), written: [second], rivals: [Self.drafts[1]])))
    #expect(driver.state.notice?.kind == .warning)
    #expect(driver.state.notice?.text.string.contains("lan cũng có dự thảo số 2") == true)
    // And the form says so before.
    driver = try open(screen: .directives)
    try driver.press("H")
    #expect(driver.frame.text.contains("lan đã có dự thảo số 2 về việc này"))
  }

  @Test(arguments: [Size(columns: 80, rows: 24), Size(columns: 120, rows: 40)])
  func golden(_ size: Size) throws {
    var driver = try open(size: size)
    try driver.press("d")
    try GoldenFile("drafts-\(size.columns)x\(size.rows)", file: GoldenTests.file).expect(driver.frame.text)
  }
}
