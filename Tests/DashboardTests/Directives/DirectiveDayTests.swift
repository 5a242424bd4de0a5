import Model
import TestLibrary
import Testing

@testable import Dashboard

/// Lists of directives seen on a day in the past, of many units, and led by those who are not scored.
@Suite struct DirectiveDayTests {
  private let today = ManyDirectives.today

  private func report(_ id: FactID, of line: FactID?, on day: Day, _ progress: Progress) -> ProgressReport {
    ProgressReport(
      id: id, directive: "d1", assignment: line, instance: nil, reportedOn: day, progress: progress,
      finishedOn: nil, percent: nil, text: .empty, evidence: .empty,
      reference: SourceReference(source: "made-up", file: "made.csv", row: 2))
  }

  private func driver(_ batch: FactBatch, today: Day) throws -> ScreenDriver {
    try ScreenDriver(
      reader: MemoryReader([batch]), screen: .directives, size: Size(columns: 120, rows: 40), today: today,
      home: nil)
  }

  private var empty: FactBatch { FactBatch(kind: .figures, title: "made up", author: "test", reason: "") }

  @Test func countsAreThoseOfTheDay() throws {
    var batch = empty
    batch.directives = [ManyDirectives.directive(1, due: DayRange(today + -20))]
    batch.reports = [report("r1", of: nil, on: today + -5, .done)]
    let now = try #require(try driver(batch, today: today).list)
    #expect(now.counts[.done] == 1)
    let before = try #require(try driver(batch, today: today + -6).list)
    #expect(before.counts[.overdue] == 1 && before.counts.total == 1)
    #expect(before.entries.first?.latestReport == nil)
    // Assigned 200 days before.
    let unassigned = try #require(try driver(batch, today: today + -201).list)
    #expect(unassigned.counts.total == 0 && unassigned.entries.isEmpty && unassigned.unfilteredCount == 0)
  }

  @Test func unitsOfADirectiveToManyAreCounted() throws {
    var batch = empty
    batch.directives = [ManyDirectives.directive(1, due: DayRange(today + -20))]
    batch.assignments = (1...3).map { number in
      Assignment(
        id: FactID("a\(number)"), directive: "d1",
        party: PartyName(unit: nil, asStated: "UBND huyện", short: "Huyện"),
        reference: SourceReference(source: "made-up", file: "made.csv", row: 2))
    }
    batch.reports = [
      report("r1", of: "a1", on: today + -30, .done), report("r2", of: "a2", on: today + -5, .done),
    ]
    var some = try driver(batch, today: today)
    #expect(try #require(some.list).counts[.overdue] == 1)
    #expect(some.frame.text.contains("2/3 · Việc thứ 1"))
    #expect(some.frame.text.contains("Từng đơn vị: 2/3 xong"))
    try some.press("Enter")
    #expect(some.frame.text.contains("Quá hạn"))
    batch.reports.append(report("r3", of: "a3", on: today + -1, .done))
    var all = try driver(batch, today: today)
    #expect(try #require(all.list).counts[.done] == 1)
    try all.press("G Enter Down Enter")
    #expect(all.frame.text.contains("Từng đơn vị: 3/3 xong"))
    #expect(!all.frame.text.contains("Quá hạn"))
    #expect(try #require(try driver(batch, today: today + -2).list).counts[.overdue] == 1)
  }

  @Test(arguments: [
    (AdministrativeUnit.Kind.committee, false), (.collective, false), (.department, true),
  ])
  func ratesAreNotShownOfWhoIsNotScored(kind: AdministrativeUnit.Kind, isScored: Bool) throws {
    var batch = empty
    let unit = AdministrativeUnit(
      id: UnitID(code: "x", validFrom: today + -4_000), kind: kind, group: .others,
      name: LocalizedText(vietnamese: "Bên chủ trì", english: "Lead"),
      shortName: LocalizedText(vietnamese: "Bên chủ trì", english: "Lead"), validTo: nil, parent: nil,
      successors: [], officialOrder: 0, aliases: [])
    batch.units = [unit]
    batch.directives = (1...2).map { number in
      let plain = ManyDirectives.directive(number, due: DayRange(today + -20))
      return Directive(
        id: plain.id, kind: .task, province: nil, title: plain.title, text: .empty, document: nil, item: "",
        assignedOn: plain.assignedOn,
        leads: [PartyName(unit: unit.id, asStated: "Bên chủ trì", short: "Bên chủ trì")], coordinating: [],
        due: plain.due, recurrence: .none, isTracked: true, initialProgress: .notStarted,
        awaitsReading: nil, reference: plain.reference, note: .empty)
    }
    var driver = try driver(batch, today: today)
    try driver.press("v g")
    let list = try #require(driver.list)
    #expect(list.order.grouping == .lead)
    #expect(list.groups.map(\.isScored) == [isScored])
    let strip = DirectiveSelectedStrip.lines(list, driver.state, columns: 118)
    #expect(strip.count == (isScored ? 3 : 2))
  }
}
