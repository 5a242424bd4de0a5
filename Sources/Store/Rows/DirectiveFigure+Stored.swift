import Model

extension DirectiveFigure: StoredFact {
  static let table = "directive_figure"
  static let columns =
    ["measure", "definition", "index_id", "item"] + Columns.unit("unit") + Columns.period
    + Columns.decimal("value") + ["fact"] + Columns.decimal("target") + ["is_higher_better"]

  private enum Measure: String {
    case observation, score, rank
    // The directive has no figure any more; the other columns keep which it was.
    case endedObservation, endedScore, endedRank

    var isEnded: Bool {
      switch self {
      case .observation, .score, .rank: false
      case .endedObservation, .endedScore, .endedRank: true
      }
    }
  }

  /// Of the versions those that say a figure; `f` is the table.
  static let saysFigure = "f.measure IN ('observation', 'score', 'rank')"

  var storedID: String { id.rawValue }

  func encode(into row: inout RowEncoder) throws {
    switch link.subject {
    case .observation(let definition):
      row.add(isEnded ? Measure.endedObservation : .observation)
      row.add(Optional(definition))
      row.add(nil as String?)
      row.add(nil as String?)
    case .score(let index, let item):
      row.add(isEnded ? Measure.endedScore : .score)
      row.add(nil as String?)
      row.add(Optional(index))
      row.add(item)
    case .rank(let index):
      row.add(isEnded ? Measure.endedRank : .rank)
      row.add(nil as String?)
      row.add(Optional(index))
      row.add(nil as String?)
    }
    row.add(Optional(link.unit))
    row.add(link.period)
    try row.add(Optional(link.value))
    row.add(link.fact)
    try row.add(link.target)
    row.add(link.higherIsBetter)
  }

  init(row: inout RowDecoder) throws {
    let id: FactID = row.identifier()
    let measure: Measure = try row.named()
    let definition: DefinitionID? = row.optionalIdentifier()
    let index: IndexID? = row.optionalIdentifier()
    let item: IndexItemID? = row.optionalIdentifier()
    let subject: FigureLink.Subject
    switch (measure, definition, index) {
    case (.observation, let definition?, _), (.endedObservation, let definition?, _):
      subject = .observation(definition)
    case (.score, _, let index?), (.endedScore, _, let index?): subject = .score(index, item)
    case (.rank, _, let index?), (.endedRank, _, let index?): subject = .rank(index)
    default: throw row.unfit(measure.rawValue)
    }
    self.init(
      id: id,
      link: FigureLink(
        subject: subject, unit: try row.unit(), period: try row.period(), value: try row.decimal(),
        fact: row.optionalIdentifier(), target: try row.optionalDecimal(),
        higherIsBetter: try row.optionalFlag()), isEnded: measure.isEnded)
  }

  var historyLine: String {
    [isEnded ? "∅" : nil, link.period.code, "\(link.value)", link.target.map { "→ \($0)" }]
      .compactMap(\.self).joined(separator: "; ")
  }
}
