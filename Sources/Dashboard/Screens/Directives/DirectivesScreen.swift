import Model

/// Screen Directives: who was told to do what by when, and is it done.
///
/// Three views: the list of directives in groups, the list of difficulties, and the page of one directive
/// (`path` ends with its key).
struct DirectivesScreen: Screen {
  /// The groupings `v` walks through; the last one is the list of difficulties.
  static let groupings = DirectiveOrder.Grouping.allCases.map(\.rawValue) + [difficulties]
  static let difficulties = "difficulties"

  // MARK: What is shown

  static func page(_ state: State) -> DirectiveID? { state.view.path.last?.directive }
  static func showsDifficulties(_ state: State) -> Bool { state.view.grouping == difficulties }

  static func order(_ state: State) -> DirectiveOrder {
    let view = state.view
    return DirectiveOrder(
      grouping: view.grouping.flatMap { DirectiveOrder.Grouping(rawValue: $0) } ?? .state,
      filter: view.filter, today: state.today, warningDays: state.warningDays, sort: view.sort,
      isReversed: view.isSortReversed, due: state.dueRange)
  }

  /// While the days of meetings are not known, nothing can be narrowed to them.
  private static func awaitsMeetings(_ state: State) -> Bool {
    state.narrowing?.needsMeetings == true && state.dueRange == nil
  }

  /// All directives in the usual order, for screens that only count them.
  static func usualOrder(_ state: State) -> DirectiveOrder {
    DirectiveOrder(
      grouping: .state, filter: "", today: state.today, warningDays: state.warningDays, sort: nil,
      isReversed: false)
  }

  /// The list to show: the one asked for, or the last one until that is here.
  static func list(_ state: State) -> DirectiveList? {
    if awaitsMeetings(state) { return nil }
    let order = order(state)
    if let list = state.answers.directives(order) { return list }
    // The days stand in the title: another list must not be taken for theirs.
    return state.answers.latestDirectives.flatMap { $0.order.due == order.due ? $0 : nil }
  }

  /// What cannot be read of a view that is narrowed, so that nothing of it can be listed.
  private static func unread(_ state: State) -> Label? {
    guard state.narrowing?.needsMeetings == true else { return nil }
    if awaitsMeetings(state) { return state.answers.hasFailed(.meetings) ? .narrowMeetingsUnread : nil }
    return list(state) == nil && state.answers.hasFailed(.directives(order(state))) ? .narrowListUnread : nil
  }

  static func rows(_ state: State) -> DirectiveRows? {
    // What the rows are does not depend on how many are seen: every key asks, and the notes at the foot, which make
    // up the difference, are not packed for it.
    list(state).map { rows($0, state, DirectiveLayout(state, rows: 0)) }
  }

  static func rows(_ list: DirectiveList, _ state: State, _ layout: DirectiveLayout) -> DirectiveRows {
    DirectiveRows(
      list, toggled: state.view.toggled, opensAll: opensAll(state), hasGaps: layout.hasGaps,
      entryRows: layout.entryRows)
  }

  /// Nothing is hidden in a closed group while something is looked for.
  static func opensAll(_ state: State) -> Bool {
    !state.view.search.isEmpty || !state.view.filter.isEmpty || state.narrowing != nil
  }

  // MARK: Screen

  /// Parties and provinces of the rows on the screen.
  func abbreviations(_ state: State) -> [Abbreviation] {
    guard Self.page(state) == nil, let rows = Self.rows(state) else { return [] }
    var found = [
      Abbreviation(short: "−2", meaning: state.wording(.daysLeft, "2")),
      Abbreviation(short: "+2", meaning: state.wording(.daysPast, "2")),
    ]
    for display in visibleRows(state, rows).clamped(to: 0..<rows.rowCount) {
      guard case .entry(let position) = rows.row(at: display),
        let directive = state.answers.directive(row: rows.list.entries[position].id)
      else { continue }
      for meaning in DirectiveTexts.abbreviations(directive, state) where !found.contains(meaning) {
        found.append(meaning)
      }
    }
    return found
  }

  func queries(_ state: State) -> [Query] {
    if let id = Self.page(state) {
      return [.directive(id, today: state.today, warningDays: state.warningDays)] + connected(state)
    }
    if Self.awaitsMeetings(state) { return [.meetings] }
    var queries: [Query] = [.directives(Self.order(state))]
    // Which directives a draft says something of, and the days between meetings.
    if state.library != .builtIn || state.narrowing?.needsMeetings == true { queries.append(.meetings) }
    if Self.showsDifficulties(state) { return queries }
    guard let rows = Self.rows(state) else { return queries }
    // A screen of rows before and after what is visible is read too, so that a key finds its row at hand.
    let visible = visibleRows(state, rows)
    let reach = max(visible.count, 1)
    let window = max(0, visible.lowerBound - reach)..<(visible.upperBound + reach)
    for block in rows.blocks(rows: window) { queries.append(.directiveRows(rows.list.blocks[block])) }
    return queries + awaited(state, rows, window)
  }

  /// The figures that targets in words near the cursor wait for, so that selecting one needs no second frame.
  private func awaited(_ state: State, _ rows: DirectiveRows, _ window: Range<Int>) -> [Query] {
    var queries: [Query] = []
    for display in window.clamped(to: 0..<rows.rowCount) {
      guard case .entry(let position) = rows.row(at: display) else { continue }
      let entry = rows.list.entries[position]
      guard let edition = entry.awaitsReading, let unit = entry.province else { continue }
      let query = Query.unitFigures(edition.index, unit)
      if !queries.contains(query) { queries.append(query) }
    }
    return queries
  }

  /// The figures that a target in words waits for.
  private func connected(_ state: State) -> [Query] {
    guard let directive = selectedDirective(state), let edition = directive.awaitsReading,
      let unit = directive.province
    else { return [] }
    return [.unitFigures(edition.index, unit)]
  }

  func caption(_ state: State) -> CleanText {
    let wording = state.wording
    if Self.showsDifficulties(state) {
      let all = DifficultyList.difficulties(state)
      return wording(
        .difficultiesCount, state.format.integer(all.count),
        state.format.integer(all.filter { $0.decidedOn == nil }.count))
    }
    guard let list = Self.list(state) else { return "" }
    let count = state.format.integer(list.entries.count)
    if let words = state.narrowingWords {
      let filter =
        state.view.filter.isEmpty ? [] : [wording[.promptFilter] + " “" + state.view.filterText + "”"]
      let counted = wording(.directivesCaptionOne, count)
      // Outside a presentation the title of the list says the days.
      let parts = state.presentation == nil ? [counted, words] : [words, counted]
      return (parts + filter).joined(separator: " · ")
    }
    if !list.order.filter.isEmpty {
      return wording(
        .directivesCaptionFiltered, state.view.filterText, count, state.format.integer(list.unfilteredCount))
    }
    return list.provinceCount > 1
      ? wording(.directivesCaption, count, state.format.integer(list.provinceCount))
      : wording(.directivesCaptionOne, count)
  }

  func narrowings(_ state: State) -> [Narrowing] {
    if Self.page(state) != nil { return [] }
    return Self.showsDifficulties(state) ? [.open] : [.dueSinceLast, .dueUntilNext]
  }

  func emptyWords(_ state: State) -> CleanText? {
    if Self.page(state) != nil { return nil }
    if Self.showsDifficulties(state) {
      return state.narrowing == nil ? nil : state.wording[.narrowNoDifficulty]
    }
    if let unread = Self.unread(state) { return state.wording[unread] }
    if state.narrowing != nil, Self.list(state) == nil { return state.wording[.loading] }
    let filter = state.view.filter.isEmpty ? nil : state.view.filterText
    guard let range = state.dueRange else { return filter.map { state.wording(.directivesNoneOf, $0) } }
    let words = state.wording(.narrowNoneDue, state.format.days(range))
    return filter.map { words + " (" + state.wording[.promptFilter] + " “" + $0 + "”)" } ?? words
  }

  func items(_ state: State) -> any ItemList {
    if Self.page(state) != nil { return PageLines(DirectivePage.lines(state)) }
    if Self.showsDifficulties(state) { return DifficultyList.items(state) }
    guard let rows = Self.rows(state) else { return KeyList([]) }
    return rows
  }

  func columns(_ state: State) -> [String] {
    guard Self.page(state) == nil, !Self.showsDifficulties(state) else { return [] }
    return DirectiveLayout(state).columns(state).map(\.id).filter { $0 != DirectiveColumn.with.rawValue }
  }

  func listRows(_ state: State) -> Int {
    if Self.page(state) != nil { return max(1, Chrome.content(state).rows - 1) }
    if Self.showsDifficulties(state) { return max(1, Chrome.content(state).rows - 2) }
    return DirectiveLayout(state).listRows
  }

  func visibleItems(_ state: State, _ items: any ItemList) -> Range<Int> {
    guard let rows = items as? DirectiveRows else {
      let first = state.view.top.flatMap { items.position(of: $0) } ?? 0
      return first..<max(first, min(items.count, first + listRows(state)))
    }
    let visible = visibleRows(state, rows)
    guard !visible.isEmpty, rows.count > 0 else { return 0..<0 }
    // One is covered by the heading of its group.
    let covered =
      rows.stickyGroup(atRow: visible.lowerBound, listRows: listRows(state)) == nil ? 0 : rows.entryRows
    let first = rows.item(atRow: visible.lowerBound + covered)
    let last = rows.item(atRow: visible.upperBound - 1)
    return first..<max(first, last + 1)
  }

  /// Display rows on the screen.
  func visibleRows(_ state: State, _ rows: DirectiveRows) -> Range<Int> {
    let top = state.view.top.flatMap { rows.position(of: $0) }.map { rows.row(ofItem: $0) } ?? 0
    let first = min(top, rows.rowCount)
    return first..<min(rows.rowCount, first + listRows(state))
  }

  func settle(_ state: inout State) {
    if Self.page(state) != nil {
      let lines = items(state)
      let selected = state.view.selected.flatMap { lines.position(of: $0) }
      let top = state.view.top.flatMap { lines.position(of: $0) }
      let window = ScrollWindow(
        count: lines.count, rows: state.isSpoken ? 1 : listRows(state), selected: selected, top: top)
      let key = PageLines.key(window.range.lowerBound)
      if state.view.top != key { state.view.top = key }
      return
    }
    guard var rows = Self.rows(state), !Self.showsDifficulties(state) else {
      settleItems(&state)
      return
    }
    guard rows.count > 0 else { return }
    if let hidden = state.view.selected?.directive.flatMap({ rows.heading(of: $0) }) {
      // The selected directive came into a closed group by regrouping: opening it keeps the selection.
      if let position = state.view.toggled.firstIndex(of: hidden) {
        state.view.toggled.remove(at: position)
      } else {
        state.view.toggled.append(hidden)
      }
      rows = Self.rows(state) ?? rows
    }
    var selected = state.view.selected.flatMap { rows.position(of: $0) }
    // While the list asked for is on its way the selection waits for it; one that cannot be read is not.
    let order = Self.order(state)
    let isOnItsWay =
      state.answers.directives(order) == nil && !state.answers.hasFailed(.directives(order))
    if selected == nil, state.view.selected == nil || !isOnItsWay {
      let key = firstChoice(state, rows)
      state.view.selected = key
      selected = key.flatMap { rows.position(of: $0) }
    }
    let key = rows.key(at: rows.item(atRow: firstRow(state, rows, selected: selected)))
    if state.answers.directives(Self.order(state)) != nil { state.showsGroupOfSelected = false }
    if state.view.top != key { state.view.top = key }
  }

  /// The display row to begin with, so that the selected directive is seen, and below the heading of its group.
  private func firstRow(_ state: State, _ rows: DirectiveRows, selected: Int?) -> Int {
    var top = state.view.top.flatMap { rows.position(of: $0) }.map { rows.row(ofItem: $0) }
    let count = listRows(state)
    let isGrouped = state.showsGroupOfSelected && state.answers.directives(Self.order(state)) != nil
    if isGrouped, let selected {
      let row = rows.row(ofItem: selected)
      let heading = rows.headingRow(ofItem: selected) ?? row
      // The group from its heading on, or the middle of a group that is longer than the screen.
      top = row + rows.entryRows <= heading + count ? heading : row - count / 2
    }
    // All lines of the selected directive are seen.
    let window = ScrollWindow(
      count: rows.rowCount, rows: max(1, count - rows.entryRows + 1),
      selected: selected.map { rows.row(ofItem: $0) }, top: top)
    var first = window.range.lowerBound
    // The heading that stays at the top covers one directive, which must not be the selected one.
    if let selected, rows.stickyGroup(atRow: first, listRows: count) != nil,
      rows.row(ofItem: selected) < first + rows.entryRows
    {
      first = max(0, first - rows.entryRows)
    }
    return first
  }

  /// Where something is looked for, the first directive found and not its heading.
  func firstChoice(_ state: State, _ items: any ItemList) -> ItemKey? {
    guard items.count > 0 else { return nil }
    guard Self.opensAll(state), let rows = items as? DirectiveRows, rows.entry(atItem: 0) == nil,
      rows.count > 1
    else { return items.key(at: 0) }
    return rows.key(at: 1)
  }

  func perform(_ action: Action, _ state: inout State) -> [Effect]? {
    if let id = Self.page(state) {
      if action == .enter, let document = DirectivePage.detail(id, state)?.directive.document {
        state.push(MeetingScreen.view(of: document))
        return []
      }
      let lines = DirectivePage.lines(state)
      func scroll() -> Bool {
        PageLines.scroll(action, &state, pageRows: pageRows(state), count: lines.count)
      }
      guard scroll() else { return nil }
      // There is nothing to hear in a blank line; one never follows another.
      if state.isSpoken, let top = state.view.top.flatMap({ PageLines(lines).position(of: $0) }),
        lines[top].spans.isEmpty
      {
        _ = scroll()
      }
      return []
    }
    switch action {
    case .group:
      let current = state.view.grouping ?? Self.groupings[0]
      let position = Self.groupings.firstIndex(of: current) ?? 0
      state.view.grouping = Self.groupings[(position + 1) % Self.groupings.count]
      state.showsGroupOfSelected = true
      return []
    case .enter:
      guard let key = state.view.selected, key.directive == nil, key.difficulty == nil else { return nil }
      if Self.opensAll(state) { return [] }
      if let position = state.view.toggled.firstIndex(of: key) {
        state.view.toggled.remove(at: position)
      } else {
        state.view.toggled.append(key)
      }
      return []
    default: return nil
    }
  }

  func open(_ key: ItemKey, _ state: State) -> ViewValue? {
    if let id = key.directive { return Self.view(of: id, from: state.view) }
    if let id = key.difficulty,
      let directive = state.catalogue.difficulties.first(where: { $0.id == id })?.directive
    {
      return Self.view(of: directive, from: state.view)
    }
    return nil
  }

  /// The page of a directive. The list's own view goes along, so that the screen's digit leads back to it.
  static func view(of id: DirectiveID, from view: ViewValue) -> ViewValue {
    var next = view.screen == .directives ? view : ViewValue(screen: .directives)
    next.path = [.directive(id)]
    next.selected = .directive(id)
    next.top = nil
    next.search = ""
    next.isZoomed = false
    return next
  }

  /// The directive that the cursor or the page is on, if its row is at hand.
  func selectedDirective(_ state: State) -> Directive? {
    if let id = Self.page(state) { return DirectivePage.detail(id, state)?.directive }
    return state.view.selected?.directive.flatMap { state.answers.directive(row: $0) }
  }

  func figureCard(_ state: State) -> FigureCard? {
    if Self.showsDifficulties(state), Self.page(state) == nil { return DifficultyList.figureCard(state) }
    return selectedDirective(state).map { DirectivePage.figureCard($0, state) }
  }

  func footnotes(_ state: State) -> [Line] {
    var marks = SourceMarks(state)
    if let id = Self.page(state) {
      if let source = DirectivePage.detail(id, state)?.directive.reference.source { _ = marks.mark(source) }
      return marks.notes(withComputed: false)
    }
    if Self.showsDifficulties(state) {
      for source in DifficultyList.sources(state) { _ = marks.mark(source) }
      return marks.notes(withComputed: false)
    }
    for source in Self.list(state)?.sources.prefix(6) ?? [] { _ = marks.mark(source) }
    return marks.notes(withComputed: !state.view.isZoomed)
  }

  func canZoom(_ state: State) -> Bool { Self.page(state) == nil && !Self.showsDifficulties(state) }

  func densities(_ state: State) -> ClosedRange<Int> { canZoom(state) ? -1...1 : 0...0 }

  func draw(_ state: State, _ painter: Painter) {
    if Self.page(state) != nil {
      DirectivePage.draw(state, painter)
    } else if Self.showsDifficulties(state) {
      DifficultyList.draw(state, painter)
    } else {
      DirectiveListView(screen: self, state: state, painter: painter).draw()
    }
  }
}
