import Testing

@testable import Model

/// Directives as lines of units, for what is sent to them.
private func unit(
  _ code: String, _ order: Int, kind: AdministrativeUnit.Kind = .department,
  group: AdministrativeUnit.Group = .departments
) -> AdministrativeUnit {
  let name = LocalizedText(vietnamese: CleanText(cleaning: "Sở \(code)"), english: .empty)
  return AdministrativeUnit(
    id: UnitID(code: code, validFrom: testDay("2004-07-08")), kind: kind, group: group, name: name,
    shortName: name, validTo: nil, parent: nil, successors: [], officialOrder: order, aliases: [])
}

private func party(_ unit: AdministrativeUnit) -> PartyName {
  PartyName(unit: unit.id, asStated: unit.name.vietnamese, short: unit.shortName.vietnamese)
}

private func directive(
  _ id: DirectiveID, kind: Directive.Kind = .task, leads: [PartyName] = [], document: DocumentID? = nil,
  item: String = "", window: String? = nil
) -> Directive {
  Directive(
    id: id, kind: kind, province: nil, title: LocalizedText(vietnamese: "Việc", english: .empty),
    text: "Việc",
    document: document, item: item, assignedOn: testDay("2024-01-01"), leads: leads, coordinating: [],
    due: Due(asStated: .empty, reading: nil, window: window.map { DayRange(testDay($0)) }), recurrence: .none,
    isTracked: true, initialProgress: .notStarted, awaitsReading: nil,
    reference: SourceReference(source: "nguon", file: "", row: 0), note: .empty)
}

private func line(
  _ id: DirectiveID, _ party: PartyName, kind: Directive.Kind = .task, window: String? = nil,
  tracked: Bool = true, report latest: ReportOutline? = nil, on day: String = "2024-06-03"
) -> LeadLine {
  LeadLine(
    directive: directive(id, kind: kind, leads: [party], window: window), party: party,
    standing: standing(
      outline(window: window.map { ($0, $0) }, tracked: tracked, report: latest), on: day),
    extensionCount: 0)
}

@Suite struct DirectiveReminderTests {
  private let first = unit("A", 1)
  private let second = unit("B", 2)

  @Test(
    arguments: [
      ("2024-06-02", DirectiveReminders.Urgency.overdue), ("2024-06-03", .withinOneDay),
      ("2024-06-04", .withinOneDay), ("2024-06-05", .withinThreeDays), ("2024-06-06", .withinThreeDays),
      ("2024-06-07", .withinSevenDays), ("2024-06-10", .withinSevenDays), ("2024-06-11", nil), (nil, nil),
    ] as [(String?, DirectiveReminders.Urgency?)])
  func urgencyIsThatOfTheDaysLeft(window: String?, urgency: DirectiveReminders.Urgency?) {
    #expect(DirectiveReminders.Urgency(line("d", party(first), window: window).standing) == urgency)
  }

  @Test func whatIsFinishedStoppedOrNotTrackedIsNotReminded() {
    let past = "2024-05-01"
    for progress in [Progress.done, .awaitingConfirmation, .onHold, .returned, .dropped] {
      let line = line("d", party(first), window: past, report: report("2024-05-20", progress))
      #expect(DirectiveReminders.Urgency(line.standing) == nil, "\(progress)")
    }
    // Not reported is not the same as not done.
    #expect(DirectiveReminders.Urgency(line("d", party(first), window: past, tracked: false).standing) == nil)
  }

  @Test func eachUnitHasItsOwnAndThoseWithoutAnyAreLeftOut() {
    let nameless = PartyName(unit: nil, asStated: "Mỗi địa phương", short: "Mỗi địa phương")
    let register = UnitRegister([first, second])
    let reminders = DirectiveReminders(
      LeadLines([
        line("d5", nameless, window: "2024-06-04"), line("d4", party(second), window: "2024-07-30"),
        line("d3", party(second), kind: .goal, window: "2024-06-01"),
        line("d2", party(first), window: "2024-06-05"), line("d1", party(first), window: "2024-05-01"),
      ]), register: register)
    #expect(reminders.addressees.map(\.party.asStated) == ["Sở A", "Mỗi địa phương"])
    #expect(reminders.addressees[0].lines.map(\.directive.id) == ["d1", "d2"])
    #expect(reminders.addressees[0].count(.overdue) == 1 && reminders.lineCount == 3)
  }

  /// What comes again and is late with one date owes the next one as well, once it is near.
  @Test(
    arguments: [
      ("2024-06-03", ["2024-05-20"]), ("2024-06-14", ["2024-05-20", "2024-06-20"]),
      ("2024-06-20", ["2024-05-20", "2024-06-20"]), ("2024-06-21", ["2024-05-20"]),
      ("2024-07-17", ["2024-05-20", "2024-07-20"]),
    ] as [(String, [String])])
  func theNextDateOfWhatComesAgainIsTold(today: String, last: [String]) throws {
    let directive = Directive(
      id: "d", kind: .task, province: nil, title: LocalizedText(vietnamese: "Việc", english: .empty),
      text: "Việc", document: nil, item: "", assignedOn: testDay("2024-05-01"), leads: [party(first)],
      coordinating: [],
      due: Due(
        asStated: "trước ngày 20 hằng tháng", reading: nil,
        window: DayRange(between: testDay("2024-05-01"), and: testDay("2024-05-20"))),
      recurrence: Recurrence(rule: .monthly, firstDayOfMonth: 1, lastDayOfMonth: 20), isTracked: true,
      initialProgress: .notStarted, awaitsReading: nil,
      reference: SourceReference(source: "nguon", file: "", row: 0), note: .empty)
    let outline = DirectiveOutline(directive, reports: [], extensions: [], assignment: nil)
    let day = testDay(today)
    let standing = outline.standing(on: day, workdays: WorkCalendar(), publishedEditions: { _ in nil })
    let line = LeadLine(
      directive: directive, party: party(first), standing: standing, extensionCount: 0,
      next: outline.nextStanding(after: standing, on: day, warningDays: 3, workdays: WorkCalendar()))
    let told = DirectiveReminders(LeadLines([line]), register: UnitRegister([first])).addressees
    #expect(told.flatMap(\.lines).compactMap { $0.standing.window?.last.description } == last)
  }
}

@Suite struct LeadStandingTests {
  private let office = unit("A", 1)

  @Test func everyTaskIsInOneClass() {
    let party = party(office)
    let past = "2024-05-01"
    let lines = [
      line("on", party, window: past, report: report("2024-05-10", .done, finished: "2024-05-01")),
      line("late", party, window: past, report: report("2024-05-10", .done, finished: "2024-05-02")),
      line("over", party, window: past), line("open", party, window: "2024-07-01"), line("none", party),
      line("noneDone", party, report: report("2024-05-10", .done, finished: "2024-05-10")),
      line("told", party, window: past, tracked: false),
      line("held", party, window: past, report: report("2024-05-10", .onHold)),
      line("asked", party, kind: .generalRequest, window: past),
    ]
    let standings = LeadStandings(LeadLines(lines), register: UnitRegister([office]))
    let standing = standings.units[0]
    let counts = LeadStanding.Class.allCases.map { standing[$0] }
    #expect(counts == [1, 1, 1, 1, 2, 1, 1])
    #expect(standing.total == 8 && standing.basis == 3)
    // Of so few no share is formed.
    #expect(standing.onTimePercent == nil)
    #expect(standing.lines.first?.directive.id == "on")
  }

  @Test func aShareSaysWhatItIsOf() {
    let party = party(office)
    let lines = (1...12).map { number in
      line(
        DirectiveID("d\(number)"), party, window: "2024-05-01",
        report: number <= 9 ? report("2024-05-10", .done, finished: "2024-05-01") : nil)
    }
    let standing = LeadStandings(LeadLines(lines), register: UnitRegister([office])).units[0]
    #expect(standing.basis == 12 && standing.onTimePercent == ExactDecimal(significand: 750, scale: 1))
    let rule = StandingRule(
      basis: "QĐ 1", points: [.onTime: ExactDecimal(2), .overdue: ExactDecimal(significand: -5, scale: 1)])
    #expect(rule.score(standing) == ExactDecimal(significand: 165, scale: 1))
  }

  @Test func committeesAndNamesWithoutAUnitAreLeftOut() {
    let committee = unit("B", 1, kind: .committee, group: .others)
    let nameless = PartyName(unit: nil, asStated: "Các ngành", short: "Các ngành")
    let standings = LeadStandings(
      LeadLines([
        line("d1", party(committee)), line("d2", nameless), line("d3", party(office)),
      ]), register: UnitRegister([office, committee]))
    #expect(standings.units.map(\.unit.id) == [office.id] && standings.leftOut == 2)
  }
}

@Suite struct MeetingConclusionTests {
  private let first = unit("A", 2)
  private let second = unit("B", 1)

  @Test func itemsAreByUnitInOfficialOrderAndOtherKindsAround() {
    let a = party(first)
    let b = party(second)
    let conclusions = MeetingConclusions(
      [
        directive("d1", leads: [a]), directive("d2", leads: [a, b]), directive("d3", leads: [b]),
        directive("d4"), directive("d5", kind: .requestUpward), directive("d6", kind: .approval),
        directive("d7", leads: [b]),
      ], register: UnitRegister([first, second]))
    #expect(!conclusions.hasStatedNumbers && conclusions.directiveCount == 7)
    #expect(conclusions.items.map(\.number) == Array(1...6))
    #expect(
      conclusions.items.map { $0.directives.map(\.id.rawValue) }
        == [["d6"], ["d3", "d7"], ["d1"], ["d2"], ["d4"], ["d5"]])
    #expect(conclusions.items.map(\.leads.count) == [0, 1, 1, 2, 0, 0])
    #expect(conclusions.items.map(\.labels) == [["1"], ["2.1", "2.2"], ["3"], ["4"], ["5"], ["6"]])
  }

  /// Several tasks of one unit are quoted by their own numbers, "mục 2.1 Thông báo số …".
  @Test func partsOfAnItemKeepTheirNumbers() {
    let a = party(first)
    let stated = MeetingConclusions(
      [
        directive("d1", leads: [a], document: "tb", item: "2.10"),
        directive("d2", leads: [a], document: "tb", item: "2.2"),
        directive("d3", leads: [party(second)], document: "tb", item: "1"),
      ], register: UnitRegister([first, second]))
    #expect(stated.hasStatedNumbers && stated.items.map(\.number) == [1, 2])
    #expect(stated.items.map(\.labels) == [["1"], ["2.2", "2.10"]])
    #expect(stated.items[1].directives.map(\.id) == ["d2", "d1"])
  }

  /// Next month's status refers to "mục 2 Thông báo số …".
  @Test func numbersOfTheNoticeStay() {
    let a = party(first)
    let b = party(second)
    let stated = MeetingConclusions(
      [
        directive("d1", leads: [a], document: "tb", item: "10"),
        directive("d2", leads: [b], document: "tb", item: "2"),
        directive("d3", leads: [a], document: "tb", item: "2"),
      ], register: UnitRegister([first, second]))
    #expect(stated.hasStatedNumbers && stated.items.map(\.number) == [2, 10])
    #expect(stated.items.map { $0.directives.count } == [2, 1])
    #expect(stated.items[0].leads.isEmpty && stated.items[1].leads == [a])
    // Two documents, or one item without a number: the numbers are made anew.
    for other in [directive("d4", document: "qd", item: "1"), directive("d4", document: "tb")] {
      let mixed = MeetingConclusions(
        [directive("d1", leads: [a], document: "tb", item: "10"), other],
        register: UnitRegister([first, second]))
      #expect(!mixed.hasStatedNumbers && mixed.items.map(\.number) == [1, 2])
    }
  }
}
