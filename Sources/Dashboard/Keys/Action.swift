/// What a key can ask for. Each has one row in ``KeyTable``.
public enum Action: String, Hashable, Sendable, CaseIterable {
  case overview, rankings, dossiers, directives, indicators, sources, meeting
  case up, down, left, right, pageUp, pageDown, first, last
  case enter, back, nextPane, previousPane
  case search, nextMatch, previousMatch, filter, narrow, sort, group
  case previousPeriod, nextPeriod, grain, range, index
  case mark, compare, zoom, more, less, source
  case freeze, reload, makeStore, export
  case importFiles, choose, withdraw
  case closeFigures, thenNow
  case changes, present, saveItem, moveItem, renameItem, removeItem
  case recordProgress, recordCompletion, recordExtension, recordReturn, recordSuspension, recordReassignment
  case draftDirective, showDrafts, adoptDrafts, rollCall
  case testPicture
  case theme, language, mouse, blank, help, palette, suspend, quit
}
