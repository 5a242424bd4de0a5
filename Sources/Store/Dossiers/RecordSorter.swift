import Glibc

/// Sorts any number of records by their keys in a bounded part of memory.
///
/// A record is a key and a payload, both plain bytes; keys are ordered byte by byte, equal ones stay in the order they
/// came. What does not fit into the part goes to a ``ScratchFile`` as sorted runs, which ``makeStream()`` merges.
final class RecordSorter {
  /// Longest key.
  static let largestKey = 255

  private let capacity: Int
  private let folders: [String]
  private let arena: UnsafeMutableRawPointer
  private var used = 0
  private var entries: SortEntries
  private var isSorted = true
  private var lastOffset = -1
  private(set) var count = 0
  private var file: ScratchFile?
  private var runs: [Range<Int>] = []

  /// - Parameters:
  ///   - capacity: bytes of memory for records; a third as much is needed for their order.
  ///   - folders: where a scratch file may go, see ``ScratchFile``.
  init(capacity: Int, folders: [String]) {
    self.capacity = capacity
    self.folders = folders
    arena = .allocate(byteCount: capacity, alignment: 16)
    entries = SortEntries()
  }

  deinit { arena.deallocate() }

  /// - Precondition: `key` is at most ``largestKey`` bytes and the record fits into the arena.
  func add(key: UnsafeRawBufferPointer, payload: UnsafeRawBufferPointer) throws {
    let size = Record.headerSize + key.count + payload.count
    guard key.count <= RecordSorter.largestKey, payload.count <= 1_000, let keyStart = key.baseAddress,
      let payloadStart = payload.baseAddress
    else { throw StoreError.refusedBatch(details: "record of \(size) bytes") }
    if used + size > capacity { try spill() }
    let start = arena + used
    start.storeBytes(of: UInt16(truncatingIfNeeded: payload.count), as: UInt16.self)
    start.storeBytes(of: UInt8(truncatingIfNeeded: key.count), toByteOffset: 2, as: UInt8.self)
    (start + Record.headerSize).copyMemory(from: keyStart, byteCount: key.count)
    (start + Record.headerSize + key.count).copyMemory(from: payloadStart, byteCount: payload.count)
    if isSorted, lastOffset >= 0 { isSorted = Record(arena + lastOffset).isOrdered(before: Record(start)) }
    lastOffset = used
    entries.append(offset: UInt32(truncatingIfNeeded: used))
    used += size
    count += 1
  }

  private func sort() {
    guard !isSorted else { return }
    entries.sort(arena: arena)
    isSorted = true
  }

  /// Writes what is in memory as a sorted run.
  private func spill() throws {
    sort()
    let file = try self.file ?? ScratchFile(folders: folders)
    self.file = file
    let begin = file.size
    var buffer = [UInt8]()
    buffer.reserveCapacity(1 << 20)
    for position in 0..<entries.count {
      let record = Record(arena + Int(entries.offset(at: position)))
      if buffer.count + record.size > 1 << 20 {
        try buffer.withUnsafeBytes(file.append)
        buffer.removeAll(keepingCapacity: true)
      }
      buffer.append(contentsOf: UnsafeRawBufferPointer(start: record.start, count: record.size))
    }
    try buffer.withUnsafeBytes(file.append)
    runs.append(begin..<file.size)
    used = 0
    lastOffset = -1
    entries.removeAll()
  }

  /// All records in order. May be asked for again; the sorter must live as long, and nothing may be added meanwhile.
  func makeStream() throws -> RecordStream {
    sort()
    var cursors: [RecordCursor] = []
    if let file { for run in runs { cursors.append(try RecordCursor(file: file, range: run)) } }
    // The newest run comes last, so that equal keys keep their order.
    if entries.count > 0 { cursors.append(RecordCursor(arena: arena, entries: entries)) }
    return try RecordStream(cursors)
  }
}

/// A record where it lies in memory: two bytes size of the payload, one byte size of the key, key, payload.
struct Record {
  static let headerSize = 3
  let start: UnsafeRawPointer

  init(_ start: UnsafeRawPointer) { self.start = start }

  var payloadCount: Int { Int(start.loadUnaligned(as: UInt16.self)) }
  var keyCount: Int { Int(start.load(fromByteOffset: 2, as: UInt8.self)) }
  var size: Int { Record.headerSize + keyCount + payloadCount }
  var key: UnsafeRawBufferPointer {
    UnsafeRawBufferPointer(start: start + Record.headerSize, count: keyCount)
  }
  var payload: UnsafeRawPointer { start + Record.headerSize + keyCount }

  /// Eight bytes of the key from `depth` on as a number that orders as they do; zeros stand for bytes beyond its end.
  func prefix(at depth: Int) -> UInt64 {
    let count = keyCount
    let from = start + Record.headerSize + depth
    if depth + 8 <= count { return UInt64(bigEndian: from.loadUnaligned(as: UInt64.self)) }
    var value: UInt64 = 0
    var position = depth
    while position < depth + 8 {
      value <<= 8
      if position < count {
        value |= UInt64((start + Record.headerSize).load(fromByteOffset: position, as: UInt8.self))
      }
      position += 1
    }
    return value
  }

  /// True also for equal keys.
  func isOrdered(before other: Record) -> Bool { Record.compare(key, other.key) <= 0 }

  /// Negative, zero or positive.
  @inline(__always)
  static func compare(_ left: UnsafeRawBufferPointer, _ right: UnsafeRawBufferPointer) -> Int {
    guard let leftStart = left.baseAddress, let rightStart = right.baseAddress else {
      return left.count - right.count
    }
    let order = memcmp(leftStart, rightStart, min(left.count, right.count))
    return order == 0 ? left.count - right.count : Int(order)
  }
}
