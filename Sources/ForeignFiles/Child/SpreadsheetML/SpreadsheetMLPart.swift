import Intake
import Model

/// The names of the sheets of an XML workbook, and which are hidden: that stands behind their rows.
final class SpreadsheetMLList: MarkupHandler {
  enum Name: Int, MarkupName {
    // Spelled as the format spells them.
    // swift-format-ignore: AlwaysUseLowerCamelCase
    case Worksheet, Name, Visible

    var spelled: String { self == .Name ? "office:spreadsheet|Name" : "\(self)" }
  }

  weak var control: (any MarkupControl)?
  private(set) var sheets: [(name: String, isHidden: Bool)] = []

  func start(_ name: Name?, _ attributes: MarkupAttributes<Name>, text: UnsafeRawBufferPointer) {
    guard name == .Worksheet else { return }
    sheets.append((attributes.text(.Name) ?? "", false))
  }

  func end(_ name: Name?, text: UnsafeRawBufferPointer) {
    guard name == .Visible, !sheets.isEmpty else { return }
    sheets[sheets.count - 1].isHidden = text.isText("SheetHidden") || text.isText("SheetVeryHidden")
  }
}

/// Cells of an XML workbook as Excel 2002 and 2003 write it ("XML Spreadsheet Reference", Microsoft), written as they
/// are read.
final class SpreadsheetMLPart: MarkupHandler {
  enum Name: Int, MarkupName {
    // Spelled as the format spells them.
    // swift-format-ignore: AlwaysUseLowerCamelCase
    case Worksheet, Style, Font, NumberFormat, Row, Cell, Data, Comment, Column
    // swift-format-ignore: AlwaysUseLowerCamelCase
    case ID, Parent, FontName, Format, Index, StyleID, MergeAcross, MergeDown, Formula, kind, Face, Span

    var spelled: String { self == .kind ? "Type" : "\(self)" }
  }

  weak var control: (any MarkupControl)?
  private(set) var failure: FaultPlace?
  private let sheets: [(name: String, isHidden: Bool)]
  private let writer: RowStreamWriter
  private let request: ReaderRequest

  private var styles: [String: CellStyle] = [:]
  private var styleName: String?
  private var style = CellStyle.plain
  private var sheet = -1
  private var isReading = false
  private var merges: [MergedCells] = []
  private var columnStyles: [(first: Int, count: Int, style: String?)] = []
  private var row = 0
  private var rowStyle: String?
  private var column = 0
  /// Cells that the present one covers to its right; the next one stands behind them.
  private var across = 0
  private var isInComment = false
  private var isInData = false
  private var cellStyle = CellStyle.plain
  private var isFormula = false
  private var kind = ""
  private var runs: [TextRun] = []
  private var length = 0
  private var fonts: [TextRun.Font] = []

  private static let largestMergeCount = 100_000

  init(sheets: [(name: String, isHidden: Bool)], writer: RowStreamWriter, request: ReaderRequest) {
    self.sheets = sheets
    self.writer = writer
    self.request = request
  }

  // MARK: - Events

  func start(_ name: Name?, _ attributes: MarkupAttributes<Name>, text: UnsafeRawBufferPointer) {
    if isInComment { return }
    if isInData { return startInData(name, attributes, text) }
    switch name {
    case .Style:
      styleName = attributes.text(.ID)
      style = attributes.text(.Parent).flatMap { styles[$0] } ?? styles["Default"] ?? .plain
    case .Font where styleName != nil:
      if let font = attributes.text(.FontName) {
        style.font = writer.font(font)
        style.legacy = LegacyFont(fontName: font)
      }
    case .NumberFormat where styleName != nil:
      if let code = attributes.text(.Format) { style.format = Self.format(code) }
    case .Worksheet: startSheet()
    case .Column where isReading:
      let first =
        attributes.number(.Index).map { $0 - 1 } ?? columnStyles.last.map { $0.first + $0.count } ?? 0
      columnStyles.append((first, 1 + (attributes.number(.Span) ?? 0), attributes.text(.StyleID)))
    case .Row where isReading: startRow(attributes)
    case .Cell where isReading: startCell(attributes)
    case .Comment: isInComment = true
    case .Data where isReading:
      isInData = true
      kind = attributes.text(.kind) ?? "String"
      runs = []
      length = 0
      fonts = [.ofCell]
      control?.collect(true)
    default: break
    }
  }

  func end(_ name: Name?, text: UnsafeRawBufferPointer) {
    if isInComment {
      isInComment = name != .Comment
      return
    }
    if isInData { return endInData(name, text) }
    switch name {
    case .Style:
      if let styleName { styles[styleName] = style }
      styleName = nil
    case .Cell where isReading:
      if isFormula, kind.isEmpty { writer.formulaWithoutResult(column, font: cellStyle.font) }
      column += 1 + across
    case .Row where isReading:
      writer.endRow()
      if let failure = writer.failure { fail(failure) }
      if writer.isGone { control?.stop() }
    case .Worksheet:
      isReading = false
      writer.sheetEnd(merges)
    default: break
    }
  }

  /// Formats by code, or by the names that Excel gives some.
  private static func format(_ code: String) -> NumberFormat {
    if code == "Percent" { return NumberFormat(code: "0%") }
    if code == "General Date" { return NumberFormat(code: "d/m/yyyy h:mm") }
    if code.hasSuffix(" Date") { return NumberFormat(code: "d/m/yyyy") }
    if code.hasSuffix(" Time") { return NumberFormat(code: "h:mm") }
    return NumberFormat(code: code)
  }

  // MARK: - Places

  private func startSheet() {
    sheet += 1
    guard sheets.indices.contains(sheet) else { return fail(FaultPlace(.corruptWorkbook)) }
    let (name, isHidden) = sheets[sheet]
    isReading = request.choice.contains(name, isHidden: isHidden)
    writer.sheet(SheetHeader(index: sheet, name: name, isHidden: isHidden, isRead: isReading))
    merges = []
    columnStyles = []
    row = 0
  }

  private func startRow(_ attributes: MarkupAttributes<Name>) {
    let number = attributes.number(.Index) ?? row + 1
    guard number > row else {
      return fail(FaultPlace(.rowsOutOfOrder, sheet: sheets[sheet].name, row: number))
    }
    guard number <= RowNumber.largest else {
      return fail(FaultPlace(.badAddress, sheet: sheets[sheet].name, row: row, detail: String(number)))
    }
    row = number
    rowStyle = attributes.text(.StyleID)
    column = 0
    writer.beginRow(row)
  }

  private func startCell(_ attributes: MarkupAttributes<Name>) {
    if let number = attributes.number(.Index) {
      guard number > column, number <= ColumnName.largestCount else {
        return fail(
          FaultPlace(.badAddress, sheet: sheets[sheet].name, row: row, column: column, detail: String(number))
        )
      }
      column = number - 1
    }
    let columnStyle = columnStyles.first { column >= $0.first && column < $0.first + $0.count }?.style
    cellStyle =
      (attributes.text(.StyleID) ?? rowStyle ?? columnStyle).flatMap { styles[$0] } ?? styles["Default"]
      ?? .plain
    isFormula = attributes[.Formula] != nil
    kind = ""
    across = min(attributes.number(.MergeAcross) ?? 0, ColumnName.largestCount)
    let down = attributes.number(.MergeDown) ?? 0
    if across > 0 || down > 0, row + down <= RowNumber.largest, column + across < ColumnName.largestCount,
      merges.count < Self.largestMergeCount
    {
      merges.append(MergedCells(rows: row...(row + down), columns: column...(column + across)))
    }
  }

  // MARK: - Values

  private func startInData(
    _ name: Name?, _ attributes: MarkupAttributes<Name>, _ text: UnsafeRawBufferPointer
  ) {
    append(text)
    let face = name == .Font ? attributes.text(.Face) : nil
    let font: TextRun.Font? = face.map { face in LegacyFont(fontName: face).map { .legacy($0) } ?? .unicode }
    fonts.append(font ?? fonts.last ?? .ofCell)
  }

  private func endInData(_ name: Name?, _ text: UnsafeRawBufferPointer) {
    append(text)
    guard name == .Data else {
      if fonts.count > 1 { fonts.removeLast() }
      return
    }
    isInData = false
    control?.collect(false)
    guard length <= request.limits.cellBytes else {
      return writer.refuseRow(
        .cellTooLong, column: column, value: String(runs.map(\.text).joined().prefix(200)),
        detail: String(request.limits.cellBytes))
    }
    var text = runs.map(\.text).joined()
    text.withUTF8 { write(UnsafeRawBufferPointer($0)) }
  }

  private func append(_ text: UnsafeRawBufferPointer) {
    guard !text.isEmpty, length <= request.limits.cellBytes else { return }
    length += text.count
    runs.append(TextRun(String(decoding: text, as: UTF8.self), fonts.last ?? .ofCell))
  }

  private func write(_ text: UnsafeRawBufferPointer) {
    guard !text.isEmpty else { return }
    switch kind {
    case "Number":
      if !writer.value(column, text, style: cellStyle, calendar: .from1900, isFormula: isFormula) {
        fail(FaultPlace(.corruptWorkbook, sheet: sheets[sheet].name, row: row, column: column))
      }
    case "DateTime": writeMoment(text)
    case "Boolean": writer.flag(column, text.isTrue, font: cellStyle.font, isFormula: isFormula)
    case "Error": writer.error(column, text, font: cellStyle.font, isFormula: isFormula)
    default: writer.text(column, runs, style: cellStyle, isFormula: isFormula)
    }
  }

  private func writeMoment(_ text: UnsafeRawBufferPointer) {
    guard let (day, second) = ISODay.read(text) else {
      return writer.text(column, text, font: cellStyle.font, isFormula: isFormula)
    }
    // A time alone is one of the day before the calendar begins.
    if day <= Self.dayZero, let second {
      return writer.text(column, SerialDay.timeText(second), font: cellStyle.font, isFormula: isFormula)
    }
    let showsTime = second != 0 || cellStyle.format.showsTime
    writer.day(column, day, second: showsTime ? second : nil, font: cellStyle.font, isFormula: isFormula)
  }

  /// 1899-12-31, days since 1970-01-01.
  private static let dayZero: Int32 = -25_568

  private func fail(_ place: FaultPlace) {
    if failure == nil { failure = place }
    control?.stop()
  }
}
