import Model

/// Reads comma-separated text (RFC 4180) into a ``Table``.
///
/// Quoted fields may hold separators, doubled quotes and line breaks; lines end in LF, CRLF or CR; a UTF-8 byte
/// order mark is skipped. A row that cannot be understood is left out and told; the rows after it are read.
public enum CSVReader {
  /// - Parameters:
  ///   - bytes: the whole file.
  ///   - name: the file as the user named it.
  ///   - separator: what stands between cells; a semicolon in files of programs that write decimal commas.
  /// - Returns: the table, or nil where there is no heading row, and every fault.
  public static func read(
    _ bytes: some Collection<UInt8>, name: String, separator: UInt8 = UInt8(ascii: ",")
  ) -> (table: Table?, faults: [IntakeFault]) {
    var scanner = CSVScanner(bytes: Array(bytes), file: CleanText(cleaning: name), separator: separator)
    let records = scanner.records()
    var faults = scanner.faults
    guard let heading = records.first else {
      if faults.isEmpty {
        faults.append(IntakeFault(file: scanner.file, row: 0, reason: FaultReason.emptyFile))
      }
      return (nil, faults)
    }
    let header = heading.cells.map(\.trimmed)
    var seen: Set<String> = []
    for name in header where !name.isEmpty && !seen.insert(name).inserted {
      faults.append(
        IntakeFault(
          file: scanner.file, row: heading.number, column: CleanText(cleaning: name),
          reason: FaultReason.doubleHeading))
    }
    var rows: [Table.Row] = []
    for record in records.dropFirst() {
      guard record.cells.count == header.count else {
        faults.append(
          IntakeFault(
            file: scanner.file, row: record.number,
            reason: FaultReason.ragged(record.cells.count, header.count)))
        continue
      }
      rows.append(record)
    }
    return (Table(name: name, header: header, rows: rows), faults)
  }
}

/// Walks over the bytes once. Separators and quotes are ASCII, so no byte of a longer character is taken for one.
private struct CSVScanner {
  let bytes: [UInt8]
  let file: CleanText
  let separator: UInt8
  var faults: [IntakeFault] = []
  private var position: Int
  private var row = 1

  private static let quote = UInt8(ascii: "\"")
  private static let carriageReturn = UInt8(ascii: "\r")
  private static let lineFeed = UInt8(ascii: "\n")

  init(bytes: [UInt8], file: CleanText, separator: UInt8) {
    self.bytes = bytes
    self.file = file
    self.separator = separator
    self.position = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
  }

  /// All rows that could be understood, blank lines left out but counted.
  mutating func records() -> [Table.Row] {
    var records: [Table.Row] = []
    while position < bytes.count {
      if let cells = record(), cells != [""] { records.append(Table.Row(number: row, cells: cells)) }
      row += 1
    }
    return records
  }

  private mutating func record() -> [String]? {
    var cells: [String] = []
    var isSound = true
    while true {
      if let cell = field(column: cells.count + 1) {
        cells.append(cell)
      } else {
        cells.append("")
        isSound = false
      }
      guard position < bytes.count else { break }
      let byte = bytes[position]
      position += 1
      if byte == separator { continue }
      if byte == Self.carriageReturn, position < bytes.count, bytes[position] == Self.lineFeed {
        position += 1
      }
      break
    }
    return isSound ? cells : nil
  }

  private func isEnd(_ byte: UInt8) -> Bool {
    byte == separator || byte == Self.carriageReturn || byte == Self.lineFeed
  }

  /// Reads one field up to the separator or line end that follows it; nil and a fault where it is unsound.
  private mutating func field(column: Int) -> String? {
    var content: [UInt8] = []
    var reason: LocalizedText?
    if position < bytes.count, bytes[position] == Self.quote {
      position += 1
      var isClosed = false
      while position < bytes.count {
        let byte = bytes[position]
        position += 1
        if byte == Self.quote {
          guard position < bytes.count, bytes[position] == Self.quote else {
            isClosed = true
            break
          }
          position += 1
        }
        content.append(byte)
      }
      if !isClosed { reason = FaultReason.openQuote }
      while position < bytes.count, !isEnd(bytes[position]) {
        reason = FaultReason.textAfterQuote
        content.append(bytes[position])
        position += 1
      }
    } else {
      while position < bytes.count, !isEnd(bytes[position]) {
        if bytes[position] == Self.quote { reason = FaultReason.quoteInside }
        content.append(bytes[position])
        position += 1
      }
    }
    let text = String(validating: content, as: UTF8.self)
    if text == nil { reason = FaultReason.notUTF8 }
    if content.contains(0) { reason = FaultReason.nullByte }
    if let reason {
      let shown = String(decoding: content.prefix(60), as: UTF8.self)
      faults.append(
        IntakeFault(
          file: file, row: row, column: CleanText(cleaning: "\(column)"), value: CleanText(cleaning: shown),
          reason: reason))
      return nil
    }
    return text
  }
}
