import Model

/// Which figures of a scope a screen shows. A store may hold five years of monthly figures of a thousand units; only
/// what is selected is read.
public enum FigureSelection: Hashable, Sendable {
  /// The newest figure of each definition and unit known by a day, else the oldest known later.
  case newest(today: Day)
  /// The same of the periods that end in a year.
  case newestOfYear(Int, today: Day)
  /// The ratios of one family and period, side by side.
  case period(Period, family: String)
  /// All that one unit has.
  case unit(FigureUnit.Key)
  /// One definition for all units and periods.
  case definition(DefinitionID)
}

extension FigureScope {
  /// A filter for whatever belongs to the scope.
  var filter: ObservationFilter {
    switch self {
    case .provinces: ObservationFilter(topLevelOnly: true)
    case .inside(let unit): ObservationFilter(parent: unit)
    }
  }
}

extension FigureSelection {
  /// Reads what the selection is about.
  func shared(
    of scope: FigureScope, from reader: any FactReader, catalogue: Catalogue
  ) throws -> [SharedObservation] {
    guard case .period(let period, let family) = self else {
      return try observations(of: scope, from: reader, catalogue: catalogue).map { SharedObservation($0) }
    }
    // A thousand units have thousands of figures in one period, so they are taken one by one. Asking for the
    // definitions would send SQLite through a hundred of them for each unit.
    var filter = scope.filter
    filter.period = period
    let definitions = catalogue.definitions(ofFamily: family)
    var found: [SharedObservation] = []
    try reader.visitObservations(filter) { observation in
      if definitions.contains(observation.definition) { found.append(SharedObservation(observation)) }
    }
    return found
  }

  private func observations(
    of scope: FigureScope, from reader: any FactReader, catalogue: Catalogue
  ) throws -> [Observation] {
    var filter = scope.filter
    switch self {
    case .newest(let today):
      return try reader.newestObservations(filter, ratios: catalogue.ratios, in: NewestSpan(today: today))
    case .newestOfYear(let year, let today):
      guard let first = Day(year: year, month: 1, day: 1), let last = Day(year: year, month: 12, day: 31)
      else { return [] }
      return try reader.newestObservations(
        filter, ratios: catalogue.ratios, in: NewestSpan(first: first, last: last, today: today))
    case .period(let period, _):
      filter.period = period
      return try reader.observations(filter)
    case .unit(.unit(let id)):
      return try reader.observations(ObservationFilter(unit: id))
    case .unit(.stated(let name)):
      return try reader.observations(ObservationFilter(unmatchedOnly: true))
        .filter { $0.unitAsStated.string == name }
    case .definition(let id):
      filter.definitions = catalogue.definitionsBehind(id)
      return try reader.observations(filter)
    }
  }
}

extension Catalogue {
  /// The ratios that are made of two defined counts, in a fixed order.
  var ratios: [RatioParts] {
    definitions.values.compactMap { RatioParts($0) }.sorted { $0.ratio < $1.ratio }
  }

  /// Ratios, the counts they are made of, and the sums that those counts are part of.
  var definitionsOfRatios: [DefinitionID] {
    var found: Set<DefinitionID> = []
    for definition in definitions.values where definition.kind == .ratio {
      found.insert(definition.id)
      for count in [definition.numerator, definition.denominator] {
        if let count { found.insert(count) }
      }
    }
    for identity in FigureIdentity.all where found.contains(identity.whole) {
      found.formUnion(identity.parts)
    }
    return found.sorted()
  }

  /// The ratios of a family with their counts, and all counts that are added up.
  func definitions(ofFamily family: String) -> Set<DefinitionID> {
    var found = Set(FigureIdentity.all.flatMap { [$0.whole] + $0.parts })
    for definition in definitions.values
    where definition.kind == .ratio && counted(by: definition).vietnamese.string == family {
      found.formUnion([definition.id, definition.numerator, definition.denominator].compactMap { $0 })
    }
    return found
  }

  /// A definition with what it is computed from and added up with.
  func definitionsBehind(_ id: DefinitionID) -> [DefinitionID] {
    var found: Set<DefinitionID> = [id]
    if let definition = definitions[id], definition.kind == .ratio {
      for count in [definition.numerator, definition.denominator] {
        if let count { found.insert(count) }
      }
    }
    for identity in FigureIdentity.all where identity.whole == id || identity.parts.contains(id) {
      found.insert(identity.whole)
      found.formUnion(identity.parts)
    }
    return found.sorted()
  }
}
