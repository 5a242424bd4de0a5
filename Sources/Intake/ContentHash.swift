/// A short hash of content, to know the same file again. It guards against accidents, not against forgery.
public enum ContentHash {
  /// FNV-1a over all bytes, 64 bits, as 16 hexadecimal digits.
  public static func of(_ files: [some Sequence<UInt8>]) -> String {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for file in files {
      for byte in file { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    }
    let digits = String(hash, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}
