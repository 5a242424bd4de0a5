import Dashboard
import Model
import TestLibrary
import Testing

/// What is said after each key.
@Suite struct PlainAnnouncerTests {
  /// The lines said after the last of some keys.
  private func said(_ screen: ScreenID, _ keys: String, language: Language = .vietnamese) throws -> [String] {
    var driver = try ScreenDriver(screen: screen, size: State.readingSize, language: language)
    driver.state.isSpoken = true
    let names = keys.split(separator: " ")
    try driver.press(names.dropLast().joined(separator: " "))
    let before = driver.state
    try driver.press(String(names.last ?? ""))
    return PlainAnnouncer.lines(from: before, to: driver.state, answersKey: true).map(\.string)
  }

  @Test func beginsWithThePlaceAndTheKeys() throws {
    let driver = try ScreenDriver(screen: .rankings, size: State.readingSize)
    let lines = PlainAnnouncer.opening(driver.state).map(\.string)
    #expect(lines.first == "Tỉnh Quảng Ngãi, Xếp hạng")
    #expect(lines.contains { $0.hasPrefix("Quảng Ngãi, tỉnh của mình; Hạng: 26/63; Giá trị DTI: 0,6033") })
    #expect(lines.last?.contains("dấu hỏi") == true)
  }

  @Test func downSaysTheNewRowAndNothingElse() throws {
    let lines = try said(.rankings, "Down")
    #expect(lines.count == 1)
    #expect(lines.first?.hasPrefix("Ninh Thuận; Hạng: 27/63; Giá trị DTI: 0,5934") == true)
  }

  @Test func atTheEndOneIsToldWhereOneStillIs() throws {
    let lines = try said(.rankings, "G Down")
    #expect(lines.count == 1)
    #expect(lines.first?.hasPrefix("Vẫn ở: Bắc Kạn; Hạng: 63/63") == true)
  }

  @Test func anotherScreenSaysItsNameAndSummary() throws {
    let lines = try said(.rankings, "4")
    #expect(lines.first == "Tỉnh Quảng Ngãi, Nhiệm vụ")
    #expect(lines.count == 3)
    #expect(lines[1].contains("55 nhiệm vụ"))
  }

  @Test func anotherEditionSaysWhichOne() throws {
    let lines = try said(.rankings, "[")
    #expect(lines.count == 3)
    #expect(lines[1].hasPrefix("DTI năm 2021"))
    #expect(lines[2].contains("60/63"))
  }

  @Test func aPageIsReadWhenItOpens() throws {
    let lines = try said(.rankings, "Enter")
    #expect(lines.count > 20)
    #expect(lines.first?.hasPrefix("Tỉnh Quảng Ngãi, DTI năm 2022") == true)
    #expect(lines.contains { $0.hasPrefix("Để bằng hạng 25, riêng") })
  }

  @Test func theSourceCardIsReadAndEscSaysTheRowAgain() throws {
    let card = try said(.rankings, "o")
    #expect(card.contains("Hạng: 26/63"))
    #expect(card.contains { $0.hasPrefix("Vị trí: ") })
    let after = try said(.rankings, "o Esc")
    #expect(after.count == 1)
    #expect(after.first?.hasPrefix("Quảng Ngãi") == true)
  }

  @Test func aColumnSaysItsFigure() throws {
    let lines = try said(.rankings, "Right")
    #expect(lines.count == 1)
    let figure = try said(.rankings, "Right Right Right")
    #expect(figure.count == 1)
    #expect(figure == ["Giá trị DTI: 0,6033 [1]"])
  }

  @Test func whatIsTypedIsSaidWithItsMatches() throws {
    #expect(try said(.rankings, "/ q n") == ["Tìm: qn; 3 khớp"])
    #expect(try said(.rankings, "/").count == 1)
    let done = try said(.rankings, "/ q n Enter")
    #expect(done.contains { $0.hasPrefix("Quảng N") })
    #expect(done.contains { $0.hasPrefix("Khớp ") })
  }

  @Test func theHelpIsReadAsLines() throws {
    let lines = try said(.rankings, "?")
    #expect(lines.first == "Trợ giúp")
    #expect(lines.contains("Enter: Vào"))
    #expect(lines.contains { $0.hasPrefix("Chưa dùng được: ") })
    #expect(try said(.rankings, "? Down").count == 1)
  }

  @Test func thePaletteSaysWhatEnterWouldDo() throws {
    let lines = try said(.rankings, ": n h i e m")
    #expect(lines.count == 1)
    #expect(lines.first?.contains("Nhiệm vụ") == true)
    #expect(lines.first?.contains("Mở màn hình này") == true)
  }

  @Test func languageThemeMarksAndFreezingAreSaid() throws {
    #expect(try said(.rankings, "L").first?.contains("Rankings") == true)
    #expect(try said(.rankings, "t") == ["Bộ màu: light"])
    #expect(try said(.rankings, "Space").first == "Đã đánh dấu 1 dòng")
    #expect(try said(.rankings, "p").first?.contains("Giữ hình") == true)
    #expect(try said(.rankings, "b").count == 1)
  }

  @Test func aPageOfADirectiveIsReadLineByLine() throws {
    let lines = try said(.directives, "Enter Down")
    #expect(lines.count == 1)
    let next = try said(.directives, "Enter Down Down")
    #expect(next.count == 1)
    #expect(next != lines)
  }

  /// What changes by itself is told without a key.
  @Test func aChangeOfTheStoreIsSaidOnce() throws {
    var driver = try ScreenDriver(screen: .rankings, size: State.readingSize)
    let before = driver.state
    driver.state.changed = [.line("x"), .line("y")]
    let lines = PlainAnnouncer.lines(from: before, to: driver.state, answersKey: false)
    #expect(lines.map(\.string) == ["Số liệu vừa đổi: 2 dòng"])
    #expect(PlainAnnouncer.lines(from: driver.state, to: driver.state, answersKey: false).isEmpty)
  }
}
