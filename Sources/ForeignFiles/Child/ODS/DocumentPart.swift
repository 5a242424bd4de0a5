import Intake
import Model

/// Cells of an OpenDocument spreadsheet (ODF 1.3 part 3, 9), written as they are read; also its styles.
final class DocumentPart: MarkupHandler {
  enum Name: Int, MarkupName {
    case spreadsheet, table, row, cell, covered, column
    case rowsRepeated, columnsRepeated, columnsSpanned, rowsSpanned, tableName, tableStyle, defaultCellStyle,
      formula
    case display, valueType, errorType, value, dateValue, timeValue, booleanValue, stringValue
    case paragraph, span, spaces, count, tab, lineBreak, textStyle
    case fontFace, style, defaultStyle, styleName, family, parent, textProperties, tableProperties, fontName,
      fontFamily
    case faceFamily

    var spelled: String {
      switch self {
      case .spreadsheet: "xmlns:office:|spreadsheet"
      case .table: "xmlns:table:|table"
      case .row: "xmlns:table:|table-row"
      case .cell: "xmlns:table:|table-cell"
      case .covered: "xmlns:table:|covered-table-cell"
      case .column: "xmlns:table:|table-column"
      case .rowsRepeated: "xmlns:table:|number-rows-repeated"
      case .columnsRepeated: "xmlns:table:|number-columns-repeated"
      case .columnsSpanned: "xmlns:table:|number-columns-spanned"
      case .rowsSpanned: "xmlns:table:|number-rows-spanned"
      case .tableName: "xmlns:table:|name"
      case .tableStyle: "xmlns:table:|style-name"
      case .defaultCellStyle: "xmlns:table:|default-cell-style-name"
      case .formula: "xmlns:table:|formula"
      case .display: "xmlns:table:|display"
      case .valueType: "xmlns:office:|value-type"
      case .errorType: "calcext|value-type"
      case .value: "xmlns:office:|value"
      case .dateValue: "xmlns:office:|date-value"
      case .timeValue: "xmlns:office:|time-value"
      case .booleanValue: "xmlns:office:|boolean-value"
      case .stringValue: "xmlns:office:|string-value"
      case .paragraph: "xmlns:text:|p"
      case .span: "xmlns:text:|span"
      case .spaces: "xmlns:text:|s"
      case .count: "xmlns:text:|c"
      case .tab: "xmlns:text:|tab"
      case .lineBreak: "xmlns:text:|line-break"
      case .textStyle: "xmlns:text:|style-name"
      case .fontFace: "xmlns:style:|font-face"
      case .style: "xmlns:style:|style"
      case .defaultStyle: "xmlns:style:|default-style"
      case .styleName: "xmlns:style:|name"
      case .family: "xmlns:style:|family"
      case .parent: "xmlns:style:|parent-style-name"
      case .textProperties: "xmlns:style:|text-properties"
      case .tableProperties: "xmlns:style:|table-properties"
      case .fontName: "xmlns:style:|font-name"
      case .fontFamily: "xsl-fo-compatible|font-family"
      case .faceFamily: "svg-compatible|font-family"
      }
    }
  }

  weak var control: (any MarkupControl)?
  private(set) var failure: FaultPlace?
  private(set) var sheetNames: [String] = []
  private let writer: RowStreamWriter
  private let limits: ReadingLimits
  private let choice: SheetChoice
  private let styles: DocumentStyles
  private let container: () -> Void

  private var depth = 0
  private var spreadsheetDepth: Int?
  private var isInSheet = false
  private var isReading = false
  private var merges: [MergedCells] = []
  private var row = 0
  private var rowRepeats = 1
  private var rowStyle: String?
  private var columnStyles: [(count: Int, style: String?)] = []
  private var column = 0
  private var cell: DocumentCell?
  /// The depth of an element inside a cell that holds no text of it, such as a comment.
  private var skippedDepth: Int?

  private static let largestMergeCount = 100_000

  /// - Parameter container: called before the first sheet.
  init(
    writer: RowStreamWriter, limits: ReadingLimits, choice: SheetChoice, styles: DocumentStyles,
    container: @escaping () -> Void
  ) {
    self.writer = writer
    self.limits = limits
    self.choice = choice
    self.styles = styles
    self.container = container
  }

  // MARK: - Events

  func start(_ name: Name?, _ attributes: MarkupAttributes<Name>, text: UnsafeRawBufferPointer) {
    depth += 1
    if cell != nil { return startInCell(name, attributes, text) }
    switch name {
    case .fontFace:
      if let name = attributes.text(.styleName), let family = attributes.text(.faceFamily) {
        styles.addFace(name: name, family: family)
      }
    case .style, .defaultStyle:
      styles.begin(
        family: attributes.text(.family) ?? "",
        name: name == .style ? attributes.text(.styleName) ?? "" : nil,
        parent: attributes.text(.parent))
    case .textProperties: styles.setFont(attributes.text(.fontName), family: attributes.text(.fontFamily))
    case .tableProperties:
      if let display = attributes[.display] { styles.setDisplay(!display.isText("false")) }
    case .spreadsheet: spreadsheetDepth = depth
    // Tables elsewhere are copies, such as those of links to other files.
    case .table where depth - 1 == spreadsheetDepth: startSheet(attributes)
    case .column where isReading:
      let count = attributes.number(.columnsRepeated) ?? 1
      columnStyles.append((count, attributes.text(.defaultCellStyle)))
    case .row where isReading:
      rowRepeats = max(1, attributes.number(.rowsRepeated) ?? 1)
      rowStyle = attributes.text(.defaultCellStyle)
      column = 0
      writer.beginRow(row + 1)
    case .cell where isReading, .covered where isReading: startCell(attributes)
    default: break
    }
  }

  func end(_ name: Name?, text: UnsafeRawBufferPointer) {
    depth -= 1
    if cell != nil { return endInCell(name, text) }
    switch name {
    case .style, .defaultStyle: styles.end()
    case .row where isReading: endRow()
    case .table where depth == spreadsheetDepth && isInSheet:
      isInSheet = false
      isReading = false
      control?.collect(false)
      writer.sheetEnd(merges)
    default: break
    }
  }

  // MARK: - Sheets and rows

  private func startSheet(_ attributes: MarkupAttributes<Name>) {
    if sheetNames.isEmpty { container() }
    let name = attributes.text(.tableName) ?? ""
    let isHidden = styles.isHidden(attributes.text(.tableStyle))
    isInSheet = true
    isReading = choice.contains(name, isHidden: isHidden)
    control?.collect(isReading)
    writer.sheet(SheetHeader(index: sheetNames.count, name: name, isHidden: isHidden, isRead: isReading))
    sheetNames.append(name)
    merges = []
    row = 0
    columnStyles = []
  }

  private func endRow() {
    let repeats = min(rowRepeats, RowNumber.largest - row)
    guard repeats > 0 else {
      // Rows beyond the last one of a sheet are only allowed to say that they are blank.
      if writer.rowHasCells {
        fail(FaultPlace(.badAddress, sheet: sheetNames.last ?? "", row: row, detail: "+1"))
      }
      return
    }
    writer.endRow(repeating: repeats)
    row += repeats
    if let failure = writer.failure { fail(failure) }
    if writer.isGone { control?.stop() }
  }

  // MARK: - Cells

  private func startCell(_ attributes: MarkupAttributes<Name>) {
    let repeats = max(1, attributes.number(.columnsRepeated) ?? 1)
    var cell = DocumentCell(
      column: column, repeats: repeats, limit: limits.cellBytes,
      style: styles.cell(attributes.text(.tableStyle) ?? rowStyle ?? columnStyle(column)))
    cell.isFormula = attributes[.formula] != nil
    cell.isError = attributes[.errorType]?.isText("error") == true
    cell.kind = attributes.text(.valueType)
    cell.value =
      attributes.text(.value) ?? attributes.text(.dateValue) ?? attributes.text(.timeValue)
      ?? attributes.text(.booleanValue)
    cell.stringValue = attributes.text(.stringValue)
    let columns = attributes.number(.columnsSpanned) ?? 1
    let rows = attributes.number(.rowsSpanned) ?? 1
    if columns > 1 || rows > 1, merges.count < Self.largestMergeCount,
      row + max(1, rows) <= RowNumber.largest,
      column + max(1, columns) <= ColumnName.largestCount
    {
      merges.append(
        MergedCells(
          rows: (row + 1)...(row + max(1, rows)), columns: column...(column + max(1, columns) - 1)))
    }
    self.cell = cell
    column += min(repeats, ColumnName.largestCount)
  }

  private func columnStyle(_ column: Int) -> String? {
    var first = 0
    for (count, style) in columnStyles {
      first += count
      if column < first { return style }
    }
    return nil
  }

  private func startInCell(
    _ name: Name?, _ attributes: MarkupAttributes<Name>, _ text: UnsafeRawBufferPointer
  ) {
    guard skippedDepth == nil else { return }
    if cell?.isInParagraph == true { cell?.append(text) }
    switch name {
    case .paragraph where cell?.isInParagraph == false: cell?.beginParagraph()
    case .span: cell?.pushFont(styles.textFont(attributes.text(.textStyle)))
    case .spaces: cell?.append(blanks: attributes.number(.count) ?? 1)
    case .tab: cell?.append(sign: "\t")
    case .lineBreak: cell?.append(sign: "\n")
    default:
      // Comments and drawings stand beside the paragraphs of a cell; links and fields in them.
      if cell?.isInParagraph == false { skippedDepth = depth }
    }
  }

  private func endInCell(_ name: Name?, _ text: UnsafeRawBufferPointer) {
    if let skipped = skippedDepth {
      if depth < skipped { skippedDepth = nil }
      return
    }
    if cell?.isInParagraph == true { cell?.append(text) }
    switch name {
    case .paragraph: cell?.endParagraph()
    case .span: cell?.popFont()
    case .cell, .covered:
      cell?.write(to: writer)
      cell = nil
    default: break
    }
  }

  private func fail(_ place: FaultPlace) {
    if failure == nil { failure = place }
    control?.stop()
  }
}
