import Model

extension State {
  /// Why nothing can be recorded here; nil where it can.
  var reasonAgainstRecording: CleanText? {
    guard case .store = library else { return wording[.reasonBuiltIn] }
    return isReadOnly ? wording[.reasonReadOnly] : nil
  }

  /// The disagreement whose row is selected.
  var selectedConflict: SourceConflict? {
    guard screen == .sources, view.path.isEmpty, let key = view.selected else { return nil }
    return SourceConflict.all(self).first { $0.key == key }
  }

  /// The batch that is open, or whose row is selected, or that a choice came with.
  var selectedBatch: BatchRecord? {
    guard screen == .sources else { return nil }
    let number = view.path.last?.batch ?? view.selected?.batch ?? selectedConflict?.choice?.batch
    return number.flatMap { number in catalogue.batches.first { $0.number == number } }
  }

  mutating func startChoice() {
    if let reason = reasonAgainstRecording {
      notice = Notice(.information, reason)
    } else if let conflict = selectedConflict {
      var dialog = DecisionDialog(.conflict(conflict.key), isWriting: false)
      dialog.selected = conflict.sides.firstIndex { $0.statement == conflict.choice?.chosen } ?? 0
      open(dialog)
    } else {
      notice = Notice(.information, wording[.reasonNoConflict])
    }
  }

  mutating func startWithdrawal() {
    if let reason = reasonAgainstRecording {
      notice = Notice(.information, reason)
    } else if SourcesScreen.selectsFolded(self) {
      // One batch of many would be withdrawn under the name of all.
      notice = Notice(.information, wording[.sourcesFoldedWithdraw])
    } else if let batch = selectedBatch, batch.withdraws == nil, batch.restores == nil,
      batch.kind != .reference
    {
      open(DecisionDialog(.batch(batch.number), isWriting: true))
    } else {
      notice = Notice(.information, wording[.reasonNoBatch])
    }
  }

  /// Opens a dialog with what can be chosen now.
  private mutating func open(_ dialog: DecisionDialog) {
    var dialog = dialog
    dialog.acts = Decision.options(dialog, self).map(\.act)
    overlays.append(.decision(dialog))
  }

  mutating func handleDecision(_ key: Key, _ dialog: DecisionDialog) -> [Effect] {
    var dialog = dialog
    let count = Decision.options(dialog, self).count
    switch key {
    case .escape:
      overlays.removeLast()
      return []
    case .enter where dialog.isWriting: return record(dialog)
    case .enter: dialog.isWriting = true
    case .tab, .backTab: dialog.isWriting.toggle()
    case .up: dialog.selected = max(0, dialog.selected - 1)
    case .down: dialog.selected = min(dialog.selected + 1, max(0, count - 1))
    case .backspace where dialog.isWriting: dialog.reason = String(dialog.reason.dropLast())
    case .backspace:
      overlays.removeLast()
      return []
    case .character(let character) where dialog.isWriting:
      if dialog.reason.count < DecisionDialog.longestReason { dialog.reason.append(character) }
    case .character(let character):
      guard let digit = character.wholeNumberValue, (1...max(1, count)).contains(digit) else { return [] }
      dialog.selected = digit - 1
    default: return []
    }
    replaceTop(.decision(dialog))
    return []
  }

  /// Text pasted into the reason.
  mutating func insert(_ text: String, into dialog: DecisionDialog) {
    guard dialog.isWriting else { return }
    var dialog = dialog
    dialog.reason = String((dialog.reason + text).prefix(DecisionDialog.longestReason))
    replaceTop(.decision(dialog))
  }

  mutating func click(row: Int, in dialog: DecisionDialog) {
    guard Decision.options(dialog, self).indices.contains(row) else { return }
    var dialog = dialog
    dialog.selected = row
    replaceTop(.decision(dialog))
  }

  /// Has the decision recorded by whoever does such work.
  private mutating func record(_ dialog: DecisionDialog) -> [Effect] {
    let reason = CleanText(cleaning: dialog.reason)
    guard reason.string.contains(where: { $0 != " " }) else {
      notice = Notice(.warning, wording[.decisionNoReason])
      return []
    }
    let options = Decision.options(dialog, self)
    guard options.indices.contains(dialog.selected), options.map(\.act) == dialog.acts else {
      // What it was about is gone or another meanwhile; a reason given for one act must not serve its opposite.
      overlays.removeLast()
      notice = Notice(.warning, wording[.decisionGone])
      return []
    }
    overlays.removeLast()
    notice = Notice(.information, wording[.decisionBusy])
    switch options[dialog.selected].kind {
    case .side(let conflict, let side):
      let choice = FigureChoice(
        subject: conflict.subject, chosen: side.statement, seen: conflict.sides.map(\.statement),
        reason: reason)
      // Batches are called in Vietnamese, whatever language the screen speaks.
      var vietnamese = self
      vietnamese.language = .vietnamese
      let subject = SourceConflict.all(vietnamese).first { $0.key == conflict.key }?.title ?? conflict.title
      let title = vietnamese.wording(.decisionTitle, subject)
      return [.record(.choice(choice, title: title))]
    case .withdraw(let batch): return [.record(.withdrawal(batch, reason: reason))]
    case .restore(let batch): return [.record(.restoration(batch, reason: reason))]
    }
  }

  /// What is told of a decision that is in the store now.
  mutating func take(_ recording: Recording, recordedIn batch: BatchNumber) {
    let number = format.integer(batch.value)
    switch recording {
    case .choice: notice = Notice(.information, wording(.noticeChosen, number))
    case .agenda(let meeting, let edit):
      let label: Label = if case .add = edit { .noticeItemAdded } else { .noticeAgendaChanged }
      notice = Notice(
        .information, wording(label, CleanText(cleaning: meeting.rawValue), number))
    case .draft, .rollCall: break
    case .closing(let period, _, _):
      notice = Notice(.information, wording(.closeDone, format.period(period), number))
    case .withdrawal(let other, _):
      notice = Notice(.information, wording(.noticeWithdrawn, format.integer(other.value), number))
    case .restoration(let other, _):
      notice = Notice(.information, wording(.noticeRestored, format.integer(other.value), number))
    }
  }
}
