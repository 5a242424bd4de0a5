import Model

extension State {
  // MARK: Beginning and ending

  /// Presents a meeting as soon as its agenda is at hand; again after Esc it goes on with the item that was left.
  public mutating func present(_ request: PresentationRequest) {
    guard presentation == nil else { return }
    presentationRequest = request
  }

  /// A key before the agenda is at hand: Esc gives it up, any other waits for the items.
  mutating func waitForItems(_ key: Key) -> [Effect] {
    if key == .escape {
      presentationRequest = nil
      keysForItems = []
    } else if keysForItems.count < 20 {
      keysForItems.append(key)
    }
    return []
  }

  /// Whether the figures that are to be on the screen are not there yet.
  var areFiguresAwaited: Bool { figures.isAwaited || !answers.hasCatalogue }

  /// Does what keys asked for that came too early.
  mutating func replayKeys() -> [Effect] {
    guard presentationRequest == nil, !keysForItems.isEmpty, !areFiguresAwaited else { return [] }
    let keys = keysForItems
    keysForItems = []
    guard presentation != nil else { return [] }
    var effects: [Effect] = []
    for key in keys {
      effects += handle(key)
      settle()
    }
    return effects
  }

  /// What has to be known before a presentation can begin, and while it goes on.
  var presentationQueries: [Query] {
    if presentationRequest != nil {
      return [.meetings, usualAgendaQuery] + (isAnyClosed ? [.closings] : [])
    }
    return presentation?.meeting == nil ? [] : [.meetings]
  }

  var usualAgendaQuery: Query { .usualAgenda(today: today, home: home) }

  /// Begins what was asked for once its agenda is here.
  mutating func beginPresentation() {
    guard let request = presentationRequest else { return }
    let agenda = usualAgendaQuery
    guard !answers.hasFailed(.meetings), !answers.hasFailed(agenda) else {
      // What went wrong is told already.
      presentationRequest = nil
      return
    }
    // What the meeting shows is known before anything of it is shown.
    guard let book = answers.meetings, let usual = answers.usualAgenda(agenda), areClosingsKnown
    else { return }
    presentationRequest = nil
    let record = request.meeting.map { book[$0] } ?? book.current(on: today)
    let planned = record?.agenda ?? []
    let items = planned.isEmpty ? usual : planned
    guard !items.isEmpty else {
      notice = Notice(.information, wording[.presentNoItems])
      return
    }
    var presentation = Presentation(
      meeting: planned.isEmpty ? nil : record?.meeting.id, items: items,
      origin: Presentation.Origin(
        screen: screen, views: views, backStack: backStack, wasFrozen: isFrozen))
    // A meeting that has gone is no other one, and neither is one that was recorded meanwhile.
    let isSame = presentation.meeting == request.meeting || request == PresentationRequest()
    let position = items.firstIndex { $0.id == request.item } ?? request.position
    presentation.position = isSame && items.indices.contains(position) ? position : 0
    // What was opened and how long it took belongs to the item, not to its place.
    let isSameItem = isSame && presentation.item?.id == request.item
    presentation.zoom = min(max(request.zoom, Presentation.zooms.lowerBound), Presentation.zooms.upperBound)
    presentation.spent = isSameItem ? request.spent : [:]
    if isSameItem { presentation.left[presentation.position] = request.views.first }
    let meeting = presentation.meeting.flatMap { book[$0] } ?? book.current(on: today)
    presentation.figures = closedFigures(for: meeting?.meeting)
    presentation.showsNewest = request.showsNewest && presentation.figures != nil
    self.presentation = presentation
    figures.refused = nil
    if let kept = request.figures, kept != presentation.figures { tellOtherClosing() }
    isFrozen = true
    overlays = []
    showItem(presentation.position, isFirst: true)
    if isSame || request.item == nil { enter(request.stage) }
    if isSameItem { for view in request.views.dropFirst() { push(view.forRoom) } }
  }

  /// Where the presentation is, for going on after it was cut off; nil while nobody presents.
  public var keptPresentation: PresentationRequest? {
    guard let presentation, following == nil, pastMeeting == nil else { return nil }
    var kept = PresentationRequest(meeting: presentation.meeting)
    kept.item = presentation.item?.id
    kept.position = presentation.position
    kept.views = backStack + [view]
    kept.zoom = presentation.zoom
    kept.stage = presentation.stage
    kept.figures = presentation.figures
    kept.showsNewest = presentation.showsNewest
    kept.spent = presentation.spent
    kept.spent[presentation.position] = presentation.minutesSpent(at: clock)
    return kept
  }

  /// Comes back to where one was; the next F5 goes on here.
  mutating func endPresentation() {
    guard let presentation else { return }
    leaveItem()
    var last = keptPresentation
    last?.views = [itemView]
    // By then others may be closed.
    last?.figures = nil
    last?.showsNewest = false
    lastPresentation = last
    self.presentation = nil
    // Time until the next one is no time of an item.
    clock = nil
    let origin = presentation.origin
    screen = origin.screen
    views = origin.views
    backStack = origin.backStack
    overlays = []
    if !origin.wasFrozen { unfreeze() }
  }

  // MARK: Items and steps

  /// The view of the item itself, whatever one has opened from it.
  public var itemView: ViewValue { backStack.first ?? view }

  /// Keeps how the item is left and the time that went into it.
  private mutating func leaveItem() {
    guard var presentation else { return }
    presentation.left[presentation.position] = itemView
    presentation.spent[presentation.position] = presentation.minutesSpent(at: clock)
    presentation.began = clock?.uptime
    self.presentation = presentation
  }

  mutating func showItem(_ position: Int, isFirst: Bool = false) {
    guard let count = presentation?.items.count, (0..<count).contains(position) else { return }
    if !isFirst { leaveItem() }
    presentation?.stage = .item
    presentation?.position = position
    presentation?.pages = 0
    presentation?.began = clock?.uptime
    let view = presentation?.left[position] ?? presentation?.item?.view.flatMap { ViewValue($0) }
    let next = (view ?? ViewValue(screen: .meeting)).forRoom
    backStack = []
    overlays = []
    screen = next.screen
    self.view = next
    fitDetail()
  }

  /// How much a screen's own table shows follows the zoom.
  mutating func fitDetail() {
    guard let zoom = presentation?.zoom, backStack.isEmpty else { return }
    let steps = Screens.screen(screen).densities(self)
    view.density = zoom < 0 ? 0 : steps.lowerBound
  }

  private mutating func walk(by steps: Int) {
    guard let presentation else { return }
    if presentation.stage != .item {
      // From the screens around the items back among them.
      guard (steps > 0) == (presentation.stage == .waiting) else {
        notice = Notice(.information, wording[steps > 0 ? .presentAtEnd : .presentAtStart])
        return
      }
      showItem(steps > 0 ? 0 : presentation.items.count - 1)
      return
    }
    if presentation.meeting != nil {
      if steps < 0, presentation.position == 0 { return enter(.waiting) }
      if steps > 0, presentation.position == presentation.items.count - 1 { return enter(.closing) }
    }
    let next = presentation.position + steps
    guard presentation.items.indices.contains(next) else {
      notice = Notice(.information, wording[steps > 0 ? .presentAtEnd : .presentAtStart])
      return
    }
    showItem(next)
  }

  /// The next page of what is shown, else the next item.
  private mutating func step(by direction: Int) {
    let pages = presentation?.pages ?? 0
    if direction > 0 || pages > 0, turnPage(by: direction) {
      presentation?.pages = max(0, pages + direction)
    } else {
      walk(by: direction)
    }
  }

  /// Shows the rows that follow those on the screen, or come before them.
  /// - Returns: false where there are none.
  private mutating func turnPage(by direction: Int) -> Bool {
    guard StageScreen(self) == nil, !isSpokenTo, !showsSpotlight else {
      return false
    }
    let current = Screens.screen(screen)
    guard screen != .overview else { return false }
    let items = current.items(self)
    let visible = visibleItems(items)
    guard items.count > visible.count, !visible.isEmpty else { return false }
    if direction > 0 {
      guard visible.upperBound < items.count else { return false }
      let first = visible.upperBound
      view.top = items.key(at: min(first, max(0, items.count - visible.count)))
      view.selected = items.key(at: first)
    } else {
      guard visible.lowerBound > 0 else { return false }
      let first = max(0, visible.lowerBound - visible.count)
      view.top = items.key(at: first)
      view.selected = items.key(at: first)
    }
    return true
  }

  // MARK: Keys

  mutating func handlePresented(_ key: Key) -> [Effect] {
    let typed = presentation?.typed ?? ""
    if case .character(let digit) = key, digit.isASCII, digit.isNumber {
      presentation?.typed = String((typed + String(digit)).suffix(3))
      return []
    }
    presentation?.typed = ""
    if !typed.isEmpty {
      switch key {
      case .enter: return jump(to: typed)
      case .backspace:
        presentation?.typed = String(typed.dropLast())
        return []
      case .escape: return []
      default: break
      }
    }
    // What was opened from there has keys of its own.
    if StageScreen(self) != nil { return handleStage(key) }
    guard let action = PresentingKeys.action(for: key) else {
      if case .character(let letter) = key, letter.isLetter { askForUnit(String(letter)) }
      return []
    }
    return carryOut(action)
  }

  private mutating func jump(to number: String) -> [Effect] {
    let count = presentation?.items.count ?? 0
    if Int(number) == 0, presentation?.meeting != nil {
      enter(.waiting)
    } else if let number = Int(number), (1...max(1, count)).contains(number) {
      showItem(number - 1)
    } else {
      notice = Notice(
        .information, wording(.presentNoSuchItem, CleanText(cleaning: number), format.integer(count)))
    }
    return []
  }

  mutating func carryOut(_ action: PresentingAction) -> [Effect] {
    switch action {
    case .forward: step(by: 1)
    case .backward: step(by: -1)
    case .nextItem: walk(by: 1)
    case .previousItem: walk(by: -1)
    case .firstItem: showItem(0)
    case .lastItem: showItem((presentation?.items.count ?? 1) - 1)
    case .jump: break
    case .up: return perform(.up)
    case .down: return perform(.down)
    case .why: return perform(.enter)
    case .source: return perform(.source)
    case .unit: askForUnit("")
    case .rollCall: openRollCall()
    case .back: backToItem()
    case .blank: isBlank = true
    case .larger: zoom(by: 1)
    case .smaller: zoom(by: -1)
    case .takeIn: return takeIn()
    case .newestFigures: toggleNewestFigures()
    case .nextPane: return pass(.nextPane)
    case .previousPane: return pass(.previousPane)
    case .previousPeriod: return pass(.previousPeriod)
    case .nextPeriod: return pass(.nextPeriod)
    case .palette: return perform(.palette)
    case .help: return perform(.help)
    case .language: return perform(.language)
    case .suspend: return [.suspend]
    case .quit: return [.quit]
    }
    return []
  }

  /// What an action of the palette or of a click means while presenting, where that is not the usual.
  mutating func performPresented(_ action: Action) -> [Effect]? {
    switch action {
    case .overview, .rankings, .dossiers, .directives, .indicators, .sources, .meeting:
      // Esc comes back from there.
      guard let next = ScreenID.allCases.first(where: { $0.action == action }) else { return nil }
      if next != screen { push((origin?.views[next] ?? ViewValue(screen: next)).forRoom) }
    case .back: backToItem()
    case .freeze: return takeIn()
    case .thenNow: toggleNewestFigures()
    case .present: break
    case .importFiles, .choose, .withdraw, .makeStore, .saveItem, .moveItem, .renameItem, .removeItem:
      notice = Notice(.information, wording[.presentNotNow])
    default: return nil
    }
    return []
  }

  private var origin: Presentation.Origin? { presentation?.origin }

  /// What only some screens know.
  private mutating func pass(_ action: Action) -> [Effect] {
    guard KeyTable.binding(of: action)?.screens.contains(screen) ?? false else { return [] }
    return perform(action)
  }

  /// From whatever was opened back to the item; from the item back to where one was before presenting.
  mutating func backToItem() {
    if !overlays.isEmpty || !backStack.isEmpty {
      let view = itemView
      overlays = []
      backStack = []
      screen = view.screen
      self.view = view
    } else {
      endPresentation()
    }
  }

  private mutating func zoom(by step: Int) {
    guard let zoom = presentation?.zoom else { return }
    guard Presentation.zooms.contains(zoom + step) else {
      notice = Notice(.information, wording[step > 0 ? .presentLargest : .presentSmallest])
      return
    }
    presentation?.zoom = zoom + step
    fitDetail()
  }
}

extension State {
  /// An item is shown that is only spoken to, and nothing that was opened from it.
  var isSpokenTo: Bool {
    guard let presentation, backStack.isEmpty else { return false }
    return presentation.stage == .item && presentation.isSpokenTo
  }
}

extension Presentation {
  /// True for an item without a view, or one whose view this program cannot read.
  var isSpokenTo: Bool { item?.view.flatMap { ViewValue($0) } == nil }
}

extension ViewValue {
  /// The view without what a room must not see: single dossiers are left out, down to the procedure.
  var forRoom: ViewValue {
    guard screen == .dossiers, let place = path.firstIndex(where: { $0.procedure != nil }) else {
      return self
    }
    var view = self
    view.path = Array(path[..<place])
    view.selected = path[place]
    view.top = nil
    view.anchor = nil
    return view
  }
}

extension Overlay {
  /// Esc while presenting comes back to the item from what was opened to look at, and only closes what takes text.
  var goesWithEscape: Bool {
    switch self {
    case .source, .comparison, .testPicture: true
    default: false
    }
  }
}
