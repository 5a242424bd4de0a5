/// Finds out what stands between the cells of a text.
enum DelimiterFinder {
  /// In the order in which one is preferred where several fit alike: a comma is in numbers and sentences as well.
  private static let candidates: [UInt8] = [
    UInt8(ascii: "\t"), UInt8(ascii: ";"), UInt8(ascii: "|"), UInt8(ascii: ","),
  ]

  private static let enoughRecords = 300

  /// - Parameters:
  ///   - bytes: the start of the text in UTF-8, without a byte order mark.
  ///   - isAll: whether the text ends with these bytes.
  /// - Returns: the delimiter, nil where no line has one; and where the rows begin, after a line like `sep=;` with
  ///   which Excel names it.
  static func find(_ bytes: UnsafeRawBufferPointer, isAll: Bool) -> (delimiter: UInt8?, start: Int) {
    if let named = named(bytes) { return named }
    var best: (delimiter: UInt8, score: Double)?
    for delimiter in candidates {
      let score = score(delimiter, bytes, isAll: isAll)
      if score > best?.score ?? 0 { best = (delimiter, score) }
    }
    return (best?.delimiter, 0)
  }

  private static func named(_ bytes: UnsafeRawBufferPointer) -> (delimiter: UInt8?, start: Int)? {
    let line = Array(bytes.prefix(8))
    guard line.starts(with: Array("sep=".utf8)), line.count > 5 else { return nil }
    let end = line[5] == 13 && line.count > 6 && line[6] == 10 ? 7 : 6
    return line[5] == 13 || line[5] == 10 ? (line[4], end) : nil
  }

  /// How well a delimiter explains the text: the share of records that have as many fields as most, and how many those
  /// are.
  private static func score(_ delimiter: UInt8, _ bytes: UnsafeRawBufferPointer, isAll: Bool) -> Double {
    var scanner = RecordScanner(delimiter: delimiter)
    var position = 0
    var counts: [Int: Int] = [:]
    var records = 0
    while records < enoughRecords,
      case .record(let next) = scanner.next(in: bytes, from: position, isLast: isAll)
    {
      position = next
      let fields = scanner.fields.count
      if fields == 1, scanner.fields[0].range.isEmpty { continue }
      records += 1
      counts[fields, default: 0] += 1
    }
    guard let most = counts.filter({ $0.key > 1 }).max(by: { ($0.value, $0.key) < ($1.value, $1.key) }) else {
      return 0
    }
    // Rows with one field more weigh little against rows that fit.
    let share = Double(most.value) / Double(records)
    return share * share * (1 + min(Double(most.key), 40) / 40)
  }
}
