import Model

/// A figure that two sources state differently, and what somebody decided about it.
struct SourceConflict {
  /// One side: what is stated, and by whom.
  struct Side {
    let value: CleanText
    let reference: SourceReference
    /// The same as a choice keeps it.
    let statement: FigureChoice.Statement
  }

  let key: ItemKey
  /// nil for a figure that belongs to no edition of an index.
  let edition: EditionID?
  /// The unit; nil for the mean of all and for a name that no unit matches.
  let unit: UnitID?
  let title: CleanText
  let sides: [Side]
  /// By how much they differ, where that is a number.
  let difference: CleanText
  /// What the disagreement is about, as a choice names it.
  let subject: String
  /// What settles it; nil while nobody has chosen.
  let choice: FigureChoice?

  /// The side that was chosen.
  var chosen: Side? { choice.flatMap { choice in sides.first { $0.statement == choice.chosen } } }

  /// All conflicts of the editions at hand, in their order, then those of other figures.
  static func all(_ state: State) -> [SourceConflict] {
    state.catalogue.editions.flatMap { edition -> [SourceConflict] in
      guard let table = state.answers.ranking(edition.id) else { return [] }
      return units(table, state)
    }
      + observations(state)
  }

  /// The parts of the library that are looked through for them: those at hand, and the next one.
  static func queries(_ state: State) -> [Query] {
    var queries: [Query] = [.figureConflicts(after: nil)]
    var part = state.answers.figureConflicts(after: nil)
    while let next = part?.next {
      queries.append(.figureConflicts(after: next))
      part = state.answers.figureConflicts(after: next)
    }
    return queries
  }

  private static func units(_ table: RankingTable, _ state: State) -> [SourceConflict] {
    table.conflicts.map { conflict in
      let isRank = conflict.subject == .rank
      let sides = conflict.figures.compactMap { figure -> Side? in
        let value =
          isRank ? figure.rank.map(state.format.integer) : figure.score.map { state.format.stated($0) }
        guard let value, let statement = figure.statement(of: conflict.subject) else { return nil }
        return Side(value: value, reference: figure.reference, statement: statement)
      }
      let name =
        table.row(of: conflict.unit)?.name.text(in: state.language)
        ?? conflict.figures.first?.unitAsStated ?? CleanText(cleaning: conflict.unit.code)
      let values = distinct(sides.map(\.value)).joined(separator: " / ")
      let index = CleanText(cleaning: table.edition.id.index.rawValue.uppercased())
      let label = CleanText(cleaning: table.edition.id.label)
      let numbers =
        isRank
        ? conflict.figures.compactMap { $0.rank.map { ExactDecimal($0) } }
        : conflict.figures.compactMap { $0.score?.exact }
      let item = conflict.item.map { id in
        table.structure.items.first { $0.id == id }?.name.text(in: state.language)
          ?? CleanText(cleaning: id.rawValue)
      }
      let subject = item.map { name + ", " + $0 + "," } ?? name
      return SourceConflict(
        key: .line(
          "conflict-\(table.edition.id)-\(conflict.unit)-\(conflict.item?.rawValue ?? "")-\(conflict.subject)"
        ),
        edition: table.edition.id, unit: conflict.unit,
        title: state.wording(
          isRank ? .sourcesConflictRank : .sourcesConflictScore, index, label, subject, values),
        sides: sides, difference: spread(numbers, state), subject: conflict.subjectKey,
        choice: state.catalogue.choices.settling(conflict))
    }
  }

  /// Those of provinces, and those inside the home province.
  private static func observations(_ state: State) -> [SourceConflict] {
    let found = queries(state).flatMap { query -> [ObservationConflict] in
      guard case .figureConflicts(let definition) = query else { return [] }
      return state.answers.figureConflicts(after: definition)?.conflicts ?? []
    }
    let home = state.home(on: state.today) ?? state.home
    return FigureConflicts.sorted(found, home: home, state.catalogue).map { conflict in
      let sides = conflict.observations.compactMap { observation -> Side? in
        guard let value = observation.value, let statement = observation.statement else { return nil }
        return Side(
          value: state.format.stated(value), reference: observation.reference, statement: statement)
      }
      let unit =
        conflict.unit.flatMap { state.catalogue.register.unit($0) }?.shortName.text(in: state.language)
        ?? conflict.unitAsStated
      let definition =
        state.catalogue.definitions[conflict.definition]?.name.text(in: state.language)
        ?? CleanText(cleaning: conflict.definition.rawValue)
      let values = distinct(sides.map(\.value)).joined(separator: " / ")
      let name = conflict.unit?.description ?? conflict.unitAsStated.string
      let period = state.format.period(conflict.period)
      return SourceConflict(
        key: .line("conflict-\(conflict.definition)-\(name)-\(conflict.period)"), edition: nil,
        unit: conflict.unit,
        title: state.wording(.sourcesConflictFigure, unit, period, definition, values), sides: sides,
        difference: spread(conflict.observations.compactMap { $0.value?.exact }, state),
        subject: conflict.subjectKey, choice: state.catalogue.choices.settling(conflict))
    }
  }

  /// The largest less the smallest; empty for fewer than two numbers.
  private static func spread(_ numbers: [ExactDecimal], _ state: State) -> CleanText {
    guard let low = numbers.min(), let high = numbers.max(), low < high else { return .empty }
    return state.format.number(high - low)
  }

  private static func distinct(_ texts: [CleanText]) -> [CleanText] {
    texts.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }
}
