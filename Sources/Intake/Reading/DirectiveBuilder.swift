import Model

/// Makes directives of the rows of a list, with their documents and the progress the list states beside them.
struct DirectiveBuilder {
  private let cells: CellReader
  private let context: ReadingContext
  private let source: FormSource
  private let fallback: DocumentReference?
  private let statedOn: Day

  init(work: SheetWork, cells: CellReader) {
    self.cells = cells
    context = work.context
    source = FormSource(work: work)
    fallback = DocumentReference.above(work.match.headings.rows.lowerBound, of: work.sheet)
    statedOn = work.statedOn
  }

  func build(into work: inout SheetWork) {
    var documents: [DocumentID: Document] = [:]
    var drafts: [DirectiveDraft] = []
    var positionOfKey: [String: Int] = [:]
    let groups = DocumentReference.ofGroups(work)
    for row in work.rows {
      var row = row
      if context.directives.has(row.text("code").string) {
        work.skip(row.row, .known)
        continue
      }
      guard let draft = draft(of: &row, group: groups[row.row.number]) else {
        work.refuse(row)
        continue
      }
      work.reading.takenRows += 1
      if let document = draft.document { documents[document.id] = documents[document.id] ?? document }
      // One directive to several units may stand in a row for each.
      if let known = positionOfKey[draft.wholeKey] {
        drafts[known].add(draft)
      } else {
        positionOfKey[draft.wholeKey] = drafts.count
        drafts.append(draft)
      }
    }
    guard !drafts.isEmpty else { return }
    let shared = Dictionary(grouping: drafts, by: \.shortKey).filter { $0.value.count > 1 }
    for draft in drafts {
      // Several tasks of one item need their texts to be told apart.
      let id = DirectiveID(shared[draft.shortKey] == nil ? draft.shortKey : draft.wholeKey)
      draft.append(to: &work.reading.batch, id: id, source: source, cells: cells)
    }
    work.reading.batch.documents += documents.values.sorted { $0.id < $1.id }
    work.reading.batch.sources.append(source.source)
  }

  private func draft(of row: inout RowValues, group: DocumentReference?) -> DirectiveDraft? {
    let stated = DocumentReference(number: row.text("document").string, day: row.day("document_day"))
    let reference = stated ?? group ?? fallback
    let assigned = row.day("assigned") ?? reference?.day ?? statedOn
    var due = Due(asStated: .empty, reading: nil, window: nil)
    var recurrence = Recurrence.none
    let dueText = cells.columnOfField["due"].map { CleanText(cleaning: row.row[$0].text) } ?? .empty
    switch row.values["due"] {
    case .day(let day, _): due = Self.due(DayRange(day), as: dueText)
    case .days(let days): due = Self.due(days, as: dueText)
    case .text(let text):
      let reading = context.dueReader.read(text.string, assignedOn: assigned)
      due = reading.due(asStated: text)
      recurrence = reading.recurrence
    default: break
    }
    let percent = ReportedPercent.read(&row, cells)
    guard row.isSound else { return nil }
    let text = row.text("text")
    return DirectiveDraft(
      row: row, document: reference.flatMap { document($0, row) }, reference: reference, text: text,
      assignedOn: assigned, due: due, recurrence: recurrence, province: context.home, percent: percent,
      statedOn: statedOn)
  }

  private static func due(_ window: DayRange, as text: CleanText) -> Due {
    let isOneDay = window.first == window.last
    let days =
      isOneDay
      ? CellText.write(window.last) : "từ \(CellText.write(window.first)) đến \(CellText.write(window.last))"
    let english = isOneDay ? "\(window.last)" : "\(window.first) to \(window.last)"
    return Due(
      asStated: text,
      reading: LocalizedText(vietnamese: CleanText(cleaning: days), english: CleanText(cleaning: english)),
      window: window)
  }

  private func document(_ reference: DocumentReference, _ row: RowValues) -> Document? {
    let title = row.text("document_title")
    return Document(
      id: reference.id, kind: .document, province: context.home,
      number: CleanText(cleaning: reference.number),
      title: LocalizedText(
        vietnamese: title.isEmpty ? CleanText(cleaning: reference.number) : title, english: .empty),
      day: reference.day,
      dayAsStated: reference.day.map { CleanText(cleaning: CellText.write($0)) } ?? .empty,
      issuer: row.text("issuer"),
      reference: source.reference(row: row.row.number, column: cells.heading(of: "document")), note: .empty)
  }
}

/// A directive being put together from one row or several.
struct DirectiveDraft {
  let row: RowValues
  let document: Document?
  let reference: DocumentReference?
  let text: CleanText
  let assignedOn: Day
  let due: Due
  let recurrence: Recurrence
  let province: UnitID?
  let percent: Int?
  let statedOn: Day
  /// Further rows of the same directive, each for another unit.
  private var others: [DirectiveDraft] = []

  init(
    row: RowValues, document: Document?, reference: DocumentReference?, text: CleanText, assignedOn: Day,
    due: Due, recurrence: Recurrence, province: UnitID?, percent: Int?, statedOn: Day
  ) {
    self.row = row
    self.document = document
    self.reference = reference
    self.text = text
    self.assignedOn = assignedOn
    self.due = due
    self.recurrence = recurrence
    self.province = province
    self.percent = percent
    self.statedOn = statedOn
  }

  /// What names the directive: its code, its item in a document, else its text.
  var shortKey: String {
    let code = row.text("code").string
    if !code.isEmpty { return "nv/" + code }
    let item = CellText.key(row.text("item").string)
    guard let reference, !item.isEmpty else { return wholeKey }
    return "nv/\(reference.key)/\(item)"
  }

  /// The same with the text, which tells tasks of one item apart.
  var wholeKey: String {
    let code = row.text("code").string
    if !code.isEmpty { return "nv/" + code }
    let item = CellText.key(row.text("item").string)
    let place = reference.map { "\($0.key)/\(item)" } ?? assignedOn.description
    return "nv/\(place)/\(ContentHash.of([CellText.key(text.string).utf8]))"
  }

  mutating func add(_ other: DirectiveDraft) { others.append(other) }

  func append(to batch: inout FactBatch, id: DirectiveID, source: FormSource, cells: CellReader) {
    let all = [self] + others
    var leads: [PartyName] = []
    for lead in all.flatMap({ $0.row.parties("lead") }) where !leads.contains(lead) { leads.append(lead) }
    let title = row.text("title")
    let kind = row.word("kind").flatMap { Directive.Kind(rawValue: $0) } ?? .task
    batch.directives.append(
      Directive(
        id: id, kind: kind, province: province,
        title: LocalizedText(vietnamese: title.isEmpty ? Self.shortened(text) : title, english: .empty),
        text: text, document: document?.id, item: row.text("item").string, assignedOn: assignedOn,
        leads: leads,
        coordinating: row.parties("coordinating"), due: due, recurrence: recurrence, isTracked: true,
        initialProgress: .notStarted, awaitsReading: nil,
        reference: source.reference(row: row.row.number, column: cells.heading(of: "text")),
        note: row.text("note")))
    for draft in all {
      var line: FactID?
      if all.count > 1 {
        for party in draft.row.parties("lead") {
          let assignment = Assignment(
            id: FactID("pc/\(id)/\(party.unit?.description ?? CellText.key(party.asStated.string))"),
            directive: id, party: party,
            reference: source.reference(row: draft.row.row.number, column: cells.heading(of: "lead")))
          batch.assignments.append(assignment)
          line = assignment.id
        }
      }
      ProgressRow(
        row: draft.row, cells: cells, source: source, statedOn: draft.statedOn, percent: draft.percent
      )
      .append(to: &batch, directive: id, assignment: line)
    }
  }

  /// One line for lists: the first sentence, cut after a word.
  private static func shortened(_ text: CleanText) -> CleanText {
    let limit = 120
    guard text.string.count > limit else { return text }
    let head = text.string.prefix(limit)
    let cut = head.lastIndex(of: " ").map { head[..<$0] } ?? head
    return CleanText(cleaning: String(cut) + "…")
  }
}
