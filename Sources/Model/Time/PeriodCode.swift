extension Period {
  /// A stable text for stores, files and commands; ``init(code:)`` reads it back.
  ///
  /// | code | period |
  /// |---|---|
  /// | `2024-06-03` | a day |
  /// | `2024-06` | a month |
  /// | `2022-Q1` | a quarter |
  /// | `2024-6T`, `2024-6T2` | the first and the second half of a year |
  /// | `2024-9T` | nine months |
  /// | `2022` | a year |
  /// | `..2021-12-16` | cumulative from an unstated start |
  /// | `+2021-01-01..2021-12-16` | cumulative from a stated start |
  /// | `2024-01-01..2024-05-28` | a free span |
  /// | `r2024-06@2024-05-15..2024-06-14` | a month of the reporting calendar; `r2022-Q1@…`, `r2022@…` |
  public var code: String {
    switch self {
    case .day(let day): day.description
    case .month(let year, let month): "\(Period.padded(year, 4))-\(Period.padded(month, 2))"
    case .quarter(let year, let quarter): "\(Period.padded(year, 4))-Q\(quarter)"
    case .halfYear(let year, let half): "\(Period.padded(year, 4))-6T" + (half == 1 ? "" : String(half))
    case .nineMonths(let year): "\(Period.padded(year, 4))-9T"
    case .year(let year): Period.padded(year, 4)
    case .cumulative(nil, let to): "..\(to)"
    case .cumulative(let from?, let to): "+\(from)..\(to)"
    case .span(let days): "\(days.first)..\(days.last)"
    case .reporting(let period): period.code
    }
  }

  /// Reads what ``code`` writes; nil for anything else and for periods that are none (`2024-13`).
  public init?(code: String) {
    if code.hasPrefix("r") {
      guard let period = ReportingPeriod(code: code.dropFirst()) else { return nil }
      self = .reporting(period)
    } else if code.hasPrefix("..") {
      guard let to = Day(iso8601: String(code.dropFirst(2))) else { return nil }
      self = .cumulative(from: nil, to: to)
    } else if code.hasPrefix("+") {
      guard let days = Period.span(code.dropFirst()) else { return nil }
      self = .cumulative(from: days.first, to: days.last)
    } else if let days = Period.span(code[...]) {
      self = .span(days)
    } else if let day = Day(iso8601: code) {
      self = .day(day)
    } else {
      guard let period = Period.named(code[...]) else { return nil }
      self = period
    }
  }

  /// A year or a part of one.
  fileprivate static func named(_ code: Substring) -> Period? {
    let parts = code.split(separator: "-", omittingEmptySubsequences: false)
    guard let year = number(parts[0], digits: 4) else { return nil }
    let period: Period
    if parts.count == 1 {
      period = .year(year)
    } else if parts.count != 2 {
      return nil
    } else if let month = number(parts[1], digits: 2) {
      period = .month(year: year, month: month)
    } else if parts[1].hasPrefix("Q"), let quarter = number(parts[1].dropFirst(), digits: 1) {
      period = .quarter(year: year, quarter: quarter)
    } else {
      switch parts[1] {
      case "6T": period = .halfYear(year: year, half: 1)
      case "6T2": period = .halfYear(year: year, half: 2)
      case "9T": period = .nineMonths(year: year)
      default: return nil
      }
    }
    return period.days == nil ? nil : period
  }

  fileprivate static func span(_ code: Substring) -> DayRange? {
    let text = String(code)
    guard text.utf8.count == 22, text.utf8.allSatisfy({ $0 < 0x80 }),
      let first = Day(iso8601: String(text.prefix(10))), text.dropFirst(10).hasPrefix(".."),
      let last = Day(iso8601: String(text.suffix(10)))
    else { return nil }
    return DayRange(first: first, last: last)
  }

  private static func number(_ text: Substring, digits: Int) -> Int? {
    guard text.utf8.count == digits, text.utf8.allSatisfy({ $0 >= 48 && $0 <= 57 }) else { return nil }
    return Int(text)
  }

  fileprivate static func padded(_ value: Int, _ width: Int) -> String {
    let digits = String(value)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }
}

extension ReportingPeriod {
  fileprivate var code: String {
    let name: Period =
      switch length {
      case .month: .month(year: year, month: ordinal)
      case .quarter: .quarter(year: year, quarter: ordinal)
      case .year: .year(year)
      }
    return "r\(name.code)@\(days.first)..\(days.last)"
  }

  fileprivate init?(code: Substring) {
    let parts = code.split(separator: "@", omittingEmptySubsequences: false)
    guard parts.count == 2, let days = Period.span(parts[1]) else { return nil }
    switch Period.named(parts[0]) {
    case .month(let year, let month): self.init(length: .month, year: year, ordinal: month, days: days)
    case .quarter(let year, let quarter):
      self.init(length: .quarter, year: year, ordinal: quarter, days: days)
    case .year(let year): self.init(length: .year, year: year, ordinal: 1, days: days)
    default: return nil
    }
  }
}
