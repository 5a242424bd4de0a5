/// A place in a due text that names days, with the words before it that open or bound them.
struct DueMention {
  enum Grain { case day, part, period }

  /// What the words before it say of the days.
  enum Lead {
    /// "Trước": up to and including, in favour of those judged; the day before is offered.
    case before
    /// "Đến", "hết", "chậm nhất", "hạn", "không quá".
    case by
    /// "Từ", "sau": a beginning.
    case from
    case none
  }

  var window: DayRange
  var start: Int
  var end: Int
  var grain: Grain
  var lead = Lead.none
  var alternatives: [DayRange] = []
  var remarks: [DueRemark] = []
  /// The day of a meeting, which is another one each time.
  var isMeeting = false
  /// A day in a named month of a quarter that is not named: "ngày 15 tháng cuối quý".
  var isOfQuarter = false
}

/// What a due text names that gives no day, and where.
struct DueObstacle {
  let problem: DueProblem
  let range: Range<Int>
}

/// What the scanner found at one place.
enum DueFind {
  case mention(DueMention)
  case problem(DueProblem, end: Int)
}
