extension StringProtocol {
  /// A short name for a text, the same in every run: FNV-1a over its UTF-8, 64 bits, in hexadecimal digits. Nothing hangs
  /// on its secrecy.
  package var stableHash: String {
    String(utf8.reduce(UInt64(0xCBF2_9CE4_8422_2325)) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }, radix: 16)
  }
}
