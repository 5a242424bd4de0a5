import Model
import Store
import TestLibrary
import Testing

@testable import Dashboard

/// Thousands of single statements: their outlines are at hand, whole figures of the rows around the cursor only.
@Suite struct StatementWindowTests {
  /// Ratios that provinces state without counts, one of each for each month.
  private static func batch(months: Int) -> FactBatch {
    let name = MonthlyFigures.name
    var batch = FactBatch(kind: .figures, title: "thử", author: "thử", reason: .empty)
    batch.units = [MonthlyFigures.homeUnit]
    batch.sources = [
      Source(
        id: "s1", kind: .press, title: name("Nguồn"), publisher: "", address: "", published: nil, readOn: nil,
        note: "")
    ]
    for number in 1...20 {
      batch.definitions.append(
        Definition(
          id: DefinitionID("ty_le_\(number)"), kind: .ratio, group: .dossiers, name: name("Tỷ lệ \(number)"),
          unitOfMeasure: name("%"), numerator: nil, denominator: nil, formula: name(""), levelSystem: "",
          basis: "", higherIsBetter: true))
      for month in 0..<months {
        let index = 2026 * 12 + 4 - month
        let text = "\(10 + number + month % 60)"
        batch.observations.append(
          Observation(
            id: FactID("f\(number)-\(month)"), definition: DefinitionID("ty_le_\(number)"),
            unit: month % 7 == 0 ? nil : MonthlyFigures.home, unitAsStated: month % 7 == 0 ? "Xã Lạ" : "",
            period: .month(year: index / 12, month: index % 12 + 1),
            value: StatedNumber(text: text, value: ExactDecimal(10 + number + month % 60)), numerator: nil,
            denominator: nil, asOf: nil,
            reference: SourceReference(source: "s1", file: "f.csv", row: number * 1000 + month), note: .empty)
        )
      }
    }
    return batch
  }

  private static func driver(
    _ reader: any FactReader, size: Size = Size(columns: 100, rows: 30)
  ) throws -> ScreenDriver {
    var driver = try ScreenDriver(
      reader: reader, screen: .dossiers, size: size, today: BuiltInScreens.day("2026-06-03"),
      home: MonthlyFigures.home)
    driver.state.view.grouping = DossierMode.statements.id
    driver.play(.resize(size))
    return driver
  }

  private func list(_ driver: ScreenDriver) throws -> StatementList {
    try #require(DossiersScreen().statements(driver.state))
  }

  /// Every row on the screen is at hand, and so is a screen of rows before and after.
  private func expectRowsAtHand(_ driver: ScreenDriver, _ comment: Comment? = nil) throws {
    let list = try list(driver)
    let visible = DossiersScreen().usuallyVisibleItems(driver.state, list.items)
    #expect(visible.count > 5, comment)
    for position in (visible.lowerBound - visible.count)..<(visible.upperBound + visible.count)
    where list.order.outlines.indices.contains(position) {
      #expect(driver.state.answers.statement(list.order.outlines[position].key) != nil, comment)
    }
    #expect(!driver.shown.contains("…  "), comment)
  }

  @Test func rowsAreReadBeforeTheEdgeIsReached() throws {
    var driver = try Self.driver(MemoryReader([Self.batch(months: 100)]))
    #expect(try list(driver).order.outlines.count == 2000)
    try expectRowsAtHand(driver)
    for keys in ["PgDn", "PgDn Down Down", "G", "PgUp", "PgUp Up", "g"] {
      try driver.press(keys)
      try expectRowsAtHand(driver, "after \(keys)")
    }
    let read = try list(driver).order.outlines.count { driver.state.answers.statement($0.key) != nil }
    #expect(read < 600, "\(read) of 2000 rows are in memory")
  }

  /// A cursor key asks for a block at most, once, before the cursor is there.
  @Test func aCursorKeyInsideTheWindowAsksForNothing() throws {
    var driver = try Self.driver(MemoryReader([Self.batch(months: 100)]))
    var asked = 0
    for _ in 0..<30 {
      for effect in driver.state.update(.key(.down)) {
        if case .load = effect { asked += 1 }
      }
    }
    #expect(asked <= 2)
  }

  /// No key copies what is shared: outlines and the order of rows are the same objects after it.
  @Test func aCursorKeyCopiesNoArray() throws {
    var driver = try Self.driver(MemoryReader([Self.batch(months: 100)]))
    let before = try list(driver).order
    let address = before.outlines.withUnsafeBufferPointer { $0.baseAddress }
    for _ in 0..<5 { _ = driver.state.update(.key(.down)) }
    let after = try list(driver).order
    #expect(before === after)
    #expect(after.outlines.withUnsafeBufferPointer { $0.baseAddress } == address)
  }

  /// Rows read by window are those that reading everything gives, whatever the reader.
  @Test func theStoreAnswersAsReadingEverythingDoes() throws {
    let batch = Self.batch(months: 30)
    let bytes = try StoreImage.build(batches: [batch], recordedAt: "2026-06-01T00:00:00Z")
    let image = UnsafeMutableRawBufferPointer.allocate(byteCount: bytes.count, alignment: 16)
    image.copyBytes(from: bytes)
    let readers: [any FactReader] = [
      MemoryReader([batch]), try StoreReader(image: UnsafeRawBufferPointer(image)),
    ]
    var told: [[String]] = []
    for reader in readers {
      var driver = try Self.driver(reader)
      driver.state = driver.state.forExport()
      driver.play(.resize(driver.state.size))
      let list = try list(driver)
      #expect(list.entries.count == 600 && list.entries.count == list.order.outlines.count)
      for (outline, entry) in zip(list.order.outlines, list.entries) {
        #expect(outline.key == entry.key && outline.value == entry.value)
        #expect(outline.source == entry.observations.first?.reference.source)
      }
      told.append(list.entries.map { "\($0.key.rawValue) \($0.value?.description ?? "")" })
    }
    #expect(told[0] == told[1])
  }
}
