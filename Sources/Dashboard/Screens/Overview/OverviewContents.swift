import Model

/// What the overview says, before it is laid out: three panes and the lines worth the chair's time.
struct OverviewContents {
  let state: State
  let ranking: RankingTable?
  let service: RankingTable?
  let directives: DirectiveSummary?
  /// Own row in each table.
  let ownRanking: RankingRow?
  let ownService: RankingRow?
  var marks: SourceMarks
  private(set) var panes: [OverviewPane] = []
  private(set) var notable: [Line] = []

  var wording: Wording { state.wording }
  var format: Format { state.format }
  let isLarge: Bool
  /// The pane that has the whole screen; ``notablePane`` for the lines worth noting, nil for none.
  let zoomedPane: Int?
  /// Positions of the panes.
  static let servicePane = 1
  static let directivesPane = 2
  static let notablePane = 3
  /// True where a zoomed pane has its list beside its figures.
  var hasAside: Bool { zoomedPane != nil && state.size.columns >= 100 }
  /// Room for longer lists.
  var isTall: Bool { zoomedPane != nil || isLarge && state.size.rows >= 50 }
  /// Panes too narrow for words in full.
  var isTight: Bool { paneColumns < 25 }
  var paneColumns: Int {
    if zoomedPane == nil { return (state.size.columns - 2) / 3 }
    return hasAside ? state.size.columns / 2 - 1 : state.size.columns - 1
  }
  /// Lines of a list that has all the room there is; what does not fit is left out by its priority.
  func listCount(usual: Int) -> Int { isTall ? max(usual, state.size.rows) : usual }

  init(_ state: State, _ screen: OverviewScreen) {
    self.state = state
    ranking = screen.rankingEdition(state).flatMap { state.answers.ranking($0.id) }
    service = screen.serviceEdition(state).flatMap { state.answers.ranking($0.id) }
    directives = screen.directives(state)
    ownRanking = ranking.flatMap { table in
      state.home(in: table.edition).flatMap { table.row(of: $0) }
    }
    ownService = service.flatMap { table in
      state.home(in: table.edition).flatMap { table.row(of: $0) }
    }
    zoomedPane = state.view.isZoomed ? state.view.pane : nil
    isLarge = zoomedPane != nil || state.size.columns >= 100 && state.size.rows >= 36
    marks = SourceMarks(state)
    // Marks are numbered in reading order, so panes come before the lines below them.
    panes = [rankingPane(screen), servicePane(screen), directivesPane(screen)]
    notable = notableLines()
  }

  /// Where Enter leads from a key.
  func target(of key: ItemKey) -> ViewValue? {
    for pane in panes {
      for headline in pane.headlines where headline.key == key { return headline.opens ?? pane.opens }
      for entry in pane.entries + pane.aside where entry.line.key == key {
        return entry.line.opens ?? pane.opens
      }
    }
    return notable.first { $0.key == key }?.opens
  }

  // MARK: Views to open

  func rankingView(selecting unit: UnitID?) -> ViewValue {
    var view = ViewValue(screen: .rankings)
    view.index = ranking?.edition.id.index
    view.edition = ranking?.edition.id.label
    view.selected = unit.map { .unit($0) }
    return view
  }

  func unitView(_ unit: UnitID) -> ViewValue {
    var view = rankingView(selecting: nil)
    view.path = [.unit(unit)]
    return view
  }

  func serviceView(column: String? = nil) -> ViewValue {
    var view = ViewValue(screen: .dossiers)
    view.index = service?.edition.id.index
    view.edition = service?.edition.id.label
    view.selected = ownService.map { .unit($0.unit) }
    view.column = column
    return view
  }

  func directivesView(selecting id: DirectiveID?) -> ViewValue {
    var view = ViewValue(screen: .directives)
    view.selected = id.map { .directive($0) }
    return view
  }
}
