public struct RankChange: Hashable, Sendable {}
public struct Reconciliation: Hashable, Sendable {}
