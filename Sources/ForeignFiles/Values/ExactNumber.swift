/// Numbers as spreadsheets keep them, written as exact decimals.
///
/// A spreadsheet keeps binary numbers and writes 0.4097 as 0.40970000000000001. What people typed and see is the number
/// with at most fifteen digits, as Excel's documentation of its precision says, so that is what is taken.
enum ExactNumber {
  /// More digits are no figure that anybody reports.
  private static let longest = 64

  /// Digits with an optional minus before and an optional point between, and no needless zero before.
  static func isExact(_ text: some Collection<UInt8>) -> Bool {
    var digits = 0
    var hasPoint = false
    var last: UInt8 = 0
    for (offset, byte) in text.enumerated() {
      switch byte {
      case UInt8(ascii: "-") where offset == 0: break
      case UInt8(ascii: ".") where !hasPoint && digits > 0: hasPoint = true
      case 48...57: digits += 1
      default: return false
      }
      last = byte
    }
    return digits > 0 && last != UInt8(ascii: ".") && text.count <= longest
  }

  /// The number as a text of ``isExact(_:)``, given to a closure while it lasts.
  /// - Parameter text: as the container stores it: "12", "0.40970000000000001", "1.5E-4".
  /// - Returns: false, without calling the closure, where it is no number.
  static func reading(_ text: UnsafeRawBufferPointer, _ body: (UnsafeRawBufferPointer) -> Void) -> Bool {
    if isPlain(text) {
      body(text)
      return true
    }
    // "0x10", "inf" and "nan" are numbers to Swift.
    guard text.count <= longest, text.allSatisfy({ allowed.contains($0) }),
      let value = Double(String(decoding: text, as: UTF8.self)),
      let exact = exactText(value)
    else { return false }
    exact.withUnsafeBytes(body)
    return true
  }

  private static let allowed = Set("0123456789+-.eE".utf8)

  /// Whether the text can stay as it is: a whole number, or one of at most fifteen digits.
  private static func isPlain(_ text: UnsafeRawBufferPointer) -> Bool {
    var position = text.first == UInt8(ascii: "-") ? 1 : 0
    let start = position
    var point: Int?
    while position < text.count {
      let byte = text[position]
      if byte == UInt8(ascii: "."), point == nil, position > start {
        point = position
      } else if byte < 48 || byte > 57 {
        return false
      }
      position += 1
    }
    let digits = position - start - (point == nil ? 0 : 1)
    guard digits > 0, text[position - 1] != UInt8(ascii: ".") else { return false }
    // "007", "-0" and "1.50" are written anew.
    if point != nil, text[position - 1] == 48 { return false }
    let whole = (point ?? position) - start
    if whole > 1, text[start] == 48 { return false }
    if start == 1, whole == 1, text[start] == 48, point == nil { return false }
    return digits <= (point == nil ? 18 : 15)
  }

  /// A binary number with at most fifteen digits; nil where it is none or too long to write out.
  static func exactText(_ value: Double) -> [UInt8]? {
    guard value.isFinite else { return nil }
    // Swift writes the shortest text that reads back as the same number.
    var (digits, exponent) = parts(of: value.magnitude)
    if digits.count > 15 { (digits, exponent) = rounded(digits, exponent) }
    while digits.count > 1, digits.last == 48 {
      digits.removeLast()
    }
    if digits == [48] { return digits }
    var text: [UInt8] = value < 0 ? [UInt8(ascii: "-")] : []
    // The point stands after `exponent` digits.
    guard exponent > -30, exponent <= 30 else { return nil }
    if exponent <= 0 {
      text += Array("0.".utf8) + Array(repeating: 48, count: -exponent) + digits
    } else if exponent >= digits.count {
      text += digits + Array(repeating: 48, count: exponent - digits.count)
    } else {
      text += digits[..<exponent] + [UInt8(ascii: ".")] + digits[exponent...]
    }
    return text
  }

  /// The digits without zeros before them, and after how many of them the point stands.
  private static func parts(of value: Double) -> (digits: [UInt8], exponent: Int) {
    let text = Array("\(value)".utf8)
    let letter = text.firstIndex { $0 == UInt8(ascii: "e") } ?? text.count
    let power = letter < text.count ? Int(String(decoding: text[(letter + 1)...], as: UTF8.self)) ?? 0 : 0
    let point = text[..<letter].firstIndex(of: UInt8(ascii: ".")) ?? letter
    var digits = text[..<letter].filter { $0 != UInt8(ascii: ".") }
    var exponent = point + power
    while digits.count > 1, digits.first == 48 {
      digits.removeFirst()
      exponent -= 1
    }
    return (digits, exponent)
  }

  /// Half up in decimal, as spreadsheets show it.
  private static func rounded(_ digits: [UInt8], _ exponent: Int) -> ([UInt8], Int) {
    var kept = Array(digits[..<15])
    guard digits[15] >= 53 else { return (kept, exponent) }
    var position = 14
    while position >= 0, kept[position] == 57 {
      kept[position] = 48
      position -= 1
    }
    if position >= 0 {
      kept[position] += 1
      return (kept, exponent)
    }
    return ([49] + kept.dropLast(), exponent + 1)
  }
}
