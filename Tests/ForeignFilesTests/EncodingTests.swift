import ForeignFiles
import Foundation
import Intake
import Testing

@testable import ForeignFiles

@Suite struct EncodingTests {
  static let files: [(String, TextEncoding, Character)] = [
    ("table-utf8.csv", .utf8, ";"), ("table-utf8-mark.csv", .utf8, ";"), ("table-comma.csv", .utf8, ","),
    ("table-pipe.txt", .utf8, "|"), ("table-sep.csv", .utf8, ";"),
    ("table-utf16le-mark.tsv", .utf16LittleEndian, "\t"), ("table-utf16be-mark.tsv", .utf16BigEndian, "\t"),
    ("table-utf16le.tsv", .utf16LittleEndian, "\t"), ("table-utf16be.tsv", .utf16BigEndian, "\t"),
    ("table-cp1258.csv", .cp1258, ";"), ("table-tcvn3.csv", .tcvn3, ";"),
  ]

  /// The same table, whatever its bytes are.
  @Test(arguments: files)
  func encodingAndDelimiterAreFoundOut(_ name: String, _ encoding: TextEncoding, _ delimiter: Character)
    throws
  {
    let reading = try Fixture.read(name)
    #expect(reading.format.encoding == encoding)
    #expect(reading.format.delimiter == delimiter)
    #expect(reading.workbook.container == (delimiter == "\t" ? .tsv : .csv))
    #expect(reading.faults == [])
    let rows = try #require(reading.workbook.sheets.first?.rows)
    let expected = try #require(try Fixture.read("table-utf8.csv").workbook.sheets.first?.rows)
    #expect(rows.map(\.cells) == expected.map(\.cells))
    #expect(rows.count == 14)
    #expect(rows[13][1].content == .text("Đặc khu Đảo Mẫu"))
    #expect(rows[3][4].content == .text("a;b, c"))
    #expect(rows[2][4].content == .text("chờ\nxác nhận"))
    #expect(rows[4][4].content == .text("số liệu \"tạm\""))
  }

  /// Text in parts stays as it came; equality of Swift's texts does not see the difference.
  @Test func decomposedTextIsKept() throws {
    let reading = try Fixture.read("table-nfd.csv")
    guard case .text(let text) = reading.workbook.sheets[0].rows[0][1].content else {
      Issue.record("no text")
      return
    }
    #expect(text == "Đơn vị")
    #expect(Array(text.unicodeScalars).count > "Đơn vị".unicodeScalars.count)
  }

  /// CP1258 keeps tone marks behind letters; they are joined.
  @Test func toneMarksOfCP1258AreJoined() throws {
    let reading = try Fixture.read("table-cp1258.csv")
    guard case .text(let text) = reading.workbook.sheets[0].rows[1][1].content else {
      Issue.record("no text")
      return
    }
    #expect(Array(text.unicodeScalars) == Array("Sở Nội vụ".unicodeScalars))
  }

  @Test(arguments: [("table-vni.csv", "VNI"), ("table-vps.csv", "VPS")])
  func encodingsThatAreNotReadAreNamed(_ name: String, _ encoding: String) throws {
    let failure = #expect(throws: ReadingFailure.self) { try Fixture.read(name) }
    #expect(failure?.kind == .refused)
    #expect(failure?.fault.reason.vietnamese.string.contains(encoding) == true)
    let asked = #expect(throws: ReadingFailure.self) { try Fixture.read("table-utf8.csv", encoding: .vni) }
    #expect(asked?.fault.reason.english.string.contains("VNI") == true)
  }

  @Test func doubtIsRefusedUntilTheUserDecides() throws {
    let failure = #expect(throws: ReadingFailure.self) { try Fixture.read("few-letters-cp1258.csv") }
    #expect(failure?.fault.reason.english.string.contains("cp1258") == true)
    let reading = try Fixture.read("few-letters-cp1258.csv", encoding: .cp1258)
    #expect(reading.workbook.sheets[0].rows[1][0].content == .text("Sở Y tế"))
  }

  /// A file in another encoding than asked for gives rows with faults or other letters, never a crash.
  @Test(arguments: TextEncoding.allCases.filter(\.isReadable), files.map(\.0))
  func everyEncodingReadsEveryFile(_ encoding: TextEncoding, _ name: String) throws {
    _ = try Fixture.read(name, encoding: encoding)
  }

  @Test func bytesThatUTF8DoesNotHaveAreNamedWithTheirPlace() throws {
    let folder = try TestFolder()
    var bytes = Array(String(repeating: "Sở Nội vụ tỉnh Mẫu,1020\n", count: 30).utf8)
    bytes += Array("Sở,".utf8) + [0xE1, 0xBB] + Array("\nSở Y tế,7\n".utf8)
    let reading = try Fixture.reader().read(path: try folder.write(bytes))
    #expect(reading.faults.count == 1)
    #expect(reading.faults[0].row == 31)
    #expect(reading.faults[0].column == "B")
    #expect(reading.workbook.sheets[0].rows.map(\.number) == Array(1...30) + [32])
  }

  @Test(arguments: [
    ("utf8", TextEncoding.utf8), ("UTF-8", .utf8), ("Windows-1258", .cp1258), ("TCVN3", .tcvn3),
    ("ABC", .tcvn3), ("utf-16le", .utf16LittleEndian), ("VNI", .vni),
  ])
  func namesOfEncodings(_ name: String, _ encoding: TextEncoding) {
    #expect(TextEncoding(named: name) == encoding)
  }

  /// Where a letter is parted between two pieces of the file.
  @Test(arguments: [TextEncoding.utf16LittleEndian, .cp1258, .tcvn3])
  func lettersPartedBetweenPieces(_ encoding: TextEncoding) throws {
    let name =
      [.utf16LittleEndian: "table-utf16le.tsv", .cp1258: "table-cp1258.csv"][encoding] ?? "table-tcvn3.csv"
    let bytes = try Fixture.bytes(name)
    let whole = try #require(CharacterConverter(encoding)).converted(bytes)
    for size in [1, 2, 3, 7] {
      let converter = try #require(CharacterConverter(encoding))
      var output: [UInt8] = []
      for start in stride(from: 0, to: bytes.count, by: size) {
        let end = min(start + size, bytes.count)
        let faults = bytes[start..<end].withUnsafeBytes {
          converter.append($0, isLast: end == bytes.count, to: &output)
        }
        #expect(faults == 0)
      }
      #expect(String(decoding: output, as: UTF8.self) == whole)
    }
  }
}

/// What tells encodings apart.
@Suite struct VietnameseSyllableTests {
  @Test(arguments: [
    "Sở", "nghiệp", "Quảng", "Ngãi", "khuyến", "người", "gì", "giếng", "Đắk", "QĐ", "hòa", "hoà", "thuỷ",
    "của",
    "trường", "UỶ", "yêu", "oan", "quốc", "được", "nghiêng", "chuyển", "xoong", "già", "giữa",
  ])
  func possible(_ word: String) {
    #expect(VietnameseSyllable.isPossible(word))
  }

  @Test(arguments: ["ViÖt", "tr­êng", "ngh", "kả", "ghà", "cế", "sÔ", "tóc̃", "mẫuu", "", "đđ", "ăa", "tác̀"])
  func impossible(_ word: String) {
    #expect(!VietnameseSyllable.isPossible(word))
  }

  /// Any text of some length is told for what it is, or left in doubt; never taken for another.
  @Test(arguments: [TextEncoding.cp1258, .tcvn3])
  func partsOfTextsAreNeverTakenForAnother(_ encoding: TextEncoding) throws {
    let bytes = try Fixture.bytes(encoding == .cp1258 ? "table-cp1258.csv" : "table-tcvn3.csv")
    var certain = 0
    for start in stride(from: 0, to: bytes.count - 60, by: 7) {
      for size in [30, 60, 120, 300] where start + size < bytes.count {
        var survey = EncodingSurvey()
        Array(bytes[start..<start + size]).withUnsafeBytes { survey.add($0) }
        do {
          let found = try survey.encoding(asked: nil).encoding
          #expect(found == encoding || found == .utf8)
          if found == encoding { certain += 1 }
        } catch {
          #expect(error.code == .uncertainEncoding)
        }
      }
    }
    #expect(certain > 30)
  }
}
