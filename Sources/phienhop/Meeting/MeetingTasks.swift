import Dashboard
import Model
import Store
import Terminal

/// What `phienhop meeting list`, `show` and `agenda` do.
struct MeetingTasks {
  private let session: Session
  private var words: ProgramWords { session.words }
  private var format: Format { Format(language: session.language) }

  init(_ session: Session) {
    self.session = session
  }

  /// - Returns: 1 where there is none.
  func list(_ kind: ShowCommand.Format) throws -> Int32 {
    do {
      let reader = session.library.reader
      let records = try reader.meetings().reversed().compactMap { try reader.meetingRecord($0.id) }
      guard !records.isEmpty || kind != .table else {
        try Program.print(words[.meetingNone].string + "\n")
        return ExitCode.findings
      }
      try write(
        ShowTable(
          records,
          [
            ShowColumn("meeting", table: true) { .text($0.meeting.id.rawValue) },
            ShowColumn("day", table: true) { .day($0.meeting.day) },
            ShowColumn("meeting_kind", table: true) { .term($0.meeting.kind) },
            ShowColumn("meeting_state", table: true) { .term("meeting_\($0.meeting.state.rawValue)") },
            ShowColumn("ordinal", table: true) { .integer($0.meeting.ordinal) },
            ShowColumn("bodies", table: true) { .list($0.meeting.bodies.map(\.asStated.string)) },
            ShowColumn("chair", table: true) { .text($0.meeting.chair) },
            ShowColumn("place") { .text($0.meeting.place) },
            ShowColumn("items", table: true) { .integer($0.agenda.count) },
            ShowColumn("minutes", table: true) { .integer($0.minutes) },
            ShowColumn("rooms") { .integer($0.roomCount()) },
          ]), kind)
      return records.isEmpty ? ExitCode.findings : ExitCode.done
    } catch {
      throw Failure(error)
    }
  }

  func show(_ asked: String) throws -> Int32 {
    do {
      let record = try record(asked)
      let meeting = record.meeting
      var lines: [(String, CleanText)] = [
        ("meeting", CleanText(cleaning: meeting.id.rawValue)), ("day", format.day(meeting.day)),
        ("meeting_kind", term(FieldValue.snakeCase(meeting.kind.rawValue))),
        ("meeting_state", term("meeting_\(meeting.state.rawValue)")),
        ("ordinal", meeting.ordinal.map { format.integer($0) } ?? .empty),
        ("bodies", meeting.bodies.map(\.asStated).joined(separator: "; ")), ("chair", meeting.chair),
        ("place", meeting.place), ("notes", meeting.note),
      ]
      lines.removeAll { $0.1.isEmpty }
      var output = OutputStream.standardOutput()
      for (key, value) in lines {
        let line = (words.text("column.\(key)") ?? CleanText(cleaning: key)) + ": " + value
        for part in line.wrapped(columns: OutputWidth.standardOutput ?? .max) {
          try output.write(part.string + "\n")
        }
      }
      if record.roomCount() > 0 {
        for line in RoomCountLines(RoomCounts(record), words, format).lines {
          try output.write(line.string + "\n")
        }
        let absent = record.absentRooms
        if !absent.isEmpty {
          let names = words(.roomsAbsent, [absent.map(\.name).joined(separator: ", ")])
          for part in names.wrapped(columns: OutputWidth.standardOutput ?? .max) {
            try output.write(part.string + "\n")
          }
        }
      }
      if session.library.path != nil {
        let closed = session.closedWords(try session.closed(for: meeting))
        for part in closed.wrapped(columns: OutputWidth.standardOutput ?? .max) {
          try output.write(part.string + "\n")
        }
      }
      try output.write("\n")
      try output.flush()
      return try writeAgenda(record, .table)
    } catch {
      throw Failure(error)
    }
  }

  /// Prints the agenda, after changing it where that is asked for.
  func agenda(_ asked: String, _ change: AgendaChange, _ kind: ShowCommand.Format) throws -> Int32 {
    do {
      var record = try record(asked)
      if !change.isEmpty {
        guard !session.preparation.isReadOnly else { throw Failure.usage(.errorReadOnlyMeeting) }
        let reader = session.library.reader
        let items = try change.items(of: record, all: reader.agendaItems(of: record.meeting.id))
        if !items.isEmpty {
          var batch = FactBatch(
            kind: .meeting, title: CleanText(cleaning: "Chương trình phiên họp \(record.meeting.id)"),
            author: session.preparation.author, reason: .empty)
          batch.agendaItems = items
          let written = try StoreWriter.open(path: session.preparation.existingStorePath()).write(batch)
          OutputStream.printError(
            words(
              .meetingChanged,
              [CleanText(cleaning: record.meeting.id.rawValue), format.integer(written.number.value)]))
          guard let changed = try reader.latest().meetingRecord(record.meeting.id) else {
            return ExitCode.done
          }
          record = changed
        }
      }
      return try writeAgenda(record, kind)
    } catch {
      throw Failure(error)
    }
  }

  private func record(_ asked: String) throws -> MeetingRecord {
    let reader = session.library.reader
    let meeting = try MeetingFinder(meetings: reader.meetings()).find(asked)
    guard let record = try reader.meetingRecord(meeting.id) else {
      throw Failure(ExitCode.findings) { $0(.meetingNone, []) }
    }
    return record
  }

  // MARK: - Writing

  private func writeAgenda(_ record: MeetingRecord, _ kind: ShowCommand.Format) throws -> Int32 {
    guard !record.agenda.isEmpty || kind != .table else {
      try Program.print(words[.meetingAgendaNothing].string + "\n")
      return ExitCode.done
    }
    let reports = try ReportsIn(session, before: record.meeting.day)
    try write(
      ShowTable(
        record.agenda,
        [
          ShowColumn("position", table: true) { .integer($0.position) },
          ShowColumn("item_id") { .text($0.id.rawValue) },
          ShowColumn("title", table: true) { .words($0.title) },
          ShowColumn("minutes", table: true) { .integer($0.minutes) },
          ShowColumn("speaker", table: true) { .text($0.speaker) },
          ShowColumn("prepared_by", table: true) { $0.preparer.map { .text($0.asStated) } ?? .missing },
          ShowColumn("reports_in", table: true) { item in
            reports.count(of: item.forms).map { .text("\($0.there)/\($0.owed)") } ?? .missing
          },
          ShowColumn("view") { $0.view.map { .text($0.text) } ?? .missing },
          ShowColumn("notes") { .text($0.notes) },
        ]), kind)
    guard kind == .table else { return ExitCode.done }
    let minutes = record.minutes.map { format.integer($0) } ?? "—"
    try Program.print(
      "\n" + words(.meetingAgendaTotal, [format.integer(record.agenda.count), minutes]).string + "\n")
    return ExitCode.done
  }

  private func write(_ table: ShowTable, _ kind: ShowCommand.Format) throws {
    try table.print(as: kind, words)
  }

  private func term(_ name: String) -> CleanText { words.text("term.\(name)") ?? CleanText(cleaning: name) }
}

/// How many of the reports that an agenda rests on are in: those for the month before the meeting, and for what ends
/// with it.
private struct ReportsIn {
  private let statuses: [ReportStatus]

  init(_ session: Session, before day: Day) throws {
    let reader = session.library.reader
    let last = day.adding(months: -1)
    let book = ReportingBook(
      session.reportRules.rules, register: try session.library.catalogue().register,
      home: try session.home ?? reader.home())
    statuses = try book.statuses(
      endingWith: .month(year: last.year, month: last.month), today: session.today, reader: reader)
  }

  /// nil where nobody owes any of the forms.
  func count(of forms: [String]) -> (there: Int, owed: Int)? {
    let fitting = statuses.filter { forms.contains($0.form) }
    return fitting.isEmpty ? nil : (fitting.count { $0.isThere }, fitting.count)
  }
}
