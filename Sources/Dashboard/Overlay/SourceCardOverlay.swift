import Model

/// Everything behind the selected figure, one key away: value, definition, parts, dates, source to the row.
enum SourceCardOverlay {
  static func draw(_ state: State, _ painter: Painter, scroll: Int) {
    let card = Screens.screen(state.screen).figureCard(state)
    let title = card?.title ?? state.wording[.sourceTitle]
    let columns = min(painter.columns - 4, 110) - 2
    OverlayBox.draw(
      title, lines: card.map { lines($0, state, columns: columns) } ?? [Line(state.wording[.noSource])],
      scroll: scroll, painter)
  }

  static func lines(_ card: FigureCard, _ state: State, columns: Int) -> [Line] {
    let wording = state.wording
    let labelWidth = min(24, max(12, card.facts.map(\.label.columns).max() ?? 12))
    var lines: [Line] = []
    func add(_ label: CleanText, _ value: CleanText, role: Role = .text) {
      guard !value.isEmpty else { return }
      let parts = TextWrapper.wrap(value, columns: max(10, columns - labelWidth - 2))
      for (position, part) in parts.enumerated() {
        lines.append(
          Line([
            Span((position == 0 ? label : "").padded(to: labelWidth), .columnHead), Span("  "),
            Span(part, role),
          ]))
      }
    }
    for fact in card.facts { add(fact.label, fact.value) }
    if let check = card.check { add(wording[.check], check, role: .notice) }
    for statement in card.statements {
      lines.append(.blank)
      if let source = state.catalogue.sources[statement.reference.source] {
        add(wording[.source], source.title.text(in: state.language), role: .source)
        add(wording[.statedValue], statement.value)
        add(wording[.publisher], source.publisher)
        add(wording[.address], source.address)
        add(wording[.published], source.published.map { state.format.day($0) } ?? "")
        add(wording[.read], source.readOn.map { state.format.day($0) } ?? "")
        if let known = source.published ?? source.readOn, known > state.today {
          add("", wording[.afterToday], role: .warning)
        }
        add(wording[.note], source.note)
      } else {
        add(wording[.source], CleanText(cleaning: statement.reference.source.rawValue))
        add(wording[.statedValue], statement.value)
      }
      add(wording[.place], place(statement.reference, state))
      add(wording[.rowNote], statement.note)
    }
    if let fact = card.fact, let versions = state.answers.history(fact), versions.count > 1 {
      lines.append(.blank)
      for version in versions {
        add(wording(.versionSince, state.format.integer(version.since.value)), version.value)
      }
    }
    return lines
  }

  /// File, sheet, row and column.
  private static func place(_ reference: SourceReference, _ state: State) -> CleanText {
    var parts: [CleanText] = []
    if !reference.file.isEmpty { parts.append(reference.file) }
    if !reference.sheet.isEmpty { parts.append(state.wording(.sheet, reference.sheet)) }
    if reference.row > 0 { parts.append(state.wording(.row, CleanText(cleaning: String(reference.row)))) }
    if !reference.column.isEmpty { parts.append(state.wording(.column, reference.column)) }
    return parts.joined(separator: ", ")
  }
}
