import Testing

@testable import Model

@Suite struct DueReaderTests {
  private let reader = DueReader(workdays: WorkCalendar())

  /// Texts of the built-in directives and of DOMAIN 7.2, with the day they were given.
  @Test(
    arguments: [
      ("giữa tháng 6", "2024-05-28", "2024-06-11..2024-06-20"),
      ("trong tháng 9", "2024-05-28", "2024-09-01..2024-09-30"),
      ("Năm 2022", "2022-03-16", "2022-01-01..2022-12-31"),
      ("trong năm 2022", "2022-03-16", "2022-01-01..2022-12-31"),
      ("nhiệm vụ năm 2024", "2024-05-28", "2024-01-01..2024-12-31"),
      ("đến năm 2025", "2022-03-16", "2022-03-16..2025-12-31"),
      ("đảm bảo mục tiêu, tiến độ đề ra (giai đoạn 2021-2025)", "2022-08-31", "2021-01-01..2025-12-31"),
      ("kỳ họp đến", "2022-08-31", nil), ("khẩn trương (không ngày)", "2022-03-16", nil),
      ("không nêu", "2022-03-16", nil),
      ("thời gian tới", "2022-01-19", nil), ("vào thời gian phù hợp", "2024-05-28", nil),
      ("từ năm 2022", "2022-01-19", nil),
      ("theo Kế hoạch 2854", "2022-08-31", nil), ("", "2022-08-31", nil),
      ("28-5", "2024-05-01", "2024-05-28..2024-05-28"), ("28-5", "2024-06-01", "2025-05-28..2025-05-28"),
      ("05-9-2020", "2020-07-01", "2020-09-05..2020-09-05"),
      ("20.7.2020", "2020-07-01", "2020-07-20..2020-07-20"),
      ("18/2/2022", "2022-01-01", "2022-02-18..2022-02-18"),
      ("19/01", "2022-01-01", "2022-01-19..2022-01-19"),
      ("tháng 5.2025", "2024-05-28", "2025-05-01..2025-05-31"),
      ("tháng 5/2025", "2024-05-28", "2025-05-01..2025-05-31"),
      ("trước ngày 20/6/2024", "2024-05-28", "2024-05-28..2024-06-20"),
      ("chậm nhất ngày 15/7", "2024-05-28", "2024-05-28..2024-07-15"),
      ("ngày 15 tháng 7 năm 2024", "2024-05-28", "2024-07-15..2024-07-15"),
      ("đến hết ngày 31/12/2024", "2024-05-28", "2024-05-28..2024-12-31"),
      ("từ ngày 01/6 đến ngày 15/6/2024", "2024-05-28", "2024-06-01..2024-06-15"),
      ("đầu tháng 2", "2024-05-28", "2025-02-01..2025-02-10"),
      ("cuối tháng 2/2024", "2024-01-28", "2024-02-21..2024-02-29"),
      ("cuối tháng 2/2023", "2023-01-28", "2023-02-21..2023-02-28"),
      ("quý III/2024", "2024-05-28", "2024-07-01..2024-09-30"),
      ("trong quý 1", "2024-05-28", "2025-01-01..2025-03-31"),
      ("6 tháng đầu năm 2024", "2024-01-10", "2024-01-01..2024-06-30"),
      ("6 tháng cuối năm", "2024-05-10", "2024-07-01..2024-12-31"),
      ("9 tháng năm 2024", "2024-05-10", "2024-01-01..2024-09-30"),
      ("trong vòng 2 tuần", "2024-05-28", "2024-05-28..2024-06-11"),
      ("trong 15 ngày", "2024-05-28", "2024-05-28..2024-06-12"),
      ("trong vòng 3 tháng", "2023-11-30", "2023-11-30..2024-02-29"),
      ("31/4/2024", "2024-01-01", nil), ("29/02", "2023-03-01", "2024-02-29..2024-02-29"),
      ("19001023", "2024-01-01", nil),
      ("cuối năm 2024", "2024-01-01", "2024-12-01..2024-12-31"),
    ] as [(String, String, String?)])
  func readsOneTimeTexts(text: String, assigned: String, expected: String?) {
    let found = reader.read(text, assignedOn: testDay(assigned))
    #expect(found.window.map { "\($0.first)..\($0.last)" } == expected)
    #expect(found.recurrence == .none)
    #expect((found.reading == nil) == (expected == nil))
  }

  @Test(
    arguments: [
      ("hằng tháng (từ ngày 01-05)", "2022-08-31", Recurrence.Rule.monthly, "2022-09-01..2022-09-05", 1, 5),
      ("hàng tháng, từ ngày 15 đến ngày 20", "2022-08-31", .monthly, "2022-09-15..2022-09-20", 15, 20),
      ("trước ngày 25 hằng tháng", "2022-08-20", .monthly, "2022-08-01..2022-08-25", 1, 25),
      ("mỗi tháng", "2022-08-31", .monthly, "2022-09-01..2022-09-30", nil, nil),
      ("mỗi kỳ họp hằng tháng", "2022-08-31", .monthly, "2022-09-01..2022-09-30", nil, nil),
      ("định kỳ hàng quý hoặc đột xuất", "2022-03-16", .quarterly, "2022-01-01..2022-03-31", nil, nil),
      ("hằng năm", "2022-03-16", .yearly, "2022-01-01..2022-12-31", nil, nil),
      ("hằng ngày", "2022-03-16", .daily, "2022-03-17..2022-03-17", nil, nil),
    ] as [(String, String, Recurrence.Rule, String, Int?, Int?)])
  func readsRecurringTexts(
    text: String, assigned: String, rule: Recurrence.Rule, window: String, first: Int?, last: Int?
  ) {
    let found = reader.read(text, assignedOn: testDay(assigned))
    #expect(found.recurrence.rule == rule)
    #expect(found.window.map { "\($0.first)..\($0.last)" } == window)
    #expect(found.recurrence.firstDayOfMonth == first && found.recurrence.lastDayOfMonth == last)
    #expect(found.recurrence.alsoAdHoc == text.contains("đột xuất"))
  }

  @Test func readsDecomposedAndSpokenTexts() {
    let decomposed = reader.read("giu\u{31B}\u{303}a tha\u{301}ng\u{A0}6", assignedOn: testDay("2024-05-28"))
    #expect(decomposed.window?.first == testDay("2024-06-11"))
    #expect(decomposed.reading?.vietnamese.string == "từ 11/06/2024 đến 20/06/2024")
    #expect(decomposed.reading?.english.string == "2024-06-11 to 2024-06-20")
    #expect(reader.read("thường xuyên", assignedOn: testDay("2024-01-01")).recurrence.rule == .continuous)
    // "Mới" is not "mỗi".
    #expect(reader.read("trong tháng 6, mới năm nay", assignedOn: testDay("2024-01-01")).recurrence == .none)
    for junk in [
      "////", "tháng", "quý", "năm", "ngày 99/99/9999", "trong 0 ngày", "6 tháng", "-", "5/2025/3",
    ] {
      _ = reader.read(junk, assignedOn: testDay("2024-01-01"))
    }
  }

  @Test func workingDays() {
    let tet = ["2024-02-08", "2024-02-09", "2024-02-12", "2024-02-13", "2024-02-14"].map {
      Holiday(
        day: testDay($0),
        name: LocalizedText(vietnamese: CleanText("Tết Giáp Thìn"), english: CleanText("Lunar New Year")),
        isOff: true, basis: .empty)
    }
    let calendar = WorkCalendar(holidays: tet)
    let plain = reader.read("trong 10 ngày làm việc", assignedOn: testDay("2024-02-05"))
    #expect(plain.window?.last == testDay("2024-02-19") && plain.counting == .workingDays)
    let overTet = DueReader(workdays: calendar).read(
      "trong 10 ngày làm việc", assignedOn: testDay("2024-02-05"))
    #expect(overTet.window?.last == testDay("2024-02-26"))
    #expect(overTet.reading?.vietnamese.string == "10 ngày làm việc, từ 05/02/2024 đến 26/02/2024")
  }
}
