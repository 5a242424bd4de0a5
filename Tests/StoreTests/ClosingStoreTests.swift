import Model
import Testing

@testable import Store
@testable import StoreProbe

/// Closings in a store, and what was corrected after them.
@Suite struct ClosingStoreTests {
  private static let may = Period.month(year: 2024, month: 5)

  private func closing(_ batch: Int, _ period: Period = may) -> FactBatch {
    var written = FactBatch(kind: .closing, title: "Chốt số liệu", author: "thư ký", reason: .empty)
    written.closings = [
      FigureClosing(
        period: period, batch: BatchNumber(batch), author: "thư ký", moment: "2024-06-01T02:00:00Z")
    ]
    return written
  }

  private func count(_ store: String) throws -> Int? {
    let figures = try CorrectedClosings(StoreReader.open(path: store))
    return figures.closings.last { $0.meeting == nil && $0.period == Self.may }.map { figures.count($0) }
  }

  @Test func whatIsCorrectedAfterAClosingIsCounted() throws {
    let scratch = try Scratch()
    let writer = try scratch.filled()
    let closed = try writer.write(closing(2))
    #expect(closed.kind == .closing)
    #expect(try count(scratch.store) == 0)
    let corrected = try writer.write(figures("đính chính", ["o1": 90]))
    #expect(try count(scratch.store) == 1)
    // Closed again, everything up to then belongs to what is closed; taken back, the closing before counts again.
    let again = try writer.write(closing(corrected.number.value))
    #expect(try count(scratch.store) == 0)
    _ = try writer.withdraw(again.number, author: "a", reason: "b")
    #expect(try count(scratch.store) == 1)
    _ = try writer.withdraw(corrected.number, author: "a", reason: "b")
    #expect(try count(scratch.store) == 0)
    _ = try writer.withdraw(closed.number, author: "a", reason: "b")
    #expect(try count(scratch.store) == nil)
    _ = try writer.restore(closed.number, author: "a", reason: "b")
    #expect(try count(scratch.store) == 0)
    #expect(try StoreCheck(path: scratch.store).findings.isEmpty)
  }

  /// Figures and meetings of one reader may be of two batches.
  @Test func meetingsAreKnownLaterThanFigures() throws {
    let scratch = try Scratch()
    let writer = try scratch.filled()
    _ = try writer.write(figures("đính chính", ["o1": 90]))
    let last = try writer.write(closing(2))
    let reader = try StoreReader.open(path: scratch.store).at(BatchNumber(2), records: last.number)
    #expect(try reader.values()["o1"] == "98" && reader.batches().count == 2)
    #expect(try reader.closings().contains { $0.meeting == nil && $0.period == Self.may })
    #expect(
      try reader.at(BatchNumber(2)).closings().allSatisfy { $0.meeting != nil || $0.period != Self.may })
    #expect(throws: StoreError.unknownBatch(BatchNumber(9))) {
      try reader.at(BatchNumber(2), records: BatchNumber(9))
    }
  }

  /// A unit that was named after the figures were closed has its name beside them, and so has a holiday; what was known
  /// then stays as it was.
  @Test func unitsAndHolidaysAreKnownLaterThanFigures() throws {
    let scratch = try Scratch()
    let writer = try scratch.filled()
    let before = try StoreReader.open(path: scratch.store)
    let known = try #require(try before.units().first { $0.id == ProbeFacts.home })
    func unit(_ id: UnitID, _ name: String, _ group: AdministrativeUnit.Group, order: Int)
      -> AdministrativeUnit
    {
      AdministrativeUnit(
        id: id, kind: .department, group: group, name: ProbeFacts.both(name),
        shortName: ProbeFacts.both(name),
        validTo: nil, parent: ProbeFacts.home, successors: [], officialOrder: order, aliases: [])
    }
    let office = UnitID(code: "51.SDT", validFrom: ProbeFacts.day)
    let commune = UnitID(code: "51.XA", validFrom: ProbeFacts.day)
    var batch = ProbeFacts.batch("Sở mới")
    batch.units = [
      unit(office, "Sở Dân tộc", .departments, order: known.officialOrder - 1),
      unit(commune, "Xã mới", .communes, order: known.officialOrder + 1),
      unit(known.id, "Tên mới", known.group, order: known.officialOrder),
    ]
    batch.holidays = [
      Holiday(
        day: ProbeFacts.day + 3, name: ProbeFacts.both("Nghỉ bù"), isOff: true, basis: ProbeFacts.text("QĐ"))
    ]
    let last = try writer.write(batch)
    let reader = try StoreReader.open(path: scratch.store).at(before.knownAt, records: last.number)
    let units = try reader.units()
    #expect(units.map(\.id) == [office, known.id, commune])
    #expect(units.first { $0.id == known.id } == known)
    #expect(try reader.units(besides: [.communes]).map(\.id) == [office, known.id])
    #expect(try reader.holidays().map(\.day) == [ProbeFacts.day, ProbeFacts.day + 3])
    // Figures alone, and those of then, know nothing of it.
    #expect(try reader.at(before.knownAt).units().map(\.id) == [known.id])
    #expect(try before.holidays().count == 1)
    #expect(try StoreReader.open(path: scratch.store).units().first { $0.id == known.id } != known)
  }

  /// Only what changes figures makes those that were closed others than those of now.
  @Test func theLastChangeOfFiguresIsKnown() throws {
    let scratch = try Scratch()
    let writer = try scratch.filled()
    func last() throws -> Int { try StoreReader.open(path: scratch.store).lastFigureChange().value }
    let filled = try last()
    #expect(filled > 0)
    let closed = try writer.write(closing(filled))
    var task = FactBatch(kind: .figures, title: "giao việc", author: "a", reason: .empty)
    task.directives = [ProbeFacts.directive("d-moi", title: "Việc mới")]
    let given = try writer.write(task)
    _ = try writer.withdraw(given.number, author: "a", reason: "b")
    _ = try writer.withdraw(closed.number, author: "a", reason: "b")
    #expect(try last() == filled)
    let corrected = try writer.write(figures("đính chính", ["o1": 90]))
    #expect(try last() == corrected.number.value)
    let undone = try writer.withdraw(corrected.number, author: "a", reason: "b")
    #expect(try last() == undone.number.value)
    #expect(try StoreReader.open(path: scratch.store).at(closed.number).lastFigureChange().value == filled)
  }

  /// Figures of the closed period that came only later are counted apart from those that were corrected.
  @Test func whatCameLateIsCounted() throws {
    let scratch = try Scratch()
    let writer = try scratch.filled()
    _ = try writer.write(closing(2))
    func late() throws -> LateCounts? {
      let figures = try CorrectedClosings(StoreReader.open(path: scratch.store))
      return figures.closings.last { $0.meeting == nil && $0.period == Self.may }.map { figures.late($0) }
    }
    #expect(try late() == LateCounts())
    let added = try writer.write(figures("về muộn", ["o-muon": 12, "o1": 90]))
    #expect(try late() == LateCounts(corrected: 1, added: 1))
    _ = try writer.write(figures("đính chính số về muộn", ["o-muon": 13, "o1": 90]))
    #expect(try late() == LateCounts(corrected: 1, added: 1))
    _ = try writer.withdraw(added.number, author: "a", reason: "b")
    #expect(try late()?.added == 1)
  }

  /// A meeting shows what was closed by the end of its day, whatever became of the closing.
  @Test func aMeetingKnowsTheClosingOfItsDay() throws {
    let scratch = try Scratch()
    let writer = try scratch.filled()
    func day(_ moment: String) -> Day? { Day(iso8601: String(moment.prefix(10))) }
    // The store is made today, and known is what came by a day.
    let today = try #require(
      try StoreReader.open(path: scratch.store).batches().last.flatMap { day($0.recordedAt) })
    func moment(_ days: Int, _ hour: Int) -> String { "\(today + days)T0\(hour):00:00Z" }
    let held = Meeting(id: "thu", kind: .monthly, province: nil, day: today + 10)
    var made = FactBatch(kind: .meeting, title: "Phiên họp", author: "a", reason: .empty)
    made.meetings = [held]
    _ = try writer.write(made, recordedAt: moment(1, 1))
    let closed = try writer.write(
      closing(1, .month(year: held.day.year, month: held.day.month)), recordedAt: moment(10, 1))
    let after = try writer.write(figures("cùng ngày", ["o1": 90]), recordedAt: moment(10, 5))
    func known() throws -> MeetingKnowledge? {
      try StoreReader.open(path: scratch.store).knowledge(of: held, localDay: day)
    }
    let then = try #require(try known())
    #expect(then.batch == BatchNumber(1) && then.lastOfDay == after.number && then.closing != nil)
    _ = try writer.withdraw(closed.number, author: "a", reason: "b", recordedAt: moment(11, 1))
    #expect(try known() == then)
    let shown = try StoreReader.open(path: scratch.store).asShown(on: held.day, localDay: day)
    #expect(shown?.knownAt == BatchNumber(1))
    let other = try StoreReader.open(path: scratch.store).asShown(on: held.day + 1, localDay: day)
    #expect(other?.knownAt == BatchNumber(after.number.value + 1))
  }
}
