/// What a name in a file turned out to mean.
public enum NameMatch: Hashable, Sendable {
  case unit(AdministrativeUnit)
  /// Several units bear the name, at different times or in different groups.
  case ambiguous([AdministrativeUnit])
  /// None does; the nearest spellings, best first, at most three.
  case none(suggestions: [AdministrativeUnit])

  /// The unit, where there is exactly one.
  public var unit: AdministrativeUnit? {
    if case .unit(let unit) = self { unit } else { nil }
  }
}
