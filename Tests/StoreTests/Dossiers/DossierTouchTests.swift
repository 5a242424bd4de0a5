import Model
import Testing

@testable import Store

/// What a batch changed: which units, which months, and whether later ones begin otherwise.
@Suite struct DossierTouchTests {
  private func dossier(_ code: String, _ unit: Int, _ received: Int, finished: Int?) -> Dossier {
    var numbers = SampleNumbers(seed: 1)
    let sample = DossierSamples.dossier(1, &numbers)
    return Dossier(
      code: DossierCode(code), unit: DossierSamples.units[unit], procedure: "1.1", field: sample.field,
      channel: .online, level: nil, received: DossierSamples.start + received, due: nil,
      finished: finished.map { DossierSamples.start + $0 }, result: finished == nil ? .underWay : .granted,
      hasFee: nil, isPaidOnline: nil, hasDigitisedComponents: nil, hasDigitisedResult: nil, isSynced: nil,
      reference: sample.reference)
  }

  @Test func onlyWhatABatchChangedIsTouched() throws {
    let scratch = try Scratch()
    let writer = try StoreWriter.create(path: scratch.store)
    try writer.write("một", [dossier("A", 0, 0, finished: 5), dossier("B", 1, 40, finished: nil)])
    try writer.write("hai", [dossier("A", 0, 0, finished: 5), dossier("B", 1, 40, finished: 100)])
    let reader = try StoreReader.open(path: scratch.store)
    let first = try reader.dossiersTouched(by: BatchNumber(1))
    #expect(Set(first.keys) == [DossierSamples.units[0], DossierSamples.units[1]])
    let day = DossierSamples.start
    let finished = try #require(first[DossierSamples.units[0]])
    #expect(!finished.goesOn && finished.days.contains(day) && finished.touches(DayRange(day + 5)))
    #expect(!finished.touches(DayRange(day + 70)))
    let open = try #require(first[DossierSamples.units[1]])
    #expect(open.goesOn && open.touches(DayRange(day + 700)) && !open.touches(DayRange(day + -40)))
    // The same again touches nothing; that another one was finished touches the time from then on.
    let second = try reader.dossiersTouched(by: BatchNumber(2))
    #expect(Set(second.keys) == [DossierSamples.units[1]])
    let changed = try #require(second[DossierSamples.units[1]])
    #expect(changed.goesOn && changed.days.contains(day + 100))
  }

  /// Units whose counts of a closed month are others now; what was taken back again is none.
  @Test func unitsWithChangedDossiersAreCounted() throws {
    let scratch = try Scratch()
    let writer = try StoreWriter.create(path: scratch.store)
    try writer.write("một", [dossier("A", 0, 0, finished: 5), dossier("B", 1, 0, finished: nil)])
    try writer.write("hai", [dossier("A", 0, 0, finished: 5), dossier("B", 1, 0, finished: 6)])
    let (year, month, _) = DossierSamples.start.components
    let days = try #require(Period.month(year: year, month: month).days)
    let later = try #require(Period.month(year: year + 1, month: month).days)
    func count(_ days: DayRange) throws -> Int {
      try StoreReader.open(path: scratch.store).unitsWithChangedDossiers(since: BatchNumber(1), in: days)
    }
    #expect(try count(days) == 1)
    #expect(try count(later) == 0)
    _ = try writer.withdraw(BatchNumber(2), author: "a", reason: "b")
    #expect(try count(days) == 0)
  }
}
