import Model

extension FigureWords {
  /// The value as a cell: a ratio as a percentage, a count as a number, an identifier and a bound as text. A ratio of
  /// few cases is no percentage here either.
  func exportedValue(_ entry: FigureEntry?) -> ExportedCell {
    guard let entry else { return .missing }
    let definition = state.catalogue.definitions[entry.definition]
    switch definition?.kind {
    case .identifier, .qualitative, .threshold: return .words(value(entry))
    case .ratio:
      if let denominator = entry.denominator, denominator == .zero { return .words(value(entry)) }
      if entry.state == .fewCases, entry.statedNumerator != nil, entry.statedDenominator != nil {
        // With its word, so that no program takes 3/7 for a day.
        return .text(value(entry) + ", " + state.wording[.dossiersFewCases])
      }
      guard let shown = entry.value else { return .missing }
      guard let stated = entry.stated, !entry.isComputed else { return .percent(shown, decimals: 2) }
      return .stated(stated, state.format, isPercent: true)
    default:
      guard let stated = entry.stated else { return .number(entry.value) }
      return .stated(stated, state.format)
    }
  }

  /// The state against the target in words: "chưa đạt 80%".
  func exportedState(_ entry: FigureEntry?) -> ExportedCell {
    guard let entry, state.catalogue.definitions[entry.definition]?.kind == .ratio else { return .blank }
    return stateWords(entry).exported(PlainText(state.wording))
  }

  /// Whether sums and stated ratios hold.
  func exportedCheck(_ entry: FigureEntry?) -> ExportedCell {
    let text = PlainText(state.wording)
    if let identity = entry?.identity {
      let words = text.words(self.identity(identity))
      return .state(words, Self.tone(identity.check))
    }
    return entry?.check.map { check($0).exported(text) } ?? .blank
  }

  private static func tone(_ check: Reconciliation) -> ExportedTone {
    switch check {
    case .agrees: .good
    case .differs: .bad
    case .cannotCompute: .neutral
    }
  }

  /// The unit of measure where the cell does not tell it.
  func exportedMeasure(_ entry: FigureEntry) -> CleanText {
    let definition = state.catalogue.definitions[entry.definition]
    return definition?.kind == .ratio || definition?.kind == .threshold
      ? "%" : definition?.unitOfMeasure.text(in: state.language) ?? ""
  }

  /// What a mark beside a figure says on the screen, and what its source notes.
  func exportedNote(_ entry: FigureEntry, isKnown: Bool = true) -> CleanText {
    var notes: [CleanText] = []
    if entry.isComputed { notes.append(SourceMarks.computed.text) }
    if entry.hasConflict {
      let values = entry.observations.compactMap(\.value).map { state.format.stated($0) }
      notes.append(
        state.wording[.plainDisputed]
          + (entry.isComputed || values.isEmpty ? "" : ": " + values.joined(separator: "; ")))
    }
    if !isKnown { notes.append(state.wording[.afterToday]) }
    if !entry.isComputed, let note = entry.observations.first?.note, !note.isEmpty { notes.append(note) }
    return notes.joined(separator: "; ")
  }
}

extension TableBuilder where Item == FigureEntry {
  /// Columns of single figures: what each is, its value with its counts, days, state and sources.
  ///
  /// - Parameters:
  ///   - withUnit: false on the page of one unit.
  ///   - withDefinition: false on the page of one definition.
  ///   - name: how the view writes a unit.
  mutating func figureColumns(
    _ words: FigureWords, _ sources: ExportedSources, withUnit: Bool, withDefinition: Bool,
    name: @escaping (FigureUnit) -> CleanText
  ) {
    let state = words.state
    let wording = state.wording
    let format = state.format
    if withUnit {
      column("unit", wording[.rankingsUnit]) { .words(name($0.unit)) }
      unitColumns(wording) { $0.unit.id }
    }
    if withDefinition {
      column("name", wording[.dossiersCriterion]) { .words(words.name($0.definition)) }
      column("definition", wording[.exportCode]) { .words(CleanText(cleaning: $0.definition.rawValue)) }
    }
    column("value", wording[.rankingsValue], .number) { words.exportedValue($0) }
    column("measure", wording[.dossiersMeasure]) { .words(words.exportedMeasure($0)) }
    column("numerator", wording[.dossiersNumerator], .number) { entry in
      entry.statedNumerator.map { .stated($0, format) } ?? .blank
    }
    column("denominator", wording[.dossiersDenominator], .number) { entry in
      entry.statedDenominator.map { .stated($0, format) } ?? .blank
    }
    column("period", wording[.dossiersPeriod]) { .words(format.period($0.period)) }
    column("from", wording[.exportFrom], .day) { entry in entry.period.firstDay.map { .day($0) } ?? .blank }
    column("to", wording[.exportTo], .day) { entry in entry.period.lastDay.map { .day($0) } ?? .blank }
    column("as_of", wording[.dossiersAsOf], .day) { entry in
      entry.observations.first?.asOf.map { .day($0) } ?? .blank
    }
    column("state", wording[.dossiersState], .state) { words.exportedState($0) }
    column("check", wording[.check], .state) { words.exportedCheck($0) }
    column("note", wording[.rowNote]) { entry in
      .words(words.exportedNote(entry, isKnown: (entry.period.lastDay ?? state.today) <= state.today))
    }
    column("source", wording[.source]) { .words(sources.places($0.observations.map(\.reference))) }
  }
}

extension ExportBuilder {
  /// Takes in what figures rest on: their definitions and sources.
  mutating func takeIn(_ entries: [FigureEntry]) {
    for entry in entries {
      define(entry.definition)
      sources.add(entry.observations.map(\.reference))
      if entry.isComputed { noteComputed() }
    }
  }
}
