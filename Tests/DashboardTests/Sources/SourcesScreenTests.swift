import Model
import TestLibrary
import Testing

@testable import Dashboard

@Suite struct SourcesScreenTests {
  @Test func conflictsOfTheBuiltInFigures() throws {
    let driver = try ScreenDriver(screen: .sources)
    let conflicts = SourceConflict.all(driver.state)
    let quangNam = conflicts.first { $0.edition?.label == "2021" && $0.unit?.code == "49" }
    #expect(Set(quangNam?.sides.map(\.value.string) ?? []) == ["24", "25"])
    let mean = conflicts.first { $0.edition?.label == "2022" && $0.unit == nil }
    #expect(mean?.sides.map(\.value.string) == ["0,5787 [T]", "0,5791"])
    #expect(mean?.difference.string == "0,0004")
    #expect(driver.frame.text.contains("0,5787 [T] / 0,5791"))
  }

  @Test func everySourceAndBatchCanBeSelectedAndOpened() throws {
    var driver = try ScreenDriver(screen: .sources)
    let items = SourcesScreen().items(driver.state)
    let catalogue = driver.state.catalogue
    #expect(
      items.count == catalogue.sources.count + catalogue.batches.count
        + SourceConflict.all(driver.state).count)
    for position in 0..<items.count {
      let key = items.key(at: position)
      #expect(driver.state.view.selected == key)
      let rows = driver.frame.text.split(separator: "\n")
      #expect(rows.contains { $0.hasPrefix("►") }, "\(key) is not on the screen")
      #expect(SourcesScreen().figureCard(driver.state) != nil)
      try driver.press("Down")
    }
    try driver.press("Enter")
    #expect(driver.state.overlays == [.source(scroll: 0)])
  }
}
