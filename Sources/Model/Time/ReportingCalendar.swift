/// The calendar of administrative reports: with start day 15 a month runs from the 15th of the month before to
/// the 14th, a quarter ends on the 14th of its last month, a year runs from 15 December to 14 December.
///
/// Basis: Decree 09/2019/NĐ-CP, not confirmed in the text of the decree; so the start day is a setting.
public struct ReportingCalendar: Hashable, Sendable, Codable {
  /// Day of the month a period starts on, 1...28; with 1 the periods are those of the calendar.
  public let startDay: Int

  /// A start day outside 1...28 is brought inside it.
  public init(startDay: Int = 15) {
    self.startDay = min(max(startDay, 1), 28)
  }

  /// nil for a month outside 1...12 or a year outside 2...9998.
  public func month(_ month: Int, of year: Int) -> Period? {
    (1...12).contains(month) ? period(.month, year, month, lastMonth: month, span: 1) : nil
  }

  /// nil for a quarter outside 1...4 or a year outside 2...9998.
  public func quarter(_ quarter: Int, of year: Int) -> Period? {
    (1...4).contains(quarter) ? period(.quarter, year, quarter, lastMonth: quarter * 3, span: 3) : nil
  }

  /// nil for a year outside 2...9998.
  public func year(_ year: Int) -> Period? {
    period(.year, year, 1, lastMonth: 12, span: 12)
  }

  /// The period a day falls into.
  public func period(_ length: ReportingPeriod.Length, containing day: Day) -> Period? {
    // From the start day on, a day belongs to the next month's report.
    let month = day.monthIndex + (startDay > 1 && day.dayOfMonth >= startDay ? 1 : 0)
    let (year, ordinal) = (month / 12, month % 12 + 1)
    return switch length {
    case .month: self.month(ordinal, of: year)
    case .quarter: quarter((ordinal + 2) / 3, of: year)
    case .year: self.year(year)
    }
  }

  private func period(
    _ length: ReportingPeriod.Length, _ year: Int, _ ordinal: Int, lastMonth: Int, span: Int
  ) -> Period? {
    guard (2...9998).contains(year) else { return nil }
    // The day after the last one: the start day of the last month, or the 1st of the one after it.
    let after = year * 12 + lastMonth - 1 + (startDay == 1 ? 1 : 0)
    guard let end = Day.inMonth(after, day: startDay), let first = Day.inMonth(after - span, day: startDay),
      let days = DayRange(first: first, last: end + -1)
    else { return nil }
    return .reporting(ReportingPeriod(length: length, year: year, ordinal: ordinal, days: days))
  }
}
