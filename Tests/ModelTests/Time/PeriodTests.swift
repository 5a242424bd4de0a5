import Testing

@testable import Model

@Suite struct PeriodTests {
  @Test(
    arguments: [
      ("Quảng Ngãi, ngày 05 tháng 6 năm 2025", "2025-06-05"), ("TP. Kon Tum, ngày 5/6/2025.", "2025-06-05"),
      ("Ngày báo cáo: 05/06/2025", "2025-06-05"), ("Ngày gửi: 5.6.2025", "2025-06-05"),
      ("(Kèm theo Công văn số 12/STP, ngày 05 tháng 6 năm 2025)", nil), ("Ngày trả: 05/06/2025", nil),
      ("Số liệu tính đến ngày 31/05/2025", nil), ("Quảng Ngãi, ngày … tháng 6 năm 2025", nil),
      ("Từ 01/05/2025, ngày 31/05/2025", nil), ("Sở Tư pháp, ngày 31/6/2025", nil), ("", nil),
    ] as [(String, String?)])
  func theDayAFormWasSigned(_ text: String, _ day: String?) {
    #expect(PeriodText.signed(text) == day.flatMap { Day(iso8601: $0) })
  }

  @Test(
    arguments: [
      ("2024-06-03", "2024-06-03", "2024-06-03", "2024-06-02", "2023-06-03"),
      ("2024-02-29", "2024-02-29", "2024-02-29", "2024-02-28", "2023-02-28"),
      ("2024-03", "2024-03-01", "2024-03-31", "2024-02", "2023-03"),
      ("2024-02", "2024-02-01", "2024-02-29", "2024-01", "2023-02"),
      ("2024-01", "2024-01-01", "2024-01-31", "2023-12", "2023-01"),
      ("2022-Q1", "2022-01-01", "2022-03-31", "2021-Q4", "2021-Q1"),
      ("2022-Q4", "2022-10-01", "2022-12-31", "2022-Q3", "2021-Q4"),
      ("2024-6T", "2024-01-01", "2024-06-30", "2023-6T2", "2023-6T"),
      ("2024-6T2", "2024-07-01", "2024-12-31", "2024-6T", "2023-6T2"),
      ("2024-9T", "2024-01-01", "2024-09-30", "2023-9T", "2023-9T"),
      ("2022", "2022-01-01", "2022-12-31", "2021", "2021"),
      ("..2021-12-16", nil, "2021-12-16", nil, "..2020-12-16"),
      ("+2021-01-01..2021-12-16", "2021-01-01", "2021-12-16", nil, "+2020-01-01..2020-12-16"),
      ("2024-01-01..2024-05-28", "2024-01-01", "2024-05-28", nil, "2023-01-01..2023-05-28"),
      (
        "r2024-03@2024-02-15..2024-03-14", "2024-02-15", "2024-03-14", "r2024-02@2024-01-15..2024-02-14",
        "r2023-03@2023-02-15..2023-03-14"
      ),
      (
        "r2022-Q1@2021-12-15..2022-03-14", "2021-12-15", "2022-03-14", "r2021-Q4@2021-09-15..2021-12-14",
        "r2021-Q1@2020-12-15..2021-03-14"
      ),
    ] as [(String, String?, String, String?, String)])
  func codesAndNeighbours(code: String, first: String?, last: String, previous: String?, year: String) {
    let period = Period(code: code)
    #expect(period?.code == code)
    #expect(period?.firstDay?.description == first)
    #expect(period?.lastDay?.description == last)
    #expect(period?.previous?.code == previous)
    #expect(period?.samePeriodOfPreviousYear?.code == year)
    if previous != nil { #expect(period?.previous?.next == period) }
  }

  @Test(arguments: [
    "", "2024-13", "2024-00", "2024-Q5", "2024-Q0", "24", "2024-6T3", "2024-02-30", "..", "..2024",
    "+2024-01-01",
    "2024-06-01..2024-05-28", "2024-01-01...2024-05-28", "r2024-06", "r2024-6T@2024-01-01..2024-06-30",
    "0000",
    "2024-", "-2024", "２０２４", "2024-06 ",
  ])
  func refusesWhatIsNoPeriod(code: String) {
    #expect(Period(code: code) == nil)
  }

  @Test func impossibleNumbersHaveNoDays() {
    for period in [
      Period.month(year: 2024, month: 13), .quarter(year: 2024, quarter: 0), .year(0), .year(.max),
    ] {
      #expect(period.days == nil && period.previous == nil)
    }
    #expect(Period.year(1).previous == nil)
  }

  @Test func sortsByEndThenLength() {
    let order = ["2024-02", "2024-03-31", "2024-03", "2024-Q1", "..2024-03-31", "2024-04", "2024-6T", "2024"]
    #expect(order.shuffled().compactMap { Period(code: $0) }.sorted().map(\.code) == order)
  }

  @Test func reportingCalendar() {
    let calendar = ReportingCalendar()
    #expect(calendar.month(6, of: 2024)?.code == "r2024-06@2024-05-15..2024-06-14")
    #expect(calendar.month(1, of: 2024)?.code == "r2024-01@2023-12-15..2024-01-14")
    #expect(calendar.quarter(1, of: 2022)?.code == "r2022-Q1@2021-12-15..2022-03-14")
    #expect(calendar.year(2022)?.code == "r2022@2021-12-15..2022-12-14")
    #expect(calendar.period(.year, containing: testDay("2021-12-16"))?.code == "r2022@2021-12-15..2022-12-14")
    #expect(calendar.period(.month, containing: testDay("2024-06-14")) == calendar.month(6, of: 2024))
    #expect(calendar.period(.month, containing: testDay("2024-06-15")) == calendar.month(7, of: 2024))
    #expect(calendar.month(13, of: 2024) == nil && calendar.quarter(5, of: 2024) == nil)
    let plain = ReportingCalendar(startDay: 0)
    #expect(plain.startDay == 1)
    #expect(plain.month(2, of: 2024)?.days == Period.month(year: 2024, month: 2).days)
    #expect(plain.year(2024)?.days == Period.year(2024).days)
  }

  /// For early, middle and late start days the months of a year join without gaps, and each day lies in the one found for it.
  @Test func reportingPeriodsTileTheYears() {
    for startDay in [1, 2, 14, 15, 27, 28] {
      let calendar = ReportingCalendar(startDay: startDay)
      var number = testDay("2023-01-01").number
      while number <= testDay("2025-01-01").number {
        let day = Day(number: number)
        for length in [ReportingPeriod.Length.month, .quarter, .year] {
          let period = calendar.period(length, containing: day)
          #expect(period?.days?.contains(day) == true, "\(startDay) \(day)")
          #expect(period?.next?.firstDay == period?.lastDay.map { $0 + 1 })
        }
        number += 1
      }
    }
  }

  @Test func sharesOfTheYear() {
    #expect(Period.halfYear(year: 2023, half: 1).shareOfYear(scale: 2) == decimal("49.59"))
    #expect(Period.year(2024).shareOfYear(scale: 0) == decimal("100"))
    #expect(Period.shareOfPlan(decimal("45"), of: decimal("120"), scale: 1) == decimal("37.5"))
    #expect(Period.shareOfPlan(decimal("45"), of: .zero, scale: 1) == nil)
  }
}

@Suite struct DayTests {
  @Test func roundTripsFrom1900To2200() {
    guard let first = Day(year: 1900, month: 1, day: 1), let last = Day(year: 2200, month: 12, day: 31) else {
      Issue.record("both are days")
      return
    }
    var expected = (year: 1900, month: 1, day: 1)
    for number in first.number...last.number {
      let day = Day(number: number)
      let parts = day.components
      if parts != expected { Issue.record("\(day) is not \(expected)") }
      if Day(year: parts.year, month: parts.month, day: parts.day) != day { Issue.record("\(day) is lost") }
      expected.day += 1
      if expected.day > Day.daysInMonth(expected.month, of: expected.year) {
        expected = expected.month == 12 ? (expected.year + 1, 1, 1) : (expected.year, expected.month + 1, 1)
      }
    }
    #expect(Day(iso8601: testDay("2024-02-29").description) == testDay("2024-02-29"))
  }

  @Test func neverTraps() {
    #expect(Day(number: .max) + .max == Day(number: .max))
    #expect(Day(number: .min) + .min == Day(number: .min))
    #expect(testDay("2024-01-31").adding(months: 1) == testDay("2024-02-29"))
    #expect(testDay("2024-01-31").adding(months: .max) == testDay("2024-01-31"))
    for (year, month, day) in [(2023, 2, 29), (2024, 13, 1), (0, 1, 1), (2024, 0, 1), (2024, 1, 0)] {
      #expect(Day(year: year, month: month, day: day) == nil)
    }
  }
}
