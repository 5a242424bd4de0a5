import Dashboard
import Export
import Model

/// `phienhop brief`: two pages for the chair in the order of the agenda.
struct BriefTask {
  let meeting: String
  let output: DocumentOutput
  let session: Session

  /// Lines on two pages of A4, and those that each item needs beside its tables, found by laying pages out.
  private static let linesOnTwoPages = 122
  private static let linesBesideTable = 5

  /// - Throws: a ``Failure`` with exit code 1 for an unknown meeting, 2 for a file that is there, 5 where it cannot be
  ///   written.
  func run() throws -> Int32 {
    do {
      let found = try MeetingSubject.find(meeting, session)
      // The chair reads what the wall shows.
      let seen = try session.seen(at: found.meeting)
      let ground = try DocumentGround(seen)
      let subject = try found.record == nil ? found : found.asKnown(to: seen)
      let items = try seen.agenda(of: subject)
      let room = Self.linesOnTwoPages - Self.linesBesideTable * items.count
      let day = subject.meeting.day
      let agenda = AgendaDocument(
        ground: ground, items: items, day: day, period: nil, lines: room, mostLines: 14,
        columnLimit: 6, hasBars: false, since: try seen.changesSince(before: day))
      let title = session.words(
        .briefTitle, [subject.name(in: session.language), ground.format.day(subject.meeting.day)])
      var blocks: [TextDocument.Block] = [.heading(title, level: 1)]
      let notable = try agenda.notable()
      let content = try agenda.blocks()
      if notable.isSimulated || content.isSimulated {
        blocks.append(
          .paragraph(DocumentParagraph(.centred, session.words[.documentSimulated], isBold: true)))
      }
      if !subject.meeting.chair.isEmpty {
        blocks.append(
          .paragraph(DocumentParagraph(.plain, session.words[.briefChair] + " " + subject.meeting.chair)))
      }
      if !notable.lines.isEmpty {
        blocks.append(.heading(session.words[.documentNotable], level: 2))
        blocks += notable.lines.map { .paragraph(DocumentParagraph(.dash, $0)) }
      }
      blocks += content.blocks
      blocks.append(.paragraph(DocumentParagraph(.note, try ground.asOf(subject.meeting))))
      let document = TextDocument(
        title: title, language: session.language, day: session.today, paper: .dense, blocks: blocks)
      try output.write(
        document,
        name: DocumentOutput.name(session.words[.briefFile].string, subject.meeting.day.description), session)
      return ExitCode.done
    } catch {
      throw Failure(error)
    }
  }
}

extension Session {
  /// The agenda of a meeting; of one that has none, or that only a source tells of, the one a meeting begins with.
  func agenda(of subject: MeetingSubject?) throws -> [AgendaItem] {
    if let own = subject?.record?.agenda, !own.isEmpty { return own }
    let naming = try PartyNaming(self, on: subject?.meeting.day ?? today)
    return try AgendaTemplate.current(preparation.folders).items(of: MeetingID(""), home: naming.homeName) {
      PartyName(unit: nil, asStated: $0, short: $0)
    }
  }
}
