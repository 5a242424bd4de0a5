import Model

/// Tells which figures of a file that the program wrote out are known already: all that is known says the same, from
/// whatever source, so they are the ones it was written from and no second source of them.
public struct KnownFigures {
  private let reader: any FactReader

  public init(_ reader: any FactReader) {
    self.reader = reader
  }

  /// Takes out of a batch what is known with the same value, and sources of which nothing is left.
  /// - Parameter sheets: the sheets that the program wrote; what other sheets say stays.
  /// - Returns: how many figures were known.
  /// - Throws: what the reader throws.
  public func takeOut(of batch: inout FactBatch, sheets: Set<CleanText>) throws -> Int {
    let count = batch.observations.count + batch.indexFigures.count
    let named = batch.namedSources
    try takeOutObservations(&batch, sheets)
    try takeOutIndexFigures(&batch, sheets)
    let known = count - batch.observations.count - batch.indexFigures.count
    guard known > 0 else { return 0 }
    let gone = named.subtracting(batch.namedSources)
    batch.sources.removeAll { gone.contains($0.id) }
    return known
  }

  private func takeOutObservations(_ batch: inout FactBatch, _ sheets: Set<CleanText>) throws {
    let own = batch.observations.filter { sheets.contains($0.reference.sheet) }
    guard !own.isEmpty else { return }
    let definitions = Array(Set(own.map(\.definition))).sorted()
    var known: Set<FactID> = []
    for (period, stated) in Dictionary(grouping: own, by: \.period) {
      let standing = Dictionary(
        grouping: try reader.observations(ObservationFilter(definitions: definitions, period: period)),
        by: \.definition)
      for one in stated {
        let said = (standing[one.definition] ?? []).filter { Self.isOfSame($0, one) }
        // What the file itself said otherwise before is corrected, and where sources differ nobody's word is the known one.
        if !said.isEmpty, said.allSatisfy({ Self.says($0, what: one) }) { known.insert(one.id) }
      }
    }
    batch.observations.removeAll { known.contains($0.id) }
  }

  private static func says(_ known: Observation, what stated: Observation) -> Bool {
    func agrees(_ number: StatedNumber?, _ other: StatedNumber?) -> Bool {
      guard let number else { return true }
      return other.map { $0.value == number.value && $0.bound == number.bound } ?? false
    }
    return agrees(stated.value, known.value) && agrees(stated.numerator, known.numerator)
      && agrees(stated.denominator, known.denominator)
  }

  private static func isOfSame(_ known: Observation, _ stated: Observation) -> Bool {
    known.unit == stated.unit
      && (known.unit != nil
        || CellText.key(known.unitAsStated.string) == CellText.key(stated.unitAsStated.string))
  }

  /// Ranks as they follow from the scores that are known, by item and unit.
  private static func computedRanks(_ figures: [IndexFigure]) -> [IndexItemID?: [UnitID: Int]] {
    Dictionary(grouping: figures, by: \.item).mapValues { figures in
      var scores: [UnitID: ExactDecimal] = [:]
      for figure in figures {
        if let score = figure.score { scores[figure.unit] = scores[figure.unit] ?? score.value }
      }
      let units = scores.keys.sorted()
      let ranks = CompetitionRanks(units.compactMap { scores[$0] }).ranks
      return Dictionary(zip(units, ranks)) { first, _ in first }
    }
  }

  private func takeOutIndexFigures(_ batch: inout FactBatch, _ sheets: Set<CleanText>) throws {
    let own = batch.indexFigures.filter { sheets.contains($0.reference.sheet) }
    guard !own.isEmpty else { return }
    var known: Set<FactID> = []
    for (edition, stated) in Dictionary(grouping: own, by: \.edition) {
      let figures = try reader.indexFigures(edition: edition)
      let standing = Dictionary(grouping: figures, by: \.unit)
      let computed = Self.computedRanks(figures)
      for one in stated {
        let same = (standing[one.unit] ?? []).filter { $0.item == one.item }
        // One source may state the score and another the rank.
        let scores = same.compactMap(\.score?.value)
        let ranks = same.compactMap(\.rank)
        let knowsScore =
          one.score.map { score in !scores.isEmpty && scores.allSatisfy { $0 == score.value } } ?? true
        // A rank that no source states was computed from the scores when the table was written.
        let knowsRank =
          one.rank.map { rank in
            ranks.isEmpty ? rank == computed[one.item]?[one.unit] : ranks.allSatisfy { $0 == rank }
          } ?? true
        if !same.isEmpty, knowsScore, knowsRank { known.insert(one.id) }
      }
    }
    batch.indexFigures.removeAll { known.contains($0.id) }
  }
}
