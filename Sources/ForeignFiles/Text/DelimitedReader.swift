import Intake
import Model

/// Reads delimited text row by row, in pieces, whatever its size.
struct DelimitedReader {
  private let open: OpenFile
  private let file: CleanText
  private let limits: ReadingLimits
  private let asked: TextEncoding?

  private static let pieceSize = 1 << 18
  /// Text that is looked at for the delimiter.
  private static let sampleSize = 1 << 16
  /// A record of more is refused; so much is kept of the file at most.
  private static let longestRecord = 4 << 20

  init(_ open: OpenFile, file: CleanText, limits: ReadingLimits, encoding: TextEncoding?) {
    self.open = open
    self.file = file
    self.limits = limits
    asked = encoding
  }

  /// - Throws: a ``FaultPlace``.
  func run(_ body: (ReadingEvent) -> ReadingStep) throws(FaultPlace) {
    let (encoding, markLength) = try survey()
    var text = try DecodedText(encoding, skipping: markLength)
    var rows: RowMaker?
    var offset = 0
    var isLast = false
    while !isLast {
      let piece = try open.bytes(at: offset, count: Self.pieceSize)
      offset += piece.count
      isLast = piece.isEmpty
      piece.withUnsafeBytes { text.append($0, isLast: isLast) }
      if rows == nil {
        guard isLast || text.bytes.count >= Self.sampleSize else { continue }
        let found = text.bytes.withUnsafeBytes { DelimiterFinder.find($0, isAll: isLast) }
        text.consumed = found.start
        rows = RowMaker(
          delimiter: found.delimiter ?? UInt8(ascii: ","), encoding: encoding, file: file, limits: limits)
        let format = FileFormat(
          container: found.delimiter == UInt8(ascii: "\t") ? .tsv : .csv, encoding: encoding,
          delimiter: found.delimiter.map { Character(Unicode.Scalar($0)) })
        if body(.format(format)) == .stop { return }
        if body(.sheet(SheetHeader(index: 0, name: "", isHidden: false, isRead: true))) == .stop { return }
      }
      if try rows?.take(&text, isLast: isLast, longestRecord: Self.longestRecord, body) == .stop { return }
      if body(.progress(done: min(offset, open.size), total: open.size)) == .stop { return }
    }
    if let fault = rows?.moreFaults, body(.fault(fault)) == .stop { return }
    _ = body(.sheetEnd([]))
  }

  /// Looks at the whole file for its encoding.
  private func survey() throws(FaultPlace) -> (encoding: TextEncoding, markLength: Int) {
    var survey = EncodingSurvey()
    var offset = 0
    while true {
      let piece = try open.bytes(at: offset, count: Self.pieceSize)
      if piece.isEmpty { break }
      piece.withUnsafeBytes { survey.add($0) }
      offset += piece.count
    }
    return try survey.encoding(asked: asked)
  }
}

/// The text of a file as UTF-8, as far as it has been read and not yet been used.
struct DecodedText {
  private(set) var bytes: [UInt8] = []
  /// How many of the bytes have been used.
  var consumed = 0
  private var skipped: Int
  private let converter: CharacterConverter?

  /// - Throws: a ``FaultPlace`` where the C library does not know the encoding.
  init(_ encoding: TextEncoding, skipping markLength: Int) throws(FaultPlace) {
    skipped = markLength
    converter = encoding == .utf8 ? nil : CharacterConverter(encoding)
    if encoding != .utf8, converter == nil { throw FaultPlace(.legacyEncoding, detail: encoding.name) }
  }

  mutating func append(_ piece: UnsafeRawBufferPointer, isLast: Bool) {
    if consumed > 0 {
      bytes.removeSubrange(..<consumed)
      consumed = 0
    }
    let rest = UnsafeRawBufferPointer(rebasing: piece.dropFirst(skipped))
    skipped -= piece.count - rest.count
    if let converter {
      _ = converter.append(rest, isLast: isLast, to: &bytes)
    } else {
      bytes += rest
    }
  }
}

/// Makes rows of records.
private struct RowMaker {
  private var scanner: RecordScanner
  private let encoding: TextEncoding
  private let file: CleanText
  private let limits: ReadingLimits
  private var number = 0
  private var faults = 0

  init(delimiter: UInt8, encoding: TextEncoding, file: CleanText, limits: ReadingLimits) {
    scanner = RecordScanner(delimiter: delimiter)
    self.encoding = encoding
    self.file = file
    self.limits = limits
  }

  /// Says how many faults were not told; nil where all were.
  var moreFaults: IntakeFault? {
    faults > limits.toldFaults
      ? FaultPlace(.moreFaults, detail: String(faults - limits.toldFaults)).fault(file: file) : nil
  }

  /// Takes all whole records out of the text.
  mutating func take(
    _ text: inout DecodedText, isLast: Bool, longestRecord: Int, _ body: (ReadingEvent) -> ReadingStep
  ) throws(FaultPlace) -> ReadingStep {
    var position = text.consumed
    var step = ReadingStep.next
    var outcome = RecordScanner.Outcome.end
    text.bytes.withUnsafeBytes { bytes in
      while step == .next {
        outcome = scanner.next(in: bytes, from: position, isLast: isLast)
        guard case .record(let next) = outcome else { break }
        position = next
        number += 1
        if let event = event(bytes) { step = body(event) }
      }
    }
    text.consumed = position
    let isTooLong = outcome == .hungry && text.bytes.count - position > longestRecord
    if outcome == .openQuote || isTooLong {
      throw FaultPlace(
        scanner.fields.isEmpty ? .rowTooLong : .openQuote, row: number + 1,
        column: max(0, scanner.fields.count - 1),
        detail: String(longestRecord))
    }
    return step
  }

  /// The row of the last record, or its fault; nil for one without content.
  private mutating func event(_ bytes: UnsafeRawBufferPointer) -> ReadingEvent? {
    var cells: [RawCell] = []
    var filled = 0
    guard scanner.fields.count <= ColumnName.largestCount else {
      return fault(.tooManyColumns, column: nil, "", detail: String(ColumnName.largestCount))
    }
    cells.reserveCapacity(scanner.fields.count)
    for (column, field) in scanner.fields.enumerated() {
      guard !field.range.isEmpty else {
        cells.append(.blank)
        continue
      }
      let content = UnsafeRawBufferPointer(rebasing: bytes[field.range])
      if let code = problem(content, field) {
        return fault(
          code, column: column, String(decoding: content.prefix(200), as: UTF8.self),
          detail: code == .notInEncoding ? encoding.name : String(limits.cellBytes))
      }
      cells.append(RawCell(.text(text(content, field))))
      filled = cells.count
    }
    guard filled > 0 else { return nil }
    cells.removeLast(cells.count - filled)
    return .row(RawRow(number: number, cells: cells))
  }

  private func problem(_ content: UnsafeRawBufferPointer, _ field: RecordScanner.Field) -> ReadingFault? {
    if content.count > limits.cellBytes { return .cellTooLong }
    if field.hasTextAfterQuote { return .textAfterQuote }
    var isASCII = true
    for byte in content {
      if byte == 0 { return .zeroByte }
      if byte >= 0x80 { isASCII = false }
    }
    if isASCII { return nil }
    if encoding == .utf8 {
      return String(validating: content, as: UTF8.self) == nil ? .notInEncoding : nil
    }
    // The sign that stands for bytes which the encoding does not have.
    return String(decoding: content, as: UTF8.self).unicodeScalars.contains("\u{FFFD}") ? .notInEncoding : nil
  }

  private func text(_ content: UnsafeRawBufferPointer, _ field: RecordScanner.Field) -> String {
    var text = String(decoding: content, as: UTF8.self)
    if field.hasDoubledQuotes { text = text.replacing("\"\"", with: "\"") }
    // An apostrophe that only keeps a spreadsheet from calculating is no part of the text.
    return content.first == UInt8(ascii: "'") ? FormulaGuard.restored(text) : text
  }

  private mutating func fault(
    _ code: ReadingFault, column: Int?, _ value: String, detail: String
  ) -> ReadingEvent? {
    faults += 1
    guard faults <= limits.toldFaults else { return nil }
    return .fault(
      FaultPlace(code, row: number, column: column, value: value, detail: detail).fault(file: file))
  }
}
