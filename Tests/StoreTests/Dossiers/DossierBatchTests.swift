import Foundation
import Model
import Testing

@testable import Store
@testable import StoreProbe

@Suite struct DossierBatchTests {
  private func withdraw(_ writer: StoreWriter, _ number: Int) throws {
    _ = try writer.withdraw(BatchNumber(number), author: clean("thử"), reason: clean("nhầm"))
  }

  private func restore(_ writer: StoreWriter, _ number: Int) throws {
    _ = try writer.restore(BatchNumber(number), author: clean("thử"), reason: clean("đúng ra"))
  }

  private func all(_ reader: StoreReader) throws -> Set<String> {
    var found: Set<String> = []
    try reader.visitDossiers { found.insert($0.said) }
    return found
  }

  /// Random lists, corrections, withdrawals and restorations against the plain rule: each dossier is what the last
  /// standing batch says of it. At every batch the dossiers and the answers from the roll-ups are those of that rule.
  @Test(arguments: [1, 2, 3, 4, 5, 6, 7, 8])
  func anyOrderOfBatchesFollowsTheRule(_ seed: UInt64) throws {
    var numbers = SampleNumbers(seed: seed)
    let scratch = try Scratch()
    let writer = try StoreWriter.create(path: scratch.store)
    var said: [(number: Int, dossiers: [DossierCode: Dossier], stands: Bool)] = []
    var states: [[DossierCode: Dossier]] = [[:]]
    var pool = (0..<40).map { DossierSamples.dossier($0, &numbers) }
    for _ in 0..<18 {
      let turn = numbers.below(10)
      if turn < 2, let position = said.indices.filter({ said[$0].stands }).randomElement(using: &numbers) {
        said[position].stands = false
        try withdraw(writer, said[position].number)
      } else if turn < 4,
        let position = said.indices.filter({ !said[$0].stands }).randomElement(using: &numbers)
      {
        said[position].stands = true
        try restore(writer, said[position].number)
      } else {
        // Some told otherwise, then a part of all, which repeats much.
        for position in pool.indices where numbers.percent(25) {
          pool[position] = DossierSamples.dossier(position, &numbers)
        }
        let share = [100, 60, 20][numbers.below(3)]
        let list = pool.filter { _ in numbers.percent(share) }.shuffled(using: &numbers)
        let record = try writer.write("đợt", list)
        said.append(
          (record.number.value, Dictionary(list.map { ($0.code, $0) }, uniquingKeysWith: { $1 }), true))
      }
      var now: [DossierCode: Dossier] = [:]
      for batch in said where batch.stands { now.merge(batch.dossiers) { $1 } }
      states.append(now)
    }
    let last = try StoreReader.open(path: scratch.store)
    for (number, state) in states.enumerated() {
      let reader = try last.at(BatchNumber(number))
      #expect(try all(reader) == Set(state.values.map(\.said)), "known at \(number)")
      for _ in 0..<3 {
        let question = DossierSamples.question(&numbers)
        #expect(
          Set(try reader.dossierTallies(question)) == state.values.tallies(question), "known at \(number)")
      }
    }
    #expect(try StoreCheck(path: scratch.store).findings.isEmpty)
  }

  @Test func onlyWhatChangedBecomesARecord() throws {
    var numbers = SampleNumbers(seed: 3)
    let scratch = try Scratch()
    let writer = try StoreWriter.create(path: scratch.store)
    var dossiers = (0..<50).map { DossierSamples.dossier($0, &numbers) }
    try writer.write("một", dossiers)
    dossiers[7] = DossierSamples.dossier(7, &numbers)
    dossiers.append(DossierSamples.dossier(99, &numbers))
    let staging = DossierStaging(store: scratch.store)
    for dossier in dossiers { #expect(try staging.add(dossier)) }
    // The same before as after, and telling does not write.
    let reader = try StoreReader.open(path: scratch.store)
    let told = try reader.difference(of: staging)
    #expect(told.new == 1 && told.changed == 1 && told.same == 49 && told.repeated == 0)
    let (record, difference) = try writer.write(ProbeFacts.batch("hai"), dossiers: staging)
    #expect(record?.factCount == 2)
    #expect(difference.new == 1 && difference.changed == 1 && difference.same == 49)
    #expect(difference.changes.map(\.new.code) == [dossiers[7].code])
    #expect(difference.changes.first?.old.said != dossiers[7].said)
    #expect(try rows(scratch.store, "SELECT count(*) FROM dossier") == ["52"])
    // One stretch tells what was repeated.
    #expect(try rows(scratch.store, "SELECT count(*) FROM dossier_restated") == ["1"])
    #expect(try rows(of: dossiers[7].code, reader.latest()) == 2)
  }

  private func rows(_ path: String, _ text: String) throws -> [String] {
    try StoreReader.open(path: path).connection.run { try $0.strings(text) }
  }

  private func rows(of code: DossierCode, _ reader: StoreReader) throws -> Int {
    try reader.versions(of: code).count
  }

  @Test func nothingIsWrittenThatIsNotAccepted() throws {
    var numbers = SampleNumbers(seed: 4)
    let scratch = try Scratch()
    let writer = try StoreWriter.create(path: scratch.store)
    let dossiers = (0..<20).map { DossierSamples.dossier($0, &numbers) }
    let staging = DossierStaging(store: scratch.store)
    for dossier in dossiers + dossiers.prefix(3) { #expect(try staging.add(dossier)) }
    let (record, difference) = try writer.write(
      ProbeFacts.batch("x"), dossiers: staging, accept: { $0.repeated == 0 })
    #expect(record == nil && difference.new == 20 && difference.repeated == 3)
    let repeated = Set(difference.repeatedRows.map(\.code.string))
    #expect(repeated == Set(dossiers.prefix(3).map(\.code.rawValue)))
    #expect(try StoreReader.open(path: scratch.store).batches().isEmpty)
    #expect(try StoreReader.open(path: scratch.store).dossierDays() == nil)
  }

  @Test func stoppingLeavesTheStoreAsItWas() throws {
    var numbers = SampleNumbers(seed: 5)
    let scratch = try Scratch()
    let writer = try StoreWriter.create(path: scratch.store)
    try writer.write("một", (0..<20).map { DossierSamples.dossier($0, &numbers) })
    let before = try all(StoreReader.open(path: scratch.store))
    let staging = DossierStaging(store: scratch.store)
    for number in 0..<9_000 { _ = try staging.add(DossierSamples.dossier(number, &numbers)) }
    for phase in [DossierProgress.Phase.writing, .ordering] {
      #expect(throws: StoreError.cancelled) {
        try writer.write(
          ProbeFacts.batch("hai"), dossiers: staging,
          progress: { if $0.phase == phase, $0.done > 4_000 { throw StoreError.cancelled } })
      }
    }
    let reader = try StoreReader.open(path: scratch.store)
    #expect(try reader.batches().count == 1)
    #expect(try all(reader) == before)
    #expect(try StoreInfo(path: scratch.store).logSize == 0)
    #expect(try StoreCheck(path: scratch.store).findings.isEmpty)
  }

  /// Where even one unit's counts are too many at once, they are written in parts that add up.
  @Test func countsOfOneUnitInParts() throws {
    var numbers = SampleNumbers(seed: 6)
    let scratch = try Scratch()
    let writer = try StoreWriter.create(path: scratch.store)
    let unit = DossierSamples.units[0]
    let dossiers = (0..<30_000).map { number in
      let day = DossierSamples.start + numbers.below(700)
      return Dossier(
        code: DossierCode("M-\(number)"), unit: unit, procedure: ProcedureID("2.\(number % 700)"),
        channel: .online,
        received: day, due: day + 5, finished: day + numbers.below(12),
        reference: SourceReference(source: "ho-so", file: .empty, row: number))
    }
    try writer.write("một", dossiers)
    let reader = try StoreReader.open(path: scratch.store)
    for _ in 0..<6 {
      let question = DossierSamples.question(&numbers)
      #expect(Set(try reader.dossierTallies(question)) == dossiers.tallies(question))
    }
    #expect(try StoreCheck(path: scratch.store).findings.isEmpty)
  }

  @Test func unitThatDossiersAreOfIsNotWithdrawn() throws {
    var numbers = SampleNumbers(seed: 8)
    let scratch = try Scratch()
    let writer = try StoreWriter.create(path: scratch.store)
    var units = ProbeFacts.batch("đơn vị")
    let home = ProbeFacts.everyKind().units[0]
    units.units = DossierSamples.units.map { id in
      AdministrativeUnit(
        id: id, kind: .commune, group: .communes, name: home.name, shortName: home.shortName, validTo: nil,
        parent: nil,
        successors: [], officialOrder: 1, aliases: [])
    }
    _ = try writer.write(units)
    try writer.write("hồ sơ", (0..<20).map { DossierSamples.dossier($0, &numbers) })
    #expect(throws: StoreError.laterBatchBuilds(on: BatchNumber(1), later: BatchNumber(2))) {
      try withdraw(writer, 1)
    }
    try withdraw(writer, 2)
    try withdraw(writer, 1)
    try restore(writer, 1)
    try restore(writer, 2)
    #expect(try all(StoreReader.open(path: scratch.store)).count == 20)
  }
}

extension Dossier {
  /// What it says, wherever it stands.
  var said: String {
    "\(code) \(unit) \(procedure) \(field) \(received) \(String(describing: due)) \(String(describing: finished)) "
      + "\(attributes.rawValue)"
  }
}
