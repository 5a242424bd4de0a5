import ForeignFiles
import Intake
import Model
import Profiles
import Reference
import Store

/// All files of an import, read and compared with the store, before anything is written.
struct ImportPlan {
  let files: [ImportedFile]
  /// What each file would change, by position; empty for a file that is not taken in, and without dossiers.
  let differences: [BatchDifference]
  /// What each file states otherwise than other sources, by position.
  let conflicts: [[PlannedConflict]]
  /// What each file changes of closed periods, by position.
  let closed: [[ClosedChange]]
  /// Files whose very content was taken in before, with the batch.
  let known: [Int: BatchRecord]
  /// What of a file that was taken in before was corrected by later batches, by position.
  let corrected: [Int: FileCorrection]
  /// The forms that files may have.
  let profileNames: [String]
  /// Facts to write, one batch a file.
  let batches: [FactBatch]
  /// What each of the batches changes, as the preview counts it.
  let batchDifferences: [BatchDifference]
  /// What units, definitions and indices are called.
  let context: ReadingContext
  /// The dossiers of all files together, one batch more; nil where there are none.
  let dossiers: DossierIntake?
  /// What the dossiers would change; nil until they were compared.
  var dossierDifference: DossierDifference?

  /// Files that were not taken in before.
  private var freshFiles: [ImportedFile] {
    files.enumerated().filter { known[$0.offset] == nil }.map(\.element)
  }
  /// Some row, sheet or file is refused.
  var isRefused: Bool {
    freshFiles.contains(where: \.isRefused) || (dossierDifference?.repeated ?? 0) > 0
  }
  /// What does not add up, and what somebody will have to choose between.
  var findingCount: Int {
    freshFiles.reduce(0) { $0 + $1.findings.count } + conflicts.reduce(0) { $0 + $1.count }
  }
  /// What reading left open and somebody may say, each choice once, in the order of ``ReadingChoice``.
  var doubts: [ReadingDoubt] {
    let found = Dictionary(grouping: freshFiles.flatMap(\.allFaults).compactMap(\.doubt), by: \.choice)
    return ReadingChoice.allCases.compactMap { choice in
      guard let doubts = found[choice] else { return nil }
      var candidates: [String] = []
      for candidate in doubts.flatMap(\.candidates) where !candidates.contains(candidate) {
        candidates.append(candidate)
      }
      return ReadingDoubt(choice, candidates: candidates)
    }
  }
  /// What each written batch changed, counted as the preview does: a figure that only stands in another file now is as
  /// it was.
  func changeCount(ofBatch position: Int) -> Int {
    guard batchDifferences.indices.contains(position) else {
      return dossierDifference.map { $0.new + $0.changed } ?? 0
    }
    return batchDifferences[position].new.count + batchDifferences[position].changed.count
  }

  /// Nothing of the files would go into the store.
  var isEmpty: Bool {
    batches.isEmpty && (dossiers == nil || dossierDifference.map { $0.new + $0.changed == 0 } ?? false)
  }

  /// What a plan is made from.
  struct Surroundings {
    let reader: StoreReader
    let storePath: String
    let preparation: Preparation
    let author: CleanText
    var workbooks = WorkbookReader()
    /// Takes refused rows of long lists as they come.
    var rejects: RejectsFile?
    /// Is told how many bytes of all lists were read; throws to stop.
    var pulse: (_ done: Int, _ total: Int) throws -> Void = { _, _ in }
  }

  /// - Throws: a ``Failure`` with exit code 2 for options, a `StoreError` for the store.
  init(_ request: ImportRequest, _ surroundings: Surroundings) throws {
    let reader = surroundings.reader
    let reading = try PlannedReading(request, surroundings)
    let lists = reading.findLists(request.files)
    var (files, context) = try reading.readInOrder(request.files, besides: lists)
    let procedures = files.compactMap { $0?.batch }.flatMap(\.procedures)
    var known: [Int: BatchRecord] = [:]
    var differences: [BatchDifference] = []
    var batches: [(batch: FactBatch, difference: BatchDifference)] = []
    var corrected: [Int: FileCorrection] = [:]
    let dossiers = DossierIntake(
      store: surroundings.storePath, context: context, catalogue: try reader.procedures() + procedures,
      options: try reading.options(context).form)
    var comparison = try DossierComparison(reader, context.register)
    let provinces = ProvinceComparison(
      reader, context.register, rules: reading.rules, today: surroundings.preparation.today,
      incoming: files.compactMap { $0?.batch }.flatMap(\.observations))
    var restated: Set<FactID> = []
    var conflicts: [[PlannedConflict]] = []
    var finder = try ConflictFinder(reader, context)
    let closings = try reader.closings()
    let editions = Dictionary(
      try closings.isEmpty ? [] : reader.editions().map { ($0.id, $0.period) },
      uniquingKeysWith: { first, _ in first })
    var closed: [[ClosedChange]] = []
    let total = lists.values.reduce(0) { $0 + $1.size }
    var done = 0
    for position in request.files.indices {
      let fileHash = files[position]?.contentHash ?? FileHash.of(request.files[position])
      let hash = fileHash?.digits ?? ""
      known[position] = try fileHash.flatMap { try Self.batch(of: $0, in: reader) }
      if let record = known[position] {
        if request.takesAgain {
          // What stands as the file says comes to no difference.
          known[position] = nil
        } else {
          corrected[position] = try FileCorrection(of: files[position]?.batch, since: record.number, reader)
        }
      }
      if let list = lists[position] {
        var summary: DossierListReader.Summary?
        if known[position] == nil {
          let words = DossierListFile.words(reading.profiles)
          summary = try dossiers.read(list, contentHash: hash, words: words, rejects: surroundings.rejects) {
            try surroundings.pulse(done + $0, total)
          }
        }
        done += list.size
        files[position] = ImportedFile(list, contentHash: fileHash, summary: summary)
      }
      differences.append(BatchDifference())
      conflicts.append([])
      closed.append([])
      guard known[position] == nil, files[position] != nil else { continue }
      for sheet in files[position]?.readings ?? [] where !sheet.dossiers.isEmpty {
        files[position]?.refuse(try dossiers.take(sheet.dossiers, of: sheet, contentHash: hash))
      }
      guard var batch = files[position]?.batch else { continue }
      let known = try KnownFigures(reader).takeOut(of: &batch, sheets: files[position]?.ownSheets ?? [])
      if let own = files[position], !own.ownSheets.isEmpty {
        files[position]?.note([ImportReason.ownExport(known)])
      }
      batch.definitions += reading.shipped(usedBy: batch)
      let differing = try comparison.differences(batch.observations)
      if !differing.isEmpty {
        files[position]?.add(differing.map(\.finding))
        let noted = Dictionary(
          differing.map { ($0.observation.id, $0.noted) }, uniquingKeysWith: { first, _ in first })
        batch.observations = batch.observations.map { noted[$0.id] ?? $0 }
      }
      let totals = try provinces.outcome(of: batch.observations)
      files[position]?.add(totals.findings)
      files[position]?.note(totals.notices)
      batch.observations = batch.observations.map { observation in
        totals.noted[observation.id].map { observation.noted($0) } ?? observation
      }
      batch.observations += totals.restated.filter { restated.insert($0.id).inserted }
      differences[position] = try reader.difference(of: batch)
      differences[position].sameCount += known
      closed[position] = ClosedChange.all(
        of: batch, differences[position], closings: closings, editions: editions,
        day: { surroundings.preparation.timeZone.day(ofMoment: $0) })
      // The valid rows of a refused file go in only where somebody has said so.
      conflicts[position] = try finder.conflicts(
        of: batch, changing: differences[position],
        isTakenIn: request.acceptsValid || files[position]?.isRefused == false)
      if !differences[position].isEmpty { batches.append((batch, differences[position])) }
    }
    self.files = files.compactMap(\.self)
    self.known = known
    self.corrected = corrected
    self.context = context
    profileNames = reading.profileNames
    self.differences = differences
    self.conflicts = conflicts
    self.closed = closed
    // Units come first, then directives: facts of other files name them.
    func place(_ batch: FactBatch) -> Int { batch.units.isEmpty ? batch.directives.isEmpty ? 2 : 1 : 0 }
    let inOrder = (0...2).flatMap { wanted in batches.filter { place($0.batch) == wanted } }
    self.batches = inOrder.map(\.batch)
    batchDifferences = inOrder.map(\.difference)
    self.dossiers = dossiers.isEmpty ? nil : dossiers
  }

  /// The batch by which a file was taken in before, also by a program that knew files by their short hash.
  private static func batch(of file: FileHash, in reader: StoreReader) throws -> BatchRecord? {
    for hash in [file.digits, file.short] {
      if let known = try reader.batch(contentHash: hash) ?? reader.batch(ofSource: DossierIntake.source(hash))
      {
        return known
      }
    }
    return nil
  }

  /// The exit code when the plan was carried out, or only shown.
  func code(isTakenIn: Bool) -> Int32 {
    if let code = files.lazy.compactMap(\.refusalCode).first, batches.isEmpty, dossiers == nil { return code }
    if isRefused, !isTakenIn { return ExitCode.input }
    return findingCount > 0 || isRefused || !corrected.isEmpty ? ExitCode.findings : ExitCode.done
  }
}
