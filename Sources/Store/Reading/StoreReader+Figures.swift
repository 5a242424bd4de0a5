import Model

extension StoreReader {
  public func batches() throws -> [BatchRecord] {
    try batches(where: nil, [])
  }

  /// The last batch that took in content with this hash and was not withdrawn, to know the same file again.
  public func batch(contentHash: String) throws -> BatchRecord? {
    guard !contentHash.isEmpty else { return nil }
    return try batches(where: "b.content_hash = ?2 AND b.content_hash <> ''", [.text(contentHash)])
      .last { $0.withdrawnBy == nil }
  }

  private func batches(where condition: String?, _ values: [StoredValue]) throws -> [BatchRecord] {
    try connection.run { sql in
      try BatchRows.records(
        sql, knownAt: knownAt.value, where: "b.number <= ?1" + (condition.map { " AND \($0)" } ?? ""), values)
    }
  }

  public func settings() throws -> [String: String] {
    let settings = try facts(StoredSetting.self, order: "f.id")
    return Dictionary(settings.map { ($0.key, $0.value) }, uniquingKeysWith: { $1 })
  }

  /// As the figures have them, and those that came with records after the figures: a directive that was given since has
  /// its source, its units and the holidays that its due day is counted by.
  private func factsWithLater<Fact: StoredFact>(
    where condition: String? = nil, order: String, _ values: [StoredValue] = []
  ) throws -> (known: [Fact], later: [Fact]) {
    let known: [Fact] = try facts(where: condition, order: order, values)
    guard knownAt != recordsKnownAt else { return (known, []) }
    let place = "?\(values.count + 2)"
    let isNew =
      "f.since > \(place) AND NOT EXISTS (SELECT 1 FROM \(Fact.table) AS e WHERE e.id = f.id "
      + "AND e.since <= \(place) AND (e.until IS NULL OR e.until > \(place)))"
    let later: [Fact] = try asRecordsAreKnown.facts(
      where: condition.map { "\($0) AND \(isNew)" } ?? isNew, order: order,
      values + [.integer(Int64(knownAt.value))])
    return (known, later)
  }

  public func sources() throws -> [Source] {
    let facts: (known: [Source], later: [Source]) = try factsWithLater(order: "f.id")
    return facts.later.isEmpty ? facts.known : (facts.known + facts.later).sorted { $0.id < $1.id }
  }
  public func sources(at batch: BatchNumber) throws -> [Source] { try at(min(batch, knownAt)).sources() }

  public func units() throws -> [AdministrativeUnit] { try units(where: nil, []) }

  public func units(besides groups: [AdministrativeUnit.Group]) throws -> [AdministrativeUnit] {
    var condition = "1"
    for position in groups.indices { condition += " AND f.unit_group <> ?\(position + 2)" }
    return try units(where: condition, groups.map { .text($0.rawValue) })
  }

  private func units(where condition: String?, _ values: [StoredValue]) throws -> [AdministrativeUnit] {
    let facts: (known: [AdministrativeUnit], later: [AdministrativeUnit]) = try factsWithLater(
      where: condition, order: "f.official_order, f.sort_key, f.valid_from, f.id", values)
    guard !facts.later.isEmpty else { return facts.known }
    return (facts.known + facts.later).enumerated().sorted {
      ($0.element.officialOrder, $0.offset) < ($1.element.officialOrder, $1.offset)
    }.map(\.element)
  }

  public func definitions() throws -> [Definition] { try facts(order: "f.sort_key, f.id") }
  public func targets() throws -> [Target] { try facts(order: "f.definition, f.year, f.id") }
  public func structures() throws -> [IndexStructureVersion] { try facts(order: "f.id") }
  public func holidays() throws -> [Holiday] {
    let facts: (known: [Holiday], later: [Holiday]) = try factsWithLater(order: "f.day")
    return facts.later.isEmpty ? facts.known : (facts.known + facts.later).sorted { $0.day < $1.day }
  }

  public func editions() throws -> [Edition] {
    try facts(order: "f.period_last, f.published, f.id")
  }

  public func figureCounts() throws -> [EditionID: Int] {
    let sql =
      "SELECT f.index_id, f.edition_label, count(DISTINCT f.unit_code || f.unit_from) FROM index_figure AS f "
      + "WHERE f.item IS NULL AND \(Self.visible("f")) GROUP BY f.index_id, f.edition_label"
    return try connection.run { run in
      var counts: [EditionID: Int] = [:]
      try run.rows(sql, [.integer(Int64(knownAt.value))]) { row in
        let edition = EditionID(index: row.identifier(), label: row.string())
        counts[edition] = try row.integer()
      }
      return counts
    }
  }

  public func documents() throws -> [Document] { try asRecordsAreKnown.facts(order: "f.day, f.id") }
  public func difficulties() throws -> [Difficulty] {
    try asRecordsAreKnown.facts(order: "f.stated_on, f.id")
  }

  public func indexFigures(edition: EditionID) throws -> [IndexFigure] {
    try facts(
      where: "f.index_id = ?2 AND f.edition_label = ?3", order: "f.rank, f.id",
      [.text(edition.index.rawValue), .text(edition.label)])
  }

  public func indexFigures(index: IndexID, unit: UnitID) throws -> [IndexFigure] {
    try facts(
      where: "f.index_id = ?2 AND f.unit_code = ?3 AND f.unit_from = ?4", order: "f.edition_label, f.id",
      [.text(index.rawValue), .text(unit.code), .integer(Int64(unit.validFrom.number))])
  }

  public func indexTotals(index: IndexID) throws -> [IndexFigure] {
    try facts(
      where: "f.index_id = ?2 AND f.item IS NULL", order: "f.edition_label, f.rank, f.id",
      [.text(index.rawValue)])
  }

  /// Observations, by period and key. Definitions are asked for in parts, so their number is free.
  public func observations(_ filter: ObservationFilter) throws -> [Observation] {
    var result: [Observation] = []
    try visit(filter, order: "f.period_last, f.definition, f.id") { result.append($0) }
    return result
  }

  public func visitObservations(_ filter: ObservationFilter, _ visit: (Observation) -> Void) throws {
    try self.visit(filter, order: nil, visit)
  }

  private func visit(
    _ filter: ObservationFilter, order: String?, _ visit: (Observation) -> Void
  ) throws {
    let parts: [ArraySlice<DefinitionID>?] = filter.definitions?.parts(of: 400) ?? [nil]
    // Units without a parent and names without a unit are two questions, each with an index of its own.
    let reaches: [Reach] =
      filter.unmatchedOnly ? [.namesOnly] : filter.topLevelOnly ? [.topUnits, .namesOnly] : [.all]
    for part in parts {
      for reach in reaches { try self.visit(filter, definitions: part, reach, order: order, visit) }
    }
  }

  private enum Reach {
    case all
    /// Units that belong to no other.
    case topUnits
    /// Names that no unit matches.
    case namesOnly
  }

  private func visit(
    _ filter: ObservationFilter, definitions: ArraySlice<DefinitionID>?, _ reach: Reach, order: String?,
    _ visit: (Observation) -> Void
  ) throws {
    var conditions: [String] = []
    var values: [StoredValue] = []
    func place(_ value: StoredValue) -> String {
      values.append(value)
      return "?\(values.count + 1)"
    }
    var source = "observation AS f"
    if let unit = filter.unit {
      conditions.append("f.unit_code = \(place(.text(unit.code)))")
      conditions.append("f.unit_from = \(place(.integer(Int64(unit.validFrom.number))))")
    }
    if filter.parent != nil || reach == .topUnits {
      // The units come first and their observations by index; CROSS keeps SQLite from turning that round.
      source = "unit AS u CROSS JOIN observation AS f ON f.unit_code = u.code AND f.unit_from = u.valid_from"
    }
    switch reach {
    case .all: break
    case .topUnits:
      conditions.append("u.parent_code IS NULL")
      if filter.parent == nil { conditions.append(Self.visible("u")) }
    case .namesOnly: conditions.append("f.unit_code IS NULL")
    }
    if let parent = filter.parent {
      conditions.append("u.parent_code = \(place(.text(parent.code)))")
      conditions.append("u.parent_from = \(place(.integer(Int64(parent.validFrom.number))))")
      conditions.append(Self.visible("u"))
    }
    if let definitions {
      conditions.append(
        "f.definition IN (\(definitions.map { place(.text($0.rawValue)) }.joined(separator: ", ")))")
    }
    if let period = filter.period.map(StoredPeriod.init) {
      conditions.append("f.period_kind = \(place(.text(period.kind)))")
      conditions.append("f.period_last IS \(place(StoredValue(period.last.map { Int($0.number) })))")
      conditions.append("f.period_year IS \(place(StoredValue(period.year)))")
      conditions.append("f.period_part IS \(place(StoredValue(period.part)))")
      conditions.append("f.period_first IS \(place(StoredValue(period.first.map { Int($0.number) })))")
    }
    try visitFacts(
      from: source, where: conditions.isEmpty ? nil : conditions.joined(separator: " AND "), order: order,
      values, visit)
  }

  public func history(of fact: FactID) throws -> [FactVersion] {
    for type in FactTables.all(ofSchema: schema) {
      let versions = try history(of: fact.rawValue, in: type)
      if !versions.isEmpty { return versions }
    }
    return []
  }

  private func history<Fact: StoredFact>(of id: String, in type: Fact.Type) throws -> [FactVersion] {
    let sql =
      "SELECT \(Fact.selection(as: "f")), f.since, f.until FROM \(Fact.table) AS f "
      + "WHERE f.id = ?2 AND f.since <= ?1 ORDER BY f.since"
    return try connection.run { run in
      var versions: [FactVersion] = []
      try run.rows(sql, [.integer(Int64(knownAt.value)), .text(id)]) { row in
        let fact = try Fact(row: &row)
        let since = BatchNumber(try row.integer())
        let until = try row.optionalInteger().map { BatchNumber($0) }.flatMap { $0 <= knownAt ? $0 : nil }
        versions.append(FactVersion(value: fact.historyLine.cleaned, since: since, until: until))
      }
      return versions
    }
  }
}

extension Array {
  /// The elements in parts of at most `count`.
  func parts(of count: Int) -> [ArraySlice<Element>] {
    stride(from: 0, to: self.count, by: count).map { self[$0..<Swift.min($0 + count, self.count)] }
  }
}
