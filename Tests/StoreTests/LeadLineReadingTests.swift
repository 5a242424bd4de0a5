import Model
import TestLibrary
import Testing

/// Lines of units out of a library: a directive to many units stands for each as that unit reported.
@Suite struct LeadLineReadingTests {
  private func day(_ text: String) throws -> Day { try #require(Day(iso8601: text)) }

  @Test func everyUnitHasItsOwnLine() throws {
    let reference = SourceReference(source: "s", file: "", row: 0)
    let parties = ["A", "B", "C"].map { name in
      PartyName(unit: nil, asStated: CleanText(cleaning: name), short: CleanText(cleaning: name))
    }
    func directive(_ id: DirectiveID, assigned: String, leads: [PartyName]) throws -> Directive {
      Directive(
        id: id, kind: .task, province: nil, title: LocalizedText(vietnamese: "Việc", english: .empty),
        text: .empty, document: nil, item: "", assignedOn: try day(assigned), leads: leads, coordinating: [],
        due: Due(asStated: .empty, reading: nil, window: DayRange(try day("2024-05-01"))), recurrence: .none,
        isTracked: true, initialProgress: .notStarted, awaitsReading: nil, reference: reference, note: .empty)
    }
    var batch = FactBatch(kind: .figures, title: "t", author: "a", reason: .empty)
    batch.directives = [
      try directive("many", assigned: "2024-01-01", leads: parties),
      try directive("joint", assigned: "2024-01-01", leads: Array(parties.prefix(2))),
      try directive("later", assigned: "2024-06-04", leads: parties),
    ]
    batch.assignments = parties.map { party in
      Assignment(
        id: FactID("many/\(party.asStated)"), directive: "many", party: party, reference: reference)
    }
    batch.reports = [
      ProgressReport(
        id: "r", directive: "many", assignment: "many/A", instance: nil, reportedOn: try day("2024-04-20"),
        progress: .done, finishedOn: try day("2024-04-20"), percent: nil, text: .empty, evidence: .empty,
        reference: reference)
    ]
    batch.extensions = [
      DueExtension(
        id: "e", directive: "many", assignment: "many/B", grantedOn: try day("2024-04-25"),
        window: DayRange(try day("2024-06-05")), document: .empty, reason: .empty, reference: reference)
    ]
    let lines = try LeadLines(
      from: MemoryReader([batch]), on: day("2024-06-03"), warningDays: 3,
      workdays: WorkCalendar(holidays: []),
      province: nil, register: UnitRegister([]), publishedEditions: { _ in nil }
    ).lines
    let found = lines.map {
      "\($0.directive.id) \($0.party.asStated) \($0.standing.state) \($0.extensionCount)"
    }
    #expect(
      Set(found)
        == [
          "many A done 0", "many B dueSoon 1", "many C overdue 0", "joint A overdue 0", "joint B overdue 0",
        ])
    #expect(found.count == 5)
    let reminders = DirectiveReminders(LeadLines(lines), register: UnitRegister([]))
    #expect(reminders.addressees.map { $0.lines.count } == [1, 2, 1])
  }
}
