import Testing

@testable import Model

@Suite struct RecurrenceTests {
  private func windows(_ recurrence: Recurrence, _ first: (String, String)?, assigned: String, _ count: Int)
    -> [String]
  {
    let window = first.map { DayRange(between: testDay($0.0), and: testDay($0.1)) }
    guard let series = RecurrenceSeries(recurrence, firstWindow: window, assignedOn: testDay(assigned)) else {
      return []
    }
    return (0..<count).compactMap { series.window(at: $0) }.map { "\($0.first)..\($0.last)" }
  }

  @Test func monthEndsAndLeapYears() {
    let last = Recurrence(rule: .monthly, firstDayOfMonth: 31, lastDayOfMonth: 31)
    #expect(
      windows(last, ("2024-01-31", "2024-01-31"), assigned: "2024-01-01", 4) == [
        "2024-01-31..2024-01-31", "2024-02-29..2024-02-29", "2024-03-31..2024-03-31",
        "2024-04-30..2024-04-30",
      ])
    #expect(windows(last, nil, assigned: "2023-01-31", 1) == ["2023-02-28..2023-02-28"])
    let leap = Recurrence(rule: .yearly, firstDayOfMonth: 29, lastDayOfMonth: 29)
    #expect(
      windows(leap, ("2024-02-29", "2024-02-29"), assigned: "2024-01-01", 2) == [
        "2024-02-29..2024-02-29", "2025-02-28..2025-02-28",
      ])
    let across = Recurrence(rule: .monthly, firstDayOfMonth: 25, lastDayOfMonth: 5)
    #expect(
      windows(across, ("2024-12-25", "2025-01-05"), assigned: "2024-12-01", 2) == [
        "2024-12-25..2025-01-05", "2025-01-25..2025-02-05",
      ])
    let quarterly = Recurrence(rule: .quarterly, firstDayOfMonth: 20, lastDayOfMonth: 25)
    #expect(
      windows(quarterly, ("2024-03-20", "2024-03-25"), assigned: "2024-01-01", 2) == [
        "2024-03-20..2024-03-25", "2024-06-20..2024-06-25",
      ])
    #expect(
      windows(Recurrence(rule: .daily), nil, assigned: "2024-02-28", 2) == [
        "2024-02-29..2024-02-29", "2024-03-01..2024-03-01",
      ])
    #expect(windows(.none, nil, assigned: "2024-02-28", 2).isEmpty)
  }

  @Test func endsWithItsDocument() {
    let rule = Recurrence(rule: .monthly, until: testDay("2024-03-01"))
    #expect(windows(rule, nil, assigned: "2024-01-15", 9).count == 3)
    #expect(
      windows(Recurrence(rule: .monthly, until: testDay("2020-01-01")), nil, assigned: "2024-01-15", 9)
        .isEmpty)
  }

  /// No instance overlaps the next, none is left out, and the index found for a day is the right one.
  @Test func instancesNeitherOverlapNorGoMissing() {
    var random = SeededRandom(seed: 3)
    let rules: [Recurrence.Rule] = [.daily, .monthly, .quarterly, .yearly]
    for _ in 0..<500 {
      let rule = rules[Int.random(in: 0..<4, using: &random)]
      let hasDays = Bool.random(using: &random)
      let first = Int.random(in: 1...31, using: &random)
      let last = Int.random(in: first...31, using: &random)
      let assigned = Day(number: Int32.random(in: 0...40_000, using: &random))
      let until = Bool.random(using: &random) ? assigned + Int.random(in: 400...3000, using: &random) : nil
      let recurrence = Recurrence(
        rule: rule, firstDayOfMonth: hasDays ? first : nil, lastDayOfMonth: hasDays ? last : nil, until: until
      )
      guard let series = RecurrenceSeries(recurrence, firstWindow: nil, assignedOn: assigned) else {
        Issue.record("\(recurrence) from \(assigned) makes no instance")
        continue
      }
      #expect(series.firstWindow.last > assigned)
      // Stored with its first window it makes the same instances again.
      let stored = RecurrenceSeries(recurrence, firstWindow: series.firstWindow, assignedOn: assigned)
      for index in 0..<5 { #expect(stored?.window(at: index) == series.window(at: index)) }
      var previous: DayRange?
      for index in 0..<30 {
        guard let window = series.window(at: index) else {
          #expect(until != nil)
          #expect(series.lastIndex == index - 1)
          break
        }
        if let until { #expect(window.first <= until) }
        if let previous {
          #expect(previous.last < window.first, "\(recurrence) \(previous) \(window)")
          if !hasDays || rule == .daily { #expect(window.first - previous.last == 1) }
          let gap = window.first.monthIndex - previous.first.monthIndex
          #expect(gap == [.daily: gap, .monthly: 1, .quarterly: 3, .yearly: 12][rule])
          #expect(series.firstIndex(notOverOn: previous.last + 1) == index)
        }
        #expect(series.firstIndex(notOverOn: window.last) == index)
        previous = window
      }
    }
  }
}

@Suite struct WorkCalendarTests {
  private func holiday(_ day: String, off: Bool = true) -> Holiday {
    Holiday(
      day: testDay(day), name: LocalizedText(vietnamese: .empty, english: .empty), isOff: off, basis: .empty)
  }

  @Test func weekdays() {
    #expect(testDay("1970-01-01").weekday == 4)
    #expect(testDay("2024-06-03").weekday == 1)
    #expect(testDay("1969-12-28").weekday == 7)
  }

  @Test func holidaysAndDaysWorkedInstead() {
    // Monday 29/04/2024 was off and Saturday 04/05/2024 worked instead.
    let calendar = WorkCalendar(holidays: [
      holiday("2024-04-29"), holiday("2024-04-30"), holiday("2024-05-01"), holiday("2024-05-04", off: false),
    ])
    #expect(!calendar.isWorkday(testDay("2024-04-30")))
    #expect(calendar.isWorkday(testDay("2024-05-04")))
    #expect(calendar.adding(workingDays: 1, to: testDay("2024-04-26")) == testDay("2024-05-02"))
    #expect(calendar.adding(workingDays: 3, to: testDay("2024-04-26")) == testDay("2024-05-04"))
    #expect(calendar.adding(workingDays: 0, to: testDay("2024-04-26")) == testDay("2024-04-26"))
    #expect(calendar.workingDays(from: testDay("2024-04-26"), to: testDay("2024-05-04")) == 3)
    #expect(calendar.workingDays(from: testDay("2024-05-04"), to: testDay("2024-04-26")) == -3)
  }

  @Test func countingAgreesWithWalking() {
    var random = SeededRandom(seed: 11)
    let holidays = (0..<60).map { _ in
      Holiday(
        day: Day(number: Int32.random(in: 19_000...19_800, using: &random)),
        name: LocalizedText(vietnamese: .empty, english: .empty), isOff: Bool.random(using: &random),
        basis: .empty)
    }
    let calendar = WorkCalendar(holidays: holidays)
    for _ in 0..<500 {
      let start = Day(number: Int32.random(in: 19_000...19_800, using: &random))
      let end = start + Int.random(in: 0...200, using: &random)
      let walked = stride(from: start.number + 1, through: end.number, by: 1)
        .filter { calendar.isWorkday(Day(number: $0)) }.count
      #expect(calendar.workingDays(from: start, to: end) == walked)
    }
  }

  private func weekly(_ first: Int?, _ last: Int?, until: String? = nil) -> Recurrence {
    Recurrence(
      rule: .weekly, firstDayOfMonth: first, lastDayOfMonth: last, until: until.flatMap { Day(iso8601: $0) })
  }

  @Test func weeksFollowEachOther() throws {
    let given = try #require(Day(iso8601: "2024-05-28"))
    let whole = try #require(RecurrenceSeries(weekly(nil, nil), firstWindow: nil, assignedOn: given))
    #expect(
      (0..<3).compactMap { whole.window(at: $0)?.first.description } == [
        "2024-05-27", "2024-06-03", "2024-06-10",
      ])
    #expect(whole.window(at: 2)?.last.description == "2024-06-16" && whole.lastIndex == nil)
    #expect(whole.firstIndex(notOverOn: given + 700) == 100)
    // Monday, and over a weekend.
    let monday = try #require(
      RecurrenceSeries(weekly(1, 1, until: "2024-06-17"), firstWindow: nil, assignedOn: given))
    #expect(monday.firstWindow.first.description == "2024-06-03" && monday.lastIndex == 2)
    #expect(monday.window(at: 3) == nil && monday.firstIndex(notOverOn: given + 30) == nil)
    let over = try #require(RecurrenceSeries(weekly(6, 1), firstWindow: nil, assignedOn: given))
    #expect(
      over.window(at: 1)?.first.description == "2024-06-08"
        && over.window(at: 1)?.last.description == "2024-06-10")
    // An extension of the first week moves none of the others.
    let drawn = DayRange(between: given + -1, and: given + 20)
    let extended = try #require(RecurrenceSeries(weekly(1, 5), firstWindow: drawn, assignedOn: given))
    #expect(extended.window(at: 1)?.last.description == "2024-06-07")
  }

  /// Whatever the days, the day it was given on and the extension of the first week: the next one comes seven days on.
  @Test func noWeekGoesMissing() throws {
    let given = try #require(Day(iso8601: "2026-11-30"))
    for first in 1...7 {
      for (last, offset) in (1...7).flatMap({ last in (0..<7).map { (last, $0) } }) {
        let rule = weekly(first, last)
        let series = try #require(RecurrenceSeries(rule, firstWindow: nil, assignedOn: given + offset))
        for extra in 0...20 {
          let drawn = DayRange(between: series.firstWindow.first, and: series.firstWindow.last + extra)
          let stored = try #require(RecurrenceSeries(rule, firstWindow: drawn, assignedOn: given + offset))
          let starts = (0..<4).compactMap { stored.window(at: $0)?.first }
          #expect(starts == (0..<4).map { drawn.first + $0 * 7 }, "\(first)-\(last) \(drawn)")
          #expect(stored.window(at: 1) == series.window(at: 1))
        }
      }
    }
    // One that is open from a day before its week counts by the week it ends in.
    let open = DayRange(between: given + -2, and: given + 4)
    let series = try #require(RecurrenceSeries(weekly(1, 5), firstWindow: open, assignedOn: given + -2))
    #expect(series.window(at: 1)?.first == given + 7 && series.window(at: 1)?.last == given + 11)
  }

  @Test func halfYearsFollowEachOther() throws {
    let given = try #require(Day(iso8601: "2024-05-28"))
    let half = Recurrence(rule: .halfYearly, firstDayOfMonth: 1, lastDayOfMonth: 15)
    let series = try #require(RecurrenceSeries(half, firstWindow: nil, assignedOn: given))
    #expect(
      (0..<3).compactMap { series.window(at: $0)?.last.description } == [
        "2024-06-15", "2024-12-15", "2025-06-15",
      ])
    let whole = try #require(
      RecurrenceSeries(Recurrence(rule: .halfYearly), firstWindow: nil, assignedOn: given))
    #expect(
      whole.window(at: 1)?.first.description == "2024-07-01"
        && whole.window(at: 1)?.last.description == "2024-12-31")
  }
}
