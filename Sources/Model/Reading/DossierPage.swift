/// Which dossiers of a unit are listed, in which order, from which on and how many.
public struct DossierPage: Hashable, Sendable, Codable {
  /// What a list is ordered by.
  public enum Order: String, Hashable, Sendable, Codable, CaseIterable {
    /// By day of receipt, then procedure, then code.
    case received
    case code
    /// By days past the due day on ``DossierPage/standingOn``, then day of receipt, then code.
    case daysLate
  }

  /// Where a dossier stands among those of its unit.
  public struct Position: Hashable, Sendable, Codable {
    public let received: Day
    public let procedure: ProcedureID
    public let code: DossierCode
    /// Counts in ``Order/daysLate`` only.
    public let daysLate: Int

    public init(received: Day, procedure: ProcedureID, code: DossierCode, daysLate: Int = 0) {
      self.received = received
      self.procedure = procedure
      self.code = code
      self.daysLate = daysLate
    }

    /// - Parameter day: the day on which days late are counted; nil where the order does not ask for them.
    public init(_ dossier: Dossier, on day: Day? = nil) {
      self.init(
        received: dossier.received, procedure: dossier.procedure, code: dossier.code,
        daysLate: day.map { dossier.daysLate(on: $0) } ?? 0)
    }

    /// Whether it stands before another in an order.
    public func isBefore(_ other: Position, by order: Order) -> Bool {
      switch order {
      case .received: (received, procedure, code) < (other.received, other.procedure, other.code)
      case .code: code < other.code
      case .daysLate: (daysLate, received, code) < (other.daysLate, other.received, other.code)
      }
    }
  }

  public var unit: UnitID
  public var procedure: ProcedureID?
  public var field: CleanText?
  /// Received on these days.
  public var days: DayRange?
  /// Only dossiers that stand so on the day.
  public var standings: Set<DossierStanding>?
  /// Only dossiers whose row says each of these on the day.
  public var texts: [DossierText]
  /// The day on which standings and days late are judged.
  public var standingOn: Day?
  /// The last dossier of the page before; nil for the first page.
  public var after: Position?
  public var order: Order
  /// From the newest on, the last code, the latest.
  public var isDescending: Bool
  public var count: Int

  public init(
    unit: UnitID, procedure: ProcedureID? = nil, field: CleanText? = nil, days: DayRange? = nil,
    standings: Set<DossierStanding>? = nil, texts: [DossierText] = [], standingOn: Day? = nil,
    after: Position? = nil, order: Order = .received, isDescending: Bool = false, count: Int
  ) {
    self.unit = unit
    self.procedure = procedure
    self.field = field
    self.days = days
    self.standings = standings
    self.texts = texts
    self.standingOn = standingOn
    self.after = after
    self.order = order
    self.isDescending = isDescending
    self.count = count
  }

  /// The page out of all dossiers that it lists, in any order.
  public func cut(_ listed: [Dossier]) -> [Dossier] {
    var kept = FirstOfOrder<Dossier>(self)
    for dossier in listed { kept.add(Position(dossier, on: standingOn), dossier) }
    return kept.elements
  }

  /// Whether a dossier is one of those listed, wherever the page begins.
  public func lists(_ dossier: Dossier) -> Bool {
    guard dossier.unit == unit, procedure.map({ dossier.procedure == $0 }) ?? true,
      field.map({ dossier.field == $0 }) ?? true, days?.contains(dossier.received) ?? true
    else { return false }
    return admits(
      code: dossier.code.rawValue, standing: standingOn.flatMap { dossier.standing(on: $0) },
      result: dossier.result)
  }

  /// Whether a dossier says what the page asks for besides where it belongs.
  /// - Parameter standing: how it stands on ``standingOn``.
  public func admits(code: String, standing: DossierStanding?, result: DossierResult?) -> Bool {
    if let standings, standingOn != nil, !(standing.map(standings.contains) ?? false) { return false }
    guard !texts.isEmpty else { return true }
    let state = standing.map { DossierState($0, result: result) }
    return texts.allSatisfy { $0.fits(code: code, state: state) }
  }

  /// Whether one place comes before another in the direction of the page.
  public func isBefore(_ left: Position, _ right: Position) -> Bool {
    isDescending ? right.isBefore(left, by: order) : left.isBefore(right, by: order)
  }

  /// True where each row must be looked at before it is known whether it is one of the list.
  public var looksAtRows: Bool { standings != nil || !texts.isEmpty }
}

/// The first so many of what comes in no order, as a page wants them. However many come, no more than twice as many are
/// held.
public struct FirstOfOrder<Element> {
  private let page: DossierPage
  private var kept: [(position: DossierPage.Position, element: Element)] = []

  public init(_ page: DossierPage) {
    self.page = page
  }

  public mutating func add(_ position: DossierPage.Position, _ element: @autoclosure () -> Element) {
    if let after = page.after, !isBefore(after, position) { return }
    kept.append((position, element()))
    if page.count < Int.max / 2, kept.count >= 2 * max(1, page.count) { cut() }
  }

  /// What was kept, in the order of the page.
  public var elements: [Element] {
    var copy = self
    copy.cut()
    return copy.kept.map(\.element)
  }

  private func isBefore(_ left: DossierPage.Position, _ right: DossierPage.Position) -> Bool {
    page.isBefore(left, right)
  }

  private mutating func cut() {
    let page = page
    kept.sort { page.isBefore($0.position, $1.position) }
    if kept.count > page.count { kept.removeLast(kept.count - page.count) }
  }
}
