import Foundation
import Model
import Testing

@testable import Store
@testable import StoreProbe

@Suite struct BatchTests {
  /// Also where both say the same, or repeat what stands already.
  @Test(arguments: [(1, 2), (1, 1), (98, 98)])
  func theSameKeyTwiceInABatchIsRefused(first: Int, second: Int) throws {
    let scratch = try Scratch()
    let writer = try scratch.filled()
    let refused = StoreError.refusedBatch(details: "observation: id = \"o1\" ×2")
    #expect(throws: refused) { _ = try writer.write(figures("x", ["o1": first, "o1": second])) }
    let reader = try StoreReader.open(path: scratch.store)
    #expect(reader.knownAt == BatchNumber(2))
    #expect(try reader.values() == ["o1": "98"])
  }

  /// However often it writes: connections are never released.
  @Test func aWriterOpensTheStoreForReadingOnce() throws {
    let scratch = try Scratch()
    let writer = try StoreWriter.create(path: scratch.store)
    func openings() throws -> Int {
      try FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd").count { descriptor in
        let target = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/fd/" + descriptor)
        return target == scratch.store
      }
    }
    _ = try writer.write(figures("một", ["a": 1]))
    let before = try openings()
    for value in 2...6 { #expect(try writer.write(figures("sửa", ["a": value])).factCount == 1) }
    #expect(before > 0)
    #expect(try openings() == before)
  }

  @Test func laterBatchSupersedesAndThePastStays() throws {
    let scratch = try Scratch()
    let writer = try StoreWriter.create(path: scratch.store)
    let first = try writer.write(figures("một", ["a": 1, "b": 2]))
    let old = try StoreReader.open(path: scratch.store)
    let second = try writer.write(figures("hai", ["a": 1, "b": 3, "c": 4]))
    #expect(first.number == BatchNumber(1) && first.factCount == 2)
    // "a" is the same, so the batch changed b and c alone.
    #expect(second.number == BatchNumber(2) && second.factCount == 2)

    let now = try StoreReader.open(path: scratch.store)
    #expect(try now.values() == ["a": "1", "b": "3", "c": "4"])
    #expect(try now.at(BatchNumber(1)).values() == ["a": "1", "b": "2"])
    #expect(try now.at(BatchNumber(0)).values() == [:])
    #expect(try old.values() == ["a": "1", "b": "2"])
    #expect(try old.latest().values() == ["a": "1", "b": "3", "c": "4"])
    #expect(throws: StoreError.unknownBatch(BatchNumber(3))) { try now.at(BatchNumber(3)) }

    let history = try now.history(of: "b")
    #expect(history.map(\.value) == [clean("2"), clean("3")])
    #expect(history.map(\.since) == [BatchNumber(1), BatchNumber(2)])
    #expect(history.map(\.until) == [BatchNumber(2), nil])
    #expect(try now.at(BatchNumber(1)).history(of: "b").map(\.until) == [nil])
    #expect(try now.history(of: "a").map(\.since) == [BatchNumber(1)])
  }

  /// The order is that in which batches commit, whatever the clock says.
  @Test func clockThatJumpsChangesNothing() throws {
    let scratch = try Scratch()
    let writer = try StoreWriter.create(path: scratch.store)
    _ = try writer.write(figures("một", ["a": 1]), recordedAt: "2030-01-01T00:00:00Z")
    _ = try writer.write(figures("hai", ["a": 2]), recordedAt: "2020-01-01T00:00:00Z")
    let reader = try StoreReader.open(path: scratch.store)
    #expect(try reader.values() == ["a": "2"])
    #expect(try reader.at(BatchNumber(1)).values() == ["a": "1"])
    #expect(
      try reader.batches().map(\.recordedAt) == ["2030-01-01T00:00:00Z", "2020-01-01T00:00:00Z"])
  }

  /// Composed and decomposed letters are equal to Swift but not the same in a source.
  @Test func anotherSpellingIsAChange() throws {
    let scratch = try Scratch()
    let writer = try StoreWriter.create(path: scratch.store)
    var batch = ProbeFacts.batch("x")
    batch.settings = ["name": "\u{1EA3}"]
    _ = try writer.write(batch)
    batch.settings = ["name": "a\u{309}"]
    #expect(try writer.write(batch).factCount == 1)
  }

  @Test func batchThatContradictsItselfLeavesNothing() throws {
    let scratch = try Scratch()
    let writer = try StoreWriter.create(path: scratch.store)
    #expect(throws: StoreError.self) { try writer.write(figures("x", ["b": 7, "a": 1, "a": 2])) }
    #expect(try writer.write(figures("y", ["a": 1])).factCount == 1)
    let reader = try StoreReader.open(path: scratch.store)
    #expect(try reader.values() == ["a": "1"])
    #expect(try reader.batches().map(\.number) == [BatchNumber(1)])
  }

  @Test func progressCountsEveryFact() throws {
    let scratch = try Scratch()
    let writer = try StoreWriter.create(path: scratch.store)
    var told: [Int] = []
    _ = try writer.write(figures("x", ["a": 1, "b": 2, "c": 3])) { done, total in
      #expect(total == 3)
      told.append(done)
    }
    #expect(told == [1, 2, 3])
  }

  @Test func homeIsABatchOfSettings() throws {
    let scratch = try Scratch()
    _ = try scratch.filled()
    let reader = try StoreReader.open(path: scratch.store)
    #expect(try reader.home() == ProbeFacts.home)
    #expect(try reader.batches().map(\.kind) == [.reference, .settings])
    #expect(try reader.at(BatchNumber(1)).batches().count == 1)
  }
}

@Suite struct WithdrawalTests {
  private func restore(_ writer: StoreWriter, _ number: Int) throws -> BatchRecord {
    try writer.restore(BatchNumber(number), author: clean("thử"), reason: clean("đúng ra"))
  }

  private func withdraw(_ writer: StoreWriter, _ number: Int) throws -> BatchRecord {
    try writer.withdraw(BatchNumber(number), author: clean("thử"), reason: clean("nhầm"))
  }

  @Test func withdrawalBringsBackWhatStoodBefore() throws {
    let scratch = try Scratch()
    let writer = try StoreWriter.create(path: scratch.store)
    _ = try writer.write(figures("một", ["a": 1, "b": 1]))
    _ = try writer.write(figures("hai", ["a": 2, "c": 2]))
    let record = try withdraw(writer, 2)
    #expect(record.kind == .withdrawal && record.withdraws == BatchNumber(2) && record.factCount == 2)
    let reader = try StoreReader.open(path: scratch.store)
    #expect(try reader.values() == ["a": "1", "b": "1"])
    #expect(try reader.at(BatchNumber(2)).values() == ["a": "2", "b": "1", "c": "2"])
    #expect(try reader.history(of: "a").map(\.since.value) == [1, 2, 3])
    #expect(try reader.batches()[1].withdrawnBy == BatchNumber(3))
    #expect(try reader.at(BatchNumber(2)).batches()[1].withdrawnBy == nil)
    #expect(try StoreCheck(path: scratch.store).findings.isEmpty)
  }

  @Test func whatLaterBatchesSaidStays() throws {
    let scratch = try Scratch()
    let writer = try StoreWriter.create(path: scratch.store)
    _ = try writer.write(figures("một", ["a": 1]))
    _ = try writer.write(figures("hai", ["a": 2, "b": 2]))
    _ = try writer.write(figures("ba", ["a": 3]))
    _ = try withdraw(writer, 2)
    let reader = try StoreReader.open(path: scratch.store)
    #expect(try reader.values() == ["a": "3"])
    // With the last one gone as well, the first speaks again, not the withdrawn second.
    _ = try withdraw(writer, 3)
    #expect(try reader.latest().values() == ["a": "1"])
    // A version that came back goes with the batch that said it.
    _ = try withdraw(writer, 1)
    #expect(try reader.latest().values() == [:])
    #expect(try StoreCheck(path: scratch.store).findings.isEmpty)
  }

  @Test func whatAnotherBatchRepeatedStays() throws {
    let scratch = try Scratch()
    let writer = try StoreWriter.create(path: scratch.store)
    _ = try writer.write(figures("một", ["a": 1, "b": 1]))
    #expect(try writer.write(figures("hai", ["a": 1])).factCount == 0)
    _ = try withdraw(writer, 1)
    let reader = try StoreReader.open(path: scratch.store)
    #expect(try reader.values() == ["a": "1"])
    _ = try withdraw(writer, 2)
    #expect(try reader.latest().values() == [:])
  }

  @Test func batchThatOthersBuildOnIsNotWithdrawn() throws {
    let scratch = try Scratch()
    let writer = try StoreWriter.create(path: scratch.store)
    var first = ProbeFacts.batch("nhiệm vụ")
    first.directives = [ProbeFacts.directive("d1", title: "Việc")]
    _ = try writer.write(first)
    var second = ProbeFacts.batch("báo cáo")
    second.reports = ProbeFacts.everyKind().reports.map { report in
      ProgressReport(
        id: report.id, directive: "d1", assignment: nil, instance: nil, reportedOn: report.reportedOn,
        progress: .done, finishedOn: nil, percent: nil, text: .empty, evidence: .empty,
        reference: report.reference)
    }
    _ = try writer.write(second)
    #expect(throws: StoreError.laterBatchBuilds(on: BatchNumber(1), later: BatchNumber(2))) {
      try withdraw(writer, 1)
    }
    let reader = try StoreReader.open(path: scratch.store)
    #expect(try reader.directiveOutlines().count == 1)
    #expect(try reader.batches().count == 2)
    _ = try withdraw(writer, 2)
    _ = try withdraw(writer, 1)
    #expect(try reader.latest().directiveOutlines().isEmpty)
  }

  @Test func onlyStandingBatchesAreWithdrawn() throws {
    let scratch = try Scratch()
    let writer = try StoreWriter.create(path: scratch.store)
    _ = try writer.write(figures("một", ["a": 1]))
    _ = try withdraw(writer, 1)
    #expect(throws: StoreError.alreadyWithdrawn(BatchNumber(1), by: BatchNumber(2))) {
      try withdraw(writer, 1)
    }
    #expect(throws: StoreError.withdrawalOfWithdrawal(BatchNumber(2))) { try withdraw(writer, 2) }
    #expect(throws: StoreError.unknownBatch(BatchNumber(9))) { try withdraw(writer, 9) }
    #expect(try StoreReader.open(path: scratch.store).batches().count == 2)
  }

  @Test func restorationIsAsIfNothingHadBeenWithdrawn() throws {
    let scratch = try Scratch()
    let writer = try StoreWriter.create(path: scratch.store)
    _ = try writer.write(figures("một", ["a": 1, "b": 1]))
    _ = try writer.write(figures("hai", ["a": 2]))
    #expect(throws: StoreError.notWithdrawn(BatchNumber(1))) { try restore(writer, 1) }
    _ = try withdraw(writer, 1)
    let record = try restore(writer, 1)
    #expect(record.kind == .restoration && record.restores == BatchNumber(1) && record.withdraws == nil)
    let reader = try StoreReader.open(path: scratch.store)
    // What a later batch said stays.
    #expect(try reader.values() == ["a": "2", "b": "1"])
    #expect(try reader.batches().map(\.withdrawnBy) == [nil, nil, nil, nil])
    #expect(try reader.at(BatchNumber(3)).batches()[0].withdrawnBy == BatchNumber(3))
    _ = try withdraw(writer, 2)
    #expect(try reader.latest().values() == ["a": "1", "b": "1"])
    #expect(try withdraw(writer, 1).withdraws == BatchNumber(1))
    #expect(try reader.latest().values() == [:])
    #expect(throws: StoreError.withdrawalOfWithdrawal(BatchNumber(4))) { try withdraw(writer, 4) }
    #expect(try StoreCheck(path: scratch.store).findings.isEmpty)
  }

  @Test func whatBuildsOnAWithdrawnBatchIsNotRestored() throws {
    let scratch = try Scratch()
    let writer = try StoreWriter.create(path: scratch.store)
    var first = ProbeFacts.batch("nhiệm vụ")
    first.directives = [ProbeFacts.directive("d1", title: "Việc")]
    _ = try writer.write(first)
    var second = ProbeFacts.batch("gia hạn")
    second.extensions = ProbeFacts.everyKind().extensions
    _ = try writer.write(second)
    _ = try withdraw(writer, 2)
    _ = try withdraw(writer, 1)
    #expect(throws: StoreError.buildsOnWithdrawn(BatchNumber(2), on: BatchNumber(1))) {
      try restore(writer, 2)
    }
    _ = try restore(writer, 1)
    _ = try restore(writer, 2)
    #expect(try StoreReader.open(path: scratch.store).extensions(of: "d1").count == 1)
  }

  /// Random batches, withdrawals and restorations against the plain rule: each fact is what the last standing batch
  /// says of it.
  @Test(arguments: [1, 2, 3, 4, 5, 6])
  func anyOrderOfWithdrawalsFollowsTheRule(_ seed: UInt64) throws {
    var state = seed &* 0x9E37_79B9_7F4A_7C15
    func next(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((state >> 33) % UInt64(bound))
    }
    let scratch = try Scratch()
    let writer = try StoreWriter.create(path: scratch.store)
    var said: [(number: Int, values: [String: Int], stands: Bool)] = []
    var expected: [[String: String]] = [[:]]
    for _ in 0..<40 {
      if next(2) == 0, !said.isEmpty {
        let position = next(said.count)
        if said[position].stands {
          _ = try withdraw(writer, said[position].number)
        } else {
          _ = try restore(writer, said[position].number)
        }
        said[position].stands.toggle()
      } else {
        var batch = ProbeFacts.batch("x")
        var values: [String: Int] = [:]
        for key in ["a", "b", "c"] where next(2) == 0 { values[key] = next(3) }
        batch.observations = values.map { ProbeFacts.observation($0.key, value: $0.value) }
        said.append((try writer.write(batch).number.value, values, true))
      }
      var now: [String: String] = [:]
      for batch in said where batch.stands { for (key, value) in batch.values { now[key] = "\(value)" } }
      expected.append(now)
    }
    let reader = try StoreReader.open(path: scratch.store)
    for (number, values) in expected.enumerated() {
      #expect(try reader.at(BatchNumber(number)).values() == values, "known at \(number)")
    }
    #expect(try StoreCheck(path: scratch.store).findings.isEmpty)
  }
}
