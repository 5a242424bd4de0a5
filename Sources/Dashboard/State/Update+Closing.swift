import Model

extension State {
  /// What is asked while the question is open, and which figures were closed where any were.
  var closingQueries: [Query] {
    var queries: [Query] = []
    if isAnyClosed {
      queries.append(.closings)
      // The foot of a presented screen names the closing of its meeting.
      if presentation != nil { queries.append(.meetings) }
    }
    if let closing = toldMeeting.flatMap({ answers.closings?.closings.closing(for: $0) }), isScreenAtHand {
      queries.append(.closing(closing.id))
    }
    if case .closing(let period, let meeting)? = overlays.last {
      queries += [closingQuery(period, for: meeting), .meetings]
    }
    return queries
  }

  /// Whether there are closings to tell of. A past meeting tells of the one that it shows, and closed figures are older
  /// than the closing itself.
  var isAnyClosed: Bool {
    guard pastMeeting == nil else { return false }
    return figures.batch != nil
      || catalogue.batches.contains { $0.kind == .closing && $0.withdrawnBy == nil }
  }

  /// What came after a closing takes a scan of it: no item of a meeting waits for that, and the foot tells it once it is
  /// there.
  private var isScreenAtHand: Bool {
    guard presentationRequest == nil else { return false }
    return Screens.screen(screen).queries(self).allSatisfy {
      answers[$0] != nil && !answers.isStale($0) || answers.hasFailed($0)
    }
  }

  func closingQuery(_ period: Period, for meeting: MeetingID?) -> Query {
    .closingQuestion(period, home: home, today: today, meeting: meeting)
  }

  /// The meeting whose closing is told on the screen.
  private var toldMeeting: Meeting? {
    if presentation != nil { return presentedMeeting }
    guard screen == .meeting, let id = view.path.last?.meeting else { return nil }
    return answers.meetings?[id]?.meeting
  }

  /// The closing whose figures a meeting shows, with what was corrected since; nil where nothing was closed.
  func closed(for meeting: Meeting) -> ClosedFigures? {
    if pastMeeting == meeting.day { return pastClosed }
    guard let book = answers.closings else { return nil }
    return book.closings.closing(for: meeting).map { closing in
      answers.closing(closing.id) ?? book.told(closing)
    }
  }

  /// The closing that what is presented now belongs to.
  var presentedClosing: ClosedFigures? {
    if pastMeeting != nil { return pastClosed }
    guard answers.closings != nil else { return nil }
    return presentedMeeting.flatMap { closed(for: $0) }
  }

  /// The meeting that is presented, else the one that is held or comes next.
  var presentedMeeting: Meeting? {
    guard let book = answers.meetings else { return nil }
    let asked = presentation?.meeting ?? presentationRequest?.meeting
    return (asked.flatMap { book[$0] } ?? book.current(on: today))?.meeting
  }

  /// Opens the question: for the period that is looked at where it is a month or a quarter, else for the month that
  /// ended last.
  mutating func askToClose(_ asked: Period? = nil) {
    if let reason = reasonAgainstRecording {
      notice = Notice(.information, wording[.keyClose] + " — " + reason)
      return
    }
    let shown = view.period.flatMap { FigureClosing.canClose($0) && hasBegun($0) ? $0 : nil }
    let period = asked ?? shown ?? ReportTable.lastMonth(before: today)
    guard hasBegun(period) else {
      notice = Notice(.information, wording(.closeTooEarly, format.period(period)))
      return
    }
    overlays.append(.closing(period, for: preparedMeeting))
  }

  /// The meeting whose agenda is open, where it is still being prepared: what was held is not closed for by itself.
  private var preparedMeeting: MeetingID? {
    guard screen == .meeting, let id = view.path.last?.meeting, let meeting = answers.meetings?[id]?.meeting,
      meeting.state == .planned, meeting.day >= today
    else { return nil }
    return id
  }

  /// The meetings that figures can be closed for: whichever looks at the period, the one whose agenda is open, and the one
  /// that is held or comes next.
  private var closableMeetings: [MeetingID?] {
    let open = screen == .meeting ? view.path.last?.meeting : nil
    let next = answers.meetings?.current(on: today)?.meeting.id
    return [nil] + [open, next == open ? nil : next].compactMap(\.self)
  }

  private func hasBegun(_ period: Period) -> Bool { period.firstDay.map { $0 <= today } ?? false }

  mutating func handleClosing(_ key: Key, _ period: Period, for meeting: MeetingID?) -> [Effect] {
    switch key {
    case .left, .character("["), .function(3): step(period.previous, for: meeting)
    case .right, .character("]"), .character("w"), .function(4): step(period.next, for: meeting)
    case .character("m"), .character("M"), .tab:
      let all = closableMeetings
      guard all.count > 1 else {
        notice = Notice(.information, wording[.closeNoMeeting])
        return []
      }
      let next = (all.firstIndex(of: meeting) ?? 0) + 1
      replaceTop(.closing(period, for: all[next % all.count]))
    case .character("y"), .character("Y"):
      let query = closingQuery(period, for: meeting)
      // Only what was looked at is closed.
      guard let question = answers.closingQuestion(query), !answers.isStale(query) else {
        notice = Notice(.information, wording[.closeWait])
        return []
      }
      overlays.removeLast()
      notice = Notice(.information, wording[.decisionBusy])
      return [.record(.closing(period, at: question.knownAt, for: meeting))]
    case .escape, .backspace, .character("n"), .character("N"), .character("q"): overlays.removeLast()
    case .character("L"): language = language == .vietnamese ? .english : .vietnamese
    default: break
    }
    return []
  }

  private mutating func step(_ period: Period?, for meeting: MeetingID?) {
    guard let period else { return }
    guard hasBegun(period) else {
      notice = Notice(.information, wording(.closeTooEarly, format.period(period)))
      return
    }
    replaceTop(.closing(period, for: meeting))
  }
}
