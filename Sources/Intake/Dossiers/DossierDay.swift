import Model

/// Days as lists of dossiers write them, read from bytes.
enum DossierDay {
  /// Reads `31/08/2022`, `31-8-2022`, `31.08.2022` and `2022-08-31`, each with or without a time of day behind it.
  /// - Returns: the day number; nil for anything else.
  @inline(__always)
  static func read(_ cell: UnsafeRawBufferPointer) -> Int32? {
    var numbers = (0, 0, 0)
    var widths = (0, 0, 0)
    var part = 0
    var separator: UInt8 = 0
    var position = 0
    while position < cell.count {
      let byte = cell[position]
      let digit = Int(byte) - 48
      if digit >= 0, digit <= 9 {
        switch part {
        case 0:
          numbers.0 = numbers.0 * 10 + digit
          widths.0 += 1
        case 1:
          numbers.1 = numbers.1 * 10 + digit
          widths.1 += 1
        default:
          numbers.2 = numbers.2 * 10 + digit
          widths.2 += 1
        }
        if widths.0 > 4 || widths.1 > 2 || widths.2 > 4 { return nil }
      } else if part < 2, byte == UInt8(ascii: "/") || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".")
      {
        guard separator == 0 || separator == byte else { return nil }
        separator = byte
        part += 1
      } else {
        guard part == 2, isTime(UnsafeRawBufferPointer(rebasing: cell[position...])) else { return nil }
        break
      }
      position += 1
    }
    guard part == 2 else { return nil }
    if widths.0 == 4 {
      guard separator != UInt8(ascii: "."), (1...2).contains(widths.1), (1...2).contains(widths.2) else {
        return nil
      }
      return number(year: numbers.0, month: numbers.1, day: numbers.2)
    }
    guard (1...2).contains(widths.0), (1...2).contains(widths.1), widths.2 == 4 else { return nil }
    return number(year: numbers.2, month: numbers.1, day: numbers.0)
  }

  /// ` 08:30`, `T08:30:00`, ` 8:30:15.123`.
  private static func isTime(_ rest: UnsafeRawBufferPointer) -> Bool {
    guard rest.count >= 4, rest[0] == UInt8(ascii: " ") || rest[0] == UInt8(ascii: "T") else { return false }
    return rest.contains(UInt8(ascii: ":"))
      && rest.dropFirst().allSatisfy {
        ($0 >= 48 && $0 <= 58) || $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: " ")
      }
  }

  @inline(__always)
  private static func number(year: Int, month: Int, day: Int) -> Int32? {
    guard let found = Day(year: year, month: month, day: day) else { return nil }
    return found.number
  }
}
