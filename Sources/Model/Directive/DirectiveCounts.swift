/// Directives by state, and rates that say what they are a share of.
///
/// The same counts give an "overdue rate" of 1.37 %, 1.02 % or 3.8 % (task force of the Prime Minister, 2017),
/// so a rate is never given without its basis. Only ``Directive/Kind/task`` counts in rates.
public struct DirectiveCounts: Hashable, Sendable {
  /// What the overdue tasks are a share of.
  public enum Basis: String, Hashable, Sendable, Codable, CaseIterable {
    /// Finished and overdue tasks; the basis of the Prime Minister's task force.
    case finishedOrOverdue
    /// All tasks that are tracked.
    case all
    /// Tasks not finished.
    case open
  }

  /// A share with the counts it comes from.
  public struct Rate: Hashable, Sendable {
    public let basis: Basis
    public let overdue: Int
    public let of: Int

    /// In percent with `scale` digits; nil of nothing.
    public func percent(scale: Int) -> ExactDecimal? {
      ExactDecimal(overdue * 100).divided(by: ExactDecimal(of), scale: scale)
    }

    /// Fewer than ten cases: shown as n/N without colour.
    public var hasFewCases: Bool { of < TargetState.fewestCases }
  }

  /// Tasks (giao việc) by state.
  public let tasks: [DirectiveState: Int]
  /// Conclusions of the other kinds by state; listed, never in rates.
  public let others: [DirectiveState: Int]

  public init(tasks: [DirectiveState: Int], others: [DirectiveState: Int] = [:]) {
    self.tasks = tasks
    self.others = others
  }

  public init(_ entries: some Sequence<(kind: Directive.Kind, state: DirectiveState)>) {
    var tasks: [DirectiveState: Int] = [:]
    var others: [DirectiveState: Int] = [:]
    for (kind, state) in entries {
      if kind == .task { tasks[state, default: 0] += 1 } else { others[state, default: 0] += 1 }
    }
    self.init(tasks: tasks, others: others)
  }

  /// Conclusions of every kind in a state.
  public subscript(state: DirectiveState) -> Int {
    (tasks[state] ?? 0) + (others[state] ?? 0)
  }

  public var total: Int { DirectiveState.allCases.reduce(0) { $0 + self[$1] } }

  /// The overdue tasks as a share of a basis. Dropped tasks are in none.
  public func overdueRate(_ basis: Basis) -> Rate {
    let overdue = tasks[.overdue] ?? 0
    let finished = (tasks[.done] ?? 0) + (tasks[.doneLate] ?? 0)
    let tracked = tasks.reduce(0) { $0 + ($1.key == .dropped ? 0 : $1.value) }
    let denominator =
      switch basis {
      case .finishedOrOverdue: finished + overdue
      case .all: tracked
      case .open: tracked - finished
      }
    return Rate(basis: basis, overdue: overdue, of: denominator)
  }

  /// Whether rates may be shown for a unit that leads. A committee decides and is never scored, and a
  /// collective name is nobody.
  public static func isScored(_ lead: AdministrativeUnit) -> Bool {
    switch lead.kind {
    case .committee, .collective, .country: false
    case .province, .city, .ministry, .department, .office, .district, .commune, .enterprise: true
    }
  }

  /// Rates of the tasks a unit leads; nil for one that is not scored.
  public func overdueRate(_ basis: Basis, of lead: AdministrativeUnit) -> Rate? {
    DirectiveCounts.isScored(lead) ? overdueRate(basis) : nil
  }
}
