/// Which days are worked: Monday to Friday without public holidays, and the weekend days worked instead.
///
/// Holidays are data (Labour Code 2019, article 112, and the yearly decisions on Tết), because Tết and the
/// days made up for move every year.
public struct WorkCalendar: Sendable {
  /// Days off that would be worked, and days worked that would be off, in order.
  private let exceptions: [Day: Bool]
  private let sortedExceptions: [Day]
  /// Days gained by all exceptions before the one at a place; one more than there are exceptions.
  private let gains: [Int]

  public init(holidays: [Holiday] = []) {
    var exceptions: [Day: Bool] = [:]
    for holiday in holidays {
      let isWeekend = holiday.day.weekday > 5
      // A holiday on a weekend takes nothing away; a working day declared worked adds nothing.
      if holiday.isOff != isWeekend { exceptions[holiday.day] = !holiday.isOff }
    }
    self.exceptions = exceptions
    let sorted = exceptions.sorted { $0.key < $1.key }
    sortedExceptions = sorted.map(\.key)
    gains = sorted.reduce(into: [0]) { gains, exception in
      gains.append((gains.last ?? 0) + (exception.value ? 1 : -1))
    }
  }

  public func isWorkday(_ day: Day) -> Bool {
    exceptions[day] ?? (day.weekday <= 5)
  }

  /// The last of `count` working days after `day`; `day` itself does not count, as the Civil Code (article 147)
  /// has it. With 0 or less the day itself.
  public func adding(workingDays count: Int, to day: Day) -> Day {
    var result = day
    // No due text means more than a century.
    var left = min(count, 26_000)
    while left > 0 {
      result = result + 1
      if isWorkday(result) { left -= 1 }
      if result.number == .max { break }
    }
    return result
  }

  /// Working days after `start` up to and including `end`; negative when `end` is before `start`.
  public func workingDays(from start: Day, to end: Day) -> Int {
    guard start <= end else { return -workingDays(from: end, to: start) }
    let days = end - start
    var count = days / 7 * 5
    for offset in 0..<(days % 7) where (start + offset + 1).weekday <= 5 { count += 1 }
    // The odd days follow the whole weeks, so their weekdays are those right after `start`.
    return count + gains[exceptionCount(through: end)] - gains[exceptionCount(through: start)]
  }

  /// How many exceptions there are up to and including a day.
  private func exceptionCount(through day: Day) -> Int {
    var low = 0
    var high = sortedExceptions.count
    while low < high {
      let middle = (low + high) / 2
      if sortedExceptions[middle] <= day { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
