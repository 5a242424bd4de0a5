import Foundation
import Model
import Reference
import Store
import TestLibrary
import Testing

@testable import Dashboard

/// The history of imports: every kind of batch has its name, and its row the columns of all others.
@Suite struct BatchKindTests {
  private static func driver(_ size: Size, _ language: Language) throws -> (ScreenDriver, String) {
    let folder = NSTemporaryDirectory() + "batch-kinds-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let store = folder + "/kho.store"
    _ = try StoreFile.initialise(
      from: BuiltIn.image, to: store, home: try #require(UnitID("51@2004-07-08")), author: "thử")
    let writer = try StoreWriter.open(path: store)
    for title in ["bieu-1.xlsx", "bieu-2.xlsx"] as [CleanText] {
      var batch = FactBatch(kind: .figures, title: title, author: "thử", reason: .empty)
      batch.settings = [title.string: "1"]
      let number = try writer.write(batch).number
      let gone = try writer.withdraw(number, author: "thử", reason: "nhầm").number
      if title == "bieu-1.xlsx" { _ = try writer.restore(number, author: "thử", reason: "đúng") }
      #expect(gone.value == number.value + 1)
    }
    let driver = try ScreenDriver(
      reader: StoreReader.open(path: store), screen: .sources, size: size, language: language,
      today: BuiltInScreens.day("2024-06-03"), home: UnitID("51@2004-07-08"))
    return (driver, folder)
  }

  @Test(arguments: [60, 80, 100, 140])
  func columnsStandStraightAndKindsAreNamed(columns: Int) throws {
    var (driver, folder) = try Self.driver(Size(columns: columns, rows: 30), .vietnamese)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try driver.press("Tab Tab")
    let rows = driver.shown.lines.filter { $0.dropFirst().hasPrefix("Đợt ") && !$0.contains("─") }
    #expect(rows.count >= 8, "\(driver.shown)")
    // Đợt 5 was brought back, 8 is gone for good.
    let kinds = ["Rút đợt 8", "Rút ở đợt 9", "Khôi phục đợt 5", "Rút đợt 5", "Nhập", "Cài đặt", "Kèm theo"]
    for kind in kinds { #expect(rows.contains { $0.contains(kind) }, "\(kind) in \(driver.shown)") }
    let starts = Set(
      rows.compactMap { row -> Int? in
        kinds.lazy.compactMap { kind in
          row.firstRange(of: kind).map { row.distance(from: row.startIndex, to: $0.lowerBound) }
        }.first
      })
    #expect(starts == [10], "\(driver.shown)")
    // What is told of the time ends every row at one column.
    #expect(Set(rows.map(\.count)).count == 1, "\(driver.shown)")
    if columns >= 80 { #expect(rows.allSatisfy { $0.contains(" dòng ") }) }
  }

  @Test func wordsAndFilesNameTheKindToo() throws {
    let (driver, folder) = try Self.driver(State.readingSize, .english)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let text = driver.state.reading().lines.map(\.string)
    for kind in [
      "Kind: Undoes 8", "Kind: Undone by 9", "Kind: Restores 5", "Kind: Settings", "Kind: Built-in",
    ] {
      #expect(text.contains(kind), "\(kind)")
    }
    let exported = try driver.exported()
    let cells = Set(
      exported.tables.flatMap(\.rows).flatMap { row -> [ExportedCell] in
        if case .cells(let cells) = row { cells } else { [] }
      })
    for kind in ["Undoes 8", "Restores 5", "Import"] as [CleanText] { #expect(cells.contains(.text(kind))) }
  }
}
