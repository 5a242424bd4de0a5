import Model

/// Choosing format and name of a file.
enum ExportOverlay {
  static func draw(_ dialog: ExportDialog, _ state: State, _ painter: Painter) {
    let formats = ExportFormat.allCases
    let inside = OverlayBox.frame(
      state.wording[.exportTitle], columns: min(painter.columns - 4, 100), rows: formats.count + 5, painter)
    for (row, format) in formats.enumerated() {
      let isChosen = format == dialog.format
      let mark: CleanText = isChosen ? "►" : " "
      inside.text(mark, column: 0, row: row)
      var column = inside.text(CleanText(cleaning: "\(row + 1)"), column: 2, row: row, role: .footerKey) + 2
      column = inside.text(format.name.padded(to: 20), column: column, row: row, attributes: [.bold]) + 1
      // What a format is for, where there is room to say it whole.
      let words = state.wording[format.label]
      if column + words.columns <= inside.columns { inside.text(words, column: column, row: row) }
      inside.target(.row(row), row: row)
      if isChosen {
        inside.addAttributes([.selected], row: row)
        if !dialog.isNaming { inside.placeCursor(column: 0, row: row) }
      }
    }
    drawName(dialog, state, inside, row: formats.count + 1)
    let note =
      dialog.asksToReplace
      ? state.wording(.exportExists, CleanText(cleaning: dialog.fileName)) : folder(state)
    for (offset, line) in note.wrapped(columns: inside.columns, rows: 2).enumerated() {
      inside.text(
        line, column: 0, row: formats.count + 3 + offset, role: dialog.asksToReplace ? .warning : .text)
    }
  }

  private static func drawName(_ dialog: ExportDialog, _ state: State, _ inside: Painter, row: Int) {
    var column = inside.text(
      state.wording[.exportFile] + " ", column: 0, row: row, role: .prompt, attributes: [.bold])
    let ending = CleanText(cleaning: "." + dialog.format.fileExtension)
    // The end of a long name stays visible, where the cursor is.
    var name = CleanText(cleaning: dialog.name)
    let room = max(1, inside.columns - column - ending.columns - 1)
    while name.columns > room { name = CleanText(cleaning: String(name.string.dropFirst())) }
    column = inside.text(
      name, column: column, row: row, role: .prompt, attributes: dialog.isNaming ? [.underlined] : [])
    if dialog.isNaming { inside.placeCursor(column: column, row: row, visible: true) }
    inside.text(ending, column: column, row: row, role: .prompt)
  }

  private static func folder(_ state: State) -> CleanText {
    state.exportFolder.isEmpty ? "" : state.wording(.exportFolder, state.exportFolder)
  }

  // MARK: Words

  static func read(_ dialog: ExportDialog, _ state: State, into page: inout PlainWriter) {
    page.heading(state.wording[.exportTitle])
    for (position, format) in ExportFormat.allCases.enumerated() {
      page.sentence(CleanText(cleaning: "\(position + 1): ") + words(format, state))
    }
    page.sentence(plainStep(dialog, state))
    page.sentence(folder(state))
  }

  /// What Enter would do: the format and the file, or the question about one that is there.
  static func plainStep(_ dialog: ExportDialog, _ state: State) -> CleanText {
    let file = CleanText(cleaning: dialog.fileName)
    if dialog.asksToReplace { return state.wording(.exportExists, file) }
    if dialog.isNaming { return state.wording[.exportFile] + " " + file }
    return words(dialog.format, state) + "; " + state.wording[.exportFile] + " " + file
  }

  private static func words(_ format: ExportFormat, _ state: State) -> CleanText {
    format.name + ", " + state.wording[format.label]
  }
}

extension ExportFormat {
  /// "Excel (.xlsx)": the same in every language.
  var name: CleanText {
    switch self {
    case .xlsx: "Excel (.xlsx)"
    case .ods: "OpenDocument (.ods)"
    case .csv: "CSV (.csv)"
    case .markdown: "Markdown (.md)"
    case .html: "HTML (.html)"
    }
  }
}
