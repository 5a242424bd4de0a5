import Model

/// A ranking under a view: the table shown, the home unit of its time, and words for its figures.
struct RankingContext {
  let state: State
  let table: RankingTable
  /// The unit that stands for the home province in the edition.
  let home: UnitID?
  /// The sources the foot tells, in the order of their marks: the edition's main one, those of the home unit's
  /// history, the others of the edition's figures, and that of the edition before, which changes are counted from.
  private let told: [SourceID]
  private let toldMarks: [Span]

  /// nil until the edition is loaded.
  init?(_ state: State, index: IndexID?) {
    guard let index, let edition = Self.edition(state, index: index),
      let table = state.answers.ranking(edition.id)
    else { return nil }
    self.init(state, table: table)
  }

  init(_ state: State, table: RankingTable) {
    self.state = state
    self.table = table
    let home = state.home(in: table.edition)
    self.home = home
    var told = Array(table.sources.prefix(1))
    // All articles share one mark.
    func tell(_ source: SourceID) {
      guard !told.contains(source) else { return }
      if state.catalogue.isArticle(source), told.contains(where: { state.catalogue.isArticle($0) }) { return }
      told.append(source)
    }
    if let row = home.flatMap({ table.row(of: $0) }),
      let shown = table.editions.firstIndex(where: { $0.id == table.edition.id })
    {
      for entry in row.history[...shown].reversed() {
        if let source = entry.figures.first?.reference.source { tell(source) }
      }
    }
    table.sources.forEach(tell)
    self.told = told
    toldMarks = self.told.indices.map { Span(CleanText(cleaning: "[\($0 + 1)]"), .source) }
  }

  /// The items whose columns may be headed by a short form.
  var abbreviations: [Abbreviation] {
    (table.components + table.pillars).compactMap { item in
      let (short, name) = (item.shortName.text(in: language), item.name.text(in: language))
      return short == name ? nil : Abbreviation(short: short, meaning: name)
    }
  }

  /// The indices there are, each once, the most often published first.
  static func indices(_ catalogue: Catalogue) -> [IndexID] {
    var seen: [IndexID] = []
    for edition in catalogue.editions where !seen.contains(edition.id.index) { seen.append(edition.id.index) }
    return seen
  }

  static func edition(_ state: State, index: IndexID) -> Edition? {
    state.catalogue.edition(of: index, label: state.view.edition, today: state.today)
  }

  /// The edition `steps` further in the index's list; nil at its end.
  static func neighbour(of edition: Edition, by steps: Int, _ catalogue: Catalogue) -> Edition? {
    let all = catalogue.editions(of: edition.id.index).sorted { left, right in
      left.period.orderDay == right.period.orderDay
        ? left.id.label < right.id.label : left.period.orderDay < right.period.orderDay
    }
    guard let position = all.firstIndex(where: { $0.id == edition.id }),
      all.indices.contains(position + steps)
    else { return nil }
    return all[position + steps]
  }

  var wording: Wording { state.wording }
  var format: Format { state.format }
  var language: Language { state.language }
  var structure: IndexStructureVersion { table.structure }
  var isProvinces: Bool {
    table.rows.first.flatMap { state.catalogue.register.unit($0.unit) }?.group == .provinces
  }

  // MARK: Words

  /// "DTI năm 2022".
  var title: CleanText {
    structure.shortName.text(in: language) + " " + periodInside
  }

  /// The period as it stands inside a sentence: "năm 2022".
  var periodInside: CleanText {
    let words = format.period(table.edition.period)
    guard let first = words.string.first, first.isLetter, words.string.count > 3 else { return words }
    let isQuarterCode = language == .english
    return isQuarterCode ? words : CleanText(cleaning: first.lowercased() + words.string.dropFirst())
  }

  /// "63 tỉnh, thành phố", or how many of them have a figure.
  var unitsText: CleanText {
    let count = format.integer(table.edition.unitCount)
    let units =
      isProvinces
      ? wording(state.size.columns >= 130 ? .rankingsProvinces : .rankingsProvincesShort, count)
      : wording(.rankingsUnits, count)
    guard table.rows.count < table.edition.unitCount else { return units }
    return wording(.rankingsSomeOf, format.integer(table.rows.count), units)
  }

  var isAfterToday: Bool { table.edition.published > state.today }

  func score(_ value: ExactDecimal?) -> CleanText {
    value.map { format.number($0, decimals: structure.decimals) } ?? "—"
  }

  func difference(_ value: ExactDecimal?) -> CleanText {
    value.map { format.signed($0, decimals: structure.decimals) } ?? "—"
  }

  /// "26/63".
  func rankOf(_ rank: Int, _ count: Int) -> CleanText {
    format.integer(rank) + "/" + format.integer(count)
  }

  /// "khớp", "lệch 0,0012", "biết 4/8", "—".
  func check(_ row: RankingRow) -> Span {
    switch row.check {
    case nil: Span("—", .neutral)
    case .agrees?: Span(wording[.rankingsAgrees], .good)
    case .differs(let by)?: Span(wording(.rankingsDiffers, difference(by)), .bad)
    case .cannotCompute(let known, let count)?: Span(wording(.rankingsKnown, rankOf(known, count)), .neutral)
    }
  }

  func name(_ row: RankingRow) -> CleanText { row.name.text(in: language) }

  // MARK: Rows

  /// Positions of the rows the view shows, in its order.
  func order() -> [Int] {
    let order = table.order(by: state.view.sort, isReversed: state.view.isSortReversed)
    let filter = state.view.filter
    return filter.isEmpty ? order : order.filter { table.searchTexts[$0].contains(filter) }
  }

  /// True where a list of `rows` rows keeps one of them for the home unit while it is scrolled away.
  func pinsHome(rows: Int) -> Bool {
    rows > 2 && table.rows.count > rows && home.map { table.rowByUnit[$0] != nil } ?? false
  }

  var selectedRow: RankingRow? {
    state.view.selected.flatMap { table.position(of: $0) }.map { table.rows[$0] }
  }

  /// The rows next above and below in rank with a score, ties left out.
  func neighbours(of row: RankingRow) -> (better: RankingRow?, worse: RankingRow?) {
    guard let rank = row.rank else { return (nil, nil) }
    let better = table.rows.last { ($0.rank ?? .max) < rank && $0.score(nil) != nil }
    let worse = table.rows.first { ($0.rank ?? .min) > rank && $0.score(nil) != nil }
    return (better, worse)
  }

  func tied(with row: RankingRow) -> [RankingRow] {
    guard row.isTied else { return [] }
    return table.rows.filter { $0.rank == row.rank && $0.unit != row.unit }
  }

  // MARK: Sources

  /// Marks in the order the foot tells them.
  func marks() -> SourceMarks {
    var marks = SourceMarks(state)
    if isAfterToday { marks.knownLater = Set(table.sources.prefix(table.ownSourceCount)) }
    for source in told { _ = marks.mark(source) }
    return marks
  }

  /// The mark of a source that the foot tells; "[o]" for one that only the source card tells.
  func mark(_ source: SourceID) -> Span {
    let position =
      told.firstIndex(of: source)
      ?? (state.catalogue.isArticle(source) ? told.firstIndex { state.catalogue.isArticle($0) } : nil)
    return position.map { toldMarks[$0] } ?? Span("[o]", .source)
  }
}

extension Catalogue {
  /// True for one of the articles that built-in directives come from.
  func isArticle(_ source: SourceID) -> Bool { sources[source]?.kind == .article }
}

/// A ranking's rows as things to select, without making a key for any of them.
struct RankingItems: ItemList {
  private let table: RankingTable
  private let order: [Int]
  private let isWhole: Bool

  init(_ context: RankingContext) {
    table = context.table
    order = context.order()
    isWhole = context.state.view.sort == nil && context.state.view.filter.isEmpty
  }

  var count: Int { order.count }
  func key(at position: Int) -> ItemKey { table.keys[order[position]] }
  func position(of key: ItemKey) -> Int? {
    guard let row = table.position(of: key) else { return nil }
    return isWhole ? row : order.firstIndex(of: row)
  }
  func searchText(at position: Int) -> String? { table.searchTexts[order[position]] }
}

extension Period {
  /// A day that orders periods among themselves: their last one.
  var orderDay: Day { lastDay ?? Day(number: 0) }
}
