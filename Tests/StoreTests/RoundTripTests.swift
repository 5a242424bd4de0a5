import Foundation
import Model
import Testing

@testable import Store
@testable import StoreProbe

@Suite struct RoundTripTests {
  @Test func everyKindOfFactComesBackAsItWent() throws {
    let scratch = try Scratch()
    _ = try scratch.filled()
    try expectEveryKind(StoreReader.open(path: scratch.store))
  }

  /// What the probe's batch holds, asked through every function of a reader.
  private func expectEveryKind(_ reader: StoreReader) throws {
    let batch = ProbeFacts.everyKind()
    #expect(try reader.sources() == batch.sources)
    #expect(try reader.units() == batch.units)
    #expect(try reader.definitions() == batch.definitions)
    #expect(try reader.targets() == batch.targets)
    #expect(try reader.structures() == batch.structures)
    #expect(try reader.editions() == batch.editions)
    #expect(try reader.documents() == batch.documents)
    #expect(try reader.difficulties() == batch.difficulties)
    #expect(try reader.holidays() == batch.holidays)
    #expect(try reader.indexFigures(edition: batch.editions[0].id) == batch.indexFigures)
    #expect(try reader.indexFigures(index: "dti", unit: ProbeFacts.home) == batch.indexFigures)
    #expect(try reader.indexTotals(index: "dti") == batch.indexFigures)
    #expect(try reader.figureCounts() == [batch.editions[0].id: 1])
    #expect(try reader.observations(ObservationFilter()) == batch.observations)
    #expect(try reader.directives(["d1", "unknown"]) == batch.directives)
    #expect(try reader.assignments(of: "d1") == batch.assignments)
    #expect(try reader.reports(of: "d1") == batch.reports)
    #expect(try reader.extensions(of: "d1") == batch.extensions)
    if reader.hasMeetings {
      #expect(try reader.meetings() == batch.meetings)
      #expect(try reader.agendaItems(of: "2024-06-03") == batch.agendaItems)
      #expect(try reader.meetingRooms(of: "2024-06-03") == batch.meetingRooms)
      #expect(try reader.attendance(of: "2024-06-03") == batch.attendance)
    } else {
      // Stores of before meetings know none.
      #expect(try reader.meetings().isEmpty && reader.agendaItems(of: "2024-06-03").isEmpty)
    }
    // What a figure was by number was not kept before there was a table for it.
    let drafts = reader.hasDirectiveFigures ? batch.drafts : batch.drafts.map(Self.unlinked)
    #expect(try reader.drafts(of: "2024-06-03") == (reader.hasDrafts ? drafts : []))
    let figures = reader.hasDirectiveFigures ? batch.directiveFigures : []
    #expect(try reader.directiveFigures() == figures.sorted { $0.id < $1.id })
    #expect(try reader.closings() == (reader.hasClosings ? batch.closings : []))
    #expect(try reader.settings() == batch.settings)
    #expect(try reader.home() == ProbeFacts.home)
    #expect(try reader.batch(contentHash: "probe-1")?.number == BatchNumber(1))
    #expect(try reader.batch(contentHash: "other") == nil)
    // The scale of a published number is part of it, though equality ignores it.
    #expect(try reader.targets()[0].value?.scale == 0)
    #expect(try reader.structures()[0].bands[0].from.scale == 2)
  }

  private static func unlinked(_ draft: MeetingDraft) -> MeetingDraft {
    var content = draft.content
    content.figure = content.figure?.linked(nil)
    return MeetingDraft(
      id: draft.id, meeting: draft.meeting, number: draft.number, content: content, author: draft.author,
      moment: draft.moment, state: draft.state, reason: draft.reason)
  }

  /// A store file written by an older version opens for ever: read as it is, and migrated by whoever writes.
  @Test(arguments: 1...6) func keptStoreOfOlderSchemaOpens(_ schema: Int) throws {
    let scratch = try Scratch()
    let kept = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("Fixtures/schema-\(schema).store")
    try FileManager.default.copyItem(atPath: kept.path, toPath: scratch.store)
    let old = try StoreReader.open(path: scratch.store)
    #expect(old.schema == schema && old.isOfOlderSchema)
    try expectEveryKind(old)
    // The register is made from the facts where its segments are of another form or missing.
    let rows = try old.directiveRegister()
    #expect(rows.rows.map { rows.id(of: $0) } == ["d1"])

    let record = try StoreWriter.open(path: scratch.store).write(figures("thêm", ["o2": 5]))
    #expect(record.number == BatchNumber(2))
    let new = try StoreReader.open(path: scratch.store)
    #expect(new.schema == StoreReader.currentSchema && !new.isOfOlderSchema)
    let register = try new.directiveRegister()
    #expect(register.rows.map { register.id(of: $0) } == ["d1"])
    #expect(try StoreCheck(path: scratch.store).findings.isEmpty)
    // What was there before is kept beside it.
    let backup = StoreWriter.backup(of: scratch.store, schema: schema)
    #expect(try StoreReader.open(path: backup).schema == schema)
  }

  @Test func sameBatchesMakeSameImage() throws {
    let first = try StoreImage.build(batches: [ProbeFacts.everyKind()], recordedAt: "x")
    let second = try StoreImage.build(batches: [ProbeFacts.everyKind()], recordedAt: "x")
    #expect(first == second)
    // Embedded in the program, so not switched to the log.
    #expect(first[18] == 1)
    try first.withUnsafeBytes { bytes in
      let reader = try StoreReader(image: bytes)
      #expect(reader.knownAt == BatchNumber(1))
      #expect(try reader.directiveOutlines().map(\.id) == ["d1"])
    }
  }

  @Test(arguments: [
    Period.day(ProbeFacts.day), .month(year: 2024, month: 2), .quarter(year: 2023, quarter: 4),
    .halfYear(year: 2024, half: 1), .nineMonths(year: 2024), .year(2022),
    .cumulative(from: nil, to: ProbeFacts.day), .cumulative(from: ProbeFacts.day, to: ProbeFacts.day + 3),
    .span(DayRange(ProbeFacts.day)),
    .reporting(ReportingPeriod(length: .quarter, year: 2024, ordinal: 2, days: DayRange(ProbeFacts.day))),
  ])
  func periodsComeBack(_ period: Period) throws {
    #expect(StoredPeriod(period).period == period)
  }

  @Test func monthsKnowTheirDays() {
    let february = StoredPeriod(.month(year: 2024, month: 2))
    #expect(february.first == Day(year: 2024, month: 2, day: 1))
    #expect(february.last == Day(year: 2024, month: 2, day: 29))
    #expect(StoredPeriod(.halfYear(year: 2023, half: 2)).last == Day(year: 2023, month: 12, day: 31))
  }

  @Test func observationsAreNarrowed() throws {
    let scratch = try Scratch()
    let writer = try scratch.filled()
    let child = UnitID(code: "CH", validFrom: ProbeFacts.day)
    var batch = ProbeFacts.batch("con")
    let home = ProbeFacts.everyKind().units[0]
    batch.units = [
      AdministrativeUnit(
        id: child, kind: .department, group: .departments, name: home.name, shortName: home.shortName,
        validTo: nil, parent: ProbeFacts.home, successors: [], officialOrder: 1, aliases: [])
    ]
    let base = ProbeFacts.observation("c", value: 1)
    batch.observations = [
      Observation(
        id: "c", definition: "other", unit: child, unitAsStated: base.unitAsStated, period: .year(2024),
        value: base.value, numerator: nil, denominator: nil, asOf: nil, reference: base.reference,
        note: .empty),
      Observation(
        id: "n", definition: "named", unit: nil, unitAsStated: "các Sở", period: .year(2022),
        value: base.value, numerator: nil, denominator: nil, asOf: nil, reference: base.reference,
        note: .empty),
    ]
    _ = try writer.write(batch)
    let reader = try StoreReader.open(path: scratch.store)
    func keys(_ filter: ObservationFilter) throws -> [String] {
      try reader.observations(filter).map(\.id.rawValue).sorted()
    }
    #expect(try keys(ObservationFilter()) == ["c", "n", "o1"])
    // Units inside a province are left out; a name without a unit stays.
    #expect(try keys(ObservationFilter(topLevelOnly: true)) == ["n", "o1"])
    #expect(try keys(ObservationFilter(definitions: ["named"], topLevelOnly: true)) == ["n"])
    #expect(try keys(ObservationFilter(unit: child, topLevelOnly: true)) == [])
    #expect(try keys(ObservationFilter(parent: ProbeFacts.home, topLevelOnly: true)) == [])
    #expect(try keys(ObservationFilter(definitions: ["other"])) == ["c"])
    #expect(try keys(ObservationFilter(definitions: [])) == [])
    #expect(try keys(ObservationFilter(unit: ProbeFacts.home)) == ["o1"])
    #expect(try keys(ObservationFilter(parent: ProbeFacts.home)) == ["c"])
    #expect(try keys(ObservationFilter(definitions: ["ratio"], parent: ProbeFacts.home)) == [])
    #expect(try keys(ObservationFilter(period: .month(year: 2024, month: 5))) == ["o1"])
    #expect(try keys(ObservationFilter(unit: child, period: .year(2024))) == ["c"])
    #expect(try keys(ObservationFilter(unit: child, period: .year(2023))) == [])
  }

  @Test func listsKeepEveryCharacter() {
    let records = [["a\tb", "", "c\\n"], ["", "\n\\", "đ\u{303}"]]
    #expect(PackedList.unpack(PackedList.pack(records)) == records)
    #expect(PackedList.unpack("") == [])
    #expect(PackedList.unpack("a\\x\n") == nil)
    #expect(PackedList.unpack("a") == nil)
  }
}
