import ForeignFiles
import Foundation
import Intake
import Testing

@testable import ForeignFiles

/// Text of TCVN 5712 becomes Unicode by the fonts of cells and of stretches inside them.
@Suite struct FontTests {
  /// Beside each text stands what it means. Old workbooks tell no fonts inside a cell.
  @Test(arguments: [
    ("xlsxwriter.xlsx", 4), ("openpyxl.xlsx", 4), ("libreoffice.xlsx", 4), ("odfpy.ods", 4),
    ("libreoffice.ods", 4), ("libreoffice.fods", 4), ("spreadsheetml.xml", 4), ("xlwt.xls", 3),
    ("libreoffice.xls", 3),
  ])
  func fontsTellTheLetters(_ ending: String, _ rows: Int) throws {
    let reading = try Fixture.read("fonts-" + ending)
    let sheet = try #require(reading.workbook.sheets.first)
    #expect(sheet.rows.count == 4)
    for row in sheet.rows.prefix(rows) {
      // The old spelling "Uỷ" is one of two.
      func text(_ cell: RawCell) -> String { "\(cell.content)".replacing("UỶ", with: "ỦY") }
      #expect(text(row[0]) == text(row[1]), "\(ending)")
    }
    #expect(sheet.rows[0][0].font == ".VnTime")
    #expect(sheet.rows[1][0].font == ".VnTimeH")
  }

  @Test func pageWhoseClassesHaveFonts() throws {
    let reading = try Fixture.read("fonts-excel.html")
    let texts = reading.workbook.sheets[0].rows.map { "\($0[0].content)" }
    #expect(texts == ["text(\"Sở Nội vụ\")", "text(\"Sở Tư pháp\")", "text(\"Uỷ ban nhân dân\")"])
    #expect(reading.workbook.sheets[0].rows[2][1].content == .text("30"))
  }

  @Test func fontOfVNIIsNamedWithItsPlace() throws {
    let reading = try Fixture.read("vni-font-xlsxwriter.xlsx")
    let fault = try #require(reading.faults.first)
    #expect(reading.faults.count == 1)
    #expect((fault.sheet, fault.row, fault.column) == ("Trang1", 2, "A"))
    #expect(fault.reason.vietnamese.string.contains("VNI"))
    // Letters of ASCII are the same in every font.
    #expect(reading.workbook.sheets[0].rows.map(\.number) == [1, 3])
  }

  @Test func lettersTellWhereFontsDoNot() throws {
    let reading = try Fixture.read("tcvn3-letters-xlwt.xls")
    #expect(reading.format.encoding == .tcvn3)
    #expect(
      reading.workbook.sheets[0].rows.map { $0[0].content }[0...2] == [
        .text("Sở Nội vụ"), .text("Sở Nông nghiệp và Môi trường"), .text("Uỷ ban nhân dân phường Mẫu Một"),
      ])
  }

  @Test func fewLettersAreRefusedUntilTheUserDecides() throws {
    let failure = #expect(throws: ReadingFailure.self) { try Fixture.read("tcvn3-few-letters-xlwt.xls") }
    #expect(failure?.fault.reason.vietnamese.string.contains("tcvn3, utf-8") == true)
    let asTCVN3 = try Fixture.read("tcvn3-few-letters-xlwt.xls", encoding: .tcvn3)
    #expect(asTCVN3.workbook.sheets[0].rows[1][0].content == .text("Tỉnh Mẫu"))
    let asUnicode = try Fixture.read("tcvn3-few-letters-xlwt.xls", encoding: .utf8)
    #expect(asUnicode.workbook.sheets[0].rows[1][0].content == .text("TØnh MÉu"))
  }

  @Test(arguments: [
    (".VnTime", LegacyFont.tcvn3), (".VnTimeH", .tcvn3Capitals), (".vnarial", .tcvn3), ("VNI-Times", .vni),
    ("VPS Times", .vps),
  ])
  func namesOfFonts(_ name: String, _ font: LegacyFont) {
    #expect(LegacyFont(fontName: name) == font)
  }

  @Test(arguments: ["Times New Roman", "Arial", "", "Verdana"])
  func fontsOfUnicode(_ name: String) {
    #expect(LegacyFont(fontName: name) == nil)
  }
}
