import Model

/// How much was written down in a meeting.
public struct DraftCounts: Hashable, Sendable {
  /// Still drafts.
  public var open = 0
  public var adopted = 0

  public init(open: Int = 0, adopted: Int = 0) {
    self.open = open
    self.adopted = adopted
  }
}

extension State {
  /// What was written down in a meeting, with what came since the meetings were read. A follower has what the presenter
  /// tells.
  func draftCounts(of meeting: MeetingID) -> DraftCounts {
    if isAttached, let shown = following?.shown, shown.meeting == meeting { return shown.drafts }
    var states = draftStates[meeting] ?? [:]
    // What was adopted or withdrawn never becomes a draft again.
    for draft in answers.meetings?.drafts(of: meeting) ?? []
    where draft.state != .draft || states[draft.id] == nil {
      states[draft.id] = draft.state
    }
    return DraftCounts(
      open: states.values.count { $0 == .draft }, adopted: states.values.count { $0 == .adopted })
  }
}
