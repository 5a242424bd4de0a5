/// Something by a number that orders it.
struct KeyedOffset {
  var key: UInt64
  var offset: UInt32

  /// Sorts by key, stable, byte by byte from the last; bytes that all keys share are left out. `spare` is as long.
  static func sort(
    _ entries: UnsafeMutableBufferPointer<KeyedOffset>, _ spare: UnsafeMutableBufferPointer<KeyedOffset>
  ) {
    var from = entries
    var to = spare
    withUnsafeTemporaryAllocation(of: Int.self, capacity: 8 * 256) { histogram in
      histogram.initialize(repeating: 0)
      for entry in entries {
        for byte in 0..<8 { histogram[byte << 8 + Int(entry.key >> UInt64(byte * 8) & 255)] += 1 }
      }
      for byte in 0..<8 {
        let counts = UnsafeMutableBufferPointer(rebasing: histogram[(byte << 8)..<((byte + 1) << 8)])
        guard let first = entries.first, counts[Int(first.key >> UInt64(byte * 8) & 255)] < entries.count
        else {
          continue
        }
        var sum = 0
        for value in 0..<256 {
          let count = counts[value]
          counts[value] = sum
          sum += count
        }
        for entry in from {
          let value = Int(entry.key >> UInt64(byte * 8) & 255)
          to[counts[value]] = entry
          counts[value] += 1
        }
        swap(&from, &to)
      }
    }
    if from.baseAddress != entries.baseAddress {
      for position in entries.indices { entries[position] = from[position] }
    }
  }
}

/// The order of records in an arena: radix sort over eight bytes of the keys at a time.
struct SortEntries {
  private typealias Entry = KeyedOffset

  private var entries: [KeyedOffset] = []
  private var spare: [KeyedOffset] = []

  var count: Int { entries.count }

  func offset(at position: Int) -> UInt32 { entries[position].offset }

  mutating func append(offset: UInt32) { entries.append(Entry(key: 0, offset: offset)) }

  mutating func removeAll() { entries.removeAll(keepingCapacity: true) }

  /// Sorts by the keys of the records at the offsets; equal keys keep their order.
  mutating func sort(arena: UnsafeRawPointer) {
    spare = entries
    entries.withUnsafeMutableBufferPointer { entries in
      spare.withUnsafeMutableBufferPointer { spare in
        SortEntries.sort(entries, spare, depth: 0, arena: arena)
      }
    }
    spare = []
  }

  /// Sorts by what comes from `depth` on; all keys are equal up to there.
  private static func sort(
    _ entries: UnsafeMutableBufferPointer<Entry>, _ spare: UnsafeMutableBufferPointer<Entry>, depth: Int,
    arena: UnsafeRawPointer
  ) {
    guard entries.count > 1 else { return }
    if entries.count <= 24 {
      insertionSort(entries, arena: arena)
      return
    }
    var longest = 0
    for position in entries.indices {
      let record = Record(arena + Int(entries[position].offset))
      longest = max(longest, record.keyCount)
      entries[position].key = record.prefix(at: depth)
    }
    KeyedOffset.sort(entries, spare)
    guard longest > depth + 8 else { return }
    // Runs of equal prefixes go on with the bytes behind.
    var start = 0
    while start < entries.count {
      var end = start + 1
      let prefix = entries[start].key
      while end < entries.count, entries[end].key == prefix { end += 1 }
      if end - start > 1 {
        sort(
          UnsafeMutableBufferPointer(rebasing: entries[start..<end]),
          UnsafeMutableBufferPointer(rebasing: spare[start..<end]), depth: depth + 8, arena: arena)
      }
      start = end
    }
  }

  private static func insertionSort(_ entries: UnsafeMutableBufferPointer<Entry>, arena: UnsafeRawPointer) {
    for position in 1..<entries.count {
      let entry = entries[position]
      let key = Record(arena + Int(entry.offset)).key
      var place = position
      while place > 0, Record.compare(Record(arena + Int(entries[place - 1].offset)).key, key) > 0 {
        entries[place] = entries[place - 1]
        place -= 1
      }
      entries[place] = entry
    }
  }
}
