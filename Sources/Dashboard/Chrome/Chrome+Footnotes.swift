import Model

/// The notes at the foot of every screen: sources first, then what other marks stand for.
extension Chrome {
  /// As many lines of notes as the height allows.
  static func mostFootnoteLines(_ state: State) -> Int {
    state.size.rows < 20 ? 1 : state.size.rows < 36 ? 2 : 4
  }

  static func footnoteColumns(_ state: State) -> Int { max(1, state.size.columns - 2) }

  /// Notes packed into as many lines as the height allows. No source is left out in silence: where there is no room
  /// for all, a note says where the others are told.
  static func footnoteLines(_ state: State) -> [Line] {
    if let known = state.drawnFootnotes { return known }
    if let stage = StageScreen(state) { return stage.notes }
    let notes = Screens.screen(state.screen).footnotes(state)
    let (columns, most) = (footnoteColumns(state), mostFootnoteLines(state))
    let sources = notes.filter { SourceMarks.mark(of: $0) != nil }
    let legend = notes.filter { SourceMarks.mark(of: $0) == nil }
    let marks = sources.compactMap { SourceMarks.mark(of: $0) }
    func shown(_ told: Int) -> [Line] {
      guard told < marks.count else { return sources }
      let others = SourceMarks.others(first: marks[told], last: marks[marks.count - 1], state.wording)
      return Array(sources.prefix(told)) + [others]
    }
    // The first signs of the legend are `[T]` and ║: they stand beside most figures, so some sources make room for them.
    for (signs, least) in [(2, 3), (1, 2), (0, 0)] {
      for told in stride(from: marks.count, through: min(least, marks.count), by: -1) {
        guard fits(shown(told) + legend.prefix(signs), columns: columns, lines: most) else { continue }
        return packed(shown(told) + legend, columns: columns, lines: most)
      }
    }
    return packed(shown(0) + legend, columns: columns, lines: most)
  }

  /// True where every note has its room.
  static func fits(_ notes: [Line], columns: Int, lines most: Int) -> Bool {
    var lines = 0
    var used = columns
    for note in notes {
      guard note.columns <= columns else { return false }
      if lines > 0, used + gap + note.columns <= columns {
        used += gap + note.columns
      } else {
        lines += 1
        used = note.columns
        if lines > most { return false }
      }
    }
    return true
  }

  /// Notes side by side, as many as fit; one that does not is left out.
  private static func packed(_ notes: [Line], columns: Int, lines most: Int) -> [Line] {
    var lines: [Line] = []
    for note in notes {
      if let last = lines.last, last.columns + gap + note.columns <= columns {
        lines[lines.count - 1].spans += [Span(.spaces(gap))] + note.spans
      } else if lines.count < most {
        lines.append(note)
      }
    }
    return lines
  }

  /// Columns between two notes.
  private static let gap = 2
}
