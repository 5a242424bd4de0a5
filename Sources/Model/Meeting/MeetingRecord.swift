/// A meeting with everything that belongs to it, as known at one batch.
public struct MeetingRecord: Hashable, Sendable {
  public let meeting: Meeting
  /// In the order they are walked; without dropped ones.
  public let agenda: [AgendaItem]
  /// All rooms, by level and name; the second one before the tenth.
  public let rooms: [MeetingRoom]
  private let marks: [FactID: Attendance.State]

  public init(meeting: Meeting, agenda: [AgendaItem], rooms: [MeetingRoom], attendance: [Attendance]) {
    self.meeting = meeting
    self.agenda = agenda.filter { $0.meeting == meeting.id && !$0.isDropped }
      .sorted { ($0.position, $0.id) < ($1.position, $1.id) }
    let levels = MeetingRoom.Level.allCases
    // A name's place in the order is worked out once: a meeting has hundreds of rooms.
    self.rooms = rooms.filter { $0.meeting == meeting.id }
      .map { room in
        (levels.firstIndex(of: room.level) ?? 0, VietnameseText.sortKey(room.name.string), room)
      }
      .sorted { left, right in
        if left.0 != right.0 { return left.0 < right.0 }
        return NaturalOrder.compare(left.1, right.1).map { $0 < 0 } ?? (left.2.id < right.2.id)
      }
      .map(\.2)
    marks = Dictionary(
      attendance.filter { $0.meeting == meeting.id }.map { ($0.room, $0.state) }, uniquingKeysWith: { $1 })
  }

  /// Rooms that were called and did not answer.
  public var absentRooms: [MeetingRoom] { rooms.filter { attendance(of: $0.id) == .absent } }

  /// Whether a room answered.
  public func attendance(of room: FactID) -> Attendance.State { marks[room] ?? .notCalled }

  /// How many rooms of a level answered so; all levels where none is named.
  public func roomCount(_ state: Attendance.State? = nil, at level: MeetingRoom.Level? = nil) -> Int {
    rooms.count { room in
      (level == nil || room.level == level) && (state == nil || attendance(of: room.id) == state)
    }
  }

  /// Minutes of all items together; nil where none has any.
  public var minutes: Int? {
    let all = agenda.compactMap(\.minutes)
    return all.isEmpty ? nil : all.reduce(0, +)
  }

  /// The agenda in another order: the positions that change, counted from 1.
  public func reordered(_ ids: [FactID]) -> [AgendaItem] {
    let places = Dictionary(ids.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    let sorted = agenda.enumerated().sorted { left, right in
      (places[left.element.id] ?? ids.count + left.offset)
        < (places[right.element.id] ?? ids.count + right.offset)
    }
    return sorted.enumerated().compactMap { place, item in
      item.element.position == place + 1 ? nil : item.element.at(place + 1)
    }
  }
}

extension AgendaItem {
  /// The item at another place.
  public func at(_ position: Int) -> AgendaItem {
    AgendaItem(
      id: id, meeting: meeting, position: position, title: title, view: view, minutes: minutes,
      speaker: speaker,
      preparer: preparer, forms: forms, notes: notes, isDropped: isDropped)
  }

  /// The item taken off the agenda.
  public func dropped() -> AgendaItem {
    AgendaItem(
      id: id, meeting: meeting, position: position, title: title, view: view, minutes: minutes,
      speaker: speaker,
      preparer: preparer, forms: forms, notes: notes, isDropped: true)
  }
}

extension FactReader {
  /// A meeting with its agenda and rooms; nil where the reader does not know it.
  public func meetingRecord(_ id: MeetingID) throws -> MeetingRecord? {
    guard let meeting = try meetings().first(where: { $0.id == id }) else { return nil }
    return MeetingRecord(
      meeting: meeting, agenda: try agendaItems(of: id), rooms: try meetingRooms(of: id),
      attendance: try attendance(of: id))
  }

  /// The meeting that follows a day: the next one that is not cancelled.
  public func nextMeeting(after day: Day) throws -> Meeting? {
    try meetings().first { $0.day > day && $0.state != .cancelled }
  }

  /// The last meeting before a day that was not cancelled.
  public func lastMeeting(before day: Day) throws -> Meeting? {
    try meetings().last { $0.day < day && $0.state != .cancelled }
  }
}
