/// How many rooms of each level there are and how they answered the roll call.
public struct RoomCounts: Hashable, Sendable {
  /// Rooms of one level, or of all.
  public struct Count: Hashable, Sendable {
    public var rooms = 0
    public var present = 0
    public var absent = 0
    public var notCalled: Int { rooms - present - absent }

    public init(rooms: Int = 0, present: Int = 0, absent: Int = 0) {
      self.rooms = rooms
      self.present = present
      self.absent = absent
    }
  }

  private var counts: [MeetingRoom.Level: Count] = [:]

  public init() {}

  /// - Parameter state: how a room answered, where that is not what the record says.
  public init(_ record: MeetingRecord, state: ((FactID) -> Attendance.State)? = nil) {
    for room in record.rooms {
      switch state?(room.id) ?? record.attendance(of: room.id) {
      case .present: counts[room.level, default: Count()].present += 1
      case .absent: counts[room.level, default: Count()].absent += 1
      case .notCalled: break
      }
      counts[room.level, default: Count()].rooms += 1
    }
  }

  public subscript(level: MeetingRoom.Level) -> Count {
    get { counts[level] ?? Count() }
    set { counts[level] = newValue.rooms > 0 ? newValue : nil }
  }

  /// Levels that have rooms, the highest first.
  public var levels: [MeetingRoom.Level] { MeetingRoom.Level.allCases.filter { self[$0].rooms > 0 } }

  /// Of all levels.
  public var total: Count {
    counts.values.reduce(Count()) { sum, count in
      Count(
        rooms: sum.rooms + count.rooms, present: sum.present + count.present,
        absent: sum.absent + count.absent)
    }
  }

  /// Somebody was called.
  public var hasBegun: Bool { total.present + total.absent > 0 }
}
