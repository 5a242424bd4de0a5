/// What is asked of the roll-ups of dossiers.
public struct DossierQuestion: Hashable, Sendable, Codable {
  /// What the answer has a line for.
  public enum Grouping: String, Hashable, Sendable, Codable, CaseIterable {
    /// One line for all.
    case none
    case unit
    /// The procedure's group (lĩnh vực).
    case field
    case procedure
  }

  public var grouping: Grouping
  /// Only those of these units, each by itself; nil for all units of the store. What belongs to a unit is the caller's
  /// business: tallies add up.
  public var units: [UnitID]?
  /// Only those of this field, as lists write it.
  public var field: CleanText?
  public var procedure: ProcedureID?
  /// The days of each column of the answer.
  public var spans: [DossierSpan]
  /// Whether what was open at the beginning and at the end of each span is wanted; it costs a look at all that was
  /// before.
  public var wantsOpen: Bool

  public init(
    _ grouping: Grouping, units: [UnitID]? = nil, field: CleanText? = nil, procedure: ProcedureID? = nil,
    spans: [DossierSpan], wantsOpen: Bool = false
  ) {
    self.grouping = grouping
    self.units = units
    self.field = field
    self.procedure = procedure
    self.spans = spans
    self.wantsOpen = wantsOpen
  }
}

/// One line of an answer: of what, and a tally for each span.
public struct DossierLine: Hashable, Sendable {
  public let unit: UnitID?
  public let field: CleanText?
  public let procedure: ProcedureID?
  /// One for each span of the question.
  public var tallies: [DossierTally]

  public init(
    unit: UnitID? = nil, field: CleanText? = nil, procedure: ProcedureID? = nil, tallies: [DossierTally]
  ) {
    self.unit = unit
    self.field = field
    self.procedure = procedure
    self.tallies = tallies
  }
}

/// Which dossiers of a unit are listed, from which on and how many.
public struct DossierPage: Hashable, Sendable, Codable {
  /// Where a dossier stands among those of its unit: by day of receipt, then procedure, then code.
  public struct Position: Hashable, Sendable, Codable {
    public let received: Day
    public let procedure: ProcedureID
    public let code: DossierCode

    public init(received: Day, procedure: ProcedureID, code: DossierCode) {
      self.received = received
      self.procedure = procedure
      self.code = code
    }

    public init(_ dossier: Dossier) {
      self.init(received: dossier.received, procedure: dossier.procedure, code: dossier.code)
    }
  }

  public var unit: UnitID
  public var procedure: ProcedureID?
  public var field: CleanText?
  /// Received on these days.
  public var days: DayRange?
  /// Only dossiers that stand so on the day.
  public var standings: Set<DossierStanding>?
  public var standingOn: Day?
  /// The last dossier of the page before; nil for the first page.
  public var after: Position?
  /// From the newest on.
  public var isDescending: Bool
  public var count: Int

  public init(
    unit: UnitID, procedure: ProcedureID? = nil, field: CleanText? = nil, days: DayRange? = nil,
    standings: Set<DossierStanding>? = nil, standingOn: Day? = nil, after: Position? = nil,
    isDescending: Bool = false, count: Int
  ) {
    self.unit = unit
    self.procedure = procedure
    self.field = field
    self.days = days
    self.standings = standings
    self.standingOn = standingOn
    self.after = after
    self.isDescending = isDescending
    self.count = count
  }

  /// The page out of all dossiers that it lists, in any order.
  public func cut(_ listed: [Dossier]) -> [Dossier] {
    func isBefore(_ left: Position, _ right: Position) -> Bool {
      (left.received, left.procedure, left.code) < (right.received, right.procedure, right.code)
    }
    func isBefore(_ left: Dossier, _ right: Dossier) -> Bool { isBefore(Position(left), Position(right)) }
    let ordered = listed.sorted { isDescending ? isBefore($1, $0) : isBefore($0, $1) }
    guard let after else { return Array(ordered.prefix(count)) }
    let rest = ordered.drop { dossier in
      isDescending ? !isBefore(Position(dossier), after) : !isBefore(after, Position(dossier))
    }
    return Array(rest.prefix(count))
  }

  /// Whether a dossier is one of those listed, wherever the page begins.
  public func lists(_ dossier: Dossier) -> Bool {
    guard dossier.unit == unit, procedure.map({ dossier.procedure == $0 }) ?? true,
      field.map({ dossier.field == $0 }) ?? true, days?.contains(dossier.received) ?? true
    else { return false }
    guard let standings, let standingOn else { return true }
    return dossier.standing(on: standingOn).map(standings.contains) ?? false
  }
}

// For readers that keep few dossiers or none: everything from one walk. A store answers from its roll-ups.
extension FactReader {
  public func procedures() throws -> [Procedure] { [] }

  public func visitDossiers(_ visit: (Dossier) -> Void) throws {}

  public func dossierDays() throws -> DayRange? {
    var range: DayRange?
    try visitDossiers { dossier in
      let own = DayRange(between: dossier.received, and: dossier.finished ?? dossier.received)
      range = range.map { DayRange(between: min($0.first, own.first), and: max($0.last, own.last)) } ?? own
    }
    return range
  }

  public func dossierTallies(_ question: DossierQuestion) throws -> [DossierLine] {
    var answer = DossierAnswer(question)
    try visitDossiers { answer.add($0) }
    return answer.lines
  }

  public func dossiers(_ page: DossierPage) throws -> [Dossier] {
    var found: [Dossier] = []
    try visitDossiers { if page.lists($0) { found.append($0) } }
    return page.cut(found)
  }

  public func dossier(_ code: DossierCode) throws -> Dossier? {
    var found: Dossier?
    try visitDossiers { if $0.code == code { found = $0 } }
    return found
  }

  public func versions(of dossier: DossierCode) throws -> [DossierVersion] {
    try self.dossier(dossier).map { [DossierVersion(dossier: $0, since: BatchNumber(1), until: nil)] } ?? []
  }
}
