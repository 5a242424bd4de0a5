extension Period {
  /// The first day; nil for a cumulative figure whose start is not stated, and for numbers that name no period
  /// (month 13).
  public var firstDay: Day? {
    switch self {
    case .cumulative(let from, _): from
    default: days?.first
    }
  }

  /// The last day; nil only for numbers that name no period.
  public var lastDay: Day? {
    switch self {
    case .cumulative(_, let to): to
    default: days?.last
    }
  }

  /// All days; nil where ``firstDay`` or ``lastDay`` is.
  public var days: DayRange? {
    switch self {
    case .day(let day): DayRange(day)
    case .month(let year, let month):
      (1...12).contains(month) ? Period.months(month, month, of: year) : nil
    case .quarter(let year, let quarter):
      (1...4).contains(quarter) ? Period.months(quarter * 3 - 2, quarter * 3, of: year) : nil
    case .halfYear(let year, let half):
      (1...2).contains(half) ? Period.months(half * 6 - 5, half * 6, of: year) : nil
    case .nineMonths(let year): Period.months(1, 9, of: year)
    case .year(let year): Period.months(1, 12, of: year)
    case .cumulative(let from, let to): from.flatMap { DayRange(first: $0, last: to) }
    case .span(let days): days
    case .reporting(let period): period.days
    }
  }

  /// The period of the same kind right before; nil for cumulative figures and free spans, which have none.
  public var previous: Period? { moved(by: -1) }

  /// The period of the same kind right after; nil for cumulative figures and free spans.
  public var next: Period? { moved(by: 1) }

  /// Cùng kỳ: the same period of the year before. 29 February becomes 28 February.
  public var samePeriodOfPreviousYear: Period? {
    switch self {
    case .day(let day): checked(.day(day.adding(months: -12)))
    case .month(let year, let month): checked(.month(year: year &- 1, month: month))
    case .quarter(let year, let quarter): checked(.quarter(year: year &- 1, quarter: quarter))
    case .halfYear(let year, let half): checked(.halfYear(year: year &- 1, half: half))
    case .nineMonths(let year): checked(.nineMonths(year: year &- 1))
    case .year(let year): checked(.year(year &- 1))
    case .cumulative(let from, let to):
      .cumulative(from: from?.adding(months: -12), to: to.adding(months: -12))
    case .span(let days):
      .span(DayRange(between: days.first.adding(months: -12), and: days.last.adding(months: -12)))
    case .reporting(let period): period.moved(byMonths: -12, year: period.year &- 1, ordinal: period.ordinal)
    }
  }

  /// How much of its calendar year is over at the period's end, in percent with `scale` digits: what a year's
  /// plan would have reached if work were even. nil for numbers that name no period.
  public func shareOfYear(scale: Int) -> ExactDecimal? {
    guard let last = lastDay, let year = Period.year(last.year).days else { return nil }
    return ExactDecimal((last - year.first + 1) * 100).divided(by: ExactDecimal(year.count), scale: scale)
  }

  /// How much of a year's plan is done, in percent with `scale` digits; nil for a plan of 0.
  public static func shareOfPlan(_ done: ExactDecimal, of plan: ExactDecimal, scale: Int) -> ExactDecimal? {
    (done * 100).divided(by: plan, scale: scale)
  }

  private func moved(by step: Int) -> Period? {
    switch self {
    case .day(let day): .day(day + step)
    case .month(let year, let month):
      Period.index(year, month, 12, step).flatMap { checked(.month(year: $0, month: $1)) }
    case .quarter(let year, let quarter):
      Period.index(year, quarter, 4, step).flatMap { checked(.quarter(year: $0, quarter: $1)) }
    case .halfYear(let year, let half):
      Period.index(year, half, 2, step).flatMap { checked(.halfYear(year: $0, half: $1)) }
    case .nineMonths(let year): checked(.nineMonths(year: year &+ step))
    case .year(let year): checked(.year(year &+ step))
    case .cumulative, .span: nil
    case .reporting(let period): period.moved(by: step)
    }
  }

  /// nil where the step leaves the years 1...9999.
  private func checked(_ period: Period) -> Period? {
    period.days == nil ? nil : period
  }

  /// Year and ordinal some steps on, where a year has `count` of them.
  fileprivate static func index(_ year: Int, _ ordinal: Int, _ count: Int, _ step: Int) -> (Int, Int)? {
    guard (1...9999).contains(year), (1...count).contains(ordinal) else { return nil }
    let position = year * count + ordinal - 1 + step
    return (position / count, position % count + 1)
  }

  private static func months(_ first: Int, _ last: Int, of year: Int) -> DayRange? {
    guard (1...9999).contains(year), let start = Day.inMonth(year * 12 + first - 1, day: 1),
      let end = Day.inMonth(year * 12 + last - 1, day: 31)
    else { return nil }
    return DayRange(first: start, last: end)
  }
}

extension ReportingPeriod {
  fileprivate func moved(by step: Int) -> Period? {
    let (count, span) =
      switch length {
      case .month: (12, 1)
      case .quarter: (4, 3)
      case .year: (1, 12)
      }
    return Period.index(year, ordinal, count, step).flatMap {
      moved(byMonths: span * step, year: $0.0, ordinal: $0.1)
    }
  }

  /// The calendar is known by the day of the month it starts on.
  fileprivate func moved(byMonths months: Int, year: Int, ordinal: Int) -> Period? {
    let end = (days.last + 1).adding(months: months) + -1
    guard (1...9999).contains(year), let moved = DayRange(first: days.first.adding(months: months), last: end)
    else { return nil }
    return .reporting(ReportingPeriod(length: length, year: year, ordinal: ordinal, days: moved))
  }
}

extension Period: Comparable {
  /// By last day; among those that end together the shorter first, an unstated start last.
  public static func < (left: Period, right: Period) -> Bool {
    let ends = (left.lastDay?.number ?? .min, right.lastDay?.number ?? .min)
    if ends.0 != ends.1 { return ends.0 < ends.1 }
    let starts = (left.firstDay?.number ?? .min, right.firstDay?.number ?? .min)
    if starts.0 != starts.1 { return starts.0 > starts.1 }
    return left.code < right.code
  }
}

extension Period {
  /// Figures of periods with the same number may be compared with each other.
  var kindOfLength: Int {
    switch self {
    case .day: 0
    case .month: 1
    case .quarter: 2
    case .halfYear: 3
    case .nineMonths: 4
    case .year: 5
    case .cumulative: 6
    case .span: 7
    case .reporting(let reporting):
      switch reporting.length {
      case .month: 1
      case .quarter: 2
      case .year: 5
      }
    }
  }
}
