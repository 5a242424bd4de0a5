import Model

extension StoreReader {
  /// All directives side by side, from the segments that the batches left.
  public func directiveRegister() throws -> DirectiveRegister {
    // A store that may not be migrated has the facts alone.
    guard hasRegister else { return DirectiveRegister(try directiveOutlines()) }
    return try connection.run { run in try Self.register(run, knownAt: recordsKnownAt) }
  }

  /// The register as known at a batch.
  static func register(_ run: SQL, knownAt: BatchNumber) throws -> DirectiveRegister {
    let known: [StoredValue] = [.integer(Int64(knownAt.value))]
    let start = try run.integer(firstSegment, known)
    var assembly = RegisterAssembly()
    try run.rows(segments, known + [.integer(Int64(start ?? 0))]) { row in
      let batch = try row.integer()
      do {
        try row.withBytes { bytes throws(DamagedSegment) in
          try assembly.add(bytes, isOldest: batch == start)
        }
      } catch let damage as DamagedSegment {
        throw row.unfit("batch \(batch): \(damage)")
      }
    }
    return assembly.finish()
  }

  /// The batch whose segment says all directives anew, the newest known.
  private static let firstSegment =
    "SELECT w.batch FROM directive_register AS w WHERE w.is_whole = 1 AND w.batch <= ?1 "
    + "ORDER BY w.batch DESC LIMIT 1"

  private static let segments =
    "SELECT g.batch, g.segment FROM directive_register AS g WHERE g.batch <= ?1 AND g.batch >= ?2 "
    + "ORDER BY g.batch DESC"

  public func documentSources() throws -> DocumentSources {
    try connection.run { run in
      var documents: [DocumentID] = []
      var sources: [SourceID] = []
      try run.rows(Self.documentSources, [.integer(Int64(recordsKnownAt.value))]) { row in
        documents.append(row.identifier())
        sources.append(row.identifier())
      }
      return DocumentSources(documents, sources: sources)
    }
  }

  private static let documentSources =
    "SELECT m.id, m.source FROM document AS m WHERE \(visible("m"))"

  /// One statement along the index of outlines.
  public func directiveTexts() throws -> SearchTexts {
    try connection.run { run in
      var texts = SearchTexts()
      try run.rows(Self.texts, [.integer(Int64(recordsKnownAt.value))]) { row in
        row.withText { texts.add($0) }
        texts.end()
      }
      return texts
    }
  }

  private static let texts =
    "SELECT d.search FROM directive AS d WHERE \(visible("d")) ORDER BY d.assigned_on, d.id"
}
