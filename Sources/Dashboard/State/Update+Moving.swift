import Model

extension State {
  /// Moves the selection in the screen's reading order, stopping at the ends.
  mutating func move(by steps: Int) {
    let items = Screens.screen(screen).items(self)
    guard items.count > 0 else { return }
    let current = view.selected.flatMap { items.position(of: $0) }
    let target: Int
    if let current {
      let (sum, overflow) = current.addingReportingOverflow(steps)
      target = overflow ? (steps < 0 ? 0 : items.count - 1) : min(max(0, sum), items.count - 1)
    } else {
      target = steps > 1_000_000 ? items.count - 1 : 0
    }
    view.selected = items.key(at: target)
  }

  mutating func moveColumn(by steps: Int) {
    let columns = Screens.screen(screen).columns(self)
    guard !columns.isEmpty else { return }
    guard let current = view.column.flatMap({ columns.firstIndex(of: $0) }) else {
      view.column = steps > 0 ? columns.first : columns.last
      return
    }
    view.column = columns[min(max(0, current + steps), columns.count - 1)]
  }

  /// Sorts by the chosen column; again reverses; then units stand in their official order, by code, where the
  /// screen's own order is another; then that again. Without a chosen column only the two orders take turns.
  mutating func sortByColumn() {
    let current = Screens.screen(screen)
    guard !current.columns(self).isEmpty else { return }
    let official = current.sortColumns(self).contains(RankingColumn.official) ? RankingColumn.official : nil
    if let column = view.column, view.sort != column, view.sort != official || view.sort == nil {
      view.sort = column
      view.isSortReversed = false
    } else if view.sort != nil, view.sort == view.column, !view.isSortReversed {
      view.isSortReversed = true
    } else if view.sort != official {
      view.sort = official
      view.isSortReversed = false
    } else if view.sort != nil {
      view.sort = nil
      view.isSortReversed = false
    } else {
      notice = Notice(.information, wording[.noticeChooseColumn])
    }
  }

  // MARK: Searching

  mutating func startPrompt(_ purpose: Prompt.Purpose) {
    overlays.append(
      .prompt(Prompt(purpose: purpose, text: purpose == .filter ? view.filter : "", before: view)))
  }

  /// Positions of items that match the text searched for.
  func matches() -> [Int] {
    guard !view.search.isEmpty else { return [] }
    return Screens.screen(screen).items(self).matches(view.search)
  }

  /// Selects the first match at or after the selection, wrapping around.
  mutating func selectMatch(from position: Int) {
    let found = matches()
    guard let hit = found.first(where: { $0 >= position }) ?? found.first else { return }
    view.selected = Screens.screen(screen).items(self).key(at: hit)
  }

  mutating func stepMatch(forward: Bool) {
    let found = matches()
    guard !found.isEmpty else {
      notice = Notice(.information, wording[view.search.isEmpty ? .noticeNoSearch : .noticeNoMatch])
      return
    }
    let items = Screens.screen(screen).items(self)
    let current = view.selected.flatMap { items.position(of: $0) } ?? 0
    let hit =
      forward
      ? found.first { $0 > current } ?? found[0]
      : found.last { $0 < current } ?? found[found.count - 1]
    view.selected = items.key(at: hit)
    let number = (found.firstIndex(of: hit) ?? 0) + 1
    notice = Notice(
      .information, wording(.noticeMatch, format.integer(number), format.integer(found.count)))
  }
}

extension ItemList {
  /// Positions whose text contains the folded text.
  func matches(_ folded: String) -> [Int] {
    guard !folded.isEmpty else { return [] }
    return (0..<count).filter { searchText(at: $0)?.contains(folded) ?? false }
  }
}
