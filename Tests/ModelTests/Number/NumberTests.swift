import Foundation
import Testing

@testable import Model

@Suite struct StatedNumberTests {
  @Test(arguments: [
    ("98,54%", NumberLocale.vietnamese, "98.54", StatedNumber.Bound.exact),
    ("77.797", .vietnamese, "77797", .exact),
    ("1.020", .vietnamese, "1020", .exact), ("1.020", .english, "1.020", .exact),
    ("0.8002", .english, "0.8002", .exact),
    ("hơn 800", .vietnamese, "800", .moreThan), ("trên 40.000", .vietnamese, "40000", .moreThan),
    ("trên 99%", .vietnamese, "99", .moreThan), ("từ 50% trở lên", .vietnamese, "50", .atLeast),
    ("khoảng 3,5 triệu", .vietnamese, "3500000", .about), ("gần 12 nghìn", .vietnamese, "12000", .about),
    ("1.234.567,89", .vietnamese, "1234567.89", .exact), ("1,234,567.89", .english, "1234567.89", .exact),
    ("77\u{A0}797", .vietnamese, "77797", .exact), ("−1,5", .vietnamese, "-1.5", .exact),
    (" 12 ", .english, "12", .exact),
    ("over 3.5 million", .english, "3500000", .moreThan), ("≥ 90", .english, "90", .atLeast),
  ])
  func readsInADeclaredWayOfWriting(
    text: String, locale: NumberLocale, value: String, bound: StatedNumber.Bound
  ) {
    let found = StatedNumber.reading(text, locale: locale).number
    #expect(found?.value == decimal(value))
    #expect(found?.bound == bound)
    #expect(found?.text == text)
  }

  @Test(arguments: [
    ("98.54", NumberLocale.vietnamese), ("98,54", .english), ("24/63", .vietnamese), ("", .vietnamese),
    ("-", .vietnamese),
    ("1.02.345", .vietnamese), ("1,2,3", .vietnamese), ("0.123", .vietnamese), ("12a", .vietnamese),
    ("1..000", .vietnamese),
    ("1.", .vietnamese), (",5", .vietnamese), ("1234567890123456789", .vietnamese), ("không", .vietnamese),
    ("1 23", .english),
  ])
  func refuses(text: String, locale: NumberLocale) {
    #expect(StatedNumber.reading(text, locale: locale) == .refused)
  }

  @Test func withoutADeclaredWayOfWriting() {
    #expect(
      StatedNumber.reading("1.020", locale: nil)
        == .ambiguous(vietnamese: decimal("1020"), english: decimal("1.020")))
    #expect(
      StatedNumber.reading("40,000", locale: nil)
        == .ambiguous(vietnamese: decimal("40"), english: decimal("40000")))
    #expect(StatedNumber.reading("98,54", locale: nil).number?.value == decimal("98.54"))
    #expect(StatedNumber.reading("0.8002", locale: nil).number?.value == decimal("0.8002"))
    #expect(StatedNumber.reading("0.123", locale: nil).number?.value == decimal("0.123"))
    #expect(StatedNumber.reading("1.234.567", locale: nil).number?.value == decimal("1234567"))
    #expect(StatedNumber.reading("833", locale: nil).number?.value == decimal("833"))
    #expect(StatedNumber.reading("n/a", locale: nil) == .refused)
  }
}

@Suite struct ExactDecimalTests {
  @Test func roundsHalfAwayFromZero() {
    #expect(decimal("2.345").rounded(scale: 2).description == "2.35")
    #expect(decimal("-2.345").rounded(scale: 2).description == "-2.35")
    #expect(decimal("2.344").rounded(scale: 2).description == "2.34")
    #expect(decimal("2.3").rounded(scale: 4).description == "2.3000")
    #expect(decimal("2.301").roundedUp(scale: 2).description == "2.31")
    #expect(decimal("2.300").roundedUp(scale: 2).description == "2.30")
    #expect(decimal("-2.309").roundedUp(scale: 2).description == "-2.30")
  }

  @Test func dividesAndMultiplies() {
    #expect(decimal("1").divided(by: decimal("3"), scale: 4)?.description == "0.3333")
    #expect(decimal("2").divided(by: decimal("3"), scale: 4)?.description == "0.6667")
    #expect(decimal("-1").divided(by: decimal("8"), scale: 2)?.description == "-0.13")
    #expect(decimal("1").divided(by: .zero, scale: 4) == nil)
    #expect(decimal("0.0044") * 1000 == decimal("4.4"))
    #expect((decimal("12.50") * decimal("-0.2")).description == "-2.500")
    #expect(decimal("-3.5").absolute == decimal("3.5"))
  }

  /// Numbers at the edges of 128 bits: the largest number comes back, nothing traps.
  @Test func neverTraps() {
    let edges: [ExactDecimal] = [Int128.max, .min, 0, 1, -1, .max / 10, .min / 10].flatMap { significand in
      [0, 9, 18, 40, -40, -1].map { ExactDecimal(significand: significand, scale: $0) }
    }
    for left in edges {
      #expect((0...18).contains(left.scale))
      _ = (
        left.description, left.absolute, -left, left.rounded(scale: -5), left.rounded(scale: 99),
        left.hashValue
      )
      _ = left.roundedUp(scale: 0)
      for right in edges {
        _ = (left + right, left - right, left * right, left < right, left == right)
        _ = left.divided(by: right, scale: 18)
        _ = left.divided(by: right, scale: .max)
      }
    }
    #expect(ExactDecimal(significand: 5, scale: 19).description == "0.000000000000000001")
    #expect(ExactDecimal(significand: 5, scale: -2) == decimal("500"))
  }

  @Test func survivesCoding() throws {
    for value in [
      decimal("0.8002"), decimal("-70.00"), decimal("999999999999999999") * decimal("999999999999999999"),
    ] {
      let data = try JSONEncoder().encode([value])
      let back = try JSONDecoder().decode([ExactDecimal].self, from: data)
      #expect(back == [value] && back[0].scale == value.scale)
    }
  }

  /// Sums, differences, products, order and quotients against integers of one scale.
  @Test func agreesWithIntegers() {
    var random = SeededRandom(seed: 99)
    func random18(_ random: inout SeededRandom) -> (ExactDecimal, Int128, Int) {
      let digits = Int.random(in: 1...18, using: &random)
      let limit = Rounding.powersOfTen[digits]
      let significand = Int128.random(in: -limit + 1...limit - 1, using: &random)
      let scale = Int.random(in: 0...9, using: &random)
      return (ExactDecimal(significand: significand, scale: scale), significand, scale)
    }
    for _ in 0..<5000 {
      let (a, aDigits, aScale) = random18(&random)
      let (b, bDigits, bScale) = random18(&random)
      let left = aDigits * Rounding.powersOfTen[9 - aScale]
      let right = bDigits * Rounding.powersOfTen[9 - bScale]
      #expect(a + b == ExactDecimal(significand: left + right, scale: 9))
      #expect(a - b == ExactDecimal(significand: left - right, scale: 9))
      #expect((a < b) == (left < right) && (a == b) == (left == right))
      #expect(a + b - b == a)
      #expect((a * b).significand == aDigits * bDigits && (a * b).scale == aScale + bScale)
      #expect(a.hashValue == a.rounded(scale: 12).hashValue)
      #expect(ExactDecimal(a.description) == a)
      if bDigits != 0, let quotient = a.divided(by: b, scale: 6) {
        // |a − q × b| is at most half of the last place times |b|.
        let error = (a - quotient * b).absolute * ExactDecimal(2_000_000)
        #expect(error <= b.absolute)
      }
    }
  }
}
