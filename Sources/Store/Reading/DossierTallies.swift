import Model

/// Answers a question about dossiers from the roll-ups: cuts the spans into years, months and parts of months, reads each
/// of these once, and adds up.
struct DossierTallies {
  private let sql: SQL
  private let question: DossierQuestion
  private let knownAt: Int
  /// Numbers of the units asked for; nil for all.
  private let units: [Int]?
  private let field: Int?
  private let procedure: Int?
  /// The first year with a roll-up.
  private let firstYear: Int
  /// False where the question names what no dossier of the store has.
  private let isAnswerable: Bool
  private var read: [TallyPiece: PieceCounts] = [:]
  private var judged: [TallyPiece: Set<Int32>] = [:]

  /// Up to here units are looked up one by one; beyond, a period is read whole.
  private static let fewUnits = 40

  init(_ sql: SQL, _ question: DossierQuestion, knownAt: Int) throws {
    self.sql = sql
    self.question = question
    self.knownAt = knownAt
    let table = DossierTermTable(sql)
    units = try question.units?.compactMap { try table.known(.unit, $0.description).map(Int.init) }
    field = try question.field.flatMap { try table.known(.field, $0.string).map(Int.init) }
    procedure = try question.procedure.flatMap { try table.known(.procedure, $0.rawValue).map(Int.init) }
    isAnswerable =
      (question.field == nil || field != nil) && (question.procedure == nil || procedure != nil)
      && units?.isEmpty != true
    firstYear = (try sql.integer("SELECT min(period) FROM dossier_tally") ?? 0) / 100
  }

  mutating func lines() throws -> [DossierLine] {
    guard isAnswerable, firstYear > 0 else { return [] }
    for span in question.spans {
      note(span.first, span.last, judgedOn: span.judgedOn)
      guard question.wantsOpen else { continue }
      note(nil, span.last, judgedOn: span.last)
      if let first = span.first { note(nil, first + -1, judgedOn: first + -1) }
    }
    let emptyTallies = Array(repeating: DossierTally(), count: question.spans.count)
    var tallies: [Int: [DossierTally]] = [:]
    for (column, span) in question.spans.enumerated() {
      try visit(span.first, span.last, judgedOn: span.judgedOn) { group, counts, late in
        var tally = DossierTally(counts)
        tally[.receivedLate] = late
        tallies[group, default: emptyTallies][column] += tally
      }
      guard question.wantsOpen else { continue }
      try visit(nil, span.last, judgedOn: span.last) { group, counts, late in
        let all = DossierTally(counts)
        tallies[group, default: emptyTallies][column].open += all[.received] &- all.finished
        tallies[group, default: emptyTallies][column].openLate += late &- all[.finishedLate]
      }
      guard let first = span.first else { continue }
      try visit(nil, first + -1, judgedOn: first + -1) { group, counts, _ in
        let all = DossierTally(counts)
        tallies[group, default: emptyTallies][column].carriedOver += all[.received] &- all.finished
      }
    }
    return try named(tallies)
  }

  // MARK: - Pieces

  private mutating func note(_ first: Day?, _ last: Day, judgedOn: Day) {
    for piece in TallyPiece.cover(first, last, firstYear: firstYear) {
      judged[piece, default: []].insert(judgedOn.number)
    }
  }

  private mutating func visit(
    _ first: Day?, _ last: Day, judgedOn: Day, _ body: (Int, SIMD32<Int>, _ late: Int) -> Void
  ) throws {
    for piece in TallyPiece.cover(first, last, firstYear: firstYear) {
      let counts = try counts(of: piece)
      guard let day = counts.days.firstIndex(of: judgedOn.number) else { continue }
      for (group, position) in counts.positions {
        body(group, counts.counts[position], counts.late[position * counts.days.count + day])
      }
    }
  }

  private mutating func counts(of piece: TallyPiece) throws -> PieceCounts {
    if let known = read[piece] { return known }
    var counts = PieceCounts(days: judged[piece, default: []].sorted())
    let narrows = TallyNarrowing(
      grouping: question.grouping, usesProcedures: question.grouping == .procedure || procedure != nil,
      field: field, procedure: procedure, days: piece.days)
    let text = "SELECT unit, counts FROM \(narrows.table(piece)) WHERE period = ? AND batch <= ?"
    let values: [StoredValue] = [.integer(Int64(piece.period)), .integer(Int64(knownAt))]
    if let units, units.count <= DossierTallies.fewUnits {
      for unit in units {
        try read(text + " AND unit = ?", values + [.integer(Int64(unit))], narrows, &counts)
      }
    } else if let units {
      let wanted = Set(units)
      try read(text, values, narrows, &counts) { wanted.contains($0) }
    } else {
      try read(text, values, narrows, &counts)
    }
    read[piece] = counts
    return counts
  }

  private func read(
    _ text: String, _ values: [StoredValue], _ narrows: TallyNarrowing, _ counts: inout PieceCounts,
    where isWanted: (Int) -> Bool = { _ in true }
  ) throws {
    try sql.rows(text, values) { row in
      let unit = try row.integer()
      guard isWanted(unit) else { return }
      guard row.blob({ counts.add($0, unit: unit, narrows) }) else { throw row.unfit("not a tally") }
    }
  }

  // MARK: - Names

  private func named(_ tallies: [Int: [DossierTally]]) throws -> [DossierLine] {
    var decoder = DossierDecoder(sql)
    return try tallies.compactMap { group, tallies in
      let number = Int32(clamping: group)
      let line =
        switch question.grouping {
        case .none: DossierLine(tallies: tallies)
        case .unit: DossierLine(unit: try decoder.unit(number), tallies: tallies)
        case .field:
          DossierLine(field: CleanText(cleaning: try decoder.text(.field, number)), tallies: tallies)
        case .procedure:
          DossierLine(procedure: ProcedureID(try decoder.text(.procedure, number)), tallies: tallies)
        }
      return line.tallies.allSatisfy(\.isZero) ? nil : line
    }
  }

  /// How many dossiers stand, from the years' counts.
  static func standing(_ sql: SQL) throws -> Int {
    var counts = PieceCounts(days: [])
    let narrows = TallyNarrowing(
      grouping: .none, usesProcedures: false, field: nil, procedure: nil, days: nil)
    var year = (try sql.integer("SELECT min(period) FROM dossier_tally") ?? 0) / 100
    let last = (try sql.integer("SELECT max(period) FROM dossier_tally") ?? -1) / 100
    while year <= last {
      try sql.rows("SELECT unit, counts FROM dossier_tally WHERE period = ?", [.integer(Int64(year * 100))]) {
        row in
        let unit = try row.integer()
        guard row.blob({ counts.add($0, unit: unit, narrows) }) else { throw row.unfit("not a tally") }
      }
      year += 1
    }
    return counts.counts.first?[DossierTally.Count.received.rawValue] ?? 0
  }

  /// First and last day of a month on which something is counted; nil where nothing is.
  static func days(of period: Int, _ sql: SQL, knownAt: Int) throws -> ClosedRange<Int>? {
    guard let first = Day(year: period / 100, month: period % 100, day: 1) else { return nil }
    var received: [Int: Int] = [:]
    try sql.rows(
      "SELECT counts FROM dossier_tally_day WHERE period = ? AND batch <= ?",
      [.integer(Int64(period)), .integer(Int64(knownAt))]
    ) { row in
      let isPack = row.blob { bytes in
        guard var reader = TallyPack.Reader(bytes) else { return false }
        while !reader.isAtEnd {
          guard var mask = reader.beginEntry() else { return false }
          let day = TallyPack.Key.day(of: reader.key)
          let hasLate = mask & TallyPack.lateBit != 0
          mask &= ~TallyPack.lateBit
          while mask != 0 {
            guard let count = reader.signed() else { return false }
            // Receipts and ends are what happens on a day.
            switch DossierTally.Count(rawValue: mask.trailingZeroBitCount) {
            case .received, .finishedEarly, .finishedOnTime, .finishedLate:
              received[day, default: 0] &+= count
            default: break
            }
            mask &= mask - 1
          }
          if hasLate, !reader.skipLate() { return false }
        }
        return true
      }
      guard isPack else { throw row.unfit("not a tally") }
    }
    let days = received.filter { $0.value != 0 }.keys.map { Int(first.number) + $0 - 1 }
    guard let low = days.min(), let high = days.max() else { return nil }
    return low...high
  }
}
