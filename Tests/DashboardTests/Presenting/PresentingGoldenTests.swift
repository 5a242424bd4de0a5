import Dashboard
import Model
import TestLibrary
import Testing

/// Each kind of presented item against reviewed files: three sizes in Vietnamese, one in English, and steps of zoom.
@Suite struct PresentingGoldenTests {
  /// Items of the usual agenda by their numbers.
  static let items: [(name: String, keys: String)] = [
    ("rankings", "F5 2 Enter"), ("dossiers", "F5 3 Enter"), ("directives", "F5 4 Enter"),
    ("difficulties", "F5 5 Enter"), ("indicators", "F5 6 Enter"), ("sources", "F5 7 Enter"),
    ("overview", "F5 8 Enter"), ("spoken", "F5 9 Enter"),
  ]

  private func expect(_ name: String, _ driver: ScreenDriver) throws {
    let size = driver.state.size
    try GoldenFile("present-\(name)-\(size.columns)x\(size.rows)", file: GoldenTests.file).expect(
      driver.frame.text)
  }

  @Test(arguments: items.indices) func item(_ index: Int) throws {
    let item = Self.items[index]
    for (size, language) in zip(GoldenTests.sizes, [Language.vietnamese, .english, .vietnamese]) {
      var driver = try ScreenDriver(screen: .overview, size: size, language: language)
      try driver.press(item.keys)
      try expect(item.name, driver)
    }
  }

  @Test(arguments: GoldenTests.sizes) func changes(_ size: Size) throws {
    var driver = try MeetingProvince.driver(size: size)
    try driver.press("F5")
    try expect("changes", driver)
  }

  @Test(arguments: [
    ("largest", "F5 2 Enter + +"), ("whole", "F5 2 Enter -"), ("why", "F5 2 Enter Enter"),
    ("unit", "F5 2 Enter / q n"),
  ])
  func step(_ one: (name: String, keys: String)) throws {
    var driver = try ScreenDriver(screen: .overview, size: GoldenTests.sizes[0])
    try driver.press(one.keys)
    try expect(one.name, driver)
  }

  @Test func inASCII() throws {
    var driver = try ScreenDriver(screen: .overview, size: GoldenTests.sizes[0])
    driver.state.usesASCII = true
    try driver.press("F5 2 Enter")
    #expect(driver.frame.text.allSatisfy { $0.isASCII })
    try expect("ascii", driver)
  }
}
