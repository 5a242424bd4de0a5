import Model
import Store

/// A meeting that is looked at again: its day, and what was known then.
///
/// Known is what the last batch of the meeting's day left; what was recorded later, corrected, withdrawn or brought by a
/// newer program is left out.
struct PastMeeting: Hashable, Sendable {
  let meeting: Meeting
  let batch: BatchNumber

  /// - Parameter asked: the meeting's date or its identifier.
  /// - Throws: a ``Failure`` with exit code 1 where there is no such meeting, or nothing was known on its day; 2 where a
  ///   date has several.
  init(_ asked: String, in reader: StoreReader, zone: TimeZoneRule) throws {
    do {
      meeting = try MeetingFinder(meetings: reader.meetings()).find(asked)
      let day = meeting.day
      let last = try reader.lastBatch(on: day, localDay: { zone.day(ofMoment: $0) })
      guard let last, last.value > 0 else {
        let first = try reader.batches().first.flatMap { zone.day(ofMoment: $0.recordedAt) } ?? day
        throw Failure(ExitCode.findings) {
          $0(.meetingBeforeStore, [day, first].map { CleanText(cleaning: $0.description) })
        }
      }
      batch = last
    } catch {
      throw Failure(error)
    }
  }
}
