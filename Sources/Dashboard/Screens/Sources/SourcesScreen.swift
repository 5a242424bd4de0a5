import Model

/// Screen Sources: where sources disagree and what was decided, what does not add up, what entered the library when,
/// and where the figures come from. A batch opens on its rows.
struct SourcesScreen: Screen {
  // MARK: Rows

  /// A row of the screen: a section's heading or a thing in it.
  enum Row {
    case section(Label, count: Int)
    case source(Source)
    case conflict(SourceConflict)
    case check(FailingCheck)
    case reports(SourceReports)
    case report(ReportStatus)
    case batch(BatchRecord)

    /// nil for a heading, which cannot be selected.
    var key: ItemKey? {
      switch self {
      case .section: nil
      case .source(let source): .source(source.id)
      case .conflict(let conflict): conflict.key
      case .check(let check): check.key
      case .reports: SourceReports.key
      case .report(let status): ReportWords.key(status)
      case .batch(let batch): .batch(batch.number)
      }
    }
  }

  /// The sections from what waits for somebody to what only tells.
  /// - Parameter folds: batches of one roll call are one row, unless more detail is asked for.
  static func rows(_ state: State, folds: Bool = true) -> [Row] {
    let conflicts = SourceConflict.all(state)
    let open = conflicts.filter { $0.choice == nil }
    if state.narrowing == .open {
      // Those of the own province come first: they are what the meeting can settle.
      let own = state.home.map { home in
        Set([home] + state.catalogue.register.lineage(of: home, on: state.today).map(\.id))
      }
      func isOwn(_ conflict: SourceConflict) -> Bool {
        conflict.unit.map { own?.contains($0) ?? false } ?? false
      }
      let sorted = open.filter(isOwn) + open.filter { !isOwn($0) }
      return [.section(.sourcesTitleConflicts, count: open.count)] + sorted.map { .conflict($0) }
    }
    let settled = conflicts.filter { $0.choice != nil }
    let (checks, checkCount) = FailingCheck.all(state)
    let sources = state.catalogue.sources.values.sorted { left, right in
      let one = (left.published ?? left.readOn)?.number ?? .min
      let other = (right.published ?? right.readOn)?.number ?? .min
      return one == other ? left.id < right.id : one > other
    }
    // A room looks at figures: each room that answered the roll call is a batch, too.
    let isPresented = state.presentation != nil
    let batches = state.catalogue.batches.sorted { $0.number > $1.number }
      .filter { !isPresented || ![.meeting, .settings].contains($0.kind) }
    var rows: [Row] = [.section(.sourcesTitleConflicts, count: open.count)]
    rows += open.map { .conflict($0) }
    if !settled.isEmpty {
      rows.append(.section(.sourcesTitleSettled, count: settled.count))
      rows += settled.map { .conflict($0) }
    }
    rows.append(.section(.sourcesTitleChecks, count: checkCount))
    rows += checks.map { .check($0) }
    if let reports = SourceReports(state) {
      rows.append(.section(.sourcesTitleReports, count: reports.count))
      rows.append(.reports(reports))
      rows += reports.listed.map { .report($0) }
    }
    rows.append(.section(.sourcesTitleBatches, count: batches.count))
    rows += folds ? folded(batches, state) : batches.map { .batch($0) }
    rows.append(.section(.sourcesTitleSources, count: sources.count))
    return rows + sources.map { .source($0) }
  }

  /// - Parameter batches: newest first.
  private static func folded(_ batches: [BatchRecord], _ state: State) -> [Row] {
    guard state.view.density <= 0 else { return batches.map { .batch($0) } }
    let selected = state.view.selected?.batch
    return BatchFolding.runs(batches.reversed()).reversed().flatMap { run -> [Row] in
      let last = run.last
      // The newest one is the run's own key; another one that is selected has to have its row.
      guard run.batches.count > 1, !run.batches.dropLast().contains(where: { $0.number == selected }) else {
        return run.batches.reversed().map { .batch($0) }
      }
      let folded = Row.batch(
        BatchRecord(
          number: last.number, id: last.id, kind: last.kind,
          title: state.wording(
            .sourcesBatchFolded, last.title, state.format.integer(run.batches.count)),
          author: last.author, reason: last.reason,
          recordedAt: last.recordedAt, factCount: run.factCount, withdraws: nil, withdrawnBy: nil))
      return [folded]
    }
  }

  /// Whether the selected row stands for several batches.
  static func selectsFolded(_ state: State) -> Bool {
    guard state.screen == .sources, state.view.path.isEmpty, state.view.density <= 0,
      let number = state.view.selected?.batch
    else { return false }
    let batches = state.catalogue.batches.sorted { $0.number < $1.number }
    return BatchFolding.runs(batches).contains { $0.batches.count > 1 && $0.last.number == number }
  }

  // MARK: Screen

  func queries(_ state: State) -> [Query] {
    if let page = BatchRowsPage(state) { return page.queries }
    if state.narrowing == .open {
      return state.catalogue.editions.map { .ranking($0.id) } + SourceConflict.queries(state)
    }
    return state.catalogue.editions.map { .ranking($0.id) } + SourceConflict.queries(state)
      + FailingCheck.queries(state) + SourceReports.queries(state)
  }

  func caption(_ state: State) -> CleanText {
    if let page = BatchRowsPage(state) { return page.caption }
    if let words = state.narrowingWords {
      return words + " · "
        + state.format.integer(SourceConflict.all(state).count { $0.choice == nil })
    }
    return state.wording(
      .sourcesCaption, state.format.integer(state.catalogue.sources.count),
      state.format.integer(state.catalogue.batches.count))
  }

  func items(_ state: State) -> any ItemList {
    if let page = BatchRowsPage(state) { return page.items }
    let rows = Self.rows(state).filter { $0.key != nil }
    return KeyList(rows.compactMap(\.key), searchText: { SourceTexts.searchText(rows[$0], state) })
  }

  /// Items that are sure to be visible: headings, and a blank row before all but the first, may stand between.
  func listRows(_ state: State) -> Int {
    if let page = BatchRowsPage(state) { return page.listRows }
    let headings = Self.rows(state).count { $0.key == nil }
    return max(1, (Chrome.content(state).rows - 2 * headings + 1) / SourceTexts.lines(state))
  }

  func narrowings(_ state: State) -> [Narrowing] { BatchRowsPage(state) == nil ? [.open] : [] }

  func emptyWords(_ state: State) -> CleanText? {
    guard state.narrowing == .open else { return nil }
    guard isComplete(state) else { return state.wording[.loading] }
    // What was not read may differ as well.
    let isRead = queries(state).allSatisfy { !state.answers.hasFailed($0) }
    return state.wording[isRead ? .narrowNoConflict : .narrowConflictsUnread]
  }

  private func isComplete(_ state: State) -> Bool {
    queries(state).filter { $0 != SourceReports.query(state) }.allSatisfy {
      state.answers[$0] != nil || state.answers.hasFailed($0)
    }
  }

  func densities(_ state: State) -> ClosedRange<Int> { BatchRowsPage(state) == nil ? -1...1 : 0...0 }

  /// Conflicts stand first and come last, so nothing is selected before they are here, or cannot be read.
  func settle(_ state: inout State) {
    if isComplete(state) || state.view.selected != nil {
      settleItems(&state)
    } else {
      state.view.top = nil
    }
  }

  func open(_ key: ItemKey, _ state: State) -> ViewValue? {
    key.batch.map { BatchRowsPage.view(of: $0) }
  }

  func perform(_ action: Action, _ state: inout State) -> [Effect]? {
    switch action {
    case .nextPane, .previousPane:
      guard BatchRowsPage(state) == nil else { return nil }
      selectSection(forward: action == .nextPane, &state)
      return []
    case .enter where BatchRowsPage(state)?.rows.isEmpty == true:
      // Nothing that Enter could open but the batch itself.
      state.overlays.append(.source(scroll: 0))
      return []
    case .previousPeriod, .nextPeriod: return stepMonth(by: action == .previousPeriod ? -1 : 1, &state)
    default: return nil
    }
  }

  /// Views the reports of another month, where the screen lists them.
  private func stepMonth(by step: Int, _ state: inout State) -> [Effect]? {
    guard BatchRowsPage(state) == nil else { return nil }
    guard state.library != .builtIn else {
      state.notice = Notice(.information, state.wording[.sourcesNoPeriods])
      return []
    }
    guard SourceReports.step(&state, by: step) else { return nil }
    state.view.selected = SourceReports.key
    return []
  }

  /// Selects the first row of the section after or before the one with the selection, round at the ends.
  private func selectSection(forward: Bool, _ state: inout State) {
    let rows = Self.rows(state)
    var firsts: [(start: Int, key: ItemKey)] = []
    for (position, row) in rows.enumerated().dropFirst() where rows[position - 1].key == nil {
      if let key = row.key { firsts.append((position, key)) }
    }
    guard !firsts.isEmpty else { return }
    let selected = state.view.selected.flatMap { key in rows.firstIndex { $0.key == key } } ?? 0
    let current = firsts.lastIndex { $0.start <= selected } ?? 0
    let next = (current + (forward ? 1 : firsts.count - 1)) % firsts.count
    state.view.selected = firsts[next].key
    // The section begins at the top where there is as much below it.
    state.view.top = firsts[next].key
  }

  func figureCard(_ state: State) -> FigureCard? {
    if let page = BatchRowsPage(state) { return page.card }
    guard let key = state.view.selected, let row = Self.rows(state).first(where: { $0.key == key }) else {
      return nil
    }
    return SourceTexts.card(row, state)
  }

  func draw(_ state: State, _ painter: Painter) {
    if let page = BatchRowsPage(state) {
      page.draw(painter)
      return
    }
    let rows = Self.rows(state)
    let top = state.view.top.flatMap { key in rows.firstIndex { $0.key == key } } ?? 0
    // A section's heading stands above its first row; so do those of empty sections before it.
    var position = top
    if position > 0, rows[position - 1].key == nil { position -= 1 }
    let matches = RowMatches(state.view.search)
    var row = 0
    var isFirst = true
    while row < painter.rows, position < rows.count {
      switch rows[position] {
      case .section(let label, let count):
        if !isFirst { row += 1 }
        guard row < painter.rows else { return }
        painter.clipped(to: Rect(column: 0, row: row, columns: painter.columns, rows: 1)).rule(
          row: 0,
          title: Line([
            Span(state.wording[label], .paneTitle, [.bold]), Span(" " + state.format.integer(count), .text),
          ]))
      case let item:
        if isFirst {
          painter.rule(row: 0)
          row += 1
        }
        SourceTexts.drawRow(item, state, painter, row: row, matches)
        row += SourceTexts.lines(state) - 1
      }
      isFirst = false
      row += 1
      position += 1
    }
    if rows.count == 1, let words = emptyWords(state) { painter.text(words, column: 2, row: row) }
  }
}
