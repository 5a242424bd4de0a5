import Model

extension Overlay {
  /// What lies over the screen, as words.
  func read(_ state: State, into page: inout PlainWriter) {
    switch self {
    case .help(let filter, _):
      page.heading(state.wording[.helpTitle])
      for entry in HelpOverlay.entries(state, filter: filter) { page.row(HelpOverlay.plainRow(entry, state)) }
    case .palette(let typed, _):
      page.heading(state.wording[.keyPalette])
      for entry in Palette(state, typed: typed).entries { page.sentence(Palette.plain(entry, state)) }
    case .testPicture: page.sentence(state.wording[.plainPictureOnly])
    case .export(let dialog): ExportOverlay.read(dialog, state, into: &page)
    case .decision(let dialog): DecisionOverlay.read(dialog, state, into: &page)
    case .closing(let period, let meeting): ClosingOverlay.read(period, for: meeting, state, into: &page)
    case .recording(let form): RecordOverlay.read(form, state, into: &page)
    case .rollCall(let dialog): RollCallOverlay.read(dialog, state, into: &page)
    case .chooseFile(let dialog): FileChooser.read(dialog, state, into: &page)
    case .importing(let dialog): ImportOverlay.read(dialog, state, into: &page)
    case .prompt(let prompt): page.sentence(prompt.plain(state))
    case .source: Self.readCard(state, into: &page)
    case .chooseHome(let typed, _):
      page.heading(state.wording[.chooseHomeTitle])
      page.sentence(state.wording[.chooseHomeText])
      for unit in HomeChooser.units(state, typed: typed) { page.sentence(HomeChooser.plain(unit, state)) }
    case .chooseUnit(let typed, _): UnitChooser.read(state, typed: typed, into: &page)
    case .comparison:
      page.heading(state.wording[.comparisonTitle])
      Self.readComparison(Screens.screen(state.screen).comparison(state), into: &page)
    }
  }

  private static func readCard(_ state: State, into page: inout PlainWriter) {
    guard let card = Screens.screen(state.screen).figureCard(state) else {
      page.heading(state.wording[.sourceTitle])
      page.sentence(state.wording[.noSource])
      return
    }
    page.heading(card.title)
    for (position, paragraph) in SourceCardOverlay.paragraphs(card, state).enumerated() {
      if position > 0 { page.heading(state.wording[paragraph.title]) }
      for fact in paragraph.facts { page.figure(fact.label, fact.value) }
    }
  }

  /// The second line of a comparison names its columns; every later one gives a figure to each.
  private static func readComparison(_ lines: [Line], into page: inout PlainWriter) {
    guard lines.count >= 2 else { return }
    page.sentence(lines[0])
    let names = lines[1].spans.dropFirst().map { page.text.words($0.text) }
    for line in lines.dropFirst(2) {
      let cells = line.spans.dropFirst().map { page.text.words($0.text) }
      guard cells.count == names.count, let label = line.spans.first?.text else {
        page.sentence(line)
        continue
      }
      let said = zip(names, cells).filter { !$1.isEmpty }.map { $0 + " " + $1 }
      page.figure(label, said.joined(separator: "; "))
    }
  }
}

extension Prompt {
  /// "Tìm: qn, 3 khớp".
  func plain(_ state: State) -> CleanText {
    let typed = state.wording[purpose.label] + " " + CleanText(cleaning: text)
    guard !text.isEmpty, purpose == .search || purpose == .filter else { return typed }
    let count =
      purpose == .search ? state.matchCount : Screens.screen(state.screen).items(state).count
    return typed + "; " + state.wording(.promptMatches, state.format.integer(count))
  }
}

extension HelpOverlay {
  /// "Enter: Vào; Mở chi tiết của dòng đang chọn".
  static func plainRow(_ entry: Entry, _ state: State) -> PlainRow {
    let text = PlainText(state.wording)
    let row: Row
    switch entry {
    case .key(let key): row = key
    case .presenting(let binding):
      let keys = binding.keys.map { CleanText(cleaning: $0.name) }.joined(separator: ", ")
      return PlainRow(
        key: nil, title: keys + ": " + text.words(state.wording[binding.name]),
        figures: [text.figure("", state.wording[binding.help])].compactMap { $0 })
    case .meaning(let entry):
      return PlainRow(
        key: nil, title: text.words(entry.short), figures: [text.figure("", entry.meaning)].compactMap { $0 })
    }
    let keys = row.binding.keys.map { key -> CleanText in
      if case .control(let letter) = key { return CleanText(cleaning: "Ctrl+" + letter.uppercased()) }
      return CleanText(cleaning: key.name)
    }.joined(separator: ", ")
    return PlainRow(
      key: nil, title: keys + ": " + text.words(state.wording[row.binding.name]),
      figures: [
        text.figure("", state.wording[row.binding.help]),
        row.reason.flatMap { text.figure(state.wording[.plainDisabled], $0) },
      ].compactMap { $0 })
  }
}

extension HomeChooser {
  static func plain(_ unit: AdministrativeUnit, _ state: State) -> CleanText {
    unit.name.text(in: state.language) + " (" + CleanText(cleaning: unit.id.code) + ")"
  }
}
