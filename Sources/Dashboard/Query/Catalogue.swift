import Model

/// What the library holds beside figures: units, definitions, editions, sources. Read once and again after each
/// change; shared by reference, so that copying a state copies a pointer.
public final class Catalogue: Sendable {
  public let knownAt: BatchNumber
  /// The batch as known at which meetings, directives and what was written down are told.
  public let recordsKnownAt: BatchNumber
  public let register: UnitRegister
  /// False where communes, districts, documents and difficulties are not read yet; see ``complete(from:)``.
  public let isComplete: Bool
  public let sources: [SourceID: Source]
  /// The articles among the sources, by key; they share one mark.
  public let articles: [Source]
  public let definitions: [DefinitionID: Definition]
  public let targets: [Target]
  public let structures: [StructureID: IndexStructureVersion]
  /// Oldest first.
  public let editions: [Edition]
  public let documents: [DocumentID: Document]
  public let difficulties: [Difficulty]
  public let calendar: WorkCalendar
  public let settings: [String: String]
  /// What was decided where sources differ.
  public let choices: FigureChoices
  public let batches: [BatchRecord]
  /// Units with a total in each edition; editions that are only announced have none.
  public let figureCounts: [EditionID: Int]

  public static let empty = Catalogue()

  private init() {
    knownAt = BatchNumber(0)
    recordsKnownAt = BatchNumber(0)
    register = UnitRegister([])
    isComplete = true
    sources = [:]
    articles = []
    definitions = [:]
    targets = []
    structures = [:]
    editions = []
    documents = [:]
    difficulties = []
    calendar = WorkCalendar(holidays: [])
    settings = [:]
    choices = .none
    batches = []
    figureCounts = [:]
  }

  /// The units that a first frame does without: a province has a thousand of them.
  private static let late: [AdministrativeUnit.Group] = [.communes, .districts]

  /// Reads it all.
  /// - Parameter isForFirstFrame: leaves communes, districts, documents and difficulties for later.
  public convenience init(from reader: any FactReader, isForFirstFrame: Bool = false) throws {
    try self.init(
      Ground(from: reader, isForFirstFrame: isForFirstFrame),
      Words(from: reader, isForFirstFrame: isForFirstFrame), from: reader)
  }

  /// The half that editions and rankings stand on.
  public struct Ground: Sendable {
    fileprivate let register: UnitRegister
    fileprivate let isComplete: Bool
    fileprivate let structures: [StructureID: IndexStructureVersion]
    fileprivate let editions: [Edition]
    fileprivate let calendar: WorkCalendar
    fileprivate let settings: [String: String]
    fileprivate let choices: FigureChoices
    fileprivate let figureCounts: [EditionID: Int]

    /// - Parameter isForFirstFrame: leaves communes and districts for later.
    public init(from reader: any FactReader, isForFirstFrame: Bool) throws {
      register = UnitRegister(
        try isForFirstFrame ? reader.units(besides: Catalogue.late) : reader.units())
      isComplete = !isForFirstFrame
      structures = Dictionary(try reader.structures().map { ($0.id, $0) }) { first, _ in first }
      editions = try reader.editions()
      calendar = WorkCalendar(holidays: try reader.holidays())
      settings = try reader.settings()
      choices = FigureChoices(
        settings.keys.contains { $0.hasPrefix(FigureChoice.settingPrefix) } ? try reader.choices() : [])
      figureCounts = try reader.figureCounts()
    }
  }

  /// The half that says what things are called and where they come from.
  public struct Words: Sendable {
    fileprivate let sources: [Source]
    fileprivate let definitions: [DefinitionID: Definition]
    fileprivate let targets: [Target]
    fileprivate let documents: [DocumentID: Document]
    fileprivate let difficulties: [Difficulty]
    fileprivate let batches: [BatchRecord]

    /// - Parameter isForFirstFrame: leaves documents and difficulties for later.
    public init(from reader: any FactReader, isForFirstFrame: Bool) throws {
      sources = try reader.sources()
      definitions = Dictionary(try reader.definitions().map { ($0.id, $0) }) { first, _ in first }
      targets = try reader.targets()
      documents = isForFirstFrame ? [:] : try Catalogue.documents(reader)
      difficulties = isForFirstFrame ? [] : try reader.difficulties()
      batches = try reader.batches()
    }
  }

  /// Puts the halves together, which two connections may have read side by side.
  /// - Parameter reader: knows what both were read of.
  public init(_ ground: Ground, _ words: Words, from reader: any FactReader) {
    knownAt = reader.knownAt
    recordsKnownAt = reader.recordsKnownAt
    register = ground.register
    isComplete = ground.isComplete
    sources = Dictionary(words.sources.map { ($0.id, $0) }) { first, _ in first }
    articles = words.sources.filter { $0.kind == .article }.sorted { $0.id < $1.id }
    definitions = words.definitions
    targets = words.targets
    structures = ground.structures
    editions = ground.editions
    documents = words.documents
    difficulties = words.difficulties
    calendar = ground.calendar
    settings = ground.settings
    choices = ground.choices
    batches = words.batches
    figureCounts = ground.figureCounts
  }

  fileprivate static func documents(_ reader: any FactReader) throws -> [DocumentID: Document] {
    Dictionary(try reader.documents().map { ($0.id, $0) }) { first, _ in first }
  }

  /// The same with what was left for later.
  public func complete(from reader: any FactReader) throws -> Catalogue {
    isComplete ? self : try Catalogue(self, restFrom: reader)
  }

  private init(_ other: Catalogue, restFrom reader: any FactReader) throws {
    knownAt = other.knownAt
    recordsKnownAt = other.recordsKnownAt
    register = UnitRegister(try reader.units())
    isComplete = true
    sources = other.sources
    articles = other.articles
    definitions = other.definitions
    targets = other.targets
    structures = other.structures
    editions = other.editions
    documents = try Self.documents(reader)
    difficulties = try reader.difficulties()
    calendar = other.calendar
    settings = other.settings
    choices = other.choices
    batches = other.batches
    figureCounts = other.figureCounts
  }

  /// Editions of one index, oldest first.
  public func editions(of index: IndexID) -> [Edition] {
    editions.filter { $0.id.index == index }
  }

  /// True where the library holds totals of the edition.
  public func hasFigures(_ edition: EditionID) -> Bool {
    (figureCounts[edition] ?? 0) > 0
  }

  /// The edition a view shows: the one it names, else the newest with figures published by `today`, else the newest
  /// with figures whose period had ended, else the oldest with figures.
  ///
  /// Only editions that assess a whole year come by themselves; a single reading of a few units and an edition that is
  /// announced without figures are shown when asked for.
  public func edition(of index: IndexID, label: String?, today: Day) -> Edition? {
    let all = editions(of: index)
    if let label, let named = all.first(where: { $0.id.label == label }) { return named }
    let yearly = all.filter { edition in
      guard case .year = edition.period else { return false }
      return hasFigures(edition.id)
    }
    return yearly.last { $0.published <= today }
      ?? yearly.last { $0.period.lastDay.map { $0 < today } ?? false } ?? yearly.first ?? all.last
  }

  /// The edition before another one of the same index, by period.
  public func edition(before edition: Edition) -> Edition? {
    let all = editions(of: edition.id.index)
    guard let position = all.firstIndex(where: { $0.id == edition.id }), position > 0 else { return nil }
    return all[position - 1]
  }

  /// Publication day by edition, for states that wait for a publication.
  public func published(_ edition: EditionID) -> Day? {
    editions.first { $0.id == edition }?.published
  }

  public func shortName(of unit: UnitID, _ language: Language) -> CleanText {
    register.unit(unit)?.shortName.text(in: language) ?? CleanText(cleaning: unit.code)
  }
}

extension Catalogue {
  /// A target that judges the period before one of another year, and the unit's own before one for all; of
  /// those of other years the nearest not yet past, else the last.
  func target(of definition: DefinitionID, unit: UnitID?, period: Period) -> Target? {
    let year = period.lastDay?.year ?? 0
    let all = targets.filter {
      $0.definition == definition && ($0.unit == nil || $0.unit == unit)
    }
    let judging = all.filter { $0.isFor(period) }
    let near = judging.isEmpty ? all : judging
    let own = near.filter { $0.unit != nil }
    let bound = own.isEmpty ? near : own
    return bound.filter { ($0.year ?? .max) >= year }.min { ($0.year ?? .max) < ($1.year ?? .max) }
      ?? bound.max { ($0.year ?? 0) < ($1.year ?? 0) }
  }
}
