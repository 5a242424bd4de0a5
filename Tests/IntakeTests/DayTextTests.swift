import Model
import Testing

@testable import Intake

@Suite struct DayTextTests {
  private func read(_ text: String, in period: String? = "2025-05") -> String {
    switch DayText.read(text, in: period.flatMap { Period(code: $0) }) {
    case .day(let day, nil): "\(day)"
    case .day(let day, let second?): "\(day) \(second)"
    case .span(let days): "\(days.first)..\(days.last)"
    case .refused(let refusal): refusal.rawValue
    }
  }

  /// The days of DOMAIN 7.2, and others people write. Day before month, always.
  @Test(arguments: [
    ("16/03/2022 19:42", "2022-03-16 70920"), ("19:57, 28/05/2024", "2024-05-28 71820"),
    ("14:38:17 27/04/2022", "2022-04-27 52697"), ("16h30 ngày 5/6/2024", "2024-06-05 59400"),
    ("28-5", "2025-05-28"), ("26-4", "2025-04-26"), ("05-9-2020", "2020-09-05"), ("18/2/2022", "2022-02-18"),
    ("09/5/2022", "2022-05-09"), ("19/01", "2025-01-19"), ("1.1", "2025-01-01"), ("20.7.2020", "2020-07-20"),
    ("tháng 5.2025", "2025-05-01..2025-05-31"), ("Tháng 5 năm 2025", "2025-05-01..2025-05-31"),
    ("5/2025", "2025-05-01..2025-05-31"), ("Sáng ngày 26-4", "2025-04-26"), ("Chiều 26/4/2022", "2022-04-26"),
    ("từ ngày 01-05", "2025-05-01..2025-05-05"), ("từ ngày 15 đến ngày 20", "2025-05-15..2025-05-20"),
    ("ngày 3 tháng 6 năm 2024", "2024-06-03"), ("2024-06-03", "2024-06-03"), ("3/6/2024.", "2024-06-03"),
    ("06/05/2024", "2024-05-06"), ("29/02/2024", "2024-02-29"), ("ngày 28 tháng 5", "2025-05-28"),
    ("28–5–2024", "2024-05-28"), ("28/5/2024 (sáng)", "notADay"), ("05/9/20", "shortYear"),
    ("5-6-22", "shortYear"),
    ("tháng 5.25", "shortYear"), ("31/02/2024", "noSuchDay"), ("28/13/2024", "noSuchDay"),
    ("13/28/2024", "noSuchDay"),
    ("29/02/2023", "noSuchDay"), ("32/1", "noSuchDay"), ("28/05/2024 25:10", "noSuchDay"),
    ("giữa tháng 6", "notADay"),
    ("thời gian tới", "notADay"), ("2024", "notADay"), ("28", "notADay"), ("304/TB-VPCP", "notADay"),
    ("1.020", "notADay"),
    ("24/63", "noSuchDay"), ("28/05/2024 đến 30/05/2024", "notADay"),
  ])
  func days(_ text: String, _ expected: String) {
    #expect(read(text) == expected, "\(text)")
  }

  @Test func aMissingYearIsThatOfThePeriod() {
    #expect(read("28-5", in: nil) == "noYear")
    #expect(read("từ ngày 01-05", in: nil) == "noMonth")
    // A period over two years tells which one has the day.
    #expect(read("20/12", in: "2024-12-15..2025-03-14") == "2024-12-20")
    #expect(read("20/1", in: "2024-12-15..2025-03-14") == "2025-01-20")
    #expect(read("20/7", in: "2024-12-15..2025-03-14") == "noYear")
    #expect(read("29/2", in: "2023") == "noYear")
  }

  @Test func decomposedAndPaddedTextIsTheSame() {
    #expect(read("Sa\u{301}ng nga\u{300}y\u{A0}26-4") == "2025-04-26")
    #expect(read("  20.7.2020\u{A0}") == "2020-07-20")
  }

  @Test func quickReadingAgreesWithTheSlowOne() {
    for text in [
      "28/05/2024", "28/05/2024 19:42", "28/05/2024 19:42:05", "31/02/2024", "28-05-2024", "8/05/2024", "",
    ] {
      guard let quick = QuickDay.read(text) else { continue }
      #expect(DayText.read(text, in: nil) == .day(quick.day, second: quick.second), "\(text)")
    }
    #expect(QuickDay.read("28/05/2024 19:42")?.second == 70920)
    #expect(QuickDay.read("31/02/2024") == nil)
    #expect(QuickDay.read("28/05/2024 24:00") == nil)
  }
}

@Suite struct PeriodTextTests {
  @Test(arguments: [
    ("Từ ngày 01/01/2025 đến ngày 31/05/2025", "+2025-01-01..2025-05-31"),
    ("(Từ ngày 01/04/2025 đến 30/04/2025)", "2025-04"),
    ("từ 1/1 đến 31/3/2025", "2025-Q1"), ("01/01/2025 - 30/06/2025", "2025-6T"),
    ("Từ ngày 15/12/2024 đến ngày 14/03/2025", "r2025-Q1@2024-12-15..2025-03-14"),
    ("từ ngày 15/04/2025 đến ngày 14/05/2025", "r2025-05@2025-04-15..2025-05-14"),
    ("Từ ngày 03/02/2025 đến ngày 20/02/2025", "2025-02-03..2025-02-20"),
    ("Kỳ báo cáo tháng 5 năm 2025", "2025-05"),
    ("Tháng 5/2025", "2025-05"), ("tháng 5.2025", "2025-05"), ("Quý I năm 2025", "2025-Q1"),
    ("QUÝ IV/2024", "2024-Q4"),
    ("quý 3-2024", "2024-Q3"), ("6 tháng đầu năm 2025", "2025-6T"), ("6 tháng cuối năm 2025", "2025-6T2"),
    ("9 tháng năm 2025", "2025-9T"), ("10 tháng năm 2018", "+2018-01-01..2018-10-31"),
    ("03 tháng đầu năm 2025", "2025-Q1"),
    ("Năm 2024", "2024"), ("DTI 2022", "2022"), ("Lũy kế đến ngày 03/06/2024", "..2024-06-03"),
    ("Lũy kế từ đầu năm đến ngày 31/5/2025", "+2025-01-01..2025-05-31"), ("2025-05", "2025-05"),
    ("2024-Q1", "2024-Q1"),
    ("Quảng Ngãi, ngày 5 tháng 6 năm 2025", "—"), ("TT 01/2020/TT-VPCP ngày 21/10/2020", "—"),
    ("Quyết định 766/QĐ-TTg ngày 23 tháng 6 năm 2022", "—"), ("kỳ này", "—"), ("tháng 13 năm 2025", "2025"),
  ])
  func periods(_ text: String, _ expected: String) {
    #expect(PeriodText.read(text)?.period.code ?? "—" == expected, "\(text)")
  }

  @Test func daysStandOverTheName() throws {
    let sheet = RawSheet(
      name: "",
      rows: [
        RawRow(number: 1, cells: [RawCell(.text("Kỳ báo cáo: tháng 5 năm 2025"))]),
        RawRow(number: 2, cells: [RawCell(.text("Từ ngày 10/04/2025 đến ngày 09/05/2025"))]),
      ])
    let title = TitleArea(sheet, above: 2, calendar: ReportingCalendar())
    #expect(title.period?.period.code == "r2025-05@2025-04-10..2025-05-09")
    #expect(title.periodRow == 2)
  }

  @Test func asOf() throws {
    #expect(PeriodText.asOf("Số liệu tính đến ngày 31/05/2025")?.description == "2025-05-31")
    #expect(PeriodText.asOf("cập nhật đến 16 giờ ngày 3/6/2024")?.description == "2024-06-03")
    #expect(PeriodText.asOf("Từ ngày 01/01/2025 đến ngày 31/05/2025") == nil)
  }
}
