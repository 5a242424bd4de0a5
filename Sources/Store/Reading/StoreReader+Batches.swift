import Model

/// What a batch brought.
public struct BatchContents: Hashable, Sendable {
  /// Its files.
  public let sources: [Source]
  /// New and changed facts by table, without dossiers; those of a withdrawal are what it brought back.
  public let facts: [(table: String, count: Int)]
  /// What its lists of dossiers told; nil for a batch without.
  public let dossiers: DossierCounts?

  /// Dossiers of a batch's lists by what they meant for the store.
  public struct DossierCounts: Hashable, Sendable {
    public let new: Int
    public let changed: Int
    public let same: Int
    public let repeated: Int
  }

  public static func == (left: BatchContents, right: BatchContents) -> Bool {
    left.sources == right.sources && left.dossiers == right.dossiers
      && left.facts.elementsEqual(right.facts) { $0 == $1 }
  }

  public func hash(into hasher: inout Hasher) {
    hasher.combine(sources)
    hasher.combine(dossiers)
  }
}

extension StoreReader {
  /// What a batch brought, from its rows.
  public func contents(of batch: BatchNumber) throws -> BatchContents {
    let number = [StoredValue.integer(Int64(batch.value))]
    let sources = try connection.run { sql in
      var sources: [Source] = []
      try sql.rows(
        "SELECT \(Source.selection(as: "f")) FROM source AS f WHERE f.since = ? ORDER BY f.id", number
      ) { sources.append(try Source(row: &$0)) }
      return sources
    }
    return try connection.run { sql in
      var facts: [(String, Int)] = []
      for type in FactTables.all(ofSchema: schema) {
        let count = try sql.integer("SELECT count(*) FROM \(type.table) WHERE since = ?", number) ?? 0
        if count > 0 { facts.append((type.table, count)) }
      }
      var dossiers: BatchContents.DossierCounts?
      guard hasDossiers else { return BatchContents(sources: sources, facts: facts, dossiers: nil) }
      try sql.rows("SELECT new, changed, same, repeated FROM dossier_batch WHERE batch = ?", number) { row in
        dossiers = BatchContents.DossierCounts(
          new: try row.integer(), changed: try row.integer(), same: try row.integer(),
          repeated: try row.integer())
      }
      return BatchContents(sources: sources, facts: facts, dossiers: dossiers)
    }
  }

  /// The batch that a source stands by; nil where it is not known, or withdrawn.
  public func batch(ofSource source: SourceID) throws -> BatchRecord? {
    let number = try connection.run { sql in
      try sql.integer(
        "SELECT f.said_by FROM source AS f WHERE f.id = ?2 AND \(Self.visible("f"))",
        [.integer(Int64(knownAt.value)), .text(source.rawValue)])
    }
    return try number.flatMap { number in try batches().last { $0.number.value == number } }
  }
}
