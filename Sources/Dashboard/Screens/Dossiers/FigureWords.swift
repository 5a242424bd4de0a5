import Model

/// Words for figures, the same on Dossiers and Indicators.
struct FigureWords {
  let state: State

  init(_ state: State) {
    self.state = state
  }

  private var wording: Wording { state.wording }
  private var format: Format { state.format }

  /// The value as its kind is written: a ratio in percent, a count in whole numbers, an identifier as it stands.
  func value(_ entry: FigureEntry) -> CleanText {
    let definition = state.catalogue.definitions[entry.definition]
    switch definition?.kind {
    case .identifier: return CleanText(cleaning: entry.stated?.text ?? "—")
    case .qualitative: return wording[.dossiersNoNumber]
    case .ratio:
      if let denominator = entry.denominator, denominator == .zero { return wording[.dossiersNone] }
      if entry.state == .fewCases, let top = entry.statedNumerator, let bottom = entry.statedDenominator {
        return format.stated(top) + "/" + format.stated(bottom)
      }
      guard let value = entry.value else { return "—" }
      if let stated = entry.stated, !entry.isComputed { return format.stated(stated) + "%" }
      return format.number(value, decimals: 2) + "%"
    case .threshold:
      guard let stated = entry.stated else { return "—" }
      return wording(.dossiersThreshold, format.stated(stated) + measure(definition))
    default:
      guard let stated = entry.stated else { return entry.value.map { format.number($0) } ?? "—" }
      return format.stated(stated)
    }
  }

  /// "hơn 800 / 1.000"; nil for a figure without both counts.
  func counts(_ entry: FigureEntry) -> CleanText? {
    guard let top = entry.statedNumerator, let bottom = entry.statedDenominator else { return nil }
    return format.stated(top) + " / " + format.stated(bottom)
  }

  /// "%" close to its number; a word after a blank nowhere here.
  private func measure(_ definition: Definition?) -> CleanText {
    definition?.unitOfMeasure.vietnamese == "%" ? "%" : ""
  }

  /// Symbol and role of a state; blank where nothing is judged, ≠ before all where sources differ.
  func mark(_ entry: FigureEntry?) -> Span {
    if entry?.hasConflict == true { return Span("≠", .warning) }
    return switch entry?.state {
    case .met?: Span("√", .good)
    case .near?: Span("!", .warning)
    case .notMet?: Span("■", .bad)
    case .fewCases?, .noTarget?, nil: Span(" ")
    }
  }

  /// "80%", or what the source says in words; nil where there is no target.
  func target(_ entry: FigureEntry) -> CleanText? {
    entry.target?.value.map { format.number($0) + "%" } ?? entry.target?.asStated
  }

  /// Word of a state, with the target: "■ chưa đạt 80%".
  func stateWords(_ entry: FigureEntry) -> Span {
    let target = target(entry) ?? ""
    switch entry.state {
    case .met?: return Span("√ " + wording(.dossiersMet, target), .good)
    case .near?: return Span("! " + wording(.dossiersNear, target), .warning)
    case .notMet?: return Span("■ " + wording(.dossiersNotMet, target), .bad)
    case .fewCases?: return Span(wording[.dossiersFewCases], .neutral)
    case .noTarget?: return Span("— " + wording[.dossiersNoTarget], .neutral)
    case nil:
      guard let year = entry.target?.year, entry.target?.isFor(entry.period) == false else { return Span("") }
      return Span(
        wording(.dossiersTargetOfYear, CleanText(cleaning: String(year)), target), .neutral)
    }
  }

  /// What ≠ means, where the table has one.
  func conflictLegend(_ table: FigureTable?) -> [Line] {
    conflictLegend(table?.conflicts.isEmpty == false)
  }

  func conflictLegend(_ hasConflicts: Bool) -> [Line] {
    hasConflicts ? [Line(wording[.dossiersLegendConflict])] : []
  }

  func name(_ id: DefinitionID) -> CleanText {
    state.catalogue.definitions[id]?.name.text(in: state.language) ?? CleanText(cleaning: id.rawValue)
  }

  /// "Đúng hạn 200.568 + quá hạn 48.109 = tiếp nhận 248.677: khớp".
  func identity(_ result: FigureIdentity.Result) -> Line {
    var words: CleanText = ""
    for (part, value) in zip(result.parts, result.values) {
      words = words + (words.isEmpty ? "" : " + ") + name(part) + " " + format.number(value)
    }
    words = words + " = " + name(result.whole) + " " + format.number(result.total) + ": "
    return Line([Span(words), check(result.check)])
  }

  /// The same without names: "156 + 864 = 1.020: khớp".
  func shortIdentity(_ result: FigureIdentity.Result) -> Line {
    let sum = result.values.map { format.number($0) }.joined(separator: " + ")
    return Line([Span(sum + " = " + format.number(result.total) + ": "), check(result.check)])
  }

  func check(_ check: Reconciliation) -> Span {
    switch check {
    case .agrees: Span(wording[.rankingsAgrees], .good, [.bold])
    case .differs(let by): Span(wording(.rankingsDiffers, format.signed(by)), .bad, [.bold])
    case .cannotCompute(let known, let count):
      Span(
        wording(.rankingsKnown, format.integer(known) + "/" + format.integer(count)), .neutral)
    }
  }

  /// Everything behind a figure, for the source card.
  func card(_ entry: FigureEntry) -> FigureCard {
    let definition = state.catalogue.definitions[entry.definition]
    let language = state.language
    var card = FigureCard(
      title: entry.unit.name.text(in: language) + " · " + name(entry.definition) + " · "
        + format.period(entry.period))
    func add(_ label: Label, _ value: CleanText?) {
      if let value, !value.isEmpty { card.facts.append((wording[label], value)) }
    }
    add(.rankingsValue, value(entry) + (entry.isComputed ? " [T]" : ""))
    if definition?.kind == .identifier { add(.rankingsKind, wording[.dossiersIdentifier]) }
    add(.dossiersMeasure, definition?.unitOfMeasure.text(in: language))
    add(
      .rankingsDefinition,
      name(entry.definition) + " (" + CleanText(cleaning: entry.definition.rawValue) + ")")
    add(.dossiersFormula, definition?.formula.text(in: language))
    if let numerator = definition?.numerator, let top = entry.statedNumerator {
      add(.dossiersNumerator, name(numerator) + ": " + format.stated(top))
    } else if let top = entry.statedNumerator {
      add(.dossiersNumerator, format.stated(top))
    }
    if let denominator = definition?.denominator, let bottom = entry.statedDenominator {
      add(.dossiersDenominator, name(denominator) + ": " + format.stated(bottom))
    } else if let bottom = entry.statedDenominator {
      add(.dossiersDenominator, format.stated(bottom))
    }
    add(.dossiersLevelSystem, definition?.levelSystem)
    add(.dossiersBasis, definition?.basis)
    add(.rankingsPeriod, format.period(entry.period))
    if let days = entry.period.days {
      add(.dossiersDays, format.day(days.first) + " – " + format.day(days.last))
    }
    add(.dossiersAsOf, entry.observations.first?.asOf.map { format.day($0) })
    if let target = entry.target {
      add(.dossiersTarget, target.asStated + " · " + target.basis)
      add(.dossiersState, stateWords(entry).text)
    } else if definition?.kind == .ratio {
      add(.dossiersTarget, wording[.dossiersNoTarget])
    }
    if let identity = entry.identity {
      card.check = self.identity(identity).spans.map(\.text).joined()
    } else if let check = entry.check {
      card.check = self.check(check).text
    }
    card.statements = entry.observations.map { observation in
      let stated = observation.value.map { CleanText(cleaning: $0.text) } ?? wording[.dossiersNoNumber]
      let what = name(observation.definition)
      return (
        what + ": " + stated + " · “" + observation.unitAsStated + "”", observation.reference,
        observation.note
      )
    }
    card.fact = entry.isComputed ? nil : entry.observations.first?.id
    card.link = link(entry)
    return card
  }

  /// nil for a bound ("hơn 800"), for what has no number, and for a name that no unit matches.
  private func link(_ entry: FigureEntry) -> FigureLink? {
    guard case .unit(let unit) = entry.unit.key, let value = entry.exactValue else { return nil }
    let definition = state.catalogue.definitions[entry.definition]
    guard definition?.kind != .identifier else { return nil }
    return FigureLink(
      subject: .observation(entry.definition), unit: unit, period: entry.period, value: value,
      fact: entry.isComputed ? nil : entry.observations.first?.id, target: entry.target?.value,
      higherIsBetter: definition?.higherIsBetter)
  }
}
