/// Integer arithmetic in 128 bits that never traps: what does not fit becomes the largest number that does.
enum Rounding {
  static let powersOfTen: [Int128] = {
    var powers: [Int128] = [1]
    for _ in 0..<38 { powers.append(powers[powers.count - 1] * 10) }
    return powers
  }()

  static func sum(_ left: Int128, _ right: Int128) -> Int128 {
    let (value, overflow) = left.addingReportingOverflow(right)
    return overflow ? (left < 0 ? -Int128.max : .max) : max(value, -Int128.max)
  }

  static func appendingZeros(_ value: Int128, count: Int) -> Int128 {
    guard value != 0, count > 0 else { return value }
    guard count < powersOfTen.count else { return value < 0 ? -Int128.max : .max }
    let (result, overflow) = value.multipliedReportingOverflow(by: powersOfTen[count])
    return overflow ? (value < 0 ? -Int128.max : .max) : max(result, -Int128.max)
  }

  /// Without the last digits; half and more goes away from zero, as officials round.
  static func halfUp(_ value: Int128, droppingDigits count: Int) -> Int128 {
    guard count > 0 else { return value }
    guard count < powersOfTen.count else { return 0 }
    return quotientHalfUp(value, powersOfTen[count])
  }

  /// `divisor` must not be 0.
  static func quotientHalfUp(_ dividend: Int128, _ divisor: Int128) -> Int128 {
    let (quotient, remainder) = dividend.quotientAndRemainder(dividingBy: divisor)
    let reachesHalf = remainder.magnitude >= divisor.magnitude - remainder.magnitude
    guard reachesHalf, remainder != 0 else { return quotient }
    return (dividend < 0) == (divisor < 0) ? sum(quotient, 1) : sum(quotient, -1)
  }
}
