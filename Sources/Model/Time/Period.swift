/// The span of time a figure speaks about.
public enum Period: Hashable, Sendable, Codable {
  case day(Day)
  /// Month 1...12 of a calendar year.
  case month(year: Int, month: Int)
  /// Quarter 1...4.
  case quarter(year: Int, quarter: Int)
  /// "6 tháng": January to June (`half` 1) or July to December (`half` 2).
  case halfYear(year: Int, half: Int)
  /// "9 tháng": January to September.
  case nineMonths(year: Int)
  case year(Int)
  /// Cumulative up to a day, from the start the source states or from an unstated one.
  case cumulative(from: Day?, to: Day)
  /// A free span.
  case span(DayRange)
  /// A month, quarter or year of the administrative reporting calendar, whose days are not the calendar's.
  case reporting(ReportingPeriod)
}

/// A period of the administrative reporting calendar (see ``ReportingCalendar``).
public struct ReportingPeriod: Hashable, Sendable, Codable {
  public enum Length: String, Hashable, Sendable, Codable {
    case month, quarter, year
  }
  public let length: Length
  public let year: Int
  /// Month 1...12 or quarter 1...4; 1 for a year.
  public let ordinal: Int
  /// The days the calendar gives it.
  public let days: DayRange

  public init(length: Length, year: Int, ordinal: Int, days: DayRange) {
    self.length = length
    self.year = year
    self.ordinal = ordinal
    self.days = days
  }
}
