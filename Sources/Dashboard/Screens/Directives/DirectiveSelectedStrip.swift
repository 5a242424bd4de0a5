import Model

/// "Đang chọn": what the list has no room for, of the selected row.
enum DirectiveSelectedStrip {
  static func draw(_ list: DirectiveList, _ state: State, _ painter: Painter) {
    guard painter.rows > 1 else {
      // On a low screen one line carries what the row had no room for.
      let directive = state.view.selected?.directive.flatMap { state.answers.directive(row: $0) }
      let group = list.groups.first { $0.key == state.view.selected }
      let title = (directive?.title ?? group?.title)?.text(in: state.language)
      let head = Span(state.wording[.directivesSelected] + ": ", .columnHead)
      guard let title else {
        if state.view.selected == nil {
          painter.line(Line([head, Span(state.wording[.selectedNothing], .neutral)]), column: 1, row: 0)
        }
        return
      }
      painter.line(Line([head, Span(title, .text, [.bold])]), column: 1, row: 0)
      return
    }
    painter.rule(row: 0, title: Line(state.wording[.directivesSelected], .paneTitle, [.bold]))
    for (offset, line) in lines(list, state, columns: painter.columns - 2).prefix(max(0, painter.rows - 1))
      .enumerated()
    {
      painter.line(line, column: 1, row: offset + 1)
    }
  }

  static func lines(_ list: DirectiveList, _ state: State, columns: Int) -> [Line] {
    guard let id = state.view.selected?.directive, let position = list.positions[id] else {
      guard let group = list.groups.first(where: { $0.key == state.view.selected }) else {
        return state.view.selected == nil ? [Line(state.wording[.selectedNothing], .neutral)] : []
      }
      return [
        Line(group.title.text(in: state.language), .text, [.bold]),
        Line(DirectiveTexts.summary(group, state)),
      ] + (group.isScored ? [DirectiveTexts.rates(group.counts, state)] : [])
    }
    guard let directive = state.answers.directive(row: id) else { return [Line("…")] }
    let entry = list.entries[position]
    return [
      heading(directive, state), figure(list, directive, state), due(directive, state),
      connected(directive, entry, state), reports(entry, state),
    ].filter { !$0.spans.isEmpty }
  }

  private static func heading(_ directive: Directive, _ state: State) -> Line {
    let wording = state.wording
    let text =
      state.language == .english || directive.text.isEmpty
      ? directive.title.text(in: state.language) : directive.text
    return Line([
      Span(text, .text, [.bold]),
      Span(" · " + DirectiveTexts.lead(directive, state, withProvince: true, columns: 60)),
      Span(" · " + wording[directive.kind.label]),
      Span(" · " + wording(.directivesAssignedOn, state.format.day(directive.assignedOn))),
    ])
  }

  /// That its figure has reached the target, so that its completion may be confirmed.
  private static func figure(_ list: DirectiveList, _ directive: Directive, _ state: State) -> Line {
    guard let progress = list.reached[directive.id] else { return .blank }
    let words = FigureProgressWords(state)
    return Line([words.standing(progress, isOpen: true), Span(" · " + words.line(progress))])
  }

  private static func due(_ directive: Directive, _ state: State) -> Line {
    let wording = state.wording
    var text =
      directive.due.asStated.isEmpty
      ? wording[.directivesDueNotStated] : wording(.directivesDueStated, directive.due.asStated)
    if let reading = directive.due.reading?.text(in: state.language), !reading.isEmpty {
      text = text + " · " + wording(.directivesReading, reading)
    }
    return Line(text)
  }

  /// The figure a target in words waits for, or the note.
  private static func connected(_ directive: Directive, _ entry: DirectiveEntry, _ state: State) -> Line {
    if let edition = entry.awaitsReading, let unit = directive.province,
      let all = state.answers.unitFigures(edition.index, unit),
      case let figures = all.filter({ $0.edition == edition && $0.item == nil && $0.rank != nil }),
      let figure = state.catalogue.choices.chosen(.rank, among: figures) ?? figures.first,
      let rank = figure.rank
    {
      let text = state.wording(
        .directivesConnectedRank, CleanText(cleaning: edition.index.rawValue.uppercased()),
        CleanText(cleaning: edition.label), state.format.integer(rank),
        figure.rankOf.map { state.format.integer($0) } ?? "—")
      var line = Line(state.wording(.directivesConnected, text))
      if !directive.note.isEmpty { line.spans.append(Span(" · " + directive.note)) }
      return line
    }
    return directive.note.isEmpty ? .blank : Line(state.wording[.directivePageNote] + ": " + directive.note)
  }

  private static func reports(_ entry: DirectiveEntry, _ state: State) -> Line {
    let wording = state.wording
    var parts: [CleanText] = []
    if let units = entry.standing.assignments {
      parts.append(
        wording(
          .directivePageLines, state.format.integer(units.finished), state.format.integer(units.total)))
    }
    if let report = entry.latestReport {
      parts.append(
        wording(
          .directivesReports, state.format.day(report.reportedOn) + ", " + wording[report.progress.label]))
    } else {
      parts.append(wording[.directivesNoReport])
    }
    parts.append(
      wording(
        .directivesExtensions, entry.extensionCount == 0 ? "—" : state.format.integer(entry.extensionCount))
    )
    if entry.standing.missedInstances > 0 {
      parts.append(wording(.directivesMissed, state.format.integer(entry.standing.missedInstances)))
    }
    if entry.standing.isKnownLater { parts.append(wording[.directivesKnownLater]) }
    return Line(parts.joined(separator: " · "))
  }
}
