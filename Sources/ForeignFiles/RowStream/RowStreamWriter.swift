import Glibc
import Intake

/// Sends what is read to the parent, in pieces of some size.
///
/// Cells of a row are gathered first: a row without any is not sent, and a row with a fault is told instead of sent.
final class RowStreamWriter {
  private let descriptor: Int32
  private let limits: ReadingLimits
  private let buffer = GatheredBytes(capacity: RowStreamWriter.pieceSize * 2)
  private let row = GatheredBytes(capacity: 4096)
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
    RowStream.greeting.withUnsafeBytes(buffer.append(bytes:))
  }

  // MARK: - File and sheets

  func format(_ container: RawWorkbook.Container, encoding: TextEncoding? = nil) {
    record(.format) {
      $0.append(counted: container.rawValue)
      $0.append(counted: encoding?.rawValue ?? "")
    }
  }

  func sheet(_ header: SheetHeader) {
    sheetName = header.name
    record(.sheet) {
      $0.append(number: header.index)
      $0.append(counted: header.name)
      $0.append((header.isHidden ? RowStream.hiddenFlag : 0) | (header.isRead ? RowStream.readFlag : 0))
    }
  }

  func sheetEnd(_ merges: [MergedCells]) {
    for merge in merges {
      record(.merge) {
        $0.append(number: merge.rows.lowerBound)
        $0.append(number: merge.rows.upperBound - merge.rows.lowerBound)
        $0.append(number: merge.columns.lowerBound)
        $0.append(number: merge.columns.upperBound - merge.columns.lowerBound)
      }
    }
    record(.sheetEnd) { _ in }
    sheetName = ""
    flush()
  }

  func progress(done: Int, total: Int) {
    record(.progress) {
      $0.append(number: max(0, done))
      $0.append(number: max(0, total))
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
    record(.font) { $0.append(counted: name) }
    return number
  }

  /// The last record.
  func end(_ failure: FaultPlace?) {
    if let failure {
      record(.failure) { Self.append(failure, to: $0) }
    } else {
      if faults > limits.toldFaults {
        let place = FaultPlace(.moreFaults, detail: String(faults - limits.toldFaults))
        record(.fault) { Self.append(place, to: $0) }
      }
      record(.end) { _ in }
    }
    flush()
  }

  // MARK: - Rows

  func beginRow(_ number: Int) {
    rowNumber = number
    row.removeAll()
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
    record(.fault) { Self.append(place, to: $0) }
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
        $0.append(number: rowNumber + offset)
        $0.append(number: cellCount)
        $0.append(bytes: row.bytes)
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
    row.append(number: column - lastColumn - 1)
    lastColumn = column
    cellCount += 1
    row.append(
      content.rawValue | (font > 0 ? RowStream.fontFlag : 0) | (isFormula ? RowStream.formulaFlag : 0)
        | (isPercent ? RowStream.percentFlag : 0))
    if font > 0 { row.append(number: font) }
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
    row.append(counted: text)
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
    row.append(counted: number)
  }

  func day(_ column: Int, _ day: Int32, second: Int?, font: Int = 0, isFormula: Bool = false) {
    guard beginCell(column, second == nil ? .day : .dayAndTime, font, isFormula, false) else { return }
    row.append(number: UInt64(UInt32(bitPattern: day)))
    if let second { row.append(number: second) }
  }

  func flag(_ column: Int, _ flag: Bool, font: Int = 0, isFormula: Bool = false) {
    _ = beginCell(column, flag ? .yes : .no, font, isFormula, false)
  }

  func error(_ column: Int, _ error: UnsafeRawBufferPointer, font: Int = 0, isFormula: Bool = false) {
    guard beginCell(column, .error, font, isFormula, false) else { return }
    row.append(counted: UnsafeRawBufferPointer(rebasing: error.prefix(32)))
  }

  /// A formula whose result the file does not have.
  func formulaWithoutResult(_ column: Int, font: Int = 0) {
    _ = beginCell(column, .blank, font, true, false)
  }

  // MARK: - Bytes

  func fail(_ place: FaultPlace) {
    if failure == nil { failure = place }
  }

  private func record(_ kind: RowStream.Kind, _ body: (GatheredBytes) -> Void) {
    buffer.append(kind.rawValue)
    let start = buffer.count
    for _ in 0..<4 { buffer.append(0) }
    body(buffer)
    buffer.put(UInt32(clamping: buffer.count - start - 4), at: start)
  }

  private func flush() {
    var written = 0
    while written < buffer.count, !isGone {
      let count = Glibc.write(
        descriptor, buffer.bytes.baseAddress.map { $0 + written }, buffer.count - written)
      if count >= 0 {
        written += count
      } else if errno != EINTR {
        isGone = true
      }
    }
    buffer.removeAll()
  }

  private static func append(_ place: FaultPlace, to bytes: GatheredBytes) {
    bytes.append(place.code.rawValue)
    bytes.append(counted: place.sheet)
    bytes.append(number: place.row)
    bytes.append(number: place.column.map { $0 + 1 } ?? 0)
    bytes.append(counted: place.value)
    bytes.append(counted: place.detail)
    bytes.append(counted: place.suggestion)
  }
}
