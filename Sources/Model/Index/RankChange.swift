/// How many places a unit went up or down between two editions, and what to beware of.
public enum RankChange: Hashable, Sendable {
  /// What must be said beside a change.
  public enum Mark: String, Hashable, Sendable, Codable, CaseIterable {
    /// The method changed between the two editions.
    case methodBreak
    /// It may have changed; no source settles it.
    case unconfirmedBreak
    /// Sources state different ranks for one of the two editions; the first given was used.
    case conflictingSources
  }

  /// Places gained, negative for places lost.
  case places(Int, marks: Set<Mark>)
  /// The two editions rank different units: 63 provinces and 34.
  case refusedDifferentUnits
  /// One of the ranks is not known.
  case unknown

  /// Compares ranks of one unit in two editions.
  ///
  /// - Parameters:
  ///   - earlier: its ranks in the earlier edition as the sources state them, the preferred first.
  ///   - later: the same for the later edition.
  ///   - editions: the editions after the earlier one up to and including the later one; a method that changed
  ///     in any of them breaks the comparison.
  ///   - areSameUnits: whether both editions rank the same units; see ``UnitRegister/areSameProvinces(on:and:)``.
  public static func between(
    _ earlier: [Int], and later: [Int], over editions: [Edition], areSameUnits: Bool
  ) -> RankChange {
    guard areSameUnits else { return .refusedDifferentUnits }
    guard let old = earlier.first, let new = later.first else { return .unknown }
    var marks: Set<Mark> = []
    for edition in editions {
      switch edition.methodBreak {
      case .yes: marks.insert(.methodBreak)
      case .unconfirmed: marks.insert(.unconfirmedBreak)
      case .no, .first: break
      }
    }
    if Set(earlier).count > 1 || Set(later).count > 1 { marks.insert(.conflictingSources) }
    // Ranks of a file may be anything; what cannot be subtracted cannot be compared.
    let (places, overflow) = old.subtractingReportingOverflow(new)
    return overflow ? .unknown : .places(places, marks: marks)
  }
}

extension UnitRegister {
  /// Whether the provinces of two days are the same territories, whatever they are called: true for 2023 and
  /// January 2025 (Huế changed its name), false across 01/07/2025.
  public func areSameProvinces(on one: Day, and other: Day) -> Bool {
    let left = provinces(on: one)
    let right = provinces(on: other)
    guard left.count == right.count else { return false }
    let ids = Set(right.map(\.id))
    return left.allSatisfy { unit in
      guard let now = current(of: unit.id, on: other) else { return false }
      return ids.contains(now.id) && !isTerritoryBreak(between: unit.id, and: now.id)
    }
  }
}
