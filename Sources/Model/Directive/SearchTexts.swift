/// Folded texts side by side in one run of bytes, each followed by a zero byte, so that no match runs from one into
/// the next.
public struct SearchTexts: Sendable {
  public private(set) var bytes: [UInt8] = []
  /// Where each text starts, and the end.
  public private(set) var starts: [Int] = [0]

  public init() {}

  public var count: Int { starts.count - 1 }

  public mutating func reserve(texts: Int, bytes count: Int) {
    starts.reserveCapacity(texts + 1)
    bytes.reserveCapacity(count)
  }

  /// Adds to the text under way; parts stand one below the other.
  public mutating func add(_ part: UnsafeBufferPointer<UInt8>) {
    if let start = starts.last, bytes.count > start { bytes.append(10) }
    bytes.append(contentsOf: part)
  }

  public mutating func add(_ part: String) {
    var part = part
    part.withUTF8 { add($0) }
  }

  /// Ends the text under way; the next begins.
  public mutating func end() {
    bytes.append(0)
    starts.append(bytes.count)
  }

  /// The bytes of a text without the zero behind it.
  public subscript(position: Int) -> ArraySlice<UInt8> {
    bytes[starts[position]..<(starts[position + 1] - 1)]
  }
}
