import Model

/// Checks of figures that do not hold: what the intake found and kept, and ratios that their stated counts do not make.
/// Some definitions at a time, as ``FigureConflicts``.
public final class FigureChecks: Sendable {
  /// The rule of a stated count that is held against single dossiers: the same for every count of a row.
  public static let countedFromDossiers = CleanText("đếm từ danh sách hồ sơ")
  /// Observations gone through in one answer, about.
  static let portion = 20_000
  /// Checks that are kept of one answer; more are only counted.
  static let most = 500

  /// In the order of definitions, then of periods.
  let checks: [FailingCheck]
  /// All of them, those that are not kept included.
  let count: Int
  /// The definition after which the next part begins; nil after the last part.
  public let next: DefinitionID?

  /// - Parameters:
  ///   - definition: begins after this one; nil for the first part.
  ///   - portion: observations gone through, about.
  /// - Throws: what the reader throws.
  init(
    after definition: DefinitionID?, from reader: any FactReader, catalogue: Catalogue,
    portion: Int = FigureChecks.portion
  ) throws {
    var found: [FailingCheck] = []
    var positions: [FailingCheck.Place: Int] = [:]
    var seen = 0
    var next: DefinitionID?
    var last: DefinitionID?
    let all = catalogue.definitions.keys.sorted()
    let rest = definition.map { before in all.drop { $0 <= before } } ?? all[...]
    for id in rest {
      for observation in try reader.checkedObservations(of: id) {
        for check in FailingCheck.all(of: observation, catalogue.definitions[id]) {
          // A sum that does not hold is noted with its total and with every part; it is told once, by its total.
          guard let position = positions[check.place] else {
            positions[check.place] = found.count
            found.append(check)
            continue
          }
          if check.isOfTotal, !found[position].isOfTotal { found[position] = check }
        }
      }
      seen += try reader.observationCount(of: id, upTo: portion)
      last = id
      guard seen < portion else {
        next = id == rest.last ? nil : id
        break
      }
    }
    var owners = CheckOwners(reader, catalogue)
    found = try found.filter { check in
      guard !check.isOfTotal, let owner = try owners.owner(of: check), let last else { return true }
      // Another part of the library tells it.
      return owner <= last && (definition.map { owner > $0 } ?? true)
    }
    checks = Array(found.prefix(Self.most))
    count = found.count
    self.next = next
  }
}
