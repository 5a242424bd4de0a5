import Model

extension IndicatorsScreen {
  func read(_ state: State, into page: inout PlainWriter) {
    guard let context = IndicatorsContext(state) else {
      page.sentence(state.wording[.loading])
      return
    }
    if let criterion = self.page(state) {
      criterion.read(into: &page)
      return
    }
    page.heading(state.wording[.indicatorsTitle] + ", " + context.periodText)
    if context.table.criteria.isEmpty { page.sentence(state.wording[.indicatorsEmpty]) }
    if let words = state.narrowingWords { page.sentence(words + ": " + context.narrowedUnit) }
    if context.criteria.isEmpty, !context.table.criteria.isEmpty {
      page.sentence(emptyWords(state) ?? state.wording[.noticeNoMatch])
    }
    let marks = context.readingMarks()
    for row in context.criteria {
      if let id = row.definition {
        page.row(context.plainRow(row, id, marks))
      } else {
        page.heading(context.name(row.group))
      }
    }
  }

  func plainRow(_ key: ItemKey, _ state: State) -> PlainRow? {
    guard let context = IndicatorsContext(state) else { return nil }
    if let criterion = page(state) { return criterion.plainRow(key) }
    guard let row = context.criteria.first(where: { $0.key == key }), let id = row.definition else {
      return nil
    }
    return context.plainRow(row, id, context.readingMarks())
  }

  func plainNotes(_ state: State) -> [Line] {
    guard let context = IndicatorsContext(state) else { return [] }
    return (page(state)?.marks() ?? context.readingMarks()).notes()
  }

  func view(of unit: AdministrativeUnit, _ state: State) -> ViewValue? {
    guard state.view.path.isEmpty, let context = IndicatorsContext(state),
      let column = context.units.first(where: { $0.id == unit.id })
    else { return nil }
    var view = state.view
    view.column = column.itemKey.rawValue
    return view
  }

  func namedViews(_ state: State) -> [NamedView] {
    guard state.view.path.isEmpty, let context = IndicatorsContext(state) else { return [] }
    return context.steps.reversed().filter { $0 != context.year }.map { year in
      var view = state.view
      view.period = year.map { .year($0) }
      func text(_ language: Language) -> CleanText {
        let format = Format(language: language)
        return year.map { format.period(.year($0)) }
          ?? Wording(language)(.indicatorsNewest, format.day(state.today))
      }
      return NamedView(
        name: LocalizedText(vietnamese: text(.vietnamese), english: text(.english)), view: view)
    }
  }
}

extension IndicatorsContext {
  /// Marks of everything in the matrix, in reading order.
  func readingMarks() -> SourceMarks {
    var marks = SourceMarks(state)
    for id in criteria.lazy.compactMap(\.definition) {
      for unit in units {
        if let source = entry(id, unit.key)?.observations.first?.reference.source { _ = marks.mark(source) }
      }
    }
    return marks
  }

  /// A criterion with the figure of each unit; units without one are named at the end. In one line only the
  /// chosen unit's.
  func plainRow(_ row: FigureCriterion, _ id: DefinitionID, _ marks: SourceMarks) -> PlainRow {
    let text = PlainText(wording)
    let definition = state.catalogue.definitions[id]
    let measure =
      definition?.kind == .ratio ? "" : definition?.unitOfMeasure.text(in: language) ?? ""
    let chosen = row.key == state.view.selected ? selectedUnit : chosenUnit(id)
    var marks = marks
    var figures: [PlainFigure?] = []
    var missing: [CleanText] = []
    for unit in units {
      guard let entry = entry(id, unit.key) else {
        missing.append(name(unit))
        if unit == chosen { figures.append(text.figure(name(unit), "—", column: unit.itemKey.rawValue)) }
        continue
      }
      let source = entry.observations.first?.reference.source
      var value = words.plainValue(
        entry, mark: source.map { marks.mark($0).text })
      value = value + ", " + format.period(entry.period)
      if !isKnown(entry) { value = value + ", " + wording[.afterToday] }
      figures.append(
        text.figure(name(unit), value, column: unit.itemKey.rawValue, isDetail: unit != chosen))
    }
    let absent = missing.filter { name in chosen.map { self.name($0) != name } ?? true }
    if !absent.isEmpty, absent.count < units.count {
      figures.append(
        text.figure(wording[.plainWithout], format.integer(absent.count), isDetail: true))
    }
    return text.row(
      row.key, measure.isEmpty ? words.name(id) : words.name(id) + ", " + measure, figures)
  }

  /// The unit of the chosen column; else the first that has the criterion.
  private func chosenUnit(_ id: DefinitionID) -> FigureUnit? {
    if let column = state.view.column, let unit = units.first(where: { $0.itemKey.rawValue == column }) {
      return unit
    }
    return units.first { entry(id, $0.key) != nil } ?? units.first
  }
}

extension IndicatorPage {
  func read(into page: inout PlainWriter) {
    page.heading(context.words.name(definition))
    for entry in entries { page.row(plainRow(entry.key)) }
    guard let selected else { return }
    page.heading(context.name(selected.unit))
    for line in IndicatorLines(context).lines(selected, columns: 10_000) + place(selected, columns: 10_000) {
      page.sentence(line)
    }
  }

  func plainRow(_ key: ItemKey) -> PlainRow? {
    guard let entry = entries.first(where: { $0.key == key }) else { return nil }
    let text = PlainText(context.wording)
    var marks = marks()
    let mark = entry.observations.first.map { marks.mark($0.reference.source).text }
    return text.row(
      key, context.name(entry.unit),
      [
        text.figure(context.wording[.dossiersPeriod], context.format.period(entry.period)),
        text.figure(context.wording[.rankingsValue], context.words.plainValue(entry, mark: mark)),
      ])
  }
}
