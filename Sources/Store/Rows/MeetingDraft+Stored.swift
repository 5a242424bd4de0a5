import Model

extension MeetingDraft: StoredFact {
  static let table = "meeting_draft"
  static let columns =
    [
      "meeting", "number", "author", "moment", "state", "reason", "kind", "conclusion", "directives",
      "difficulty",
      "disposition", "as_typed", "text", "leads", "coordinating", "due_as_stated",
    ] + Columns.localized("due_reading") + Columns.window
    + [
      "counting", "recurrence", "recurrence_first_day", "recurrence_last_day", "recurrence_until",
      "recurrence_ad_hoc", "percent", "evidence", "figure_name", "figure_definition",
    ] + Columns.unit("figure_unit") + ["figure_value", "figure_target"]

  var storedID: String { id.rawValue }

  func encode(into row: inout RowEncoder) {
    row.add(Optional(meeting))
    row.add(number)
    row.add(author)
    row.add(moment)
    row.add(state)
    row.add(reason)
    row.add(content.kind)
    row.add(content.conclusion)
    row.add(packed: content.directives.map { [$0.rawValue] })
    row.add(content.difficulty)
    row.add(content.disposition?.rawValue)
    row.add(content.asTyped)
    row.add(content.text)
    row.add(packed: content.leads.map(Directive.pack))
    row.add(packed: content.coordinating.map(Directive.pack))
    row.add(content.due.asStated)
    row.add(content.due.reading)
    row.add(content.due.window)
    row.add(content.due.counting)
    row.add(content.recurrence.rule)
    row.add(content.recurrence.firstDayOfMonth)
    row.add(content.recurrence.lastDayOfMonth)
    row.add(content.recurrence.until)
    row.add(content.recurrence.alsoAdHoc)
    row.add(content.percent)
    row.add(content.evidence)
    row.add(content.figure?.name.string)
    row.add(content.figure?.definition)
    row.add(content.figure?.unit)
    row.add(content.figure?.value.string)
    row.add(content.figure?.target.string)
  }

  init(row: inout RowDecoder) throws {
    let id: FactID = row.identifier()
    let meeting: MeetingID = row.identifier()
    let number = try row.integer()
    let author = row.text()
    let moment = row.string()
    let state = try row.named(State.self)
    let reason = row.text()
    var content = DraftContent(try row.named(), conclusion: try row.named())
    content.directives = try row.packed(fields: 1).map { DirectiveID($0[0]) }
    content.difficulty = row.optionalIdentifier()
    content.disposition = try row.optionalNamed()
    content.asTyped = row.text()
    content.text = row.text()
    content.leads = try Directive.parties(&row)
    content.coordinating = try Directive.parties(&row)
    let stated = row.text()
    let reading = row.optionalLocalized()
    let window = try row.optionalRange()
    content.due = Due(asStated: stated, reading: reading, window: window, counting: try row.named())
    content.recurrence = try row.recurrence()
    content.percent = try row.optionalInteger()
    content.evidence = row.text()
    let name = row.optionalString()
    let definition: DefinitionID? = row.optionalIdentifier()
    let unit = try row.optionalUnit()
    let value = row.optionalString() ?? ""
    let target = row.optionalString() ?? ""
    content.figure = name.map {
      FigureMention(
        definition: definition, unit: unit, name: $0.cleaned, value: value.cleaned, target: target.cleaned)
    }
    self.init(
      id: id, meeting: meeting, number: number, content: content, author: author, moment: moment,
      state: state,
      reason: reason)
  }

  var historyLine: String {
    let text = content.text.isEmpty ? content.asTyped : content.text
    return ["\(number)", content.kind.rawValue, state.rawValue, text.string, reason.string]
      .filter { !$0.isEmpty }.joined(separator: "; ")
  }
}
