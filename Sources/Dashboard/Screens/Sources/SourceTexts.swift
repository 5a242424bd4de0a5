import Model

/// How rows of the screen of sources look, and what opens behind them.
enum SourceTexts {
  static func searchText(_ row: SourcesScreen.Row, _ state: State) -> String? {
    switch row {
    case .section: nil
    case .source(let source):
      VietnameseText.folded(
        "\(source.title.vietnamese) \(source.title.english) \(source.publisher) \(source.address)")
    case .conflict(let conflict): VietnameseText.folded(conflict.title.string)
    case .check(let check):
      VietnameseText.folded(FailingCheckWords(check: check, state: state).title.string + " \(check.rule)")
    case .reports(let reports): VietnameseText.folded(reports.summary.string)
    case .report(let status):
      VietnameseText.folded(
        ReportWords(status: status, state: state).title.string + " "
          + ReportWords(status: status, state: state).standing.string)
    case .batch(let batch): VietnameseText.folded("\(batch.title) \(batch.author) \(batch.reason)")
    }
  }

  static let conflictPlan = ColumnPlan(
    "sources, conflicts",
    ColumnRule("title", .sourcesTitleConflicts, .init(0, 40, 50)),
    ColumnRule("off", nil, about: "lệch │ off by", .init(0, 12)),
    ColumnRule("sources", .sourcesTitleSources, givesWay: 1, detail: 0, .init(0, 24, flex: 1)))

  static let checkPlan = ColumnPlan(
    "sources, checks",
    ColumnRule("title", .sourcesTitleChecks, .init(0, 32, 60, flex: 2)),
    ColumnRule("off", nil, about: "lệch │ off by", .init(0, 9)),
    ColumnRule("rule", .sourcesCheckRule, givesWay: 3, .init(110, 16, 24)),
    ColumnRule("values", nil, about: "ghi, tính │ stated, computed", givesWay: 1, .init(0, 14)),
    ColumnRule("place", .place, givesWay: 2, detail: 0, .init(136, 20, 30, flex: 1)))

  static let reportSummaryPlan = ColumnPlan(
    "sources, reports of a month", ColumnRule("summary", .sourcesTitleReports, .init(0, 40, flex: 1)))

  static let reportPlan = ColumnPlan(
    "sources, reports",
    ColumnRule("title", .sourcesTitleReports, .init(0, 16, 60, flex: 2)),
    ColumnRule("state", .sourcesReportState, .init(0, 11)),
    ColumnRule("due", .sourcesReportDueHead, .init(0, 14)),
    ColumnRule("late", .sourcesReportDaysHead, givesWay: 1, .init(0, 13)),
    ColumnRule("told", .sourcesReportToldHead, givesWay: 2, .init(110, 20)))

  static let batchPlan = ColumnPlan(
    "sources, batches",
    ColumnRule("number", nil, about: "Đợt │ Batch", .init(0, 8)),
    ColumnRule("kind", .sourcesHeadKind, .init(0, 17, 18)),
    ColumnRule("title", .sourcesBatchTitle, .init(0, 20, 40, flex: 1), .init(78, 26, 40, flex: 1)),
    ColumnRule("rows", .sourcesBatchFacts, alignment: .trailing, givesWay: 2, .init(0, 12)),
    ColumnRule("author", .sourcesBatchAuthor, givesWay: 3, detail: 0, .init(0, 9, 20)),
    ColumnRule("time", .sourcesBatchTime, givesWay: 1, .init(0, 10, 12)))

  static let sourcePlan = ColumnPlan(
    "sources",
    ColumnRule("kind", .sourcesHeadKind, givesWay: 2, detail: 0, .init(0, 14)),
    ColumnRule("published", .sourcesHeadPublished, .init(110, 10)),
    ColumnRule("read", .sourcesHeadRead, .init(110, 15)),
    ColumnRule("day", .published, .init(0, 15)),
    ColumnRule("title", .sourcesHeadTitle, .init(0, 24, 50, flex: 2)),
    ColumnRule("publisher", .sourcesHeadPublisher, givesWay: 3, detail: 0, .init(100, 16, flex: 1)))

  /// Lines of a row: with more detail a second one says what has no column.
  static func lines(_ state: State) -> Int { state.view.density > 0 ? 2 : 1 }

  /// The second line of a row.
  private static func detail(_ row: SourcesScreen.Row, _ state: State) -> CleanText {
    switch row {
    case .section, .reports: return ""
    case .source(let source):
      return [source.publisher, source.address, source.note].filter { !$0.isEmpty }.joined(separator: " · ")
    case .report(let status):
      let words = ReportWords(status: status, state: state)
      return [words.period, words.told].filter { !$0.isEmpty }.joined(separator: " · ")
    case .batch(let batch): return batch.reason
    case .check(let check):
      let words = FailingCheckWords(check: check, state: state)
      return [words.rule, words.values, words.place].filter { !$0.isEmpty }.joined(separator: " · ")
    case .conflict(let conflict):
      let sides = conflict.sides.compactMap { side in
        state.catalogue.sources[side.reference.source].map {
          $0.title.text(in: state.language) + ": " + side.value
        }
      }
      return (sides + [conflict.choice?.reason ?? .empty]).filter { !$0.isEmpty }.joined(separator: " · ")
    }
  }

  static func drawRow(
    _ row: SourcesScreen.Row, _ state: State, _ painter: Painter, row y: Int, _ matches: RowMatches
  ) {
    let isSelected = row.key != nil && state.view.selected == row.key
    if let key = row.key { painter.target(.item(key), row: y) }
    painter.text(isSelected ? "►" : " ", column: 0, row: y, role: .mark)
    let body = painter.clipped(to: Rect(column: 1, row: y, columns: painter.columns - 2, rows: 1))
    let isWide = painter.columns >= 110
    var cells: [String: Line] = [:]
    let plan: ColumnPlan
    // Widths the text of a row asks for.
    var needed: [String: Int] = [:]
    switch row {
    case .section: return
    case .conflict(let conflict):
      plan = conflictPlan
      let names = conflict.sides.compactMap { side -> CleanText? in
        state.catalogue.sources[side.reference.source]?.title.text(in: state.language)
      }
      cells["title"] = matches.mark(Line(conflict.title))
      if let choice = conflict.choice {
        cells["off"] = Line(state.wording(.sourcesChosen, conflict.chosen?.value ?? "—"), .good)
        cells["sources"] = Line(choice.reason)
        body.text("√", column: 0, row: 0, role: .good)
      } else {
        cells["off"] = Line(
          conflict.difference.isEmpty ? "" : state.wording(.sourcesConflictOff, conflict.difference), .warning
        )
        cells["sources"] = Line(names.joined(separator: " / "), .source)
        body.text("≠", column: 0, row: 0, role: .warning)
      }
    case .check(let check):
      plan = checkPlan
      let words = FailingCheckWords(check: check, state: state)
      cells["title"] = matches.mark(Line(words.title))
      cells["off"] = Line(words.off, .warning)
      cells["rule"] = Line(words.rule)
      cells["values"] = Line(words.values)
      cells["place"] = Line(words.place, .source)
      body.text("≠", column: 0, row: 0, role: .warning)
    case .reports(let reports):
      plan = reportSummaryPlan
      cells["summary"] = matches.mark(Line(reports.summary))
    case .report(let status):
      plan = reportPlan
      let words = ReportWords(status: status, state: state)
      cells["title"] = matches.mark(Line(words.title))
      cells["state"] = Line(words.standing, words.role)
      cells["due"] = Line(words.due)
      cells["late"] = Line(words.late, words.role)
      cells["told"] = Line(words.told)
      body.text(words.mark, column: 0, row: 0, role: words.role)
    case .batch(let batch):
      plan = batchPlan
      cells["number"] = Line(state.wording(.sourcesBatch, state.format.integer(batch.number.value)))
      cells["title"] = matches.mark(Line(batch.title))
      cells["rows"] = Line(state.wording(.sourcesBatchRows, state.format.integer(batch.factCount)))
      // Every row has every cell, so that the columns stand straight whatever a batch did.
      cells["kind"] = Line(
        kind(batch, state), batch.withdrawnBy == nil && batch.withdraws == nil ? .text : .warning)
      cells["author"] = Line(batch.author)
      cells["time"] = Line(state.format.dayOfMoment(batch.recordedAt))
    case .source(let source):
      plan = sourcePlan
      cells["kind"] = Line(state.wording[source.kind.label])
      let published = source.published.map { state.format.day($0) }
      if isWide {
        cells["published"] = Line(published ?? "—")
        cells["read"] = Line(readText(source, state))
      } else {
        cells["day"] = Line(published ?? readText(source, state))
      }
      cells["title"] = matches.mark(Line(source.title.text(in: state.language)))
      cells["publisher"] = Line(source.publisher)
    }
    for id in ["off", "values"] { needed[id] = cells[id]?.columns ?? 0 }
    // A mark stands before what somebody has to look at.
    let offset =
      switch row {
      case .conflict, .check, .report: 2
      case .section, .source, .batch, .reports: 0
      }
    let table = TableLayout(
      plan.columns(width: painter.columns, density: state.view.density) { rule, make in
        cells[rule.id] == nil ? [] : [make(rule.id, "", nil, needed[rule.id] ?? 0, 0)]
      }, width: max(0, body.columns - offset))
    let area = body.clipped(to: Rect(column: offset, row: 0, columns: body.columns - offset, rows: 1))
    for place in table.placed {
      if let line = cells[place.column.id] { table.drawCell(area, row: 0, place: place, line) }
    }
    if lines(state) > 1, y + 1 < painter.rows {
      painter.clipped(to: Rect(column: 3, row: y + 1, columns: painter.columns - 4, rows: 1))
        .line(Line(detail(row, state), .source), row: 0)
    }
    if isSelected {
      for line in 0..<lines(state) { painter.addAttributes([.selected], row: y + line) }
      painter.placeCursor(column: 0, row: y)
    }
  }

  private static func readText(_ source: Source, _ state: State) -> CleanText {
    source.readOn.map { state.wording[.readOn] + " " + state.format.day($0) } ?? ""
  }

  /// What a batch is, for every kind a name: "Nhập", "Rút đợt 8", "Khôi phục đợt 8"; "Rút ở đợt 46" for one that
  /// no longer counts.
  static func kind(_ batch: BatchRecord, _ state: State) -> CleanText {
    if let by = batch.withdrawnBy {
      return state.wording(.sourcesBatchWithdrawn, state.format.integer(by.value))
    }
    if let other = batch.withdraws {
      return state.wording(.sourcesBatchWithdraws, state.format.integer(other.value))
    }
    if let other = batch.restores {
      return state.wording(.sourcesBatchRestores, state.format.integer(other.value))
    }
    switch batch.kind {
    case .reference: return state.wording[.sourcesBatchReference]
    case .settings: return state.wording[.sourcesBatchSettings]
    case .meeting: return state.wording[.sourcesFactMeeting]
    case .closing: return state.wording[.sourcesBatchClosing]
    case .figures, .withdrawal, .restoration: return state.wording[.sourcesBatchFigures]
    }
  }

  // MARK: What opens

  static func card(_ row: SourcesScreen.Row, _ state: State) -> FigureCard? {
    let wording = state.wording
    switch row {
    case .section: return nil
    case .source(let source):
      // The card itself tells title, publisher, address and dates of the source.
      return FigureCard(
        title: source.title.text(in: state.language),
        facts: [(wording[.sourcesHeadKind], wording[source.kind.label])],
        statements: [("", SourceReference(source: source.id, file: .empty, row: 0), .empty)])
    case .conflict(let conflict):
      return FigureCard(
        title: conflict.title,
        facts: choiceFacts(conflict, state),
        statements: conflict.sides.map { ($0.value, $0.reference, .empty) },
        check: conflict.difference.isEmpty ? nil : wording(.sourcesConflictOff, conflict.difference))
    case .check(let check): return FailingCheckWords(check: check, state: state).card
    case .reports(let reports): return reports.card
    case .report(let status): return ReportWords(status: status, state: state).card
    case .batch(let batch):
      return FigureCard(
        title: wording(.sourcesBatch, state.format.integer(batch.number.value)),
        facts: [
          (wording[.sourcesHeadKind], kind(batch, state)),
          (wording[.sourcesBatchTitle], batch.title), (wording[.sourcesBatchAuthor], batch.author),
          (wording[.sourcesBatchReason], batch.reason),
          (wording[.sourcesBatchTime], state.format.dayOfMoment(batch.recordedAt)),
          (
            wording[.sourcesBatchFacts],
            batch.factCount > 0 ? state.format.integer(batch.factCount) : .empty
          ),
        ])
    }
  }
}

extension SourceTexts {
  /// What was decided, why, by whom and when; nothing for an open disagreement.
  static func choiceFacts(
    _ conflict: SourceConflict, _ state: State
  ) -> [(label: CleanText, value: CleanText)] {
    guard let choice = conflict.choice else { return [] }
    let wording = state.wording
    let batch = choice.batch.flatMap { number in state.catalogue.batches.first { $0.number == number } }
    return [
      (wording[.sourcesChosenHead], conflict.chosen?.value ?? "—"),
      (wording[.sourcesBatchReason], choice.reason),
      (wording[.sourcesBatchAuthor], batch?.author ?? .empty),
      (wording[.sourcesBatchTime], batch.map { state.format.dayOfMoment($0.recordedAt) } ?? .empty),
      (
        wording[.sourcesChoiceBatch],
        choice.batch.map { wording(.sourcesBatch, state.format.integer($0.value)) } ?? .empty
      ),
    ]
  }

  /// "DTI 2022".
  static func edition(_ id: EditionID) -> CleanText {
    CleanText(cleaning: id.index.rawValue.uppercased() + " " + id.label)
  }

  /// The name of an item of an index, of the index itself for its total.
  static func item(_ id: IndexItemID?, of edition: EditionID, _ state: State) -> CleanText {
    let structure = state.catalogue.editions.first { $0.id == edition }
      .flatMap { state.catalogue.structures[$0.structure] }
    guard let id else {
      return structure?.shortName.text(in: state.language)
        ?? CleanText(cleaning: edition.index.rawValue.uppercased())
    }
    return structure?.items.first { $0.id == id }?.name.text(in: state.language)
      ?? CleanText(cleaning: id.rawValue)
  }
}

extension Source.Kind {
  var label: Label {
    switch self {
    case .officialTable: .sourcesKindOfficialTable
    case .portal: .sourcesKindPortal
    case .press: .sourcesKindPress
    case .article: .sourcesKindArticle
    case .legalDocument: .sourcesKindLegalDocument
    case .file: .sourcesKindFile
    }
  }
}
