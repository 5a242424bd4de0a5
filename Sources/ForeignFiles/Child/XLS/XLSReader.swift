import CForeignFiles
import Glibc
import Intake

/// Reads workbooks of Excel 97 to 2003: values by FreeXL, and what FreeXL does not tell from the records themselves.
struct XLSReader {
  let bytes: [UInt8]
  let writer: RowStreamWriter
  let request: ReaderRequest

  /// - Throws: a ``FaultPlace``.
  func read() throws {
    let file: CompoundFile
    let found: [UInt8]?
    do {
      file = try CompoundFile(bytes)
      found = try file.stream("Workbook") ?? file.stream("Book")
    } catch {
      throw FaultPlace(.corruptWorkbook)
    }
    guard let stream = found else { throw XLSReader.otherKind(file.names) }
    let records = try BIFFWorkbook(stream, writer: writer)
    if records.isEncrypted { throw FaultPlace(.encrypted) }
    try Library.open(CF_LIBRARY_XLS)
    var fault = CF_OK
    let path = "/proc/self/fd/\(ReaderCommand.fileDescriptor)"
    guard let workbook = cf_old_workbook_open(path, &fault) else {
      throw FaultPlace(
        fault == CF_ENCRYPTED ? .encrypted : fault == CF_OUT_OF_MEMORY ? .crashed : .corruptWorkbook)
    }
    defer { cf_old_workbook_close(workbook) }
    try read(workbook, records)
  }

  private static func otherKind(_ names: Set<String>) -> FaultPlace {
    if names.contains("EncryptedPackage") { return FaultPlace(.encrypted) }
    if names.contains("WordDocument") { return FaultPlace(.otherKind, detail: "Word (.doc)") }
    if names.contains("PowerPoint Document") { return FaultPlace(.otherKind, detail: "PowerPoint (.ppt)") }
    if names.contains("__substg1.0_0037001F") { return FaultPlace(.otherKind, detail: "Outlook (.msg)") }
    return FaultPlace(.binary)
  }

  // MARK: - Sheets

  private struct Sheet {
    let index: Int32
    let name: String
    let record: BIFFWorkbook.Sheet
  }

  private func read(_ workbook: OpaquePointer, _ records: BIFFWorkbook) throws {
    let count = cf_old_workbook_sheet_count(workbook)
    // Both count the same records.
    guard Int(count) == records.sheets.count else { throw FaultPlace(.corruptWorkbook) }
    let sheets = (0..<count).compactMap { index -> Sheet? in
      let record = records.sheets[Int(index)]
      guard record.hasCells, let name = cf_old_workbook_sheet_name(workbook, index) else { return nil }
      return Sheet(index: index, name: String(cString: name), record: record)
    }
    if let missing = request.choice.missing(in: sheets.map(\.name)) {
      throw FaultPlace(.unknownSheet, sheet: missing, detail: sheets.map(\.name).joined(separator: ", "))
    }
    let wanted = sheets.filter { request.choice.contains($0.name, isHidden: $0.record.isHidden) }
    let letters = try letters(workbook, wanted, records)
    writer.format(.xls, encoding: letters == .tcvn3 ? .tcvn3 : nil)
    for (index, sheet) in sheets.enumerated() {
      let isRead = request.choice.contains(sheet.name, isHidden: sheet.record.isHidden)
      writer.sheet(
        SheetHeader(index: index, name: sheet.name, isHidden: sheet.record.isHidden, isRead: isRead))
      var merges: [MergedCells] = []
      if isRead {
        let details = try records.details(of: sheet.record)
        try write(workbook, sheet, details, records.calendar, isTCVN3: letters == .tcvn3)
        merges = details.merges
      }
      writer.sheetEnd(merges)
      if writer.isGone || writer.failure != nil { return }
    }
  }

  /// Calls a closure for each cell that has a value, row by row.
  private func forEachCell(
    _ workbook: OpaquePointer, _ sheet: Sheet, _ details: BIFFSheet, row: (Int) -> Bool,
    cell: (BIFFSheet.Place, cf_cell) -> Void
  ) throws {
    var rows: UInt32 = 0
    var columns: UInt16 = 0
    guard cf_old_workbook_choose(workbook, sheet.index, &rows, &columns) else {
      throw FaultPlace(.corruptWorkbook)
    }
    let rowCount = max(Int(rows), details.lastRow + 1)
    let columnCount = max(Int(columns), details.lastColumn + 1)
    for number in 0..<min(rowCount, RowNumber.largest) {
      guard row(number) else { return }
      for column in 0..<min(columnCount, ColumnName.largestCount) {
        cell(
          BIFFSheet.Place(row: number, column: column),
          cf_old_workbook_cell(workbook, UInt32(number), UInt16(clamping: column)))
      }
    }
  }

  private func write(
    _ workbook: OpaquePointer, _ sheet: Sheet, _ details: BIFFSheet, _ calendar: SerialDay.Calendar,
    isTCVN3: Bool
  ) throws {
    var isOpen = false
    try forEachCell(workbook, sheet, details) { row in
      if isOpen { writer.endRow() }
      isOpen = true
      writer.beginRow(row + 1)
      return !writer.isGone && writer.failure == nil
    } cell: { place, cell in
      var style = details.styles[place] ?? .plain
      if isTCVN3, style.legacy == nil { style.legacy = .tcvn3 }
      if let result = details.results[place] {
        write(result, at: place, style, calendar, isFormula: details.formulas.contains(place))
      } else if details.formulas.contains(place) {
        writer.formulaWithoutResult(place.column, font: style.font)
      } else {
        write(cell, at: place, style, calendar)
      }
    }
    if isOpen { writer.endRow() }
  }

  // MARK: - Cells

  private func write(
    _ cell: cf_cell, at place: BIFFSheet.Place, _ style: CellStyle, _ calendar: SerialDay.Calendar
  ) {
    switch cell.kind {
    case CF_CELL_INTEGER: number(Double(cell.integer), place, style, calendar)
    case CF_CELL_DECIMAL: number(cell.decimal, place, style, calendar)
    case CF_CELL_DAY, CF_CELL_DAY_AND_TIME:
      let text = String(cString: cell.text)
      let moment = text.utf8.withContiguousStorageIfAvailable { ISODay.read(UnsafeRawBufferPointer($0)) }
      if let (day, second) = moment ?? nil {
        writer.day(place.column, day, second: second, font: style.font)
      } else {
        writer.text(place.column, text, font: style.font)
      }
    case CF_CELL_TEXT, CF_CELL_TIME:
      let text = String(cString: cell.text)
      guard !text.isEmpty else { return }
      writer.text(place.column, [TextRun(text, .ofCell)], style: style)
    default: break
    }
  }

  private func write(
    _ result: BIFFSheet.Result, at place: BIFFSheet.Place, _ style: CellStyle, _ calendar: SerialDay.Calendar,
    isFormula: Bool
  ) {
    switch result {
    case .number(let value): number(value, place, style, calendar, isFormula: isFormula)
    case .text(let text):
      writer.text(place.column, [TextRun(text, .ofCell)], style: style, isFormula: isFormula)
    case .flag(let flag): writer.flag(place.column, flag, font: style.font, isFormula: isFormula)
    case .error(let error):
      error.utf8.withContiguousStorageIfAvailable {
        writer.error(place.column, UnsafeRawBufferPointer($0), font: style.font, isFormula: isFormula)
      }
    }
  }

  private func number(
    _ value: Double, _ place: BIFFSheet.Place, _ style: CellStyle, _ calendar: SerialDay.Calendar,
    isFormula: Bool = false
  ) {
    guard let text = ExactNumber.exactText(value) else {
      return writer.fail(FaultPlace(.corruptWorkbook, row: place.row + 1, column: place.column))
    }
    text.withUnsafeBytes {
      _ = writer.value(place.column, $0, style: style, calendar: calendar, isFormula: isFormula)
    }
  }

  // MARK: - Letters

  /// Whether texts under fonts of Unicode are those of an old encoding nevertheless, which only their letters tell: a
  /// part of a cell may have a font of its own, which neither FreeXL nor the cell's style knows.
  private func letters(
    _ workbook: OpaquePointer, _ sheets: [Sheet], _ records: BIFFWorkbook
  ) throws -> TextEncoding? {
    if let asked = request.encoding {
      guard asked.isReadable else { throw FaultPlace(.legacyEncoding, detail: asked.name) }
      return asked == .tcvn3 ? .tcvn3 : nil
    }
    var survey = LetterSurvey()
    for sheet in sheets {
      let details = try records.details(of: sheet.record)
      try forEachCell(workbook, sheet, details) { _ in
        true
      } cell: { place, cell in
        guard cell.kind == CF_CELL_TEXT, details.styles[place]?.legacy == nil else { return }
        survey.add(String(cString: cell.text))
      }
    }
    return try survey.encoding()
  }
}
