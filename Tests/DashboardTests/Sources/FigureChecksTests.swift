import Model
import TestLibrary
import Testing

@testable import Dashboard

/// Which failing checks are listed, and how many there are.
@Suite struct FigureChecksTests {
  private static let sum = KeptCheck(
    difference: ExactDecimal(2), rule: "3 = 4 + 5", stated: "9", computed: "7")

  private func observation(_ definition: DefinitionID, _ value: Int, _ checks: [KeptCheck]) -> Observation {
    Observation(
      id: FactID("fact-\(definition)"), definition: definition, unit: UnitID("51@2025-07-01"),
      unitAsStated: "Quảng Ngãi",
      period: .year(2025), value: StatedNumber(text: "\(value)", value: ExactDecimal(value)), numerator: nil,
      denominator: nil, asOf: nil,
      reference: SourceReference(
        source: "s", file: "f.csv", row: 7, column: CleanText(cleaning: "\(definition)")),
      note: checks.map(\.note).joined(separator: "; "))
  }

  private func definition(_ id: DefinitionID) -> Definition {
    Definition(
      id: id, kind: .count, group: .dossiers, name: LocalizedText(vietnamese: "a", english: "a"),
      unitOfMeasure: LocalizedText(vietnamese: "a", english: "a"), numerator: nil, denominator: nil,
      formula: LocalizedText(vietnamese: "", english: ""), levelSystem: "", basis: "", higherIsBetter: nil)
  }

  /// The checks of the parts of a library, in order.
  private func parts(_ observations: [Observation], portion: Int) throws -> [FigureChecks] {
    var batch = FactBatch(kind: .figures, title: "t", author: "a", reason: "r")
    batch.observations = observations
    batch.definitions = observations.map { definition($0.definition) }
    let reader = MemoryReader([batch])
    let catalogue = try Catalogue(from: reader)
    var parts = [try FigureChecks(after: nil, from: reader, catalogue: catalogue, portion: portion)]
    while let next = parts.last?.next {
      parts.append(try FigureChecks(after: next, from: reader, catalogue: catalogue, portion: portion))
    }
    return parts
  }

  @Test func everyCountThatDossiersDoNotMakeIsListed() throws {
    let check = KeptCheck(
      difference: ExactDecimal(2), rule: FigureChecks.countedFromDossiers, stated: "6", computed: "4")
    let all = try parts(["a", "b", "c"].map { observation($0, 6, [check]) }, portion: 100)
    #expect(all.map(\.count) == [3])
  }

  @Test(arguments: [1, 100]) func aSumIsToldOnceByItsTotal(portion: Int) throws {
    let noted = [
      observation("a", 4, [Self.sum]), observation("b", 3, [Self.sum]), observation("c", 9, [Self.sum]),
    ]
    let found = try parts(noted, portion: portion)
    #expect(found.count == (portion == 1 ? 3 : 1))
    #expect(found.map(\.count).reduce(0, +) == 1)
    #expect(found.flatMap(\.checks).map(\.isOfTotal) == [true])
    // Without its total the first part tells it.
    let rest = try parts(Array(noted.prefix(2)), portion: portion)
    #expect(rest.map(\.count).reduce(0, +) == 1 && rest[0].count == 1)
  }

  @Test func twoSumsOfOneRowByTheSameRuleAreTwo() throws {
    let other = KeptCheck(difference: ExactDecimal(1), rule: "3 = 4 + 5", stated: "8", computed: "7")
    let found = try parts([observation("a", 9, [Self.sum]), observation("b", 8, [other])], portion: 100)
    #expect(found.map(\.count) == [2])
  }
}

/// Which of several statements dossiers are held against.
@Suite struct StatedCountsTests {
  @Test(arguments: [false, true]) func theChosenStatementCountsWhateverComesFirst(isReversed: Bool) throws {
    func stated(_ id: String, _ value: Int) -> Observation {
      Observation(
        id: FactID(id), definition: "ii06a_tiep_nhan_trong_ky", unit: UnitID("51@2025-07-01"),
        unitAsStated: "Quảng Ngãi",
        period: .year(2025), value: StatedNumber(text: "\(value)", value: ExactDecimal(value)),
        numerator: nil, denominator: nil, asOf: nil,
        reference: SourceReference(source: "s", file: "", row: 7), note: .empty)
    }
    let both = [stated("a", 5), stated("b", 6)]
    var batch = FactBatch(kind: .figures, title: "t", author: "a", reason: "r")
    func received() throws -> ExactDecimal? {
      let catalogue = try Catalogue(from: MemoryReader([batch]))
      var counts = StatedCounts()
      for one in isReversed ? both.reversed() : both { counts.add(one, catalogue) }
      return counts.received
    }
    #expect(try received() == ExactDecimal(5))
    let seen = both.compactMap(\.statement)
    let conflict = try #require(both.conflicts().first)
    let choice = FigureChoice(subject: conflict.subjectKey, chosen: seen[1], seen: seen, reason: "r")
    batch.settings = [choice.settingKey: choice.settingValue]
    #expect(try received() == ExactDecimal(6))
  }
}
