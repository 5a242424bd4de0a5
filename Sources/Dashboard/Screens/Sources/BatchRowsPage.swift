import Model

/// The rows of one batch: unit, criterion, period, what was and what is, and where it stands in its file.
///
/// Pages come as the selection nears their end, so that a batch of a million rows opens as one of ten.
struct BatchRowsPage {
  /// What goes out and is read as a whole; more is only told.
  private static let mostPages = 25

  let batch: BatchNumber
  let state: State
  let record: BatchRecord?
  let rows: [BatchRow]
  private let first: BatchPage?
  /// Where the pages at hand begin.
  private let starts: [BatchRow.Position?]
  /// Where the next page begins; nil when all are here.
  private let next: BatchRow.Position?

  static func view(of batch: BatchNumber) -> ViewValue {
    var view = ViewValue(screen: .sources)
    view.path = [.batch(batch)]
    return view
  }

  /// nil where no batch is open.
  init?(_ state: State) {
    guard state.screen == .sources, let batch = state.view.path.last?.batch else { return nil }
    self.batch = batch
    self.state = state
    record = state.catalogue.batches.first { $0.number == batch }
    var rows: [BatchRow] = []
    var starts: [BatchRow.Position?] = [nil]
    var page = state.answers.batchPage(batch, after: nil)
    first = page
    while let known = page {
      rows += known.rows
      guard let next = known.next else { break }
      page = state.answers.batchPage(batch, after: next)
      if page != nil { starts.append(next) }
    }
    self.rows = rows
    self.starts = starts
    next = first == nil ? nil : state.answers.batchPage(batch, after: starts.last ?? nil)?.next
  }

  private var wording: Wording { state.wording }
  private var words: BatchRowWords { BatchRowWords(state) }

  // MARK: What it needs

  var queries: [Query] {
    var queries = starts.map { Query.batchRows(batch, after: $0) }
    if let next, isNearEnd { queries.append(.batchRows(batch, after: next)) }
    return queries
  }

  private var isNearEnd: Bool {
    if state.isReadWhole { return starts.count < Self.mostPages }
    guard let selected = state.view.selected, let position = rows.lastIndex(where: { key($0) == selected })
    else { return false }
    return position + 3 * listRows >= rows.count
  }

  // MARK: What it shows

  func key(_ row: BatchRow) -> ItemKey { .line("row-\(row.position.table)-\(row.position.row)") }

  var items: any ItemList {
    let words = words
    return KeyList(
      rows.map(key), searchText: { [rows] in VietnameseText.folded(words.searchText(rows[$0]).string) })
  }

  var selected: BatchRow? { rows.first { key($0) == state.view.selected } }

  var caption: CleanText {
    var parts = [wording(.sourcesBatch, state.format.integer(batch.value))]
    if let counts { parts.append(counts) }
    return parts.joined(separator: " · ")
  }

  /// "12 mới, 3 đổi".
  private var counts: CleanText? {
    guard let counts = first?.counts else { return nil }
    if counts.withdrawn > 0 { return wording(.sourcesBatchGone, state.format.integer(counts.withdrawn)) }
    return wording(
      .sourcesBatchCounts, state.format.integer(counts.new), state.format.integer(counts.changed))
  }

  /// Who took what in, and why.
  private var head: [CleanText] {
    guard let record else { return [] }
    let who = [
      record.author, state.format.dayOfMoment(record.recordedAt), record.reason,
      SourceTexts.kind(record, state),
    ].filter { !$0.isEmpty }.joined(separator: " · ")
    return [who, dossiers].filter { !$0.isEmpty }
  }

  private var dossiers: CleanText {
    guard let counts = first?.dossiers else { return .empty }
    return wording(
      .sourcesBatchDossiers, state.format.integer(counts.new), state.format.integer(counts.changed),
      state.format.integer(counts.same + counts.repeated))
  }

  var listRows: Int { max(1, Chrome.content(state).rows - 3 - head.count) }

  var card: FigureCard? {
    if let selected { return words.card(selected) }
    return record.flatMap { SourceTexts.card(.batch($0), state) }
  }

  // MARK: Drawing

  static let plan = ColumnPlan(
    "sources, rows of a batch",
    ColumnRule("change", .sourcesChangeHead, .init(0, 9)),
    ColumnRule("unit", .rankingsUnit, .init(0, 14, 18), .init(110, 16, 18)),
    ColumnRule("criterion", .dossiersCriterion, .init(0, 18, 30, flex: 2)),
    ColumnRule("period", .dossiersPeriod, givesWay: 2, .init(0, 14, 16)),
    ColumnRule("value", .rankingsValue, alignment: .trailing, .init(0, 12, 18), .init(110, 14, 18)),
    ColumnRule("place", .place, givesWay: 1, .init(110, 28, 34, flex: 1)))

  func draw(_ painter: Painter) {
    painter.rule(row: 0, title: Line(record?.title ?? caption, .paneTitle, [.bold]))
    var y = 1
    for line in head {
      painter.clipped(to: Rect(column: 1, row: y, columns: painter.columns - 2, rows: 1)).line(
        Line(line), row: 0)
      y += 1
    }
    let table = TableLayout(
      Self.plan.columns(width: painter.columns, wording), width: max(0, painter.columns - 2))
    let body = painter.clipped(to: Rect(column: 1, row: 0, columns: painter.columns - 2, rows: painter.rows))
    if rows.isEmpty {
      painter.text(
        wording[first == nil ? .loading : .sourcesBatchEmpty], column: 2, row: y + 1)
      return
    }
    table.drawHeads(body, row: y)
    y += 1
    let start = state.view.top.flatMap { top in rows.firstIndex { key($0) == top } } ?? 0
    let matches = RowMatches(state.view.search)
    for row in rows.dropFirst(start).prefix(listRows) {
      let isSelected = state.view.selected == key(row)
      painter.target(.item(key(row)), row: y)
      painter.text(isSelected ? "►" : " ", column: 0, row: y, role: .mark)
      for place in table.placed {
        table.drawCell(body, row: y, place: place, cell(place.column.id, row, matches))
      }
      if isSelected {
        painter.addAttributes([.selected], row: y)
        painter.placeCursor(column: 0, row: y)
      }
      y += 1
    }
    if next != nil, start + listRows >= rows.count, y < painter.rows {
      painter.text(wording[.sourcesBatchMore], column: 2, row: y)
    }
  }

  private func cell(_ column: String, _ row: BatchRow, _ matches: RowMatches) -> Line {
    switch column {
    case "change": Line(words.change(row), row.change == .withdrawn ? .warning : .text)
    case "unit": matches.mark(Line(words.unit(row)))
    case "criterion": matches.mark(Line(words.criterion(row)))
    case "period": Line(words.period(row))
    case "value": Line(words.values(row))
    case "place": Line(words.place(row), .source)
    default: Line("")
    }
  }

  // MARK: Words

  func read(into page: inout PlainWriter) {
    page.heading(caption)
    page.sentence(record?.title ?? .empty)
    for line in head { page.sentence(line) }
    for row in rows { page.row(words.plainRow(row, key: key(row))) }
    if rows.isEmpty { page.sentence(wording[.sourcesBatchEmpty]) }
    if next != nil { page.sentence(wording[.sourcesBatchMore]) }
  }

  func plainRow(_ key: ItemKey) -> PlainRow? {
    rows.first { self.key($0) == key }.map { words.plainRow($0, key: key) }
  }

  func export(into export: inout ExportBuilder) {
    export.title(caption)
    for line in head { export.fact("", line) }
    export.sources.add(rows.compactMap(\.reference))
    let sources = export.sources
    var columns = TableBuilder<BatchRow>()
    let words = words
    columns.column("change", wording[.sourcesChangeHead]) { .words(words.change($0)) }
    columns.column("unit", wording[.rankingsUnit]) { .words(words.unit($0)) }
    columns.column("criterion", wording[.dossiersCriterion]) { .words(words.criterion($0)) }
    columns.column("period", wording[.dossiersPeriod]) { .words(words.period($0)) }
    columns.column("before", wording[.sourcesValueBefore]) { .words(words.old($0)) }
    columns.column("value", wording[.rankingsValue]) { .words(words.value($0)) }
    columns.column("source", wording[.place]) { .words($0.reference.map { sources.places([$0]) }) }
    export.add(columns.table(record?.title ?? caption, rows: rows))
    if next != nil { export.remark(wording[.sourcesBatchMore]) }
  }
}
