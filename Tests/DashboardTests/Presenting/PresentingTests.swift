import Model
import TestLibrary
import Testing

@testable import Dashboard

/// Presenting a meeting: walking, asking why, another unit, and coming back.
@Suite struct PresentingTests {
  private func presenting(
    _ keys: String = "F5", screen: ScreenID = .directives, size: Size = Size(columns: 80, rows: 24)
  ) throws -> ScreenDriver {
    var driver = try ScreenDriver(screen: screen, size: size)
    try driver.press("Down Down")
    try driver.press(keys)
    return driver
  }

  private func position(_ driver: ScreenDriver) -> Int? { driver.state.presentation?.position }

  @Test func f5ShowsTheFirstItemWithoutChrome() throws {
    let driver = try presenting()
    let frame = driver.frame
    #expect(position(driver) == 0 && driver.state.screen == .meeting)
    #expect(frame.text(row: 0).contains("Thay đổi từ phiên họp trước"))
    #expect(!frame.text.contains("Trợ giúp") && !frame.text.contains("[7"))
    #expect(frame.text(row: 23).contains("Mục 1/9") && frame.text(row: 23).contains("○ còn 5 phút"))
  }

  @Test func theMeetingOfTheStoreComesBeforeTheUsualAgenda() throws {
    var driver = try MeetingProvince.driver()
    try driver.press("F5")
    #expect(driver.state.presentation?.meeting == MeetingProvince.meeting)
    #expect(driver.state.presentation?.items.count == 4)
    #expect(driver.frame.text.contains("■ Mới quá hạn"))
  }

  /// Rows that are kept while one walks are those that would be made anew.
  @Test(arguments: 0..<9) func keptRowsAreTheRows(item: Int) throws {
    var driver = try presenting("F5 \(item + 1) Enter", size: Size(columns: 100, rows: 30))
    var reused = 0
    for turn in 0..<60 {
      let before = driver.state.presentation?.memory?.list(of: driver.state)?.count ?? 0
      driver.play(.key(turn % 20 < 13 ? .down : .up))
      if turn % 17 == 16 { try driver.press(turn % 2 == 0 ? "+ + -" : "L") }
      if turn % 15 == 14 { try driver.press(turn % 2 == 0 ? "Right Down Left" : "Left PgDn Right") }
      if turn % 8 == 7 { _ = driver.loadAhead() }
      var bare = driver.state
      bare.presentation?.memory = nil
      #expect(driver.frame == bare.frame(), "item \(item + 1), turn \(turn)")
      if before > 0, driver.state.presentation?.memory?.list(of: driver.state) != nil { reused += 1 }
    }
    // Lists of rows are kept; other items draw themselves.
    if item == 1 { #expect(reused > 50) }
  }

  /// The rows of the items on either side are made before a key asks for them, and are those of that item.
  @Test func rowsOfTheItemsBesideAreReady() throws {
    var driver = try presenting("F5 2 Enter", size: Size(columns: 120, rows: 40))
    for (key, position) in [("Right", 2), ("Left", 1)] {
      _ = driver.loadAhead()
      var next = driver.state
      next.showItem(position)
      let kept = next.presentation?.memory?.list(of: next)?.count ?? 0
      try driver.press(key)
      let shown = driver.state.presentation?.memory?.list(of: driver.state)?.count
      #expect(kept > 10 && shown == kept, "\(key)")
      var bare = driver.state
      bare.presentation?.memory = nil
      #expect(driver.frame == bare.frame())
    }
  }

  /// A clicker has two keys: forward leads through every page of every item, backward leads back.
  @Test func forwardLeadsThroughPagesAndItems() throws {
    var driver = try presenting("F5 2 Enter")
    let screen = RankingsScreen()
    var seen: Set<Int> = []
    var presses = 0
    while position(driver) == 1, presses < 40 {
      seen.formUnion(driver.state.visibleItems(screen.items(driver.state)))
      try driver.press("PgDn")
      presses += 1
    }
    // From the province's own place to the end of the list, and then the next item.
    #expect(position(driver) == 2 && seen.contains(62) && presses > 2)
    try driver.press("PgUp")
    #expect(position(driver) == 1)
    try driver.press("Left Left Space")
    #expect(position(driver) == 1)
    try driver.press("End Right")
    #expect(position(driver) == 8 && driver.state.notice?.text == driver.state.wording[.presentAtEnd])
    try driver.press("Home Left")
    #expect(position(driver) == 0 && driver.state.notice?.text == driver.state.wording[.presentAtStart])
  }

  /// What the next item needs is there before the key: the frame that answers it is whole.
  @Test func aStepAsksForNothing() throws {
    var driver = try presenting()
    #expect(driver.loadAhead() > 0)
    #expect(driver.loadAhead() == 0)
    for position in 1...7 {
      var asked = 0
      driver.state.play(.key(.right)) { query in
        asked += 1
        return .failure(query, Notice(.error, "asked for"))
      }
      #expect(self.position(driver) == position && asked == 0, "item \(position): \(asked)")
      _ = driver.loadAhead()
    }
  }

  @Test func aNumberAndEnterJump() throws {
    var driver = try presenting("F5 4")
    #expect(position(driver) == 0 && driver.frame.text(row: 23).contains("Tới mục 4"))
    try driver.press("Enter")
    #expect(position(driver) == 3 && driver.state.screen == .directives)
    try driver.press("9 9 Enter")
    #expect(position(driver) == 3 && driver.state.notice != nil)
    // Another key forgets the number.
    try driver.press("2 Down Enter Esc")
    #expect(position(driver) == 3)
  }

  @Test func escComesBackToWhereOneWas() throws {
    var driver = try ScreenDriver(screen: .rankings)
    try driver.press("Down Down Enter")
    let before = driver.state
    try driver.press("F5 PgDn PgDn Down Right 5 Enter Down")
    try driver.press("Esc")
    #expect(driver.state.presentation == nil && driver.state.screen == before.screen)
    #expect(driver.state.views == before.views && driver.state.backStack == before.backStack)
    #expect(!driver.state.isFrozen && driver.frame.text == before.frame().text)
    // F5 goes on with the item that was left.
    try driver.press("F5")
    #expect(position(driver) == 4)
  }

  @Test func twoKeysToPartsAndSourceAndOneBack() throws {
    var driver = try presenting("F5 2 Enter")
    let item = driver.state.view
    try driver.press("Enter")
    #expect(driver.state.screen == .rankings && driver.state.view.path.last?.unit != nil)
    #expect(driver.frame.text(row: 0).contains("►"))
    try driver.press("o")
    #expect(driver.state.overlays == [.source(scroll: 0)])
    try driver.press("Esc")
    #expect(driver.state.view == item && driver.state.overlays.isEmpty && position(driver) == 1)
  }

  @Test func anotherUnitByItsNameAndBack() throws {
    var driver = try presenting("F5 2 Enter")
    let item = driver.state.view
    try driver.press("q u a n g Space n i n h Enter")
    let unit = driver.state.view.selected?.unit
    #expect(unit.map { driver.state.catalogue.shortName(of: $0, .vietnamese) } == "Quảng Ninh")
    try driver.press("Esc")
    #expect(driver.state.view == item)
    // A name that begins with a letter that is a key.
    try driver.press("/ b a c Space n i n h Enter")
    let other = driver.state.view.selected?.unit
    #expect(other.map { driver.state.catalogue.shortName(of: $0, .vietnamese) } == "Bắc Ninh")
    try driver.press("z z z Esc")
    #expect(position(driver) == 1 && driver.state.overlays.isEmpty)
  }

  @Test func bBlanksAndAnyKeyBringsThePictureBack() throws {
    var driver = try presenting("F5 2 Enter")
    let frame = driver.frame.text
    try driver.press(".")
    #expect(driver.state.isBlank && !driver.frame.text.contains { $0.isLetter })
    try driver.press("PgDn")
    #expect(driver.frame.text == frame)
  }

  @Test func changesWaitUntilAskedFor() throws {
    var driver = try MeetingProvince.driver()
    try driver.press("F5")
    let before = driver.frame.text
    driver.play(.changesWait(2))
    #expect(driver.frame.text(row: 39).contains("= 2 thay đổi chờ"))
    let lines = { (text: String) in text.split(separator: "\n").dropLast() }
    #expect(lines(driver.frame.text) == lines(before))
    // Nothing is read anew by itself.
    driver.play(.dayChanged(MeetingProvince.today + 1))
    #expect(driver.state.today == MeetingProvince.today)
    #expect(driver.play(.key(.character("r"))).contains(.refresh))
    driver.play(.storeChanged)
    #expect(driver.state.waitingChanges == 0 && driver.state.isFrozen && position(driver) == 0)
    #expect(!driver.frame.text(row: 39).contains("thay đổi chờ"))
  }

  /// Half an hour between two presentations is no time of the item that both show.
  @Test func timeBetweenPresentationsIsNoTimeOfAnItem() throws {
    var driver = try presenting()
    driver.play(.clock(PresentationClock(minute: 540, uptime: 100)))
    try driver.press("Esc")
    #expect(driver.state.presentation == nil)
    try driver.press("F5")
    driver.play(.clock(PresentationClock(minute: 575, uptime: 135)))
    #expect(driver.frame.text(row: 23).contains("○ còn 5 phút"), "\(driver.frame.text(row: 23))")
  }

  @Test func minutesTurnToAWarningByMarkAndWord() throws {
    var driver = try presenting()
    func foot(_ uptime: Int) -> String {
      driver.play(.clock(PresentationClock(minute: 9 * 60 + uptime, uptime: 100 + uptime)))
      return driver.frame.text(row: 23)
    }
    #expect(foot(0).contains("09:00") && foot(0).contains("○ còn 5 phút"))
    #expect(foot(4).contains("! chỉ còn 1 phút"))
    #expect(foot(5).contains("■ hết giờ"))
    #expect(foot(8).contains("■ quá 3 phút") && foot(8).contains("09:08"))
    // Time that went into an item is not forgotten while another is shown; a clock on the wall may jump.
    try driver.press("Right")
    driver.play(.clock(PresentationClock(minute: 1, uptime: 110)))
    try driver.press("Left")
    #expect(driver.frame.text(row: 23).contains("■ quá 3 phút"))
  }

  @Test func keysBeforeTheAgendaIsThereAreForItsItems() throws {
    var state = try ScreenDriver(screen: .directives).state
    var waiting = state.update(.key(.function(5)))
    waiting += state.update([.key(.right), .key(.right)])
    #expect(state.presentation == nil && state.screen == .directives)
    let driver = try ScreenDriver(screen: .directives)
    _ = state.update(.answer(state.usualAgendaQuery, .usualAgenda(ScreenDriver.usualAgenda)))
    var other = driver
    try other.press("F5")
    guard let book = other.state.answers.meetings else {
      Issue.record("no meetings")
      return
    }
    _ = state.update(.answer(.meetings, .meetings(book)))
    #expect(state.presentation?.position == 2)
  }

  @Test func smallScreensSayWhereOneIs() throws {
    var driver = try presenting("F5 2 Enter", screen: .overview)
    driver.resize(20, 5)
    let text = driver.frame.text
    #expect(text.contains("Mục 2/9") && text.contains("Vị trí của tỉnh"))
    try driver.press("PgDn Right Esc F5")
    driver.resize(1, 1)
    _ = driver.frame
    driver.resize(80, 24)
    #expect(driver.state.presentation != nil)
  }

  @Test func zoomStepsFromAllColumnsToTheRowAlone() throws {
    var driver = try presenting("F5 2 Enter")
    let usual = driver.frame.text
    try driver.press("+")
    let larger = driver.frame.text
    try driver.press("+")
    let alone = driver.frame.text
    #expect(larger != usual && alone != larger && !alone.contains("Đà Nẵng"))
    try driver.press("+")
    #expect(
      driver.state.notice?.text == driver.state.wording[.presentLargest]
        && driver.state.presentation?.zoom == 2)
    try driver.press("- -")
    #expect(driver.frame.text == usual)
    try driver.press("- -")
    #expect(driver.state.presentation?.zoom == -1 && driver.frame.text != usual)
  }

  /// The lowest level that a room sees is the procedure.
  @Test func singleDossiersAreNeverPresented() throws {
    var driver = try ScreenDriver(
      reader: DossierProvince().reader, screen: .dossiers, today: DossierProvince.today,
      home: DossierProvince.home)
    try driver.press("F5 3 Enter")
    for _ in 0..<6 {
      try driver.press("Enter")
      #expect(!driver.state.view.path.contains { $0.procedure != nil })
    }
    #expect(driver.state.notice?.text == driver.state.wording[.presentNoDossiers])
    var view = ViewValue(screen: .dossiers)
    view.path = [.unit(DossierProvince.justice), ItemKey("procedure:x")]
    if view.path[1].procedure != nil { #expect(view.forRoom.path == [.unit(DossierProvince.justice)]) }
  }

  @Test func whereOneIsComesBackFromWhatIsKept() throws {
    var driver = try presenting("F5 2 Enter Down Down Enter +")
    let kept = try #require(driver.state.keptPresentation)
    #expect(kept.item == "usual/2" && kept.views.count == 2 && kept.zoom == 1)
    let shown = driver.frame.text
    driver = try ScreenDriver(screen: .overview, size: Size(columns: 80, rows: 24))
    driver.state.present(kept)
    driver.play(.nothingNew)
    #expect(position(driver) == 1 && driver.frame.text == shown)
    // An item that is gone gives way to the one at its place.
    var gone = kept
    gone.item = "gone"
    driver = try ScreenDriver(screen: .overview, size: Size(columns: 80, rows: 24))
    driver.state.present(gone)
    driver.play(.nothingNew)
    #expect(position(driver) == 1)
    // What was opened from the other one is not put under its title.
    #expect(driver.state.backStack.isEmpty && driver.state.presentation?.spent == [:])
  }

  @Test func everyKeyMeansOneThing() {
    let keys = PresentingKeys.bindings.flatMap(\.keys)
    #expect(Set(keys).count == keys.count)
    #expect(Set(PresentingKeys.bindings.map(\.action)) == Set(PresentingAction.allCases))
    for key in keys { #expect(Key(name: key.name) == key) }
  }

  /// An item is about one unit: the home province, or the one that was asked about; all columns show all.
  @Test func indicatorsAreThoseOfTheItemsUnit() throws {
    var driver = try presenting("F5 6 Enter")
    #expect(driver.frame.text(row: 1).contains("Quảng Ngãi · "))
    let own = IndicatorsScreen().items(driver.state).count
    try driver.press("/ t h a n h Space h o a Enter")
    let other = IndicatorsScreen().items(driver.state).count
    #expect(driver.frame.text(row: 1).contains("Thanh Hóa · "), "\(driver.frame.text)")
    #expect(own > 3 && other > 3 && !driver.frame.text.contains("Quảng Ngãi"))
    try driver.press("Esc -")
    #expect(IndicatorsScreen().items(driver.state).count > own + other)
  }
}
