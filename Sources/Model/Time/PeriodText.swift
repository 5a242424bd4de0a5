/// Reads periods as titles and cells write them.
public enum PeriodText {
  /// A period with how it was stated.
  public struct Reading: Sendable, Hashable {
    public let period: Period
    /// From the days themselves ("từ ngày … đến ngày …"), not from a name ("tháng 5 năm 2025").
    public let isStatedByDays: Bool

    package var isWholeYear: Bool {
      if case .year = period { true } else { false }
    }

    /// The period of days that a name stands beside: "tháng 5" from 15/04 to 14/05 is May of a reporting calendar.
    package func named(by name: Reading, calendar: ReportingCalendar) -> Reading {
      guard case .span(let days) = period else { return self }
      let reporting: ReportingPeriod
      switch name.period {
      case .month(let year, let month) where (26...33).contains(days.count):
        reporting = ReportingPeriod(length: .month, year: year, ordinal: month, days: days)
      case .quarter(let year, let quarter) where (85...95).contains(days.count):
        reporting = ReportingPeriod(length: .quarter, year: year, ordinal: quarter, days: days)
      case .year(let year) where (355...370).contains(days.count):
        reporting = ReportingPeriod(length: .year, year: year, ordinal: 1, days: days)
      default: return self
      }
      return Reading(period: .reporting(reporting), isStatedByDays: true)
    }
  }

  /// The first period of a text; nil where it names none.
  public static func read(_ text: String, calendar: ReportingCalendar = ReportingCalendar()) -> Reading? {
    let found = readAll(text, calendar: calendar)
    return found.first(where: \.isStatedByDays) ?? found.first
  }

  /// Every period of a text.
  public static func readAll(_ text: String, calendar: ReportingCalendar = ReportingCalendar()) -> [Reading] {
    if let period = Period(code: text.trimmed) { return [Reading(period: period, isStatedByDays: false)] }
    let tokens = DateTokens(text)
    var found: [Reading] = []
    var years: [Int] = []
    var dated: Set<Int> = []
    var index = 0
    while index < tokens.tokens.count {
      if let (days, end) = days(tokens, at: index) {
        found.append(Reading(period: period(of: days, calendar: calendar), isStatedByDays: true))
        index = end
      } else if let (period, end) = cumulative(tokens, at: index) {
        found.append(Reading(period: period, isStatedByDays: true))
        index = end
      } else if let (period, end) = english(tokens, at: index) {
        found.append(Reading(period: period, isStatedByDays: false))
        index = end
      } else if let written = tokens.writtenDay(at: index), written.year != nil {
        // A whole date is that of a document or of signing, and no period.
        dated.formUnion(index..<written.end)
        index = written.end
      } else if let (period, end) = named(tokens, at: index) {
        found.append(Reading(period: period, isStatedByDays: false))
        index = end
      } else {
        if tokens.word(index) == "nam", let year = year(tokens, index + 1) { years.append(year) }
        index += 1
      }
    }
    if years.isEmpty { years = bareYears(tokens, without: dated) }
    if found.isEmpty, let year = years.first {
      found.append(Reading(period: .year(year), isStatedByDays: false))
    }
    return found
  }

  /// "DTI 2020": a year by itself, not a part of a date or of a document's number, where it is the only one.
  private static func bareYears(_ tokens: DateTokens, without dated: Set<Int>) -> [Int] {
    var found: Set<Int> = []
    for index in tokens.tokens.indices where !dated.contains(index) {
      guard let year = year(tokens, index), !tokens.isDateSign(index - 1), !tokens.isDateSign(index + 1),
        tokens.word(index - 1) != nil || index == 0
      else { continue }
      found.insert(year)
    }
    return found.count == 1 ? Array(found) : []
  }

  /// "Số liệu tính đến ngày 31/05/2025", "cập nhật đến 16 giờ ngày 3/6/2024"; nil where a text does not say.
  public static func asOf(_ text: String) -> Day? {
    let tokens = DateTokens(text)
    for index in tokens.tokens.indices {
      guard tokens.word(index) == "den", ["tinh", "nhat", "lieu"].contains(tokens.word(index - 1)) else {
        continue
      }
      let start = tokens.word(index + 1) == "het" ? index + 2 : index + 1
      guard let written = tokens.writtenDay(at: start) else { continue }
      if case .success(let day) = DayText.day(written, in: nil) { return day }
    }
    return nil
  }

  /// The day on which a form was signed or sent, as a cell of it says: "Quảng Ngãi, ngày 05 tháng 6 năm 2025", "Ngày báo
  /// cáo: 05/06/2025". nil for any other text, such as one that cites a document with its date.
  public static func signed(_ text: String) -> Day? {
    let tokens = DateTokens(text)
    // The date ends the text; what stands before it is a place, or what the day is.
    guard let start = tokens.tokens.indices.first(where: { tokens.writtenDay(at: $0)?.year != nil }),
      let written = tokens.writtenDay(at: start),
      tokens.tokens[written.end...].allSatisfy({ $0 == .sign(".") }),
      case .success(let day) = DayText.day(written, in: nil)
    else { return nil }
    var before = tokens.tokens[..<start]
    if before.last == .word("ngay") { before = before.dropLast() }
    switch before.last {
    case .sign(","):
      let words = before.dropLast()
      let isPlace = words.allSatisfy { if case .number = $0 { false } else { true } }
      return isPlace && (1...6).contains(words.count) && !words.contains { citing.contains($0) } ? day : nil
    case .sign(":"):
      let label = before.dropLast().compactMap { if case .word(let word) = $0 { word } else { nil } }
      return signedLabels.contains(label.joined(separator: " ")) ? day : nil
    default: return nil
    }
  }

  private static let citing: Set<DateTokens.Token> = [.word("so"), .word("theo"), .word("den"), .word("tu")]
  private static let signedLabels: Set<String> = [
    "ngay bao cao", "ngay lap", "ngay lap bieu", "ngay lap bao cao", "ngay gui", "ngay nop", "ngay ky",
  ]

  /// The period that days make: a named one where they are just its days, else a span; from 1 January on a
  /// cumulative one.
  public static func period(of days: DayRange, calendar: ReportingCalendar = ReportingCalendar()) -> Period {
    if days.first == days.last { return .day(days.first) }
    let year = days.last.year
    let month = days.last.month
    let candidates: [Period?] = [
      .month(year: year, month: month), .quarter(year: year, quarter: (month + 2) / 3),
      .halfYear(year: year, half: month <= 6 ? 1 : 2), .nineMonths(year: year), .year(year),
      calendar.period(.month, containing: days.last), calendar.period(.quarter, containing: days.last),
      calendar.period(.year, containing: days.last),
    ]
    if let named = candidates.compactMap(\.self).first(where: { $0.days == days }) { return named }
    let isFromNewYear = days.first.month == 1 && days.first.dayOfMonth == 1 && days.first.year == year
    return isFromNewYear ? .cumulative(from: days.first, to: days.last) : .span(days)
  }

  // MARK: - Parts

  /// "Từ ngày 15/12/2024 đến ngày 14/03/2025", "từ 1/1 đến 31/3/2025", "01/01/2025 - 31/03/2025".
  private static func days(_ tokens: DateTokens, at index: Int) -> (DayRange, Int)? {
    let hasFrom = tokens.word(index) == "tu"
    guard let first = tokens.writtenDay(at: hasFrom ? index + 1 : index) else { return nil }
    var next = first.end
    let joint = tokens.word(next) ?? tokens.sign(next).map(String.init) ?? ""
    guard ["den", "toi", "to", "-"].contains(joint) else { return nil }
    next += 1
    if tokens.word(next) == "het" { next += 1 }
    guard let second = tokens.writtenDay(at: next), let year = second.year, !second.hasShortYear,
      let last = Day(year: year, month: second.month, day: second.day), !first.hasShortYear
    else { return nil }
    guard let start = Day(year: first.year ?? year, month: first.month, day: first.day),
      let days = DayRange(first: start, last: last)
    else { return nil }
    return (days, second.end)
  }

  /// "Lũy kế đến 03/06/2024", "lũy kế từ đầu năm đến ngày 31/5/2025".
  private static func cumulative(_ tokens: DateTokens, at index: Int) -> (Period, Int)? {
    guard tokens.hasWords(["luy", "ke"], at: index) else { return nil }
    for next in (index + 2)..<min(index + 10, tokens.tokens.count) where tokens.word(next) == "den" {
      let start = tokens.word(next + 1) == "het" ? next + 2 : next + 1
      guard let written = tokens.writtenDay(at: start), case .success(let day) = DayText.day(written, in: nil)
      else { continue }
      let isFromNewYear = (index..<next).contains { tokens.hasWords(["dau", "nam"], at: $0) }
      return (
        .cumulative(from: isFromNewYear ? Day(year: day.year, month: 1, day: 1) : nil, to: day), written.end
      )
    }
    return nil
  }

  /// A month, quarter, half-year, nine months or a year's first months.
  private static func named(_ tokens: DateTokens, at index: Int) -> (Period, Int)? {
    if tokens.word(index) == "thang", let month = tokens.number(index + 1),
      let (year, end) = yearAfter(tokens, index + 2)
    {
      return checked(.month(year: year, month: month), end)
    }
    if tokens.word(index) == "quy", let quarter = quarter(tokens, index + 1),
      let (year, end) = yearAfter(tokens, index + 2)
    {
      return checked(.quarter(year: year, quarter: quarter), end)
    }
    guard let count = tokens.number(index), tokens.word(index + 1) == "thang", (1...12).contains(count) else {
      return nil
    }
    var next = index + 2
    var isSecondHalf = false
    if let word = tokens.word(next), word == "dau" || word == "cuoi" {
      isSecondHalf = word == "cuoi"
      next += 1
    }
    guard let (year, end) = yearAfter(tokens, next) else { return nil }
    if isSecondHalf { return count == 6 ? checked(.halfYear(year: year, half: 2), end) : nil }
    return firstMonths(count, of: year).flatMap { checked($0, end) }
  }

  /// A period as this program's own files in English name it: "Q1 2022", "H1 2024", "9 months 2024", "To 2025-10-26" at
  /// the beginning of a text, and these, "2024-05" and "2024" after the word for a period.
  private static func english(_ tokens: DateTokens, at index: Int) -> (Period, Int)? {
    let label = tokens.sign(index - 1) == ":" ? index - 2 : index - 1
    let isLabelled = ["period", "assessed"].contains(tokens.word(label) ?? "")
    guard index == 0 || isLabelled else { return nil }
    switch tokens.word(index) {
    case "q":
      guard let quarter = tokens.number(index + 1), let year = year(tokens, index + 2) else { return nil }
      return checked(.quarter(year: year, quarter: quarter), index + 3)
    case "h":
      guard let half = tokens.number(index + 1), (1...2).contains(half), let year = year(tokens, index + 2)
      else { return nil }
      return checked(.halfYear(year: year, half: half), index + 3)
    case "to":
      guard tokens.digits(index + 1)?.count == 4, let written = tokens.writtenDay(at: index + 1),
        case .success(let day) = DayText.day(written, in: nil)
      else { return nil }
      return (.cumulative(from: nil, to: day), written.end)
    default: break
    }
    if tokens.number(index) == 9, tokens.word(index + 1) == "months", let year = year(tokens, index + 2) {
      return checked(.nineMonths(year: year), index + 3)
    }
    guard isLabelled, let year = year(tokens, index) else { return nil }
    if tokens.sign(index + 1) == "-", tokens.digits(index + 2)?.count == 2, !tokens.isDateSign(index + 3),
      let month = tokens.number(index + 2)
    {
      return checked(.month(year: year, month: month), index + 3)
    }
    return tokens.isDateSign(index + 1) ? nil : checked(.year(year), index + 1)
  }

  private static func firstMonths(_ count: Int, of year: Int) -> Period? {
    switch count {
    case 3: return .quarter(year: year, quarter: 1)
    case 6: return .halfYear(year: year, half: 1)
    case 9: return .nineMonths(year: year)
    case 12: return .year(year)
    default:
      guard let first = Day(year: year, month: 1, day: 1),
        let last = Period.month(year: year, month: count).lastDay
      else { return nil }
      return .cumulative(from: first, to: last)
    }
  }

  private static func checked(_ period: Period, _ end: Int) -> (Period, Int)? {
    period.lastDay == nil ? nil : (period, end)
  }

  private static func quarter(_ tokens: DateTokens, _ index: Int) -> Int? {
    if let number = tokens.number(index) { return number }
    switch tokens.word(index) {
    case "i": return 1
    case "ii": return 2
    case "iii": return 3
    case "iv": return 4
    default: return nil
    }
  }

  /// "năm 2025", "/2025", ".2025", "-2025", ", năm 2025".
  private static func yearAfter(_ tokens: DateTokens, _ index: Int) -> (Int, Int)? {
    var next = index
    if let sign = tokens.sign(next), "/.-,".contains(sign) { next += 1 }
    if tokens.word(next) == "nam" { next += 1 }
    guard next > index, let year = year(tokens, next) else { return nil }
    return (year, next + 1)
  }

  private static func year(_ tokens: DateTokens, _ index: Int) -> Int? {
    guard let digits = tokens.digits(index), digits.count == 4, let year = Int(digits),
      (1990...2100).contains(year)
    else { return nil }
    return year
  }
}
