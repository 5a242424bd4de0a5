import Model

/// What taking in a file would change in what is known: the preview, and the batch that makes it so.
///
/// A fact is the same where all but its place in a file is; the same file again changes nothing, and of a corrected
/// file only what was corrected becomes a new record.
public struct IntakePlan: Sendable {
  public private(set) var differences: [IntakeDifference] = []
  public private(set) var conflicts: [PlannedConflict] = []
  /// Figures of the same form, unit and period that are known and no longer in the file; they stay.
  public private(set) var absent: [Observation] = []
  /// What would be taken in: the batch without what is known already.
  public private(set) var batch: FactBatch
  /// Rows refused, findings and the rest of what reading came to.
  public let readings: [FormReading]

  /// Compares what was read with what is known.
  ///
  /// - Parameters:
  ///   - readings: of all sheets of one file.
  ///   - reader: what is known.
  ///   - title: of the batch, the file's name.
  public init(_ readings: [FormReading], reader: some FactReader, title: CleanText) throws {
    self.readings = readings
    var whole = FactBatch(
      kind: .figures, title: title, author: readings.first?.batch.author ?? .empty,
      reason: readings.first?.batch.reason ?? .empty, contentHash: readings.first?.batch.contentHash ?? "")
    for reading in readings { whole.append(reading.batch) }
    batch = FactBatch(
      kind: whole.kind, title: whole.title, author: whole.author, reason: whole.reason,
      contentHash: whole.contentHash)
    try compareReference(whole, reader)
    try compareObservations(whole, reader)
    try compareFigures(whole, reader)
    try compareDirectives(whole, reader)
    let known = Set(try reader.sources())
    batch.sources = whole.sources.filter { !known.contains($0) && isUsed($0.id) }
  }

  public func count(_ isCounted: (IntakeDifference) -> Bool) -> Int { differences.filter(isCounted).count }
  public var newCount: Int { count { $0.change == .new } }
  public var sameCount: Int { count(\.isSame) }
  public var changedCount: Int { differences.count - newCount - sameCount }
  /// Rows that could not be understood, over all sheets.
  public var refusedRows: Int { readings.reduce(0) { $0 + $1.refusedRows } }
  public var findings: [IntakeFinding] { readings.flatMap(\.findings) }
  public var faults: [IntakeFault] { readings.flatMap(\.faults) }
  public var dossiers: [DossierEntry] { readings.flatMap(\.dossiers) }

  /// True where taking the file in would change nothing.
  public var isUnchanged: Bool { newCount + changedCount == 0 && dossiers.isEmpty }

  private func isUsed(_ source: SourceID) -> Bool {
    if !dossiers.isEmpty { return true }
    let references =
      batch.observations.map(\.reference) + batch.indexFigures.map(\.reference)
      + batch.directives.map(\.reference)
      + batch.reports.map(\.reference) + batch.extensions.map(\.reference) + batch.documents.map(\.reference)
      + batch.difficulties.map(\.reference) + batch.assignments.map(\.reference)
    return references.contains { $0.source == source }
  }

  // MARK: - Comparing

  /// Compares facts of one kind by their identifiers.
  private mutating func compare<Fact: Equatable>(
    _ facts: [Fact], with known: [String: Fact], _ kind: IntakeDifference.Kind,
    into list: WritableKeyPath<FactBatch, [Fact]>,
    _ describe: (Fact) -> FactDescription<Fact>
  ) {
    var seen: Set<String> = []
    for fact in facts {
      let description = describe(fact)
      // Two sheets may hold one table; where they differ the conflict tells.
      guard seen.insert(description.id).inserted else { continue }
      let change: IntakeDifference.Change
      if let old = known[description.id] {
        if description.placed(old) == fact {
          change = .same
        } else {
          change = .changed(from: describe(old).value, to: description.value)
        }
      } else {
        change = .new
      }
      differences.append(
        IntakeDifference(
          kind: kind, id: description.id, subject: description.subject, item: description.item,
          period: description.period, change: change, reference: description.reference))
      if change != .same { batch[keyPath: list].append(fact) }
    }
  }

  private mutating func compareReference(_ whole: FactBatch, _ reader: some FactReader) throws {
    if !whole.structures.isEmpty {
      let known = Dictionary(try reader.structures().map { ($0.id.rawValue, $0) }, uniquingKeysWith: { $1 })
      compare(whole.structures, with: known, .structure, into: \.structures) { structure in
        FactDescription(
          id: structure.id.rawValue, subject: structure.name.vietnamese, value: structure.basis,
          placed: { $0 })
      }
    }
    if !whole.editions.isEmpty {
      let known = Dictionary(try reader.editions().map { ($0.id.description, $0) }, uniquingKeysWith: { $1 })
      // The day of reading makes no other edition.
      for edition in whole.editions where known[edition.id.description] == nil {
        compare([edition], with: [:], .edition, into: \.editions) { edition in
          FactDescription(
            id: edition.id.description, subject: CleanText(cleaning: edition.id.description), value: .empty,
            placed: { $0 })
        }
      }
    }
  }

  private mutating func compareObservations(_ whole: FactBatch, _ reader: some FactReader) throws {
    guard !whole.observations.isEmpty else { return }
    let definitions = Array(Set(whole.observations.map(\.definition))).sorted()
    var known: [Observation] = []
    for period in Set(whole.observations.map(\.period)).sorted() {
      known += try reader.observations(ObservationFilter(definitions: definitions, period: period))
    }
    let byID = Dictionary(known.map { ($0.id.rawValue, $0) }, uniquingKeysWith: { first, _ in first })
    compare(whole.observations, with: byID, .observation, into: \.observations) { $0.described }
    let own = Set(whole.observations.map(\.id))
    let sources = Set(whole.sources.map(\.id))
    absent = known.filter { sources.contains($0.reference.source) && !own.contains($0.id) }
    let other = known.filter { !own.contains($0.id) && !sources.contains($0.reference.source) }
    conflicts += (other + whole.observations).conflicts().filter { conflict in
      conflict.observations.contains { own.contains($0.id) }
    }.map(PlannedConflict.observation)
  }

  private mutating func compareFigures(_ whole: FactBatch, _ reader: some FactReader) throws {
    var known: [IndexFigure] = []
    var seen: Set<EditionID> = []
    for figure in whole.indexFigures where seen.insert(figure.edition).inserted {
      known += try reader.indexFigures(edition: figure.edition)
    }
    let byID = Dictionary(known.map { ($0.id.rawValue, $0) }, uniquingKeysWith: { first, _ in first })
    compare(whole.indexFigures, with: byID, .indexFigure, into: \.indexFigures) { $0.described }
    let own = Set(whole.indexFigures.map(\.id))
    let other = known.filter { !own.contains($0.id) }
    conflicts += (other + whole.indexFigures).conflicts().filter { conflict in
      conflict.figures.contains { own.contains($0.id) }
    }.map(PlannedConflict.figure)
  }

  private mutating func compareDirectives(_ whole: FactBatch, _ reader: some FactReader) throws {
    if !whole.documents.isEmpty {
      let known = Dictionary(try reader.documents().map { ($0.id.rawValue, $0) }, uniquingKeysWith: { $1 })
      compare(whole.documents, with: known, .document, into: \.documents) { $0.described }
    }
    if !whole.directives.isEmpty {
      let known = try reader.directives(whole.directives.map(\.id))
      let byID = Dictionary(known.map { ($0.id.rawValue, $0) }, uniquingKeysWith: { $1 })
      compare(whole.directives, with: byID, .directive, into: \.directives) { $0.described }
    }
    let touched = Set(
      whole.reports.map(\.directive) + whole.extensions.map(\.directive) + whole.assignments.map(\.directive))
    var reports: [String: ProgressReport] = [:]
    var extensions: [String: DueExtension] = [:]
    var assignments: [String: Assignment] = [:]
    for directive in touched.sorted() {
      for report in try reader.reports(of: directive) { reports[report.id.rawValue] = report }
      for found in try reader.extensions(of: directive) { extensions[found.id.rawValue] = found }
      for line in try reader.assignments(of: directive) { assignments[line.id.rawValue] = line }
    }
    compare(whole.assignments, with: assignments, .assignment, into: \.assignments) { $0.described }
    compare(whole.reports, with: reports, .report, into: \.reports) { $0.described }
    compare(whole.extensions, with: extensions, .dueExtension, into: \.extensions) { $0.described }
    if !whole.difficulties.isEmpty {
      let known = Dictionary(try reader.difficulties().map { ($0.id.rawValue, $0) }, uniquingKeysWith: { $1 })
      compare(whole.difficulties, with: known, .difficulty, into: \.difficulties) { $0.described }
    }
  }
}

extension FactBatch {
  /// Adds the facts of another batch.
  mutating func append(_ other: FactBatch) {
    sources += other.sources.filter { source in !sources.contains { $0.id == source.id } }
    structures += other.structures.filter { structure in !structures.contains { $0.id == structure.id } }
    editions += other.editions.filter { edition in !editions.contains { $0.id == edition.id } }
    indexFigures += other.indexFigures
    observations += other.observations
    documents += other.documents.filter { document in !documents.contains { $0.id == document.id } }
    directives += other.directives
    assignments += other.assignments
    reports += other.reports
    extensions += other.extensions
    difficulties += other.difficulties
  }
}
