import Dashboard
import Intake
import Model
import Profiles

/// `phienhop profile list`, `show`, `check` and `draft`.
struct ProfileTasks {
  private let preparation: Preparation
  private let folder: ProfileFolder
  private var words: ProgramWords { preparation.words }

  init(_ preparation: Preparation) {
    self.preparation = preparation
    folder = ProfileFolder(preparation.folders.profiles)
  }

  // MARK: - list

  /// Name, where from and what for of every profile.
  /// - Returns: 1 where one of them cannot be used.
  func list() throws -> Int32 {
    let (library, unreadable) = folder.library()
    var rows = library.entries.map { entry in
      var place = entry.path.map { CleanText(cleaning: $0) } ?? words[.themeBuiltIn]
      if entry.replacesBuiltIn { place = words(.profileOverrides, [place]) }
      return [CleanText(cleaning: entry.name), place, entry.profile.title.text(in: words.language)]
    }
    let failures = library.faults.map(\.failure) + unreadable
    for failure in failures { rows.append(["—", words[.profileFaulty], failure.message(words)]) }
    try print(rows)
    return failures.isEmpty ? ExitCode.done : ExitCode.findings
  }

  // MARK: - show

  /// Prints the file of a profile, to be read or copied.
  func show(_ asked: String) throws -> Int32 {
    let found = try find(asked)
    let text: String
    if let path = found.path {
      do {
        text = try TextFile.read(path, limit: TOMLFile.sizeLimit)
      } catch {
        throw error.failure(path)
      }
    } else {
      text = BuiltInProfiles.text(named: found.profile.name) ?? ""
    }
    for line in text.split(separator: "\n", omittingEmptySubsequences: false).dropLast(
      text.hasSuffix("\n") ? 1 : 0)
    {
      try Program.print(CleanText(cleaning: String(line)).string + "\n")
    }
    return ExitCode.done
  }

  /// A profile by its name, or by the path of its file.
  private func find(_ asked: String) throws -> (profile: FormProfile, path: String?) {
    if asked.hasSuffix(".toml") {
      let text: String
      do {
        text = try TextFile.read(asked, limit: TOMLFile.sizeLimit)
      } catch {
        throw error.failure(asked)
      }
      do throws(ProfileFault) {
        return (try ProfileFile.parse(text, path: asked, name: ThemeFile.name(of: asked)), asked)
      } catch {
        throw error.failure
      }
    }
    let (library, _) = folder.library()
    if let entry = library.entry(asked: asked) { return (entry.profile, entry.path) }
    let path = ThemeFolder(preparation.folders.profiles).file(of: asked)
    if let fault = library.faults.first(where: { $0.file == path }) { throw fault.failure }
    if let near = library.nearest(to: asked) { throw Failure.usage(.errorProfileNear, asked, near) }
    throw Failure.usage(.errorProfile, asked)
  }

  // MARK: - check

  /// Checks a profile, or tells which profile a file of figures is in the form of.
  func check(_ asked: String) throws -> Int32 {
    let isProfile = asked.hasSuffix(".toml") || !TextFile.exists(asked)
    return isProfile ? try checkProfile(asked) : try recognise(asked)
  }

  /// - Returns: 1 where it refers to what is not there.
  private func checkProfile(_ asked: String) throws -> Int32 {
    let (profile, path) = try find(asked)
    let context = try context()
    let name = CleanText(cleaning: path ?? profile.name)
    let findings = ProfileReferences(profile, context).findings
    guard findings.isEmpty else {
      for finding in findings {
        try tell(
          finding.near == nil ? .profileNoReference : .profileNoReferenceNear,
          [name, CleanText(cleaning: finding.name), CleanText(cleaning: finding.near ?? "")])
      }
      return ExitCode.findings
    }
    try tell(
      .profileFine,
      [
        name, number(profile.columns.count), number(profile.columns.filter(\.isRequired).count),
        number(profile.identities.count + profile.ratios.count),
      ])
    return ExitCode.done
  }

  /// - Returns: 0 where one profile fits every sheet, else 1.
  private func recognise(_ path: String) throws -> Int32 {
    let workbook = try rawWorkbook(path: path)
    let (library, _) = folder.library()
    let matcher = ProfileMatcher(library.profiles, context: try context())
    var code = ExitCode.done
    for sheet in workbook.formSheets {
      let name = CleanText(cleaning: sheet.name.isEmpty ? path : "\(path) [\(sheet.name)]")
      switch matcher.choose(SheetOutline(sheet), fileName: path) {
      case .one(let match):
        try tell(
          .profileFits,
          [name, CleanText(cleaning: match.profile.name), match.profile.title.text(in: words.language)])
      case .several(let matches):
        code = ExitCode.findings
        try tell(.profileSeveral, [name, list(matches.map(\.profile.name))])
      case .none(let nearest?):
        code = ExitCode.findings
        let missing = nearest.assignment.missing.map { $0.headings.first ?? $0.number }
        try tell(.profileNone, [name, CleanText(cleaning: nearest.profile.name), list(missing)])
      case .none(nil):
        code = ExitCode.findings
        try tell(.profileNothing, [name])
      }
    }
    return code
  }

  private func list(_ names: [String]) -> CleanText { CleanText(cleaning: names.joined(separator: ", ")) }

  // MARK: - draft

  /// Prints a commented profile for the first sheet of a file.
  func draft(_ path: String) throws -> Int32 {
    let workbook = try rawWorkbook(path: path)
    let sketch = workbook.sheets.lazy.filter { !$0.isHidden }.compactMap { SheetSketch($0) }.first
    guard let sketch else {
      throw Failure(ExitCode.input) { $0(.profileNoHeadings, [CleanText(cleaning: path)]) }
    }
    let definitions = try context().definitions.values.sorted { $0.id < $1.id }
    let draft = ProfileDraft(sketch, definitions: definitions) { remark in
      words.text("draft.\(remark.rawValue)")?.string ?? ""
    }
    try Program.print(draft.text)
    return ExitCode.done
  }

  /// What profiles may refer to: the store's, or the built-in, units and definitions.
  private func context() throws -> ReadingContext {
    let library = try Library(path: preparation.storePath, isReadOnly: true)
    do {
      return try ReadingContext(reader: library.reader, knowsDirectives: false)
    } catch {
      throw Failure(error)
    }
  }

  // MARK: - Writing

  private func tell(_ label: ProgramLabel, _ arguments: [CleanText]) throws {
    try Program.print(words(label, arguments).string + "\n")
  }

  private func number(_ value: Int) -> CleanText { Format(language: words.language).integer(value) }

  /// Rows as straight columns.
  private func print(_ rows: [[CleanText]]) throws {
    let count = rows.map(\.count).max() ?? 0
    let widths = (0..<count).map { column in
      rows.map { $0.count > column ? $0[column].columns : 0 }.max() ?? 0
    }
    for row in rows {
      let line = row.indices.map { row[$0].padded(to: widths[$0]).string }.joined(separator: "  ")
      try Program.print(String(line.reversed().drop { $0 == " " }.reversed()) + "\n")
    }
  }
}
