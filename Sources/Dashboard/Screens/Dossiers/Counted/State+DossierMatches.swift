import Model

/// Searching a list of single dossiers of which only a part is at hand: the store looks, and the list goes there.
extension State {
  /// What of the list of dossiers fits the search; nil on every other list, and while it is being looked for.
  private func dossierMatches(_ context: CountedContext) -> DossierMatches? {
    CountedContext.matchQuery(self, context.place).flatMap { answers.dossierMatches($0) }
  }

  /// How many dossiers of the list fit the search; nil where no list of dossiers is searched.
  var dossierMatchCount: Int? {
    guard screen == .dossiers, let context = CountedContext(self), context.window != nil else { return nil }
    return dossierMatches(context)?.count ?? 0
  }

  /// How many rows of the list fit the search.
  var matchCount: Int { dossierMatchCount ?? matches().count }

  /// Goes to the first match once it is known which it is, and says so unless somebody is typing still.
  /// - Returns: false on every other list.
  mutating func searchDossiers() -> Bool {
    guard screen == .dossiers, let context = CountedContext(self), context.window != nil else { return false }
    awaitedMatch = view.search.isEmpty ? nil : .here
    takeAwaitedMatch(context)
    return true
  }

  /// Selects the match that a search waits for.
  mutating func takeAwaitedMatch(_ context: CountedContext) {
    guard let way = awaitedMatch else { return }
    guard !view.search.isEmpty else {
      awaitedMatch = nil
      return
    }
    guard let matches = dossierMatches(context) else { return }
    // On the way to a match the next one counts from there.
    let current = matches.dossier(of: view.selected) ?? context.selectedDossier
    switch matches.step(way, from: current) {
    case .match(let hit):
      awaitedMatch = nil
      go(to: hit, of: matches, context)
      // Whoever is still typing sees the count at the prompt.
      if overlays.isEmpty { announce(hit, of: matches) }
    case .none:
      awaitedMatch = nil
      if overlays.isEmpty { notice = Notice(.information, wording[.noticeNoMatch]) }
    case .elsewhere(let anchor):
      // The same part again would have it as little: the list has changed meanwhile.
      guard anchor != matchAnchor else {
        awaitedMatch = nil
        return
      }
      matchAnchor = anchor
      takeAwaitedMatch(context)
    }
  }

  mutating func stepDossierMatch(_ context: CountedContext, forward: Bool) {
    guard !view.search.isEmpty else {
      notice = Notice(.information, wording[.noticeNoSearch])
      return
    }
    awaitedMatch = forward ? .next : .previous
    takeAwaitedMatch(context)
    if awaitedMatch != nil { notice = Notice(.information, wording[.loading]) }
  }

  private mutating func go(to hit: Int, of matches: DossierMatches, _ context: CountedContext) {
    view.selected = matches.keys[hit]
    if context.window?.position(of: view.selected) == nil {
      view.anchor = view.selected
      view.top = nil
    }
  }

  private mutating func announce(_ hit: Int, of matches: DossierMatches) {
    notice = Notice(
      .information,
      wording(.noticeMatch, format.integer(matches.number(of: hit)), format.integer(matches.count)))
  }

  /// True where the selected dossier is one that the part of the list under way begins or ends around.
  func isOnTheWay(in window: DossierWindow) -> Bool {
    view.selected != nil && view.selected == view.anchor && window.position(of: view.selected) == nil
  }
}
