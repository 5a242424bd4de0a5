/// A short hash of content, to know the same file again. It guards against accidents, not against forgery.
///
/// FNV-1a over all bytes, 64 bits.
public struct ContentHash: Sendable {
  private var hash: UInt64 = 0xCBF2_9CE4_8422_2325

  public init() {}

  /// Adds bytes that come next.
  public mutating func add(_ bytes: UnsafeRawBufferPointer) {
    var hash = hash
    for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    self.hash = hash
  }

  /// What came so far, as 16 hexadecimal digits.
  public var text: String {
    let digits = String(hash, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }

  /// The hash of files one after the other.
  public static func of(_ files: [some Sequence<UInt8>]) -> String {
    var hash = ContentHash()
    for file in files {
      for byte in file { hash.hash = (hash.hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    }
    return hash.text
  }
}
