extension ExactDecimal {
  public static let zero = ExactDecimal(0)

  public var isZero: Bool { significand == 0 }
  public var isNegative: Bool { significand < 0 }

  /// The value without its sign.
  public var absolute: ExactDecimal {
    ExactDecimal(significand: significand < 0 ? -significand : significand, scale: scale)
  }

  public static prefix func - (value: ExactDecimal) -> ExactDecimal {
    ExactDecimal(significand: -value.significand, scale: value.scale)
  }

  /// With `scale` digits after the point (0...18), rounded half up (away from zero) where digits go.
  public func rounded(scale newScale: Int) -> ExactDecimal {
    let target = min(max(newScale, 0), ExactDecimal.largestScale)
    if target >= scale { return ExactDecimal(significand: significand(at: target), scale: target) }
    return ExactDecimal(
      significand: Rounding.halfUp(significand, droppingDigits: scale - target), scale: target)
  }

  /// With `scale` digits after the point (0...18), rounded towards positive infinity where digits go.
  public func roundedUp(scale newScale: Int) -> ExactDecimal {
    let target = min(max(newScale, 0), ExactDecimal.largestScale)
    guard target < scale else { return rounded(scale: target) }
    let power = Rounding.powersOfTen[scale - target]
    let (quotient, remainder) = significand.quotientAndRemainder(dividingBy: power)
    return ExactDecimal(significand: remainder > 0 ? quotient + 1 : quotient, scale: target)
  }

  /// The product, exact as long as it has at most 38 digits and 18 after the point; beyond that rounded half up.
  public static func * (left: ExactDecimal, right: ExactDecimal) -> ExactDecimal {
    var a = left
    var b = right
    while true {
      let (product, overflow) = a.significand.multipliedReportingOverflow(by: b.significand)
      if !overflow { return ExactDecimal(significand: product, scale: a.scale + b.scale) }
      // Give up the last digit of whichever number has more of them.
      if a.scale >= b.scale, a.scale > 0 {
        a = a.rounded(scale: a.scale - 1)
      } else if b.scale > 0 {
        b = b.rounded(scale: b.scale - 1)
      } else {
        return ExactDecimal(
          significand: (a.significand < 0) == (b.significand < 0) ? .max : -Int128.max, scale: 0)
      }
    }
  }

  public static func * (left: ExactDecimal, right: Int) -> ExactDecimal {
    left * ExactDecimal(right)
  }

  /// The quotient with `scale` digits after the point (0...18), rounded half up; nil when the divisor is 0 or
  /// the numbers are too large to divide in 128 bits.
  public func divided(by divisor: ExactDecimal, scale newScale: Int) -> ExactDecimal? {
    guard divisor.significand != 0 else { return nil }
    let target = min(max(newScale, 0), ExactDecimal.largestScale)
    let shift = target + divisor.scale - scale
    let (dividend, overflow1) = significand.multipliedReportingOverflow(
      by: Rounding.powersOfTen[max(0, shift)])
    let (bottom, overflow2) = divisor.significand.multipliedReportingOverflow(
      by: Rounding.powersOfTen[max(0, -shift)])
    guard !overflow1, !overflow2, dividend != .min, bottom != .min else { return nil }
    return ExactDecimal(significand: Rounding.quotientHalfUp(dividend, bottom), scale: target)
  }
}

extension Sequence<ExactDecimal> {
  /// The sum; 0 of nothing.
  public func total() -> ExactDecimal {
    reduce(.zero, +)
  }
}
