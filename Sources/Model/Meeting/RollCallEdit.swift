/// Marks of a roll call that somebody makes, by room. What a room was marked before stays known as every earlier version.
public struct RollCallEdit: Hashable, Sendable {
  public var marks: [FactID: Attendance.State]

  public init(_ marks: [FactID: Attendance.State]) {
    self.marks = marks
  }

  /// What is to be written, given the meeting as it is by now: nothing for a room that is gone, or is marked so already.
  public func attendance(in record: MeetingRecord) -> [Attendance] {
    record.rooms.compactMap { room in
      guard let state = marks[room.id], state != record.attendance(of: room.id) else { return nil }
      return Attendance(room: room.id, meeting: record.meeting.id, state: state)
    }
  }
}
