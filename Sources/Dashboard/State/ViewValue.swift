import Model

/// One of the seven screens.
public enum ScreenID: String, Hashable, Sendable, Codable, CaseIterable {
  case overview, rankings, dossiers, directives, indicators, sources, meeting

  /// The digit that opens it.
  public var number: Int { (ScreenID.allCases.firstIndex(of: self) ?? 0) + 1 }
}

/// Where someone looks: everything needed to come back to the same place, and nothing else.
///
/// Back stack, saved views, session file and `render` carry this value. It is small, versioned and Codable.
public struct ViewValue: Hashable, Sendable, Codable {
  /// Version of this value's form.
  public var version = 1
  public var screen: ScreenID
  /// Where one has drilled to, from the screen's root: units or directives by key; empty at the root.
  public var path: [ItemKey] = []
  /// The index shown (Rankings, and Dossiers for QĐ 766); nil for the screen's first.
  public var index: IndexID?
  /// Label of the edition, or nil for the newest one published by today.
  public var edition: String?
  /// Label of the edition of the second index, on a screen that shows two of them; nil as for ``edition``.
  public var secondEdition: String?
  public var period: Period?
  /// Text a row must contain, folded; empty for all.
  public var filter = ""
  /// The filter as it was typed, with tone marks; nil where nobody typed it.
  public var filterTyped: String?
  /// The text last searched for, folded; empty for none.
  public var search = ""
  /// Column the rows are sorted by; nil for the screen's own order.
  public var sort: String?
  public var isSortReversed = false
  /// What rows are grouped by; nil for the screen's own.
  public var grouping: String?
  public var marked: [ItemKey] = []
  /// Groups opened or closed against what is usual for them.
  public var toggled: [ItemKey] = []
  public var selected: ItemKey?
  /// The row at the top of the list.
  public var top: ItemKey?
  /// The row around which a part of a list is read that is too long to be read whole; nil for its beginning.
  public var anchor: ItemKey?
  /// The column chosen with ← →; nil for none.
  public var column: String?
  /// The pane with the cursor, from 0.
  public var pane = 0
  public var isZoomed = false
  /// The part of the list that is shown; nil for all.
  public var narrowing: Narrowing?
  /// How much detail is shown: −1 less, 0 normal, 1 more.
  public var density = 0

  public init(screen: ScreenID) {
    self.screen = screen
  }
}

extension ViewValue {
  /// The filter as it was typed. That outlives a filter which a script or the back key has changed, so it is told only
  /// for its own.
  var filterText: CleanText {
    let typed = filterTyped.map { CleanText(cleaning: $0) }
    return typed.flatMap { VietnameseText.folded($0.string) == filter ? $0 : nil }
      ?? CleanText(cleaning: filter)
  }
}
