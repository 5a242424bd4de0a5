import Model
import Reference
import Store
import TestLibrary
import Testing

@testable import Dashboard

/// Editions made by hand, for what the built-in ones do not have.
@Suite struct RankingsHandMadeTests {
  /// An edition of 63 provinces and the next of 34, every unit with a rank and a score.
  private static func batch() throws -> FactBatch {
    let builtIn = try StoreReader(image: BuiltIn.image)
    var batch = FactBatch(kind: .figures, title: "thử", author: "thử", reason: "thử")
    batch.units = try builtIn.units()
    let structure = try #require(try builtIn.structures().first { $0.index == "dti" })
    batch.structures = [structure]
    let register = UnitRegister(batch.units)
    for (year, unitsOn) in [(2024, "2024-12-31"), (2025, "2025-12-31")] {
      let day = try BuiltInScreens.day(unitsOn)
      let units = register.provinces(on: day)
      let edition = EditionID(index: "dti", label: String(year))
      batch.editions.append(
        Edition(
          id: edition, structure: structure.id, period: .year(year), published: day, publishedAsStated: "",
          unitCount: units.count, unitsOn: day, methodBreak: year == 2024 ? .first : .no, breakNote: "",
          statedMeans: [], source: "s"))
      for (position, unit) in units.enumerated() {
        batch.indexFigures.append(figure(edition, nil, unit.id, 9000 - position, rank: position + 1))
      }
    }
    return batch
  }

  private static func figure(
    _ edition: EditionID, _ item: IndexItemID?, _ unit: UnitID, _ points: Int, rank: Int?,
    source: SourceID = "s"
  ) -> IndexFigure {
    let score = ExactDecimal(significand: Int128(points), scale: 4)
    return IndexFigure(
      id: FactID("\(edition)-\(item?.rawValue ?? "")-\(unit)-\(source)"), edition: edition, item: item,
      unit: unit, unitAsStated: "", score: StatedNumber(text: score.description, value: score), rank: rank,
      rankOf: nil, rankBasis: .published, asOf: nil,
      reference: SourceReference(source: source, file: "bang.csv", row: 1), note: "")
  }

  private static let later = EditionID(index: "dti", label: "2025")

  private static func table(_ batch: FactBatch) throws -> RankingTable {
    let reader = MemoryReader([batch])
    return try RankingTable(edition: later, from: reader, catalogue: Catalogue(from: reader))
  }

  private static func driver(_ batch: FactBatch, _ screen: ScreenID) throws -> ScreenDriver {
    try ScreenDriver(
      reader: MemoryReader([batch]), screen: screen, size: Size(columns: 260, rows: 60),
      today: BuiltInScreens.day("2026-07-03"), home: UnitID("51@2025-07-01"))
  }

  @Test func changesFrom63To34UnitsAreRefused() throws {
    let batch = try Self.batch()
    let table = try Self.table(batch)
    #expect(table.rows.count == 34)
    #expect(table.previous?.unitCount == 63)
    #expect(table.rows.allSatisfy { $0.change == .refusedDifferentUnits && $0.changeText.text == "×" })
    #expect(table.rows.allSatisfy { $0.scoreChange == nil && $0.places == nil })
    let driver = try Self.driver(batch, .rankings)
    #expect(driver.state.view.edition ?? "2025" == "2025")
    #expect(driver.shown.lines.contains { $0.contains("Quảng Ngãi") && $0.contains("×") })
    #expect(driver.shown.contains(driver.state.wording[.rankingsLegendRefused].string))
  }

  @Test func sourcesThatDifferAboutAnItemAreBothKept() throws {
    var batch = try Self.batch()
    let home = try #require(UnitID("51@2025-07-01"))
    let item = try #require(batch.structures[0].items.first { $0.role == .component && $0.points > 0 })
    batch.indexFigures += [
      Self.figure(Self.later, item.id, home, 6033, rank: nil, source: "s"),
      Self.figure(Self.later, item.id, home, 6133, rank: nil, source: "t"),
    ]
    let table = try Self.table(batch)
    let row = try #require(table.row(of: home))
    #expect(row.conflictingItems == [item.id])
    #expect(!row.hasConflict)
    #expect(table.conflicts.map(\.item) == [item.id])
    let driver = try Self.driver(batch, .rankings)
    #expect(driver.shown.lines.contains { $0.contains("Quảng Ngãi") && $0.contains("≠0,6") })
    let context = RankingContext(driver.state, table: table)
    #expect(Set(context.card(of: row, item: item.id).statements.map(\.reference.source)) == ["s", "t"])
    let sources = try Self.driver(batch, .sources)
    let conflict = try #require(SourceConflict.all(sources.state).first { $0.unit == home })
    #expect(Set(conflict.sides.map(\.value.string)) == ["0,6033", "0,6133"])
    #expect(conflict.title.string.contains(item.name.vietnamese.string))
    #expect(conflict.difference == "0,0100")
  }
}
