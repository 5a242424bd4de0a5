import Model

/// What was written down in a meeting: drafts, which are corrected, withdrawn and adopted here, and what became of them.
struct DraftsPage: MeetingPart {
  static let plan = ColumnPlan(
    "drafts",
    ColumnRule("number", .draftsHeadNumber, alignment: .trailing, .init(0, 4)),
    ColumnRule("state", .draftsHeadState, .init(0, 14)),
    ColumnRule("kind", .draftsHeadKind, .init(0, 15)),
    ColumnRule("text", .draftsHeadText, .init(0, 20, flex: 2)),
    ColumnRule("leads", .draftsHeadLeads, givesWay: 2, .init(90, 16, 24)),
    ColumnRule("due", .draftsHeadDue, givesWay: 3, .init(76, 12)),
    ColumnRule("author", .draftsHeadAuthor, givesWay: 1, .init(120, 10, 14)))

  private static let place = ItemKey.line("drafts")

  let state: State
  let id: MeetingID
  private var wording: Wording { state.wording }

  static func view(of id: MeetingID) -> ViewValue {
    var view = ViewValue(screen: .meeting)
    view.path = [.meeting(id), place]
    return view
  }

  /// The page that is open.
  init?(_ state: State) {
    guard state.screen == .meeting, state.view.path.last == Self.place,
      let id = state.view.path.dropLast().last?.meeting
    else { return nil }
    self.state = state
    self.id = id
  }

  var drafts: [MeetingDraft] { state.answers.meetings?.drafts(of: id) ?? [] }
  var open: [MeetingDraft] { drafts.filter { $0.state == .draft } }
  var selected: MeetingDraft? { state.view.selected?.fact.flatMap { id in drafts.first { $0.id == id } } }

  // MARK: Part

  var queries: [Query] { [.meetings] }

  var caption: CleanText {
    let all = drafts
    return wording(
      .draftsCaption, state.format.integer(all.count { $0.state == .draft }),
      state.format.integer(all.count { $0.state == .adopted }))
  }

  var items: any ItemList {
    let drafts = drafts
    return KeyList(drafts.map { .fact($0.id) }) {
      VietnameseText.folded("\(drafts[$0].content.text) \(drafts[$0].content.asTyped)")
    }
  }

  var listRows: Int { max(1, Chrome.content(state).rows - 3) }
  func open(_ key: ItemKey) -> ViewValue? { nil }
  var footnotes: [Line] {
    drafts.contains { $0.content.recurrence != .none } ? [Line(wording[.draftsRecurs])] : []
  }

  var card: FigureCard? {
    guard let draft = selected else { return nil }
    return FigureCard(
      title: draft.content.kindWords(wording) + " · " + draft.content.line(wording),
      facts: facts(draft).filter { !$0.value.isEmpty }, fact: draft.id)
  }

  private func facts(_ draft: MeetingDraft) -> [(label: CleanText, value: CleanText)] {
    let content = draft.content
    return [
      (wording[.draftsHeadState], wording[draft.state.label]),
      (wording[.recordFieldLine], content.asTyped),
      (wording[.draftsHeadLeads], names(content.leads)),
      (wording[.recordFieldCoordinating], names(content.coordinating)),
      (wording[.draftsHeadDue], due(content)),
      (
        wording[.recordAbout], CleanText(cleaning: content.directives.map(\.rawValue).joined(separator: ", "))
      ),
      (wording[.recordFigure], content.figure?.line ?? .empty),
      (wording[.draftsHeadAuthor], draft.author), (wording[.recordReason], draft.reason),
    ]
  }

  private func names(_ parties: [PartyName]) -> CleanText {
    parties.map(\.short).joined(separator: ", ")
  }

  private func due(_ content: DraftContent) -> CleanText {
    let stated = content.due.asStated
    let read = content.due.reading?.text(in: state.language) ?? .empty
    return [stated, read].filter { !$0.isEmpty }.joined(separator: " → ")
  }

  private var title: CleanText {
    wording(.draftsTitle, state.answers.meetings?[id].map { state.format.day($0.meeting.day) } ?? "—")
  }

  func draw(_ painter: Painter) {
    painter.rule(row: 0, title: Line(title.truncated(toColumns: painter.columns - 4), .paneTitle, [.bold]))
    guard state.answers.meetings != nil else {
      painter.text(wording[.loading], column: 2, row: 2)
      return
    }
    let drafts = drafts
    guard !drafts.isEmpty else {
      painter.text(wording[.draftsNone].truncated(toColumns: painter.columns - 2), column: 2, row: 2)
      return
    }
    let table = TableLayout(Self.plan.columns(width: painter.columns, wording), width: painter.columns - 2)
    let body = painter.clipped(to: Rect(column: 1, row: 0, columns: painter.columns - 2, rows: painter.rows))
    table.drawHeads(body, row: 1)
    let first = state.view.top.flatMap { items.position(of: $0) } ?? 0
    for (offset, draft) in drafts.dropFirst(first).prefix(listRows).enumerated() {
      let row = 2 + offset
      let isSelected = state.view.selected == .fact(draft.id)
      painter.target(.item(.fact(draft.id)), row: row)
      painter.text(isSelected ? "►" : " ", column: 0, row: row, role: .mark)
      func cell(_ id: String, _ line: Line) { table.drawCell(body, row: row, column: id, line) }
      cell("number", Line(state.format.integer(draft.number)))
      cell("state", Line(draft.state.mark + " " + wording[draft.state.label], draft.state.role))
      cell("kind", Line(draft.content.kindWords(wording)))
      // Where leads have no column they stand before the text, as in a notice.
      let hasLeads = table.placed.contains { $0.column.id == "leads" }
      let leads = hasLeads || draft.content.leads.isEmpty ? "" : names(draft.content.leads) + ": "
      cell("text", Line(leads + draft.content.line(wording)))
      cell("leads", Line(names(draft.content.leads)))
      cell(
        "due", Line(draft.content.dueWords(state.format) + (draft.content.recurrence == .none ? "" : " *")))
      cell("author", Line(draft.author))
      if isSelected {
        painter.addAttributes([.selected], row: row)
        painter.placeCursor(column: 0, row: row)
      }
    }
  }

  // MARK: Words for reading and export

  func read(into page: inout PlainWriter) {
    page.heading(title)
    for draft in drafts { page.row(plainRow(.fact(draft.id))) }
    if drafts.isEmpty { page.sentence(wording[.draftsNone]) }
  }

  func plainRow(_ key: ItemKey) -> PlainRow? {
    guard let draft = drafts.first(where: { .fact($0.id) == key }) else { return nil }
    let text = PlainText(wording)
    let head = state.format.integer(draft.number) + ". " + draft.content.kindWords(wording) + ": "
    return text.row(
      key, head + draft.content.line(wording), facts(draft).map { text.figure($0.label, $0.value) })
  }

  func export(into export: inout ExportBuilder) {
    export.title(title)
    var columns = TableBuilder<MeetingDraft>()
    columns.column("number", wording[.draftsHeadNumber], .number) { .integer($0.number) }
    columns.column("state", wording[.draftsHeadState]) { .words(wording[$0.state.label]) }
    columns.column("kind", wording[.draftsHeadKind]) { .words($0.content.kindWords(wording)) }
    columns.column("text", wording[.draftsHeadText]) { .words($0.content.line(wording)) }
    columns.column("leads", wording[.draftsHeadLeads]) { .words(names($0.content.leads)) }
    columns.column("due", wording[.draftsHeadDue]) { .words(due($0.content)) }
    columns.column("author", wording[.draftsHeadAuthor]) { .words($0.author) }
    export.add(columns.table(title, rows: drafts))
  }
}

extension State {
  /// The meeting whose drafts are looked at; nil elsewhere.
  var draftsMeeting: MeetingID? { DraftsPage(self)?.id }

  /// Opens what was written down in the meeting that is selected, open, held or comes next.
  mutating func showDrafts() {
    guard DraftsPage(self) == nil else { return }
    let selected = view.path.last?.meeting ?? view.selected?.meeting
    guard let id = selected ?? recordMeeting?.id else {
      notice = Notice(.information, wording[answers.meetings == nil ? .loading : .agendaNoMeeting])
      return
    }
    push(DraftsPage.view(of: id))
  }

  /// Why drafts cannot be adopted here and now; nil where they can.
  var reasonAgainstAdopting: CleanText? {
    if let reason = reasonAgainstRecording { return reason }
    guard let page = DraftsPage(self) else { return wording[.draftsElsewhere] }
    return page.open.isEmpty ? wording[.draftsNothingOpen] : nil
  }

  /// Adopts every open draft that is shown, when the key is pressed a second time.
  mutating func adoptDrafts() -> [Effect] {
    guard reasonAgainstAdopting == nil, let page = DraftsPage(self) else {
      notice = reasonAgainstAdopting.map { Notice(.information, $0) }
      return []
    }
    let open = page.open
    guard adopting == open else {
      adopting = open
      let again = wording(.draftsAdoptAgain, format.integer(open.count))
      let nobodys = open.filter(\.content.hasNoUnit).map { format.integer($0.number) }
      notice = Notice(
        .warning,
        nobodys.isEmpty ? again : again + "; " + wording(.draftsNoUnit, nobodys.joined(separator: ", ")))
      return []
    }
    adopting = []
    notice = Notice(.information, wording[.decisionBusy])
    return [.record(.draft(page.id, .adopt(seen: open)))]
  }

  /// Takes the selected draft back, when the key is pressed a second time.
  mutating func withdrawDraft(_ page: DraftsPage) -> [Effect] {
    if let reason = reasonAgainstRecording {
      notice = Notice(.information, reason)
      return []
    }
    guard let draft = page.selected, draft.state == .draft else {
      notice = Notice(.information, wording[.draftsNothingOpen])
      return []
    }
    guard removing == draft.id else {
      removing = draft.id
      notice = Notice(.warning, wording(.draftsWithdrawAgain, format.integer(draft.number)))
      return []
    }
    removing = nil
    return [.record(.draft(page.id, .withdraw(draft.id, seen: draft.content, reason: .empty)))]
  }
}
