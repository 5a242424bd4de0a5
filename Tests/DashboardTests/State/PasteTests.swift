import Model
import TestLibrary
import Testing

@testable import Dashboard

/// Pasted text is text wherever text is taken, and nothing elsewhere.
@Suite struct PasteTests {
  /// Each of these is a key: language, theme, scrolling, closing.
  private static let keys = "LtjkqocKpr?1"

  @Test func aSourceCardTakesNoText() throws {
    var driver = try ScreenDriver(screen: .directives)
    try driver.press("o")
    let before = driver.frame
    driver.play(.paste(Self.keys))
    #expect(driver.state.overlays == [.source(scroll: 0)])
    #expect(driver.frame == before)
  }

  @Test func aComparisonTakesNoText() throws {
    var driver = try ScreenDriver(screen: .rankings)
    try driver.press("Space Space c")
    #expect(driver.state.overlays == [.comparison(scroll: 0)])
    let before = driver.frame
    driver.play(.paste(Self.keys))
    #expect(driver.frame == before)
  }

  @Test func aScreenTakesNoText() throws {
    var driver = try ScreenDriver(screen: .directives)
    let before = driver.frame
    #expect(driver.play(.paste(Self.keys)).isEmpty)
    #expect(driver.frame == before)
  }

  @Test func helpIsFilteredByWhatIsPasted() throws {
    var driver = try ScreenDriver(screen: .directives)
    try driver.press("?")
    driver.play(.paste("?sap"))
    #expect(driver.state.overlays == [.help(filter: "?sap", selected: 0)])
    driver.play(.paste(String(repeating: "a", count: 100)))
    guard case .help(let filter, _)? = driver.state.overlays.last else {
      Issue.record("the help is gone")
      return
    }
    #expect(filter.count == 30)
  }

  @Test func promptAndHomeChooserTakeText() throws {
    var driver = try ScreenDriver(screen: .directives)
    try driver.press("f")
    driver.play(.paste("Báo\u{1B}[31m cáo"))
    #expect(driver.state.view.filter.hasPrefix("bao"))
    try driver.press("Esc K")
    driver.play(.paste("Quảng Ngãi"))
    #expect(driver.frame.text.contains("► 51  Tỉnh Quảng Ngãi"))
  }
}
