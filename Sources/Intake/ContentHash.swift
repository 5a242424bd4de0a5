/// A short hash of content: of the built-in figures, and of files in stores written before files were known by their
/// ``SecureHash``. It guards against accidents, not against forgery.
///
/// FNV-1a over all bytes, 64 bits.
public struct ContentHash: Sendable {
  private var hash: UInt64 = 0xCBF2_9CE4_8422_2325

  public init() {}

  /// The next bytes of the content.
  public mutating func add(_ bytes: some Sequence<UInt8>) {
    // In a register while it runs: long files are hashed as they are read.
    var hash = hash
    for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    self.hash = hash
  }

  /// The same for bytes in memory, without a sequence in between.
  public mutating func add(_ bytes: UnsafeRawBufferPointer) {
    var hash = hash
    for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    self.hash = hash
  }

  /// The hash of what was added, as 16 hexadecimal digits.
  public var digits: String {
    let digits = String(hash, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }

  /// The hash of files one after the other.
  public static func of(_ files: [some Sequence<UInt8>]) -> String {
    var hash = ContentHash()
    for file in files { hash.add(file) }
    return hash.digits
  }
}
