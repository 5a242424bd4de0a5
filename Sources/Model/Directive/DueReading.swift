/// What a due text was read as: the window proposed, what else it can mean, and what it leaves open.
///
/// Nothing is guessed in silence. Where a text names no day, ``problem`` says what is missing; where a year, a month
/// or one of several meanings was chosen, ``remarks`` and ``alternatives`` say so.
public struct DueReading: Hashable, Sendable {
  /// The window of the first or only instance; nil where the text names no day.
  public let window: DayRange?
  public let recurrence: Recurrence
  public let counting: Due.Counting
  /// The reading in words; nil where nothing was read.
  public let reading: LocalizedText?
  /// Other windows that the text can mean, the likelier first; without the one proposed.
  public let alternatives: [DueAlternative]
  /// Why there is no window, or what of the text was not read; nil where it was read whole.
  public let problem: DueProblem?
  /// What a person should see before confirming the reading.
  public let remarks: [DueRemark]

  public init(
    window: DayRange?, recurrence: Recurrence, counting: Due.Counting, reading: LocalizedText?,
    alternatives: [DueAlternative] = [], problem: DueProblem? = nil, remarks: [DueRemark] = []
  ) {
    self.window = window
    self.recurrence = recurrence
    self.counting = counting
    self.reading = reading
    self.alternatives = alternatives
    self.problem = problem
    self.remarks = remarks
  }

  /// The due that keeps the text as stated beside its reading.
  public func due(asStated text: CleanText) -> Due {
    Due(asStated: text, reading: reading, window: window, counting: counting)
  }
}

/// Another window that a due text can mean.
public struct DueAlternative: Hashable, Sendable {
  public let window: DayRange
  public let reading: LocalizedText
  /// How it comes again where this is meant; nil where that makes no difference.
  public let recurrence: Recurrence?

  /// - Parameter reading: in words; nil for those of the window.
  public init(_ window: DayRange, recurrence: Recurrence? = nil, reading: LocalizedText? = nil) {
    self.window = window
    self.recurrence = recurrence
    self.reading = reading ?? DueWords.window(window)
  }
}

/// What a person should see before confirming a reading.
public enum DueRemark: Hashable, Sendable {
  /// The text has no year; the next such day was taken.
  case yearAssumed
  /// The text has a day of the month and no month; the next such day was taken.
  case monthAssumed
  /// The last day is before the day the directive is given.
  case past
  /// The last day is not worked.
  case dayOff
  /// Several rhythms are named; the first was taken.
  case severalRhythms

  public var words: LocalizedText {
    switch self {
    case .yearAssumed:
      LocalizedText(
        vietnamese: "chưa nêu năm, lấy ngày gần nhất", english: "no year stated, nearest day taken")
    case .monthAssumed:
      LocalizedText(
        vietnamese: "chưa nêu tháng, lấy ngày gần nhất", english: "no month stated, nearest day taken")
    case .past:
      LocalizedText(vietnamese: "ngày đã qua", english: "the day is past")
    case .dayOff:
      LocalizedText(vietnamese: "ngày cuối là ngày nghỉ", english: "the last day is a day off")
    case .severalRhythms:
      LocalizedText(
        vietnamese: "nêu nhiều kỳ, theo dõi kỳ nêu đầu",
        english: "several rhythms stated, the first is followed")
    }
  }
}
