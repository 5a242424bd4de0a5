import Model

/// What a unit's forms state for a period that its dossiers, counted one by one, must come to.
public struct StatedCounts: Sendable {
  static let rules = DossierStatement.rules
  static let definitions = Set(rules.map(\.definition))

  /// Exact figures only: "hơn 800" cannot be off by a number.
  private(set) var values: [DefinitionID: ExactDecimal] = [:]
  /// Where the value of each definition is from, and how it was preferred.
  private var shown: [DefinitionID: Shown] = [:]

  private struct Shown: Sendable {
    let source: SourceID
    let id: FactID
    /// Chosen by somebody, exact, how far its source is trusted.
    let weight: [Int]
  }

  /// The source of the first count in the order of the form.
  var source: SourceID? {
    Self.rules.lazy.compactMap { values[$0.definition] == nil ? nil : shown[$0.definition]?.source }.first
  }

  var isEmpty: Bool { values.isEmpty }

  /// Of several statements the one that somebody chose counts, then that of the source trusted most.
  mutating func add(_ observation: Observation, _ catalogue: Catalogue) {
    guard let value = observation.value else { return }
    let choices = catalogue.choices
    let isChosen = !choices.isEmpty && choices.speaks(of: observation) == true
    let new = Shown(
      source: observation.reference.source, id: observation.id,
      weight: [
        isChosen ? 1 : 0, value.exact == nil ? 0 : 1,
        catalogue.sources[observation.reference.source].trust,
      ])
    if let old = shown[observation.definition] {
      guard old.weight == new.weight ? new.id < old.id : old.weight.lexicographicallyPrecedes(new.weight)
      else { return }
    }
    shown[observation.definition] = new
    values[observation.definition] = value.exact
  }

  /// Dossiers received in the period, as stated, by themselves or by their parts; nil where no form tells.
  var received: ExactDecimal? {
    if let value = values["ho_so_tiep_nhan"] ?? values["ii06a_tiep_nhan_trong_ky"] { return value }
    guard let online = values["ii06a_tiep_nhan_truc_tuyen"],
      let others = values["ii06a_tiep_nhan_truc_tiep_buu_chinh"]
    else { return nil }
    return online + others
  }

  /// One stated count beside what the dossiers come to.
  struct Comparison: Sendable {
    let definition: DefinitionID
    let stated: ExactDecimal
    let counted: Int
    var check: Reconciliation {
      .compare(stated: stated, computed: ExactDecimal(counted), tolerance: .zero)
    }
  }

  /// Everything stated, in the order of the form.
  /// - Parameter tally: with what was open.
  func comparisons(with tally: DossierTally) -> [Comparison] {
    Self.rules.compactMap { rule in
      values[rule.definition].map {
        Comparison(definition: rule.definition, stated: $0, counted: rule.count(tally))
      }
    }
  }
}
