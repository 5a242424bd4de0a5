import Dashboard
import Export
import Model

/// What a view shows, cut to the width of a page: its tables with the columns that matter, the row of the own unit among
/// them, and the sources of what is left.
struct ViewSection {
  let view: ExportedView
  let ground: DocumentGround
  /// Most lines of all tables together, headings included; a row with long texts takes several.
  let lineLimit: Int
  let columnLimit: Int
  /// Draws the figures of one column as bars.
  let hasBars: Bool
  /// Rows and columns of this unit stay in any case.
  let focus: AdministrativeUnit?

  private static let dropped: Set<String> = [
    "unit_code", "unit_valid_from", "id", "code", "whole_text", "due_from", "due_to", "due_as_stated", "kind",
    "progress", "units", "units_finished", "assigned_on", "document", "item", "note", "source", "address",
    "published", "read", "from", "to", "numerator", "denominator", "province", "reason", "place", "places",
    "definition",
  ]

  /// "Kỳ: Tháng 6/2024 · Tính đến: 30/06/2024": what holds for the view beside what the document says itself.
  var facts: CleanText {
    let home = ground.home.flatMap { ground.register.unit($0) }.map(ground.name)
    return view.facts.dropLast(2).filter { $0.value != home }.map(\.text).joined(separator: " · ")
  }

  var blocks: [TextDocument.Block] {
    var blocks: [TextDocument.Block] = []
    if !facts.isEmpty { blocks.append(.paragraph(DocumentParagraph(.note, facts))) }
    var left = lineLimit
    var hasRows = false
    for table in tables where table.rowCount > 0 && left > 2 {
      hasRows = true
      let kept = columns(of: table, table.rows)
      let shares = kept.map { share(table, table.rows, $0) }
      let (rows, used) = rows(of: table, kept, shares, lines: left)
      left -= used
      blocks.append(.table(section(table, rows, kept, shares)))
      let rest = table.rowCount - rows.count { !$0.isGroup }
      if rest > 0 {
        blocks.append(
          .paragraph(
            DocumentParagraph(.note, ground.words(.documentMoreRows, [ground.format.integer(rest)]))))
      }
    }
    guard hasRows else { return [] }
    let sources = sources
    if !sources.isEmpty { blocks.append(.paragraph(DocumentParagraph(.note, sources))) }
    return blocks
  }

  /// Of the sources screen what needs a decision comes first; the list of all sources is no figure.
  private var tables: [ExportedTable] {
    view.screen == .sources && view.tables.count > 1 ? Array(view.tables.dropFirst().prefix(2)) : view.tables
  }

  // MARK: Rows

  /// Letters of the table's size that fit side by side on the page.
  private static let pageColumns = 116

  /// Rows in their order as long as there is room; where there is not room for all, those that matter: the most pressing
  /// directives, else what stands around the own unit.
  private func rows(
    of table: ExportedTable, _ kept: [Int], _ shares: [Int], lines: Int
  ) -> (rows: [ExportedRow], lines: Int) {
    let all = max(1, shares.reduce(0, +) + (hasBars ? 16 : 0))
    func height(_ row: ExportedRow) -> Int {
      guard case .cells(let cells) = row else { return 1 }
      return zip(kept, shares).map { column, share in
        let room = max(4, Self.pageColumns * share / all)
        return (width(of: cells[column]) + room - 1) / room
      }.max().map { max($0, 1) } ?? 1
    }
    let headingHeight =
      zip(kept, shares).map { column, share in
        let room = max(4, Self.pageColumns * share / all)
        return (heading(table.columns[column]).columns + room - 1) / room
      }.max() ?? 1
    var left = lines - headingHeight
    let heights = table.rows.map(height)
    if heights.reduce(0, +) <= left { return (table.rows, headingHeight + heights.reduce(0, +)) }
    var chosen: Set<Int> = []
    for position in order(of: table) {
      // The first is shown in any case.
      guard heights[position] <= left || chosen.isEmpty else { break }
      chosen.insert(position)
      left -= heights[position]
    }
    var rows = table.rows.indices.filter { chosen.contains($0) }.map { table.rows[$0] }
    // A heading with nothing below it says nothing.
    while rows.last?.isGroup == true { rows.removeLast() }
    return (rows, lines - left)
  }

  /// The rows by what matters.
  private func order(of table: ExportedTable) -> [Int] {
    if view.screen == .directives, let state = table.columns.firstIndex(where: { $0.id == "state" }) {
      let pressing: [ExportedTone] = [.bad, .warning, .neutral, .good]
      return table.rows.indices.filter { !table.rows[$0].isGroup }.map { position -> (Int, Int, Int) in
        guard case .cells(let cells) = table.rows[position], case .state(_, let tone) = cells[state] else {
          return (pressing.count, 0, position)
        }
        return (pressing.firstIndex(of: tone) ?? 0, isOfFocus(table.rows[position]) ? 0 : 1, position)
      }.sorted { $0 < $1 }.map(\.2)
    }
    // Figures of the own unit before those that others have.
    let name = focus.map { $0.shortName.text(in: ground.language) }
    if let own = table.columns.firstIndex(where: { $0.heading == name }) {
      func isTold(_ position: Int) -> Bool {
        guard case .cells(let cells) = table.rows[position] else { return false }
        return cells[own] != .missing && cells[own] != .blank
      }
      return table.rows.indices.filter(isTold) + table.rows.indices.filter { !isTold($0) }
    }
    guard let own = table.rows.firstIndex(where: { isOfFocus($0) }), own > 2 else {
      return Array(table.rows.indices)
    }
    return table.rows.indices.sorted { (abs($0 - own), $0) < (abs($1 - own), $1) }
  }

  private func isOfFocus(_ row: ExportedRow) -> Bool {
    guard let focus, case .cells(let cells) = row else { return false }
    let names: Set<CleanText> = [
      focus.name.text(in: ground.language), focus.shortName.text(in: ground.language),
    ]
    return cells.contains { if case .text(let text) = $0 { names.contains(text) } else { false } }
  }

  private func width(of cell: ExportedCell) -> Int {
    switch cell {
    case .text(let text), .state(let text, _): text.columns
    case .number(let number): ground.text(number).columns
    case .day: 10
    case .blank, .missing: 1
    }
  }

  // MARK: Columns

  private func columns(of table: ExportedTable, _ rows: [ExportedRow]) -> [Int] {
    let filled = table.columns.indices.filter { column in
      !Self.dropped.contains(table.columns[column].id)
        && rows.contains { row in
          if case .cells(let cells) = row {
            cells[column] != .blank && cells[column] != .missing
          } else {
            false
          }
        }
    }
    guard filled.count > columnLimit else { return filled }
    let focusName = focus.map { $0.shortName.text(in: ground.language) }
    let own = filled.filter { table.columns[$0].heading == focusName }
    let name = table.columns.indices.first {
      ["name", "text", "title", "unit", "label"].contains(table.columns[$0].id)
    }
    let needed = Set(own + [name].compactMap(\.self)).intersection(filled)
    let others = filled.filter { !needed.contains($0) }.prefix(max(0, columnLimit - needed.count))
    return (Array(needed) + others).sorted()
  }

  private func section(
    _ table: ExportedTable, _ rows: [ExportedRow], _ kept: [Int], _ shares: [Int]
  ) -> DocumentTable {
    let bars = hasBars ? Self.bars(table, rows, kept) : nil
    let cells = zip(kept, shares).map { column, share in
      DocumentTable.Column(
        heading(table.columns[column]), share: share,
        isNumeric: [.number, .percent].contains(table.columns[column].kind))
    }
    let drawn = bars == nil ? [] : [DocumentTable.Column(ground.words[.documentBar], share: 16)]
    return DocumentTable(
      title: table.title, columns: cells + drawn,
      rows: rows.enumerated().map { position, row in
        switch row {
        case .group(let title): return .group(title)
        case .cells(let row):
          let bar = bars.map { bars in
            bars[position].map { DocumentTable.Cell.bar($0, tone(row)) } ?? .value(.blank)
          }
          return .cells(
            kept.map { DocumentTable.Cell.value(inWords(row[$0], of: table.columns[$0], row)) }
              + [bar].compactMap(\.self))
        }
      })
  }

  /// Days left as paper says them everywhere: "quá hạn 480 ngày" and no sign that each place reads otherwise.
  private func inWords(_ cell: ExportedCell, of column: ExportedColumn, _ row: [ExportedCell]) -> ExportedCell
  {
    guard column.id == "days", case .number(let number) = cell, let days = Int(number.value.description)
    else {
      return cell
    }
    let overdue = ground.words.text("term.overdue")
    let isOverdue = row.contains { if case .state(let words, _) = $0 { words == overdue } else { false } }
    return .text(DirectiveWords.daysInWords(days, isOverdue: isOverdue, ground.language))
  }

  /// Short where the one of the screen's file would take four lines.
  private func heading(_ column: ExportedColumn) -> CleanText {
    column.id == "days" ? ground.words[.documentDaysShort] : column.fullHeading
  }

  private func tone(_ row: [ExportedCell]) -> ExportedTone {
    isOfFocus(.cells(row)) ? .good : .neutral
  }

  /// Wide columns get more of the page, but no column all of it.
  private func share(_ table: ExportedTable, _ rows: [ExportedRow], _ column: Int) -> Int {
    let title = heading(table.columns[column])
    let word = title.string.split(separator: " ").map { CleanText(cleaning: String($0)).columns }.max() ?? 0
    let texts = rows.compactMap { row -> Int? in
      if case .cells(let cells) = row { width(of: cells[column]) } else { nil }
    }
    return min(max(texts.max() ?? 0, word, title.columns / 3, 6), 34)
  }

  /// The length of each row's bar in thousandths; nil where no column can be drawn: too few rows, or values below zero.
  static func bars(_ table: ExportedTable, _ rows: [ExportedRow], _ kept: [Int]) -> [Int?]? {
    let plain: Set<String> = ["rank", "rank_of", "days", "change", "count", "row"]
    let candidates = kept.filter { !plain.contains(table.columns[$0].id) }
    let column =
      candidates.first { table.columns[$0].kind == .percent }
      ?? candidates.first { table.columns[$0].kind == .number }
    guard let column else { return nil }
    let numbers = rows.map { row -> ExportedNumber? in
      if case .cells(let cells) = row, case .number(let number) = cells[column] { number } else { nil }
    }
    let values = numbers.compactMap { $0?.value }
    let zero = ExactDecimal(0)
    guard values.count >= 3, let largest = values.max(), largest > zero,
      !numbers.contains(where: { $0.map { $0.isSigned || $0.value < zero } ?? false })
    else { return nil }
    // A share is drawn against the whole.
    let isShare = numbers.contains { $0?.isPercent == true } && largest <= ExactDecimal(100)
    let whole = isShare ? ExactDecimal(100) : largest
    return numbers.map { number in
      number.flatMap { ($0.value * 1000).divided(by: whole, scale: 0) }.map { Int($0.significand) }
    }
  }

  // MARK: Sources

  /// "[1] dti.gov.vn, 12/07/2023; [2] …": the sources the view names.
  private var sources: CleanText {
    func position(_ id: String) -> Int? { view.sources.columns.firstIndex { $0.id == id } }
    guard let mark = position("mark"), let title = position("title") else { return .empty }
    let published = position("published")
    let rows = view.sources.rows.compactMap { row -> CleanText? in
      guard case .cells(let cells) = row, case .text(let mark) = cells[mark],
        case .text(let title) = cells[title]
      else { return nil }
      let named = mark + " " + title
      guard let published, case .day(let day) = cells[published] else { return named }
      return named + ", " + ground.format.day(day)
    }
    guard !rows.isEmpty else { return .empty }
    let limit = lineLimit > 30 ? rows.count : 3
    let more: CleanText = rows.count > limit ? "; …" : ""
    return ground.words[.documentSources] + " " + rows.prefix(limit).joined(separator: "; ") + more
  }
}
