import Model
import TestLibrary
import Testing

@testable import Dashboard

/// What a presenter says, as text and back.
@Suite struct FollowMessageTests {
  private func presenting(_ keys: String) throws -> ScreenDriver {
    var driver = try ScreenDriver(screen: .directives, size: Size(columns: 80, rows: 24))
    try driver.press(keys)
    return driver
  }

  private func message(_ keys: String) throws -> FollowMessage {
    try #require(try presenting(keys).state.followMessage)
  }

  /// What a text leaves out of items that are neither shown nor next.
  private func trimmed(_ message: FollowMessage) -> FollowMessage {
    var message = message
    message.items = message.items.enumerated().map { place, item in
      let isNear = place == message.position || place == message.position + 1
      return AgendaItem(
        id: item.id, meeting: message.meeting ?? "-", position: place + 1, title: item.title,
        view: isNear ? item.view : nil, minutes: item.minutes, speaker: item.speaker,
        notes: isNear ? item.notes : .empty)
    }
    return message
  }

  @Test(arguments: [
    "F5", "F5 2 Enter Down Down", "F5 2 Enter Enter o Down", "F5 3 Enter +", "F5 9 Enter", "F5 b",
  ])
  func comesBackAsItWent(_ keys: String) throws {
    var message = try message(keys)
    message.store = "/srv/kho số liệu/a.store"
    message.schema = 4
    message.spent = 7
    message.began = 12_345
    message.followers = [
      Follower(name: "Nguyễn Văn A", size: Size(columns: 200, rows: 60), isConsole: false),
      Follower(name: "b", size: Size(columns: 80, rows: 24), isConsole: true),
    ]
    #expect(FollowMessage.read(message.text) == .shown(trimmed(message)), "\(message.text)")
  }

  @Test func aViewCarriesBothEditionsOfTheOverview() throws {
    var view = ViewValue(screen: .overview)
    view.edition = "2021"
    view.secondEdition = "2022"
    #expect(ViewValue(view.saved) == view)
  }

  @Test func nobodyIsToldWhereNobodyPresents() throws {
    #expect(try presenting("Down").state.followMessage == nil)
    #expect(try presenting("F5 Esc").state.followMessage == nil)
  }

  @Test func whatOnlyTakesTextIsNotForTheRoom() throws {
    #expect(try message("F5 2 Enter / q n").cover == nil)
    #expect(try message("F5 2 Enter o").cover == .source(scroll: 0))
  }

  @Test func aLongAgendaStillFits() throws {
    var message = try message("F5")
    let long = CleanText(cleaning: String(repeating: "ghi chú ", count: 20_000))
    message.items = (0..<500).map { number in
      AgendaItem(
        id: FactID("m/\(number)"), meeting: "m", position: number + 1,
        title: LocalizedText(
          vietnamese: CleanText(cleaning: String(long.string.prefix(400))), english: .empty),
        view: nil, notes: long)
    }
    message.position = 250
    #expect(message.text.utf8.count <= FollowMessage.longest)
    guard case .shown(let read)? = FollowMessage.read(message.text) else {
      Issue.record("unreadable")
      return
    }
    #expect(read.items.count == 500 && read.item?.title == message.items[250].title)
    #expect(read.item?.notes.string.hasPrefix("ghi chú ghi chú") == true)
  }

  @Test func aNameWithALineFeedStaysOneLine() throws {
    var message = try message("F5")
    message.store = "/a\nblank\nposition 3"
    guard case .shown(let read)? = FollowMessage.read(message.text) else {
      Issue.record("unreadable")
      return
    }
    #expect(!read.isBlank && read.position == 0 && read.store == "/a blank position 3")
  }

  @Test func otherVersionsAreKnownAsSuch() throws {
    let text = try message("F5").text
    #expect(
      FollowMessage.read(text.replacing("phienhop-follow 1", with: "phienhop-follow 2")) == .otherVersion(2))
    #expect(
      FollowMessage.read(FollowMessage.ended) == .ended && FollowMessage.read(FollowMessage.moved) == .moved)
    // What a later program of the same version adds is passed over.
    #expect(FollowMessage.read(text + "weather fine\n") == FollowMessage.read(text))
    let hello = FollowHello.follower(
      Follower(name: "a b", size: Size(columns: 90, rows: 30), isConsole: true))
    #expect(FollowHello(hello.text) == hello && FollowHello(FollowHello.successor.text) == .successor)
    #expect(FollowHello(hello.text.replacing("follow 1", with: "follow 2")) == .stranger)
  }

  @Test(arguments: [
    "", "phienhop-follow", "phienhop-follow 1", "phienhop-follow 1\n", "hello\nthere",
    "phienhop-follow 1\nblank\n",
    "\u{0}\u{1}", "phienhop-follow x\nended\n",
  ])
  func whatNoPresenterSaysIsPassedOver(_ text: String) { #expect(FollowMessage.read(text) == nil) }

  @Test func nonsenseInALineMakesTheMessageUnreadable() throws {
    let text = try message("F5 2 Enter").text
    for (line, other) in [
      ("position 1", "position -1"), ("position 1", "position 77"), ("zoom 0", "zoom 9"),
      ("today 2024-06-03", "today soon"), ("view 1 rankings", "view 9 rankings"), ("batch ", "batch x"),
    ] {
      try #require(text.contains(line), "\(line)")
      #expect(FollowMessage.read(text.replacing(line, with: other)) == nil, "\(other)")
    }
    // Whatever comes through the socket is read or refused and harms nothing.
    var random = SeededNumbers(seed: 5)
    let bytes = Array(text.utf8)
    var waiting = try ScreenDriver(screen: .overview).state
    waiting.follow(asConsole: false)
    for _ in 0..<200 {
      var damaged = bytes
      for _ in 0..<3 { damaged[Int(random.next() % UInt64(damaged.count))] = UInt8(random.next() & 0xFF) }
      if case .shown(let read)? = FollowMessage.read(String(decoding: damaged, as: UTF8.self)) {
        var follower = waiting
        _ = follower.update(.followed(.shown(read)))
      }
    }
  }
}
