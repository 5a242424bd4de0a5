import Dashboard
import Model

/// One figure of one unit for one period, whether an observation or an item of the service index.
struct FigureFact {
  let definition: Definition?
  let definitionID: String
  let name: LocalizedText?
  let unit: UnitID?
  let unitAsStated: CleanText
  let period: Period
  let value: StatedNumber?
  let numerator: StatedNumber?
  let denominator: StatedNumber?
  let maximum: ExactDecimal?
  let rank: Int?
  let rankOf: Int?
  let asOf: Day?
  let reference: SourceReference
  let note: CleanText
  /// Whether this source's value was chosen; nil where nobody has chosen.
  let isChosen: Bool?
}

/// Rows of `show indicators` and `show dossiers`.
struct ObservationRows {
  /// The index whose groups the Dossiers screen shows.
  static let serviceIndex: IndexID = "qd766"

  let context: ShowContext

  /// Observations of some groups; of all where nil.
  func observations(_ groups: Set<Definition.Group>?) throws -> [FigureFact] {
    let order = Dictionary(
      context.catalogue.definitions.keys.sorted().enumerated().map { ($1, $0) }
    ) { first, _ in first }
    return try context.reader.observations(ObservationFilter()).filter { observation in
      let group = context.catalogue.definitions[observation.definition]?.group ?? .other
      return (groups?.contains(group) ?? true) && context.keeps(period: observation.period)
        && context.keeps(unit: observation.unit)
    }
    .sorted { left, right in
      let leftKey = (order[left.definition] ?? .max, officialOrder(left.unit), left.period.code, left.id)
      return leftKey < (
        order[right.definition] ?? .max, officialOrder(right.unit), right.period.code, right.id
      )
    }
    .map { observation in
      let definition = context.catalogue.definitions[observation.definition]
      return FigureFact(
        definition: definition, definitionID: observation.definition.rawValue, name: definition?.name,
        unit: observation.unit, unitAsStated: observation.unitAsStated, period: observation.period,
        value: observation.value, numerator: observation.numerator, denominator: observation.denominator,
        maximum: nil, rank: nil, rankOf: nil, asOf: observation.asOf, reference: observation.reference,
        note: observation.note, isChosen: context.isChosen(observation))
    }
  }

  /// Totals and groups of the service index, as the Dossiers screen shows them.
  func serviceFigures(_ editions: [Edition]) throws -> [FigureFact] {
    try RankingRows(context: context).facts(editions.filter { $0.id.index == Self.serviceIndex })
      .flatMap { fact in
        ((fact.total.map { [$0] } ?? []) + fact.alsoStated + fact.items).map { figure in
          self.fact(figure, of: fact)
        }
      }
  }

  private func fact(_ figure: IndexFigure, of row: RankingFact) -> FigureFact {
    let structure = context.catalogue.structures[row.edition.structure]
    let item = structure?.items.first { $0.id == figure.item }
    let isTotal = figure.item == nil
    return FigureFact(
      definition: nil,
      definitionID: Self.serviceIndex.rawValue + (figure.item.map { ":\($0)" } ?? ""),
      name: item?.name ?? structure?.name, unit: figure.unit, unitAsStated: figure.unitAsStated,
      period: row.edition.period, value: figure.score, numerator: nil, denominator: nil,
      maximum: isTotal ? structure?.maximum : item.map { ExactDecimal($0.points) },
      rank: figure.rank ?? (isTotal ? row.computedRank : nil),
      rankOf: figure.rank != nil || row.computedRank != nil && isTotal
        ? figure.rankOf ?? row.rankedUnits : nil,
      asOf: figure.asOf, reference: figure.reference, note: figure.note,
      isChosen: context.isChosen(figure))
  }

  private func officialOrder(_ unit: UnitID?) -> Int { context.unit(unit)?.officialOrder ?? .max }

  var columns: [ShowColumn<FigureFact>] {
    let before: [ShowColumn<FigureFact>] = [
      ShowColumn("definition") { .text($0.definitionID) },
      ShowColumn("definition_name", table: true) { .words($0.name) },
      ShowColumn("group") { $0.definition.map { .term($0.group) } ?? .term(Definition.Group.dossiers) },
      ShowColumn("kind") { $0.definition.map { .term($0.kind) } ?? .term(Definition.Kind.score) },
      ShowColumn("formula") { .words($0.definition?.formula) },
      ShowColumn("basis") { $0.definition.map { .text($0.basis) } ?? .missing },
      ShowColumn("level_system") { $0.definition.map { .text($0.levelSystem) } ?? .missing },
    ]
    let after: [ShowColumn<FigureFact>] = [
      ShowColumn("period", table: true) { .period($0.period) },
      ShowColumn("from") { .day($0.period.firstDay) },
      ShowColumn("to") { .day($0.period.lastDay) },
      ShowColumn("value", table: true) { .stated($0.value) },
      ShowColumn("unit_of_measure", table: true) { .words($0.definition?.unitOfMeasure) },
      ShowColumn("value_as_stated") { $0.value.map { .text($0.text) } ?? .missing },
      ShowColumn("value_bound") { .term($0.value?.bound) },
      ShowColumn("numerator") { .number($0.numerator?.value) },
      ShowColumn("denominator") { .number($0.denominator?.value) },
      ShowColumn("maximum") { .number($0.maximum) },
      ShowColumn("rank") { .integer($0.rank) },
      ShowColumn("rank_of") { .integer($0.rankOf) },
      ShowColumn("as_of") { .day($0.asOf) },
      ShowColumn("after_today") { .flag(context.isAfterToday($0.reference)) },
    ]
    return before + context.unitColumns({ $0.unit }, asStated: { $0.unitAsStated }) + after
      + context.sourceColumns { $0.reference } + [
        ShowColumn("note") { .text($0.note) },
        ShowColumn("chosen") { $0.isChosen.map { .flag($0) } ?? .missing },
      ]
  }
}
