import BuiltInImport
import Intake
import Model
import Profiles
import Testing

/// Built-in reference data as the context of reading, and sheets written as text.
enum Fixtures {
  /// Units, definitions, structures and editions of the built-in data.
  static let batch: Result<FactBatch, BuiltInImport.Refused> = {
    do throws(BuiltInImport.Refused) {
      return .success(try BuiltInImport.batches()[0])
    } catch {
      return .failure(error)
    }
  }()

  /// - Parameters:
  ///   - home: the province whose units forms speak of, `51@2004-07-08`.
  ///   - extra: units beside the built-in ones.
  static func context(
    home: String? = "49@2004-07-08", extra: [AdministrativeUnit] = [],
    directives: [KnownDirectives.Entry] = []
  ) throws -> ReadingContext {
    let batch = try batch.get()
    return ReadingContext(
      register: UnitRegister(batch.units + extra), definitions: batch.definitions,
      structures: batch.structures, editions: batch.editions, home: home.flatMap { UnitID($0) },
      directives: KnownDirectives(directives),
      dueReader: DueReader(workdays: WorkCalendar(holidays: batch.holidays)))
  }

  static func day(_ text: String) throws -> Day { try #require(Day(iso8601: text)) }

  static func options(_ today: String = "2022-09-02") throws -> ReadingOptions {
    ReadingOptions(today: try day(today))
  }

  /// A sheet of lines whose cells are parted by `|`; a blank line is a row without cells.
  static func sheet(_ text: String, merges: [MergedCells] = [], name: String = "") -> RawSheet {
    var rows: [RawRow] = []
    for (position, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      let cells = line.split(separator: "|", omittingEmptySubsequences: false).map { cell -> RawCell in
        var text = cell[...]
        while text.first == " " { text.removeFirst() }
        while text.last == " " { text.removeLast() }
        return text.isEmpty ? .blank : RawCell(.text(String(text)))
      }
      if !line.isEmpty { rows.append(RawRow(number: position + 1, cells: cells)) }
    }
    return RawSheet(name: name, rows: rows, merges: merges)
  }

  static let library = ProfileLibrary()

  /// Reads a sheet in the form it is recognised as.
  static func read(
    _ sheet: RawSheet, as name: String, context: ReadingContext, options: ReadingOptions,
    file: String = "tep.csv", location: SourceLocation = #_sourceLocation
  ) throws -> FormReading {
    let match = try match(sheet, context: context, file: file, location: location)
    #expect(match.profile.name == name, sourceLocation: location)
    return FormReader(match, context: context, options: options).read(sheet, file: file)
  }

  static func match(
    _ sheet: RawSheet, context: ReadingContext, file: String = "tep.csv",
    location: SourceLocation = #_sourceLocation
  ) throws -> ProfileMatch {
    let matcher = ProfileMatcher(library.profiles, context: context)
    switch matcher.choose(SheetOutline(sheet), fileName: file) {
    case .one(let match): return match
    case .several(let matches):
      Issue.record(
        "several: \(matches.map { "\($0.profile.name) \($0.score)" })", sourceLocation: location)
      return matches[0]
    case .none(let nearest):
      let missing = nearest?.assignment.missing.map(\.field) ?? []
      Issue.record("none; nearest \(nearest?.profile.name ?? "-") lacks \(missing)", sourceLocation: location)
      return try #require(nearest, sourceLocation: location)
    }
  }

  /// Units inside a province for tests, from a short list of names.
  static func units(
    of parent: String, _ names: [String], group: AdministrativeUnit.Group = .departments,
    from: String = "2004-07-08"
  ) throws -> [AdministrativeUnit] {
    let start = try day(from)
    let province = try #require(UnitID(parent), "\(parent)")
    return names.enumerated().map { position, name in
      let text = LocalizedText(vietnamese: CleanText(cleaning: name), english: .empty)
      return AdministrativeUnit(
        id: UnitID(code: "\(parent.prefix(2)).\(group.rawValue).\(position)", validFrom: start),
        kind: group == .communes ? .commune : .department, group: group, name: text, shortName: text,
        validTo: nil,
        parent: province, successors: [], officialOrder: 8000 + position, aliases: [])
    }
  }
}

extension FormReading {
  /// Values by definition of one unit's name.
  func values(of name: String) -> [String: String] {
    Dictionary(
      batch.observations.filter { $0.unitAsStated.string == name }.map {
        ($0.definition.rawValue, $0.value?.value.description ?? "")
      }, uniquingKeysWith: { first, _ in first })
  }
}
