import Model

/// A part of what a screen lists, which a view can be narrowed to. It says what it means by the meeting or the library
/// and not by days or names, so that an item of an agenda stays true next month.
public enum Narrowing: String, Hashable, Sendable, Codable, CaseIterable {
  /// Indicators whose figure misses its target.
  case missed
  /// Directives due between the last meeting and this one.
  case dueSinceLast = "due-since-last"
  /// Directives due between this meeting and the next one.
  case dueUntilNext = "due-until-next"
  /// What nobody has settled: difficulties, figures that sources state differently.
  case open

  /// Whether the days of meetings say what it means.
  var needsMeetings: Bool { self == .dueSinceLast || self == .dueUntilNext }
}

extension State {
  /// What the view is narrowed to; nil for all, and for what the screen has not.
  var narrowing: Narrowing? {
    guard let narrowing = view.narrowing, Screens.screen(screen).narrowings(self).contains(narrowing) else {
      return nil
    }
    return narrowing
  }

  /// The next part of what the screen lists, and after the last one all of it.
  mutating func narrow() {
    let all: [Narrowing?] = [nil] + Screens.screen(screen).narrowings(self)
    guard all.count > 1 else { return }
    let position = all.firstIndex(of: narrowing) ?? 0
    view.narrowing = all[(position + 1) % all.count]
    view.top = nil
    notice = Notice(.information, narrowingName(wording) ?? wording[.narrowAll])
  }

  /// "đến hạn từ phiên họp trước": what the view is narrowed to, whenever it is looked at.
  func narrowingName(_ wording: Wording) -> CleanText? {
    switch narrowing {
    case nil: nil
    case .missed: wording[.narrowMissed]
    case .dueSinceLast: wording[.narrowSinceLast]
    case .dueUntilNext: wording[.narrowUntilNext]
    case .open: wording[screen == .sources ? .narrowOpenConflicts : .narrowOpenDifficulties]
    }
  }

  /// "đến hạn 03/10 – 03/11/2026": what it means now, for titles and the header.
  var narrowingWords: CleanText? {
    guard narrowing?.needsMeetings == true, let range = dueRange else { return narrowingName(wording) }
    return wording(.narrowDue, format.days(range))
  }

  /// The days that directives have to be due in; nil for a view that is not narrowed so, and while meetings are not
  /// known. The day of a meeting belongs to what was due before it, so that no day is in two lists.
  var dueRange: DayRange? {
    guard let narrowing, narrowing.needsMeetings, let records = answers.meetings?.records else { return nil }
    let all = records.map(\.meeting).filter { $0.state != .cancelled }
    let presented = presentation?.meeting.flatMap { id in all.first { $0.id == id } }
    let province = presented?.province ?? home
    // A meeting in between, or one elsewhere, settles nothing of what comes up at the usual ones.
    let held = all.filter { meeting in
      let isHere = meeting.province.map { $0.code == province?.code } ?? true
      return (isHere || province == nil) && (meeting.kind != .adHoc || presented?.kind == .adHoc)
    }
    // The meeting that is presented, else the one held today or next, else today itself.
    let day = presented?.day ?? held.first { $0.day >= today }?.day ?? today
    if narrowing == .dueSinceLast {
      return DayRange(first: (held.last { $0.day < day }?.day ?? day.adding(months: -1)) + 1, last: day)
    }
    return DayRange(first: day + 1, last: held.first { $0.day > day }?.day ?? day.adding(months: 1))
  }
}
