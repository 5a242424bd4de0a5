import Model

/// Makes progress reports of rows that name directives already known.
struct ReportBuilder {
  private let cells: CellReader
  private let context: ReadingContext
  private let source: FormSource
  private let fallback: DocumentReference?
  private let statedOn: Day
  private let reporter: UnitID?

  init(work: SheetWork, cells: CellReader) {
    self.cells = cells
    context = work.context
    source = FormSource(work: work)
    fallback = DocumentReference.above(work.match.headings.rows.lowerBound, of: work.sheet)
    statedOn = work.statedOn
    reporter = work.reading.reporter
  }

  func build(into work: inout SheetWork) {
    let groups = DocumentReference.ofGroups(work)
    var seen: Set<FactID> = []
    for row in work.rows {
      var row = row
      let percent = ReportedPercent.read(&row, cells)
      let entry = directive(of: &row, group: groups[row.row.number])
      guard row.isSound, let entry else {
        work.refuse(row)
        continue
      }
      let before = (work.reading.batch.reports.count, work.reading.batch.extensions.count)
      ProgressRow(row: row, cells: cells, source: source, statedOn: statedOn, percent: percent)
        .append(to: &work.reading.batch, directive: entry.id, assignment: line(of: row, entry))
      let made = work.reading.batch.reports[before.0...].map(\.id)
      guard made.allSatisfy({ seen.insert($0).inserted }) else {
        work.reading.batch.reports.removeSubrange(before.0...)
        work.reading.batch.extensions.removeSubrange(before.1...)
        cells.refuse(&row, work.labelColumn, FaultReason.doubleRow)
        work.refuse(row)
        continue
      }
      work.reading.takenRows += 1
    }
    if work.reading.takenRows > 0 { work.reading.batch.sources.append(source.source) }
  }

  private func directive(
    of row: inout RowValues, group: DocumentReference?
  ) -> KnownDirectives.Entry? {
    let stated =
      DocumentReference(number: row.text("document").string, day: row.day("document_day")) ?? group
      ?? fallback
    let match = context.directives.find(
      code: row.text("code").string, document: stated?.number ?? "", day: stated?.day,
      item: row.text("item").string, text: row.text("text").string)
    let column = ["code", "document", "text", "item"].lazy.compactMap { cells.columnOfField[$0] }.first
    switch match {
    case .one(let entry): return entry
    case .several(let entries):
      cells.refuse(
        &row, column, ReadingReason.ambiguousDirective,
        suggestion: entries.map { $0.item.isEmpty ? $0.id.rawValue : $0.item }.joined(separator: ", "))
    case .none(let nearest):
      let suggestion = nearest.map { entry in
        [entry.documentNumber, entry.item, entry.texts.first ?? ""].filter { !$0.isEmpty }.joined(
          separator: ", ")
      }
      cells.refuse(&row, column, ReadingReason.unknownDirective, suggestion: suggestion ?? "")
    }
    return nil
  }

  /// The unit's own line, where the directive went to several.
  private func line(of row: RowValues, _ entry: KnownDirectives.Entry) -> FactID? {
    guard let unit = row.unit ?? reporter else { return nil }
    return entry.assignments.first { $0.party.unit == unit }?.id
  }
}

/// Makes difficulties of the rows of a list.
struct DifficultyBuilder {
  private let cells: CellReader
  private let context: ReadingContext
  private let source: FormSource
  private let statedOn: Day
  private let reporter: AdministrativeUnit?

  init(work: SheetWork, cells: CellReader) {
    self.cells = cells
    context = work.context
    source = FormSource(work: work)
    statedOn = work.statedOn
    reporter = work.reading.reporter.flatMap { work.context.register.unit($0) }
  }

  func build(into work: inout SheetWork) {
    var seen: Set<DifficultyID> = []
    for row in work.rows {
      var row = row
      let directive = directive(of: &row)
      let difficulty = difficulty(of: row, directive)
      if !seen.insert(difficulty.id).inserted { cells.refuse(&row, work.labelColumn, FaultReason.doubleRow) }
      guard row.isSound else {
        work.refuse(row)
        continue
      }
      work.reading.batch.difficulties.append(difficulty)
      work.reading.takenRows += 1
    }
    if work.reading.takenRows > 0 { work.reading.batch.sources.append(source.source) }
  }

  private func difficulty(of row: RowValues, _ directive: DirectiveID?) -> Difficulty {
    var unit = reporter
    var name = CleanText.empty
    if case .unit(let stated, let text) = row.values["unit"] {
      unit = stated ?? unit
      if stated == nil { name = text }
    }
    let who = name.isEmpty ? unit?.shortName.vietnamese ?? .empty : name
    var text = row.text("text")
    let request = row.text("request")
    if !request.isEmpty { text = text + CleanText("; kiến nghị: ") + request }
    let title = who.isEmpty ? text : who + CleanText(": ") + text
    let code = row.text("code").string
    let key =
      code.isEmpty
      ? "\(unit?.id.description ?? CellText.key(name.string))/"
        + ContentHash.of([CellText.key(row.text("text").string).utf8]) : code
    return Difficulty(
      id: DifficultyID("vm/\(key)"), province: context.home,
      title: LocalizedText(vietnamese: title, english: .empty), statedOn: row.day("stated") ?? statedOn,
      directive: directive, definition: row.definition("definition")?.id, decidedOn: row.day("decided"),
      decision: row.text("decision"),
      reference: source.reference(row: row.row.number, column: cells.heading(of: "text")))
  }

  /// The directive it hangs on, where the row names one.
  private func directive(of row: inout RowValues) -> DirectiveID? {
    let document = row.text("document").string
    let code = row.text("directive").string
    guard !document.isEmpty || !code.isEmpty else { return nil }
    let match = context.directives.find(
      code: code, document: DocumentReference(number: document, day: nil)?.number ?? "", day: nil,
      item: row.text("item").string, text: code)
    if case .one(let entry) = match { return entry.id }
    cells.refuse(
      &row, cells.columnOfField["directive"] ?? cells.columnOfField["document"],
      ReadingReason.unknownDirective)
    return nil
  }
}
