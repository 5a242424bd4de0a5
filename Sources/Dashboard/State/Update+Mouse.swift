import Model

extension State {
  /// Rows the wheel moves by.
  static let wheelRows = 3

  mutating func toggleMouse() {
    guard hasMouse else {
      notice = Notice(.information, wording[.noticeMouseMissing])
      return
    }
    isMouseOn.toggle()
    notice = Notice(.information, wording[isMouseOn ? .noticeMouseOn : .noticeMouseOff])
  }

  mutating func handle(_ input: MouseInput) -> [Effect] {
    guard isMouseOn else { return [] }
    typedWord.reset()
    if isAttached {
      // What lies under the pointer is another thing in one's own view.
      lookAround()
      return []
    }
    if isBlank {
      isBlank = false
      return []
    }
    switch input.kind {
    case .press: return target(at: input.point).map { click($0) } ?? []
    case .wheelUp: return scroll(by: -Self.wheelRows)
    case .wheelDown: return scroll(by: Self.wheelRows)
    }
  }

  private mutating func click(_ target: ClickTarget) -> [Effect] {
    switch target {
    case .item(let key):
      if view.selected == key { return perform(.enter) }
      view.selected = key
    case .row(let row): return click(row: row)
    case .screen(let id): return perform(id.action)
    case .key(let key): return handle(key)
    case .nothing: break
    }
    return []
  }

  /// A row of the topmost overlay: selects it, and runs it when it is selected already.
  private mutating func click(row: Int) -> [Effect] {
    switch overlays.last {
    case .help(let filter, let selected)?:
      if selected == row { return handle(.enter) }
      overlays[overlays.count - 1] = .help(filter: filter, selected: row)
    case .palette(let typed, let selected)?:
      if selected == row { return handle(.enter) }
      overlays[overlays.count - 1] = .palette(typed: typed, selected: row)
    case .chooseHome(let typed, let selected)?:
      if selected == row { return handle(.enter) }
      overlays[overlays.count - 1] = .chooseHome(typed: typed, selected: row)
    case .chooseUnit(let typed, let selected)?:
      if selected == row { return handle(.enter) }
      overlays[overlays.count - 1] = .chooseUnit(typed: typed, selected: row)
    case .export(let dialog)?: click(row: row, in: dialog)
    case .decision(let dialog)?: click(row: row, in: dialog)
    case .recording(let form)?: click(row: row, in: form)
    case .rollCall(let dialog)?: click(row: row, in: dialog)
    case .chooseFile(let dialog)?:
      if dialog.selected == row { return handle(.enter) }
      click(row: row, in: dialog)
    case .importing(let dialog)?: click(row: row, in: dialog)
    case .prompt?, .source?, .comparison?, .testPicture?, .closing?, nil: break
    }
    return []
  }

  /// Moves a list with its selection, so that the selected row stays where it is on the screen as long as there is
  /// something to scroll.
  private mutating func scroll(by rows: Int) -> [Effect] {
    var effects: [Effect] = []
    let key: Key = rows < 0 ? .up : .down
    if !overlays.isEmpty {
      for _ in 0..<abs(rows) { effects += handle(key) }
      return effects
    }
    let current = Screens.screen(screen)
    // Pages that are read line by line move by themselves.
    if let first = current.perform(rows < 0 ? .up : .down, &self) {
      effects += first
      for _ in 1..<abs(rows) { effects += perform(rows < 0 ? .up : .down) }
      return effects
    }
    let items = current.items(self)
    let visible = visibleItems(items)
    if let top = view.top.flatMap({ items.position(of: $0) }), visible.count < items.count {
      view.top = items.key(at: min(max(0, top + rows), max(0, items.count - visible.count)))
    }
    move(by: rows)
    return effects
  }
}

extension ScreenID {
  /// The action that opens it.
  var action: Action {
    switch self {
    case .overview: .overview
    case .rankings: .rankings
    case .dossiers: .dossiers
    case .directives: .directives
    case .indicators: .indicators
    case .sources: .sources
    case .meeting: .meeting
    }
  }
}
