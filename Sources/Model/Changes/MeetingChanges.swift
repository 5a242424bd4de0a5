/// What changed since a day, usually that of the last meeting: the first item of an agenda.
///
/// What was known then is told by a batch and what is known now by another; states and timeliness are computed on the
/// two days. Nothing is kept: the same readers and days give the same changes.
public struct MeetingChanges: Hashable, Sendable {
  public let since: Day
  public let today: Day
  /// The next meeting, up to which directives fall due; nil where none is planned.
  public let nextMeeting: Day?
  /// The last batch that was known on ``since``; 0 where the store began later, so that nothing can have been corrected.
  public let knownThen: BatchNumber
  public let ranks: [RankMove]
  public let targets: [TargetCrossing]
  /// Finished since, the last first.
  public let finished: [DirectiveChange]
  /// Overdue now and not then, the longest first.
  public let overdue: [DirectiveChange]
  /// Open and due from today to the next meeting, the nearest first.
  public let due: [DirectiveChange]
  /// Open and extended twice or more, the most often first.
  public let extended: [DirectiveChange]
  /// Reports that came late since, and those that were due since and are missing.
  public let lateReports: [ReportStatus]
  /// Figures that say something else now than then.
  public let corrections: [FigureCorrection]
  /// Directives in another state; told only where a past meeting is held against today, as are the next two.
  public var moved: [MovedDirective] = []
  public var definitions: [DefinitionChange] = []
  public var aims: [TargetChange] = []
  /// Open directives whose figure has reached its target since.
  public let reached: [FigureReach]

  public init(
    since: Day, today: Day, nextMeeting: Day?, knownThen: BatchNumber, ranks: [RankMove] = [],
    targets: [TargetCrossing] = [], finished: [DirectiveChange] = [], overdue: [DirectiveChange] = [],
    due: [DirectiveChange] = [], extended: [DirectiveChange] = [], lateReports: [ReportStatus] = [],
    corrections: [FigureCorrection] = [], reached: [FigureReach] = []
  ) {
    self.reached = reached
    self.since = since
    self.today = today
    self.nextMeeting = nextMeeting
    self.knownThen = knownThen
    self.ranks = ranks
    self.targets = targets
    self.finished = finished
    self.overdue = overdue
    self.due = due
    self.extended = extended
    self.lateReports = lateReports
    self.corrections = corrections
  }

  public var isEmpty: Bool { count == 0 }

  /// Lines of all kinds together.
  public var count: Int {
    ranks.count + targets.count + finished.count + overdue.count + due.count + extended.count
      + lateReports.count
      + corrections.count + reached.count + moved.count + definitions.count + aims.count
  }
}

/// A unit whose rank in an index is another one since a later edition was published.
public struct RankMove: Hashable, Sendable {
  public let unit: UnitID
  public let old: Place?
  public let new: Place
  /// The change with its marks; refused where the two rank different units.
  public let change: RankChange

  public init(unit: UnitID, old: Place?, new: Place, change: RankChange) {
    self.unit = unit
    self.old = old
    self.new = new
    self.change = change
  }

  /// A rank with its denominator and edition.
  public struct Place: Hashable, Sendable {
    public let edition: EditionID
    public let rank: Int
    public let rankOf: Int

    public init(edition: EditionID, rank: Int, rankOf: Int) {
      self.edition = edition
      self.rank = rank
      self.rankOf = rankOf
    }
  }
}

/// A ratio or count that reaches its target now and did not then, or the other way round.
public struct TargetCrossing: Hashable, Sendable {
  public let unit: UnitID
  public let definition: DefinitionID
  public let target: Target
  public let old: JudgedFigure
  public let new: JudgedFigure

  public init(unit: UnitID, definition: DefinitionID, target: Target, old: JudgedFigure, new: JudgedFigure) {
    self.unit = unit
    self.definition = definition
    self.target = target
    self.old = old
    self.new = new
  }

  /// True where the target is met now.
  public var isReached: Bool { new.state == .met }
}

/// A figure of a period, held against its target.
public struct JudgedFigure: Hashable, Sendable {
  public let period: Period
  public let value: ExactDecimal
  /// The denominator of a ratio, where it is known.
  public let cases: ExactDecimal?
  public let state: TargetState
  /// The observation it is stated by, or whose counts it is computed from.
  public let fact: FactID
  /// True where it is computed from two counts and not stated.
  public let isComputed: Bool

  public init(
    period: Period, value: ExactDecimal, cases: ExactDecimal?, state: TargetState, fact: FactID,
    isComputed: Bool
  ) {
    self.period = period
    self.value = value
    self.cases = cases
    self.state = state
    self.fact = fact
    self.isComputed = isComputed
  }
}

/// A directive that stands otherwise than then, or is due.
public struct DirectiveChange: Hashable, Sendable {
  public let id: DirectiveID
  public let standing: DirectiveStanding
  /// How it stood then; nil where it was not given or not known yet.
  public let before: DirectiveState?
  /// Extensions granted by today, those of single units included.
  public let extensionCount: Int
  /// The day on which it was finished as the newest report says, else that of the report; nil where it is not, and where
  /// no report tells.
  public let finishedOn: Day?

  public init(
    id: DirectiveID, standing: DirectiveStanding, before: DirectiveState?, extensionCount: Int,
    finishedOn: Day? = nil
  ) {
    self.id = id
    self.standing = standing
    self.before = before
    self.extensionCount = extensionCount
    self.finishedOn = finishedOn
  }
}

/// An open directive whose figure reaches its target now and did not then.
public struct FigureReach: Hashable, Sendable {
  public let id: DirectiveID
  public let before: FigureProgress.Now?
  public let now: FigureProgress

  public init(id: DirectiveID, before: FigureProgress.Now?, now: FigureProgress) {
    self.id = id
    self.before = before
    self.now = now
  }
}

/// A figure that a later batch states otherwise, or that no longer stands.
public struct FigureCorrection: Hashable, Sendable {
  public enum Figure: Hashable, Sendable {
    /// nil where it was withdrawn.
    case observation(old: Observation, new: Observation?)
    case indexFigure(old: IndexFigure, new: IndexFigure?)
  }

  public let figure: Figure
  /// The batch since which it says so.
  public let batch: BatchNumber
  /// The closing after which it was corrected; nil where its period was not closed before.
  public var closing: FigureClosing?

  public init(figure: Figure, batch: BatchNumber, closing: FigureClosing? = nil) {
    self.figure = figure
    self.batch = batch
    self.closing = closing
  }

  /// Of the figure, which is one fact in both versions.
  public var id: FactID {
    switch figure {
    case .observation(let old, _): old.id
    case .indexFigure(let old, _): old.id
    }
  }

  /// What the two state: value and counts, or score and rank. A figure that only stands in another place of its file
  /// is none that was corrected.
  public var isOtherwise: Bool {
    switch figure {
    case .observation(let old, let new):
      guard let new else { return true }
      return (old.value, old.numerator, old.denominator) != (new.value, new.numerator, new.denominator)
    case .indexFigure(let old, let new):
      guard let new else { return true }
      return old.score != new.score || old.rank != new.rank || old.rankOf != new.rankOf
    }
  }
}
