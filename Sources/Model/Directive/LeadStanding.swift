/// How one lead unit stands with the tasks (giao việc) given to it. For what is sent out only: a wrong "quá hạn" is
/// costly, so every count names its directives.
public struct LeadStanding: Hashable, Sendable {
  /// What a task counts as; each in one class.
  public enum Class: String, Hashable, Sendable, CaseIterable {
    /// Finished by its last day, or finished without its day known: late is only what is known to be.
    case onTime
    /// Finished after its last day.
    case late
    /// Past its last day, tracked and not finished.
    case overdue
    /// Not finished, its last day not past; reported as finished and not confirmed.
    case open
    /// Without a date, finished or not.
    case noDate
    /// Past its last day, known from a published source only.
    case unknown
    /// On hold, returned or no longer tracked: in no rate.
    case stopped

    public init(_ standing: DirectiveStanding) {
      switch standing.state {
      case .done: self = standing.window == nil ? .noDate : .onTime
      case .doneLate: self = .late
      case .overdue: self = .overdue
      case .dueSoon, .inTime: self = .open
      case .awaitingConfirmation: self = standing.window == nil ? .noDate : .open
      case .noDate: self = .noDate
      case .unknown: self = .unknown
      case .onHold, .returned, .dropped: self = .stopped
      }
    }
  }

  public let unit: AdministrativeUnit
  /// By class, then day and code.
  public let lines: [LeadLine]
  private let counts: [Class: Int]

  public init(unit: AdministrativeUnit, lines: [LeadLine]) {
    self.unit = unit
    let classes = Class.allCases
    func place(_ line: LeadLine) -> Int { classes.firstIndex(of: Class(line.standing)) ?? classes.count }
    self.lines = lines.sorted { left, right in
      (place(left), left.standing.window?.last.number ?? .max, left.directive.id)
        < (place(right), right.standing.window?.last.number ?? .max, right.directive.id)
    }
    counts = Dictionary(lines.map { (Class($0.standing), 1) }, uniquingKeysWith: +)
  }

  public subscript(kind: Class) -> Int { counts[kind] ?? 0 }

  public var total: Int { lines.count }

  /// Tasks that the rate is a share of: those with a date that are finished or overdue.
  public var basis: Int { self[.onTime] + self[.late] + self[.overdue] }

  /// Finished in time as a share of ``basis`` in percent with one digit; nil where the basis is under ten, which is
  /// shown as n/N.
  public var onTimePercent: ExactDecimal? {
    guard basis >= TargetState.fewestCases else { return nil }
    return ExactDecimal(self[.onTime] * 100).divided(by: ExactDecimal(basis), scale: 1)
  }
}

/// The standing of all lead units on a day, group by group.
public struct LeadStandings: Hashable, Sendable {
  /// In official order; units are compared inside their group.
  public let units: [LeadStanding]
  /// Tasks of committees, collectives and names that no unit matches: listed nowhere, because nobody is judged by them.
  public let leftOut: Int

  public init(_ lines: LeadLines, register: UnitRegister) {
    var groups: [PartyKey: [LeadLine]] = [:]
    var leftOut = 0
    for line in lines.lines where line.directive.kind == .task {
      guard let unit = line.party.unit.flatMap({ register.unit($0) }), DirectiveCounts.isScored(unit) else {
        leftOut += 1
        continue
      }
      groups[PartyKey(line.party), default: []].append(line)
    }
    self.leftOut = leftOut
    units = groups.sorted { PartyKey.order($0.key, $1.key, register) }.compactMap { key, lines in
      key.unit.flatMap { register.unit($0) }.map { LeadStanding(unit: $0, lines: lines) }
    }
  }
}

/// A rule that makes one number of counts. The program has none of its own: it counts only where an office has decided
/// one and names the document.
public struct StandingRule: Hashable, Sendable {
  /// The document that says so.
  public let basis: CleanText
  /// Points for each task of a class; classes that are not named count nothing.
  public let points: [LeadStanding.Class: ExactDecimal]

  public init(basis: CleanText, points: [LeadStanding.Class: ExactDecimal]) {
    self.basis = basis
    self.points = points
  }

  public func score(_ standing: LeadStanding) -> ExactDecimal {
    points.reduce(ExactDecimal(0)) { sum, entry in
      sum + entry.value * ExactDecimal(standing[entry.key])
    }
  }
}
