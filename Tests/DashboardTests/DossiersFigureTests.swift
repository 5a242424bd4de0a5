import Model
import TestLibrary
import Testing

@testable import Dashboard

/// Figures made by hand, for what the built-in ones do not have: bounds, targets of other years, sources that
/// disagree.
@Suite struct DossiersFigureTests {
  static let home = UnitID("51@2025-07-01")
  static let year = Period.year(2024)

  static func name(_ text: String) -> LocalizedText {
    LocalizedText(vietnamese: CleanText(cleaning: text), english: CleanText(cleaning: text))
  }

  /// One province, the counts and ratio of dossiers, two sources.
  static func batch() throws -> FactBatch {
    var batch = FactBatch(kind: .figures, title: "thử", author: "thử", reason: "thử")
    func unit(_ id: UnitID, _ title: String, _ order: Int) -> AdministrativeUnit {
      AdministrativeUnit(
        id: id, kind: .province, group: .provinces, name: name(title), shortName: name(title), validTo: nil,
        parent: nil, successors: [], officialOrder: order, aliases: [])
    }
    batch.units = [
      unit(try #require(home), "Quảng Ngãi", 1), unit(try #require(UnitID("48@2025-07-01")), "Đà Nẵng", 2),
    ]
    batch.definitions = [
      definition("ho_so_tiep_nhan", .count), definition("ho_so_dung_han", .count),
      definition("ho_so_qua_han", .count), definition("ty_le_dung_han", .ratio),
    ]
    batch.sources = ["s1", "s2"].map { id in
      Source(
        id: SourceID(id), kind: id == "s1" ? .press : .officialTable, title: name("Nguồn \(id)"),
        publisher: "", address: "", published: nil, readOn: nil, note: "")
    }
    return batch
  }

  static func definition(_ id: DefinitionID, _ kind: Definition.Kind) -> Definition {
    Definition(
      id: id, kind: kind, group: .dossiers, name: name(id.rawValue),
      unitOfMeasure: name(kind == .ratio ? "%" : "hồ sơ"),
      numerator: kind == .ratio ? "ho_so_dung_han" : nil,
      denominator: kind == .ratio ? "ho_so_tiep_nhan" : nil, formula: .init(vietnamese: "", english: ""),
      levelSystem: "", basis: "", higherIsBetter: kind == .ratio ? true : nil)
  }

  static func number(_ text: String, _ bound: StatedNumber.Bound = .exact) throws -> StatedNumber {
    StatedNumber(text: text, value: try #require(ExactDecimal(text)), bound: bound)
  }

  static func observation(
    _ definition: DefinitionID, _ value: StatedNumber?, unit: UnitID? = home, period: Period = year,
    counts: (StatedNumber, StatedNumber)? = nil, source: SourceID = "s1", row: Int = 1
  ) -> Observation {
    Observation(
      id: FactID("\(definition)-\(unit?.code ?? "")-\(source)-\(row)"), definition: definition, unit: unit,
      unitAsStated: "", period: period, value: value, numerator: counts?.0, denominator: counts?.1, asOf: nil,
      reference: SourceReference(source: source, file: "so-lieu.csv", row: row), note: "")
  }

  static func table(_ batch: FactBatch) throws -> FigureTable {
    let reader = MemoryReader([batch])
    return try FigureTable(
      scope: .provinces, selection: .newest(today: BuiltInScreens.day("2026-07-03")), from: reader,
      catalogue: Catalogue(from: reader))
  }

  static func driver(_ batch: FactBatch, _ screen: ScreenID) throws -> ScreenDriver {
    try ScreenDriver(
      reader: MemoryReader([batch]), screen: screen, size: Size(columns: 120, rows: 40),
      today: BuiltInScreens.day("2026-07-03"), home: home)
  }

  // MARK: Bounds

  @Test func boundsEnterNoArithmetic() throws {
    var batch = try Self.batch()
    batch.observations = [
      Self.observation("ho_so_tiep_nhan", try Self.number("1000")),
      Self.observation("ho_so_dung_han", try Self.number("800", .moreThan)),
      Self.observation("ho_so_qua_han", try Self.number("200")),
    ]
    let table = try Self.table(batch)
    #expect(table.entries.count == 3)
    #expect(table.entries(of: "ty_le_dung_han").isEmpty)
    #expect(table.entries.allSatisfy { $0.identity == nil })
    // With an exact count both are there.
    batch.observations[1] = Self.observation("ho_so_dung_han", try Self.number("800"))
    let exact = try Self.table(batch)
    #expect(exact.entries(of: "ty_le_dung_han").first?.value == ExactDecimal(80))
    #expect(exact.entries(of: "ho_so_tiep_nhan").first?.identity?.check == .agrees)
  }

  @Test func statedRatioOfABoundIsNotReconciledAndKeepsItsWord() throws {
    var batch = try Self.batch()
    let bounded = (try Self.number("800", .moreThan), try Self.number("1000"))
    batch.observations = [
      Self.observation("ty_le_dung_han", try Self.number("80"), counts: bounded),
      Self.observation(
        "ty_le_dung_han", try Self.number("90"), unit: UnitID("48@2025-07-01"),
        counts: (try Self.number("900"), try Self.number("1000"))),
    ]
    let entries = try Self.table(batch).entries(of: "ty_le_dung_han")
    let entry = try #require(entries.first { $0.unit.id == Self.home })
    #expect(entry.check == nil)
    #expect(entry.numerator == nil)
    #expect(entries.first { $0.unit.id != Self.home }?.check == .agrees)
    let driver = try Self.driver(batch, .dossiers)
    #expect(FigureWords(driver.state).counts(entry)?.string == "hơn 800 / 1.000")
    #expect(driver.shown.contains("hơn 800 / 1.000"))
    // A bounded percentage agrees with nothing either, and a sum over units is not made of it.
    batch.observations[0] = Self.observation(
      "ty_le_dung_han", try Self.number("80", .moreThan), counts: (try Self.number("800"), bounded.1))
    let other = try Self.table(batch)
    #expect(other.entries(of: "ty_le_dung_han").first { $0.unit.id == Self.home }?.check == nil)
  }

  @Test func sumsOverUnitsLeaveBoundsOut() throws {
    var batch = try Self.batch()
    batch.observations = [
      Self.observation(
        "ty_le_dung_han", try Self.number("80"),
        counts: (try Self.number("800", .moreThan), try Self.number("1000"))),
      Self.observation(
        "ty_le_dung_han", try Self.number("90"), unit: UnitID("48@2025-07-01"),
        counts: (try Self.number("900"), try Self.number("1000"))),
    ]
    let reader = MemoryReader([batch])
    let table = try FigureTable(
      scope: .provinces, selection: .period(Self.year, family: "hồ sơ"), from: reader,
      catalogue: Catalogue(from: reader))
    let matrix = try #require(table.families.first?.matrices.first)
    #expect(matrix.rows.count == 2)
    #expect(matrix.groups.first?.cells["ty_le_dung_han"] == nil)
  }

  @Test func boundIsJudgedOnlyWhereItSettlesTheMatter() throws {
    var batch = try Self.batch()
    batch.targets = [
      Target(
        id: "t", definition: "ty_le_dung_han", unit: nil, value: ExactDecimal(90), asStated: "90%", year: nil,
        basis: "")
    ]
    for (value, state) in [("95", TargetState.met), ("85", nil), ("40", nil)] as [(String, TargetState?)] {
      batch.observations = [Self.observation("ty_le_dung_han", try Self.number(value, .moreThan))]
      #expect(try Self.table(batch).entries.first?.state == state, "hơn \(value)")
    }
  }

  // MARK: Conflicts

  @Test func twoSourcesStandInOneMarkedCell() throws {
    var batch = try Self.batch()
    batch.observations = [
      Self.observation("ho_so_tiep_nhan", try Self.number("1000"), source: "s1"),
      Self.observation("ho_so_tiep_nhan", try Self.number("1012"), source: "s2"),
    ]
    let table = try Self.table(batch)
    #expect(table.conflicts.count == 1)
    let entry = try #require(table.entries.first)
    #expect(table.entries.count == 1)
    #expect(entry.hasConflict)
    // The official table is shown before the press.
    #expect(entry.value == ExactDecimal(1012))
    let indicators = try Self.driver(batch, .indicators)
    #expect(indicators.shown.lines.contains { $0.contains("≠") && $0.contains("1.012") })
    let card = try #require(IndicatorsScreen().figureCard(indicators.state))
    #expect(Set(card.statements.map(\.reference.source)) == ["s1", "s2"])
    let sources = try Self.driver(batch, .sources)
    let conflict = try #require(SourceConflict.all(sources.state).first)
    #expect(conflict.unit == Self.home)
    #expect(Set(conflict.sides.map(\.value.string)) == ["1.000", "1.012"])
    #expect(conflict.difference == "12")
    #expect(sources.shown.lines.contains { $0.contains("≠") && $0.contains("Quảng Ngãi") })
  }

  @Test func agreeingSourcesAreOneUnmarkedCell() throws {
    let bound = try Self.number("800", .moreThan)
    for (one, other) in [
      (try Self.number("98.5"), try Self.number("98.50")), (bound, try Self.number("812")),
    ] {
      var batch = try Self.batch()
      batch.observations = [
        Self.observation("ho_so_tiep_nhan", one, source: "s1"),
        Self.observation("ho_so_tiep_nhan", other, source: "s2"),
      ]
      let table = try Self.table(batch)
      #expect(table.conflicts.isEmpty)
      #expect(table.entries.map(\.hasConflict) == [false])
      #expect(table.entries.first?.observations.count == 2)
    }
    let within = [
      Self.observation("a", bound, source: "s1"), Self.observation("a", try Self.number("800"), source: "s2"),
    ]
    #expect(within.conflicts().count == 1)
  }

  // MARK: Targets

  @Test func targetOfAnotherYearIsShownAndJudgesNothing() throws {
    var batch = try Self.batch()
    batch.observations = [Self.observation("ty_le_dung_han", try Self.number("70"))]
    func target(_ id: TargetID, _ value: Int, _ year: Int?) -> Target {
      Target(
        id: id, definition: "ty_le_dung_han", unit: nil, value: ExactDecimal(value),
        asStated: CleanText(cleaning: "\(value)%"),
        year: year, basis: "")
    }
    batch.targets = [target("a", 80, 2025)]
    let later = try #require(try Self.table(batch).entries.first)
    #expect(later.target?.year == 2025)
    #expect(later.state == nil)
    let driver = try Self.driver(batch, .dossiers)
    #expect(FigureWords(driver.state).stateWords(later).text == "mục tiêu năm 2025: 80%")
    #expect(driver.shown.contains("mục tiêu năm 2025"))
    #expect(!driver.shown.lines.contains { $0.contains("■ chưa đạt 80%") })
    // One of the same year, and a standing one, judge; both come before one of a later year.
    for year in [2024, nil] {
      batch.targets = [target("a", 80, 2025), target("b", 60, year)]
      let entry = try #require(try Self.table(batch).entries.first)
      #expect(entry.target?.id == "b")
      #expect(entry.state == .met)
    }
  }
}
