/// The closing of a period's figures (chốt số liệu): who closed which month or quarter, when, and what was known then.
///
/// Closing stops nothing: figures are corrected and added later as before. It keeps the batch up to which everything was
/// known, so that a meeting shows what was closed, and whatever is corrected later is told to be. The clock time is a
/// label: ``batch`` orders.
public struct FigureClosing: Hashable, Sendable, Codable {
  /// The period, and the meeting where it is for one: closing the same again supersedes the earlier closing.
  public let id: FactID
  /// A month or a quarter.
  public let period: Period
  /// The last batch that belongs to what was closed.
  public let batch: BatchNumber
  public let author: CleanText
  /// ISO 8601 in UTC, as ``BatchRecord/recordedAt``.
  public let moment: String
  public let note: CleanText
  /// The meeting it is for; nil for whichever looks at the period.
  public let meeting: MeetingID?

  public init(
    period: Period, batch: BatchNumber, author: CleanText, moment: String, note: CleanText = .empty,
    meeting: MeetingID? = nil
  ) {
    id = FactID((["chot", period.code] + [meeting?.rawValue].compactMap(\.self)).joined(separator: "/"))
    self.period = period
    self.batch = batch
    self.author = author
    self.moment = moment
    self.note = note
    self.meeting = meeting
  }

  /// Whether figures of a period can be closed: those of a month or a quarter.
  public static func canClose(_ period: Period) -> Bool {
    guard period.days != nil else { return false }
    switch period {
    case .month, .quarter: return true
    case .reporting(let reporting): return reporting.length != .year
    default: return false
    }
  }

  /// Whether a figure of a period is among those that were closed: it ends within them and is none of a longer time
  /// that only happens to.
  public func closes(_ other: Period) -> Bool {
    guard let days = period.days, let last = other.lastDay, days.contains(last) else { return false }
    switch other {
    case .year: return false
    case .reporting(let reporting): return reporting.length != .year
    default: return true
    }
  }

  /// Whether a correction is one of what was closed, made after it.
  func isBefore(_ correction: FigureCorrection, _ editions: [EditionID: Period]) -> Bool {
    guard batch < correction.batch else { return false }
    switch correction.figure {
    case .observation(let old, _): return closes(old.period)
    case .indexFigure(let old, _):
      // The edition of a year is shown in every meeting after it, and was known when this was closed.
      guard let period = editions[old.edition] else { return false }
      if case .year = period { return true }
      return closes(period)
    }
  }
}

extension Period {
  /// A quarter of the calendar or of reports.
  fileprivate var isQuarter: Bool {
    switch self {
    case .quarter: true
    case .reporting(let reporting): reporting.length == .quarter
    default: false
    }
  }
}

extension FactReader {
  /// The closing whose figures a meeting shows, of those that are known; nil where nothing was closed.
  ///
  /// The one that was made for it, else that of the period which it discusses: the one with its day or the last before
  /// it, while that ended not long ago. A quarterly meeting discusses a quarter before any month, others a month first.
  public func closing(for meeting: Meeting) throws -> FigureClosing? {
    try closings().closing(for: meeting)
  }
}

extension FactReader {
  /// What a figure says since its period was closed; nil where it says the same, or no closing has it. Of several closings
  /// the newest after which it was corrected.
  public func correctionAfterClosing(of figure: FactID) throws -> FigureCorrection? {
    let closings = try closings().sorted { ($0.batch, $0.id) > ($1.batch, $1.id) }
    guard !closings.isEmpty else { return nil }
    let editions = Dictionary(
      try editions().map { ($0.id, $0.period) }, uniquingKeysWith: { first, _ in first })
    for closing in closings {
      guard var correction = try correction(of: figure, since: closing.batch), correction.isOtherwise,
        closing.isBefore(correction, editions)
      else { continue }
      correction.closing = closing
      return correction
    }
    return nil
  }
}

extension [FigureClosing] {
  /// See ``FactReader/closing(for:)``.
  public func closing(for meeting: Meeting) -> FigureClosing? {
    if let own = newest(where: { $0.meeting == meeting.id }) { return own }
    let day = meeting.day
    let isQuarterly = meeting.kind == .quarterly
    func isMeant(_ closing: FigureClosing) -> Bool {
      guard closing.meeting == nil, let days = closing.period.days else { return false }
      // A meeting of the second half of a month no longer shows what was known when the month before ended.
      let most = isQuarterly && closing.period.isQuarter ? 45 : 15
      return days.contains(day) || (days.last < day && day - days.last <= most)
    }
    for isQuarter in [isQuarterly, !isQuarterly] {
      let meant = filter { isMeant($0) && $0.period.isQuarter == isQuarter }
      guard let last = meant.compactMap(\.period.days?.last).max() else { continue }
      return meant.filter { $0.period.days?.last == last }.newest { _ in true }
    }
    return nil
  }

  /// The newest closing of a period for whichever meeting.
  public func closing(of period: Period) -> FigureClosing? { newest { $0.period == period } }

  private func newest(where isMeant: (FigureClosing) -> Bool) -> FigureClosing? {
    filter(isMeant).max { ($0.batch, $0.id) < ($1.batch, $1.id) }
  }
}

/// What is otherwise than it was closed.
public struct LateCounts: Hashable, Sendable {
  /// Figures that say something else, or stand no longer.
  public var corrected: Int
  /// Figures of the period that came only after it was closed.
  public var added: Int
  /// Units whose dossiers of the period are counted otherwise.
  public var dossierUnits: Int

  public init(corrected: Int = 0, added: Int = 0, dossierUnits: Int = 0) {
    self.corrected = corrected
    self.added = added
    self.dossierUnits = dossierUnits
  }

  public var isEmpty: Bool { self == LateCounts() }
}

/// Figures of closed periods that were corrected after their closing.
public struct CorrectedClosings: Hashable, Sendable {
  /// All closings there are, the newest last.
  public let closings: [FigureClosing]
  /// By the figure; of several closings the newest that closed it.
  public let corrected: [FactID: FigureCorrection]
  private let counts: [FactID: LateCounts]

  /// - Parameter reader: as known now.
  /// - Throws: what the reader throws.
  public init(_ reader: any FactReader) throws {
    try self.init(try reader.closings(), reader)
  }

  /// - Parameter closings: those to look at.
  public init(_ closings: some Sequence<FigureClosing>, _ reader: any FactReader) throws {
    self.closings = closings.sorted { ($0.batch, $0.id) < ($1.batch, $1.id) }
    var corrected: [FactID: FigureCorrection] = [:]
    var counts: [FactID: LateCounts] = [:]
    if !self.closings.isEmpty {
      let editions = Dictionary(
        try reader.editions().map { ($0.id, $0.period) }, uniquingKeysWith: { first, _ in first })
      var known: [BatchNumber: [FigureCorrection]] = [:]
      for closing in self.closings {
        let all = try known[closing.batch] ?? reader.corrections(since: closing.batch).filter(\.isOtherwise)
        known[closing.batch] = all
        var late = try Self.late(closing, reader)
        defer { counts[closing.id] = late }
        for correction in all where closing.isBefore(correction, editions) {
          late.corrected += 1
          var marked = correction
          marked.closing = closing
          corrected[correction.id] = marked
        }
      }
    }
    self.corrected = corrected
    self.counts = counts
  }

  /// What came after a closing besides corrections.
  private static func late(_ closing: FigureClosing, _ reader: any FactReader) throws -> LateCounts {
    guard closing.batch < reader.knownAt, let days = closing.period.days else { return LateCounts() }
    return LateCounts(
      added: try reader.lateObservations(since: closing.batch, endingIn: days).count {
        closing.closes($0.period)
      },
      dossierUnits: try reader.unitsWithChangedDossiers(since: closing.batch, in: days))
  }

  /// How many figures of a closing were corrected after it.
  public func count(_ closing: FigureClosing) -> Int { late(closing).corrected }

  /// What is otherwise than a closing has it; nothing for one that was not looked at.
  public func late(_ closing: FigureClosing) -> LateCounts { counts[closing.id] ?? LateCounts() }
}
