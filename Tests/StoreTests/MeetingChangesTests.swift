import Model
import Testing

@testable import Store
@testable import StoreProbe

/// What changed since the last meeting, on a store with a batch before it and batches after.
@Suite struct MeetingChangesTests {
  private static let since = day(2024, 6, 3)
  private static let today = day(2024, 7, 1)
  private static let next = day(2024, 7, 5)
  private static let home = UnitID(code: "51", validFrom: day(2004, 7, 8))
  private static let finance = UnitID(code: "51.STC", validFrom: day(2004, 7, 8))
  private static let source: SourceID = "s"

  private static func day(_ year: Int, _ month: Int, _ day: Int) -> Day {
    Day(year: year, month: month, day: day) ?? Day(number: 0)
  }

  private static func text(_ text: String) -> LocalizedText {
    LocalizedText(vietnamese: CleanText(cleaning: text), english: .empty)
  }

  private static let reference = SourceReference(source: source, file: "a.csv", row: 2)

  private static func unit(_ id: UnitID, _ kind: AdministrativeUnit.Kind, parent: UnitID?)
    -> AdministrativeUnit
  {
    AdministrativeUnit(
      id: id, kind: kind, group: parent == nil ? .provinces : .departments, name: text(id.code),
      shortName: text(id.code), validTo: nil, parent: parent, successors: [], officialOrder: 1, aliases: [])
  }

  private static func directive(_ id: DirectiveID, due: Day, assigned: Day = day(2024, 5, 2)) -> Directive {
    Directive(
      id: id, kind: .task, province: home, title: text(id.rawValue), text: .empty, document: nil, item: "",
      assignedOn: assigned, leads: [], coordinating: [],
      due: Due(asStated: .empty, reading: nil, window: DayRange(first: assigned, last: due)),
      recurrence: .none,
      isTracked: true, initialProgress: .underWay, awaitsReading: nil, reference: reference, note: .empty)
  }

  private static func report(_ directive: DirectiveID, on day: Day, finished: Day? = nil) -> ProgressReport {
    ProgressReport(
      id: FactID("r-\(directive)"), directive: directive, assignment: nil, instance: nil, reportedOn: day,
      progress: .done, finishedOn: finished ?? day, percent: 100, text: .empty, evidence: .empty,
      reference: reference)
  }

  private static func extended(_ directive: DirectiveID, _ number: Int, to day: Day) -> DueExtension {
    DueExtension(
      id: FactID("e-\(directive)-\(number)"), directive: directive, assignment: nil,
      grantedOn: Self.day(2024, 5, 10 + number), window: DayRange(day), document: .empty, reason: .empty,
      reference: reference)
  }

  private static func ratio(
    _ id: FactID, _ unit: UnitID, month: Int, _ value: String, cases: Int? = 200
  ) -> Observation {
    Observation(
      id: id, definition: "on_time", unit: unit, unitAsStated: CleanText(cleaning: unit.code),
      period: .month(year: 2024, month: month),
      value: StatedNumber(text: value, value: ExactDecimal(value) ?? .zero), numerator: nil,
      denominator: cases.map { StatedNumber(text: "\($0)", value: ExactDecimal($0)) }, asOf: nil,
      reference: reference, note: .empty)
  }

  private static func edition(_ year: Int, published: Day) -> Edition {
    Edition(
      id: EditionID(index: "dti", label: "\(year)"), structure: "dti-1", period: .year(year),
      published: published,
      publishedAsStated: .empty, unitCount: 63, unitsOn: day(2023, 1, 1), methodBreak: .no, breakNote: .empty,
      statedMeans: [], source: source)
  }

  private static func rank(_ year: Int, _ rank: Int) -> IndexFigure {
    IndexFigure(
      id: FactID("f\(year)"), edition: EditionID(index: "dti", label: "\(year)"), item: nil, unit: home,
      unitAsStated: .empty, score: nil, rank: rank, rankOf: 63, rankBasis: .published, asOf: nil,
      reference: reference, note: .empty)
  }

  /// What was known at the meeting.
  private static func before() -> FactBatch {
    var batch = FactBatch(kind: .reference, title: "Trước", author: "a", reason: .empty)
    batch.sources = [
      Source(
        id: source, kind: .press, title: text("Nguồn"), publisher: .empty, address: .empty, published: nil,
        readOn: nil, note: .empty)
    ]
    batch.units = [unit(home, .province, parent: nil), unit(finance, .department, parent: home)]
    batch.definitions = [
      Definition(
        id: "on_time", kind: .ratio, group: .dossiers, name: text("Đúng hạn"), unitOfMeasure: text("%"),
        numerator: nil, denominator: nil, formula: text(""), levelSystem: .empty, basis: .empty,
        higherIsBetter: true)
    ]
    batch.targets = [
      Target(
        id: "t", definition: "on_time", unit: nil, value: ExactDecimal(95), asStated: "95%", year: nil,
        basis: .empty)
    ]
    batch.structures = [ProbeFacts.everyKind().structures[0]].map { structure in
      IndexStructureVersion(
        id: "dti-1", index: "dti", name: structure.name, shortName: structure.shortName,
        scale: structure.scale,
        decimals: 4, tolerance: structure.tolerance, maximum: structure.maximum, items: [], bands: [],
        bandsAreProvisional: false, passMark: nil, basis: .empty)
    }
    batch.editions = [edition(2022, published: day(2023, 7, 12))]
    batch.indexFigures = [rank(2022, 26)]
    batch.observations = [
      ratio("o-home-4", home, month: 4, "96"), ratio("o-fin-4", finance, month: 4, "90"),
      ratio("o-few", finance, month: 3, "10", cases: 5),
    ]
    batch.directives = [
      directive("done", due: day(2024, 6, 20)), directive("late", due: day(2024, 6, 10)),
      directive("old", due: day(2024, 5, 20)), directive("soon", due: day(2024, 7, 3)),
      directive("far", due: day(2024, 12, 31)), directive("twice", due: day(2024, 5, 5)),
      directive("was-done", due: day(2024, 5, 20)),
    ]
    batch.extensions = [
      extended("twice", 1, to: day(2024, 7, 31)), extended("twice", 2, to: day(2024, 9, 30)),
    ]
    batch.reports = [report("was-done", on: day(2024, 5, 15))]
    return batch
  }

  /// What came after.
  private static func after() -> FactBatch {
    var batch = FactBatch(kind: .figures, title: "Sau", author: "a", reason: .empty)
    batch.editions = [edition(2023, published: day(2024, 6, 20))]
    batch.indexFigures = [rank(2023, 30)]
    batch.observations = [
      ratio("o-home-5", home, month: 5, "94.5"), ratio("o-fin-5", finance, month: 5, "95"),
      // A figure of then, corrected.
      ratio("o-fin-4", finance, month: 4, "91"),
    ]
    batch.reports = [report("done", on: day(2024, 6, 18))]
    batch.directives = [directive("new", due: day(2024, 6, 15), assigned: day(2024, 6, 3))]
    return batch
  }

  private func reader() throws -> (Scratch, StoreWriter, then: StoreReader, now: StoreReader) {
    let scratch = try Scratch()
    let writer = try StoreWriter.create(path: scratch.store)
    let first = try writer.write(Self.before())
    _ = try writer.write(Self.after())
    let now = try StoreReader.open(path: scratch.store)
    return (scratch, writer, try now.at(first.number), now)
  }

  private func changes(then: StoreReader?, now: StoreReader, next: Day? = Self.next) throws -> MeetingChanges
  {
    try MeetingChangeFinder(
      register: UnitRegister(now.units()), home: Self.home, workdays: WorkCalendar()
    ).changes(since: Self.since, today: Self.today, nextMeeting: next, then: then, now: now)
  }

  /// A completion has its own day, not the one it was due; one that is told for a day to come has not happened.
  @Test func whatIsFinishedHasTheDayItWas() throws {
    var batch = Self.before()
    batch.reports += [
      Self.report("done", on: Self.today, finished: Self.today + -2),
      Self.report("soon", on: Self.today, finished: Self.today + 5),
    ]
    let scratch = try Scratch()
    let writer = try StoreWriter.create(path: scratch.store)
    _ = try writer.write(batch)
    let found = try changes(then: nil, now: try StoreReader.open(path: scratch.store))
    #expect(found.finished.map(\.id) == ["done"] && found.finished.first?.finishedOn == Self.today + -2)
  }

  @Test func everyKindOfChangeIsFound() throws {
    let (scratch, _, then, now) = try reader()
    defer { _ = scratch }
    let found = try changes(then: then, now: now)
    #expect(found.ranks.map { [$0.old?.rank, $0.new.rank] } == [[26, 30]])
    #expect(found.ranks.first?.change == .places(-4, marks: []))
    #expect(found.finished.map(\.id) == ["done"] && found.finished.first?.before == .inTime)
    // The longest overdue first; one that was overdue at the meeting is no news.
    #expect(found.overdue.map(\.id) == ["late", "new"])
    #expect(found.due.map(\.id) == ["soon"])
    #expect(found.extended.map(\.id) == ["twice"] && found.extended.first?.extensionCount == 2)
    #expect(found.targets.map(\.unit) == [Self.home, Self.finance])
    #expect(found.targets.map(\.isReached) == [false, true])
    #expect(found.targets.first?.old.period == .month(year: 2024, month: 4))
    #expect(found.corrections.count == 1)
    guard case .observation(let old, let new)? = found.corrections.first?.figure else {
      Issue.record("no observation")
      return
    }
    #expect(
      old.value?.text == "90" && new?.value?.text == "91" && found.corrections.first?.batch == BatchNumber(2))
    #expect(found.count == 9 && !found.isEmpty && found.knownThen == then.knownAt)
  }

  /// A correction that is taken back is none; a figure whose batch is withdrawn no longer stands.
  @Test func withdrawalsAreCorrections() throws {
    let (scratch, writer, then, now) = try reader()
    _ = try writer.withdraw(BatchNumber(2), author: "a", reason: "b")
    let undone = try StoreReader.open(path: scratch.store)
    #expect(try undone.corrections(since: then.knownAt).filter(\.isOtherwise).isEmpty)
    // Known at the second batch, its figures are gone now and the one of April is what it was.
    let gone = try undone.corrections(since: now.knownAt).filter(\.isOtherwise)
    #expect(gone.count == 4, "\(gone.map(\.figure))")
    #expect(gone.allSatisfy { $0.batch == BatchNumber(3) })
    let standing = gone.compactMap { correction -> String? in
      guard case .observation(let old, let new?) = correction.figure else { return nil }
      return "\(old.id) \(old.value?.text ?? "") \(new.value?.text ?? "")"
    }
    #expect(standing == ["o-fin-4 91 90"])
    let restored = try writer.restore(BatchNumber(2), author: "a", reason: "c")
    let again = try StoreReader.open(path: scratch.store)
    #expect(restored.number == BatchNumber(4))
    #expect(try again.corrections(since: now.knownAt).filter(\.isOtherwise).isEmpty)
    #expect(try again.corrections(since: then.knownAt).filter(\.isOtherwise).count == 1)
    #expect(try again.corrections(since: BatchNumber(0)).isEmpty)
  }

  /// Where the store began later, states of then are those of the day, and nothing was corrected.
  @Test func withoutAStoreThenTheDaysTell() throws {
    let (scratch, _, _, now) = try reader()
    defer { _ = scratch }
    let found = try changes(then: nil, now: now, next: nil)
    #expect(found.finished.map(\.id) == ["done"] && found.overdue.map(\.id) == ["late", "new"])
    #expect(found.corrections.isEmpty && found.due.isEmpty && found.knownThen == BatchNumber(0))
    // May had ended by then: what is known now of it counts for that day too.
    #expect(found.targets.isEmpty && found.ranks.count == 1)
  }

  @Test func nothingChangesBetweenADayAndItself() throws {
    let (scratch, _, _, now) = try reader()
    defer { _ = scratch }
    let found = try MeetingChangeFinder(
      register: UnitRegister(now.units()), home: Self.home, workdays: WorkCalendar()
    ).changes(since: Self.today, today: Self.today, nextMeeting: nil, then: now, now: now)
    #expect(found.ranks.isEmpty && found.targets.isEmpty && found.finished.isEmpty && found.overdue.isEmpty)
    #expect(found.corrections.isEmpty && found.lateReports.isEmpty)
  }
}
