import Model

/// Puts one ``FigureTable`` together.
struct FigureBuilder {
  let catalogue: Catalogue
  private(set) var entries: [FigureEntry] = []
  /// Definitions in the order of their list.
  private let definitions: [Definition]
  private let onlyRatios: Bool

  private struct Place: Hashable {
    let unit: FigureUnit.Key
    let period: Period
  }

  private var counts: [Place: [DefinitionID: [SharedObservation]]] = [:]
  private var unitOf: [FigureUnit.Key: FigureUnit] = [:]

  /// - Parameter onlyRatios: makes no entries of counts, where a matrix of ratios tells them.
  init(_ observations: [SharedObservation], catalogue: Catalogue, onlyRatios: Bool = false) {
    self.catalogue = catalogue
    self.onlyRatios = onlyRatios
    // The legal basis names the criterion, so that criteria come in the order of their decision.
    definitions = catalogue.definitions.values.sorted {
      ($0.basis.string, $0.id) < ($1.basis.string, $1.id)
    }
    for shared in observations {
      let observation = shared.observation
      let unit = Self.unit(observation, catalogue)
      unitOf[unit.key] = unit
      counts[Place(unit: unit.key, period: observation.period), default: [:]][
        observation.definition, default: []
      ].append(shared)
    }
    for place in counts.keys {
      counts[place] = counts[place]?.mapValues { Self.shownFirst($0, catalogue) }
    }
    entries = makeEntries()
  }

  private static func unit(_ observation: Observation, _ catalogue: Catalogue) -> FigureUnit {
    if let id = observation.unit, let unit = catalogue.register.unit(id) {
      return FigureUnit(key: .unit(id), name: unit.shortName, group: unit.group)
    }
    let name = observation.unitAsStated
    return FigureUnit(
      key: observation.unit.map { .unit($0) } ?? .stated(name.string),
      name: LocalizedText(vietnamese: name, english: name), group: nil)
  }

  /// Every statement is kept; the one of the most official source is shown, an exact one before a bound.
  private static func shownFirst(
    _ stated: [SharedObservation], _ catalogue: Catalogue
  ) -> [SharedObservation] {
    guard stated.count > 1 else { return stated }
    // What somebody chose comes before all that the program would choose by itself.
    let chosen = catalogue.choices.chosen(among: stated.map(\.observation))?.id
    func weight(_ shared: SharedObservation) -> (Int, Int, Int, Int) {
      let observation = shared.observation
      return (
        observation.id == chosen ? 1 : 0, observation.value == nil ? 0 : 1,
        catalogue.sources[observation.reference.source].trust,
        observation.value?.exact == nil ? 0 : 1
      )
    }
    return stated.sorted { left, right in
      let (a, b) = (weight(left), weight(right))
      return a == b ? left.observation.id < right.observation.id : a > b
    }
  }

  // MARK: Entries

  private func makeEntries() -> [FigureEntry] {
    var entries: [FigureEntry] = []
    for (place, known) in counts {
      guard let unit = unitOf[place.unit] else { continue }
      let values = known.compactMapValues { $0.first?.observation.value }
      let identities = Self.identities(values)
      for definition in definitions where !onlyRatios || definition.kind == .ratio {
        if let stated = known[definition.id] {
          let identity = identities.first { $0.whole == definition.id || $0.parts.contains(definition.id) }
          // Statements in words stand each for itself; values of several sources share a cell.
          if stated.first?.observation.value == nil {
            entries += stated.compactMap { entry([$0], definition, unit, identity: identity) }
          } else {
            if let one = entry(stated, definition, unit, identity: identity) { entries.append(one) }
          }
        } else if definition.kind == .ratio, let numerator = definition.numerator,
          let denominator = definition.denominator, let top = values[numerator], top.bound == .exact,
          let bottom = values[denominator], bottom.bound == .exact
        {
          let parts = (known[numerator] ?? []) + (known[denominator] ?? [])
          entries.append(
            ratio(
              definition, unit, place.period, top, bottom, from: parts,
              hasConflict: isDisputed(parts)))
        }
      }
    }
    let order = Dictionary(definitions.enumerated().map { ($1.id, $0) }) { first, _ in first }
    return entries.sorted { left, right in
      let a = order[left.definition] ?? .max
      let b = order[right.definition] ?? .max
      if a != b { return a < b }
      if left.unit.key != right.unit.key { return left.unit.key < right.unit.key }
      return left.period.order < right.period.order
    }
  }

  /// Sums that can be added up again; a bound ("hơn 800") is no part of any.
  private static func identities(_ values: [DefinitionID: StatedNumber]) -> [FigureIdentity.Result] {
    let exact = values.compactMapValues(\.exact)
    return FigureIdentity.all.compactMap { $0.result(exact) }
  }

  private func entry(
    _ stated: [SharedObservation], _ definition: Definition, _ unit: FigureUnit,
    identity: FigureIdentity.Result?
  ) -> FigureEntry? {
    guard let observation = stated.first?.observation else { return nil }
    let target = catalogue.target(of: definition.id, unit: observation.unit, period: observation.period)
    let isJudged = definition.kind == .ratio || definition.kind == .count || definition.kind == .duration
    return FigureEntry(
      unit: unit, definition: definition.id, period: observation.period, stated: observation.value,
      value: observation.value?.value, numerator: observation.numerator, denominator: observation.denominator,
      isComputed: false, target: target,
      state: isJudged
        ? judge(
          observation.value, target: target, in: observation.period,
          higherIsBetter: definition.higherIsBetter, cases: observation.denominator?.exact) : nil,
      check: check(observation, definition),
      statements: stated, identity: identity,
      hasConflict: isDisputed(stated))
  }

  /// Whether sources differ and nobody has settled it.
  private func isDisputed(_ stated: [SharedObservation]) -> Bool {
    stated.count > 1 && !catalogue.choices.open(stated.map(\.observation).conflicts()).isEmpty
  }

  /// A stated ratio against its counts; nil where a count is missing or only a bound.
  private func check(_ observation: Observation, _ definition: Definition) -> Reconciliation? {
    guard let check = observation.reconciled(with: definition) else { return nil }
    if case .cannotCompute = check { return nil }
    return check
  }

  /// Judges a figure against a standing target or one of its own year; a target of another year is shown and
  /// judges nothing. A bound is judged only where it settles the matter: "hơn 95" meets 90, and says nothing
  /// about 100.
  private func judge(
    _ stated: StatedNumber?, target: Target?, in period: Period, higherIsBetter: Bool?, cases: ExactDecimal?
  ) -> TargetState? {
    let judging = target.flatMap { $0.isFor(period) ? $0 : nil }
    let state = TargetState.judge(
      value: stated?.value, target: judging?.value, higherIsBetter: higherIsBetter, cases: cases)
    if state == .noTarget, target != nil, judging == nil { return nil }
    switch (stated?.bound, state) {
    case (.exact, _), (nil, _), (_, .noTarget), (_, .fewCases): return state
    case (.moreThan, .met), (.atLeast, .met): return higherIsBetter == true ? state : nil
    case (.moreThan, .notMet), (.atLeast, .notMet): return higherIsBetter == false ? state : nil
    default: return nil
    }
  }

  private func ratio(
    _ definition: Definition, _ unit: FigureUnit, _ period: Period, _ numerator: StatedNumber,
    _ denominator: StatedNumber, from statements: [SharedObservation], hasConflict: Bool
  ) -> FigureEntry {
    let (top, bottom) = (numerator.value, denominator.value)
    let value = (top * 100).divided(by: bottom, scale: 2)
    let target = catalogue.target(of: definition.id, unit: unit.id, period: period)
    return FigureEntry(
      unit: unit, definition: definition.id, period: period, stated: nil, value: value, numerator: numerator,
      denominator: denominator, isComputed: true, target: target,
      state: judge(
        value.map { StatedNumber(text: "", value: $0) }, target: target, in: period,
        higherIsBetter: definition.higherIsBetter, cases: bottom),
      check: nil, statements: statements, identity: nil, hasConflict: hasConflict)
  }

  /// The entries that stand in matrices, in the order of all.
  func entries(in families: [FigureFamily]) -> [FigureEntry] {
    let shown = Set(
      families.flatMap(\.matrices).flatMap(\.rows).flatMap { $0.cells.values.map { ObjectIdentifier($0) } })
    return entries.filter { shown.contains(ObjectIdentifier($0)) }
  }

  /// Where sources disagree and nobody has settled it, oldest first.
  func conflicts() -> [ObservationConflict] {
    let several = counts.values.flatMap { known in known.values.filter { $0.count > 1 } }
    return several.flatMap { stated in
      catalogue.choices.open(stated.map(\.observation).sorted { $0.id < $1.id }.conflicts())
    }.sorted { left, right in
      if left.period.order != right.period.order { return left.period.order < right.period.order }
      return (left.definition, left.observations[0].id) < (right.definition, right.observations[0].id)
    }
  }

  // MARK: Families

  /// - Parameter minimumUnits: how many units make a matrix; fewer are statements.
  func families(minimumUnits: Int) -> [FigureFamily] {
    var byCounted: [CleanText: [Period: [FigureEntry]]] = [:]
    var names: [CleanText: LocalizedText] = [:]
    for entry in entries where entry.statedDenominator != nil {
      guard let definition = catalogue.definitions[entry.definition], definition.kind == .ratio else {
        continue
      }
      let measure = catalogue.counted(by: definition)
      names[measure.vietnamese] = measure
      byCounted[measure.vietnamese, default: [:]][entry.period, default: []].append(entry)
    }
    return byCounted.compactMap { counted, periods -> FigureFamily? in
      let matrices = periods.compactMap { matrix($0, $1, minimumUnits: minimumUnits) }
        .sorted { $0.period.order < $1.period.order }
      guard let name = names[counted], !matrices.isEmpty else { return nil }
      return FigureFamily(counted: name, matrices: matrices)
    }.sorted { $0.id < $1.id }
  }

  private func matrix(_ period: Period, _ entries: [FigureEntry], minimumUnits: Int) -> FigureMatrix? {
    let byUnit = Dictionary(grouping: entries, by: \.unit.key)
    guard byUnit.count >= minimumUnits else { return nil }
    let used = Set(entries.map(\.definition))
    let shown = definitions.filter { used.contains($0.id) }
    let denominators = Dictionary(grouping: shown.compactMap(\.denominator)) { $0 }.mapValues(\.count)
    let base =
      ["ho_so_tiep_nhan", "so_tthc"].first { denominators[$0] != nil }
      ?? denominators.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key
    var rows = byUnit.compactMap { _, entries in row(entries, period: period, base: base) }
    rows.sort { ($0.officialOrder, $0.sortKey) < ($1.officialOrder, $1.sortKey) }
    let weights = Dictionary(
      grouping: entries.flatMap(\.observations).map(\.reference.source)
    ) { $0 }.mapValues(\.count)
    return FigureMatrix(
      period: period, definitions: shown.map(\.id), base: base, rows: rows,
      groups: groupRows(rows, shown, period: period, base: base),
      sources: weights.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map(\.key))
  }

  private func row(_ entries: [FigureEntry], period: Period, base: DefinitionID?) -> FigureRow? {
    guard let unit = entries.first?.unit else { return nil }
    let record = unit.id.flatMap { catalogue.register.unit($0) }
    let known = counts[Place(unit: unit.key, period: period)] ?? [:]
    let values = known.compactMapValues { $0.first?.observation.value }
    var names = [unit.name.vietnamese, unit.name.english]
    if let record { names += [record.name.vietnamese, record.name.english] + record.aliases }
    var texts = names.map { VietnameseText.folded($0.string) }
    texts.append(VietnameseText.initials(unit.name.vietnamese.string))
    if let id = unit.id { texts.append(id.code) }
    return FigureRow(
      unit: unit, group: unit.group,
      cells: Dictionary(entries.map { ($0.definition, $0) }) { first, _ in first },
      base: base.flatMap { values[$0] }, identities: Self.identities(values),
      key: unit.itemKey, searchText: texts.joined(separator: "\n"),
      officialOrder: record?.officialOrder ?? .max)
  }

  /// Units are compared inside their group; a group's ratio comes from its summed counts, never from ratios.
  private func groupRows(
    _ rows: [FigureRow], _ definitions: [Definition], period: Period, base: DefinitionID?
  ) -> [FigureRow] {
    AdministrativeUnit.Group.allCases.compactMap { group in
      let members = rows.filter { $0.group == group }
      guard !members.isEmpty else { return nil }
      let name = CleanText(cleaning: group.rawValue)
      let unit = FigureUnit(
        key: .stated(group.rawValue), name: LocalizedText(vietnamese: name, english: name), group: group)
      var cells: [DefinitionID: FigureEntry] = [:]
      for definition in definitions {
        let parts = members.compactMap { $0.cells[definition.id] }
        let pairs = parts.compactMap { part in
          part.numerator.flatMap { top in part.denominator.map { (top, $0) } }
        }
        guard !pairs.isEmpty, pairs.count == parts.count else { continue }
        cells[definition.id] = ratio(
          definition, unit, period, Self.sum(pairs.map(\.0)), Self.sum(pairs.map(\.1)), from: [],
          hasConflict: parts.contains { $0.hasConflict })
      }
      let bases = members.compactMap(\.base)
      let exact = bases.compactMap(\.exact)
      return FigureRow(
        unit: unit, group: group, cells: cells,
        base: exact.isEmpty || exact.count < bases.count ? nil : Self.sum(exact), identities: [],
        key: .group(group.rawValue), searchText: "", officialOrder: 0)
    }
  }

  private static func sum(_ counts: [ExactDecimal]) -> StatedNumber {
    let total = counts.total()
    return StatedNumber(text: total.description, value: total)
  }

  /// Figures about dossiers that stand in no matrix.
  func statements(beside families: [FigureFamily]) -> [FigureEntry] {
    let inMatrices = Set(
      families.flatMap(\.matrices).flatMap { matrix in
        matrix.rows.flatMap { $0.cells.values.map { ObjectIdentifier($0) } }
      })
    let counted = Set(families.flatMap(\.matrices).map(\.period))
    return entries.filter { entry in
      guard let definition = catalogue.definitions[entry.definition], definition.group == .dossiers,
        !inMatrices.contains(ObjectIdentifier(entry))
      else { return false }
      // Counts that the ratios of a matrix rest on are told there.
      return definition.kind == .ratio || !counted.contains(entry.period)
    }.sorted { left, right in
      let a = left.period.lastDay?.number ?? 0
      let b = right.period.lastDay?.number ?? 0
      if a != b { return a > b }
      if (left.definition, left.unit.key) != (right.definition, right.unit.key) {
        return (left.definition, left.unit.key) < (right.definition, right.unit.key)
      }
      return left.period.order < right.period.order
    }
  }

  // MARK: Criteria

  func criteria() -> [FigureCriterion] {
    let used = Set(entries.map(\.definition))
    // Dossiers have a screen of their own and come last here.
    let groups = Definition.Group.allCases.filter { $0 != .dossiers } + [.dossiers]
    return groups.flatMap { group -> [FigureCriterion] in
      let members = definitions.filter { $0.group == group && used.contains($0.id) }
      guard !members.isEmpty else { return [] }
      let heading = FigureCriterion(
        group: group, definition: nil, key: .group(group.rawValue), searchText: "")
      return [heading]
        + members.map { definition in
          FigureCriterion(
            group: group, definition: definition.id, key: .definition(definition.id),
            searchText: VietnameseText.folded(
              definition.name.vietnamese.string + "\n" + definition.name.english.string))
        }
    }
  }

  func units() -> [FigureUnit] {
    // Units that many different criteria are told of come first: they make the matrix worth reading.
    var definitionsOf: [FigureUnit.Key: Set<DefinitionID>] = [:]
    for entry in entries where catalogue.definitions[entry.definition]?.group != .dossiers {
      definitionsOf[entry.unit.key, default: []].insert(entry.definition)
    }
    return unitOf.values.sorted { left, right in
      let a = definitionsOf[left.key]?.count ?? 0
      let b = definitionsOf[right.key]?.count ?? 0
      return a == b ? left.key < right.key : a > b
    }
  }
}
