import Intake
import Model

/// Takes apart what the child sends. The child has read a foreign file and may have been turned against us, so every
/// length and number is checked before it is used.
struct RowStreamDecoder {
  enum Outcome {
    /// More bytes are needed.
    case hungry
    case event(ReadingEvent)
    case failure(FaultPlace)
    case end
  }

  /// Bytes that make no sense.
  struct Garbled: Error {}

  private var buffer: [UInt8] = []
  private var position = 0
  private var isGreeted = false
  private var fonts: [String] = []
  private var merges: [MergedCells] = []
  private var lastRow = 0
  private var isInSheet = false
  private let file: CleanText
  private var sheetName = ""

  init(file: CleanText) {
    self.file = file
  }

  mutating func feed(_ bytes: UnsafeRawBufferPointer) {
    if position > 0 {
      buffer.removeSubrange(..<position)
      position = 0
    }
    buffer.append(contentsOf: bytes)
  }

  /// The next thing in the bytes fed so far.
  mutating func next() throws(Garbled) -> Outcome {
    if !isGreeted {
      guard buffer.count >= RowStream.greeting.count else { return .hungry }
      guard buffer.starts(with: RowStream.greeting) else { throw Garbled() }
      position = RowStream.greeting.count
      isGreeted = true
    }
    while buffer.count - position >= 5 {
      var length = 0
      for offset in 0..<4 { length |= Int(buffer[position + 1 + offset]) << (8 * offset) }
      guard length <= RowStream.longestRecord, let kind = RowStream.Kind(rawValue: buffer[position]) else {
        throw Garbled()
      }
      guard buffer.count - position - 5 >= length else { return .hungry }
      let start = position + 5
      position = start + length
      if let outcome = try decode(kind, start, start + length) { return outcome }
    }
    return .hungry
  }

  private mutating func decode(_ kind: RowStream.Kind, _ start: Int, _ end: Int) throws(Garbled) -> Outcome? {
    // The bytes are lent, not copied, while a record is read from them.
    var fields = RecordFields(bytes: buffer, position: start, end: end)
    switch kind {
    case .format:
      guard let container = RawWorkbook.Container(rawValue: try fields.text()) else { throw Garbled() }
      return .event(
        .format(FileFormat(container: container, encoding: TextEncoding(rawValue: try fields.text()))))
    case .sheet:
      let index = try fields.number(below: 1 << 20)
      let name = try fields.text()
      let flags = try fields.byte()
      guard !isInSheet else { throw Garbled() }
      isInSheet = true
      lastRow = 0
      merges = []
      sheetName = name
      return .event(
        .sheet(
          SheetHeader(
            index: index, name: name, isHidden: flags & RowStream.hiddenFlag != 0,
            isRead: flags & RowStream.readFlag != 0)))
    case .row:
      let number = try fields.number(below: RowNumber.largest + 1)
      guard isInSheet, number > lastRow else { throw Garbled() }
      lastRow = number
      return .event(.row(RawRow(number: number, cells: try fields.cells(fonts: fonts))))
    case .merge:
      let row = try fields.number(below: RowNumber.largest + 1)
      let rows = try fields.number(below: RowNumber.largest + 1)
      let column = try fields.number(below: ColumnName.largestCount)
      let columns = try fields.number(below: ColumnName.largestCount)
      merges.append(MergedCells(rows: row...(row + rows), columns: column...(column + columns)))
      return nil
    case .sheetEnd:
      guard isInSheet else { throw Garbled() }
      isInSheet = false
      return .event(.sheetEnd(merges))
    case .font:
      guard fonts.count < 4096 else { throw Garbled() }
      fonts.append(try fields.text())
      return nil
    case .progress:
      return .event(.progress(done: try fields.number(below: .max), total: try fields.number(below: .max)))
    case .fault:
      return .event(.fault(try fields.place().fault(file: file)))
    case .failure:
      return .failure(try fields.place())
    case .end:
      guard !isInSheet else { throw Garbled() }
      return .end
    }
  }
}

/// Reads the fields of one record, and never beyond it.
private struct RecordFields {
  let bytes: [UInt8]
  var position: Int
  let end: Int

  mutating func byte() throws(RowStreamDecoder.Garbled) -> UInt8 {
    guard position < end else { throw RowStreamDecoder.Garbled() }
    defer { position += 1 }
    return bytes[position]
  }

  /// A number of 0 up to, but not including, a limit.
  mutating func number(below limit: Int) throws(RowStreamDecoder.Garbled) -> Int {
    var result: UInt64 = 0
    var shift: UInt64 = 0
    while true {
      let byte = try byte()
      guard shift < 63 else { throw RowStreamDecoder.Garbled() }
      result |= UInt64(byte & 0x7F) << shift
      if byte & 0x80 == 0 { break }
      shift += 7
    }
    guard let number = Int(exactly: result), number < limit else { throw RowStreamDecoder.Garbled() }
    return number
  }

  private mutating func range() throws(RowStreamDecoder.Garbled) -> Range<Int> {
    let length = try number(below: RowStream.longestRecord)
    guard length <= end - position else { throw RowStreamDecoder.Garbled() }
    defer { position += length }
    return position..<position + length
  }

  mutating func text() throws(RowStreamDecoder.Garbled) -> String {
    // Bytes that are no UTF-8 become U+FFFD.
    String(decoding: bytes[try range()], as: UTF8.self)
  }

  mutating func place() throws(RowStreamDecoder.Garbled) -> FaultPlace {
    guard let code = ReadingFault(rawValue: try byte()) else { throw RowStreamDecoder.Garbled() }
    let sheet = try text()
    let row = try number(below: 1 << 40)
    let column = try number(below: 1 << 40)
    return FaultPlace(
      code, sheet: sheet, row: row, column: column == 0 ? nil : column - 1, value: try text(),
      detail: try text(), suggestion: try text())
  }

  /// The cells of a row, blank ones put between.
  mutating func cells(fonts: [String]) throws(RowStreamDecoder.Garbled) -> [RawCell] {
    let count = try number(below: ColumnName.largestCount + 1)
    var cells: [RawCell] = []
    cells.reserveCapacity(count)
    for _ in 0..<count {
      let gap = try number(below: ColumnName.largestCount - cells.count)
      for _ in 0..<gap { cells.append(.blank) }
      let first = try byte()
      guard let kind = RowStream.Content(rawValue: first & RowStream.contentMask) else {
        throw RowStreamDecoder.Garbled()
      }
      var font: String?
      if first & RowStream.fontFlag != 0 {
        let number = try number(below: fonts.count + 1)
        guard number > 0 else { throw RowStreamDecoder.Garbled() }
        font = fonts[number - 1]
      }
      cells.append(
        RawCell(
          try content(kind), font: font, isPercent: first & RowStream.percentFlag != 0,
          isFormula: first & RowStream.formulaFlag != 0))
    }
    guard position == end else { throw RowStreamDecoder.Garbled() }
    return cells
  }

  private mutating func content(_ kind: RowStream.Content) throws(RowStreamDecoder.Garbled) -> RawCell.Content
  {
    switch kind {
    case .blank: return .blank
    case .text: return .text(try text())
    case .error: return .error(try text())
    case .no: return .flag(false)
    case .yes: return .flag(true)
    case .number:
      let range = try range()
      guard ExactNumber.isExact(bytes[range]) else { throw RowStreamDecoder.Garbled() }
      return .number(String(decoding: bytes[range], as: UTF8.self))
    case .day, .dayAndTime:
      let day = Int32(bitPattern: UInt32(try number(below: 1 << 32)))
      guard day >= SerialDay.first, day <= SerialDay.last else { throw RowStreamDecoder.Garbled() }
      return .day(Day(number: day), second: kind == .day ? nil : try number(below: 86_400))
    }
  }
}
