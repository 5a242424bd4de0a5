import Dashboard
import Model

/// A view as sheets of a workbook: one for each table, and a last one with definitions, sources and what holds for the
/// whole. Pure; XLSX and ODS are written from it.
struct WorkbookLayout: Hashable, Sendable {
  /// How a cell looks, beside the form of its number.
  enum Style: Hashable, Sendable {
    case title, simulated, fact, heading, group, body, label
  }

  struct Cell: Hashable, Sendable {
    let content: ExportedCell
    let style: Style
    /// Written to the right though it is no number: a heading above numbers, a dash among them.
    let isAtEnd: Bool
  }

  struct Sheet: Hashable, Sendable {
    let name: String
    /// In widths of a digit.
    var widths: [Double]
    var rows: [[Cell]]
    /// Rows and columns that stay in sight.
    var frozenRows = 0
    var frozenColumns = 0
    /// Lines of each row; a wrapped text takes several.
    var lines: [Int] = []
    /// The row with the headings, which is printed on every page; nil for a sheet that is no table.
    var headingRow: Int?
  }

  let title: CleanText
  let language: Language
  private(set) var sheets: [Sheet] = []

  /// What one sheet holds in either format.
  static let mostRows = 1_048_576
  static let mostColumns = 16_384
  /// The longest text of a cell.
  static let longestText = 32_767

  /// In points.
  static let lineHeight = 15.0

  private let cells: CellText
  private let wording: Wording

  static func == (left: WorkbookLayout, right: WorkbookLayout) -> Bool { left.sheets == right.sheets }
  func hash(into hasher: inout Hasher) { hasher.combine(sheets) }

  init(_ view: ExportedView) throws(ExportError) {
    title = view.title
    language = view.language
    cells = CellText(view.language)
    wording = Wording(view.language)
    var names = SheetNames()
    for table in view.tables {
      let name = view.tables.count > 1 ? table.title : wording[screen: view.screen]
      sheets.append(tableSheet(table, view, name: names.name(name.string)))
    }
    sheets.append(notesSheet(view, name: names.name(wording[.exportNotes].string)))
    for position in sheets.indices { sheets[position].lines = lines(of: sheets[position]) }
    for sheet in sheets {
      let columns = sheet.widths.count
      guard sheet.rows.count <= Self.mostRows, columns <= Self.mostColumns else {
        throw .tooLarge(rows: sheet.rows.count, columns: columns)
      }
    }
  }

  /// Sheets that are no view's.
  init(title: CleanText, language: Language, sheets: [Sheet]) {
    self.title = title
    self.language = language
    self.sheets = sheets
    cells = CellText(language)
    wording = Wording(language)
    for position in self.sheets.indices { self.sheets[position].lines = lines(of: self.sheets[position]) }
  }

  // MARK: Sheets

  private func tableSheet(_ table: ExportedTable, _ view: ExportedView, name: String) -> Sheet {
    var sheet = Sheet(name: name, widths: widths(table), rows: preface(view))
    if view.tables.count > 1 { sheet.rows.append([text(table.title, .title)]) }
    sheet.rows.append([])
    guard !table.columns.isEmpty else { return sheet }
    sheet.headingRow = sheet.rows.count
    sheet.frozenRows = sheet.rows.count + 1
    // What names the things stays in sight of a wide table, where that leaves room for the rest.
    if let name = table.nameColumn, name < 4, table.columns.count > 6 { sheet.frozenColumns = name + 1 }
    sheet.rows += rows(of: table)
    return sheet
  }

  /// Title and what holds for the whole, in a line each.
  private func preface(_ view: ExportedView) -> [[Cell]] {
    var rows = [[text(view.title, .title)]]
    if view.isSimulated { rows.append([text(wording[.exportSimulated], .simulated)]) }
    rows.append([text(view.facts.map(\.text).joined(separator: " · "), .fact)])
    return rows
  }

  private func rows(of table: ExportedTable) -> [[Cell]] {
    [table.columns.map { Cell(content: .text($0.fullHeading), style: .heading, isAtEnd: $0.isNumeric) }]
      + table.rows.map { row in
        switch row {
        case .group(let title):
          return [text(title, .group)]
            + Array(
              repeating: Cell(content: .blank, style: .group, isAtEnd: false),
              count: max(0, table.columns.count - 1))
        case .cells(let cells):
          return zip(cells, table.columns).map { cell, column in
            Cell(content: cell, style: .body, isAtEnd: cell == .missing && column.isNumeric)
          }
        }
      }
  }

  private func notesSheet(_ view: ExportedView, name: String) -> Sheet {
    var sheet = Sheet(name: name, widths: [], rows: [[text(view.title, .title)]])
    if view.isSimulated { sheet.rows.append([text(wording[.exportSimulated], .simulated)]) }
    for fact in view.facts { sheet.rows.append([text(fact.label, .label), text(fact.value, .fact)]) }
    if !view.remarks.isEmpty {
      sheet.rows += [[], [text(wording[.exportRemarks], .title)]]
      for remark in view.remarks { sheet.rows.append([text(remark, .fact)]) }
    }
    for table in [view.definitions, view.sources] where !table.rows.isEmpty {
      sheet.rows += [[], [text(table.title, .title)]]
      sheet.rows += rows(of: table)
      let needed = widths(table)
      for (position, width) in needed.enumerated() {
        if position < sheet.widths.count {
          sheet.widths[position] = max(sheet.widths[position], width)
        } else {
          sheet.widths.append(width)
        }
      }
    }
    let labels = view.facts.map { Double($0.label.columns) + 2 }.max() ?? 0
    sheet.widths =
      [max(labels, sheet.widths.first ?? 12)] + (sheet.widths.isEmpty ? [60] : sheet.widths.dropFirst())
    return sheet
  }

  private func text(_ text: CleanText, _ style: Style) -> Cell {
    Cell(content: text.isEmpty ? .blank : .text(text), style: style, isAtEnd: false)
  }

  // MARK: Widths and heights

  private static let mostLines = 25

  /// Spreadsheets do not agree on whether they make room for wrapped texts by themselves.
  private func lines(of sheet: Sheet) -> [Int] {
    sheet.rows.map { row in
      var most = 1
      for (cell, width) in zip(row, sheet.widths) where cell.style == .body || cell.style == .heading {
        most = max(most, Self.lines(cells.text(cell.content), columns: Int(width)))
      }
      return min(most, Self.mostLines)
    }
  }

  /// Lines that a text is broken into at its blanks. Bold letters are a little wider than digits.
  static func lines(_ text: CleanText, columns: Int) -> Int {
    guard text.columns > columns - 1 else { return 1 }
    var lines = 1
    var used = 0
    for word in text.string.split(separator: " ") {
      let width = CleanText(cleaning: String(word)).columns
      if used > 0, used + 1 + width > columns - 1 {
        lines += 1
        used = width
      } else {
        used += (used > 0 ? 1 : 0) + width
      }
      // A word that is too long is broken itself.
      while used > columns {
        lines += 1
        used -= columns
      }
    }
    return lines
  }

  private static let widest = 60

  /// Wide enough for what is in it, up to a width from which on texts are wrapped; headings in up to three lines.
  private func widths(_ table: ExportedTable) -> [Double] {
    table.columns.indices.map { column in
      let heading = table.columns[column].fullHeading
      let words = heading.string.split(separator: " ").map { CleanText(cleaning: String($0)).columns }
      var width = max(words.max() ?? 0, (heading.columns + 2) / 3)
      for row in table.rows {
        if case .cells(let cells) = row { width = max(width, self.cells.text(cells[column]).columns) }
      }
      return Double(min(max(width, 6), Self.widest) + 2)
    }
  }
}

/// Names of sheets: at most 31 characters, none that formulas need, each once.
struct SheetNames {
  private var taken: Set<String> = []

  mutating func name(_ wanted: String) -> String {
    let allowed = wanted.filter { !"[]:*?/\\".contains($0) }
    // Excel counts UTF-16 units; an apostrophe may stand at neither end.
    var base = Self.cut(allowed, to: 31).trimmed
    if base.isEmpty { base = "1" }
    var name = base
    var number = 2
    while taken.contains(name.lowercased()) {
      let ending = " \(number)"
      name = Self.cut(base, to: 31 - ending.count).trimmed + ending
      number += 1
    }
    taken.insert(name.lowercased())
    return name
  }

  private static func cut(_ text: String, to units: Int) -> String {
    var result = ""
    var used = 0
    for character in text {
      used += character.utf16.count
      if used > units { break }
      result.append(character)
    }
    return result
  }
}

extension String {
  /// Without blanks and apostrophes at either end.
  fileprivate var trimmed: String {
    let start = drop { $0 == " " || $0 == "'" }
    return String(start.reversed().drop { $0 == " " || $0 == "'" }.reversed())
  }
}
