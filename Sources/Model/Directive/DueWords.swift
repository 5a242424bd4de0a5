/// Words that readings of due texts are made of.
enum DueWords {
  static func window(
    _ window: DayRange, vietnamese: String = "", english: String = ""
  ) -> LocalizedText {
    let isOneDay = window.first == window.last
    let vietnameseDays =
      isOneDay ? day(window.last) : "từ \(day(window.first)) đến \(day(window.last))"
    let englishDays = isOneDay ? "\(window.last)" : "\(window.first) to \(window.last)"
    return LocalizedText(
      vietnamese: CleanText(cleaning: vietnamese + vietnameseDays),
      english: CleanText(cleaning: english + englishDays))
  }

  /// "hằng tháng hoặc đột xuất đến 31/12/2026; kỳ đầu từ 01/09/2025 đến 15/09/2025".
  static func series(_ recurrence: Recurrence, _ first: DayRange) -> LocalizedText {
    let names = rule(recurrence.rule)
    let adHoc = recurrence.alsoAdHoc ? (" hoặc đột xuất", " or on request") : ("", "")
    let end = recurrence.until.map { (" đến \(day($0))", " until \($0)") } ?? ("", "")
    return window(
      first, vietnamese: "\(names.vietnamese)\(adHoc.0)\(end.0); kỳ đầu ",
      english: "\(names.english)\(adHoc.1)\(end.1); first ")
  }

  /// `03/06/2024`.
  static func day(_ day: Day) -> String {
    let (year, month, dayOfMonth) = day.components
    func two(_ value: Int) -> String { value < 10 ? "0\(value)" : String(value) }
    return "\(two(dayOfMonth))/\(two(month))/\(year)"
  }

  static func rule(_ rule: Recurrence.Rule) -> (vietnamese: String, english: String) {
    switch rule {
    case .daily: ("hằng ngày", "every day")
    case .weekly: ("hằng tuần", "every week")
    case .halfYearly: ("6 tháng một lần", "every half-year")
    case .monthly: ("hằng tháng", "every month")
    case .quarterly: ("hằng quý", "every quarter")
    case .yearly: ("hằng năm", "every year")
    case .none, .continuous: ("thường xuyên", "ongoing")
    }
  }
}
