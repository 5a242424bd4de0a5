import Testing

@testable import Model

/// An outline of a test; what is not named is as plain as can be.
func outline(
  kind: Directive.Kind = .task, assigned: String = "2022-01-01", window: (String, String)? = nil,
  counting: Due.Counting = .calendarDays, recurrence: Recurrence = .none, tracked: Bool = true,
  initial: Progress = .notStarted, awaits: EditionID? = nil, report: ReportOutline? = nil,
  finished: [String] = []
) -> DirectiveOutline {
  DirectiveOutline(
    id: "d", kind: kind, province: nil, document: nil, item: "", assignedOn: testDay(assigned), lead: .empty,
    window: window.map { DayRange(between: testDay($0.0), and: testDay($0.1)) }, counting: counting,
    recurrence: recurrence, isTracked: tracked, initialProgress: initial, awaitsReading: awaits,
    reports: finished.map {
      ReportOutline(
        reportedOn: testDay($0), progress: .done, finishedOn: nil, instance: testDay($0))
    } + [report].compactMap { $0 })
}

func report(
  _ day: String, _ progress: Progress, finished: String? = nil, instance: String? = nil
) -> ReportOutline {
  ReportOutline(
    reportedOn: testDay(day), progress: progress, finishedOn: finished.map(testDay),
    instance: instance.map(testDay))
}

func standing(
  _ outline: DirectiveOutline, on day: String = "2024-06-03", published: [EditionID: Day] = [:],
  holidays: [Holiday] = []
) -> DirectiveStanding {
  outline.standing(
    on: testDay(day), workdays: WorkCalendar(holidays: holidays), publishedEditions: { published[$0] })
}

@Suite struct DirectiveStandingTests {
  private let dti2022 = EditionID(index: "dti", label: "2022")

  @Test(arguments: [
    ("2024-05-31", DirectiveState.inTime, 4), ("2024-06-01", .dueSoon, 3), ("2024-06-04", .dueSoon, 0),
    ("2024-06-05", .overdue, -1), ("2024-07-04", .overdue, -30),
  ])
  func nothingIsLateBeforeTheDayAfterTheLast(day: String, state: DirectiveState, left: Int) {
    let found = standing(outline(window: ("2024-05-20", "2024-06-04")), on: day)
    #expect(found.state == state)
    #expect(found.daysLeft == left)
    let untracked = standing(outline(window: ("2024-05-20", "2024-06-04"), tracked: false), on: day)
    #expect(untracked.state == (state == .overdue ? .unknown : state))
  }

  /// On a Saturday no working day is left until the Sunday, but the Sunday is not today.
  @Test(arguments: [("2024-06-07", 1), ("2024-06-08", 1), ("2024-06-09", 0), ("2024-06-10", -1)])
  func onlyTheLastDayItselfIsToday(day: String, left: Int) {
    let due = outline(window: ("2024-06-09", "2024-06-09"), counting: .workingDays)
    #expect(standing(due, on: day).daysLeft == left)
  }

  @Test func recordedProgressComesFirst() {
    let window = ("2024-01-01", "2024-01-31")
    func state(_ report: ReportOutline) -> DirectiveState {
      standing(outline(window: window, report: report)).state
    }
    #expect(state(report("2024-02-10", .done, finished: "2024-01-31")) == .done)
    #expect(state(report("2024-02-10", .done, finished: "2024-02-01")) == .doneLate)
    #expect(state(report("2024-02-10", .done)) == .done)
    #expect(state(report("2024-02-10", .awaitingConfirmation)) == .awaitingConfirmation)
    #expect(state(report("2024-02-10", .underWay)) == .overdue)
    #expect(state(report("2024-02-10", .onHold)) == .onHold)
    #expect(state(report("2024-02-10", .returned)) == .returned)
    #expect(state(report("2024-02-10", .dropped)) == .dropped)
    // Reported only after the day shown.
    let later = standing(outline(window: window, report: report("2024-07-01", .done, finished: "2024-06-20")))
    #expect(later.state == .overdue)
    #expect(later.isKnownLater)
    #expect(standing(outline(window: window, initial: .done)).state == .done)
  }

  @Test func withoutDate() {
    #expect(standing(outline()).state == .noDate)
    #expect(!standing(outline()).isContinuous)
    let ongoing = standing(outline(recurrence: Recurrence(rule: .continuous)))
    #expect(ongoing.state == .noDate && ongoing.isContinuous && ongoing.daysLeft == nil)
    #expect(standing(outline(report: report("2023-01-01", .done))).state == .done)
  }

  @Test func recurringKnownOnlyFromASource() {
    let monthly = Recurrence(rule: .monthly, firstDayOfMonth: 1, lastDayOfMonth: 5)
    let meeting = standing(
      outline(
        assigned: "2022-08-31", window: ("2022-09-01", "2022-09-05"), recurrence: monthly, tracked: false))
    #expect(meeting.state == .dueSoon)
    #expect(meeting.window == DayRange(between: testDay("2024-06-01"), and: testDay("2024-06-05")))
    #expect(meeting.daysLeft == 2)
    for window in [("2022-09-30", "2022-09-30"), ("2022-09-01", "2022-09-30")] {
      let endOfMonth = standing(
        outline(
          assigned: "2022-08-31", window: window, recurrence: Recurrence(rule: .monthly), tracked: false))
      #expect(endOfMonth.state == .inTime)
      #expect(endOfMonth.window?.last == testDay("2024-06-30"))
    }
    let ended = Recurrence(rule: .quarterly, until: testDay("2022-12-31"), alsoAdHoc: true)
    for window in [("2022-03-31", "2022-03-31"), ("2022-01-01", "2022-03-31")] {
      let quarterly = standing(
        outline(assigned: "2022-03-16", window: window, recurrence: ended, tracked: false))
      #expect(quarterly.state == .unknown)
      #expect(quarterly.daysLeft == -520)
      #expect(quarterly.window?.last == testDay("2022-12-31"))
    }
  }

  @Test func trackedRecurringWaitsForTheOldestUnfinished() {
    let monthly = Recurrence(rule: .monthly, firstDayOfMonth: 1, lastDayOfMonth: 5)
    func found(_ finished: [String], _ last: ReportOutline? = nil, until: String? = nil) -> DirectiveStanding
    {
      let rule = Recurrence(
        rule: .monthly, firstDayOfMonth: 1, lastDayOfMonth: 5, until: until.map(testDay))
      return standing(
        outline(
          assigned: "2024-01-31", window: ("2024-02-01", "2024-02-05"),
          recurrence: until == nil ? monthly : rule,
          report: last, finished: finished))
    }
    let nothing = found([])
    #expect(nothing.state == .overdue && nothing.window?.first == testDay("2024-02-01"))
    #expect(nothing.missedInstances == 4)
    let gap = found(["2024-02-01", "2024-04-01"])
    #expect(gap.window?.first == testDay("2024-03-01") && gap.missedInstances == 2)
    let upToDate = found(["2024-02-01", "2024-03-01", "2024-04-01", "2024-05-01"])
    #expect(upToDate.state == .dueSoon && upToDate.daysLeft == 2 && upToDate.missedInstances == 0)
    let ahead = found(["2024-02-01", "2024-03-01", "2024-04-01", "2024-05-01", "2024-06-01"])
    #expect(ahead.state == .inTime && ahead.window?.first == testDay("2024-07-01"))
    let turnedDown = found(
      ["2024-02-01", "2024-03-01"], report("2024-03-20", .underWay, instance: "2024-03-01"))
    #expect(turnedDown.window?.first == testDay("2024-03-01"))
    #expect(turnedDown.state == .overdue)
    let waiting = found(["2024-02-01"], report("2024-03-20", .awaitingConfirmation, instance: "2024-03-01"))
    #expect(waiting.state == .awaitingConfirmation)
    let all = found(["2024-02-01", "2024-03-01"], until: "2024-03-31")
    #expect(all.state == .done)
    let lateAtLast = found(
      ["2024-02-01", "2024-03-01"],
      report("2024-03-20", .done, finished: "2024-03-19", instance: "2024-03-01"),
      until: "2024-03-31")
    #expect(lateAtLast.state == .doneLate)
  }

  @Test func targetInWordsWaitsForItsEdition() {
    let target = outline(
      assigned: "2022-01-19", window: ("2022-01-01", "2022-12-31"), recurrence: Recurrence(rule: .yearly),
      tracked: false, awaits: dti2022)
    let published = [dti2022: testDay("2023-07-12")]
    #expect(standing(target, on: "2024-06-03", published: published).state == .awaitingConfirmation)
    #expect(standing(target, on: "2023-07-12", published: published).state == .awaitingConfirmation)
    #expect(standing(target, on: "2023-07-11", published: published).state == .inTime)
    #expect(standing(target, on: "2023-07-11").state == .inTime)
    #expect(standing(outline(awaits: dti2022)).state == .noDate)
    let read = outline(
      window: ("2022-01-01", "2022-12-31"), awaits: dti2022,
      report: report("2023-08-01", .done, finished: "2022-12-31"))
    #expect(standing(read, published: published).state == .done)
  }

  @Test func workingDaysAreCountedWhereTheTextSaysSo() {
    let holiday = Holiday(
      day: testDay("2024-06-05"), name: LocalizedText(vietnamese: .empty, english: .empty), isOff: true,
      basis: .empty)
    let due = outline(window: ("2024-05-27", "2024-06-10"), counting: .workingDays)
    #expect(standing(due).daysLeft == 5)
    #expect(standing(due, holidays: [holiday]).daysLeft == 4)
    // Saturday after a Friday: past, although no working day lies between.
    let friday = outline(window: ("2024-05-27", "2024-05-31"), counting: .workingDays)
    #expect(standing(friday, on: "2024-06-01").state == .overdue)
    #expect(standing(friday, on: "2024-06-01").daysLeft == -1)
  }

  @Test func countsStateTheirBasis() {
    // Task force of the Prime Minister, 2017: 21.914 = 14.068 + 1.983 finished, 5.640 + 223 open.
    let counts = DirectiveCounts(tasks: [.done: 14_068, .doneLate: 1_983, .inTime: 5_640, .overdue: 223])
    #expect(counts.total == 21_914)
    // The report says 98,62 % and so 1,38 %; its own counts give 1,37 %.
    #expect(counts.overdueRate(.finishedOrOverdue).percent(scale: 2) == decimal("1.37"))
    #expect(counts.overdueRate(.finishedOrOverdue).of == 16_274)
    #expect(counts.overdueRate(.all).percent(scale: 2) == decimal("1.02"))
    #expect(counts.overdueRate(.open).percent(scale: 1) == decimal("3.8"))
    #expect(DirectiveCounts(tasks: [:]).overdueRate(.all).percent(scale: 2) == nil)
  }

  @Test func onlyTasksCountInRates() {
    let counts = DirectiveCounts([
      (kind: Directive.Kind.task, state: DirectiveState.overdue), (.task, .inTime), (.task, .dropped),
      (.generalRequest, .noDate), (.goal, .overdue),
    ])
    #expect(counts[.overdue] == 2)
    #expect(counts.overdueRate(.all).overdue == 1)
    #expect(counts.overdueRate(.all).of == 2)
    #expect(counts.overdueRate(.all).hasFewCases)
    func unit(_ kind: AdministrativeUnit.Kind) -> AdministrativeUnit {
      let empty = LocalizedText(vietnamese: .empty, english: .empty)
      return AdministrativeUnit(
        id: UnitID(code: "x", validFrom: testDay("2020-01-01")), kind: kind, group: .others, name: empty,
        shortName: empty, validTo: nil, parent: nil, successors: [], officialOrder: 0, aliases: [])
    }
    #expect(counts.overdueRate(.all, of: unit(.committee)) == nil)
    #expect(counts.overdueRate(.all, of: unit(.collective)) == nil)
    #expect(counts.overdueRate(.all, of: unit(.department))?.of == 2)
  }

  @Test func assignmentsShowHowManyOfAll() {
    let summary = AssignmentSummary([.done, .doneLate, .overdue, .inTime, .dropped])
    #expect(summary.finished == 2 && summary.total == 4)
    #expect(summary.state == .overdue)
    #expect(AssignmentSummary([.done, .doneLate]).state == .doneLate)
    #expect(AssignmentSummary([.done, .dropped]).state == .done)
    #expect(AssignmentSummary([]).state == nil)
    #expect(DirectiveState.allCases.sorted() == DirectiveState.allCases)
  }

  @Test func outlineOfOneLine() {
    let party = PartyName(unit: nil, asStated: CleanText("UBND huyện A"), short: CleanText("H. A"))
    let line = Assignment(id: "a1", directive: "d1", party: party, reference: testReference)
    let window = DayRange(between: testDay("2024-05-01"), and: testDay("2024-05-31"))
    let extended = DayRange(between: testDay("2024-05-01"), and: testDay("2024-06-30"))
    let directive = Directive(
      id: "d1", kind: .task, province: nil, title: LocalizedText(vietnamese: .empty, english: .empty),
      text: .empty, document: nil, item: "", assignedOn: testDay("2024-04-01"), leads: [], coordinating: [],
      due: Due(asStated: .empty, reading: nil, window: window), recurrence: .none, isTracked: true,
      initialProgress: .notStarted, awaitsReading: nil, reference: testReference, note: .empty)
    func report(_ id: FactID, _ assignment: FactID?, _ day: String, _ progress: Progress) -> ProgressReport {
      ProgressReport(
        id: id, directive: "d1", assignment: assignment, instance: nil, reportedOn: testDay(day),
        progress: progress, finishedOn: nil, percent: nil, text: .empty, evidence: .empty,
        reference: testReference)
    }
    let reports = [
      report("r1", "a1", "2024-05-20", .done), report("r2", "a1", "2024-05-25", .underWay),
      report("r3", "a2", "2024-05-30", .done),
    ]
    let grant = DueExtension(
      id: "e", directive: "d1", assignment: "a1", grantedOn: testDay("2024-05-28"), window: extended,
      document: .empty, reason: .empty, reference: testReference)
    let whole = DirectiveOutline(directive, reports: reports, extensions: [grant])
    #expect(whole.latestReport == nil && whole.window == window)
    #expect(standing(whole).state == .overdue)
    let own = DirectiveOutline(directive, reports: reports, extensions: [grant], assignment: line)
    #expect(own.latestReport?.progress == .underWay && own.extensionCount == 1)
    #expect(own.lead.string == "H. A")
    #expect(standing(own).state == .inTime)
  }

  @Test func aDayInThePastKnowsNothingOfLaterReportsAndExtensions() {
    let directive = DirectiveOutline(
      id: "d", kind: .task, province: nil, document: nil, item: "", assignedOn: testDay("2024-01-01"),
      lead: .empty, window: DayRange(testDay("2024-02-29")), counting: .calendarDays, recurrence: .none,
      isTracked: true, initialProgress: .notStarted, awaitsReading: nil,
      reports: [
        // Given out of order; the last of 20/05 came in last.
        report("2024-05-20", .underWay), report("2024-05-20", .done, finished: "2024-04-20"),
        report("2024-03-10", .underWay),
      ],
      extensions: [
        ExtensionOutline(grantedOn: testDay("2024-03-05"), window: DayRange(testDay("2024-04-30")))
      ])
    #expect(standing(directive, on: "2024-03-04").state == .overdue)
    #expect(standing(directive, on: "2024-03-04").progress == .notStarted)
    #expect(standing(directive, on: "2024-03-05").state == .inTime)
    #expect(directive.extensionCount(on: testDay("2024-03-04")) == 0)
    #expect(standing(directive, on: "2024-05-19").state == .overdue)
    #expect(standing(directive, on: "2024-05-19").progress == .underWay)
    #expect(standing(directive, on: "2024-05-19").isKnownLater)
    #expect(standing(directive, on: "2024-05-20").state == .done)
    #expect(!standing(directive, on: "2024-05-20").isKnownLater)
  }

  @Test func aDayInThePastKnowsNothingOfInstancesFinishedLater() {
    let monthly = outline(
      assigned: "2024-01-31", window: ("2024-02-01", "2024-02-05"),
      recurrence: Recurrence(rule: .monthly, firstDayOfMonth: 1, lastDayOfMonth: 5),
      finished: ["2024-02-01", "2024-03-01", "2024-04-01"])
    #expect(standing(monthly, on: "2024-03-20").window?.first == testDay("2024-04-01"))
    #expect(standing(monthly, on: "2024-02-20").window?.first == testDay("2024-03-01"))
  }

  @Test func aDirectiveToManyUnitsStandsAsItsLines() {
    func found(_ lines: [[ReportOutline]], whole: [ReportOutline] = []) -> DirectiveStanding {
      standing(
        DirectiveOutline(
          id: "d", kind: .task, province: nil, document: nil, item: "", assignedOn: testDay("2024-01-01"),
          lead: .empty, window: DayRange(testDay("2024-05-31")), counting: .calendarDays, recurrence: .none,
          isTracked: true, initialProgress: .notStarted, awaitsReading: nil, reports: whole,
          lines: lines.map { LineOutline(reports: $0, extensions: []) }))
    }
    let done = report("2024-05-20", .done, finished: "2024-05-20")
    let some = found([[done], [done], []])
    #expect(some.state == .overdue && some.daysLeft == -3)
    #expect(some.assignments?.finished == 2 && some.assignments?.total == 3)
    #expect(found([[done], [done]]).state == .done)
    #expect(found([[done], [report("2024-06-04", .done)]]).state == .overdue)
    #expect(found([[done], []], whole: [report("2024-05-21", .dropped)]).state == .dropped)
    #expect(found([[], []], whole: [done]).state == .overdue)
    #expect(found([]).assignments == nil)
  }
}
