import Testing

@testable import Model

@Suite struct MeetingTests {
  private let meeting = Meeting(id: "2024-06-03", kind: .monthly, province: nil, day: testDay("2024-06-03"))

  private func item(_ number: Int, at position: Int, minutes: Int? = nil, isDropped: Bool = false)
    -> AgendaItem
  {
    AgendaItem(
      id: FactID("2024-06-03/\(number)"), meeting: meeting.id, position: position,
      title: LocalizedText(vietnamese: CleanText(cleaning: "Mục \(number)"), english: .empty), view: nil,
      minutes: minutes, isDropped: isDropped)
  }

  @Test func aDayHasSeveralMeetings() {
    let day = testDay("2024-06-03")
    #expect(Meeting.newID(on: day, besides: []) == "2024-06-03")
    let second = Meeting(id: "2024-06-03-2", kind: .adHoc, province: nil, day: day)
    #expect(Meeting.newID(on: day, besides: [meeting]) == "2024-06-03-2")
    #expect(Meeting.newID(on: day, besides: [meeting, second]) == "2024-06-03-3")
    #expect(AgendaItem.newID(in: meeting.id, besides: [item(1, at: 1), item(3, at: 2)]) == "2024-06-03/2")
  }

  @Test func theAgendaHasItsOrderAndLeavesOutWhatWasDropped() {
    let other = AgendaItem(
      id: "x", meeting: "2024-07-01", position: 1, title: LocalizedText(vietnamese: "Khác", english: .empty),
      view: nil)
    let record = MeetingRecord(
      meeting: meeting,
      agenda: [
        item(2, at: 2, minutes: 10), item(1, at: 1, minutes: 5), item(3, at: 3, isDropped: true), other,
      ],
      rooms: [], attendance: [])
    #expect(record.agenda.map(\.id) == ["2024-06-03/1", "2024-06-03/2"])
    #expect(record.minutes == 15)
    let swapped = record.reordered(["2024-06-03/2", "2024-06-03/1"])
    #expect(swapped.map(\.position) == [1, 2] && swapped.map(\.id) == ["2024-06-03/2", "2024-06-03/1"])
    #expect(record.reordered(["2024-06-03/1"]).isEmpty)
    #expect(item(1, at: 1).dropped().isDropped && item(1, at: 1).at(4).position == 4)
  }

  @Test func roomsAreCountedByLevel() {
    func room(_ level: MeetingRoom.Level, _ name: String) -> MeetingRoom {
      MeetingRoom(meeting: meeting.id, level: level, name: CleanText(cleaning: name), unit: nil)
    }
    let rooms = [
      room(.commune, "Xã Đông"), room(.commune, "Xã An"), room(.province, "Hội trường"),
      room(.hamlet, "Thôn 1"),
    ]
    let record = MeetingRecord(
      meeting: meeting, agenda: [], rooms: rooms,
      attendance: [
        Attendance(room: rooms[0].id, meeting: meeting.id, state: .present),
        Attendance(room: rooms[1].id, meeting: meeting.id, state: .absent),
        Attendance(room: rooms[2].id, meeting: "other", state: .present),
      ])
    #expect(record.rooms.map(\.name.string) == ["Hội trường", "Xã An", "Xã Đông", "Thôn 1"])
    #expect(record.roomCount() == 4 && record.roomCount(at: .commune) == 2)
    #expect(record.roomCount(.present) == 1 && record.roomCount(.absent, at: .commune) == 1)
    #expect(record.roomCount(.notCalled) == 2 && record.attendance(of: rooms[2].id) == .notCalled)
    // The same name on another level is another room.
    #expect(room(.commune, "Thôn 1").id != room(.hamlet, "Thôn 1").id)
    #expect(rooms[0].id == "2024-06-03/commune/xa-dong")
  }
}
