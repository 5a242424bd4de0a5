import Dashboard

/// Bytes with a meaning, and the keys and letters that single bytes make.
enum Byte {
  static let escape: UInt8 = 0x1B
  static let bell: UInt8 = 0x07
  static let cancel: UInt8 = 0x18
  static let substitute: UInt8 = 0x1A
  static let mouseReport = Array("\u{1B}[M".utf8)
  static let pasteEnd = Array("\u{1B}[201~".utf8)

  /// The key of a control byte; nil for those that no key of ours has.
  static func control(_ byte: UInt8) -> Key? {
    switch byte {
    case 0x0D, 0x0A: .enter
    case 0x09: .tab
    // Terminals disagree which of the two Backspace sends, so both mean it.
    case 0x08, 0x7F: .backspace
    case 1...26: .control(Character(Unicode.Scalar(byte + 0x60)))
    default: nil
    }
  }

  /// The UTF-8 letter at `position` and its length; nil if it is not complete yet, no scalar if it is malformed.
  static func scalar(in bytes: [UInt8], at position: Int) -> (scalar: Unicode.Scalar?, length: Int)? {
    let first = bytes[position]
    let length: Int
    var value: UInt32
    var least: UInt32 = 0
    switch first {
    case 0..<0x80: return (Unicode.Scalar(first), 1)
    case 0xC2...0xDF: (length, value) = (2, UInt32(first & 0x1F))
    case 0xE0...0xEF: (length, value, least) = (3, UInt32(first & 0x0F), 0x800)
    case 0xF0...0xF4: (length, value, least) = (4, UInt32(first & 0x07), 0x10000)
    default: return (nil, 1)
    }
    for offset in 1..<length {
      guard position + offset < bytes.count else { return nil }
      let next = bytes[position + offset]
      guard next & 0xC0 == 0x80 else { return (nil, offset) }
      value = value << 6 | UInt32(next & 0x3F)
    }
    return (value < least ? nil : Unicode.Scalar(value), length)
  }
}
