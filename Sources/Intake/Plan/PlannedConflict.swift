import Model

/// A figure that a file states otherwise than another source, or twice: what somebody will have to choose between once
/// the file is taken in.
public struct PlannedConflict: Sendable, Hashable {
  public enum Value: Sendable, Hashable {
    case stated(StatedNumber)
    case rank(Int)
  }

  /// What one source says, and where.
  public struct Side: Sendable, Hashable {
    public let value: Value
    public let reference: SourceReference
    public let source: LocalizedText
  }

  public let unit: LocalizedText
  public let criterion: LocalizedText
  /// nil for a figure of an edition.
  public let period: Period?
  /// nil for a figure of a period.
  public let edition: EditionID?
  /// What the file says.
  public let own: Side
  /// What others say otherwise; at least one.
  public let others: [Side]
}

/// Finds what files that were read would put beside other sources, before anything is written. Files of one import are
/// held against each other, too.
public struct ConflictFinder {
  private let reader: any FactReader
  private let context: ReadingContext
  private var sources: [SourceID: LocalizedText]
  private var earlier = EarlierFacts()

  /// - Parameters:
  ///   - reader: what is known.
  ///   - context: what units, definitions and indices are called.
  /// - Throws: what the reader throws.
  public init(_ reader: any FactReader, _ context: ReadingContext) throws {
    self.reader = reader
    self.context = context
    sources = Dictionary(try reader.sources().map { ($0.id, $0.title) }, uniquingKeysWith: { $1 })
  }

  /// What of a file would stand against other sources. The next file is held against this one as well, where it is
  /// taken in.
  /// - Parameters:
  ///   - difference: what the file would change; what stays as it is known brings no conflict.
  ///   - isTakenIn: false for a file that is refused: what it states stands against nothing that comes later.
  /// - Throws: what the reader throws.
  public mutating func conflicts(
    of batch: FactBatch, changing difference: BatchDifference, isTakenIn: Bool = true
  ) throws -> [PlannedConflict] {
    for source in batch.sources { sources[source.id] = source.title }
    let changing = difference.new + difference.changed
    let observations = Set(changing.lazy.filter { $0.kind == "observation" }.map { FactID($0.id) })
    let figures = Set(changing.lazy.filter { $0.kind == "index_figure" }.map { FactID($0.id) })
    let found =
      try observationConflicts(batch.observations, observations)
      + figureConflicts(batch.indexFigures, figures)
    // What stays as it is known is read from the store.
    if isTakenIn {
      earlier.note(batch.observations.filter { observations.contains($0.id) })
      earlier.note(batch.indexFigures.filter { figures.contains($0.id) })
    }
    return found
  }

  private func observationConflicts(_ stated: [Observation], _ changing: Set<FactID>) throws
    -> [PlannedConflict]
  {
    guard !changing.isEmpty else { return [] }
    let definitions = Array(Set(stated.map(\.definition))).sorted()
    let periods = Set(stated.map(\.period))
    var known: [FactID: Observation] = [:]
    for period in periods.sorted() {
      for one in try reader.observations(ObservationFilter(definitions: definitions, period: period)) {
        known[one.id] = one
      }
      for one in earlier.observations(of: period) { known[one.id] = one }
    }
    for one in stated { known[one.id] = one }
    return known.values.sorted { $0.id < $1.id }.conflicts().compactMap { conflict in
      // One choice, however many of its sides the file brings.
      conflict.observations.lazy.compactMap { own -> PlannedConflict? in
        guard changing.contains(own.id), let value = own.value else { return nil }
        let others = conflict.observations.compactMap { other -> PlannedConflict.Side? in
          guard other.id != own.id, let otherValue = other.value, otherValue.contradicts(value) else {
            return nil
          }
          return side(.stated(otherValue), other.reference)
        }
        guard !others.isEmpty else { return nil }
        return PlannedConflict(
          unit: unit(own.unit, own.unitAsStated),
          criterion: context.definitions[own.definition]?.name ?? Self.inBoth(own.definition.rawValue),
          period: own.period, edition: nil, own: side(.stated(value), own.reference), others: others)
      }.first
    }
  }

  private func figureConflicts(_ stated: [IndexFigure], _ changing: Set<FactID>) throws -> [PlannedConflict] {
    guard !changing.isEmpty else { return [] }
    let editions = Set(stated.map(\.edition))
    var known: [FactID: IndexFigure] = [:]
    for edition in editions.sorted(by: { $0.description < $1.description }) {
      for one in try reader.indexFigures(edition: edition) { known[one.id] = one }
      for one in earlier.figures(of: edition) { known[one.id] = one }
    }
    for one in stated { known[one.id] = one }
    return known.values.sorted { $0.id < $1.id }.conflicts().compactMap { conflict in
      conflict.figures.lazy.compactMap { own -> PlannedConflict? in
        guard changing.contains(own.id), let value = Self.value(own, conflict.subject) else { return nil }
        let others = conflict.figures.compactMap { other -> PlannedConflict.Side? in
          guard let otherValue = Self.value(other, conflict.subject), Self.differ(value, otherValue) else {
            return nil
          }
          return side(otherValue, other.reference)
        }
        guard !others.isEmpty else { return nil }
        return PlannedConflict(
          unit: unit(own.unit, own.unitAsStated), criterion: criterion(conflict), period: nil,
          edition: conflict.edition, own: side(value, own.reference), others: others)
      }.first
    }
  }

  // MARK: Words

  private static func value(_ figure: IndexFigure, _ subject: FigureConflict.Subject) -> PlannedConflict
    .Value?
  {
    switch subject {
    case .rank: figure.rank.map { .rank($0) }
    case .score: figure.score.map { .stated($0) }
    }
  }

  private static func differ(_ one: PlannedConflict.Value, _ other: PlannedConflict.Value) -> Bool {
    switch (one, other) {
    case (.stated(let one), .stated(let other)): one.value != other.value
    default: one != other
    }
  }

  private func side(_ value: PlannedConflict.Value, _ reference: SourceReference) -> PlannedConflict.Side {
    PlannedConflict.Side(
      value: value, reference: reference,
      source: sources[reference.source] ?? LocalizedText(vietnamese: reference.file, english: reference.file))
  }

  private func unit(_ id: UnitID?, _ stated: CleanText) -> LocalizedText {
    id.flatMap { context.register.unit($0)?.shortName } ?? LocalizedText(vietnamese: stated, english: stated)
  }

  /// The item; the index itself for its total.
  private func criterion(_ conflict: FigureConflict) -> LocalizedText {
    let structure = context.editions[conflict.edition].flatMap { context.structures[$0.structure] }
    guard let item = conflict.item else {
      return structure?.shortName ?? Self.inBoth(conflict.edition.index.rawValue.uppercased())
    }
    return structure?.items.first { $0.id == item }?.name ?? Self.inBoth(item.rawValue)
  }

  private static func inBoth(_ text: String) -> LocalizedText {
    LocalizedText(vietnamese: CleanText(cleaning: text), english: CleanText(cleaning: text))
  }
}
