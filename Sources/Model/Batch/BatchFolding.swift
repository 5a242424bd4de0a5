/// Batches of a meeting that follow one another, of one kind and by one hand, as one line: a roll call of hundreds of
/// rooms leaves a batch for every few names, and each of them counts only together with the others.
public enum BatchFolding {
  /// Batches shown as one line, oldest first.
  public struct Run: Hashable, Sendable {
    public let batches: [BatchRecord]

    /// The newest one, which stands for all.
    public var last: BatchRecord { batches[batches.count - 1] }
    public var first: BatchRecord { batches[0] }
    public var factCount: Int { batches.reduce(0) { $0 + $1.factCount } }
  }

  /// - Parameter batches: oldest first.
  public static func runs(_ batches: [BatchRecord]) -> [Run] {
    var runs: [[BatchRecord]] = []
    for batch in batches {
      if let last = runs.last?.last, belong(last, batch) {
        runs[runs.count - 1].append(batch)
      } else {
        runs.append([batch])
      }
    }
    return runs.map { Run(batches: $0) }
  }

  private static func belong(_ one: BatchRecord, _ next: BatchRecord) -> Bool {
    func isPlain(_ batch: BatchRecord) -> Bool {
      batch.kind == .meeting && batch.withdraws == nil && batch.restores == nil && batch.withdrawnBy == nil
        && batch.reason.isEmpty
    }
    return isPlain(one) && isPlain(next) && one.title == next.title && one.author == next.author
  }
}
