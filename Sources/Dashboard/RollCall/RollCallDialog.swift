import Model

/// The roll call of a meeting while it lies over the screen: what is typed narrows the rooms.
public struct RollCallDialog: Hashable, Sendable {
  public let meeting: MeetingID
  public var typed = ""
  /// The room that keys are about; nil for the first one shown.
  public var room: FactID?
  /// The room that was called last and is not among those shown any more: the next Delete is about it.
  var called: FactID?
  /// Shows only rooms marked so; nil for all.
  public var shown: Attendance.State?

  public init(meeting: MeetingID) {
    self.meeting = meeting
  }

  static let longest = 40
  /// What ← and → walk through.
  static let filters: [Attendance.State?] = [nil, .notCalled, .absent, .present]

  /// The next of ``filters``, or the one before.
  mutating func turn(by step: Int) {
    let all = Self.filters
    let position = all.firstIndex(of: shown) ?? 0
    shown = all[(position + step + all.count) % all.count]
    room = nil
  }
}
