import Dashboard
import Model
import Store

/// A meeting that is looked at again: its day, and what was known then.
///
/// Known is what was closed for the meeting or its period by the end of its day, else what the last batch of the day
/// left; what was recorded later, corrected, withdrawn or brought by a newer program is left out.
struct PastMeeting: Hashable, Sendable {
  let meeting: Meeting
  let knowledge: MeetingKnowledge
  /// The closing whose figures it shows, with what was corrected since; nil where nothing was closed.
  let closed: ClosedFigures?

  /// - Parameter asked: the meeting's date or its identifier.
  /// - Throws: a ``Failure`` with exit code 1 where there is no such meeting, or nothing was known on its day; 2 where a
  ///   date has several.
  init(_ asked: String, in reader: StoreReader, zone: TimeZoneRule) throws {
    do {
      try self.init(MeetingFinder(meetings: reader.meetings()).find(asked), in: reader, zone: zone)
    } catch {
      throw Failure(error)
    }
  }

  /// - Throws: a ``Failure`` with exit code 1 where nothing was known on its day.
  init(_ meeting: Meeting, in reader: StoreReader, zone: TimeZoneRule) throws {
    self.meeting = meeting
    guard let known = try reader.knowledge(of: meeting, localDay: { zone.day(ofMoment: $0) }) else {
      let first = try reader.batches().first.flatMap { zone.day(ofMoment: $0.recordedAt) } ?? meeting.day
      throw Failure(ExitCode.findings) {
        $0(.meetingBeforeStore, [meeting.day, first].map { CleanText(cleaning: $0.description) })
      }
    }
    knowledge = known
    closed = try known.closing.map { closing in
      try ClosedFigures(closing, day: zone.day(ofMoment: closing.moment), reader)
    }
  }
}
