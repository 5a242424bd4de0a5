import Foundation
import Model
import Testing

@testable import Store
@testable import StoreProbe

/// Lists of several files in one batch, batches beside them, and stores that have no dossiers yet.
@Suite struct SeveralFilesTests {
  private func dossier(_ number: Int, file: String, row: Int, finished: Int? = nil) -> Dossier {
    Dossier(
      code: DossierCode(DossierSamples.code(number)), unit: DossierSamples.units[0],
      procedure: ProcedureID("1.1"), field: .empty, channel: .online, level: nil,
      received: DossierSamples.start, due: DossierSamples.start + 5,
      finished: finished.map { DossierSamples.start + $0 }, result: nil, hasFee: nil, isPaidOnline: nil,
      hasDigitisedComponents: nil, hasDigitisedResult: nil, isSynced: nil,
      reference: SourceReference(source: "ho-so", file: ProbeFacts.text(file), row: row))
  }

  private func staging(_ path: String, _ dossiers: [Dossier]) throws -> DossierStaging {
    let staging = DossierStaging(store: path)
    for dossier in dossiers { #expect(try staging.add(dossier)) }
    return staging
  }

  /// A dossier that is open in the list of one month and finished in that of the next.
  @Test func theLastFileCountsAndARepetitionInsideOneIsRefused() throws {
    let scratch = try Scratch()
    let writer = try StoreWriter.create(path: scratch.store)
    let list = try staging(
      writer.path,
      [
        dossier(1, file: "1.csv", row: 3), dossier(2, file: "1.csv", row: 4),
        dossier(2, file: "1.csv", row: 5, finished: 9), dossier(1, file: "2.csv", row: 3, finished: 4),
      ])
    #expect(try StoreReader.open(path: scratch.store).difference(of: list).new == 2)
    let (record, difference) = try writer.write(ProbeFacts.batch("hai tệp"), dossiers: list)
    #expect(record != nil)
    #expect(difference.new == 2 && difference.repeated == 1)
    #expect(difference.repeatedRows.map(\.row) == [5])
    let reader = try StoreReader.open(path: scratch.store)
    #expect(
      try reader.dossier(DossierCode(DossierSamples.code(1)))?.finished == DossierSamples.start + 4)
    #expect(try reader.dossier(DossierCode(DossierSamples.code(2)))?.finished == nil)
    #expect(try StoreCheck(path: scratch.store).findings.isEmpty)
  }

  @Test func otherBatchesGoWithTheDossiersOrNotAtAll() throws {
    let scratch = try Scratch()
    let writer = try scratch.filled()
    let before = try StoreReader.open(path: scratch.store).batches().count
    let list = try staging(writer.path, [dossier(1, file: "1.csv", row: 3)])
    let refused = try writer.write(
      [figures("x", ["n": 1])], with: ProbeFacts.batch("hồ sơ"), dossiers: list, accept: { _ in false })
    #expect(refused.records.isEmpty)
    #expect(try StoreReader.open(path: scratch.store).batches().count == before)
    let taken = try writer.write([figures("x", ["n": 1])], with: ProbeFacts.batch("hồ sơ"), dossiers: list)
    #expect(taken.records.map(\.title) == [clean("x"), clean("hồ sơ")])
    #expect(try StoreReader.open(path: scratch.store).values()["n"] == "1")
    #expect(try StoreCheck(path: scratch.store).findings.isEmpty)
  }

  /// Readers of a store that may not be migrated, such as one on a read-only disk.
  @Test func aStoreOfAnEarlierSchemaAnswersWithoutDossiers() throws {
    let kept = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("../Fixtures/schema-1.store").standardized
    let scratch = try Scratch()
    try FileManager.default.copyItem(atPath: kept.path, toPath: scratch.store)
    let reader = try StoreReader.open(path: scratch.store, mode: .readOnly)
    #expect(reader.schema < SchemaDossiers.firstVersion)
    #expect(try reader.procedures().isEmpty && reader.dossierDays() == nil)
    #expect(try reader.dossiers(DossierPage(unit: DossierSamples.units[0], count: 5)).isEmpty)
    #expect(try reader.dossier(DossierCode("H")) == nil)
    #expect(try reader.contents(of: BatchNumber(1)).dossiers == nil)
    #expect(try StoreInfo(path: scratch.store).schema == reader.schema)
    #expect(try StoreCheck(path: scratch.store).findings.isEmpty)
    #expect(try reader.difference(of: staging(scratch.store, [dossier(1, file: "1.csv", row: 3)])).new == 1)
  }

  /// The register of directives follows withdrawals and restorations as the facts do.
  @Test func theRegisterIsThatOfTheFactsAfterEachStep() throws {
    let scratch = try Scratch()
    let writer = try scratch.filled()
    func expectSame() throws {
      let reader = try StoreReader.open(path: scratch.store)
      let register = try reader.directiveRegister()
      let plain = DirectiveRegister(try reader.directiveOutlines())
      func described(_ register: DirectiveRegister) -> Set<String> {
        Set(register.rows.map { "\(register.id(of: $0)) \(register.lead(of: $0)) \($0.assignedOn)" })
      }
      #expect(described(register) == described(plain) && register.count == plain.count)
    }
    var batch = ProbeFacts.batch("thêm")
    batch.directives = (0..<3).map { ProbeFacts.directive("m\($0)", title: "Việc \($0)") }
    let number = try writer.write(batch).number
    try expectSame()
    #expect(try StoreReader.open(path: scratch.store).directiveRegister().count == 4)
    _ = try writer.withdraw(number, author: clean("thử"), reason: clean("nhầm"))
    try expectSame()
    #expect(try StoreReader.open(path: scratch.store).directiveRegister().count == 1)
    _ = try writer.restore(number, author: clean("thử"), reason: clean("đúng"))
    try expectSame()
    #expect(try StoreReader.open(path: scratch.store).directiveRegister().count == 4)
  }
}
