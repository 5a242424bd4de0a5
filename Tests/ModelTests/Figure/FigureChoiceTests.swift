import Testing

@testable import Model

@Suite struct FigureChoiceTests {
  private static let edition = EditionID(index: "dti", label: "2021")

  private func figure(_ id: String, rank: Int?, score: String? = nil) throws -> IndexFigure {
    let unit = UnitID(code: "49", validFrom: Day(number: 0))
    let value = try score.map { StatedNumber(text: $0, value: try #require(ExactDecimal($0))) }
    return IndexFigure(
      id: FactID(id), edition: Self.edition, item: nil, unit: unit, unitAsStated: "Quảng Nam", score: value,
      rank: rank, rankOf: 63, rankBasis: nil, asOf: nil,
      reference: SourceReference(source: SourceID(id), file: "a.csv", row: 2), note: .empty)
  }

  private func choice(_ conflict: FigureConflict, _ chosen: Int) throws -> FigureChoice {
    let statement = try #require(conflict.figures[chosen].statement(of: conflict.subject))
    return FigureChoice(
      subject: conflict.subjectKey, chosen: statement, seen: conflict.statements, reason: "đã hỏi Sở")
  }

  @Test func aSettingBringsTheChoiceBack() throws {
    let figures = [try figure("a", rank: 24), try figure("b", rank: 25)]
    let conflict = try #require(figures.conflicts().first)
    let made = try choice(conflict, 1)
    let read = try #require(
      FigureChoice(settingKey: made.settingKey, value: made.settingValue, batch: BatchNumber(7)))
    #expect(read.subject == made.subject && read.chosen == made.chosen && read.seen == made.seen)
    #expect(read.reason == "đã hỏi Sở" && read.batch == BatchNumber(7))
    #expect(FigureChoice(settingKey: "home", value: made.settingValue, batch: nil) == nil)
    #expect(FigureChoice(settingKey: made.settingKey, value: "2\nx\na\tb\na\tb", batch: nil) == nil)
    #expect(FigureChoice(settingKey: made.settingKey, value: "1", batch: nil) == nil)
  }

  /// Line breaks in a reason or a stated text are no new statements.
  @Test func textCannotForgeStatements() throws {
    let hostile = FigureChoice.Statement(fact: "a", value: "1\nb\t2")
    let choice = FigureChoice(
      subject: "x", chosen: hostile, seen: [hostile], reason: CleanText(cleaning: "một\nb\t9"))
    let read = try #require(
      FigureChoice(settingKey: choice.settingKey, value: choice.settingValue, batch: nil))
    #expect(read.seen.count == 1)
    #expect(read.chosen == hostile)
  }

  @Test func aChoiceSettlesWhatWasSeenAndNothingElse() throws {
    let figures = [try figure("a", rank: 24), try figure("b", rank: 25)]
    let conflict = try #require(figures.conflicts().first)
    let choices = FigureChoices([try choice(conflict, 1)])
    #expect(choices.settling(conflict)?.chosen.value == "25")
    #expect(choices.open([conflict]).isEmpty)
    #expect(choices.chosen(.rank, among: figures)?.id == "b")
    #expect(choices.chosen(.score, among: figures) == nil)

    // A third source opens it again; what was chosen stays in place until someone looks.
    let more = figures + [try figure("c", rank: 26)]
    let wider = try #require(more.conflicts().first)
    #expect(choices.settling(wider) == nil)
    #expect(choices.open([wider]) == [wider])
    #expect(choices.chosen(.rank, among: more)?.id == "b")

    // The chosen source says otherwise by now: nothing is chosen.
    let corrected = [figures[0], try figure("b", rank: 27)]
    #expect(choices.chosen(.rank, among: corrected) == nil)
    #expect(choices.settling(try #require(corrected.conflicts().first)) == nil)
  }

  @Test func rankAndScoreOfOneFigureAreTwoMatters() throws {
    let figures = [try figure("a", rank: 24, score: "0.5"), try figure("b", rank: 25, score: "0.6")]
    let conflicts = figures.conflicts()
    #expect(conflicts.count == 2)
    #expect(Set(conflicts.map(\.subjectKey)).count == 2)
    let rank = try #require(conflicts.first { $0.subject == .rank })
    #expect(FigureChoices([try choice(rank, 0)]).open(conflicts).map(\.subject) == [.score])
  }
}

@Suite struct KeptCheckTests {
  @Test func aNoteTellsItsChecks() throws {
    let check = KeptCheck(
      difference: ExactDecimal(-3), rule: "3 = 4 + 5 + 6", stated: "1.120", computed: "1123")
    #expect(check.note == "lệch -3: 3 = 4 + 5 + 6 (ghi 1.120, tính 1123)")
    #expect(KeptCheck.all(in: check.note) == [check])
    let rank = KeptCheck(difference: nil, rule: "hạng theo điểm (chung)", stated: "4", computed: "> 5")
    let both = check.note + "; ước tính; " + rank.note
    #expect(KeptCheck.all(in: both) == [check, rank])
  }

  /// Stores of earlier versions keep no values.
  @Test func olderNotesAreRead() {
    let found = KeptCheck.all(in: "lệch 3: 3 = 7 + 11; lệch 0.5: tỷ lệ (%)")
    #expect(found.map(\.rule) == ["3 = 7 + 11", "tỷ lệ (%)"])
    #expect(found.allSatisfy { $0.stated.isEmpty && $0.computed.isEmpty })
    #expect(KeptCheck.all(in: "lệch nhiều; số ước").isEmpty)
  }
}
