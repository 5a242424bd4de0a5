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
    let today = session.today
    let askedSince = try day(since, "--since")
    let askedNext = try day(next, "--next")
    do {
      let reader = session.library.reader
      let stated = try askedSince ?? reader.lastMeeting(before: today)?.day
      // As the dashboard does.
      let since = stated ?? min(today.adding(months: -1), today + -1)
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
  /// What changed from a day on: what was known that day beside what is known now.
  func changes(since: Day, today: Day, next: Day?) throws -> MeetingChanges {
    let reader = library.reader
    let catalogue = try library.catalogue()
    let finder = MeetingChangeFinder(
      register: catalogue.register, home: try home ?? reader.home(), workdays: catalogue.calendar,
      warningDays: warningDays, rules: reportRules.rules)
    return try finder.changes(
      since: since, today: today, nextMeeting: next,
      then: library.path == nil ? nil : known(on: since, reader), now: reader)
  }

  /// The store as it was known on a day; nil where it began later.
  private func known(on day: Day, _ reader: StoreReader) throws -> StoreReader? {
    try reader.lastBatch(on: day, localDay: reportRules.rules.localDay).map { try reader.at($0) }
  }
}
