/// How a source writes its numbers.
public enum NumberLocale: String, Hashable, Sendable, Codable, CaseIterable {
  /// 77.797 and 98,54.
  case vietnamese = "vi"
  /// 77,797 and 98.54.
  case english = "en"
}

/// What a text turned out to be as a number.
public enum NumberReading: Hashable, Sendable {
  case number(StatedNumber)
  /// "1.020" is 1020 in Vietnamese and 1.02 in English: refused until the column's way of writing is declared.
  case ambiguous(vietnamese: ExactDecimal, english: ExactDecimal)
  /// Not a number, not one in the declared way of writing, or one of more than 18 digits.
  case refused

  /// The number, where there is exactly one reading.
  public var number: StatedNumber? {
    if case .number(let number) = self { number } else { nil }
  }
}

extension StatedNumber {
  /// Reads a number as a source states it; its text is kept as it is.
  ///
  /// Understands signs, `%`, the bounds "hơn", "trên", "từ … trở lên", "ít nhất", "khoảng", "gần", and the
  /// multipliers "nghìn", "triệu", "tỷ". Thousands must be grouped by threes.
  ///
  /// - Parameters:
  ///   - text: as published, "hơn 800", "98,54%", "40.000".
  ///   - locale: the declared way of writing of the column; nil where none is declared, which refuses texts
  ///     that mean something else in the other one.
  public static func reading(_ text: String, locale: NumberLocale?) -> NumberReading {
    guard let parts = NumberParts(text) else { return .refused }
    func number(_ value: ExactDecimal) -> NumberReading {
      .number(StatedNumber(text: text, value: value, bound: parts.bound))
    }
    if let locale {
      return parts.value(locale).map(number) ?? .refused
    }
    switch (parts.value(.vietnamese), parts.value(.english)) {
    case (let one?, nil), (nil, let one?): return number(one)
    case (let one?, let other?):
      return one == other ? number(one) : .ambiguous(vietnamese: one, english: other)
    case (nil, nil): return .refused
    }
  }
}

/// A stated number cut into its digits, sign, bound and multiplier.
private struct NumberParts {
  var digits: [UInt8]
  var bound = StatedNumber.Bound.exact
  /// Zeros that "nghìn", "triệu" and "tỷ" add.
  var zeros = 0
  var isNegative = false

  private static let leads: [(String, StatedNumber.Bound)] = [
    ("hon", .moreThan), ("tren", .moreThan), ("more than", .moreThan), ("over", .moreThan), (">=", .atLeast),
    ("≥", .atLeast), (">", .moreThan), ("tu", .atLeast), ("nguong tu", .atLeast),
    ("threshold at least", .atLeast), ("it nhat", .atLeast), ("toi thieu", .atLeast),
    ("at least", .atLeast), ("khoang", .about), ("gan", .about), ("about", .about), ("nearly", .about),
    ("~", .about),
  ]

  private static let multipliers: [(String, Int)] = [
    ("nghin", 3), ("ngan", 3), ("thousand", 3), ("trieu", 6), ("million", 6), ("ty", 9), ("ti", 9),
    ("billion", 9),
  ]

  init?(_ text: String) {
    var rest = Self.trimmed(VietnameseText.folded(TextCleaner.clean(text))[...])
    for (word, bound) in Self.leads where rest.hasPrefix(word) {
      self.bound = bound
      rest = Self.trimmed(rest.dropFirst(word.count))
      break
    }
    if rest.hasSuffix("tro len") {
      bound = .atLeast
      rest = Self.trimmed(rest.dropLast(7))
    }
    if rest.hasSuffix("%") { rest = Self.trimmed(rest.dropLast()) }
    for (word, zeros) in Self.multipliers where rest.hasSuffix(word) {
      self.zeros = zeros
      rest = Self.trimmed(rest.dropLast(word.count))
      break
    }
    if let first = rest.first, first == "-" || first == "−" || first == "+" {
      isNegative = first != "+"
      rest = rest.dropFirst()
    }
    digits = Array(rest.utf8)
    guard digits.first.map(Self.isDigit) == true, digits.last.map(Self.isDigit) == true else { return nil }
  }

  /// The value in a way of writing; nil where the text is none in it.
  func value(_ locale: NumberLocale) -> ExactDecimal? {
    let point = UInt8(ascii: locale == .vietnamese ? "," : ".")
    let group = UInt8(ascii: locale == .vietnamese ? "." : ",")
    let halves = digits.split(separator: point, omittingEmptySubsequences: false)
    guard halves.count <= 2, let whole = Self.ungrouped(Array(halves[0]), group) else { return nil }
    var plain = whole
    if halves.count == 2 {
      guard !halves[1].isEmpty, halves[1].allSatisfy(Self.isDigit) else { return nil }
      plain += [UInt8(ascii: ".")] + halves[1]
    }
    guard let value = ExactDecimal(String(decoding: plain, as: UTF8.self)) else { return nil }
    let scaled = zeros == 0 ? value : value * ExactDecimal(significand: Rounding.powersOfTen[zeros], scale: 0)
    return isNegative ? -scaled : scaled
  }

  /// Digits without the signs or spaces that part thousands; nil where these do not stand by threes.
  private static func ungrouped(_ whole: [UInt8], _ sign: UInt8) -> [UInt8]? {
    if whole.allSatisfy(isDigit) { return whole.isEmpty ? nil : whole }
    let separator = whole.contains(sign) ? sign : UInt8(ascii: " ")
    let groups = whole.split(separator: separator, omittingEmptySubsequences: false)
    guard (1...3).contains(groups[0].count), groups[0].first != UInt8(ascii: "0"),
      groups.dropFirst().allSatisfy({ $0.count == 3 }), groups.allSatisfy({ $0.allSatisfy(isDigit) })
    else { return nil }
    return Array(groups.joined())
  }

  private static func isDigit(_ byte: UInt8) -> Bool { byte >= 48 && byte <= 57 }

  private static func trimmed(_ text: Substring) -> Substring {
    var result = text
    while result.first == " " { result = result.dropFirst() }
    while result.last == " " { result = result.dropLast() }
    return result
  }
}
