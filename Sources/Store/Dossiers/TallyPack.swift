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
  final class Writer {
    private var buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 16, alignment: 16)
    private var count = 0
    private var lastKey: UInt64 = 0
    private var late = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 12, alignment: 16)

    deinit {
      buffer.deallocate()
      late.deallocate()
    }

    var bytes: UnsafeRawBufferPointer { UnsafeRawBufferPointer(rebasing: buffer[..<count]) }
    var isEmpty: Bool { count <= 1 }

    func begin() {
      buffer[0] = version
      count = 1
      lastKey = 0
    }

    /// Bytes that a number takes at most.
    private static let longestNumber = 10

    /// - Parameters:
    ///   - counts: by raw value.
    ///   - late: days ascending, no count 0.
    func add(key: UInt64, counts: SIMD32<Int32>, late: ArraySlice<LateCount>) {
      let lateCount = late.isEmpty ? 0 : encode(late)
      let room = count + 40 * Writer.longestNumber + lateCount
      if room > buffer.count { buffer = Writer.enlarged(buffer, to: room * 2) }
      guard let start = buffer.baseAddress else { return }
      var next = start + count
      withUnsafeBytes(of: counts) { bytes in
        let lanes = bytes.assumingMemoryBound(to: Int32.self)
        var mask: UInt32 = lateCount == 0 ? 0 : lateBit
        for position in 0..<31 { mask |= lanes[position] == 0 ? 0 : 1 << UInt32(position) }
        guard mask != 0 else { return }
        Writer.append(key &- lastKey, to: &next)
        lastKey = key
        Writer.append(UInt64(mask), to: &next)
        mask &= ~lateBit
        while mask != 0 {
          Writer.append(zigzag: lanes[mask.trailingZeroBitCount], to: &next)
          mask &= mask - 1
        }
        guard lateCount > 0, let from = self.late.baseAddress else { return }
        Writer.append(UInt64(lateCount), to: &next)
        next.copyMemory(from: from, byteCount: lateCount)
        next += lateCount
      }
      count = next - start
    }

    /// Writes late dossiers beside the pack; gives how many bytes they take.
    private func encode(_ days: ArraySlice<LateCount>) -> Int {
      let room = (days.count * 2 + 2) * Writer.longestNumber
      if room > late.count { late = Writer.enlarged(late, to: room * 2) }
      guard let start = late.baseAddress else { return 0 }
      var next = start
      Writer.append(zigzag: days.reduce(0) { $0 &+ $1.count }, to: &next)
      var before: Int32?
      for entry in days.reversed() {
        let step = before.map { $0 &- entry.day } ?? entry.day
        Writer.append(UInt64(truncatingIfNeeded: step), to: &next)
        Writer.append(zigzag: entry.count, to: &next)
        before = entry.day
      }
      return next - start
    }

    private static func enlarged(
      _ old: UnsafeMutableRawBufferPointer, to count: Int
    ) -> UnsafeMutableRawBufferPointer {
      let new = UnsafeMutableRawBufferPointer.allocate(byteCount: count, alignment: 16)
      new.copyMemory(from: UnsafeRawBufferPointer(old))
      old.deallocate()
      return new
    }

    @inline(__always)
    private static func append(_ value: UInt64, to next: inout UnsafeMutableRawPointer) {
      var rest = value
      while rest >= 0x80 {
        next.storeBytes(of: UInt8(truncatingIfNeeded: rest) | 0x80, as: UInt8.self)
        next += 1
        rest >>= 7
      }
      next.storeBytes(of: UInt8(truncatingIfNeeded: rest), as: UInt8.self)
      next += 1
    }

    @inline(__always)
    private static func append(zigzag value: Int32, to next: inout UnsafeMutableRawPointer) {
      append(UInt64(UInt32(bitPattern: (value << 1) ^ (value >> 31))), to: &next)
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
        guard let step = number(), let change = signed(), let small = Int64(exactly: step), small < 1 << 32
        else {
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
        guard let step = number(), let change = signed(), let small = Int64(exactly: step), small < 1 << 32
        else {
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
