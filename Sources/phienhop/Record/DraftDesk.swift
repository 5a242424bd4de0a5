import Dashboard
import Model
import Store

/// Writes what is done to the drafts of a meeting, for the command line and for an open dashboard alike.
struct DraftDesk {
  let writer: StoreWriter
  /// Who does it.
  let author: CleanText
  /// The day it is done on: an adoption makes no meeting of a later day held.
  let today: Day

  /// - Throws: a ``Failure`` with exit code 1 for a meeting that is gone, and what writing throws; then nothing is
  ///   written.
  func carryOut(_ edit: DraftEdit, in id: MeetingID) throws -> DraftReceipt {
    var outcome = DraftOutcome()
    let record = try writer.write { reader, moment in
      guard let meeting = try reader.meetings().first(where: { $0.id == id }) else {
        throw Failure(ExitCode.findings) { $0(.meetingNone, []) }
      }
      outcome = try edit.outcome(in: meeting, from: reader, author: author, moment: moment, today: today)
      return outcome.batch
    }
    return outcome.receipt(record?.number)
  }
}
