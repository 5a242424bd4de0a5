import Model

/// The list of difficulties: undecided ones first, the oldest at the top.
enum DifficultyList {
  /// What the view's filter lets through, in order.
  static func difficulties(_ state: State) -> [Difficulty] {
    let filter = state.view.filter
    return state.catalogue.difficulties
      .filter { filter.isEmpty || searchText($0, state).contains(filter) }
      .filter { state.narrowing != .open || $0.decidedOn == nil }
      .sorted { left, right in
        if (left.decidedOn == nil) != (right.decidedOn == nil) { return left.decidedOn == nil }
        if left.statedOn != right.statedOn { return left.statedOn < right.statedOn }
        return (NaturalOrder.compare(left.id.rawValue, right.id.rawValue) ?? 0) < 0
      }
  }

  private static func searchText(_ difficulty: Difficulty, _ state: State) -> String {
    // What a unit of the home province reports names no province.
    let province =
      (difficulty.province ?? state.home).map { state.catalogue.shortName(of: $0, state.language).string }
      ?? ""
    return VietnameseText.folded(
      "\(difficulty.title.vietnamese) \(difficulty.title.english) \(province) \(difficulty.decision)")
  }

  static func items(_ state: State) -> KeyList {
    let difficulties = difficulties(state)
    return KeyList(
      difficulties.map { .difficulty($0.id) }, searchText: { searchText(difficulties[$0], state) })
  }

  static func sources(_ state: State) -> [SourceID] {
    var sources: [SourceID] = []
    for difficulty in difficulties(state) where !sources.contains(difficulty.reference.source) {
      sources.append(difficulty.reference.source)
    }
    return sources
  }

  static let plan = ColumnPlan(
    "difficulties",
    ColumnRule("state", .difficultiesHeadState, .init(0, 12, 13)),
    ColumnRule("day", .difficultiesHeadDay, .init(0, 10, 12)),
    ColumnRule("province", .difficultiesHeadProvince, .init(0, 10, 18)),
    ColumnRule("text", .difficultiesHeadText, .init(0, 22, 54, flex: 2)),
    ColumnRule("link", .difficultiesHeadLink, givesWay: 2, .init(0, 20, flex: 1)))

  static func draw(_ state: State, _ painter: Painter) {
    let wording = state.wording
    var title = Line(wording[.directivesTitleDifficulties], .paneTitle, [.bold])
    if let words = state.narrowingWords { title.spans.append(Span(" · " + words, .paneTitle, [.bold])) }
    if !state.view.filter.isEmpty {
      title.spans.append(
        Span("  " + wording[.promptFilter] + " \"" + state.view.filterText + "\""))
    }
    painter.rule(row: 0, title: title)
    let table = TableLayout(
      plan.columns(width: painter.columns, wording), width: painter.columns - 2)
    let body = painter.clipped(to: Rect(column: 1, row: 0, columns: painter.columns - 2, rows: painter.rows))
    table.drawHeads(body, row: 1)
    let all = difficulties(state)
    if all.isEmpty {
      painter.text(
        DirectivesScreen().emptyWords(state)
          ?? wording[state.view.filter.isEmpty ? .difficultiesNone : .noticeNoMatch], column: 2, row: 3)
    }
    let first = state.view.top?.difficulty.flatMap { id in all.firstIndex { $0.id == id } } ?? 0
    let matches = RowMatches(state.view.search)
    for (offset, difficulty) in all.dropFirst(first).prefix(max(0, painter.rows - 2)).enumerated() {
      let row = offset + 2
      let isOpen = difficulty.decidedOn == nil
      let key = ItemKey.difficulty(difficulty.id)
      let isSelected = state.view.selected == key
      painter.target(.item(key), row: row)
      painter.text(
        isSelected ? "►" : state.view.marked.contains(key) ? "●" : " ", column: 0, row: row, role: .mark)
      func cell(_ id: String, _ line: Line) { table.drawCell(body, row: row, column: id, line) }
      cell(
        "state",
        isOpen
          ? Line("○ " + wording[.difficultiesOpen], .warning)
          : Line("√ " + wording[.difficultiesDecided], .good))
      cell("day", Line(state.format.day(difficulty.statedOn)))
      cell(
        "province", Line(difficulty.province.map { state.catalogue.shortName(of: $0, state.language) } ?? "—")
      )
      cell("text", matches.mark(Line(difficulty.title.text(in: state.language))))
      cell("link", Line(link(difficulty, state)))
      if isSelected {
        painter.addAttributes([.selected], row: row)
        painter.placeCursor(column: 0, row: row)
      }
    }
  }

  /// The directive or figure a difficulty hangs on.
  static func link(_ difficulty: Difficulty, _ state: State) -> CleanText {
    if let definition = difficulty.definition.flatMap({ state.catalogue.definitions[$0] }) {
      return definition.name.text(in: state.language)
    }
    return difficulty.directive.map { CleanText(cleaning: $0.rawValue) } ?? "—"
  }

  static func figureCard(_ state: State) -> FigureCard? {
    let id = state.view.selected?.difficulty
    guard let difficulty = state.catalogue.difficulties.first(where: { $0.id == id }) else { return nil }
    let wording = state.wording
    return FigureCard(
      title: difficulty.title.text(in: state.language),
      facts: [
        (
          wording[.difficultiesHeadState],
          wording[difficulty.decidedOn == nil ? .difficultiesOpen : .difficultiesDecided]
        ),
        (wording[.difficultiesHeadDay], state.format.day(difficulty.statedOn)),
        (wording[.difficultiesDecidedOn], difficulty.decidedOn.map { state.format.day($0) } ?? .empty),
        (wording[.difficultiesDecision], difficulty.decision),
        (wording[.difficultiesHeadLink], link(difficulty, state)),
      ],
      statements: [(difficulty.title.vietnamese, difficulty.reference, .empty)],
      fact: FactID(difficulty.id.rawValue))
  }
}
