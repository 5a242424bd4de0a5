import Model

/// A file that is read, shown as a table of what it would change, and taken in or not.
enum ImportOverlay {
  static let plan = ColumnPlan(
    "import, preview",
    ColumnRule("kind", .sourcesChangeHead, .init(0, 12)),
    ColumnRule("content", .importHead, .init(0, 28, 60, flex: 2)),
    ColumnRule("value", .rankingsValue, givesWay: 2, .init(0, 16, 26)),
    ColumnRule("place", .place, givesWay: 1, .init(84, 18, 34, flex: 1)))

  /// Rows of the table that are visible.
  static func listRows(_ state: State) -> Int {
    let box = Chrome.content(state).rows - 2
    let summary = state.importPreview.map { self.summary($0, state).count } ?? 1
    return max(1, box - 4 - summary)
  }

  static func draw(_ dialog: ImportDialog, _ state: State, _ painter: Painter) {
    if dialog.phase == .options, let form = dialog.form {
      ImportOptionsOverlay.draw(form, dialog.name, state, painter)
      return
    }
    guard dialog.phase == .preview, let preview = state.importPreview else {
      // One calm line; what lies below stays in sight.
      let words = status(dialog, state)
      OverlayBox.draw(
        state.wording(.importTitle, dialog.name), lines: [Line(words)], scroll: 0, state, painter)
      return
    }
    let wording = state.wording
    let box = OverlayBox.box(
      wording(.importTitle, dialog.name), columns: painter.columns - 4, rows: painter.rows - 2, painter)
    let inside = box.inside
    var y = 0
    for line in summary(preview, state) {
      inside.text(line.truncated(toColumns: inside.columns), column: 0, row: y, attributes: [.bold])
      y += 1
    }
    let table = TableLayout(Self.plan.columns(width: inside.columns, wording), width: inside.columns)
    table.drawHeads(inside, row: y)
    y += 1
    let room = listRows(state)
    for row in preview.rows.dropFirst(dialog.top).prefix(room) {
      let words = ImportRowWords(row, state)
      for place in table.placed where words.isTabular || place.column.id == "kind" {
        table.drawCell(inside, row: y, place: place, words.cell(place.column.id))
      }
      if !words.isTabular, let start = table.placed.first(where: { $0.column.id == "content" })?.start {
        // A sentence has the whole row.
        inside.clipped(to: Rect(column: start, row: y, columns: inside.columns - start - 1, rows: 1))
          .line(words.cell("content").fitted(to: inside.columns - start - 1), row: 0)
      }
      y += 1
    }
    let window = ScrollWindow(count: preview.rows.count, rows: room, selected: nil, top: dialog.top)
    box.area.position(window, of: preview.rows.count, row: box.area.rows - 1, state.format)
    if window.range.upperBound >= preview.rows.count, preview.untold > 0 {
      inside.text(wording(.importMore, state.format.integer(preview.untold)), column: 0, row: y)
    }
    drawQuestion(dialog, preview, state, inside)
  }

  private static func drawQuestion(
    _ dialog: ImportDialog, _ preview: ImportTable, _ state: State, _ inside: Painter
  ) {
    let row = inside.rows - 1
    let wording = state.wording
    var x = inside.text(
      question(preview, state) + "  ", column: 0, row: row, role: .prompt, attributes: [.bold])
    guard !preview.isEmpty else {
      inside.placeCursor(column: 0, row: row)
      return
    }
    for takes in [false, true] {
      let isChosen = dialog.takes == takes
      let name = wording[takes ? (preview.isRefused ? .importYesRest : .importYes) : .importNo]
      let shown = isChosen ? "►[" + name + "]" : " [" + name + "]"
      if isChosen { inside.placeCursor(column: x, row: row) }
      x = inside.text(shown, column: x, row: row, role: .prompt, attributes: isChosen ? [.bold] : []) + 1
    }
  }

  private static func question(_ preview: ImportTable, _ state: State) -> CleanText {
    if preview.isEmpty { return state.wording[.importNothing] }
    return state.wording[preview.isRefused ? .importQuestionRest : .importQuestion]
  }

  private static func status(_ dialog: ImportDialog, _ state: State) -> CleanText {
    switch dialog.phase {
    case .stopping: return state.wording[.importStopping]
    case .writing: return state.wording[.importWriting]
    case .reading, .preview, .options:
      return dialog.share.map {
        state.wording(.importReadingShare, dialog.name, state.format.integer($0))
      } ?? state.wording(.importReading, dialog.name)
    }
  }

  private static func summary(_ preview: ImportTable, _ state: State) -> [CleanText] {
    let counts = preview.counts
    func number(_ value: Int) -> CleanText { state.format.integer(value) }
    var lines = [
      state.wording(
        .importSummary, number(counts.new), number(counts.changed), number(counts.same),
        number(counts.refused), number(counts.failing))
    ]
    if let dossiers = preview.dossiers {
      lines.append(
        state.wording(
          .importDossierSummary, number(dossiers.new), number(dossiers.changed), number(dossiers.same)))
    }
    if counts.conflicts > 0 {
      lines.append(state.wording(.importConflictSummary, number(counts.conflicts)))
    }
    if !preview.doubts.isEmpty {
      lines.append(state.wording(.importOpenSummary, open(preview, state)))
    }
    return lines
  }

  /// "bảng mã (cp1258, tcvn3), kỳ".
  private static func open(_ preview: ImportTable, _ state: State) -> CleanText {
    preview.doubts.map { doubt -> CleanText in
      let name = state.wording[ImportOptionsOverlay.label(doubt.choice)]
      let candidates = doubt.candidates.map { CleanText(cleaning: $0) }.joined(separator: ", ")
      return candidates.isEmpty ? name : name + " (" + candidates + ")"
    }.joined(separator: ", ")
  }

  // MARK: Words

  static func read(_ dialog: ImportDialog, _ state: State, into page: inout PlainWriter) {
    if dialog.phase == .options, let form = dialog.form {
      ImportOptionsOverlay.read(form, dialog.name, state, into: &page)
      return
    }
    page.heading(state.wording(.importTitle, dialog.name))
    guard dialog.phase == .preview, let preview = state.importPreview else {
      page.sentence(status(dialog, state))
      return
    }
    for line in summary(preview, state) { page.sentence(line) }
    for row in preview.rows { page.row(ImportRowWords(row, state).plain) }
    if preview.untold > 0 { page.sentence(state.wording(.importMore, state.format.integer(preview.untold))) }
    page.sentence(plainStep(dialog, state))
  }

  static func plainStep(_ dialog: ImportDialog, _ state: State) -> CleanText {
    if dialog.phase == .options, let form = dialog.form { return ImportOptionsOverlay.plainStep(form, state) }
    guard dialog.phase == .preview, let preview = state.importPreview else { return status(dialog, state) }
    guard !preview.isEmpty else { return question(preview, state) }
    let yes = state.wording[preview.isRefused ? .importYesRest : .importYes]
    return question(preview, state) + " " + (dialog.takes ? yes : state.wording[.importNo])
  }
}
