/// A ratio with the counts it is computed from.
public struct RatioParts: Hashable, Sendable {
  public let ratio: DefinitionID
  public let numerator: DefinitionID
  public let denominator: DefinitionID

  public init(ratio: DefinitionID, numerator: DefinitionID, denominator: DefinitionID) {
    self.ratio = ratio
    self.numerator = numerator
    self.denominator = denominator
  }

  /// nil for a definition that is no ratio of two defined counts.
  public init?(_ definition: Definition) {
    guard definition.kind == .ratio, let numerator = definition.numerator,
      let denominator = definition.denominator
    else { return nil }
    self.init(ratio: definition.id, numerator: numerator, denominator: denominator)
  }
}

/// Whom an observation is about: a unit, or a name that no unit matches.
public struct ObservedUnit: Hashable, Sendable {
  public let unit: UnitID?
  /// Empty beside a unit.
  public let name: CleanText

  public init(unit: UnitID?, name: CleanText) {
    self.unit = unit
    self.name = unit == nil ? name : .empty
  }

  public init(_ observation: Observation) {
    self.init(unit: observation.unit, name: observation.unitAsStated)
  }
}

/// A period for which a ratio is known together with its counts, stated or to be computed.
public struct RatioPeriod: Hashable, Sendable {
  public let ratio: DefinitionID
  public let period: Period
  /// Some of the units that have it: one where only one has it, else two or more.
  public let units: Set<ObservedUnit>

  public init(ratio: DefinitionID, period: Period, units: Set<ObservedUnit>) {
    self.ratio = ratio
    self.period = period
    self.units = units
  }
}

/// The last days of periods that are looked at, and "today".
public struct NewestSpan: Hashable, Sendable {
  public let first: Day?
  public let last: Day?
  public let today: Day

  public init(first: Day? = nil, last: Day? = nil, today: Day) {
    self.first = first
    self.last = last
    self.today = today
  }

  func contains(_ day: Day) -> Bool { (first.map { $0 <= day } ?? true) && (last.map { day <= $0 } ?? true) }
}

// What follows is computed from ``FactReader/observations(_:)``, for readers that keep little. A store answers from its
// indexes, so that five years of figures cost no more than one month.
extension FactReader {
  public func units(besides groups: [AdministrativeUnit.Group]) throws -> [AdministrativeUnit] {
    try units().filter { !groups.contains($0.group) }
  }

  public func visitObservations(_ filter: ObservationFilter, _ visit: (Observation) -> Void) throws {
    try observations(filter).forEach(visit)
  }

  public func observationPeriods() throws -> [Period] {
    Array(Set(try observations(ObservationFilter()).map(\.period)))
  }

  public func observationYears(_ filter: ObservationFilter) throws -> [Int] {
    Set(try observations(filter).compactMap { $0.period.lastDay?.year }).sorted()
  }

  public func ratioPeriods(_ ratios: [RatioParts], _ filter: ObservationFilter) throws -> [RatioPeriod] {
    var stated: [ObservedPlace: [DefinitionID: Bool]] = [:]
    var exact: [ObservedPlace: Set<DefinitionID>] = [:]
    var narrowed = filter
    narrowed.definitions = Array(Set(ratios.flatMap { [$0.ratio, $0.numerator, $0.denominator] }))
    for observation in try observations(narrowed) {
      let place = ObservedPlace(observation)
      let hasCounts = observation.denominator != nil
      let before = stated[place, default: [:]][observation.definition] ?? false
      stated[place, default: [:]][observation.definition] = before || hasCounts
      if observation.value?.exact != nil { exact[place, default: []].insert(observation.definition) }
    }
    var found: [RatioPeriod] = []
    for parts in ratios {
      var units: [Period: Set<ObservedUnit>] = [:]
      for (place, known) in stated {
        let counts = exact[place] ?? []
        let isKnown =
          known[parts.ratio] ?? (counts.contains(parts.numerator) && counts.contains(parts.denominator))
        if isKnown { units[place.period, default: []].insert(place.unit) }
      }
      found += units.map { RatioPeriod(ratio: parts.ratio, period: $0, units: $1) }
    }
    return found
  }

  public func newestObservations(
    _ filter: ObservationFilter, ratios: [RatioParts], in span: NewestSpan
  ) throws -> [Observation] {
    let all = try observations(filter).filter { $0.period.lastDay.map(span.contains) ?? false }
    var kept: Set<ObservedDay> = []
    for (unit, told) in Dictionary(grouping: all, by: { ObservedUnit($0) }) {
      kept.formUnion(newestDays(of: told, ratios: ratios, today: span.today).map { ObservedDay(unit, $0) })
    }
    return all.filter { observation in
      observation.period.lastDay.map { kept.contains(ObservedDay(ObservedUnit(observation), $0)) } ?? false
    }
  }

  /// The days that the newest figures of one unit end on, each definition and each ratio of two counts by itself.
  private func newestDays(of told: [Observation], ratios: [RatioParts], today: Day) -> Set<Day> {
    func newest(_ days: some Sequence<Day>) -> Day? { days.filter { $0 <= today }.max() ?? days.min() }
    let byDefinition = Dictionary(grouping: told, by: \.definition)
    var days = Set(byDefinition.values.compactMap { newest($0.compactMap(\.period.lastDay)) })
    for parts in ratios {
      let top = (byDefinition[parts.numerator] ?? []).filter { $0.value?.exact != nil }
      let bottom = (byDefinition[parts.denominator] ?? []).filter { $0.value?.exact != nil }
      let periods = Set(top.map(\.period)).intersection(bottom.map(\.period))
      if let day = newest(periods.compactMap(\.lastDay)) { days.insert(day) }
    }
    return days
  }

  public func lastObservations(
    of definitions: [DefinitionID], unit: UnitID, periods count: Int
  ) throws -> [Observation] {
    try lastObservations(of: definitions, unit: unit, periods: count, asLongAs: nil)
  }

  public func lastObservations(
    of definitions: [DefinitionID], unit: UnitID, periods count: Int, asLongAs period: Period?
  ) throws -> [Observation] {
    let all = try observations(ObservationFilter(definitions: definitions, unit: unit)).filter {
      period == nil || $0.period.kindOfLength == period?.kindOfLength
    }
    return Dictionary(grouping: all, by: \.definition).values.flatMap { told in
      let days = Set(told.compactMap(\.period.lastDay)).sorted(by: >).prefix(count)
      return told.filter { $0.period.lastDay.map(days.contains) ?? false }
    }
  }

  public func repeatedObservations(of definition: DefinitionID) throws -> [Observation] {
    let all = try observations(ObservationFilter(definitions: [definition]))
    return Dictionary(grouping: all) { ObservedPlace($0) }.values
      .filter { $0.count > 1 }.flatMap { $0 }
  }

  public func observationCount(of definition: DefinitionID, upTo limit: Int) throws -> Int {
    min(limit, try observations(ObservationFilter(definitions: [definition])).count)
  }
}

/// A unit and a period.
private struct ObservedPlace: Hashable {
  let unit: ObservedUnit
  let period: Period

  init(_ observation: Observation) {
    unit = ObservedUnit(observation)
    period = observation.period
  }
}

/// A unit and a day that a figure of it ends on.
private struct ObservedDay: Hashable {
  let unit: ObservedUnit
  let day: Day

  init(_ unit: ObservedUnit, _ day: Day) {
    self.unit = unit
    self.day = day
  }
}
