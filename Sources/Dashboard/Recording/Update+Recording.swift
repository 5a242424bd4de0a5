import Model

extension State {
  /// Forms that are kept at once: those closed with Esc, and those on their way into the store.
  static let mostForms = 40

  // MARK: The meeting that is written for

  /// The one that is presented, else the one that is held or comes next; nil while it is not known, and where there is
  /// none.
  var recordMeeting: Meeting? {
    guard let book = answers.meetings else { return nil }
    return (presentation?.meeting.flatMap { book[$0] } ?? book.current(on: today))?.meeting
  }

  /// The meeting a form is written for.
  func recordMeeting(of form: RecordForm) -> Meeting? {
    form.meeting.flatMap { answers.meetings?[$0]?.meeting } ?? recordMeeting
  }

  func recordGround(_ form: RecordForm) -> RecordGround {
    let meeting = recordMeeting(of: form)
    let day = meeting?.day ?? today
    let next = answers.meetings?.records.first { $0.meeting.day > day && $0.meeting.state != .cancelled }
    return RecordGround(
      register: catalogue.register, home: meeting?.province ?? home, workdays: catalogue.calendar, day: day,
      nextMeeting: next?.meeting.day)
  }

  func recordReading(_ form: RecordForm) -> RecordReading { RecordReading(form, recordGround(form)) }

  /// Drafts that are still open and say something of any of the directives.
  func openDrafts(about directives: [DirectiveID]) -> [MeetingDraft] {
    guard let book = answers.meetings, !book.openDrafts.isEmpty else { return [] }
    return directives.flatMap { book.openDrafts[$0] ?? [] }
  }

  /// Which meeting is written for, and what others have written; also before a form is opened by its name.
  var recordingQueries: [Query] {
    switch overlays.last {
    case .recording?: [.meetings]
    case .palette? where library != .builtIn: [.meetings]
    default: []
    }
  }

  // MARK: Opening

  /// Does what is asked for of the drafts of a meeting.
  mutating func performRecording(_ action: Action) -> [Effect] {
    switch action {
    case .recordProgress: startRecording(.progress)
    case .recordCompletion: startRecording(.completion)
    case .recordExtension: startRecording(.dueExtension)
    case .recordReturn: startRecording(.returned)
    case .recordSuspension: startRecording(.suspension)
    case .recordReassignment: startRecording(.reassignment)
    case .draftDirective: draftDirective()
    case .showDrafts: showDrafts()
    case .adoptDrafts: return adoptDrafts()
    default: break
    }
    return []
  }

  /// Opens a form; what was open below it stays.
  mutating func open(_ form: RecordForm) {
    if let reason = reasonAgainstRecording {
      notice = Notice(.information, reason)
      return
    }
    recordForms.removeAll { $0 == form && $0.sent == nil }
    var form = form
    // The meeting whose drafts are looked at is meant, else the one of the day.
    form.meeting = form.meeting ?? draftsMeeting
    if form.correcting == nil, form.ticket == nil { form.ticket = nextTicket() }
    overlays.append(.recording(form))
  }

  /// A mark that no other form has, of this or any other program; nil where the host has given none to begin with.
  private mutating func nextTicket() -> String? {
    guard let ticketSeed else { return nil }
    ticketCount += 1
    return "\(ticketSeed)-\(ticketCount)"
  }

  /// Whether a text of a file may be such a mark.
  static func isTicket(_ text: String) -> Bool {
    (1...40).contains(text.utf8.count)
      && text.utf8.allSatisfy { (48...57).contains($0) || (97...122).contains($0) || $0 == 45 }
  }

  /// A form about the marked directives, or the selected one, or the one whose page is open.
  mutating func startRecording(_ kind: DraftContent.Kind) {
    if let reason = reasonAgainstRecording {
      notice = Notice(.information, reason)
      return
    }
    if kind == .reassignment, let difficulty = view.selected?.difficulty {
      open(RecordForm(.difficulty, difficulty: difficulty))
      return
    }
    let directives = directivesToRecord
    guard !directives.isEmpty else {
      notice = Notice(.information, wording[.recordNoDirective])
      return
    }
    var form = RecordForm(kind, directives: directives)
    // A figure that has reached its target is the evidence; whoever records says whether it is enough.
    if kind == .completion, directives.count == 1, let progress = figureProgress(of: directives[0]),
      progress.isReached
    {
      form.typed[.evidence] = FigureProgressWords(self).evidence(progress).string
    }
    open(form)
  }

  private var directivesToRecord: [DirectiveID] {
    if let page = view.path.last?.directive { return [page] }
    let marked = view.marked.compactMap(\.directive)
    return marked.isEmpty ? [view.selected?.directive].compactMap(\.self) : marked
  }

  /// A directive that goes back to the figure under the cursor: unit, figure, value now, target, and the next meeting as
  /// its due.
  mutating func draftDirective() {
    if let reason = reasonAgainstRecording {
      notice = Notice(.information, reason)
      return
    }
    var form = RecordForm(.directive)
    if let card = Screens.screen(screen).figureCard(self), let figure = mention(card) {
      form.figure = figure
      form.typed[.text] = FigureTask(figure, self).text.string
      if let unit = figure.unit.flatMap({ catalogue.register.unit($0) }), unit.parent != nil {
        form.typed[.leads] = unit.name.vietnamese.string
      }
      // Read as the day of the next meeting as soon as the meetings are known.
      form.typed[.due] = "trước kỳ họp tới"
      form.field = .leads
    } else {
      form.typed[.line] = "giao "
    }
    open(form)
  }

  private func mention(_ card: FigureCard) -> FigureMention? {
    guard screen == .rankings || screen == .dossiers || screen == .indicators else { return nil }
    let target = card.facts.first { $0.label == wording[.dossiersTarget] }?.value ?? .empty
    guard let value = card.facts.first(where: { !$0.value.isEmpty && $0.label != wording[.dossiersTarget] })
    else { return nil }
    // A single dossier is nothing for a room, for a directive or for its notice.
    if screen == .dossiers, view.path.contains(where: { $0.procedure != nil }) { return nil }
    let keys = [view.selected, view.path.last].compactMap(\.self)
    let definition =
      keys.lazy.compactMap(\.definition).first
      ?? view.column.flatMap { catalogue.definitions[DefinitionID($0)]?.id }
    var shown = (value: Self.withoutMark(value.value), target: Self.withoutMark(target))
    if target == wording[.dossiersNoTarget] { shown.target = .empty }
    if let link = card.link, case .rank = link.subject {
      // Where a place is what is to be reached, the place is told and not the score.
      let words = FigureProgressWords(self)
      shown = (words.value(link.value, link), link.target.map { words.value($0, link) } ?? .empty)
    }
    return FigureMention(
      definition: definition, unit: keys.lazy.compactMap(\.unit).first, name: card.title, value: shown.value,
      target: shown.target, link: card.link)
  }

  /// The mark of its source belongs to the screen and not to the text of a directive.
  private static func withoutMark(_ text: CleanText) -> CleanText {
    guard text.string.hasSuffix("]"), let start = text.string.lastIndex(of: "[") else { return text }
    return CleanText(cleaning: text.string[..<start].trimmed)
  }

  /// Opens a draft for correction.
  mutating func correct(_ draft: MeetingDraft) {
    guard draft.state == .draft else {
      notice = Notice(
        .information, wording[draft.state == .adopted ? .draftsAdoptedAlready : .draftsWithdrawnAlready])
      return
    }
    var form = RecordForm(correcting: draft)
    let due = draft.content.due
    if let choice = recordReading(form).dueChoices.firstIndex(where: { $0.window == due.window }) {
      form.dueChoice = choice
    } else if let last = due.window?.last {
      // The words alone do not lead there again; a correction of something else must not change the due.
      form.typed[.due] = format.day(last).string
    }
    open(form)
  }

  // MARK: Keys

  mutating func handleRecording(_ key: Key, _ form: RecordForm) -> [Effect] {
    var form = form
    let typed = recordReading(form).text(of: form.field)
    switch key {
    case .escape:
      overlays.removeLast()
      keep(form)
      return []
    case .enter: return record(form)
    case .tab, .down: form.move(by: 1)
    case .backTab, .up: form.move(by: -1)
    case .left, .right:
      guard form.choose(by: key == .right ? 1 : -1, recordReading(form)) else { return [] }
    case .backspace where form.field.isTyped: form.put(String(typed.dropLast()))
    case .control("u") where form.field.isTyped: form.put("")
    case .character(let character) where form.field.isTyped:
      guard typed.count < RecordForm.longest else { return [] }
      form.put(typed + String(character))
    default: return []
    }
    replaceTop(.recording(form))
    return []
  }

  /// Text pasted into the field.
  mutating func insert(_ text: String, into form: RecordForm) {
    guard form.field.isTyped else { return }
    var form = form
    form.put(recordReading(form).text(of: form.field) + text)
    replaceTop(.recording(form))
  }

  mutating func click(row: Int, in form: RecordForm) {
    guard form.fields.indices.contains(row) else { return }
    var form = form
    form.field = form.fields[row]
    replaceTop(.recording(form))
  }

  /// Keeps what is typed for the next time; the oldest gives way where there are too many.
  private mutating func keep(_ form: RecordForm) {
    guard form.hasText else { return }
    // A draft that was only looked at is in the store.
    if form.correcting != nil, !form.isTouched, form.sent == nil { return }
    // The same words again, whatever mark the form got when it was opened.
    recordForms.removeAll { other in
      var other = other
      other.ticket = form.ticket
      return other == form
    }
    recordForms.append(form)
    if recordForms.count > Self.mostForms { recordForms.removeFirst() }
    if form.sent == nil { notice = Notice(.information, wording[.recordKept]) }
  }

  /// Has it written down as a draft, where nothing is missing.
  private mutating func record(_ form: RecordForm) -> [Effect] {
    var form = form
    let reading = recordReading(form)
    func hold(_ words: CleanText, at field: RecordForm.Field?) -> [Effect] {
      if let field, form.fields.contains(field) { form.field = field }
      notice = Notice(.warning, words)
      replaceTop(.recording(form))
      return []
    }
    if let reason = reasonAgainstRecording { return hold(reason, at: nil) }
    guard let book = answers.meetings else { return hold(wording[.loading], at: nil) }
    guard let meeting = recordMeeting(of: form) else { return hold(wording[.agendaNoMeeting], at: nil) }
    if let missing = reading.content.missing { return hold(wording[missing.label], at: missing.field) }
    if reading.hasOddPercent { return hold(wording[.recordOddPercent], at: .percent) }
    if reading.hasOddFinish { return hold(wording[.recordOddFinish], at: .due) }
    if let (field, problem) = reading.unsettled, !form.isWarned {
      form.isWarned = true
      return hold(wording(.recordAgain, problem.text(in: language)), at: field)
    }
    let edit: DraftEdit
    if let id = form.correcting {
      let now = book.drafts(of: meeting.id).first { $0.id == id }?.content
      // After a cut it is known whether the draft is still what was looked at; where it is not, both are kept.
      let seen = form.seen ?? now.flatMap { RecordForm.mark(of: $0) == form.seenMark ? $0 : nil }
      edit = .correct(id, seen: seen ?? DraftContent(reading.content.kind), to: reading.content)
    } else {
      edit = form.ticket.map { .write(reading.content, ticket: $0) } ?? .add(reading.content)
    }
    overlays.removeLast()
    // Whatever meeting is held when it comes a second time, it is meant for this one.
    if form.ticket != nil { form.meeting = meeting.id }
    // It is kept until the store has it.
    form.sent = edit
    keep(form)
    view.marked = []
    notice = Notice(.information, wording[.decisionBusy])
    return [.record(.draft(meeting.id, edit))]
  }

  // MARK: Answers

  /// What is told of drafts that are in the store now.
  mutating func take(_ edit: DraftEdit, _ meeting: MeetingID, _ receipt: DraftReceipt) {
    recordForms.removeAll { $0.sent == edit }
    for draft in receipt.written { draftStates[meeting, default: [:]][draft.id] = draft.state }
    let batch = receipt.batch.map { format.integer($0.value) } ?? "—"
    if receipt.batch == nil, let known = receipt.known.first {
      notice = Notice(.information, wording(.recordKnown, format.integer(known.number)))
      return
    }
    guard receipt.batch != nil else {
      let words =
        receipt.remaining.first.map { $0.reason.words(wording) } ?? changed(receipt)
        ?? wording[.recordNothingLeft]
      notice = Notice(.warning, words)
      return
    }
    let number = format.integer(receipt.written.first?.number ?? 0)
    var words: CleanText
    switch edit {
    case .add, .write: words = wording(.recordDone, number, CleanText(cleaning: meeting.rawValue), batch)
    case .correct(let id, _, _) where receipt.written.first?.id == id:
      words = wording(.recordCorrected, number, batch)
    case .correct: words = wording(.recordApart, number, receipt.missed.first?.author ?? "—")
    case .withdraw: words = wording(.recordTakenBack, number, batch)
    case .adopt:
      words = wording(.recordAdoptedDone, format.integer(receipt.written.count), batch)
      if receipt.makesHeld { words = words + "; " + wording[.recordMeetingHeld] }
      if let remaining = receipt.remaining.first {
        words =
          words + "; "
          + wording(
            .recordRemaining, format.integer(receipt.remaining.count), remaining.reason.words(wording))
      }
    }
    if case .adopt = edit, let changed = changed(receipt) { words = words + ". " + changed }
    if let rival = receipt.rivals.last {
      words = words + "; " + wording(.recordRival, rival.author, format.integer(rival.number))
    }
    let isCalm = receipt.rivals.isEmpty && receipt.missed.isEmpty && receipt.remaining.isEmpty
    notice = Notice(isCalm ? .information : .warning, words)
  }

  /// What was meant and is another by now.
  private func changed(_ receipt: DraftReceipt) -> CleanText? {
    receipt.missed.first.map { wording(.recordChanged, format.integer($0.number), $0.author) }
  }

  /// It could not be written: the form comes back as it was, at once where nothing else is open.
  mutating func takeBack(_ edit: DraftEdit, _ notice: Notice) {
    self.notice = notice
    guard let position = recordForms.lastIndex(where: { $0.sent == edit }) else { return }
    recordForms[position].sent = nil
    // Nothing opens by itself while a room looks on; the notice says where it is.
    if overlays.isEmpty, presentation == nil { overlays.append(.recording(recordForms.remove(at: position))) }
  }

  // MARK: Kept over the end of the program

  /// Everything that is typed and not in the store, as text; nil where there is nothing.
  public var keptRecording: String? {
    var forms = recordForms
    for case .recording(let form) in overlays where form.hasText { forms.append(form) }
    let marks = rollCallMarks.savedLines
    if forms.isEmpty, marks.isEmpty { return nil }
    // Forms come last: a line behind one would be taken for its own.
    return (marks.map { $0 + "\n" } + [RecordForm.text(of: forms)]).joined()
  }

  /// Takes in what an earlier run of the program kept.
  public mutating func restoreRecording(_ text: String) {
    rollCallMarks.restore(text)
    recordForms = RecordForm.forms(from: text)
    if !recordForms.isEmpty { notice = notice ?? Notice(.information, wording[.recordKept]) }
  }
}
