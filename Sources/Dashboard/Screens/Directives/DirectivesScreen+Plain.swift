import Model

extension DirectivesScreen {
  func read(_ state: State, into page: inout PlainWriter) {
    if let id = Self.page(state) {
      guard let detail = DirectivePage.detail(id, state) else {
        page.sentence(state.wording[.loading])
        return
      }
      page.heading(detail.directive.title.text(in: state.language))
      DirectivePage.writer(state).read(into: &page)
    } else if Self.showsDifficulties(state) {
      page.heading(state.wording[.directivesTitleDifficulties])
      readItems(state, into: &page)
    } else {
      readList(state, into: &page)
    }
  }

  /// Counts and rates, then group after group; nothing is hidden in a closed group.
  private func readList(_ state: State, into page: inout PlainWriter) {
    page.heading(Self.title(state))
    guard let list = Self.list(state) else {
      page.sentence(
        state.narrowing == nil ? state.wording[.loading] : emptyWords(state) ?? state.wording[.loading])
      return
    }
    for count in DirectiveCountsStrip.counts(list.counts) {
      page.figure(count.state.word(state.wording), state.format.integer(count.count))
    }
    page.sentence(state.wording[.plainRates])
    for rate in DirectiveTexts.rateTexts(list.counts, state, nothing: "0/0") {
      page.sentence(rate + " " + SourceMarks.computed.text)
    }
    if list.entries.isEmpty {
      page.sentence(state.wording[list.order.filter.isEmpty ? .directivesNone : .noticeNoMatch])
    }
    for group in list.groups {
      page.heading(group.title.text(in: state.language) + ", " + DirectiveTexts.summary(group, state))
      for entry in list.entries[group.range] {
        page.row(DirectiveTexts.plainRow(entry, withProvince: list.provinceCount > 1, state))
      }
    }
  }

  /// Every block of rows.
  func readingQueries(_ state: State) -> [Query] {
    guard Self.page(state) == nil, !Self.showsDifficulties(state) else { return [] }
    return Self.list(state)?.blocks.map { .directiveRows($0) } ?? []
  }

  func plainRow(_ key: ItemKey, _ state: State) -> PlainRow? {
    let text = PlainText(state.wording)
    if Self.page(state) != nil {
      let lines = PageLines(DirectivePage.lines(state))
      return lines.position(of: key).map { text.row(key, text.words(DirectivePage.lines(state)[$0])) }
    }
    if Self.showsDifficulties(state) { return DifficultyList.plainRow(key, state) }
    guard let list = Self.list(state) else { return nil }
    if let id = key.directive, let position = list.positions[id] {
      return DirectiveTexts.plainRow(list.entries[position], withProvince: list.provinceCount > 1, state)
    }
    guard let group = list.groups.first(where: { $0.key == key }) else { return nil }
    let isOpen = Self.rows(state).map { rows in
      rows.position(of: .directive(list.entries[group.range.lowerBound].id)) != nil
    }
    return text.row(
      key, group.title.text(in: state.language) + ", " + DirectiveTexts.summary(group, state),
      [text.figure("", state.wording[isOpen == true ? .directivesGroupClose : .directivesGroupOpen])])
  }

  /// Directives that name the unit, in their text or as the one that leads.
  func view(of unit: AdministrativeUnit, _ state: State) -> ViewValue? {
    guard Self.page(state) == nil else { return nil }
    var view = state.view
    view.filter = VietnameseText.folded(unit.shortName.vietnamese.string)
    view.filterTyped = unit.shortName.vietnamese.string
    view.top = nil
    return view
  }

  func namedViews(_ state: State) -> [NamedView] {
    guard Self.page(state) == nil else { return [] }
    return Self.groupings.filter { $0 != (state.view.grouping ?? Self.groupings[0]) }.map { grouping in
      var view = state.view
      view.grouping = grouping
      view.top = nil
      let label = Self.title(of: grouping)
      return NamedView(
        name: LocalizedText(vietnamese: Wording(.vietnamese)[label], english: Wording(.english)[label]),
        view: view)
    }
  }

  static func title(_ state: State) -> CleanText {
    state.wording[title(of: order(state).grouping.rawValue)]
  }

  private static func title(of grouping: String) -> Label {
    switch DirectiveOrder.Grouping(rawValue: grouping) {
    case .state: .directivesTitleState
    case .lead: .directivesTitleLead
    case .document: .directivesTitleDocument
    case .dueMonth: .directivesTitleDueMonth
    case nil: .directivesTitleDifficulties
    }
  }
}

extension DirectiveTexts {
  /// A directive of a list in words; "…" while its row is on the way.
  /// - Parameter withProvince: where the directives are of several provinces.
  static func plainRow(_ entry: DirectiveEntry, withProvince: Bool, _ state: State) -> PlainRow {
    let wording = state.wording
    let text = PlainText(wording)
    let directive = state.answers.directive(row: entry.id)
    let standing = entry.standing
    let days = standing.days(
      wording, state.format, workingDays: directive?.due.counting == .workingDays)
    var title = directive?.title.text(in: state.language) ?? "…"
    if DirectivesScreen.list(state)?.reached[entry.id] != nil {
      title = title + ", " + wording[.figureReached]
    }
    if state.view.marked.contains(.directive(entry.id)) { title = title + ", " + wording[.plainMarked] }
    let word = standing.word(wording, isShort: false)
    let units = standing.assignments
    let isUnread = standing.daysLeft == nil && entry.awaitsReading != nil
    return text.row(
      .directive(entry.id), title,
      [
        text.figure(
          wording[.directivesHeadState], days.isEmpty ? word : word + ", " + days,
          column: DirectiveColumn.state.rawValue),
        text.figure(
          wording[.directivesHeadDue], due(directive, standing, state, isShort: false),
          column: DirectiveColumn.due.rawValue),
        isUnread
          ? text.figure(
            wording[.directivesHeadDays], wording[.directivesNotNumbered],
            column: DirectiveColumn.days.rawValue)
          : nil,
        text.figure(
          wording[.directivesHeadLead],
          directive.map { lead($0, state, withProvince: withProvince, columns: 200) } ?? "…",
          column: DirectiveColumn.lead.rawValue),
        text.figure(
          wording[.directivesHeadWith],
          directive.map { $0.coordinating.map { partyName($0, state) }.joined(separator: ", ") } ?? "",
          column: DirectiveColumn.with.rawValue, isDetail: true),
        units.flatMap {
          text.figure(
            "",
            wording(.directivePageLines, state.format.integer($0.finished), state.format.integer($0.total)))
        },
        text.figure(
          wording[.directivesHeadSource], directive.map { place($0, state) } ?? "",
          column: DirectiveColumn.source.rawValue, isDetail: true),
      ])
  }
}

extension DifficultyList {
  static func plainRow(_ key: ItemKey, _ state: State) -> PlainRow? {
    guard let id = key.difficulty,
      let difficulty = state.catalogue.difficulties.first(where: { $0.id == id })
    else { return nil }
    let wording = state.wording
    let text = PlainText(wording)
    return text.row(
      key, difficulty.title.text(in: state.language),
      [
        text.figure(
          wording[.difficultiesHeadState],
          wording[difficulty.decidedOn == nil ? .difficultiesOpen : .difficultiesDecided]),
        text.figure(wording[.difficultiesHeadDay], state.format.day(difficulty.statedOn)),
        text.figure(
          wording[.difficultiesHeadProvince],
          difficulty.province.map { state.catalogue.shortName(of: $0, state.language) } ?? "—"),
        text.figure(wording[.difficultiesHeadLink], link(difficulty, state), isDetail: true),
        text.figure(wording[.difficultiesDecision], difficulty.decision, isDetail: true),
      ])
  }
}
