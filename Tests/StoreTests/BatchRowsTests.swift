import Model
import Testing

@testable import Store
@testable import StoreProbe

/// What a batch said, fact by fact, and choices between sources.
@Suite struct BatchRowsTests {
  @Test func rowsTellWhatIsNewAndWhatWasBefore() throws {
    let scratch = try Scratch()
    let writer = try StoreWriter.create(path: scratch.store)
    _ = try writer.write(figures("một", ["a": 1, "b": 2]))
    let second = try writer.write(figures("hai", ["a": 1, "b": 3, "c": 4]))
    let reader = try StoreReader.open(path: scratch.store)
    let page = try reader.rows(of: second.number, after: nil)
    #expect(page.counts == BatchPage.Counts(new: 1, changed: 1, withdrawn: 0))
    #expect(page.next == nil && page.dossiers == nil)
    let changes = Dictionary(uniqueKeysWithValues: page.rows.map { ($0.observation, $0.change) })
    #expect(changes == ["b": .changed(old: "2"), "c": .new])
  }

  @Test func aWithdrawalTellsWhatNoLongerStands() throws {
    let scratch = try Scratch()
    let writer = try StoreWriter.create(path: scratch.store)
    let first = try writer.write(figures("một", ["a": 1, "b": 2]))
    let gone = try writer.withdraw(first.number, author: "thử", reason: "nhầm")
    let reader = try StoreReader.open(path: scratch.store)
    let page = try reader.rows(of: gone.number, after: nil)
    #expect(page.counts == BatchPage.Counts(new: 0, changed: 0, withdrawn: 2))
    #expect(page.rows.map(\.observation) == ["a", "b"])
    #expect(page.rows.allSatisfy { $0.change == .withdrawn })
    let back = try writer.restore(first.number, author: "thử", reason: "vẫn đúng")
    let restored = try StoreReader.open(path: scratch.store).rows(of: back.number, after: nil)
    #expect(restored.rows.map(\.observation) == ["a", "b"])
  }

  @Test func pagesTellEveryRowOnce() throws {
    let scratch = try Scratch()
    let writer = try StoreWriter.create(path: scratch.store)
    let count = 2 * StoreReader.batchPageRows + 1
    var many = ProbeFacts.batch("nhiều")
    many.observations = (0..<count).map { ProbeFacts.observation("f\($0)", value: $0) }
    let batch = try writer.write(many)
    let reader = try StoreReader.open(path: scratch.store)
    var rows: [BatchRow] = []
    var sizes: [Int] = []
    var position: BatchRow.Position?
    repeat {
      let page = try reader.rows(of: batch.number, after: position)
      rows += page.rows
      sizes.append(page.rows.count)
      position = page.next
    } while position != nil
    #expect(sizes == [StoreReader.batchPageRows, StoreReader.batchPageRows, 1])
    #expect(Set(rows.map(\.observation)).count == count)
    #expect(rows.map(\.position) == rows.map(\.position).sorted())
  }

  @Test func everyKindOfFactIsAmongTheRows() throws {
    let scratch = try Scratch()
    _ = try scratch.filled()
    let reader = try StoreReader.open(path: scratch.store)
    let page = try reader.rows(of: BatchNumber(1), after: nil)
    #expect(page.rows.count == page.counts?.new)
    #expect(page.next == nil)
    #expect(try reader.rows(of: BatchNumber(99), after: nil).rows.isEmpty)
  }

  @Test func aChoiceIsABatchOfItsOwnAndCanBeWithdrawn() throws {
    let scratch = try Scratch()
    let writer = try StoreWriter.create(path: scratch.store)
    let seen = [
      FigureChoice.Statement(fact: "a", value: "24"), FigureChoice.Statement(fact: "b", value: "25"),
    ]
    let choice = FigureChoice(subject: "rank/x", chosen: seen[1], seen: seen, reason: "đã hỏi Sở")
    var batch = FactBatch(kind: .settings, title: "Chọn số", author: "thử", reason: choice.reason)
    batch.settings = [choice.settingKey: choice.settingValue]
    let record = try writer.write(batch)
    let known = try StoreReader.open(path: scratch.store)
    let read = try #require(try known.choices().first)
    #expect(read.chosen == seen[1] && read.batch == record.number && read.reason == "đã hỏi Sở")
    #expect(try known.rows(of: record.number, after: nil).rows.first?.line == "25: đã hỏi Sở")
    _ = try writer.withdraw(record.number, author: "thử", reason: "nhầm")
    #expect(try StoreReader.open(path: scratch.store).choices().isEmpty)
    // What was known then stays known.
    #expect(try known.choices().count == 1)
  }
}

extension BatchRow {
  fileprivate var observation: String {
    if case .observation(let observation) = content { observation.id.rawValue } else { "" }
  }

  fileprivate var line: String {
    if case .other(_, _, let line, _) = content { line.string } else { "" }
  }
}
