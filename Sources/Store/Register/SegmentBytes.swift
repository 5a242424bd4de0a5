import Model

/// Writes numbers and texts one behind the other: numbers seven bits to a byte, the lowest first, texts with their
/// length before them.
struct SegmentBytes {
  private(set) var bytes: [UInt8] = []

  mutating func add(_ number: Int) {
    var rest = UInt64(clamping: number)
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(truncatingIfNeeded: rest))
  }

  /// A number that may be negative, small ones in few bytes.
  mutating func add(signed number: Int) {
    add(number >= 0 ? number << 1 : (-1 - number) << 1 | 1)
  }

  mutating func add(_ text: String) {
    add(text.utf8.count)
    bytes.append(contentsOf: text.utf8)
  }
}

/// Bytes that are no segment.
struct DamagedSegment: Error, CustomStringConvertible {
  let description: String
}

/// Reads what ``SegmentBytes`` wrote. Whatever does not fit throws; nothing in a file traps.
struct SegmentReader {
  private let bytes: UnsafeRawBufferPointer
  private var offset = 0

  init(_ bytes: UnsafeRawBufferPointer) {
    self.bytes = bytes
  }

  var isAtEnd: Bool { offset == bytes.count }

  /// 0...2⁵⁶ − 1.
  @inline(__always)
  mutating func number() throws(DamagedSegment) -> Int {
    // Most numbers are one byte.
    if offset < bytes.count, bytes[offset] < 0x80 {
      offset += 1
      return Int(bytes[offset - 1])
    }
    return try longNumber()
  }

  @inline(never)
  private mutating func longNumber() throws(DamagedSegment) -> Int {
    var value = 0
    var shift = 0
    while offset < bytes.count {
      let byte = bytes[offset]
      offset += 1
      value |= Int(byte & 0x7F) << shift
      if byte < 0x80 { return value }
      shift += 7
      guard shift < 56 else { break }
    }
    throw DamagedSegment(description: "no number at \(offset)")
  }

  mutating func signed() throws(DamagedSegment) -> Int {
    let value = try number()
    return value & 1 == 0 ? value >> 1 : -1 - value >> 1
  }

  /// A number below `limit`.
  @inline(__always)
  mutating func number(below limit: Int) throws(DamagedSegment) -> Int {
    let value = try number()
    guard value < limit else {
      throw DamagedSegment(description: "\(value) at \(offset), not below \(limit)")
    }
    return value
  }

  /// How many things follow; each takes a byte at least.
  mutating func count() throws(DamagedSegment) -> Int {
    let value = try number()
    guard value <= bytes.count - offset else {
      throw DamagedSegment(description: "\(value) things at \(offset), and not so many bytes")
    }
    return value
  }

  /// Where the bytes of a text stand among those that are read.
  mutating func textRange() throws(DamagedSegment) -> Range<Int> {
    let length = try count()
    offset += length
    return (offset - length)..<offset
  }

  mutating func text() throws(DamagedSegment) -> String { text(in: try textRange()) }

  /// - Parameter range: as ``textRange()`` gave it.
  func text(in range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

  /// A day that is so many days after another.
  mutating func day(after day: Day = Day(number: 0)) throws(DamagedSegment) -> Day {
    guard let number = Int32(exactly: Int(day.number) + (try signed())) else {
      throw DamagedSegment(description: "no day at \(offset)")
    }
    return Day(number: number)
  }

  /// A range whose first day is so many days after another.
  mutating func range(after day: Day) throws(DamagedSegment) -> DayRange {
    let first = try self.day(after: day)
    guard let last = Int32(exactly: Int(first.number) + (try number())),
      let range = DayRange(first: first, last: Day(number: last))
    else { throw DamagedSegment(description: "no range at \(offset)") }
    return range
  }
}
