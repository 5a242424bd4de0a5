extension Day {
  /// Day of the week after ISO 8601: 1 Monday … 7 Sunday.
  public var weekday: Int {
    let shifted = (Int(number) + 3) % 7
    return (shifted < 0 ? shifted + 7 : shifted) + 1
  }

  /// Months since January of year 0; months count on from there without gaps.
  var monthIndex: Int {
    let (year, month, _) = components
    return year * 12 + month - 1
  }

  /// The given day of a month counted by ``monthIndex``, cut to the month's length: day 31 of February is its
  /// last. nil outside the years 1...9999.
  static func inMonth(_ monthIndex: Int, day: Int) -> Day? {
    guard monthIndex >= 12, monthIndex < 120_000 else { return nil }
    let year = monthIndex / 12
    let month = monthIndex % 12 + 1
    return Day(year: year, month: month, day: min(max(day, 1), Day.daysInMonth(month, of: year)))
  }

  /// The same day of the month some months later, cut to that month's length.
  public func adding(months: Int) -> Day {
    let (target, overflow) = monthIndex.addingReportingOverflow(months)
    return (overflow ? nil : Day.inMonth(target, day: dayOfMonth)) ?? self
  }
}

extension DayRange {
  /// Both ends may be named in any order.
  package init(between one: Day, and other: Day) {
    self = DayRange(first: min(one, other), last: max(one, other)) ?? DayRange(one)
  }

  /// Number of days, both ends included.
  public var count: Int { last - first + 1 }

  public func overlaps(_ other: DayRange) -> Bool {
    first <= other.last && other.first <= last
  }
}
