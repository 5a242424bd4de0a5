import Model

/// Dossiers counted one by one, under a view: the rows of its level, or a part of its list.
struct CountedContext {
  enum Content {
    case units(DossierUnitTable, CountedUnits, CountOrder)
    case procedures(DossierProcedureTable, CountOrder)
    case dossiers(DossierWindow)
  }

  let state: State
  let place: CountedPlace
  let content: Content

  /// nil until something of the level is at hand. Between two periods it is what was looked at before.
  init?(_ state: State) {
    guard DossierMode.isCounted(state), let place = CountedPlace(state) else { return nil }
    self.state = state
    self.place = place
    let answers = state.answers
    let period = place.period.period
    var way = CountOrder.Way(
      place: nil, filter: state.view.filter, sort: state.view.sort, isReversed: state.view.isSortReversed)
    switch place.level {
    case .units(let units):
      guard let table = answers.dossierUnits(period, today: state.today) ?? answers.latestDossierUnits else {
        return nil
      }
      way.place = units
      content = .units(table, units, table.order(way))
    case .procedures(let unit, _):
      let latest = answers.latestDossierProcedures.flatMap { $0.unit == unit ? $0 : nil }
      guard let table = answers.dossierProcedures(unit, period, today: state.today) ?? latest else {
        return nil
      }
      content = .procedures(table, table.order(way))
    case .dossiers(let unit, let procedure):
      let latest = answers.latestDossierWindow.flatMap {
        $0.listing.unit == unit && $0.listing.procedure == procedure ? $0 : nil
      }
      guard let window = Self.query(state, place).flatMap({ answers.dossierWindow($0) }) ?? latest else {
        return nil
      }
      content = .dossiers(window)
    }
  }

  // MARK: Queries

  static func queries(_ state: State) -> [Query] {
    guard let place = CountedPlace(state) else { return [] }
    let period = place.period.period
    switch place.level {
    case .units: return [.dossierUnits(period, today: state.today)]
    case .procedures(let unit, let isOwn):
      var queries: [Query] = [.dossierProcedures(unit, period, today: state.today)]
      // It tells whether procedures are what is looked at.
      if !isOwn, CountedPlace.mayHaveRows(under: unit, state.catalogue) {
        queries.insert(.dossierUnits(period, today: state.today), at: 0)
      }
      return queries
    case .dossiers(let unit, _):
      // The window first: it is what is looked at. The other tells what the procedure is called.
      return [
        query(state, place), .dossierProcedures(unit, period, today: state.today), matchQuery(state, place),
      ].compactMap(\.self)
    }
  }

  /// The part of the list of dossiers that the view looks at; nil elsewhere, and for a period that is to come.
  static func query(_ state: State, _ place: CountedPlace) -> Query? {
    guard case .dossiers(_, let procedure) = place.level, let listing = listing(state, place) else {
      return nil
    }
    if state.isReadWhole {
      return .dossierWindow(listing, .start, reach: DossierWindow.mostRows / 2)
    }
    var anchor = DossierAnchor.start
    if state.view.anchor == .lastDossier {
      anchor = .end
    } else if let position = state.view.anchor?.dossierPosition(of: procedure) {
      anchor = .around(position)
    }
    return .dossierWindow(listing, anchor, reach: DossierWindow.reach)
  }

  /// The list of dossiers that the view is about: its order and what narrows it.
  private static func listing(_ state: State, _ place: CountedPlace) -> DossierListing? {
    guard case .dossiers(let unit, let procedure) = place.level,
      let span = DossierSpan(place.period.period, upTo: state.today)
    else { return nil }
    let (order, isDescending) = CountedDossiers.order(state.view)
    return DossierListing(
      unit: unit, procedure: procedure, span: span, order: order, isDescending: isDescending,
      filter: CountedDossiers.text(state.view.filter, state.wording))
  }

  /// Where the list says what was searched for; nil where nothing was.
  static func matchQuery(_ state: State, _ place: CountedPlace) -> Query? {
    guard let text = CountedDossiers.text(state.view.search, state.wording),
      let listing = listing(state, place)
    else { return nil }
    return .dossierMatches(listing.matching(text), state.matchAnchor)
  }

  /// True while what is shown is not what was asked for.
  var isBehind: Bool { Self.queries(state).contains { state.answers[$0] == nil } }

  // MARK: What is shown

  var wording: Wording { state.wording }
  var format: Format { state.format }
  var language: Language { state.language }

  /// The period of what is shown; that of the view may be on its way.
  var period: Period {
    switch content {
    case .units(let table, _, _): table.period
    case .procedures(let table, _): table.period
    case .dossiers: place.period.period
    }
  }

  var span: DossierSpan? {
    switch content {
    case .units(let table, _, _): table.span
    case .procedures(let table, _): table.span
    case .dossiers(let window): window.listing.span
    }
  }

  /// Rows of counts; nil on the level of single dossiers.
  var order: CountOrder? {
    switch content {
    case .units(_, _, let order), .procedures(_, let order): order
    case .dossiers: nil
    }
  }

  var window: DossierWindow? {
    if case .dossiers(let window) = content { window } else { nil }
  }

  var showsGroups: Bool {
    if case .units(let table, let units, _) = content { table.showsGroups(units) } else { false }
  }

  /// The row of the whole level: what its rows come to where nothing is filtered.
  var whole: CountRow? {
    switch content {
    case .units(let table, let units, _):
      guard units.group == nil else { return nil }
      return units.parent.flatMap { table.row($0) }
    case .procedures: return nil
    case .dossiers:
      guard case .dossiers(let unit, let procedure) = place.level else { return nil }
      return state.answers.dossierProcedures(unit, place.period.period, today: state.today)?
        .rows.first { $0.key == .procedure(procedure) }
    }
  }

  var selectedRow: CountRow? {
    guard let order else { return nil }
    return order.position(of: state.view.selected).map { order.rows[$0] } ?? order.rows.first
  }

  var selectedDossier: Dossier? {
    guard let window else { return nil }
    return window.position(of: state.view.selected).map { window.dossiers[$0] } ?? window.dossiers.first
  }

  /// What forms state of the unit that the level is about; of a unit's own dossiers among others they state nothing.
  var stated: StatedCounts {
    guard case .procedures(let table, _) = content, case .procedures(_, isOwn: false) = place.level else {
      return StatedCounts()
    }
    return table.stated
  }

  /// Stated counts beside counted ones, of the unit the level is about.
  var comparisons: [StatedCounts.Comparison] {
    switch content {
    case .procedures(let table, _): stated.comparisons(with: table.total ?? DossierTally())
    case .units, .dossiers: []
    }
  }

  /// Why there is nothing to list; nil where there is something.
  var emptiness: Label? {
    if span == nil { return .countedLater }
    switch content {
    case .units(_, _, let order):
      guard order.rows.isEmpty else { return nil }
      return state.view.filter.isEmpty ? .countedNothing : .noticeNoMatch
    case .procedures(let table, let order):
      guard order.rows.isEmpty else { return nil }
      if !state.view.filter.isEmpty, !table.rows.isEmpty { return .noticeNoMatch }
      return stated.isEmpty ? .countedNothing : .countedStatedOnly
    case .dossiers(let window):
      guard window.dossiers.isEmpty else { return nil }
      return window.listing.filter == nil ? .countedNothing : .noticeNoMatch
    }
  }

  var items: any ItemList {
    if let window { return DossierItems(window: window) }
    return CountItems(order: order)
  }

  // MARK: Words

  /// Where one is, from the province down.
  var parts: [CleanText] {
    var parts: [CleanText] = []
    if let home = state.home(on: state.today).flatMap({ state.catalogue.register.unit($0) }) {
      parts.append(home.shortName.text(in: language))
    }
    for key in state.view.path {
      let name = name(of: key)
      if parts.last != name { parts.append(name) }
    }
    return parts.isEmpty ? [wording[.countedTitle]] : parts
  }

  /// What a step of the way is called.
  func name(of key: ItemKey) -> CleanText {
    if let group = key.unitGroup { return wording[group.label] }
    if let unit = key.unit {
      return state.catalogue.register.unit(unit)?.name.text(in: language) ?? CleanText(cleaning: unit.code)
    }
    if let unit = key.ownDossiersUnit {
      let name = state.catalogue.register.unit(unit)?.name.text(in: language)
      return wording(.countedOwn, name ?? CleanText(cleaning: unit.code))
    }
    guard let procedure = key.procedure else { return CleanText(cleaning: key.rawValue) }
    let unit = state.view.path.compactMap { $0.unit ?? $0.ownDossiersUnit }.last
    let table = unit.flatMap {
      state.answers.dossierProcedures($0, place.period.period, today: state.today)
    }
    return (table ?? state.answers.latestDossierProcedures)?.name(procedure)?.text(in: language)
      ?? CleanText(cleaning: procedure.rawValue)
  }

  /// "Tỉnh Mẫu > Sở, ngành > Sở Tư pháp"; what is furthest away gives way first.
  func breadcrumb(columns: Int) -> CleanText {
    var parts = parts
    var text = parts.joined(separator: " > ")
    while text.columns > columns, parts.count > 1 {
      parts.removeFirst()
      text = "… > " + parts.joined(separator: " > ")
    }
    return text.truncated(toColumns: columns)
  }

  /// "Theo tháng: Tháng 6/2024 · 01/06/2024–30/06/2024".
  var periodWords: CleanText {
    var words = wording[CountedGrain(period).label] + ": " + format.period(period)
    switch period {
    case .day, .span, .cumulative: break
    default:
      if let span, let first = span.first {
        words = words + " · " + format.day(first) + "–" + format.day(span.last)
      }
    }
    return words
  }

  /// "tiếp nhận 1.234, đúng hạn 1.200, quá hạn 34".
  func sum(_ row: CountRow) -> CleanText {
    wording(
      .countedSum, format.integer(row.received), format.integer(row.onTime), format.integer(row.late))
  }

  /// The stated count in a row; "—" where no form tells.
  func stated(_ row: CountRow) -> CleanText { row.stated.received.map { format.number($0) } ?? "—" }

  /// "4.123 (31 đơn vị)": what is stated, with how many units the table lists where these are not all that are counted.
  func statedOfListed(_ row: CountRow) -> CleanText {
    row.listed.map { wording(.countedStatedOf, stated(row), format.integer($0.units)) } ?? stated(row)
  }

  /// "98,54%", or "8/9" of few.
  func ratio(_ row: CountRow) -> CleanText {
    guard let ratio = row.ratio else { return "—" }
    if row.state == .fewCases { return format.integer(row.onTime) + "/" + format.integer(row.received) }
    return format.number(ratio, decimals: 2) + "%"
  }

  func mark(_ row: CountRow) -> Span {
    switch row.state {
    case .met?: Span("√", .good)
    case .near?: Span("!", .warning)
    case .notMet?: Span("■", .bad)
    case .fewCases?, .noTarget?, nil: Span(" ")
    }
  }
}

/// Rows of counts as things to select.
struct CountItems: ItemList {
  let order: CountOrder?

  var count: Int { order?.rows.count ?? 0 }
  func key(at position: Int) -> ItemKey { order?.rows[position].key ?? .line("") }
  func position(of key: ItemKey) -> Int? { order?.position(of: key) }
  func searchText(at position: Int) -> String? { order?.rows[position].searchText }
}

/// A part of a list of dossiers as things to select.
struct DossierItems: ItemList {
  let window: DossierWindow

  var count: Int { window.keys.count }
  func key(at position: Int) -> ItemKey { window.keys[position] }
  func position(of key: ItemKey) -> Int? { window.position(of: key) }
  func searchText(at position: Int) -> String? {
    VietnameseText.folded(window.dossiers[position].code.rawValue)
  }
  var whole: (before: Int, count: Int)? { (window.before, window.count) }
}

extension ItemKey {
  /// Stands for the end of a list of dossiers that is not read yet.
  static let lastDossier = ItemKey.line("last")
}
