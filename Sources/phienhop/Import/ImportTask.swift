import Dashboard
import ForeignFiles
import Glibc
import Intake
import Model
import Profiles
import Store
import Terminal

/// Takes files in, always in the same three acts: read all, show the difference, then one batch a file (and one for the
/// dossiers of all) or nothing.
struct ImportTask {
  private let request: ImportRequest
  private let preparation: Preparation
  private let acts: ImportActs
  private let progress: ProgressLine
  private let store: ImportStore
  /// Who looks for signals that ask to end; nil where the task does itself.
  private let stopper: InterruptWatch?
  private let print: (String) throws -> Void

  /// - Parameters:
  ///   - store: where others took files in before; nil opens it.
  ///   - stopper: who looks for signals that ask to end where somebody does already.
  ///   - print: takes the preview and what came of it.
  /// - Throws: a ``Failure``: read-only, or no store.
  init(
    _ request: ImportRequest, _ preparation: Preparation, into store: ImportStore? = nil,
    stoppedBy stopper: InterruptWatch? = nil,
    print: @escaping (String) throws -> Void = Program.print
  ) throws {
    guard !preparation.isReadOnly else { throw Failure.usage(.errorReadOnlyImport) }
    let path = try preparation.existingStorePath()
    self.request = request
    self.preparation = preparation
    self.store = store ?? ImportStore(path)
    self.stopper = stopper
    self.print = print
    acts = ImportActs(
      request: request, preparation: preparation, path: path, author: preparation.author)
    progress = ProgressLine(preparation.words)
  }

  private var words: ProgramWords { preparation.words }
  private var hasPerson: Bool { isatty(STDIN_FILENO) == 1 && isatty(STDOUT_FILENO) == 1 }

  /// - Returns: the exit code: 0 done, 1 done with findings, 4 refused.
  /// - Throws: a ``Failure`` for what is wrong with the command or the store.
  func run() throws -> Int32 {
    defer { progress.clear() }
    do {
      return try takeIn()
    } catch let failure as DossierListFile.ReadFailure {
      throw FileFailure.failure(failure.code, request.files.joined(separator: ", "))
    } catch {
      progress.clear()
      throw Failure(error)
    }
  }

  private func takeIn() throws -> Int32 {
    let (writer, reader) = try store.open(forWriting: !request.isDryRun)
    let rejects = try request.rejects.map { try RejectsFile($0, words) }
    var plan = try read(reader, rejects)
    progress.clear()
    try rejects?.add(plan.files)
    try rejects?.finish()
    // Dossiers that nobody is asked about are compared only once, while they are written.
    let isAsked = !request.isConfirmed && hasPerson
    if plan.dossiers != nil {
      let isHeldUp = plan.isRefused && !request.acceptsValid
      guard request.isDryRun || isAsked || isHeldUp else { return try writeComparing(&plan, writer) }
      try interruptible { look in
        try acts.compare(&plan, with: reader) { try tell($0, look) }
      }
      progress.clear()
    }
    try print(ImportPreview(plan, words).text)
    if request.isDryRun {
      // What the dossiers make of forms that came before is known once they are in.
      if plan.dossiers != nil, try acts.hasForms(reader) {
        try print(words(.importComparedLater, []).string + "\n")
      }
      return plan.code(isTakenIn: false)
    }
    guard let writer, !plan.isEmpty, try isWanted(plan) else { return try nothingWritten(plan) }
    let accepts = request.acceptsValid || !plan.isRefused || isAsked
    let records = try interruptible { look in
      try acts.write(
        plan, writer, progress: { try tell($0, look) }, accept: { $0.repeated == 0 || accepts })
    }
    return records.isEmpty ? try nothingWritten(plan) : try tellWritten(plan, records)
  }

  /// Reads all files. Long lists can be interrupted; everything else ends with the program, and nothing is written yet.
  private func read(_ reader: StoreReader, _ rejects: RejectsFile?) throws -> ImportPlan {
    try interruptible { look in
      try acts.read(reader, rejects: rejects) { done, total in
        progress.tell(.progressReading, done, of: total)
        try look()
      }
    }
  }

  /// Writes and compares at once: the preview comes before anything is committed.
  private func writeComparing(_ plan: inout ImportPlan, _ writer: StoreWriter?) throws -> Int32 {
    guard let writer else { return plan.code(isTakenIn: false) }
    var compared = plan
    let records = try interruptible { look in
      try acts.write(
        plan, writer, progress: { try tell($0, look) },
        accept: { difference in
          compared.dossierDifference = difference
          progress.clear()
          try print(ImportPreview(compared, words).text)
          return !compared.isEmpty && (difference.repeated == 0 || request.acceptsValid)
        })
    }
    plan = compared
    return records.isEmpty ? try nothingWritten(plan) : try tellWritten(plan, records)
  }

  private func nothingWritten(_ plan: ImportPlan) throws -> Int32 {
    try print(words(.importNothingWritten, []).string + "\n")
    return plan.code(isTakenIn: false)
  }

  private func tellWritten(_ plan: ImportPlan, _ records: [BatchRecord]) throws -> Int32 {
    progress.clear()
    let preview = ImportPreview(plan, words)
    for (position, record) in records.enumerated() {
      try print(
        words(
          .importWritten,
          [
            CleanText(cleaning: String(record.number.value)), record.title,
            preview.number(plan.changeCount(ofBatch: position)),
          ]
        ).string + "\n")
    }
    guard plan.dossiers != nil else { return plan.code(isTakenIn: true) }
    do {
      let differing = try compareWithForms(plan, records)
      return max(plan.code(isTakenIn: true), differing > 0 ? ExitCode.findings : ExitCode.done)
    } catch StoreError.cancelled {
      // What is in the store is in the store.
      try print(words(.importComparisonStopped, []).string + "\n")
      return ExitCode.interrupted
    }
  }

  /// New dossiers against what forms state of the same units and periods, told after they are taken in.
  /// - Returns: how many counts differ.
  /// - Throws: `StoreError.cancelled` where somebody stops it.
  private func compareWithForms(_ plan: ImportPlan, _ records: [BatchRecord]) throws -> Int {
    let reader = try store.open(forWriting: false).reader
    let compared = try interruptible { look in
      try acts.compareWithForms(plan, records, reader, words, look: look)
    }
    for line in compared.lines { try print(line.string + "\n") }
    return compared.count
  }

  /// Whether the batches are to be written: as the options say, else as the person at the terminal answers.
  private func isWanted(_ plan: ImportPlan) throws -> Bool {
    let mayTake = !plan.isRefused || request.acceptsValid
    guard !request.isConfirmed, hasPerson else { return mayTake }
    let question: ProgramLabel = plan.isRefused && !request.acceptsValid ? .importAskRest : .importAsk
    try print(words(question, []).string + " ")
    let answer = readLine().map { VietnameseText.folded(CleanText(cleaning: $0).string) } ?? ""
    return ["c", "co", "y", "yes", "dong y"].contains(answer)
  }

  // MARK: - Progress

  /// Long work that Ctrl-C stops between two steps, with the store as it was.
  private func interruptible<Result>(
    _ body: (_ look: @escaping () throws -> Void) throws -> Result
  ) throws -> Result {
    if let stopper { return try body { if stopper.isAsked { throw StoreError.cancelled } } }
    return try SignalGate.interruptible { watch in
      try body { if watch.isAsked { throw StoreError.cancelled } }
    }
  }

  private func tell(_ step: DossierProgress, _ look: () throws -> Void) throws {
    progress.tell(ProgressLine.label(step.phase), step.done, of: step.total)
    try look()
  }
}
