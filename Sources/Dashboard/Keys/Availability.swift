import Model

/// Whether an action does something here and now. Help and palette show what does not with its reason.
///
/// Nothing is written down twice: an action is tried on a copy of the state, so a reason is never out of step with
/// what the key does.
enum Availability {
  /// Why an action does nothing now; nil where it does something.
  static func reason(_ action: Action, _ state: State) -> CleanText? {
    guard let binding = KeyTable.binding(of: action) else { return nil }
    if !binding.screens.isEmpty, !binding.screens.contains(state.screen) { return elsewhere(binding, state) }
    var bare = state
    bare.overlays = []
    bare.notice = nil
    bare.drawnFootnotes = nil
    switch action {
    // These do something everywhere and always.
    case .search, .freeze, .present, .reload, .language, .blank, .help, .palette, .suspend, .quit: return nil
    case .saveItem: return state.reasonAgainstRecording
    case .closeFigures: return state.reasonAgainstRecording
    case .thenNow: return state.pastMeeting == nil ? state.wording[.thenNowElsewhere] : nil
    case .moveItem: return state.reasonAgainstAgenda
    case .renameItem, .removeItem:
      return DraftsPage(state) == nil ? state.reasonAgainstAgenda : state.reasonAgainstRecording
    case .draftDirective: return state.reasonAgainstRecording
    case .adoptDrafts: return state.reasonAgainstAdopting
    case .source:
      return Screens.screen(state.screen).figureCard(bare) == nil ? state.wording[.noSource] : nil
    case .filter:
      return isPage(state) ? state.wording[.reasonPage] : nil
    case .compare:
      if !(2...5).contains(state.view.marked.count) { return state.wording[.noticeMarkToCompare] }
      return Screens.screen(state.screen).comparison(bare).isEmpty ? state.wording[.reasonNothing] : nil
    case .nextMatch, .previousMatch:
      if state.view.search.isEmpty { return state.wording[.noticeNoSearch] }
      return bare.matchCount == 0 ? state.wording[.noticeNoMatch] : nil
    // The notice of a switch says what is so afterwards, which is no reason.
    case .mouse: return state.hasMouse ? nil : state.wording[.noticeMouseMissing]
    case .zoom, .more, .less:
      return Screens.screen(state.screen).reason(against: action, bare).map { state.wording[$0] }
    case .makeStore:
      if state.library != .builtIn { return state.wording[.noticeStoreAlready] }
      return state.following == nil ? nil : state.wording[.reasonReadOnly]
    default: return tried(action, bare)
    }
  }

  /// Actions whose key does nothing without a word where they do not apply. Moving beyond an end is not told: that
  /// the end is reached is seen.
  static func isWorthTelling(_ action: Action) -> Bool {
    switch action {
    case .sort, .group, .narrow, .mark, .compare, .previousPeriod, .nextPeriod, .grain, .range, .index,
      .enter, .thenNow, .closeFigures:
      true
    default: false
    }
  }

  private static func elsewhere(_ binding: KeyBinding, _ state: State) -> CleanText {
    let names = ScreenID.allCases.filter { binding.screens.contains($0) }.map { state.wording[$0.label] }
    return state.wording(.helpElsewhere, names.joined(separator: ", "))
  }

  /// True on the page of a unit, a directive, an indicator: its lines cannot be filtered.
  private static func isPage(_ state: State) -> Bool {
    guard let last = state.view.path.last else { return false }
    // Its levels are lists, down to that of single dossiers.
    if state.screen == .dossiers, DossierMode.isCounted(state) { return false }
    return last.unit != nil || last.directive != nil || last.definition != nil
  }

  /// Does the action on a copy and looks whether anything came of it.
  private static func tried(_ action: Action, _ state: State) -> CleanText? {
    var after = state
    let effects = after.perform(action)
    after.settle()
    guard effects.isEmpty, !hasChanged(from: state, to: after) else { return nil }
    if let notice = after.notice { return notice.text }
    return state.wording[general(action)]
  }

  private static func hasChanged(from old: State, to new: State) -> Bool {
    guard new.screen == old.screen, new.theme == old.theme, new.overlays == old.overlays,
      new.backStack.count == old.backStack.count
    else { return true }
    return new.view != old.view
  }

  /// What is said where the action itself says nothing.
  private static func general(_ action: Action) -> Label {
    switch action {
    case .up, .pageUp, .first: .reasonAtTop
    case .down, .pageDown, .last: .reasonAtEnd
    case .left, .right: .reasonNoColumn
    case .overview, .rankings, .dossiers, .directives, .indicators, .sources, .meeting: .reasonHere
    case .back: .reasonRoot
    case .previousPeriod: .rankingsNoEarlier
    case .nextPeriod: .rankingsNoLater
    case .grain, .range: .countedElsewhere
    case .index: .reasonOneIndex
    case .theme: .reasonOneTheme
    default: .reasonNothing
    }
  }
}
