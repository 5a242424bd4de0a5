import Model

extension DossiersScreen {
  func read(_ state: State, into page: inout PlainWriter) {
    if isCounted(state) {
      readCounted(state, into: &page)
    } else if let unit = indexPage(state) {
      unit.read(into: &page)
    } else if let context = index(state) {
      context.readList(into: &page)
    } else if let unit = unitPage(state) {
      unit.read(into: &page)
    } else if let context = ratios(state) {
      context.readList(into: &page)
    } else if statements(state) != nil {
      page.heading(state.wording[.dossiersStatements])
      readItems(state, into: &page)
    } else {
      page.sentence(state.wording[isLoading(state) ? .loading : .dossiersEmpty])
    }
  }

  func readingQueries(_ state: State) -> [Query] {
    statements(state).map { Array($0.order.queries($0.order.outlines.indices)) } ?? []
  }

  func plainRow(_ key: ItemKey, _ state: State) -> PlainRow? {
    if isCounted(state) { return counted(state)?.plainRow(key) }
    if let unit = indexPage(state) { return unit.plainRow(key) }
    if let context = index(state) {
      return key.unit.flatMap { context.table.row(of: $0) }.map { context.plainRow($0) }
    }
    if let unit = unitPage(state) { return unit.plainRow(key) }
    if let context = ratios(state) {
      return context.rows.first { $0.key == key }.map { context.plainRow($0) }
    }
    return statements(state)?.plainRow(key)
  }

  func plainNotes(_ state: State) -> [Line] {
    statements(state)?.marks().notes() ?? footnotes(state)
  }

  func view(of unit: AdministrativeUnit, _ state: State) -> ViewValue? {
    if isCounted(state) { return countedView(of: unit.id, period: state.view.period, state) }
    var view = state.view
    view.filter = ""
    if let context = index(state) {
      guard let row = context.row(of: unit) else { return nil }
      if view.path.isEmpty { view.selected = row.key } else { view.path = [row.key] }
      return view
    }
    guard let context = ratios(state),
      let row = context.matrix.rows.first(where: { $0.unit.id == unit.id })
    else { return nil }
    if context.showsGroups || view.path.last?.unit != nil {
      view.path = [row.key]
      view.selected = nil
    } else {
      view.selected = row.key
    }
    return view
  }

  func namedViews(_ state: State) -> [NamedView] {
    var named: [NamedView] = []
    if isCounted(state) {
      named += countedViews(state)
    } else if let context = index(state) {
      named += RankingContext.editionViews(of: context.table.edition.id.index, state)
    } else if let context = ratios(state) {
      for period in context.place.family.periods.reversed() where period != context.matrix.period {
        var view = state.view
        view.period = period
        named.append(
          NamedView(
            name: LocalizedText(
              vietnamese: Format(language: .vietnamese).period(period),
              english: Format(language: .english).period(period)), view: view))
      }
    }
    let shown = DossierMode.shown(state)
    for mode in DossierMode.all(state) where mode != shown {
      var view = ViewValue(screen: .dossiers)
      view.grouping = mode.id
      named.append(NamedView(name: mode.name(state), view: view))
    }
    return named
  }
}

extension DossierMode {
  /// What the palette and `read --index` call it.
  func name(_ state: State) -> LocalizedText {
    func text(_ make: (Language) -> CleanText) -> LocalizedText {
      LocalizedText(vietnamese: make(.vietnamese), english: make(.english))
    }
    switch self {
    case .index(let index):
      guard let edition = state.catalogue.editions(of: index).last else {
        return text { _ in CleanText(cleaning: index.rawValue) }
      }
      return RankingContext.indexName(edition, state.catalogue)
    case .family(let id, let isInside):
      let scope = isInside ? DossierMode.insideScope(state) : .provinces
      let family = scope.flatMap { state.answers.figureContents($0) }?.family(id)
      return text { language in
        let words = Wording(language)
        let name = words(.dossiersFamily, family?.counted.text(in: language) ?? CleanText(cleaning: id))
        return name + ", " + words[isInside ? .plainInside : .plainAcross]
      }
    case .statements: return text { Wording($0)[.dossiersStatements] }
    case .counted: return text { Wording($0)[.countedTitle] }
    }
  }
}

extension RatioContext {
  private var text: PlainText { PlainText(wording) }

  func readList(into page: inout PlainWriter) {
    var heading = Line(title)
    if let source = matrix.sources.first {
      var marks = marks()
      heading.spans += [Span(" "), marks.mark(source)]
    }
    page.heading(heading)
    if isAfterToday { page.sentence(wording[.afterToday]) }
    if rows.isEmpty { page.sentence(wording[.noticeNoMatch]) }
    for row in rows { page.row(plainRow(row)) }
  }

  func plainRow(_ row: FigureRow) -> PlainRow {
    let words = FigureWords(state)
    var name = self.name(row)
    if row.unit.id != nil, row.unit.id == home { name = name + ", " + wording[.plainOwn] }
    if state.view.marked.contains(row.key) { name = name + ", " + wording[.plainMarked] }
    let base = matrix.base.map { words.name($0) } ?? wording[.dossiersBase]
    return text.row(
      row.key, name,
      [text.figure(base, row.base.map { format.stated($0) } ?? "—", column: "base")]
        + matrix.definitions.map { id in
          text.figure(words.name(id), words.plainValue(row.cells[id]), column: id.rawValue)
        })
  }
}

extension RatioUnitPage {
  func read(into page: inout PlainWriter) {
    let words = FigureWords(context.state)
    page.heading(unitName)
    var period: Period?
    for entry in entries {
      if entry.period != period {
        period = entry.period
        page.heading(context.format.period(entry.period))
        for identity in identities(entry.period) { page.sentence(words.identity(identity)) }
      }
      page.row(plainRow(entry.key))
    }
  }

  func plainRow(_ key: ItemKey) -> PlainRow? {
    entries.first { $0.key == key }.map { FigureWords(context.state).plainRow($0, withUnit: false) }
  }
}

extension StatementList {
  func plainRow(_ key: ItemKey) -> PlainRow? {
    guard order.position(of: key) != nil, let entry = state.answers.statement(key) else { return nil }
    var marks = marks()
    let mark = entry.observations.first.map { marks.mark($0.reference.source).text }
    return words.plainRow(entry, withUnit: true, mark: mark)
  }
}

extension FigureWords {
  /// "19,36% [T], chưa đạt 80%, 48.155 / 248.677".
  func plainValue(_ entry: FigureEntry?, mark: CleanText? = nil) -> CleanText {
    guard let entry else { return "—" }
    var words = [value(entry)]
    if let mark { words[0] = words[0] + " " + mark }
    if entry.isComputed { words[0] = words[0] + " " + SourceMarks.computed.text }
    let definition = state.catalogue.definitions[entry.definition]
    if definition?.kind == .ratio {
      // Without a mark and a blank at its beginning.
      words.append(PlainText(state.wording).words(stateWords(entry).text))
    }
    if let counts = counts(entry) { words.append(counts) }
    if entry.hasConflict { words.append(state.wording[.plainDisputed]) }
    return words.filter { !$0.isEmpty }.joined(separator: ", ")
  }

  /// A figure by itself: what it is, whose, and of which period.
  func plainRow(_ entry: FigureEntry, withUnit: Bool, mark: CleanText? = nil) -> PlainRow {
    let text = PlainText(state.wording)
    let definition = state.catalogue.definitions[entry.definition]
    let measure =
      definition?.kind == .ratio || definition?.kind == .threshold
      ? "" : definition?.unitOfMeasure.text(in: state.language) ?? ""
    return text.row(
      entry.key,
      withUnit
        ? entry.unit.name.text(in: state.language) + ", " + name(entry.definition) : name(entry.definition),
      [
        text.figure(state.wording[.rankingsValue], plainValue(entry, mark: mark)),
        text.figure(state.wording[.dossiersMeasure], measure),
        withUnit ? text.figure(state.wording[.dossiersPeriod], state.format.period(entry.period)) : nil,
        entry.identity.flatMap {
          text.figure(
            state.wording[.check], identity($0).spans.map(\.text).joined(), isDetail: true)
        },
      ])
  }
}
