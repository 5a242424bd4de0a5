import Model

/// Everything that can be asked for by name: the actions of the key table, themes, and views of the screen.
///
/// Names are found in both languages, without tone marks, by the beginnings of their words in any order.
struct Palette {
  enum Command: Hashable {
    case action(Action)
    case theme(String)
    case view(ViewValue)
    case record(RecordForm)
    case close(Period)
  }

  /// One line of the palette.
  struct Entry {
    let command: Command
    let name: CleanText
    /// The key that does the same; empty for none.
    let key: CleanText
    /// What Enter would do.
    let effect: CleanText
    /// Why it does nothing now; nil where it does something.
    let reason: CleanText?
  }

  /// What fits, the best first; of what fits alike, what does nothing now at the end.
  let entries: [Entry]

  private static let mostUnits = 8

  init(_ state: State, typed: String) {
    let wanted = VietnameseText.words(CleanText(cleaning: typed).string)
    var found: [(rank: Int, entry: Entry)] = []
    func offer(_ names: [CleanText], _ more: [CleanText], _ make: () -> Entry?) {
      guard let rank = Self.rank(wanted, names: names, more: more), let entry = make() else { return }
      found.append((2 * rank + (entry.reason == nil ? 0 : 1), entry))
    }
    let both = [Wording(.vietnamese), Wording(.english)]
    for binding in KeyTable.bindings {
      let synonyms = binding.action == .theme ? both.map { $0[.paletteThemeNames] } : []
      let names = both.map { $0[binding.name] }
      let isGrave = Self.grave.contains(binding.action)
      if isGrave, Self.rank(wanted, names: names + [binding.shown], more: []) != 0 { continue }
      offer(
        isGrave ? names + [binding.shown] : names,
        both.map { $0[binding.help] } + synonyms + [CleanText(cleaning: binding.action.rawValue)]
      ) {
        Entry(
          command: .action(binding.action), name: state.wording[binding.name], key: binding.shown,
          effect: state.wording[binding.help], reason: Availability.reason(binding.action, state))
      }
    }
    for theme in state.themes {
      let name = CleanText(cleaning: theme)
      offer(both.map { $0(.paletteTheme, name) }, both.map { $0[.paletteThemeNames] }) {
        Entry(
          command: .theme(theme), name: state.wording(.paletteTheme, name), key: "",
          effect: state.wording(.paletteThemeEffect, name),
          reason: theme == state.theme ? state.wording[.paletteThemeInUse] : nil)
      }
    }
    for entry in Self.recordings(state, typed: typed) {
      // Before everything else, unless what is typed may still be the name of a theme ("giao diện").
      found.append((Self.isDirective(typed) || wanted == ["giao"] ? -1 : 8, entry))
    }
    if let entry = Self.closing(state, typed: typed) { found.append((-1, entry)) }
    var offered: Set<CleanText> = []
    for named in Self.views(state) {
      let name = named.name.text(in: state.language)
      guard offered.insert(name).inserted else { continue }
      offer([named.name.vietnamese, named.name.english], []) {
        Entry(
          command: .view(named.view), name: name, key: "",
          effect: state.wording(.paletteViewEffect, name), reason: nil)
      }
    }
    var led: Set<Place> = []
    for unit in wanted.isEmpty ? [] : Self.units(state, typed: typed) {
      let view = Screens.screen(state.screen).view(of: unit, state)
      // A province and the one of the same name that it became are one line where they lead to one place.
      guard led.insert(view.map { .view($0) } ?? .reason(unit.name.text(in: state.language))).inserted else {
        continue
      }
      found.append(
        (
          view == nil ? 3 : 2,
          Entry(
            command: view.map { .view($0) } ?? .action(.back), name: unit.name.text(in: state.language),
            key: "",
            effect: state.wording(.paletteUnitEffect, unit.shortName.text(in: state.language)),
            reason: view == nil ? state.wording[.paletteNoUnit] : nil)
        ))
    }
    entries = found.enumerated().sorted { ($0.element.rank, $0.offset) < ($1.element.rank, $1.offset) }
      .map(\.element.entry)
  }

  /// How well what was typed fits: a name from its beginning, words of a name, words of the explanation; nil for
  /// not at all. Nothing typed fits everything.
  private static func rank(_ wanted: [String], names: [CleanText], more: [CleanText]) -> Int? {
    guard !wanted.isEmpty else { return 0 }
    let typed = wanted.joined(separator: " ")
    let words = names.map { VietnameseText.words($0.string) }
    if words.contains(where: { $0.joined(separator: " ").hasPrefix(typed) }) { return 0 }
    if words.contains(where: { fits(wanted, $0) }) { return 1 }
    let all = words + more.map { VietnameseText.words($0.string) }
    if all.contains(where: { fits(wanted, $0) }) { return 2 }
    return fits(wanted, all.flatMap(\.self)) ? 4 : nil
  }

  /// Whether what is typed is a directive and no name: "giao Sở …", but not "giao diện".
  static func isDirective(_ typed: String) -> Bool {
    let words = VietnameseText.words(CleanText(cleaning: typed).string)
    guard words.first == "giao", words.count > 1 else { return false }
    return words[1] != "dien" && !(words.count == 2 && "dien".hasPrefix(words[1]))
  }

  /// What "giao …" leads to: the form with what was typed, then the forms that were closed before.
  private static func recordings(_ state: State, typed: String) -> [Entry] {
    guard VietnameseText.words(CleanText(cleaning: typed).string).first == "giao" else { return [] }
    let wording = state.wording
    func entry(_ form: RecordForm, _ name: Label, _ effect: CleanText) -> Entry {
      Entry(
        command: .record(form), name: wording[name], key: "", effect: effect,
        reason: state.reasonAgainstRecording)
    }
    let kept = state.recordForms.reversed().filter { $0.sent == nil }.map { form in
      entry(form, .recordResume, CleanText(cleaning: form.summary))
    }
    let line = CleanText(cleaning: typed)
    let new = entry(
      RecordForm(.directive, line: isDirective(typed) ? line.string : "giao "), .recordEntry,
      wording[.recordEntryEffect])
    return isDirective(typed) ? [new] + kept : kept + [new]
  }

  /// "chốt số liệu 5/2025", "close 2025-05": the question for that period; nil where no period is named.
  private static func closing(_ state: State, typed: String) -> Entry? {
    let words = typed.split(separator: " ")
    let verb = words.first.map { VietnameseText.folded(String($0)) }
    guard verb == "chot" || verb == "close" else { return nil }
    let fillers: Set<String> = ["so", "lieu", "figures", "of", "cua"]
    let rest = words.dropFirst().drop { fillers.contains(VietnameseText.folded(String($0))) }
    guard let period = PeriodText.typed(rest.joined(separator: " ")), FigureClosing.canClose(period) else {
      return nil
    }
    let name = state.format.period(period)
    return Entry(
      command: .close(period), name: state.wording[.keyClose] + " " + name, key: "",
      effect: state.wording(.closeEntryEffect, name), reason: state.reasonAgainstRecording)
  }

  /// What must not be done by a word that happens to stand in its explanation: only the beginning of the name or
  /// the key's own name finds it.
  private static let grave: Set<Action> = [.quit, .suspend, .blank, .makeStore]

  /// Where a unit leads: a view, or nowhere, under its name.
  private enum Place: Hashable {
    case view(ViewValue)
    case reason(CleanText)
  }

  /// The views of this screen, then those of the others; they open the screen they belong to.
  private static func views(_ state: State) -> [NamedView] {
    let others = ScreenID.allCases.filter { $0 != state.screen && $0 != .overview }
    return Screens.screen(state.screen).namedViews(state)
      + others.flatMap { id in
        var there = state
        there.screen = id
        there.view = ViewValue(screen: id)
        return Screens.screen(id).namedViews(there)
      }
  }

  private static func fits(_ wanted: [String], _ words: [String]) -> Bool {
    wanted.allSatisfy { part in words.contains { $0.hasPrefix(part) } }
  }

  /// Units by name, of today and of the time of the ranking shown.
  private static func units(_ state: State, typed: String) -> [AdministrativeUnit] {
    let register = state.catalogue.register
    var days = [state.today]
    let edition =
      switch state.screen {
      case .rankings: RankingsScreen().context(state)?.table.edition
      case .dossiers: DossiersScreen().index(state)?.table.edition
      default: OverviewScreen().rankingEdition(state)
      }
    if let day = edition?.unitsOn, day != state.today { days.append(day) }
    var units: [AdministrativeUnit] = []
    for day in days {
      for unit in register.search(CleanText(cleaning: typed).string, on: day)
      where !units.contains(where: { $0.id == unit.id }) { units.append(unit) }
    }
    return Array(units.prefix(mostUnits))
  }

  // MARK: Drawing

  /// The matches above the prompt at the foot, and below them what Enter would do.
  static func draw(_ state: State, _ painter: Painter, typed: String, selected: Int) {
    let entries = Palette(state, typed: typed).entries
    let wording = state.wording
    // The lines that what is typed takes above the foot, less those that the notes there have.
    let content = Chrome.content(state)
    let notes = state.size.rows - 1 - content.row - content.rows
    let lines = Chrome.paletteLines(typed, columns: state.size.columns).count - 1
    let extra = min(lines - notes, painter.rows - 3)
    let painter = painter.clipped(
      to: Rect(column: 0, row: 0, columns: painter.columns, rows: painter.rows - max(0, extra)))
    let room = max(1, min(painter.rows - 2, max(6, painter.rows * 2 / 3)))
    let shown = max(1, min(entries.count, room))
    let box = Rect(
      column: 0, row: max(0, painter.rows - shown - 2), columns: painter.columns,
      rows: min(painter.rows, shown + 2))
    let area = painter.clipped(to: box)
    area.fill(area.bounds, with: " ", role: .overlay)
    area.rule(row: 0, title: Line(wording[.keyPalette], .overlayTitle, [.bold]))
    if entries.isEmpty { area.text(wording[.paletteNothing], column: 2, row: 1) }
    let chosen = min(selected, max(0, entries.count - 1))
    let window = ScrollWindow(
      count: entries.count, rows: shown, selected: chosen, top: max(0, chosen - shown + 1))
    let nameColumns = min(44, max(20, area.columns / 3))
    OverlayBox.position(window, of: entries.count, state, area)
    for (offset, position) in window.range.enumerated() {
      let entry = entries[position]
      let row = offset + 1
      area.text(position == chosen ? "►" : " ", column: 0, row: row)
      area.text(entry.name.padded(to: nameColumns), column: 2, row: row)
      area.text(
        entry.key.padded(to: 9), column: nameColumns + 3, row: row, role: .footerKey, attributes: [.bold])
      let column = nameColumns + 13
      let words = entry.reason.map { "— " + $0 } ?? entry.effect
      area.text(
        words.truncated(toColumns: max(0, area.columns - column - 1)), column: column, row: row,
        role: entry.reason == nil ? .text : .neutral)
      if position == chosen { area.addAttributes([.selected], row: row) }
    }
    guard entries.indices.contains(chosen), area.rows > shown + 1 else { return }
    let preview: CleanText = entries[chosen].reason.map { "— " + $0 } ?? "Enter: " + entries[chosen].effect
    area.text(
      preview.truncated(toColumns: area.columns - 3), column: 2, row: shown + 1, role: .notice,
      attributes: [.bold])
  }

  /// "Xếp hạng; Mở màn hình này".
  static func plain(_ entry: Entry, _ state: State) -> CleanText {
    let words = entry.reason.map { state.wording[.plainDisabled] + ": " + $0 } ?? entry.effect
    return entry.name + "; " + words
  }
}
