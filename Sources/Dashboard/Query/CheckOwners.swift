import Model

/// Which figure of a row tells a check that several of them were noted with: the total, else the first part.
///
/// The total and the parts of a sum may lie in different parts of a large library, and each part is gone through by
/// itself.
struct CheckOwners {
  private struct Key: Hashable {
    let unit: UnitID?
    let period: Period
  }

  private let reader: any FactReader
  private let catalogue: Catalogue
  private var known: [Key: [FailingCheck.Place: (definition: DefinitionID, isOfTotal: Bool)]] = [:]

  init(_ reader: any FactReader, _ catalogue: Catalogue) {
    self.reader = reader
    self.catalogue = catalogue
  }

  /// - Returns: nil for a check that is not of a definition.
  /// - Throws: what the reader throws.
  mutating func owner(of check: FailingCheck) throws -> DefinitionID? {
    guard case .definition(_, let period) = check.subject else { return nil }
    let key = Key(unit: check.unit, period: period)
    if let owners = known[key] { return owners[check.place]?.definition }
    var owners: [FailingCheck.Place: (definition: DefinitionID, isOfTotal: Bool)] = [:]
    try reader.visitObservations(ObservationFilter(unit: check.unit, period: period)) { observation in
      for other in FailingCheck.all(of: observation, catalogue.definitions[observation.definition]) {
        if let owner = owners[other.place] {
          if owner.isOfTotal && !other.isOfTotal { continue }
          if owner.isOfTotal == other.isOfTotal, owner.definition <= observation.definition { continue }
        }
        owners[other.place] = (observation.definition, other.isOfTotal)
      }
    }
    known[key] = owners
    return owners[check.place]?.definition
  }
}
