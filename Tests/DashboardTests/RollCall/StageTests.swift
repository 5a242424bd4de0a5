import Model
import TestLibrary
import Testing

@testable import Dashboard

/// The screens before and behind the items of a presented meeting.
@Suite struct StageTests {
  private func presenting(_ keys: String, answers: [Attendance.State] = []) throws -> ScreenDriver {
    var driver = try RoomProvince(answers: answers).driver()
    try driver.press(keys)
    return driver
  }

  private func stage(_ driver: ScreenDriver) -> Presentation.Stage? { driver.state.presentation?.stage }

  @Test func f5StillShowsTheFirstItem() throws {
    let driver = try presenting("F5")
    #expect(stage(driver) == .item && driver.frame.text(row: 23).contains("Mục 1/1"))
  }

  /// What is written down of a meeting is no source of figures to a room.
  @Test func aRoomSeesNoBatchOfItsRollCall() throws {
    var driver = try RoomProvince().driver()
    func batches() -> Int {
      SourcesScreen.rows(driver.state).count { if case .batch = $0 { true } else { false } }
    }
    #expect(batches() == 1)
    try driver.press("F5")
    #expect(batches() == 0)
  }

  /// However long the names of those who meet, the day is never cut.
  @Test(arguments: [(80, 24), (60, 16), (120, 40)]) func theDayStands(columns: Int, rows: Int) throws {
    var driver = try RoomProvince(longNames: true).driver(size: Size(columns: columns, rows: rows))
    for keys in ["F5 PgUp", "PgDn PgDn"] {
      try driver.press(keys)
      #expect(stage(driver) != .item && driver.frame.text.contains("03/12/2026"), "\(driver.frame.text)")
    }
  }

  /// A clicker's two keys lead from the first screen to the last and back.
  @Test func itemsStandBetweenTheTwoScreens() throws {
    var driver = try presenting("F5 PgUp")
    #expect(stage(driver) == .waiting && driver.frame.text(row: 23).contains("Màn hình chờ"))
    #expect(driver.frame.text.contains("27 huyện, thị, thành phố"))
    #expect(driver.frame.text.contains("1 + 27 + 559 + 206 = 793: khớp"))
    #expect(driver.frame.text.contains("Có mặt: — chưa điểm danh"))
    try driver.press("PgUp")
    #expect(stage(driver) == .waiting && driver.state.notice?.text == driver.state.wording[.presentAtStart])
    try driver.press("PgDn PgDn")
    #expect(stage(driver) == .closing)
    #expect(driver.frame.text.contains("Trân trọng cảm ơn"))
    #expect(driver.frame.text.contains("Phiên họp tới: 05/01/2027"))
    try driver.press("Right")
    #expect(driver.state.notice?.text == driver.state.wording[.presentAtEnd])
    try driver.press("Left")
    #expect(stage(driver) == .item && driver.state.presentation?.position == 0)
    for keys in ["0 Enter", "Left", "0 0 Enter"] {
      try driver.press(keys)
      #expect(stage(driver) == .waiting, "\(keys)")
      try driver.press("Enter")
      #expect(stage(driver) == .item)
    }
    try driver.press("0 Enter 1 Enter")
    #expect(stage(driver) == .item)
  }

  /// The usual agenda belongs to no meeting.
  @Test func withoutAMeetingThereAreNone() throws {
    var driver = try ScreenDriver(screen: .overview, size: Size(columns: 80, rows: 24))
    try driver.press("F5 PgUp")
    #expect(stage(driver) == .item && driver.state.notice != nil)
    try driver.press("0 Enter End Right")
    #expect(stage(driver) == .item)
  }

  @Test func itBeginsThereWhereAsked() throws {
    var driver = try RoomProvince().driver()
    var request = PresentationRequest()
    request.stage = .waiting
    driver.state.present(request)
    driver.play(.nothingNew)
    #expect(stage(driver) == .waiting && driver.state.presentation?.meeting == RoomProvince.meeting)
  }

  /// Cut off on either screen, the next start is there again; after Esc so is the next F5.
  @Test func itComesBackToTheSameScreen() throws {
    for keys in ["F5 PgUp", "F5 PgDn"] {
      var driver = try presenting(keys)
      let kept = try #require(driver.state.keptPresentation)
      #expect(kept.stage == stage(driver) && kept.stage != .item)
      var next = try RoomProvince().driver()
      next.state.present(kept)
      next.play(.nothingNew)
      #expect(next.frame.text == driver.frame.text)
      // Of a meeting that is gone nothing is left to come back to.
      var other = try ScreenDriver(screen: .overview)
      other.state.present(kept)
      other.play(.nothingNew)
      #expect(stage(other) == .item)
      try driver.press("Esc")
      #expect(driver.state.presentation == nil && driver.state.screen == .meeting)
      try driver.press("F5")
      #expect(stage(driver) == kept.stage)
    }
  }

  @Test func theRollIsCalledOverIt() throws {
    var driver = try presenting("F5 0 Enter d")
    guard case .rollCall(let dialog)? = driver.state.overlays.last else {
      Issue.record("no roll call")
      return
    }
    #expect(dialog.meeting == RoomProvince.meeting)
    try driver.press("n g a Space s o n Enter Esc")
    #expect(stage(driver) == .waiting && driver.state.overlays.isEmpty)
    #expect(driver.frame.text.contains("Có mặt: 1/793 · chưa gọi 792"))
    #expect(driver.frame.text.contains("1/27 huyện, thị, thành phố"))
    // Own marks are seen already and are no change that waits.
    let effects = driver.state.rollCallMarks
    #expect(!effects.isEmpty)
    let id = try #require(
      driver.state.rooms(of: RoomProvince.meeting)?.record.rooms.first {
        $0.name == "UBND huyện Nga Sơn"
      }?.id)
    driver.play(.rollCalled(RoomProvince.meeting, RollCallEdit([id: .present]), BatchNumber(2)))
    driver.play(.changesWait(1))
    #expect(driver.state.waitingChanges == 0)
    driver.play(.changesWait(2))
    #expect(driver.state.waitingChanges == 1 && driver.frame.text(row: 23).contains("1 thay đổi chờ"))
  }

  /// At an item the letter begins the name of a unit, as every other letter does.
  @Test func atAnItemTheLetterIsAName() throws {
    let driver = try presenting("F5 d")
    #expect(driver.state.overlays.last == .chooseUnit(typed: "d", selected: 0))
  }

  @Test func keysThatAskOfFiguresDoNothingThere() throws {
    var driver = try presenting("F5 0 Enter")
    let frame = driver.frame.text
    try driver.press("Up Down o / + - Tab [ ] q n")
    #expect(driver.frame.text == frame && driver.state.overlays.isEmpty && stage(driver) == .waiting)
    try driver.press("b")
    #expect(driver.state.isBlank)
    try driver.press("x L")
    #expect(driver.frame.text.contains("Waiting screen"))
  }

  /// Waiting takes no minutes of an item.
  @Test func noItemTakesTimeMeanwhile() throws {
    var driver = try presenting("F5")
    driver.play(.clock(PresentationClock(minute: 480, uptime: 100)))
    driver.play(.clock(PresentationClock(minute: 481, uptime: 101)))
    try driver.press("0 Enter")
    driver.play(.clock(PresentationClock(minute: 490, uptime: 110)))
    #expect(driver.frame.text(row: 23).contains("08:10"))
    try driver.press("PgDn")
    driver.play(.clock(PresentationClock(minute: 491, uptime: 111)))
    #expect(driver.state.presentation?.minutesSpent(at: driver.state.clock) == 2)
  }

  @Test func theClosingScreenTellsWhatWasWrittenDown() throws {
    var driver = try presenting("F5 PgDn", answers: [.present, .absent])
    #expect(driver.frame.text.contains("Có mặt 1/793 điểm cầu") && !driver.frame.text.contains("Đã ghi"))
    let meeting = Meeting(id: RoomProvince.meeting, kind: .monthly, province: nil, day: RoomProvince.today)
    var content = DraftContent(.directive)
    content.text = "báo cáo"
    let outcome = try DraftEdit.add(content).outcome(
      in: meeting, from: RoomProvince().reader, author: "a", moment: "2026-12-03T08:00:00Z",
      today: RoomProvince.today)
    driver.play(.drafted(meeting.id, .add(content), outcome.receipt(BatchNumber(2))))
    driver.state.notice = nil
    #expect(driver.frame.text.contains("Đã ghi 1 nội dung: 1 dự thảo, 0 đã thông qua"))
  }

  // MARK: On other screens

  private func follower(
    _ driver: ScreenDriver, size: Size = Size(columns: 80, rows: 24), language: Language = .vietnamese,
    asConsole: Bool = false
  ) throws -> ScreenDriver {
    let message = try #require(driver.state.followMessage)
    guard case .shown(let read)? = FollowMessage.read(message.text) else { throw Unreadable() }
    #expect(read.stage == message.stage && read.rooms == message.rooms && read.drafts == message.drafts)
    var follower = try RoomProvince().driver(size: size, language: language)
    follower.state.follow(asConsole: asConsole)
    follower.play(.followed(.shown(read)))
    return follower
  }

  private struct Unreadable: Error {}

  /// Followers see the same, with marks that are not in any store yet.
  @Test func followersSeeThem() throws {
    for keys in ["F5 0 Enter", "F5 0 Enter d Enter Tab Enter Esc", "F5 PgDn"] {
      let driver = try presenting(keys, answers: keys.hasSuffix("PgDn") ? [.present] : [])
      let other = try follower(driver)
      for row in 0..<23 {
        #expect(other.frame.text(row: row) == driver.frame.text(row: row), "\(keys), row \(row)")
      }
      let english = try follower(driver, size: Size(columns: 200, rows: 60), language: .english)
      #expect(english.frame.text.contains(keys.hasSuffix("PgDn") ? "Thank you" : "communes, wards"))
    }
  }

  @Test func theConsoleSaysWhereOneIs() throws {
    let waiting = try follower(presenting("F5 0 Enter"), asConsole: true).frame.text
    #expect(waiting.contains("Màn hình chờ") && waiting.contains("Thay đổi từ phiên họp trước"))
    let closing = try follower(presenting("F5 PgDn"), asConsole: true).frame.text
    #expect(closing.contains("Kết thúc phiên họp"))
  }

  @Test(arguments: [
    "stage nowhere", "rooms commune 5 6 0", "rooms commune 5 3 3", "rooms village 1 0 0", "rooms commune 1",
    "drafts -1 0", "rooms commune 99999999999999999999 0 0",
  ])
  func whatNoPresenterSaysIsRefused(_ line: String) throws {
    let text = try #require(presenting("F5 0 Enter").state.followMessage).text
    #expect(FollowMessage.read(text + line + "\n") == nil)
  }

  @Test func theyAreReadAloud() throws {
    let driver = try presenting("F5 0 Enter")
    let words = try #require(StageScreen(driver.state)).words.map(\.string)
    #expect(words.first == "Màn hình chờ" && words.contains("Phiên họp thứ 6"))
    #expect(words.contains("559 xã, phường") && words.last == "Có mặt: — chưa điểm danh")
  }
}
