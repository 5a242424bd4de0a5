/// What a due text was read as.
public struct DueReading: Hashable, Sendable {
  /// The window of the first or only instance; nil where the text names no day.
  public let window: DayRange?
  public let recurrence: Recurrence
  public let counting: Due.Counting
  /// The reading in words; nil where nothing was read.
  public let reading: LocalizedText?

  /// The due that keeps the text as stated beside its reading.
  public func due(asStated text: CleanText) -> Due {
    Due(asStated: text, reading: reading, window: window, counting: counting)
  }
}

/// Reads Vietnamese due texts: "giữa tháng 6", "hằng tháng (từ ngày 01-05)", "trong 10 ngày làm việc".
///
/// What names no day ("khẩn trương", "kỳ họp đến", "thời gian tới") is not read. A day or month without its year
/// is the first one on or after the day of assignment. "Đầu", "giữa" and "cuối tháng" are days 1–10, 11–20 and
/// 21 to the end; "trước ngày 20" is read up to and including the 20th, in favour of those judged.
public struct DueReader: Sendable {
  public let workdays: WorkCalendar

  public init(workdays: WorkCalendar) {
    self.workdays = workdays
  }

  /// Reads a due text.
  ///
  /// - Parameters:
  ///   - text: as the document has it.
  ///   - assignedOn: the day the directive was given; days are counted and years completed from it.
  public func read(_ text: String, assignedOn: Day) -> DueReading {
    let tokens = DueTokens(text)
    if let rule = tokens.recurrenceRule {
      return recurring(rule, tokens, assignedOn)
    }
    if let reading = duration(tokens, assignedOn) { return reading }
    if let window = tokens.window(assignedOn: assignedOn) {
      return reading(window)
    }
    if tokens.contains("thuong", "xuyen") || tokens.contains("lien", "tuc") {
      return DueReading(
        window: nil, recurrence: Recurrence(rule: .continuous), counting: .calendarDays,
        reading: LocalizedText(vietnamese: CleanText("thường xuyên"), english: CleanText("ongoing")))
    }
    return DueReading(window: nil, recurrence: .none, counting: .calendarDays, reading: nil)
  }

  private func reading(
    _ window: DayRange, recurrence: Recurrence = .none, counting: Due.Counting = .calendarDays,
    vietnamese: String = "", english: String = ""
  ) -> DueReading {
    let ends = (DueReader.vietnamese(window.first), DueReader.vietnamese(window.last))
    let isOneDay = window.first == window.last
    let vietnameseDays = isOneDay ? ends.1 : "từ \(ends.0) đến \(ends.1)"
    let englishDays = isOneDay ? "\(window.last)" : "\(window.first) to \(window.last)"
    return DueReading(
      window: window, recurrence: recurrence, counting: counting,
      reading: LocalizedText(
        vietnamese: CleanText(cleaning: vietnamese + vietnameseDays),
        english: CleanText(cleaning: english + englishDays)))
  }

  private func recurring(_ rule: Recurrence.Rule, _ tokens: DueTokens, _ assignedOn: Day) -> DueReading {
    let days = rule == .daily ? nil : tokens.daysOfMonth
    let recurrence = Recurrence(
      rule: rule, firstDayOfMonth: days?.first, lastDayOfMonth: days?.last,
      alsoAdHoc: tokens.contains("dot", "xuat"))
    guard let series = RecurrenceSeries(recurrence, firstWindow: nil, assignedOn: assignedOn) else {
      return DueReading(window: nil, recurrence: recurrence, counting: .calendarDays, reading: nil)
    }
    let names: (String, String) =
      switch rule {
      case .daily: ("hằng ngày", "every day")
      case .monthly: ("hằng tháng", "every month")
      case .quarterly: ("hằng quý", "every quarter")
      default: ("hằng năm", "every year")
      }
    let adHoc = recurrence.alsoAdHoc ? (" hoặc đột xuất", " or on request") : ("", "")
    return reading(
      series.firstWindow, recurrence: recurrence, vietnamese: "\(names.0)\(adHoc.0); kỳ đầu ",
      english: "\(names.1)\(adHoc.1); first ")
  }

  /// "Trong 10 ngày làm việc", "trong vòng 2 tuần", "sau 3 tháng".
  private func duration(_ tokens: DueTokens, _ assignedOn: Day) -> DueReading? {
    guard let (count, unit, isWorking) = tokens.duration else { return nil }
    if isWorking {
      let last = workdays.adding(workingDays: count, to: assignedOn)
      return reading(
        DayRange(between: assignedOn, and: last), counting: .workingDays,
        vietnamese: "\(count) ngày làm việc, ", english: "\(count) working days, ")
    }
    let last: Day
    let names: (String, String)
    switch unit {
    case .day: (last, names) = (assignedOn + count, ("ngày", "days"))
    case .week: (last, names) = (assignedOn + count * 7, ("tuần", "weeks"))
    case .month: (last, names) = (assignedOn.adding(months: count), ("tháng", "months"))
    }
    return reading(
      DayRange(between: assignedOn, and: last), vietnamese: "\(count) \(names.0), ",
      english: "\(count) \(names.1), ")
  }

  static func vietnamese(_ day: Day) -> String {
    let (year, month, dayOfMonth) = day.components
    func two(_ value: Int) -> String { value < 10 ? "0\(value)" : String(value) }
    return "\(two(dayOfMonth))/\(two(month))/\(year)"
  }
}
