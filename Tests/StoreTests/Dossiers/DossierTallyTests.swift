import Foundation
import Model
import Testing

@testable import Store
@testable import StoreProbe

@Suite struct DossierTallyTests {
  /// Whatever is asked of the roll-ups is what counting every dossier gives.
  @Test(arguments: [1, 2, 3])
  func anyQuestionIsAnsweredAsByCounting(_ seed: UInt64) throws {
    var numbers = SampleNumbers(seed: seed)
    let scratch = try Scratch()
    let writer = try StoreWriter.create(path: scratch.store)
    let dossiers = (0..<400).map { DossierSamples.dossier($0, &numbers) }
    try writer.write("một", dossiers)
    let reader = try StoreReader.open(path: scratch.store)
    for _ in 0..<60 {
      let question = DossierSamples.question(&numbers)
      let lines = try reader.dossierTallies(question)
      #expect(Set(lines) == dossiers.tallies(question), "\(question)")
      #expect(Set(lines).count == lines.count)
    }
  }

  @Test func dossiersComeBackAsTheyWent() throws {
    var numbers = SampleNumbers(seed: 7)
    let scratch = try Scratch()
    let writer = try StoreWriter.create(path: scratch.store)
    let dossiers = (0..<100).map { DossierSamples.dossier($0, &numbers) }
    let record = try writer.write("một", dossiers)
    #expect(record.factCount == 100)
    let reader = try StoreReader.open(path: scratch.store)
    var found: [Dossier] = []
    try reader.visitDossiers { found.append($0) }
    #expect(Set(found) == Set(dossiers))
    for dossier in dossiers.prefix(10) { #expect(try reader.dossier(dossier.code) == dossier) }
    #expect(try reader.at(BatchNumber(0)).dossier(dossiers[0].code) == nil)
    let last = dossiers.map { max($0.received, $0.finished ?? $0.received) }.max()
    #expect(
      try reader.dossierDays()
        == dossiers.map(\.received).min().flatMap { first in
          last.flatMap { DayRange(first: first, last: $0) }
        })
  }
}
