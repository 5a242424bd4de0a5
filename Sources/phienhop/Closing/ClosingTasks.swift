import Dashboard
import Model
import Store

/// What `phienhop close` does.
struct ClosingTasks {
  private let session: Session
  private var words: ProgramWords { session.words }
  private var format: Format { Format(language: session.language) }

  init(_ session: Session) {
    self.session = session
  }

  /// Closes a period as it is known now, and tells what was still open.
  /// - Throws: a ``Failure`` with exit code 2 for what is no period that can be closed and while nothing can be
  ///   recorded, 1 for an unknown meeting.
  func close(_ asked: String, note: String?, meeting: String?) throws -> Int32 {
    guard let period = PeriodText.typed(asked), FigureClosing.canClose(period), let first = period.firstDay
    else { throw Failure.usage(.closeNoPeriod, asked) }
    guard first <= session.today else {
      throw Failure.usage(
        .closeTooEarly, format.period(period).string, format.day(session.today).string)
    }
    guard !session.preparation.isReadOnly else { throw Failure.usage(.errorReadOnlyClose) }
    do {
      let path = try session.preparation.existingStorePath()
      let reader = session.library.reader
      let held = try meeting.map { try MeetingFinder(meetings: reader.meetings()).find($0).id }
      let question = try ClosingQuestion(
        period: period, home: session.home ?? reader.home(), today: session.today,
        rules: session.reportRules.rules, from: reader, catalogue: session.library.catalogue(), for: held)
      let batch = try ClosingDesk(
        writer: StoreWriter.open(path: path), author: session.preparation.author
      ).close(
        period, at: question.knownAt, note: CleanText(cleaning: note ?? ""), for: held)
      try tell(
        .closeDone,
        [format.period(period), format.integer(batch.value), format.integer(question.knownAt.value)])
      try tell(.closeState, [format.integer(question.conflicts), format.integer(question.missing)])
      if let earlier = question.earlier {
        try tell(
          .closeAgain,
          [earlier.day(format), earlier.closing.author, format.integer(earlier.closing.batch.value)])
      }
      return ExitCode.done
    } catch {
      throw Failure(error)
    }
  }

  /// - Returns: 1 where nothing is closed.
  func list(_ kind: ShowCommand.Format) throws -> Int32 {
    do {
      let reader = session.library.reader
      let closings = try reader.closings()
      guard !closings.isEmpty || kind != .table else {
        try tell(.closeNone, [])
        return ExitCode.findings
      }
      let figures = try CorrectedClosings(closings, reader)
      let table = ShowTable(
        closings,
        [
          ShowColumn("closed_period", table: true) { .period($0.period) },
          ShowColumn("closed_on", table: true) { closing in
            .day(session.preparation.timeZone.day(ofMoment: closing.moment))
          },
          ShowColumn("closed_by", table: true) { .text($0.author) },
          ShowColumn("known_at", table: true) { .integer($0.batch.value) },
          ShowColumn("corrected_since", table: true) { .integer(figures.count($0)) },
          ShowColumn("added_since", table: true) { .integer(figures.late($0).added) },
          ShowColumn("dossier_units_since", table: true) { .integer(figures.late($0).dossierUnits) },
          ShowColumn("closed_meeting", table: true) { $0.meeting.map { .text($0.rawValue) } ?? .missing },
          ShowColumn("closed_note", table: true) { .text($0.note) },
          ShowColumn("closed_at") { .text($0.moment) },
        ])
      try table.print(as: kind, words)
      return closings.isEmpty ? ExitCode.findings : ExitCode.done
    } catch {
      throw Failure(error)
    }
  }

  private func tell(_ label: ProgramLabel, _ arguments: [CleanText]) throws {
    try Program.print(words(label, arguments).string + "\n")
  }
}

extension Session {
  /// The closing whose figures a meeting shows, with what was corrected since; nil where nothing is closed.
  func closed(for meeting: Meeting) throws -> ClosedFigures? {
    if let past, past.meeting.id == meeting.id { return past.closed }
    if let closed { return closed }
    let reader = library.reader
    return try reader.closing(for: meeting).map { try closed($0, reader) }
  }

  /// A closing, with what was corrected since.
  /// - Parameter reader: as known now.
  func closed(_ closing: FigureClosing, _ reader: any FactReader) throws -> ClosedFigures {
    try ClosedFigures(closing, day: preparation.timeZone.day(ofMoment: closing.moment), reader)
  }

  /// "Số liệu chốt ngày 28/05/2025 bởi thư ký (Tháng 5/2025, đến đợt 12). 2 số đã sửa sau chốt.", or that it is not.
  func closedWords(_ closed: ClosedFigures?) -> CleanText {
    guard let closed else { return words[.closedNot] }
    let format = Format(language: language)
    let line = words(
      .closedBy,
      [
        closed.day(format), closed.closing.author, format.period(closed.closing.period),
        format.integer(closed.closing.batch.value),
      ])
    if closed.late.isEmpty { return line }
    return line + " "
      + (closed.isOnlyCorrected
        ? words(.closedCorrected, [format.integer(closed.corrected)])
        : words(.closedLate, [closed.lateWords(Wording(language), format)]))
  }
}
