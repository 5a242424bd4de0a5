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
      let unit = try DocumentGround(session).unit(self.unit)
      let next = try session.library.reader.nextMeeting(after: session.today + -1)
      let held = try meeting.map { try MeetingSubject.find($0, session).meeting } ?? next
      // What the wall shows on the day of the meeting; of one to come as far as it is known today.
      let ground = try DocumentGround(held.map { try session.seen(at: $0) } ?? session)
      let shown = try UnitFigures(ground: ground, unit: unit, day: ground.today).parts()
      guard !shown.isEmpty else {
        OutputStream.printError("phienhop: " + session.words(.slipNothing, [ground.name(unit)]))
        return ExitCode.findings
      }
      let document = try SlipDocument(ground: ground, unit: unit, meeting: held, parts: shown)
        .document(on: session.today)
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

  /// Lines that leave room for objections on one page of A4, found by laying pages out, and the letters that fit into a
  /// line of a name and of what stands beside it.
  private static let lineLimit = 50
  private static let lineColumns = (name: 36, more: 24)

  private var words: ProgramWords { ground.words }

  /// - Parameter day: the day it is made.
  func document(on day: Day) throws -> TextDocument {
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
    blocks.append(.table(table(limits)))
    let hidden = parts.reduce(0) { $0 + $1.rows.count } - shownCount
    if hidden > 0 {
      blocks.append(
        .paragraph(DocumentParagraph(.note, words(.slipMoreRows, [ground.format.integer(hidden)]))))
    }
    blocks.append(.paragraph(DocumentParagraph(.plain, words[.slipObjections], isBold: true)))
    blocks.append(.paragraph(DocumentParagraph(.writingLines(5))))
    blocks.append(
      .sideBySide(
        left: [DocumentParagraph(.note, try ground.asOf(meeting))],
        right: [DocumentParagraph(.centred, words[.slipSigned], isBold: true)], leftShare: 50))
    return TextDocument(
      title: title, language: ground.language, day: day, paper: .dense, blocks: blocks,
      // A workbook has room for all.
      sheets: [table(parts.map(\.rows.count))])
  }

  /// How many rows of each part are shown: row by row of all parts in turn, as long as there is room.
  private var limits: [Int] {
    var limits = parts.map { _ in 0 }
    var room = Self.lineLimit - parts.count
    var isFull = false
    while !isFull, zip(parts, limits).contains(where: { $0.rows.count > $1 }) {
      for (position, part) in parts.enumerated() where limits[position] < part.rows.count {
        let row = part.rows[limits[position]]
        let lines = max(
          (row.name.columns + Self.lineColumns.name - 1) / Self.lineColumns.name,
          (row.more.columns + Self.lineColumns.more - 1) / Self.lineColumns.more, 1)
        guard lines <= room else {
          isFull = true
          break
        }
        room -= lines
        limits[position] += 1
      }
    }
    return limits
  }

  private var shownCount: Int { limits.reduce(0, +) }

  private func table(_ limits: [Int]) -> DocumentTable {
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
