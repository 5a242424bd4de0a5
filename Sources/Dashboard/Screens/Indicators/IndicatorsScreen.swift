import Model

/// Screen Indicators: criteria by group against units, each figure with its bound, period, state and source.
struct IndicatorsScreen: Screen {
  func queries(_ state: State) -> [Query] {
    var queries: [Query] = [.figures(.provinces, .newest(today: state.today))]
    if let year = IndicatorsContext.yearAsked(state) {
      queries.append(.figures(.provinces, .newestOfYear(year, today: state.today)))
    }
    if let definition = state.view.path.last?.definition {
      queries.append(.figures(.provinces, .definition(definition)))
    }
    return queries + [.figureYears(.provinces)]
  }

  func page(_ state: State) -> IndicatorPage? {
    guard let definition = state.view.path.last?.definition, let context = IndicatorsContext(state) else {
      return nil
    }
    return IndicatorPage(context, definition: definition)
  }

  func caption(_ state: State) -> CleanText {
    guard let context = IndicatorsContext(state) else { return "" }
    if let words = state.narrowingWords {
      let count = state.format.integer(context.criteria.count { $0.definition != nil })
      return words + " · " + context.narrowedUnit + " · " + state.wording(.indicatorsCount, count)
    }
    guard state.size.columns >= 130 else { return context.periodText }
    let rows = state.presentation == nil ? context.table.criteria : context.criteria
    let count = rows.count { $0.definition != nil }
    return context.periodText + " · " + state.wording(.indicatorsCount, state.format.integer(count))
  }

  func items(_ state: State) -> any ItemList {
    if let page = page(state) { return KeyList(page.entries.map(\.key)) }
    guard let context = IndicatorsContext(state) else { return KeyList([]) }
    let rows = context.criteria.filter { $0.definition != nil }
    return KeyList(rows.map(\.key)) { rows[$0].searchText }
  }

  func columns(_ state: State) -> [String] {
    guard state.view.path.isEmpty, let context = IndicatorsContext(state) else { return [] }
    return context.units.map(\.itemKey.rawValue)
  }

  func listRows(_ state: State) -> Int {
    let content = Chrome.content(state)
    if !state.view.path.isEmpty { return max(1, content.rows - 2) }
    return IndicatorsView.listRows(state, content)
  }

  func settle(_ state: inout State) {
    guard state.view.path.isEmpty, let context = IndicatorsContext(state) else {
      ListSettling.settle(self, &state)
      return
    }
    // Headings scroll with the list and cannot be selected, so the window counts all rows.
    let rows = context.criteria
    guard let first = rows.first(where: { $0.definition != nil }) else { return }
    if !rows.contains(where: { $0.definition != nil && $0.key == state.view.selected }) {
      state.view.selected = first.key
    }
    let selected = rows.firstIndex { $0.key == state.view.selected }
    let window = ScrollWindow(
      count: rows.count, rows: listRows(state), selected: selected,
      top: selected.map { $0 <= 1 } == true ? 0 : rows.firstIndex { $0.key == state.view.top })
    if !window.range.isEmpty, !ListSettling.showsPaneAlone(state) {
      state.view.top = rows[window.range.lowerBound].key
    }
  }

  func visibleItems(_ state: State, _ items: any ItemList) -> Range<Int> {
    if let page = page(state) { return page.window(Chrome.content(state)).range }
    guard state.view.path.isEmpty, let context = IndicatorsContext(state) else {
      return usuallyVisibleItems(state, items)
    }
    // A heading may be at the top, which is no item.
    let rows = context.criteria
    let top = rows.firstIndex { $0.key == state.view.top } ?? 0
    let before = rows[..<top].count { $0.definition != nil }
    let shown = rows[top...].prefix(listRows(state)).count { $0.definition != nil }
    return before..<min(items.count, before + shown)
  }

  func perform(_ action: Action, _ state: inout State) -> [Effect]? {
    switch action {
    case .zoom:
      guard canZoom(state) else { return nil }
      ListSettling.cycleZoom(&state)
    case .previousPeriod: step(&state, by: -1)
    case .nextPeriod: step(&state, by: 1)
    case .left, .right:
      guard state.view.path.isEmpty, state.view.column == nil,
        let unit = IndicatorsContext(state)?.selectedUnit
      else { return nil }
      // The first step goes on from the column that is shown as chosen.
      state.view.column = unit.itemKey.rawValue
      return nil
    case .sort:
      // Rows are grouped as the criteria are; there is nothing to sort by.
      state.notice = Notice(.information, state.wording[.indicatorsNoSort])
    default: return nil
    }
    return []
  }

  private func step(_ state: inout State, by steps: Int) {
    guard let context = IndicatorsContext(state) else { return }
    let all = context.steps
    let asked = IndicatorsContext.yearAsked(state)
    let position = all.firstIndex { $0 == asked } ?? all.count - 1
    guard all.indices.contains(position + steps) else {
      state.notice = Notice(
        .information, state.wording[steps < 0 ? .rankingsNoEarlier : .rankingsNoLater])
      return
    }
    state.view.period = all[position + steps].map { .year($0) }
  }

  func open(_ key: ItemKey, _ state: State) -> ViewValue? {
    guard state.view.path.isEmpty, key.definition != nil else { return nil }
    var next = state.view
    next.path = [key]
    next.selected = nil
    next.top = nil
    next.isZoomed = false
    next.filter = ""
    next.search = ""
    return next
  }

  func figureCard(_ state: State) -> FigureCard? {
    let words = FigureWords(state)
    if let page = page(state) { return page.selected.map { words.card($0) } }
    return IndicatorsContext(state)?.selectedEntry.map { words.card($0) }
  }

  func footnotes(_ state: State) -> [Line] {
    guard let context = IndicatorsContext(state) else { return [] }
    if let page = page(state) { return page.footnotes() + legend(state) }
    // Signs that stand nowhere need no explanation.
    if context.criteria.isEmpty { return [] }
    return context.marks().notes(withComputed: false) + legend(state)
  }

  private func legend(_ state: State) -> [Line] {
    [Line(state.wording[.indicatorsLegend]), Line(state.wording[.indicatorsMerged])]
      + FigureWords(state).conflictLegend(IndicatorsContext(state)?.table)
  }

  func narrowings(_ state: State) -> [Narrowing] { state.view.path.isEmpty ? [.missed] : [] }

  func emptyWords(_ state: State) -> CleanText? {
    guard state.narrowing == .missed, let context = IndicatorsContext(state) else {
      return state.view.filter.isEmpty ? nil : state.wording(.emptyNoMatch, state.view.filterText)
    }
    return state.wording(.narrowNoneMissed, context.narrowedUnit, state.format.integer(context.judgedCount))
  }

  func canZoom(_ state: State) -> Bool { state.view.path.isEmpty }

  func densities(_ state: State) -> ClosedRange<Int> { canZoom(state) ? -1...1 : 0...0 }

  func draw(_ state: State, _ painter: Painter) {
    guard let context = IndicatorsContext(state) else {
      painter.text(state.wording[.loading], column: 2, row: 1)
      return
    }
    if let page = page(state) {
      page.draw(painter)
    } else if context.table.criteria.isEmpty {
      painter.text(state.wording[.indicatorsEmpty], column: 2, row: 1, role: .neutral)
    } else {
      IndicatorsView(context, painter).draw()
    }
  }
}
