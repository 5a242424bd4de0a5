import CExport
import Dashboard
import Glibc
import Model

/// Writes sheets as an Excel workbook: numbers and days as such, texts as texts and never as formulas.
struct XLSXExport {
  private let layout: WorkbookLayout
  private let cells: CellText
  /// Seconds since 1970 that the file says it was made at.
  private let created: Int64

  /// - Parameter day: the day that the view is seen on, so that the same view makes the same file.
  init(_ layout: WorkbookLayout, day: Day) {
    self.layout = layout
    cells = CellText(layout.language)
    created = day.secondsSince1970
  }

  /// Writes the workbook into memory and from there into a file: the library prints a line of its own on standard error
  /// where a file cannot be written, which would spoil the screen.
  func write(to file: NewFile) throws(ExportError) {
    let memory = cx_memory_file()
    guard memory >= 0 else { throw ExportError(errno: errno, path: file.path) }
    defer { close(memory) }
    try write(to: "/proc/self/fd/\(memory)", as: file.path)
    try file.write(contentsOf: memory)
  }

  private func write(to path: String, as name: String) throws(ExportError) {
    var fault = CX_OK
    guard let book = cx_book_open(path, layout.title.string, created, &fault) else {
      throw ExportError(fault, errno, path: name, package: cx_xlsx_package())
    }
    do {
      var looks = Looks(book, layout.language)
      for sheet in layout.sheets { try write(sheet, to: book, &looks, name) }
    } catch {
      cx_book_discard(book)
      throw error
    }
    fault = cx_book_close(book)
    if fault != CX_OK { throw ExportError(fault, errno, path: name, package: cx_xlsx_package()) }
  }

  private func write(
    _ sheet: WorkbookLayout.Sheet, to book: OpaquePointer, _ looks: inout Looks, _ path: String
  ) throws(ExportError) {
    try check(cx_book_sheet(book, sheet.name), path)
    for (column, width) in sheet.widths.enumerated() { cx_width(book, UInt16(column), width) }
    if sheet.frozenRows > 0 { cx_freeze(book, UInt32(sheet.frozenRows), UInt16(sheet.frozenColumns)) }
    if let heading = sheet.headingRow { cx_print(book, UInt32(heading), UInt32(heading)) }
    for (row, lines) in sheet.lines.enumerated() where lines > 1 {
      cx_height(book, UInt32(row), Double(lines) * WorkbookLayout.lineHeight)
    }
    for (row, cells) in sheet.rows.enumerated() {
      for (column, cell) in cells.enumerated() {
        try check(write(cell, to: book, row: UInt32(row), column: UInt16(column), &looks), path)
      }
    }
  }

  private func write(
    _ cell: WorkbookLayout.Cell, to book: OpaquePointer, row: UInt32, column: UInt16, _ looks: inout Looks
  ) -> cx_fault {
    let look = looks.look(of: cell)
    switch cell.content {
    case .blank: return cell.style == .body ? CX_OK : cx_blank(book, row, column, look)
    case .number(let number):
      guard let value = number.decimalText.flatMap({ Double($0) }) else { break }
      return cx_number(book, row, column, value, look)
    case .day(let day):
      let (year, month, dayOfMonth) = day.components
      // Spreadsheets know no day before 1900.
      guard (1900...9999).contains(year) else { break }
      return cx_day(book, row, column, Int32(year), Int32(month), Int32(dayOfMonth), look)
    case .missing, .text, .state: break
    }
    return cx_text(book, row, column, Self.text(cells.text(cell.content)), look)
  }

  private func check(_ fault: cx_fault, _ path: String) throws(ExportError) {
    if fault != CX_OK { throw ExportError(fault, 0, path: path, package: cx_xlsx_package()) }
  }

  /// The text as the format keeps it: not longer than a cell takes, and without what Excel would read as an escaped
  /// character (`_x0041_` is A).
  static func text(_ text: CleanText) -> String {
    var string = text.string
    if string.utf16.count > WorkbookLayout.longestText {
      string = String(string.prefix(WorkbookLayout.longestText / 2)) + "…"
    }
    guard string.contains("_x") else { return string }
    return string.replacing(/_(?=x[0-9A-Fa-f]{4}_)/, with: "_x005F_")
  }
}

/// Looks made so far, so that a workbook has each once.
private struct Looks {
  private struct Key: Hashable {
    let style: WorkbookLayout.Style
    let pattern: NumberPattern?
    let isAtEnd: Bool
    let tone: ExportedTone?
  }

  private let book: OpaquePointer
  private let language: Language
  private var made: [Key: OpaquePointer?] = [:]

  init(_ book: OpaquePointer, _ language: Language) {
    self.book = book
    self.language = language
  }

  mutating func look(of cell: WorkbookLayout.Cell) -> OpaquePointer? {
    var tone: ExportedTone?
    if case .state(_, let stated) = cell.content { tone = stated }
    let key = Key(
      style: cell.style, pattern: NumberPattern(cell.content), isAtEnd: cell.isAtEnd, tone: tone)
    if let known = made[key] { return known }
    let look = make(key)
    made[key] = .some(look)
    return look
  }

  private func make(_ key: Key) -> OpaquePointer? {
    var look = cx_look_of()
    look.top = key.style == .body
    look.at_end = key.isAtEnd
    switch key.style {
    case .title:
      look.bold = true
      look.size = 14
    case .simulated:
      look.bold = true
      look.colour = 0x8A_0000
    case .heading:
      look.bold = true
      look.wrap = true
      look.ruled = true
      look.fill = 0xEE_EEEE
    case .group:
      look.bold = true
      look.fill = 0xF5_F5F5
    case .label: look.bold = true
    case .fact: break
    case .body: look.wrap = key.pattern == nil
    }
    switch key.tone {
    case .good?: look.colour = 0x00_4D00
    case .warning?: look.colour = 0x5C_3A00
    case .bad?:
      look.colour = 0x8A_0000
      look.bold = true
    case .neutral?, nil: break
    }
    guard let pattern = key.pattern else { return cx_book_look(book, look) }
    return pattern.excel(language).withCString { format in
      look.number_format = format
      return cx_book_look(book, look)
    }
  }
}
