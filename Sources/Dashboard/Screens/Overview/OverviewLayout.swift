import Model

/// Where everything on the overview stands, for a size.
struct OverviewLayout {
  struct PlacedPane {
    let pane: OverviewPane
    let area: Rect
    let digitHeight: Int
    let lines: [Line]
    /// Rows between headline and lines.
    let linesRow: Int

    var selectable: [ItemKey] {
      pane.headlines.compactMap(\.key) + lines.compactMap(\.key)
    }
  }

  let panes: [PlacedPane]
  let notable: [Line]
  let notableArea: Rect

  init(_ contents: OverviewContents, size: Rect) {
    if let zoomed = contents.zoomedPane {
      self.init(zoomed: zoomed, contents, size: size)
    } else {
      self.init(sideBySide: contents, size: size)
    }
  }

  /// All panes beside each other, and the lines worth noting below.
  private init(sideBySide contents: OverviewContents, size: Rect) {
    let isLarge = size.columns >= 100 && size.rows >= 30
    let share = (size.columns - 2) / max(1, contents.panes.count)
    let digitHeight = Self.digitHeight(
      contents.panes, columns: share, most: isLarge ? (size.rows >= 50 ? 10 : 5) : 3)
    let mostNotable = isLarge ? 5 : max(1, min(5, size.rows - 10))
    notable = Array(contents.notable.prefix(mostNotable))
    let notableRows = notable.isEmpty ? 0 : notable.count + 1
    let paneRows = max(0, size.rows - notableRows)
    notableArea = Rect(column: 0, row: paneRows, columns: size.columns, rows: notableRows)
    let count = max(1, contents.panes.count)
    let width = (size.columns - (count - 1)) / count
    var placed: [PlacedPane] = []
    var column = 0
    for (position, pane) in contents.panes.enumerated() {
      // The last pane takes what the division leaves.
      let columns = position == count - 1 ? size.columns - column : width
      placed.append(
        Self.place(
          pane, in: Rect(column: column, row: 0, columns: columns, rows: paneRows), digitHeight))
      column += columns + 1
    }
    panes = placed
  }

  /// One pane on the whole screen: its list beside its figures where there is room, else below.
  private init(zoomed: Int, _ contents: OverviewContents, size: Rect) {
    guard contents.panes.indices.contains(zoomed) else {
      panes = []
      let lines = contents.notable.map { Self.wrapped($0, columns: size.columns - 2) }
      let isAiry = lines.joined().count + lines.count <= size.rows - 1
      notable = Array(lines.flatMap { isAiry ? $0 + [.blank] : $0 }.prefix(max(0, size.rows - 1)))
      notableArea = size
      return
    }
    notable = []
    notableArea = Rect(column: 0, row: size.rows, columns: size.columns, rows: 0)
    var pane = contents.panes[zoomed]
    let list = OverviewPane(title: pane.asideTitle, entries: pane.aside, opens: pane.opens)
    pane.aside = []
    let isBeside = contents.hasAside && !list.entries.isEmpty
    let columns = isBeside ? size.columns / 2 : size.columns
    let height = Self.digitHeight(
      [pane], columns: columns, most: size.columns < 100 ? 3 : size.rows >= 28 ? 10 : size.rows >= 24 ? 5 : 3)
    var placed = [Self.place(pane, in: Rect(column: 0, row: 0, columns: columns, rows: size.rows), height)]
    if isBeside {
      let area = Rect(column: columns + 1, row: 0, columns: size.columns - columns - 1, rows: size.rows)
      placed.append(Self.place(list, in: area, height))
    }
    panes = placed
  }

  private static func place(_ pane: OverviewPane, in area: Rect, _ digitHeight: Int) -> PlacedPane {
    var pane = pane
    let shares = shares(pane.headlines, columns: area.columns, digitHeight: digitHeight)
    pane.headlines = zip(pane.headlines, shares).map { $0.fitting(columns: $1, digitHeight: digitHeight) }
    let gap = digitHeight >= 5 ? 1 : 0
    let below = pane.headlines.map(\.below.count).max() ?? 0
    let head = pane.headlines.isEmpty ? 0 : 1 + gap + digitHeight + gap
    let linesRow = head == 0 ? 1 : head + below + (gap > 0 && below > 0 ? 1 : 0)
    return PlacedPane(
      pane: pane, area: area, digitHeight: digitHeight, lines: pane.lines(rows: area.rows - linesRow),
      linesRow: linesRow)
  }

  /// The columns of each headline of a pane: equal parts, or what each needs where one needs more than its part.
  static func shares(_ headlines: [OverviewPane.Headline], columns: Int, digitHeight: Int) -> [Int] {
    guard !headlines.isEmpty else { return [] }
    let equal = columns / headlines.count
    let isAlone = headlines.count == 1
    var shares = headlines.enumerated().map { position, headline in
      let needs = headline.needs(digitHeight: digitHeight, withBeside: isAlone)
      // A blank parts it from the next, and its words stand whole.
      let words = 1 + (headline.below.map(\.columns).max() ?? 0)
      return isAlone ? needs : max(needs, words) + (position + 1 < headlines.count ? 1 : 0)
    }
    let spare = columns - shares.reduce(0, +)
    if shares.allSatisfy({ $0 <= equal }) || spare < 0 {
      shares = shares.map { _ in equal }
    } else {
      shares = shares.map { $0 + spare / headlines.count }
    }
    shares[shares.count - 1] += columns - shares.reduce(0, +)
    return shares
  }

  /// The largest digits that every headline has room for, with what stands beside them.
  private static func digitHeight(_ panes: [OverviewPane], columns: Int, most: Int) -> Int {
    func fits(_ pane: OverviewPane, _ height: Int, withBeside: Bool) -> Bool {
      zip(pane.headlines, shares(pane.headlines, columns: columns, digitHeight: height))
        .allSatisfy { $0.needs(digitHeight: height, withBeside: withBeside) <= $1 }
    }
    for height in [10, 5] where height <= most {
      // What stands beside the digits may go below them; figures side by side are of one height.
      let isLast = height == 5
      if panes.allSatisfy({ fits($0, height, withBeside: !isLast) || isLast && $0.headlines.count == 1 }) {
        return height
      }
    }
    return 3
  }

  /// A line in as many lines as it takes; the first one is the one that is selected.
  private static func wrapped(_ line: Line, columns: Int) -> [Line] {
    guard line.columns > columns, let mark = line.spans.first else { return [line] }
    let text = line.spans.dropFirst().map(\.text).joined()
    return text.wrapped(columns: columns - mark.text.columns).enumerated().map { position, part in
      position == 0
        ? Line([mark, Span(part)], key: line.key, opens: line.opens)
        : Line([Span(.spaces(mark.text.columns)), Span(part)])
    }
  }
}

extension OverviewScreen {
  func draw(_ state: State, _ painter: Painter) {
    let contents = state.overviewMemo.contents(state, self)
    let layout = OverviewLayout(contents, size: painter.bounds)
    let selected = state.view.selected
    painter.fill(Rect(column: 0, row: 0, columns: painter.columns, rows: 1), with: "─", role: .border)
    for (position, placed) in layout.panes.enumerated() {
      draw(placed, painter.clipped(to: placed.area), selected: selected, changed: state.changed)
      if position + 1 < layout.panes.count {
        let column = placed.area.endColumn
        painter.fill(
          Rect(column: column, row: 0, columns: 1, rows: placed.area.rows), with: "│", role: .border)
        painter.text("┬", column: column, row: 0, role: .border)
      }
    }
    guard layout.notableArea.rows > 1 else { return }
    let area = painter.clipped(to: layout.notableArea)
    area.rule(row: 0, title: Line(state.wording[.overviewNotable], .paneTitle, [.bold]))
    for placed in layout.panes.dropLast() {
      area.text("┴", column: placed.area.endColumn, row: 0, role: .border)
    }
    for (offset, line) in layout.notable.enumerated() {
      drawLine(line, area, column: 1, row: offset + 1, selected: selected, changed: state.changed)
    }
  }

  private func draw(
    _ placed: OverviewLayout.PlacedPane, _ painter: Painter, selected: ItemKey?, changed: Set<ItemKey>
  ) {
    painter.rule(row: 0, title: placed.pane.title)
    let gap = placed.digitHeight >= 5 ? 1 : 0
    let top = 1 + gap
    let headlines = placed.pane.headlines
    let shares = OverviewLayout.shares(headlines, columns: painter.columns, digitHeight: placed.digitHeight)
    var left = 0
    for (headline, share) in zip(headlines, shares) {
      defer { left += share }
      let part = painter.clipped(to: Rect(column: left, row: 0, columns: share, rows: painter.rows))
      let width = BigDigits.columns(of: headline.digits, height: placed.digitHeight)
      let indent = headline.indent(columns: part.columns, digitHeight: placed.digitHeight)
      if width + 1 <= part.columns {
        BigDigits.draw(
          headline.digits, part, column: indent, row: top, height: placed.digitHeight, role: headline.role)
      } else {
        // A figure too long for blocks stands in letters rather than without its end.
        part.text(
          CleanText(cleaning: headline.digits), column: indent, row: top + placed.digitHeight / 2,
          role: headline.role, attributes: [.bold])
      }
      part.line(Line([headline.mark]), column: 0, row: top)
      // Figures side by side would read as one from afar; the line hangs from the mark. In ASCII it would be one of
      // the strokes of small figures.
      if left > 0, indent > 1, !part.usesASCII || placed.digitHeight >= 5 {
        part.fill(
          Rect(column: 0, row: top + 1, columns: 1, rows: placed.digitHeight - 1), with: "│", role: .border)
      }
      for (offset, line) in headline.beside.prefix(max(0, placed.digitHeight - 1)).enumerated() {
        let column = headline.besideColumn(columns: part.columns, digitHeight: placed.digitHeight)
        part.line(line, column: column, row: top + (placed.digitHeight >= 10 ? 4 : 1) + offset)
      }
      let isSelected = headline.key != nil && headline.key == selected
      for (offset, line) in headline.below.enumerated() {
        let row = top + placed.digitHeight + gap + offset
        part.line(line, column: 1, row: row)
        if offset == 0, let key = headline.key { part.target(.item(key), row: row) }
        if isSelected, offset == 0 {
          part.text("►", column: 0, row: row)
          part.addAttributes([.selected], row: row, from: 0, to: line.columns + 2)
          part.placeCursor(column: 0, row: row)
        }
      }
      if let key = headline.key {
        part.target(.item(key), Rect(column: 0, row: top, columns: part.columns, rows: placed.digitHeight))
      }
      if isSelected, headline.below.isEmpty {
        part.text("►", column: 0, row: top)
        part.placeCursor(column: 0, row: top)
      }
    }
    for (offset, line) in placed.lines.enumerated() {
      drawLine(
        line, painter, column: 1, row: placed.linesRow + offset, selected: selected, changed: changed)
    }
  }

  private func drawLine(
    _ line: Line, _ painter: Painter, column: Int, row: Int, selected: ItemKey?, changed: Set<ItemKey>
  ) {
    painter.line(line, column: column, row: row)
    guard let key = line.key else { return }
    painter.target(.item(key), row: row)
    if key == selected {
      painter.text("►", column: 0, row: row)
      painter.addAttributes([.selected], row: row)
      painter.placeCursor(column: 0, row: row)
    }
    if changed.contains(key) { painter.addAttributes([.changed], row: row) }
  }
}
