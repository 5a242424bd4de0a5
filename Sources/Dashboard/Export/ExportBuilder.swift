import Model

/// Collects what a screen gives out. Texts lose their symbols here as those that are read as words do, because the
/// word stands beside each of them.
struct ExportBuilder {
  let state: State
  let text: PlainText
  var sources: ExportedSources
  private var title: CleanText?
  private var facts: [ExportedFact] = []
  private var tables: [ExportedTable] = []
  private var definitions: [DefinitionID] = []
  private var structures: [IndexStructureVersion] = []
  private var remarks: [CleanText] = []
  private var hasComputed = false
  /// The sources are the main table already.
  var showsSources = false

  init(_ state: State) {
    self.state = state
    text = PlainText(state.wording)
    sources = ExportedSources(state)
  }

  private var wording: Wording { state.wording }

  // MARK: Collecting

  /// What is shown: "DTI năm 2022".
  mutating func title(_ title: CleanText) { self.title = text.words(title) }

  /// Something that holds for the whole view; nothing for an empty value.
  mutating func fact(_ label: CleanText, _ value: CleanText) {
    let value = text.words(value)
    guard !value.isEmpty else { return }
    facts.append(ExportedFact(label: text.words(label), value: value))
  }

  /// The days a period covers, where that is more than its name says.
  mutating func fact(period: Period) {
    fact(wording[.dossiersPeriod], state.format.period(period))
    switch period {
    case .day, .span, .cumulative: return
    case .month, .quarter, .halfYear, .nineMonths, .year, .reporting: break
    }
    guard let days = period.days else { return }
    fact(wording[.dossiersDays], state.format.day(days.first) + "–" + state.format.day(days.last))
  }

  mutating func add(_ table: ExportedTable) {
    tables.append(table)
    hasComputed = hasComputed || table.columns.contains { $0.isComputed }
  }

  /// A definition that figures of the view rest on, with the counts it is made of.
  mutating func define(_ id: DefinitionID) {
    guard !definitions.contains(id) else { return }
    definitions.append(id)
    guard let definition = state.catalogue.definitions[id] else { return }
    for part in [definition.numerator, definition.denominator] {
      if let part { define(part) }
    }
  }

  /// An index that figures of the view are of.
  mutating func define(_ structure: IndexStructureVersion) {
    if !structures.contains(structure) { structures.append(structure) }
  }

  /// A sentence about the whole; nothing for an empty one.
  mutating func remark(_ sentence: CleanText) {
    let words = text.words(sentence)
    if !words.isEmpty, !remarks.contains(words) { remarks.append(words) }
  }

  mutating func noteComputed() { hasComputed = true }

  // MARK: The whole

  func view() -> ExportedView {
    var notes = remarks
    if hasComputed { notes.append(SourceMarks.computed.text + " " + wording[.computedNote]) }
    if tables.contains(where: { $0.hasMissing }) { notes.append(wording[.rankingsLegendMissing]) }
    let definitions = ExportedDefinitions(state, ids: definitions, structures: structures).table
    let name = wording[state.screen.label]
    var view = ExportedView(
      screen: state.screen, language: state.language,
      title: title.map { name + ": " + $0 } ?? name, facts: allFacts(),
      tables: tables.isEmpty ? [ExportedTable(title: name, columns: [], rows: [])] : tables,
      definitions: definitions,
      sources: showsSources ? ExportedTable(title: "", columns: [], rows: []) : sources.table, remarks: notes,
      isSimulated: Simulation.isNamed(in: sources.order, state))
    if view.rowCount == 0 { view.emptiness = Screens.screen(state.screen).emptyWords(state) }
    return view
  }

  /// What the screen told, between whose figures they are and as of when.
  private func allFacts() -> [ExportedFact] {
    var all: [ExportedFact] = []
    func add(_ label: CleanText, _ value: CleanText) {
      if !value.isEmpty { all.append(ExportedFact(label: label, value: value)) }
    }
    if let home = state.home(on: state.today).flatMap({ state.catalogue.register.unit($0) }) {
      add(wording[.rankingsUnit], home.name.text(in: state.language))
    }
    all += facts
    if !state.view.filter.isEmpty {
      add(wording[.keyFilter], "“" + state.view.filterText + "”")
    }
    if let words = state.narrowingWords { add(wording[.keyNarrow], words) }
    if state.view.sort == RankingColumn.official {
      add(wording[.keySort], wording(.plainSorted, wording[.sortedOfficial]))
    } else if let sort = state.view.sort,
      let heading = tables.lazy.compactMap({ $0.columns.first { $0.id == sort } }).first?.heading
    {
      add(
        wording[.keySort], wording(state.view.isSortReversed ? .plainSortedReversed : .plainSorted, heading))
    }
    add(wording[.exportSeenOn], state.format.day(state.today))
    add(wording[.plainData], library)
    return all
  }

  /// "Dữ liệu kèm theo, đợt 4".
  private var library: CleanText {
    let kind: CleanText =
      switch state.library {
      case .builtIn: wording[.builtInData]
      case .store(let name): wording[.store] + " " + name
      }
    return kind + ", " + wording(.directivePageVersion, state.format.integer(state.catalogue.knownAt.value))
  }
}
