import Model

/// Screen Meeting: past meetings, documents and milestones by date, each with the directives that stand on it.
struct MeetingScreen: Screen {
  static let plan = ColumnPlan(
    "meetings",
    ColumnRule("day", .meetingHeadDay, .init(0, 10)),
    ColumnRule("kind", .meetingHeadKind, .init(0, 9), .init(110, 9, 10)),
    ColumnRule("province", .meetingHeadProvince, .init(0, 10), .init(110, 10, 14)),
    ColumnRule(
      "number", .meetingHeadNumber, givesWay: 2, detail: 0, .init(100, 12), .init(110, 12, 16)),
    ColumnRule(
      "title", .meetingHeadTitle, .init(0, 16, flex: 2), .init(110, 16, 44, flex: 2)),
    ColumnRule("stated", .meetingHeadStated, givesWay: 3, detail: 0, .init(136, 19, flex: 1)),
    ColumnRule(
      "count", .meetingHeadCount, short: .meetingHeadCountShort, alignment: .trailing, .init(0, 5),
      .init(110, 10)))

  // MARK: What is shown

  func emptyWords(_ state: State) -> CleanText? {
    ChangesPage.isOpen(state) && ChangesPage(state).table != nil ? ChangesPage(state).none : nil
  }

  static func page(_ state: State) -> DocumentID? { state.view.path.last?.document }

  /// The page of a document or meeting.
  static func view(of document: DocumentID) -> ViewValue {
    var view = ViewValue(screen: .meeting)
    view.path = [.document(document)]
    return view
  }

  static func list(_ state: State) -> DirectiveList? {
    state.answers.directives(DirectivesScreen.usualOrder(state))
  }

  /// The newest first; then what the source gives no day for, and last what lies after the day shown.
  static func documents(_ state: State) -> [Document] {
    func rank(_ document: Document) -> Int {
      guard let day = document.day else { return 1 }
      return day > state.today ? 2 : 0
    }
    return state.catalogue.documents.values.sorted { left, right in
      if rank(left) != rank(right) { return rank(left) < rank(right) }
      if let one = left.day, let other = right.day, one != other { return one > other }
      return (NaturalOrder.compare(left.id.rawValue, right.id.rawValue) ?? 0) < 0
    }
  }

  /// Meetings of the store, the last first, and then documents.
  static func entries(_ state: State) -> [MeetingEntry] {
    (state.answers.meetings?.records.reversed().map { .meeting($0) } ?? [])
      + documents(state).map { .document($0) }
  }

  static func directives(of document: DocumentID, _ state: State) -> [DirectiveEntry] {
    guard let list = list(state) else { return [] }
    return (list.byDocument[document] ?? []).map { list.entries[$0] }
  }

  // MARK: Screen

  /// Meetings stand above documents: no row is chosen before it is known whether there are any.
  func settle(_ state: inout State) {
    let waits =
      state.library != .builtIn && state.view.path.isEmpty && state.answers.meetings == nil
      && !state.answers.hasFailed(.meetings)
    if !waits { settleItems(&state) }
  }

  func queries(_ state: State) -> [Query] {
    if let part = Self.part(state) { return part.queries }
    var queries: [Query] = [.directives(DirectivesScreen.usualOrder(state))]
    // The built-in figures have documents only.
    if state.library != .builtIn { queries.append(.meetings) }
    let hasPane = Self.page(state) == nil && canZoom(state)
    let shown = Self.page(state) ?? (hasPane ? state.view.selected?.document : nil)
    if let document = shown, let list = Self.list(state) {
      // Blocks that hold a directive of the document; those of one document mostly lie side by side.
      let blocks = Set((list.byDocument[document] ?? []).prefix(1000).map { $0 / DirectiveList.blockSize })
      queries += blocks.sorted().map { .directiveRows(list.blocks[$0]) }
    }
    return queries
  }

  func caption(_ state: State) -> CleanText {
    if let part = Self.part(state) { return part.caption }
    let kinds = state.catalogue.documents.values.map(\.kind)
    func count(_ kind: Document.Kind) -> CleanText {
      state.format.integer(kinds.filter { $0 == kind }.count)
    }
    let meetings = state.format.integer(
      kinds.count { $0 == .meeting } + (state.answers.meetings?.records.count ?? 0))
    return state.wording(.meetingCaption, meetings, count(.document), count(.milestone))
  }

  func items(_ state: State) -> any ItemList {
    if let part = Self.part(state) { return part.items }
    if let document = Self.page(state) {
      let entries = Self.directives(of: document, state)
      let index = Self.list(state)
      return KeyList(
        entries.map { .directive($0.id) },
        searchText: { position in
          index.flatMap { list in list.positions[entries[position].id].flatMap { list.index.text(at: $0) } }
        })
    }
    let entries = Self.entries(state)
    return KeyList(
      entries.map(\.key),
      searchText: { position in
        guard case .document(let document) = entries[position] else {
          return VietnameseText.folded(entries[position].title(state).string)
        }
        let province =
          document.province.map { state.catalogue.shortName(of: $0, state.language).string } ?? ""
        return VietnameseText.folded(
          "\(document.number) \(document.title.vietnamese) \(document.title.english) \(province)")
      })
  }

  func listRows(_ state: State) -> Int {
    if let part = Self.part(state) { return part.listRows }
    let rows = Chrome.content(state).rows
    guard let id = Self.page(state) else { return MeetingLayout(state, rows: rows).listRows }
    return max(1, rows - 2 - MeetingPage.head(id, state).count)
  }

  func open(_ key: ItemKey, _ state: State) -> ViewValue? {
    if let part = Self.part(state) { return part.open(key) }
    if let meeting = key.meeting { return AgendaPage.view(of: meeting) }
    if let document = key.document { return Self.view(of: document) }
    return key.directive.map { DirectivesScreen.view(of: $0, from: state.view) }
  }

  func perform(_ action: Action, _ state: inout State) -> [Effect]? {
    if Self.part(state) != nil { return performInPart(action, &state) }
    if action == .zoom, Self.page(state) == nil, canZoom(state), let key = state.view.selected {
      // The page below the list gets the whole screen: that is the document's page.
      if let next = open(key, state) { state.push(next) }
      return []
    }
    // A page without directives has nothing that Enter could open but its source.
    guard action == .enter, Self.page(state) != nil, items(state).count == 0 else { return nil }
    state.overlays.append(.source(scroll: 0))
    return []
  }

  private func performInPart(_ action: Action, _ state: inout State) -> [Effect]? {
    switch action {
    case .previousPeriod where ChangesPage.isOpen(state, besideToday: false): ChangesPage.step(&state, by: -1)
    case .nextPeriod where ChangesPage.isOpen(state, besideToday: false): ChangesPage.step(&state, by: 1)
    case .enter, .renameItem:
      if action == .enter, ChangesPage.tellsWhyNot(&state) { break }
      guard let page = DraftsPage(state) else { return nil }
      if let draft = page.selected { state.correct(draft) }
    case .removeItem:
      guard let page = DraftsPage(state) else { return nil }
      return state.withdrawDraft(page)
    default: return nil
    }
    return []
  }

  func figureCard(_ state: State) -> FigureCard? {
    if let part = Self.part(state) { return part.card }
    if let directive = state.view.selected?.directive.flatMap({ state.answers.directive(row: $0) }) {
      return DirectivePage.figureCard(directive, state)
    }
    let id = Self.page(state) ?? state.view.selected?.document
    guard let document = id.flatMap({ state.catalogue.documents[$0] }) else { return nil }
    let wording = state.wording
    return FigureCard(
      title: document.title.text(in: state.language),
      facts: [
        (wording[.meetingHeadKind], wording[document.kind.label]),
        (wording[.meetingHeadNumber], document.number),
        (wording[.meetingHeadDay], document.day.map { state.format.day($0) } ?? "—"),
        (wording[.meetingHeadStated], document.dayAsStated), (wording[.meetingIssuer], document.issuer),
      ],
      statements: [(document.dayAsStated, document.reference, document.note)],
      fact: FactID(document.id.rawValue))
  }

  func footnotes(_ state: State) -> [Line] {
    if let part = Self.part(state) { return part.footnotes }
    var marks = SourceMarks(state)
    if let document = Self.page(state).flatMap({ state.catalogue.documents[$0] }) {
      _ = marks.mark(document.reference.source)
    } else {
      for document in Self.documents(state).prefix(100) { _ = marks.mark(document.reference.source) }
    }
    return marks.notes(withComputed: false)
  }

  func canZoom(_ state: State) -> Bool {
    Self.page(state) == nil && Self.part(state) == nil
      && MeetingLayout(state, rows: Chrome.content(state).rows).paneRows > 0
  }

  /// Less than usual there is only where a column or the pane can be left out.
  func densities(_ state: State) -> ClosedRange<Int> {
    guard Self.page(state) == nil, Self.part(state) == nil else { return 0...0 }
    var usual = state
    usual.view.density = 0
    return state.size.columns >= 100 || canZoom(usual) ? -1...1 : 0...1
  }

  func draw(_ state: State, _ painter: Painter) {
    if let part = Self.part(state) {
      part.draw(painter)
    } else if let id = Self.page(state) {
      MeetingPage.draw(id, state, painter)
    } else {
      drawList(state, painter)
    }
  }

  private func drawList(_ state: State, _ painter: Painter) {
    let wording = state.wording
    painter.rule(row: 0, title: Line(wording[.meetingTitle], .paneTitle, [.bold]))
    let table = TableLayout(
      Self.plan.columns(width: painter.columns, density: min(0, state.view.density), wording),
      width: painter.columns - 2)
    let body = painter.clipped(to: Rect(column: 1, row: 0, columns: painter.columns - 2, rows: painter.rows))
    table.drawHeads(body, row: 1)
    let entries = Self.entries(state)
    if entries.isEmpty { painter.text(wording[.meetingNone], column: 2, row: 3) }
    let first = state.view.top.flatMap { key in entries.firstIndex { $0.key == key } } ?? 0
    let matches = RowMatches(state.view.search)
    let layout = MeetingLayout(state, rows: painter.rows)
    for (offset, entry) in entries.dropFirst(first).prefix(layout.listRows).enumerated() {
      let row = 2 + offset * layout.lines
      let isSelected = state.view.selected == entry.key
      painter.target(.item(entry.key), row: row)
      painter.text(isSelected ? "►" : " ", column: 0, row: row, role: .mark)
      let cells = entry.cells(state, hasStated: table.contains("stated"))
      for place in table.placed {
        guard let cell = cells[place.column.id] else { continue }
        table.drawCell(body, row: row, place: place, place.column.id == "title" ? matches.mark(cell) : cell)
      }
      if layout.lines > 1 {
        body.clipped(to: Rect(column: 11, row: row + 1, columns: body.columns - 11, rows: 1))
          .line(Line(entry.detail), row: 0)
      }
      if isSelected {
        for line in 0..<layout.lines { painter.addAttributes([.selected], row: row + line) }
        painter.placeCursor(column: 0, row: row)
      }
    }
    if layout.paneRows > 0, let document = state.view.selected?.document {
      MeetingPage.drawPane(
        document, state,
        painter.clipped(
          to: Rect(
            column: 0, row: painter.rows - layout.paneRows, columns: painter.columns, rows: layout.paneRows)))
    }
  }
}

/// How the list of documents and the page of the selected one share the height.
struct MeetingLayout {
  /// Documents the list has room for.
  let listRows: Int
  /// Lines of a document.
  let lines: Int
  /// Rows of the selected document's page below the list; 0 for none.
  let paneRows: Int

  init(_ state: State, rows: Int) {
    lines = state.view.density > 0 ? 2 : 1
    let needed = 2 + (state.catalogue.documents.count + (state.answers.meetings?.records.count ?? 0)) * lines
    // The page has what a short list leaves, where that is enough to be of use.
    let left = rows - needed
    paneRows = state.view.density < 0 || left < 8 ? 0 : left
    listRows = max(1, (rows - paneRows - 2) / lines)
  }
}

extension Document.Kind {
  var label: Label {
    switch self {
    case .meeting: .meetingKindMeeting
    case .document: .meetingKindDocument
    case .milestone: .meetingKindMilestone
    }
  }
}
