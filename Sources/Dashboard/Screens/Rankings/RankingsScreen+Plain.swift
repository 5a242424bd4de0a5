import Model

extension RankingsScreen {
  func read(_ state: State, into page: inout PlainWriter) {
    guard let context = context(state) else {
      page.sentence(state.wording[.loading])
      return
    }
    if let unit = state.view.path.last?.unit {
      UnitPage(context, unit: unit).read(into: &page)
    } else {
      context.readList(into: &page)
    }
  }

  func plainRow(_ key: ItemKey, _ state: State) -> PlainRow? {
    guard let context = context(state) else { return nil }
    if let unit = state.view.path.last?.unit { return UnitPage(context, unit: unit).plainRow(key) }
    return key.unit.flatMap { context.table.row(of: $0) }.map { context.plainRow($0) }
  }

  /// Its page where a page is open, else its row.
  func view(of unit: AdministrativeUnit, _ state: State) -> ViewValue? {
    guard let context = context(state), let row = context.row(of: unit) else { return nil }
    var view = state.view
    view.filter = ""
    if view.path.isEmpty { view.selected = row.key } else { view.path = [row.key] }
    return view
  }

  func namedViews(_ state: State) -> [NamedView] {
    let catalogue = state.catalogue
    var named: [NamedView] = []
    for index in RankingContext.indices(catalogue) where index != self.index(state) {
      guard let edition = RankingContext.edition(state, index: index) else { continue }
      var view = ViewValue(screen: .rankings)
      view.index = index
      named.append(NamedView(name: RankingContext.indexName(edition, catalogue), view: view))
    }
    guard let index = index(state) else { return named }
    return RankingContext.editionViews(of: index, state) + named
  }
}

extension RankingContext {
  /// The row of a unit, or of what it was or became at the time of the edition.
  func row(of unit: AdministrativeUnit) -> RankingRow? {
    if let row = table.row(of: unit.id) { return row }
    let relatives = state.catalogue.register.lineage(of: unit.id, on: table.edition.unitsOn)
    let namesake = relatives.first { $0.shortName == unit.shortName } ?? relatives.first
    return namesake.flatMap { table.row(of: $0.id) }
  }

  /// The name of an edition's index.
  static func indexName(_ edition: Edition, _ catalogue: Catalogue) -> LocalizedText {
    let name = CleanText(cleaning: edition.id.index.rawValue)
    guard let structure = catalogue.structures[edition.structure] else {
      return LocalizedText(vietnamese: name, english: name)
    }
    func text(_ language: Language) -> CleanText {
      let short = structure.shortName.text(in: language)
      let full = structure.name.text(in: language)
      return short == full ? full : short + ", " + full
    }
    return LocalizedText(vietnamese: text(.vietnamese), english: text(.english))
  }

  /// The view that is open, in the other editions of an index that have figures.
  static func editionViews(of index: IndexID, _ state: State) -> [NamedView] {
    let shown = edition(state, index: index)?.id
    return state.catalogue.editions(of: index).reversed().compactMap { edition in
      guard edition.id != shown, state.catalogue.hasFigures(edition.id) else { return nil }
      var view = state.view
      view.edition = edition.id.label
      return NamedView(name: EditionWords.titles(edition, state.catalogue), view: view)
    }
  }
}
