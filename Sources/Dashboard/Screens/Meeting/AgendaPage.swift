import Model

/// The agenda of a meeting: its items in their order, which are moved, renamed, taken off and opened here.
struct AgendaPage: MeetingPart {
  static let plan = ColumnPlan(
    "agenda",
    ColumnRule("position", .agendaHeadPosition, alignment: .trailing, .init(0, 4)),
    ColumnRule("title", .agendaHeadTitle, .init(0, 24, flex: 2)),
    ColumnRule("minutes", .agendaHeadMinutes, alignment: .trailing, .init(0, 6)),
    ColumnRule("speaker", .agendaHeadSpeaker, givesWay: 2, .init(70, 18, 24), .init(120, 24, 32)),
    ColumnRule("view", .agendaHeadView, givesWay: 1, .init(90, 12, 24)))

  let state: State
  let id: MeetingID
  private var wording: Wording { state.wording }

  // MARK: Where one is

  static func view(of id: MeetingID) -> ViewValue {
    var view = ViewValue(screen: .meeting)
    view.path = [.meeting(id)]
    return view
  }

  /// The agenda that is open.
  init?(_ state: State) {
    guard state.screen == .meeting, let id = state.view.path.last?.meeting else { return nil }
    self.state = state
    self.id = id
  }

  /// nil while it is on the way, and where the store does not know the meeting.
  var record: MeetingRecord? { state.answers.meetings?[id] }

  /// In the order in which they are shown: where one is carried, as they would stand.
  var agenda: [AgendaItem] {
    let agenda = record?.agenda ?? []
    guard let order = state.agendaOrder, order.meeting == id else { return agenda }
    return order.items.compactMap { key in agenda.first { $0.id == key } }
      + agenda.filter { !order.items.contains($0.id) }
  }

  var selected: AgendaItem? { state.view.selected?.fact.flatMap { id in agenda.first { $0.id == id } } }

  // MARK: Part

  var queries: [Query] { [.meetings] }

  var caption: CleanText {
    guard let record else { return "" }
    let count = state.format.integer(record.agenda.count)
    guard let minutes = record.minutes else { return wording(.agendaCount, count) }
    return wording(.agendaCountMinutes, count, state.format.integer(minutes))
  }

  var items: any ItemList {
    let agenda = agenda
    return KeyList(agenda.map { .fact($0.id) }) { VietnameseText.folded("\(agenda[$0].title.vietnamese)") }
  }

  var listRows: Int { max(1, Chrome.content(state).rows - 4) }

  func open(_ key: ItemKey) -> ViewValue? {
    agenda.first { .fact($0.id) == key }?.view.flatMap { ViewValue($0) }
  }

  var card: FigureCard? {
    guard let item = selected else { return nil }
    return FigureCard(
      title: item.title.text(in: state.language),
      facts: facts(item).filter { !$0.value.isEmpty }, fact: item.id)
  }

  var footnotes: [Line] { [] }

  private func facts(_ item: AgendaItem) -> [(label: CleanText, value: CleanText)] {
    [
      (wording[.agendaHeadMinutes], item.minutes.map { state.format.integer($0) } ?? ""),
      (wording[.agendaHeadSpeaker], item.speaker),
      (wording[.agendaPreparer], item.preparer?.asStated ?? ""),
      (wording[.agendaHeadView], screenName(item)), (wording[.directivePageNote], item.notes),
    ]
  }

  private func screenName(_ item: AgendaItem) -> CleanText {
    guard let saved = item.view else { return "" }
    guard let view = ViewValue(saved) else { return wording[.agendaViewUnknown] }
    return view.path == ViewValue.changes.path && view.screen == .meeting
      ? wording[.keyChanges] : wording[view.screen.label]
  }

  private var title: CleanText {
    guard let meeting = record?.meeting else { return wording[.agendaTitle] }
    let day = state.format.day(meeting.day)
    guard let ordinal = meeting.ordinal else { return wording(.agendaTitleDay, day) }
    return wording(.agendaTitleOrdinal, state.format.integer(ordinal), day)
  }

  /// Whether the figures that the meeting shows are closed, and what was corrected since.
  private var closedLine: CleanText? {
    guard let meeting = record?.meeting, state.pastMeeting != nil || state.library != .builtIn else {
      return nil
    }
    guard let closed = state.closed(for: meeting) else { return wording[.closedNot] }
    return closed.line(wording, state.format)
  }

  // MARK: Drawing

  func draw(_ painter: Painter) {
    painter.rule(row: 0, title: Line(title.truncated(toColumns: painter.columns - 4), .paneTitle, [.bold]))
    guard state.answers.meetings != nil else {
      painter.text(wording[.loading], column: 2, row: 2)
      return
    }
    if !state.carries, let closedLine {
      painter.text(
        closedLine.truncated(toColumns: painter.columns - 2), column: 1, row: painter.rows - 1, role: .source)
    }
    let agenda = agenda
    guard !agenda.isEmpty else {
      painter.text(wording[.presentNoItems], column: 2, row: 2)
      return
    }
    let table = TableLayout(
      Self.plan.columns(width: painter.columns, wording), width: painter.columns - 2)
    let body = painter.clipped(to: Rect(column: 1, row: 0, columns: painter.columns - 2, rows: painter.rows))
    table.drawHeads(body, row: 1)
    let first = state.view.top.flatMap { items.position(of: $0) } ?? 0
    for (offset, item) in agenda.dropFirst(first).prefix(listRows).enumerated() {
      let row = 2 + offset
      let isSelected = state.view.selected == .fact(item.id)
      painter.target(.item(.fact(item.id)), row: row)
      painter.text(isSelected ? (state.carries ? "▼" : "►") : " ", column: 0, row: row, role: .mark)
      func cell(_ id: String, _ text: CleanText) { table.drawCell(body, row: row, column: id, Line(text)) }
      cell("position", state.format.integer(first + offset + 1))
      cell("title", item.title.text(in: state.language))
      cell("minutes", item.minutes.map { state.format.integer($0) } ?? "—")
      cell("speaker", item.speaker.isEmpty ? item.preparer?.short ?? "" : item.speaker)
      cell("view", screenName(item))
      if isSelected {
        painter.addAttributes([.selected], row: row)
        painter.placeCursor(column: 0, row: row)
      }
    }
    if state.carries {
      painter.text(
        wording[.agendaCarries].truncated(toColumns: painter.columns - 2), column: 1, row: painter.rows - 1,
        role: .notice)
    }
  }

  // MARK: Words for reading and export

  func read(into page: inout PlainWriter) {
    page.heading(title)
    guard state.answers.meetings != nil else {
      page.sentence(wording[.loading])
      return
    }
    if let closedLine { page.sentence(closedLine) }
    for item in agenda { page.row(plainRow(.fact(item.id))) }
    if agenda.isEmpty { page.sentence(wording[.presentNoItems]) }
  }

  func plainRow(_ key: ItemKey) -> PlainRow? {
    guard let position = agenda.firstIndex(where: { .fact($0.id) == key }) else { return nil }
    let text = PlainText(wording)
    let place = state.format.integer(position + 1) + ". "
    return text.row(
      key, place + agenda[position].title.text(in: state.language),
      facts(agenda[position]).map { text.figure($0.label, $0.value) })
  }

  func export(into export: inout ExportBuilder) {
    export.title(title)
    if let closedLine { export.remark(closedLine) }
    var columns = TableBuilder<(Int, AgendaItem)>()
    columns.column("position", wording[.agendaHeadPosition], .number) { .integer($0.0) }
    columns.column("title", wording[.agendaHeadTitle]) { .words($0.1.title.text(in: state.language)) }
    columns.column("minutes", wording[.agendaHeadMinutes], .number) {
      $0.1.minutes.map { .integer($0) } ?? .blank
    }
    columns.column("speaker", wording[.agendaHeadSpeaker]) { .words($0.1.speaker) }
    columns.column("preparer", wording[.agendaPreparer]) { .words($0.1.preparer?.asStated) }
    columns.column("view", wording[.agendaHeadView]) { .words(screenName($0.1)) }
    columns.column("notes", wording[.directivePageNote]) { .words($0.1.notes) }
    export.add(columns.table(title, rows: agenda.enumerated().map { ($0 + 1, $1) }))
  }
}
