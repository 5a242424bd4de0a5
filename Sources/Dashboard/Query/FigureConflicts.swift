import Model

/// Where sources disagree about observations: some definitions at a time, so that a store of hundreds of thousands
/// keeps nobody waiting for the rest.
public final class FigureConflicts: Sendable {
  /// Observations gone through in one answer, about.
  private static let portion = 20_000

  /// In no particular order; see ``sorted(_:home:_:)``.
  public let conflicts: [ObservationConflict]
  /// The definition after which the next part begins; nil after the last part.
  public let next: DefinitionID?

  /// - Parameter definition: begins after this one; nil for the first part.
  /// - Throws: what the reader throws.
  init(after definition: DefinitionID?, from reader: any FactReader, catalogue: Catalogue) throws {
    var conflicts: [ObservationConflict] = []
    var seen = 0
    var next: DefinitionID?
    let all = catalogue.definitions.keys.sorted()
    let rest = definition.map { before in all.drop { $0 <= before } } ?? all[...]
    for id in rest {
      conflicts += try reader.repeatedObservations(of: id).conflicts()
      seen += try reader.observationCount(of: id, upTo: Self.portion)
      guard seen < Self.portion else {
        next = id == rest.last ? nil : id
        break
      }
    }
    self.conflicts = conflicts
    self.next = next
  }

  /// Those of provinces and of names that no unit matches, then those inside the home province; by period,
  /// definition and key.
  static func sorted(
    _ conflicts: [ObservationConflict], home: UnitID?, _ catalogue: Catalogue
  ) -> [ObservationConflict] {
    struct Place: Comparable {
      let scope: Int
      let conflict: ObservationConflict

      static func < (left: Place, right: Place) -> Bool {
        if left.scope != right.scope { return left.scope < right.scope }
        let a = left.conflict
        let b = right.conflict
        let days = (a.period.lastDay?.number ?? 0, b.period.lastDay?.number ?? 0)
        if days.0 != days.1 { return days.0 < days.1 }
        if a.definition != b.definition { return a.definition < b.definition }
        return a.observations.first.map(\.id) ?? "" < b.observations.first.map(\.id) ?? ""
      }
    }
    return conflicts.compactMap { conflict -> Place? in
      guard let id = conflict.unit else { return Place(scope: 1, conflict: conflict) }
      guard let unit = catalogue.register.unit(id) else { return nil }
      guard let parent = unit.parent else { return Place(scope: 0, conflict: conflict) }
      return parent == home ? Place(scope: 2, conflict: conflict) : nil
    }.sorted().map(\.conflict)
  }
}
