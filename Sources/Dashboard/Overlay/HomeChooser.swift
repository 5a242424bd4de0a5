import Model

/// Choosing the home province from the list, searched without tone marks.
enum HomeChooser {
  /// Provinces that exist today and match what was typed, in official order.
  static func units(_ state: State, typed: String) -> [AdministrativeUnit] {
    let all = state.catalogue.register.provinces(on: state.today)
    guard !typed.isEmpty else { return all }
    return state.catalogue.register.search(CleanText(cleaning: typed).string, on: state.today)
      .filter { $0.group == .provinces }
  }

  static func draw(_ state: State, _ painter: Painter, typed: String, selected: Int) {
    let units = units(state, typed: typed)
    let box = OverlayBox.box(
      state.wording[.chooseHomeTitle], columns: 60, rows: min(painter.rows, 40) - 2, painter)
    let inside = box.inside
    for (offset, line) in state.wording[.chooseHomeText].wrapped(columns: inside.columns)
      .enumerated()
    {
      inside.text(line, column: 0, row: offset)
    }
    let top = 3
    var x = inside.text(
      state.wording[.promptSearch] + " ", column: 0, row: top, role: .prompt, attributes: [.bold])
    x = inside.text(CleanText(cleaning: typed), column: x, row: top, role: .prompt)
    inside.placeCursor(column: x, row: top, visible: true)
    let room = inside.rows - top - 2
    let window = ScrollWindow(
      count: units.count, rows: room, selected: min(selected, max(0, units.count - 1)),
      top: max(0, selected - room + 1))
    box.area.position(window, of: units.count, row: box.area.rows - 1, state.format)
    for (offset, position) in window.range.enumerated() {
      let unit = units[position]
      let row = top + 2 + offset
      inside.text(position == selected ? "►" : " ", column: 0, row: row)
      inside.text(CleanText(cleaning: unit.id.code).padded(to: 4), column: 2, row: row)
      inside.text(
        unit.name.text(in: state.language).truncated(toColumns: inside.columns - 6), column: 6, row: row)
      if position == selected { inside.addAttributes([.selected], row: row) }
      inside.target(.row(position), row: row)
    }
    if units.isEmpty { inside.text(state.wording[.noticeNoMatch], column: 2, row: top + 2) }
  }
}
