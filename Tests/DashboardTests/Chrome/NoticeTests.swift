import Model
import Store
import TestLibrary
import Testing

@testable import Dashboard

/// What is said on the lowest row.
@Suite struct NoticeTests {
  private static let path = "/home/to-thu-ky/.local/share/phienhop/quang-ngai-2026/phienhop.store"

  /// A notice says at its end what to do, so a long one is given more rows and never loses its end.
  @Test(arguments: [(60, 20), (80, 24), (120, 40)], Language.allCases)
  func aLongNoticeKeepsItsEnd(_ size: (columns: Int, rows: Int), _ language: Language) throws {
    let message = StoreError.replaced(path: Self.path).message
    var driver = try ScreenDriver(screen: .rankings, language: language)
    driver.resize(size.columns, size.rows)
    _ = driver.state.update(.refreshFailed(Notice(.error, message.text(in: language))))
    let frame = driver.state.frame()
    let rows = (0..<size.rows).map { frame.text(row: $0) }
    let first = try #require(rows.firstIndex { $0.hasPrefix(" × ") })
    let told = rows[first...].flatMap { $0.split(separator: " ") }.joined(separator: " ")
    #expect(told.hasSuffix(language == .vietnamese ? "Hãy mở lại chương trình." : "Start the program again."))
    #expect(told.filter { $0 != " " }.contains(Self.path))
    #expect(rows[..<first].contains { $0.contains("►") })
    // The next key takes it away.
    try driver.press("Down")
    #expect(
      driver.state.frame().text(row: size.rows - 1).contains(language == .vietnamese ? "Enter Vào" : "Enter"))
  }
}
