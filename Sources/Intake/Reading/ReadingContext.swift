import Model

/// What reading a form may ask about the world: units, definitions, indices, directives. A value of its own, so
/// that reading needs no store.
public struct ReadingContext: Sendable {
  public let register: UnitRegister
  public let definitions: [DefinitionID: Definition]
  public let structures: [StructureID: IndexStructureVersion]
  public let editions: [EditionID: Edition]
  /// The province whose units forms speak of; nil where none is chosen.
  public let home: UnitID?
  public let directives: KnownDirectives
  public let dueReader: DueReader
  public let calendar: ReportingCalendar
  let definitionNames: DefinitionNames

  public init(
    register: UnitRegister, definitions: [Definition] = [], structures: [IndexStructureVersion] = [],
    editions: [Edition] = [], home: UnitID? = nil, directives: KnownDirectives = KnownDirectives([]),
    dueReader: DueReader = DueReader(workdays: WorkCalendar(holidays: [])),
    calendar: ReportingCalendar = ReportingCalendar()
  ) {
    self.register = register
    self.definitions = Dictionary(definitions.map { ($0.id, $0) }, uniquingKeysWith: { _, last in last })
    self.structures = Dictionary(structures.map { ($0.id, $0) }, uniquingKeysWith: { _, last in last })
    self.editions = Dictionary(editions.map { ($0.id, $0) }, uniquingKeysWith: { _, last in last })
    self.home = home
    self.directives = directives
    self.dueReader = dueReader
    self.calendar = calendar
    definitionNames = DefinitionNames(definitions)
  }

  var restNames: RestNames {
    RestNames(definitions: definitionNames, units: register, home: home, calendar: calendar)
  }
}

/// Whether headings name what a profile leaves open.
struct RestNames: Sendable {
  let definitions: DefinitionNames
  let units: UnitRegister
  let home: UnitID?
  let calendar: ReportingCalendar

  func knows(_ path: HeadingPath, _ meaning: RestRule.Meaning) -> Bool {
    switch meaning {
    case .definitions: return definitions.match(path.text) != .none
    case .units:
      return units.isName(path.parts.last ?? "")
    case .periods: return PeriodText.read(path.parts.last ?? "", calendar: calendar) != nil
    case .items: return true
    }
  }
}

/// Definitions by identifier and by name in both languages.
struct DefinitionNames: Sendable {
  enum Match: Hashable, Sendable {
    case one(Definition)
    /// The same words name several; their measures or identifiers tell them apart.
    case several([Definition])
    case none
  }

  private let byKey: [String: [Definition]]

  init(_ definitions: [Definition]) {
    var byKey: [String: [Definition]] = [:]
    for definition in definitions {
      let texts = [definition.id.rawValue, definition.name.vietnamese.string, definition.name.english.string]
      for key in Set(texts.map(CellText.key)) where !key.isEmpty {
        byKey[key, default: []].append(definition)
      }
    }
    self.byKey = byKey
  }

  /// Finds the definition a heading or a cell names; a measure in brackets or beside it tells namesakes apart.
  func match(_ text: String, measure: String = "") -> Match {
    let found = byKey[CellText.key(text)] ?? byKey[CellText.plainKey(text)] ?? []
    switch found.count {
    case 0: return .none
    case 1: return .one(found[0])
    default:
      let stated = measure.isEmpty ? CellText.bracketed(text) : measure
      let fitting = found.filter { Self.isMeasure(stated, of: $0) }
      return fitting.count == 1 ? .one(fitting[0]) : .several(found)
    }
  }

  private static func isMeasure(_ stated: String, of definition: Definition) -> Bool {
    let own = [definition.unitOfMeasure.vietnamese.string, definition.unitOfMeasure.english.string]
    if stated == "%" { return own.contains("%") }
    let key = CellText.key(stated)
    return !key.isEmpty && own.contains { CellText.key($0) == key }
  }

  /// The names nearest to a text, for suggestions; at most three.
  func nearest(to text: String) -> [Definition] {
    let key = CellText.plainKey(text)
    let limit = max(2, key.count / 3)
    var seen: Set<DefinitionID> = []
    return byKey.map { ($0.key, $0.value, EditDistance.between(key, $0.key, limit: limit)) }
      .filter { $0.2 <= limit }
      .sorted { ($0.2, $0.0) < ($1.2, $1.0) }
      .flatMap(\.1).filter { seen.insert($0.id).inserted }.prefix(3).map(\.self)
  }
}
