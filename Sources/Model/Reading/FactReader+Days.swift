extension FactReader {
  /// The last batch of a day: what was known when it ended. Clocks jump, and the number orders: a batch is of no earlier
  /// day than any before it.
  /// - Parameter localDay: the day of a moment as ``BatchRecord/recordedAt`` writes it, where the office is.
  /// - Returns: nil where nothing was known yet.
  public func lastBatch(on day: Day, localDay: (String) -> Day?) throws -> BatchNumber? {
    var last: BatchNumber?
    for batch in try batches() {
      guard let recorded = localDay(batch.recordedAt) else { continue }
      // A clock that stood wrong for a while must not bring what came later into the past.
      if recorded > day { break }
      last = batch.number
    }
    return last
  }
}
