import Model

/// What the Dossiers screen looks at: an index of points, ratios side by side, or single statements.
enum DossierMode: Hashable {
  case index(IndexID)
  /// A family of ratios over provinces, or over the units inside the home province.
  case family(String, isInside: Bool)
  case statements
  /// Dossiers taken in one by one and counted, from the province down to single ones.
  case counted

  var id: String {
    switch self {
    case .index(let index): "index:" + index.rawValue
    case .family(let family, let isInside): (isInside ? "inside:" : "family:") + family
    case .statements: "statements"
    case .counted: "counted"
    }
  }

  /// A view's name for what the home province has of its own: its dossiers counted by unit, else what its agencies'
  /// forms state, else the usual first.
  static let own = "own"

  private static func own(_ state: State, among all: [DossierMode]) -> DossierMode? {
    // Until it is known what there is, nothing is shown for it.
    guard state.answers[.dossierDays] != nil || state.answers.hasFailed(.dossierDays) else { return nil }
    if all.contains(.counted) { return .counted }
    if let inside = insideScope(state) {
      let contents = Query.figureContents(inside)
      guard state.answers[contents] != nil || state.answers.hasFailed(contents) else { return nil }
    }
    return all.first { if case .family(_, true) = $0 { true } else { false } } ?? all.first
  }

  /// The modes there are, the first one shown first.
  static func all(_ state: State) -> [DossierMode] {
    var modes: [DossierMode] = []
    let indices = RankingContext.indices(state.catalogue).filter { index in
      state.catalogue.editions(of: index).last.flatMap { state.catalogue.structures[$0.structure] }?.scale
        == .points
    }
    modes += indices.map { .index($0) }
    // A view that asks for them is believed until it is known whether there are any.
    let isAsked = state.view.grouping == DossierMode.counted.id && state.answers[.dossierDays] == nil
    if state.answers.dossierDays != nil || isAsked { modes.append(.counted) }
    if let home = insideScope(state), let contents = state.answers.figureContents(home) {
      modes += contents.families.map { .family($0.id, isInside: true) }
    }
    if let contents = state.answers.figureContents(.provinces) {
      modes += contents.families.map { .family($0.id, isInside: false) }
    }
    // They are read when they are near; until then there may be some.
    let statements = state.answers.statements(.provinces)
    let mayBeSome = state.answers.figureContents(.provinces) != nil
    if statements.map({ !$0.outlines.isEmpty }) ?? mayBeSome {
      modes.append(.statements)
    }
    return modes
  }

  /// The mode a view shows: the one it names, else the first.
  static func shown(_ state: State) -> DossierMode? {
    let all = all(state)
    if state.view.grouping == own { return own(state, among: all) }
    if let grouping = state.view.grouping, let named = all.first(where: { $0.id == grouping }) {
      return named
    }
    return all.first
  }

  /// Whether a view shows counted dossiers, without looking at everything else it might show: it is asked many times
  /// for each key.
  static func isCounted(_ state: State) -> Bool {
    let mayBe = state.answers.dossierDays != nil || state.answers[.dossierDays] == nil
    if state.view.grouping == DossierMode.counted.id { return mayBe }
    return state.answers.dossierDays != nil && shown(state) == .counted
  }

  /// Units of the home province, as it is called today.
  static func insideScope(_ state: State) -> FigureScope? {
    guard let home = state.home else { return nil }
    return .inside(state.home(on: state.today) ?? home)
  }
}

/// Which family of ratios and which period of it a view looks at, before any figure is at hand.
struct RatioPlace {
  let scope: FigureScope
  let family: FigureContents.Family
  let period: Period
  let isInside: Bool

  init?(_ state: State, mode: DossierMode) {
    guard case .family(let id, let isInside) = mode,
      let scope = isInside ? DossierMode.insideScope(state) : .provinces,
      let family = state.answers.figureContents(scope)?.family(id)
    else { return nil }
    self.scope = scope
    self.family = family
    self.isInside = isInside
    // The newest period by today, unless the view names one.
    let named = state.view.period.flatMap { period in family.periods.last { $0 == period } }
    let known = family.periods.last { ($0.lastDay ?? state.today) <= state.today }
    guard let period = named ?? known ?? family.periods.first else { return nil }
    self.period = period
  }
}

/// Ratios side by side, under a view.
struct RatioContext {
  let state: State
  let place: RatioPlace
  let table: FigureTable
  let matrix: FigureMatrix
  /// The rows in the order of the view.
  let order: FigureOrder
  /// Groups at the top of a province with several, else units.
  let showsGroups: Bool
  /// The group of units looked into; nil at the top.
  let group: AdministrativeUnit.Group?
  let home: UnitID?

  /// nil until the figures of a period are at hand. Between two periods it is the one looked at before.
  init?(_ state: State, mode: DossierMode) {
    guard let place = RatioPlace(state, mode: mode),
      let table = state.answers.matrices(place.scope, place.period, family: place.family.id),
      let matrix = table.families.first(where: { $0.id == place.family.id })?.matrices.first
    else { return nil }
    self.state = state
    self.place = place
    self.table = table
    self.matrix = matrix
    let group = state.view.path.lazy.compactMap { key in
      key.rawValue.hasPrefix("group:")
        ? AdministrativeUnit.Group(rawValue: String(key.rawValue.dropFirst(6))) : nil
    }.first
    self.group = group
    showsGroups = place.isInside && group == nil && matrix.groups.count > 1 && state.view.filter.isEmpty
    order = matrix.order(
      FigureOrder.Way(
        showsGroups: showsGroups, group: group, filter: state.view.filter, sort: state.view.sort,
        isReversed: state.view.isSortReversed))
    home = state.home(on: matrix.period.lastDay ?? state.today)
  }

  var isInside: Bool { place.isInside }
  var wording: Wording { state.wording }
  var format: Format { state.format }
  var language: Language { state.language }

  func definition(_ id: DefinitionID) -> Definition? { state.catalogue.definitions[id] }

  func name(_ row: FigureRow) -> CleanText {
    if case .stated = row.unit.key, let group = row.group, row.key == .group(group.rawValue) {
      return wording[group.label]
    }
    return row.unit.name.text(in: language)
  }

  var rows: [FigureRow] { order.rows }

  var selected: FigureRow? {
    order.position(of: state.view.selected).map { rows[$0] } ?? rows.first
  }

  // MARK: Trends

  /// The ratio that is told more of than the others: that of the chosen column, else the first the row has.
  func shown(_ row: FigureRow) -> DefinitionID? {
    let chosen = state.view.column.map { DefinitionID($0) }.flatMap { row.cells[$0] == nil ? nil : $0 }
    return chosen ?? matrix.definitions.first { row.cells[$0] != nil }
  }

  /// A unit's ratio over the periods at hand; nil until it is read.
  func trend(of row: FigureRow, _ definition: DefinitionID) -> FigureTrend? {
    if let table = state.answers.figures(place.scope, .unit(row.unit.key)) {
      return FigureTrend(table.entries(of: definition, unit: row.unit.key))
    }
    return state.answers.figureTrend(definition, row.unit.key)
  }

  /// Units whose trends are read together.
  private static let blockSize = 32

  /// The trends of the rows in view and of a screen before and after it, so that a key finds its row at hand; those
  /// of the selected row first.
  func trendQueries(visible: Range<Int>) -> [Query] {
    guard !showsGroups, !rows.isEmpty else { return [] }
    let reach = max(visible.count, 1)
    let first = max(0, visible.lowerBound - reach) / Self.blockSize
    let last = min(rows.count, visible.upperBound + reach) - 1
    guard last >= 0 else { return [] }
    let selected = (order.position(of: state.view.selected) ?? 0) / Self.blockSize
    let blocks = (first...max(first, last / Self.blockSize)).sorted { left, right in
      left == selected && right != selected
    }
    return blocks.flatMap { block -> [Query] in
      let start = block * Self.blockSize
      guard start < rows.count else { return [] }
      let members = rows[start..<min(rows.count, start + Self.blockSize)]
      let byDefinition = Dictionary(grouping: members) { shown($0) }
      return matrix.definitions.compactMap { definition in
        byDefinition[definition].map { .figureTrends(definition, $0.map(\.unit.key)) }
      }
    }
  }

  // MARK: Words

  /// "Tỷ lệ theo hồ sơ · Lũy kế đến 10/10/2026".
  var title: CleanText {
    var words = wording(.dossiersFamily, place.family.counted.text(in: language))
    if isInside, let home, let unit = state.catalogue.register.unit(home) {
      words = unit.shortName.text(in: language) + " · " + words
    }
    if let group { words = words + " · " + wording[group.label] }
    return words + " · " + format.period(matrix.period)
  }

  var isAfterToday: Bool { (matrix.period.lastDay ?? state.today) > state.today }

  func value(_ entry: FigureEntry?) -> CleanText {
    guard let entry else { return "—" }
    return FigureWords(state).value(entry)
  }

  func marks() -> SourceMarks {
    var marks = SourceMarks(state)
    for source in matrix.sources.prefix(2) { _ = marks.mark(source) }
    return marks
  }
}

extension AdministrativeUnit.Group {
  var label: Label {
    switch self {
    case .provinces: .groupProvinces
    case .departments: .groupDepartments
    case .communes: .groupCommunes
    case .verticalAgencies: .groupVerticalAgencies
    case .districts: .groupDistricts
    case .others: .groupOthers
    }
  }
}

/// Rows of ratios as things to select, without a table of keys for each key press.
struct RatioItems: ItemList {
  let order: FigureOrder

  var count: Int { order.rows.count }
  func key(at position: Int) -> ItemKey { order.rows[position].key }
  func position(of key: ItemKey) -> Int? { order.position(of: key) }
  func searchText(at position: Int) -> String? { order.rows[position].searchText }
}
