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
  private let request: ImportRequest
  private let surroundings: ImportPlan.Surroundings
  private let shippedDefinitions: [Definition]
  private let period: Period?
  private let locale: NumberLocale?
  private let encoding: TextEncoding?

  private var preparation: Preparation { surroundings.preparation }

  /// - Throws: a ``Failure`` with exit code 2 for options, a `StoreError` for the store.
  init(_ request: ImportRequest, _ surroundings: ImportPlan.Surroundings) throws {
    self.request = request
    self.surroundings = surroundings
    shippedDefinitions = try Self.shippedDefinitions(beside: surroundings.reader)
    let (library, _) = ProfileFolder(surroundings.preparation.folders.profiles).library()
    if let name = request.profile {
      guard let entry = library.entry(named: name) else {
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

  /// Reads all files as wholes besides some.
  func read(_ paths: [String], besides lists: [Int: DossierListFile], _ context: ReadingContext) throws
    -> [ImportedFile?]
  {
    try read(paths, only: Set(paths.indices).subtracting(lists.keys), context)
  }

  /// Reads some of the files as wholes; nil for the others.
  func read(_ paths: [String], only positions: Set<Int>, _ context: ReadingContext) throws -> [ImportedFile?]
  {
    let matcher = ProfileMatcher(profiles, context: context)
    let options = try options(context)
    return paths.enumerated().map { position, path in
      positions.contains(position)
        ? ImportedFile(path, matcher: matcher, context: context, options: options) : nil
    }
  }

  /// - Throws: a ``Failure`` with exit code 2 where `--unit` names none.
  func options(_ context: ReadingContext) throws -> ImportedFile.Options {
    let form = ReadingOptions(
      today: preparation.today, period: period,
      unit: try request.unitAsked(
        context.register, home: context.home, on: preparation.today, preparation.language),
      locale: locale, keepsPersonal: request.personalReason != nil, author: surroundings.author,
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
  /// - Parameter units: what the files themselves bring.
  func context(with units: [AdministrativeUnit]) throws -> ReadingContext {
    let reader = surroundings.reader
    let own = Set(units.map(\.id))
    let register = UnitRegister(try reader.units().filter { !own.contains($0.id) } + units)
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
