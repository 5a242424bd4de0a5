import Dashboard
import Export
import Model

/// `phienhop report`: the figures of a month in one file, in the order of the agenda.
struct ReportTask {
  let month: String
  let output: DocumentOutput
  let session: Session

  /// - Throws: a ``Failure`` with exit code 2 for what is no month or a file that is there, 5 where it cannot be written.
  func run() throws -> Int32 {
    guard let period = try ImportRequest(files: [], period: month).periodAsked(),
      case .month = period, let days = period.days
    else { throw Failure.usage(.reportNoMonth, month) }
    guard days.first <= session.today else {
      throw Failure.usage(
        .reportLater, Format(language: session.language).period(period).string,
        Format(language: session.language).day(session.today).string)
    }
    do {
      // A closed month is told as it was closed; what was corrected later is named below.
      let isStore = session.library.path != nil
      let closing = isStore ? try session.library.reader.closings().closing(of: period) : nil
      let told =
        try closing.map { try Session(session, on: session.today, past: nil, closing: $0) } ?? session
      let ground = try DocumentGround(told)
      // States are those of the month's end, however late the report is made.
      let day = min(days.last, session.today)
      let reader = told.library.reader
      let held = try reader.meetings().last { days.contains($0.day) && $0.state != .cancelled }
      let subject = try held.map {
        MeetingSubject(meeting: $0, record: try reader.meetingRecord($0.id), title: nil)
      }
      let agenda = AgendaDocument(
        ground: ground, items: try told.agenda(of: subject), day: day, period: period, lines: .max,
        mostLines: 90,
        columnLimit: 6, hasBars: true, since: days.first + -1)
      let content = try agenda.blocks()
      let notable = try agenda.notable()
      let title = session.words(.reportTitle, [ground.format.period(period)])
      var blocks: [TextDocument.Block] = [.heading(title, level: 1)]
      if content.isSimulated || notable.isSimulated {
        blocks.append(
          .paragraph(DocumentParagraph(.centred, session.words[.documentSimulated], isBold: true)))
      }
      if let home = ground.home.flatMap({ ground.register.unit($0) }) {
        blocks.append(.paragraph(DocumentParagraph(.centred, ground.name(home))))
      }
      blocks.append(
        .paragraph(
          DocumentParagraph(
            .note,
            session.words(
              .reportAsOf,
              [
                ground.format.day(day), ground.format.day(session.today),
                ground.format.integer(reader.knownAt.value),
              ]))))
      if session.library.path != nil {
        blocks.append(
          .paragraph(DocumentParagraph(.note, session.closedWords(told.closed))))
        blocks += try closing.map { try corrected(after: $0, ground, since: days.first) } ?? []
      }
      if !notable.lines.isEmpty {
        blocks.append(.heading(session.words[.documentNotable], level: 2))
        blocks += notable.lines.map { .paragraph(DocumentParagraph(.dash, $0)) }
      }
      blocks += content.blocks
      let document = TextDocument(
        title: title, language: session.language, day: session.today, paper: .dense, blocks: blocks)
      try output.write(
        document, name: DocumentOutput.name(session.words[.reportFile].string, period.code), session)
      return ExitCode.done
    } catch {
      throw Failure(error)
    }
  }

  /// What says something else since the figures were closed.
  private func corrected(
    after closing: FigureClosing, _ ground: DocumentGround, since day: Day
  ) throws -> [TextDocument.Block] {
    let found = try CorrectedClosings([closing], session.library.reader).corrected.values
      .sorted { ($0.batch, $0.id) < ($1.batch, $1.id) }
    guard !found.isEmpty else { return [] }
    return try ChangeSection(ground: ground, title: session.words[.reportCorrected], limit: 60).blocks(
      MeetingChanges(
        since: day, today: session.today, nextMeeting: nil, knownThen: closing.batch, corrections: found))
  }
}
