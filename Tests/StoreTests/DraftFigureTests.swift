import Model
import Testing

@testable import Store
@testable import StoreProbe

/// The figure that a draft goes back to, from its first word to the directive it becomes.
@Suite struct DraftFigureTests {
  private let meeting = Meeting(
    id: "2024-06-03", kind: .monthly, state: .held, province: ProbeFacts.home, day: ProbeFacts.day + 6)

  private func edit(_ edit: DraftEdit, _ writer: StoreWriter) throws -> DraftReceipt {
    var outcome: DraftOutcome?
    let record = try writer.write { reader, _ in
      let made = try edit.outcome(
        in: meeting, from: reader, author: "lan", moment: "2024-06-03T02:00:00Z", today: meeting.day)
      outcome = made
      return made.batch
    }
    return try #require(outcome).receipt(record?.number)
  }

  private static let link = FigureLink(
    subject: .observation("ratio"), unit: ProbeFacts.home, period: .month(year: 2024, month: 5),
    value: ExactDecimal(41), fact: "o1", target: ExactDecimal(80), higherIsBetter: true)

  private func task(_ text: CleanText, _ link: FigureLink? = nil) -> DraftContent {
    DraftContent(
      .directive,
      figure: link.map {
        FigureMention(
          definition: "ratio", unit: $0.unit, name: "Tỷ lệ", value: "41%", target: "80%", link: $0)
      }, text: text, leads: [PartyName(unit: nil, asStated: "Sở Y tế", short: "Sở YT")])
  }

  /// A directive about another matter is not done because the figure of the text before has reached its target.
  @Test func aCorrectionWithoutAFigureEndsIt() throws {
    let scratch = try Scratch()
    let writer = try scratch.filled()
    let first = try edit(.add(task("nâng tỷ lệ", Self.link)), writer).written[0]
    let directive = DirectiveID(first.id.rawValue)
    #expect(try StoreReader.open(path: scratch.store).directiveFigure(of: directive) == Self.link)
    let corrected = try edit(.correct(first.id, seen: first.content, to: task("tập huấn")), writer)
    var reader = try StoreReader.open(path: scratch.store)
    #expect(try reader.directiveFigure(of: directive) == nil)
    #expect(try !reader.directiveFigures().contains { $0.directive == directive })
    // The end is a version of its own in the batch of the correction.
    let batch = try #require(corrected.batch)
    #expect(try reader.rows(of: batch, after: nil).rows.count == 2)
    let ended = DirectiveFigure(id: first.id, link: Self.link, isEnded: true)
    #expect(try reader.facts(order: "f.id").contains(ended))
    let adopted = try edit(.adopt(seen: corrected.written), writer)
    #expect(adopted.written.count == 1)
    reader = try StoreReader.open(path: scratch.store)
    #expect(try reader.directiveFigure(of: directive) == nil)
    #expect(try StoreCheck(path: scratch.store).findings.isEmpty)
    // Taken back, the text before stands again with its figure.
    for batch in [adopted.batch, corrected.batch] {
      _ = try writer.withdraw(try #require(batch), author: "a", reason: "b")
    }
    reader = try StoreReader.open(path: scratch.store)
    #expect(try reader.directiveFigure(of: directive) == Self.link)
    #expect(try reader.drafts(of: meeting.id).first { $0.id == first.id }?.content == first.content)
  }

  /// A figure may come back, and a correction that keeps it keeps it.
  @Test func aLaterCorrectionMayBringOne() throws {
    let scratch = try Scratch()
    let writer = try scratch.filled()
    let first = try edit(.add(task("một", Self.link)), writer).written[0]
    let directive = DirectiveID(first.id.rawValue)
    let second = try edit(.correct(first.id, seen: first.content, to: task("hai")), writer).written[0]
    let third = try edit(.correct(first.id, seen: second.content, to: task("ba", Self.link)), writer)
    let fourth = try edit(
      .correct(first.id, seen: third.written[0].content, to: task("bốn", Self.link)), writer)
    _ = try edit(.adopt(seen: fourth.written), writer)
    #expect(try StoreReader.open(path: scratch.store).directiveFigure(of: directive) == Self.link)
  }

  /// A store may hold the link of a text that was corrected by a program that left it standing.
  @Test func adoptionTakesOverOnlyTheFigureOfTheText() throws {
    let scratch = try Scratch()
    let writer = try scratch.filled()
    let draft = try edit(.add(task("tập huấn")), writer).written[0]
    var stray = FactBatch(kind: .meeting, title: "x", author: "lan", reason: .empty)
    stray.directiveFigures = [DirectiveFigure(id: draft.id, link: Self.link)]
    _ = try writer.write { _, _ in stray }
    _ = try edit(.adopt(seen: [draft]), writer)
    #expect(
      try StoreReader.open(path: scratch.store).directiveFigure(of: DirectiveID(draft.id.rawValue)) == nil)
  }
}
