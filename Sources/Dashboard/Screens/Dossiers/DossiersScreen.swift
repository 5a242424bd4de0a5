import Model

/// Screen Dossiers: provinces by the groups of QĐ 766, ratios of dossiers and procedures, units inside the home
/// province, and single statements with their definitions.
struct DossiersScreen: Screen {
  func index(_ state: State) -> RankingContext? {
    guard case .index(let index)? = DossierMode.shown(state) else { return nil }
    return RankingContext(state, index: index)
  }

  func ratios(_ state: State) -> RatioContext? {
    DossierMode.shown(state).flatMap { RatioContext(state, mode: $0) }
  }

  func statements(_ state: State) -> StatementList? {
    guard case .statements? = DossierMode.shown(state),
      let index = state.answers.statements(.provinces)
    else { return nil }
    return StatementList(state, index)
  }

  func unitPage(_ state: State) -> RatioUnitPage? {
    guard let key = state.view.path.last, key.unit != nil, let context = ratios(state) else { return nil }
    return RatioUnitPage(context, key: key)
  }

  func indexPage(_ state: State) -> UnitPage? {
    guard let unit = state.view.path.last?.unit, let context = index(state) else { return nil }
    return UnitPage(context, unit: unit)
  }

  func queries(_ state: State) -> [Query] {
    var queries: [Query] = []
    let shown = DossierMode.shown(state)
    if case .index(let index)? = shown, let edition = RankingContext.edition(state, index: index) {
      queries.append(.ranking(edition.id))
    }
    queries.append(.dossierDays)
    if shown == .counted { return queries + CountedContext.queries(state) }
    let contents = [FigureScope.provinces] + (DossierMode.insideScope(state).map { [$0] } ?? [])
    queries += contents.map { .figureContents($0) }
    // Until it is known what there is, nothing else is read.
    guard contents.allSatisfy({ state.answers[.figureContents($0)] != nil }) else { return queries }
    var isIndex = false
    if case .index? = shown { isIndex = true }
    if let place = shown.flatMap({ RatioPlace(state, mode: $0) }) {
      queries.append(.figures(place.scope, .period(place.period, family: place.family.id)))
      if let unit = state.view.path.last?.figureUnit { queries.append(.figures(place.scope, .unit(unit))) }
      if let context = ratios(state), state.view.path.last?.unit == nil {
        let items = RatioItems(order: context.order)
        queries += context.trendQueries(visible: usuallyVisibleItems(state, items))
      }
    }
    // Single statements are read when `x` may come to them with its next step.
    let families = contents.compactMap { state.answers.figureContents($0)?.families.count }.reduce(0, +)
    if !isIndex || families == 0 { queries.append(.statements(.provinces)) }
    if let list = statements(state) {
      // A screen before and after what is visible is read too, so that a key finds its row at hand.
      let visible = usuallyVisibleItems(state, list.items)
      let reach = max(visible.count, 1)
      queries += list.order.queries(max(0, visible.lowerBound - reach)..<(visible.upperBound + reach))
    }
    return queries
  }

  func abbreviations(_ state: State) -> [Abbreviation] { index(state)?.abbreviations ?? [] }

  func isLoading(_ state: State) -> Bool { queries(state).contains { state.answers[$0] == nil } }

  func caption(_ state: State) -> CleanText {
    var words: CleanText = ""
    var isLater = false
    if isCounted(state) {
      return counted(state)?.words.period ?? state.wording[.countedTitle]
    } else if let context = index(state) {
      words = context.title + " · " + context.unitsText
      isLater = context.isAfterToday
    } else if let context = ratios(state) {
      words =
        state.format.period(context.matrix.period) + " · "
        + state.wording(.rankingsUnits, state.format.integer(context.matrix.rows.count))
      isLater = context.isAfterToday
    } else if statements(state) != nil {
      words = state.wording[.dossiersStatements]
    }
    return isLater ? words + " · " + state.wording[.afterToday] : words
  }

  func items(_ state: State) -> any ItemList {
    if isCounted(state) { return counted(state)?.items ?? KeyList([]) }
    if let context = index(state) {
      if let page = indexPage(state) { return KeyList(page.keys) }
      return RankingItems(context)
    }
    if let page = unitPage(state) { return KeyList(page.keys) }
    if let context = ratios(state) {
      return RatioItems(order: context.order)
    }
    if let list = statements(state) { return list.items }
    return KeyList([])
  }

  func columns(_ state: State) -> [String] {
    if isCounted(state) { return countedColumns(state) }
    if let context = index(state) {
      guard state.view.path.isEmpty else { return [] }
      return DossierIndexView.columns(context, width: state.size.columns).map(\.id)
    }
    guard unitPage(state) == nil, let context = ratios(state) else { return [] }
    return (context.matrix.base == nil ? ["name"] : ["name", "base"])
      + context.matrix.definitions.map(\.rawValue)
  }

  func listRows(_ state: State) -> Int {
    if isCounted(state) { return countedListRows(state) }
    let content = Chrome.content(state)
    if let context = index(state) {
      guard state.view.path.isEmpty else { return max(1, content.rows - 2) }
      let rows = DossierIndexView.listRows(state, content)
      return context.pinsHome(rows: rows) ? rows - 1 : rows
    }
    if unitPage(state) != nil { return max(1, content.rows - 2) }
    if let context = ratios(state) { return RatioLayout(context, content: content).listRows }
    return StatementList.listRows(state, content)
  }

  func visibleItems(_ state: State, _ items: any ItemList) -> Range<Int> {
    // Pages tell on their own rule how far they are scrolled.
    if indexPage(state) != nil || unitPage(state) != nil { return 0..<items.count }
    guard state.view.path.isEmpty, let context = index(state) else {
      return usuallyVisibleItems(state, items)
    }
    let order = context.order()
    let rows = DossierIndexView.listRows(state, Chrome.content(state))
    return ListWindow(context, order: order, rows: rows).positions(in: order)
  }

  func firstChoice(_ state: State, _ items: any ItemList) -> ItemKey? {
    if isCounted(state) { return firstCountedChoice(state, items) }
    guard items.count > 0 else { return nil }
    let home = index(state)?.home ?? ratios(state)?.home
    if let home, state.view.path.isEmpty, items.position(of: .unit(home)) != nil { return .unit(home) }
    return items.key(at: 0)
  }

  func settle(_ state: inout State) {
    if isCounted(state) { settleCounted(&state) } else { ListSettling.settle(self, &state) }
  }

  func comeBack(from left: ViewValue, _ state: inout State) {
    // What was looked at on one level is looked at on the one above, too.
    guard left.screen == .dossiers, left.grouping == state.view.grouping, isCounted(state) else { return }
    state.view.period = left.period
  }

  func perform(_ action: Action, _ state: inout State) -> [Effect]? {
    if isCounted(state), let effects = performCounted(action, &state) { return effects }
    switch action {
    // They are for counted dossiers.
    case .grain, .range: break
    case .index:
      let all = DossierMode.all(state)
      guard let shown = DossierMode.shown(state), let position = all.firstIndex(of: shown) else { return [] }
      state.view.grouping = all[(position + 1) % all.count].id
      state.view.path = []
      state.view.anchor = nil
      state.view.edition = nil
      // The period stays: a view that has the same month shows it, another shows its newest.
      state.view.sort = nil
      state.view.column = nil
    case .previousPeriod: step(&state, by: -1)
    case .nextPeriod: step(&state, by: 1)
    case .enter:
      // A unit of which forms tell, but no list of dossiers, says what would take one further.
      guard let page = unitPage(state), page.context.isInside, state.answers[.dossierDays] != nil,
        state.answers.dossierDays == nil
      else { return nil }
      state.notice = Notice(.information, state.wording[.countedNoList])
    case .zoom:
      guard canZoom(state) else { return nil }
      ListSettling.cycleZoom(&state)
    default: return nil
    }
    return []
  }

  private func step(_ state: inout State, by steps: Int) {
    let missing = Notice(
      .information, state.wording[steps < 0 ? .rankingsNoEarlier : .rankingsNoLater])
    if let context = index(state) {
      guard
        let next = RankingContext.neighbour(of: context.table.edition, by: steps, state.catalogue)
      else {
        state.notice = missing
        return
      }
      state.view.edition = next.id.label
    } else if let context = ratios(state) {
      let all = context.place.family.periods
      guard let position = all.firstIndex(of: context.place.period), all.indices.contains(position + steps)
      else {
        state.notice = missing
        return
      }
      state.view.period = all[position + steps]
    }
  }

  func open(_ key: ItemKey, _ state: State) -> ViewValue? {
    if isCounted(state) { return openCounted(key, state) }
    if state.view.path.last?.unit != nil, let next = openFromPage(state) { return next }
    let isGroup = key.rawValue.hasPrefix("group:")
    guard key.unit != nil || isGroup else { return nil }
    if !state.view.path.isEmpty, state.view.path.last?.unit != nil { return nil }
    guard index(state) != nil || ratios(state) != nil else { return nil }
    var next = state.view
    next.path.append(key)
    next.selected = nil
    next.top = nil
    next.isZoomed = false
    next.filter = ""
    next.search = ""
    if !isGroup { next.sort = nil }
    return next
  }

  /// From the page of a unit of the home province to its dossiers, those of the figure's period.
  private func openFromPage(_ state: State) -> ViewValue? {
    guard let unit = state.view.path.last?.unit, let page = unitPage(state), state.home != nil,
      page.context.isInside
        || state.catalogue.newest(of: unit) == state.home.map({ state.catalogue.newest(of: $0) })
    else { return nil }
    return countedView(of: unit, period: page.selectedEntry?.period, state)
  }

  func figureCard(_ state: State) -> FigureCard? {
    if isCounted(state) { return counted(state)?.card }
    if let context = index(state) {
      if let page = indexPage(state) { return page.card(of: state.view.selected) }
      return context.selectedRow.map { context.card(of: $0, column: state.view.column) }
    }
    if let page = unitPage(state) { return page.card }
    if let context = ratios(state), let row = context.selected {
      let id = state.view.column.map { DefinitionID($0) }
      let entry =
        id.flatMap { row.cells[$0] } ?? context.matrix.definitions.lazy.compactMap { row.cells[$0] }.first
      return entry.map { FigureWords(state).card($0) }
    }
    return statements(state)?.selectedEntry.map { FigureWords(state).card($0) }
  }

  func comparison(_ state: State) -> [Line] {
    let columns = min(state.size.columns - 8, 106)
    if isCounted(state) { return countedComparison(state, columns: columns) }
    if let context = index(state) {
      return context.comparison(
        of: state.view.marked.compactMap { context.table.position(of: $0) }.map { context.table.rows[$0] },
        columns: columns)
    }
    guard let context = ratios(state) else { return [] }
    return RatioComparison.lines(context, columns: columns)
  }

  func footnotes(_ state: State) -> [Line] {
    if isCounted(state) { return counted(state)?.footnotes() ?? [] }
    if let context = index(state) {
      var notes = context.footnotes()
      if context.structure.bandsAreProvisional, !context.structure.bands.isEmpty {
        notes.append(Line(context.bandNote))
      }
      return notes
    }
    if let context = ratios(state) {
      return context.marks().notes() + [Line(state.wording[.dossiersLegend])]
        + FigureWords(state).conflictLegend(context.table)
    }
    return statements(state)?.footnotes() ?? []
  }

  func canZoom(_ state: State) -> Bool { state.view.path.last?.unit == nil && !isCounted(state) }

  func densities(_ state: State) -> ClosedRange<Int> {
    guard canZoom(state) else { return 0...0 }
    if case .statements? = DossierMode.shown(state) { return -1...0 }
    return -1...1
  }

  func draw(_ state: State, _ painter: Painter) {
    if isCounted(state) {
      drawCounted(state, painter)
    } else if let page = indexPage(state) {
      page.draw(painter)
    } else if let context = index(state) {
      DossierIndexView(context, painter).draw()
    } else if let page = unitPage(state) {
      page.draw(painter)
    } else if let context = ratios(state) {
      RatioView(context, painter).draw()
    } else if let list = statements(state) {
      list.draw(painter)
    } else if isLoading(state) {
      painter.text(state.wording[.loading], column: 2, row: 1)
    } else {
      painter.text(state.wording[.dossiersEmpty], column: 2, row: 1, role: .neutral)
    }
  }
}
