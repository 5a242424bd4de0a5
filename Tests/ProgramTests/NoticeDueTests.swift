import Model
import Testing

@testable import phienhop

/// The due of a conclusion as the signed notice has it.
@Suite struct NoticeDueTests {
  private func day(_ text: String) throws -> Day { try #require(Day(iso8601: text)) }

  /// - Parameters:
  ///   - last: the end of the window that was read.
  ///   - first: its beginning where it is another day.
  private func notice(_ stated: String, given: String, first: String? = nil, last: String) throws -> String {
    let window = try DayRange(first: day(first ?? last), last: day(last))
    let directive = try Directive(
      id: "d", kind: .task, province: nil, title: LocalizedText(vietnamese: "Việc", english: .empty),
      text: "Việc", document: nil, item: "", assignedOn: day(given), leads: [], coordinating: [],
      due: Due(asStated: CleanText(cleaning: stated), reading: nil, window: window), recurrence: .none,
      isTracked: true, initialProgress: .underWay, awaitsReading: nil,
      reference: SourceReference(source: "s", file: .empty, row: 1), note: .empty)
    return NoticeDue(directive).text.string
  }

  /// Only the day that was read has its year; another is the next such day from when the task was given.
  @Test func eachDayHasItsOwnYear() throws {
    #expect(
      try notice("từ 15/12 đến 20/1", given: "2025-11-03", first: "2025-12-15", last: "2026-01-20")
        == "từ ngày 15/12/2025 đến ngày 20/01/2026")
    #expect(
      try notice("trước 30/12, báo cáo trước 15/1", given: "2025-11-03", last: "2026-01-15")
        == "trước ngày 30/12/2025, báo cáo trước ngày 15/01/2026")
    // Read as the day before.
    #expect(try notice("trước 20/1", given: "2026-11-03", last: "2027-01-19") == "trước ngày 20/01/2027")
    #expect(try notice("trước 29/2", given: "2025-11-03", last: "2028-02-28") == "trước ngày 29/02/2028")
  }

  /// A stretch of time names no day, so the notice tells where it ends.
  @Test(arguments: ["trong vòng 3 tháng", "sau 6 tháng", "hết quý", "trong tháng này", "trong 10 ngày"])
  func aStretchOfTimeTellsItsEnd(_ stated: String) throws {
    #expect(
      try notice(stated, given: "2025-11-03", first: "2025-11-04", last: "2025-12-31")
        == "\(stated) (đến ngày 31/12/2025)")
  }

  @Test func whatNamesAMonthOrAQuarterStays() throws {
    #expect(
      try notice("trong tháng 12", given: "2025-11-03", first: "2025-12-01", last: "2025-12-31")
        == "trong tháng 12/2025")
    for stated in ["trong quý IV", "quý 4", "trong năm 2025"] {
      #expect(
        try notice(stated, given: "2025-11-03", first: "2025-11-04", last: "2025-12-31") == stated)
    }
  }

  /// An office writes a day whose month is a word with its year as a word.
  @Test func aDayInWordsHasItsYearInWords() throws {
    #expect(
      try notice("trước ngày 15 tháng 9", given: "2025-08-03", last: "2025-09-15")
        == "trước ngày 15 tháng 9 năm 2025")
    #expect(
      try notice(
        "từ ngày 15 tháng 12 đến ngày 20 tháng 1", given: "2025-11-03", first: "2025-12-15",
        last: "2026-01-20")
        == "từ ngày 15 tháng 12 năm 2025 đến ngày 20 tháng 1 năm 2026")
    let whole = "trước ngày 15 tháng 9 năm 2025"
    #expect(try notice(whole, given: "2025-08-03", last: "2025-09-15") == whole)
  }
}
