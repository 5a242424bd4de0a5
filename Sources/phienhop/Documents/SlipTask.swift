import Dashboard
import Export
import Model

/// `phienhop slip`: one page of what the screens will show about a unit, with room for what it objects to.
struct SlipTask {
  let unit: String
  /// nil for the next meeting, if one is planned.
  let meeting: String?
  let output: DocumentOutput
  let session: Session

  /// - Returns: 0, or 1 where the screens show nothing about the unit.
  /// - Throws: a ``Failure`` with exit code 2 for a unit that there is not or a file that is there, 1 for an unknown
  ///   meeting, 5 where the file cannot be written.
  func run() throws -> Int32 {
    do {
      let ground = try DocumentGround(session)
      let unit = try ground.unit(self.unit)
      let next = try session.library.reader.nextMeeting(after: session.today + -1)
      let held = try meeting.map { try MeetingSubject.find($0, session).meeting } ?? next
      let shown = try UnitFigures(ground: ground, unit: unit).parts()
      guard !shown.isEmpty else {
        OutputStream.printError("phienhop: " + session.words(.slipNothing, [ground.name(unit)]))
        return ExitCode.findings
      }
      let document = SlipDocument(ground: ground, unit: unit, meeting: held, parts: shown).document()
      try output.write(
        document,
        name: DocumentOutput.name(
          session.words[.slipFile].string, unit.shortName.vietnamese.string, session.today.description),
        session)
      return ExitCode.done
    } catch {
      throw Failure(error)
    }
  }
}

struct SlipDocument {
  let ground: DocumentGround
  let unit: AdministrativeUnit
  let meeting: Meeting?
  let parts: [UnitFigures.Part]

  /// Rows that leave room for objections on one page of A4, headings of parts included.
  private static let rowLimit = 30

  private var words: ProgramWords { ground.words }

  func document() -> TextDocument {
    let title = words(.slipTitle, [ground.name(unit)])
    var blocks: [TextDocument.Block] = [.heading(title, level: 1)]
    if parts.contains(where: \.isSimulated) {
      blocks.append(.paragraph(DocumentParagraph(.centred, words[.documentSimulated], isBold: true)))
    }
    if let meeting {
      blocks.append(
        .paragraph(
          DocumentParagraph(
            .plain,
            words(
              .slipMeeting, [ground.format.day(meeting.day), ground.format.day(meeting.day + -1)]))))
    } else {
      blocks.append(.paragraph(DocumentParagraph(.plain, words[.slipNoMeeting])))
    }
    blocks.append(.table(table))
    let hidden = parts.reduce(0) { $0 + $1.rows.count } - shownCount
    if hidden > 0 {
      blocks.append(
        .paragraph(DocumentParagraph(.note, words(.documentMoreRows, [ground.format.integer(hidden)]))))
    }
    blocks.append(.paragraph(DocumentParagraph(.plain, words[.slipObjections], isBold: true)))
    blocks.append(.paragraph(DocumentParagraph(.writingLines(5))))
    blocks.append(
      .sideBySide(
        left: [DocumentParagraph(.note, ground.asOf)],
        right: [DocumentParagraph(.centred, words[.slipSigned], isBold: true)], leftShare: 50))
    return TextDocument(
      title: title, language: ground.language, day: ground.today, paper: .dense, blocks: blocks)
  }

  /// Every part has a share of the page, in proportion to what it has.
  private var limits: [Int] {
    let room = Self.rowLimit - parts.count
    let all = parts.reduce(0) { $0 + $1.rows.count }
    guard all > room else { return parts.map(\.rows.count) }
    return parts.map { max(1, $0.rows.count * room / max(1, all)) }
  }

  private var shownCount: Int { zip(parts, limits).reduce(0) { $0 + min($1.0.rows.count, $1.1) } }

  private var table: DocumentTable {
    var rows: [DocumentTable.Row] = []
    for (part, limit) in zip(parts, limits) {
      rows.append(.group(part.title))
      rows += part.rows.prefix(limit).map { row in
        .cells([.text(row.name), .value(row.value), .text(row.more), .value(.blank)])
      }
    }
    return DocumentTable(
      title: words[.slipSheet],
      columns: [
        DocumentTable.Column(words[.slipFigure], share: 12),
        DocumentTable.Column(words[.slipShown], share: 5),
        DocumentTable.Column(words[.slipMore], share: 8), DocumentTable.Column(words[.slipOwn], share: 7),
      ], rows: rows)
  }
}
