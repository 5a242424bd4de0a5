import Model
import Testing

/// How the built-in directives stand: none is overdue, because none of them has a report.
@Suite struct StandingTests {
  private func standings(on day: Day) throws -> [DirectiveID: DirectiveStanding] {
    let published = Dictionary(
      try BuiltInFixture.editions().map { ($0.id, $0.published) }, uniquingKeysWith: { first, _ in first })
    let calendar = WorkCalendar(holidays: try BuiltInFixture.batches().flatMap(\.holidays))
    var standings: [DirectiveID: DirectiveStanding] = [:]
    for directive in try BuiltInFixture.directives() {
      let outline = DirectiveOutline(directive, reports: [], extensions: [])
      standings[directive.id] = outline.standing(on: day, warningDays: 3, workdays: calendar) {
        published[$0]
      }
    }
    return standings
  }

  @Test func countsOnTheThirdOfJune2024() throws {
    let standings = try standings(on: BuiltInFixture.day("2024-06-03"))
    let counts = Dictionary(standings.values.map { ($0.state, 1) }, uniquingKeysWith: +)
    #expect(
      counts == [.dueSoon: 4, .unknown: 5, .awaitingConfirmation: 1, .inTime: 10, .noDate: 35])
    #expect(standings.values.filter { $0.state == .noDate && $0.isContinuous }.count == 7)
  }

  @Test func directivesOnTheThirdOfJune2024() throws {
    let standings = try standings(on: BuiltInFixture.day("2024-06-03"))
    func ids(_ state: DirectiveState) -> Set<DirectiveID> {
      Set(standings.filter { $0.value.state == state }.keys)
    }
    #expect(ids(.dueSoon) == ["004.4", "004.5", "004.6", "004.7"])
    #expect(standings["004.4"]?.daysLeft == 2)
    #expect(ids(.unknown) == ["000.8", "000.9", "000.10", "000.11", "000.15"])
    #expect(ids(.unknown).allSatisfy { standings[$0]?.daysLeft == -520 })
    #expect(ids(.awaitingConfirmation) == ["002.9"])
    #expect(standings["001.15"]?.daysLeft == 17)
    #expect(standings["004.16"]?.daysLeft == 27)
    #expect(standings["004.27"]?.daysLeft == 576)
  }

  @Test func nothingIsEverOverdue() throws {
    for day in ["2022-12-31", "2023-07-12", "2024-06-21", "2026-11-21"] {
      let standings = try standings(on: BuiltInFixture.day(day))
      #expect(standings.values.allSatisfy { $0.state != .overdue }, "\(day)")
    }
  }
}

/// Our readings against what the reader of due texts makes of them.
@Suite struct DueReadingTests {
  /// Where a reading knows more than its text: a general request has no due date whatever year it names, and
  /// the reports of a monthly meeting are due with the meeting on days 1 to 5.
  private static let readFurther: Set<DirectiveID> = ["000.20", "004.7"]

  @Test func readingsEndWhereTheReaderOfDueTextsEnds() throws {
    let reader = DueReader(workdays: WorkCalendar())
    var count = 0
    for directive in try BuiltInFixture.directives()
    where !directive.due.asStated.isEmpty && !Self.readFurther.contains(directive.id) {
      let read = reader.read(directive.due.asStated.string, assignedOn: directive.assignedOn)
      #expect(read.window?.last == directive.due.window?.last, "\(directive.id)")
      if read.recurrence.rule != .none {
        #expect(read.recurrence.rule == directive.recurrence.rule, "\(directive.id)")
        #expect(read.recurrence.firstDayOfMonth == directive.recurrence.firstDayOfMonth, "\(directive.id)")
        #expect(read.recurrence.lastDayOfMonth == directive.recurrence.lastDayOfMonth, "\(directive.id)")
        #expect(read.recurrence.alsoAdHoc == directive.recurrence.alsoAdHoc, "\(directive.id)")
      }
      count += 1
    }
    #expect(count == 27)
  }
}
