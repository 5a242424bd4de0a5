import Dashboard
import Model
import Store

/// Writes a closing as a batch of its own, for the command line and for an open dashboard alike.
struct ClosingDesk {
  let writer: StoreWriter
  /// Who closes.
  let author: CleanText

  /// - Parameter batch: the last one of what is closed: what somebody looked at, whatever came since.
  /// - Throws: a ``StoreError``.
  func close(
    _ period: Period, at batch: BatchNumber, note: CleanText = .empty, for meeting: MeetingID? = nil
  ) throws -> BatchNumber {
    let record = try writer.write { _, moment in
      let closing = FigureClosing(
        period: period, batch: batch, author: author, moment: moment, note: note, meeting: meeting)
      // Batches are called in Vietnamese, whatever language the screen speaks.
      let name = Format(language: .vietnamese).period(period)
      let title = name + ": chốt đến đợt " + CleanText(cleaning: "\(batch)")
      var written = FactBatch(kind: .closing, title: title, author: closing.author, reason: note)
      written.closings = [closing]
      return written
    }
    return record?.number ?? batch
  }
}
