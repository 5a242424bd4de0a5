import Model

extension State {
  /// Takes in one event and says what is to be done. The only place where state changes.
  public mutating func update(_ event: Event) -> [Effect] { update([event]) }

  /// Takes in events that came together; selection, scroll and what is needed follow once, after all of them.
  public mutating func update(_ events: [Event]) -> [Effect] {
    let effects = takeIn(events)
    return effects + settleAndAsk()
  }

  /// First half of ``update(_:)``: selection and scroll are left as they are.
  mutating func takeIn(_ events: [Event]) -> [Effect] {
    var effects: [Effect] = []
    for event in events { effects += take(event) }
    return effects
  }

  /// Asks for what is needed, whatever selection and scroll will be.
  mutating func ask() -> [Effect] {
    // Answers of other figures than those on the screen would be of no use.
    figures.isAwaited ? [] : answers.request(wantedQueries()).map { .load($0) }
  }

  /// Second half of ``update(_:)``.
  mutating func settleAndAsk() -> [Effect] {
    // First the scroll, then what it needs: a jump asks at once for the rows it jumped to.
    settle()
    return turnToFigures() + saveItemWhenReady() + replayKeys() + turnToFigures() + sendRollCall() + ask()
  }

  private mutating func take(_ event: Event) -> [Effect] {
    var effects: [Effect] = []
    forgetPresentedRows(before: event)
    switch event {
    case .key(let key):
      notice = nil
      changed = []
      effects = type(key)
    case .retyped(let deletions, let text):
      notice = nil
      changed = []
      effects = retype(deletions: deletions, text)
    case .mouse(let input):
      notice = nil
      changed = []
      effects = handle(input)
    case .paste(let text):
      paste(text)
    case .resize(let size):
      self.size = size
    case .answer(let query, let answer):
      // Of the figures that were on the screen before.
      guard !figures.isAwaited else { break }
      take(answer, for: query)
    case .figuresShown(let batch): showsFigures(of: batch)
    case .figuresRefused(let batch, let telling, let notice):
      refuseFigures(of: batch, telling: telling, notice)
    case .failure(let query, let notice):
      guard !figures.isAwaited else { break }
      answers.fail(query)
      self.notice = notice
    case .storeChanged:
      hasRefreshFailed = false
      rollCallMarks.tryAgain()
      if presentation?.takesIn == true {
        tookIn()
      } else if isFrozen {
        takenInChanges += 1
        waitingChanges += 1
      } else {
        invalidateAnswers()
      }
    case .changesWait(let count):
      let own = rollCallMarks.batchCount(after: recordsKnownAt)
      if isFrozen { waitingChanges = takenInChanges + max(0, count - own) }
    case .nothingNew:
      hasRefreshFailed = false
      if agendaOrder?.isCarried == false { agendaOrder = nil }
      if presentation?.takesIn == true { tookIn() }
    case .refreshFailed(let notice):
      hasRefreshFailed = true
      presentation?.takesIn = false
      self.notice = notice
    case .watchingFailed: isWatched = false
    case .dayChanged(let day):
      guard !isTodayFixed else { break }
      // Another day's meeting is begun anew.
      lastPresentation = nil
      if isFrozen {
        waitingDay = day
      } else {
        today = day
      }
    case .storeOpened(let kind, let home, let isReadOnly):
      library = kind
      self.home = home
      self.isReadOnly = isReadOnly
      overlays = []
      hasRefreshFailed = false
      unfreeze()
      notice = Notice(.information, wording(.noticeStoreMade, kind.name ?? ""))
    case .exported(let path, let rows):
      notice = Notice(.information, wording(.noticeExported, path, format.integer(rows)))
    case .exportExists(let request): askToReplace(request)
    case .recorded(let recording, let batch): take(recording, recordedIn: batch)
    case .drafted(let meeting, let edit, let receipt): take(edit, meeting, receipt)
    case .draftFailed(let edit, let notice): takeBack(edit, notice)
    case .rollCalled(let meeting, let edit, let batch, let isNew):
      rollCallMarks.wrote(edit, of: meeting, in: batch, isNew: isNew)
    case .rollCallFailed(let meeting, let edit, let notice): take(edit, meeting, failure: notice)
    case .importing(let ticket, let news): effects = take(news, of: ticket)
    case .notice(let notice):
      self.notice = notice
      // An order that could not be recorded is none.
      if agendaOrder?.isCarried == false { agendaOrder = nil }
    case .themes(let names): themes = names
    case .followed(let news): take(news)
    case .clock(let clock):
      self.clock = clock
      rollCallMarks.tryAgain()
      if presentation?.stage == .item, following == nil, presentation?.began == nil {
        presentation?.began = clock.uptime
      }
    }
    return effects
  }

  /// What the screen needs now; also what the program loads before the first frame.
  public func wantedQueries() -> [Query] {
    guard answers.hasCatalogue else { return [.catalogue] }
    var queries = [Query.catalogue]
    if !catalogue.isComplete { queries.append(.wholeCatalogue) }
    queries += presentationQueries
    if itemToSave != nil { queries.append(.meetings) }
    queries += recordingQueries + closingQueries
    queries += Screens.screen(screen).queries(self)
    queries += rollCallQueries
    if isReadWhole { queries += Screens.screen(screen).readingQueries(self) }
    if case .source? = overlays.last, let fact = Screens.screen(screen).figureCard(self)?.fact {
      queries.append(.history(fact))
      if isAnyClosed { queries.append(.correction(fact)) }
      if pastMeeting != nil { queries.append(.historyByNow(fact)) }
    }
    return queries
  }

  /// Brings selection and scroll in line with what is there, after every event.
  mutating func settle() {
    guard answers.hasCatalogue else { return }
    beginPresentation()
    renewItems()
    renewFigures()
    if !PresentedTable.settle(&self) { Screens.screen(self.screen).settle(&self) }
    deselectWhereNothingIsLeft()
  }

  /// Where the filter leaves nothing nothing is selected either: neither a pane nor a key may go on about a row that
  /// nobody sees. What is still on its way may bring the row back.
  private mutating func deselectWhereNothingIsLeft() {
    guard !view.filter.isEmpty || narrowing != nil, view.selected != nil else { return }
    let screen = Screens.screen(self.screen)
    guard screen.items(self).count == 0,
      screen.queries(self).allSatisfy({ answers[$0] != nil })
    else { return }
    view.selected = nil
  }

  private mutating func take(_ answer: Answer, for query: Query) {
    let marked = ChangeFinder.changes(from: answers[query], to: answer, state: self)
    answers.store(answer, for: query)
    if case .rooms(let book) = answer { rollCallMarks.read(book.record.meeting.id, at: book.knownAt) }
    if case .meetings = answer, agendaOrder?.isCarried == false { agendaOrder = nil }
    changed.formUnion(marked)
    // Another program may have chosen another home.
    if case .catalogue(let catalogue) = answer, !isHomeGiven, following?.shown?.home == nil,
      let text = catalogue.settings["home"], let unit = UnitID(text)
    {
      home = unit
    }
  }

  private mutating func paste(_ text: String) {
    let typed = CleanText(cleaning: text).string
    typedWord.reset()
    guard !typed.isEmpty, !isBlank else { return }
    insert(typed)
  }

  mutating func handle(_ key: Key) -> [Effect] {
    if key == .control("c") { return [.quit] }
    if let effects = handleFollowed(key) { return effects }
    if isBlank {
      // The key that brings the picture back does nothing else.
      isBlank = false
      return []
    }
    if presentation != nil, key == .escape, overlays.last?.goesWithEscape == true {
      backToItem()
      return []
    }
    if presentationRequest != nil { return waitForItems(key) }
    if presentation != nil, overlays.isEmpty, areFiguresAwaited || !keysForItems.isEmpty {
      // Its figures are on their way: a step would find an empty screen and go on to the next item.
      guard key == .escape else { return waitForItems(key) }
      keysForItems = []
    }
    if !overlays.isEmpty { return handleOverlay(key) }
    if presentation != nil { return handlePresented(key) }
    if carries, let effects = handleCarrying(key) { return effects }
    let armed = (removing, adopting)
    removing = nil
    adopting = []
    guard let action = KeyTable.action(for: key, on: screen) else {
      if let action = KeyTable.actionElsewhere(for: key) { tellWhyNot(action) }
      return []
    }
    if action == .removeItem { removing = armed.0 }
    if action == .adoptDrafts { adopting = armed.1 }
    let before = (screen, view)
    let effects = perform(action)
    // What led somewhere is not silent, even where nothing is at hand yet.
    if effects.isEmpty, notice == nil, before == (screen, view), Availability.isWorthTelling(action) {
      tellWhyNot(action)
    }
    return effects
  }

  /// Says what a key is for that does nothing here and now: a silent key looks like a broken one.
  private mutating func tellWhyNot(_ action: Action) {
    guard let reason = Availability.reason(action, self), let binding = KeyTable.binding(of: action) else {
      return
    }
    notice = Notice(.information, wording[binding.name] + " — " + reason)
  }

  /// Does an action, as its key, the palette or a script asks.
  public mutating func perform(_ action: Action) -> [Effect] {
    if let effects = performFollowed(action) { return effects }
    if presentation != nil, let effects = performPresented(action) { return effects }
    let current = Screens.screen(screen)
    if let effects = current.perform(action, &self) { return effects }
    switch action {
    case .overview: show(.overview)
    case .rankings: show(.rankings)
    case .dossiers: show(.dossiers)
    case .directives: show(.directives)
    case .indicators: show(.indicators)
    case .sources: show(.sources)
    case .meeting: show(.meeting)
    case .up: move(by: -1)
    case .down: move(by: 1)
    case .pageUp: move(by: -current.pageRows(self))
    case .pageDown: move(by: current.pageRows(self))
    case .first: move(by: Int.min / 2)
    case .last: move(by: Int.max / 2)
    case .left: moveColumn(by: -1)
    case .right: moveColumn(by: 1)
    case .enter: open()
    case .back: goBack()
    case .nextPane, .previousPane: break
    case .search: startPrompt(.search)
    case .filter: startPrompt(.filter)
    case .narrow: narrow()
    case .nextMatch: stepMatch(forward: true)
    case .previousMatch: stepMatch(forward: false)
    case .sort: sortByColumn()
    case .group, .previousPeriod, .nextPeriod, .grain, .range, .index: break
    case .mark: toggleMark()
    case .compare: compare()
    case .zoom:
      if view.isZoomed || current.canZoom(self) { view.isZoomed.toggle() } else { tellReason(.zoom) }
    case .more, .less:
      if current.reason(against: action, self) == nil {
        view.density += action == .more ? 1 : -1
      } else {
        tellReason(action)
      }
    case .testPicture: overlays.append(.testPicture)
    case .source: overlays.append(.source(scroll: 0))
    case .freeze: toggleFreeze()
    case .reload:
      invalidateAnswers()
      return [.redraw]
    case .makeStore: askForHome()
    case .export: startExport()
    case .importFiles: return startImport()
    case .choose: startChoice()
    case .withdraw: startWithdrawal()
    case .changes: showChanges()
    case .closeFigures: askToClose()
    case .thenNow: showThenNow()
    case .saveItem: saveAsItem()
    case .moveItem: return moveItem()
    case .renameItem: renameItem()
    case .removeItem: return removeItem()
    case .recordProgress, .recordCompletion, .recordExtension, .recordReturn, .recordSuspension,
      .recordReassignment, .draftDirective, .showDrafts, .adoptDrafts:
      return performRecording(action)
    case .rollCall: openRollCall()
    case .present: present(lastPresentation ?? PresentationRequest())
    case .theme: nextTheme()
    case .language: language = language == .vietnamese ? .english : .vietnamese
    case .mouse: toggleMouse()
    case .blank: isBlank = true
    case .help: overlays.append(.help(filter: "", selected: 0))
    case .palette: overlays.append(.palette(typed: "", selected: 0))
    case .suspend: return [.suspend]
    case .quit: return [.quit]
    }
    return []
  }

  /// Says why an action does nothing here.
  private mutating func tellReason(_ action: Action) {
    guard let reason = Screens.screen(screen).reason(against: action, self) else { return }
    notice = Notice(.information, wording[reason])
  }

  private mutating func show(_ id: ScreenID) {
    guard id != screen || !view.path.isEmpty else { return }
    if id == screen {
      view.path = []
    } else {
      screen = id
      if views[id] == nil { views[id] = ViewValue(screen: id) }
      // A digit asks for the list; the page that was read there last is one Enter away.
      if id == .directives || id == .meeting, let page = view.path.last {
        view.path = []
        view.selected = page.directive.map { .directive($0) } ?? page.meeting.map { .meeting($0) }
        view.top = nil
      }
    }
    backStack = []
  }

  /// Opens a view and remembers where it was opened from.
  mutating func push(_ next: ViewValue) {
    backStack.append(view)
    if backStack.count > 50 { backStack.removeFirst() }
    screen = next.screen
    view = next
  }

  mutating func goBack() {
    if view.isZoomed {
      view.isZoomed = false
    } else if let previous = backStack.popLast() {
      let left = view
      screen = previous.screen
      view = previous
      Screens.screen(screen).comeBack(from: left, &self)
    } else if !view.filter.isEmpty {
      view.filter = ""
    } else if narrowing != nil {
      view.narrowing = nil
    } else if !view.search.isEmpty {
      view.search = ""
    } else if !view.marked.isEmpty {
      view.marked = []
    } else if screen != .overview {
      screen = .overview
    }
  }

  private mutating func open() {
    guard let key = view.selected else { return }
    if let next = Screens.screen(screen).open(key, self) {
      // A room sees no single dossiers.
      if presentation != nil, next.forRoom != next {
        notice = Notice(.information, wording[.presentNoDossiers])
        return
      }
      push(next)
    } else {
      overlays.append(.source(scroll: 0))
    }
  }

  private mutating func toggleMark() {
    guard let key = view.selected else { return }
    if let position = view.marked.firstIndex(of: key) {
      view.marked.remove(at: position)
    } else {
      view.marked.append(key)
    }
    move(by: 1)
  }

  private mutating func compare() {
    if (2...5).contains(view.marked.count) {
      // Where rows are not of one kind there is nothing to lay side by side; why is told as for every key.
      guard !Screens.screen(screen).comparison(self).isEmpty else { return }
      overlays.append(.comparison(scroll: 0))
    } else {
      notice = Notice(.warning, wording[.noticeMarkToCompare])
    }
  }

  private mutating func askForHome() {
    if case .store = library {
      notice = Notice(.information, wording[.noticeStoreAlready])
    } else {
      overlays.append(.chooseHome(typed: "", selected: 0))
    }
  }
}
