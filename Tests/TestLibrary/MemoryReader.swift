import Model

/// A ``FactReader`` over batches in memory, for tests of screens without a store.
public final class MemoryReader: FactReader {
  private let list: [FactBatch]
  private let listed: [Dossier]
  private let corrected: [FigureCorrection]
  public let knownAt: BatchNumber
  public let recordsKnownAt: BatchNumber

  /// - Parameters:
  ///   - dossiers: counted and listed by the plain rules.
  ///   - corrections: told from the batch on that each names.
  public init(_ batches: [FactBatch], dossiers: [Dossier] = [], corrections: [FigureCorrection] = []) {
    list = batches
    listed = dossiers
    corrected = corrections
    knownAt = BatchNumber(batches.count)
    recordsKnownAt = knownAt
  }

  private init(_ other: MemoryReader, figures: BatchNumber, records: BatchNumber) {
    list = other.list
    listed = other.listed
    corrected = other.corrected
    knownAt = figures
    recordsKnownAt = records
  }

  public func asKnown(at batch: BatchNumber, records: BatchNumber) -> (any FactReader)? {
    MemoryReader(self, figures: batch, records: records)
  }
  public func withLateFigures() -> any FactReader {
    MemoryReader(self, figures: recordsKnownAt, records: recordsKnownAt)
  }
  public func lastFigureChange() -> BatchNumber {
    let changing = list.prefix(knownAt.value).lastIndex {
      !$0.observations.isEmpty || !$0.indexFigures.isEmpty || !$0.definitions.isEmpty || !$0.targets.isEmpty
    }
    return BatchNumber((changing ?? -1) + 1)
  }

  private static var records: Set<PartialKeyPath<FactBatch>> {
    [
      \.documents, \.directives, \.assignments, \.reports, \.extensions, \.difficulties, \.meetings,
      \.agendaItems, \.meetingRooms, \.attendance, \.drafts, \.closings, \.directiveFigures, \.sources,
      \.units, \.holidays,
    ]
  }

  private func all<T>(_ path: KeyPath<FactBatch, [T]>) -> [T] {
    list.prefix((Self.records.contains(path) ? recordsKnownAt : knownAt).value).flatMap { $0[keyPath: path] }
  }

  /// Of facts that were said again the last that is known.
  private func newest<T>(_ path: KeyPath<FactBatch, [T]>, _ id: (T) -> FactID) -> [T] {
    var places: [FactID: Int] = [:]
    var facts: [T] = []
    for fact in all(path) {
      if let place = places[id(fact)] {
        facts[place] = fact
      } else {
        places[id(fact)] = facts.count
        facts.append(fact)
      }
    }
    return facts
  }

  public func batches() -> [BatchRecord] {
    list.prefix(knownAt.value).enumerated().map { position, batch in
      BatchRecord(
        number: BatchNumber(position + 1), id: "memory-\(position + 1)", kind: batch.kind,
        title: batch.title, author: batch.author, reason: batch.reason,
        recordedAt: "2026-01-01T00:00:00Z", factCount: 0, withdraws: nil, withdrawnBy: nil)
    }
  }

  public func settings() -> [String: String] {
    list.reduce(into: [:]) { $0.merge($1.settings) { _, new in new } }
  }
  public func sources() -> [Source] { all(\.sources) }
  public func units() -> [AdministrativeUnit] { all(\.units).sorted { $0.officialOrder < $1.officialOrder } }
  public func definitions() -> [Definition] { all(\.definitions) }
  public func targets() -> [Target] { all(\.targets) }
  public func structures() -> [IndexStructureVersion] { all(\.structures) }
  public func holidays() -> [Holiday] { all(\.holidays) }
  public func editions() -> [Edition] { all(\.editions).sorted { $0.published < $1.published } }
  public func figureCounts() -> [EditionID: Int] {
    var units: [EditionID: Set<UnitID>] = [:]
    for figure in newest(\.indexFigures, \.id) where figure.item == nil {
      units[figure.edition, default: []].insert(figure.unit)
    }
    return units.mapValues(\.count)
  }
  public func documents() -> [Document] { all(\.documents) }
  public func meetings() -> [Meeting] { all(\.meetings).sorted { ($0.day, $0.id) < ($1.day, $1.id) } }
  public func agendaItems(of meeting: MeetingID) -> [AgendaItem] {
    all(\.agendaItems).filter { $0.meeting == meeting }.sorted { ($0.position, $0.id) < ($1.position, $1.id) }
  }
  public func meetingRooms(of meeting: MeetingID) -> [MeetingRoom] {
    all(\.meetingRooms).filter { $0.meeting == meeting }
  }
  public func attendance(of meeting: MeetingID) -> [Attendance] {
    all(\.attendance).filter { $0.meeting == meeting }
  }
  public func drafts(of meeting: MeetingID) -> [MeetingDraft] {
    all(\.drafts).filter { $0.meeting == meeting }.sorted { $0.number < $1.number }
  }
  public func closings() -> [FigureClosing] { all(\.closings) }
  public func corrections(since batch: BatchNumber) -> [FigureCorrection] {
    corrected.filter { $0.batch > batch && $0.batch <= knownAt }
  }
  public func directiveFigures() -> [DirectiveFigure] { all(\.directiveFigures).filter { !$0.isEnded } }
  public func difficulties() -> [Difficulty] { all(\.difficulties) }
  public func indexFigures(edition: EditionID) -> [IndexFigure] {
    newest(\.indexFigures, \.id).filter { $0.edition == edition }
  }
  public func indexFigures(index: IndexID, unit: UnitID) -> [IndexFigure] {
    newest(\.indexFigures, \.id).filter { $0.edition.index == index && $0.unit == unit }
  }
  public func indexTotals(index: IndexID) -> [IndexFigure] {
    newest(\.indexFigures, \.id).filter { $0.edition.index == index && $0.item == nil }
  }

  public func observations(_ filter: ObservationFilter) -> [Observation] {
    let children = Set(units().filter { $0.parent == filter.parent }.map(\.id))
    let top = Set(units().filter { $0.parent == nil }.map(\.id))
    return newest(\.observations, \.id).filter { observation in
      (!filter.unmatchedOnly || observation.unit == nil)
        && (!filter.topLevelOnly || observation.unit.map { top.contains($0) } ?? true)
        && (filter.definitions?.contains(observation.definition) ?? true)
        && (filter.unit.map { observation.unit == $0 } ?? true)
        && (filter.parent == nil || observation.unit.map { children.contains($0) } ?? false)
        && (filter.period.map { observation.period == $0 } ?? true)
    }
  }

  public func directiveOutlines() -> [DirectiveOutline] {
    all(\.directives).map { directive in
      DirectiveOutline(
        directive, reports: reports(of: directive.id), extensions: extensions(of: directive.id),
        assignments: assignments(of: directive.id))
    }
  }

  public func directives(_ ids: [DirectiveID]) -> [Directive] {
    let wanted = Set(ids)
    return all(\.directives).filter { wanted.contains($0.id) }
  }
  public func directives(matching foldedText: String) -> [DirectiveID] {
    directiveOutlines().filter { $0.searchText.contains(foldedText) }.map(\.id)
  }
  public func assignments(of directive: DirectiveID) -> [Assignment] {
    all(\.assignments).filter { $0.directive == directive }
  }
  public func reports(of directive: DirectiveID) -> [ProgressReport] {
    all(\.reports).filter { $0.directive == directive }
  }
  public func extensions(of directive: DirectiveID) -> [DueExtension] {
    all(\.extensions).filter { $0.directive == directive }
  }
  public func procedures() -> [Procedure] { all(\.procedures) }
  public func visitDossiers(_ visit: (Dossier) -> Void) { for dossier in listed { visit(dossier) } }
  public func history(of fact: FactID) -> [FactVersion] { [] }
}
