public struct UnitRegister: Sendable {
  public init(_ units: [AdministrativeUnit]) {}
  public func unit(_ id: UnitID) -> AdministrativeUnit? { nil }
  public func provinces(on day: Day) -> [AdministrativeUnit] { [] }
  public func search(_ typed: String, on day: Day) -> [AdministrativeUnit] { [] }
}
public struct WorkCalendar: Sendable { public init(holidays: [Holiday]) {} }
public struct DirectiveStanding: Hashable, Sendable {}
public struct DirectiveCounts: Hashable, Sendable {}
public struct RankChange: Hashable, Sendable {}
public struct Reconciliation: Hashable, Sendable {}
extension ExactDecimal {
  public func rounded(scale: Int) -> ExactDecimal { self }
  public func divided(by: ExactDecimal, scale: Int) -> ExactDecimal? { nil }
}
