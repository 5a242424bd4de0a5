/// How many columns of a terminal a character takes, from the Unicode Character Database (East Asian Width of
/// version 15): 2 for wide letters and signs, 0 for marks and invisible characters, else 1.
///
/// The program's own table, so that layout does not depend on the locale it was started in.
public enum CharacterWidth {
  /// Columns of one scalar: 0, 1 or 2.
  public static func columns(of scalar: Unicode.Scalar) -> Int {
    let value = scalar.value
    if (0x20..<0x7F).contains(value) { return 1 }
    if value < 0x300 { return value >= 0x20 && !(0x7F..<0xA0).contains(value) && value != 0xAD ? 1 : 0 }
    if (0x1E00..<0x2000).contains(value) || (0x2500..<0x25FD).contains(value) { return 1 }
    // Dashes, "…", arrows and signs of mathematics, of which none is wide.
    if (0x2010..<0x2028).contains(value) || (0x2190..<0x231A).contains(value) { return 1 }
    if (0x1160...0x11FF).contains(value) { return 0 }
    if isWide(value) { return 2 }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format, .control: return 0
    default: return 1
    }
  }

  /// Columns of one character as a reader sees it: those of its scalars together.
  public static func columns(of character: Character) -> Int {
    character.unicodeScalars.reduce(0) { $0 + columns(of: $1) }
  }

  /// Columns of a whole text.
  public static func columns(of text: String) -> Int {
    var text = text
    // Every text is measured several times a frame; its bytes are quicker to walk than its scalars.
    return text.withUTF8 { bytes in
      var total = 0
      var index = 0
      while index < bytes.count {
        let first = UInt32(bytes[index])
        switch first {
        case 0x20..<0x7F:
          total += 1
          index += 1
        case ..<0x80: index += 1
        case ..<0xE0:
          let value = (first & 0x1F) << 6 | UInt32(bytes[index + 1] & 0x3F)
          total += columns(of: value)
          index += 2
        case ..<0xF0:
          let value =
            (first & 0x0F) << 12 | UInt32(bytes[index + 1] & 0x3F) << 6 | UInt32(bytes[index + 2] & 0x3F)
          total += columns(of: value)
          index += 3
        default:
          let value =
            (first & 0x07) << 18 | UInt32(bytes[index + 1] & 0x3F) << 12
            | UInt32(bytes[index + 2] & 0x3F) << 6 | UInt32(bytes[index + 3] & 0x3F)
          total += columns(of: value)
          index += 4
        }
      }
      return total
    }
  }

  private static func columns(of value: UInt32) -> Int {
    Unicode.Scalar(value).map { columns(of: $0) } ?? 0
  }

  /// A letter or sign of one column that no letter before it can swallow: it is a character of its own unless a
  /// mark follows.
  static func isPlain(_ scalar: Unicode.Scalar) -> Bool {
    let value = scalar.value
    return (0x20..<0x7F).contains(value) || (0xA1..<0x300).contains(value) && value != 0xAD
      || (0x1E00..<0x1F00).contains(value)
  }

  private static func isWide(_ value: UInt32) -> Bool {
    guard value >= wide[0].lowerBound else { return false }
    var low = 0
    var high = wide.count
    while low < high {
      let middle = (low + high) / 2
      if wide[middle].upperBound < value { low = middle + 1 } else { high = middle }
    }
    return low < wide.count && wide[low].contains(value)
  }

  private static let wide: [ClosedRange<UInt32>] = [
    0x1100...0x115F, 0x231A...0x231B, 0x2329...0x232A, 0x23E9...0x23EC, 0x23F0...0x23F0,
    0x23F3...0x23F3, 0x25FD...0x25FE, 0x2614...0x2615, 0x2648...0x2653, 0x267F...0x267F,
    0x2693...0x2693, 0x26A1...0x26A1, 0x26AA...0x26AB, 0x26BD...0x26BE, 0x26C4...0x26C5,
    0x26CE...0x26CE, 0x26D4...0x26D4, 0x26EA...0x26EA, 0x26F2...0x26F3, 0x26F5...0x26F5,
    0x26FA...0x26FA, 0x26FD...0x26FD, 0x2705...0x2705, 0x270A...0x270B, 0x2728...0x2728,
    0x274C...0x274C, 0x274E...0x274E, 0x2753...0x2755, 0x2757...0x2757, 0x2795...0x2797,
    0x27B0...0x27B0, 0x27BF...0x27BF, 0x2B1B...0x2B1C, 0x2B50...0x2B50, 0x2B55...0x2B55,
    0x2E80...0x3029, 0x302E...0x303E, 0x3041...0x3098, 0x309B...0x4DBF, 0x4E00...0xA4CF,
    0xA960...0xA97F, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE10...0xFE19, 0xFE30...0xFE6F,
    0xFF01...0xFF60, 0xFFE0...0xFFE6, 0x16FE0...0x16FE3, 0x17000...0x18D08, 0x1AFF0...0x1B2FB,
    0x1F004...0x1F004, 0x1F0CF...0x1F0CF, 0x1F18E...0x1F18E, 0x1F191...0x1F19A, 0x1F200...0x1F320,
    0x1F32D...0x1F335, 0x1F337...0x1F37C, 0x1F37E...0x1F393, 0x1F3A0...0x1F3CA, 0x1F3CF...0x1F3D3,
    0x1F3E0...0x1F3F0, 0x1F3F4...0x1F3F4, 0x1F3F8...0x1F43E, 0x1F440...0x1F440, 0x1F442...0x1F4FC,
    0x1F4FF...0x1F53D, 0x1F54B...0x1F54E, 0x1F550...0x1F567, 0x1F57A...0x1F57A, 0x1F595...0x1F596,
    0x1F5A4...0x1F5A4, 0x1F5FB...0x1F64F, 0x1F680...0x1F6C5, 0x1F6CC...0x1F6CC, 0x1F6D0...0x1F6D2,
    0x1F6D5...0x1F6D7, 0x1F6DC...0x1F6DF, 0x1F6EB...0x1F6EC, 0x1F6F4...0x1F6FC, 0x1F7E0...0x1F7EB,
    0x1F7F0...0x1F7F0, 0x1F90C...0x1F93A, 0x1F93C...0x1F945, 0x1F947...0x1F9FF, 0x1FA70...0x1FAFF,
    0x20000...0x3FFFD,
  ]
}
