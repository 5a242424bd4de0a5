import Model

extension State {
  /// A key while something lies over the screen.
  mutating func handleOverlay(_ key: Key) -> [Effect] {
    guard let top = overlays.last else { return [] }
    guard key == .escape || Chrome.hasRoom(size) else {
      // Nobody sees what is asked or chosen.
      notice = Notice(.information, wording[.overlayUnseen])
      return []
    }
    switch top {
    case .help(let filter, let selected): return handleHelp(key, filter: filter, selected: selected)
    case .palette(let typed, let selected): return handlePalette(key, typed: typed, selected: selected)
    case .prompt(let prompt): return handlePrompt(key, prompt)
    case .chooseHome(let typed, let selected):
      return handleHomeChooser(key, typed: typed, selected: selected)
    case .chooseUnit(let typed, let selected):
      return handleUnitChooser(key, typed: typed, selected: selected)
    case .source(let scroll): handleScroll(key, scroll) { .source(scroll: $0) }
    case .comparison(let scroll): handleScroll(key, scroll) { .comparison(scroll: $0) }
    case .testPicture: handleScroll(key, 0) { _ in .testPicture }
    case .export(let dialog): return handleExport(key, dialog)
    case .decision(let dialog): return handleDecision(key, dialog)
    case .closing(let period, let meeting): return handleClosing(key, period, for: meeting)
    case .recording(let form): return handleRecording(key, form)
    case .rollCall(let dialog): return handleRollCall(key, dialog)
    case .chooseFile(let dialog): return handleFileChooser(key, dialog)
    case .importing(let dialog): return handleImport(key, dialog)
    }
    return []
  }

  /// Text pasted into whatever takes text. It is never taken for keys.
  mutating func insert(_ text: String) {
    switch overlays.last {
    case .prompt(var prompt)?:
      prompt.text = String((prompt.text + text).prefix(Self.longestPrompt))
      typed(prompt)
    case .help(let filter, _)?:
      replaceTop(.help(filter: String((filter + text).prefix(Self.longestFilter)), selected: 0))
    case .palette(let typed, _)?:
      let whole = typed + text
      replaceTop(.palette(typed: String(whole.prefix(Self.longestPalette(whole))), selected: 0))
    case .chooseHome(let typed, _)?:
      replaceTop(.chooseHome(typed: String((typed + text).prefix(Self.longestFilter)), selected: 0))
    case .chooseUnit(let typed, _)?:
      replaceTop(.chooseUnit(typed: String((typed + text).prefix(UnitChooser.longest)), selected: 0))
    case .export(let dialog)?: insert(text, into: dialog)
    case .decision(let dialog)?: insert(text, into: dialog)
    case .recording(let form)?: insert(text, into: form)
    case .rollCall(let dialog)?: insert(text, into: dialog)
    case .chooseFile(let dialog)?: insert(text, into: dialog)
    case .importing(let dialog)?: insert(text, into: dialog)
    case .source?, .comparison?, .testPicture?, .closing?, nil: break
    }
  }

  private static let longestPrompt = 60

  /// A directive is longer than the name of a command.
  private static func longestPalette(_ typed: String) -> Int {
    Palette.isDirective(typed) ? RecordForm.longest : longestPrompt
  }

  private static let longestFilter = 30

  mutating func replaceTop(_ overlay: Overlay) {
    guard !overlays.isEmpty else { return }
    overlays[overlays.count - 1] = overlay
  }

  private mutating func handleScroll(_ key: Key, _ scroll: Int, _ make: (Int) -> Overlay) {
    switch key {
    case .down, .character("j"): replaceTop(make(min(scroll + 1, 500)))
    case .up, .character("k"): replaceTop(make(max(0, scroll - 1)))
    case .pageDown: replaceTop(make(min(scroll + 10, 500)))
    case .pageUp: replaceTop(make(max(0, scroll - 10)))
    case .character("L"): language = language == .vietnamese ? .english : .vietnamese
    case .character("t"): _ = perform(.theme)
    case .escape, .enter, .backspace, .character("q"), .character("o"), .character("c"), .function(2):
      overlays.removeLast()
    default: break
    }
  }

  private mutating func handleHelp(_ key: Key, filter: String, selected: Int) -> [Effect] {
    let rows = HelpOverlay.entries(self, filter: filter)
    switch key {
    case .escape, .function(1): overlays.removeLast()
    case .character("?") where filter.isEmpty: overlays.removeLast()
    case .down: replaceTop(.help(filter: filter, selected: min(selected + 1, max(0, rows.count - 1))))
    case .up: replaceTop(.help(filter: filter, selected: max(0, selected - 1)))
    case .pageDown: replaceTop(.help(filter: filter, selected: min(selected + 10, max(0, rows.count - 1))))
    case .pageUp: replaceTop(.help(filter: filter, selected: max(0, selected - 10)))
    case .enter:
      guard rows.indices.contains(selected) else { return [] }
      if case .presenting(let binding) = rows[selected] {
        overlays.removeLast()
        return carryOut(binding.action)
      }
      guard case .key(let row) = rows[selected] else {
        notice = Notice(.information, wording[.helpShortFormIsNoKey])
        return []
      }
      if let reason = row.reason {
        notice = Notice(.information, reason)
        return []
      }
      overlays.removeLast()
      return perform(row.binding.action)
    case .backspace: replaceTop(.help(filter: String(filter.dropLast()), selected: 0))
    case .character(let character) where filter.count < Self.longestFilter:
      replaceTop(.help(filter: filter + String(character), selected: 0))
    default: break
    }
    return []
  }

  private mutating func handlePalette(_ key: Key, typed: String, selected: Int) -> [Effect] {
    func change(_ typed: String, _ selected: Int) -> Overlay { .palette(typed: typed, selected: selected) }
    let last = { [self] in max(0, Palette(self, typed: typed).entries.count - 1) }
    switch key {
    case .escape, .function(9): overlays.removeLast()
    case .backspace where typed.isEmpty: overlays.removeLast()
    case .down, .tab: replaceTop(change(typed, min(selected + 1, last())))
    case .up, .backTab: replaceTop(change(typed, max(0, selected - 1)))
    case .pageDown: replaceTop(change(typed, min(selected + 10, last())))
    case .pageUp: replaceTop(change(typed, max(0, selected - 10)))
    case .backspace: replaceTop(change(String(typed.dropLast()), 0))
    case .enter:
      let entries = Palette(self, typed: typed).entries
      guard entries.indices.contains(selected) else {
        notice = Notice(.information, wording[.paletteNothing])
        return []
      }
      if let reason = entries[selected].reason {
        notice = Notice(.information, reason)
        return []
      }
      overlays.removeLast()
      return run(entries[selected].command)
    case .character(let character) where typed.count < Self.longestPalette(typed):
      replaceTop(change(typed + String(character), 0))
    default: break
    }
    return []
  }

  /// Does what a line of the palette stands for.
  private mutating func run(_ command: Palette.Command) -> [Effect] {
    switch command {
    case .action(let action): return perform(action)
    case .theme(let name): theme = name
    case .view(let next): open(next)
    case .record(let form): open(form)
    case .close(let period): askToClose(period)
    }
    return []
  }

  private mutating func handlePrompt(_ key: Key, _ prompt: Prompt) -> [Effect] {
    var prompt = prompt
    switch key {
    case .escape:
      overlays.removeLast()
      screen = prompt.before.screen
      view = prompt.before
      return []
    case .enter:
      overlays.removeLast()
      if case .itemTitle(let meeting, let item) = prompt.purpose {
        return renaming(meeting, item, to: prompt.text)
      }
      if prompt.purpose == .range { takeRange(prompt.text) }
      if prompt.purpose == .search, !view.search.isEmpty { announceMatches() }
      return []
    case .backspace:
      if prompt.text.isEmpty {
        overlays.removeLast()
        view = prompt.before
        return []
      }
      prompt.text.removeLast()
    case .character(let character) where prompt.text.count < Self.longestPrompt:
      prompt.text.append(character)
    default: return []
    }
    typed(prompt)
    return []
  }

  /// Does what the text of a prompt asks for.
  private mutating func typed(_ prompt: Prompt) {
    replaceTop(.prompt(prompt))
    let folded = VietnameseText.folded(CleanText(cleaning: prompt.text).string)
    switch prompt.purpose {
    case .search:
      view = prompt.before
      view.search = folded
      if searchDossiers() { return }
      let items = Screens.screen(screen).items(self)
      selectMatch(from: view.selected.flatMap { items.position(of: $0) } ?? 0)
    case .filter:
      view.filter = folded
      view.filterTyped = folded.isEmpty ? nil : prompt.text
      view.top = nil
      // The place in the whole list is none in the narrowed one.
      view.anchor = nil
      // What was selected before is again as soon as it fits.
      view.selected = prompt.before.selected
    case .range, .itemTitle: break
    }
  }

  private mutating func announceMatches() {
    if searchDossiers() { return }
    let found = matches()
    guard !found.isEmpty else {
      notice = Notice(.information, wording[.noticeNoMatch])
      return
    }
    let items = Screens.screen(screen).items(self)
    let current = view.selected.flatMap { items.position(of: $0) } ?? 0
    let number = (found.firstIndex(of: current) ?? 0) + 1
    notice = Notice(.information, wording(.noticeMatch, format.integer(number), format.integer(found.count)))
  }

  private mutating func handleHomeChooser(_ key: Key, typed: String, selected: Int) -> [Effect] {
    let units = HomeChooser.units(self, typed: typed)
    switch key {
    case .escape: overlays.removeLast()
    case .down: replaceTop(.chooseHome(typed: typed, selected: min(selected + 1, max(0, units.count - 1))))
    case .up: replaceTop(.chooseHome(typed: typed, selected: max(0, selected - 1)))
    case .pageDown:
      replaceTop(.chooseHome(typed: typed, selected: min(selected + 10, max(0, units.count - 1))))
    case .pageUp: replaceTop(.chooseHome(typed: typed, selected: max(0, selected - 10)))
    case .backspace: replaceTop(.chooseHome(typed: String(typed.dropLast()), selected: 0))
    case .enter:
      guard units.indices.contains(selected) else { return [] }
      overlays.removeLast()
      return [.makeStore(home: units[selected].id)]
    case .character(let character) where typed.count < Self.longestFilter:
      replaceTop(.chooseHome(typed: typed + String(character), selected: 0))
    default: break
    }
    return []
  }
}
