import Model

/// What figures of a scope there are to look at: families of ratios and their periods, without any figure.
public final class FigureContents: Sendable {
  /// Ratios that many units have, by what they count.
  public struct Family: Sendable {
    public let counted: LocalizedText
    /// Periods for which two units or more have a ratio of the family, oldest first.
    public let periods: [Period]

    public var id: String { counted.vietnamese.string }
  }

  public let scope: FigureScope
  public let families: [Family]
  /// Periods for which a family knows one unit only.
  let lonePeriods: Set<Period>

  /// - Throws: what the reader throws.
  public init(scope: FigureScope, from reader: any FactReader, catalogue: Catalogue) throws {
    self.scope = scope
    var names: [CleanText: LocalizedText] = [:]
    var units: [CleanText: [Period: Set<ObservedUnit>]] = [:]
    for found in try reader.ratioPeriods(catalogue.ratiosWithCounts, scope.filter) {
      guard let definition = catalogue.definitions[found.ratio] else { continue }
      let measure = catalogue.counted(by: definition)
      names[measure.vietnamese] = measure
      units[measure.vietnamese, default: [:]][found.period, default: []].formUnion(found.units)
    }
    families = units.compactMap { counted, periods in
      let shown = periods.filter { $0.value.count > 1 }.keys.sorted { $0.order < $1.order }
      return shown.isEmpty ? nil : names[counted].map { Family(counted: $0, periods: shown) }
    }.sorted { $0.id < $1.id }
    lonePeriods = Set(units.values.flatMap { $0.filter { $0.value.count == 1 }.keys })
  }

  func family(_ id: String) -> Family? { families.first { $0.id == id } }

  /// Periods in which figures may stand in no matrix, in a fixed order.
  func loosePeriods(among all: [Period]) -> [Period] {
    let counted = Set(families.flatMap(\.periods))
    return all.filter { !counted.contains($0) || lonePeriods.contains($0) }.sorted { $0.order < $1.order }
  }
}

extension Catalogue {
  /// Every ratio; one whose counts are not defined is known with counts only where it is stated with them.
  var ratiosWithCounts: [RatioParts] {
    definitions.values.filter { $0.kind == .ratio }.map { definition in
      RatioParts(definition) ?? RatioParts(ratio: definition.id, numerator: "", denominator: "")
    }.sorted { $0.ratio < $1.ratio }
  }

  /// What a ratio counts, "hồ sơ": the family it belongs to.
  func counted(by ratio: Definition) -> LocalizedText {
    ratio.denominator.flatMap { definitions[$0] }?.unitOfMeasure ?? ratio.unitOfMeasure
  }
}

extension Period {
  /// Orders periods by their last day; of those that end together the longer comes last.
  var order: PeriodOrder { PeriodOrder(self) }
}

/// See ``Period/order``.
struct PeriodOrder: Comparable {
  private let last: Int32
  private let first: Int32

  init(_ period: Period) {
    last = period.lastDay?.number ?? 0
    first = period.firstDay?.number ?? .min
  }

  static func < (left: PeriodOrder, right: PeriodOrder) -> Bool {
    left.last == right.last ? left.first > right.first : left.last < right.last
  }
}
