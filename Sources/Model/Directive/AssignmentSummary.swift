/// How far a directive to many units has come: n of N.
public struct AssignmentSummary: Hashable, Sendable {
  /// Units whose line is finished.
  public let finished: Int
  /// Units that have a line, without those no longer tracked.
  public let total: Int
  /// Units by the state of their line.
  public let counts: [DirectiveState: Int]

  public init(_ lines: some Sequence<DirectiveState>) {
    var counts: [DirectiveState: Int] = [:]
    for state in lines { counts[state, default: 0] += 1 }
    self.counts = counts
    finished = counts.reduce(0) { $0 + ($1.key.isFinished ? $1.value : 0) }
    total = counts.reduce(0) { $0 + ($1.key == .dropped ? 0 : $1.value) }
  }

  /// State of the whole: that of the most pressing line that is not finished; finished when all are, and late
  /// when one was. nil without lines.
  public var state: DirectiveState? {
    let open = counts.keys.filter { !$0.isFinished && $0 != .dropped }.min()
    return open ?? counts.keys.filter { $0.isFinished }.max() ?? counts.keys.first
  }
}
