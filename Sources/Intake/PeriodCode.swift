import Model

/// Periods as built-in files write them, and as they stand in identifiers of facts.
///
/// `2022`, `2022-04`, `2022-Q1`, `2022-H1`, `2022-9M`, `day 2022-04-26`, `to 2021-12-16` (cumulative from an
/// unstated start) and `2024-01-01 to 2024-05-28` (cumulative from a stated one).
enum PeriodCode {
  static func read(_ text: String) -> Period? {
    let words = text.split(separator: " ").map(String.init)
    switch (words.count, words.first) {
    case (2, "day"): return Day(iso8601: words[1]).map { .day($0) }
    case (2, "to"): return Day(iso8601: words[1]).map { .cumulative(from: nil, to: $0) }
    case (3, _) where words[1] == "to":
      guard let from = Day(iso8601: words[0]), let to = Day(iso8601: words[2]), from <= to else { return nil }
      return .cumulative(from: from, to: to)
    case (1, let word?): return readShort(word)
    default: return nil
    }
  }

  private static func readShort(_ word: String) -> Period? {
    let parts = word.split(separator: "-", omittingEmptySubsequences: false)
    guard parts[0].utf8.count == 4, parts[0].allSatisfy(\.isASCIIDigit), let year = Int(parts[0]) else {
      return nil
    }
    guard parts.count > 1 else { return .year(year) }
    guard parts.count == 2 else { return nil }
    switch parts[1] {
    case "Q1", "Q2", "Q3", "Q4":
      return parts[1].last?.wholeNumberValue.map { .quarter(year: year, quarter: $0) }
    case "H1": return .halfYear(year: year, half: 1)
    case "H2": return .halfYear(year: year, half: 2)
    case "9M": return .nineMonths(year: year)
    default:
      guard parts[1].utf8.count == 2, parts[1].allSatisfy(\.isASCIIDigit), let month = Int(parts[1]),
        (1...12).contains(month)
      else { return nil }
      return .month(year: year, month: month)
    }
  }

  /// The period as it stands in the identifier of a fact.
  static func write(_ period: Period) -> String {
    switch period {
    case .day(let day): return "day \(day)"
    case .month(let year, let month): return "\(year)-\(month < 10 ? "0" : "")\(month)"
    case .quarter(let year, let quarter): return "\(year)-Q\(quarter)"
    case .halfYear(let year, let half): return "\(year)-H\(half)"
    case .nineMonths(let year): return "\(year)-9M"
    case .year(let year): return "\(year)"
    case .cumulative(nil, let to): return "to \(to)"
    case .cumulative(let from?, let to): return "\(from) to \(to)"
    case .span(let days): return "\(days.first)..\(days.last)"
    case .reporting(let period): return "\(period.length.rawValue) \(period.days.first)..\(period.days.last)"
    }
  }
}

extension Character {
  var isASCIIDigit: Bool { isASCII && isNumber }
}
