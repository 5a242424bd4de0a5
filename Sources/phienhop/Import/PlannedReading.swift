import ForeignFiles
import Intake
import Model
import Profiles
import Reference
import Store

/// How the files of an import are read: the profiles, the options as asked, and the world as the store has it.
struct PlannedReading {
  /// Those that files may have: all, or the one that was asked for.
  let profiles: [FormProfile]
  /// All there are, whichever was asked for.
  let profileNames: [String]
  /// Who owes which form.
  let rules: ReportRules
  private let request: ImportRequest
  private let surroundings: ImportPlan.Surroundings
  private let shippedDefinitions: [Definition]
  private let period: Period?
  private let locale: NumberLocale?
  private let received: Day?
  private let encoding: TextEncoding?
  private let opened: OpenedFiles

  private var preparation: Preparation { surroundings.preparation }

  /// - Throws: a ``Failure`` with exit code 2 for options, a `StoreError` for the store.
  init(_ request: ImportRequest, _ surroundings: ImportPlan.Surroundings) throws {
    self.request = request
    self.surroundings = surroundings
    opened = OpenedFiles(surroundings.workbooks)
    shippedDefinitions = try Self.shippedDefinitions(beside: surroundings.reader)
    let (library, _) = ProfileFolder(surroundings.preparation.folders.profiles).library()
    profileNames = library.profiles.map(\.name)
    rules = ReportRules(library, zone: surroundings.preparation.timeZone)
    if let name = request.profile {
      guard let entry = library.entry(asked: name) else {
        if let fault = library.faults.first(where: { $0.file.hasSuffix("/\(name).toml") }) {
          throw fault.failure
        }
        if let near = library.nearest(to: name) { throw Failure.usage(.errorProfileNear, name, near) }
        throw Failure.usage(.errorProfile, name)
      }
      profiles = [entry.profile]
    } else {
      profiles = library.profiles
    }
    period = try request.periodAsked()
    locale = try request.localeAsked()
    received = try request.receivedAsked()
    encoding = try request.encodingAsked()
  }

  // MARK: - Files

  /// The lists of dossiers among the files that can be read row by row, by position.
  func findLists(_ paths: [String]) -> [Int: DossierListFile] {
    guard profiles.contains(where: { $0.facts == .dossiers }), encoding == nil || encoding == .utf8,
      request.sheet == nil
    else { return [:] }
    let names = DossierListFile.names(profiles)
    var lists: [Int: DossierListFile] = [:]
    for (position, path) in paths.enumerated() where SecretMark(CleanText(cleaning: path).string) == nil {
      if let list = DossierListFile(path, names: names) { lists[position] = list }
    }
    return lists
  }

  /// Reads all files as wholes besides some, in the order in which they build on each other: lists of units first, then
  /// what speaks of units, and reports last, which speak of directives.
  /// - Returns: the files, nil for those left out, and the world as they leave it.
  func readInOrder(_ paths: [String], besides lists: [Int: DossierListFile]) throws
    -> (files: [ImportedFile?], context: ReadingContext)
  {
    let positions = Set(paths.indices).subtracting(lists.keys)
    var own = FactBatch(kind: .figures, title: .empty, author: .empty, reason: .empty)
    let unitForms = profiles.filter { $0.facts == .units }
    if !unitForms.isEmpty {
      let first = try read(paths, only: positions, context(with: nil), unitForms)
      for batch in first.compactMap({ $0?.batch }) { own.add(batch) }
    }
    var context = try context(with: own)
    var files = try read(paths, only: positions, context, profiles)
    for batch in files.compactMap({ $0?.batch }) {
      own.documents += batch.documents
      own.directives += batch.directives
      own.assignments += batch.assignments
    }
    if !own.directives.isEmpty {
      let reports = Set(profiles.filter { $0.facts == .reports }.map(\.name))
      let again = positions.filter { files[$0]?.readings.contains { reports.contains($0.profile) } ?? false }
      if !again.isEmpty {
        context = try self.context(with: own)
        let new = try read(paths, only: again, context, profiles)
        for position in again { files[position] = new[position] }
      }
    }
    return (files, context)
  }

  /// Reads some of the files as wholes, in the form of some profiles; nil for the others.
  func read(_ paths: [String], only positions: Set<Int>, _ context: ReadingContext, _ profiles: [FormProfile])
    throws -> [ImportedFile?]
  {
    let matcher = ProfileMatcher(profiles, context: context)
    let options = try options(context)
    return paths.enumerated().map { position, path in
      positions.contains(position)
        ? ImportedFile(
          opened.open(path, options.reader), matcher: matcher, context: context, options: options.form) : nil
    }
  }

  /// - Throws: a ``Failure`` with exit code 2 where `--unit` names none.
  func options(_ context: ReadingContext) throws -> ImportedFile.Options {
    let form = ReadingOptions(
      today: preparation.today, period: period,
      unit: try request.unitAsked(
        context.register, home: context.home, on: preparation.today, preparation.language),
      received: received, locale: locale, keepsPersonal: try request.keepsPersonal(),
      author: surroundings.author,
      reason: CleanText(
        cleaning: [request.reason, request.personalReason.map { "dữ liệu cá nhân: " + $0 } ?? ""]
          .filter { !$0.isEmpty }.joined(separator: "; ")))
    return ImportedFile.Options(
      reader: WorkbookReader.Options(
        sheets: request.sheet.map { .named([$0]) } ?? .visible, encoding: encoding),
      form: form)
  }

  // MARK: - The world

  /// Definitions that the program ships, the store does not have and a batch uses: a store made by an earlier version
  /// of the program does not know them.
  func shipped(usedBy batch: FactBatch) -> [Definition] {
    let used = Set(batch.observations.map(\.definition))
    return shippedDefinitions.filter { used.contains($0.id) }
  }

  private static func shippedDefinitions(beside reader: StoreReader) throws -> [Definition] {
    let known = Set(try reader.definitions().map(\.id))
    return try StoreReader(image: BuiltIn.image).definitions().filter { !known.contains($0.id) }
  }

  /// What reading may ask about the world.
  /// - Parameter own: what the files themselves bring: units, and directives that reports among them are about.
  func context(with own: FactBatch?) throws -> ReadingContext {
    let reader = surroundings.reader
    let units = own?.units ?? []
    let ownUnits = Set(units.map(\.id))
    let register = UnitRegister(try reader.units().filter { !ownUnits.contains($0.id) } + units)
    let ownDocuments = own?.documents ?? []
    let documents = Dictionary(
      (try reader.documents() + ownDocuments).map { ($0.id, $0) }, uniquingKeysWith: { $1 })
    let ownDirectives = own?.directives ?? []
    let ownIDs = Set(ownDirectives.map(\.id))
    let directives =
      try reader.directives(reader.directiveOutlines().map(\.id).filter { !ownIDs.contains($0) })
      + ownDirectives
    let lines = Dictionary(grouping: own?.assignments ?? [], by: \.directive)
    let entries = try directives.map { directive in
      let document = directive.document.flatMap { documents[$0] }
      return KnownDirectives.Entry(
        id: directive.id, documentNumber: document?.number.string ?? "", documentDay: document?.day,
        item: directive.item,
        texts: [directive.title.vietnamese.string, directive.text.string],
        assignments: directive.leads.count > 1
          ? try lines[directive.id] ?? reader.assignments(of: directive.id) : [])
    }
    return ReadingContext(
      register: register, definitions: try reader.definitions() + shippedDefinitions,
      structures: try reader.structures(), editions: try reader.editions(), home: try home(register),
      directives: KnownDirectives(entries),
      dueReader: DueReader(workdays: WorkCalendar(holidays: try reader.holidays())))
  }

  /// The home province as asked on the command line, where the units are known by now; else that of the store.
  private func home(_ register: UnitRegister) throws -> UnitID? {
    if let asked = preparation.options.home,
      let found = try? HomeFinder(register: register, today: preparation.today).find(asked)
    {
      return found
    }
    return try surroundings.reader.settings()["home"].flatMap { UnitID($0) }
  }
}
