/// The instances of a recurring directive, one for each period, without gaps or overlaps.
///
/// The first instance has the window the due text gave; the following ones have the days of the month that the
/// rule names, cut to the month's length, or the whole period. No instance starts after ``Recurrence/until``.
public struct RecurrenceSeries: Sendable {
  public let recurrence: Recurrence
  public let firstWindow: DayRange
  /// The period of the first instance: a day number, that of a week's Monday, or a month index of the month it starts in.
  private let firstPeriod: Int
  /// Months from the period's start to the month of the window, where the rule names days of the month.
  private let monthOffset: Int

  private enum Span {
    case day, week
    case months(Int)
  }

  /// nil for a rule that makes no instances, or where the first one starts after the end.
  ///
  /// - Parameters:
  ///   - recurrence: the rule.
  ///   - firstWindow: the window of the first instance; nil to find it from `assignedOn`: the first whose last
  ///     day comes after that day.
  public init?(_ recurrence: Recurrence, firstWindow: DayRange?, assignedOn: Day) {
    guard let span = RecurrenceSeries.span(recurrence.rule) else { return nil }
    self.recurrence = recurrence
    switch span {
    case .day:
      let window = firstWindow ?? DayRange(assignedOn + 1)
      self.firstWindow = window
      firstPeriod = Int(window.first.number)
      monthOffset = 0
    case .week:
      monthOffset = 0
      if let firstWindow {
        // A window over Sunday counts by the week it starts in, and so does one that an extension drew out. One that
        // began before its week, as one open from the start does, is followed by the first week that ends after it.
        var monday = RecurrenceSeries.monday(of: firstWindow.first)
        let isOverSunday = (recurrence.lastDayOfMonth ?? 7) < (recurrence.firstDayOfMonth ?? 1)
        if !isOverSunday, firstWindow.count <= 7 {
          while RecurrenceSeries.week(recurrence, monday: monday + 7).last <= firstWindow.last { monday += 7 }
        }
        firstPeriod = monday
        self.firstWindow = firstWindow
      } else {
        let monday = RecurrenceSeries.monday(of: assignedOn)
        let candidates = [monday, monday + 7].map { ($0, RecurrenceSeries.week(recurrence, monday: $0)) }
        guard let found = candidates.first(where: { $0.1.last > assignedOn }) ?? candidates.last else {
          return nil
        }
        (firstPeriod, self.firstWindow) = found
      }
    case .months(let span):
      let anchor = (firstWindow?.first ?? assignedOn).monthIndex
      let start = anchor - anchor % span
      if let firstWindow {
        firstPeriod = start
        self.firstWindow = firstWindow
        // A window that runs into the next month counts by the month it starts in, and so does one that an
        // extension drew out beyond its period.
        let runsOver = (recurrence.lastDayOfMonth ?? 31) < (recurrence.firstDayOfMonth ?? 1)
        let lastMonth = firstWindow.last.monthIndex - start
        monthOffset = runsOver || lastMonth >= span ? anchor - start : lastMonth
      } else {
        // Without a stated window the days meant are those of the period's last month.
        monthOffset = span - 1
        let candidates = [start, start + span].compactMap { period in
          RecurrenceSeries.window(recurrence, period: period, span: span, monthOffset: span - 1)
            .map { (period, $0) }
        }
        guard let found = candidates.first(where: { $0.1.last > assignedOn }) ?? candidates.last else {
          return nil
        }
        (firstPeriod, self.firstWindow) = found
      }
    }
    if let until = recurrence.until, self.firstWindow.first > until { return nil }
  }

  /// The window of an instance, 0 the first; nil after the end.
  public func window(at index: Int) -> DayRange? {
    guard index > 0 else { return index == 0 ? firstWindow : nil }
    guard index < 1_000_000, let span = RecurrenceSeries.span(recurrence.rule) else { return nil }
    let found: DayRange?
    switch span {
    case .day:
      // A longer first window does not make the days after it come twice.
      found = DayRange(Day(number: firstWindow.last.number) + index)
    case .week: found = RecurrenceSeries.week(recurrence, monday: firstPeriod + index * 7)
    case .months(let span):
      found = RecurrenceSeries.window(
        recurrence, period: firstPeriod + index * span, span: span, monthOffset: monthOffset)
    }
    guard let window = found else { return nil }
    if let until = recurrence.until, window.first > until { return nil }
    return window
  }

  /// The first instance that is not over on a day; nil where all are.
  public func firstIndex(notOverOn day: Day) -> Int? {
    guard day > firstWindow.last else { return 0 }
    var index = nearIndex(day)
    while let window = window(at: index) {
      if window.last >= day { return index }
      index += 1
    }
    return nil
  }

  /// The last instance that starts on or before ``Recurrence/until``; nil for a series without end.
  public var lastIndex: Int? {
    guard let until = recurrence.until else { return nil }
    var index = nearIndex(until)
    while index > 0, window(at: index) == nil { index -= 1 }
    while window(at: index + 1) != nil { index += 1 }
    return index
  }

  /// An instance not after the one of a day, and close to it.
  private func nearIndex(_ day: Day) -> Int {
    switch RecurrenceSeries.span(recurrence.rule) {
    case .months(let span)?: max(0, (day.monthIndex - firstPeriod) / span - 2)
    case .week?: max(0, (Int(day.number) - firstPeriod) / 7 - 2)
    case .day?, nil: max(0, day - firstWindow.last - 1)
    }
  }

  /// nil for a rule without instances.
  private static func span(_ rule: Recurrence.Rule) -> Span? {
    switch rule {
    case .none, .continuous: nil
    case .daily: .day
    case .weekly: .week
    case .monthly: .months(1)
    case .quarterly: .months(3)
    case .halfYearly: .months(6)
    case .yearly: .months(12)
    }
  }

  private static func monday(of day: Day) -> Int { Int(day.number) - day.weekday + 1 }

  /// The days of one week; from Monday to Sunday where none are named.
  private static func week(_ recurrence: Recurrence, monday: Int) -> DayRange {
    let first = recurrence.firstDayOfMonth ?? 1
    let last = recurrence.lastDayOfMonth ?? 7
    let start = Day(number: Int32(clamping: monday)) + (first - 1)
    // "Từ thứ 6 đến thứ 2" ends in the following week.
    return DayRange(between: start, and: start + ((last - first + 7) % 7))
  }

  private static func window(
    _ recurrence: Recurrence, period: Int, span: Int, monthOffset: Int
  ) -> DayRange? {
    guard recurrence.firstDayOfMonth != nil || recurrence.lastDayOfMonth != nil else {
      guard let first = Day.inMonth(period, day: 1), let last = Day.inMonth(period + span - 1, day: 31)
      else { return nil }
      return DayRange(first: first, last: last)
    }
    let month = period + monthOffset
    let firstDay = recurrence.firstDayOfMonth ?? 1
    let lastDay = recurrence.lastDayOfMonth ?? 31
    // "Từ ngày 25 đến ngày 5" ends in the following month.
    guard let first = Day.inMonth(month, day: firstDay),
      let last = Day.inMonth(lastDay < firstDay ? month + 1 : month, day: lastDay)
    else { return nil }
    return DayRange(between: first, and: last)
  }
}
