import TestLibrary
import Testing

@testable import Model

/// Which figure a directive stands on now, and which source says so.
@Suite struct FigureProgressTests {
  private static let home = UnitID(code: "51", validFrom: Day(number: 0))
  private static let ratio: DefinitionID = "ty_le"
  private static let month = Period.month(year: 2024, month: 6)

  private static func day(_ year: Int, _ month: Int, _ day: Int) throws -> Day {
    try #require(Day(year: year, month: month, day: day))
  }

  private func observation(
    _ id: FactID, _ period: Period, _ value: Int, definition: DefinitionID = ratio
  ) -> Observation {
    Observation(
      id: id, definition: definition, unit: Self.home, unitAsStated: .empty, period: period,
      value: StatedNumber(text: "\(value)", value: ExactDecimal(value)), numerator: nil, denominator: nil,
      asOf: nil, reference: SourceReference(source: SourceID("nguồn \(id)"), file: .empty, row: 1),
      note: .empty)
  }

  private func figure(_ id: FactID, score: Int?, rank: Int?) -> IndexFigure {
    IndexFigure(
      id: id, edition: EditionID(index: "dti", label: "2023"), item: nil, unit: Self.home,
      unitAsStated: .empty, score: score.map { StatedNumber(text: "\($0)", value: ExactDecimal($0)) },
      rank: rank, rankOf: 63, rankBasis: nil, asOf: nil,
      reference: SourceReference(source: SourceID("nguồn \(id)"), file: .empty, row: 1), note: .empty)
  }

  private func batch(
    _ observations: [Observation] = [], _ figures: [IndexFigure] = [], choices: [FigureChoice] = []
  ) throws -> FactBatch {
    var batch = FactBatch(kind: .figures, title: "x", author: "lan", reason: .empty)
    func name(_ text: CleanText) -> LocalizedText { LocalizedText(vietnamese: text, english: text) }
    func definition(_ id: DefinitionID, parts: Bool) -> Definition {
      Definition(
        id: id, kind: parts ? .ratio : .count, group: .dossiers, name: name("x"), unitOfMeasure: name("%"),
        numerator: parts ? "tử" : nil, denominator: parts ? "mẫu" : nil, formula: name(.empty),
        levelSystem: .empty, basis: .empty, higherIsBetter: true)
    }
    batch.definitions = [
      definition(Self.ratio, parts: true), definition("tử", parts: false), definition("mẫu", parts: false),
    ]
    batch.observations = observations
    batch.indexFigures = figures
    batch.editions = [
      Edition(
        id: EditionID(index: "dti", label: "2023"), structure: "dti-1", period: .year(2023),
        published: try Self.day(2024, 3, 1), publishedAsStated: .empty, unitCount: 63,
        unitsOn: try Self.day(2023, 12, 31), methodBreak: .no, breakNote: .empty, statedMeans: [],
        source: "s")
    ]
    for choice in choices { batch.settings[choice.settingKey] = choice.settingValue }
    return batch
  }

  private func progress(
    _ subject: FigureLink.Subject, in period: Period = month, target: Int = 30, higherIsBetter: Bool = true,
    fact: FactID? = nil, _ batch: FactBatch
  ) throws -> FigureProgress {
    let finder = try FigureProgressFinder(
      MemoryReader([batch]), today: Self.day(2024, 8, 15), register: UnitRegister([]))
    return try finder.progress(
      of: FigureLink(
        subject: subject, unit: Self.home, period: period, value: ExactDecimal(10), fact: fact,
        target: ExactDecimal(target), higherIsBetter: higherIsBetter))
  }

  private func choice(_ stated: [Observation], _ chosen: Int) throws -> FigureChoice {
    let conflict = try #require(stated.conflicts().first)
    return FigureChoice(
      subject: conflict.subjectKey, chosen: conflict.statements[chosen], seen: conflict.statements,
      reason: "đã hỏi Sở")
  }

  private func choice(_ stated: [IndexFigure], _ chosen: Int) throws -> FigureChoice {
    let conflict = try #require(stated.conflicts().first)
    return FigureChoice(
      subject: conflict.subjectKey, chosen: conflict.statements[chosen], seen: conflict.statements,
      reason: "đã hỏi Sở")
  }

  // MARK: What a person chose

  @Test(arguments: [0, 1])
  func theChosenStatementCountsAlone(_ chosen: Int) throws {
    let stated = [observation("a", Self.month, 20), observation("b", Self.month, 35)]
    let open = try progress(.observation(Self.ratio), batch(stated))
    #expect(open.now?.fact == "a" && open.state == .notMet)
    let made = try progress(
      .observation(Self.ratio), batch(stated, choices: [choice(stated, chosen)]))
    #expect(made.now?.fact == stated[chosen].id && made.now?.value == stated[chosen].value?.exact)
    #expect(made.now?.reference == stated[chosen].reference)
    #expect(made.isReached == (chosen == 1))
  }

  @Test func aRatioIsComputedFromTheChosenCounts() throws {
    let tops = [
      observation("a", Self.month, 20, definition: "tử"), observation("b", Self.month, 70, definition: "tử"),
    ]
    let bottom = observation("c", Self.month, 100, definition: "mẫu")
    let made = try progress(
      .observation(Self.ratio), batch(tops + [bottom], choices: [choice(tops, 1)]))
    #expect(made.now?.isComputed == true && made.now?.value == ExactDecimal(70) && made.now?.fact == "b")
    #expect(made.isReached)
  }

  @Test(arguments: [0, 1])
  func theChosenScoreOrRankCountsAlone(_ chosen: Int) throws {
    let scores = [figure("a", score: 20, rank: nil), figure("b", score: 35, rank: nil)]
    let score = try progress(
      .score("dti", nil), in: .year(2022), batch([], scores, choices: [choice(scores, chosen)]))
    #expect(score.now?.fact == scores[chosen].id && score.isReached == (chosen == 1))
    let ranks = [figure("a", score: nil, rank: 24), figure("b", score: nil, rank: 26)]
    let rank = try progress(
      .rank("dti"), in: .year(2022), target: 25, higherIsBetter: false,
      batch([], ranks, choices: [choice(ranks, chosen)]))
    #expect(rank.now?.fact == ranks[chosen].id && rank.isReached == (chosen == 0))
  }

  /// What the changes tell of a place is the chosen source's too.
  @Test(arguments: [0, 1])
  func theChosenRankIsThatOfTheChanges(_ chosen: Int) throws {
    let ranks = [figure("a", score: nil, rank: 24), figure("b", score: nil, rank: 26)]
    let batch = try batch([], ranks, choices: [choice(ranks, chosen)])
    let edition = try #require(batch.editions.first { $0.id == ranks[0].edition })
    let places = try MeetingChangeFinder.places(in: edition, MemoryReader([batch]))
    #expect(places[Self.home]?.rank == [24, 26][chosen])
  }

  // MARK: Its source

  @Test func theSourceIsThatOfTheValue() throws {
    let figures = [figure("a", score: nil, rank: 24), figure("b", score: 35, rank: nil)]
    let score = try progress(.score("dti", nil), in: .year(2022), batch([], figures))
    #expect(score.now?.value == ExactDecimal(35) && score.now?.fact == "b")
    #expect(score.now?.reference.source == "nguồn b")
    let rank = try progress(
      .rank("dti"), in: .year(2022), target: 25, higherIsBetter: false, batch([], figures.reversed()))
    #expect(rank.now?.value == ExactDecimal(24) && rank.now?.fact == "a" && rank.now?.isComputed == false)
  }

  // MARK: Its period

  /// Days that a unit sends between its quarters do not take their place.
  @Test func shorterPeriodsDoNotHideIt() throws {
    let quarter = Period.quarter(year: 2024, quarter: 1)
    let then = Period.quarter(year: 2023, quarter: 4)
    let first = try Self.day(2024, 4, 1)
    let days = (0..<130).map { observation(FactID("n\($0)"), .day(first + $0), 12) }
    let made = try progress(
      .observation(Self.ratio), in: then, fact: "t",
      batch(days + [observation("q", quarter, 31), observation("t", then, 10)]))
    #expect(made.now?.period == quarter && made.now?.fact == "q" && made.isReached)
    #expect(made.thenReference?.source == "nguồn t")
  }
}
