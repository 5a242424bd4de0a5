/// When something is due: the text as stated and, where one can be read, the window of days.
public struct Due: Hashable, Sendable, Codable {
  public enum Counting: String, Hashable, Sendable, Codable {
    case calendarDays, workingDays
  }

  /// The due text as the source has it; empty where it states none.
  public let asStated: CleanText
  /// How the text was read, in words; empty where nothing was read.
  public let reading: LocalizedText?
  /// The days within which it is due; nothing is late before the day after the last one. nil: no due date.
  /// For a recurring directive, the window of the first instance.
  public let window: DayRange?
  public let counting: Counting

  public init(
    asStated: CleanText, reading: LocalizedText?, window: DayRange?, counting: Counting = .calendarDays
  ) {
    self.asStated = asStated
    self.reading = reading
    self.window = window
    self.counting = counting
  }
}

/// How a directive comes again; each period makes an instance of its own.
public struct Recurrence: Hashable, Sendable, Codable {
  public enum Rule: String, Hashable, Sendable, Codable {
    case none
    case daily, weekly, monthly, quarterly, halfYearly, yearly
    /// Ongoing without instances (thường xuyên).
    case continuous
  }

  public let rule: Rule
  /// Days of the month the window of each instance covers (1...31, cut to the month's length), for monthly and
  /// longer rules; nil: to the period's last day. Weekly, the days of the week, 1 Monday to 7 Sunday.
  public let firstDayOfMonth: Int?
  public let lastDayOfMonth: Int?
  /// The last day on which an instance may start; nil while it goes on.
  public let until: Day?
  /// True where the source adds "hoặc đột xuất".
  public let alsoAdHoc: Bool

  public init(
    rule: Rule, firstDayOfMonth: Int? = nil, lastDayOfMonth: Int? = nil, until: Day? = nil,
    alsoAdHoc: Bool = false
  ) {
    self.rule = rule
    self.firstDayOfMonth = firstDayOfMonth
    self.lastDayOfMonth = lastDayOfMonth
    self.until = until
    self.alsoAdHoc = alsoAdHoc
  }

  public static let none = Recurrence(rule: .none)
}
