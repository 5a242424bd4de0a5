import Dashboard
import Export
import Intake
import Model
import Profiles
import Store

/// Writes the empty form of a profile for a unit and a period.
struct TemplateTask {
  let form: String
  let period: String
  /// nil is the home province.
  let unit: String?
  /// A file, a folder, or nil for a name of its own in the current folder.
  let output: String?
  let replaces: Bool
  let session: Session

  /// - Returns: 0.
  /// - Throws: a ``Failure`` with exit code 2 for a form, a period or a unit that there is not, 5 where the file
  ///   cannot be written.
  func run() throws -> Int32 {
    let profile = try profile()
    let (period, day) = try days()
    let reader = session.library.reader
    let context: ReadingContext
    let subject: TemplateSubject
    do {
      context = try ReadingContext(reader: reader, home: session.home, knowsDirectives: false)
      subject = try self.subject(of: profile, period, try unit(on: day, context), reader)
    } catch {
      throw Failure(error)
    }
    let template: FormTemplate
    do throws(TemplateFault) {
      template = try TemplateBuilder(profile, for: subject, context: context).build()
    } catch {
      let label: ProgramLabel = error == .openColumns ? .templateOpen : .templateSingleUnit
      throw Failure.usage(label, profile.name)
    }
    let export = TemplateExport(template, day: session.today)
    if output == StandardOutputFile.name {
      try StandardOutputFile.send("xlsx") { path in
        do { try export.write(to: path, replaces: true) } catch { throw Failure(error) }
      }
      return ExitCode.done
    }
    let path = path(profile.name, subject)
    let written: String
    do {
      written = try export.write(to: path, replaces: replaces)
    } catch {
      throw Failure(error)
    }
    let name = subject.unit.name.text(in: session.language)
    try Program.print(
      session.words(
        .templateWritten,
        [
          CleanText(cleaning: written), CleanText(cleaning: profile.name), name,
          Format(language: session.language).period(period),
        ]
      ).string + "\n")
    return ExitCode.done
  }

  private func profile() throws -> FormProfile {
    let (library, _) = ProfileFolder(session.preparation.folders.profiles).library()
    guard let entry = library.entry(asked: form) else {
      if let fault = library.faults.first(where: { $0.file.hasSuffix("/\(form).toml") }) {
        throw fault.failure
      }
      if let near = library.nearest(to: form) { throw Failure.usage(.errorProfileNear, form, near) }
      throw Failure.usage(.errorProfile, form)
    }
    return entry.profile
  }

  private func days() throws -> (Period, Day) {
    guard let asked = try ImportRequest(files: [], period: period).periodAsked(), let last = asked.lastDay
    else {
      throw Failure.usage(.errorPeriodText, period)
    }
    return (asked, last)
  }

  private func unit(on day: Day, _ context: ReadingContext) throws -> AdministrativeUnit {
    let id: UnitID?
    if let unit {
      id = try ImportRequest(files: [], unit: unit)
        .unitAsked(context.register, home: context.home, on: day, session.language)
    } else {
      id = context.home.flatMap { context.register.current(of: $0, on: day)?.id ?? $0 }
    }
    guard let found = id.flatMap({ context.register.unit($0) }) else {
      throw Failure.usage(.errorNoUnit)
    }
    return found
  }

  // MARK: - What is known

  private func subject(
    of profile: FormProfile, _ period: Period, _ unit: AdministrativeUnit, _ reader: StoreReader
  ) throws -> TemplateSubject {
    TemplateSubject(
      unit: unit, period: period,
      fields: profile.rows.detail == .part ? try fields(reader) : [],
      definitions: try definitions(profile, unit, reader),
      tasks: profile.facts == .reports ? try tasks(of: unit, reader) : [])
  }

  /// Fields of work of the catalogue, in order.
  private func fields(_ reader: StoreReader) throws -> [String] {
    Set(try reader.procedures().map(\.field)).filter { !$0.isEmpty }
      .sorted { VietnameseText.sortKey($0.string) < VietnameseText.sortKey($1.string) }.map(\.string)
  }

  /// Indicators that forms of this name told of the unit or of those inside it.
  private func definitions(
    _ profile: FormProfile, _ unit: AdministrativeUnit, _ reader: StoreReader
  ) throws -> [DefinitionID] {
    guard profile.rest?.meaning == .definitions || profile.column("definition") != nil,
      profile.facts == .observations
    else { return [] }
    var found: Set<DefinitionID> = []
    let prefix = "tep/\(profile.name)/"
    for filter in [ObservationFilter(unit: unit.id), ObservationFilter(parent: unit.id)] {
      try reader.visitObservations(filter) { observation in
        if observation.reference.source.rawValue.hasPrefix(prefix) { found.insert(observation.definition) }
      }
    }
    return found.sorted { $0.rawValue < $1.rawValue }
  }

  /// Directives that the unit leads and that are not reported done.
  private func tasks(of unit: AdministrativeUnit, _ reader: StoreReader) throws -> [TemplateSubject.Task] {
    let open = try reader.directiveOutlines().filter { $0.reports.last?.progress != .done }.map(\.id)
    let documents = Dictionary(
      try reader.documents().map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    return try reader.directives(open).filter { directive in
      directive.leads.contains { $0.unit == unit.id }
    }.sorted { $0.id < $1.id }.map { directive in
      let document = directive.document.flatMap { documents[$0] }
      return TemplateSubject.Task(
        code: directive.id.rawValue, document: document?.number.string ?? "", documentDay: document?.day,
        item: directive.item, text: directive.text.string)
    }
  }

  // MARK: - Where

  private func path(_ form: String, _ subject: TemplateSubject) -> String {
    let allowed = "\(form)-\(subject.unit.id.code)-\(subject.period.code)".map { character in
      character.isASCII && (character.isLetter || character.isNumber || ".-_".contains(character))
        ? character : "-"
    }
    let name = String(allowed) + ".xlsx"
    guard let output else { return name }
    guard output.hasSuffix("/") || TextFile.isFolder(output) else { return output }
    return output + (output.hasSuffix("/") ? "" : "/") + name
  }
}
