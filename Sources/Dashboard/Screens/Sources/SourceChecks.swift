import Model

extension FailingCheck {
  /// The parts of the library that are looked through: those at hand, and the next one.
  static func queries(_ state: State) -> [Query] {
    var queries: [Query] = [.figureChecks(after: nil)]
    var part = state.answers.figureChecks(after: nil)
    while let next = part?.next {
      queries.append(.figureChecks(after: next))
      part = state.answers.figureChecks(after: next)
    }
    return queries
  }

  /// Checks of the editions at hand, then those of other figures.
  /// - Returns: those that are listed, and how many there are.
  static func all(_ state: State) -> (checks: [FailingCheck], count: Int) {
    var checks: [FailingCheck] = []
    for edition in state.catalogue.editions {
      guard let table = state.answers.ranking(edition.id) else { continue }
      checks += means(table) + table.failingChecks
    }
    var count = checks.count
    for case .figureChecks(let definition) in queries(state) {
      guard let part = state.answers.figureChecks(after: definition) else { break }
      checks += part.checks
      count += part.count
    }
    return (Array(checks.prefix(FigureChecks.most)), count)
  }

  /// The stated mean of all units against the one computed from their values.
  private static func means(_ table: RankingTable) -> [FailingCheck] {
    guard let computed = table.means[nil], computed.count == table.edition.unitCount else { return [] }
    return table.edition.statedMeans.compactMap { mean -> FailingCheck? in
      guard mean.item == nil else { return nil }
      let own = computed.value.rounded(scale: mean.value.value.scale)
      guard mean.value.value != own else { return nil }
      return FailingCheck(
        key: .line("check:mean:\(table.edition.id):\(mean.reference.source)"),
        subject: .mean(table.edition.id),
        unit: nil, unitAsStated: .empty, rule: .empty, stated: CleanText(cleaning: mean.value.text),
        number: mean.value, computed: CleanText(cleaning: own.description),
        difference: mean.value.value - own, reference: mean.reference, note: .empty)
    }
  }
}

/// A failing check in the words of a screen.
struct FailingCheckWords {
  let check: FailingCheck
  let state: State

  private var wording: Wording { state.wording }

  var unit: CleanText {
    if case .mean = check.subject { return wording[.sourcesCheckMean] }
    return check.unit.flatMap { state.catalogue.register.unit($0) }?.shortName.text(in: state.language)
      ?? check.unitAsStated
  }

  var period: CleanText {
    switch check.subject {
    case .definition(_, let period): return state.format.period(period)
    case .index(let edition, _), .mean(let edition):
      return SourceTexts.edition(edition)
    }
  }

  var indicator: CleanText {
    switch check.subject {
    case .definition(let id, _):
      return state.catalogue.definitions[id]?.name.text(in: state.language)
        ?? CleanText(cleaning: id.rawValue)
    case .index(let edition, let item): return SourceTexts.item(item, of: edition, state)
    case .mean(let edition): return SourceTexts.item(nil, of: edition, state)
    }
  }

  var title: CleanText { wording(.sourcesCheckTitle, unit, period, indicator) }

  /// What was checked, in the form's own words.
  var rule: CleanText {
    guard check.rule.isEmpty else { return check.rule }
    switch check.subject {
    case .definition: return wording[.sourcesCheckRatio]
    case .index: return wording[.sourcesCheckTotal]
    case .mean: return wording[.sourcesCheckMean]
    }
  }

  var off: CleanText {
    check.difference.map { wording(.sourcesCheckOff, state.format.number($0.absolute.trimmed)) }
      ?? wording[.sourcesCheckUnlike]
  }

  /// As the file states it, where it is not known to be a number.
  var stated: CleanText { check.number.map { state.format.stated($0) } ?? check.stated }

  /// Written like other numbers of the screen.
  var computed: CleanText {
    ExactDecimal(check.computed.string).map { state.format.number($0) } ?? check.computed
  }

  /// "ghi 123, tính 120"; empty where only the difference is known.
  var values: CleanText {
    check.stated.isEmpty ? .empty : wording(.sourcesCheckValues, stated, computed)
  }

  var place: CleanText { SourceCardOverlay.place(check.reference, state) }

  var card: FigureCard {
    FigureCard(
      title: title,
      facts: [
        (wording[.sourcesCheckRule], rule), (wording[.statedValue], stated),
        (wording[.sourcesCheckComputed], computed),
        (wording[.sourcesCheckOffBy], check.difference.map { state.format.number($0.trimmed) } ?? .empty),
      ], statements: [(stated, check.reference, check.note)], check: off)
  }
}
