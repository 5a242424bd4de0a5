import Model
import Testing

/// Batches of one roll call are one line; what tells of more than names stays by itself.
@Suite struct BatchFoldingTests {
  private func batch(
    _ number: Int, kind: FactBatch.Kind = .meeting, title: CleanText = "Điểm danh", author: CleanText = "a",
    reason: CleanText = .empty, withdraws: BatchNumber? = nil, withdrawnBy: BatchNumber? = nil
  ) -> BatchRecord {
    BatchRecord(
      number: BatchNumber(number), id: "\(number)", kind: kind, title: title, author: author, reason: reason,
      recordedAt: "2024-07-01T00:00:00Z", factCount: number, withdraws: withdraws, withdrawnBy: withdrawnBy)
  }

  private func sizes(_ batches: [BatchRecord]) -> [Int] { BatchFolding.runs(batches).map(\.batches.count) }

  @Test func oneRollCallIsOneRun() {
    let runs = BatchFolding.runs([batch(1), batch(2), batch(3)])
    #expect(runs.count == 1)
    #expect(runs.first?.first.number == BatchNumber(1) && runs.first?.last.number == BatchNumber(3))
    #expect(runs.first?.factCount == 6)
    #expect(BatchFolding.runs([]).isEmpty)
  }

  @Test func anotherTitleHandOrKindEndsARun() {
    #expect(sizes([batch(1), batch(2, title: "Khác"), batch(3)]) == [1, 1, 1])
    #expect(sizes([batch(1), batch(2, author: "b"), batch(3, author: "b")]) == [1, 2])
    #expect(sizes([batch(1, kind: .figures), batch(2, kind: .figures)]) == [1, 1])
  }

  @Test func whatIsWithdrawnOrHasAReasonStaysByItself() {
    #expect(sizes([batch(1), batch(2, withdrawnBy: BatchNumber(3)), batch(4)]) == [1, 1, 1])
    #expect(sizes([batch(1), batch(2, withdraws: BatchNumber(1))]) == [1, 1])
    #expect(sizes([batch(1), batch(2, reason: "sửa")]) == [1, 1])
  }
}
