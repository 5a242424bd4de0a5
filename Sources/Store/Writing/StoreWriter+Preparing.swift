import Model

extension StoreWriter {
  /// Writes a batch that is made of what the store says at this very moment: nobody else can write between the reading
  /// and the writing, so what two people do at once counts one after the other.
  ///
  /// - Parameter prepare: makes the batch, given the time that its record will bear; nil to leave everything as it is.
  /// - Returns: the record of the batch; nil where nothing was written.
  /// - Throws: as ``write(_:recordedAt:progress:)``, and what `prepare` throws; then nothing is written.
  public func write(
    recordedAt: String? = nil, preparing prepare: (StoreReader, _ moment: String) throws -> FactBatch?
  ) throws -> BatchRecord? {
    let reader = try newestReader()
    let moment = recordedAt ?? Stamp.now()
    let wait = {}
    return try transaction(patience: patience, wait: wait) { sql in
      guard let batch = try prepare(try reader.latest(), moment) else { return nil }
      var writer = try BatchWriter(sql, head: batch, id: Stamp.identifier(), recordedAt: moment)
      try writer.write(batch)
      return writer.number
    }
  }
}
