import Testing

@testable import Model

/// What drafts become when the record of their meeting is adopted.
@Suite struct DraftAdoptionTests {
  private static let day = testDay("2026-11-30")
  private let meeting = Meeting(id: "2026-11-30", kind: .monthly, province: nil, day: Self.day)
  private static let finance = party("Sở Tài chính", "51.STC")
  private static let science = party("Sở Khoa học và Công nghệ", "51.SKHCN")

  private static func party(_ name: String, _ code: String) -> PartyName {
    PartyName(
      unit: UnitID(code: code, validFrom: testDay("2025-07-01")), asStated: CleanText(cleaning: name),
      short: CleanText(cleaning: name))
  }

  private func drafts(_ contents: DraftContent...) -> [MeetingDraft] {
    contents.reduce(into: []) { drafts, content in
      drafts.append(
        MeetingDraft(content, in: meeting.id, after: drafts, author: "thư ký", moment: "m"))
    }
  }

  private func directive(
    _ id: DirectiveID, leads: [PartyName] = [finance], recurrence: Recurrence = .none,
    window: DayRange? = DayRange(day + 5)
  ) -> Directive {
    let reference = SourceReference(source: "s", file: .empty, row: 1)
    return Directive(
      id: id, kind: .task, province: nil, title: LocalizedText(vietnamese: "Việc", english: .empty),
      text: "Việc", document: nil, item: "", assignedOn: Self.day.adding(months: -2), leads: leads,
      coordinating: [], due: Due(asStated: .empty, reading: nil, window: window), recurrence: recurrence,
      isTracked: true, initialProgress: .underWay, awaitsReading: nil, reference: reference, note: .empty)
  }

  private func adopt(
    _ drafts: [MeetingDraft], _ records: [DirectiveRecord] = [], difficulties: [Difficulty] = []
  ) -> DraftAdoption {
    DraftAdoption(
      of: drafts, in: meeting,
      directives: Dictionary(records.map { ($0.directive.id, $0) }) { first, _ in first },
      difficulties: difficulties, workdays: WorkCalendar(holidays: []))
  }

  private func standing(_ record: DirectiveRecord, with adoption: DraftAdoption, on day: Day = Self.day)
    -> DirectiveStanding
  {
    let id = record.directive.id
    return DirectiveOutline(
      adoption.directives.first { $0.id == id } ?? record.directive,
      reports: record.reports + adoption.reports.filter { $0.directive == id },
      extensions: record.extensions + adoption.extensions.filter { $0.directive == id },
      assignments: record.assignments + adoption.assignments.filter { $0.directive == id }
    ).standing(on: day, workdays: WorkCalendar(holidays: []), publishedEditions: { _ in nil })
  }

  @Test func aTaskBecomesATrackedDirectiveOfTheMeeting() throws {
    let due = Due(
      asStated: "trước 15/12", reading: nil, window: DayRange(testDay("2026-12-15")))
    let content = DraftContent(
      .directive, asTyped: "giao Sở Tài chính báo cáo trước 15/12", text: "báo cáo", leads: [Self.finance],
      coordinating: [Self.science], due: due)
    let adoption = adopt(drafts(content))
    let made = try #require(adoption.directives.first)
    #expect(adoption.directives.count == 1 && adoption.remaining.isEmpty && adoption.assignments.isEmpty)
    #expect(made.kind == .task && made.isTracked && made.assignedOn == Self.day)
    #expect(made.title.vietnamese == "Báo cáo" && made.text == "Báo cáo")
    #expect(made.note == "giao Sở Tài chính báo cáo trước 15/12")
    #expect(made.due == due && made.coordinating == [Self.science])
    #expect(made.document == adoption.document.id && made.reference.source == adoption.source.id)
    // By which the notice of conclusions finds them, and its numbers become theirs.
    #expect(adoption.document.kind == .meeting && adoption.document.day == Self.day)
    #expect(adoption.adopted.map(\.state) == [.adopted])
    let batch = try #require(adoption.batch(author: "a", source: nil, today: Self.day))
    #expect(batch.drafts == adoption.adopted && batch.directives.count == 1 && batch.sources.count == 1)
    // What has conclusions was held.
    #expect(batch.meetings.map(\.state) == [.held] && batch.meetings.map(\.id) == [meeting.id])
    // Drafts that are adopted the day before were prepared: nobody has met yet.
    let before = try #require(adoption.batch(author: "a", source: nil, today: Self.day + -1))
    #expect(before.meetings.isEmpty && before.directives.count == 1)
    // A notice that was recorded before keeps its own words.
    let notice = Source(
      id: adoption.source.id, kind: .legalDocument, title: LocalizedText(vietnamese: "TB", english: .empty),
      publisher: .empty, address: .empty, published: nil, readOn: nil, note: .empty)
    #expect(try #require(adoption.batch(author: "a", source: notice, today: Self.day)).sources.isEmpty)
  }

  @Test func otherKindsOfConclusionsKeepTheirKindAndNeedNobody() {
    let all = Directive.Kind.allCases.filter { $0 != .task }
    let adoption = adopt(
      all.reduce(into: [MeetingDraft]()) { list, kind in
        list.append(
          MeetingDraft(
            DraftContent(.directive, conclusion: kind, text: "nội dung"), in: meeting.id, after: list,
            author: "a", moment: "m"))
      })
    #expect(Set(adoption.directives.map(\.kind)) == Set(all))
    // Only a task must say who.
    #expect(DraftContent(.directive, text: "việc").missing == .lead)
    #expect(adopt(drafts(DraftContent(.directive, text: "việc"))).remaining.first?.reason == .missing(.lead))
  }

  @Test func severalLeadsHaveALineEach() {
    let adoption = adopt(
      drafts(DraftContent(.directive, text: "việc", leads: [Self.finance, Self.science])))
    #expect(adoption.assignments.map(\.party) == [Self.finance, Self.science])
    #expect(Set(adoption.assignments.map(\.id)).count == 2)
    #expect(adoption.assignments.allSatisfy { $0.directive == adoption.directives[0].id })
  }

  @Test func wordsOnADirectiveChangeHowItStands() {
    let record = DirectiveRecord(directive("d1"))
    let done = adopt(
      drafts(DraftContent(.completion, directives: ["d1"], evidence: "CV 12")), [record])
    #expect(standing(record, with: done).state == .done)
    #expect(done.reports[0].finishedOn == Self.day && done.reports[0].evidence == "CV 12")
    let late = Due(asStated: "7/12", reading: nil, window: DayRange(Self.day + 7))
    let finishedLater = adopt(
      drafts(DraftContent(.completion, directives: ["d1"], due: late)), [record])
    #expect(finishedLater.reports[0].finishedOn == Self.day + 7)
    for (kind, state) in [(DraftContent.Kind.returned, DirectiveState.returned), (.suspension, .onHold)] {
      let adoption = adopt(drafts(DraftContent(kind, directives: ["d1"], text: "vì sao")), [record])
      #expect(standing(record, with: adoption).state == state)
    }
    let window = DayRange(Self.day + 40)
    let granted = adopt(
      drafts(
        DraftContent(
          .dueExtension, directives: ["d1"], text: "chờ vốn",
          due: Due(asStated: "9/1", reading: nil, window: window), evidence: "CV 9")), [record])
    #expect(granted.extensions.map(\.document) == ["CV 9"])
    #expect(standing(record, with: granted, on: Self.day + 20).state == .inTime)
    #expect(standing(record, with: granted).window == window)
    // Without its basis nothing is extended.
    let bare = DraftContent(
      .dueExtension, directives: ["d1"], due: Due(asStated: "9/1", reading: nil, window: window))
    #expect(adopt(drafts(bare), [record]).remaining.map(\.reason) == [.missing(.basis)])
  }

  @Test func aWordOnManyDirectivesIsOneReportForEach() {
    let records = [DirectiveRecord(directive("d1")), DirectiveRecord(directive("d2"))]
    let content = DraftContent(.progress, directives: ["d1", "d2"], text: "đang làm", percent: 40)
    let adoption = adopt(drafts(content, content), records)
    #expect(adoption.reports.map(\.directive) == ["d1", "d2", "d1", "d2"])
    #expect(Set(adoption.reports.map(\.id)).count == 4)
    #expect(adoption.reports.allSatisfy { $0.progress == .underWay && $0.percent == 40 })
    let unknown = adopt(drafts(DraftContent(.progress, directives: ["d1", "dx"], text: "x")), records)
    #expect(unknown.remaining.map(\.reason) == [.unknownDirective("dx")] && unknown.reports.isEmpty)
  }

  @Test func linesOfManyUnitsAreReportedOneByOne() {
    let lines = [Self.finance, Self.science].enumerated().map {
      Assignment(
        id: FactID("a\($0)"), directive: "d1", party: $1,
        reference: SourceReference(source: "s", file: .empty, row: 0))
    }
    let record = DirectiveRecord(directive("d1", leads: [Self.finance, Self.science]), assignments: lines)
    let one = adopt(
      drafts(DraftContent(.completion, directives: ["d1"], leads: [Self.science])), [record])
    #expect(one.reports.map(\.assignment) == ["a1"])
    #expect(standing(record, with: one).assignments?.finished == 1)
    let all = adopt(drafts(DraftContent(.completion, directives: ["d1"])), [record])
    #expect(standing(record, with: all).state == .done)
    let held = adopt(drafts(DraftContent(.suspension, directives: ["d1"], text: "x")), [record])
    #expect(held.reports.map(\.assignment) == [nil] && standing(record, with: held).state == .onHold)
    let stranger = Self.party("Sở Y tế", "51.SYT")
    let other = adopt(
      drafts(DraftContent(.completion, directives: ["d1"], leads: [stranger])), [record])
    #expect(other.remaining.map(\.reason) == [.noLine(stranger)])
  }

  @Test func aCompletionOfARecurringDirectiveAnswersTheInstanceThatMatters() {
    let record = DirectiveRecord(
      directive("d1", recurrence: Recurrence(rule: .monthly), window: nil))
    let first = adopt(drafts(DraftContent(.completion, directives: ["d1"])), [record])
    // Assigned at the end of September: October is the oldest that is not finished.
    #expect(first.reports.map(\.instance) == [standing(record, with: adopt([])).window?.first])
    let both = adopt(
      drafts(
        DraftContent(.completion, directives: ["d1"]), DraftContent(.completion, directives: ["d1"])),
      [record])
    #expect(Set(both.reports.map(\.instance)).count == 2)
  }

  @Test func aDirectiveIsGivenToOthers() {
    let record = DirectiveRecord(directive("d1"))
    let moved = adopt(
      drafts(DraftContent(.reassignment, directives: ["d1"], text: "sáp nhập", leads: [Self.science])),
      [record])
    #expect(moved.directives.map(\.leads) == [[Self.science]] && moved.assignments.isEmpty)
    let twice = adopt(
      drafts(
        DraftContent(.reassignment, directives: ["d1"], leads: [Self.science]),
        DraftContent(.reassignment, directives: ["d1"], leads: [Self.finance, Self.science])), [record])
    // The later one stands, and the directive is written once.
    #expect(twice.directives.map(\.leads) == [[Self.finance, Self.science]])
    #expect(twice.assignments.map(\.party) == [Self.finance, Self.science])
    let joint = DirectiveRecord(
      directive("d1", leads: [Self.finance, Self.science]), assignments: twice.assignments)
    let third = Self.party("Sở Y tế", "51.SYT")
    let changed = adopt(
      drafts(DraftContent(.reassignment, directives: ["d1"], leads: [Self.science, third])), [joint])
    #expect(changed.assignments.map(\.party) == [third])
    #expect(changed.reports.map(\.progress) == [.dropped])
  }

  /// A lead that comes back has its line again; what a unit has done stays done, and a stop ends when work goes on.
  @Test func whatWasStoppedGoesOn() throws {
    let lines = adopt(
      drafts(DraftContent(.directive, text: "x", leads: [Self.finance, Self.science, Self.finance])))
    #expect(lines.assignments.map(\.party) == [Self.finance, Self.science], "each once")
    let id = try #require(lines.directives.first?.id)
    let joint = DirectiveRecord(
      directive(id, leads: [Self.finance, Self.science]), assignments: lines.assignments)
    let left = adopt(drafts(DraftContent(.reassignment, directives: [id], leads: [Self.finance])), [joint])
    #expect(left.reports.map(\.progress) == [.dropped])
    let after = DirectiveRecord(
      joint.directive, assignments: joint.assignments, reports: left.reports, extensions: [])
    let done = adopt(drafts(DraftContent(.completion, directives: [id])), [after])
    #expect(done.reports.map(\.assignment) == [lines.assignments[0].id], "not of whoever left")
    let back = adopt(
      drafts(DraftContent(.reassignment, directives: [id], leads: [Self.finance, Self.science])), [after])
    #expect(back.reports.map(\.progress) == [.underWay] && back.assignments.isEmpty)
    let held = adopt(drafts(DraftContent(.suspension, directives: [id], text: "chờ")), [joint])
    let stopped = DirectiveRecord(
      joint.directive, assignments: joint.assignments, reports: held.reports, extensions: [])
    #expect(standing(joint, with: held).state == .onHold)
    let goingOn = adopt(drafts(DraftContent(.progress, directives: [id, id], text: "tiếp")), [stopped])
    #expect(goingOn.reports.count == 3, "two lines and the whole, each once")
    #expect(standing(stopped, with: goingOn).state != .onHold)
  }

  @Test func difficultiesAreDecidedAssignedOrSentUpward() {
    let difficulty = Difficulty(
      id: "k1", province: nil, title: LocalizedText(vietnamese: "Thiếu vốn", english: .empty),
      statedOn: Self.day.adding(months: -3), directive: nil, definition: nil, decidedOn: nil,
      decision: .empty, reference: SourceReference(source: "s", file: .empty, row: 1))
    func decided(_ disposition: DraftContent.Disposition, _ leads: [PartyName] = []) -> DraftAdoption {
      adopt(
        drafts(
          DraftContent(
            .difficulty, difficulty: "k1", disposition: disposition, text: "bố trí vốn", leads: leads)),
        difficulties: [difficulty])
    }
    #expect(decided(.decided).difficulties.map(\.decidedOn) == [Self.day])
    #expect(decided(.decided).directives.isEmpty)
    let assigned = decided(.assigned, [Self.finance])
    #expect(assigned.directives.map(\.kind) == [.task])
    #expect(assigned.difficulties[0].directive == assigned.directives[0].id)
    #expect(decided(.sentUpward).directives.map(\.kind) == [.requestUpward])
    #expect(decided(.assigned).remaining.map(\.reason) == [.missing(.lead)])
    let unknown = adopt(
      drafts(DraftContent(.difficulty, difficulty: "k2", disposition: .decided, text: "x")))
    #expect(unknown.remaining.map(\.reason) == [.unknownDifficulty("k2")])
  }

  @Test func onlyOpenDraftsOfTheMeetingAreAdopted() {
    let all = drafts(
      DraftContent(.directive, conclusion: .goal, text: "một"),
      DraftContent(.directive, conclusion: .goal, text: "hai"))
    let adoption = adopt([all[0].withdrawn(because: "nhầm"), all[1].adopted()])
    #expect(adoption.adopted.isEmpty && adoption.batch(author: "a", source: nil, today: Self.day) == nil)
  }

  @Test func draftsAboutOneDirectiveAreRivals() {
    let all = drafts(
      DraftContent(.progress, directives: ["d1", "d2"], text: "x"),
      DraftContent(.completion, directives: ["d2"]), DraftContent(.completion, directives: ["d3"]))
    #expect(all[1].rivals(among: all) == [all[0]])
    #expect(all[2].rivals(among: all).isEmpty)
    #expect(all[1].rivals(among: [all[0].withdrawn(because: "x")]).isEmpty)
  }

  @Test func aDraftFromAFigureSaysWhatItWas() {
    let figure = FigureMention(
      definition: "ratio", unit: nil, name: "Tỷ lệ trực tuyến", value: "41,2%", target: "80%")
    let adoption = adopt(
      drafts(DraftContent(.directive, figure: figure, text: "nâng tỷ lệ", leads: [Self.finance])))
    #expect(adoption.directives.map(\.note) == ["Tỷ lệ trực tuyến: 41,2%, mục tiêu 80%"])
  }
}
