/// How far a directive to many units has come: n of N.
public struct AssignmentSummary: Hashable, Sendable {
  /// Units whose line is finished.
  public let finished: Int
  /// Units that have a line, without those no longer tracked.
  public let total: Int
  /// Units by the state of their line, in the order of urgency; of tens of thousands of directives none is worth a
  /// dictionary.
  private let counts: SIMD16<UInt16>

  public init(_ lines: some Sequence<DirectiveState>) {
    var counts = SIMD16<UInt16>()
    var finished = 0
    var total = 0
    for state in lines {
      // No directive goes to so many units; one that did would stay at the largest number.
      if counts[state.urgency] < .max { counts[state.urgency] += 1 }
      if state.isFinished { finished += 1 }
      if state != .dropped { total += 1 }
    }
    self.counts = counts
    self.finished = finished
    self.total = total
  }

  /// Units whose line is in a state.
  public subscript(state: DirectiveState) -> Int { Int(counts[state.urgency]) }

  /// State of the whole: that of the most pressing line that is not finished; finished when all are, and late
  /// when one was. nil without lines.
  public var state: DirectiveState? {
    var closed: DirectiveState?
    for state in DirectiveState.allCases where state != .dropped && counts[state.urgency] > 0 {
      if !state.isFinished { return state }
      closed = state
    }
    return closed ?? (counts[DirectiveState.dropped.urgency] > 0 ? .dropped : nil)
  }
}
