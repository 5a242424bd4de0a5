/// Facts that enter a store together: all of them or none (đợt nhập).
public struct FactBatch: Sendable {
  public enum Kind: String, Hashable, Sendable, Codable {
    /// Units, definitions, targets, structures: what the program ships.
    case reference
    /// Figures and directives.
    case figures
    /// Withdraws another batch.
    case withdrawal
    /// Brings a withdrawn batch back.
    case restoration
    /// Settings of the store such as the home province.
    case settings
    /// A meeting: its agenda, rooms, roll call and what was concluded.
    case meeting
    /// Closes the figures of a period.
    case closing
  }

  public var kind: Kind
  /// What is taken in, for lists: a file name or "Số liệu kèm theo".
  public var title: CleanText
  public var author: CleanText
  public var reason: CleanText
  /// Hash of the content, to know the same file again; empty where it does not apply.
  public var contentHash: String

  public var sources: [Source] = []
  public var units: [AdministrativeUnit] = []
  public var definitions: [Definition] = []
  public var targets: [Target] = []
  public var structures: [IndexStructureVersion] = []
  public var editions: [Edition] = []
  public var indexFigures: [IndexFigure] = []
  public var observations: [Observation] = []
  public var documents: [Document] = []
  public var directives: [Directive] = []
  public var assignments: [Assignment] = []
  public var reports: [ProgressReport] = []
  public var extensions: [DueExtension] = []
  public var difficulties: [Difficulty] = []
  /// Public holidays (and days made up for), for due texts that count working days.
  public var holidays: [Holiday] = []
  /// The catalogue of procedures; dossiers themselves travel apart, because there are millions of them.
  public var procedures: [Procedure] = []
  public var meetings: [Meeting] = []
  public var agendaItems: [AgendaItem] = []
  public var meetingRooms: [MeetingRoom] = []
  public var attendance: [Attendance] = []
  /// What was written down in a meeting, until its record is adopted and after it.
  public var drafts: [MeetingDraft] = []
  public var closings: [FigureClosing] = []
  /// What directives that hang on a figure go back to.
  public var directiveFigures: [DirectiveFigure] = []
  /// Settings of the store by key, such as `home` = a unit.
  public var settings: [String: String] = [:]

  public init(kind: Kind, title: CleanText, author: CleanText, reason: CleanText, contentHash: String = "") {
    self.kind = kind
    self.title = title
    self.author = author
    self.reason = reason
    self.contentHash = contentHash
  }
}

extension FactBatch {
  /// Sources that some fact of the batch is from.
  public var namedSources: Set<SourceID> {
    var named = Set(editions.map(\.source))
    named.formUnion(editions.flatMap(\.statedMeans).map(\.reference.source))
    let references: [[SourceReference]] = [
      indexFigures.map(\.reference), observations.map(\.reference), documents.map(\.reference),
      directives.map(\.reference), assignments.map(\.reference), reports.map(\.reference),
      extensions.map(\.reference), difficulties.map(\.reference),
    ]
    for reference in references.joined() { named.insert(reference.source) }
    return named
  }
}

/// A public holiday, or a weekend day worked instead.
public struct Holiday: Hashable, Sendable, Codable {
  public let day: Day
  public let name: LocalizedText
  /// False for a weekend day that is worked to make up for a bridge day.
  public let isOff: Bool
  public let basis: CleanText

  public init(day: Day, name: LocalizedText, isOff: Bool, basis: CleanText) {
    self.day = day
    self.name = name
    self.isOff = isOff
    self.basis = basis
  }
}

/// A number that orders what a store knows: batches count from 1 in the order they commit.
///
/// "As known at" is such a number and not a clock time, because clocks jump.
public struct BatchNumber: Hashable, Sendable, Codable, Comparable, CustomStringConvertible {
  public let value: Int

  public init(_ value: Int) {
    self.value = value
  }

  public static func < (left: BatchNumber, right: BatchNumber) -> Bool { left.value < right.value }
  public var description: String { String(value) }
}

/// What a store tells of one batch.
public struct BatchRecord: Hashable, Sendable, Codable {
  public let number: BatchNumber
  public let id: String
  public let kind: FactBatch.Kind
  public let title: CleanText
  public let author: CleanText
  public let reason: CleanText
  /// ISO 8601 in UTC; a label that may jump.
  public let recordedAt: String
  public let factCount: Int
  /// The batch this one withdraws, or nil.
  public let withdraws: BatchNumber?
  /// The withdrawn batch this one brings back, or nil.
  public let restores: BatchNumber?
  /// The batch that withdrew this one, or nil; also nil where another one has brought it back.
  public let withdrawnBy: BatchNumber?

  public init(
    number: BatchNumber, id: String, kind: FactBatch.Kind, title: CleanText, author: CleanText,
    reason: CleanText, recordedAt: String, factCount: Int, withdraws: BatchNumber?,
    restores: BatchNumber? = nil,
    withdrawnBy: BatchNumber?
  ) {
    self.number = number
    self.id = id
    self.kind = kind
    self.title = title
    self.author = author
    self.reason = reason
    self.recordedAt = recordedAt
    self.factCount = factCount
    self.withdraws = withdraws
    self.restores = restores
    self.withdrawnBy = withdrawnBy
  }
}
