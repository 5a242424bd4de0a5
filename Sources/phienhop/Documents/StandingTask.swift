import Dashboard
import Export
import Model

/// `phienhop standing`: how lead units stand with their tasks. Written out only, and never a part of a screen that is
/// presented: a wrong "quá hạn" is costly, so each count names its directives.
struct StandingTask {
  let output: DocumentOutput
  let session: Session

  /// - Returns: 0, or 1 where no unit leads a task.
  /// - Throws: a ``Failure`` with exit code 2 for a wrong rule or a file that is there, 5 where the file cannot be written.
  func run() throws -> Int32 {
    let rule = try StandingRule.current(session.preparation.folders)
    do {
      let ground = try DocumentGround(session)
      let standings = LeadStandings(try ground.leadLines(), register: ground.register)
      guard !standings.units.isEmpty else {
        OutputStream.printError("phienhop: " + session.words[.standingNothing])
        return ExitCode.findings
      }
      let document = StandingDocument(ground: ground, standings: standings, rule: rule).document()
      try output.write(
        document,
        name: DocumentOutput.name(session.words[.standingFile].string, session.today.description), session)
      return ExitCode.done
    } catch {
      throw Failure(error)
    }
  }
}

struct StandingDocument {
  let ground: DocumentGround
  let standings: LeadStandings
  /// nil scores nobody.
  let rule: StandingRule?

  private var words: ProgramWords { ground.words }
  private var format: Format { ground.format }

  func document() -> TextDocument {
    let counts = table
    let lines = lineTable(standings.units.flatMap(\.lines))
    var blocks: [TextDocument.Block] = [
      .heading(words(.standingTitle, [format.day(ground.today)]), level: 1)
    ]
    blocks += ground.simulation(standings.units.flatMap(\.lines).map(\.directive.reference.source))
    blocks.append(.table(counts))
    for note in notes { blocks.append(.paragraph(DocumentParagraph(.note, note))) }
    let pressing = standings.units.flatMap(\.lines).filter {
      [.late, .overdue].contains(LeadStanding.Class($0.standing))
    }
    if !pressing.isEmpty {
      blocks.append(.heading(words[.standingPressing], level: 2))
      blocks.append(.table(lineTable(pressing)))
    }
    return TextDocument(
      title: words(.standingTitle, [format.day(ground.today)]), language: ground.language, day: ground.today,
      paper: .dense, blocks: blocks, sheets: [counts, lines])
  }

  static func label(_ kind: LeadStanding.Class) -> ProgramLabel {
    switch kind {
    case .onTime: .standingOnTime
    case .late: .standingLate
    case .overdue: .standingOverdue
    case .open: .standingOpen
    case .noDate: .standingNoDate
    case .unknown: .standingUnknown
    case .stopped: .standingStopped
    }
  }

  private var notes: [CleanText] {
    var notes = [words[.standingBasis], words[.standingFew], words[.standingClasses]]
    if let rule {
      notes.append(words(.standingScored, [rule.basis]))
    } else {
      notes.append(words[.standingUnscored])
    }
    if standings.leftOut > 0 { notes.append(words(.standingLeftOut, [format.integer(standings.leftOut)])) }
    return notes + [ground.asOf]
  }

  // MARK: Counts

  private var table: DocumentTable {
    var columns = [DocumentTable.Column(words[.documentUnit], share: 14)]
    columns += LeadStanding.Class.allCases.map {
      DocumentTable.Column(words[Self.label($0)], share: 5, isNumeric: true)
    }
    columns += [
      DocumentTable.Column(words[.standingTotal], share: 4, isNumeric: true),
      DocumentTable.Column(words[.standingBasisCount], share: 6, isNumeric: true),
      DocumentTable.Column(words[.standingRate], share: 6, isNumeric: true),
    ]
    if rule != nil { columns.append(DocumentTable.Column(words[.standingScore], share: 5, isNumeric: true)) }
    var rows: [DocumentTable.Row] = []
    for group in AdministrativeUnit.Group.allCases {
      let units = standings.units.filter { $0.unit.group == group }
      guard !units.isEmpty else { continue }
      rows.append(
        .group(
          words.text("term.\(FieldValue.snakeCase(group.rawValue))") ?? CleanText(cleaning: group.rawValue)))
      rows += units.map { .cells(cells($0)) }
    }
    return DocumentTable(title: words[.standingSheet], columns: columns, rows: rows)
  }

  private func cells(_ standing: LeadStanding) -> [DocumentTable.Cell] {
    var cells: [DocumentTable.Cell] = [.text(ground.name(standing.unit))]
    cells += LeadStanding.Class.allCases.map { .integer(standing[$0]) }
    cells.append(.integer(standing.total))
    let share = format.integer(standing[.onTime]) + "/" + format.integer(standing.basis)
    cells.append(standing.basis == 0 ? .value(.missing) : .text(share))
    if let percent = standing.onTimePercent {
      cells.append(.value(.number(ExportedNumber(percent, decimals: 1, isPercent: true))))
    } else {
      cells.append(standing.basis == 0 ? .value(.missing) : .text(words[.standingFewCases]))
    }
    if let rule { cells.append(.value(.number(ExportedNumber(rule.score(standing))))) }
    return cells
  }

  // MARK: The directives behind them

  private func lineTable(_ lines: [LeadLine]) -> DocumentTable {
    DocumentTable(
      title: words[.standingLines],
      columns: [
        DocumentTable.Column(words[.documentUnit], share: 4),
        DocumentTable.Column(words[.standingClass], share: 2),
        DocumentTable.Column(words[.documentTask], share: 8),
        DocumentTable.Column(words[.documentDue], share: 3),
        DocumentTable.Column(words[.documentLeft], share: 3),
        DocumentTable.Column(words[.documentPlace], share: 3),
        DocumentTable.Column(words[.documentCode], share: 3),
      ],
      rows: lines.map { line in
        .cells([
          .text(ground.name(line.party)), .text(words[Self.label(LeadStanding.Class(line.standing))]),
          .text(ground.text(line.directive)), .day(line.standing.window?.last),
          .text(
            line.standing.state.isFinished ? ground.state(line.standing) : ground.remaining(line.standing)),
          .text(ground.place(line.directive)), .text(CleanText(cleaning: line.directive.id.rawValue)),
        ])
      })
  }
}
