import Dashboard
import Model
import Store
import Terminal

/// What `phienhop batch` does with the batches of a store.
struct BatchTasks {
  private let preparation: Preparation
  private var words: ProgramWords { preparation.words }
  private var format: Format { Format(language: preparation.language) }

  init(_ preparation: Preparation) {
    self.preparation = preparation
  }

  func list(_ kind: ShowCommand.Format) throws -> Int32 {
    do {
      let reader = try StoreReader.open(path: preparation.existingStorePath(), mode: .readOnly)
      let batches = try reader.batches()
      guard kind == .table else {
        try table(batches).print(as: kind, words)
        return ExitCode.done
      }
      // People read a roll call as one line; data tells every batch.
      try folded(BatchFolding.runs(batches)).print(as: kind, words)
      return ExitCode.done
    } catch {
      throw Failure(error)
    }
  }

  private func table(_ batches: [BatchRecord]) -> ShowTable {
    ShowTable(
      batches,
      [
        ShowColumn("batch", table: true) { .integer($0.number.value) },
        ShowColumn("batch_id") { .text($0.id) },
        ShowColumn("recorded_at") { .text($0.recordedAt) },
        ShowColumn("recorded_here", table: true) {
          .text(preparation.timeZone.clockTime(ofMoment: $0.recordedAt, format))
        },
        ShowColumn("author", table: true) { .text($0.author) },
        ShowColumn("batch_kind", table: true) { .term(BatchTasks.term($0.kind)) },
        ShowColumn("batch_title", table: true) { .text($0.title) },
        ShowColumn("facts", table: true) { .integer($0.factCount) },
        ShowColumn("reason", table: true) { .text($0.reason) },
        ShowColumn("withdraws", table: true) { .integer($0.withdraws?.value) },
        ShowColumn("restores", table: true) { .integer($0.restores?.value) },
        ShowColumn("withdrawn_by", table: true) { .integer($0.withdrawnBy?.value) },
      ])
  }

  private func folded(_ runs: [BatchFolding.Run]) -> ShowTable {
    ShowTable(
      runs,
      [
        ShowColumn("batch", table: true) { run in
          run.batches.count == 1
            ? .integer(run.last.number.value)
            : .text(CleanText(cleaning: "\(run.first.number.value)–\(run.last.number.value)"))
        },
        ShowColumn("recorded_here", table: true) {
          .text(preparation.timeZone.clockTime(ofMoment: $0.last.recordedAt, format))
        },
        ShowColumn("author", table: true) { .text($0.last.author) },
        ShowColumn("batch_kind", table: true) { .term(BatchTasks.term($0.last.kind)) },
        ShowColumn("batch_title", table: true) { run in
          run.batches.count == 1
            ? .text(run.last.title)
            : .text(words(.batchFolded, [run.last.title, format.integer(run.batches.count)]))
        },
        ShowColumn("facts", table: true) { .integer($0.factCount) },
        ShowColumn("reason", table: true) { .text($0.last.reason) },
        ShowColumn("withdraws", table: true) { .integer($0.last.withdraws?.value) },
        ShowColumn("restores", table: true) { .integer($0.last.restores?.value) },
        ShowColumn("withdrawn_by", table: true) { .integer($0.last.withdrawnBy?.value) },
      ])
  }

  private static func term(_ kind: FactBatch.Kind) -> String { "batch_\(kind.rawValue)" }

  func show(_ number: Int) throws -> Int32 {
    do {
      let reader = try StoreReader.open(path: preparation.existingStorePath(), mode: .readOnly)
      let wanted = BatchNumber(number)
      guard let record = try reader.batches().first(where: { $0.number == wanted }) else {
        throw StoreError.unknownBatch(wanted)
      }
      let table = table([record])
      for (position, key) in table.keys.enumerated() {
        try line(key, table.rows[0][position])
      }
      let contents = try reader.contents(of: wanted)
      for source in contents.sources { try tell(.batchSource, [source.address, source.note]) }
      for (name, count) in contents.facts {
        try tell(
          .batchFacts, [words.text("fact.\(name)") ?? CleanText(cleaning: name), format.integer(count)])
      }
      if let dossiers = contents.dossiers {
        let counts = [dossiers.new, dossiers.changed, dossiers.same, dossiers.repeated]
        try tell(.batchDossiers, counts.map { format.integer($0) })
      }
      return ExitCode.done
    } catch {
      throw Failure(error)
    }
  }

  func undo(_ number: Int, reason: String) throws -> Int32 {
    try change(number, .batchWithdrawn, reason) { writer, batch, author, reason, progress in
      try writer.withdraw(batch, author: author, reason: reason, progress: progress)
    }
  }

  func redo(_ number: Int, reason: String) throws -> Int32 {
    try change(number, .batchRestored, reason) { writer, batch, author, reason, progress in
      try writer.restore(batch, author: author, reason: reason, progress: progress)
    }
  }

  private typealias Change = (
    StoreWriter, BatchNumber, _ author: CleanText, _ reason: CleanText, (DossierProgress) throws -> Void
  ) throws -> BatchRecord

  private func change(
    _ number: Int, _ label: ProgramLabel, _ reason: String, _ change: Change
  ) throws -> Int32 {
    guard !preparation.isReadOnly else { throw Failure.usage(.errorReadOnlyBatch) }
    guard !reason.isEmpty else { throw Failure.usage(.errorNoReason) }
    let progress = ProgressLine(words)
    defer { progress.clear() }
    do {
      let record = try SignalGate.interruptible { watch in
        try change(
          StoreWriter.open(path: preparation.existingStorePath()), BatchNumber(number),
          preparation.author, CleanText(cleaning: reason)
        ) { step in
          if watch.isAsked { throw StoreError.cancelled }
          progress.tell(
            ProgressLine.label(step.phase), step.done, of: step.total)
        }
      }
      progress.clear()
      try tell(
        label,
        [format.integer(number), format.integer(record.number.value), format.integer(record.factCount)])
      return ExitCode.done
    } catch {
      throw Failure(error)
    }
  }

  private func tell(_ label: ProgramLabel, _ arguments: [CleanText]) throws {
    try Program.print(words(label, arguments).string + "\n")
  }

  /// `Đợt: 3`; nothing for what is missing.
  private func line(_ key: String, _ value: FieldValue) throws {
    if case .missing = value { return }
    let text: CleanText
    if case .term(let term) = value {
      text = words.text("term.\(term)") ?? CleanText(cleaning: term)
    } else {
      text = CleanText(cleaning: CSVWriter.text(value))
    }
    let name = words.text("column.\(key)") ?? CleanText(cleaning: key)
    try Program.print((name + ": " + text).string + "\n")
  }
}
