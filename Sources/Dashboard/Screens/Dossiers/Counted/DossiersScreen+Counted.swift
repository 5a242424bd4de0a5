import Model

/// The level of counted dossiers that a view has drilled to, and what keys do there.
extension DossiersScreen {
  func counted(_ state: State) -> CountedContext? { CountedContext(state) }

  func isCounted(_ state: State) -> Bool { DossierMode.isCounted(state) }

  /// How near to the edge of the part at hand the cursor comes before the next part is read: more than a page.
  private static let margin = 140

  func settleCounted(_ state: inout State) {
    guard let context = counted(state) else { return }
    guard let window = context.window else {
      ListSettling.settle(self, &state)
      return
    }
    state.takeAwaitedMatch(context)
    // Another part of the list may be wanted by now.
    let isWaiting = CountedContext(state)?.isBehind ?? true
    // On the way to an end that is not at hand nothing is selected, so that what comes is; on the way to a match
    // that is.
    if isWaiting, state.view.selected == nil || state.isOnTheWay(in: window) { return }
    ListSettling.settle(self, &state)
    guard !isWaiting, !state.isReadWhole, let selected = state.view.selected,
      let position = window.position(of: selected)
    else { return }
    let isNearStart = position < Self.margin && window.isCutAtStart
    let isNearEnd = position >= window.dossiers.count - Self.margin && window.isCutAtEnd
    if isNearStart || isNearEnd { state.view.anchor = selected }
  }

  /// The first row, or the last one where one has jumped to the end.
  func firstCountedChoice(_ state: State, _ items: any ItemList) -> ItemKey? {
    items.count > 0 ? items.key(at: state.view.anchor == .lastDossier ? items.count - 1 : 0) : nil
  }

  /// Does what is particular to counted dossiers. Returns nil where the action means the usual.
  func performCounted(_ action: Action, _ state: inout State) -> [Effect]? {
    switch action {
    case .previousPeriod: stepCounted(&state, by: -1)
    case .nextPeriod: stepCounted(&state, by: 1)
    case .grain:
      guard let place = CountedPlace(state), let next = place.period.with(place.period.grain.next) else {
        return []
      }
      state.showCounted(next)
    case .range:
      guard let place = CountedPlace(state) else { return [] }
      state.overlays.append(
        .prompt(
          Prompt(
            purpose: .range, text: CountedPeriod.text(place.period.period, known: place.period.known),
            before: state.view)))
    case .first, .last:
      guard let context = counted(state), let window = context.window else { return nil }
      let isAtHand = action == .first ? !window.isCutAtStart : !window.isCutAtEnd
      guard !isAtHand else { return nil }
      state.view.anchor = action == .first ? nil : .lastDossier
      state.view.selected = nil
      state.view.top = nil
    case .sort:
      // In another order the list goes on around the same dossier.
      if counted(state)?.window != nil { state.view.anchor = state.view.selected }
      return nil
    case .enter:
      guard counted(state) == nil else { return nil }
      state.notice = Notice(.information, state.wording[.loading])
    case .nextMatch, .previousMatch:
      guard let context = counted(state), context.window != nil else { return nil }
      state.stepDossierMatch(context, forward: action == .nextMatch)
    default: return nil
    }
    return []
  }

  private func stepCounted(_ state: inout State, by step: Int) {
    guard let place = CountedPlace(state) else { return }
    guard let period = place.period.moved(by: step) else {
      state.notice = Notice(.information, state.wording[step < 0 ? .rankingsNoEarlier : .rankingsNoLater])
      return
    }
    state.showCounted(period)
  }

  /// One level down; nil from a single dossier, of which everything is shown.
  func openCounted(_ key: ItemKey, _ state: State) -> ViewValue? {
    guard let context = counted(state), context.order != nil else { return nil }
    guard key.unit != nil || key.unitGroup != nil || key.ownDossiersUnit != nil || key.procedure != nil else {
      return nil
    }
    var next = state.view
    next.path.append(key)
    next.selected = nil
    next.top = nil
    next.anchor = nil
    next.filter = ""
    next.search = ""
    next.marked = []
    if key.procedure != nil {
      next.sort = nil
      next.isSortReversed = false
      next.column = nil
    }
    return next
  }

  /// From a unit with stated figures to its dossiers counted one by one.
  func countedView(of unit: UnitID, period: Period?, _ state: State) -> ViewValue? {
    guard state.answers.dossierDays != nil else { return nil }
    var view = ViewValue(screen: .dossiers)
    view.grouping = DossierMode.counted.id
    view.period = period
    let home = state.home.map { state.catalogue.newest(of: $0) }
    // The home province is where the way begins.
    if state.catalogue.newest(of: unit) != home { view.path = [.unit(unit)] }
    return view
  }

  func countedColumns(_ state: State) -> [String] {
    guard let context = counted(state) else { return [] }
    guard context.order != nil else { return CountedDossiers.sortColumns }
    return CountedView.columns(context, width: state.size.columns).map(\.id)
  }

  func countedListRows(_ state: State) -> Int {
    let content = Chrome.content(state)
    guard let context = counted(state), context.order != nil else {
      return CountedDossiers.listRows(content)
    }
    return CountedView.listRows(context, content)
  }

  /// Marked rows side by side, column by column.
  func countedComparison(_ state: State, columns: Int) -> [Line] {
    guard let context = counted(state), let order = context.order else { return [] }
    let rows = order.rows.filter { state.view.marked.contains($0.key) }
    guard rows.count >= 2 else { return [] }
    let wording = state.wording
    let nameWidth = columns >= 90 ? 24 : 16
    let cell = max(9, (columns - nameWidth) / rows.count)
    var lines = [
      Line(context.periodWords, .overlayTitle, [.bold]),
      Line(
        [Span(.spaces(nameWidth))]
          + rows.map {
            Span(
              (" " + $0.name.text(in: state.language)).padded(to: cell, alignment: .trailing), .columnHead,
              [.bold])
          }),
    ]
    func line(_ head: Label, _ value: (CountRow) -> CleanText) {
      lines.append(
        Line(
          [Span(wording[head].padded(to: nameWidth), .columnHead)]
            + rows.map { Span(value($0).padded(to: cell, alignment: .trailing)) }))
    }
    func count(_ row: CountRow, _ column: String) -> CleanText {
      row.tally == nil ? "—" : CountColumn.count(column, row).map { state.format.integer($0) } ?? "—"
    }
    line(.countedReceived) { count($0, CountColumn.received) }
    line(.countedOnTime) { count($0, CountColumn.onTime) }
    line(.countedLate) { count($0, CountColumn.late) }
    line(.countedRatio) { context.ratio($0) }
    line(.countedOnline) { count($0, CountColumn.online) }
    line(.countedFinished) { count($0, CountColumn.finished) }
    line(.countedStated) { context.stated($0) }
    return lines
  }

  func drawCounted(_ state: State, _ painter: Painter) {
    guard let context = counted(state) else {
      painter.text(state.wording[.loading], column: 2, row: 1)
      return
    }
    if let list = CountedDossiers(context) {
      list.draw(painter)
    } else {
      CountedView(context, painter).draw()
    }
  }
}

extension State {
  /// Counts dossiers over other days. The list of single ones begins anew.
  mutating func showCounted(_ period: Period) {
    view.period = period
    view.anchor = nil
  }

  /// Takes in the days that were typed.
  mutating func takeRange(_ text: String) {
    guard let period = CountedPeriod.read(text) else {
      let typed = CleanText(cleaning: text)
      notice = Notice(.warning, wording(.countedBadRange, typed.truncated(toColumns: 24)))
      return
    }
    guard DossierSpan(period, upTo: today) != nil else {
      notice = Notice(.information, wording[.countedLater])
      return
    }
    showCounted(period)
  }
}
