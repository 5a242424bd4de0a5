import Dashboard
import ForeignFiles
import Intake
import Model
import Store

/// The three acts of an import, for whoever asks for it: read all, show the difference, write it or not.
///
/// The command and the screen do the same and only tell it otherwise.
struct ImportActs {
  let request: ImportRequest
  let preparation: Preparation
  /// The path of the store.
  let path: String
  let author: CleanText
  /// Reads files down to raw cells.
  var workbooks = WorkbookReader()

  /// Reads all files and compares them with the store, without the dossiers among them. Nothing is written.
  /// - Parameters:
  ///   - rejects: takes refused rows of long lists as they come.
  ///   - pulse: is told how many bytes of all lists were read; throws to stop.
  /// - Throws: a ``Failure`` with exit code 2 for options, a `StoreError` for the store, whatever `pulse` throws.
  func read(
    _ reader: StoreReader, rejects: RejectsFile?, pulse: @escaping (_ done: Int, _ total: Int) throws -> Void
  ) throws -> ImportPlan {
    try ImportPlan(
      request,
      ImportPlan.Surroundings(
        reader: reader, storePath: path, preparation: preparation, author: author,
        workbooks: workbooks, rejects: rejects, pulse: pulse))
  }

  /// Compares the dossiers of a plan with the store; nothing where there are none.
  func compare(
    _ plan: inout ImportPlan, with reader: StoreReader, progress: (DossierProgress) throws -> Void
  ) throws {
    guard let dossiers = plan.dossiers else { return }
    plan.dossierDifference = try reader.difference(of: dossiers.staging, progress: progress)
  }

  /// Writes a plan, all of it or nothing.
  /// - Parameters:
  ///   - progress: is told of long work; throws to stop, and then nothing is written.
  ///   - accept: is shown what the dossiers change before anything is committed, and says whether it may be.
  /// - Returns: the batches; none where `accept` said no.
  func write(
    _ plan: ImportPlan, _ writer: StoreWriter, progress: (DossierProgress) throws -> Void,
    accept: (DossierDifference) throws -> Bool
  ) throws -> [BatchRecord] {
    guard let dossiers = plan.dossiers else { return try writer.write(plan.batches) }
    return try writer.write(
      plan.batches, with: dossiers.batch, dossiers: dossiers.staging, progress: progress, accept: accept
    ).0
  }

  /// True where the store has counts that dossiers are held against.
  func hasForms(_ reader: StoreReader) throws -> Bool {
    for definition in DossierStatement.definitions
    where try reader.observationCount(of: definition, upTo: 1) > 0 {
      return true
    }
    return false
  }

  /// Dossiers that were taken in against what forms state of the same units and periods.
  /// - Parameters:
  ///   - records: the batches that were written, the one with the dossiers last.
  ///   - look: is called now and then; throws to stop.
  /// - Returns: how many counts differ, and lines that tell of them; none where nothing does.
  func compareWithForms(
    _ plan: ImportPlan, _ records: [BatchRecord], _ reader: StoreReader, _ words: ProgramWords,
    look: () throws -> Void
  ) throws -> (count: Int, lines: [CleanText]) {
    guard let dossiers = plan.dossiers, let batch = records.last?.number else { return (0, []) }
    var touched = try reader.dossiersTouched(by: batch)
    // Which of them are late is told by later days only.
    if dossiers.staging.hasOpen { touched = touched.mapValues { DossierTouch(days: $0.days, goesOn: true) } }
    var comparison = try DossierComparison(reader, UnitRegister(try reader.units()))
    let differing = try comparison.differencesOfStore(touched: touched, look: look)
    guard !differing.isEmpty else { return (0, []) }
    let format = Format(language: words.language)
    let definitions = Dictionary(
      try reader.definitions().map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })
    var lines = [words(.importCompared, [format.integer(differing.count)])]
    for one in differing.prefix(ImportPreview.mostChanges) {
      let name = definitions[one.observation.definition]?.text(in: words.language) ?? .empty
      lines.append(
        words(
          .importComparison,
          [
            one.observation.unitAsStated, format.period(one.observation.period), name,
            CleanText(cleaning: one.observation.value?.text ?? ""), format.integer(one.counted),
          ]))
    }
    if differing.count > ImportPreview.mostChanges {
      lines.append(words(.importMore, [format.integer(differing.count - ImportPreview.mostChanges)]))
    }
    return (differing.count, lines)
  }
}
