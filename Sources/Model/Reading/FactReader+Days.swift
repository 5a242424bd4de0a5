extension FactReader {
  /// The last batch of a day: what was known when it ended. Clocks jump, and the number orders: the last batch counts
  /// whose day is not after it.
  /// - Parameter localDay: the day of a moment as ``BatchRecord/recordedAt`` writes it, where the office is.
  /// - Returns: nil where nothing was known yet.
  public func lastBatch(on day: Day, localDay: (String) -> Day?) throws -> BatchNumber? {
    try batches().last { localDay($0.recordedAt).map { $0 <= day } ?? false }?.number
  }
}
