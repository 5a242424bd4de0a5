import Model

extension State {
  /// A view of the screen that can be asked for by name.
  public struct Choice: Sendable {
    /// Its name, Vietnamese first.
    public let names: [CleanText]
    /// Short names of what the view shows that the present one does not: an index, an edition, a grouping.
    public let codes: [String]
    /// The period it shows; nil where it names none.
    public let period: Period?
    public let view: ViewValue
  }

  /// The views of the screen that `phienhop read` and the palette reach by name, the present one included.
  public var choices: [Choice] {
    let named = Screens.screen(screen).namedViews(self)
    guard !named.isEmpty else { return [] }
    let here = Choice(names: [], codes: Self.codes(of: present), period: view.period, view: view)
    return named.map { named in
      var codes = Self.codes(of: named.view)
      codes.removeAll { Self.codes(of: view).contains($0) }
      return Choice(
        names: [named.name.vietnamese, named.name.english], codes: codes,
        period: named.view.period == view.period ? nil : named.view.period, view: named.view)
    } + [Choice(names: [caption, caption], codes: here.codes, period: here.period, view: view)]
  }

  private var caption: CleanText { Screens.screen(screen).caption(self) }

  /// The view with the index and edition that it shows by itself.
  private var present: ViewValue {
    var view = view
    switch screen {
    case .rankings:
      view.index = RankingsScreen().index(self)
      view.edition = RankingsScreen().context(self)?.table.edition.id.label
    case .overview: view.edition = OverviewScreen().rankingEdition(self)?.id.label
    case .dossiers:
      view.grouping = DossierMode.shown(self)?.id
      view.edition = DossiersScreen().index(self)?.table.edition.id.label
    default: break
    }
    return view
  }

  private static func codes(of view: ViewValue) -> [String] {
    var codes = [view.index?.rawValue, view.edition, view.grouping].compactMap(\.self)
    if let grouping = view.grouping, let colon = grouping.firstIndex(of: ":") {
      codes.append(String(grouping[grouping.index(after: colon)...]))
    }
    return codes
  }

  /// The view that is about a unit: its page where there is one.
  public func readingView(of unit: AdministrativeUnit) -> ViewValue? {
    let screen = Screens.screen(self.screen)
    guard var view = screen.view(of: unit, self) else { return nil }
    if view.path.isEmpty, let key = view.selected, key.unit != nil {
      var there = self
      there.view = view
      if let page = screen.open(key, there), page.screen == self.screen { view = page }
    }
    return view
  }

  /// Shows a view, as the palette does.
  public mutating func open(_ next: ViewValue) {
    if next.screen == screen, next.path == view.path {
      view = next
    } else {
      push(next)
    }
  }
}
