import Dashboard
import Export
import Model

/// What the screens show about one unit, taken from the views themselves, so that it is the same.
struct UnitFigures {
  struct Row {
    let name: CleanText
    let value: ExportedCell
    /// What stands beside it: what it is compared to, its period.
    var more: CleanText = .empty
  }

  /// What one view shows.
  struct Part {
    /// Screen and view, "Hồ sơ: Sở, ngành, Tháng 12/2025".
    let title: CleanText
    let rows: [Row]
    let isSimulated: Bool
  }

  let ground: DocumentGround
  let unit: AdministrativeUnit
  /// The day the screens are seen on.
  let day: Day

  /// In the order of the screens; parts in which the unit is not are left out.
  func parts() throws -> [Part] {
    var parts: [Part] = []
    // What two views show is told once.
    var seen: Set<String> = []
    for value in try views() {
      let view = try ground.session.shown(value, on: day)
      let rows = view.tables.flatMap { figures(of: $0, isPage: isPage(value)) }
        .filter { seen.insert("\($0.name)|\($0.value)").inserted }
      if !rows.isEmpty { parts.append(Part(title: title(view), rows: rows, isSimulated: view.isSimulated)) }
    }
    if let directives = try directives() { parts.append(directives) }
    return parts
  }

  /// The views that may show the unit, as they are on the day.
  private func views() throws -> [ViewValue] {
    var views: [ViewValue] = []
    func add(_ value: ViewValue?) { if let value, !views.contains(value) { views.append(value) } }
    for screen in [ScreenID.rankings, .dossiers] {
      let state = try ground.session.opened(screen, on: day)
      // The screen as it begins, then its other ways of looking at the newest figures.
      add(state.readingView(of: unit))
      for choice in state.choices where choice.period == nil && choice.view.edition == nil {
        add(choice.view)
        // Where units are told group by group the unit is a row of its own.
        if choice.view.grouping?.hasPrefix("inside:") == true, choice.view.path.isEmpty {
          var inside = choice.view
          inside.path = [.group(unit.group.rawValue)]
          add(inside)
        }
      }
    }
    if let group = countedGroup { add(group) }
    add(ViewValue(screen: .indicators))
    return views
  }

  /// The list of single dossiers counted, at the level at which the unit is a row.
  private var countedGroup: ViewValue? {
    guard let parent = unit.parent else { return nil }
    var value = ViewValue(screen: .dossiers)
    value.grouping = "counted"
    let isInside = ground.register.unit(parent)?.parent != nil
    value.path = [isInside ? .unit(parent) : .group(unit.group.rawValue)]
    return value
  }

  /// What a view is called, with the period and the definition of what it counts where its name does not tell them.
  private func title(_ view: ExportedView) -> CleanText {
    var parts = [view.title]
    let counted = view.tables.contains { $0.columns.contains { $0.id == "ratio" } }
    guard counted else { return view.title }
    parts += view.facts.map(\.value).filter { !view.title.string.contains($0.string) }.prefix(2)
    if let name = view.definitions.columns.firstIndex(where: { $0.id == "name" }),
      case .cells(let cells)? = view.definitions.rows.first, case .text(let text) = cells[name]
    {
      parts.append(text)
    }
    return parts.joined(separator: ", ")
  }

  private func isPage(_ value: ViewValue) -> Bool { value.path.last?.unit == unit.id }

  private var names: Set<CleanText> {
    [unit.name.text(in: ground.language), unit.shortName.text(in: ground.language)]
  }

  /// Columns that name the unit or tell where a row comes from.
  private static let beside: Set<String> = [
    "unit_code", "unit_valid_from", "id", "code", "source", "note", "from", "to", "address", "measure",
    "numerator", "denominator", "as_of", "definition", "rank", "rank_of",
  ]

  // MARK: Rows

  private func figures(of table: ExportedTable, isPage: Bool) -> [Row] {
    // A column for each unit.
    let ownColumn = ItemKey.unit(unit.id).rawValue
    let places = table.columns.indices
    if let own = places.first(where: { table.columns[$0].id == ownColumn })
      ?? places.first(where: { names.contains(table.columns[$0].heading) && !isOfOther(table.columns[$0].id) }
      )
    {
      return each(table) { cells in
        guard cells[own] != .missing, cells[own] != .blank, let name = table.nameColumn(in: cells) else {
          return []
        }
        return [Row(name: name, value: cells[own])]
      }
    }
    // A row for each figure of the unit.
    if let figure = table.columns.firstIndex(where: { $0.id == "value" }) {
      return each(table) { cells in
        guard isPage || isOfUnit(cells, table), cells[figure] != .missing, cells[figure] != .blank else {
          return []
        }
        let name = isPage ? table.nameColumn(in: cells) : table.nameColumn(in: cells, besides: names)
        guard let name else { return [] }
        return [Row(name: name, value: cells[figure], more: more(table, cells, besides: [figure], name))]
      }
    }
    guard !isPage else { return [] }
    // A row for the unit, each of its cells a figure.
    return each(table) { cells in
      guard isOfUnit(cells, table) else { return [] }
      return rank(table, cells)
        + table.columns.indices.compactMap { column in
          let id = table.columns[column].id
          guard !Self.beside.contains(id), cells[column] != .blank, cells[column] != .missing else {
            return nil
          }
          if case .text(let text) = cells[column], names.contains(text) { return nil }
          // The counts and the state of a ratio stand in its own line.
          if let slash = id.lastIndex(of: "/"), Self.parts.contains(String(id[slash...])) { return nil }
          if let counts = Self.counts(of: table, cells) {
            if id == "on_time" { return nil }
            // The form's own count stands with what it is held against.
            if id == "check" { return nil }
            if id == "stated" {
              let check = table.columns.firstIndex { $0.id == "check" }.map { cells[$0] }
              let more: CleanText = if case .text(let text)? = check { text } else { .empty }
              return Row(name: ground.words[.slipStated], value: cells[column], more: more)
            }
            if id == "ratio" { return ratio(table.columns[column].fullHeading, cells[column], counts) }
          }
          return Row(
            name: table.columns[column].fullHeading, value: cells[column], more: beside(id, table, cells))
        }
    }
  }

  private static let parts: Set<String> = ["/numerator", "/denominator", "/state"]
  private static let fewCases = 10

  /// "98/100; đạt": what a ratio was made of, and what it is against its target.
  private func beside(_ id: String, _ table: ExportedTable, _ cells: [ExportedCell]) -> CleanText {
    func cell(_ part: String) -> ExportedCell? {
      table.columns.firstIndex { $0.id == id + part }.map { cells[$0] }
    }
    var told: [CleanText] = []
    if case .number(let top)? = cell("/numerator"), case .number(let bottom)? = cell("/denominator") {
      told.append(ground.text(top) + "/" + ground.text(bottom))
    }
    if case .state(let words, _)? = cell("/state") { told.append(words) }
    // What the value says already is not said again.
    let value: CleanText
    if let own = table.columns.firstIndex(where: { $0.id == id }), case .text(let text) = cells[own] {
      value = text
    } else {
      value = .empty
    }
    return told.filter { !value.string.contains($0.string) }.joined(separator: "; ")
  }

  /// Dossiers in time, and those that were judged; nil for a table of something else.
  private static func counts(of table: ExportedTable, _ cells: [ExportedCell]) -> (inTime: Int, judged: Int)?
  {
    func count(_ id: String) -> Int? {
      guard let column = table.columns.firstIndex(where: { $0.id == id }),
        case .number(let number) = cells[column]
      else { return nil }
      return Int(number.value.description)
    }
    guard let inTime = count("on_time"), let late = count("late") else { return nil }
    return (inTime, inTime + late)
  }

  /// One line: the share with its counts, and of few cases the counts alone.
  private func ratio(_ name: CleanText, _ cell: ExportedCell, _ counts: (inTime: Int, judged: Int)) -> Row {
    let share = CleanText(
      cleaning: "\(ground.format.integer(counts.inTime))/\(ground.format.integer(counts.judged))")
    guard counts.judged < Self.fewCases else { return Row(name: name, value: cell, more: share) }
    return Row(name: name, value: .text(share + ", " + ground.words[.slipFewCases]))
  }

  /// "22/34": a rank is told with what it is out of.
  private func rank(_ table: ExportedTable, _ cells: [ExportedCell]) -> [Row] {
    guard let rank = table.columns.firstIndex(where: { $0.id == "rank" }),
      let whole = table.columns.firstIndex(where: { $0.id == "rank_of" }),
      case .number(let place) = cells[rank], case .number(let count) = cells[whole]
    else { return [] }
    let text = ground.text(place) + "/" + ground.text(count)
    return [Row(name: table.columns[rank].heading, value: .text(text))]
  }

  private func each(_ table: ExportedTable, _ body: ([ExportedCell]) -> [Row]) -> [Row] {
    var found: [Row] = []
    for case .cells(let cells) in table.rows { found += body(cells) }
    return found
  }

  /// By the unit that the row names, with its validity, where it names one; two units may have one name.
  private func isOfUnit(_ cells: [ExportedCell], _ table: ExportedTable) -> Bool {
    if let code = table.columns.firstIndex(where: { $0.id == "unit_code" }),
      let since = table.columns.firstIndex(where: { $0.id == "unit_valid_from" }),
      case .text(let shown) = cells[code], case .day(let from) = cells[since]
    {
      return isOwn(UnitID(code: shown.string, validFrom: from))
    }
    return cells.contains { if case .text(let text) = $0 { names.contains(text) } else { false } }
  }

  /// The unit itself, or one of its name that it became or was made of.
  private func isOwn(_ other: UnitID) -> Bool {
    if other == unit.id { return true }
    guard let named = ground.register.unit(other),
      names.contains(named.name.text(in: ground.language))
        || names.contains(named.shortName.text(in: ground.language))
    else { return false }
    return ground.register.isSameProvince(other, unit.id, on: day)
  }

  /// Whether a column is that of another unit of the same name.
  private func isOfOther(_ column: String) -> Bool {
    ItemKey(column).unit.map { !isOwn($0) } ?? false
  }

  /// "Hạng 26/63; Bình quân 0,5787".
  private func more(
    _ table: ExportedTable, _ cells: [ExportedCell], besides: Set<Int>, _ name: CleanText
  ) -> CleanText {
    func text(_ cell: ExportedCell) -> CleanText? {
      switch cell {
      case .blank, .missing: nil
      case .text(let text), .state(let text, _): text
      case .day(let day): ground.format.day(day)
      case .number(let number): ground.text(number)
      }
    }
    return table.columns.indices.compactMap { column -> CleanText? in
      guard !besides.contains(column), !Self.beside.contains(table.columns[column].id),
        let words = text(cells[column]), words != name, !names.contains(words)
      else { return nil }
      return [.number, .percent].contains(table.columns[column].kind)
        ? table.columns[column].fullHeading + " " + words : words
    }.prefix(3).joined(separator: "; ")
  }

  // MARK: Directives

  /// The unit's own lines, the most pressing first; what is finished is only counted.
  private func directives() throws -> Part? {
    let lines = try ground.leadLines(on: day).lines.filter { $0.party.unit == unit.id }
    guard !lines.isEmpty else { return nil }
    let open = lines.filter { !$0.standing.state.isFinished && $0.standing.state != .dropped }
      .sorted { left, right in
        (left.standing.state.urgency, left.standing.daysLeft ?? .max, left.directive.id)
          < (right.standing.state.urgency, right.standing.daysLeft ?? .max, right.directive.id)
      }
    var rows = [
      Row(
        name: ground.words[.slipDirectives],
        value: .number(ExportedNumber(ExactDecimal(lines.count))),
        more: ground.words(.slipFinished, [ground.format.integer(lines.count - open.count)]))
    ]
    rows += open.map { line in
      let tone: ExportedTone = line.standing.state == .overdue ? .bad : .neutral
      let due = line.standing.window.map { ground.format.day($0.last) } ?? line.directive.due.asStated
      return Row(
        name: line.directive.title.text(in: ground.language),
        value: .state(ground.state(line.standing), tone),
        more: [due, ground.remaining(line.standing), ground.place(line.directive)].filter { !$0.isEmpty }
          .joined(separator: "; "))
    }
    return Part(
      title: ground.words[.slipDirectivesTitle], rows: rows,
      isSimulated: ground.isSimulated(lines.map(\.directive.reference.source)))
  }
}

extension ExportedTable {
  /// What a row is called: the first text that is not among `besides`.
  fileprivate func nameColumn(in cells: [ExportedCell], besides: Set<CleanText> = []) -> CleanText? {
    for cell in cells {
      if case .text(let text) = cell, !besides.contains(text), text.string.contains(where: \.isLetter) {
        return text
      }
    }
    return nil
  }
}
