/// Sources that state different values of one definition for one unit and period. All are kept and shown side
/// by side until a person chooses; the twin of ``FigureConflict``.
public struct ObservationConflict: Hashable, Sendable {
  public let definition: DefinitionID
  /// nil for a name that no unit matches; ``unitAsStated`` tells it.
  public let unit: UnitID?
  public let unitAsStated: CleanText
  public let period: Period
  /// The observations that state a value, in the order they were given; at least two contradict each other.
  public let observations: [Observation]
}

/// What observations of several sources have in common.
private struct ObservationSubject: Hashable {
  let definition: DefinitionID
  let unit: UnitID?
  /// Tells units apart that no unit of the register matches; empty beside a known unit.
  let name: CleanText
  let period: Period

  init(_ observation: Observation) {
    definition = observation.definition
    unit = observation.unit
    name = observation.unit == nil ? observation.unitAsStated : .empty
    period = observation.period
  }
}

extension Sequence<Observation> {
  /// Where sources disagree, in the order of the first observation of each disagreement. Values that differ in
  /// trailing zeros only agree, and so do a bound and a value inside it ("hơn 800" and 812).
  public func conflicts() -> [ObservationConflict] {
    var order: [ObservationSubject] = []
    var groups: [ObservationSubject: [Observation]] = [:]
    for observation in self where observation.value != nil {
      let key = ObservationSubject(observation)
      if groups[key] == nil { order.append(key) }
      groups[key, default: []].append(observation)
    }
    return order.compactMap { key in
      guard let stated = groups[key], let first = stated.first, stated.count > 1 else { return nil }
      let values = stated.compactMap(\.value)
      let differs = values.indices.contains { one in
        values[..<one].contains { $0.contradicts(values[one]) }
      }
      guard differs else { return nil }
      return ObservationConflict(
        definition: key.definition, unit: key.unit, unitAsStated: first.unitAsStated, period: key.period,
        observations: stated)
    }
  }
}

extension StatedNumber {
  /// Whether both cannot be true. "khoảng 800" contradicts nothing.
  public func contradicts(_ other: StatedNumber) -> Bool {
    switch (bound, other.bound) {
    case (.exact, .exact): value != other.value
    case (.moreThan, .exact): other.value <= value
    case (.atLeast, .exact): other.value < value
    case (.exact, .moreThan), (.exact, .atLeast): other.contradicts(self)
    default: false
    }
  }
}
