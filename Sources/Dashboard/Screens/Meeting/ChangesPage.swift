import Model

extension ViewValue {
  /// What changed since the last meeting.
  public static var changes: ViewValue { ChangesPage.view() }
}

/// What changed since the last meeting: one line each, in the order of the agenda, each leading to what it is about.
struct ChangesPage: MeetingPart {
  static let plan = ColumnPlan(
    "changes",
    ColumnRule("kind", .changesHeadKind, .init(0, 15), .init(110, 15, 18)),
    ColumnRule("unit", .changesHeadUnit, .init(0, 12), .init(110, 14, 24)),
    ColumnRule("subject", .changesHeadSubject, .init(0, 16, flex: 1), .init(110, 24, flex: 1)),
    ColumnRule(
      "before", .changesHeadBefore, givesWay: 1, .init(0, 12), .init(110, 13, 14), .init(150, 14, 18)),
    ColumnRule("after", .changesHeadAfter, .init(0, 14), .init(150, 14, 18)),
    ColumnRule("day", .changesHeadDay, givesWay: 3, .init(100, 10), .init(150, 10, 16)),
    ColumnRule("note", .changesHeadNote, givesWay: 2, .init(120, 15)))

  /// Beside today the title gives way first: what was said then and what is said now is what one looks at it for.
  static let besidePlan = ColumnPlan(
    "then-now",
    ColumnRule("kind", .changesHeadKind, .init(0, 15), .init(110, 15, 18)),
    ColumnRule("unit", .changesHeadUnit, givesWay: 1, .init(0, 12), .init(110, 14, 24)),
    ColumnRule(
      "subject", .changesHeadSubject, .init(0, 10, flex: 1), .init(78, 12, flex: 1),
      .init(110, 24, flex: 1)),
    ColumnRule("before", .changesHeadBefore, .init(0, 12), .init(110, 13, 14), .init(150, 14, 18)),
    ColumnRule("after", .changesHeadAfter, .init(0, 13), .init(78, 14), .init(150, 14, 18)),
    ColumnRule("day", .changesHeadDay, givesWay: 3, .init(100, 10), .init(150, 10, 16)),
    ColumnRule("note", .changesHeadNote, givesWay: 2, .init(120, 15)))

  private static let path = ItemKey.line("changes")
  private static let besidePath = ItemKey.line("then-now")

  let state: State
  /// It holds a past meeting against today.
  private let isBesideToday: Bool
  /// nil while it is on the way.
  let table: ChangesTable?
  private var wording: Wording { state.wording }
  private var words: ChangeWords { ChangeWords(state) }

  init(_ state: State) {
    self.state = state
    isBesideToday = Self.isOpen(state, besideToday: true)
    table = state.answers.changes(Self.query(state))
  }

  // MARK: Where one is

  /// The view since a day; nil for the last meeting.
  static func view(since day: Day? = nil) -> ViewValue {
    var view = ViewValue(screen: .meeting)
    view.path = [path]
    view.period = day.map { .day($0) }
    return view
  }

  /// What a past meeting showed beside what is known now.
  static var besideToday: ViewValue {
    var view = ViewValue(screen: .meeting)
    view.path = [besidePath]
    return view
  }

  static func isOpen(_ state: State) -> Bool {
    state.screen == .meeting
      && (state.view.path.last == path || isOpen(state, besideToday: true))
  }

  static func isOpen(_ state: State, besideToday: Bool) -> Bool {
    state.screen == .meeting && state.view.path.last == (besideToday ? besidePath : path)
  }

  private static func since(_ state: State) -> Day? {
    if case .day(let day)? = state.view.period { day } else { nil }
  }

  static func query(_ state: State) -> Query {
    if isOpen(state, besideToday: true) {
      return .thenNow(
        today: state.today, warningDays: state.warningDays, home: state.home,
        now: state.pastToday ?? state.today)
    }
    return changesQuery(state)
  }

  private static func changesQuery(_ state: State) -> Query {
    .changes(since: since(state), today: state.today, warningDays: state.warningDays, home: state.home)
  }

  /// Counts from the meeting before or after the one that it counts from.
  static func step(_ state: inout State, by steps: Int) {
    guard isOpen(state, besideToday: false) else { return }
    guard let shown = ChangesPage(state).table?.changes.since, let book = state.answers.meetings else {
      return
    }
    let today = state.today
    let days = book.records.map(\.meeting).filter { $0.state != .cancelled && $0.day < today }.map(\.day)
    let next = steps < 0 ? days.filter { $0 < shown }.max() : days.filter { $0 > shown }.min()
    guard let next else {
      let reason: Label = steps < 0 ? .rankingsNoEarlier : .rankingsNoLater
      state.notice = Notice(.information, state.wording[reason])
      return
    }
    state.view.period = .day(next)
    state.view.selected = nil
    state.view.top = nil
  }

  // MARK: Part

  var queries: [Query] { [Self.query(state), .meetings] }

  var caption: CleanText {
    guard let table else { return "" }
    if isBesideToday { return wording(.thenNowCaption, state.format.integer(table.lines.count)) }
    return wording(.changesCaption, since(table), state.format.integer(table.lines.count))
  }

  var items: any ItemList {
    guard let table else { return KeyList([]) }
    let words = words
    return KeyList(table.lines.map(\.key)) { words.searchText(table.lines[$0]) }
  }

  var listRows: Int {
    let rows = Chrome.content(state).rows
    return max(1, rows - 2 - summary(columns: state.size.columns).count - remarks.count)
  }

  func open(_ key: ItemKey) -> ViewValue? { line(key).flatMap { words.view(of: $0) } }

  var card: FigureCard? { state.view.selected.flatMap { line($0) }.map { words.card(of: $0) } }

  var footnotes: [Line] { [] }

  /// Says in one line why the selected row opens nothing; the source card (`o`) tells the rest.
  /// - Returns: false for a row that opens something, and where nothing of the kind is on the screen.
  static func tellsWhyNot(_ state: inout State) -> Bool {
    guard isOpen(state, besideToday: true), let key = state.view.selected else { return false }
    let page = ChangesPage(state)
    guard page.line(key) != nil, page.open(key) == nil else { return false }
    state.notice = Notice(.information, state.wording[.thenNowNotThen])
    return true
  }

  func line(_ key: ItemKey) -> ChangeLine? { table?.lines.first { $0.key == key } }

  // MARK: Words

  /// The day it counts from, with the meeting that was on it.
  private func since(_ table: ChangesTable) -> CleanText {
    let day = state.format.day(table.changes.since)
    guard let meeting = table.meeting else { return day }
    guard let ordinal = meeting.ordinal else { return wording(.changesSinceMeeting, day) }
    return wording(.changesSinceOrdinal, state.format.integer(ordinal), day)
  }

  private var title: CleanText {
    if isBesideToday {
      return wording(
        .thenNowTitle, state.format.day(state.today), state.format.day(state.pastToday ?? state.today))
    }
    return table.map { wording(.changesTitleSince, since($0)) } ?? wording[.keyChanges]
  }

  /// Said where nothing has changed.
  var none: CleanText { wording[isBesideToday ? .thenNowNone : .changesNone] }

  /// How many of each kind there are; nothing for kinds without any.
  var counts: [(kind: ChangeLine.Kind, count: Int)] {
    guard let table else { return [] }
    return ChangeLine.Kind.allCases.map { ($0, table.count($0)) }.filter { $0.1 > 0 }
  }

  private func summary(columns: Int) -> [Line] {
    var lines: [Line] = []
    var current = Line()
    for (kind, count) in counts {
      let text = state.format.integer(count) + " " + words.name(kind)
      let spans = [
        Span(ChangeWords.mark(kind) + " ", ChangeWords.role(kind)), Span(text, .text, [.bold]), Span("   "),
      ]
      let width = spans.reduce(0) { $0 + $1.text.columns }
      if current.columns > 0, current.columns + width > columns - 2 {
        lines.append(current)
        current = Line()
      }
      current.spans += spans
    }
    return current.spans.isEmpty ? lines : lines + [current]
  }

  /// What could not be looked at.
  private var remarks: [CleanText] {
    guard !isBesideToday, let changes = table?.changes else { return [] }
    var remarks: [CleanText] = []
    if changes.nextMeeting == nil { remarks.append(wording[.changesNoNext]) }
    if changes.knownThen.value == 0 { remarks.append(wording[.changesNoKnowledge]) }
    return remarks
  }

  // MARK: Drawing

  func draw(_ painter: Painter) {
    painter.rule(row: 0, title: Line(title.truncated(toColumns: painter.columns - 4), .paneTitle, [.bold]))
    guard let table else {
      painter.text(wording[.loading], column: 2, row: 2)
      return
    }
    let summary = summary(columns: painter.columns)
    for (offset, line) in summary.enumerated() { painter.line(line, column: 1, row: 1 + offset) }
    let heads = 1 + summary.count
    let layout = TableLayout(
      (isBesideToday ? Self.besidePlan : Self.plan).columns(width: painter.columns, wording),
      width: painter.columns - 2)
    let body = painter.clipped(to: Rect(column: 1, row: 0, columns: painter.columns - 2, rows: painter.rows))
    if table.lines.isEmpty {
      painter.text(none, column: 2, row: 2)
    } else {
      layout.drawHeads(body, row: heads)
    }
    let items = items
    let first = state.view.top.flatMap { items.position(of: $0) } ?? 0
    let matches = RowMatches(state.view.search)
    let words = words
    for (offset, line) in table.lines.dropFirst(first).prefix(listRows).enumerated() {
      let row = heads + 1 + offset
      let isSelected = state.view.selected == line.key
      painter.target(.item(line.key), row: row)
      painter.text(isSelected ? "►" : " ", column: 0, row: row, role: .mark)
      for place in layout.placed {
        let cell = words.cell(place.column.id, line)
        layout.drawCell(
          body, row: row, place: place, place.column.id == "subject" ? matches.mark(cell) : cell)
      }
      if isSelected {
        painter.addAttributes([.selected], row: row)
        painter.placeCursor(column: 0, row: row)
      }
    }
    for (offset, remark) in remarks.enumerated() {
      painter.text(
        remark.truncated(toColumns: painter.columns - 2), column: 1,
        row: painter.rows - remarks.count + offset, role: .text)
    }
  }

  // MARK: Words for reading and export

  func read(into page: inout PlainWriter) {
    page.heading(title)
    guard let table else {
      page.sentence(wording[.loading])
      return
    }
    for (kind, count) in counts { page.figure(words.name(kind), state.format.integer(count)) }
    for line in table.lines { page.row(words.plainRow(line)) }
    if table.lines.isEmpty { page.sentence(none) }
    for remark in remarks { page.sentence(remark) }
  }

  func plainRow(_ key: ItemKey) -> PlainRow? { line(key).map { words.plainRow($0) } }

  func export(into export: inout ExportBuilder) {
    export.title(title)
    guard let table else { return }
    for (kind, count) in counts { export.fact(words.name(kind), state.format.integer(count)) }
    for remark in remarks { export.remark(remark) }
    export.add(words.table(title, table.lines))
  }
}

extension State {
  /// What changed since the last meeting; Esc comes back to where one was.
  mutating func showChanges() {
    if !ChangesPage.isOpen(self) { push(ChangesPage.view()) }
  }

  /// What the past meeting showed beside today, and back.
  mutating func showThenNow() {
    guard pastMeeting != nil else { return }
    if ChangesPage.isOpen(self, besideToday: true) {
      goBack()
    } else {
      push(ChangesPage.besideToday)
    }
  }
}
