import Model
import TestLibrary
import Testing

@testable import Dashboard

/// What a follower's screen becomes: in step at its own size and language, away and back, and without a presenter.
@Suite struct FollowingTests {
  private struct Pair {
    var presenter: ScreenDriver
    var follower: ScreenDriver

    /// - Parameter keys: the presenter's.
    mutating func press(_ keys: String) throws {
      for key in keys.split(separator: " ") {
        try presenter.press(String(key))
        try tell()
      }
    }

    mutating func tell() throws {
      guard let message = presenter.state.followMessage else { return }
      guard case .shown(let read)? = FollowMessage.read(message.text) else {
        Issue.record("unreadable: \(message.text)")
        return
      }
      follower.play(.followed(.shown(read)))
    }
  }

  private func pair(
    _ keys: String = "F5", size: Size = Size(columns: 120, rows: 40), language: Language = .vietnamese,
    asConsole: Bool = false
  ) throws -> Pair {
    var pair = Pair(
      presenter: try ScreenDriver(screen: .directives, size: Size(columns: 80, rows: 24)),
      follower: try ScreenDriver(screen: .overview, size: size, language: language))
    pair.follower.state.follow(asConsole: asConsole)
    try pair.press(keys)
    return pair
  }

  /// At the presenter's own size and language a follower's picture is the presenter's, but for the foot.
  @Test(arguments: [
    "F5", "F5 2 Enter Down Down Down", "F5 2 Enter PgDn PgDn", "F5 2 Enter Enter", "F5 2 Enter Enter o",
    "F5 4 Enter PgDn Down Enter", "F5 8 Enter Tab [", "F5 2 Enter +", "F5 2 Enter -", "F5 9 Enter", "F5 b",
    "F5 2 Enter q u a n g Space n i n h Enter", "F5 3 Enter Right PgUp",
  ])
  func isInStep(_ keys: String) throws {
    let pair = try pair(keys, size: Size(columns: 80, rows: 24))
    for row in 0..<23 {
      #expect(pair.follower.frame.text(row: row) == pair.presenter.frame.text(row: row), "row \(row)")
    }
    #expect(pair.follower.state.presentation?.position == pair.presenter.state.presentation?.position)
  }

  @Test func isInStepAtAnotherSizeAndLanguage() throws {
    var pair = try pair("F5 2 Enter", language: .english)
    for _ in 0..<12 {
      try pair.press("Down")
      #expect(pair.follower.state.view.selected == pair.presenter.state.view.selected)
    }
    let frame = pair.follower.frame
    #expect(frame.text(row: 39).contains("Item 2/9 · following the presenter"), "\(frame.text(row: 39))")
    #expect(frame.text(row: 0).contains("Where the province stands"))
    try pair.press("4 Enter")
    #expect(pair.follower.state.screen == .directives && pair.follower.state.view.grouping == "dueMonth")
    try pair.press("b")
    #expect(!pair.follower.frame.text.contains { $0.isLetter })
    try pair.press("b")
    #expect(pair.follower.frame.text.contains("Directives due"))
  }

  @Test func itWaitsForAPresenterAndSaysSo() throws {
    var follower = try ScreenDriver(screen: .overview, size: Size(columns: 80, rows: 24))
    follower.state.follow(asConsole: false)
    #expect(follower.frame.text.contains("Chưa ai trình chiếu") && follower.state.isReadOnly)
    try follower.press("2")
    #expect(follower.frame.text(row: 1).contains("[2 Xếp hạng]"))
    try follower.press("F5")
    #expect(follower.frame.text.contains("Chưa ai trình chiếu"))
  }

  @Test func keysLookAroundAndOneComesBack() throws {
    var pair = try pair("F5 2 Enter Down", size: Size(columns: 80, rows: 24))
    let selected = pair.follower.state.view.selected
    try pair.follower.press("Down")
    #expect(pair.follower.state.presentation == nil && pair.follower.state.screen == .rankings)
    #expect(pair.follower.state.view.selected != selected)
    let frame = pair.follower.frame
    #expect(frame.text(row: 23).contains("F5 Theo trình chiếu"), "\(frame.text(row: 23))")
    #expect(frame.text(row: 0).contains("Tự xem; người trình chiếu ở mục 2"), "\(frame.text(row: 0))")
    // What the presenter does meanwhile disturbs nobody who looks around.
    try pair.follower.press("4")
    try pair.press("PgDn Right")
    #expect(pair.follower.state.screen == .directives && pair.follower.state.presentation == nil)
    let place = (pair.presenter.state.presentation?.position ?? -1) + 1
    #expect(pair.follower.frame.text(row: 0).contains("người trình chiếu ở mục \(place)"))
    try pair.follower.press("/ k e Esc F5")
    for row in 0..<23 {
      #expect(pair.follower.frame.text(row: row) == pair.presenter.frame.text(row: row), "row \(row)")
    }
    try pair.press("Home")
    #expect(pair.follower.state.presentation?.position == 0)
    // `p` comes back as well.
    try pair.follower.press("G p")
    #expect(pair.follower.state.presentation != nil)
  }

  @Test func ownKeysDoNotLeave() throws {
    var pair = try pair("F5 2 Enter", size: Size(columns: 80, rows: 24))
    try pair.follower.press("L t F5 p")
    #expect(pair.follower.state.presentation != nil && pair.follower.state.language == .english)
    #expect(pair.follower.state.theme == "light")
    try pair.press("Down")
    #expect(pair.follower.state.language == .english && pair.follower.state.theme == "light")
    // Blank here, whatever the presenter shows, until a key here.
    try pair.follower.press("b")
    try pair.press("Down")
    #expect(pair.follower.state.isBlank)
    try pair.follower.press("Down")
    #expect(!pair.follower.state.isBlank && pair.follower.state.presentation != nil)
    #expect(pair.follower.play(.key(.character("q"))) == [.quit])
  }

  @Test func nothingIsRecorded() throws {
    var follower = try MeetingProvince.driver(screen: .meeting)
    follower.state.follow(asConsole: false)
    for keys in ["7", "a", "Space", "R x Enter", "Delete Delete", "6", "u", "c", "i", "K"] {
      for key in keys.split(separator: " ").compactMap({ Key(name: String($0)) }) {
        #expect(follower.play(.key(key)).isEmpty, "\(keys)")
      }
    }
    #expect(follower.state.keptPresentation == nil)
    var pair = try pair()
    #expect(pair.follower.state.keptPresentation == nil && pair.follower.state.followMessage == nil)
    try pair.follower.press("1 K")
    #expect(pair.follower.state.overlays.isEmpty)
  }

  @Test(arguments: [(FollowNews.ended, "đã thôi"), (.lost, "Mất người trình chiếu")])
  func aPresenterWhoIsGoneIsTold(_ news: FollowNews, _ words: String) throws {
    var pair = try pair("F5 2 Enter", size: Size(columns: 80, rows: 24))
    let before = pair.follower.frame
    pair.follower.play(.followed(news))
    #expect(pair.follower.frame.text(row: 23).contains(words))
    #expect(pair.follower.frame.text(row: 5) == before.text(row: 5))
    try pair.follower.press("Down")
    #expect(pair.follower.frame.text(row: 0).contains("không ai trình chiếu"))
    try pair.follower.press("F5")
    try pair.press("Down")
    #expect(pair.follower.frame.text(row: 23).contains("đang theo người trình chiếu"))
  }

  @Test(arguments: [
    (FollowRefusal.forbidden, "quyền của thư mục kho"), (.otherVersion(theirs: 2), "phiên bản 2, ở đây 1"),
    (.otherStore(theirs: 5, ours: 4), "phiên bản 5, ở đây mở phiên bản 4"),
  ])
  func aReasonAgainstFollowingIsOneLine(_ reason: FollowRefusal, _ words: String) throws {
    var follower = try ScreenDriver(screen: .overview)
    follower.state.follow(asConsole: false)
    follower.play(.followed(.refused(reason)))
    #expect(follower.frame.text.contains(words), "\(follower.frame.text)")
  }

  @Test func theDayAndTheHomeAreTheMeetings() throws {
    var pair = try pair()
    let day = try #require(Day(iso8601: "2025-01-01"))
    pair.follower.state.today = day
    pair.follower.state.home = nil
    try pair.press("Down")
    #expect(pair.follower.state.today == pair.presenter.state.today)
    #expect(pair.follower.state.home == pair.presenter.state.home && pair.follower.state.isTodayFixed)
  }

  @Test func minutesAreThePresenters() throws {
    var pair = try pair("F5 2 Enter")
    for minute in 0..<4 {
      let clock = PresentationClock(minute: 540 + minute, uptime: 1000 + minute)
      pair.presenter.play(.clock(clock))
      try pair.tell()
      pair.follower.play(.clock(clock))
    }
    let left = pair.presenter.state.presentation?.minutesLeft(at: pair.presenter.state.clock)
    #expect(left == 2 && pair.follower.state.presentation?.minutesLeft(at: pair.follower.state.clock) == 2)
    #expect(pair.follower.frame.text(row: 39).contains("chỉ còn 2 phút"))
    // Who comes later counts from the same minute.
    var late = try self.pair(asConsole: true)
    late.presenter = pair.presenter
    try late.tell()
    late.follower.play(.clock(PresentationClock(minute: 544, uptime: 1004)))
    #expect(late.follower.frame.text.contains("chỉ còn 1 phút"))
  }

  @Test func theConsoleHasNotesTheNextItemAndWhoFollows() throws {
    for size in GoldenTests.sizes {
      var pair = try pair("F5 2 Enter", size: size, asConsole: true)
      var message = try #require(pair.presenter.state.followMessage)
      let item = try #require(message.item)
      message.items[1] = AgendaItem(
        id: item.id, meeting: item.meeting, position: 2, title: item.title, view: item.view, minutes: 5,
        speaker: "Giám đốc Sở Khoa học và Công nghệ",
        notes: CleanText(
          cleaning: String(
            repeating: "Nêu bật thứ hạng năm nay so với năm trước, rồi hỏi các sở về phần còn thiếu. ",
            count: 6)))
      message.followers = [
        Follower(name: "thuky", size: Size(columns: 80, rows: 24), isConsole: false),
        Follower(name: "chanhvp", size: size, isConsole: true),
      ]
      pair.follower.play(.followed(.shown(message)))
      pair.follower.play(.clock(PresentationClock(minute: 545, uptime: 10)))
      try GoldenFile("follow-console-\(size.columns)x\(size.rows)", file: GoldenTests.file).expect(
        pair.follower.frame.text)
    }
  }

  @Test func theConsoleIsNeverBlank() throws {
    var pair = try pair("F5 2 Enter b", asConsole: true)
    #expect(pair.follower.frame.text.contains("hình đang tắt"))
    try pair.press("b")
    #expect(pair.follower.frame.text.contains("Xếp hạng ►"))
    // What it looks at by itself is the usual dashboard; the same key comes back.
    try pair.follower.press("Enter")
    #expect(pair.follower.frame.text(row: 0).contains("Tự xem"))
    try pair.follower.press("F5")
    #expect(pair.follower.frame.text.contains("Bảng người trình chiếu"))
  }

  @Test func aPresenterHearsOfAnother() throws {
    var pair = try pair()
    pair.presenter.play(.followed(.replaced))
    #expect(pair.presenter.frame.text(row: 23).contains("Màn hình khác trình chiếu kho này"))
    #expect(pair.presenter.state.presentation != nil)
    pair.presenter.play(.followed(.followedAgain))
    #expect(pair.presenter.frame.text(row: 23).contains("lại theo màn hình này"))
  }

  @Test func followersAreToldInWordsToo() throws {
    var pair = try pair("F5 2 Enter")
    let before = pair.follower.state
    pair.follower.play(.followed(.lost))
    let said = PlainAnnouncer.lines(from: before, to: pair.follower.state, answersKey: false)
    #expect(said.contains { $0.string.contains("Mất người trình chiếu") }, "\(said)")
  }
}
