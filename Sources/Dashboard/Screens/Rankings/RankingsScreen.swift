import Model

/// Screen Rankings: all ranked units of an index and edition, and why a unit stands where it stands.
struct RankingsScreen: Screen {
  /// The index shown: the view's, else the first there is.
  func index(_ state: State) -> IndexID? {
    state.view.index ?? RankingContext.indices(state.catalogue).first
  }

  func context(_ state: State) -> RankingContext? { RankingContext(state, index: index(state)) }

  func queries(_ state: State) -> [Query] {
    guard let index = index(state), let edition = RankingContext.edition(state, index: index) else {
      return []
    }
    return [.ranking(edition.id)]
  }

  func caption(_ state: State) -> CleanText {
    guard let context = context(state) else { return "" }
    let title = context.title + " · " + context.unitsText
    return context.isAfterToday ? title + " · " + state.wording[.afterToday] : title
  }

  func items(_ state: State) -> any ItemList {
    guard let context = context(state) else { return KeyList([]) }
    if let unit = state.view.path.last?.unit { return KeyList(UnitPage(context, unit: unit).keys) }
    return RankingItems(context)
  }

  func columns(_ state: State) -> [String] {
    guard let context = context(state), state.view.path.isEmpty else { return [] }
    let layout = RankingsLayout(state, content: Chrome.content(state))
    let width = layout.list.columns > 0 ? layout.list.columns : state.size.columns
    return RankingsLayout.columns(context, width: width).map(\.id).filter { $0 != "plot" }
  }

  func listRows(_ state: State) -> Int {
    let content = Chrome.content(state)
    if !state.view.path.isEmpty { return max(1, content.rows - 2) }
    // One row is kept for the home unit while it is scrolled away.
    let rows = RankingsLayout(state, content: content).listRows
    return context(state)?.pinsHome(rows: rows) == true ? rows - 1 : rows
  }

  func visibleItems(_ state: State, _ items: any ItemList) -> Range<Int> {
    let layout = RankingsLayout(state, content: Chrome.content(state))
    // The page of a unit tells on its own rule how far it is scrolled.
    guard state.view.path.isEmpty, layout.list.rows > 0, let context = context(state) else {
      return 0..<items.count
    }
    let order = context.order()
    return ListWindow(context, order: order, rows: layout.listRows).positions(in: order)
  }

  func firstChoice(_ state: State, _ items: any ItemList) -> ItemKey? {
    guard items.count > 0 else { return nil }
    if state.view.path.isEmpty, let home = context(state)?.home {
      let key = ItemKey.unit(home)
      if items.position(of: key) != nil { return key }
    }
    return items.key(at: 0)
  }

  func settle(_ state: inout State) {
    // The unit selected in one edition is followed into another through its lineage.
    if state.view.path.isEmpty, let context = context(state), let unit = state.view.selected?.unit,
      context.table.row(of: unit) == nil
    {
      let now = state.catalogue.register.current(of: unit, on: context.table.edition.unitsOn)?.id
      state.view.selected =
        now.flatMap { context.table.row(of: $0)?.key } ?? context.home.map { .unit($0) }
    }
    ListSettling.settle(self, &state)
  }

  func perform(_ action: Action, _ state: inout State) -> [Effect]? {
    switch action {
    case .index: switchIndex(&state)
    case .previousPeriod: switchEdition(&state, by: -1)
    case .nextPeriod: switchEdition(&state, by: 1)
    case .zoom:
      guard canZoom(state) else { return nil }
      ListSettling.cycleZoom(&state)
    default: return nil
    }
    return []
  }

  private func switchIndex(_ state: inout State) {
    let all = RankingContext.indices(state.catalogue)
    guard all.count > 1, let current = index(state), let position = all.firstIndex(of: current) else {
      return
    }
    state.view.index = all[(position + 1) % all.count]
    state.view.edition = nil
    state.view.sort = nil
    state.view.column = nil
  }

  private func switchEdition(_ state: inout State, by steps: Int) {
    guard let index = index(state), let edition = RankingContext.edition(state, index: index) else { return }
    guard let next = RankingContext.neighbour(of: edition, by: steps, state.catalogue) else {
      state.notice = Notice(
        .information, state.wording[steps < 0 ? .rankingsNoEarlier : .rankingsNoLater])
      return
    }
    state.view.edition = next.id.label
  }

  func open(_ key: ItemKey, _ state: State) -> ViewValue? {
    guard state.view.path.isEmpty, key.unit != nil else { return nil }
    var next = state.view
    next.path = [key]
    next.selected = nil
    next.top = nil
    next.isZoomed = false
    next.filter = ""
    next.search = ""
    next.edition = context(state)?.table.edition.id.label
    return next
  }

  func abbreviations(_ state: State) -> [Abbreviation] { context(state)?.abbreviations ?? [] }

  func figureCard(_ state: State) -> FigureCard? {
    guard let context = context(state) else { return nil }
    if let unit = state.view.path.last?.unit {
      return UnitPage(context, unit: unit).card(of: state.view.selected)
    }
    guard let row = context.selectedRow else { return nil }
    return context.card(of: row, column: state.view.column)
  }

  func comparison(_ state: State) -> [Line] {
    guard let context = context(state) else { return [] }
    return context.comparison(
      of: state.view.marked.compactMap { context.table.position(of: $0) }.map { context.table.rows[$0] },
      columns: min(state.size.columns - 8, 106))
  }

  func footnotes(_ state: State) -> [Line] {
    guard let context = context(state) else { return [] }
    return context.footnotes()
  }

  func canZoom(_ state: State) -> Bool { state.view.path.isEmpty }

  func densities(_ state: State) -> ClosedRange<Int> {
    guard canZoom(state), let table = context(state)?.table else { return 0...0 }
    // More than usual there is only where an index has parts or pillars, and not all of them are seen as it is.
    let width = RankingsLayout(state, content: Chrome.content(state)).list.columns
    if state.view.density > 0 { return -1...1 }
    let isWhole = width >= 96 || table.parts.isEmpty && table.pillars.isEmpty
    return isWhole ? -1...0 : -1...1
  }

  func draw(_ state: State, _ painter: Painter) {
    guard let context = context(state) else {
      // An index of which nobody has published anything is not on its way.
      painter.text(Self.nothing(state, index(state)), column: 2, row: 1)
      return
    }
    if let unit = state.view.path.last?.unit {
      UnitPage(context, unit: unit).draw(painter)
      return
    }
    guard !context.table.rows.isEmpty else {
      painter.rule(row: 0, title: Line(context.title, .paneTitle, [.bold]))
      painter.text(
        state.wording(.rankingsNoFigures, context.title), column: 2, row: 2, role: .neutral)
      return
    }
    RankingsListView(context, painter).draw()
  }
}

extension RankingsScreen {
  /// Why there is no table: it is on its way, or nobody has published anything of the index by the day looked at.
  static func nothing(_ state: State, _ index: IndexID?) -> CleanText {
    guard let index, state.answers.hasCatalogue, state.catalogue.isComplete,
      RankingContext.edition(state, index: index) == nil
    else { return state.wording[.loading] }
    let structure = state.catalogue.structures.values.filter { $0.index == index }.max { $0.id < $1.id }
    let name =
      structure?.shortName.text(in: state.language)
      ?? CleanText(cleaning: index.rawValue.uppercased().replacing("-", with: " "))
    return state.wording(.rankingsNoFigures, name)
  }
}

/// What lists of units have in common when keys are pressed.
enum ListSettling {
  /// As every screen does it; see ``Screen/settle(_:)``.
  static func settle(_ screen: some Screen, _ state: inout State) {
    let items = screen.items(state)
    guard items.count > 0 else { return }
    if state.view.selected.flatMap({ items.position(of: $0) }) == nil {
      state.view.selected = screen.firstChoice(state, items)
    }
    let window = ScrollWindow(
      count: items.count, rows: screen.listRows(state),
      selected: state.view.selected.flatMap { items.position(of: $0) },
      top: state.view.top.flatMap { items.position(of: $0) })
    // The list stays where it was while it is not seen.
    guard !window.range.isEmpty, !showsPaneAlone(state) else { return }
    let top = items.key(at: window.range.lowerBound)
    if state.view.top != top { state.view.top = top }
  }

  /// True while the pane beside or below the list has the whole screen.
  static func showsPaneAlone(_ state: State) -> Bool { state.view.isZoomed && state.view.pane == 1 }

  /// List alone, then the other pane alone, then both.
  static func cycleZoom(_ state: inout State) {
    if !state.view.isZoomed {
      state.view.isZoomed = true
      state.view.pane = 0
    } else if state.view.pane == 0 {
      state.view.pane = 1
    } else {
      state.view.isZoomed = false
      state.view.pane = 0
    }
  }
}
