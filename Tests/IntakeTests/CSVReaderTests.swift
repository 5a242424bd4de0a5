import Intake
import Model
import Testing

@Suite struct CSVReaderTests {
  private func read(_ text: String) -> (table: Table?, faults: [IntakeFault]) {
    CSVReader.read(Array(text.utf8), name: "a.csv")
  }

  @Test func fieldsInQuotesHoldSeparatorsQuotesAndLineBreaks() throws {
    let (table, faults) = read("a,b\r\n\"x, y\",\"nói \"\"vậy\"\"\"\r\n\"hai\ndòng\",z\r\n")
    let read = try #require(table)
    #expect(faults.isEmpty)
    #expect(read.header == ["a", "b"])
    #expect(read.rows.map(\.cells) == [["x, y", "nói \"vậy\""], ["hai\ndòng", "z"]])
    #expect(read.rows.map(\.number) == [2, 3])
  }

  @Test(arguments: ["a,b\n1,2", "a,b\n1,2\n", "a,b\r\n1,2\r\n", "a,b\r1,2\r", "\u{FEFF}a,b\n1,2\n"])
  func lineEndsAndByteOrderMark(text: String) throws {
    let (table, faults) = read(text)
    #expect(faults.isEmpty)
    #expect(table?.header == ["a", "b"])
    #expect(table?.rows.map(\.cells) == [["1", "2"]])
  }

  @Test func raggedRowsAreToldAndTheRestIsRead() throws {
    let (table, faults) = read("a,b\n1\n1,2,3\n4,5\n")
    #expect(table?.rows == [Table.Row(number: 4, cells: ["4", "5"])])
    #expect(faults.map(\.row) == [2, 3])
    #expect(faults.map(\.reason.english.string) == ["1 cells under 2 headings", "3 cells under 2 headings"])
  }

  @Test func blankLinesAreSkippedButCounted() {
    let (table, faults) = read("a,b\n\n1,2\n\n\n3,4\n\n")
    #expect(faults.isEmpty)
    #expect(table?.rows.map(\.number) == [3, 6])
  }

  @Test func emptyCellsStay() {
    let (table, faults) = read("a,b,c\n,,\n\"\",x,\n")
    #expect(faults.isEmpty)
    #expect(table?.rows.map(\.cells) == [["", "", ""], ["", "x", ""]])
  }

  @Test(arguments: [
    ("a,b\n\"1,2\n3,4\n", "a quoted field does not end"), ("a,b\n\"1\"x,2\n", "text after a closing quote"),
    ("a,b\n1\"2,3\n", "a quote inside an unquoted field"),
    ("a,b\n1\u{0},3\n", "a zero byte: not a text file"),
  ])
  func brokenFieldsAreToldWithRowAndColumn(text: String, reason: String) {
    let (table, faults) = read(text)
    #expect(table != nil)
    #expect(faults.first?.row == 2)
    #expect(faults.first?.column.string == "1")
    #expect(faults.first?.reason.english.string == reason)
    #expect(table?.rows.contains { $0.number == 2 } == false)
  }

  @Test func foreignEncodingIsToldByCell() {
    // "Tỉnh" in a single-byte code page.
    let (table, faults) = CSVReader.read(
      Array("a,b\n1,".utf8) + [0x54, 0xD2, 0x6E, 0x68, 0x0A] + Array("3,4\n".utf8), name: "a.csv")
    #expect(faults.map(\.row) == [2])
    #expect(faults.first?.column.string == "2")
    #expect(faults.first?.reason.english.string == "not UTF-8 text")
    #expect(table?.rows.map(\.cells) == [["3", "4"]])
  }

  @Test(arguments: ["", "\u{FEFF}", "\n\n"])
  func emptyFileIsAFault(text: String) {
    let (table, faults) = read(text)
    #expect(table == nil)
    #expect(faults.map(\.reason.english.string) == ["the file is empty"])
  }

  @Test func repeatedHeadingIsAFault() {
    let (_, faults) = read("a,b,a\n1,2,3\n")
    #expect(faults.map(\.column.string) == ["a"])
  }

  @Test func otherSeparator() {
    let (table, _) = CSVReader.read(Array("a;b\n0,5;2\n".utf8), name: "a.csv", separator: UInt8(ascii: ";"))
    #expect(table?.rows.map(\.cells) == [["0,5", "2"]])
  }

  @Test func noBreakSpacesAroundCellsAreNoText() throws {
    let (table, _) = read("a\n\u{A0}x y\u{A0}\n")
    let read = try #require(table)
    #expect(read.cell(read.rows[0], "a") == "x y")
    #expect(read.cell(read.rows[0], "b") == nil)
  }

  /// Whatever bytes come, every row is either read with as many cells as the heading or told.
  @Test func randomBytesNeverTrap() {
    var generator = SmallGenerator(state: 20_240_603)
    let pieces: [[UInt8]] = [
      [0x22], [0x2C], [0x0A], [0x0D], [0x0D, 0x0A], [0x61], [0xE1, 0xBB, 0x89], [0xFF], [0xC3], [0],
      [0xEF, 0xBB],
    ]
    for _ in 0..<2000 {
      var bytes: [UInt8] = Array("a,b\n".utf8)
      for _ in 0..<Int(generator.next() % 40) {
        bytes += pieces[Int(generator.next() % UInt64(pieces.count))]
      }
      let (table, _) = CSVReader.read(bytes, name: "a.csv")
      #expect(table?.rows.allSatisfy { $0.cells.count == 2 } == true)
    }
  }
}

/// Repeatable random numbers (SplitMix64).
struct SmallGenerator: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
