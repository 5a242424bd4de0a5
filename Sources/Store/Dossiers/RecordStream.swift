/// Records in order out of several sorted runs.
struct RecordStream {
  private var cursors: [RecordCursor]
  /// Positions of cursors that still have a record, as a heap with the least on top.
  private var heap: [Int] = []

  init(_ cursors: [RecordCursor]) throws {
    self.cursors = cursors
    for position in self.cursors.indices where try self.cursors[position].advance() {
      heap.append(position)
      siftUp(heap.count - 1)
    }
  }

  /// The next record, valid until the call after; nil at the end.
  mutating func next() throws -> Record? {
    if isTaken {
      let top = heap[0]
      if try cursors[top].advance() {
        if heap.count > 1 { siftDown(0) }
      } else {
        heap[0] = heap[heap.count - 1]
        heap.removeLast()
        if heap.count > 1 { siftDown(0) }
      }
      isTaken = false
    }
    guard let top = heap.first else { return nil }
    isTaken = true
    return cursors[top].record
  }

  private var isTaken = false

  private func isLess(_ left: Int, _ right: Int) -> Bool {
    if cursors[left].prefix != cursors[right].prefix { return cursors[left].prefix < cursors[right].prefix }
    let order = Record.compare(cursors[left].record.key, cursors[right].record.key)
    return order == 0 ? left < right : order < 0
  }

  private mutating func siftUp(_ start: Int) {
    var child = start
    while child > 0 {
      let parent = (child - 1) / 2
      guard isLess(heap[child], heap[parent]) else { return }
      heap.swapAt(child, parent)
      child = parent
    }
  }

  private mutating func siftDown(_ start: Int) {
    var parent = start
    while true {
      var least = parent
      for child in [2 * parent + 1, 2 * parent + 2]
      where child < heap.count && isLess(heap[child], heap[least]) {
        least = child
      }
      if least == parent { return }
      heap.swapAt(parent, least)
      parent = least
    }
  }
}

/// Walks one sorted run, in memory or in a file.
final class RecordCursor {
  private(set) var record: Record
  private(set) var prefix: UInt64 = 0

  private enum Place {
    case memory(arena: UnsafeRawPointer, entries: SortEntries, next: Int)
    case file(ScratchFile, rest: Range<Int>)
  }

  private var place: Place
  private let buffer: UnsafeMutableRawBufferPointer
  private var position = 0
  private var filled = 0

  init(arena: UnsafeRawPointer, entries: SortEntries) {
    place = .memory(arena: arena, entries: entries, next: 0)
    buffer = .allocate(byteCount: 1, alignment: 1)
    record = Record(arena)
  }

  init(file: ScratchFile, range: Range<Int>) throws {
    place = .file(file, rest: range)
    buffer = .allocate(byteCount: 256 << 10, alignment: 16)
    record = Record(
      UnsafeRawPointer(buffer.baseAddress ?? UnsafeMutableRawPointer.allocate(byteCount: 1, alignment: 1)))
  }

  deinit { buffer.deallocate() }

  /// Goes to the next record; false at the end.
  func advance() throws -> Bool {
    switch place {
    case .memory(let arena, let entries, let next):
      guard next < entries.count else { return false }
      record = Record(arena + Int(entries.offset(at: next)))
      place = .memory(arena: arena, entries: entries, next: next + 1)
    case .file:
      if !hasWhole() {
        try fill()
        guard hasWhole() else { return false }
      }
      guard let start = buffer.baseAddress else { return false }
      record = Record(start + position)
      position += record.size
    }
    prefix = record.prefix(at: 0)
    return true
  }

  private func hasWhole() -> Bool {
    guard position + Record.headerSize <= filled, let start = buffer.baseAddress else { return false }
    return position + Record(start + position).size <= filled
  }

  private func fill() throws {
    guard case .file(let file, let rest) = place, let start = buffer.baseAddress else { return }
    start.copyMemory(from: start + position, byteCount: filled - position)
    filled -= position
    position = 0
    let wanted = min(buffer.count - filled, rest.count)
    guard wanted > 0 else { return }
    let count = try file.read(
      into: UnsafeMutableRawBufferPointer(start: start + filled, count: wanted), at: rest.lowerBound)
    filled += count
    place = .file(file, rest: (rest.lowerBound + count)..<rest.upperBound)
  }
}
