import Model
import Testing

@testable import Store
@testable import StoreProbe

/// What is written down in a meeting, from the first word to its adoption and back.
@Suite struct DraftStoreTests {
  private let meeting = Meeting(
    id: "2024-06-03", kind: .monthly, state: .held, province: ProbeFacts.home, day: ProbeFacts.day + 6)

  private func edit(
    _ edit: DraftEdit, _ writer: StoreWriter, by author: CleanText = "lan", on today: Day? = nil
  ) throws -> DraftReceipt {
    var outcome: DraftOutcome?
    let record = try writer.write { reader, _ in
      let meeting = try reader.meetings().first { $0.id == self.meeting.id } ?? self.meeting
      let made = try edit.outcome(
        in: meeting, from: reader, author: author, moment: "2024-06-03T02:00:00Z", today: today ?? meeting.day
      )
      outcome = made
      return made.batch
    }
    return try #require(outcome).receipt(record?.number)
  }

  private func task(_ text: CleanText) -> DraftContent {
    DraftContent(
      .directive, text: text, leads: [PartyName(unit: nil, asStated: "Sở Y tế", short: "Sở YT")])
  }

  @Test func draftsAreCorrectedAndWithdrawnByName() throws {
    let scratch = try Scratch()
    let writer = try scratch.filled()
    // The probe's own meeting has two already.
    let first = try edit(.add(task("một")), writer)
    #expect(first.written.map(\.number) == [3] && first.written.map(\.state) == [.draft])
    let draft = first.written[0]
    let corrected = try edit(.correct(draft.id, seen: draft.content, to: task("hai")), writer, by: "hoa")
    #expect(corrected.written.map(\.author) == ["hoa"] && corrected.written.map(\.id) == [draft.id])
    // Who still saw the first version keeps both.
    let late = try edit(.correct(draft.id, seen: draft.content, to: task("ba")), writer, by: "lan")
    #expect(late.written.map(\.number) == [4] && late.missed.map(\.content.text) == ["hai"])
    #expect(try edit(.withdraw(draft.id, seen: draft.content, reason: "x"), writer).batch == nil)
    let gone = try edit(.withdraw(draft.id, seen: task("hai"), reason: "ghi nhầm"), writer, by: "hoa")
    #expect(gone.written.map(\.state) == [.withdrawn])
    #expect(try edit(.withdraw(draft.id, seen: task("hai"), reason: "nữa"), writer).batch == nil)
    let reader = try StoreReader.open(path: scratch.store)
    let drafts = try reader.drafts(of: meeting.id)
    #expect(drafts.map(\.number) == [1, 2, 3, 4])
    #expect(drafts[2].reason == "ghi nhầm" && drafts[3].content.text == "ba")
    // Every step is a record with its author, and taken back as one.
    let records = try reader.batches().suffix(4)
    #expect(records.map(\.author) == ["lan", "hoa", "lan", "hoa"])
    #expect(records.last?.reason == "ghi nhầm")
    _ = try writer.withdraw(try #require(gone.batch), author: "a", reason: "b")
    #expect(try StoreReader.open(path: scratch.store).drafts(of: meeting.id)[2].state == .draft)
  }

  @Test func adoptingIsOneBatchAndOneUndo() throws {
    let scratch = try Scratch()
    let writer = try scratch.filled()
    _ = try edit(.add(task("một")), writer)
    _ = try edit(.add(DraftContent(.completion, directives: ["d1"], evidence: "BC 1")), writer)
    let open = try StoreReader.open(path: scratch.store).drafts(of: meeting.id).filter { $0.state == .draft }
    let before = try StoreReader.open(path: scratch.store)
    let states = try before.directiveOutlines()
    let receipt = try edit(.adopt(seen: open), writer)
    // The progress of the probe, the task and the completion.
    #expect(receipt.written.map(\.state) == [.adopted, .adopted, .adopted] && receipt.remaining.isEmpty)
    let reader = try StoreReader.open(path: scratch.store)
    let made = try reader.conclusions(of: meeting, register: UnitRegister(reader.units()))
    #expect(made.map(\.title.vietnamese) == ["Một"])
    #expect(try reader.reports(of: "d1").map(\.evidence).contains("BC 1"))
    #expect(try reader.directiveOutlines().count == states.count + 1)
    #expect(try reader.drafts(of: meeting.id).allSatisfy { $0.state != .draft })
    // A second time there is nothing left.
    #expect(try edit(.adopt(seen: open), writer).batch == nil)

    _ = try writer.withdraw(try #require(receipt.batch), author: "a", reason: "b")
    let after = try StoreReader.open(path: scratch.store)
    #expect(try after.directiveOutlines() == states)
    #expect(try after.drafts(of: meeting.id) == before.drafts(of: meeting.id))
    #expect(try after.conclusions(of: meeting, register: UnitRegister(after.units())).isEmpty)
    #expect(try StoreCheck(path: scratch.store).findings.isEmpty)
  }

  /// One adoption while they meet and one after; the first is taken back, and the second's conclusions still stand.
  @Test func aMeetingStaysHeldWhileOneAdoptionStands() throws {
    let scratch = try Scratch()
    let writer = try scratch.filled()
    func state() throws -> Meeting.State? {
      try StoreReader.open(path: scratch.store).meetings().first { $0.id == meeting.id }?.state
    }
    var planned = FactBatch(kind: .meeting, title: "lập", author: "a", reason: .empty)
    planned.meetings = [meeting.with(.planned)]
    _ = try writer.write(planned)
    // What was prepared before the day makes nothing held.
    let early = try edit(.add(task("không")), writer)
    let prepared = try edit(.adopt(seen: early.written), writer, on: meeting.day + -1)
    #expect(try prepared.batch != nil && !prepared.makesHeld && state() == .planned)
    let one = try edit(.adopt(seen: edit(.add(task("một")), writer).written), writer)
    #expect(try one.makesHeld && state() == .held)
    let two = try edit(.adopt(seen: edit(.add(task("hai")), writer).written), writer, on: meeting.day + 1)
    #expect(!two.makesHeld)
    _ = try writer.withdraw(try #require(one.batch), author: "a", reason: "b")
    #expect(try state() == .held)
    _ = try writer.withdraw(try #require(two.batch), author: "a", reason: "b")
    #expect(try state() == .planned)
    #expect(try StoreCheck(path: scratch.store).findings.isEmpty)
  }

  // MARK: A lost answer

  /// The program ends between the commit and its answer: what its form kept is written again and known again.
  @Test func theSameFormIsWrittenOnce() throws {
    let scratch = try Scratch()
    let writer = try scratch.filled()
    let first = try edit(.write(task("một"), ticket: "k3v9-1"), writer)
    #expect(first.written.map(\.id) == ["2024-06-03/ghi/k3v9-1"] && first.written.map(\.number) == [3])
    let again = try edit(.write(task("một"), ticket: "k3v9-1"), writer)
    #expect(again.batch == nil && again.written.isEmpty && again.known.map(\.number) == [3])
    // Typed on after it came back: the same draft says it otherwise.
    let more = try edit(.write(task("một hai"), ticket: "k3v9-1"), writer)
    #expect(more.written.map(\.number) == [3] && more.written.map(\.content.text) == ["một hai"])
    // By now somebody may have corrected it, so a third text stands beside it.
    let apart = try edit(.write(task("ba"), ticket: "k3v9-1"), writer)
    #expect(apart.written.map(\.number) == [4] && apart.missed.map(\.number) == [3])
    // Another form is another draft, though it says the same.
    #expect(try edit(.write(task("ba"), ticket: "k3v9-2"), writer).written.map(\.number) == [5])
    // A correction that is in the store already is not written beside it.
    let draft = more.written[0]
    let corrected = try edit(.correct(draft.id, seen: draft.content, to: task("bốn")), writer)
    #expect(corrected.written.map(\.number) == [3])
    let known = try edit(.correct(draft.id, seen: draft.content, to: task("bốn")), writer)
    #expect(known.batch == nil && known.known.map(\.number) == [3])
    #expect(try StoreReader.open(path: scratch.store).drafts(of: meeting.id).count == 5)
  }

  @Test func aWithdrawnBatchDoesNotTakeTheKey() throws {
    let scratch = try Scratch()
    let writer = try scratch.filled()
    let first = try edit(.write(task("một"), ticket: "k-1"), writer)
    let batch = try #require(first.batch)
    _ = try writer.withdraw(batch, author: "a", reason: "b")
    let again = try edit(.write(task("một"), ticket: "k-1"), writer)
    #expect(again.written.map(\.number) == [3] && again.written.map(\.id) != first.written.map(\.id))
    _ = try writer.restore(batch, author: "a", reason: "b")
    #expect(try StoreReader.open(path: scratch.store).drafts(of: meeting.id).count == 4)
  }

  // MARK: Figures

  @Test func theFigureGoesOntoTheDirective() throws {
    let scratch = try Scratch()
    let writer = try scratch.filled()
    let link = FigureLink(
      subject: .observation("ratio"), unit: ProbeFacts.home, period: .month(year: 2024, month: 5),
      value: ExactDecimal(significand: 1694, scale: 2), fact: "o1", target: ExactDecimal(30),
      higherIsBetter: true)
    var content = task("nâng tỷ lệ")
    content.figure = FigureMention(
      definition: "ratio", unit: ProbeFacts.home, name: "Tỷ lệ", value: "16,94%", target: "30%", link: link)
    let written = try edit(.add(content), writer)
    let reader = try StoreReader.open(path: scratch.store)
    let draft = try #require(try reader.drafts(of: meeting.id).last)
    // The store gives back what was written, so that who saw it corrects it.
    #expect(draft.content == content)
    let adopted = try edit(.adopt(seen: [draft]), writer)
    let id = DirectiveID(written.written[0].id.rawValue)
    let after = try StoreReader.open(path: scratch.store)
    #expect(try after.directives([id]).count == 1 && after.directiveFigure(of: id) == link)
    // The batch of the draft is taken back: the directive keeps its figure as long as it stands.
    _ = try writer.withdraw(try #require(written.batch), author: "a", reason: "b")
    #expect(try StoreReader.open(path: scratch.store).directiveFigure(of: id) == link)
    _ = try writer.withdraw(try #require(adopted.batch), author: "a", reason: "b")
    #expect(try StoreReader.open(path: scratch.store).directiveFigure(of: id) == nil)
    #expect(try StoreCheck(path: scratch.store).findings.isEmpty)
  }

  // MARK: Two secretaries

  /// Both report on one adopted directive: both reports are kept, whoever comes later is told, also once the first one's
  /// word is adopted.
  @Test func twoReportsOnOneAdoptedDirective() throws {
    let scratch = try Scratch()
    let writer = try scratch.filled()
    let given = try edit(.add(task("một")), writer)
    _ = try edit(.adopt(seen: given.written), writer)
    let id = DirectiveID(given.written[0].id.rawValue)
    let lan = try edit(
      .write(DraftContent(.progress, directives: [id], text: "xong nửa", percent: 50), ticket: "a-1"), writer)
    #expect(lan.rivals.isEmpty)
    let hoa = try edit(
      .write(DraftContent(.progress, directives: [id], text: "còn vướng"), ticket: "b-1"), writer, by: "hoa")
    #expect(hoa.written.map(\.number) == [5] && hoa.rivals.map(\.author) == ["lan"])
    _ = try edit(.adopt(seen: lan.written), writer)
    let late = try edit(
      .write(DraftContent(.progress, directives: [id], text: "thêm"), ticket: "b-2"), writer, by: "hoa")
    // Her own open draft, and what was adopted meanwhile of the other's.
    #expect(late.rivals.map(\.author) == ["lan", "hoa"])
    _ = try edit(.adopt(seen: hoa.written + late.written), writer, by: "hoa")
    let reports = try StoreReader.open(path: scratch.store).reports(of: id)
    #expect(Set(reports.map(\.text)) == ["xong nửa", "còn vướng", "thêm"])
  }

  @Test func whatChangedSinceItWasShownStaysADraft() throws {
    let scratch = try Scratch()
    let writer = try scratch.filled()
    let shown = try edit(.add(task("một")), writer).written
    _ = try edit(.correct(shown[0].id, seen: shown[0].content, to: task("khác")), writer, by: "hoa")
    let receipt = try edit(.adopt(seen: shown), writer)
    #expect(receipt.batch == nil && receipt.missed.map(\.content.text) == ["khác"])
  }

  @Test func twoSecretariesOnOneDirectiveAreBothKept() throws {
    let scratch = try Scratch()
    let first = try scratch.filled()
    let second = try StoreWriter.open(path: scratch.store)
    let one = try edit(.add(DraftContent(.completion, directives: ["d1"])), first, by: "lan")
    let other = try edit(
      .add(DraftContent(.suspension, directives: ["d1"], text: "chờ vốn")), second, by: "hoa")
    #expect(one.written.map(\.number) == [3] && other.written.map(\.number) == [4])
    // The probe's progress and lan's completion.
    #expect(other.rivals.map(\.author) == ["thư ký", "lan"])
  }

  @Test func aFullDiskInTheMiddleOfAdoptingKeepsEveryDraft() throws {
    let scratch = try Scratch()
    do {
      let writer = try scratch.filled()
      for number in 1...30 { _ = try edit(.add(task(CleanText(cleaning: "việc \(number)"))), writer) }
    }
    let reader = try StoreReader.open(path: scratch.store)
    let open = try reader.drafts(of: meeting.id).filter { $0.state == .draft }
    let pages = try reader.connection.run { try $0.integer("PRAGMA page_count") ?? 0 }
    let full = try StoreWriter.open(
      path: scratch.store, options: StoreWriter.Options(pageLimit: pages + 1))
    #expect(throws: StoreError.self) { try edit(.adopt(seen: open), full) }
    let after = try StoreReader.open(path: scratch.store)
    #expect(try after.drafts(of: meeting.id) == reader.drafts(of: meeting.id))
    #expect(try after.conclusions(of: meeting, register: UnitRegister(after.units())).isEmpty)
  }
}
