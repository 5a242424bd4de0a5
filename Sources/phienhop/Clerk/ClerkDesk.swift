import Dashboard
import ForeignFiles
import Glibc
import Intake
import Model
import Store

/// What the clerk has at hand: the store opened once, and what was read and waits for a yes. One thread only.
final class ClerkDesk {
  /// Is told how far long work is; throws to stop it.
  typealias Pulse = @Sendable (_ done: Int, _ total: Int) throws -> Void

  private let preparation: Preparation
  private let workbooks: WorkbookReader
  private var store: ImportStore?
  /// Read, shown, and not answered yet.
  private var waiting: (acts: ImportActs, plan: ImportPlan)?

  /// - Parameter workbooks: reads files down to raw cells; tests name the program that does.
  init(_ preparation: Preparation, workbooks: WorkbookReader = WorkbookReader()) {
    self.preparation = preparation
    self.workbooks = workbooks
  }

  /// The store that the session writes to. Its connections live as long as the program.
  private func opened() throws -> (writer: StoreWriter, reader: StoreReader) {
    guard !preparation.isReadOnly else { throw Failure.usage(.errorReadOnlyImport) }
    let store = try self.store ?? ImportStore(preparation.existingStorePath())
    self.store = store
    let (writer, reader) = try store.open(forWriting: true)
    guard let writer else { throw StoreError.readOnly(path: try preparation.existingStorePath()) }
    return (writer, reader)
  }

  // MARK: Decisions

  /// - Returns: the batch it is in.
  func record(_ recording: Recording) throws -> BatchNumber {
    let writer = try opened().writer
    switch recording {
    case .choice(let choice, let title):
      var batch = FactBatch(
        kind: .settings, title: title, author: preparation.author, reason: choice.reason)
      batch.settings = [choice.settingKey: choice.settingValue]
      return try writer.write(batch).number
    case .agenda(let id, let edit): return try change(id, edit, writer)
    case .draft(let id, let edit):
      return try carryOut(edit, in: id).batch ?? opened().reader.latest().knownAt
    case .closing(let period, let batch, let meeting):
      return try ClosingDesk(writer: writer, author: preparation.author)
        .close(period, at: batch, for: meeting)
    case .rollCall(let id, let edit): return try call(edit, in: id).batch
    case .withdrawal(let batch, let reason):
      return try writer.withdraw(batch, author: preparation.author, reason: reason).number
    case .restoration(let batch, let reason):
      return try writer.restore(batch, author: preparation.author, reason: reason).number
    }
  }

  /// What is done to the drafts of a meeting.
  func carryOut(_ edit: DraftEdit, in meeting: MeetingID) throws -> DraftReceipt {
    try DraftDesk(writer: opened().writer, author: preparation.author, today: preparation.dayOfRecording)
      .carryOut(edit, in: meeting)
  }

  /// Marks rooms as they answered; what others marked meanwhile is known when it is written.
  /// - Returns: the batch, or the last there is where every room is marked so already, which is then no new one.
  func call(_ edit: RollCallEdit, in id: MeetingID) throws -> (batch: BatchNumber, isNew: Bool) {
    let (writer, reader) = try opened()
    let record = try writer.write { reader, _ in
      guard let record = try reader.meetingRecord(id) else {
        throw Failure(ExitCode.findings) { $0(.meetingNone, []) }
      }
      var batch = FactBatch(
        kind: .meeting, title: CleanText(cleaning: "Điểm danh phiên họp \(id)"), author: preparation.author,
        reason: .empty)
      batch.attendance = edit.attendance(in: record)
      return batch.attendance.isEmpty ? nil : batch
    }
    return try (record?.number ?? reader.latest().knownAt, record != nil)
  }

  /// Changes an agenda as it is by now, whatever the screen showed when somebody decided to.
  private func change(_ id: MeetingID, _ edit: AgendaEdit, _ writer: StoreWriter) throws -> BatchNumber {
    let reader = try opened().reader.latest()
    guard let record = try reader.meetingRecord(id) else {
      throw Failure(ExitCode.findings) { $0(.meetingNone, []) }
    }
    var batch = FactBatch(
      kind: .meeting, title: CleanText(cleaning: "Chương trình phiên họp \(id)"), author: preparation.author,
      reason: .empty)
    batch.agendaItems = edit.items(in: record, all: try reader.agendaItems(of: id))
    // Somebody else was faster.
    guard !batch.agendaItems.isEmpty else { return reader.knownAt }
    return try writer.write(batch).number
  }

  // MARK: Imports

  func carryOut(_ step: ImportStep, language: Language, news: @escaping Pulse) throws -> ImportNews {
    switch step {
    case .listFolder(let path): return .folder(try FolderReader.list(path))
    case .read(let files, let options): return .preview(try read(files, options, news))
    case .take(let acceptsValid): return try take(acceptsValid: acceptsValid, language, news)
    case .cancel:
      waiting = nil
      return .progress(done: 0, total: 0)
    }
  }

  private func read(_ files: [String], _ options: ImportOptions, _ pulse: @escaping Pulse) throws
    -> ImportTable
  {
    waiting = nil
    let (_, reader) = try opened()
    let acts = ImportActs(
      request: ImportRequest(files: files, options), preparation: preparation,
      path: try preparation.existingStorePath(), author: preparation.author, workbooks: workbooks)
    do {
      var plan = try acts.read(reader, rejects: nil, pulse: pulse)
      try acts.compare(&plan, with: reader) { try pulse($0.done, $0.total) }
      // Given up while a file was read that cannot be stopped half-way.
      try pulse(0, 0)
      waiting = (acts, plan)
      return ImportTableMaker(plan).table
    } catch let failure as DossierListFile.ReadFailure {
      throw FileFailure.failure(failure.code, files.joined(separator: ", "))
    }
  }

  private func take(
    acceptsValid: Bool, _ language: Language, _ pulse: @escaping Pulse
  ) throws -> ImportNews {
    guard let (acts, plan) = waiting else { return .taken([], differing: 0) }
    waiting = nil
    // What is refused holds up the rest unless somebody has said otherwise.
    guard acceptsValid || !plan.isRefused else { return .taken([], differing: 0) }
    let writer = try opened().writer
    try pulse(0, 0)
    let records = try acts.write(
      plan, writer, progress: { try pulse($0.done, $0.total) },
      accept: { $0.repeated == 0 || acceptsValid })
    let taken = records.enumerated().map { position, record in
      ImportNews.TakenBatch(
        number: record.number, title: record.title, facts: plan.changeCount(ofBatch: position))
    }
    let hasNewDossiers = plan.dossiers != nil && !records.isEmpty
    guard hasNewDossiers else { return .taken(taken, differing: 0) }
    return .taken(taken, differing: differing(acts, plan, records, language, pulse))
  }

  /// What is in the store is in the store: a comparison that fails is no failed import. Screen 6 makes it again.
  /// - Returns: nil where it was stopped.
  private func differing(
    _ acts: ImportActs, _ plan: ImportPlan, _ records: [BatchRecord], _ language: Language, _ pulse: Pulse
  ) -> Int? {
    do {
      return try acts.compareWithForms(plan, records, opened().reader, ProgramWords(language)) {
        try pulse(0, 0)
      }.count
    } catch StoreError.cancelled {
      return nil
    } catch {
      preparation.log.append("comparison after an import: \(error)")
      return 0
    }
  }
}
