import Testing

@testable import Model

/// DTI after Decision 922/QĐ-BTTTT: nine main indices, smart city with 0 points, and a pillar that overlaps.
let dtiStructure: IndexStructureVersion = {
  let empty = LocalizedText(vietnamese: .empty, english: .empty)
  func item(_ id: IndexItemID, _ points: Int, _ role: IndexItem.Role = .component) -> IndexItem {
    IndexItem(id: id, role: role, parent: nil, name: empty, shortName: empty, points: points)
  }
  return IndexStructureVersion(
    id: "dti-922", index: "dti", name: empty, shortName: empty, scale: .weightedUnit, decimals: 4,
    tolerance: decimal("0.0001"), maximum: decimal("1"),
    items: [
      item("awareness", 100), item("institutions", 100), item("infrastructure", 100), item("people", 100),
      item("safety", 100), item("city", 0), item("government", 200), item("economy", 150),
      item("society", 150), item("governmentPillar", 700, .pillar),
    ],
    bands: [], bandsAreProvisional: false, passMark: nil, basis: .empty)
}()

@Suite struct IndexTotalTests {
  private let order: [IndexItemID] = [
    "awareness", "institutions", "infrastructure", "people", "safety", "government", "economy", "society",
  ]

  private func values(_ texts: [String]) -> [IndexItemID: ExactDecimal] {
    Dictionary(uniqueKeysWithValues: zip(order, texts.map(decimal)))
  }

  @Test func publishedTotalsComeOutWithinTheTolerance() {
    #expect(PublishedDTI2022.complete.count == 5)
    for row in PublishedDTI2022.complete {
      let computed = dtiStructure.computedTotal(values(row.values))
      #expect(computed.known == 8 && computed.of == 8)
      guard let total = computed.value else {
        Issue.record("\(row.name) has all eight")
        continue
      }
      #expect((total - decimal(row.total)).absolute <= decimal("0.00006"), "\(row.name) \(total)")
      #expect(dtiStructure.reconciled(stated: decimal(row.total), with: values(row.values)) == .agrees)
      let wrong = decimal(row.total) + decimal("0.0002")
      #expect(dtiStructure.reconciled(stated: wrong, with: values(row.values)) != .agrees)
    }
    // TP.HCM: 0.716355 from rounded inputs beside 0.7163.
    #expect(
      dtiStructure.computedTotal(values(PublishedDTI2022.complete[1].values)).value == decimal("0.716355"))
  }

  @Test func missingItemsAreToldAndNeverZero() {
    let four = dtiStructure.computedTotal([
      "infrastructure": decimal("0.6805"), "government": decimal("0.5978"),
    ])
    #expect(four.value == nil && four.known == 2 && four.of == 8)
    #expect(
      dtiStructure.reconciled(stated: decimal("0.6033"), with: ["government": decimal("0.5978")])
        == .cannotCompute(known: 1, of: 8))
  }

  @Test func oneItemAloneWouldEqualTheNextPlace() {
    let rise = dtiStructure.neededIncrease(
      of: "government", toReach: decimal("0.6077"), from: decimal("0.6033"), current: decimal("0.5978"))
    #expect(rise?.increase == decimal("0.0220"))
    #expect(rise?.isPossible == true)
    let economy = dtiStructure.neededIncrease(
      of: "economy", toReach: decimal("0.6077"), from: decimal("0.6033"))
    // 0.0044 × 1000 / 150 = 0.02933…
    #expect(economy?.increase == decimal("0.0294"))
    #expect(economy?.isPossible == nil)
    #expect(
      dtiStructure.neededIncrease(
        of: "society", toReach: decimal("0.8"), from: decimal("0.6"), current: decimal("0.3"))?.isPossible
        == false)
    #expect(dtiStructure.neededIncrease(of: "city", toReach: decimal("1"), from: decimal("0.5")) == nil)
    #expect(
      dtiStructure.neededIncrease(of: "governmentPillar", toReach: decimal("1"), from: decimal("0.5")) == nil)
    #expect(dtiStructure.neededIncrease(of: "society", toReach: decimal("0.5"), from: decimal("0.5")) == nil)
  }

  @Test func theIncreaseIsAlwaysEnoughAndNeverMuchMore() {
    var random = SeededRandom(seed: 21)
    for _ in 0..<2000 {
      let total = ExactDecimal(significand: Int128.random(in: 0...9000, using: &random), scale: 4)
      let target = total + ExactDecimal(significand: Int128.random(in: 1...900, using: &random), scale: 4)
      guard let item = dtiStructure.scoredItems.randomElement(using: &random),
        let rise = dtiStructure.neededIncrease(of: item.id, toReach: target, from: total)
      else {
        Issue.record("every scored item can rise")
        continue
      }
      let needed = (target - total) * dtiStructure.totalPoints
      #expect(rise.increase * item.points >= needed)
      #expect((rise.increase - decimal("0.0001")) * item.points < needed)
    }
  }

  @Test func pointsAddUp() {
    let empty = LocalizedText(vietnamese: .empty, english: .empty)
    func item(_ id: IndexItemID, _ points: Int, _ role: IndexItem.Role = .component) -> IndexItem {
      IndexItem(id: id, role: role, parent: nil, name: empty, shortName: empty, points: points)
    }
    let quality = IndexStructureVersion(
      id: "766", index: "qd766", name: empty, shortName: empty, scale: .points, decimals: 2, tolerance: .zero,
      maximum: decimal("100"),
      items: [
        item("a", 18), item("b", 20), item("c", 22), item("c1", 12, .part), item("d", 22), item("e", 18),
      ],
      bands: [], bandsAreProvisional: true, passMark: nil, basis: .empty)
    // Thái Nguyên, 29/08/2025.
    let values: [IndexItemID: ExactDecimal] = [
      "a": decimal("15.67"), "b": decimal("19.31"), "c": decimal("17.49"), "d": decimal("17.86"),
      "e": decimal("16.64"),
    ]
    #expect(quality.totalPoints == 100)
    let absurd = IndexStructureVersion(
      id: "x", index: "x", name: empty, shortName: empty, scale: .points, decimals: 2, tolerance: .zero,
      maximum: decimal("100"), items: [item("a", .max), item("b", .max)], bands: [],
      bandsAreProvisional: true, passMark: nil, basis: .empty)
    #expect(absurd.totalPoints == .max)
    #expect(quality.reconciled(stated: decimal("86.97"), with: values) == .agrees)
    #expect(quality.reconciled(stated: decimal("87"), with: values) == .differs(by: decimal("0.03")))
    #expect(
      quality.neededIncrease(
        of: "a", toReach: decimal("90"), from: decimal("86.97"), current: decimal("15.67"))?
        .isPossible == false)
  }

  @Test func bandsAndPassMark() {
    func band(_ name: StaticString, _ from: String) -> Band {
      let text = LocalizedText(vietnamese: CleanText(name), english: .empty)
      return Band(name: text, shortName: text, from: decimal(from))
    }
    let empty = LocalizedText(vietnamese: .empty, english: .empty)
    let index = IndexStructureVersion(
      id: "766", index: "qd766", name: empty, shortName: empty, scale: .points, decimals: 2, tolerance: .zero,
      maximum: decimal("100"), items: [],
      bands: [band("Tốt", "80"), band("Xuất sắc", "90"), band("Yếu", "0"), band("Khá", "70")],
      bandsAreProvisional: true, passMark: decimal("50"), basis: .empty)
    // Lâm Đồng, quarter II of 2024: 90.96 is the lowest Xuất sắc, 83.61 is Tốt.
    #expect(index.band(of: decimal("90.96"))?.name.vietnamese.string == "Xuất sắc")
    #expect(index.band(of: decimal("83.61"))?.name.vietnamese.string == "Tốt")
    #expect(index.band(of: decimal("70"))?.name.vietnamese.string == "Khá")
    #expect(index.band(of: decimal("-1")) == nil && dtiStructure.band(of: decimal("1")) == nil)
    #expect(index.passes(decimal("50")) == true && index.passes(decimal("49.99")) == false)
    #expect(dtiStructure.passes(decimal("1")) == nil)
    #expect(index.computedTotal([:]).value == nil)
  }

  @Test func meansOverFormerProvinces() {
    let merged = MergerAggregation.mainIndexMeans(
      of: [
        ["government": decimal("0.8575"), "economy": decimal("0.5"), "governmentPillar": decimal("0.9")],
        ["government": decimal("0.7272"), "governmentPillar": decimal("0.7")],
      ], structure: dtiStructure)
    #expect(merged == ["government": decimal("0.7924")])
  }
}

@Suite struct RankingTests {
  private let ranking = CompetitionRanking(
    PublishedDTI2022.totals.map { row in
      let cells = row.split(separator: "|")
      return (key: String(cells[1]), score: decimal(String(cells[2])))
    })

  @Test func ranksAsPublished() {
    for row in PublishedDTI2022.totals {
      let cells = row.split(separator: "|")
      #expect(ranking[String(cells[1])]?.rank == Int(cells[0]))
    }
    #expect(ranking["Thanh Hóa"]?.isTied == true && ranking["Yên Bái"]?.rank == 15)
    #expect(ranking["Hậu Giang"]?.rank == 17 && ranking["Hậu Giang"]?.isTied == false)
    #expect(ranking.rankOf == 63)
  }

  @Test func quangNgai() {
    #expect(ranking["Quảng Ngãi"]?.rank == 26)
    let next = ranking.nextPlace(above: "Quảng Ngãi")
    #expect(next?.entry.key == "Trà Vinh" && next?.distance == decimal("0.0044"))
    #expect(ranking.mean(scale: 4) == decimal("0.5787"))
    #expect(decimal("0.6033") - (ranking.mean(scale: 4) ?? .zero) == decimal("0.0246"))
    #expect(ranking.nextPlace(above: "TP. Đà Nẵng") == nil)
    #expect(ranking.nextPlace(above: "Hậu Giang")?.entry.key == "Thanh Hóa")
    #expect(ranking.nextPlace(above: "Yên Bái")?.entry.rank == 14)
  }

  /// 17, 17, 19 of the ICT ranking of 2017, and figures that are better when small.
  @Test func tiesSkipTheNextRank() {
    let ties = CompetitionRanking([
      ("a", decimal("3")), ("b", decimal("5.0")), ("c", decimal("5")), ("d", decimal("1")),
    ])
    #expect(ties.entries.map(\.rank) == [1, 1, 3, 4])
    let late = CompetitionRanking([("a", decimal("3")), ("b", decimal("5"))], higherIsBetter: false)
    #expect(late.entries.map(\.key) == ["a", "b"])
    #expect(CompetitionRanking<String>([]).mean(scale: 2) == nil)
  }

  @Test func aRankIsOneMoreThanTheNumberOfBetterUnits() {
    var random = SeededRandom(seed: 5)
    for _ in 0..<300 {
      let scores = (0..<Int.random(in: 1...40, using: &random)).map {
        (key: $0, score: ExactDecimal(Int.random(in: 0...15, using: &random)))
      }
      let found = CompetitionRanking(scores)
      #expect(found.entries.count == scores.count)
      for one in scores {
        #expect(found[one.key]?.rank == scores.filter { $0.score > one.score }.count + 1)
      }
    }
  }

  private func edition(_ label: String, _ methodBreak: Edition.Break) -> Edition {
    Edition(
      id: EditionID(index: "dti", label: label), structure: "dti-922", period: .year(2022),
      published: testDay("2023-07-12"), publishedAsStated: .empty, unitCount: 63,
      unitsOn: testDay("2022-12-31"), methodBreak: methodBreak, breakNote: .empty, statedMeans: [],
      source: "s")
  }

  @Test func changesAreMarkedOrRefused() {
    #expect(
      RankChange.between([26], and: [21], over: [edition("2023", .no)], areSameUnits: true)
        == .places(5, marks: []))
    #expect(
      RankChange.between(
        [47], and: [26], over: [edition("2021", .yes), edition("2022", .unconfirmed)], areSameUnits: true)
        == .places(21, marks: [.methodBreak, .unconfirmedBreak]))
    #expect(
      RankChange.between([24, 25], and: [31], over: [edition("2022", .no)], areSameUnits: true)
        == .places(-7, marks: [.conflictingSources]))
    #expect(
      RankChange.between([2], and: [17], over: [edition("2024", .yes)], areSameUnits: false)
        == .refusedDifferentUnits)
    #expect(RankChange.between([], and: [17], over: [], areSameUnits: true) == .unknown)
    // Numbers that no ranking has do not stop the program.
    #expect(RankChange.between([.min], and: [.max], over: [], areSameUnits: true) == .unknown)
    #expect(provinceRegister.areSameProvinces(on: testDay("2022-12-31"), and: testDay("2025-02-01")))
    #expect(provinceRegister.areSameProvinces(on: testDay("2025-08-01"), and: testDay("2026-05-01")))
    #expect(!provinceRegister.areSameProvinces(on: testDay("2023-12-31"), and: testDay("2025-10-21")))
  }
}

@Suite struct EditionTests {
  private func edition(_ year: Int, published: String) -> Edition {
    Edition(
      id: EditionID(index: "dti", label: String(year)), structure: "dti-922", period: .year(year),
      published: testDay(published), publishedAsStated: .empty, unitCount: 63, unitsOn: testDay("2022-12-31"),
      methodBreak: .no, breakNote: .empty, statedMeans: [], source: "s")
  }

  @Test func theNewestPublishedByADayComesFirst() {
    let editions = [
      edition(2023, published: "2025-02-28"), edition(2021, published: "2022-08-08"),
      edition(2022, published: "2023-07-12"),
    ]
    #expect(editions.newest(publishedBy: testDay("2024-06-03"))?.id.label == "2022")
    #expect(editions.newest(publishedBy: testDay("2023-07-12"))?.id.label == "2022")
    #expect(editions.newest(publishedBy: testDay("2023-07-11"))?.id.label == "2021")
    #expect(editions.newest(publishedBy: testDay("2022-08-07")) == nil)
    #expect(editions.between(editions[1], and: editions[0]).map(\.id.label) == ["2022", "2023"])
    #expect(editions.between(editions[0], and: editions[1]).isEmpty)
  }

  @Test func sourcesThatDisagreeStaySideBySide() {
    let quangNam = UnitID(code: "49", validFrom: testDay("2004-07-08"))
    func figure(_ id: FactID, score: String?, rank: Int?, item: IndexItemID? = nil) -> IndexFigure {
      IndexFigure(
        id: id, edition: EditionID(index: "dti", label: "2021"), item: item, unit: quangNam,
        unitAsStated: .empty, score: score.map { StatedNumber(text: $0, value: decimal($0)) }, rank: rank,
        rankOf: 63, rankBasis: .published, asOf: nil, reference: testReference, note: .empty)
    }
    // 24 in the caption of an article, 25 in the province's own portal.
    let conflicts = [
      figure("a", score: "0.38", rank: 24), figure("b", score: nil, rank: 25),
      figure("c", score: "0.3800", rank: 25),
      figure("d", score: "0.5", rank: 1, item: "people"),
    ].conflicts()
    #expect(conflicts.count == 1)
    #expect(conflicts.first?.subject == .rank)
    #expect(conflicts.first?.figures.map(\.id) == ["a", "b", "c"])
    #expect(
      [figure("a", score: "0.38", rank: nil), figure("b", score: "0.39", rank: nil)].conflicts().map(
        \.subject) == [.score])
  }
}

@Suite struct FigureJudgementTests {
  @Test func reconciles() {
    // Thanh Hóa, quarter I of 2022, and the task force of 2017, which cut instead of rounding.
    #expect(
      Reconciliation.percent(
        stated: decimal("98.62"), numerator: decimal("16051"), denominator: decimal("16274"))
        == .agrees)
    #expect(
      Reconciliation.percent(
        stated: decimal("1.38"), numerator: decimal("223"), denominator: decimal("16274"))
        == .differs(by: decimal("0.01")))
    #expect(
      Reconciliation.percent(stated: decimal("50"), numerator: nil, denominator: decimal("2"))
        == .cannotCompute(known: 1, of: 2))
    #expect(
      Reconciliation.percent(stated: decimal("0"), numerator: .zero, denominator: .zero)
        == .cannotCompute(known: 2, of: 2))
    // Hải Phòng 2018: 2.065 + 348 beside 2.414.
    #expect(
      Reconciliation.sum(stated: decimal("2414"), parts: [decimal("2065"), decimal("348")])
        == .differs(by: decimal("1")))
    #expect(
      Reconciliation.sum(stated: decimal("833"), parts: [585, 67, 181].map { ExactDecimal($0) }) == .agrees)
    #expect(
      Reconciliation.sum(stated: decimal("833"), parts: [decimal("585"), nil])
        == .cannotCompute(known: 1, of: 2))
  }

  @Test(
    arguments: [
      ("80", "80", true, "100", TargetState.met), ("79.99", "80", true, "100", .near),
      ("76", "80", true, "100", .near),
      ("75.99", "80", true, "100", .notMet), ("5", "6", false, "100", .met),
      ("6.2", "6", false, "100", .near),
      ("7", "6", false, "100", .notMet), ("0", "80", true, "9", .fewCases), ("0", "80", true, "10", .notMet),
      ("50", nil, true, "100", .noTarget), ("50", "80", nil, "100", .noTarget),
    ] as [(String, String?, Bool?, String, TargetState)])
  func judges(value: String, target: String?, higher: Bool?, cases: String, expected: TargetState) {
    #expect(
      TargetState.judge(
        value: decimal(value), target: target.map(decimal), higherIsBetter: higher, cases: decimal(cases))
        == expected)
  }

  @Test func nothingToJudge() {
    #expect(TargetState.judge(value: nil, target: decimal("80"), higherIsBetter: true, cases: nil) == nil)
  }
}
