import Dashboard
import Model
import Store

/// `phienhop record list`, `adopt` and `withdraw`.
struct RecordListTask {
  let session: Session
  private var words: ProgramWords { session.words }
  private var format: Format { Format(language: session.language) }

  init(_ session: Session) {
    self.session = session
  }

  static func noDraft(_ number: Int, _ meeting: MeetingID) -> Failure {
    Failure(ExitCode.findings) {
      $0(.recordNoDraft, [CleanText(cleaning: meeting.rawValue), CleanText(cleaning: "\(number)")])
    }
  }

  /// - Returns: 1 where nothing was written down.
  func list(_ asked: String, _ kind: ShowCommand.Format) throws -> Int32 {
    do {
      let reader = session.library.reader
      let meeting = try MeetingFinder(meetings: reader.meetings()).find(asked)
      let drafts = try reader.drafts(of: meeting.id)
      guard !drafts.isEmpty || kind != .table else {
        try Program.print(words[.recordNone].string + "\n")
        return ExitCode.findings
      }
      let table = table(drafts)
      try table.print(as: kind, words)
      return drafts.isEmpty ? ExitCode.findings : ExitCode.done
    } catch {
      throw Failure(error)
    }
  }

  private func table(_ drafts: [MeetingDraft]) -> ShowTable {
    func names(_ parties: [PartyName]) -> FieldValue { .list(parties.map(\.asStated.string)) }
    return ShowTable(
      drafts,
      [
        ShowColumn("number", table: true) { .integer($0.number) },
        ShowColumn("draft_state", table: true) { .term("draft_\($0.state.rawValue)") },
        ShowColumn("draft_kind", table: true) { draft in
          .term(
            draft.content.kind == .directive
              ? FieldValue.snakeCase(draft.content.conclusion.rawValue)
              : "draft_kind_\(FieldValue.snakeCase(draft.content.kind.rawValue))")
        },
        ShowColumn("title", table: true) { .text($0.line(.vietnamese)) },
        ShowColumn("lead_units", table: true) { names($0.content.leads) },
        ShowColumn("coordinating_units") { names($0.content.coordinating) },
        ShowColumn("due_as_stated") { .text($0.content.due.asStated) },
        ShowColumn("due_to", table: true) { .day($0.content.due.window?.last) },
        ShowColumn("directives") { .list($0.content.directives.map(\.rawValue)) },
        ShowColumn("as_typed") { .text($0.content.asTyped) },
        ShowColumn("author", table: true) { .text($0.author) },
        ShowColumn("recorded_at") { .text(CleanText(cleaning: $0.moment)) },
        ShowColumn("reason") { .text($0.reason) },
      ])
  }

  /// Adopts all open drafts, or those named.
  /// - Returns: 1 where something remains a draft, or nothing was open.
  func adopt(_ asked: String, numbers: [Int]) throws -> Int32 {
    try change(asked) { meeting, drafts, desk in
      if let stray = numbers.first(where: { number in !drafts.contains { $0.number == number } }) {
        throw Self.noDraft(stray, meeting.id)
      }
      let open = drafts.filter { $0.state == .draft && (numbers.isEmpty || numbers.contains($0.number)) }
      guard !open.isEmpty else {
        try Program.print(words[.recordNothingOpen].string + "\n")
        return ExitCode.findings
      }
      let receipt = try desk.carryOut(.adopt(seen: open), in: meeting.id)
      for remaining in receipt.remaining {
        OutputStream.printError(
          "phienhop: "
            + words(
              .recordRemains,
              [format.integer(remaining.draft.number), remaining.words(session.language)]))
      }
      let nobodys = receipt.written.filter(\.content.hasNoUnit).map { format.integer($0.number) }
      if !nobodys.isEmpty {
        OutputStream.printError("phienhop: " + words(.recordNoUnit, [nobodys.joined(separator: ", ")]))
      }
      for missed in receipt.missed {
        OutputStream.printError(
          "phienhop: " + words(.recordChangedMeanwhile, [format.integer(missed.number), missed.author]))
      }
      if let batch = receipt.batch {
        try Program.print(
          words(
            receipt.makesHeld ? .recordMeetingHeld : .recordAdopted,
            [
              format.integer(receipt.written.count), CleanText(cleaning: meeting.id.rawValue),
              format.integer(batch.value),
            ]
          ).string + "\n")
      }
      return receipt.remaining.isEmpty && receipt.missed.isEmpty ? ExitCode.done : ExitCode.findings
    }
  }

  func withdraw(_ asked: String, number: Int, reason: String) throws -> Int32 {
    try change(asked) { meeting, drafts, desk in
      guard let draft = drafts.first(where: { $0.number == number }), draft.state == .draft else {
        throw Self.noDraft(number, meeting.id)
      }
      let receipt = try desk.carryOut(
        .withdraw(draft.id, seen: draft.content, reason: CleanText(cleaning: reason)), in: meeting.id)
      guard let batch = receipt.batch else { throw Self.noDraft(number, meeting.id) }
      try Program.print(
        words(.recordWithdrawn, [format.integer(number), format.integer(batch.value)]).string + "\n")
      return ExitCode.done
    }
  }

  private func change(
    _ asked: String, _ body: (Meeting, [MeetingDraft], DraftDesk) throws -> Int32
  ) throws -> Int32 {
    do {
      let reader = session.library.reader
      let meeting = try MeetingFinder(meetings: reader.meetings()).find(asked)
      guard !session.isReadOnly else { throw Failure.usage(.errorReadOnlyRecord) }
      let desk = DraftDesk(
        writer: try StoreWriter.open(path: session.preparation.existingStorePath()),
        author: session.preparation.author, today: session.preparation.dayOfRecording)
      return try body(meeting, try reader.drafts(of: meeting.id), desk)
    } catch {
      throw Failure(error)
    }
  }
}
