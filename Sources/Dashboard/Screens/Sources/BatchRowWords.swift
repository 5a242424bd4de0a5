import Model

/// A fact that a batch said, in the words of a screen: whose, of what, when, what was and what is, and where.
struct BatchRowWords {
  private let state: State
  private var wording: Wording { state.wording }

  init(_ state: State) {
    self.state = state
  }

  func change(_ row: BatchRow) -> CleanText {
    switch row.change {
    case .new: wording[.sourcesChangeNew]
    case .changed: wording[.sourcesChangeChanged]
    case .same: wording[.sourcesChangeSame]
    case .withdrawn: wording[.sourcesChangeWithdrawn]
    }
  }

  /// The unit; the kind of fact for one that is about none.
  func unit(_ row: BatchRow) -> CleanText {
    switch row.content {
    case .observation(let observation): name(observation.unit, observation.unitAsStated)
    case .figure(let figure): name(figure.unit, figure.unitAsStated)
    case .other(let kind, let id, _, _): self.kind(kind, id)
    }
  }

  private func name(_ unit: UnitID?, _ stated: CleanText) -> CleanText {
    unit.flatMap { state.catalogue.register.unit($0) }?.shortName.text(in: state.language) ?? stated
  }

  func criterion(_ row: BatchRow) -> CleanText {
    switch row.content {
    case .observation(let observation):
      state.catalogue.definitions[observation.definition]?.name.text(in: state.language)
        ?? CleanText(cleaning: observation.definition.rawValue)
    case .figure(let figure): SourceTexts.item(figure.item, of: figure.edition, state)
    case .other(_, _, let line, _): line
    }
  }

  func period(_ row: BatchRow) -> CleanText {
    switch row.content {
    case .observation(let observation): state.format.period(observation.period)
    case .figure(let figure): SourceTexts.edition(figure.edition)
    case .other: .empty
    }
  }

  func value(_ row: BatchRow) -> CleanText {
    switch row.content {
    case .observation(let observation): return observation.value.map { state.format.stated($0) } ?? "—"
    case .figure(let figure):
      let parts = [
        figure.rank.map { wording(.sourcesValueRank, state.format.integer($0)) },
        figure.score.map { state.format.stated($0) },
      ]
      return parts.compactMap(\.self).joined(separator: " · ")
    case .other: return .empty
    }
  }

  /// What was known before; empty for a new fact.
  func old(_ row: BatchRow) -> CleanText {
    if case .changed(let old) = row.change { old } else { .empty }
  }

  /// "119 → 120".
  func values(_ row: BatchRow) -> CleanText {
    let old = old(row)
    if case .other = row.content { return .empty }
    return old.isEmpty ? value(row) : old + " → " + value(row)
  }

  func place(_ row: BatchRow) -> CleanText {
    row.reference.map { SourceCardOverlay.place($0, state) } ?? .empty
  }

  func searchText(_ row: BatchRow) -> CleanText {
    [unit(row), criterion(row), period(row)].joined(separator: "\n")
  }

  func card(_ row: BatchRow) -> FigureCard {
    let title = [unit(row), criterion(row)].filter { !$0.isEmpty }.joined(separator: ", ")
    var fact: FactID?
    var note = CleanText.empty
    switch row.content {
    case .observation(let observation): (fact, note) = (observation.id, observation.note)
    case .figure(let figure): (fact, note) = (figure.id, figure.note)
    case .other(_, let id, _, _): fact = FactID(id)
    }
    return FigureCard(
      title: title,
      facts: [
        (wording[.dossiersPeriod], period(row)), (wording[.rankingsValue], value(row)),
        (wording[.sourcesChangeHead], change(row)), (wording[.sourcesValueBefore], old(row)),
      ], statements: row.reference.map { [(value(row), $0, note)] } ?? [], fact: fact)
  }

  func plainRow(_ row: BatchRow, key: ItemKey) -> PlainRow {
    let text = PlainText(wording)
    return text.row(
      key, [unit(row), criterion(row), period(row)].filter { !$0.isEmpty }.joined(separator: ", "),
      [
        text.figure("", change(row)), text.figure(wording[.rankingsValue], value(row)),
        text.figure(wording[.sourcesValueBefore], old(row)),
        text.figure(wording[.place], place(row), isDetail: true),
      ])
  }

  private func kind(_ table: String, _ id: String) -> CleanText {
    if id.hasPrefix(FigureChoice.settingPrefix) { return wording[.sourcesFactChoice] }
    return Self.kinds[table].map { wording[$0] } ?? CleanText(cleaning: table)
  }

  /// What kinds of facts are called, by the names the store has for them.
  private static let kinds: [String: Label] = [
    "source": .sourcesFactSource, "unit": .sourcesFactUnit, "definition": .sourcesFactDefinition,
    "target": .sourcesFactTarget, "structure": .sourcesFactStructure, "edition": .sourcesFactEdition,
    "document": .sourcesFactDocument, "directive": .sourcesFactDirective,
    "assignment": .sourcesFactAssignment, "report": .sourcesFactReport,
    "due_extension": .sourcesFactExtension, "difficulty": .sourcesFactDifficulty,
    "holiday": .sourcesFactHoliday, "procedure": .sourcesFactProcedure, "setting": .sourcesFactSetting,
    "meeting": .sourcesFactMeeting, "agenda_item": .sourcesFactAgendaItem,
    "meeting_draft": .sourcesFactDraft, "figure_closing": .sourcesFactClosing,
    "meeting_room": .sourcesFactMeetingRoom, "attendance": .sourcesFactAttendance,
  ]
}
