import Model

/// A period as five columns: its kind, the numbers that name it, and its first and last day, which order it.
struct StoredPeriod: Hashable {
  var kind: String
  var year: Int?
  var part: Int?
  var first: Day?
  var last: Day?

  init(kind: String, year: Int?, part: Int?, first: Day?, last: Day?) {
    self.kind = kind
    self.year = year
    self.part = part
    self.first = first
    self.last = last
  }

  init(_ period: Period) {
    switch period {
    case .day(let day):
      self.init(kind: "day", year: nil, part: nil, first: day, last: day)
    case .month(let year, let month):
      self.init(kind: "month", year: year, part: month, months: month...month)
    case .quarter(let year, let quarter):
      self.init(kind: "quarter", year: year, part: quarter, months: (quarter * 3 - 2)...(quarter * 3))
    case .halfYear(let year, let half):
      self.init(kind: "halfYear", year: year, part: half, months: (half * 6 - 5)...(half * 6))
    case .nineMonths(let year):
      self.init(kind: "nineMonths", year: year, part: nil, months: 1...9)
    case .year(let year):
      self.init(kind: "year", year: year, part: nil, months: 1...12)
    case .cumulative(let from, let to):
      self.init(kind: "cumulative", year: nil, part: nil, first: from, last: to)
    case .span(let days):
      self.init(kind: "span", year: nil, part: nil, first: days.first, last: days.last)
    case .reporting(let reporting):
      self.init(
        kind: "reporting.\(reporting.length.rawValue)", year: reporting.year, part: reporting.ordinal,
        first: reporting.days.first, last: reporting.days.last)
    }
  }

  /// The kinds of all periods as long as one, those of the reporting calendar too; always two.
  static func kinds(asLongAs period: Period) -> [String] {
    let reporting = "reporting."
    let kind = StoredPeriod(period).kind
    let plain = kind.hasPrefix(reporting) ? String(kind.dropFirst(reporting.count)) : kind
    return [plain, reporting + plain]
  }

  private init(kind: String, year: Int, part: Int?, months: ClosedRange<Int>) {
    let length =
      (1...12).contains(months.upperBound) ? Day.daysInMonth(months.upperBound, of: year) : 1
    self.init(
      kind: kind, year: year, part: part, first: Day(year: year, month: months.lowerBound, day: 1),
      last: Day(year: year, month: months.upperBound, day: length))
  }

  /// nil when the columns do not make a period.
  var period: Period? {
    switch kind {
    case "day": return first.map { .day($0) }
    case "month": return both { .month(year: $0, month: $1) }
    case "quarter": return both { .quarter(year: $0, quarter: $1) }
    case "halfYear": return both { .halfYear(year: $0, half: $1) }
    case "nineMonths": return year.map { .nineMonths(year: $0) }
    case "year": return year.map { .year($0) }
    case "cumulative": return last.map { .cumulative(from: first, to: $0) }
    case "span": return days.map { .span($0) }
    default:
      guard kind.hasPrefix("reporting."),
        let length = ReportingPeriod.Length(rawValue: String(kind.dropFirst("reporting.".count))),
        let year, let part, let days
      else { return nil }
      return .reporting(ReportingPeriod(length: length, year: year, ordinal: part, days: days))
    }
  }

  private func both(_ make: (Int, Int) -> Period) -> Period? {
    guard let year, let part else { return nil }
    return make(year, part)
  }

  private var days: DayRange? {
    guard let first, let last else { return nil }
    return DayRange(first: first, last: last)
  }
}
