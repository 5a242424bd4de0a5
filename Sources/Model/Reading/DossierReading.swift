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

  public func dossierCount(_ page: DossierPage) throws -> Int {
    var all = page
    all.count = .max
    return try dossiers(all).count
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
