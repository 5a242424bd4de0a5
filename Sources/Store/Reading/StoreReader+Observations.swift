import Model

/// Questions about many periods of observations, answered by going along indexes from one value to the next: what they
/// cost follows what they find, and not how many months the store holds.
extension StoreReader {
  // MARK: Periods

  public func observationPeriods() throws -> [Period] {
    var periods: Set<Period> = []
    for end in try periodEnds() {
      // One kind and one last day name one period, but for cumulative figures and free spans.
      let sql =
        "SELECT DISTINCT \(Self.periodColumns("f")) FROM observation AS f INDEXED BY observation_period "
        + "WHERE f.period_kind = ?1 AND f.period_last = ?2" + (end.namesPeriod ? " LIMIT 1" : "")
      try connection.run { run in
        try run.rows(sql, [.text(end.kind), .integer(Int64(end.last))]) { periods.insert(try $0.period()) }
      }
    }
    return Array(periods)
  }

  /// What periods are ordered by: a kind and a last day.
  private struct PeriodEnd: Hashable {
    let kind: String
    let last: Int

    /// Whether kind and last day say which period it is.
    var namesPeriod: Bool { kind != "cumulative" && kind != "span" && !kind.hasPrefix("reporting.") }
  }

  private func periodEnds() throws -> [PeriodEnd] {
    try connection.run { run in
      var ends: [PeriodEnd] = []
      var kind = ""
      let nextKind = "SELECT min(period_kind) FROM observation WHERE period_kind > ?1"
      let firstDay = "SELECT min(period_last) FROM observation WHERE period_kind = ?1"
      let nextDay = firstDay + " AND period_last > ?2"
      while let next = try run.strings(nextKind, [.text(kind)]).first, !next.isEmpty {
        kind = next
        var day = try run.integer(firstDay, [.text(kind)])
        while let last = day {
          ends.append(PeriodEnd(kind: kind, last: last))
          day = try run.integer(nextDay, [.text(kind), .integer(Int64(last))])
        }
      }
      return ends
    }
  }

  public func observationYears(_ filter: ObservationFilter) throws -> [Int] {
    let holders = try holders(filter)
    return try connection.run { run in
      let day =
        "SELECT min(f.period_last) FROM observation AS f WHERE f.unit_code IS ?2 AND f.unit_from IS ?3"
      let rest = " AND f.period_last > ?4 AND \(Self.visible("f"))"
      var years: Set<Int> = []
      for holder in holders {
        var values = [known, StoredValue(holder?.code), .null, .integer(Int64(Int32.min))]
        values[2] = holder.map { .integer(Int64($0.validFrom.number)) } ?? .null
        while let last = try run.integer(day + rest, values), let number = Int32(exactly: last) {
          let year = Day(number: number).year
          years.insert(year)
          guard let end = Day(year: year, month: 12, day: 31) else { break }
          values[3] = .integer(Int64(end.number))
        }
      }
      return years.sorted()
    }
  }

  // MARK: Ratios

  /// A definition with fewer rows is gone through as a whole.
  private static let fewRows = 2000
  /// A period with fewer rows is gone through as a whole.
  private static let fewRowsOfPeriod = 500

  public func ratioPeriods(_ ratios: [RatioParts], _ filter: ObservationFilter) throws -> [RatioPeriod] {
    let members = Set(try holders(filter))
    let parent: [StoredValue] =
      filter.parent.map { [.text($0.code), .integer(Int64($0.validFrom.number))] } ?? []
    var ends: [PeriodEnd]?
    var counts: [DefinitionID: Int] = [:]
    func count(_ definition: DefinitionID) throws -> Int {
      if let known = counts[definition] { return known }
      let count = try observationCount(of: definition, upTo: Self.fewRows)
      counts[definition] = count
      return count
    }
    var found: [RatioPeriod] = []
    for parts in ratios {
      var units: [Period: Set<ObservedUnit>] = [:]
      let take: (inout RowDecoder) throws -> Void = { row in
        let unit = try row.optionalUnit()
        let holder = ObservedUnit(unit: unit, name: row.text())
        let period = try row.period()
        if members.contains(unit) { units[period, default: []].insert(holder) }
      }
      let shapes = [
        (
          RatioSearch(parts, isStated: false), try count(parts.numerator), try count(parts.denominator)
        ), (RatioSearch(parts, isStated: true), try count(parts.ratio), Self.fewRows),
      ]
      for (search, first, second) in shapes where first > 0 && second > 0 {
        if min(first, second) < Self.fewRows {
          try run(search.byDefinition(swapped: second < first), row: take)
          continue
        }
        let all = try ends ?? periodEnds()
        ends = all
        for end in all {
          let values: [StoredValue] = [.text(end.kind), .integer(Int64(end.last))]
          if try rowCount(of: end) < Self.fewRowsOfPeriod {
            try run(search.byPeriod, values, row: take)
          } else {
            // Two units are enough to know that there are several.
            try run(
              search.byUnit(filter, limit: end.namesPeriod ? 2 : nil), values + parent, row: take)
            if filter.topLevelOnly { try run(search.byName, values, row: take) }
          }
        }
      }
      found += units.map { RatioPeriod(ratio: parts.ratio, period: $0, units: $1) }
    }
    return found
  }

  private func run(
    _ statement: RatioSearch.Statement, _ values: [StoredValue] = [],
    row: (inout RowDecoder) throws -> Void
  ) throws {
    try connection.run { try $0.rows(statement.sql, [known] + statement.values + values, row: row) }
  }

  /// Every statement that ``ratioPeriods(_:_:)`` may run, for the test that asks SQLite for its plans.
  func statementsOfRatioPeriods() -> [String] {
    let parts = RatioParts(ratio: "r", numerator: "n", denominator: "d")
    return [true, false].flatMap { isStated in
      let search = RatioSearch(parts, isStated: isStated)
      return [search.byDefinition(swapped: false), search.byPeriod, search.byName]
        + [ObservationFilter(topLevelOnly: true), ObservationFilter(parent: UnitID("51@2025-07-01"))]
        .flatMap { filter in [nil, 2].map { search.byUnit(filter, limit: $0) } }
    }.map(\.sql)
  }

  private func rowCount(of end: PeriodEnd) throws -> Int {
    let sql =
      "SELECT count(*) FROM (SELECT 1 FROM observation WHERE period_kind = ?1 AND period_last = ?2 "
      + "LIMIT \(Self.fewRowsOfPeriod))"
    return try connection.run { run in
      try run.integer(sql, [.text(end.kind), .integer(Int64(end.last))]) ?? 0
    }
  }

  public func observationCount(of definition: DefinitionID, upTo limit: Int) throws -> Int {
    let sql = "SELECT count(*) FROM (SELECT 1 FROM observation WHERE definition = ?1 LIMIT ?2)"
    return try connection.run { run in
      try run.integer(sql, [.text(definition.rawValue), .integer(Int64(limit))]) ?? 0
    }
  }

  // MARK: Newest

  public func newestObservations(
    _ filter: ObservationFilter, ratios: [RatioParts], in span: NewestSpan
  ) throws -> [Observation] {
    let holders = try holders(filter)
    let definitions = try definitionsInUse()
    let used = ratios.filter { definitions.contains($0.numerator) && definitions.contains($0.denominator) }
    var result: [Observation] = []
    for case let unit? in holders where try hasObservations(unit) {
      var days: Set<Int> = []
      var counted: Set<DefinitionID> = []
      for definition in definitions {
        guard let day = try newestDay(of: definition, unit, span) else { continue }
        days.insert(day)
        counted.insert(definition)
      }
      for parts in used where counted.contains(parts.numerator) && counted.contains(parts.denominator) {
        if let day = try newestDay(of: parts, unit, span) { days.insert(day) }
      }
      for day in days.sorted() {
        result += try facts(
          where: "f.unit_code = ?2 AND f.unit_from = ?3 AND f.period_last = ?4", order: "f.definition, f.id",
          [.text(unit.code), .integer(Int64(unit.validFrom.number)), .integer(Int64(day))])
      }
    }
    // A name that no unit matches is a rare thing; its figures are few.
    if holders.contains(nil) {
      result += try observations(ObservationFilter(unmatchedOnly: true)).filter { observation in
        observation.period.lastDay.map { (span.first ?? $0) <= $0 && $0 <= (span.last ?? $0) } ?? false
      }
    }
    return result
  }

  private func definitionsInUse() throws -> [DefinitionID] {
    try connection.run { run in
      var found: [DefinitionID] = []
      var last = ""
      while let next = try run.strings(
        "SELECT min(definition) FROM observation WHERE definition > ?1", [.text(last)]
      )
      .first, !next.isEmpty {
        found.append(DefinitionID(next))
        last = next
      }
      return found
    }
  }

  private func hasObservations(_ unit: UnitID) throws -> Bool {
    let sql = "SELECT 1 FROM observation WHERE unit_code = ?1 AND unit_from = ?2 LIMIT 1"
    return try connection.run { run in
      try run.integer(sql, [.text(unit.code), .integer(Int64(unit.validFrom.number))]) != nil
    }
  }

  private func newestDay(of definition: DefinitionID, _ unit: UnitID, _ span: NewestSpan) throws -> Int? {
    try newestDay(span) { aggregate in
      "SELECT \(aggregate)(f.period_last) FROM observation AS f WHERE f.definition = ?4 "
        + "AND f.unit_code = ?5 AND f.unit_from = ?6 AND f.period_last BETWEEN ?2 AND ?3 "
        + "AND \(Self.visible("f"))"
    } values: {
      [.text(definition.rawValue), .text(unit.code), .integer(Int64(unit.validFrom.number))]
    }
  }

  private func newestDay(of parts: RatioParts, _ unit: UnitID, _ span: NewestSpan) throws -> Int? {
    try newestDay(span) { aggregate in
      "SELECT \(aggregate)(f.period_last) FROM observation AS f WHERE f.definition = ?4 "
        + "AND f.unit_code = ?5 AND f.unit_from = ?6 AND f.period_last BETWEEN ?2 AND ?3 "
        + "AND f.value_bound = 'exact' AND \(Self.visible("f")) AND EXISTS (SELECT 1 FROM observation AS x "
        + "WHERE x.definition = ?7 AND x.unit_code = ?5 AND x.unit_from = ?6 "
        + "AND x.value_bound = 'exact' AND \(Self.samePeriod("x", "f")) AND \(Self.visible("x")))"
    } values: {
      [
        .text(parts.numerator.rawValue), .text(unit.code), .integer(Int64(unit.validFrom.number)),
        .text(parts.denominator.rawValue),
      ]
    }
  }

  /// The newest day by today, else the oldest after it. `?2` and `?3` are where to look.
  private func newestDay(
    _ span: NewestSpan, _ sql: (String) -> String, values: () -> [StoredValue]
  ) throws -> Int? {
    let first = Int64(span.first?.number ?? .min)
    let last = Int64(span.last?.number ?? .max)
    let today = Int64(span.today.number)
    let others = values()
    return try connection.run { run in
      if first <= today,
        let day = try run.integer(sql("max"), [known, .integer(first), .integer(min(today, last))] + others)
      {
        return day
      }
      guard today < last else { return nil }
      return try run.integer(sql("min"), [known, .integer(max(first, today + 1)), .integer(last)] + others)
    }
  }

  // MARK: One unit

  public func lastObservations(
    of definitions: [DefinitionID], unit: UnitID, periods count: Int, asLongAs period: Period?
  ) throws -> [Observation] {
    let kinds = period.map(StoredPeriod.kinds) ?? []
    let place =
      "f.definition = ?2 AND f.unit_code = ?3 AND f.unit_from = ?4"
      + (kinds.isEmpty ? "" : " AND f.period_kind IN (?6, ?7)")
    // The day before which nothing is read is found in the index.
    let start =
      "SELECT min(period_last) FROM (SELECT DISTINCT f.period_last AS period_last FROM observation AS f "
      + "WHERE \(place) AND \(Self.visible("f")) ORDER BY f.period_last DESC LIMIT ?5)"
    return try definitions.flatMap { definition -> [Observation] in
      let values: [StoredValue] = [
        .text(definition.rawValue), .text(unit.code), .integer(Int64(unit.validFrom.number)),
      ]
      let first = try connection.run { run in
        try run.integer(start, [known] + values + [.integer(Int64(count))] + kinds.map { .text($0) })
      }
      guard let first else { return [] }
      return try facts(
        where: place + " AND f.period_last >= ?5", order: "f.period_last, f.id",
        values + [.integer(Int64(first))] + kinds.map { .text($0) })
    }
  }

  // MARK: Several of one thing

  public func repeatedObservations(of definition: DefinitionID) throws -> [Observation] {
    // The index tells which places have several rows; only those are looked up, and kept where several are visible.
    let repeated =
      "(SELECT unit_code, unit_from, period_last FROM observation WHERE definition = ?2 "
      + "GROUP BY unit_code, unit_from, period_last HAVING count(*) > 1) AS g CROSS JOIN observation AS f "
      + "ON f.definition = ?2 AND f.unit_code IS g.unit_code AND f.unit_from IS g.unit_from "
      + "AND f.period_last IS g.period_last"
    let others =
      "EXISTS (SELECT 1 FROM observation AS x WHERE x.definition = ?2 AND x.id <> f.id "
      + "AND x.unit_code IS f.unit_code AND x.unit_from IS f.unit_from AND \(Self.samePeriod("x", "f")) "
      + "AND (f.unit_code IS NOT NULL OR x.unit_as_stated = f.unit_as_stated) AND \(Self.visible("x")))"
    return try facts(
      from: repeated, where: others, order: "f.period_last, f.id", [.text(definition.rawValue)])
  }

  // MARK: Parts

  private var known: StoredValue { .integer(Int64(knownAt.value)) }

  /// The units a filter means; nil among them stands for names that no unit matches.
  private func holders(_ filter: ObservationFilter) throws -> [UnitID?] {
    if let unit = filter.unit { return [unit] }
    if filter.unmatchedOnly { return [nil] }
    guard filter.topLevelOnly || filter.parent != nil else {
      return try units().map(\.id) + [nil]
    }
    let condition =
      filter.parent == nil ? "u.parent_code IS NULL" : "u.parent_code = ?2 AND u.parent_from = ?3"
    let values: [StoredValue] =
      filter.parent.map { [.text($0.code), .integer(Int64($0.validFrom.number))] } ?? []
    return try connection.run { run in
      var units: [UnitID?] = []
      let sql = "SELECT u.code, u.valid_from FROM unit AS u WHERE \(condition) AND \(Self.visible("u"))"
      try run.rows(sql, [known] + values) { units.append(try $0.unit()) }
      return filter.parent == nil ? units + [nil] : units
    }
  }

  static func periodColumns(_ alias: String) -> String {
    Columns.period.map { "\(alias).\($0)" }.joined(separator: ", ")
  }

  /// The last day first, because indexes end with it.
  static func samePeriod(_ left: String, _ right: String) -> String {
    "\(left).period_last = \(right).period_last AND \(left).period_kind = \(right).period_kind "
      + "AND \(left).period_year IS \(right).period_year AND \(left).period_part IS \(right).period_part "
      + "AND \(left).period_first IS \(right).period_first"
  }
}
