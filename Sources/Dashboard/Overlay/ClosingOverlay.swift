import Model

/// The question before figures are closed: which period, up to which batch, and what is still open.
enum ClosingOverlay {
  /// What is told of the period, as far as it is known by now.
  static func facts(
    _ period: Period, for meeting: MeetingID?, _ state: State
  ) -> [(label: CleanText, value: CleanText)] {
    let wording = state.wording
    var facts = [
      (wording[.closePeriod], state.format.period(period)),
      (wording[.closeFor], name(of: meeting, state)),
    ]
    guard let question = state.answers.closingQuestion(state.closingQuery(period, for: meeting)) else {
      return facts
    }
    facts.append(
      (wording[.closeKnownAt], wording(.closeBatches, state.format.integer(question.knownAt.value))))
    facts.append((wording[.closeConflicts], state.format.integer(question.conflicts)))
    facts.append((wording[.closeMissing], state.format.integer(question.missing)))
    if let earlier = question.earlier {
      facts.append(
        (
          wording[.closeEarlier],
          wording(.closeEarlierValue, earlier.day(state.format), earlier.closing.author)
        ))
    }
    return facts
  }

  private static func name(of meeting: MeetingID?, _ state: State) -> CleanText {
    guard let meeting else { return state.wording[.closeForAny] }
    guard let known = state.answers.meetings?[meeting]?.meeting else {
      return CleanText(cleaning: meeting.rawValue)
    }
    return state.format.day(known.day)
  }

  private static func title(_ period: Period, _ state: State) -> CleanText {
    state.wording(.closeTitle, state.format.period(period))
  }

  private static func isKnown(_ period: Period, for meeting: MeetingID?, _ state: State) -> Bool {
    state.answers.closingQuestion(state.closingQuery(period, for: meeting)) != nil
  }

  static func draw(_ period: Period, for meeting: MeetingID?, _ state: State, _ painter: Painter) {
    let facts = facts(period, for: meeting, state)
    // As high as it gets, so that it does not jump when the answer comes.
    let inside = OverlayBox.frame(
      title(period, state), columns: min(painter.columns - 4, 76), rows: 9, painter)
    let width = facts.map(\.label.columns).max() ?? 0
    for (row, fact) in facts.enumerated() {
      inside.line(
        Line([Span(fact.label.padded(to: max(27, width)), .columnHead), Span("  "), Span(fact.value)]),
        row: row)
    }
    if !isKnown(period, for: meeting, state) { inside.text(state.wording[.closeWait], column: 0, row: 2) }
    inside.text(
      state.wording[.closeHint].truncated(toColumns: inside.columns), column: 0, row: inside.rows - 1,
      role: .prompt)
    inside.placeCursor(column: 0, row: inside.rows - 1)
  }

  static func read(
    _ period: Period, for meeting: MeetingID?, _ state: State, into page: inout PlainWriter
  ) {
    page.heading(title(period, state))
    for fact in facts(period, for: meeting, state).dropFirst() { page.figure(fact.label, fact.value) }
    if !isKnown(period, for: meeting, state) { page.sentence(state.wording[.closeWait]) }
    page.sentence(state.wording[.closeHint])
  }
}
