import ForeignFiles
import Intake
import Model
import Profiles
import Reference
import Store

/// All files of an import, read and compared with the store, before anything is written.
struct ImportPlan: Sendable {
  let files: [ImportedFile]
  /// What each file would change, by position; empty for a file that is not taken in.
  let differences: [BatchDifference]
  /// Files whose very content was taken in before, with the batch.
  let known: [Int: BatchRecord]
  /// Facts to write, one batch a file.
  let batches: [FactBatch]

  /// Files that were not taken in before.
  private var freshFiles: [ImportedFile] {
    files.enumerated().filter { known[$0.offset] == nil }.map(\.element)
  }
  /// Some row, sheet or file is refused.
  var isRefused: Bool { freshFiles.contains(where: \.isRefused) }
  var findingCount: Int { freshFiles.reduce(0) { $0 + $1.findings.count } }

  /// - Parameter reader: the store as it is now.
  /// - Throws: a ``Failure`` with exit code 2 for options, a `StoreError` for the store.
  init(_ request: ImportRequest, reader: StoreReader, preparation: Preparation, author: CleanText) throws {
    let shipped = try Self.shippedDefinitions(beside: reader)
    let context = try Self.context(reader, shipped)
    let (library, _) = ProfileFolder(preparation.folders.profiles).library()
    var chosen: FormProfile?
    if let name = request.profile {
      guard let entry = library.entry(named: name) else {
        if let fault = library.faults.first(where: { $0.file.hasSuffix("/\(name).toml") }) {
          throw fault.failure
        }
        if let near = library.nearest(to: name) { throw Failure.usage(.errorProfileNear, name, near) }
        throw Failure.usage(.errorProfile, name)
      }
      chosen = entry.profile
    }
    let profiles = chosen.map { [$0] } ?? library.profiles
    let form = ReadingOptions(
      today: preparation.today, period: try request.periodAsked(),
      unit: try request.unitAsked(
        context.register, home: context.home, on: preparation.today, preparation.language),
      locale: try request.localeAsked(), keepsPersonal: request.personalReason != nil, author: author,
      reason: CleanText(
        cleaning: [request.reason, request.personalReason.map { "dữ liệu cá nhân: " + $0 } ?? ""]
          .filter { !$0.isEmpty }.joined(separator: "; ")))
    let options = ImportedFile.Options(
      reader: WorkbookReader.Options(
        sheets: request.sheet.map { .named([$0]) } ?? .visible, encoding: try request.encodingAsked()),
      form: form)
    let matcher = ProfileMatcher(profiles, context: context)
    let files = request.files.map {
      ImportedFile($0, matcher: matcher, context: context, options: options)
    }
    var known: [Int: BatchRecord] = [:]
    var differences: [BatchDifference] = []
    var batches: [FactBatch] = []
    for (position, file) in files.enumerated() {
      known[position] = try reader.batch(contentHash: file.contentHash)
      guard known[position] == nil, var batch = file.batch else {
        differences.append(BatchDifference())
        continue
      }
      // A store made by an earlier version of the program does not know what this version ships.
      let used = Set(batch.observations.map(\.definition))
      batch.definitions += shipped.filter { used.contains($0.id) }
      let difference = try reader.difference(of: batch)
      differences.append(difference)
      if !difference.isEmpty { batches.append(batch) }
    }
    self.files = files
    self.known = known
    self.differences = differences
    self.batches = batches
  }

  /// The exit code when the plan was carried out, or only shown.
  func code(isTakenIn: Bool) -> Int32 {
    if let code = files.lazy.compactMap(\.refusalCode).first, batches.isEmpty { return code }
    if isRefused, !isTakenIn { return ExitCode.input }
    return findingCount > 0 || isRefused ? ExitCode.findings : ExitCode.done
  }

  /// Definitions that the program ships and the store does not have.
  private static func shippedDefinitions(beside reader: StoreReader) throws -> [Definition] {
    let known = Set(try reader.definitions().map(\.id))
    return try StoreReader(image: BuiltIn.image).definitions().filter { !known.contains($0.id) }
  }

  private static func context(_ reader: StoreReader, _ shipped: [Definition]) throws -> ReadingContext {
    let home = try reader.settings()["home"].flatMap { UnitID($0) }
    let documents = Dictionary(try reader.documents().map { ($0.id, $0) }) { first, _ in first }
    let directives = try reader.directives(reader.directiveOutlines().map(\.id))
    let entries = try directives.map { directive in
      let document = directive.document.flatMap { documents[$0] }
      return KnownDirectives.Entry(
        id: directive.id, documentNumber: document?.number.string ?? "", documentDay: document?.day,
        item: directive.item,
        texts: [directive.title.vietnamese.string, directive.text.string],
        assignments: directive.leads.count > 1 ? try reader.assignments(of: directive.id) : [])
    }
    return ReadingContext(
      register: UnitRegister(try reader.units()), definitions: try reader.definitions() + shipped,
      structures: try reader.structures(), editions: try reader.editions(), home: home,
      directives: KnownDirectives(entries),
      dueReader: DueReader(workdays: WorkCalendar(holidays: try reader.holidays())))
  }
}
