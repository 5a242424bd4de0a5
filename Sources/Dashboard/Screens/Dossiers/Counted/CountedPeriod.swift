import Model

/// How long the periods are that dossiers are counted over, and how a key goes from one to the next.
enum CountedGrain: String, CaseIterable {
  case day, month, quarter, year, cumulative
  /// From one day to another, as typed; also whatever else a view may name.
  case range

  init(_ period: Period) {
    switch period {
    case .day: self = .day
    case .month: self = .month
    case .quarter: self = .quarter
    case .year: self = .year
    case .cumulative(nil, _): self = .cumulative
    case .cumulative, .span, .halfYear, .nineMonths, .reporting: self = .range
    }
  }

  /// The one a key goes to next. From-to is typed and not stepped to.
  var next: CountedGrain {
    switch self {
    case .day: .month
    case .month: .quarter
    case .quarter: .year
    case .year: .cumulative
    case .cumulative, .range: .day
    }
  }

  var label: Label {
    switch self {
    case .day: .countedByDay
    case .month: .countedByMonth
    case .quarter: .countedByQuarter
    case .year: .countedByYear
    case .cumulative: .countedCumulative
    case .range: .countedFromTo
    }
  }

  /// The period of this length that a day lies in; nil for a length of one's own.
  func period(containing day: Day) -> Period? {
    switch self {
    case .day: .day(day)
    case .month: .month(year: day.year, month: day.month)
    case .quarter: .quarter(year: day.year, quarter: (day.month + 2) / 3)
    case .year: .year(day.year)
    case .cumulative: .cumulative(from: nil, to: day)
    case .range: nil
    }
  }
}

/// The period that dossiers are counted over, among the days there are.
struct CountedPeriod {
  let period: Period
  /// From the first dossier to the last one by today; a store may know days to come.
  let known: DayRange

  /// - Parameters:
  ///   - named: the period of the view; nil for the month of the newest dossier by today. So is one in which nothing
  ///     can be, as a view comes with from another index: counts of 0 would pass for knowledge.
  ///   - days: on which dossiers were received or finished.
  init(_ named: Period?, days: DayRange, today: Day) {
    let last = max(days.first, min(days.last, today))
    let known = DayRange(between: days.first, and: last)
    self.known = known
    let isKnown = named?.days.map { $0.overlaps(known) } ?? true
    period = (isKnown ? named : nil) ?? .month(year: last.year, month: last.month)
  }

  var grain: CountedGrain { CountedGrain(period) }

  /// The same time in periods of another length: the last of them that the period has with dossiers.
  func with(_ grain: CountedGrain) -> Period? {
    let last = period.lastDay.map { max(known.first, min($0, known.last)) } ?? known.last
    return grain.period(containing: last)
  }

  /// The period before or after; nil where there are no dossiers any more.
  func moved(by step: Int) -> Period? {
    guard let moved = neighbour(step), let last = moved.lastDay else { return nil }
    guard moved != period, last >= known.first, (moved.firstDay ?? known.first) <= known.last else {
      return nil
    }
    return moved
  }

  private func neighbour(_ step: Int) -> Period? {
    switch period {
    case .cumulative(let from, let to):
      // From the end of one month to that of the next, never beyond the last dossier.
      let month = Period.month(year: to.year, month: to.month)
      let end =
        step < 0 ? month.firstDay.map { $0 + -1 } : month.lastDay == to ? month.next?.lastDay : month.lastDay
      guard let end = end.map({ min($0, max(known.last, to)) }), from.map({ $0 <= end }) ?? true else {
        return nil
      }
      return .cumulative(from: from, to: end)
    case .span(let days):
      let shift = days.count * (step < 0 ? -1 : 1)
      return .span(DayRange(between: days.first + shift, and: days.last + shift))
    default: return step < 0 ? period.previous : period.next
    }
  }

  /// Days as people write them: "01/06/2024 - 30/06/2024", "từ 1/6 đến 30/6/2024", "tháng 6/2024", "3/6/2024".
  /// "Tháng 6/2024 đến tháng 8/2024" is from the first day of the one to the last of the other.
  /// - Returns: nil where the text names no days, and where it names more than one time to look at.
  static func read(_ text: String) -> Period? {
    guard saysDaysOnly(text) else { return nil }
    let readings = PeriodText.readAll(text)
    if readings.count == 1, readings[0].isStatedByDays { return readings[0].period }
    let words = text.replacing("–", with: " - ").split(separator: " ")
    let joints = words.indices.filter {
      ["den", "toi", "-"].contains(VietnameseText.folded(String(words[$0])))
    }
    guard let joint = joints.first else { return single(text, readings) }
    guard joints.count == 1 else { return nil }
    let ends = [words[..<joint], words[(joint + 1)...]].map { $0.joined(separator: " ") }
    guard let end = single(ends[1]), let last = end.lastDay,
      // The year is often written once, at the end.
      let first = (single(ends[0]) ?? single(ends[0] + " năm \(last.year)"))?.firstDay
    else { return nil }
    return DayRange(first: first, last: last).map { PeriodText.period(of: $0) }
  }

  /// Whether a text has nothing but days and what joins them: "31/12/2025abc" is a slip of the fingers.
  private static func saysDaysOnly(_ text: String) -> Bool {
    let folded = VietnameseText.folded(text)
    let words = folded.split { !$0.isLetter }.map(String.init)
    return words.allSatisfy(dayWords.contains)
      && folded.allSatisfy { $0.isLetter || $0.isNumber || $0.isWhitespace || "/.-–,:()+".contains($0) }
  }

  /// Words of days and periods, in either language, folded.
  private static let dayWords: Set<String> = [
    "tu", "den", "toi", "ngay", "thang", "quy", "nam", "het", "dau", "cuoi", "luy", "ke", "ky", "i", "ii",
    "iii",
    "iv", "q", "h", "t", "n", "from", "to", "period", "month", "months", "quarter", "year", "day", "days",
  ]

  /// One period or day, and no second one beside it.
  private static func single(_ text: String, _ known: [PeriodText.Reading]? = nil) -> Period? {
    let readings = known ?? PeriodText.readAll(text)
    let words = VietnameseText.folded(text).split { !$0.isLetter && !$0.isNumber }
    let years = words.filter { $0.count == 4 && $0.allSatisfy(\.isNumber) }
    guard readings.count <= 1, years.count <= 1, words.count(where: { $0 == "thang" || $0 == "quy" }) <= 1
    else { return nil }
    if let reading = readings.first { return reading.period }
    switch DayText.read(text, in: nil) {
    case .day(let day, nil): return .day(day)
    case .span(let days): return PeriodText.period(of: days)
    case .day, .refused: return nil
    }
  }

  /// What a prompt begins with: the days of the period.
  static func text(_ period: Period, known: DayRange) -> String {
    let format = Format(language: .vietnamese)
    let first = period.firstDay ?? known.first
    let last = period.lastDay ?? known.last
    return "\(format.day(first)) - \(format.day(last))"
  }
}
