import Model
import TestLibrary
import Testing

@testable import Dashboard

/// A presented meeting shows the figures that were closed for it.
@Suite struct ShownFiguresTests {
  private static let may = Period.month(year: 2024, month: 5)
  private static let closing = FigureClosing(
    period: may, batch: BatchNumber(1), author: "thư ký", moment: "2024-06-02T02:00:00Z")

  private static func rank(_ rank: Int) -> IndexFigure {
    IndexFigure(
      id: "f2023", edition: EditionID(index: "dti", label: "2023"), item: nil, unit: MeetingProvince.home,
      unitAsStated: .empty, score: nil, rank: rank, rankOf: 63, rankBasis: .published, asOf: nil,
      reference: SourceReference(source: "s", file: "a.csv", row: 2), note: .empty)
  }

  /// May is closed for a meeting that shows a ranking; its rank of 30 is corrected since, where that is asked for.
  private static func reader(isCorrected: Bool = true, isClosed: Bool = true) -> MemoryReader {
    var closed = FactBatch(kind: .closing, title: "Chốt số liệu", author: "thư ký", reason: .empty)
    closed.closings = isClosed ? [closing] : []
    closed.meetings = [
      Meeting(
        id: "2024-06-10", kind: .monthly, province: MeetingProvince.home,
        day: MeetingProvince.day(2024, 6, 10))
    ]
    closed.agendaItems = [("Vị trí", "1 rankings"), ("Thay đổi", "1 meeting path=line:changes")].enumerated()
      .map { place, item in
        AgendaItem(
          id: FactID("2024-06-10/\(place + 1)"), meeting: "2024-06-10", position: place + 1,
          title: LocalizedText(vietnamese: CleanText(cleaning: item.0), english: CleanText(cleaning: item.0)),
          view: SavedView(text: item.1))
      }
    guard isCorrected else { return MeetingProvince.reader([closed]) }
    var later = FactBatch(kind: .figures, title: "Đính chính", author: "thử", reason: .empty)
    later.indexFigures = [rank(41)]
    return MeetingProvince.reader(
      [closed, later],
      corrections: [
        FigureCorrection(figure: .indexFigure(old: rank(30), new: rank(41)), batch: BatchNumber(3))
      ])
  }

  private func presenting(_ reader: MemoryReader) throws -> ScreenDriver {
    var driver = try MeetingProvince.driver(screen: .rankings, reader: reader)
    driver.state.present(PresentationRequest(meeting: "2024-06-10"))
    driver.resize(100, 30)
    return driver
  }

  private func shows(_ rank: Int, _ driver: ScreenDriver) -> Bool { driver.frame.text.contains("\(rank)/63") }

  @Test func theWallShowsWhatWasClosedAndTheDeskTheNewest() throws {
    var driver = try MeetingProvince.driver(screen: .rankings, reader: Self.reader())
    #expect(shows(41, driver) && !shows(30, driver), "\(driver.frame.text)")
    driver.state.present(PresentationRequest(meeting: "2024-06-10"))
    driver.resize(100, 30)
    #expect(shows(30, driver) && !shows(41, driver), "\(driver.frame.text)")
    #expect(driver.frame.text.contains("chốt 02/06/2024, 1 số đã sửa sau chốt"))
    #expect(driver.state.followMessage?.figures == BatchNumber(1))
    #expect(driver.state.followMessage?.batch == BatchNumber(3))
    try GoldenFile("closed-wall-100x30", file: GoldenTests.file).expect(driver.frame.text)
    // Y shows the newest, says so, and goes back; what is at hand is asked for once.
    try driver.press("Y")
    #expect(shows(41, driver) && driver.frame.text.contains("số mới nhất, sau chốt 02/06/2024"))
    #expect(driver.state.followMessage?.figures == nil)
    let text = driver.frame.text
    try driver.press("Y")
    #expect(shows(30, driver) && !driver.frame.text.contains("số mới nhất"))
    try driver.press("Y")
    #expect(driver.frame.text == text)
    try driver.press("Y Esc")
    #expect(driver.state.presentation == nil && shows(41, driver))
    let one = BatchNumber(1)
    #expect(driver.shownFigures == [one, nil, one, nil, one, nil])
  }

  /// On a narrow screen the mark is shortened and stays; clock, minutes and what waits go before it.
  @Test func theMarkStaysOnNarrowScreens() throws {
    var driver = try presenting(Self.reader())
    driver.play(.clock(PresentationClock(minute: 9 * 60, uptime: 1)))
    driver.play(.changesWait(12))
    for columns in [60, 70, 80, 100] {
      driver.resize(columns, 24)
      #expect(driver.frame.text(row: 23).contains("chốt 02/06/2024"), "\(driver.frame.text(row: 23))")
      #expect(driver.frame.text(row: 23).contains("sửa"), "\(driver.frame.text(row: 23))")
    }
    try driver.press("Y")
    driver.resize(60, 24)
    #expect(driver.frame.text(row: 23).contains("số mới nhất"))
  }

  /// A key that comes before the other figures are there is for the screen that has them.
  @Test func keysWaitForTheFigures() throws {
    var driver = try presenting(Self.reader())
    let position = driver.state.presentation?.position
    driver.state.answers = AnswerCache()
    _ = driver.state.update(.key(.character(" ")))
    #expect(driver.state.presentation?.position == position && driver.state.keysForItems == [.character(" ")])
    _ = driver.state.update(.key(.escape))
    #expect(driver.state.presentation == nil && driver.state.keysForItems.isEmpty)
  }

  @Test func whereNothingDiffersNothingIsReadAgain() throws {
    for reader in [Self.reader(isCorrected: false), Self.reader(isClosed: false)] {
      var driver = try presenting(reader)
      #expect(driver.state.presentation != nil && driver.shownFigures.isEmpty)
      try driver.press("Y")
      #expect(driver.state.notice != nil && driver.shownFigures.isEmpty)
      try driver.press("Esc")
      #expect(driver.shownFigures.isEmpty)
    }
  }

  /// What was corrected after the closing is told among the changes, with what it says now.
  @Test func theChangesTellTheLaterCorrection() throws {
    var driver = try presenting(Self.reader())
    try driver.press("Right")
    let table = try #require(ChangesPage(driver.state).table)
    let line = try #require(table.lines.first { $0.kind == .corrected })
    let words = ChangeWords(driver.state)
    #expect(words.value(line.before) == "30/63" && words.value(line.after) == "41/63")
    #expect(words.note(line) == "sau chốt Tháng 5/2024")
  }

  @Test func aFollowerShowsTheSame() throws {
    let presenter = try presenting(Self.reader())
    let message = try #require(presenter.state.followMessage)
    guard case .shown(let read)? = FollowMessage.read(message.text) else {
      Issue.record("unreadable: \(message.text)")
      return
    }
    #expect(read.figures == BatchNumber(1))
    var follower = try MeetingProvince.driver(size: Size(columns: 100, rows: 30), reader: Self.reader())
    follower.state.follow(asConsole: false)
    follower.play(.followed(.shown(read)))
    #expect(shows(30, follower) && !shows(41, follower), "\(follower.frame.text)")
    // Looking around one sees what is known now, back again what the room sees.
    try follower.press("2")
    #expect(follower.state.following?.isAway == true && follower.state.figures.batch == nil)
    #expect(shows(41, follower) && !shows(30, follower), "\(follower.frame.text)")
    try follower.press("F5")
    #expect(shows(30, follower) && !shows(41, follower), "\(follower.frame.text)")
    // Whose presenter is gone keeps the picture, and what it says of its figures.
    follower.play(.followed(.lost))
    #expect(shows(30, follower) && follower.frame.text.contains("! chốt 02/06/2024 · Mất người"))
    try follower.press("2")
    #expect(shows(41, follower) && !shows(30, follower), "\(follower.frame.text)")
    try follower.press("F5")
    // It is asked again once the presenter shows other figures.
    var newest = read
    newest.figures = nil
    follower.play(.followed(.shown(newest)))
    #expect(shows(41, follower) && follower.frame.text.contains("số mới nhất, sau chốt"))
  }

  /// Cut off and begun again, it comes back to the same figures; answers of other figures are never taken for them.
  @Test func itComesBackToTheSameFigures() throws {
    var driver = try presenting(Self.reader())
    let kept = try #require(driver.state.keptPresentation)
    #expect(kept.figures == BatchNumber(1) && !kept.showsNewest)
    try driver.press("Y")
    #expect(driver.state.keptPresentation?.showsNewest == true)
    var again = try MeetingProvince.driver(screen: .rankings, reader: Self.reader())
    again.state.present(kept)
    again.resize(100, 30)
    #expect(shows(30, again))

    var state = again.state
    let before = state.frame().text
    let effects = state.update(.key(.character("Y")))
    #expect(effects.contains(.showFigures(nil)))
    #expect(!effects.contains { if case .load = $0 { true } else { false } })
    _ = state.update(.key(.character("Y")))
    _ = state.update(.figuresShown(nil))
    #expect(state.figures.isAwaited)
    _ = state.update(.figuresShown(BatchNumber(1)))
    #expect(!state.figures.isAwaited && state.frame().text == before)
    // A library that cannot go back tells the newest, and the foot says so.
    _ = state.update(.key(.character("Y")))
    _ = state.update(.figuresShown(nil))
    _ = state.update(.key(.character("Y")))
    _ = state.update(.figuresRefused(BatchNumber(1), telling: nil, Notice(.error, "không đọc được")))
    #expect(state.figures.batch == nil && state.showsNewestFigures)
    // It is not asked again by itself, but by the key.
    #expect(!state.update(.key(.down)).contains(.showFigures(BatchNumber(1))))
    _ = state.update(.key(.character("Y")))
    #expect(state.update(.key(.character("Y"))).contains(.showFigures(BatchNumber(1))))
  }

  /// A library that cannot leave the closed figures is believed, the desk says so, and it is asked again.
  @Test func closedFiguresThatStayAreMarkedAndAskedForAgain() throws {
    var driver = try presenting(Self.reader())
    driver.keepsFigures = true
    try driver.press("Esc")
    #expect(driver.state.presentation == nil && driver.state.figures.batch == BatchNumber(1))
    #expect(shows(30, driver) && driver.frame.text.contains("số chốt đợt 1"), "\(driver.frame.text)")
    let one = BatchNumber(1)
    #expect(driver.shownFigures == [one, nil])
    try driver.press("Down")
    #expect(driver.shownFigures == [one, nil])
    // Presented again, nothing need be turned to; left again, it is asked again.
    try driver.press("F5")
    #expect(driver.shownFigures == [one, nil] && shows(30, driver))
    driver.keepsFigures = false
    try driver.press("Esc")
    #expect(driver.shownFigures == [one, nil, nil] && shows(41, driver), "\(driver.frame.text)")
    #expect(!driver.frame.text.contains("số chốt đợt"))
    // Taking in what is new asks as well.
    driver = try presenting(Self.reader())
    driver.keepsFigures = true
    try driver.press("Esc")
    driver.keepsFigures = false
    driver.play(.storeChanged)
    #expect(driver.state.figures.batch == nil && shows(41, driver))
  }

  /// The first item waits for nothing that came after the closing; the foot tells that once it is there.
  @Test func noItemWaitsForWhatCameLater() throws {
    var driver = try MeetingProvince.driver(screen: .overview, reader: Self.reader())
    driver.state.present(PresentationRequest(meeting: "2024-06-10"))
    driver.resize(100, 30)
    let whole = driver.frame.text
    #expect(whole.contains("chốt 02/06/2024, 1 số đã sửa"))
    driver = try MeetingProvince.driver(screen: .overview, reader: Self.reader())
    driver.state.present(PresentationRequest(meeting: "2024-06-10"))
    driver.leavesLate = true
    let later = driver.play(.resize(Size(columns: 100, rows: 30))).compactMap {
      if case .load(let query) = $0 { query } else { nil }
    }
    #expect(driver.state.presentation != nil && shows(30, driver), "\(driver.frame.text)")
    #expect(driver.frame.text.contains("chốt 02/06/2024") && !driver.frame.text.contains("đã sửa"))
    let closing = Query.closing(Self.closing.id)
    #expect(later == [closing])
    driver.answer(closing)
    #expect(driver.frame.text == whole)
  }

  /// It is asked for when the item has everything it needs, and not before.
  @Test func whatCameLaterIsAskedForLast() throws {
    var state = try MeetingProvince.driver(screen: .overview, reader: Self.reader()).state
    let (reader, catalogue) = (Self.reader(), try Catalogue(from: Self.reader()))
    state.present(PresentationRequest(meeting: "2024-06-10"))
    var asked: [Query] = []
    var waiting = state.update(.resize(Size(columns: 100, rows: 30)))
    while !waiting.isEmpty {
      let effect = waiting.removeFirst()
      switch effect {
      case .load(let query):
        asked.append(query)
        if case .closing = query { continue }
        let answer =
          try query == .catalogue
          ? .catalogue(catalogue) : query.answer(from: reader, catalogue: catalogue, agenda: [])
        waiting += state.update(.answer(query, answer))
      case .showFigures(let batch): waiting += state.update(.figuresShown(batch))
      default: break
      }
    }
    #expect(asked.last == .closing(Self.closing.id) && asked.count > 1, "\(asked)")
  }

  /// Of several wishes on their way only the answer to the last one says what is told.
  @Test func theLastAnswerSaysWhatIsTold() throws {
    var state = try presenting(Self.reader()).state
    // Keys wait for the figures, but a colleague's closing may turn them as well.
    for _ in 0..<3 {
      state.toggleNewestFigures()
      _ = state.update(.resize(state.size))
    }
    let one = BatchNumber(1)
    _ = state.update(.figuresRefused(nil, telling: one, Notice(.error, "không đọc được")))
    _ = state.update(.figuresShown(one))
    #expect(state.figures.isAwaited && state.figures.batch == nil)
    _ = state.update(.figuresShown(nil))
    #expect(!state.figures.isAwaited && state.figures.batch == nil)
  }

  /// Cut off, and closed anew or taken back meanwhile, it shows what the mark says, and tells of it.
  @Test func itNeverComesBackToFiguresOfAnotherClosing() throws {
    var driver = try presenting(Self.reader())
    var kept = try #require(driver.state.keptPresentation)
    // Before it was closed anew, the figures of another batch were closed.
    kept.figures = BatchNumber(2)
    for showsNewest in [false, true] {
      kept.showsNewest = showsNewest
      driver = try MeetingProvince.driver(screen: .rankings, reader: Self.reader())
      driver.state.present(kept)
      driver.resize(100, 30)
      #expect(driver.shownFigures == (showsNewest ? [] : [BatchNumber(1)]))
      #expect(shows(showsNewest ? 41 : 30, driver), "\(driver.frame.text)")
      #expect(driver.frame.text.contains("đã chốt lại: chốt 02/06/2024"))
      try driver.press("Down")
      #expect(driver.frame.text.contains(showsNewest ? "số mới nhất" : "chốt 02/06/2024, 1 số"))
    }
    // Taken back, nothing is closed.
    kept.figures = BatchNumber(1)
    driver = try MeetingProvince.driver(screen: .rankings, reader: Self.reader(isClosed: false))
    driver.state.present(kept)
    driver.resize(100, 30)
    #expect(driver.shownFigures.isEmpty && shows(41, driver), "\(driver.frame.text)")
    #expect(driver.frame.text.contains("việc chốt đã bị rút: nay xem số mới nhất"))
    #expect(driver.state.keptPresentation?.showsNewest == false)
  }

  @Test func aClosingSaysWhatCameLater() {
    func closed(_ late: LateCounts) -> ClosedFigures {
      ClosedFigures(closing: Self.closing, day: MeetingProvince.day(2024, 6, 2), late: late)
    }
    let wording = Wording(.vietnamese)
    let format = Format(language: .vietnamese)
    #expect(closed(LateCounts()).mark(wording, format) == "chốt 02/06/2024")
    #expect(
      closed(LateCounts(corrected: 2)).mark(wording, format) == "chốt 02/06/2024, 2 số đã sửa sau chốt")
    let late = closed(LateCounts(corrected: 2, added: 3, dossierUnits: 5))
    #expect(
      late.mark(wording, format) == "chốt 02/06/2024; sau chốt: 2 số sửa, 3 số mới, hồ sơ 5 đơn vị đổi")
    #expect(
      late.line(wording, format)
        == "Số liệu Tháng 5/2024: do thư ký chốt 02/06/2024 (đợt 1); sau chốt: 2 số sửa, 3 số mới, hồ sơ 5 đơn vị đổi"
    )
  }
}
