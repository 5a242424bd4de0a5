import Model

extension DirectiveList {
  /// Goes through the register, finds how each directive stands on the order's day, filters, groups and sorts them.
  /// What was assigned after that day is not there yet.
  public convenience init(order: DirectiveOrder, from reader: any FactReader, catalogue: Catalogue) throws {
    let register = try reader.directiveRegister()
    let texts = try DirectiveSearch(register, try reader.directiveTexts(), catalogue)
    // Rows come by the day of assignment.
    let assigned = register.rows.prefix { $0.assignedOn <= order.today }.count
    func stock(_ places: [Int]) -> DirectiveStock {
      DirectiveStock(
        register, places: places, on: order.today, warningDays: order.warningDays, catalogue: catalogue)
    }
    let all = stock(Array(0..<assigned))
    // What is typed is looked for in what is seen: the state's word is.
    var places =
      order.filter.isEmpty
      ? all.places : texts.index(of: all.places, all.standings.map(\.state)).matches(order.filter)
    // A place is its position among all.
    if let due = order.due { places = places.filter { all.isDue($0, in: due, on: order.today) } }
    let stock = places.count == all.places.count ? all : stock(places)
    var leads: [DirectiveID: UnitID] = [:]
    if order.grouping == .lead {
      for directive in try reader.directives(DirectiveListGrouping.examples(stock)) {
        leads[directive.id] = directive.leads.first?.unit
      }
    }
    let grouping = DirectiveListGrouping(
      order: order, catalogue: catalogue, leads: leads, stock: stock,
      sorting: DirectiveSorting(stock, order) { texts.texts })
    let (sorted, groups) = grouping.arrange()
    let sortedPlaces = sorted.map { places[$0] }
    let sortedStates = sorted.map { stock.state($0) }
    let entries = sorted.map { position in
      DirectiveEntry(register, stock.row(position), stock.standings[position], on: order.today)
    }
    self.init(
      order: order, entries: entries, groups: groups,
      counts: DirectiveCounts(sorted.lazy.map { (kind: stock.row($0).kind, state: stock.state($0)) }),
      unfilteredCount: assigned, index: { texts.index(of: sortedPlaces, sortedStates) },
      sources: register.sources(of: places) { catalogue.documents[$0]?.reference.source },
      reached: try Self.reached(among: entries, on: order.today, from: reader, catalogue: catalogue))
  }

  /// Few directives go back to a figure, so each is looked up by itself.
  private static func reached(
    among entries: [DirectiveEntry], on today: Day, from reader: any FactReader, catalogue: Catalogue
  ) throws -> [DirectiveID: FigureProgress] {
    let figures = try reader.directiveFigures()
    guard !figures.isEmpty else { return [:] }
    let open = Set(entries.lazy.filter { $0.standing.state.isOpen }.map(\.id))
    let finder = FigureProgressFinder(reader, today: today, catalogue)
    var reached: [DirectiveID: FigureProgress] = [:]
    for figure in figures where open.contains(figure.directive) {
      let progress = try finder.progress(of: figure.link)
      if progress.isReached { reached[figure.directive] = progress }
    }
    return reached
  }
}

extension FigureProgressFinder {
  init(_ reader: any FactReader, today: Day, _ catalogue: Catalogue) {
    self.init(
      reader, today: today, register: catalogue.register, definitions: catalogue.definitions,
      editions: catalogue.editions, choices: catalogue.choices)
  }
}

extension DirectiveRegister {
  /// Sources of the documents that directives stand on, the one with most directives first.
  func sources(of places: some Sequence<Int>, _ source: (DocumentID) -> SourceID?) -> [SourceID] {
    var counts = [Int](repeating: 0, count: documents.count)
    for place in places {
      let document = rows[place].document
      if document >= 0 { counts[Int(document)] += 1 }
    }
    var bySource: [SourceID: Int] = [:]
    for (document, count) in zip(documents, counts) where count > 0 {
      if let source = source(document) { bySource[source, default: 0] += count }
    }
    return bySource.sorted { $0.value == $1.value ? $0.key < $1.key : $0.value > $1.value }.map(\.key)
  }
}

/// What directives are searched by: their own text, the number of their document, their province, and the words for
/// how they stand.
private struct DirectiveSearch {
  private let register: DirectiveRegister
  /// Their own texts, in the register's order.
  let texts: SearchTexts
  /// Folded, by place in the register; empty for none.
  private let numbers: [String]
  private let provinces: [String]
  /// The words for a state in both languages, folded, by its place among all.
  private static let states: [String] = DirectiveState.allCases.map { state in
    [Wording(.vietnamese), Wording(.english)].flatMap { wording in
      [
        DirectiveWords.name(state, isContinuous: false, wording: wording),
        DirectiveWords.shortName(state, isContinuous: false, wording: wording),
      ]
    }.map { VietnameseText.folded($0.string) }.joined(separator: "\n")
  }

  init(_ register: DirectiveRegister, _ texts: SearchTexts, _ catalogue: Catalogue) throws(UnequalRegister) {
    guard texts.count == register.count else { throw UnequalRegister() }
    self.register = register
    self.texts = texts
    numbers = register.documents.map { document in
      VietnameseText.folded(catalogue.documents[document]?.number.string ?? "")
    }
    provinces = register.provinces.map { province in
      guard let unit = catalogue.register.unit(province), unit.group == .provinces else { return "" }
      return VietnameseText.folded(unit.name.vietnamese.string)
    }
  }

  /// An index of some rows, in the order given, with how each stands.
  func index(of places: [Int], _ states: [DirectiveState]) -> DirectiveListIndex {
    var all = SearchTexts()
    all.reserve(texts: places.count, bytes: texts.bytes.count + places.count * 72)
    let words = Dictionary(uniqueKeysWithValues: zip(DirectiveState.allCases, Self.states))
    for (place, state) in zip(places, states) {
      let row = register.rows[place]
      texts[place].withUnsafeBufferPointer { all.add($0) }
      if row.document >= 0, !numbers[Int(row.document)].isEmpty { all.add(numbers[Int(row.document)]) }
      if row.province >= 0, !provinces[Int(row.province)].isEmpty { all.add(provinces[Int(row.province)]) }
      if let word = words[state] { all.add(word) }
      all.end()
    }
    return DirectiveListIndex(all)
  }
}

/// The register and the texts of a reader are not of the same directives: the library is damaged.
struct UnequalRegister: Error {}

/// A directive that was asked for is not in the library.
public struct UnknownDirective: Error, Hashable, CustomStringConvertible {
  public let id: DirectiveID
  public var description: String { "unknown directive \(id)" }
}

extension DirectiveDetail {
  /// Reads all of one directive and finds how it and each unit's line stand on a day.
  /// - Throws: ``UnknownDirective`` where the library does not hold it.
  public convenience init(
    id: DirectiveID, today: Day, warningDays: Int, from reader: any FactReader, catalogue: Catalogue
  ) throws {
    guard let directive = try reader.directives([id]).first else { throw UnknownDirective(id: id) }
    let reports = try reader.reports(of: id)
    let extensions = try reader.extensions(of: id)
    let assignments = try reader.assignments(of: id)
    func standing(_ outline: DirectiveOutline) -> DirectiveStanding {
      outline.standing(
        on: today, warningDays: warningDays, workdays: catalogue.calendar,
        publishedEditions: { catalogue.published($0) })
    }
    let outline = DirectiveOutline(
      directive, reports: reports, extensions: extensions, assignments: assignments)
    let own = standing(outline)
    self.init(
      directive: directive, standing: own, assignments: assignments,
      // Readers give those of one day in the order they became known.
      reports: reports.sorted { $0.reportedOn < $1.reportedOn }.reversed(),
      extensions: extensions.sorted { $0.grantedOn < $1.grantedOn }.reversed(),
      lines: assignments.map { assignment in
        Line(
          assignment: assignment,
          standing: standing(
            DirectiveOutline(directive, reports: reports, extensions: extensions, assignment: assignment)))
      },
      instances: Self.instances(of: outline, on: today, from: own.window?.first ?? today),
      versions: try reader.history(of: FactID(id.rawValue)),
      figure: try reader.directiveFigure(of: id).map {
        try FigureProgressFinder(reader, today: today, catalogue).progress(of: $0)
      })
  }

  private static func instances(of outline: DirectiveOutline, on today: Day, from day: Day) -> [DayRange] {
    guard
      let series = RecurrenceSeries(
        outline.recurrence, firstWindow: outline.window(on: today), assignedOn: outline.assignedOn),
      let first = series.firstIndex(notOverOn: day)
    else { return [] }
    return (first..<(first + 4)).compactMap { series.window(at: $0) }
  }
}
