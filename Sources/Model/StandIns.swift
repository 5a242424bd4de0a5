public struct WorkCalendar: Sendable { public init(holidays: [Holiday]) {} }
public struct DirectiveStanding: Hashable, Sendable {}
public struct DirectiveCounts: Hashable, Sendable {}
public struct RankChange: Hashable, Sendable {}
public struct Reconciliation: Hashable, Sendable {}
