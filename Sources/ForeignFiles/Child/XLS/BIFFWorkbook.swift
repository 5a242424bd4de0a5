import Intake

/// What FreeXL does not tell of a workbook: which sheets are hidden, styles and fonts of cells, merged areas, results of
/// formulas.
struct BIFFWorkbook {
  struct Sheet {
    let isHidden: Bool
    /// Charts and macros have no cells.
    let hasCells: Bool
    /// Where its records begin.
    let start: Int
  }

  private(set) var sheets: [Sheet] = []
  private(set) var calendar = SerialDay.Calendar.from1900
  private(set) var isEncrypted = false
  private(set) var isOld = false
  private var styles: [CellStyle] = []
  private let stream: [UInt8]

  /// - Throws: a ``FaultPlace`` where the stream is none of a workbook.
  init(_ stream: [UInt8], writer: RowStreamWriter) throws {
    self.stream = stream
    var fonts: [(number: Int, legacy: LegacyFont?)] = []
    var formats: [Int: NumberFormat] = [:]
    var isFirst = true
    for record in BIFFRecords(stream) {
      let content = record.content
      if isFirst {
        guard record.kind == BIFFRecords.Kind.start else { throw FaultPlace(.corruptWorkbook) }
        isOld = content.number16(0) < 0x0600
        isFirst = false
        continue
      }
      switch record.kind {
      case BIFFRecords.Kind.encryption: isEncrypted = true
      case BIFFRecords.Kind.dateMode: if content.number16(0) == 1 { calendar = .from1904 }
      case BIFFRecords.Kind.font:
        let name =
          isOld
          ? BIFFText.readOld(content, at: 14, countSize: 1) : BIFFText.read(content, at: 14, countSize: 1)
        fonts.append((writer.font(name), LegacyFont(fontName: name)))
        // There is no fifth font (MS-XLS 2.5.129).
        if fonts.count == 4 { fonts.append((0, nil)) }
      case BIFFRecords.Kind.format:
        let code =
          isOld
          ? BIFFText.readOld(content, at: 2, countSize: 1) : BIFFText.read(content, at: 2, countSize: 2)
        formats[content.number16(0)] = NumberFormat(code: code)
      case BIFFRecords.Kind.style:
        let font = content.number16(0)
        let format = content.number16(2)
        var style = CellStyle()
        style.format = formats[format] ?? NumberFormat(builtIn: format) ?? .general
        if fonts.indices.contains(font) {
          style.font = fonts[font].number
          style.legacy = fonts[font].legacy
        }
        styles.append(style)
      case BIFFRecords.Kind.sheet:
        sheets.append(
          Sheet(
            isHidden: content.byte(4) & 3 != 0, hasCells: content.byte(5) == 0,
            start: Int(content.number32(0))))
      case BIFFRecords.Kind.endOfFile: return
      default: break
      }
    }
    throw FaultPlace(.corruptWorkbook)
  }

  private func style(_ number: Int) -> CellStyle { styles.indices.contains(number) ? styles[number] : .plain }

  /// Goes through the records of a sheet.
  /// - Throws: a ``FaultPlace`` where they break off.
  func details(of sheet: Sheet) throws -> BIFFSheet {
    var details = BIFFSheet()
    var waiting: BIFFSheet.Place?
    for record in BIFFRecords(stream, from: sheet.start) {
      let content = record.content
      let place = BIFFSheet.Place(row: content.number16(0), column: content.number16(2))
      switch record.kind {
      case BIFFRecords.Kind.sharedText, BIFFRecords.Kind.number, BIFFRecords.Kind.smallNumber,
        BIFFRecords.Kind.text,
        BIFFRecords.Kind.richText:
        details.add(style(content.number16(4)), at: place)
      case BIFFRecords.Kind.manyNumbers:
        let count = (content.count - 6) / 6
        for offset in 0..<max(0, count) {
          details.add(
            style(content.number16(4 + offset * 6)),
            at: BIFFSheet.Place(row: place.row, column: place.column + offset))
        }
      case BIFFRecords.Kind.flagOrError:
        details.add(style(content.number16(4)), at: place)
        let value = content.byte(6)
        details.results[place] =
          content.byte(7) == 0 ? .flag(value != 0) : .error(BIFFSheet.errorText(value))
      case BIFFRecords.Kind.formula:
        details.add(style(content.number16(4)), at: place)
        details.formulas.insert(place)
        waiting = details.setResult(content, at: place) ? place : nil
      case BIFFRecords.Kind.formulaText:
        if let place = waiting {
          details.results[place] = .text(
            isOld
              ? BIFFText.readOld(content, at: 0, countSize: 2) : BIFFText.read(content, at: 0, countSize: 2))
        }
        waiting = nil
      case BIFFRecords.Kind.merges: details.addMerges(content)
      case BIFFRecords.Kind.endOfFile: return details
      default: break
      }
    }
    throw FaultPlace(.corruptWorkbook)
  }
}

/// What FreeXL does not tell of one sheet.
struct BIFFSheet {
  struct Place: Hashable {
    let row: Int
    let column: Int
  }

  enum Result {
    case number(Double)
    case text(String)
    case flag(Bool)
    case error(String)
  }

  /// Styles other than the plain one.
  private(set) var styles: [Place: CellStyle] = [:]
  /// Values that FreeXL leaves out: results of formulas, flags and errors.
  var results: [Place: Result] = [:]
  var formulas: Set<Place> = []
  private(set) var merges: [MergedCells] = []
  /// The last row and column with a value of ``results``, counted from 0; -1 without one.
  private(set) var lastRow = -1
  private(set) var lastColumn = -1

  mutating func add(_ style: CellStyle, at place: Place) {
    lastRow = max(lastRow, place.row)
    lastColumn = max(lastColumn, place.column)
    if style.font != 0 || style.format != .general { styles[place] = style }
  }

  /// The cached result of a formula (MS-XLS 2.5.133).
  /// - Returns: true where it is a text, which the next record has.
  mutating func setResult(_ content: ArraySlice<UInt8>, at place: Place) -> Bool {
    guard content.number16(12) == 0xFFFF else {
      results[place] = .number(Double(bitPattern: content.number64(6)))
      return false
    }
    switch content.byte(6) {
    case 0: return true
    case 1: results[place] = .flag(content.byte(8) != 0)
    case 2: results[place] = .error(BIFFSheet.errorText(content.byte(8)))
    default: break
    }
    return false
  }

  mutating func addMerges(_ content: ArraySlice<UInt8>) {
    for position in 0..<content.number16(0) {
      let start = 2 + position * 8
      let rows = (content.number16(start), content.number16(start + 2))
      let columns = (content.number16(start + 4), content.number16(start + 6))
      guard start + 8 <= content.count, rows.0 <= rows.1, columns.0 <= columns.1 else { continue }
      merges.append(MergedCells(rows: (rows.0 + 1)...(rows.1 + 1), columns: columns.0...columns.1))
    }
  }

  /// Errors by their number (MS-XLS 2.5.10).
  static func errorText(_ number: Int) -> String {
    switch number {
    case 0x00: "#NULL!"
    case 0x07: "#DIV/0!"
    case 0x0F: "#VALUE!"
    case 0x17: "#REF!"
    case 0x1D: "#NAME?"
    case 0x24: "#NUM!"
    default: "#N/A"
    }
  }
}
