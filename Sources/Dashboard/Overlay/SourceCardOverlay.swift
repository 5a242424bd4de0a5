import Model

/// Everything behind the selected figure, one key away: value, definition, parts, dates, source to the row.
enum SourceCardOverlay {
  static func draw(_ state: State, _ painter: Painter, scroll: Int) {
    let card = Screens.screen(state.screen).figureCard(state)
    let title = card?.title ?? state.wording[.sourceTitle]
    let columns = min(painter.columns - 4, 110) - 2
    OverlayBox.draw(
      title, lines: card.map { lines($0, state, columns: columns) } ?? [Line(state.wording[.noSource])],
      scroll: scroll, state, painter)
  }

  /// Facts of a card that belong together: the figure itself, then one source after the other, then versions.
  struct Paragraph {
    var title = Label.source
    var facts: [(label: CleanText, value: CleanText, role: Role)] = []

    mutating func add(_ label: CleanText, _ value: CleanText, role: Role = .text) {
      if !value.isEmpty { facts.append((label, value, role)) }
    }
  }

  static func lines(_ card: FigureCard, _ state: State, columns: Int) -> [Line] {
    let labelWidth = min(24, max(12, card.facts.map(\.label.columns).max() ?? 12))
    var lines: [Line] = []
    for (position, paragraph) in paragraphs(card, state).enumerated() {
      if position > 0 { lines.append(.blank) }
      for fact in paragraph.facts {
        let parts = fact.value.wrapped(columns: max(10, columns - labelWidth - 2))
        for (position, part) in parts.enumerated() {
          lines.append(
            Line([
              Span((position == 0 ? fact.label : "").padded(to: labelWidth), .columnHead), Span("  "),
              Span(part, fact.role),
            ]))
        }
      }
    }
    return lines
  }

  /// What the card says; the first paragraph is the figure itself.
  static func paragraphs(_ card: FigureCard, _ state: State) -> [Paragraph] {
    let wording = state.wording
    var figure = Paragraph()
    for fact in card.facts { figure.add(fact.label, fact.value) }
    if let check = card.check { figure.add(wording[.check], check, role: .notice) }
    if let correction = card.fact.flatMap({ state.answers.correction(of: $0) }),
      let closing = correction.closing
    {
      // Where the closed figure is what is shown, the correction tells what it says by now.
      let isNow = state.figures.batch != nil
      figure.add(
        wording[.closedCard],
        wording(
          isNow ? .closedCardNow : .closedCardValue, state.format.period(closing.period),
          state.answers.closings?.told(closing).day(state.format) ?? "", closing.author,
          value(correction, isNow: isNow, state)),
        role: .notice)
    }
    if let today = card.fact.flatMap({ byNow($0, state) }) {
      figure.add(
        wording(.cardToday, state.format.day(state.pastToday ?? state.today)), today.value, role: today.role)
    }
    for choice in card.fact.map({ state.catalogue.choices.about($0) }) ?? [] {
      figure.add(wording[.sourcesChosenHead], chosen(choice, state), role: .notice)
    }
    var paragraphs = [figure]
    for statement in card.statements {
      var part = Paragraph()
      if let source = state.catalogue.sources[statement.reference.source] {
        part.add(wording[.source], source.title.text(in: state.language), role: .source)
        part.add(wording[.statedValue], statement.value)
        part.add(wording[.publisher], source.publisher)
        part.add(wording[.address], source.address)
        part.add(wording[.published], source.published.map { state.format.day($0) } ?? "")
        part.add(wording[.read], source.readOn.map { state.format.day($0) } ?? "")
        if let known = source.published ?? source.readOn, known > state.today {
          part.add("", wording[.afterToday], role: .warning)
        }
        part.add(wording[.note], source.note)
      } else {
        part.add(wording[.source], CleanText(cleaning: statement.reference.source.rawValue))
        part.add(wording[.statedValue], statement.value)
      }
      part.add(wording[.place], place(statement.reference, state))
      part.add(wording[.rowNote], statement.note)
      paragraphs.append(part)
    }
    if let fact = card.fact, let versions = state.answers.history(fact), versions.count > 1 {
      var part = Paragraph(title: .plainVersions)
      for version in versions {
        part.add(wording(.versionSince, state.format.integer(version.since.value)), version.value)
      }
      paragraphs.append(part)
    }
    return paragraphs
  }

  /// What a figure of a past meeting says by now.
  /// - Returns: nil outside of past meetings, and until it is known.
  private static func byNow(_ fact: FactID, _ state: State) -> (value: CleanText, role: Role)? {
    guard state.pastMeeting != nil, let then = state.answers.history(fact)?.last,
      let now = state.answers.historyByNow(fact)?.last
    else { return nil }
    if now.until != nil { return (state.wording[.cardTodayWithdrawn], .notice) }
    return now.value == then.value ? (state.wording[.cardTodaySame], .text) : (now.value, .notice)
  }

  /// What a figure said when it was closed, or says now.
  private static func value(_ correction: FigureCorrection, isNow: Bool, _ state: State) -> CleanText {
    let none: CleanText = isNow ? state.wording[.changesWithdrawn] : "—"
    switch correction.figure {
    case .observation(let old, let new):
      guard let told = isNow ? new : old else { return none }
      return told.value.map { state.format.stated($0) } ?? "—"
    case .indexFigure(let old, let new):
      guard let told = isNow ? new : old else { return none }
      return told.score.map { state.format.stated($0) } ?? told.rank.map { state.format.integer($0) } ?? "—"
    }
  }

  /// "24 — đã hỏi Sở (đợt 5)".
  private static func chosen(_ choice: FigureChoice, _ state: State) -> CleanText {
    let batch = choice.batch.map {
      " (" + state.wording(.sourcesBatch, state.format.integer($0.value)) + ")"
    }
    return CleanText(cleaning: choice.chosen.value) + " — " + choice.reason + (batch ?? .empty)
  }

  /// File, sheet, row and column.
  static func place(_ reference: SourceReference, _ state: State) -> CleanText {
    place(reference, rows: reference.row > 0 ? CleanText(cleaning: String(reference.row)) : "", state)
  }

  /// The same for several rows, in words.
  static func place(_ reference: SourceReference, rows: CleanText, _ state: State) -> CleanText {
    var parts: [CleanText] = []
    if !reference.file.isEmpty { parts.append(reference.file) }
    if !reference.sheet.isEmpty { parts.append(state.wording(.sheet, reference.sheet)) }
    if !rows.isEmpty { parts.append(state.wording(.row, rows)) }
    if !reference.column.isEmpty { parts.append(state.wording(.column, reference.column)) }
    return parts.joined(separator: ", ")
  }
}
