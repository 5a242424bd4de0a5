import Model

/// What is said when a state follows another: only what has changed, the new row as one line.
public enum PlainAnnouncer {
  /// What is said first: the screen, its summary, the selected row, and how to go on.
  public static func opening(_ state: State) -> [CleanText] {
    var lines = place(state)
    if let notice = state.notice { lines.append(words(notice.text, state)) }
    lines.append(state.wording[.plainHint])
    return lines
  }

  /// Everything the screen shows, read from its beginning.
  public static func everything(_ state: State) -> [CleanText] { state.reading().lines }

  /// - Parameter answersKey: a key was pressed, so that something is said even where nothing has changed.
  public static func lines(from old: State, to new: State, answersKey: Bool) -> [CleanText] {
    var lines: [CleanText] = []
    if new.isBlank || old.isBlank {
      if new.isBlank, !old.isBlank { return [new.wording[.plainBlank]] }
      if new.isBlank { return [] }
      lines += place(new)
    } else if new.language != old.language || isElsewhere(old, new) {
      lines += new.overlays.isEmpty ? place(new) : overlay(nil, new)
      if new.overlays.isEmpty, isPage(new), new.backStack.count > old.backStack.count { lines = page(new) }
    } else if new.overlays != old.overlays {
      lines += overlay(old.overlays.last, new)
      if new.overlays.isEmpty, let row = row(new) { lines.append(row) }
    } else {
      lines += changes(old, new)
    }
    // The key tells it in a notice of its own.
    if new.theme != old.theme, new.notice == old.notice {
      lines.append(new.wording(.paletteTheme, CleanText(cleaning: new.theme)))
    }
    if new.isFrozen != old.isFrozen || new.waitingChanges != old.waitingChanges
      || new.isBehind != old.isBehind
      || new.library != old.library
    {
      lines.append(new.plainLibrary)
    }
    if let line = new.followLine, line != old.followLine { lines.append(words(line, new)) }
    if new.today != old.today {
      lines.append(new.wording[.today] + " " + new.format.day(new.today))
    }
    if !new.changed.isEmpty, new.changed != old.changed {
      lines.append(new.wording(.plainChanged, new.format.integer(new.changed.count)))
    }
    if let notice = new.notice, notice != old.notice || answersKey { lines.append(words(notice.text, new)) }
    lines.removeAll(where: \.isEmpty)
    return lines.isEmpty && answersKey ? stays(new) : lines
  }

  // MARK: Parts

  /// Where one is: unit and screen, what is shown, and the selected row.
  private static func place(_ state: State) -> [CleanText] {
    if let stage = StageScreen(state) { return stage.words }
    let caption = words(Screens.screen(state.screen).caption(state), state)
    return state.plainItem
      + [state.plainTitle, caption, row(state) ?? state.wording[.plainEmpty]].filter { !$0.isEmpty }
  }

  /// A page read from its beginning to its end.
  private static func page(_ state: State) -> [CleanText] {
    var page = PlainWriter(state)
    Screens.screen(state.screen).read(state, into: &page)
    return page.document.lines.filter { !$0.isEmpty }
  }

  private static func isPage(_ state: State) -> Bool {
    !state.view.path.isEmpty && StageScreen(state) == nil
  }

  private static func isElsewhere(_ old: State, _ new: State) -> Bool {
    new.presentation?.position != old.presentation?.position
      || new.presentation?.stage != old.presentation?.stage
      || (new.presentation == nil) != (old.presentation == nil) || new.screen != old.screen
      || new.view.path != old.view.path || new.view.index != old.view.index
      || new.view.edition != old.view.edition || new.view.period != old.view.period
      || new.view.grouping != old.view.grouping
  }

  /// The selected row in one line; on a page that is read by scrolling, the line at the top.
  private static func row(_ state: State) -> CleanText? {
    let screen = Screens.screen(state.screen)
    let key = state.view.selected.flatMap { screen.plainRow($0, state) == nil ? nil : $0 } ?? state.view.top
    return key.flatMap { screen.plainRow($0, state) }?.line(column: state.view.column)
  }

  private static func changes(_ old: State, _ new: State) -> [CleanText] {
    var lines: [CleanText] = []
    let screen = Screens.screen(new.screen)
    if new.view.marked != old.view.marked {
      lines.append(new.wording(.plainMarkedCount, new.format.integer(new.view.marked.count)))
    }
    if new.view.filter != old.view.filter || new.view.search != old.view.search {
      lines.append(words(screen.caption(new), new))
    }
    if new.view.sort != old.view.sort || new.view.isSortReversed != old.view.isSortReversed {
      lines.append(sorting(new))
    }
    if new.view.column != old.view.column { return lines + [column(new)] }
    let isScrolled = new.view.top != old.view.top && screen.plainRow(new.view.top ?? .line(""), new) != nil
    if new.view.selected != old.view.selected || (isScrolled && isReadByScrolling(new))
      || new.view.toggled != old.view.toggled || !lines.isEmpty
    {
      if let row = row(new) { lines.append(row) }
    }
    return lines
  }

  /// A page whose lines are no things to select.
  private static func isReadByScrolling(_ state: State) -> Bool {
    state.screen == .directives && state.view.path.last?.directive != nil
  }

  /// The figure of the chosen column in the selected row, or the column's name.
  private static func column(_ state: State) -> CleanText {
    let screen = Screens.screen(state.screen)
    guard let column = state.view.column else { return row(state) ?? "" }
    let figure = state.view.selected.flatMap { screen.plainRow($0, state) }?.figures
      .first { $0.column == column }
    return figure?.text ?? row(state) ?? ""
  }

  private static func sorting(_ state: State) -> CleanText {
    guard let sort = state.view.sort else { return state.wording[.plainUnsorted] }
    if sort == RankingColumn.official { return state.wording(.plainSorted, state.wording[.sortedOfficial]) }
    let screen = Screens.screen(state.screen)
    let figure = state.view.selected.flatMap { screen.plainRow($0, state) }?.figures
      .first { $0.column == sort }
    let name = figure?.label ?? ""
    let label: Label = state.view.isSortReversed ? .plainSortedReversed : .plainSorted
    return name.isEmpty ? state.wording[.keySort] : state.wording(label, name)
  }

  /// Nothing came of the key: one line says where one still is.
  private static func stays(_ state: State) -> [CleanText] {
    if let overlay = state.overlays.last { return step(overlay, state) }
    return [row(state).map { state.wording(.plainStays, $0) } ?? state.wording[.plainEmpty]]
  }

  // MARK: Overlays

  /// What was opened, read whole; of what was open already the line that has changed.
  private static func overlay(_ old: Overlay?, _ state: State) -> [CleanText] {
    guard let overlay = state.overlays.last else { return [] }
    switch (old, overlay) {
    case (.help?, .help), (.palette?, .palette), (.prompt?, .prompt), (.chooseHome?, .chooseHome),
      (.chooseUnit?, .chooseUnit),
      (.source?, .source), (.comparison?, .comparison), (.export?, .export), (.decision?, .decision),
      (.chooseFile?, .chooseFile), (.rollCall?, .rollCall):
      return step(overlay, state)
    case (.importing(let before)?, .importing(let now))
    where before.phase == .options && now.phase == .options:
      return step(overlay, state)
    case (_, .palette), (_, .prompt): return step(overlay, state)
    default:
      var page = PlainWriter(state)
      overlay.read(state, into: &page)
      return page.document.lines.filter { !$0.isEmpty }
    }
  }

  /// The line of an overlay that the cursor is on.
  private static func step(_ overlay: Overlay, _ state: State) -> [CleanText] {
    switch overlay {
    case .help(let filter, let selected):
      let rows = HelpOverlay.entries(state, filter: filter)
      let typed = filter.isEmpty ? [] : [state.wording[.helpTyping] + " " + CleanText(cleaning: filter)]
      guard rows.indices.contains(selected) else {
        return [(typed + [state.wording[.noticeNoMatch]]).joined(separator: "; ")]
      }
      return [(typed + [HelpOverlay.plainRow(rows[selected], state).line()]).joined(separator: "; ")]
    case .palette(let typed, let selected):
      let entries = Palette(state, typed: typed).entries
      var parts = [state.wording[.keyPalette] + (typed.isEmpty ? "" : ": " + CleanText(cleaning: typed))]
      if !typed.isEmpty { parts.append(state.wording(.promptMatches, state.format.integer(entries.count))) }
      if entries.indices.contains(selected) {
        parts.append(Palette.plain(entries[selected], state))
      } else {
        parts.append(state.wording[.paletteNothing])
      }
      return [parts.joined(separator: "; ")]
    case .prompt(let prompt): return [prompt.plain(state)]
    case .chooseHome(let typed, let selected):
      let units = HomeChooser.units(state, typed: typed)
      var parts = typed.isEmpty ? [] : [CleanText(cleaning: typed)]
      parts.append(
        units.indices.contains(selected)
          ? HomeChooser.plain(units[selected], state) : state.wording[.noticeNoMatch])
      return [parts.joined(separator: "; ")]
    case .chooseUnit(let typed, let selected):
      return [UnitChooser.plainStep(state, typed: typed, selected: selected)]
    case .export(let dialog): return [ExportOverlay.plainStep(dialog, state)]
    case .decision(let dialog): return [DecisionOverlay.plainStep(dialog, state)]
    case .recording(let form): return [RecordOverlay.plainStep(form, state)]
    case .rollCall(let dialog): return [RollCallOverlay.plainStep(dialog, state)]
    case .chooseFile(let dialog): return [FileChooser.plainStep(dialog, state)]
    case .importing(let dialog): return [ImportOverlay.plainStep(dialog, state)]
    // Read whole when they were opened; scrolling changes nothing that is heard.
    case .source, .comparison, .testPicture, .closing: return []
    }
  }

  private static func words(_ text: CleanText, _ state: State) -> CleanText {
    PlainText(state.wording).words(text)
  }
}
