import Model

/// Where one is, over which days, and the rows of the level.
struct CountedView {
  private let context: CountedContext
  private let painter: Painter

  static let plan = ColumnPlan(
    "dossiers, counted",
    ColumnRule(CountColumn.name, .rankingsUnit, .init(0, 16, 60, flex: 1)),
    // Ten digits with their points: as many dossiers as a country has.
    ColumnRule(
      CountColumn.received, .countedReceived, short: .countedReceivedShort, alignment: .trailing, .init(0, 10)
    ),
    ColumnRule(
      CountColumn.onTime, .countedOnTime, short: .countedOnTimeShort, alignment: .trailing, givesWay: 20,
      .init(0, 10)),
    ColumnRule(CountColumn.late, .countedLate, short: .countedLateShort, alignment: .trailing, .init(0, 9)),
    ColumnRule(
      CountColumn.ratio, .countedRatio, short: .countedRatioShort, alignment: .trailing, .init(0, 9),
      .init(140, 16)),
    ColumnRule(CountColumn.online, .countedOnline, alignment: .trailing, givesWay: 40, .init(120, 10)),
    ColumnRule(
      CountColumn.finished, .countedFinished, short: .countedFinishedShort, alignment: .trailing,
      givesWay: 50, .init(140, 13)),
    ColumnRule(
      CountColumn.stated, .countedStated, short: .countedStatedShort, alignment: .trailing, givesWay: 30,
      .init(100, 10), .init(140, 13)),
    ColumnRule(CountColumn.check, .check, givesWay: 25, .init(78, 11)))

  init(_ context: CountedContext, _ painter: Painter) {
    self.context = context
    self.painter = painter
  }

  /// Lines above the heads: the rule, the period, and what forms state beside what is counted.
  static func headRows(_ context: CountedContext, rows: Int, columns: Int) -> Int {
    2 + comparisonLines(context, columns: columns, rows: rows).count
  }

  /// Rows the list has room for.
  static func listRows(_ context: CountedContext, _ content: Rect) -> Int {
    max(1, content.rows - headRows(context, rows: content.rows, columns: content.columns) - 1)
  }

  static func table(_ context: CountedContext, width: Int) -> TableLayout {
    let view = context.state.view
    return TableLayout(
      columns(context, width: width), width: width, chosen: view.column, sorted: view.sort)
  }

  static func columns(_ context: CountedContext, width: Int) -> [TableColumn] {
    let wording = context.wording
    return plan.columns(width: width, withBeyond: true) { rule, make in
      guard let head = rule.head else { return [] }
      switch rule.id {
      case CountColumn.name:
        var name = head
        if case .procedures = context.content { name = .countedProcedure }
        return [make(rule.id, "  " + wording[name], nil, 0, 0)]
      // No form tells of procedures.
      case CountColumn.stated, CountColumn.check:
        if case .procedures = context.content { return [] }
      default: break
      }
      let short = rule.shortHead.map { wording[$0] }
      return [make(rule.id, wording[head], short, 0, 0)]
    }
  }

  func draw() {
    let columns = Self.table(context, width: painter.columns)
    CountedHeading.draw(context, hidden: columns.hidden, painter)
    var y = 2
    for line in Self.comparisonLines(context, columns: painter.columns, rows: painter.rows) {
      painter.line(line, row: y)
      y += 1
    }
    let view = context.state.view
    columns.drawHeads(
      painter, row: y, chosen: view.column, sorted: view.sort, isReversed: view.isSortReversed)
    y += 1
    guard let order = context.order else { return }
    if let emptiness = context.emptiness {
      for (offset, line) in context.wording[emptiness].wrapped(columns: painter.columns - 4).enumerated() {
        painter.text(line, column: 2, row: y + offset, role: .neutral)
      }
      return
    }
    let position = order.position(of: view.selected)
    let window = ScrollWindow(
      count: order.rows.count, rows: max(1, painter.rows - y), selected: position,
      top: order.position(of: view.top))
    let names = names(order.rows[window.range], columns)
    for (offset, index) in window.range.enumerated() {
      draw(
        order.rows[index], name: names[offset], columns, row: y + offset, isSelected: index == position)
    }
  }

  /// The names of rows, which tell rows apart: those that begin alike keep their ends.
  private func names(_ rows: ArraySlice<CountRow>, _ columns: TableLayout) -> [CleanText] {
    let room = (columns.placed.first { $0.column.id == CountColumn.name }?.width ?? 2) - 2
    let whole = rows.map { $0.name.text(in: context.language) }
    let cut = whole.map { $0.truncated(toColumns: room) }
    let seen = Dictionary(cut.map { ($0, 1) }, uniquingKeysWith: +)
    return zip(whole, cut).map { name, cut in
      name != cut && seen[cut, default: 1] > 1 ? name.shortenedInside(toColumns: room) : cut
    }
  }

  private func draw(
    _ row: CountRow, name: CleanText, _ columns: TableLayout, row y: Int, isSelected: Bool
  ) {
    let isMarked = context.state.view.marked.contains(row.key)
    painter.target(.item(row.key), row: y)
    for place in columns.placed {
      switch place.column.id {
      case CountColumn.name:
        let lead: CleanText = (isSelected ? "►" : isMarked ? "◊" : " ") + (isMarked && isSelected ? "◊" : " ")
        columns.drawCell(
          painter, row: y, place: place, Line([Span(lead), Span(name)]))
      case CountColumn.ratio:
        columns.drawCell(
          painter, row: y, place: place,
          Line([context.mark(row), Span(" "), Span(context.ratio(row))]))
      case CountColumn.stated:
        columns.drawCell(painter, row: y, place: place, Line([Span(context.stated(row))]))
      case CountColumn.check:
        let check = row.check.map { FigureWords(context.state).check($0) }
        columns.drawCell(painter, row: y, place: place, Line([check ?? Span("")]))
      default:
        let count = row.tally == nil ? nil : CountColumn.count(place.column.id, row)
        columns.drawCell(
          painter, row: y, place: place, Line([Span(count.map { context.format.integer($0) } ?? "—")]))
      }
    }
    if context.state.changed.contains(row.key) { painter.addAttributes([.changed], row: y) }
    if isSelected {
      let end = columns.placed.first.map { $0.start + $0.width + 1 }
      painter.addAttributes([.selected], row: y, to: end)
      painter.placeCursor(column: 0, row: y)
    }
  }

  /// Stated counts beside counted ones, what is off first, in whole parts and in as many lines as the height allows.
  static func comparisonLines(_ context: CountedContext, columns: Int, rows: Int) -> [Line] {
    let comparisons = context.comparisons
    guard !comparisons.isEmpty else { return [] }
    let words = FigureWords(context.state)
    var isCounted = false
    if case .procedures(let table, _) = context.content { isCounted = table.isCompared }
    let parts = comparisons.map { comparison -> (isOff: Bool, line: Line) in
      let name = words.name(comparison.definition)
      let stated = context.format.number(comparison.stated)
      guard isCounted else {
        return (false, Line(context.wording(.countedStatedAlone, name, stated)))
      }
      let counted = context.format.integer(comparison.counted)
      func line(_ name: CleanText) -> Line {
        Line([
          Span(context.wording(.countedCompared, name, stated, counted)), Span(" "),
          words.check(comparison.check),
        ])
      }
      // Figures stay whole where the name does not.
      let over = line(name).columns + 2 - columns
      return (
        comparison.check != .agrees,
        over > 0 ? line(name.truncated(toColumns: max(1, name.columns - over))) : line(name)
      )
    }
    let most = rows >= 30 ? 3 : rows >= 16 ? 2 : 1
    var lines: [Line] = []
    for part in parts.filter(\.isOff) + parts.filter({ !$0.isOff }) {
      let line = part.line
      if let last = lines.last, last.columns + 3 + line.columns <= columns - 1 {
        lines[lines.count - 1].spans += [Span(" · ", .border)] + line.spans
      } else if lines.count < most {
        lines.append(Line([Span(" ")] + line.spans))
      } else {
        break
      }
    }
    return lines
  }
}

/// The lines that every level of counted dossiers begins with.
enum CountedHeading {
  /// - Parameter hidden: columns of the table below that there is no room for.
  static func draw(_ context: CountedContext, hidden: [TableColumn] = [], _ painter: Painter) {
    let state = context.state
    var filter: CleanText = ""
    if !state.view.filter.isEmpty {
      filter = "  " + state.wording[.promptFilter] + " " + state.view.filterText
    }
    let room = max(10, painter.columns - 6 - filter.columns - 4)
    // Where one is comes before what the columns are called.
    let titles = [room, max(10, room - 20)].map { room in
      Line([
        Span(context.breadcrumb(columns: room), .paneTitle, [.bold]), Span(" "), SourceMarks.computed,
        Span(filter),
      ])
    }
    painter.rule(row: 0, titles: titles, hidden: hidden, state.wording, state.format)
    painter.line(line(context, columns: painter.columns), row: 1)
  }

  /// The period and what the whole of the level comes to, in whole parts.
  static func line(_ context: CountedContext, columns: Int) -> Line {
    let words = context.words
    var line = Line([Span(" " + words.period, .columnHead)])
    for more in words.more where line.columns + 3 + more.columns <= columns - 1 {
      line.spans.append(Span(" · " + more))
    }
    return line.fitted(to: columns)
  }
}

extension CountedContext {
  /// The period, and what else is worth saying of the level where there is room.
  var words: (period: CleanText, more: [CleanText]) {
    var more: [CleanText] = []
    switch content {
    case .units:
      if let whole {
        if whole.tally != nil { more.append(sum(whole)) }
        if let check = whole.check {
          more.append(
            wording(.countedStatedAlone, wording[.countedReceived], statedOfListed(whole)) + ", "
              + FigureWords(state).check(check).text)
        }
      }
    case .procedures(let table, let order):
      if let total = table.total {
        let received = total[.received]
        let late = total[.receivedLate]
        more.append(
          wording(
            .countedSum, format.integer(received), format.integer(received - late), format.integer(late)))
      }
      if state.view.filter.isEmpty { break }
      more.append(format.integer(order.rows.count) + "/" + format.integer(table.rows.count))
    case .dossiers(let window):
      more.append(wording(.countedDossiers, format.integer(window.count)))
      if let whole { more.append(sum(whole)) }
      more.append(wording(.countedJudged, format.day(window.listing.span.judgedOn)))
    }
    return (periodWords, more)
  }
}
