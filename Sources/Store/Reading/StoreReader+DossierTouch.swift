import Model

/// What a batch of dossiers changed of one unit's counts.
public struct DossierTouch: Hashable, Sendable {
  /// From the first day of the first month with a changed count to the last day of the last one.
  public internal(set) var days: DayRange
  /// Whether other dossiers are open at the end of ``days`` than before, so that later periods begin otherwise.
  public var goesOn: Bool

  public init(days: DayRange, goesOn: Bool) {
    self.days = days
    self.goesOn = goesOn
  }

  /// Whether a count of these days may be another than before.
  public func touches(_ other: DayRange) -> Bool {
    other.last >= days.first && (goesOn || other.first <= days.last)
  }
}

extension StoreReader {
  /// What a batch changed, by unit: from the roll-ups, of which each row is one batch's difference, month by month.
  public func dossiersTouched(by batch: BatchNumber) throws -> [UnitID: DossierTouch] {
    guard hasDossiers else { return [:] }
    return try connection.run { sql in
      var found: [Int: DossierTouch] = [:]
      /// Dossiers that the batch leaves open, less those that it closes.
      var open: [Int: Int] = [:]
      let narrows = TallyNarrowing(
        grouping: .unit, usesProcedures: false, field: nil, procedure: nil, days: nil)
      var period = 0
      let next = "SELECT min(period) FROM dossier_tally WHERE period > ?"
      while let later = try sql.integer(next, [.integer(Int64(period))]) {
        period = later
        let year = period / 100
        let month = period % 100
        guard month > 0, let first = Day(year: year, month: month, day: 1),
          let days = DayRange(first: first, last: first + (Day.daysInMonth(month, of: year) - 1))
        else { continue }
        var counts = PieceCounts(days: [])
        try sql.rows(
          "SELECT unit, counts FROM dossier_tally WHERE period = ? AND batch = ?",
          [.integer(Int64(period)), .integer(Int64(batch.value))]
        ) { row in
          let unit = try row.integer()
          guard row.blob({ counts.add($0, unit: unit, narrows) }) else { throw row.unfit("not a tally") }
          let known = found[unit]?.days
          found[unit] = DossierTouch(
            days: known.map { DayRange(between: $0.first, and: days.last) } ?? days, goesOn: false)
        }
        for (unit, position) in counts.positions {
          let tally = DossierTally(counts.counts[position])
          open[unit, default: 0] += tally[.received] - tally.finished
        }
      }
      var decoder = DossierDecoder(sql)
      return try Dictionary(
        found.map { unit, touch in
          var touch = touch
          touch.goesOn = open[unit, default: 0] != 0
          return (try decoder.unit(Int32(clamping: unit)), touch)
        }, uniquingKeysWith: { first, _ in first })
    }
  }
}
