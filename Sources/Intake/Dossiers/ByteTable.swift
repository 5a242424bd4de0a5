import Glibc

/// Finds what was found before for the same bytes, without making a text of them. For columns with few different cells.
struct ByteTable<Value> {
  private struct Slot {
    var hash: UInt32
    var entry: Int32
  }

  private struct Entry {
    var start: Int32
    var count: Int32
    var value: Value
  }

  private var slots = [Slot](repeating: Slot(hash: 0, entry: -1), count: 256)
  private var entries: [Entry] = []
  private var bytes: [UInt8] = []
  /// Lists are often in runs of the same.
  private var last: Int32 = -1

  /// More is no longer a column with few different cells; what comes then is not remembered.
  static var largestCount: Int { 200_000 }

  @inline(__always)
  mutating func find(_ cell: UnsafeRawBufferPointer) -> Value? {
    if last >= 0, isEqual(last, cell) { return entries[Int(last)].value }
    let hash = ByteTable.hash(cell)
    var slot = Int(hash) & (slots.count - 1)
    while true {
      let found = slots[slot]
      if found.entry < 0 { return nil }
      if found.hash == hash, isEqual(found.entry, cell) {
        last = found.entry
        return entries[Int(found.entry)].value
      }
      slot = (slot + 1) & (slots.count - 1)
    }
  }

  mutating func insert(_ cell: UnsafeRawBufferPointer, _ value: Value) {
    guard entries.count < ByteTable.largestCount, bytes.count + cell.count < Int(Int32.max) else { return }
    let entry = Int32(truncatingIfNeeded: entries.count)
    entries.append(
      Entry(
        start: Int32(truncatingIfNeeded: bytes.count), count: Int32(truncatingIfNeeded: cell.count),
        value: value))
    bytes.append(contentsOf: cell)
    if entries.count * 2 > slots.count { grow() } else { place(entry, ByteTable.hash(cell)) }
    last = entry
  }

  private mutating func place(_ entry: Int32, _ hash: UInt32) {
    var slot = Int(hash) & (slots.count - 1)
    while slots[slot].entry >= 0 { slot = (slot + 1) & (slots.count - 1) }
    slots[slot] = Slot(hash: hash, entry: entry)
  }

  private mutating func grow() {
    slots = Array(repeating: Slot(hash: 0, entry: -1), count: slots.count * 4)
    for position in entries.indices {
      let entry = entries[position]
      let hash = bytes.withUnsafeBytes {
        ByteTable.hash(
          UnsafeRawBufferPointer(rebasing: $0[Int(entry.start)..<Int(entry.start + entry.count)]))
      }
      place(Int32(truncatingIfNeeded: position), hash)
    }
  }

  @inline(__always)
  private func isEqual(_ entry: Int32, _ cell: UnsafeRawBufferPointer) -> Bool {
    let entry = entries[Int(entry)]
    guard Int(entry.count) == cell.count else { return false }
    guard let start = cell.baseAddress, cell.count > 0 else { return true }
    return bytes.withUnsafeBytes { bytes in
      guard let own = bytes.baseAddress else { return false }
      return memcmp(own + Int(entry.start), start, cell.count) == 0
    }
  }

  @inline(__always)
  private static func hash(_ cell: UnsafeRawBufferPointer) -> UInt32 {
    var hash: UInt64 = 0x9E37_79B9_7F4A_7C15 &+ UInt64(cell.count)
    var position = 0
    while position + 8 <= cell.count {
      hash = (hash ^ cell.loadUnaligned(fromByteOffset: position, as: UInt64.self)) &* 0xFF51_AFD7_ED55_8CCD
      hash ^= hash >> 32
      position += 8
    }
    if position < cell.count, cell.count >= 8 {
      // The last eight bytes again, some of them for the second time.
      hash =
        (hash ^ cell.loadUnaligned(fromByteOffset: cell.count - 8, as: UInt64.self)) &* 0xFF51_AFD7_ED55_8CCD
    } else {
      while position < cell.count {
        hash = (hash ^ UInt64(cell[position])) &* 0x100_0000_01B3
        position += 1
      }
    }
    return UInt32(truncatingIfNeeded: hash ^ (hash >> 29))
  }
}
