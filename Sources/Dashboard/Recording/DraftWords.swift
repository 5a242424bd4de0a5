import Model

extension DraftContent.Kind {
  var label: Label {
    switch self {
    case .directive: .recordKindDirective
    case .progress: .recordKindProgress
    case .completion: .recordKindCompletion
    case .dueExtension: .recordKindExtension
    case .returned: .recordKindReturned
    case .suspension: .recordKindSuspension
    case .reassignment: .recordKindReassignment
    case .difficulty: .recordKindDifficulty
    }
  }
}

extension DraftContent.Disposition {
  var label: Label {
    switch self {
    case .decided: .recordDecided
    case .assigned: .recordAssigned
    case .sentUpward: .recordSentUpward
    }
  }
}

extension DraftContent.Missing {
  var label: Label {
    switch self {
    case .directive: .recordNoDirective
    case .difficulty: .recordNoDifficulty
    case .lead: .recordNoLead
    case .text: .recordNoText
    case .due: .recordNoNewDue
    case .basis: .recordNoBasis
    }
  }

  /// Where it is to be typed; nil where it is chosen elsewhere.
  var field: RecordForm.Field? {
    switch self {
    case .directive, .difficulty: nil
    case .lead: .leads
    case .text: .text
    case .due: .due
    case .basis: .evidence
    }
  }
}

extension MeetingDraft.State {
  var label: Label {
    switch self {
    case .draft: .recordDraft
    case .adopted: .recordAdopted
    case .withdrawn: .recordWithdrawn
    }
  }

  /// Every terminal has these, and without colour they differ.
  var mark: CleanText {
    switch self {
    case .draft: "◊"
    case .adopted: "√"
    case .withdrawn: "×"
    }
  }

  var role: Role {
    switch self {
    case .draft: .warning
    case .adopted: .good
    case .withdrawn: .neutral
    }
  }
}

extension DraftContent {
  /// "Giao việc", "Thông qua", "Gia hạn": what it is.
  func kindWords(_ wording: Wording) -> CleanText {
    kind == .directive ? wording[conclusion.label] : wording[kind.label]
  }

  /// The text, or what stands for it.
  func line(_ wording: Wording) -> CleanText {
    let parts: [CleanText] = [
      disposition.map { wording[$0.label] } ?? .empty, text.isEmpty ? asTyped : text,
      percent.map { CleanText(cleaning: "\($0)%") } ?? .empty, evidence,
    ]
    return parts.filter { !$0.isEmpty }.joined(separator: " · ")
  }

  /// The due as read, else as stated.
  func dueWords(_ format: Format) -> CleanText {
    due.window.map { format.day($0.last) } ?? due.asStated
  }
}

extension DraftAdoption.Remaining.Reason {
  func words(_ wording: Wording) -> CleanText {
    switch self {
    case .missing(let missing): wording[missing.label]
    case .unknownDirective(let id): wording(.recordUnknown, CleanText(cleaning: id.rawValue))
    case .unknownDifficulty(let id): wording(.recordUnknown, CleanText(cleaning: id.rawValue))
    case .noLine(let party): wording(.recordNoLine, party.asStated)
    }
  }
}
