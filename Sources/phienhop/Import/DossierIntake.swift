import Intake
import Model
import Store

/// The dossiers of an import: those of all its lists together, on their way into one batch.
///
/// A dossier that several files tell stands as the last of them tells it.
final class DossierIntake {
  let staging: DossierStaging
  private(set) var batch: FactBatch
  private let context: ReadingContext
  private let today: Day
  private var catalogue: [ProcedureID: Procedure]

  /// - Parameters:
  ///   - path: the store they go into.
  ///   - catalogue: the procedures of the store and of the files that came before.
  init(store path: String, context: ReadingContext, catalogue: [Procedure], options: ReadingOptions) {
    staging = DossierStaging(store: path)
    batch = FactBatch(kind: .figures, title: .empty, author: options.author, reason: options.reason)
    self.context = context
    self.catalogue = Dictionary(catalogue.map { ($0.id, $0) }, uniquingKeysWith: { $1 })
    today = options.today
  }

  var isEmpty: Bool { staging.count == 0 }

  /// The source of a file's dossiers: the same content is the same source.
  static func source(_ contentHash: String) -> SourceID { SourceID("tep/ho-so/" + contentHash) }

  /// Reads a list row by row.
  /// - Parameters:
  ///   - rejects: takes the refused rows as they stand in the file.
  ///   - pulse: is told the bytes read; throws to stop.
  /// - Throws: ``DossierListFile/ReadFailure``, a `StoreError` where a scratch file cannot be written, a ``Failure``
  ///   where the rejects cannot be.
  func read(
    _ list: DossierListFile, contentHash: String, words: DossierWords, rejects: RejectsFile?,
    pulse: (_ bytes: Int) throws -> Void
  ) throws -> DossierListReader.Summary {
    var reader = DossierRowReader(
      columns: list.columns, words: words, register: context.register, home: context.home,
      catalogue: Array(catalogue.values), days: DossierStaging.days, terms: staging.terms)
    let name = CleanText(cleaning: list.name)
    reader.begin(SourceReference(source: Self.source(contentHash), file: name, row: 0))
    try rejects?.begin(header: list.columns.headings)
    let width = list.columns.headings.count
    let summary = try list.reader.rows(
      &reader, pulse: pulse, take: { try staging.add(code: $0, $1) },
      refuse: { row in
        try rejects?.add(
          file: list.name, sheet: "", row: row.fault.row,
          cells: row.cells.map { String(decoding: $0, as: UTF8.self) }, width: width,
          reasons: [row.fault.reason])
      })
    staging.terms = reader.terms
    add(reader.newProcedures)
    addFile(name, contentHash, isSimulated: list.reader.isSimulated)
    return summary
  }

  /// Takes over what a sheet that was read as a whole has.
  /// - Parameter reporter: whose dossiers they are where the rows do not say.
  /// - Returns: a fault for each that cannot be kept.
  func take(_ entries: [DossierEntry], of reading: FormReading, contentHash: String) throws -> [IntakeFault] {
    var faults: [IntakeFault] = []
    var terms = DossierTermIndex(staging.terms)
    let place = terms.begin(
      SourceReference(
        source: Self.source(contentHash), file: reading.file, sheet: reading.sheet, row: 0))
    for entry in entries {
      if let reason = try take(entry, &terms, place, reporter: reading.reporter ?? context.home) {
        faults.append(
          IntakeFault(
            file: reading.file, sheet: reading.sheet, row: entry.row,
            value: CleanText(cleaning: entry.code), reason: reason,
            doubt: reason == DossierReason.noUnit ? ReadingDoubt(.unit) : nil))
      }
    }
    staging.terms = terms.terms
    addFile(reading.file, contentHash, isSimulated: false)
    return faults
  }

  private func take(
    _ entry: DossierEntry, _ terms: inout DossierTermIndex, _ place: Int32, reporter: UnitID?
  ) throws -> LocalizedText? {
    guard let unit = entry.unit ?? reporter else { return DossierReason.noUnit }
    let days = [entry.received, entry.due, entry.finished].compactMap(\.self)
    guard days.allSatisfy(DossierStaging.days.contains),
      (1...DossierStaging.longestCode).contains(entry.code.utf8.count), !entry.code.utf8.contains(0)
    else { return DossierReason.outOfRange }
    let name = entry.procedureCode.isEmpty ? entry.procedure.string : entry.procedureCode
    guard !name.isEmpty else { return DossierReason.noProcedure }
    if let finished = entry.finished, finished < entry.received {
      return DossierReason.finishedBeforeReceived
    }
    let id = ProcedureID(name)
    if catalogue[id] == nil { add([Procedure(id: id, name: entry.procedure, field: .empty, level: nil)]) }
    guard entry.finished != nil || entry.result?.isFinal != true else { return DossierReason.finalWithoutDay }
    // What the list leaves out the catalogue says.
    var attributes = entry.attributes
    var field = entry.sector
    if field.isEmpty {
      field = catalogue[id]?.field ?? .empty
      attributes.isFieldFromCatalogue = true
    }
    if attributes.level == nil {
      attributes.level = catalogue[id]?.level
      attributes.isLevelFromCatalogue = true
    }
    let row = DossierRow(
      unit: terms.position(of: unit), procedure: terms.position(of: id),
      field: terms.position(ofField: field.string), received: entry.received.number,
      due: entry.due?.number ?? DossierRow.noDay, finished: entry.finished?.number ?? DossierRow.noDay,
      attributes: attributes, place: place, row: Int32(clamping: entry.row))
    var code = entry.code
    try code.withUTF8 { try staging.add(code: UnsafeRawBufferPointer($0), row) }
    return nil
  }

  private func add(_ procedures: [Procedure]) {
    for procedure in procedures where catalogue[procedure.id] == nil {
      catalogue[procedure.id] = procedure
      batch.procedures.append(procedure)
    }
  }

  private func addFile(_ name: CleanText, _ contentHash: String, isSimulated: Bool) {
    let isFirst = batch.sources.isEmpty
    guard !batch.sources.contains(where: { $0.id == Self.source(contentHash) }) else { return }
    batch.sources.append(
      Source(
        id: Self.source(contentHash), kind: .file, title: LocalizedText(vietnamese: name, english: name),
        publisher: .empty, address: name, published: nil, readOn: today,
        note: isSimulated ? "MÔ PHỎNG" : .empty))
    batch.title = isFirst ? name : batch.title + ", " + name
    // Of several files each is known by its source.
    batch.contentHash = isFirst ? contentHash : ""
  }
}

/// Terms of lists with where each stands, for lists of which every row names them as texts.
private struct DossierTermIndex {
  private(set) var terms: DossierTerms
  private var units: [UnitID: Int32] = [:]
  private var procedures: [ProcedureID: Int32] = [:]
  private var fields: [String: Int32] = [:]

  init(_ terms: DossierTerms) {
    self.terms = terms
    for (position, unit) in terms.units.enumerated() { units[unit] = Int32(clamping: position) }
    for (position, id) in terms.procedures.enumerated() { procedures[id] = Int32(clamping: position) }
    for (position, field) in terms.fields.enumerated() { fields[field] = Int32(clamping: position) }
  }

  mutating func begin(_ place: SourceReference) -> Int32 {
    terms.places.append(place)
    return Int32(clamping: terms.places.count - 1)
  }

  mutating func position(of unit: UnitID) -> Int32 { Self.position(of: unit, &units, &terms.units) }
  mutating func position(of id: ProcedureID) -> Int32 {
    Self.position(of: id, &procedures, &terms.procedures)
  }
  mutating func position(ofField field: String) -> Int32 { Self.position(of: field, &fields, &terms.fields) }

  private static func position<Term: Hashable>(
    of term: Term, _ known: inout [Term: Int32], _ list: inout [Term]
  ) -> Int32 {
    if let position = known[term] { return position }
    let position = Int32(clamping: list.count)
    list.append(term)
    known[term] = position
    return position
  }
}
