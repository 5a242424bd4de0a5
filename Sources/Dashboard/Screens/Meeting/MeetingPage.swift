import Model

/// The page of one meeting, document or milestone: what is known of it, and the directives that stand on it.
enum MeetingPage {
  /// The lines above the list of directives; never so many that the list has no room.
  static func head(_ id: DocumentID, _ state: State) -> [Line] {
    let most = max(2, Chrome.content(state).rows / 2 - 2)
    return Array(writer(id, state).lines.prefix(most))
  }

  /// What is known of the document, for the eye and for reading.
  static func writer(_ id: DocumentID, _ state: State) -> PageWriter {
    var page = PageWriter(state)
    guard let document = state.catalogue.documents[id] else { return page }
    let wording = state.wording
    var kind = wording[document.kind.label]
    if let province = document.province {
      kind = kind + ", " + state.catalogue.shortName(of: province, state.language)
    }
    page.field(wording[.meetingHeadKind], kind)
    page.field(wording[.meetingHeadNumber], document.number)
    var day = document.day.map { state.format.day($0) } ?? "—"
    if !document.dayAsStated.isEmpty { day = day + " (" + document.dayAsStated + ")" }
    page.field(wording[.meetingHeadDay], day)
    page.field(wording[.meetingIssuer], document.issuer)
    page.field(wording[.directivePageNote], document.note)
    return page
  }

  /// The page of the selected document in what the list leaves.
  static func drawPane(_ id: DocumentID, _ state: State, _ painter: Painter) {
    var shown = state
    shown.view.selected = nil
    shown.view.top = nil
    draw(id, shown, painter)
  }

  static func draw(_ id: DocumentID, _ state: State, _ painter: Painter) {
    let wording = state.wording
    guard let document = state.catalogue.documents[id] else {
      painter.rule(row: 0)
      painter.text(wording[.meetingMissing], column: 2, row: 2)
      return
    }
    painter.rule(row: 0, title: Line(document.title.text(in: state.language), .paneTitle, [.bold]))
    let head = head(id, state).prefix(max(0, painter.rows - 3))
    for (offset, line) in head.enumerated() { painter.line(line, column: 1, row: offset + 1) }
    let entries = MeetingScreen.directives(of: id, state)
    let ruleRow = head.count + 1
    guard let list = MeetingScreen.list(state) else {
      painter.text(wording[.loading], column: 2, row: ruleRow + 1)
      return
    }
    painter.rule(
      row: ruleRow,
      title: Line(
        entries.isEmpty
          ? wording[.meetingNoDirectives] : wording(.meetingDirectives, state.format.integer(entries.count)),
        .paneTitle, [.bold]))
    let first =
      state.view.top?.directive.flatMap { id in entries.firstIndex { $0.id == id } } ?? 0
    let layout = DirectiveLayout(size: state.size, rows: painter.rows, isZoomed: true, density: 0)
    let table = TableLayout(layout.columns(state), width: painter.columns - 2)
    let body = painter.clipped(to: Rect(column: 1, row: 0, columns: painter.columns - 2, rows: painter.rows))
    let cells = DirectiveCells(state: state, isWide: layout.isWide, withProvince: list.provinceCount > 1)
    for (offset, entry) in entries.dropFirst(first).prefix(max(0, painter.rows - ruleRow - 1)).enumerated() {
      let row = ruleRow + 1 + offset
      let isSelected = state.view.selected == .directive(entry.id)
      // Beside the list of meetings the rows are only to be read.
      if MeetingScreen.page(state) == id { painter.target(.item(.directive(entry.id)), row: row) }
      painter.text(isSelected ? "►" : " ", column: 0, row: row, role: .mark)
      let directive = state.answers.directive(row: entry.id)
      for (place, line) in cells.cells(table, entry, directive) {
        table.drawCell(body, row: row, place: place, line)
      }
      if isSelected {
        painter.addAttributes([.selected], row: row)
        painter.placeCursor(column: 0, row: row)
      }
    }
  }
}
