import Model

/// The lowest row: keys, a notice, or what is being typed.
extension Chrome {
  /// Keys, a notice or what is being typed. Drawn last, so that the cursor stays where one types.
  static func drawFoot(_ state: State, _ painter: Painter) {
    let row = painter.rows - 1
    if case .prompt(let prompt)? = state.overlays.last {
      drawPrompt(prompt, state, painter, row: row)
      return
    }
    if case .palette(let typed, _)? = state.overlays.last, state.notice == nil {
      drawPalette(typed, state, painter, row: row)
      return
    }
    if let notice = state.notice {
      drawNotice(notice, painter, row: row)
      return
    }
    if let line = state.attachedLine {
      painter.text(
        (" ! " + line).padded(to: painter.columns), column: 0, row: row, role: .warning, attributes: [.bold])
      return
    }
    if state.overlays.isEmpty || state.following != nil, let presentation = state.presentation {
      PresentedFrame.drawFoot(presentation, state, painter)
      return
    }
    if let overlay = state.overlays.last {
      drawKeys(of: overlay, state, painter, row: row)
    } else {
      drawKeys(state, painter, row: row)
    }
  }

  /// The keys that work in what lies over the screen.
  private static func drawKeys(of overlay: Overlay, _ state: State, _ painter: Painter, row: Int) {
    let enter: Label? =
      switch overlay {
      case .help: .overlayRun
      case .chooseHome: .keyMakeStore
      case .export(let dialog): dialog.asksToReplace ? .exportReplace : .exportWrite
      case .decision(let dialog): dialog.isWriting ? .decisionRecord : .keyChoose
      case .recording: .decisionRecord
      case .chooseFile: .keyEnter
      case .importing(let dialog):
        dialog.phase == .options ? .importOptionsRead : hasAnswer(dialog, state) ? dialog.answer : nil
      case .chooseUnit: .keyEnter
      case .rollCall: state.reasonAgainstRecording == nil ? .rollPresent : nil
      case .prompt, .palette, .source, .comparison, .testPicture, .closing: nil
      }
    var x = 1
    func key(_ shown: CleanText, _ name: Label, _ keys: [Key]) {
      let start = x
      x = painter.text(shown, column: x, row: row, role: .footerKey, attributes: [.bold])
      x = painter.text(" " + state.wording[name], column: x, row: row, role: .footerText) + 2
      targetKeys(keys, from: start, to: x - 2, painter, row: row)
    }
    if let enter { key("Enter", enter, [.enter]) }
    if case .closing = overlay {
      key("y", .keyClose, [.character("y")])
      key("← →", .closePeriod, [.left, .right])
      key("Esc", .overlayClose, [.escape])
      return
    }
    // The roll call has more keys than a narrow screen has room for; arrows are tried anyway.
    let isRollCall = if case .rollCall = overlay { true } else { false }
    if !isRollCall || painter.columns >= 80 {
      key("↑ ↓", enter == nil ? .overlayScroll : .overlayChoose, [.up, .down])
    }
    if case .export = overlay { key("Tab", .exportRename, [.tab]) }
    if case .decision = overlay { key("Tab", .sourcesBatchReason, [.tab]) }
    if case .recording = overlay { key("Tab", .recordNextField, [.tab]) }
    if case .recording = overlay { key("← →", .importOptionNext, [.left, .right]) }
    if case .rollCall = overlay {
      if state.reasonAgainstRecording == nil {
        key("Tab", .rollAbsent, [.tab])
        key("Delete", .rollNotCalled, [.delete])
      }
      if painter.columns >= 72 { key("← →", .rollFilter, [.left, .right]) }
    }
    if case .chooseFile = overlay { key("Space", .keyMark, [.character(" ")]) }
    if case .importing(let dialog) = overlay, hasAnswer(dialog, state) {
      key("Tab", dialog.takes ? .importNo : .importYes, [.tab])
    }
    if case .importing(let dialog) = overlay {
      if dialog.phase == .preview { key("s", .importOptionsKey, [.character("s")]) }
      if dialog.phase == .options { key("← →", .importOptionNext, [.left, .right]) }
    }
    key("Esc", .overlayClose, [.escape])
  }

  /// Whether an import waits for a yes or no.
  private static func hasAnswer(_ dialog: ImportDialog, _ state: State) -> Bool {
    dialog.phase == .preview && state.importPreview?.isEmpty == false
  }

  /// Says that a click on what the footer shows is the key; of two keys the first is clicked on its own sign.
  private static func targetKeys(_ keys: [Key], from: Int, to: Int, _ painter: Painter, row: Int) {
    guard let last = keys.last else { return }
    painter.target(.key(last), Rect(column: from, row: row, columns: to - from, rows: 1))
    if keys.count > 1, let first = keys.first {
      painter.target(.key(first), Rect(column: from, row: row, columns: 1, rows: 1))
    }
  }

  private static func drawPrompt(_ prompt: Prompt, _ state: State, _ painter: Painter, row: Int) {
    let count: CleanText =
      prompt.purpose == .search && !prompt.text.isEmpty
      ? state.wording(.promptMatches, state.format.integer(state.matchCount)) : ""
    drawTyped(prompt.text, after: state.wording[prompt.purpose.label], count, painter, row: row)
  }

  /// What is typed into the palette, broken into lines of a width; at most the last three, and one for nothing.
  static func paletteLines(_ typed: String, columns: Int) -> [CleanText] {
    let room = max(1, columns - 4)
    var lines: [CleanText] = [.empty]
    var line = ""
    for character in CleanText(cleaning: typed).string {
      let longer = CleanText(cleaning: line + String(character))
      // A blank at the end of a line counts as typed, though it is cleaned away.
      if longer.columns > room || line.count >= room {
        // A word is broken only where it is longer than a line.
        let space = line.lastIndex(of: " ").map { line.index(after: $0) } ?? line.endIndex
        let tail = character == " " ? "" : String(line[space...])
        lines[lines.count - 1] = CleanText(cleaning: String(line.dropLast(tail.count)))
        line = tail
        lines.append(.empty)
      }
      line.append(character)
      lines[lines.count - 1] = CleanText(cleaning: line)
    }
    return Array(lines.suffix(3))
  }

  /// A line that is longer than the screen is wide goes on below, so that all of a directive is seen while it is typed.
  private static func drawPalette(_ typed: String, _ state: State, _ painter: Painter, row: Int) {
    let lines = paletteLines(typed, columns: painter.columns)
    guard lines.count > 1, row + 1 >= lines.count + 3 else {
      return drawTyped(typed, after: ":", state.wording[.paletteKeys], painter, row: row)
    }
    for (offset, line) in lines.enumerated() {
      let y = row - lines.count + 1 + offset
      painter.fill(Rect(column: 0, row: y, columns: painter.columns, rows: 1), with: " ", role: .overlay)
      let label: CleanText = offset == 0 ? " : " : "   "
      painter.text(label, column: 0, row: y, role: .prompt, attributes: [.bold])
      let x = painter.text(line, column: 3, row: y, role: .prompt)
      if offset == lines.count - 1 { painter.placeCursor(column: x, row: y, visible: true) }
    }
  }

  private static func drawTyped(
    _ text: String, after label: CleanText, _ count: CleanText, _ painter: Painter, row: Int
  ) {
    var x = painter.text(" " + label + " ", column: 0, row: row, role: .prompt, attributes: [.bold])
    // The end of a long text stays visible, where the cursor is.
    let room = max(1, painter.columns - x - count.columns - 3)
    var typed = CleanText(cleaning: text)
    while typed.columns > room { typed = CleanText(cleaning: String(typed.string.dropFirst())) }
    x = painter.text(typed, column: x, row: row, role: .prompt)
    painter.placeCursor(column: x, row: row, visible: true)
    painter.text(count, column: painter.columns - count.columns - 1, row: row, role: .footerText)
  }

  /// The keys that work here and now, as many as fit; help and quit always.
  private static func drawKeys(_ state: State, _ painter: Painter, row: Int) {
    let wide = painter.columns >= 100
    let gap = wide ? 3 : 2
    let position = positionText(state)
    let room = painter.columns - 2 - (position.isEmpty ? 0 : position.columns + 2)
    // Before and after stand together: "[ ] Kỳ".
    func shownKeys(_ binding: KeyBinding) -> CleanText {
      switch binding.action {
      case .previousPeriod: "[ ]"
      case .more: "+ -"
      default: binding.shown
      }
    }
    func name(_ binding: KeyBinding) -> CleanText {
      let label: Label =
        switch binding.action {
        case .previousPeriod: .keyPeriod
        case .more: .keyDetail
        case .mouse: .keyMouseOn
        case .removeItem where DraftsPage(state) != nil: .draftsWithdraw
        default: binding.name
        }
      return state.wording[label]
    }
    func keys(_ binding: KeyBinding) -> [Key] {
      let other: Action? =
        switch binding.action {
        case .previousPeriod: .nextPeriod
        case .more: .less
        default: nil
        }
      return [binding.keys.first, other.flatMap { KeyTable.binding(of: $0)?.keys.first }].compactMap(\.self)
    }
    func width(_ binding: KeyBinding) -> Int {
      shownKeys(binding).columns + 1 + name(binding).columns
    }
    let all = KeyTable.footer(on: state.screen).map { $0.words(in: state) }.filter {
      isUseful($0.action, state)
    }
    let always = all.filter { isAlwaysShown($0.action, state) }
    var used = always.reduce(0) { $0 + width($1) + gap }
    var shown: [KeyBinding] = []
    if case .builtIn = state.library, state.following == nil, let make = KeyTable.binding(of: .makeStore) {
      shown.append(make)
      used += width(make) + gap
    }
    for binding in all where !isAlwaysShown(binding.action, state) {
      let needed = width(binding) + gap
      if used + needed > room { continue }
      shown.append(binding)
      used += needed
    }
    var x = 1
    for binding in shown + always {
      let start = x
      x = painter.text(shownKeys(binding), column: x, row: row, role: .footerKey, attributes: [.bold])
      x = painter.text(" " + name(binding), column: x, row: row, role: .footerText) + gap
      targetKeys(keys(binding), from: start, to: x - gap, painter, row: row)
    }
    painter.text(
      position, column: painter.columns - position.columns - 1, row: row, role: .footerText)
  }

  /// Help and quit always, that the mouse is on while it is, and how to come back to a presenter.
  private static func isAlwaysShown(_ action: Action, _ state: State) -> Bool {
    action == .help || action == .quit || action == .mouse || (action == .present && state.following != nil)
  }

  private static func isUseful(_ action: Action, _ state: State) -> Bool {
    // Before anybody presents there is nothing on a follower's screen for a key to do something with.
    if state.isAttached, state.presentation == nil { return action == .help || action == .quit }
    return switch action {
    case .back:
      !state.backStack.isEmpty || state.view.isZoomed || !state.view.filter.isEmpty
        || state.narrowing != nil || !state.view.search.isEmpty || state.screen != .overview
    case .compare: state.view.marked.count >= 2
    case .nextPane: state.screen != .sources || state.view.path.isEmpty
    case .previousPeriod where state.screen == .meeting: ChangesPage.isOpen(state, besideToday: false)
    case .previousPeriod: state.screen != .sources || (state.view.path.isEmpty && state.library != .builtIn)
    case .moveItem: state.reasonAgainstAgenda == nil
    case .renameItem, .removeItem:
      state.reasonAgainstAgenda == nil
        || DraftsPage(state)?.selected?.state == .draft && state.reasonAgainstRecording == nil
    case .recordProgress, .recordCompletion, .recordExtension, .recordReturn, .recordSuspension,
      .recordReassignment, .draftDirective:
      state.reasonAgainstRecording == nil
    case .showDrafts:
      state.library != .builtIn && DraftsPage(state) == nil && !ChangesPage.isOpen(state)
    // A draft has no page; what is behind it is shown by the key of sources.
    case .enter: DraftsPage(state) == nil
    // An item's view is a key away; what is written down and who is there matter more.
    case .source: AgendaPage(state) == nil
    case .adoptDrafts: state.reasonAgainstAdopting == nil
    case .rollCall:
      state.library != .builtIn && !ChangesPage.isOpen(state) && DraftsPage(state) == nil
    case .choose: state.reasonAgainstRecording == nil && state.selectedConflict != nil
    case .withdraw: state.reasonAgainstRecording == nil && state.selectedBatch != nil
    case .importFiles: state.reasonAgainstRecording == nil
    case .zoom: Screens.screen(state.screen).reason(against: .zoom, state) == nil
    case .more: Screens.screen(state.screen).densities(state) != 0...0
    case .mouse: state.isMouseOn
    case .present: state.following?.isAway ?? true
    case .freeze: state.following == nil
    case .sort: !Screens.screen(state.screen).columns(state).isEmpty
    case .grain: DossierMode.isCounted(state)
    default: true
    }
  }

  /// `▼ 1–31 / 63`: which rows of a list are visible; nothing where the list is not seen.
  private static func positionText(_ state: State) -> CleanText {
    let screen = Screens.screen(state.screen)
    let items = screen.items(state)
    let visible = state.visibleItems(items)
    guard items.count > visible.count, !visible.isEmpty, state.screen != .overview,
      !ListSettling.showsPaneAlone(state)
    else { return "" }
    let (before, count) = items.whole ?? (0, items.count)
    let first = before + visible.lowerBound
    let last = before + visible.upperBound
    let arrow: CleanText = last < count ? "▼ " : "▲ "
    return arrow + state.format.integer(first + 1) + "–" + state.format.integer(last) + " / "
      + state.format.integer(count)
  }
}

extension Prompt.Purpose {
  /// What stands before the text.
  var label: Label {
    switch self {
    case .search: .promptSearch
    case .filter: .promptFilter
    case .range: .promptRange
    case .itemTitle: .promptItemTitle
    }
  }
}
