import Model

/// Numbers and dates as the language of the screen writes them: 77.797, 98,54%, 31/08/2022.
public struct Format: Sendable {
  public let language: Language

  public init(language: Language) {
    self.language = language
  }

  /// A number with as many decimals as its scale, or with exactly `decimals`.
  public func number(_ value: ExactDecimal, decimals: Int? = nil) -> CleanText {
    let isVietnamese = language == .vietnamese
    return CleanText(
      figure: decimals.map { value.rounded(scale: $0) } ?? value,
      decimalMark: UInt8(ascii: isVietnamese ? "," : "."), groupMark: UInt8(ascii: isVietnamese ? "." : ","))
  }

  public func integer(_ value: Int) -> CleanText { number(ExactDecimal(value)) }

  /// With a sign always: +0,0246, −0,0044; 0 without one.
  public func signed(_ value: ExactDecimal, decimals: Int? = nil) -> CleanText {
    let zero = ExactDecimal(0)
    let text = number(value, decimals: decimals)
    return value > zero ? CleanText("+") + text : text
  }

  /// A stated number with its bound: `hơn 800`.
  public func stated(_ value: StatedNumber, decimals: Int? = nil) -> CleanText {
    let number = number(value.value, decimals: decimals)
    switch (value.bound, language) {
    case (.exact, _): return number
    case (.moreThan, .vietnamese): return CleanText("hơn ") + number
    case (.moreThan, .english): return CleanText("over ") + number
    case (.atLeast, .vietnamese): return CleanText("từ ") + number
    case (.atLeast, .english): return CleanText("at least ") + number
    case (.about, .vietnamese): return CleanText("khoảng ") + number
    case (.about, .english): return CleanText("about ") + number
    }
  }

  /// A share of a whole in percent: 98,54%. nil denominator zero gives nil.
  public func percent(_ part: ExactDecimal, of whole: ExactDecimal, decimals: Int = 2) -> CleanText? {
    let hundred = ExactDecimal(significand: part.significand * 100, scale: part.scale)
    guard let share = hundred.divided(by: whole, scale: decimals) else { return nil }
    return number(share, decimals: decimals) + CleanText("%")
  }

  /// 31/08/2022 or 2022-08-31.
  public func day(_ day: Day) -> CleanText {
    guard language == .vietnamese else { return CleanText(cleaning: day.description) }
    let (year, month, dayOfMonth) = day.components
    return CleanText(cleaning: "\(two(dayOfMonth))/\(two(month))/\(year)")
  }

  /// 03/10 – 03/11/2026: the year once where it is the same.
  public func days(_ range: DayRange) -> CleanText {
    if range.first == range.last { return day(range.first) }
    guard language == .vietnamese, range.first.year == range.last.year else {
      return day(range.first) + " – " + day(range.last)
    }
    let first = range.first.components
    return CleanText(cleaning: "\(two(first.day))/\(two(first.month))") + " – " + day(range.last)
  }

  /// The day of an ISO 8601 moment in UTC, 31/08/2022; the text itself where it is none.
  public func dayOfMoment(_ moment: String) -> CleanText {
    Day(iso8601: String(moment.prefix(10))).map { day($0) } ?? CleanText(cleaning: moment)
  }

  /// 31/08/22 or 22-08-31.
  public func shortDay(_ day: Day) -> CleanText {
    let (year, month, dayOfMonth) = day.components
    let shortYear = two(year % 100)
    return language == .vietnamese
      ? CleanText(cleaning: "\(two(dayOfMonth))/\(two(month))/\(shortYear)")
      : CleanText(cleaning: "\(shortYear)-\(two(month))-\(two(dayOfMonth))")
  }

  /// A due window: one day, `01–05/06` inside a month of this year, else both ends.
  public func window(_ range: DayRange, today: Day) -> CleanText {
    if range.first == range.last { return day(range.last) }
    let first = range.first.components
    let last = range.last.components
    if first.year == last.year, first.month == last.month, last.day - first.day < 27 {
      if language == .vietnamese {
        let year = last.year == today.year ? "" : "/\(last.year)"
        return CleanText(cleaning: "\(two(first.day))–\(two(last.day))/\(two(last.month))\(year)")
      }
      return CleanText(cleaning: "\(last.year)-\(two(last.month))-\(two(first.day))–\(two(last.day))")
    }
    return day(range.last)
  }

  /// Tháng 6/2024, Quý I/2022, Năm 2022, Lũy kế đến 03/06/2024.
  public func period(_ period: Period) -> CleanText {
    let vietnamese = language == .vietnamese
    let roman = ["I", "II", "III", "IV"]
    func text(_ vi: String, _ en: String) -> CleanText { CleanText(cleaning: vietnamese ? vi : en) }
    switch period {
    case .day(let value): return day(value)
    case .month(let year, let month): return text("Tháng \(month)/\(year)", "\(year)-\(two(month))")
    case .quarter(let year, let quarter):
      return text("Quý \(roman[min(max(quarter, 1), 4) - 1])/\(year)", "Q\(quarter) \(year)")
    case .halfYear(let year, let half):
      return text(half == 1 ? "6 tháng \(year)" : "6 tháng cuối \(year)", "H\(half) \(year)")
    case .nineMonths(let year): return text("9 tháng \(year)", "9 months \(year)")
    case .year(let year): return text("Năm \(year)", "\(year)")
    case .cumulative(nil, let to):
      return text("Lũy kế đến \(day(to))", "To \(day(to))")
    case .cumulative(.some(let from), let to):
      return text("Từ \(day(from)) đến \(day(to))", "\(day(from)) to \(day(to))")
    case .span(let range):
      return text(
        "Từ \(day(range.first)) đến \(day(range.last))", "\(day(range.first)) to \(day(range.last))")
    case .reporting(let reporting):
      switch reporting.length {
      case .month:
        return text(
          "Tháng báo cáo \(reporting.ordinal)/\(reporting.year)",
          "Reporting month \(reporting.year)-\(two(reporting.ordinal))")
      case .quarter:
        return text(
          "Quý báo cáo \(roman[min(max(reporting.ordinal, 1), 4) - 1])/\(reporting.year)",
          "Reporting Q\(reporting.ordinal) \(reporting.year)")
      case .year: return text("Năm báo cáo \(reporting.year)", "Reporting year \(reporting.year)")
      }
    }
  }

  private func two(_ value: Int) -> String { value < 10 ? "0\(value)" : String(value) }
}
