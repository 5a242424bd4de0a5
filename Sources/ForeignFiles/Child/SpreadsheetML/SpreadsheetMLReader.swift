import CForeignFiles
import Intake

/// Reads workbooks of Excel 2002 and 2003 in XML, which are often named `.xls`.
struct SpreadsheetMLReader {
  let bytes: [UInt8]
  let writer: RowStreamWriter
  let request: ReaderRequest

  /// - Throws: a ``FaultPlace``.
  func read() throws {
    let list = SpreadsheetMLList()
    try parse(list, longest: 1 << 16, collects: true)
    guard !list.sheets.isEmpty else { throw FaultPlace(.partMissing, detail: "Worksheet") }
    let names = list.sheets.map(\.name)
    if let missing = request.choice.missing(in: names) {
      throw FaultPlace(.unknownSheet, sheet: missing, detail: names.joined(separator: ", "))
    }
    writer.format(.spreadsheetML)
    let part = SpreadsheetMLPart(sheets: list.sheets, writer: writer, request: request)
    try parse(part, longest: request.limits.cellBytes, collects: false)
    if let failure = part.failure { throw failure }
  }

  private func parse<Handler: MarkupHandler>(_ handler: Handler, longest: Int, collects: Bool) throws {
    let reader = try MarkupReader(handler, part: "Workbook", longest: longest)
    reader.collect(collects)
    _ = try bytes.withUnsafeBytes { try reader.feed($0, isLast: true) }
  }
}
