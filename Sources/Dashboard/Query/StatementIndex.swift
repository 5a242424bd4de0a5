import Model
import Synchronization

/// A figure that stands in no matrix, as much of it as tells it in a list and finds the rest: small enough to keep for
/// all there are.
public struct StatementOutline: Sendable {
  public let place: StatementPlace
  let unit: FigureUnit
  /// The source of what is shown of it.
  let source: SourceID?
  let value: ExactDecimal?

  var key: ItemKey { place.key }
  var definition: DefinitionID { place.definition }
  var period: Period { place.period }

  init(_ entry: FigureEntry) {
    place = StatementPlace(
      key: entry.key, unit: entry.unit.key, definition: entry.definition, period: entry.period)
    unit = entry.unit
    source = entry.observations.first?.reference.source
    value = entry.value
  }
}

/// Where such a figure is found.
public struct StatementPlace: Hashable, Sendable {
  let key: ItemKey
  let unit: FigureUnit.Key
  let definition: DefinitionID
  let period: Period
}

/// All figures about dossiers that stand in no matrix, the newest first. Shared by reference.
///
/// It is made period by period, so that what it is made of never is in memory as a whole; the figures themselves are
/// read for the rows in view, see ``StatementRows``.
public final class StatementIndex: Sendable {
  public let outlines: [StatementOutline]
  /// Some sources differ about one of them, or about what they were computed from.
  let hasConflicts: Bool
  private let all: StatementOrder
  private let filtered = Mutex<(filter: String, order: StatementOrder)?>(nil)

  /// - Throws: what the reader throws.
  public init(scope: FigureScope, from reader: any FactReader, catalogue: Catalogue) throws {
    let periods = try reader.observationPeriods().sorted { $0.order < $1.order }
    let contents = try FigureContents(scope: scope, from: reader, catalogue: catalogue)
    let loose = Set(contents.loosePeriods(among: periods))
    let dossiers = catalogue.definitions.values.filter { $0.group == .dossiers }
    let ratios = dossiers.filter { $0.kind == .ratio }.map(\.id).sorted()
    // Where not all stands in a matrix, counts stand alone too.
    let everything = catalogue.definitionsAboutDossiers.sorted()
    var outlines: [StatementOutline] = []
    var hasConflicts = false
    for period in periods {
      var filter = scope.filter
      filter.period = period
      filter.definitions = loose.contains(period) ? everything : ratios
      var found: [SharedObservation] = []
      try reader.visitObservations(filter) { found.append(SharedObservation($0)) }
      guard !found.isEmpty else { continue }
      let builder = FigureBuilder(found, catalogue: catalogue)
      let statements = builder.statements(beside: builder.families(minimumUnits: 2))
      outlines += statements.map { StatementOutline($0) }
      hasConflicts = hasConflicts || !builder.conflicts().isEmpty
    }
    outlines.sort { left, right in
      let (a, b) = (left.period.lastDay?.number ?? 0, right.period.lastDay?.number ?? 0)
      if a != b { return a > b }
      if (left.definition, left.unit.key) != (right.definition, right.unit.key) {
        return (left.definition, left.unit.key) < (right.definition, right.unit.key)
      }
      return left.period.order < right.period.order
    }
    self.outlines = outlines
    self.hasConflicts = hasConflicts
    all = StatementOrder(outlines)
  }

  /// Those that a view shows. Made once for a filter, because one key asks several times.
  func order(filter: String, _ catalogue: Catalogue) -> StatementOrder {
    guard !filter.isEmpty else { return all }
    return filtered.withLock { known in
      if let known, known.filter == filter { return known.order }
      let order = StatementOrder(outlines.filter { $0.searchText(catalogue).contains(filter) })
      known = (filter, order)
      return order
    }
  }
}

extension StatementOutline {
  func searchText(_ catalogue: Catalogue) -> String {
    let name = catalogue.definitions[definition]?.name.vietnamese.string ?? ""
    return VietnameseText.folded(unit.name.vietnamese.string + "\n" + name)
  }
}

/// Outlines in the order of a list, found by key in constant time, in blocks of rows that are read together.
final class StatementOrder: Sendable {
  static let blockSize = 32

  let outlines: [StatementOutline]
  /// Sources of what is shown of them, in the order of the rows.
  let sources: [SourceID]
  private let positions: [ItemKey: Int]
  /// Made once: every key asks for those around the selection.
  private let blocks: [Query]

  init(_ outlines: [StatementOutline]) {
    self.outlines = outlines
    var seen: Set<SourceID> = []
    sources = outlines.compactMap(\.source).filter { seen.insert($0).inserted }
    positions = Dictionary(outlines.enumerated().map { ($1.key, $0) }) { first, _ in first }
    blocks = stride(from: 0, to: outlines.count, by: Self.blockSize).map { start in
      .statementRows(outlines[start..<min(outlines.count, start + Self.blockSize)].map(\.place))
    }
  }

  func position(of key: ItemKey?) -> Int? { key.flatMap { positions[$0] } }

  /// The queries for the rows of a range, block by block.
  func queries(_ range: Range<Int>) -> ArraySlice<Query> {
    let range = range.clamped(to: outlines.indices)
    guard let last = range.last else { return [] }
    return blocks[range.lowerBound / Self.blockSize...last / Self.blockSize]
  }
}

/// Whole figures of some places.
public struct StatementRows: Sendable {
  let entries: [FigureEntry]

  /// - Throws: what the reader throws.
  init(of places: [StatementPlace], from reader: any FactReader, catalogue: Catalogue) throws {
    struct Holder: Hashable {
      let unit: FigureUnit.Key
      let period: Period
    }
    let wanted = Set(places.map(\.key))
    let definitions = catalogue.definitionsAboutDossiers
    var entries: [FigureEntry] = []
    var done: Set<Holder> = []
    for place in places where done.insert(Holder(unit: place.unit, period: place.period)).inserted {
      let filter: ObservationFilter
      let name: String?
      switch place.unit {
      case .unit(let id): (filter, name) = (ObservationFilter(unit: id, period: place.period), nil)
      case .stated(let stated):
        (filter, name) = (ObservationFilter(period: place.period, unmatchedOnly: true), stated)
      }
      let found = try reader.observations(filter).filter { observation in
        definitions.contains(observation.definition)
          && (name == nil || observation.unitAsStated.string == name)
      }
      entries += FigureBuilder(found.map { SharedObservation($0) }, catalogue: catalogue).entries
        .filter { wanted.contains($0.key) }
    }
    self.entries = entries
  }
}

extension Catalogue {
  /// Everything about dossiers, and what is added up with it.
  var definitionsAboutDossiers: Set<DefinitionID> {
    Set(definitions.values.lazy.filter { $0.group == .dossiers }.map(\.id)).union(definitionsOfRatios)
  }
}
