import Dashboard
import Model
import TestLibrary
import Testing

/// Waiting, closing and roll call against reviewed files: three sizes, both languages, the projector's theme and none.
@Suite struct StageGoldenTests {
  private static let called: [Attendance.State] =
    Array(repeating: .present, count: 26) + [.absent, .present, .absent]
    + Array(repeating: .present, count: 380)

  private static let pictures: [(name: String, keys: String, answers: [Attendance.State])] = [
    ("waiting", "F5 0 Enter", []), ("waiting-called", "F5 0 Enter", called), ("closing", "F5 PgDn", called),
    ("roll-call", "Down D h o a n g Space p h u", called),
  ]

  @Test(arguments: pictures.indices, GoldenTests.sizes) func picture(_ index: Int, _ size: Size) throws {
    let one = Self.pictures[index]
    for language in Language.allCases {
      var driver = try RoomProvince(answers: one.answers).driver(size: size, language: language)
      try driver.press(one.keys)
      try GoldenFile(
        "stage-\(one.name)-\(size.columns)x\(size.rows)-\(language.rawValue)", file: GoldenTests.file
      ).expect(driver.frame.text)
    }
  }

  @Test(arguments: pictures.indices) func inASCII(_ index: Int) throws {
    let one = Self.pictures[index]
    var driver = try RoomProvince(answers: one.answers).driver()
    driver.state.usesASCII = true
    try driver.press(one.keys)
    #expect(driver.frame.text.allSatisfy { $0.isASCII })
  }
}
