/// Days as spreadsheets count them.
enum SerialDay {
  /// The two calendars of workbooks.
  enum Calendar: Sendable {
    /// 1 is 01/01/1900, and 60 a 29/02/1900 that never was: Excel took the fault over from Lotus 1-2-3.
    case from1900
    /// 0 is 01/01/1904, on old Macintosh computers.
    case from1904
  }

  /// What a serial number means.
  enum Meaning: Equatable {
    /// Days since 1970-01-01, and the second of the day where there is a time.
    case day(Int32, second: Int?)
    /// The leap day that 1900 did not have.
    case lotusDay
    /// A time without a day, as seconds; more than a day where hours are counted on.
    case time(Int)
    /// Outside the calendar.
    case none
  }

  /// 0001-01-01 and 9999-12-31, days since 1970-01-01.
  static let first: Int32 = -719_162
  static let last: Int32 = 2_932_896

  /// 1970-01-01 as a serial number from 1900 on.
  private static let epochFrom1900 = 25_569
  private static let between = 1462

  /// - Parameters:
  ///   - serial: days, with the time as a fraction.
  ///   - format: what the cell's format shows.
  static func meaning(_ serial: Double, _ calendar: Calendar, _ format: NumberFormat) -> Meaning {
    guard serial.isFinite, serial >= 0, serial < 3_000_000 else { return .none }
    let seconds = Int((serial * 86_400).rounded())
    if !format.showsDay { return .time(seconds) }
    var day = seconds / 86_400
    let second = seconds % 86_400
    switch calendar {
    case .from1904: day += between
    case .from1900:
      if day == 60 { return .lotusDay }
      if day == 0 { return format.showsTime ? .time(seconds) : .none }
      // Before the day that never was, the count is one behind.
      if day < 60 { day += 1 }
    }
    let number = day - epochFrom1900
    guard number <= last else { return .none }
    return .day(Int32(number), second: second > 0 || format.showsTime ? second : nil)
  }

  /// "08:15", "08:15:30", "26:30".
  static func timeText(_ seconds: Int) -> String {
    func two(_ value: Int) -> String { value < 10 ? "0\(value)" : String(value) }
    let text = "\(two(seconds / 3600)):\(two(seconds / 60 % 60))"
    return seconds % 60 == 0 ? text : text + ":" + two(seconds % 60)
  }
}
