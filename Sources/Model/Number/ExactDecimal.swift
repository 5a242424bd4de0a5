/// An exact decimal number: `significand` × 10^−`scale`.
///
/// Figures that are published in decimal are kept, added and compared in decimal; no binary floating point
/// takes part. Parsing refuses more than 18 significant digits, so sums of millions of figures stay far inside
/// 128 bits.
public struct ExactDecimal: Sendable {
  /// The digits without the decimal point.
  public let significand: Int128
  /// Digits after the decimal point, 0...18. Kept as published: 70,00 has scale 2.
  public let scale: Int

  /// The largest scale; finer digits are rounded away.
  public static let largestScale = 18

  /// A scale outside 0...18 is brought inside it: digits beyond the 18th are rounded half up, a negative scale
  /// becomes zeros. Nothing traps; what does not fit in 128 bits becomes the largest number that does.
  public init(significand: Int128, scale: Int) {
    // The smallest Int128 has no positive counterpart, and a sign must always be free to change.
    let safe = max(significand, -Int128.max)
    if scale > ExactDecimal.largestScale {
      self.significand = Rounding.halfUp(safe, droppingDigits: scale - ExactDecimal.largestScale)
      self.scale = ExactDecimal.largestScale
    } else if scale < 0 {
      self.significand = Rounding.appendingZeros(safe, count: -scale)
      self.scale = 0
    } else {
      self.significand = safe
      self.scale = scale
    }
  }

  public init(_ integer: Int) {
    self.init(significand: Int128(integer), scale: 0)
  }
}

extension ExactDecimal: Comparable, Hashable {
  /// Both significands at the larger of the two scales.
  private static func aligned(_ left: ExactDecimal, _ right: ExactDecimal) -> (Int128, Int128) {
    let scale = max(left.scale, right.scale)
    return (left.significand(at: scale), right.significand(at: scale))
  }

  /// The significand the value would have at a larger scale.
  func significand(at scale: Int) -> Int128 {
    Rounding.appendingZeros(significand, count: scale - self.scale)
  }

  /// Equal in value: 70 and 70,00 are equal.
  public static func == (left: ExactDecimal, right: ExactDecimal) -> Bool {
    let (a, b) = aligned(left, right)
    return a == b
  }

  public static func < (left: ExactDecimal, right: ExactDecimal) -> Bool {
    let (a, b) = aligned(left, right)
    return a < b
  }

  public func hash(into hasher: inout Hasher) {
    var value = significand
    var digits = scale
    while digits > 0, value % 10 == 0 {
      value /= 10
      digits -= 1
    }
    hasher.combine(value)
    hasher.combine(digits)
  }

  public static func + (left: ExactDecimal, right: ExactDecimal) -> ExactDecimal {
    let (a, b) = aligned(left, right)
    return ExactDecimal(significand: Rounding.sum(a, b), scale: max(left.scale, right.scale))
  }

  public static func - (left: ExactDecimal, right: ExactDecimal) -> ExactDecimal {
    let (a, b) = aligned(left, right)
    return ExactDecimal(significand: Rounding.sum(a, -b), scale: max(left.scale, right.scale))
  }
}

extension ExactDecimal: CustomStringConvertible, Codable {
  /// With a decimal point and as many digits as the scale, `0.8002`; for machines, not for the screen.
  public var description: String {
    let magnitude = String(significand.magnitude)
    let sign = significand < 0 ? "-" : ""
    guard scale > 0 else { return sign + magnitude }
    let padded = String(repeating: "0", count: max(0, scale + 1 - magnitude.count)) + magnitude
    return sign + padded.dropLast(scale) + "." + padded.suffix(scale)
  }

  /// Reads `-12.50` as ``description`` writes it: digits, at most one point, at most 18 digits in all.
  public init?(_ text: String) {
    self.init(text, largestDigitCount: 18)
  }

  private init?(_ text: String, largestDigitCount: Int) {
    var digits: Int128 = 0
    var count = 0
    var scale: Int?
    var isNegative = false
    for (offset, byte) in text.utf8.enumerated() {
      switch byte {
      case UInt8(ascii: "-") where offset == 0: isNegative = true
      case UInt8(ascii: ".") where scale == nil && count > 0: scale = 0
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        count += 1
        guard count <= largestDigitCount else { return nil }
        digits = digits * 10 + Int128(byte - UInt8(ascii: "0"))
        if let known = scale { scale = known + 1 }
      default: return nil
      }
    }
    guard count > 0, scale != 0, scale ?? 0 <= ExactDecimal.largestScale else { return nil }
    self.init(significand: isNegative ? -digits : digits, scale: scale ?? 0)
  }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    // A sum or product that was stored may have more digits than a published figure.
    guard let value = ExactDecimal(text, largestDigitCount: 38) else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "not a decimal: \(text)")
    }
    self = value
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}
