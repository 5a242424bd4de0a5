import Model
import TestLibrary
import Testing

@testable import Dashboard

/// Calling the rooms of a meeting: by a few letters, without waiting, and without losing a mark.
@Suite struct RollCallTests {
  private func driver(_ keys: String = "D", answers: [Attendance.State] = []) throws -> ScreenDriver {
    var driver = try RoomProvince(answers: answers).driver()
    // The next meeting is selected; the one before it is meant.
    try driver.press("Down")
    try driver.press(keys)
    return driver
  }

  private func dialog(_ driver: ScreenDriver) -> RollCallDialog? {
    if case .rollCall(let dialog)? = driver.state.overlays.last { dialog } else { nil }
  }

  private func rows(_ driver: ScreenDriver) throws -> RollCallRows {
    RollCallRows(try #require(dialog(driver)), driver.state)
  }

  /// What is written, by names of rooms.
  private func written(_ effects: [Effect], _ driver: ScreenDriver) -> [String: Attendance.State] {
    let rooms = driver.state.rooms(of: RoomProvince.meeting)?.record.rooms ?? []
    let names = Dictionary(rooms.map { ($0.id, $0.name.string) }) { first, _ in first }
    for case .record(.rollCall(_, let edit)) in effects {
      return Dictionary(edit.marks.map { (names[$0.key] ?? "?", $0.value) }) { first, _ in first }
    }
    return [:]
  }

  private func type(_ text: String, _ driver: inout ScreenDriver) {
    for character in text { driver.play(.key(.character(character))) }
  }

  private func edit(_ effects: [Effect]) -> RollCallEdit? {
    for case .record(.rollCall(_, let edit)) in effects { return edit }
    return nil
  }

  // MARK: Marking

  /// Under a filter a marked room leaves the list: the next key is about its neighbour, and Delete takes the mistake back.
  @Test func aFilterNeverLeadsToAnotherRoom() throws {
    var driver = try driver()
    try driver.press("Right")
    #expect(dialog(driver)?.shown == .notCalled)
    let first = try #require(rows(driver).room(at: 0))
    type("hoang duc", &driver)
    let called = edit(driver.play(.key(.enter)))?.marks ?? [:]
    #expect(called.count == 1 && called[first] == nil)
    _ = driver.play(.rollCalled(RoomProvince.meeting, RollCallEdit(called), BatchNumber(99)))
    let undone = edit(driver.play(.key(.delete)))?.marks ?? [:]
    #expect(undone == called.mapValues { _ in .notCalled })
  }

  /// What could not be written is told as long as it waits, and tried again with the next minute.
  @Test func marksThatFailedAreToldAndTriedAgain() throws {
    var driver = try driver()
    type("hoang duc", &driver)
    let sent = try #require(edit(driver.play(.key(.enter))))
    driver.play(.rollCallFailed(RoomProvince.meeting, sent, Notice(.error, "kho bận")))
    #expect(driver.frame.text.contains("! 1 điểm danh chưa ghi vào kho"))
    let again = edit(driver.play(.clock(PresentationClock(minute: 1, uptime: 1))))
    #expect(again?.marks == sent.marks)
    #expect(!driver.frame.text.contains("chưa ghi vào kho"))
  }

  /// Nobody is marked on a screen too small to show who.
  @Test func nothingActsUnseen() throws {
    var driver = try driver()
    driver.play(.resize(Size(columns: 20, rows: 5)))
    #expect(edit(driver.play(.key(.enter))) == nil && driver.state.notice != nil)
    driver.play(.key(.escape))
    #expect(driver.state.overlays.isEmpty)
  }

  @Test func aFewLettersAndEnter() throws {
    var driver = try driver()
    #expect(dialog(driver)?.meeting == RoomProvince.meeting)
    type("nga son", &driver)
    let effects = driver.play(.key(.enter))
    #expect(written(effects, driver) == ["UBND huyện Nga Sơn": .present])
    // The next name is typed at once.
    #expect(dialog(driver)?.typed == "")
    #expect(driver.frame.text.contains("Có mặt: 1/793 · chưa gọi 792"))
    type("hoang duc", &driver)
    driver.play(.key(.tab))
    #expect(driver.frame.text.contains("Có mặt: 1/793 · × vắng 1 · chưa gọi 791"))
    #expect(driver.frame.text.contains("1 chính · 1/27 huyện · 0/559 xã · 206 thôn"))
    // The room just marked stays under the cursor, and one key takes it back.
    #expect(driver.frame.text.contains("► × Vắng        UBND xã Hoằng Đức"))
    driver.play(.key(.delete))
    #expect(driver.frame.text.contains("Có mặt: 1/793 · chưa gọi 792"))
  }

  /// In their order, by Enter and Tab alone.
  @Test func withoutLettersTheNextRoomComes() throws {
    var driver = try driver()
    try driver.press("Enter Enter Tab")
    #expect(driver.frame.text.contains("Có mặt: 2/793 · × vắng 1 · chưa gọi 790"))
    #expect(driver.frame.text.contains("► · Chưa gọi    UBND huyện Cẩm Thủy"))
    // Those that were not called leave the list as they are called.
    try driver.press("Right Enter")
    #expect(dialog(driver)?.shown == .notCalled)
    #expect(driver.frame.text.contains("► · Chưa gọi    UBND huyện Cẩm Thủy") == false)
    #expect(driver.frame.text.contains("Có mặt: 3/793"))
    try driver.press("Right")
    #expect(driver.frame.text.contains("Vắng"))
    #expect(try rows(driver).count == 1)
    try driver.press("Left Left Left")
    #expect(dialog(driver)?.shown == .present)
  }

  @Test func arrowsAndPagesReachEveryRoom() throws {
    var driver = try driver("D End")
    #expect(try rows(driver).selected == 792)
    try driver.press("Up PgUp Home Down PgDn")
    #expect(try rows(driver).selected == 1 + RollCallOverlay.listRows(driver.state))
    try driver.press("x y z Enter")
    #expect(driver.state.notice?.text == driver.state.wording[.noticeNoMatch])
    try driver.press("C-u")
    #expect(dialog(driver)?.typed == "")
    #expect(try rows(driver).count == 793)
    try driver.press("Esc")
    #expect(driver.state.overlays.isEmpty)
  }

  @Test func theWordsOfThePaletteLeadThere() throws {
    var driver = try driver(":")
    type("điểm danh", &driver)
    try driver.press("Enter")
    #expect(dialog(driver)?.meeting == RoomProvince.meeting)
  }

  // MARK: Writing

  /// One batch is on its way; what is marked meanwhile is the next one, whatever comes first.
  @Test func marksAreGathered() throws {
    var driver = try driver()
    let first = try #require(edit(driver.play(.key(.enter))))
    #expect(first.marks.count == 1)
    var others: [Effect] = []
    for _ in 0..<40 { others += driver.play(.key(.enter)) }
    #expect(others.isEmpty)
    let second = try #require(edit(driver.play(.rollCalled(RoomProvince.meeting, first, BatchNumber(2)))))
    #expect(second.marks.count == 40)
    #expect(driver.frame.text.contains("Có mặt: 41/793"))
    #expect(driver.play(.rollCalled(RoomProvince.meeting, second, BatchNumber(3))).isEmpty)
    #expect(driver.state.keptRecording == nil)
  }

  /// Marked otherwise while it is on its way, a room is written once more.
  @Test func theLastMarkCounts() throws {
    var driver = try driver()
    type("nga son", &driver)
    let first = try #require(edit(driver.play(.key(.enter))))
    #expect(driver.play(.key(.tab)).isEmpty)
    let second = try #require(edit(driver.play(.rollCalled(RoomProvince.meeting, first, BatchNumber(2)))))
    #expect(Array(second.marks.values) == [.absent])
  }

  @Test func whatCouldNotBeWrittenWaitsForTheNextMark() throws {
    var driver = try driver()
    let first = try #require(edit(driver.play(.key(.enter))))
    let notice = Notice(.error, "đĩa đầy")
    #expect(driver.play(.rollCallFailed(RoomProvince.meeting, first, notice)).isEmpty)
    #expect(driver.state.notice == notice && driver.frame.text.contains("Có mặt: 1/793"))
    let second = try #require(edit(driver.play(.key(.enter))))
    #expect(second.marks.count == 2)
  }

  /// A crash loses nothing: what is not in the store is in a small file, and is sent by the next start.
  @Test func marksOutliveTheProgram() throws {
    var driver = try driver()
    try driver.press("Enter Tab")
    let text = try #require(driver.state.keptRecording)
    var next = try RoomProvince().driver()
    next.state.restoreRecording(text + "mark 2026-12-03 nowhere x\nmark\n")
    let sent = try #require(edit(next.play(.nothingNew)))
    #expect(Set(sent.marks.values) == [.present, .absent] && sent.marks.count == 2)
    // A form typed beside them is kept as well.
    driver.state.overlays = [.recording(RecordForm(.directive, line: "giao Sở A báo cáo"))]
    let both = try #require(driver.state.keptRecording)
    next.state.restoreRecording(both)
    #expect(next.state.recordForms.count == 1)
  }

  /// Rooms read before a mark was written do not take it away.
  @Test func anOlderAnswerHidesNoMark() throws {
    var driver = try driver()
    let first = try #require(edit(driver.play(.key(.enter))))
    driver.play(.rollCalled(RoomProvince.meeting, first, BatchNumber(2)))
    let old = try #require(driver.state.rooms(of: RoomProvince.meeting))
    driver.play(.answer(.rooms(RoomProvince.meeting), .rooms(old)))
    #expect(old.knownAt == BatchNumber(1) && driver.frame.text.contains("Có mặt: 1/793"))
    driver.play(.rollCalled(RoomProvince.meeting, first, BatchNumber(1)))
    #expect(driver.frame.text.contains("Có mặt: 1/793"))
  }

  @Test func aStoreForReadingSaysWhyAndHidesTheKeys() throws {
    var driver = try driver()
    driver.state.isReadOnly = true
    let reason = driver.state.wording[.reasonReadOnly].string
    #expect(driver.frame.text.contains(reason))
    #expect(!driver.frame.text(row: 23).contains("Tab") && !driver.frame.text(row: 23).contains("Delete"))
    for key in ["Enter", "Tab", "Delete"] {
      let effects = driver.play(.key(try #require(Key(name: key))))
      #expect(effects.isEmpty)
      #expect(driver.state.notice?.text.string == reason)
    }
    #expect(driver.frame.text.contains("chưa điểm danh"))
  }

  @Test func withoutRoomsItSaysWhatToDo() throws {
    var driver = try RoomProvince().driver()
    try driver.press("D")
    #expect(dialog(driver)?.meeting == "2027-01-05" && driver.frame.text.contains("phienhop meeting rooms"))
    try driver.press("Enter")
    #expect(driver.state.rollCallMarks.isEmpty)
    var bare = try ScreenDriver(screen: .meeting)
    try bare.press("D")
    #expect(bare.state.overlays.isEmpty && bare.state.notice != nil)
  }

  /// Hundreds of rooms and a key per letter: each is answered from what is at hand.
  @Test func noKeyAsksForAnything() throws {
    var driver = try driver()
    for name in ["h", "o", "a", "Enter", "Tab", "Down", "PgDn", "Delete", "Right"] {
      var asked = 0
      driver.state.play(.key(try #require(Key(name: name)))) { query in
        asked += 1
        return .failure(query, Notice(.error, "asked for"))
      }
      #expect(asked == 0, "\(name)")
    }
  }

  @Test func aClickSelectsARoom() throws {
    var driver = try driver()
    driver.state.hasMouse = true
    driver.state.isMouseOn = true
    let row = try #require((0..<24).first { driver.frame.text(row: $0).contains("UBND huyện Cẩm Thủy") })
    driver.play(.mouse(MouseInput(.press, at: Point(column: 20, row: row))))
    try driver.press("Enter")
    #expect(driver.frame.text.contains("√ Có mặt      UBND huyện Cẩm Thủy"))
  }

  @Test func itIsReadAloud() throws {
    let driver = try driver()
    var page = PlainWriter(driver.state)
    driver.state.overlays.last?.read(driver.state, into: &page)
    let text = page.document.lines.map(\.string).joined(separator: "\n")
    #expect(text.contains("UBND huyện Nga Sơn, huyện, thị, thành phố: Chưa gọi"))
    let step = RollCallOverlay.plainStep(try #require(dialog(driver)), driver.state)
    #expect(step == "Sở Thông tin và Truyền thông, điểm cầu chính: Chưa gọi")
  }

  /// An edit that finds everything marked already leaves no batch of its own: somebody else's still waits.
  @Test func marksThatChangeNothingHideNoForeignBatch() throws {
    var driver = try driver()
    type("hoang duc", &driver)
    let sent = try #require(edit(driver.play(.key(.enter))))
    let foreign = driver.state.catalogue.knownAt.value + 1
    driver.play(.rollCalled(RoomProvince.meeting, sent, BatchNumber(foreign), isNew: false))
    driver.state.isFrozen = true
    driver.play(.changesWait(1))
    #expect(driver.state.waitingChanges == 1)
    #expect(driver.state.rollCallMarks.batchCount(after: driver.state.catalogue.knownAt) == 0)
  }

  @Test func whoMayNotMarkSeesWhatIsTyped() throws {
    var driver = try RoomProvince(answers: []).driver()
    driver.state.isReadOnly = true
    try driver.press("Down D")
    type("hoang duc", &driver)
    #expect(driver.frame.text.contains("Tìm: hoang duc"))
  }
}
