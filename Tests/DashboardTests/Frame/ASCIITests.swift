import Model
import TestLibrary
import Testing

@testable import Dashboard

/// The picture for terminals that cannot show Vietnamese.
@Suite struct ASCIITests {
  static let screens = ScreenID.allCases
  static let sizes = [Size(columns: 120, rows: 40), Size(columns: 80, rows: 24)]

  @Test(arguments: screens, Language.allCases) func isASCIIAndOfTheSameForm(
    screen: ScreenID, language: Language
  ) throws {
    for size in Self.sizes {
      for keys in ["", "Enter", "o", "? đ", "v"] {
        var driver = try ScreenDriver(screen: screen, size: size, language: language)
        try driver.press(keys)
        let usual = driver.frame
        let ascii = usual.ascii
        #expect(ascii.cells.count == usual.cells.count)
        #expect(ascii.cursor == usual.cursor)
        #expect(ascii.showsCursor == usual.showsCursor)
        #expect(ascii.marks.isEmpty)
        // One expectation for all cells: ten thousand of them would take seconds.
        let wrong = zip(usual.cells, ascii.cells).first { before, after in
          !(0x20..<0x7F).contains(after.scalar.value)
            || (after.scalar == "?" && before.scalar != "?")
            || after.role != before.role || after.attributes != before.attributes
            || (before.scalar.isASCII && after.scalar != before.scalar)
        }
        #expect(wrong == nil, "\(keys): \(String(describing: wrong))")
      }
    }
  }

  @Test func lettersLoseTheirMarksAndNothingElse() {
    #expect(
      ASCII.text("Quảng Ngãi, Đắk Lắk: điểm đúng hạn ưỡn ổ Ệ") == "Quang Ngai, Dak Lak: diem dung han uon o E"
    )
    #expect(ASCII.text("► ▌26 ■ ◊ ○ ● × ◄ ▲ ▼ · —") == "> |26 X c o * x < ^ v . -")
    #expect(ASCII.text("│ ━━╾──┃── ─ █ … −2 ±") == "| ===--|-- - # ~ -2 +")
    #expect(ASCII.text("漢字") == "????", "two cells each")
  }

  /// The marks of the states, as their table has them.
  @Test func statesKeepDifferentMarks() {
    var seen: [Unicode.Scalar: DirectiveState] = [:]
    for state in DirectiveListGrouping.stateOrder {
      let mark = DirectiveWords.mark(state).string.unicodeScalars.first ?? " "
      let ascii = ASCII.scalar(mark, role: DirectiveWords.role(state))
      #expect(seen[ascii] == nil, "\(state) and \(String(describing: seen[ascii])) are both \(ascii)")
      seen[ascii] = state
    }
    #expect(ASCII.scalar("√", role: .good) == "Y")
    #expect(ASCII.scalar("√", role: .neutral) == "y")
  }

  /// Large digits stay apart from each other.
  @Test func largeDigitsKeepTheirShapes() {
    for height in [3, 5] {
      var shapes: [String: Character] = [:]
      for digit in "0123456789%,+-/" {
        let frame = Painter.frame(size: Size(columns: 8, rows: 5)) {
          BigDigits.draw(String(digit), $0, column: 0, row: 0, height: height)
        }
        let text = frame.ascii.text
        #expect(shapes[text] == nil, "\(digit) and \(String(describing: shapes[text]))")
        shapes[text] = digit
      }
    }
  }

  /// In three rows they are strokes as wide as the blocks are, and none is the rule that parts two figures.
  @Test func smallDigitsAreStrokesInASCII() {
    func drawn(_ text: String) -> [String] {
      let frame = Painter.frame(size: Size(columns: 12, rows: 3), audit: nil, usesASCII: true) {
        let end = BigDigits.draw(text, $0, column: 0, row: 0, height: 3)
        #expect(end == BigDigits.columns(of: text, height: 3))
      }.ascii
      return (0..<3).map { frame.text(row: $0) }
    }
    #expect(drawn("26,") == [" _   _      ", " _| |_      ", "|_  |_|  ,  "])
    #expect(drawn("1") == ["            ", " /|         ", "  |         "])
    #expect(Set((0...9).map { drawn("\($0)") }).count == 10)
  }

  /// "v" is the arrow down and nothing else.
  @Test func doneIsNoArrow() {
    #expect(ASCII.text("√ ▼ ↓") == "Y v v")
  }

  @Test func theStateDrawsItAndSearchingGoesOn() throws {
    var driver = try ScreenDriver(screen: .rankings)
    driver.state.usesASCII = true
    #expect(driver.frame.text.utf8.allSatisfy { $0 < 0x80 })
    #expect(driver.frame.text.contains("Quang Ngai"))
    try driver.press("/")
    for letter in "đà nẵng" { driver.play(.key(.character(letter))) }
    #expect(driver.frame.text(row: 39).contains("da nang"))
    try driver.press("Enter")
    let selected = try #require(driver.state.view.selected?.unit)
    #expect(
      driver.state.catalogue.register.unit(selected)?.name.vietnamese.string.contains("Đà Nẵng") == true)
  }

  @Test func wideAndMarkedCellsBecomePlain() {
    let frame = Painter.frame(size: Size(columns: 6, rows: 1)) {
      $0.text("漢x\u{0301}", column: 0, row: 0)
    }
    #expect(frame.ascii.text(row: 0) == "??x   ")
    #expect(frame.ascii.cells.allSatisfy { !$0.attributes.contains(.continuation) })
  }
}
