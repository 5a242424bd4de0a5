import Export
import Model
import Testing

@testable import phienhop

/// The numbers of a notice that was signed stay those of its directives.
@Suite struct NoticeNumberTests {
  private func paragraphs(_ items: [String]) throws -> [DocumentParagraph] {
    let day = try #require(Day(iso8601: "2025-11-03"))
    let finance = PartyName(unit: nil, asStated: "Sở Tài chính", short: "Sở TC")
    let directives = items.enumerated().map { index, item in
      Directive(
        id: DirectiveID("d\(index)"), kind: .task, province: nil,
        title: LocalizedText(vietnamese: "Lập dự toán", english: .empty), text: "Lập dự toán", document: "tb",
        item: item, assignedOn: day, leads: [finance], coordinating: [],
        due: Due(asStated: .empty, reading: nil, window: nil), recurrence: .none, isTracked: true,
        initialProgress: .underWay, awaitsReading: nil,
        reference: SourceReference(source: "s", file: .empty, row: 1), note: .empty)
    }
    let form = try NoticeForm.builtIn()
    let document = try NoticeDocument(
      subject: MeetingSubject(
        meeting: Meeting(id: "2025-11-03", kind: .monthly, province: nil, day: day), record: nil, title: nil),
      conclusions: MeetingConclusions(directives, register: UnitRegister([])), form: form,
      issue: #require(form.issues.first), signer: .head, signerName: .empty, number: "15", signedOn: day,
      closed: .empty, province: nil, names: { $0.asStated }
    ).document(on: day)
    return document.blocks.compactMap { if case .paragraph(let paragraph) = $0 { paragraph } else { nil } }
      .filter { $0.text.string.contains("Lập dự toán") }
  }

  /// Where 2.2 was taken back, 2.1 becomes no 2: the notice that was signed tells it so.
  @Test func whatIsLeftOfSeveralKeepsItsNumber() throws {
    let shown = try paragraphs(["1", "2.1"])
    #expect(shown.map(\.style) == [.numbered(1, list: 0), .body])
    #expect(shown.last?.text == "2.1. Sở Tài chính: Lập dự toán.", "\(shown.map(\.text))")
    #expect(try paragraphs(["1", "2"]).map(\.style) == [.numbered(1, list: 0), .numbered(2, list: 0)])
  }
}
