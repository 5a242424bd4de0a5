import Dashboard
import Model

/// The file of an OpenDocument spreadsheet that holds its tables.
struct ODSContent {
  private let layout: WorkbookLayout
  private let cells: CellText

  init(_ layout: WorkbookLayout) {
    self.layout = layout
    cells = CellText(layout.language)
  }

  var text: String {
    var styles = ODSStyles(layout.language)
    let tables = layout.sheets.map { table($0, &styles) }.joined()
    return ODSExport.head + """
      <office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" \
      xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" \
      xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" \
      xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" \
      xmlns:number="urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0" \
      xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" office:version="1.3">
      <office:automatic-styles>
      \(styles.text)</office:automatic-styles>
      <office:body><office:spreadsheet>
      \(tables)</office:spreadsheet></office:body>
      </office:document-content>

      """
  }

  private func table(_ sheet: WorkbookLayout.Sheet, _ styles: inout ODSStyles) -> String {
    var text = "<table:table table:name=\"\(escaped(sheet.name))\" table:style-name=\"table\">\n"
    for width in sheet.widths {
      text += "<table:table-column table:style-name=\"\(styles.column(width))\"/>\n"
    }
    for (position, row) in sheet.rows.enumerated() {
      let isHeading = position == sheet.headingRow
      if isHeading { text += "<table:table-header-rows>\n" }
      text += "<table:table-row table:style-name=\"\(styles.row(sheet.lines[position]))\">"
      for cell in row { text += element(cell, styles.cell(cell)) }
      // A row has one cell at least.
      if row.isEmpty { text += "<table:table-cell/>" }
      text += "</table:table-row>\n"
      if isHeading { text += "</table:table-header-rows>\n" }
    }
    return text + "</table:table>\n"
  }

  private func element(_ cell: WorkbookLayout.Cell, _ style: String) -> String {
    let shown = "<text:p>" + paragraph(cells.text(cell.content)) + "</text:p>"
    func typed(_ type: String, _ value: String = "") -> String {
      "<table:table-cell table:style-name=\"\(style)\" office:value-type=\"\(type)\"\(value)>\(shown)</table:table-cell>"
    }
    switch cell.content {
    case .blank: return "<table:table-cell table:style-name=\"\(style)\"/>"
    case .number(let number):
      guard let value = number.decimalText else { return typed("string") }
      return typed(number.isPercent ? "percentage" : "float", " office:value=\"\(value)\"")
    case .day(let day): return typed("date", " office:date-value=\"\(day)\"")
    case .missing, .text, .state: return typed("string")
    }
  }

  /// Several blanks, and one at either end, are an element of their own.
  private func paragraph(_ text: CleanText) -> String {
    let string = HTMLExport.escaped(text)
    guard string.contains("  ") || string.hasPrefix(" ") || string.hasSuffix(" ") else { return string }
    return string.replacing(" ", with: "<text:s/>")
  }

  private func escaped(_ text: String) -> String { HTMLExport.escaped(CleanText(cleaning: text)) }
}
