import Model

/// A check that does not hold (lệch n): of whom, what was checked, what is stated and what its parts make.
struct FailingCheck: Sendable {
  /// What the figure is that does not add up.
  enum Subject: Sendable {
    case definition(DefinitionID, Period)
    case index(EditionID, IndexItemID?)
    /// The mean of all units.
    case mean(EditionID)
  }

  /// A row of a source and what was checked there.
  struct Place: Hashable, Sendable {
    let reference: SourceReference
    let rule: CleanText
    let stated: CleanText
    let computed: CleanText
    /// The figure, where the rule speaks of it alone and is the same for all figures of a row.
    let definition: DefinitionID?
  }

  let key: ItemKey
  let subject: Subject
  let unit: UnitID?
  let unitAsStated: CleanText
  /// In the form's own words: "3 = 4 + 5 + 6". Empty for a ratio against its counts and a total against its parts.
  let rule: CleanText
  /// As the source states it; empty where the note of an earlier version does not tell.
  let stated: CleanText
  /// The same as a number, where it is known to be one.
  let number: StatedNumber?
  let computed: CleanText
  /// Stated less computed.
  let difference: ExactDecimal?
  let reference: SourceReference
  let note: CleanText
  /// The figure is the one that is checked, and not a part of it.
  var isOfTotal: Bool { number != nil }

  /// The column does not count: a sum has several.
  var place: Place {
    Place(
      reference: SourceReference(
        source: reference.source, file: reference.file, sheet: reference.sheet, row: reference.row),
      rule: rule, stated: stated, computed: computed, definition: ownDefinition)
  }

  private var ownDefinition: DefinitionID? {
    guard case .definition(let id, _) = subject, rule.isEmpty || rule == FigureChecks.countedFromDossiers
    else { return nil }
    return id
  }

  static func all(of observation: Observation, _ definition: Definition?) -> [FailingCheck] {
    let subject = Subject.definition(observation.definition, observation.period)
    var found = KeptCheck.all(in: observation.note).enumerated().map { number, kept in
      FailingCheck(
        key: .line("check:\(number):\(observation.id)"), subject: subject, unit: observation.unit,
        unitAsStated: observation.unitAsStated, rule: kept.rule, stated: kept.stated,
        number: observation.value.flatMap { $0.text == kept.stated.string ? $0 : nil },
        computed: kept.computed, difference: kept.difference, reference: observation.reference,
        note: observation.note)
    }
    // A share that does not hold is noted when it is taken in; one that came before checks were kept is not.
    if found.isEmpty, let definition,
      case .differs(let difference)? = observation.reconciled(with: definition),
      let value = observation.value
    {
      found.append(
        FailingCheck(
          key: .line("check:ratio:\(observation.id)"), subject: subject, unit: observation.unit,
          unitAsStated: observation.unitAsStated, rule: .empty, stated: CleanText(cleaning: value.text),
          number: value, computed: CleanText(cleaning: (value.value - difference).description),
          difference: difference, reference: observation.reference, note: observation.note))
    }
    return found
  }

  /// Totals of an edition against their parts, and what the intake found and kept.
  static func all(of rows: [RankingRow]) -> [FailingCheck] {
    rows.flatMap { row -> [FailingCheck] in
      let kept = row.totals.flatMap { figure in
        KeptCheck.all(in: figure.note).enumerated().map { number, kept in
          check(
            figure, "check:\(number):\(figure.id)", rule: kept.rule, kept.stated, kept.computed,
            kept.difference)
        }
      }
      guard kept.isEmpty, case .differs(let difference)? = row.check, let total = row.score(nil) else {
        return kept
      }
      let figure = row.totals.first { $0.score?.value == total } ?? row.total
      return [
        check(
          figure, "check:total:\(figure.id)", rule: .empty,
          CleanText(cleaning: figure.score?.text ?? total.description),
          CleanText(cleaning: (total - difference).description), difference)
      ]
    }
  }

  private static func check(
    _ figure: IndexFigure, _ key: String, rule: CleanText, _ stated: CleanText, _ computed: CleanText,
    _ difference: ExactDecimal?
  ) -> FailingCheck {
    FailingCheck(
      key: .line(key), subject: .index(figure.edition, figure.item), unit: figure.unit,
      unitAsStated: figure.unitAsStated, rule: rule, stated: stated,
      number: figure.score.flatMap { $0.text == stated.string ? $0 : nil }, computed: computed,
      difference: difference, reference: figure.reference, note: figure.note)
  }
}
