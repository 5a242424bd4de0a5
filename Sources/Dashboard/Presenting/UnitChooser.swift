import Model

/// Asking about another unit while presenting: its name, typed without tone marks.
enum UnitChooser {
  static let longest = 30
  private static let most = 12

  /// Units that fit and that the view can turn to, the nearest names first.
  static func units(_ state: State, typed: String) -> [AdministrativeUnit] {
    let asked = CleanText(cleaning: typed).string
    guard !asked.isEmpty else { return [] }
    let screen = Screens.screen(state.screen)
    var names: Set<CleanText> = []
    var found: [AdministrativeUnit] = []
    for unit in state.catalogue.register.search(asked, on: state.today) where found.count < most {
      guard screen.view(of: unit, state) != nil, names.insert(unit.name.text(in: state.language)).inserted
      else { continue }
      found.append(unit)
    }
    return found
  }

  static func draw(_ state: State, _ painter: Painter, typed: String, selected: Int) {
    let units = units(state, typed: typed)
    let inside = OverlayBox.frame(
      state.wording[.presentUnit], columns: min(60, painter.columns - 6),
      rows: min(most + 2, painter.rows - 2), painter)
    var x = inside.text(
      state.wording[.changesHeadUnit] + " ", column: 0, row: 0, role: .prompt, attributes: [.bold])
    x = inside.text(CleanText(cleaning: typed), column: x, row: 0, role: .prompt)
    inside.placeCursor(column: x, row: 0, visible: true)
    let room = max(1, inside.rows - 2)
    let window = ScrollWindow(count: units.count, rows: room, selected: selected, top: nil)
    for (offset, position) in window.range.enumerated() {
      let row = 2 + offset
      inside.text(position == selected ? "►" : " ", column: 0, row: row)
      inside.text(
        units[position].name.text(in: state.language).truncated(toColumns: inside.columns - 2), column: 2,
        row: row)
      if position == selected { inside.addAttributes([.selected], row: row) }
      inside.target(.row(position), row: row)
    }
    if units.isEmpty {
      let label: Label = typed.isEmpty ? .presentUnitHelp : .noticeNoMatch
      inside.text(state.wording[label].truncated(toColumns: inside.columns - 2), column: 2, row: 2)
    }
  }

  static func read(_ state: State, typed: String, into page: inout PlainWriter) {
    page.heading(state.wording[.presentUnit])
    for unit in units(state, typed: typed) { page.sentence(unit.name.text(in: state.language)) }
  }

  /// The line that the cursor is on.
  static func plainStep(_ state: State, typed: String, selected: Int) -> CleanText {
    let units = units(state, typed: typed)
    let name =
      units.indices.contains(selected)
      ? units[selected].name.text(in: state.language) : state.wording[.noticeNoMatch]
    return [CleanText(cleaning: typed), name].filter { !$0.isEmpty }.joined(separator: "; ")
  }
}
