import Model

/// Choosing one of several values, or taking a batch back, with the reason.
enum DecisionOverlay {
  static func draw(_ dialog: DecisionDialog, _ state: State, _ painter: Painter) {
    let options = Decision.options(dialog, state)
    let columns = min(painter.columns - 4, 100)
    let inside = OverlayBox.frame(
      Decision.title(dialog, state), columns: columns, rows: 2 * options.count + 4, painter)
    // The reason keeps its room where the window is low.
    let room = max(1, (inside.rows - 4) / 2)
    let first = max(0, min(dialog.selected - room + 1, options.count - room))
    var y = 0
    for (position, option) in options.enumerated().dropFirst(first).prefix(room) {
      let isChosen = position == dialog.selected
      inside.text(isChosen ? "►" : " ", column: 0, row: y)
      let number = CleanText(cleaning: "\(position + 1)")
      inside.text(number, column: 2, row: y, role: .footerKey)
      inside.text(option.words.truncated(toColumns: max(0, inside.columns - 5)), column: 5, row: y)
      inside.text(
        option.place.truncated(toColumns: max(0, inside.columns - 5)), column: 5, row: y + 1, role: .source)
      inside.target(.row(position), row: y)
      inside.target(.row(position), row: y + 1)
      if isChosen {
        inside.addAttributes([.selected], row: y)
        if !dialog.isWriting { inside.placeCursor(column: 0, row: y) }
      }
      y += 2
    }
    drawReason(dialog, state, inside, row: y + 1)
    inside.text(state.wording[.decisionHint].truncated(toColumns: inside.columns), column: 0, row: y + 3)
  }

  private static func drawReason(
    _ dialog: DecisionDialog, _ state: State, _ inside: Painter, row: Int
  ) {
    let column = inside.text(
      state.wording[.decisionReason] + " ", column: 0, row: row, role: .prompt, attributes: [.bold])
    var reason = CleanText(cleaning: dialog.reason)
    // The end of a long reason stays visible, where the cursor is.
    while reason.columns > max(1, inside.columns - column - 1) {
      reason = CleanText(cleaning: String(reason.string.dropFirst()))
    }
    let end = inside.text(
      reason, column: column, row: row, role: .prompt, attributes: dialog.isWriting ? [.underlined] : [])
    if dialog.isWriting { inside.placeCursor(column: end, row: row, visible: true) }
  }

  // MARK: Words

  static func read(_ dialog: DecisionDialog, _ state: State, into page: inout PlainWriter) {
    page.heading(Decision.title(dialog, state))
    for (position, option) in Decision.options(dialog, state).enumerated() {
      page.figure(
        CleanText(cleaning: "\(position + 1)"),
        [option.words, option.place].filter { !$0.isEmpty }
          .joined(separator: ", "))
    }
    page.sentence(state.wording[.decisionHint])
    page.sentence(plainStep(dialog, state))
  }

  static func plainStep(_ dialog: DecisionDialog, _ state: State) -> CleanText {
    let options = Decision.options(dialog, state)
    let chosen = options.indices.contains(dialog.selected) ? options[dialog.selected].words : "—"
    return dialog.isWriting
      ? chosen + "; " + state.wording[.decisionReason] + " " + CleanText(cleaning: dialog.reason) : chosen
  }
}
