import Model
import Testing

@testable import Store
@testable import StoreProbe

@Suite struct MeetingStoreTests {
  private let id: MeetingID = "2024-07-01"

  private func title(_ text: String) -> LocalizedText {
    LocalizedText(vietnamese: CleanText(cleaning: text), english: .empty)
  }

  private func meeting(_ state: Meeting.State = .planned) -> FactBatch {
    var batch = FactBatch(kind: .meeting, title: "Phiên họp", author: "thư ký", reason: .empty)
    batch.meetings = [
      Meeting(id: id, kind: .monthly, state: state, province: ProbeFacts.home, day: ProbeFacts.day + 40)
    ]
    return batch
  }

  @Test func aMeetingIsKnownAsItWasAtEachBatch() throws {
    let scratch = try Scratch()
    let writer = try scratch.filled()
    var first = meeting()
    first.agendaItems = [
      AgendaItem(
        id: "2024-07-01/1", meeting: id, position: 1, title: title("Hồ sơ"),
        view: SavedView(text: "1 dossiers")),
      AgendaItem(id: "2024-07-01/2", meeting: id, position: 2, title: title("Nhiệm vụ"), view: nil),
    ]
    let planned = try writer.write(first)
    var second = FactBatch(kind: .meeting, title: "Phiên họp", author: "thư ký", reason: .empty)
    second.agendaItems = [first.agendaItems[1].at(1), first.agendaItems[0].at(2)]
    let reordered = try writer.write(second)
    _ = try writer.write(meeting(.held))

    let reader = try StoreReader.open(path: scratch.store)
    #expect(try reader.meetings().map(\.id) == ["2024-06-03", id])
    let record = try #require(try reader.meetingRecord(id))
    #expect(record.meeting.state == .held)
    #expect(record.agenda.map(\.title.vietnamese.string) == ["Nhiệm vụ", "Hồ sơ"])
    let before = try #require(try reader.at(planned.number).meetingRecord(id))
    #expect(before.meeting.state == .planned && before.agenda.map(\.position) == [1, 2])
    #expect(before.agenda.map(\.title.vietnamese.string) == ["Hồ sơ", "Nhiệm vụ"])
    #expect(try reader.at(BatchNumber(1)).meetingRecord(id) == nil)

    // One batch is one undo: the order comes back, the state stays.
    _ = try writer.withdraw(reordered.number, author: "a", reason: "b")
    let undone = try #require(try StoreReader.open(path: scratch.store).meetingRecord(id))
    #expect(undone.agenda.map(\.title.vietnamese.string) == ["Hồ sơ", "Nhiệm vụ"])
    #expect(undone.meeting.state == .held)
    #expect(try StoreCheck(path: scratch.store).findings.isEmpty)
    #expect(reordered.kind == .meeting && reordered.factCount == 2)
  }

  @Test func aMeetingThatOthersBuildOnIsNotWithdrawn() throws {
    let scratch = try Scratch()
    let writer = try scratch.filled()
    let made = try writer.write(meeting())
    var rooms = FactBatch(kind: .meeting, title: "Điểm cầu", author: "a", reason: .empty)
    rooms.meetingRooms = [MeetingRoom(meeting: id, level: .province, name: "Hội trường", unit: nil)]
    let called = try writer.write(rooms)
    #expect(throws: StoreError.laterBatchBuilds(on: made.number, later: called.number)) {
      try writer.withdraw(made.number, author: "a", reason: "b")
    }
    _ = try writer.withdraw(called.number, author: "a", reason: "b")
    _ = try writer.withdraw(made.number, author: "a", reason: "b")
    #expect(try StoreReader.open(path: scratch.store).meetings().map(\.id) == ["2024-06-03"])
  }

  @Test func theNextMeetingIsTheNextThatIsNotCancelled() throws {
    let scratch = try Scratch()
    let writer = try scratch.filled()
    _ = try writer.write(meeting(.cancelled))
    var later = FactBatch(kind: .meeting, title: "Phiên họp", author: "a", reason: .empty)
    later.meetings = [Meeting(id: "2024-08-05", kind: .monthly, province: nil, day: ProbeFacts.day + 70)]
    _ = try writer.write(later)
    let reader = try StoreReader.open(path: scratch.store)
    #expect(try reader.nextMeeting(after: ProbeFacts.day)?.id == "2024-06-03")
    #expect(try reader.nextMeeting(after: ProbeFacts.day + 6)?.id == "2024-08-05")
    #expect(try reader.lastMeeting(before: ProbeFacts.day + 70)?.id == "2024-06-03")
    #expect(try reader.nextMeeting(after: ProbeFacts.day + 70) == nil)
  }
}
