import Glibc
import Intake

/// Sends what is read to the parent, in pieces of some size.
///
/// Cells of a row are gathered first: a row without any is not sent, and a row with a fault is told instead of sent.
final class RowStreamWriter {
  private let descriptor: Int32
  private let limits: ReadingLimits
  private var buffer: [UInt8] = []
  private var row: [UInt8] = []
  private var rowNumber = 0
  private var cellCount = 0
  private var lastColumn = -1
  private var isRowRefused = false
  private var cells = 0
  private var faults = 0
  private var fonts: [String: Int] = [:]
  private var sheetName = ""
  /// Set once the parent does not listen any more or a limit is reached; readers end then.
  private(set) var failure: FaultPlace?
  private(set) var isGone = false

  private static let pieceSize = 1 << 16

  init(descriptor: Int32, limits: ReadingLimits) {
    self.descriptor = descriptor
    self.limits = limits
    buffer.reserveCapacity(RowStreamWriter.pieceSize * 2)
    buffer += RowStream.greeting
  }

  // MARK: - File and sheets

  func format(_ container: RawWorkbook.Container, encoding: TextEncoding? = nil) {
    record(.format) {
      Self.append(container.rawValue, to: &$0)
      Self.append(encoding?.rawValue ?? "", to: &$0)
    }
  }

  func sheet(_ header: SheetHeader) {
    sheetName = header.name
    record(.sheet) {
      Self.append(header.index, to: &$0)
      Self.append(header.name, to: &$0)
      $0.append((header.isHidden ? RowStream.hiddenFlag : 0) | (header.isRead ? RowStream.readFlag : 0))
    }
  }

  func sheetEnd(_ merges: [MergedCells]) {
    for merge in merges {
      record(.merge) {
        Self.append(merge.rows.lowerBound, to: &$0)
        Self.append(merge.rows.upperBound - merge.rows.lowerBound, to: &$0)
        Self.append(merge.columns.lowerBound, to: &$0)
        Self.append(merge.columns.upperBound - merge.columns.lowerBound, to: &$0)
      }
    }
    record(.sheetEnd) { _ in }
    sheetName = ""
    flush()
  }

  func progress(done: Int, total: Int) {
    record(.progress) {
      Self.append(max(0, done), to: &$0)
      Self.append(max(0, total), to: &$0)
    }
    flush()
  }

  /// Number of a font's name in the stream, from 1; 0 for none.
  func font(_ name: String) -> Int {
    guard !name.isEmpty else { return 0 }
    if let known = fonts[name] { return known }
    // A file with that many fonts is not one that people write.
    guard fonts.count < 4096 else { return 0 }
    let number = fonts.count + 1
    fonts[name] = number
    record(.font) { Self.append(name, to: &$0) }
    return number
  }

  /// The last record.
  func end(_ failure: FaultPlace?) {
    if let failure {
      record(.failure) { Self.append(failure, to: &$0) }
    } else {
      if faults > limits.toldFaults {
        let place = FaultPlace(.moreFaults, detail: String(faults - limits.toldFaults))
        record(.fault) { Self.append(place, to: &$0) }
      }
      record(.end) { _ in }
    }
    flush()
  }

  // MARK: - Rows

  func beginRow(_ number: Int) {
    rowNumber = number
    row.removeAll(keepingCapacity: true)
    cellCount = 0
    lastColumn = -1
    isRowRefused = false
  }

  /// Leaves the row out and tells why; the first fault of a row counts.
  func refuseRow(_ code: ReadingFault, column: Int?, value: String = "", detail: String = "") {
    guard !isRowRefused else { return }
    isRowRefused = true
    faults += 1
    guard faults <= limits.toldFaults else { return }
    let place = FaultPlace(
      code, sheet: sheetName, row: rowNumber, column: column, value: value, detail: detail)
    record(.fault) { Self.append(place, to: &$0) }
  }

  /// Whether the row has a cell so far.
  var rowHasCells: Bool { cellCount > 0 || isRowRefused }

  /// Sends the row.
  /// - Parameter repeats: how many rows with the same cells there are, this one included.
  func endRow(repeating repeats: Int = 1) {
    guard cellCount > 0, !isRowRefused else { return }
    for offset in 0..<repeats {
      cells += cellCount
      guard cells <= limits.cells else {
        return fail(
          FaultPlace(.tooManyCells, sheet: sheetName, row: rowNumber + offset, detail: String(limits.cells)))
      }
      record(.row) {
        Self.append(rowNumber + offset, to: &$0)
        Self.append(cellCount, to: &$0)
        $0 += row
      }
      if buffer.count >= RowStreamWriter.pieceSize { flush() }
      if isGone { return }
    }
  }

  /// - Returns: false where the cell is not to be written.
  private func beginCell(
    _ column: Int, _ content: RowStream.Content, _ font: Int, _ isFormula: Bool, _ isPercent: Bool
  ) -> Bool {
    guard column > lastColumn else {
      fail(FaultPlace(.rowsOutOfOrder, sheet: sheetName, row: rowNumber, column: column))
      return false
    }
    guard column < ColumnName.largestCount else {
      refuseRow(.tooManyColumns, column: nil, detail: String(ColumnName.largestCount))
      return false
    }
    guard row.count < RowStream.longestRecord / 2 else {
      refuseRow(.rowTooLong, column: nil, detail: String(RowStream.longestRecord / 2))
      return false
    }
    Self.append(column - lastColumn - 1, to: &row)
    lastColumn = column
    cellCount += 1
    row.append(
      content.rawValue | (font > 0 ? RowStream.fontFlag : 0) | (isFormula ? RowStream.formulaFlag : 0)
        | (isPercent ? RowStream.percentFlag : 0))
    if font > 0 { Self.append(font, to: &row) }
    return true
  }

  func text(_ column: Int, _ text: UnsafeRawBufferPointer, font: Int = 0, isFormula: Bool = false) {
    guard text.count <= limits.cellBytes else {
      return refuseRow(
        .cellTooLong, column: column, value: String(decoding: text.prefix(200), as: UTF8.self),
        detail: String(limits.cellBytes))
    }
    guard !text.contains(0) else {
      return refuseRow(.zeroByte, column: column, value: String(decoding: text.prefix(200), as: UTF8.self))
    }
    guard beginCell(column, .text, font, isFormula, false) else { return }
    Self.append(text, to: &row)
  }

  func text(_ column: Int, _ text: String, font: Int = 0, isFormula: Bool = false) {
    var text = text
    text.withUTF8 { self.text(column, UnsafeRawBufferPointer($0), font: font, isFormula: isFormula) }
  }

  /// - Parameter number: digits with a point, as ``ExactNumber`` makes them.
  func number(
    _ column: Int, _ number: UnsafeRawBufferPointer, font: Int = 0, isFormula: Bool = false,
    isPercent: Bool = false
  ) {
    guard beginCell(column, .number, font, isFormula, isPercent) else { return }
    Self.append(number, to: &row)
  }

  func day(_ column: Int, _ day: Int32, second: Int?, font: Int = 0, isFormula: Bool = false) {
    guard beginCell(column, second == nil ? .day : .dayAndTime, font, isFormula, false) else { return }
    Self.append(UInt64(UInt32(bitPattern: day)), to: &row)
    if let second { Self.append(second, to: &row) }
  }

  func flag(_ column: Int, _ flag: Bool, font: Int = 0, isFormula: Bool = false) {
    _ = beginCell(column, flag ? .yes : .no, font, isFormula, false)
  }

  func error(_ column: Int, _ error: UnsafeRawBufferPointer, font: Int = 0, isFormula: Bool = false) {
    guard beginCell(column, .error, font, isFormula, false) else { return }
    Self.append(UnsafeRawBufferPointer(rebasing: error.prefix(32)), to: &row)
  }

  /// A formula whose result the file does not have.
  func formulaWithoutResult(_ column: Int, font: Int = 0) {
    _ = beginCell(column, .blank, font, true, false)
  }

  // MARK: - Bytes

  func fail(_ place: FaultPlace) {
    if failure == nil { failure = place }
  }

  private func record(_ kind: RowStream.Kind, _ body: (inout [UInt8]) -> Void) {
    buffer.append(kind.rawValue)
    let start = buffer.count
    buffer += [0, 0, 0, 0]
    body(&buffer)
    var length = UInt32(clamping: buffer.count - start - 4)
    for offset in 0..<4 {
      buffer[start + offset] = UInt8(truncatingIfNeeded: length)
      length >>= 8
    }
  }

  private func flush() {
    var written = 0
    while written < buffer.count, !isGone {
      let count = buffer.withUnsafeBytes { bytes in
        Glibc.write(descriptor, bytes.baseAddress.map { $0 + written }, bytes.count - written)
      }
      if count >= 0 {
        written += count
      } else if errno != EINTR {
        isGone = true
      }
    }
    buffer.removeAll(keepingCapacity: true)
  }

  private static func append(_ number: Int, to bytes: inout [UInt8]) {
    append(UInt64(clamping: number), to: &bytes)
  }

  private static func append(_ number: UInt64, to bytes: inout [UInt8]) {
    var rest = number
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(truncatingIfNeeded: rest))
  }

  private static func append(_ text: UnsafeRawBufferPointer, to bytes: inout [UInt8]) {
    append(text.count, to: &bytes)
    bytes.append(contentsOf: text)
  }

  private static func append(_ text: String, to bytes: inout [UInt8]) {
    append(text.utf8.count, to: &bytes)
    bytes.append(contentsOf: text.utf8)
  }

  private static func append(_ place: FaultPlace, to bytes: inout [UInt8]) {
    bytes.append(place.code.rawValue)
    append(place.sheet, to: &bytes)
    append(place.row, to: &bytes)
    append(place.column.map { $0 + 1 } ?? 0, to: &bytes)
    append(place.value, to: &bytes)
    append(place.detail, to: &bytes)
    append(place.suggestion, to: &bytes)
  }
}
