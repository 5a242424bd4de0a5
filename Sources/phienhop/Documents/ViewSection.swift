import Dashboard
import Export
import Model

/// What a view shows, cut to the width of a page: its tables with the columns that matter, the row of the own unit among
/// them, and the sources of what is left.
struct ViewSection {
  let view: ExportedView
  let ground: DocumentGround
  /// Most rows of all tables together; headings of groups count.
  let rowLimit: Int
  let columnLimit: Int
  /// Draws the figures of one column as bars.
  let hasBars: Bool
  /// Rows and columns of this unit stay in any case.
  let focus: AdministrativeUnit?

  private static let dropped: Set<String> = [
    "unit_code", "unit_valid_from", "id", "code", "whole_text", "due_from", "due_to", "due_as_stated", "kind",
    "progress", "units", "units_finished", "assigned_on", "document", "item", "note", "source", "address",
    "published", "read", "from", "to", "numerator", "denominator", "province", "reason", "place", "places",
  ]

  /// "Kỳ: Tháng 6/2024 · Tính đến: 30/06/2024": what holds for the view beside what the document says itself.
  var facts: CleanText {
    let own: Set<CleanText> = Set(
      ground.register.units.isEmpty
        ? [] : [ground.home.flatMap { ground.register.unit($0) }?.name.text(in: ground.language) ?? .empty])
    return view.facts.dropLast(2).filter { !own.contains($0.value) }.map(\.text).joined(separator: " · ")
  }

  var blocks: [TextDocument.Block] {
    var blocks: [TextDocument.Block] = []
    if !facts.isEmpty { blocks.append(.paragraph(DocumentParagraph(.note, facts))) }
    var left = rowLimit
    for table in view.tables where !table.rows.isEmpty && left > 1 {
      let (kept, rest) = rows(of: table, limit: left)
      left -= kept.count + 1
      blocks.append(.table(section(table, kept)))
      if rest > 0 {
        blocks.append(
          .paragraph(
            DocumentParagraph(.note, ground.words(.documentMoreRows, [ground.format.integer(rest)]))))
      }
    }
    let sources = sources
    if !sources.isEmpty { blocks.append(.paragraph(DocumentParagraph(.note, sources))) }
    return blocks
  }

  // MARK: Rows

  /// The first rows; where the own unit is further down, those about it.
  private func rows(of table: ExportedTable, limit: Int) -> (kept: [ExportedRow], rest: Int) {
    guard table.rows.count > limit else { return (table.rows, 0) }
    let own = table.rows.firstIndex { isOfFocus($0) } ?? 0
    let start = own < limit ? 0 : min(own - limit / 2, table.rows.count - limit)
    var kept = Array(table.rows[start..<(start + limit)])
    // A heading with nothing below it says nothing.
    while kept.last?.isGroup == true { kept.removeLast() }
    let shown = kept.count { !$0.isGroup }
    return (kept, table.rowCount - shown)
  }

  private func isOfFocus(_ row: ExportedRow) -> Bool {
    guard let focus, case .cells(let cells) = row else { return false }
    let names: Set<CleanText> = [
      focus.name.text(in: ground.language), focus.shortName.text(in: ground.language),
    ]
    return cells.contains { if case .text(let text) = $0 { names.contains(text) } else { false } }
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

  private func section(_ table: ExportedTable, _ rows: [ExportedRow]) -> DocumentTable {
    let kept = columns(of: table, rows)
    let bars = hasBars ? Self.bars(table, rows, kept) : nil
    let cells = kept.map { column in
      DocumentTable.Column(
        table.columns[column].fullHeading, share: share(table, rows, column),
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
          return .cells(kept.map { DocumentTable.Cell.value(row[$0]) } + [bar].compactMap(\.self))
        }
      })
  }

  private func tone(_ row: [ExportedCell]) -> ExportedTone {
    isOfFocus(.cells(row)) ? .good : .neutral
  }

  /// Wide columns get more of the page, but no column all of it.
  private func share(_ table: ExportedTable, _ rows: [ExportedRow], _ column: Int) -> Int {
    let heading = table.columns[column].fullHeading
    let word = heading.string.split(separator: " ").map { CleanText(cleaning: String($0)).columns }.max() ?? 0
    let texts = rows.compactMap { row -> Int? in
      guard case .cells(let cells) = row else { return nil }
      switch cells[column] {
      case .text(let text), .state(let text, _): return text.columns
      case .number: return 7
      case .day: return 10
      case .blank, .missing: return nil
      }
    }
    return min(max(texts.max() ?? 0, word, 6), 34)
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
    let limit = rowLimit > 20 ? rows.count : 3
    let more: CleanText = rows.count > limit ? "; …" : ""
    return ground.words[.documentSources] + " " + rows.prefix(limit).joined(separator: "; ") + more
  }
}
