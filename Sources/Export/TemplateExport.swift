import CExport
import Glibc
import Intake
import Model

/// Writes an empty form as an Excel workbook: the form on the first sheet, the lists to choose from on a hidden one.
/// Nothing is protected.
public struct TemplateExport {
  private let template: FormTemplate
  private let day: Day

  /// The hidden sheet.
  static let listSheet = "Danh mục"

  /// - Parameter day: the day that the file says it was made on, so that the same form makes the same file.
  public init(_ template: FormTemplate, day: Day) {
    self.template = template
    self.day = day
  }

  /// Writes a file that is whole or not there.
  /// - Parameter replaces: a file that has the name already goes.
  /// - Returns: the path of what was written.
  @discardableResult public func write(to path: String, replaces: Bool) throws(ExportError) -> String {
    let file = try NewFile(path: path, replaces: replaces)
    let memory = cx_memory_file()
    guard memory >= 0 else { throw ExportError(errno: errno, path: file.path) }
    defer { close(memory) }
    var fault = CX_OK
    guard
      let book = cx_book_open(
        "/proc/self/fd/\(memory)", template.title, day.secondsSince1970, &fault)
    else { throw ExportError(fault, errno, path: file.path, package: cx_xlsx_package()) }
    do {
      try TemplateSheet(template, book, path: file.path).write()
    } catch {
      cx_book_discard(book)
      throw error
    }
    fault = cx_book_close(book)
    if fault != CX_OK { throw ExportError(fault, errno, path: file.path, package: cx_xlsx_package()) }
    try file.write(contentsOf: memory)
    try file.commit()
    return file.path
  }
}

/// The sheets of a template while they are written.
private struct TemplateSheet {
  private let template: FormTemplate
  private let book: OpaquePointer
  private let path: String
  private var looks: [Look: OpaquePointer?] = [:]

  /// What a cell looks like.
  private struct Look: Hashable {
    let style: FormTemplate.Style
    let format: FormTemplate.Format
  }

  init(_ template: FormTemplate, _ book: OpaquePointer, path: String) {
    self.template = template
    self.book = book
    self.path = path
  }

  consuming func write() throws(ExportError) {
    var sheet = self
    try sheet.writeForm()
    try sheet.writeLists()
  }

  // MARK: - The form

  private mutating func writeForm() throws(ExportError) {
    try check(cx_book_sheet(book, sheetName))
    for (column, width) in widths.enumerated() { cx_width(book, UInt16(column), width) }
    let headings = template.headingRows
    for (row, cells) in template.rows.enumerated() {
      for (column, cell) in cells.enumerated() { try write(cell, row, column) }
    }
    for merge in template.merges {
      let first = template.rows[merge.rows.lowerBound][merge.columns.lowerBound]
      try check(cx_merge(book, range(merge.rows, merge.columns), look(first)))
      try write(first, merge.rows.lowerBound, merge.columns.lowerBound)
    }
    for (row, lines) in zip(headings, headingLines) where lines > 1 {
      cx_height(book, UInt32(row), Double(lines) * WorkbookLayout.lineHeight)
    }
    let names = template.columns.firstIndex {
      ["unit", "definition", "text", "code"].contains($0.rule.field)
    }
    cx_freeze(book, UInt32(template.firstRow), UInt16(min((names ?? 0) + 1, 3)))
    cx_print(book, UInt32(headings.lowerBound), UInt32(headings.upperBound))
    try writeRules()
  }

  private mutating func write(_ cell: FormTemplate.Cell, _ row: Int, _ column: Int) throws(ExportError) {
    let (line, place, look) = (UInt32(row), UInt16(column), look(cell))
    switch cell.content {
    case .blank: try check(cx_blank(book, line, place, look))
    case .text(let text):
      try check(cx_text(book, line, place, XLSXExport.text(CleanText(cleaning: text)), look))
    case .number(let number): try check(cx_number(book, line, place, Double(number) ?? 0, look))
    case .day(let day):
      let (year, month, dayOfMonth) = day.components
      try check(cx_day(book, line, place, Int32(year), Int32(month), Int32(dayOfMonth), look))
    case .sum(let rows):
      let name = Self.column(column)
      let formula = "=SUM(\(name)\(rows.lowerBound + 1):\(name)\(rows.upperBound + 1))"
      try check(cx_formula(book, line, place, formula, total(of: rows, column), look))
    }
  }

  /// What the spreadsheet will calculate.
  private func total(of rows: ClosedRange<Int>, _ column: Int) -> Double {
    rows.compactMap { row -> ExactDecimal? in
      guard template.rows[row].indices.contains(column),
        case .number(let number) = template.rows[row][column].content
      else { return nil }
      return ExactDecimal(number)
    }.total().description.asDouble
  }

  /// Names of sheets have at most 31 characters and none that formulas need.
  private var sheetName: String { String(template.form.filter { !"[]:*?/\\'".contains($0) }.prefix(31)) }

  /// Wide enough for headings in a few lines and for what is written already.
  private var widths: [Double] {
    template.columns.enumerated().map { position, column in
      let words = (column.path.last ?? "").split(separator: " ").map {
        CleanText(cleaning: String($0)).columns
      }
      var width = max(words.max() ?? 0, Self.leastWidth(column.rule.type))
      for row in template.entryRows {
        guard template.rows[row].indices.contains(position),
          case .text(let text) = template.rows[row][position].content
        else { continue }
        width = max(width, min(CleanText(cleaning: text).columns, 44))
      }
      return Double(width + 2)
    }
  }

  private static func leastWidth(_ type: ProfileColumn.ValueType) -> Int {
    switch type {
    case .ordinal: 4
    case .unit, .units, .definition: 28
    case .text: 24
    case .code: 12
    default: 10
    }
  }

  /// Lines that each row of headings takes; a heading over several rows has them all.
  private var headingLines: [Int] {
    let widths = widths
    let rows = template.headingRows
    var lines = rows.map { _ in 1 }
    var tall: [(rows: ClosedRange<Int>, lines: Int)] = []
    for row in rows {
      for (column, cell) in template.rows[row].enumerated() {
        guard case .text(let text) = cell.content else { continue }
        let merge = template.merges.first {
          $0.rows.lowerBound == row && $0.columns.lowerBound == column
        }
        let width = (merge?.columns ?? column...column).reduce(0) { $0 + widths[$1] }
        let needed = WorkbookLayout.lines(CleanText(cleaning: text), columns: Int(width))
        if let merge, merge.rows.count > 1 {
          tall.append((merge.rows, needed))
        } else {
          lines[row - rows.lowerBound] = max(lines[row - rows.lowerBound], needed)
        }
      }
    }
    for heading in tall {
      let given = heading.rows.reduce(0) { $0 + lines[$1 - rows.lowerBound] }
      lines[heading.rows.upperBound - rows.lowerBound] += max(0, heading.lines - given)
    }
    return lines
  }

  // MARK: - Lists

  private mutating func writeLists() throws(ExportError) {
    guard !template.choices.isEmpty, let first = template.entryRows.first, let last = template.entryRows.last
    else { return }
    for (place, choices) in template.choices.enumerated() {
      let name = Self.column(place)
      let source = "='\(TemplateExport.listSheet)'!$\(name)$2:$\(name)$\(choices.values.count + 1)"
      try check(
        cx_list(
          book, range(first...last, choices.column...choices.column), source, choices.isOpen,
          String(choices.title.prefix(32)), "Hãy chọn một mục trong danh sách."))
    }
    try check(cx_book_sheet(book, TemplateExport.listSheet))
    for (place, choices) in template.choices.enumerated() {
      cx_width(book, UInt16(place), 36)
      let heading = look(FormTemplate.Cell(.blank, .heading))
      try check(cx_text(book, 0, UInt16(place), choices.title, heading))
      for (row, value) in choices.values.enumerated() {
        let text = XLSXExport.text(CleanText(cleaning: value))
        try check(cx_text(book, UInt32(row + 1), UInt16(place), text, nil))
      }
    }
    cx_hide(book)
  }

  // MARK: - Rules

  /// A row whose figures do not agree turns colour.
  private func writeRules() throws(ExportError) {
    guard let first = template.entryRows.first, let last = template.totalRow ?? template.entryRows.last,
      !template.columns.isEmpty
    else { return }
    var of = cx_look_of()
    of.fill = 0xFF_D9_A0
    of.colour = 0x8A_00_00
    guard !template.rules.isEmpty, let mark = cx_book_look(book, of) else { return }
    for rule in template.rules {
      try check(
        cx_mark(
          book, range(first...last, 0...(template.columns.count - 1)), Self.formula(rule, row: first + 1),
          mark))
    }
  }

  /// The condition under which a rule does not hold, for a row counted from 1.
  static func formula(_ rule: FormTemplate.Rule, row: Int) -> String {
    func cell(_ column: Int) -> String { "$\(Self.column(column))\(row)" }
    func sum(_ columns: [Int]) -> String { "SUM(" + columns.map(cell).joined(separator: ",") + ")" }
    switch rule.kind {
    case .sum(let total, let added, let subtracted, let tolerance):
      let parts = added + subtracted
      let made = (added.isEmpty ? "0" : sum(added)) + (subtracted.isEmpty ? "" : "-" + sum(subtracted))
      // Six decimals: more than any form states, fewer than binary numbers lose.
      return "=AND(COUNT(\(([total] + parts).map(cell).joined(separator: ",")))>0,"
        + "ABS(ROUND(\(sum([total]))-(\(made)),6))>\(tolerance))"
    case .share(let share, let numerator, let denominator):
      return "=AND(ISNUMBER(\(cell(share))),\(sum(denominator))<>0,"
        + "ROUND(ABS(\(sum([share]))*\(sum(denominator))-\(sum(numerator))),6)>ABS(\(sum(denominator)))*0.00005)"
    }
  }

  // MARK: - Looks and places

  private mutating func look(_ cell: FormTemplate.Cell) -> OpaquePointer? {
    let key = Look(style: cell.style, format: cell.format)
    if let known = looks[key] { return known }
    let made = make(key)
    looks[key] = .some(made)
    return made
  }

  private func make(_ key: Look) -> OpaquePointer? {
    var look = cx_look_of()
    switch key.style {
    case .title:
      look.bold = true
      look.size = 14
    case .fact: break
    case .marker, .note: look.colour = 0x59_59_59
    case .heading:
      look.bold = true
      look.wrap = true
      look.centred = true
      look.middle = true
      look.boxed = true
      look.fill = 0xEE_EE_EE
    case .columnNumber:
      look.centred = true
      look.boxed = true
      look.colour = 0x59_59_59
    case .group:
      look.bold = true
      look.boxed = true
      look.fill = 0xF5_F5_F5
    case .given:
      look.boxed = true
      look.wrap = key.format == .text
      look.top = true
    case .entry:
      look.boxed = true
      look.wrap = key.format == .text
      look.top = true
      look.fill = 0xFF_FF_F0
    case .total:
      look.bold = true
      look.boxed = true
    }
    guard let pattern = Self.pattern(key.format) else { return cx_book_look(book, look) }
    return pattern.withCString { format in
      look.number_format = format
      return cx_book_look(book, look)
    }
  }

  private static func pattern(_ format: FormTemplate.Format) -> String? {
    switch format {
    case .general: nil
    case .text: "@"
    case .count: "#,##0"
    case .decimal: "#,##0.00##"
    case .percent: "0.00%"
    case .day: "dd/mm/yyyy"
    }
  }

  private func range(_ rows: ClosedRange<Int>, _ columns: ClosedRange<Int>) -> cx_range {
    cx_range(
      first_row: UInt32(rows.lowerBound), last_row: UInt32(rows.upperBound),
      first_column: UInt16(columns.lowerBound), last_column: UInt16(columns.upperBound))
  }

  /// `A`, `Z`, `AA`.
  static func column(_ position: Int) -> String {
    var rest = position
    var name = ""
    while rest >= 0 {
      name = String(UnicodeScalar(UInt8(ascii: "A") + UInt8(rest % 26))) + name
      rest = rest / 26 - 1
    }
    return name
  }

  private func check(_ fault: cx_fault) throws(ExportError) {
    if fault != CX_OK { throw ExportError(fault, 0, path: path, package: cx_xlsx_package()) }
  }
}

extension String {
  fileprivate var asDouble: Double { Double(self) ?? 0 }
}
