import Model

/// Keys that work here and now, filtered by typing; each row can be run, and one that cannot says why.
enum HelpOverlay {
  struct Row {
    let binding: KeyBinding
    /// Why it does not work now; nil when it does.
    let reason: CleanText?
  }

  /// What works first, then what does not; both in the order of the table.
  static func rows(_ state: State, filter: String) -> [Row] {
    let folded = VietnameseText.folded(CleanText(cleaning: filter).string)
    let rows = KeyTable.bindings.map { $0.words(in: state) }.compactMap { binding -> Row? in
      if !folded.isEmpty {
        let text = VietnameseText.folded(
          "\(binding.shown) \(state.wording[binding.name]) \(state.wording[binding.help])")
        guard text.contains(folded) else { return nil }
      }
      return Row(binding: binding, reason: Availability.reason(binding.action, state))
    }
    return rows.filter { $0.reason == nil } + rows.filter { $0.reason != nil }
  }

  /// A line of the help: a key, or what a short form on the screen stands for.
  enum Entry {
    case key(Row)
    /// A key while presenting.
    case presenting(PresentingKeys.Binding)
    case meaning(Abbreviation)
  }

  /// The keys, then the short forms of the screen.
  static func entries(_ state: State, filter: String) -> [Entry] {
    let folded = VietnameseText.folded(CleanText(cleaning: filter).string)
    let meanings = Screens.screen(state.screen).abbreviations(state).filter { entry in
      folded.isEmpty || VietnameseText.folded("\(entry.short) \(entry.meaning)").contains(folded)
    }
    if state.presentation != nil {
      return presentingRows(state, folded).map { .presenting($0) } + meanings.map { .meaning($0) }
    }
    return rows(state, filter: filter).map { .key($0) } + meanings.map { .meaning($0) }
  }

  private static func presentingRows(_ state: State, _ folded: String) -> [PresentingKeys.Binding] {
    PresentingKeys.bindings.filter { binding in
      folded.isEmpty
        || VietnameseText.folded(
          "\(binding.shown) \(state.wording[binding.name]) \(state.wording[binding.help])"
        ).contains(folded)
    }
  }

  static func draw(_ state: State, _ painter: Painter, filter: String, selected: Int) {
    let rows = entries(state, filter: filter)
    let wording = state.wording
    let inside = OverlayBox.frame(
      wording[.helpTitle], columns: min(painter.columns - 4, 96), rows: rows.count + 2, painter)
    let typed = CleanText(cleaning: filter)
    var x = inside.text(wording[.helpTyping] + " ", column: 0, row: 0, role: .prompt, attributes: [.bold])
    x = inside.text(typed, column: x, row: 0, role: .prompt)
    inside.placeCursor(column: x, row: 0, visible: true)
    if rows.isEmpty { inside.text(wording[.noticeNoMatch], column: 1, row: 1) }
    let window = ScrollWindow(
      count: rows.count, rows: inside.rows - 2, selected: min(selected, max(0, rows.count - 1)),
      top: max(0, selected - (inside.rows - 3)))
    OverlayBox.position(window, of: rows.count, state, inside)
    for (offset, position) in window.range.enumerated() {
      let row = rows[position]
      let y = offset + 2
      let isSelected = position == selected
      inside.text(isSelected ? "►" : " ", column: 0, row: y, role: .text)
      draw(row, state, inside, row: y)
      if isSelected { inside.addAttributes([.selected], row: y) }
      inside.target(.row(position), row: y)
    }
  }
  private static func draw(_ entry: Entry, _ state: State, _ inside: Painter, row y: Int) {
    let wording = state.wording
    switch entry {
    case .key(let row):
      inside.text(row.binding.shown.padded(to: 9), column: 1, row: y, role: .footerKey, attributes: [.bold])
      inside.text(wording[row.binding.name].padded(to: 17), column: 11, row: y)
      let explanation = row.reason.map { "— " + $0 } ?? wording[row.binding.help]
      inside.text(
        explanation.truncated(toColumns: max(0, inside.columns - 29)), column: 29, row: y,
        role: row.reason == nil ? .text : .neutral)
    case .presenting(let binding):
      inside.text(binding.shown.padded(to: 9), column: 1, row: y, role: .footerKey, attributes: [.bold])
      inside.text(wording[binding.name].padded(to: 17), column: 11, row: y)
      inside.text(
        wording[binding.help].truncated(toColumns: max(0, inside.columns - 29)), column: 29, row: y)
    case .meaning(let entry):
      // A short form may be longer than the name of a key.
      inside.text(wording[.helpShortForm].padded(to: 9), column: 1, row: y, role: .neutral)
      inside.text(entry.short.truncated(toColumns: 17), column: 11, row: y)
      inside.text(
        entry.meaning.truncated(toColumns: max(0, inside.columns - 29)), column: 29, row: y)
    }
  }
}
