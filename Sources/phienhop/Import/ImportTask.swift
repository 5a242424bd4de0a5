import ForeignFiles
import Glibc
import Intake
import Model
import Profiles
import Store

/// Takes files in, always in the same three acts: read all, show the difference, then one batch a file or nothing.
struct ImportTask {
  private let request: ImportRequest
  private let preparation: Preparation
  private let path: String
  private let author: CleanText

  /// - Throws: a ``Failure``: read-only, or no store.
  init(_ request: ImportRequest, _ preparation: Preparation) throws {
    guard !preparation.isReadOnly else { throw Failure.usage(.errorReadOnlyImport) }
    guard let path = preparation.storePath else {
      throw Failure(StoreError.missing(path: preparation.newStorePath))
    }
    self.request = request
    self.preparation = preparation
    self.path = path
    author = SystemUser.name
  }

  private var words: ProgramWords { preparation.words }

  /// - Returns: the exit code: 0 done, 1 done with findings, 4 refused.
  /// - Throws: a ``Failure`` for what is wrong with the command or the store.
  func run() throws -> Int32 {
    do {
      return try takeIn()
    } catch {
      throw Failure(error)
    }
  }

  private func takeIn() throws -> Int32 {
    // An older store is brought to the present schema before anything is compared with it.
    let writer = request.isDryRun ? nil : try StoreWriter.open(path: path)
    let reader = try StoreReader.open(path: path)
    let plan = try ImportPlan(request, reader: reader, preparation: preparation, author: author)
    if let rejects = request.rejects { try RejectsFile.write(plan.files, to: rejects, words) }
    let preview = ImportPreview(plan, words)
    try Program.print(preview.text)
    if request.isDryRun { return plan.code(isTakenIn: false) }
    guard !plan.batches.isEmpty else {
      try Program.print(words(.importNothingWritten, []).string + "\n")
      return plan.code(isTakenIn: false)
    }
    guard let writer, try isWanted(plan) else {
      try Program.print(words(.importNothingWritten, []).string + "\n")
      return plan.code(isTakenIn: false)
    }
    let records = try writer.write(plan.batches)
    for record in records {
      try Program.print(
        words(
          .importWritten,
          [CleanText(cleaning: String(record.number.value)), record.title, preview.number(record.factCount)]
        ).string + "\n")
    }
    return plan.code(isTakenIn: true)
  }

  /// Whether the batches are to be written: as the options say, else as the person at the terminal answers.
  private func isWanted(_ plan: ImportPlan) throws -> Bool {
    let mayTake = !plan.isRefused || request.acceptsValid
    if request.isConfirmed { return mayTake }
    guard isatty(STDIN_FILENO) == 1, isatty(STDOUT_FILENO) == 1 else { return mayTake }
    let question: ProgramLabel = plan.isRefused && !request.acceptsValid ? .importAskRest : .importAsk
    try Program.print(words(question, []).string + " ")
    let answer = readLine().map { VietnameseText.folded(CleanText(cleaning: $0).string) } ?? ""
    return ["c", "co", "y", "yes", "dong y"].contains(answer)
  }
}
