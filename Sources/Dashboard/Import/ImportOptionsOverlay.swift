import Model

/// Saying of which period, unit, encoding, way of writing numbers and form the files are.
enum ImportOptionsOverlay {
  /// Lines below the rows.
  private static let notes = 3

  static func draw(_ form: ImportOptionsForm, _ name: CleanText, _ state: State, _ painter: Painter) {
    let wording = state.wording
    let rows = ImportOptionsForm.rows
    let inside = OverlayBox.frame(
      wording(.importOptionsTitle, name), columns: min(painter.columns - 4, 100),
      rows: rows.count + notes + 1, painter)
    let labels = rows.map { wording[label($0)] }
    let start = 4 + (labels.map(\.columns).max() ?? 0)
    for (row, choice) in rows.enumerated() {
      let isSelected = choice == form.choice
      inside.text(isSelected ? "►" : " ", column: 0, row: row)
      if form.isOpen(choice) { inside.text("?", column: 1, row: row, role: .warning) }
      inside.text(labels[row], column: 2, row: row, attributes: [.bold])
      let end = drawValue(form, choice, column: start, row: row, state, inside)
      if isSelected {
        inside.addAttributes([.selected], row: row)
        let isTyped = ImportOptionsForm.isTyped(choice)
        inside.placeCursor(column: isTyped ? end : 0, row: row, visible: isTyped)
      }
      inside.target(.row(row), row: row)
    }
    for (offset, line) in note(form, state).wrapped(columns: inside.columns, rows: notes).enumerated() {
      inside.text(line, column: 0, row: rows.count + 1 + offset)
    }
  }

  /// - Returns: the column after what was said.
  private static func drawValue(
    _ form: ImportOptionsForm, _ choice: ReadingChoice, column: Int, row: Int, _ state: State,
    _ inside: Painter
  ) -> Int {
    let said = CleanText(cleaning: form.options[choice])
    guard said.isEmpty else {
      // The end of a long text stays visible, where the cursor is.
      var shown = value(choice, form.options[choice], state)
      while shown.columns > max(1, inside.columns - column - 1) {
        shown = CleanText(cleaning: String(shown.string.dropFirst()))
      }
      return inside.text(shown, column: column, row: row, role: .prompt)
    }
    inside.text(
      state.wording[unsaid(choice)].truncated(toColumns: max(1, inside.columns - column)), column: column,
      row: row)
    return column
  }

  /// What the selected row is for, with what it may be.
  private static func note(_ form: ImportOptionsForm, _ state: State) -> CleanText {
    let hint = state.wording[hint(form.choice)]
    let all = (form.choices[form.choice] ?? []).map { CleanText(cleaning: $0) }
    guard !all.isEmpty else { return hint }
    return hint + " " + state.wording(.importOptionChoices, all.joined(separator: ", "))
  }

  static func label(_ choice: ReadingChoice) -> Label {
    switch choice {
    case .period: .importOptionPeriod
    case .unit: .importOptionUnit
    case .received: .importOptionReceived
    case .encoding: .importOptionEncoding
    case .locale: .importOptionLocale
    case .profile: .importOptionProfile
    case .sheet: .importOptionSheet
    case .personal: .importOptionPersonal
    }
  }

  private static func hint(_ choice: ReadingChoice) -> Label {
    switch choice {
    case .period: .importOptionPeriodHint
    case .unit: .importOptionUnitHint
    case .received: .importOptionReceivedHint
    case .encoding: .importOptionEncodingHint
    case .locale: .importOptionLocaleHint
    case .profile: .importOptionProfileHint
    case .sheet: .importOptionSheetHint
    case .personal: .importOptionPersonalHint
    }
  }

  /// What is done where nothing is said.
  private static func unsaid(_ choice: ReadingChoice) -> Label {
    switch choice {
    case .sheet: .importOptionEverySheet
    case .personal: .importOptionNoPersonal
    case .received: .importOptionOwnDay
    case .period, .unit, .encoding, .locale, .profile: .importOptionFound
    }
  }

  /// "vi: 1.020 là một nghìn không trăm hai mươi"; everything else as it was typed.
  private static func value(_ choice: ReadingChoice, _ said: String, _ state: State) -> CleanText {
    let text = CleanText(cleaning: said)
    guard choice == .locale, let locale = NumberLocale(rawValue: said) else { return text }
    return text + ": "
      + state.wording[locale == .vietnamese ? .importOptionVietnamese : .importOptionEnglish]
  }

  // MARK: Words

  static func read(_ form: ImportOptionsForm, _ name: CleanText, _ state: State, into page: inout PlainWriter)
  {
    page.heading(state.wording(.importOptionsTitle, name))
    for choice in ImportOptionsForm.rows { page.sentence(plain(form, choice, state)) }
    page.sentence(plainStep(form, state))
  }

  static func plainStep(_ form: ImportOptionsForm, _ state: State) -> CleanText {
    plain(form, form.choice, state) + "; " + note(form, state)
  }

  private static func plain(_ form: ImportOptionsForm, _ choice: ReadingChoice, _ state: State) -> CleanText {
    let said = form.options[choice]
    let shown = said.isEmpty ? state.wording[unsaid(choice)] : value(choice, said, state)
    let open = form.isOpen(choice) ? ", " + state.wording[.importOptionOpen] : ""
    return state.wording[label(choice)] + ": " + shown + open
  }
}
