import Model
import TestLibrary
import Testing

/// Rooms of a meeting: lists of offices, the same rooms next month, roll calls and finding a room by a few letters.
@Suite struct RoomTests {
  private static let meeting: MeetingID = "2026-12-03"

  private func level(_ word: String) -> MeetingRoom.Level? {
    ["tỉnh": MeetingRoom.Level.province, "xã": .commune, "thôn": .hamlet][word]
  }

  private func list(_ text: String) throws -> RoomList { try RoomList(text, level: level) }

  private func fault(_ text: String) -> RoomList.Fault? {
    do {
      _ = try list(text)
      return nil
    } catch {
      return error as? RoomList.Fault
    }
  }

  private func record(_ rooms: [MeetingRoom], _ attendance: [Attendance] = []) -> MeetingRecord {
    MeetingRecord(
      meeting: Meeting(id: Self.meeting, kind: .monthly, province: nil, day: Day(number: 20_000)), agenda: [],
      rooms: rooms, attendance: attendance)
  }

  // MARK: Lists

  @Test func linesAreRooms() throws {
    let text =
      "\u{FEFF}Cấp,Tên\r\ntỉnh\tSở Tài chính\n\n# ghi chú\nxã, UBND xã Hoằng Đức \nthôn,\"Thôn 1, xã A\"\n"
    let entries = try list(text).entries
    #expect(entries.map(\.level) == [.province, .commune, .hamlet])
    #expect(entries.map(\.name) == ["Sở Tài chính", "UBND xã Hoằng Đức", "Thôn 1, xã A"])
  }

  @Test func aLineThatIsNoneIsNamed() {
    #expect(fault("xã,A\nUBND xã B") == .noLevel(line: 2, text: "UBND xã B"))
    #expect(fault("xã,A\n\nhuyện,B") == .unknownLevel(line: 3, text: "huyện"))
    // A heading stands first and nowhere else.
    #expect(fault("xã,A\ncấp,tên") == .unknownLevel(line: 2, text: "cấp"))
    #expect(fault("xã,  ") == .noName(line: 1))
    #expect(fault("") == nil)
  }

  @Test func roomsThatDifferInMarksAreTwoAndTheSameIsOne() throws {
    let rooms = try list("xã,Hoằng Đông\nxã,Hoằng Đồng\nxã,Hoằng Đông\nthôn,Hoằng Đông").rooms(
      of: Self.meeting
    ) { _ in nil }
    #expect(rooms.map(\.name) == ["Hoằng Đông", "Hoằng Đồng", "Hoằng Đông"])
    #expect(Set(rooms.map(\.id)).count == 3)
    // Again there is nothing new, and a third of the kind finds an identifier of its own.
    let more = try list("xã,Hoằng Đồng\nxã,Hoằng Đổng").rooms(of: Self.meeting, besides: rooms) { _ in nil }
    #expect(more.map(\.name) == ["Hoằng Đổng"] && !rooms.map(\.id).contains(more[0].id))
  }

  @Test func roomsAreTakenOverWithoutTheirAnswers() {
    let rooms = ManyRooms.rooms(of: Self.meeting)
    let next = MeetingRoom.taken(over: rooms, to: "2027-01-05")
    #expect(next.count == 793 && Set(next.map(\.id)).count == 793)
    #expect(next.map(\.name) == rooms.map(\.name) && next.allSatisfy { $0.meeting == "2027-01-05" })
    #expect(MeetingRoom.taken(over: rooms, to: "2027-01-05", besides: next).isEmpty)
  }

  // MARK: Roll call

  @Test func onlyWhatChangesIsWritten() {
    let rooms = ManyRooms.rooms(of: Self.meeting)
    let record = record(rooms, [Attendance(room: rooms[0].id, meeting: Self.meeting, state: .present)])
    let edit = RollCallEdit([
      rooms[0].id: .present, rooms[1].id: .absent, rooms[2].id: .notCalled, "another/room": .present,
    ])
    #expect(
      edit.attendance(in: record) == [Attendance(room: rooms[1].id, meeting: Self.meeting, state: .absent)])
    let back = RollCallEdit([rooms[0].id: .notCalled])
    #expect(back.attendance(in: record).map(\.state) == [.notCalled])
  }

  @Test func levelsAreCounted() {
    let rooms = ManyRooms.rooms(of: Self.meeting)
    let record = record(
      rooms,
      [
        Attendance(room: rooms[0].id, meeting: Self.meeting, state: .present),
        Attendance(room: rooms[30].id, meeting: Self.meeting, state: .absent),
      ])
    let counts = RoomCounts(record)
    #expect(MeetingRoom.Level.allCases.map { counts[$0].rooms } == [1, 27, 559, 206])
    #expect(counts.total == RoomCounts.Count(rooms: 793, present: 1, absent: 1))
    #expect(counts[.commune].notCalled == 558 && counts.hasBegun)
    #expect(record.absentRooms.map(\.id) == [rooms[30].id])
    #expect(!RoomCounts(self.record(rooms)).hasBegun && RoomCounts().levels.isEmpty)
  }

  // MARK: Finding

  private func found(_ typed: String, marked: Set<String> = []) -> [String] {
    let search = RoomSearch(ManyRooms.rooms(of: Self.meeting))
    return search.positions(typed) { marked.contains($0.name.string) }.map {
      search.rooms[$0].name.string
    }
  }

  @Test func aFewLettersFindTheRoom() {
    #expect(found("hoang duc").first == "UBND xã Hoằng Đức")
    #expect(found("hđ").isEmpty == false && found("so thong tin") == ["Sở Thông tin và Truyền thông"])
    #expect(found("ubnd huyen nga").first == "UBND huyện Nga Sơn")
    // The name that ends so before the one that only has it inside.
    #expect(found("hoang phu").prefix(2) == ["UBND xã Hoằng Phú", "UBND xã Hoằng Phụ"])
    #expect(found("không có").isEmpty && found("").count == 793 && found("  ").count == 793)
  }

  @Test func toneMarksMeanTheNameThatHasThem() {
    #expect(found("hoằng phụ").first == "UBND xã Hoằng Phụ")
    #expect(found("Hoằng Phụ".decomposed).first == "UBND xã Hoằng Phụ")
  }

  @Test func whatWasCalledStandsBehind() throws {
    let names = found("hoang phu", marked: ["UBND xã Hoằng Phú"])
    let called = try #require(names.firstIndex(of: "UBND xã Hoằng Phú"))
    #expect(names.first == "UBND xã Hoằng Phụ" && called > 1)
    // It is still nearer than what only begins so.
    #expect(called < names.firstIndex(of: "UBND xã Hoằng Phượng") ?? 0)
  }

  @Test func aWholeNameMeansItsRoom() {
    let search = RoomSearch(ManyRooms.rooms(of: Self.meeting))
    #expect(search.named("UBND xã Hoằng Đông").map(\.name) == ["UBND xã Hoằng Đông"])
    // Without marks there are two of them.
    #expect(search.named("ubnd xa hoang dong").count == 2)
    #expect(search.named("huyen nga son").map(\.name) == ["UBND huyện Nga Sơn"])
    #expect(search.named("—").isEmpty)
  }
}

extension String {
  /// Letters and marks apart, as some keyboards and file systems write them.
  fileprivate var decomposed: String {
    var result = ""
    for character in self {
      result += ["ằ": "a\u{306}\u{300}", "ụ": "u\u{323}"][character] ?? String(character)
    }
    return result
  }
}
