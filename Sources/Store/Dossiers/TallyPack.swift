/// The format of the counts of a roll-up: a list of entries, each with a key and what is counted under it.
///
/// ```
/// pack    = version 1 (a byte), entries
/// entry   = key less the key before (varint), mask (varint), a zigzag varint for each bit set below 31, then,
///           where bit 31 is set, late
/// late    = bytes that follow (varint), total (zigzag varint), then for each day, the last first:
///           day before less the day (varint; the first is the day itself), zigzag varint
/// ```
///
/// Bit n of the mask is the count with raw value n of `DossierTally.Count`. Bit 31 announces the dossiers received under
/// the key that are late from a day on, by that day: how many are late by some day is the total less those that become
/// so after it, which are few. Keys ascend; ``Key`` tells what they mean.
enum TallyPack {
  static let version: UInt8 = 1
  static let lateBit: UInt32 = 1 << 31

  /// Keys of entries, forty bits.
  enum Key {
    static let procedureBits: UInt64 = 21
    static let fieldBits: UInt64 = 14
    static let largestProcedure = 1 << Int(procedureBits) - 1
    static let largestField = 1 << Int(fieldBits) - 1

    @inline(__always)
    static func field(_ field: Int32) -> UInt64 { UInt64(UInt32(bitPattern: field)) }

    @inline(__always)
    static func procedure(_ procedure: Int32, field: Int32) -> UInt64 {
      UInt64(UInt32(bitPattern: field)) << procedureBits | UInt64(UInt32(bitPattern: procedure))
    }

    /// - Parameter day: of the month, from 1.
    @inline(__always)
    static func day(_ day: Int, procedure: Int32, field: Int32) -> UInt64 {
      UInt64(day) << (procedureBits + fieldBits) | Key.procedure(procedure, field: field)
    }

    @inline(__always)
    static func day(of key: UInt64) -> Int { Int(key >> (procedureBits + fieldBits)) }

    @inline(__always)
    static func field(of key: UInt64) -> Int { Int(key >> procedureBits & (1 << fieldBits - 1)) }

    @inline(__always)
    static func procedure(of key: UInt64) -> Int { Int(key & (1 << procedureBits - 1)) }
  }

  /// Writes packs into bytes.
  struct Writer {
    private(set) var bytes: [UInt8] = [version]
    private var lastKey: UInt64 = 0
    private var lateBytes: [UInt8] = []

    var isEmpty: Bool { bytes.count == 1 }

    mutating func begin() {
      bytes.removeAll(keepingCapacity: true)
      bytes.append(version)
      lastKey = 0
    }

    /// - Parameters:
    ///   - counts: by raw value.
    ///   - late: days ascending, no count 0.
    mutating func add(key: UInt64, counts: SIMD32<Int32>, late: ArraySlice<LateCount>) {
      var mask: UInt32 = late.isEmpty ? 0 : lateBit
      for position in 0..<31 where counts[position] != 0 { mask |= 1 << UInt32(position) }
      guard mask != 0 else { return }
      Writer.append(key &- lastKey, to: &bytes)
      lastKey = key
      Writer.append(UInt64(mask), to: &bytes)
      var rest = mask & ~lateBit
      while rest != 0 {
        Writer.append(zigzag: counts[rest.trailingZeroBitCount], to: &bytes)
        rest &= rest - 1
      }
      if !late.isEmpty { add(late) }
    }

    private mutating func add(_ late: ArraySlice<LateCount>) {
      lateBytes.removeAll(keepingCapacity: true)
      Writer.append(zigzag: late.reduce(0) { $0 &+ $1.count }, to: &lateBytes)
      var before: Int32?
      for entry in late.reversed() {
        let step = before.map { $0 &- entry.day } ?? entry.day
        Writer.append(UInt64(truncatingIfNeeded: step), to: &lateBytes)
        Writer.append(zigzag: entry.count, to: &lateBytes)
        before = entry.day
      }
      Writer.append(UInt64(lateBytes.count), to: &bytes)
      bytes += lateBytes
    }

    private static func append(_ value: UInt64, to bytes: inout [UInt8]) {
      var rest = value
      while rest >= 0x80 {
        bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
        rest >>= 7
      }
      bytes.append(UInt8(truncatingIfNeeded: rest))
    }

    private static func append(zigzag value: Int32, to bytes: inout [UInt8]) {
      append(UInt64(UInt32(bitPattern: (value << 1) ^ (value >> 31))), to: &bytes)
    }
  }

  /// Walks over a pack. Nothing in a file traps: what does not fit ends in nil.
  struct Reader {
    private var next: UnsafeRawPointer
    private let end: UnsafeRawPointer
    private(set) var key: UInt64 = 0

    /// nil for another version.
    init?(_ bytes: UnsafeRawBufferPointer) {
      guard let start = bytes.baseAddress, bytes.first == version else { return nil }
      next = start + 1
      end = start + bytes.count
    }

    var isAtEnd: Bool { next >= end }

    /// Reads key and mask of the next entry.
    @inline(__always)
    mutating func beginEntry() -> UInt32? {
      guard let step = number(), let mask = number(), mask <= UInt64(UInt32.max) else { return nil }
      key &+= step
      return UInt32(truncatingIfNeeded: mask)
    }

    /// Leaves the counts of an entry out.
    @inline(__always)
    mutating func skip(_ mask: UInt32) -> Bool {
      for _ in 0..<(mask & ~lateBit).nonzeroBitCount where number() == nil { return false }
      return mask & lateBit == 0 || skipLate()
    }

    @inline(__always)
    mutating func skipLate() -> Bool {
      guard let count = number(), count <= UInt64(end - next) else { return false }
      next += Int(count)
      return true
    }

    /// How many of the entry's dossiers are late, less those that become so after each of the days.
    ///
    /// - Parameters:
    ///   - days: the days judged.
    ///   - add: is called with the position of a day and what to add.
    @inline(__always)
    mutating func late(on days: [Int32], _ add: (Int, Int) -> Void) -> Bool {
      guard let count = number(), count <= UInt64(end - next) else { return false }
      let after = next + Int(count)
      guard let total = signed() else { return false }
      for position in days.indices { add(position, total) }
      let earliest = days.min() ?? .max
      var day: Int64?
      while next < after {
        guard let step = number(), let change = signed(), let small = Int64(exactly: step), small < 1 << 32 else {
          return false
        }
        let current = (day ?? 2 * small) - small
        day = current
        guard current > Int64(earliest) else { break }
        for position in days.indices where current > Int64(days[position]) { add(position, -change) }
      }
      next = after
      return true
    }

    /// All days of the entry's late dossiers.
    mutating func late(_ body: (LateCount) -> Void) -> Bool {
      guard let count = number(), count <= UInt64(end - next) else { return false }
      let after = next + Int(count)
      guard signed() != nil else { return false }
      var day: Int64?
      while next < after {
        guard let step = number(), let change = signed(), let small = Int64(exactly: step), small < 1 << 32 else {
          return false
        }
        let current = (day ?? 2 * small) - small
        day = current
        body(LateCount(day: Int32(truncatingIfNeeded: current), count: Int32(truncatingIfNeeded: change)))
      }
      return next == after
    }

    @inline(__always)
    mutating func number() -> UInt64? {
      guard next < end else { return nil }
      let first = next.load(as: UInt8.self)
      next += 1
      if first < 0x80 { return UInt64(first) }
      var value = UInt64(first & 0x7F)
      var shift: UInt64 = 7
      while next < end, shift < 64 {
        let byte = next.load(as: UInt8.self)
        next += 1
        value |= UInt64(byte & 0x7F) << shift
        if byte < 0x80 { return value }
        shift += 7
      }
      return nil
    }

    @inline(__always)
    mutating func signed() -> Int? {
      guard let value = number(), value <= UInt64(UInt32.max) else { return nil }
      return Int(value >> 1) ^ -Int(value & 1)
    }
  }
}

/// So many dossiers that are late from a day on.
struct LateCount {
  var day: Int32
  var count: Int32
}
