import Model
import TestLibrary
import Testing

@testable import Dashboard

/// A filter that nothing fits leaves nothing selected.
@Suite struct NothingSelectedTests {
  @Test(arguments: [ScreenID.rankings, .dossiers, .directives, .indicators])
  func whatNobodySeesIsNotSelected(_ screen: ScreenID) throws {
    for size in [Size(columns: 80, rows: 24), Size(columns: 120, rows: 40)] {
      var driver = try ScreenDriver(screen: screen, size: size)
      try driver.press("Down Down Down")
      let before = try #require(driver.state.view.selected)
      try driver.press("f y y y y")
      #expect(driver.state.view.selected == nil)
      try driver.press("BSpace BSpace BSpace BSpace")
      #expect(driver.state.view.selected == before, "it is selected again as soon as it fits")
      try driver.press("y y y y Enter")
      #expect(driver.state.view.selected == nil)
      let screens = driver.state.screen
      try driver.press("Enter")
      #expect(driver.state.screen == screens && driver.state.view.path.isEmpty, "Enter opens nothing")
    }
  }

  @Test func theStripSaysSo() throws {
    for size in [Size(columns: 80, rows: 24), Size(columns: 120, rows: 40)] {
      var driver = try ScreenDriver(screen: .directives, size: size)
      try driver.press("Down f y y y y Enter")
      #expect(driver.frame.text.contains("không dòng nào"), "\(driver.frame.text)")
      driver = try ScreenDriver(screen: .rankings, size: size)
      try driver.press("Down f y y y y Enter")
      #expect(driver.frame.text.contains("Đang chọn: không dòng nào"), "\(driver.frame.text)")
    }
  }
}
