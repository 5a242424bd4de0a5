/// Figures with a target on two days side by side: which are met now and were not, and the other way round.
///
/// A figure is compared with one of a period of the same length only, each the newest of its day. Of a ratio whose value
/// nobody states, the counts make it. One over fewer than ten cases is not judged and so crosses nothing.
struct TargetComparison {
  private let register: UnitRegister
  private let home: UnitID?

  /// Periods of each length, counted back from a day, in which a unit's newest figure is looked for.
  private static let lookedBack = 2

  init(_ finder: MeetingChangeFinder) {
    register = finder.register
    home = finder.home
  }

  private struct Key: Hashable {
    let unit: UnitID
    let definition: DefinitionID
    let length: Int
  }

  func crossings(
    since: Day, today: Day, then: (any FactReader)?, now: any FactReader
  ) throws -> [TargetCrossing] {
    guard let home else { return [] }
    let targets = Dictionary(grouping: try now.targets().filter { $0.value != nil }, by: \.definition)
    guard !targets.isEmpty else { return [] }
    let definitions = Dictionary(
      try now.definitions().map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    let homes = register.lineage(of: home, on: today).map(\.id)
    let old = try judged(targets, definitions, homes, by: since, then ?? now)
    let new = try judged(targets, definitions, homes, by: today, now)
    var found: [TargetCrossing] = []
    for (key, figure) in new {
      guard let before = old[key]?.0, before.period != figure.0.period || before.value != figure.0.value
      else { continue }
      let was = before.state
      let isCrossed =
        (was == .met && (figure.0.state == .near || figure.0.state == .notMet))
        || ((was == .near || was == .notMet) && figure.0.state == .met)
      if isCrossed {
        found.append(
          TargetCrossing(
            unit: key.unit, definition: key.definition, target: figure.1, old: before, new: figure.0))
      }
    }
    // Lost targets first, then by unit.
    let order = Dictionary(
      register.units.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    return found.sorted { left, right in
      if left.isReached != right.isReached { return !left.isReached }
      let places = (order[left.unit] ?? .max, order[right.unit] ?? .max)
      if places.0 != places.1 { return places.0 < places.1 }
      return (left.definition, left.new.period.code) < (right.definition, right.new.period.code)
    }
  }

  private func judged(
    _ targets: [DefinitionID: [Target]], _ definitions: [DefinitionID: Definition], _ homes: [UnitID],
    by day: Day, _ reader: any FactReader
  ) throws -> [Key: (JudgedFigure, Target)] {
    var wanted = Set(targets.keys)
    for id in targets.keys {
      if let parts = definitions[id].flatMap(RatioParts.init) {
        wanted.formUnion([parts.numerator, parts.denominator])
      }
    }
    // Most targets are of figures that nobody has sent.
    let read = try wanted.sorted().filter { try reader.observationCount(of: $0, upTo: 1) > 0 }
    guard !read.isEmpty else { return [:] }
    var newest: [Key: (JudgedFigure, Target)] = [:]
    for period in try periods(by: day, reader) {
      var told: [UnitID: [DefinitionID: Observation]] = [:]
      func add(_ observation: Observation) {
        guard let unit = observation.unit, isInside(unit, homes), observation.asOf.map({ $0 <= day }) ?? true,
          told[unit]?[observation.definition] == nil
        else { return }
        told[unit, default: [:]][observation.definition] = observation
      }
      // A period is read whole: asking for each unit and definition costs more than the figures of others.
      try reader.visitObservations(ObservationFilter(definitions: read, period: period), add)
      for (unit, figures) in told {
        for (id, aims) in targets {
          let key = Key(unit: unit, definition: id, length: Self.length(of: period))
          guard newest[key] == nil, let definition = definitions[id],
            let target = Self.target(aims, of: unit, period),
            let figure = Self.judged(definition, figures, target, period)
          else { continue }
          newest[key] = (figure, target)
        }
      }
    }
    return newest
  }

  private func isInside(_ unit: UnitID, _ homes: [UnitID]) -> Bool {
    homes.contains(unit) || (register.unit(unit)?.parent.map(homes.contains) ?? false)
  }

  /// The last periods of each length that ended by a day, the newest first.
  private func periods(by day: Day, _ reader: any FactReader) throws -> [Period] {
    let ended = try reader.observationPeriods().filter { $0.lastDay.map { $0 <= day } ?? false }
    return Dictionary(grouping: ended, by: Self.length).values.flatMap { periods in
      periods.sorted { ($0.lastDay ?? day) > ($1.lastDay ?? day) }.prefix(Self.lookedBack)
    }
  }

  /// The unit's own target before the one for all.
  private static func target(_ targets: [Target], of unit: UnitID, _ period: Period) -> Target? {
    let fitting = targets.filter { $0.isFor(period) && ($0.unit == nil || $0.unit == unit) }
    return fitting.first { $0.unit == unit } ?? fitting.first
  }

  private static func judged(
    _ definition: Definition, _ figures: [DefinitionID: Observation], _ target: Target, _ period: Period
  ) -> JudgedFigure? {
    var value: ExactDecimal?
    var cases: ExactDecimal?
    var fact: FactID?
    var isComputed = false
    if let stated = figures[definition.id] {
      value = stated.value?.exact
      cases = stated.denominator?.exact
      fact = stated.id
    } else if let parts = RatioParts(definition), let top = figures[parts.numerator],
      let bottom = figures[parts.denominator], let part = top.value?.exact, let whole = bottom.value?.exact
    {
      value = (part * 100).divided(by: whole, scale: 2)
      cases = whole
      fact = top.id
      isComputed = true
    }
    guard let value, let fact,
      let state = TargetState.judge(
        value: value, target: target.value, higherIsBetter: definition.higherIsBetter, cases: cases)
    else { return nil }
    return JudgedFigure(
      period: period, value: value, cases: cases, state: state, fact: fact, isComputed: isComputed)
  }

  /// Periods of the same number are compared with each other.
  private static func length(of period: Period) -> Int {
    switch period {
    case .day: 0
    case .month: 1
    case .quarter: 2
    case .halfYear: 3
    case .nineMonths: 4
    case .year: 5
    case .cumulative: 6
    case .span: 7
    case .reporting(let reporting):
      switch reporting.length {
      case .month: 1
      case .quarter: 2
      case .year: 5
      }
    }
  }
}
