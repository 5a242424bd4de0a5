public typealias MeetingID = Identifier<Meeting>

/// A meeting that is prepared, held and concluded with this program (phiên họp).
///
/// Its agenda, rooms and roll call are facts of their own, so that changing one item supersedes nothing else. What is
/// recorded by hand has its batch for a source: who, when and why.
public struct Meeting: Hashable, Sendable, Codable {
  public enum Kind: String, Hashable, Sendable, Codable, CaseIterable {
    /// Hằng tháng.
    case monthly
    /// Hằng quý.
    case quarterly
    /// Đột xuất.
    case adHoc
  }

  public enum State: String, Hashable, Sendable, Codable, CaseIterable {
    /// Chuẩn bị.
    case planned
    /// Đã họp.
    case held
    /// Đã hủy; kept, because its agenda was sent out.
    case cancelled
  }

  /// `2024-06-03`, with `-2` and so on for further meetings of a day.
  public let id: MeetingID
  public let kind: Kind
  public let state: State
  /// The province it belongs to; nil where no home is set.
  public let province: UnitID?
  public let day: Day
  /// 6 of "Phiên họp thứ 6"; nil where meetings are not counted.
  public let ordinal: Int?
  /// The committees that meet; several where they sit together.
  public let bodies: [PartyName]
  /// Who chairs, with the office: "Chủ tịch UBND tỉnh Nguyễn Văn A".
  public let chair: CleanText
  public let place: CleanText
  public let note: CleanText

  public init(
    id: MeetingID, kind: Kind, state: State = .planned, province: UnitID?, day: Day, ordinal: Int? = nil,
    bodies: [PartyName] = [], chair: CleanText = .empty, place: CleanText = .empty, note: CleanText = .empty
  ) {
    self.id = id
    self.kind = kind
    self.state = state
    self.province = province
    self.day = day
    self.ordinal = ordinal
    self.bodies = bodies
    self.chair = chair
    self.place = place
    self.note = note
  }

  /// The same in another state.
  public func with(_ state: State) -> Meeting {
    Meeting(
      id: id, kind: kind, state: state, province: province, day: day, ordinal: ordinal, bodies: bodies,
      chair: chair, place: place, note: note)
  }

  /// The identifier of the next meeting of a day beside those there are.
  public static func newID(on day: Day, besides meetings: some Sequence<Meeting>) -> MeetingID {
    let taken = Set(meetings.map(\.id))
    var id = MeetingID(day.description)
    var number = 2
    while taken.contains(id) {
      id = MeetingID("\(day)-\(number)")
      number += 1
    }
    return id
  }
}

/// A room from which a meeting is followed (điểm cầu).
public struct MeetingRoom: Hashable, Sendable, Codable {
  public enum Level: String, Hashable, Sendable, Codable, CaseIterable {
    case province, district, commune, hamlet
  }

  /// Meeting and room, so that the same room of another meeting is another fact.
  public let id: FactID
  public let meeting: MeetingID
  public let level: Level
  public let name: CleanText
  /// Whose room it is, where a unit matches.
  public let unit: UnitID?

  public init(meeting: MeetingID, level: Level, name: CleanText, unit: UnitID?) {
    id = FactID("\(meeting)/\(level.rawValue)/\(VietnameseText.words(name.string).joined(separator: "-"))")
    self.meeting = meeting
    self.level = level
    self.name = name
    self.unit = unit
  }

  /// The room taken off its meeting: it belongs to none, and its earlier versions tell where it was. The same room
  /// added again is there again.
  public var removed: MeetingRoom {
    MeetingRoom(id: id, meeting: MeetingID(""), level: level, name: name, unit: unit)
  }

  /// For readers of stores, which know the identifier.
  package init(id: FactID, meeting: MeetingID, level: Level, name: CleanText, unit: UnitID?) {
    self.id = id
    self.meeting = meeting
    self.level = level
    self.name = name
    self.unit = unit
  }
}

/// Whether a room answered the roll call (điểm danh). A room without one was not called.
public struct Attendance: Hashable, Sendable, Codable {
  public enum State: String, Hashable, Sendable, Codable, CaseIterable {
    case present, absent
    /// Not called: also what takes a mark back that was made by mistake.
    case notCalled
  }

  /// The room it is about.
  public let room: FactID
  public let meeting: MeetingID
  public let state: State
  public let note: CleanText

  public init(room: FactID, meeting: MeetingID, state: State, note: CleanText = .empty) {
    self.room = room
    self.meeting = meeting
    self.state = state
    self.note = note
  }
}
