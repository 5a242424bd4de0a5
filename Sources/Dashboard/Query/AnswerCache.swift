import Model

/// Answers that are at hand, and queries under way.
public struct AnswerCache: Sendable {
  public private(set) var catalogue: Catalogue = .empty
  private var answers: [Query: Answer] = [:]
  /// Order of arrival, so that what is old leaves first.
  private var arrivals: [Query] = []
  public private(set) var pending: Set<Query> = []
  /// Queries whose answers are from before the last change of the store; shown until the new ones come.
  private var stale: Set<Query> = []

  /// Queries that failed since the last change; not asked again by themselves, so that a broken store is not
  /// hammered.
  private var failed: Set<Query> = []
  /// The list of directives that came last, shown until the one of a new filter or order is here.
  public private(set) var latestDirectives: DirectiveList?
  /// The matrices of a period that came last, shown until those of another period are here.
  private var latestPeriods: [FigureScope: FigureTable] = [:]
  /// What was counted last, shown until the counts of another period are here.
  private(set) var latestDossierUnits: DossierUnitTable?
  private(set) var latestDossierProcedures: DossierProcedureTable?
  /// The part of a list of dossiers that came last, shown until the next one is here.
  private(set) var latestDossierWindow: DossierWindow?
  /// Whole directives at hand, by key.
  private var directiveRows: [DirectiveID: Directive] = [:]
  /// Trends at hand, by definition and unit.
  private var trends: [DefinitionID: [FigureUnit.Key: FigureTrend]] = [:]

  /// Single statements at hand, by key.
  private var statements: [ItemKey: FigureEntry] = [:]

  /// Wanted queries whose answers could not be read again, as of the last request.
  public private(set) var isBehind = false
  /// Queries whose last reading failed while an older answer is at hand.
  private var unread: Set<Query> = []

  /// Answers kept beside those that are wanted; a large one counts for several.
  private static let capacity = 64
  private var mayBeFull = false

  public init() {}

  public var hasCatalogue: Bool { catalogue !== Catalogue.empty }

  public subscript(query: Query) -> Answer? { answers[query] }

  /// Whether the answer at hand is from before the last change of the store.
  func isStale(_ query: Query) -> Bool { stale.contains(query) }

  public mutating func store(_ answer: Answer, for query: Query) {
    pending.remove(query)
    stale.remove(query)
    failed.remove(query)
    unread.remove(query)
    if case .catalogue(let catalogue) = answer { self.catalogue = catalogue }
    // What completes the catalogue takes its place.
    let query = query == .wholeCatalogue ? Query.catalogue : query
    if answers.updateValue(answer, forKey: query) == nil {
      arrivals.append(query)
      mayBeFull = true
    }
    switch answer {
    case .directives(let list): latestDirectives = list
    case .directiveRows(let rows): keep(rows)
    case .figureTrends(let block): keep(block)
    case .dossierUnits(let table): latestDossierUnits = table
    case .dossierProcedures(let table): latestDossierProcedures = table
    case .dossierWindow(let window): latestDossierWindow = window
    case .statementRows(let block): keep(block)
    case .figures(let table):
      if case .period = table.selection {
        latestPeriods[table.scope] = table
        mayBeFull = true
      }
    default: break
    }
  }

  /// Rows are found by key whatever block they came in, so that a new order of the list shows them at once.
  private mutating func keep(_ rows: [Directive]) {
    for row in rows { directiveRows[row.id] = row }
    let room = 2 * max(Self.capacity, answers.count) * DirectiveList.blockSize
    guard directiveRows.count > room else { return }
    directiveRows = [:]
    for case .directiveRows(let rows) in oldestFirst {
      for row in rows { directiveRows[row.id] = row }
    }
    for row in rows { directiveRows[row.id] = row }
  }

  /// Trends are found by unit whatever block they came in, so that a new order of the rows shows them at once.
  private mutating func keep(_ block: FigureTrends) {
    trends[block.definition, default: [:]].merge(block.trends) { $1 }
    guard trends.values.reduce(0, { $0 + $1.count }) > Self.mostTrends else { return }
    trends = [block.definition: block.trends]
    for case .figureTrends(let other) in answers.values {
      trends[other.definition, default: [:]].merge(other.trends) { old, _ in old }
    }
  }

  private static let mostTrends = 1000

  private mutating func keep(_ block: StatementRows) {
    for entry in block.entries { statements[entry.key] = entry }
    let room = 2 * max(Self.capacity, answers.count) * StatementOrder.blockSize
    guard statements.count > room else { return }
    statements = [:]
    for case .statementRows(let rows) in oldestFirst {
      for entry in rows.entries { statements[entry.key] = entry }
    }
    for entry in block.entries { statements[entry.key] = entry }
  }

  /// What is at hand, so that of two answers that tell of the same row the later one holds: what is known to be old
  /// comes before what is not.
  private var oldestFirst: [Answer] {
    (arrivals.filter { stale.contains($0) } + arrivals.filter { !stale.contains($0) }).compactMap {
      answers[$0]
    }
  }

  /// An older answer stays, and stays known to be old.
  public mutating func fail(_ query: Query) {
    pending.remove(query)
    failed.insert(query)
    if answers[query] != nil { unread.insert(query) }
  }

  public func hasFailed(_ query: Query) -> Bool { failed.contains(query) }

  /// The queries of the list that are neither at hand nor under way; they count as under way from now on.
  ///
  /// Answers that are wanted stay however many they are; of the others the oldest make room.
  public mutating func request(_ queries: [Query]) -> [Query] {
    if mayBeFull { makeRoom(keeping: queries) }
    isBehind = !unread.isEmpty && queries.contains { unread.contains($0) }
    var wanted: [Query] = []
    for query in queries
    where !pending.contains(query) && !failed.contains(query)
      && (answers[query] == nil || stale.contains(query))
    {
      pending.insert(query)
      wanted.append(query)
    }
    return wanted
  }

  private mutating func makeRoom(keeping queries: [Query]) {
    mayBeFull = false
    let total = arrivals.reduce(0) { $0 + weight(of: $1) }
    guard total > Self.capacity else { return }
    let wanted = Set(queries)
    var surplus = total - max(Self.capacity, wanted.reduce(0) { $0 + weight(of: $1) })
    var kept: [Query] = []
    for query in arrivals {
      guard surplus > 0, query != .catalogue, !wanted.contains(query) else {
        kept.append(query)
        continue
      }
      surplus -= weight(of: query)
      answers[query] = nil
      stale.remove(query)
      unread.remove(query)
    }
    arrivals = kept
  }

  /// How many usual answers one takes the room of.
  private func weight(of query: Query) -> Int {
    switch answers[query] {
    case .figures(let table)?: 1 + table.entries.count / 50
    case .dossierUnits(let table)?: 1 + table.unitCount / 50
    case .dossierProcedures(let table)?: 1 + table.rows.count / 50
    case .dossierWindow(let window)?: 1 + window.dossiers.count / 50
    case .dossierMatches(let matches)?: 1 + matches.keys.count / 50
    case .statements(let index)?: 1 + index.outlines.count / 500
    default: 1
    }
  }

  /// After a change of the store everything is asked again; old answers stay on the screen until then.
  public mutating func invalidate() {
    stale = Set(answers.keys)
    pending = []
    failed = []
  }

  /// Takes over what is the same whichever figures are told, so that it need not be read again.
  mutating func takeRecords(of other: AnswerCache) {
    for query in other.arrivals where query.tellsNoFigures {
      guard let answer = other.answers[query], !other.stale.contains(query) else { continue }
      store(answer, for: query)
    }
  }

  /// What is under way is asked for again by whoever takes a copy of the state: its answers come elsewhere.
  mutating func forgetPending() { pending = [] }

  // Typed access, so that screens need no casts.

  public func ranking(_ edition: EditionID) -> RankingTable? {
    if case .ranking(let table)? = answers[.ranking(edition)] { table } else { nil }
  }

  public func unitFigures(_ index: IndexID, _ unit: UnitID) -> [IndexFigure]? {
    if case .unitFigures(let figures)? = answers[.unitFigures(index, unit)] { figures } else { nil }
  }

  public func directives(_ order: DirectiveOrder) -> DirectiveList? {
    if case .directives(let list)? = answers[.directives(order)] { list } else { nil }
  }

  public func directiveSummary(_ query: Query) -> DirectiveSummary? {
    if case .directiveSummary(let summary)? = answers[query] { summary } else { nil }
  }

  public func directive(_ query: Query) -> DirectiveDetail? {
    if case .directive(let detail)? = answers[query] { detail } else { nil }
  }

  /// A whole directive, if its row is at hand.
  public func directive(row id: DirectiveID) -> Directive? { directiveRows[id] }

  public func directiveRows(_ ids: [DirectiveID]) -> [Directive]? {
    if case .directiveRows(let rows)? = answers[.directiveRows(ids)] { rows } else { nil }
  }

  public func observations(_ filter: ObservationFilter) -> [Observation]? {
    if case .observations(let observations)? = answers[.observations(filter)] { observations } else { nil }
  }

  public func figures(_ scope: FigureScope, _ selection: FigureSelection) -> FigureTable? {
    if case .figures(let table)? = answers[.figures(scope, selection)] { table } else { nil }
  }

  /// The matrices of a period, or of the one looked at before until they are here.
  func matrices(_ scope: FigureScope, _ period: Period, family: String) -> FigureTable? {
    figures(scope, .period(period, family: family)) ?? latestPeriods[scope]
  }

  public func figureContents(_ scope: FigureScope) -> FigureContents? {
    if case .figureContents(let contents)? = answers[.figureContents(scope)] { contents } else { nil }
  }

  public func figureYears(_ scope: FigureScope) -> [Int]? {
    if case .figureYears(let years)? = answers[.figureYears(scope)] { years } else { nil }
  }

  /// nil while it is not known, and where there are no dossiers.
  var dossierDays: DayRange? {
    if case .dossierDays(let days)? = answers[.dossierDays] { days } else { nil }
  }

  func dossierUnits(_ period: Period, today: Day) -> DossierUnitTable? {
    if case .dossierUnits(let table)? = answers[.dossierUnits(period, today: today)] { table } else { nil }
  }

  func dossierProcedures(_ unit: UnitID, _ period: Period, today: Day) -> DossierProcedureTable? {
    let query = Query.dossierProcedures(unit, period, today: today)
    if case .dossierProcedures(let table)? = answers[query] { return table }
    return nil
  }

  func dossierWindow(_ query: Query) -> DossierWindow? {
    if case .dossierWindow(let window)? = answers[query] { window } else { nil }
  }

  func dossierMatches(_ query: Query) -> DossierMatches? {
    if case .dossierMatches(let matches)? = answers[query] { matches } else { nil }
  }

  func figureConflicts(after definition: DefinitionID?) -> FigureConflicts? {
    if case .figureConflicts(let part)? = answers[.figureConflicts(after: definition)] { part } else { nil }
  }

  func figureChecks(after definition: DefinitionID?) -> FigureChecks? {
    if case .figureChecks(let part)? = answers[.figureChecks(after: definition)] { part } else { nil }
  }

  func reports(_ query: Query) -> ReportTable? {
    if case .reports(let table)? = answers[query] { table } else { nil }
  }

  func changes(_ query: Query) -> ChangesTable? {
    if case .changes(let table)? = answers[query] { table } else { nil }
  }

  var meetings: MeetingBook? {
    if case .meetings(let book)? = answers[.meetings] { book } else { nil }
  }

  var closings: ClosingBook? {
    if case .closings(let book)? = answers[.closings] { book } else { nil }
  }

  func closing(_ id: FactID) -> ClosedFigures? {
    if case .closing(let closed)? = answers[.closing(id)] { closed } else { nil }
  }

  func correction(of figure: FactID) -> FigureCorrection? {
    if case .correction(let correction)? = answers[.correction(figure)] { correction } else { nil }
  }

  func closingQuestion(_ query: Query) -> ClosingQuestion? {
    if case .closingQuestion(let question)? = answers[query] { question } else { nil }
  }

  func rooms(_ meeting: MeetingID) -> RoomBook? {
    if case .rooms(let book)? = answers[.rooms(meeting)] { book } else { nil }
  }

  func usualAgenda(_ query: Query) -> [AgendaItem]? {
    if case .usualAgenda(let items)? = answers[query] { items } else { nil }
  }

  func batchPage(_ batch: BatchNumber, after position: BatchRow.Position?) -> BatchPage? {
    if case .batchRows(let page)? = answers[.batchRows(batch, after: position)] { page } else { nil }
  }

  /// A trend, whatever block of rows it came in.
  func figureTrend(_ definition: DefinitionID, _ unit: FigureUnit.Key) -> FigureTrend? {
    trends[definition]?[unit]
  }

  public func statements(_ scope: FigureScope) -> StatementIndex? {
    if case .statements(let index)? = answers[.statements(scope)] { index } else { nil }
  }

  /// A single statement, whatever block of rows it came in.
  func statement(_ key: ItemKey) -> FigureEntry? { statements[key] }

  /// What became of a figure of a past meeting.
  func historyByNow(_ fact: FactID) -> [FactVersion]? {
    if case .history(let versions)? = answers[.historyByNow(fact)] { versions } else { nil }
  }

  public func history(_ fact: FactID) -> [FactVersion]? {
    if case .history(let versions)? = answers[.history(fact)] { versions } else { nil }
  }
}
