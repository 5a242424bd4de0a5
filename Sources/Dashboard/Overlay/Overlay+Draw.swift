import Model

extension Overlay {
  func draw(_ state: State, _ painter: Painter) {
    switch self {
    case .help(let filter, let selected):
      HelpOverlay.draw(state, painter, filter: filter, selected: selected)
    case .palette(let typed, let selected): Palette.draw(state, painter, typed: typed, selected: selected)
    case .prompt: break
    case .source(let scroll): SourceCardOverlay.draw(state, painter, scroll: scroll)
    case .chooseHome(let typed, let selected):
      HomeChooser.draw(state, painter, typed: typed, selected: selected)
    case .chooseUnit(let typed, let selected):
      UnitChooser.draw(state, painter, typed: typed, selected: selected)
    case .comparison(let scroll):
      OverlayBox.draw(
        state.wording[.comparisonTitle], lines: Screens.screen(state.screen).comparison(state),
        scroll: scroll, state, painter)
    case .export(let dialog): ExportOverlay.draw(dialog, state, painter)
    case .decision(let dialog): DecisionOverlay.draw(dialog, state, painter)
    case .closing(let period, let meeting): ClosingOverlay.draw(period, for: meeting, state, painter)
    case .recording(let form): RecordOverlay.draw(form, state, painter)
    case .rollCall(let dialog): RollCallOverlay.draw(dialog, state, painter)
    case .chooseFile(let dialog): FileChooser.draw(dialog, state, painter)
    case .importing(let dialog): ImportOverlay.draw(dialog, state, painter)
    // It has the whole screen; see ``State/frame()``.
    case .testPicture: break
    }
  }
}

/// A framed box over the screen.
enum OverlayBox {
  /// Draws a box as high as its lines, at most as high as the screen, and returns the painter of its inside.
  @discardableResult
  static func draw(
    _ title: CleanText, lines: [Line], scroll: Int, _ state: State, _ painter: Painter
  ) -> Painter {
    let box = box(title, columns: min(painter.columns - 4, 110), rows: lines.count, painter)
    let inside = box.inside
    let first = min(max(0, scroll), max(0, lines.count - inside.rows))
    for (offset, line) in lines.dropFirst(first).prefix(inside.rows).enumerated() {
      inside.line(line, row: offset)
    }
    let window = ScrollWindow(count: lines.count, rows: inside.rows, selected: nil, top: first)
    // On the frame, where it covers nothing.
    box.area.position(window, of: lines.count, row: box.area.rows - 1, state.format)
    inside.placeCursor(column: 0, row: 0)
    return inside
  }

  /// "1–15 / 40 ▼" at the right of the first row, where not all of a list is seen.
  static func position(_ window: ScrollWindow, of count: Int, _ state: State, _ painter: Painter) {
    guard let words = window.words(of: count, state.format) else { return }
    let text = " " + words
    painter.text(text, column: painter.columns - text.columns, row: 0, role: .overlayTitle)
  }

  /// Draws the border and clears the inside.
  static func frame(_ title: CleanText, columns: Int, rows: Int, _ painter: Painter) -> Painter {
    box(title, columns: columns, rows: rows, painter).inside
  }

  /// The same, with the painter of the whole box.
  static func box(
    _ title: CleanText, columns: Int, rows: Int, _ painter: Painter
  ) -> (area: Painter, inside: Painter) {
    let width = min(painter.columns, columns + 4)
    let height = min(painter.rows, rows + 2)
    let box = Rect(
      column: (painter.columns - width) / 2, row: max(0, (painter.rows - height) / 2), columns: width,
      rows: height)
    let area = painter.clipped(to: box)
    area.fill(area.bounds, with: " ", role: .overlay)
    area.fill(Rect(column: 0, row: 0, columns: width, rows: 1), with: "─", role: .border)
    area.fill(Rect(column: 0, row: height - 1, columns: width, rows: 1), with: "─", role: .border)
    area.fill(Rect(column: 0, row: 0, columns: 1, rows: height), with: "│", role: .border)
    area.fill(Rect(column: width - 1, row: 0, columns: 1, rows: height), with: "│", role: .border)
    area.text("┌", column: 0, row: 0, role: .border)
    area.text("┐", column: width - 1, row: 0, role: .border)
    area.text("└", column: 0, row: height - 1, role: .border)
    area.text("┘", column: width - 1, row: height - 1, role: .border)
    area.text(
      (" " + title + " ").truncated(toColumns: max(0, width - 4)), column: 2, row: 0, role: .overlayTitle,
      attributes: [.bold])
    return (area, area.clipped(to: Rect(column: 2, row: 1, columns: width - 4, rows: height - 2)))
  }

  /// Breaks text at blanks into lines of at most `columns`.
  static func wrap(_ text: CleanText, columns: Int) -> [CleanText] {
    text.wrapped(columns: columns)
  }
}
