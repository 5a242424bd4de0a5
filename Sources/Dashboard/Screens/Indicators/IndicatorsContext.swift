import Model

/// The matrix of criteria and units under a view.
struct IndicatorsContext {
  let state: State
  /// The newest figures of all years.
  let table: FigureTable
  /// The figures shown: those, or the newest of the year.
  private let shown: FigureTable
  /// Only figures whose period ends in this year; nil for the newest of each cell known today.
  let year: Int?
  let words: FigureWords
  /// Units in columns: the home province where it has figures, then those most told of; in a year only those
  /// that have a figure of it, so that a province of another time stands in no empty column.
  let units: [FigureUnit]
  /// Rows that the filter keeps, headings only where something follows. A presented item has those of its unit.
  private(set) var criteria: [FigureCriterion]
  /// Whose figures a presented item is about: the unit of the chosen column, else the home province with what it was
  /// before and what it became.
  let itemUnits: [FigureUnit]

  /// - Parameter key: the only row that is asked for, one of those listed; nil for all of them. Each row of a room's
  ///   wall asks for itself, and none of them looks through the others.
  init?(_ state: State, only key: ItemKey? = nil) {
    guard let table = state.answers.figures(.provinces, .newest(today: state.today)) else { return nil }
    self.state = state
    self.table = table
    // Until a year's figures are here, those at hand stay, under their own name.
    let ofYear = Self.yearAsked(state).flatMap { year in
      state.answers.figures(.provinces, .newestOfYear(year, today: state.today)).map { (year, $0) }
    }
    year = ofYear?.0
    let shown = ofYear?.1 ?? table
    self.shown = shown
    words = FigureWords(state)
    let known = ofYear.map { Set($0.1.units.map(\.key)) }
    units = Self.units(state, table).filter { unit in known?.contains(unit.key) ?? true }
    itemUnits = Self.itemUnits(state, table, units)
    if let key {
      criteria = table.criteria.filter { $0.key == key }
      return
    }
    criteria = Self.criteria(state, table, shown, year: year)
    if state.narrowing == .missed {
      criteria = Self.withoutEmptyGroups(
        criteria.filter { row in row.definition.map { misses($0) } ?? true })
      return
    }
    // What a room is shown is about one unit, unless the whole table was asked for.
    guard let zoom = state.presentation?.zoom, zoom >= 0, state.view.path.isEmpty else { return }
    let told = itemUnits
    let kept = criteria.filter { row in
      guard let id = row.definition else { return true }
      return told.contains { unit in entry(id, unit.key).map { isKnown($0) } ?? false }
    }
    if kept.contains(where: { $0.definition != nil }) { criteria = Self.withoutEmptyGroups(kept) }
  }

  private static func itemUnits(_ state: State, _ table: FigureTable, _ units: [FigureUnit]) -> [FigureUnit] {
    if let column = state.view.column, let unit = units.first(where: { $0.itemKey.rawValue == column }) {
      return [unit]
    }
    let home = state.home(on: state.today)
    // What it was made of counts once it was made, and what it became once it became that.
    let others = ownUnits(state, table).filter { unit in
      guard let id = unit.id, id != home, let home else { return false }
      return state.catalogue.register.lineage(of: id, on: state.today).contains { $0.id == home }
    }
    return units.filter { $0.id != nil && $0.id == home } + others
  }

  /// The figure that a row of an item tells: of the item's unit, else of the first that has one.
  func told(_ id: DefinitionID) -> (unit: FigureUnit, entry: FigureEntry)? {
    first(id, of: itemUnits) ?? first(id, of: units)
  }

  private func first(_ id: DefinitionID, of units: [FigureUnit]) -> (unit: FigureUnit, entry: FigureEntry)? {
    for unit in units {
      if let entry = entry(id, unit.key) { return (unit, entry) }
    }
    return nil
  }

  /// The figure that is told, where it is known; no other one is held against a target. Of an item with a unit only that
  /// unit's: another province misses nothing of ours.
  private func judged(_ id: DefinitionID) -> FigureEntry? {
    let judged = itemUnits.isEmpty ? told(id) : first(id, of: itemUnits)
    return judged.flatMap { isKnown($0.entry) ? $0.entry : nil }
  }

  /// Whether the figure that is told misses its target.
  private func misses(_ id: DefinitionID) -> Bool {
    judged(id).map { $0.state == .notMet || $0.state == .near } ?? false
  }

  /// The unit that rows are narrowed to, by name.
  var narrowedUnit: CleanText { itemUnits.first.map { name($0) } ?? wording[.narrowAllUnits] }

  /// How many indicators have a target that the figure told of them is held against.
  var judgedCount: Int {
    Self.criteria(state, table, shown, year: year).count { row in
      row.definition.flatMap { judged($0) }.map { [.met, .near, .notMet].contains($0.state) } ?? false
    }
  }

  /// Headings only where something follows.
  private static func withoutEmptyGroups(_ rows: [FigureCriterion]) -> [FigureCriterion] {
    rows.enumerated().filter { place, row in
      row.definition != nil || rows.indices.contains(place + 1) && rows[place + 1].definition != nil
    }.map(\.element)
  }

  /// The year a view names.
  static func yearAsked(_ state: State) -> Int? {
    if case .year(let year)? = state.view.period { year } else { nil }
  }

  var wording: Wording { state.wording }
  var format: Format { state.format }
  var language: Language { state.language }

  private static func units(_ state: State, _ table: FigureTable) -> [FigureUnit] {
    let home = state.home(on: state.today)
    let lineage = ownUnits(state, table)
    // What it is today stands first, then what it was before or became.
    let own = lineage.filter { $0.id == home } + lineage.filter { $0.id != home }
    return own + table.units.filter { unit in !own.contains(unit) }
  }

  private static func ownUnits(_ state: State, _ table: FigureTable) -> [FigureUnit] {
    let home = state.home.map { home in
      Set(
        [home] + state.catalogue.register.successors(of: home).map(\.id)
          + state.catalogue.register.predecessors(of: home).map(\.id))
    }
    return table.units.filter { unit in unit.id.map { home?.contains($0) ?? false } ?? false }
  }

  /// A unit's name; one that was made by a merger and shares its name with one of its parts is marked, because
  /// it is another territory.
  func name(_ unit: FigureUnit, columns: Int) -> CleanText {
    let name = name(unit)
    guard isNewNamesake(unit), name.columns > columns else { return name.truncated(toColumns: columns) }
    return unit.name.text(in: language).truncated(toColumns: columns - 2) + " ║"
  }

  /// The whole name, "Quảng Ngãi (từ 07/2025)" for a namesake of one of its parts.
  func name(_ unit: FigureUnit) -> CleanText {
    let name = unit.name.text(in: language)
    guard isNewNamesake(unit), let from = unit.id?.validFrom else { return name }
    let month = (from.month < 10 ? "0" : "") + "\(from.month)/\(from.year)"
    return wording(.indicatorsSince, name, CleanText(cleaning: month))
  }

  private func isNewNamesake(_ unit: FigureUnit) -> Bool {
    guard let id = unit.id, !state.catalogue.register.predecessors(of: id).isEmpty else { return false }
    return table.units.contains { $0.key != unit.key && $0.name == unit.name }
  }

  private static func criteria(
    _ state: State, _ table: FigureTable, _ shown: FigureTable, year: Int?
  ) -> [FigureCriterion] {
    let used = year.map { _ in Set(shown.criteria.compactMap(\.definition)) }
    let filter = state.view.filter
    var rows: [FigureCriterion] = []
    for row in table.criteria {
      guard let definition = row.definition else {
        if rows.last?.definition == nil, !rows.isEmpty { rows.removeLast() }
        rows.append(row)
        continue
      }
      guard filter.isEmpty || row.searchText.contains(filter) else { continue }
      if let used, !used.contains(definition) { continue }
      rows.append(row)
    }
    if rows.last?.definition == nil, !rows.isEmpty { rows.removeLast() }
    return rows
  }

  private func isShown(_ entry: FigureEntry) -> Bool {
    guard let year else { return true }
    return entry.period.lastDay?.year == year
  }

  /// The figure a cell shows: the newest of the year looked at; without one the newest known today, else the
  /// oldest of those known later.
  func entry(_ definition: DefinitionID, _ unit: FigureUnit.Key) -> FigureEntry? {
    let all = shown.entries(of: definition, unit: unit).filter { isShown($0) }
    return all.last { isKnown($0) } ?? all.first
  }

  /// False for a period that ends after today.
  func isKnown(_ entry: FigureEntry) -> Bool { (entry.period.lastDay ?? state.today) <= state.today }

  func name(_ group: Definition.Group) -> CleanText { wording[group.label] }

  /// The years that `[` and `]` walk through; nil is the newest of all.
  var steps: [Int?] { (state.answers.figureYears(.provinces) ?? []).map { $0 } + [nil] }

  var periodText: CleanText {
    year.map { format.period(.year($0)) } ?? wording(.indicatorsNewest, format.day(state.today))
  }

  // MARK: Selection

  var selectedCriterion: FigureCriterion? {
    let rows = criteria
    return rows.first { $0.key == state.view.selected } ?? rows.first { $0.definition != nil }
  }

  /// The unit of the chosen column; else the first that has the selected criterion.
  var selectedUnit: FigureUnit? {
    let units = units
    if let column = state.view.column, let unit = units.first(where: { $0.itemKey.rawValue == column }) {
      return unit
    }
    guard let definition = selectedCriterion?.definition else { return units.first }
    return units.first { entry(definition, $0.key) != nil } ?? units.first
  }

  var selectedEntry: FigureEntry? {
    guard let definition = selectedCriterion?.definition, let unit = selectedUnit else { return nil }
    return entry(definition, unit.key)
  }

  // MARK: Sources

  /// Sources of the figures about anything but dossiers first, because those are what the matrix is for.
  func marks() -> SourceMarks {
    var marks = SourceMarks(state)
    if let entry = selectedEntry, let source = entry.observations.first?.reference.source {
      _ = marks.mark(source)
    }
    return marks
  }
}

extension Definition.Group {
  var label: Label {
    switch self {
    case .dossiers: .indicatorsDossiers
    case .electronicDocuments: .indicatorsDocuments
    case .infrastructure: .indicatorsInfrastructure
    case .budget: .indicatorsBudget
    case .databases: .indicatorsDatabases
    case .feedback: .indicatorsFeedback
    case .platforms: .indicatorsPlatforms
    case .ocop: .indicatorsProducts
    case .meetings: .indicatorsMeetings
    case .people: .indicatorsPeople
    case .other: .indicatorsOther
    }
  }
}
