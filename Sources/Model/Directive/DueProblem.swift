/// Why a due text gives no day.
public enum DueProblem: Error, Hashable, Sendable {
  /// Nothing is written.
  case empty
  /// No day is named: "khẩn trương", "thời gian tới", "vào thời gian phù hợp".
  case noDay
  /// A beginning without an end: "từ năm 2022", "sau 15/9".
  case noEnd
  /// Days without their month: "từ ngày 01-05".
  case noMonth
  /// It hangs on a meeting whose day is not known.
  case meeting
  /// It hangs on something that has not happened: "sau khi được phê duyệt".
  case event
  /// Another document has the date: "theo Kế hoạch 2854".
  case document
  /// A rhythm that is not followed: "2 tuần một lần", "mỗi kỳ họp".
  case rhythm
  /// A day of the lunar calendar: "15/8 âm lịch", "rằm tháng 8".
  case lunar
  /// A day, month or quarter that there is none of, as written: "31/2", "15/13", "quý 5".
  case noSuchDay(CleanText)

  /// One calm line: what is missing and what to do.
  public var words: LocalizedText {
    switch self {
    case .empty: LocalizedText(vietnamese: "không nêu hạn", english: "no due stated")
    case .noDay:
      LocalizedText(vietnamese: "chưa nêu ngày cụ thể", english: "no day is named")
    case .noEnd:
      LocalizedText(
        vietnamese: "mới nêu lúc bắt đầu, chưa nêu hạn cuối", english: "a beginning is named, but no last day"
      )
    case .noMonth:
      LocalizedText(vietnamese: "có ngày nhưng chưa nêu tháng", english: "days are named, but no month")
    case .meeting:
      LocalizedText(
        vietnamese: "theo kỳ họp, chưa biết ngày họp", english: "hangs on a meeting whose day is not known")
    case .event:
      LocalizedText(
        vietnamese: "theo một việc chưa có ngày", english: "hangs on something that has no day yet")
    case .document:
      LocalizedText(vietnamese: "hạn nằm trong văn bản khác", english: "the due is in another document")
    case .rhythm:
      LocalizedText(
        vietnamese: "nhịp lặp này chưa theo dõi được, hãy nêu theo tuần, tháng, quý hoặc năm",
        english: "this rhythm is not followed; state it by week, month, quarter or year")
    case .lunar:
      LocalizedText(
        vietnamese: "ngày âm lịch, hãy nêu ngày dương lịch",
        english: "a day of the lunar calendar; state the day of the solar one")
    case .noSuchDay(let text):
      LocalizedText(
        vietnamese: CleanText(cleaning: "không có “\(text)” trong lịch"),
        english: CleanText(cleaning: "there is no “\(text)” in the calendar"))
    }
  }
}
