/// What a text turned out to be as a day.
public enum DayReading: Hashable, Sendable {
  /// A day, with the second of the day where the text has a time.
  case day(Day, second: Int?)
  /// Several days: a month, "từ ngày 01-05".
  case span(DayRange)
  case refused(DayText.Refusal)
}

/// Reads days as people here write them: day before month, always.
public enum DayText {
  public enum Refusal: String, Error, Hashable, Sendable {
    /// Nothing in it is a day.
    case notADay
    /// 31/02/2024, 28/13/2024.
    case noSuchDay
    /// 05/9/20.
    case shortYear
    /// 28-5 where no period tells the year, or one that spans years in which both are possible.
    case noYear
    /// Days of a month that nothing names.
    case noMonth
  }

  /// Reads one day, or days, and nothing beside.
  ///
  /// - Parameters:
  ///   - text: as it stands in a cell.
  ///   - period: tells the year of a day without one, and the month of days without one.
  public static func read(_ text: String, in period: Period?) -> DayReading {
    let tokens = DateTokens(text)
    guard !tokens.hasWrongTime else { return .refused(.noSuchDay) }
    // Parts of the day, commas and brackets around a date say nothing more.
    let words = ["sang", "chieu", "trua", "toi", "ngay", "luc", "truoc", "vao"]
    var start = 0
    while let word = tokens.word(start), words.contains(word),
      tokens.number(start + 1) == nil || word != "ngay"
    {
      start += 1
    }
    while let sign = tokens.sign(start), ",(".contains(sign) { start += 1 }
    if let span = daysOfMonth(tokens, at: start, period) { return span }
    if let span = month(tokens, at: start) { return span }
    guard let written = tokens.writtenDay(at: start) else { return .refused(.notADay) }
    guard isEnd(tokens, written.end) else { return .refused(.notADay) }
    switch day(written, in: period) {
    case .success(let day): return .day(day, second: tokens.second)
    case .failure(let refusal): return .refused(refusal)
    }
  }

  private static func isEnd(_ tokens: DateTokens, _ index: Int) -> Bool {
    tokens.tokens[min(index, tokens.tokens.count)...].allSatisfy { token in
      if case .sign(let sign) = token { ",.;)".contains(sign) } else { false }
    }
  }

  /// The day that parts make; the year comes from a period where they lack it.
  package static func day(_ written: DateTokens.WrittenDay, in period: Period?) -> Result<Day, Refusal> {
    if written.hasShortYear { return .failure(.shortYear) }
    if let year = written.year {
      return Day(year: year, month: written.month, day: written.day).map { .success($0) }
        ?? .failure(.noSuchDay)
    }
    // The 29th of February is a day in some year.
    guard Day(year: 2024, month: written.month, day: written.day) != nil else { return .failure(.noSuchDay) }
    guard let last = period?.lastDay else { return .failure(.noYear) }
    let first = period?.firstDay ?? last
    let candidates = (first.year...max(first.year, last.year)).compactMap {
      Day(year: $0, month: written.month, day: written.day)
    }
    let inside = candidates.filter { first <= $0 && $0 <= last }
    let fitting = inside.isEmpty ? candidates : inside
    return fitting.count == 1 ? .success(fitting[0]) : .failure(.noYear)
  }

  /// "Từ ngày 01-05" without a second day is days 1 to 5 of the period's month, not the first of May.
  private static func daysOfMonth(_ tokens: DateTokens, at start: Int, _ period: Period?) -> DayReading? {
    guard tokens.word(start) == "tu" else { return nil }
    let first = tokens.word(start + 1) == "ngay" ? start + 2 : start + 1
    guard let from = tokens.number(first), tokens.sign(first + 1) == "-" || tokens.word(first + 1) == "den"
    else { return nil }
    let second = tokens.word(first + 2) == "ngay" ? first + 3 : first + 2
    guard let to = tokens.number(second), isEnd(tokens, second + 1), from <= to, (1...31).contains(from),
      (1...31).contains(to)
    else { return nil }
    guard let last = period?.lastDay else { return .refused(.noMonth) }
    guard let one = Day(year: last.year, month: last.month, day: from),
      let other = Day(year: last.year, month: last.month, day: to),
      let days = DayRange(first: one, last: other)
    else { return .refused(.noSuchDay) }
    return .span(days)
  }

  /// "Tháng 5.2025", "tháng 5 năm 2025", "5/2025".
  private static func month(_ tokens: DateTokens, at start: Int) -> DayReading? {
    let first = tokens.word(start) == "thang" ? start + 1 : start
    guard let month = tokens.number(first) else { return nil }
    let year = first + 2
    guard tokens.isDateSign(first + 1) || tokens.word(first + 1) == "nam", let digits = tokens.digits(year),
      isEnd(tokens, year + 1)
    else { return nil }
    if digits.count == 4, let days = Period.month(year: tokens.number(year) ?? 0, month: month).days {
      return .span(days)
    }
    guard first > start else { return nil }
    return .refused(digits.count == 2 ? .shortYear : .noSuchDay)
  }
}
