import Model

/// The cells of a directive's row, for the list and for the page of a document.
struct DirectiveCells {
  let state: State
  /// Full words; else the short forms.
  let isWide: Bool
  /// The province stands beside the lead unit.
  let withProvince: Bool

  /// All cells of a row with their places. A due day in words takes the room of the days where none are counted.
  func cells(
    _ table: TableLayout, _ entry: DirectiveEntry, _ directive: Directive?
  ) -> [(place: TableLayout.Placed, line: Line)] {
    var cells = table.placed.map { ($0, line($0, entry, directive)) }
    let due = cells.indices.dropLast().first { position in
      let (place, line) = cells[position]
      let (next, after) = cells[position + 1]
      return place.column.id == DirectiveColumn.due.rawValue && line.columns > place.width
        && next.column.id == DirectiveColumn.days.rawValue && after.columns == 0
    }
    if let due {
      let (place, next) = (cells[due].0, cells.remove(at: due + 1).0)
      cells[due].0 = TableLayout.Placed(
        column: place.column, start: place.start, width: next.start + next.width - place.start)
    }
    return cells
  }

  /// "◊ dự thảo: gia hạn": what was written down of it and does not count yet.
  static func draftMark(_ draft: MeetingDraft, _ wording: Wording) -> CleanText {
    draft.state.mark + " " + wording[draft.state.label] + ": " + wording[draft.content.kind.label]
  }

  /// - Parameter directive: nil while its row is on the way.
  func line(_ place: TableLayout.Placed, _ entry: DirectiveEntry, _ directive: Directive?) -> Line {
    let wording = state.wording
    let standing = entry.standing
    guard let column = DirectiveColumn(rawValue: place.column.id) else { return .blank }
    switch column {
    case .state:
      let word = standing.word(wording, isShort: !isWide)
      return Line(standing.state.symbol + " " + word, standing.state.role)
    case .due:
      return Line(DirectiveTexts.due(directive, standing, state, isShort: !isWide))
    case .days:
      if standing.daysLeft == nil, entry.awaitsReading != nil, isWide {
        return Line(wording[.directivesNotNumbered])
      }
      let working = directive?.due.counting == .workingDays
      return Line(
        isWide
          ? standing.days(wording, state.format, workingDays: working && place.width > 22)
          : standing.shortDays(state.format), standing.daysLeft == nil ? .text : standing.state.role)
    case .lead:
      guard let directive else { return Line("…") }
      return Line(
        DirectiveTexts.lead(directive, state, withProvince: withProvince, columns: place.width),
        directive.province != nil && directive.province == state.home ? .own : .text)
    case .text:
      guard let directive else { return Line("…") }
      var title = directive.title.text(in: state.language)
      if let draft = state.openDrafts(about: [directive.id]).last {
        title = Self.draftMark(draft, wording) + " · " + title
      } else if DirectivesScreen.list(state)?.reached[directive.id] != nil {
        title = "√ " + wording[.figureMet] + " · " + title
      }
      // How many of the units have finished stands first, where it is never cut.
      guard let units = standing.assignments else { return Line(title) }
      return Line(
        state.format.integer(units.finished) + "/" + state.format.integer(units.total) + " · " + title)
    case .with:
      guard let directive else { return .blank }
      return Line(directive.coordinating.map { DirectiveTexts.partyName($0, state) }.joined(separator: ", "))
    case .source:
      guard let directive else { return .blank }
      return Line(DirectiveTexts.place(directive, state), .source)
    }
  }
}
