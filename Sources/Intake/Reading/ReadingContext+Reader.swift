import Model

extension ReadingContext {
  /// What a store, or whatever else keeps the facts, knows.
  ///
  /// - Parameters:
  ///   - home: the province whose units forms speak of; nil takes the one the store is for.
  ///   - knowsDirectives: false leaves the directives unread, which only reports and difficulties need.
  public init(
    reader: some FactReader, home: UnitID? = nil, knowsDirectives: Bool = true,
    calendar: ReportingCalendar = ReportingCalendar()
  ) throws {
    let ofStore = try reader.settings()["home"].flatMap { UnitID($0) }
    self.init(
      register: UnitRegister(try reader.units()), definitions: try reader.definitions(),
      structures: try reader.structures(), editions: try reader.editions(), home: home ?? ofStore,
      directives: knowsDirectives ? try KnownDirectives(reader: reader) : KnownDirectives([]),
      dueReader: DueReader(workdays: WorkCalendar(holidays: try reader.holidays())), calendar: calendar)
  }
}

extension KnownDirectives {
  /// All directives that are known.
  public init(reader: some FactReader) throws {
    let documents = Dictionary(
      try reader.documents().map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    let outlines = try reader.directiveOutlines()
    let divided = Set(outlines.filter { !$0.lines.isEmpty }.map(\.id))
    let entries = try reader.directives(outlines.map(\.id)).map { directive in
      let document = directive.document.flatMap { documents[$0] }
      return Entry(
        id: directive.id, documentNumber: document?.number.string ?? "", documentDay: document?.day,
        item: directive.item, texts: [directive.text.string, directive.title.vietnamese.string],
        assignments: divided.contains(directive.id) ? try reader.assignments(of: directive.id) : [])
    }
    self.init(entries.sorted { $0.id < $1.id })
  }
}
