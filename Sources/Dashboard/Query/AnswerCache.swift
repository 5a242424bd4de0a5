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
  /// Whole directives at hand, by key.
  private var directiveRows: [DirectiveID: Directive] = [:]

  /// Wanted queries whose answers could not be read again, as of the last request.
  public private(set) var isBehind = false
  /// Queries whose last reading failed while an older answer is at hand.
  private var unread: Set<Query> = []

  /// Answers kept beside those that are wanted.
  private static let capacity = 64
  private var mayBeFull = false

  public init() {}

  public var hasCatalogue: Bool { catalogue !== Catalogue.empty }

  public subscript(query: Query) -> Answer? { answers[query] }

  public mutating func store(_ answer: Answer, for query: Query) {
    pending.remove(query)
    stale.remove(query)
    failed.remove(query)
    unread.remove(query)
    if case .catalogue(let catalogue) = answer { self.catalogue = catalogue }
    if answers.updateValue(answer, forKey: query) == nil {
      arrivals.append(query)
      mayBeFull = true
    }
    switch answer {
    case .directives(let list): latestDirectives = list
    case .directiveRows(let rows): keep(rows)
    default: break
    }
  }

  /// Rows are found by key whatever block they came in, so that a new order of the list shows them at once.
  private mutating func keep(_ rows: [Directive]) {
    for row in rows { directiveRows[row.id] = row }
    let room = 2 * max(Self.capacity, answers.count) * DirectiveList.blockSize
    guard directiveRows.count > room else { return }
    directiveRows = [:]
    for case .directiveRows(let rows) in answers.values {
      for row in rows { directiveRows[row.id] = row }
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
    guard arrivals.count > Self.capacity else { return }
    let wanted = Set(queries)
    var surplus = arrivals.count - max(Self.capacity, wanted.count)
    arrivals.removeAll { query in
      guard surplus > 0, query != .catalogue, !wanted.contains(query) else { return false }
      surplus -= 1
      answers[query] = nil
      stale.remove(query)
      unread.remove(query)
      return true
    }
  }

  /// After a change of the store everything is asked again; old answers stay on the screen until then.
  public mutating func invalidate() {
    stale = Set(answers.keys)
    pending = []
    failed = []
  }

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

  public func figures(_ scope: FigureScope) -> FigureTable? {
    if case .figures(let table)? = answers[.figures(scope)] { table } else { nil }
  }

  public func history(_ fact: FactID) -> [FactVersion]? {
    if case .history(let versions)? = answers[.history(fact)] { versions } else { nil }
  }
}
