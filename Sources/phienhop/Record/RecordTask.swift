import Dashboard
import Glibc
import Model
import Store

/// `phienhop record add`: reads what is typed, shows how, and writes it down as a draft of the meeting.
struct RecordTask {
  let meeting: String
  var form: RecordForm
  /// Number of the draft that is said otherwise; nil for a new one.
  let corrects: Int?
  /// Shows how it is read and writes nothing.
  let isDryRun: Bool
  /// Asks nobody, and writes down names that no unit bears.
  let isConfirmed: Bool
  let session: Session

  private var words: ProgramWords { session.words }
  private var language: Language { session.language }

  /// - Returns: 0, or 1 where somebody else has a draft about the same directive, or nothing was written.
  /// - Throws: a ``Failure`` with exit code 1 for an unknown meeting, 2 where nothing can be written, 4 where something
  ///   is missing, a directive is unknown, or a unit is not settled and nobody can be asked.
  func run() throws -> Int32 {
    do {
      let reader = session.library.reader
      let meeting = try MeetingFinder(meetings: reader.meetings()).find(meeting)
      var form = form
      let seen = try corrects.map { try draft($0, of: meeting, reader) }
      let catalogue = try session.library.catalogue()
      let ground = RecordGround(
        register: catalogue.register, home: try meeting.province ?? session.home ?? reader.home(),
        workdays: catalogue.calendar, day: meeting.day,
        nextMeeting: try reader.nextMeeting(after: meeting.day)?.day)
      if form.kind != .directive { form.typed[.line] = nil }
      let reading = RecordReading(form, ground)
      for line in reading.lines(form, language) {
        try Program.print((line.label + ": " + line.text).string + "\n")
      }
      try check(reading, form, reader)
      guard !isDryRun else { return ExitCode.done }
      guard !session.isReadOnly else { throw Failure.usage(.errorReadOnlyRecord) }
      guard try isWanted(reading) else {
        try Program.print(words[.recordNothing].string + "\n")
        return ExitCode.findings
      }
      let edit: DraftEdit =
        seen.map { .correct($0.id, seen: $0.content, to: reading.content) } ?? .add(reading.content)
      let receipt = try DraftDesk(
        writer: StoreWriter.open(path: session.preparation.existingStorePath()),
        author: session.preparation.author, today: session.preparation.dayOfRecording
      ).carryOut(edit, in: meeting.id)
      return try tell(receipt, meeting)
    } catch {
      throw Failure(error)
    }
  }

  private func draft(_ number: Int, of meeting: Meeting, _ reader: StoreReader) throws -> MeetingDraft {
    guard let draft = try reader.drafts(of: meeting.id).first(where: { $0.number == number }),
      draft.state == .draft
    else { throw RecordListTask.noDraft(number, meeting.id) }
    return draft
  }

  /// What must be so before anything is written.
  private func check(_ reading: RecordReading, _ form: RecordForm, _ reader: StoreReader) throws {
    if let vietnamese = reading.missing(.vietnamese), let english = reading.missing(.english) {
      throw Failure(ExitCode.input) {
        $0(.recordMissing, [$0.language == .english ? english : vietnamese])
      }
    }
    if form.dueChoice != 0, !reading.dueChoices.indices.contains(form.dueChoice) {
      throw Failure.usage(.usageUnusableValue, String(form.dueChoice + 1), "--reading")
    }
    let known = Set(try reader.directives(form.directives).map(\.id))
    if let unknown = form.directives.first(where: { !known.contains($0) }) {
      throw Failure(ExitCode.input) { $0(.recordUnknownDirective, [CleanText(cleaning: unknown.rawValue)]) }
    }
    if let id = form.difficulty, try !reader.difficulties().contains(where: { $0.id == id }) {
      throw Failure(ExitCode.input) { $0(.recordUnknownDirective, [CleanText(cleaning: id.rawValue)]) }
    }
    guard !isConfirmed, !isDryRun, !hasPerson, let (_, problem) = reading.unsettled else { return }
    throw Failure(ExitCode.input) { words in
      words(.recordUnsettled, [problem.text(in: words.language)])
    }
  }

  private var hasPerson: Bool { isatty(STDIN_FILENO) != 0 && isatty(STDOUT_FILENO) != 0 }

  private func isWanted(_ reading: RecordReading) throws -> Bool {
    guard !isConfirmed, hasPerson else { return true }
    try Program.print(words[.recordAsk].string + " ")
    let answer = readLine().map { VietnameseText.folded(CleanText(cleaning: $0).string) } ?? ""
    return ["c", "co", "y", "yes", "dong y"].contains(answer)
  }

  private func tell(_ receipt: DraftReceipt, _ meeting: Meeting) throws -> Int32 {
    let format = Format(language: language)
    guard let batch = receipt.batch, let draft = receipt.written.first else {
      try Program.print(words[.recordNothing].string + "\n")
      return ExitCode.findings
    }
    try Program.print(
      words(
        .recordWritten,
        [
          format.integer(draft.number), CleanText(cleaning: meeting.id.rawValue), format.integer(batch.value),
        ]
      ).string + "\n")
    for other in receipt.missed + receipt.rivals {
      OutputStream.printError(
        "phienhop: " + words(.recordRival, [other.author, format.integer(other.number)]))
    }
    return receipt.rivals.isEmpty && receipt.missed.isEmpty ? ExitCode.done : ExitCode.findings
  }
}
