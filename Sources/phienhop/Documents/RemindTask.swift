import Dashboard
import Export
import Model

/// `phienhop remind`: what each lead unit is to be reminded of, to be sent out.
struct RemindTask {
  /// nil for all units.
  let unit: String?
  /// A file for each unit instead of one with a page for each.
  let isEach: Bool
  let output: DocumentOutput
  let session: Session

  /// Writes nothing where nobody is to be reminded.
  /// - Returns: 0, or 1 where the unit asked for has nothing to be reminded of.
  /// - Throws: a ``Failure`` with exit code 2 for a unit that there is not or a file that is there, 5 where the file
  ///   cannot be written.
  func run() throws -> Int32 {
    do {
      let ground = try DocumentGround(session)
      let asked = try unit.map { try ground.unit($0) }
      let all = DirectiveReminders(try ground.leadLines(), register: ground.register).addressees
      let addressees = all.filter { asked == nil || $0.party.unit == asked?.id }
      guard !addressees.isEmpty else {
        let name = asked.map(ground.name)
        let line = name.map { session.words(.remindNothingFor, [$0]) } ?? session.words[.remindNothing]
        OutputStream.printError("phienhop: " + line)
        return asked == nil ? ExitCode.done : ExitCode.findings
      }
      if isEach {
        var taken: [String: Int] = [:]
        for addressee in addressees {
          // Two units may bear one name.
          let name = name(of: addressee.party)
          taken[name, default: 0] += 1
          let number = taken[name] ?? 1
          try write([addressee], named: number == 1 ? name : "\(name)-\(number)", ground)
        }
      } else {
        try write(addressees, named: name(of: asked == nil ? nil : addressees[0].party), ground)
      }
      return ExitCode.done
    } catch {
      throw Failure(error)
    }
  }

  /// The name of a file; nil for that of all.
  private func name(of party: PartyName?) -> String {
    DocumentOutput.name(
      session.words[.remindFile].string, party?.short.string ?? "", session.today.description)
  }

  private func write(
    _ addressees: [DirectiveReminders.Addressee], named name: String, _ ground: DocumentGround
  ) throws {
    try output.write(RemindDocument(ground: ground, addressees: addressees).document(), name: name, session)
  }
}

/// The reminders of units, each on a page of its own.
struct RemindDocument {
  let ground: DocumentGround
  let addressees: [DirectiveReminders.Addressee]

  private var words: ProgramWords { ground.words }

  func document() -> TextDocument {
    var blocks: [TextDocument.Block] = []
    for (position, addressee) in addressees.enumerated() {
      if position > 0 { blocks.append(.pageBreak) }
      blocks += page(addressee)
    }
    return TextDocument(
      title: words(.remindTitle, [ground.format.day(ground.today)]), language: ground.language,
      day: ground.today, paper: .dense, blocks: blocks, sheets: [sheet])
  }

  private func page(_ addressee: DirectiveReminders.Addressee) -> [TextDocument.Block] {
    let day = ground.format.day(ground.today)
    var blocks: [TextDocument.Block] = [.heading(words(.remindTitle, [day]), level: 1)]
    blocks += ground.simulation(addressee.lines.map(\.directive.reference.source))
    blocks.append(
      .paragraph(
        DocumentParagraph(
          .plain,
          [
            DocumentParagraph.Run(words[.remindTo] + " "),
            DocumentParagraph.Run(ground.name(addressee.party), isBold: true),
          ])))
    let counts = DirectiveReminders.Urgency.allCases.compactMap { urgency -> CleanText? in
      let count = addressee.count(urgency)
      return count == 0 ? nil : words[label(urgency)] + ": " + ground.format.integer(count)
    }
    blocks.append(
      .paragraph(DocumentParagraph(.plain, counts.joined(separator: "; ") + ". " + words[.remindAsk])))
    blocks.append(.table(table(addressee)))
    blocks.append(.paragraph(DocumentParagraph(.note, ground.asOf)))
    return blocks
  }

  private func label(_ urgency: DirectiveReminders.Urgency) -> ProgramLabel {
    switch urgency {
    case .overdue: .remindOverdue
    case .withinOneDay: .remindOneDay
    case .withinThreeDays: .remindThreeDays
    case .withinSevenDays: .remindSevenDays
    }
  }

  private func table(_ addressee: DirectiveReminders.Addressee) -> DocumentTable {
    var rows: [DocumentTable.Row] = []
    for urgency in DirectiveReminders.Urgency.allCases {
      let lines = addressee.lines.filter { DirectiveReminders.Urgency($0.standing) == urgency }
      guard !lines.isEmpty else { continue }
      rows.append(.group(words[label(urgency)]))
      rows += lines.map { line in
        let tone: ExportedTone = urgency == .overdue ? .bad : .warning
        return .cells([
          .text(ground.text(line.directive)), .day(line.standing.window?.last),
          .value(.state(ground.remaining(line.standing), tone)), .text(ground.place(line.directive)),
          .text(ground.list(line.directive.coordinating)),
        ])
      }
    }
    return DocumentTable(
      title: ground.name(addressee.party),
      columns: [
        DocumentTable.Column(words[.documentTask], share: 9),
        DocumentTable.Column(words[.documentDue], share: 3),
        DocumentTable.Column(words[.documentLeft], share: 3),
        DocumentTable.Column(words[.documentPlace], share: 4),
        DocumentTable.Column(words[.documentWith], share: 4),
      ], rows: rows)
  }

  /// All units in one sheet that can be filtered and sorted.
  private var sheet: DocumentTable {
    DocumentTable(
      title: words[.remindSheet],
      columns: [
        DocumentTable.Column(words[.documentUnit], share: 3),
        DocumentTable.Column(words[.remindUrgency], share: 2),
        DocumentTable.Column(words[.documentDaysLeft], share: 1, isNumeric: true),
        DocumentTable.Column(words[.documentDue], share: 1),
        DocumentTable.Column(words[.documentTask], share: 6),
        DocumentTable.Column(words[.documentPlace], share: 2),
        DocumentTable.Column(words[.documentWith], share: 2),
        DocumentTable.Column(words[.documentExtensions], share: 1, isNumeric: true),
        DocumentTable.Column(words[.documentCode], share: 2),
      ],
      rows: addressees.flatMap { addressee in
        addressee.lines.map { line in
          let urgency = DirectiveReminders.Urgency(line.standing)
          return .cells([
            .text(ground.name(addressee.party)), .text(urgency.map { words[label($0)] } ?? .empty),
            line.standing.daysLeft.map { .integer($0) } ?? .value(.blank), .day(line.standing.window?.last),
            .text(ground.text(line.directive)), .text(ground.place(line.directive)),
            .text(ground.list(line.directive.coordinating)), .integer(line.extensionCount),
            .text(CleanText(cleaning: line.directive.id.rawValue)),
          ])
        }
      })
  }
}
