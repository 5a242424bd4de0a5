import Dashboard
import Model
import Store

/// Prints what changed since a day.
struct ChangesTask {
  /// nil for the day of the last meeting, or for a month ago where the store knows of none.
  let since: String?
  /// nil for the next meeting that is planned.
  let next: String?
  let format: ShowCommand.Format
  let session: Session

  /// - Throws: a ``Failure`` with exit code 2 for a day that is none or one after today.
  func run() throws -> Int32 {
    if let past = session.past {
      guard since == nil, next == nil else { throw Failure.usage(.changesMeetingAlone) }
      return try besideToday(past)
    }
    let today = session.today
    let askedSince = try day(since, "--since")
    let askedNext = try day(next, "--next")
    do {
      let reader = session.library.reader
      let stated = try askedSince ?? reader.lastMeeting(before: today)?.day
      let since = try stated ?? session.changesSince(before: today)
      guard since < today else {
        throw Failure.usage(.changesNotBefore, words(since), words(today))
      }
      let changes = try session.changes(
        since: since, today: today, next: askedNext ?? reader.nextMeeting(after: today)?.day)
      try write(
        changes, try ChangeRows(changes, reader, session.library.catalogue()), isSinceAMonth: stated == nil)
      return ExitCode.done
    } catch {
      throw Failure(error)
    }
  }

  /// What a past meeting showed and is otherwise now.
  private func besideToday(_ past: PastMeeting) throws -> Int32 {
    do {
      let then = session.library.reader
      let now = try then.latest()
      let catalogue = try session.library.catalogue()
      let finder = MeetingChangeFinder(
        register: catalogue.register, home: try session.home ?? then.home(), workdays: catalogue.calendar,
        warningDays: session.warningDays, rules: session.reportRules.rules)
      let day = past.meeting.day
      let today = max(day, session.realToday)
      let changes = try finder.difference(on: day, then: then, today: today, now: now)
      let table = try ChangeRows(changes, now, catalogue, then: then).table
      var output = OutputStream.standardOutput()
      switch format {
      case .csv: try CSVWriter().write(table, to: &output)
      case .json: try JSONWriter().write(table, to: &output)
      case .table:
        let days = [day, today].map { CleanText(cleaning: words($0)) }
        if changes.isEmpty {
          try output.write(session.words(.changesMeetingNone, days).string + "\n")
        } else {
          try TableWriter(words: session.words).write(table, to: &output)
          let count = Format(language: session.language).integer(changes.count)
          try output.write("\n" + session.words(.changesMeeting, days + [count]).string + "\n")
        }
        try output.write(session.closedWords(past.closed).string + "\n")
      }
      try output.flush()
      return ExitCode.done
    } catch {
      throw Failure(error)
    }
  }

  private func words(_ day: Day) -> String { Format(language: session.language).day(day).string }

  private func day(_ text: String?, _ option: String) throws -> Day? {
    guard let text else { return nil }
    guard let day = Preparation.day(text) else { throw Failure.usage(.errorDay, option, text) }
    return day
  }

  private func write(_ changes: MeetingChanges, _ rows: ChangeRows, isSinceAMonth: Bool) throws {
    var output = OutputStream.standardOutput()
    switch format {
    case .csv: try CSVWriter().write(rows.table, to: &output)
    case .json: try JSONWriter().write(rows.table, to: &output)
    case .table:
      let days = [changes.since, changes.today].map { CleanText(cleaning: words($0)) }
      if changes.isEmpty {
        try output.write(session.words(.changesNone, days).string + "\n")
      } else {
        try TableWriter(words: session.words).write(rows.table, to: &output)
        try output.write(
          "\n" + session.words(.changesSummary, days + [CleanText(cleaning: String(changes.count))]).string
            + "\n")
      }
      if isSinceAMonth {
        try output.write(session.words(.changesNoSince, [days[0]]).string + "\n")
      }
      // What a table cannot say: where a part could not be looked at.
      if changes.nextMeeting == nil { try output.write(session.words[.changesNoNext].string + "\n") }
      if changes.knownThen.value == 0 { try output.write(session.words[.changesNoKnowledge].string + "\n") }
    }
    try output.flush()
  }
}

extension Session {
  /// From when on changes are told, as on the wall: the day of the last meeting, else the same day a month ago.
  func changesSince(before day: Day) throws -> Day {
    try library.reader.lastMeeting(before: day)?.day ?? min(day.adding(months: -1), day + -1)
  }

  /// What changed from a day on: what was known that day beside what is known now.
  func changes(since: Day, today: Day, next: Day?) throws -> MeetingChanges {
    let reader = library.reader
    let catalogue = try library.catalogue()
    let finder = MeetingChangeFinder(
      register: catalogue.register, home: try home ?? reader.home(), workdays: catalogue.calendar,
      warningDays: warningDays, rules: reportRules.rules)
    return try finder.changes(
      since: since, today: today, nextMeeting: next,
      then: library.path == nil ? nil : reader.asShown(on: since, localDay: reportRules.rules.localDay),
      now: reader)
  }
}
