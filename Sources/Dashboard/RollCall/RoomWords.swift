import Model

/// Counts of rooms in words, as the roll call and the screens around a meeting say them.
struct RoomWords {
  private let counts: RoomCounts
  private let state: State

  private let meeting: MeetingID?

  /// - Parameter meeting: whose marks may wait to be written; nil where that is not told.
  init(_ counts: RoomCounts, _ state: State, meeting: MeetingID? = nil) {
    self.counts = counts
    self.meeting = meeting
    self.state = state
  }

  private func number(_ value: Int) -> CleanText { state.format.integer(value) }

  /// "Có mặt: 412/793 · vắng 3 · chưa gọi 378", or that nobody was called.
  var answers: Line {
    let total = counts.total
    let unwritten = meeting.map { state.rollCallMarks.unwritten(of: $0) } ?? 0
    let warning =
      unwritten > 0
      ? [Span("! " + state.wording(.rollUnwritten, number(unwritten)), .warning), Span(" · ")] : []
    guard counts.hasBegun else { return Line(warning + [Span(state.wording[.rollNotBegun])]) }
    var spans =
      warning + [
        Span(state.wording(.rollPresentOf, number(total.present), number(total.rooms)), .good, [.bold])
      ]
    if total.absent > 0 {
      spans += [Span(" · "), Span("× " + state.wording(.rollAbsentCount, number(total.absent)), .warning)]
    }
    if total.notCalled > 0 {
      spans += [Span(" · "), Span(state.wording(.rollNotCalledCount, number(total.notCalled)))]
    }
    return Line(spans)
  }

  /// "1 điểm cầu chính", or "25/27 huyện, thị, thành phố" once somebody was called.
  func level(_ level: MeetingRoom.Level, isShort: Bool = false) -> CleanText {
    let count = counts[level]
    // Where nobody was called yet nothing is known, and that is not 0.
    let part =
      count.present + count.absent > 0
      ? number(count.present) + "/" + number(count.rooms) : number(count.rooms)
    return part + " " + state.wording[isShort ? level.shortLabel : level.label]
  }

  /// All levels on one line, each a span of its own.
  var levels: [Span] {
    counts.levels.enumerated().map { Span(($0 > 0 ? " · " : "") + level($1, isShort: true)) }
  }

  /// "1 + 27 + 559 + 206 = 793: khớp"; the plain count where there is one level only.
  var check: CleanText {
    let levels = counts.levels
    let total = number(counts.total.rooms)
    guard levels.count > 1 else { return state.wording(.rollCount, total) }
    return state.wording(.rollSum, levels.map { number(counts[$0].rooms) }.joined(separator: " + "), total)
  }
}
