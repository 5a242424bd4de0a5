import Model
import TestLibrary
import Testing

@testable import Dashboard

/// A meeting at random: presenting, forms, what was written down and the roll call, with records that are written late,
/// in any order, or not at all. The pure update keeps its place, no mark is lost, and Esc leads back.
@Suite struct RandomMeetingTests {
  /// What leads to each part; typed whole now and then, so that all are reached.
  private static let ways = [
    "F5", "F5 0 Enter d", "7 D", "7 d", "7 Enter d", "F5 End PgDn PgDn", "4 H", "4 E", "4 A", "2 A",
    ": g i a o Space S ở Space T à i Space c h í n h Space b á o Enter", "F5 4 Enter T", "7 D Enter Tab",
  ]

  private static let keys: [Key] =
    KeyTable.bindings.filter { $0.action != .quit && $0.action != .suspend }.flatMap(\.keys)
    + PresentingKeys.bindings.filter { $0.action != .quit && $0.action != .suspend }.flatMap(\.keys)
    // What the roll call and the forms take.
    + [.enter, .enter, .enter, .tab, .tab, .delete, .left, .right, .backspace, .control("u")]
    + "nghoasđơ d".map { Key.character($0) }

  private enum Part: Hashable { case presenting, waiting, closing, form, drafts, rollCall }

  /// Answers a record as the clerk would, or says that it could not be written.
  private func answer(_ recording: Recording, _ reader: MemoryReader, batch: Int, fails: Bool) throws -> Event
  {
    let notice = Notice(.error, "made up")
    switch recording {
    case .rollCall(let meeting, let edit):
      return fails
        ? .rollCallFailed(meeting, edit, notice) : .rollCalled(meeting, edit, BatchNumber(batch))
    case .draft(let id, let edit):
      guard !fails, let meeting = reader.meetings().first(where: { $0.id == id }) else {
        return .draftFailed(edit, notice)
      }
      let outcome = try edit.outcome(
        in: meeting, from: reader, author: "a", moment: "2024-07-01T00:00:00Z", today: meeting.day)
      return .drafted(id, edit, outcome.receipt(outcome.batch.map { _ in BatchNumber(batch) }))
    default: return fails ? .notice(notice) : .recorded(recording, BatchNumber(batch))
    }
  }

  @Test(arguments: RandomEventTests.seeds) func sixHundredEvents(seed: UInt64) throws {
    var random = SeededNumbers(seed: seed &+ 400)
    var rooms = FactBatch(kind: .meeting, title: "thử", author: "thử", reason: "thử")
    rooms.meetingRooms = Array(ManyRooms.rooms(of: MeetingProvince.meeting).prefix(120))
    let reader = MeetingProvince.reader([rooms])
    var driver = try MeetingProvince.driver(
      screen: .overview, size: Size(columns: 80, rows: 24),
      language: seed % 2 == 0 ? .english : .vietnamese, reader: reader)
    var onTheirWay: [Recording] = []
    var told: [String] = []
    var reached: Set<Part> = []
    var batch = reader.knownAt.value
    for turn in 0..<600 {
      var events: [Event] = []
      if turn % 24 == 0 {
        let way = Self.ways[(turn / 24 + Int(seed % 100)) % Self.ways.count]
        events = (Array(repeating: "Esc", count: 8) + way.split(separator: " ").map(String.init))
          .compactMap { Key(name: $0) }.map { .key($0) }
      } else {
        switch Int.random(in: 0..<40, using: &random) {
        case 0:
          let sizes = [(80, 24), (120, 40), (20, 5), (60, 16), (1, 1), (61, 17), (200, 60)]
          let size = sizes.randomElement(using: &random) ?? (80, 24)
          events = [.resize(Size(columns: size.0, rows: size.1))]
        case 1:
          events = [
            [.storeChanged, .changesWait(3), .nothingNew].randomElement(using: &random) ?? .nothingNew
          ]
        case 2:
          let minute = Int.random(in: 0..<1440, using: &random)
          events = [.clock(PresentationClock(minute: minute, uptime: minute))]
        case 3: events = [.paste("hoằng đức trước 15/9\n")]
        case 4..<10 where !onTheirWay.isEmpty:
          batch += 1
          events = [
            try answer(
              onTheirWay.remove(at: Int.random(in: 0..<onTheirWay.count, using: &random)), reader,
              batch: batch, fails: random.percent(15))
          ]
        default: events = [.key(Self.keys.randomElement(using: &random) ?? .escape)]
        }
      }
      for event in events {
        if case .key(let key) = event { told.append(key.name) }
        for case .record(let recording) in driver.play(event) { onTheirWay.append(recording) }
      }
      let state = driver.state
      note(state, &reached)
      let calls = onTheirWay.filter { if case .rollCall = $0 { true } else { false } }
      // One batch at a time, and none that says nothing.
      #expect(calls.count <= 1, "seed \(seed), turn \(turn)")
      for case .rollCall(_, let edit) in calls { #expect(!edit.marks.isEmpty) }
      if let presentation = state.presentation {
        #expect(presentation.items.indices.contains(presentation.position), "seed \(seed), turn \(turn)")
        #expect(state.isFrozen && state.backStack.count <= 50)
        #expect(presentation.stage == .item || presentation.meeting != nil)
      }
      if turn % 6 == 0, let violation = RandomWalk(state).violation(turn % 60 == 0 ? .wayBack : .frame) {
        Issue.record(
          "seed \(seed), turn \(turn): \(violation)\nafter: \(told.suffix(40).joined(separator: " "))")
        return
      }
    }
    // Everything that was marked and not refused is written in the end.
    while !onTheirWay.isEmpty {
      batch += 1
      let event = try answer(onTheirWay.removeFirst(), reader, batch: batch, fails: false)
      for case .record(let recording) in driver.play(event) { onTheirWay.append(recording) }
    }
    if driver.state.rollCallMarks.mayBeSent { #expect(driver.state.rollCallMarks.savedLines.isEmpty) }
    #expect(reached.count >= 5, "\(reached)")
  }

  private func note(_ state: State, _ reached: inout Set<Part>) {
    switch state.presentation?.stage {
    case .waiting?: reached.insert(.waiting)
    case .closing?: reached.insert(.closing)
    case .item?: reached.insert(.presenting)
    case nil: break
    }
    switch state.overlays.last {
    case .recording?: reached.insert(.form)
    case .rollCall?: reached.insert(.rollCall)
    default: break
    }
    if DraftsPage(state) != nil { reached.insert(.drafts) }
  }
}
