import Model

extension StoreReader {
  public func lateObservations(since batch: BatchNumber, endingIn days: DayRange) throws -> [Observation] {
    guard batch < knownAt else { return [] }
    // What a batch says that was withdrawn then, and was brought back since, is as late as what is new.
    let withdrawn = try connection.run { try BatchLedger($0, knownAt: batch.value).withdrawnList }
    let isUnknownThen = """
      f.period_last BETWEEN ?3 AND ?4 AND NOT EXISTS (
        SELECT 1 FROM observation AS o WHERE o.id = f.id AND o.since <= ?2 AND (o.until IS NULL OR o.until > ?2))
      """
    var found: [Observation] = []
    var seen: Set<FactID> = []
    for condition in ["f.said_by > ?2", "f.said_by IN \(withdrawn)"] {
      try visitFacts(
        Observation.self, where: "\(condition) AND \(isUnknownThen)", order: nil,
        [batch.value, Int(days.first.number), Int(days.last.number)].map { .integer(Int64($0)) }
      ) { if seen.insert($0.id).inserted { found.append($0) } }
    }
    return found
  }

  public func unitsWithChangedDossiers(since batch: BatchNumber, in days: DayRange) throws -> Int {
    guard hasDossiers, batch < knownAt else { return 0 }
    let narrows = TallyNarrowing(
      grouping: .unit, usesProcedures: false, field: nil, procedure: nil, days: nil)
    return try connection.run { sql in
      var units: Set<Int> = []
      for piece in TallyPiece.cover(days.first, days.last, firstYear: days.first.year) {
        // Each row is one batch's difference: what was taken back again leaves nothing.
        var counts = PieceCounts(days: [])
        try sql.rows(
          """
          SELECT unit, counts FROM dossier_tally WHERE period = ? AND batch > ? AND batch <= ?
          """,
          [piece.period, batch.value, knownAt.value].map { .integer(Int64($0)) }
        ) { row in
          let unit = try row.integer()
          guard row.blob({ counts.add($0, unit: unit, narrows) }) else { throw row.unfit("not a tally") }
        }
        for (unit, position) in counts.positions where counts.counts[position] != .zero { units.insert(unit) }
      }
      return units.count
    }
  }
}
