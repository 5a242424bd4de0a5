import Model

/// Screen 1: three headline numbers with their short lists, and what is worth the chair's time.
struct OverviewScreen: Screen {
  var asksWithoutSettling: Bool { true }

  func queries(_ state: State) -> [Query] {
    // What takes longest comes first: the others are answered beside it.
    var queries: [Query] = [directivesQuery(state)]
    if let edition = rankingEdition(state) { queries.append(.ranking(edition.id)) }
    if let edition = serviceEdition(state) { queries.append(.ranking(edition.id)) }
    if let ids = directives(state)?.shownIDs, !ids.isEmpty { queries.append(.directiveRows(ids)) }
    return queries
  }

  func caption(_ state: State) -> CleanText {
    [rankingEdition(state), serviceEdition(state)].compactMap { $0 }
      .map { EditionWords.title($0, state) }.joined(separator: " · ")
  }

  func rankingEdition(_ state: State) -> Edition? {
    let index = state.catalogue.editions.first { $0.id.index.rawValue == "dti" }?.id.index
    return index.flatMap {
      state.catalogue.edition(of: $0, label: state.view.edition, today: state.today)
    }
  }

  func serviceEdition(_ state: State) -> Edition? {
    state.catalogue.edition(of: "qd766", label: state.view.secondEdition, today: state.today)
  }

  private func directivesQuery(_ state: State) -> Query {
    .directiveSummary(today: state.today, warningDays: state.warningDays)
  }

  /// Counts of directives and the most pressing ones, once they are at hand.
  func directives(_ state: State) -> DirectiveSummary? {
    state.answers.directiveSummary(directivesQuery(state))
  }

  // MARK: Keys

  func items(_ state: State) -> any ItemList {
    let contents = state.overviewMemo.contents(state, self)
    let layout = OverviewLayout(contents, size: Chrome.content(state))
    var keys: [ItemKey] = []
    for pane in layout.panes { keys += pane.selectable }
    keys += layout.notable.compactMap(\.key)
    return KeyList(keys) { position in VietnameseText.folded(keys[position].rawValue) }
  }

  func listRows(_ state: State) -> Int { Int.max / 4 }
  func pageRows(_ state: State) -> Int { 5 }

  func open(_ key: ItemKey, _ state: State) -> ViewValue? {
    let contents = state.overviewMemo.contents(state, self)
    return contents.target(of: key)
  }

  func perform(_ action: Action, _ state: inout State) -> [Effect]? {
    switch action {
    case .nextPane, .right: step(1, &state)
    case .previousPane, .left: step(-1, &state)
    case .overview where state.view.isZoomed: state.view.isZoomed = false
    case .previousPeriod: stepEdition(-1, &state)
    case .nextPeriod: stepEdition(1, &state)
    case .zoom:
      if !state.view.isZoomed { state.view.pane = pane(state) }
      state.view.isZoomed.toggle()
    default: return nil
    }
    return []
  }

  func canZoom(_ state: State) -> Bool { true }

  /// The pane with the selection, from 0; ``OverviewContents/notablePane`` for the lines below the panes.
  private func pane(_ state: State) -> Int {
    if state.view.isZoomed { return state.view.pane }
    let layout = OverviewLayout(state.overviewMemo.contents(state, self), size: Chrome.content(state))
    guard let selected = state.view.selected else { return 0 }
    if let position = layout.panes.firstIndex(where: { $0.selectable.contains(selected) }) { return position }
    return layout.notable.contains { $0.key == selected } ? OverviewContents.notablePane : 0
  }

  /// What is selected when a pane gets or loses the whole screen: the first thing of that pane.
  func firstChoice(_ state: State, _ items: any ItemList) -> ItemKey? {
    let layout = OverviewLayout(state.overviewMemo.contents(state, self), size: Chrome.content(state))
    let usual = items.count > 0 ? items.key(at: 0) : nil
    guard !state.view.isZoomed else { return usual }
    if state.view.pane == OverviewContents.notablePane {
      return layout.notable.lazy.compactMap(\.key).first ?? usual
    }
    guard layout.panes.indices.contains(state.view.pane) else { return usual }
    if let first = layout.panes[state.view.pane].selectable.first { return first }
    // A pane whose figures are on the way keeps the cursor.
    return isLoading(state.view.pane, state) ? nil : usual
  }

  private func isLoading(_ pane: Int, _ state: State) -> Bool {
    let edition: Edition? =
      switch pane {
      case 0: rankingEdition(state)
      case OverviewContents.servicePane: serviceEdition(state)
      default: nil
      }
    return edition.map {
      state.answers.ranking($0.id) == nil && !state.answers.hasFailed(.ranking($0.id))
    } ?? false
  }

  private func step(_ direction: Int, _ state: inout State) {
    if state.view.isZoomed {
      // The next pane takes the screen over.
      let count = OverviewContents.notablePane + 1
      state.view.pane = ((state.view.pane + direction) % count + count) % count
      return
    }
    let layout = OverviewLayout(state.overviewMemo.contents(state, self), size: Chrome.content(state))
    let starts = (layout.panes.map(\.selectable) + [layout.notable.compactMap(\.key)])
    let current = starts.firstIndex { list in state.view.selected.map { list.contains($0) } ?? false } ?? 0
    for offset in 1...starts.count {
      let next = ((current + direction * offset) % starts.count + starts.count) % starts.count
      if let key = starts[next].first {
        state.view.selected = key
        return
      }
    }
  }

  /// Steps the period of the pane with the cursor. Directives are as of today; the lines below the panes are about
  /// all of them, and step the first.
  private func stepEdition(_ direction: Int, _ state: inout State) {
    let pane = pane(state)
    guard pane != OverviewContents.directivesPane else {
      state.notice = Notice(.information, state.wording[.overviewNoPeriod])
      return
    }
    let isService = pane == OverviewContents.servicePane
    guard let current = isService ? serviceEdition(state) : rankingEdition(state) else { return }
    guard let next = RankingContext.neighbour(of: current, by: direction, state.catalogue) else {
      state.notice = Notice(
        .information, state.wording[direction < 0 ? .rankingsNoEarlier : .rankingsNoLater])
      return
    }
    if isService { state.view.secondEdition = next.id.label } else { state.view.edition = next.id.label }
    // Where the selected line is not in the other edition, the cursor stays in its pane.
    state.view.pane = pane
  }

  func figureCard(_ state: State) -> FigureCard? {
    guard let key = state.view.selected else { return nil }
    return state.overviewMemo.contents(state, self).card(of: key)
  }

  func footnotes(_ state: State) -> [Line] {
    state.overviewMemo.contents(state, self).marks.notes()
  }
}
