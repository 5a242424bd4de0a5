import Model

/// A row of the preview in words.
struct ImportRowWords {
  private let row: ImportTable.Row
  private let state: State
  private var wording: Wording { state.wording }

  init(_ row: ImportTable.Row, _ state: State) {
    self.row = row
    self.state = state
  }

  /// Has value and place beside what it says.
  var isTabular: Bool {
    switch row {
    case .refused, .failing, .conflict, .fact: true
    case .dossier, .note: false
    }
  }

  func cell(_ column: String) -> Line {
    switch column {
    case "kind": Line(kind, role)
    case "content": Line(content)
    case "value": Line(value)
    case "place": Line(place, .source)
    default: Line("")
    }
  }

  private var role: Role {
    switch row {
    case .refused: .bad
    case .failing, .conflict: .warning
    case .fact, .dossier, .note: .text
    }
  }

  private var kind: CleanText {
    switch row {
    case .refused: "× " + wording[.importRefused]
    case .failing: "≠ " + wording[.importFailing]
    case .conflict: "≠ " + wording[.importConflict]
    case .fact(let fact): "  " + BatchRowWords(state).change(fact)
    case .dossier: "  " + wording[.sourcesChangeChanged]
    case .note: "  " + wording[.importNote]
    }
  }

  private var content: CleanText {
    switch row {
    case .refused(_, _, let reason, let suggestion):
      let text = reason.text(in: state.language)
      return suggestion.isEmpty ? text : text + " " + wording(.importSuggestion, suggestion)
    case .failing(_, let check):
      let off = check.difference.map { wording(.sourcesCheckOff, state.format.number($0.trimmed)) }
      return (off ?? wording[.sourcesCheckUnlike]) + ": " + check.rule
    case .conflict(_, let subject, _, let others):
      return subject.text(in: state.language) + "; " + others.text(in: state.language)
    case .fact(let fact):
      let words = BatchRowWords(state)
      return [words.unit(fact), words.criterion(fact), words.period(fact)].filter { !$0.isEmpty }
        .joined(separator: ", ")
    case .dossier(let text), .note(let text): return text.text(in: state.language)
    }
  }

  private var value: CleanText {
    switch row {
    case .refused(_, let value, _, _): value.isEmpty ? .empty : "“" + value + "”"
    case .failing(_, let check): wording(.sourcesCheckValues, check.stated, check.computed)
    case .conflict(_, _, let own, _): wording(.importConflictSides, own.text(in: state.language))
    case .fact(let fact): BatchRowWords(state).values(fact)
    case .dossier, .note: .empty
    }
  }

  private var place: CleanText {
    switch row {
    case .refused(let place, _, _, _), .failing(let place, _), .conflict(let place, _, _, _):
      SourceCardOverlay.place(place, state)
    case .fact(let fact): BatchRowWords(state).place(fact)
    case .dossier, .note: .empty
    }
  }

  var plain: PlainRow {
    let text = PlainText(wording)
    return text.row(
      nil, content,
      [
        text.figure("", kind), text.figure(wording[.rankingsValue], value),
        text.figure(wording[.place], place, isDetail: true),
      ])
  }
}
