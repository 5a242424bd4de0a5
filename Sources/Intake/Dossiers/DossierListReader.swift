import Model

/// Reads a list of dossiers from separated text of any size, without ever holding the file.
///
/// The heading row is found among the first rows; titles may stand above it. A row that cannot be understood is told and
/// left out; blank lines are left out.
public final class DossierListReader {
  /// Where the columns are, found from the headings.
  public typealias ColumnFinder = (_ headings: [String]) -> DossierColumns?

  /// What reading a list gave besides its rows.
  public struct Summary: Sendable {
    public var rows = 0
    /// The first refused rows, at most ``largestList``.
    public var faults: [IntakeFault] = []
    public var refused = 0
    public var contentHash = ""
    /// As the file has them, for a file of refused rows.
    public var headings: [String] = []
    public var separator = UInt8(ascii: ",")

    public static let largestList = 1_000
  }

  /// A refused row as it stands in the file.
  public struct RefusedRow {
    public let fault: IntakeFault
    /// Cells with the quotes taken off; valid inside of the call.
    public let cells: [UnsafeRawBufferPointer]
  }

  private let file: CleanText
  private let contentHash: String?
  private let scanner: RecordScanner
  private var summary = Summary()
  /// Columns that nothing is read from, which may hold a mark of secrecy.
  private var otherColumns: [Int] = []
  private var columns: DossierColumns?

  /// Rows above the heading row at most.
  static let largestTitle = 12
  private static let separators = [UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "\t")]

  /// - Parameters:
  ///   - file: as the user named it.
  ///   - contentHash: the hash of the content where it is known already.
  ///   - read: fills a buffer and tells with how many bytes; 0 at the end.
  public init(
    file: CleanText, contentHash: String? = nil, read: @escaping (UnsafeMutableRawBufferPointer) throws -> Int
  ) {
    self.file = file
    self.contentHash = contentHash
    scanner = RecordScanner(separator: UInt8(ascii: ","), hashes: contentHash == nil, read: read)
  }

  /// The headings of the list, when they were found.
  public var headings: [String] { summary.headings }
  /// A title says that the figures are made up.
  public private(set) var isSimulated = false

  /// Whether the beginning of a file says that what is in it is made up.
  public static func isSimulated(_ beginning: some Sequence<UInt8>) -> Bool {
    VietnameseText.folded(String(decoding: Array(beginning), as: UTF8.self)).contains("mo phong")
  }

  /// Bytes taken from the file so far.
  public var bytesRead: Int { scanner.bytesRead }

  /// Looks for the heading row. Must come before ``rows(_:pulse:take:refuse:)``.
  /// - Returns: nil where the first rows have none, so that this is no list of dossiers.
  public func findColumns(_ find: ColumnFinder) throws -> DossierColumns? {
    isSimulated = Self.isSimulated(try scanner.peek().prefix(400))
    for separator in Self.separators {
      scanner.setSeparator(separator)
      scanner.hold()
      for _ in 0..<Self.largestTitle {
        guard try scanner.next() else { break }
        guard scanner.trouble == nil else { continue }
        let headings = scanner.cells.map { String(decoding: $0.bytes, as: UTF8.self).trimmed }
        guard let columns = find(headings) else { continue }
        scanner.goOn()
        summary.headings = headings
        summary.separator = separator
        self.columns = columns
        let used = Set(columns.positions.values)
        otherColumns = headings.indices.filter { !used.contains($0) }
        try findPersonalColumns(used)
        return columns
      }
      scanner.goBack()
    }
    return nil
  }

  /// Columns that nothing is read from, and hold personal data; their cells are not told with refused rows either.
  public private(set) var personalColumns: [PersonalColumn] = []
  /// The headings of the others that nothing is read from.
  public var ignoredHeadings: [CleanText] {
    let personal = Set(personalColumns.map(\.column))
    return otherColumns.filter { !personal.contains($0) && !summary.headings[$0].isEmpty }
      .map { CleanText(cleaning: summary.headings[$0]) }
  }

  /// Rows looked at for what their columns hold.
  private static let sampledRows = 200

  private func findPersonalColumns(_ used: Set<Int>) throws {
    scanner.hold()
    defer { scanner.goBack() }
    var texts = [[String]](repeating: [], count: summary.headings.count)
    for _ in 0..<Self.sampledRows {
      guard try scanner.next() else { break }
      for (column, cell) in scanner.cells.enumerated().prefix(texts.count) where cell.count > 0 {
        texts[column].append(String(decoding: cell.bytes.prefix(200), as: UTF8.self).trimmed)
      }
    }
    personalColumns = otherColumns.compactMap { column in
      let heading = HeadingPath([summary.headings[column]])
      return PersonalColumns.kind(heading, texts[column], isTrusted: false).map {
        PersonalColumn(column: column, heading: CleanText(cleaning: heading.text), kind: $0)
      }
    }
  }

  /// Reads all rows below the headings.
  ///
  /// - Parameters:
  ///   - reader: understands the rows; it was made for the columns found.
  ///   - pulse: is called every few thousand rows; throws to stop.
  ///   - take: takes a sound row. The bytes of the code are valid inside of the call.
  ///   - refuse: is told every refused row.
  public func rows(
    _ reader: inout DossierRowReader, pulse: (_ bytesRead: Int) throws -> Void,
    take: (_ code: UnsafeRawBufferPointer, DossierRow) throws -> Void,
    refuse tell: (RefusedRow) throws -> Void
  ) throws -> Summary {
    let width = columns?.headings.count ?? 0
    let codePosition = reader.codePosition
    while try scanner.next() {
      if scanner.row & 4_095 == 0 { try pulse(scanner.bytesRead) }
      if let trouble = scanner.trouble {
        try refuse(scanner.troubledCell, Self.reason(trouble), tell)
        continue
      }
      let cells = scanner.cells
      let count = cells.count
      if count != width {
        if isBlank { continue }
        try refuse(nil, FaultReason.ragged(count, width), tell)
        continue
      }
      if let marked = markedColumn(cells) {
        try refuse(marked, ReadingReason.secret, tell)
        continue
      }
      let row: DossierRow
      do throws(DossierRowReader.Refusal) {
        row = try reader.read(row: scanner.row) { Self.trimmed(cells[$0]) }
      } catch {
        if isBlank { continue }
        let position = error.column.flatMap { columns?.positions[$0] }
        try refuse(position, error.reason, suggestion: error.suggestion, tell)
        continue
      }
      summary.rows += 1
      try take(Self.trimmed(cells[codePosition]), row)
    }
    try pulse(scanner.bytesRead)
    summary.contentHash = contentHash ?? scanner.hash.digits
    return summary
  }

  /// Where a cell that nothing is read from bears a mark of secrecy. What is read bears none: it would be no code, no
  /// day and no unit.
  @inline(__always)
  private func markedColumn(_ cells: UnsafeBufferPointer<RecordScanner.Cell>) -> Int? {
    otherColumns.first { column in
      let bytes = cells[column].bytes
      guard (3...400).contains(bytes.count), bytes.contains(where: { $0 >= 0x80 }),
        bytes.contains(where: { $0 | 0x20 == UInt8(ascii: "m") })
      else { return false }
      return SecretMark(String(decoding: bytes, as: UTF8.self)) != nil
    }
  }

  private var isBlank: Bool { scanner.cells.allSatisfy { Self.trimmed($0).count == 0 } }

  private func refuse(
    _ position: Int?, _ reason: LocalizedText, suggestion: CleanText = .empty,
    _ body: (RefusedRow) throws -> Void
  ) throws {
    summary.refused += 1
    func heading(_ position: Int) -> String {
      summary.headings.indices.contains(position) ? summary.headings[position] : "\(position + 1)"
    }
    let value = position.flatMap { scanner.cells.indices.contains($0) ? scanner.cells[$0] : nil }
    let shown =
      personalColumns.contains { $0.column == position }
      ? "" : value.map { String(decoding: $0.bytes.prefix(80), as: UTF8.self) } ?? ""
    let fault = IntakeFault(
      file: file, row: scanner.row, column: CleanText(cleaning: position.map(heading) ?? ""),
      value: CleanText(cleaning: shown), reason: reason, suggestion: suggestion)
    if summary.faults.count < Summary.largestList { summary.faults.append(fault) }
    var cells = scanner.cells.map(\.bytes)
    for column in personalColumns.map(\.column) where cells.indices.contains(column) {
      cells[column] = UnsafeRawBufferPointer(start: nil, count: 0)
    }
    try body(RefusedRow(fault: fault, cells: cells))
  }

  private static func reason(_ trouble: RecordScanner.Trouble) -> LocalizedText {
    switch trouble {
    case .openQuote: FaultReason.openQuote
    case .textAfterQuote: FaultReason.textAfterQuote
    case .quoteInside: FaultReason.quoteInside
    case .zeroByte: FaultReason.nullByte
    case .tooLong: DossierReason.rowTooLong
    }
  }

  /// Without blanks and no-break spaces around it.
  @inline(__always)
  private static func trimmed(_ cell: RecordScanner.Cell) -> UnsafeRawBufferPointer {
    var start = cell.start
    var count = cell.count
    guard count > 0 else { return UnsafeRawBufferPointer(start: start, count: 0) }
    // Most cells begin and end with something else.
    if start.load(as: UInt8.self) > 0x20, start.load(as: UInt8.self) != 0xC2,
      start.load(fromByteOffset: count - 1, as: UInt8.self) > 0x20,
      start.load(fromByteOffset: count - 1, as: UInt8.self) != 0xA0
    {
      return UnsafeRawBufferPointer(start: start, count: count)
    }
    while count > 0 {
      let first = start.load(as: UInt8.self)
      if first == 0x20 || first == 0x09 {
        start += 1
        count -= 1
      } else if first == 0xC2, count > 1, start.load(fromByteOffset: 1, as: UInt8.self) == 0xA0 {
        start += 2
        count -= 2
      } else {
        break
      }
    }
    while count > 0 {
      let last = start.load(fromByteOffset: count - 1, as: UInt8.self)
      if last == 0x20 || last == 0x09 {
        count -= 1
      } else if last == 0xA0, count > 1, start.load(fromByteOffset: count - 2, as: UInt8.self) == 0xC2 {
        count -= 2
      } else {
        break
      }
    }
    return UnsafeRawBufferPointer(start: start, count: count)
  }
}
