/// Writes zip archives as tests want them, sound and unsound.
struct ZipWriter {
  private struct Entry {
    let name: String
    let packed: [UInt8]
    let size: UInt32
    let checksum: UInt32
    let method: UInt16
    let flags: UInt16
  }

  private var entries: [Entry] = []

  mutating func add(_ name: String, _ text: String, isEncrypted: Bool = false, hasWrongChecksum: Bool = false)
  {
    add(name, Array(text.utf8), isEncrypted: isEncrypted, hasWrongChecksum: hasWrongChecksum)
  }

  mutating func add(
    _ name: String, _ bytes: [UInt8], isEncrypted: Bool = false, hasWrongChecksum: Bool = false
  ) {
    entries.append(
      Entry(
        name: name, packed: bytes, size: UInt32(bytes.count),
        checksum: Self.checksum(bytes) ^ (hasWrongChecksum ? 1 : 0), method: 0, flags: isEncrypted ? 1 : 0))
  }

  /// Adds `start`, then `pattern` again and again, then `end`, packed small. The checksum is wrong: what is that large
  /// is never read to its end.
  /// - Parameter statedSize: what the archive says of the size; nil for the truth.
  mutating func add(
    _ name: String, start: String, pattern: String, count: Int, end: String, statedSize: UInt32? = nil
  ) {
    let repeated = Deflate.repeating(
      start: Array(start.utf8), pattern: Array(pattern.utf8), count: count, end: Array(end.utf8))
    let size = start.utf8.count + pattern.utf8.count * count + end.utf8.count
    entries.append(
      Entry(
        name: name, packed: repeated, size: statedSize ?? UInt32(size), checksum: 0,
        method: 8,
        flags: 0))
  }

  var bytes: [UInt8] {
    var output: [UInt8] = []
    var directory: [UInt8] = []
    for entry in entries {
      let offset = UInt32(output.count)
      let name = Array(entry.name.utf8)
      let common =
        two(20) + two(entry.flags) + two(entry.method) + two(0) + two(0x21) + four(entry.checksum)
        + four(UInt32(entry.packed.count)) + four(entry.size) + two(UInt16(name.count)) + two(0)
      output += [0x50, 0x4B, 3, 4] + common + name + entry.packed
      directory +=
        [0x50, 0x4B, 1, 2] + two(20) + common + two(0) + two(0) + two(0) + four(0) + four(offset) + name
    }
    let start = UInt32(output.count)
    let count = UInt16(entries.count)
    output += directory
    output += [0x50, 0x4B, 5, 6] + two(0) + two(0) + two(count) + two(count)
    output += four(UInt32(directory.count)) + four(start) + two(0)
    return output
  }

  private func two(_ value: UInt16) -> [UInt8] { [UInt8(truncatingIfNeeded: value), UInt8(value >> 8)] }

  private func four(_ value: UInt32) -> [UInt8] {
    two(UInt16(truncatingIfNeeded: value)) + two(UInt16(value >> 16))
  }

  private static let table: [UInt32] = (0..<256).map { index in
    (0..<8).reduce(UInt32(index)) { value, _ in value & 1 == 1 ? 0xEDB8_8320 ^ value >> 1 : value >> 1 }
  }

  private static func add(_ bytes: [UInt8], to checksum: inout UInt32) {
    for byte in bytes { checksum = table[Int((checksum ^ UInt32(byte)) & 0xFF)] ^ checksum >> 8 }
  }

  private static func checksum(_ bytes: [UInt8]) -> UInt32 {
    var checksum: UInt32 = 0xFFFF_FFFF
    add(bytes, to: &checksum)
    return checksum ^ 0xFFFF_FFFF
  }
}

/// As much of DEFLATE (RFC 1951) as it takes to pack one pattern many times: one block with fixed codes.
private struct Deflate {
  private var output: [UInt8] = []
  private var bits: UInt32 = 0
  private var count = 0

  static func repeating(start: [UInt8], pattern: [UInt8], count: Int, end: [UInt8]) -> [UInt8] {
    var stream = Deflate()
    stream.put(1, 1)
    stream.put(1, 2)
    for byte in start + pattern { stream.literal(byte) }
    // Copies of 258 bytes from one pattern before; the rest letter by letter.
    let rest = pattern.count * (count - 1)
    for _ in 0..<(rest / 258) { stream.copyLongest(distance: pattern.count) }
    let done = rest / 258 * 258
    for position in done..<rest { stream.literal(pattern[position % pattern.count]) }
    for byte in end { stream.literal(byte) }
    stream.code(0, 7)
    if stream.count > 0 { stream.output.append(UInt8(truncatingIfNeeded: stream.bits)) }
    return stream.output
  }

  private mutating func put(_ value: Int, _ length: Int) {
    bits |= UInt32(value) << UInt32(count)
    count += length
    while count >= 8 {
      output.append(UInt8(truncatingIfNeeded: bits))
      bits >>= 8
      count -= 8
    }
  }

  /// Codes stand with their first bit first.
  private mutating func code(_ value: Int, _ length: Int) {
    for bit in stride(from: length - 1, through: 0, by: -1) { put(value >> bit & 1, 1) }
  }

  private mutating func literal(_ byte: UInt8) {
    if byte < 144 { code(0x30 + Int(byte), 8) } else { code(0x190 + Int(byte) - 144, 9) }
  }

  private mutating func copyLongest(distance: Int) {
    // The code 11000101, whose first bit stands first.
    put(0b1010_0011, 8)
    var base = 1
    for code in 0..<30 {
      let extra = code < 4 ? 0 : code / 2 - 1
      if distance < base + 1 << extra {
        self.code(code, 5)
        put(distance - base, extra)
        return
      }
      base += 1 << extra
    }
  }
}
