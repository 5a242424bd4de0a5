import Intake
import Model
import Testing

@testable import ForeignFiles

@Suite struct ExactNumberTests {
  private func read(_ text: String) -> String? {
    var result: String?
    let isNumber = Array(text.utf8).withUnsafeBytes { bytes in
      ExactNumber.reading(bytes) { result = String(decoding: $0, as: UTF8.self) }
    }
    return isNumber ? result : nil
  }

  /// As containers store them, and as people typed them.
  @Test(arguments: [
    ("12", "12"), ("0.40970000000000001", "0.4097"), ("0.98540000000000005", "0.9854"), ("-3.5", "-3.5"),
    ("0.30000000000000004", "0.3"), ("1E-5", "0.00001"), ("1.0000000000000001E-5", "0.00001"),
    ("1.5E+3", "1500"),
    ("123456789012345678", "123456789012345678"), ("1.50", "1.5"), ("1.0", "1"), ("-0", "0"), ("007", "7"),
    (".5", "0.5"), ("77797", "77797"), ("0", "0"), ("100", "100"), ("2E20", "200000000000000000000"),
    ("0.33333333333333331", "0.333333333333333"), ("99.99999999999999", "100"), ("0.1", "0.1"),
  ])
  func numbers(_ stored: String, _ exact: String) {
    #expect(read(stored) == exact)
    #expect(ExactNumber.isExact(Array(exact.utf8)))
  }

  @Test(arguments: [
    "", "abc", "1,5", "1.2.3", "--1", "nan", "inf", "1e400", "0x10", "-", "1 000", "5%", "1e99",
  ])
  func notNumbers(_ text: String) {
    #expect(read(text) == nil)
  }

  @Test(arguments: ["1.", ".5", "", "-", "1e5", "1-", "1.2.3", " 1"])
  func notExact(_ text: String) {
    #expect(!ExactNumber.isExact(Array(text.utf8)))
  }
}

@Suite struct SerialDayTests {
  private let day = NumberFormat(code: "dd/mm/yyyy")
  private let moment = NumberFormat(code: "dd/mm/yyyy hh:mm")
  private let time = NumberFormat(code: "hh:mm")

  private func number(_ text: String) -> Int32 { Day(iso8601: text)?.number ?? 0 }

  @Test(arguments: [
    (1.0, "1900-01-01"), (59, "1900-02-28"), (61, "1900-03-01"), (45_446, "2024-06-03"),
    (2_958_465, "9999-12-31"),
  ])
  func calendarFrom1900(_ serial: Double, _ text: String) {
    #expect(SerialDay.meaning(serial, .from1900, day) == .day(number(text), second: nil))
  }

  /// Lotus 1-2-3 took 1900 for a leap year, and Excel took that over.
  @Test func dayThatNeverWas() {
    #expect(SerialDay.meaning(60, .from1900, day) == .lotusDay)
    #expect(SerialDay.meaning(60, .from1904, day) == .day(number("1904-03-01"), second: nil))
  }

  @Test(arguments: [(0.0, "1904-01-01"), (43_984, "2024-06-03")])
  func calendarFrom1904(_ serial: Double, _ text: String) {
    #expect(SerialDay.meaning(serial, .from1904, day) == .day(number(text), second: nil))
  }

  @Test func times() {
    #expect(SerialDay.meaning(45_446.34375, .from1900, moment) == .day(number("2024-06-03"), second: 29_700))
    #expect(SerialDay.meaning(45_446, .from1900, moment) == .day(number("2024-06-03"), second: 0))
    #expect(SerialDay.meaning(45_446.999999, .from1900, day) == .day(number("2024-06-04"), second: nil))
    #expect(SerialDay.meaning(0.5, .from1900, time) == .time(43_200))
    #expect(SerialDay.timeText(43_200) == "12:00")
    #expect(SerialDay.timeText(95_430) == "26:30:30")
  }

  @Test(arguments: [-1.0, 2_958_466, 1e300, .infinity, .nan, 0])
  func outsideTheCalendar(_ serial: Double) {
    #expect(SerialDay.meaning(serial, .from1900, day) == .none)
  }
}

@Suite struct NumberFormatTests {
  @Test(arguments: [
    "dd/mm/yyyy", "d-m-yy", "[$-42A]dd mmmm yyyy", "yyyy\\-mm\\-dd", "mmm", "d/m/yyyy;@",
    "[$-409]d\\-mmm\\-yy",
    "\"ngày\" dd \"tháng\" mm",
  ])
  func days(_ code: String) {
    let format = NumberFormat(code: code)
    #expect(format.showsDay)
    #expect(!format.isPercent)
  }

  @Test(arguments: ["hh:mm", "[h]:mm", "mm:ss", "[mm]:ss", "h:mm AM/PM"])
  func times(_ code: String) {
    let format = NumberFormat(code: code)
    #expect(format.showsTime)
    #expect(!format.showsDay)
  }

  @Test(arguments: ["dd/mm/yyyy hh:mm", "m/d/yy h:mm"])
  func moments(_ code: String) {
    #expect(NumberFormat(code: code).showsDay)
    #expect(NumberFormat(code: code).showsTime)
  }

  @Test(arguments: [
    "General", "0", "0.00", "#,##0", "#,##0.00 \"đồng\"", "0.00E+00", "@", "_-* #,##0_-;-* #,##0_-", "[Red]0",
    "#,##0 [$₫-42A]", "\"ngày\" 0", "[<1000]0;0", "0 \\d", "??/??",
  ])
  func numbers(_ code: String) {
    #expect(NumberFormat(code: code) == .general)
  }

  @Test(arguments: ["0%", "0.00%", "#,##0.0 %", "0.00%;-0.00%"])
  func percentages(_ code: String) {
    #expect(NumberFormat(code: code).isPercent)
  }

  @Test(arguments: ["0\\%", "0\"%\"", "0;0%"])
  func notPercentages(_ code: String) {
    #expect(!NumberFormat(code: code).isPercent)
  }
}

@Suite struct AddressTests {
  @Test(arguments: [("A1", 0, 1), ("Z9", 25, 9), ("AA10", 26, 10), ("XFD1048576", 16_383, 1_048_576)])
  func addresses(_ text: String, _ column: Int, _ row: Int) {
    let address = Array(text.utf8).withUnsafeBytes { ColumnName.address($0) }
    #expect(address?.column == column)
    #expect(address?.row == row)
  }

  @Test(arguments: [
    "", "A", "1", "A0", "XFE1", "A1048577", "A1B", "$A$1", "AAAAAAAAAAAAAAAA1", "A99999999999999999999",
  ])
  func notAddresses(_ text: String) {
    #expect(Array(text.utf8).withUnsafeBytes { ColumnName.address($0) } == nil)
  }

  @Test(arguments: [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA"), (16_383, "XFD")])
  func names(_ column: Int, _ name: String) {
    #expect(ColumnName.text(column).string == name)
  }

  @Test func days() {
    func read(_ text: String) -> String? {
      Array(text.utf8).withUnsafeBytes { ISODay.read($0) }.map { "\($0.day) \($0.second ?? -1)" }
    }
    #expect(read("2024-06-03") == "19877 -1")
    #expect(read("2024-06-03T08:15:30") == "19877 29730")
    #expect(read("2024-06-03T08:15:30.000") == "19877 29730")
    #expect(read("2024-06-03 08:15") == "19877 29700")
    for wrong in ["", "03/06/2024", "2024-02-30", "2024-06-03T25:00", "2024-06-03Tx", "T"] {
      #expect(read(wrong) == nil)
    }
    #expect(ISODuration.seconds("PT08H15M30S") == 29_730)
    #expect(ISODuration.seconds("P1D") == nil)
    #expect(ISODuration.seconds("PT99999999999H") == nil)
  }
}
