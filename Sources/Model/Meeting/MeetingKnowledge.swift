/// What a meeting shows: its day, and up to which batch things are known. Screens that look at a past meeting again,
/// documents of it and what changed since it all take it from here, so that they tell the same.
public struct MeetingKnowledge: Hashable, Sendable {
  public let day: Day
  /// Figures, definitions and targets are as known at this batch: the last one of what was closed for the meeting, else
  /// the last one of its day.
  public let batch: BatchNumber
  /// Meetings, agendas, directives with their reports and what was written down are as known at this one, the last of
  /// the day: closing figures takes back no report that a room has seen.
  public let lastOfDay: BatchNumber
  /// nil where nothing was closed by the end of the day.
  public let closing: FigureClosing?

  public init(day: Day, batch: BatchNumber, lastOfDay: BatchNumber, closing: FigureClosing?) {
    self.day = day
    self.batch = batch
    self.lastOfDay = lastOfDay
    self.closing = closing
  }
}

extension FactReader {
  /// What a meeting showed. A closing counts that was known when its day ended, whatever became of it later.
  /// - Parameter localDay: the day of a moment where the office is.
  /// - Returns: nil where nothing was known yet.
  public func knowledge(
    of meeting: Meeting, localDay: (String) -> Day?
  ) throws -> MeetingKnowledge? {
    guard let last = try lastBatch(on: meeting.day, localDay: localDay), last.value > 0 else {
      return try laterKnowledge(of: meeting)
    }
    let closing = try asKnown(at: last)?.closing(for: meeting)
    return MeetingKnowledge(
      day: meeting.day, batch: closing?.batch ?? last, lastOfDay: last, closing: closing)
  }

  /// A meeting that was held before the store began shows what was closed for it later, with the records that were there
  /// once both were known.
  private func laterKnowledge(of meeting: Meeting) throws -> MeetingKnowledge? {
    guard let closing = try closing(for: meeting) else { return nil }
    let batches = try batches()
    let making = batches.last { $0.kind == .closing && $0.recordedAt == closing.moment }
    let made = making?.number ?? closing.batch
    let records = try batches.map(\.number).first {
      try $0 >= made && (asKnown(at: $0)?.meetings().contains { $0.id == meeting.id } ?? true)
    }
    return MeetingKnowledge(
      day: meeting.day, batch: closing.batch, lastOfDay: records ?? knownAt, closing: closing)
  }

  /// The facts as a meeting of that day showed them, else as they were known when the day ended.
  /// - Returns: nil where nothing was known yet.
  public func asShown(on day: Day, localDay: (String) -> Day?) throws -> (any FactReader)? {
    if let meeting = try meetings().last(where: { $0.day == day && $0.state != .cancelled }),
      let knowledge = try knowledge(of: meeting, localDay: localDay)
    {
      return try asKnown(at: knowledge.batch, records: knowledge.lastOfDay)
    }
    return try lastBatch(on: day, localDay: localDay).flatMap { try asKnown(at: $0) }
  }
}
