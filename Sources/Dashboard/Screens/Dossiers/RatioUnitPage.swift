import Model

/// One unit's ratios over all periods, with counts, targets, sums and sources.
struct RatioUnitPage {
  let context: RatioContext
  let row: FigureRow
  let entries: [FigureEntry]
  /// The unit's own rows of all periods; of the one looked at until they are read.
  private let matrices: [FigureMatrix]

  init?(_ context: RatioContext, key: ItemKey) {
    guard let row = context.matrix.rows.first(where: { $0.key == key }) else { return nil }
    self.context = context
    self.row = row
    let place = context.place
    let known = Set(place.family.periods)
    let others =
      context.state.answers.figures(place.scope, .unit(row.unit.key))?.families
      .first { $0.id == place.family.id }?.matrices.filter { known.contains($0.period) } ?? []
    // The period looked at first, then the others, newest first.
    let periods = [context.matrix] + others.reversed().filter { $0.period != context.matrix.period }
    matrices = periods
    entries = periods.flatMap { matrix in
      matrix.rows.first { $0.key == key }.map { row in
        matrix.definitions.compactMap { row.cells[$0] }
      } ?? []
    }
  }

  var keys: [ItemKey] { entries.map(\.key) }

  var selectedEntry: FigureEntry? {
    entries.first { $0.key == context.state.view.selected } ?? entries.first
  }

  var card: FigureCard? { selectedEntry.map { FigureWords(context.state).card($0) } }

  var unitName: CleanText {
    let record = row.unit.id.flatMap { context.state.catalogue.register.unit($0) }
    return record?.name.text(in: context.language) ?? context.name(row)
  }

  /// Sums that the unit's counts of a period state.
  func identities(_ period: Period) -> [FigureIdentity.Result] {
    matrices.first { $0.period == period }?.rows.first { $0.key == row.key }?.identities ?? []
  }

  func draw(_ painter: Painter) {
    let words = FigureWords(context.state)
    let lines = RatioLines(context)
    let columns = min(painter.columns, 110)
    // Each entry's lines under a rule for its period; the selected one is kept in sight.
    var all: [(line: Line, key: ItemKey?)] = []
    var period: Period?
    for entry in entries {
      if entry.period != period {
        period = entry.period
        all.append(
          (
            RankingContext.rule(
              Line(context.format.period(entry.period), .paneTitle, [.bold]), columns: painter.columns), nil
          ))
        for identity in identities(entry.period) {
          all += lines.wrapped(words.identity(identity), columns: painter.columns).map { ($0, nil) }
        }
      }
      for line in lines.ratio(entry, columns: columns) { all.append((line, entry.key)) }
    }
    let selected = context.state.view.selected
    let chosen = entries.first { $0.key == selected } ?? entries.first
    let foot =
      chosen.map {
        lines.trend(of: row, $0.definition, columns: columns)
          + lines.definition($0.definition, columns: painter.columns, rows: 2)
      } ?? []
    let rows = max(1, painter.rows - 1 - (foot.isEmpty ? 0 : foot.count + 1))
    let position = all.firstIndex { $0.key != nil && $0.key == selected }
    let window = ScrollWindow(
      count: all.count, rows: rows, selected: position.map { min($0 + 1, all.count - 1) }, top: 0)
    painter.rule(
      titles: [Line(unitName, .paneTitle, [.bold])], above: all.count, rows: rows, context.format)
    painter.position(window, of: all.count, context.format)
    for (offset, index) in window.range.enumerated() {
      painter.line(all[index].line, row: offset + 1)
      if let key = all[index].key { painter.target(.item(key), row: offset + 1) }
      if all[index].key != nil, all[index].key == selected {
        painter.addAttributes([.selected], row: offset + 1)
        if index == position {
          painter.text("►", column: 0, row: offset + 1)
          painter.addAttributes([.selected], row: offset + 1)
          painter.placeCursor(column: 0, row: offset + 1)
        }
      }
    }
    guard !foot.isEmpty, painter.rows - foot.count - 1 > 1 else { return }
    painter.rule(row: painter.rows - foot.count - 1)
    for (offset, line) in foot.enumerated() { painter.line(line, row: painter.rows - foot.count + offset) }
  }
}
