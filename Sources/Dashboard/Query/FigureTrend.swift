import Model

/// A ratio of one unit over its last periods, small enough to keep for every row in view.
public struct FigureTrend: Sendable {
  /// How many periods are kept: two years of months.
  static let length = 24

  struct Point: Sendable, Equatable {
    let period: Period
    let value: ExactDecimal
  }

  /// Oldest first.
  let points: [Point]
  /// The figures of the first and the last point, which are told in words.
  let entries: [Period: FigureEntry]

  /// - Parameter entries: of one unit and definition, oldest first.
  init(_ entries: [FigureEntry]) {
    let known = entries.filter { $0.value != nil }.suffix(Self.length)
    points = known.compactMap { entry in entry.value.map { Point(period: entry.period, value: $0) } }
    var kept: [Period: FigureEntry] = [:]
    for entry in [known.first, known.last] {
      if let entry { kept[entry.period] = entry }
    }
    self.entries = kept
  }
}

/// Trends of one definition for some units.
public struct FigureTrends: Sendable {
  let definition: DefinitionID
  let trends: [FigureUnit.Key: FigureTrend]

  /// - Throws: what the reader throws.
  init(
    of definition: DefinitionID, units: [FigureUnit.Key], from reader: any FactReader, catalogue: Catalogue
  ) throws {
    self.definition = definition
    var read: [DefinitionID] = [definition]
    if let parts = catalogue.definitions[definition].flatMap({ RatioParts($0) }) {
      read += [parts.numerator, parts.denominator]
    }
    var trends: [FigureUnit.Key: FigureTrend] = [:]
    for unit in units {
      let observations: [Observation]
      switch unit {
      case .unit(let id):
        observations = try reader.lastObservations(of: read, unit: id, periods: FigureTrend.length)
      case .stated(let name):
        observations = try reader.observations(ObservationFilter(definitions: read, unmatchedOnly: true))
          .filter { $0.unitAsStated.string == name }
      }
      trends[unit] = FigureTrend(
        FigureTable.entries(of: definition, from: observations, catalogue: catalogue))
    }
    self.trends = trends
  }
}
