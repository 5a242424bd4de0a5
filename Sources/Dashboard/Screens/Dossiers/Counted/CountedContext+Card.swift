import Model

extension CountedContext {
  /// Everything behind the selected row.
  var card: FigureCard? {
    if let window, let dossier = selectedDossier { return card(of: dossier, window) }
    return selectedRow.map { card(of: $0) }
  }

  private func card(of row: CountRow) -> FigureCard {
    var card = FigureCard(title: row.name.text(in: language) + " · " + format.period(period))
    func add(_ label: CleanText, _ value: CleanText?) {
      if let value, !value.isEmpty { card.facts.append((label, value)) }
    }
    if row.tally != nil {
      add(wording[.countedReceived], format.integer(row.received) + " [T]")
      add(wording[.countedOnTime], format.integer(row.onTime) + " [T]")
      add(wording[.countedLate], format.integer(row.late) + " [T]")
      add(wording[.countedRatio], ratio(row) + " [T]")
      add(wording[.countedOnline], format.integer(row.online) + " [T]")
      add(wording[.countedFinished], format.integer(row.finished) + " [T]")
    }
    if row.stated.received != nil { add(wording[.countedStated], statedOfListed(row)) }
    if let listed = row.listed {
      add(wording[.countedOfListed], format.integer(listed.tally[.received]) + " [T]")
    }
    addDefinition(to: &card)
    if let target = row.target {
      add(wording[.dossiersTarget], target.asStated + " · " + target.basis)
    }
    add(wording[.rankingsPeriod], format.period(period))
    if let span {
      let first = span.first.map { format.day($0) + " – " } ?? wording(.countedUpTo, "")
      add(wording[.dossiersDays], first + format.day(span.last))
      add(wording[.dossiersAsOf], format.day(span.judgedOn))
    }
    card.check = row.check.map { FigureWords(state).check($0).text }
    if let source = row.stated.source, let record = state.catalogue.sources[source] {
      add(wording[.source], record.title.text(in: language))
    }
    return card
  }

  private func addDefinition(to card: inout FigureCard) {
    guard let definition = state.catalogue.definitions[CountJudge.definition] else { return }
    card.facts.append(
      (
        wording[.rankingsDefinition],
        definition.name.text(in: language) + " (" + CleanText(cleaning: definition.id.rawValue) + ")"
      ))
    let formula = definition.formula.text(in: language)
    if !formula.isEmpty { card.facts.append((wording[.dossiersFormula], formula)) }
    if !definition.basis.isEmpty { card.facts.append((wording[.dossiersBasis], definition.basis)) }
  }

  private func card(of dossier: Dossier, _ window: DossierWindow) -> FigureCard? {
    guard let list = CountedDossiers(self) else { return nil }
    var card = FigureCard(title: CleanText(cleaning: dossier.code.rawValue))
    func add(_ label: Label, _ value: CleanText) { card.facts.append((wording[label], value)) }
    add(.countedProcedure, name(of: .procedure(dossier.procedure)))
    add(.rankingsUnit, name(of: .unit(dossier.unit)))
    add(.countedReceived, list.day(dossier.received))
    add(.countedDue, list.day(dossier.due))
    add(.countedDone, list.day(dossier.finished))
    add(.dossiersState, PlainText(wording).words(list.stateWords(dossier).text))
    if let late = list.daysLate(dossier) { add(.countedDaysLate, format.integer(late)) }
    add(.countedChannel, list.channel(dossier))
    add(.dossiersAsOf, format.day(window.listing.span.judgedOn))
    card.statements = [(CleanText(cleaning: dossier.code.rawValue), dossier.reference, "")]
    return card
  }

  /// What the marks at the foot stand for: the definition of the share, and that the program counted.
  func footnotes() -> [Line] {
    var notes: [Line] = []
    if order != nil, let definition = state.catalogue.definitions[CountJudge.definition] {
      let formula = definition.formula.text(in: language)
      let told = formula.isEmpty || state.size.columns < 80 ? definition.name.text(in: language) : formula
      // The definition's id is for those who look it up, and no word for a room.
      notes.append(
        Line(
          state.presentation != nil
            ? wording(.countedRatioRoom, told)
            : wording(.countedRatioNote, told, CleanText(cleaning: definition.id.rawValue))))
    }
    notes.append(Line([SourceMarks.computed, Span(" " + wording[.computedNote])]))
    return notes
  }
}
