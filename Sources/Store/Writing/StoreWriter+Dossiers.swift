import Model

extension StoreWriter {
  /// Takes in a batch together with the dossiers of lists. A dossier with the code of an earlier one supersedes it where
  /// it says something else; only such and new ones become records.
  ///
  /// Other writers are waited for until the person stops it.
  /// - Parameters:
  ///   - batch: the rest of the batch: its head, the sources, the catalogue of procedures.
  ///   - recordedAt: ISO 8601 in UTC; nil for now.
  ///   - progress: is told every few thousand dossiers, inside the transaction, so it must be quick. Throwing
  ///     ``StoreError/cancelled`` leaves the store as it was.
  ///   - accept: decides when everything is written and nothing committed; false leaves the store as it was.
  /// - Returns: the record of the batch, nil where it was not accepted, and what changed.
  /// - Throws: ``StoreError`` as ``write(_:recordedAt:progress:)``; then nothing is written.
  public func write(
    _ batch: FactBatch, dossiers: DossierStaging, recordedAt: String? = nil,
    progress: (DossierProgress) throws -> Void = { _ in },
    accept: (DossierDifference) throws -> Bool = { _ in true }
  ) throws -> (record: BatchRecord?, difference: DossierDifference) {
    let (records, difference) = try write(
      [], with: batch, dossiers: dossiers, recordedAt: recordedAt, progress: progress, accept: accept)
    return (records.last, difference)
  }

  /// The same after other batches, all or none of them.
  /// - Parameter batches: go first, since lists of dossiers name what they bring, such as units.
  /// - Returns: the records of all batches in their order, the one with the dossiers last; none where it was not accepted.
  public func write(
    _ batches: [FactBatch], with batch: FactBatch, dossiers: DossierStaging, recordedAt: String? = nil,
    progress: (DossierProgress) throws -> Void = { _ in },
    accept: (DossierDifference) throws -> Bool = { _ in true }
  ) throws -> (records: [BatchRecord], difference: DossierDifference) {
    var numbers: [Int] = []
    var difference = DossierDifference()
    let known = try knownDossiers()
    func wait() throws { try progress(DossierProgress(phase: .waiting, done: 0, total: 0)) }
    let record = try transaction(patience: Int.max, wait: wait) { sql in
      try sql.run("PRAGMA cache_size = -\(StoreWriter.importCache)")
      defer { try? sql.run("PRAGMA cache_size = -2000; PRAGMA shrink_memory") }
      for other in batches {
        var writer = try BatchWriter(
          sql, head: other, id: Stamp.identifier(), recordedAt: recordedAt ?? Stamp.now())
        try writer.write(other)
        numbers.append(writer.number)
      }
      var writer = try BatchWriter(
        sql, head: batch, id: Stamp.identifier(), recordedAt: recordedAt ?? Stamp.now())
      try writer.writeFacts(batch)
      var dossierWriter = try DossierBatchWriter(sql, batch: writer.number, staging: dossiers, path: path)
      if try sql.integer("SELECT 1 FROM dossier LIMIT 1") == nil {
        try dossierWriter.run(known: nil, progress: progress)
      } else {
        try known.run { try dossierWriter.run(known: KnownDossiers($0), progress: progress) }
      }
      difference = dossierWriter.difference
      let changed = writer.changed + difference.new + difference.changed
      try writer.finish(facts: changed, rows: changed)
      numbers.append(writer.number)
      return try accept(difference) ? writer.number : nil
    }
    guard record != nil, let first = numbers.first else { return ([], difference) }
    return (try records(since: BatchNumber(first)), difference)
  }

  /// Kibibytes of pages that an import keeps.
  private static let importCache = 24_000

  /// A second connection, which sees the store as it was before the batch while the batch is written.
  func knownDossiers() throws -> StoreConnection {
    try StoreConnection.reading(path: path, immutable: false)
  }
}

extension StoreReader {
  /// What a list would change, without changing anything.
  /// - Parameter progress: as ``StoreWriter/write(_:dossiers:recordedAt:progress:accept:)``.
  public func difference(
    of dossiers: DossierStaging, progress: (DossierProgress) throws -> Void = { _ in }
  ) throws -> DossierDifference {
    guard hasDossiers else {
      var difference = DossierDifference()
      difference.new = dossiers.count
      return difference
    }
    return try connection.run { sql in
      var difference = DossierDifference()
      let total = dossiers.count
      let map = try DossierTermMap(knownOf: dossiers.terms, sql)
      let isEmpty = try sql.integer("SELECT 1 FROM dossier LIMIT 1") == nil
      var merge = DossierMerge(staging: dossiers, map: map, known: isEmpty ? nil : try KnownDossiers(sql))
      try merge.run(
        pulse: { try progress(DossierProgress(phase: .writing, done: $0, total: total)) },
        found: { code, dossier, finding in
          switch finding {
          case .new: difference.new += 1
          case .changed: difference.changed += 1
          case .same: difference.same += 1
          case .repeated: difference.note(repeated: code, dossier)
          }
        }, restated: { _, _ in })
      return difference
    }
  }
}
