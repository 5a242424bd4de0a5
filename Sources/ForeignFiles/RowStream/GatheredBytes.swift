/// Bytes that are gathered before they are sent.
///
/// A piece of memory of its own instead of an array in a property: each of the millions of small appends of a long sheet
/// would ask whether somebody else has the array or is changing it, which was a tenth of the time.
final class GatheredBytes {
  private var base: UnsafeMutablePointer<UInt8>
  private var capacity: Int
  private(set) var count = 0

  /// - Parameter capacity: bytes that have room before memory is asked for again; at least 1.
  init(capacity: Int) {
    self.capacity = max(1, capacity)
    base = .allocate(capacity: self.capacity)
  }

  deinit {
    base.deallocate()
  }

  var bytes: UnsafeRawBufferPointer { UnsafeRawBufferPointer(start: base, count: count) }

  func removeAll() { count = 0 }

  func append(_ byte: UInt8) {
    if count == capacity { makeRoom(1) }
    base[count] = byte
    count += 1
  }

  /// Appends bytes that are not this object's own.
  func append(bytes: UnsafeRawBufferPointer) {
    guard let start = bytes.baseAddress else { return }
    if bytes.count > capacity - count { makeRoom(bytes.count) }
    UnsafeMutableRawPointer(base + count).copyMemory(from: start, byteCount: bytes.count)
    count += bytes.count
  }

  /// A number in seven bits a byte, the lowest first.
  func append(number: UInt64) {
    var rest = number
    while rest >= 0x80 {
      append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    append(UInt8(truncatingIfNeeded: rest))
  }

  func append(number: Int) { append(number: UInt64(clamping: number)) }

  /// The bytes with their count before them.
  func append(counted bytes: UnsafeRawBufferPointer) {
    append(number: bytes.count)
    append(bytes: bytes)
  }

  func append(counted text: String) {
    var text = text
    text.withUTF8 { append(counted: UnsafeRawBufferPointer($0)) }
  }

  /// Four bytes, the lowest first, in the place of four that are there.
  func put(_ number: UInt32, at place: Int) {
    guard place >= 0, place + 4 <= count else { return }
    for offset in 0..<4 { base[place + offset] = UInt8(truncatingIfNeeded: number >> (8 * UInt32(offset))) }
  }

  private func makeRoom(_ more: Int) {
    let larger = max(capacity * 2, count + more)
    let other = UnsafeMutablePointer<UInt8>.allocate(capacity: larger)
    other.update(from: base, count: count)
    base.deallocate()
    base = other
    capacity = larger
  }
}
