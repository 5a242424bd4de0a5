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
