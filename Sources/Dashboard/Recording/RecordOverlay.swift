import Model

/// The form on which something is written down: what was typed, and below each field how it is read.
enum RecordOverlay {
  private static let labelColumns = 12

  /// One line of the form.
  private struct Row {
    var field: RecordForm.Field?
    var label = CleanText.empty
    var text = CleanText.empty
    var role = Role.text
    /// The last line of what is typed into the selected field.
    var hasCursor = false
  }

  static func draw(_ form: RecordForm, _ state: State, _ painter: Painter) {
    let columns = min(painter.columns - 4, 110)
    let room = max(10, min(columns, painter.columns - 4) - labelColumns)
    let rows = rows(form, state, room: room)
    let inside = OverlayBox.frame(title(form, state), columns: columns, rows: rows.count + 1, painter)
    let height = max(1, inside.rows - 1)
    // The selected field stays in sight where the window is low.
    let cursor = rows.lastIndex { $0.field == form.field } ?? 0
    let first = max(0, min(cursor - height + 2, rows.count - height))
    for (offset, row) in rows.dropFirst(first).prefix(height).enumerated() {
      let isSelected = row.field == form.field
      if isSelected, !row.label.isEmpty { inside.text("►", column: 0, row: offset, role: .mark) }
      inside.text(
        row.label.truncated(toColumns: labelColumns - 3), column: 2, row: offset, role: .columnHead,
        attributes: isSelected ? [.bold] : [])
      let end = inside.text(
        row.text.truncated(toColumns: max(0, inside.columns - labelColumns)), column: labelColumns,
        row: offset, role: row.role,
        attributes: isSelected && row.role == .prompt ? [.underlined] : [])
      if let field = row.field, let position = form.fields.firstIndex(of: field) {
        inside.target(.row(position), row: offset)
      }
      if row.hasCursor {
        inside.placeCursor(
          column: min(end, inside.columns - 1), row: offset, visible: form.field.isTyped)
      }
    }
    if inside.rows > 1 {
      inside.text(
        state.wording[.recordHint].truncated(toColumns: inside.columns), column: 0, row: inside.rows - 1,
        role: .footerText)
    }
  }

  static func title(_ form: RecordForm, _ state: State) -> CleanText {
    let meeting = state.recordMeeting(of: form).map { state.format.day($0.day) } ?? "—"
    return state.wording(.recordTitle, state.wording[form.kind.label], meeting)
  }

  // MARK: Lines

  private static func rows(_ form: RecordForm, _ state: State, room: Int) -> [Row] {
    var rows = subject(form, state, room: room).map { Row(text: $0) }
    let reading = state.recordReading(form)
    for field in form.fields {
      let isSelected = field == form.field
      let text = self.text(field, form, reading, state)
      // Of the field that is typed into the end is seen, of others the beginning.
      let wrapped = text.wrapped(columns: max(1, room - 1))
      let lines = isSelected ? Array(wrapped.suffix(3)) : Array(wrapped.prefix(2))
      let shown: [CleanText] = lines.isEmpty ? [.empty] : lines
      for (offset, line) in shown.enumerated() {
        rows.append(
          Row(
            field: field, label: offset == 0 ? label(field, form, state) : .empty, text: line,
            role: .prompt, hasCursor: isSelected && offset == shown.count - 1))
      }
      rows += self.reading(field, form, reading, state).flatMap { line in
        line.text.wrapped(columns: room).prefix(2).map { Row(text: $0, role: line.role) }
      }
    }
    return rows
  }

  /// What it is about: directives, a difficulty, a figure.
  private static func subject(_ form: RecordForm, _ state: State, room: Int) -> [CleanText] {
    var lines: [CleanText] = []
    if form.directives.count > 1 {
      lines.append(state.wording(.recordAboutMany, state.format.integer(form.directives.count)))
    }
    for id in form.directives.prefix(2) {
      let title = state.answers.directive(row: id)?.title.text(in: state.language)
      lines.append(title ?? CleanText(cleaning: id.rawValue))
    }
    if let id = form.difficulty, let all = state.catalogue.difficulties.first(where: { $0.id == id }) {
      lines.append(all.title.text(in: state.language))
    }
    if let figure = form.figure {
      lines.append(figure.line)
      // What is counted dossier by dossier, or only bounded, has no figure that could be found again.
      if figure.link == nil { lines.append(state.wording[.recordNoLink]) }
    }
    let rivals = state.openDrafts(about: form.directives).filter { $0.id != form.correcting }
    if let rival = rivals.last {
      lines.append(
        state.wording(.recordRivalThere, rival.author, state.format.integer(rival.number)))
    }
    return lines.flatMap { $0.wrapped(columns: max(1, room)).prefix(2) }
  }

  static func label(_ field: RecordForm.Field, _ form: RecordForm, _ state: State) -> CleanText {
    let label: Label =
      switch field {
      case .line: .recordFieldLine
      case .conclusion: .recordFieldKind
      case .disposition: .recordFieldDisposition
      case .leads: form.kind == .progress || form.kind == .completion ? .recordFieldUnits : .recordFieldLeads
      case .coordinating: .recordFieldCoordinating
      case .due: form.kind == .completion ? .recordFieldFinished : .recordFieldDue
      case .text: .recordFieldText
      case .percent: .recordFieldPercent
      case .evidence: form.kind == .dueExtension ? .recordFieldBasis : .recordFieldEvidence
      }
    return state.wording[label]
  }

  private static func text(
    _ field: RecordForm.Field, _ form: RecordForm, _ reading: RecordReading, _ state: State
  ) -> CleanText {
    switch field {
    case .conclusion: state.wording[form.conclusion.label] + " (← →)"
    case .disposition: state.wording[form.disposition.label] + " (← →)"
    default: CleanText(cleaning: reading.text(of: field))
    }
  }

  /// How a field is read, for confirming.
  private static func reading(
    _ field: RecordForm.Field, _ form: RecordForm, _ reading: RecordReading, _ state: State
  ) -> [(text: CleanText, role: Role)] {
    let wording = state.wording
    switch field {
    case .leads: return parties(reading.leads, state)
    case .coordinating: return parties(reading.coordinating, state)
    case .due: return due(form, reading, state)
    case .percent: return reading.hasOddPercent ? [("! " + wording[.recordOddPercent], .warning)] : []
    case .line, .conclusion, .disposition, .text, .evidence: return []
    }
  }

  private static func parties(
    _ parties: [RecordReading.Party], _ state: State
  ) -> [(text: CleanText, role: Role)] {
    parties.compactMap { party in
      if let problem = party.problem {
        let hint: CleanText = party.choices.isEmpty ? "" : " (← →)"
        return ("! " + problem.text(in: state.language) + hint, .warning)
      }
      if party.isGroup { return ("→ " + party.asStated + ": " + state.wording[.recordGroup], .source) }
      guard let unit = party.unit else { return nil }
      let name = unit.name.text(in: state.language)
      return name == party.asStated ? nil : ("→ " + name, .source)
    }
  }

  private static func due(
    _ form: RecordForm, _ reading: RecordReading, _ state: State
  ) -> [(text: CleanText, role: Role)] {
    let wording = state.wording
    let position = reading.dueChoices.indices.contains(form.dueChoice) ? form.dueChoice : 0
    let choice = reading.dueChoices[position]
    guard form.kind != .completion || !reading.text(of: .due).isEmpty else {
      return [("→ " + (state.recordMeeting(of: form).map { state.format.day($0.day) } ?? "—"), .source)]
    }
    var lines: [(text: CleanText, role: Role)] = []
    let words = choice.words?.text(in: state.language) ?? wording[.recordNoDue]
    let isMissing = choice.window == nil && choice.words == nil && !reading.text(of: .due).isEmpty
    var told = [words]
    if position == 0, form.kind != .completion {
      told += reading.due.remarks.map { $0.words.text(in: state.language) }
      let comesAgain = choice.recurrence.rule != .none && choice.recurrence.rule != .continuous
      if comesAgain, choice.recurrence.until == nil { told.append(wording[.recordNoEnd]) }
      if isMissing, let problem = reading.due.problem { told.append(problem.words.text(in: state.language)) }
    }
    lines.append(
      ((isMissing ? "! " : "→ ") + told.joined(separator: " · "), isMissing ? .warning : .source))
    let others = reading.dueChoices.indices.filter { $0 != position }.compactMap { index in
      reading.dueChoices[index].words?.text(in: state.language)
        ?? (reading.dueChoices[index].window == nil ? wording[.recordNoDue] : nil)
    }
    if !others.isEmpty {
      lines.append((wording(.recordOr, others.joined(separator: "; ")), .source))
    }
    return lines
  }

  // MARK: Words

  static func read(_ form: RecordForm, _ state: State, into page: inout PlainWriter) {
    page.heading(title(form, state))
    for line in subject(form, state, room: 400) { page.sentence(line) }
    let reading = state.recordReading(form)
    for field in form.fields {
      page.figure(
        label(field, form, state),
        ([text(field, form, reading, state)] + self.reading(field, form, reading, state).map(\.text))
          .filter { !$0.isEmpty }.joined(separator: "; "))
    }
    page.sentence(state.wording[.recordHint])
  }

  /// The field that the cursor is on, with what is read in it.
  static func plainStep(_ form: RecordForm, _ state: State) -> CleanText {
    let reading = state.recordReading(form)
    return
      ([label(form.field, form, state), text(form.field, form, reading, state)]
      + self.reading(form.field, form, reading, state).map(\.text))
      .filter { !$0.isEmpty }.joined(separator: "; ")
  }
}
