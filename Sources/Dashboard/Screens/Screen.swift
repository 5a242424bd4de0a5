import Model

/// One screen: what it needs, what keys do to it, and how it looks. Everything is a function of the state.
///
/// To add a screen: a folder with a type like this, a case of ``ScreenID``, and a row in ``Screens/screen(_:)``.
protocol Screen: Sendable {
  /// The queries whose answers this screen shows now, most important first.
  func queries(_ state: State) -> [Query]

  /// Draws everything between tabs and footer.
  func draw(_ state: State, _ painter: Painter)

  /// What stands at the right end of the tab line: index, edition, period.
  func caption(_ state: State) -> CleanText

  /// Things that can be selected now, in reading order, for moving and searching.
  func items(_ state: State) -> any ItemList

  /// Columns that ← and → walk through; empty where there are none.
  func columns(_ state: State) -> [String]

  /// Rows a page key moves by.
  func pageRows(_ state: State) -> Int

  /// Whether ``queries(_:)`` are the same wherever selection and scroll are: what is asked for then need not wait
  /// until they are settled.
  var asksWithoutSettling: Bool { get }

  /// Brings selection and scroll in line with what is there: a selected key that is gone gives way to the
  /// screen's first choice, and the list moves as little as it must.
  func settle(_ state: inout State)

  /// What is selected when nothing is: the home province, or the first thing.
  func firstChoice(_ state: State, _ items: any ItemList) -> ItemKey?

  /// Rows of the list that are visible now, for keeping the selection among them.
  func listRows(_ state: State) -> Int

  /// Positions of the items on the screen now, for the foot.
  func visibleItems(_ state: State, _ items: any ItemList) -> Range<Int>

  /// The marked units side by side.
  func comparison(_ state: State) -> [Line]

  /// Does what is particular to the screen. Returns nil where the action means the usual.
  func perform(_ action: Action, _ state: inout State) -> [Effect]?

  /// Brings a view that Esc came back to in line with the one that was left.
  func comeBack(from left: ViewValue, _ state: inout State)

  /// True where a room sees the rows of the view in large, as ``PresentedTable`` draws them.
  func presentsRows(_ state: State) -> Bool

  /// A row as a room sees it; nil for what the view does not have.
  func presentedRow(_ key: ItemKey, _ state: State) -> PresentedRow?

  /// What ``presentedCounts(_:)`` is about; nil for the selected row.
  func presentedTitle(_ state: State) -> Line?

  /// Headline figures of the whole view; empty where those of the selected row stand for it.
  func presentedCounts(_ state: State) -> [PresentedCell]

  /// Where Enter leads from the selected item; nil for nowhere.
  func open(_ key: ItemKey, _ state: State) -> ViewValue?

  /// Everything behind the selected cell, for the source card.
  func figureCard(_ state: State) -> FigureCard?

  /// Marks told in the foot: sources of the figures shown, with their dates.
  func footnotes(_ state: State) -> [Line]

  /// Everything between tabs and footer as words, in a stable order.
  func read(_ state: State, into page: inout PlainWriter)

  /// An item as words: its name and one figure after the other; nil for what the screen does not have.
  func plainRow(_ key: ItemKey, _ state: State) -> PlainRow?

  /// What the marks in the words stand for; usually ``footnotes(_:)``.
  func plainNotes(_ state: State) -> [Line]

  /// What ``read(_:into:)`` needs beside ``queries(_:)``: what is out of sight.
  func readingQueries(_ state: State) -> [Query]

  /// Gives out what the view shows as tables: every row that the filter keeps in the view's order, every column.
  func export(_ state: State, into export: inout ExportBuilder)

  /// Columns that the rows can be sorted by, those included that gave way for width.
  func sortColumns(_ state: State) -> [String]

  /// The view of the screen that is about a unit: its page, its row, its column; nil where that makes no sense.
  func view(of unit: AdministrativeUnit, _ state: State) -> ViewValue?

  /// Other views of the screen that the palette offers by name: editions, periods, indexes, groupings.
  func namedViews(_ state: State) -> [NamedView]

  /// Short forms that the view writes, with what they stand for, for the help.
  func abbreviations(_ state: State) -> [Abbreviation]

  /// The parts of its list that the view can be narrowed to.
  func narrowings(_ state: State) -> [Narrowing]

  /// Why the list is empty, where the view can tell more than that no row matches.
  func emptyWords(_ state: State) -> CleanText?

  /// True where a pane of the view can have the whole screen.
  func canZoom(_ state: State) -> Bool

  /// The steps of detail the view has; `0...0` where there is only one.
  func densities(_ state: State) -> ClosedRange<Int>
}

/// A short form on the screen and what it stands for.
struct Abbreviation: Hashable, Sendable {
  let short: CleanText
  let meaning: CleanText
}

/// A view that can be asked for by name.
struct NamedView {
  let name: LocalizedText
  let view: ViewValue
}

extension Screen {
  func columns(_ state: State) -> [String] { [] }
  func sortColumns(_ state: State) -> [String] { columns(state) }
  func pageRows(_ state: State) -> Int { max(1, listRows(state) - 1) }
  func listRows(_ state: State) -> Int { max(1, state.size.rows - 9) }
  func visibleItems(_ state: State, _ items: any ItemList) -> Range<Int> {
    usuallyVisibleItems(state, items)
  }

  /// What ``visibleItems(_:_:)`` usually says, for screens that differ at times.
  func usuallyVisibleItems(_ state: State, _ items: any ItemList) -> Range<Int> {
    let first = state.view.top.flatMap { items.position(of: $0) } ?? 0
    return first..<max(first, min(items.count, first + listRows(state)))
  }
  func comparison(_ state: State) -> [Line] { [] }
  func firstChoice(_ state: State, _ items: any ItemList) -> ItemKey? {
    items.count > 0 ? items.key(at: 0) : nil
  }

  var asksWithoutSettling: Bool { false }
  func settle(_ state: inout State) { settleItems(&state) }

  /// What ``settle(_:)`` usually does, for screens that do more.
  func settleItems(_ state: inout State) {
    let items = items(state)
    guard items.count > 0 else { return }
    if state.view.selected.flatMap({ items.position(of: $0) }) == nil {
      state.view.selected = firstChoice(state, items)
    }
    let window = ScrollWindow(
      count: items.count, rows: listRows(state),
      selected: state.view.selected.flatMap { items.position(of: $0) },
      top: state.view.top.flatMap { items.position(of: $0) })
    if window.range.isEmpty { return }
    let top = items.key(at: window.range.lowerBound)
    if state.view.top != top { state.view.top = top }
  }

  func perform(_ action: Action, _ state: inout State) -> [Effect]? { nil }
  func comeBack(from left: ViewValue, _ state: inout State) {}
  func open(_ key: ItemKey, _ state: State) -> ViewValue? { nil }
  func figureCard(_ state: State) -> FigureCard? { nil }
  func footnotes(_ state: State) -> [Line] { [] }
  func view(of unit: AdministrativeUnit, _ state: State) -> ViewValue? { nil }
  func namedViews(_ state: State) -> [NamedView] { [] }
  func abbreviations(_ state: State) -> [Abbreviation] { [] }
  func narrowings(_ state: State) -> [Narrowing] { [] }
  func emptyWords(_ state: State) -> CleanText? { nil }
  func canZoom(_ state: State) -> Bool { false }
  func densities(_ state: State) -> ClosedRange<Int> { 0...0 }

  /// Why an action does nothing in this view; nil where it does something.
  func reason(against action: Action, _ state: State) -> Label? {
    switch action {
    case .zoom: state.view.isZoomed || canZoom(state) ? nil : .noticeNothingToZoom
    case .more, .less:
      densities(state) == 0...0
        ? .noticeOneDetail
        : action == .more
          ? (state.view.density < densities(state).upperBound ? nil : .noticeMostDetail)
          : (state.view.density > densities(state).lowerBound ? nil : .noticeLeastDetail)
    default: nil
    }
  }
}

/// Things in order, found by key and by position in constant time.
protocol ItemList {
  var count: Int { get }
  func key(at position: Int) -> ItemKey
  func position(of key: ItemKey) -> Int?
  /// Folded text to search in; nil where the text is not at hand.
  func searchText(at position: Int) -> String?
  /// Positions, in order, whose text contains the folded text.
  func matches(_ folded: String) -> [Int]
  /// How many come before the first, and how many there are, where only a part is at hand; else nil.
  var whole: (before: Int, count: Int)? { get }
}

extension ItemList {
  var whole: (before: Int, count: Int)? { nil }
}

/// An ``ItemList`` over an array of keys.
struct KeyList: ItemList {
  let keys: [ItemKey]
  private let positions: [ItemKey: Int]
  private let texts: (Int) -> String?

  init(_ keys: [ItemKey], searchText: @escaping (Int) -> String? = { _ in nil }) {
    self.keys = keys
    self.positions = Dictionary(keys.enumerated().map { ($1, $0) }) { first, _ in first }
    self.texts = searchText
  }

  var count: Int { keys.count }
  func key(at position: Int) -> ItemKey { keys[position] }
  func position(of key: ItemKey) -> Int? { positions[key] }
  func searchText(at position: Int) -> String? { texts(position) }
}

/// Everything behind one figure: what `o` shows.
public struct FigureCard: Sendable {
  public var title: CleanText
  /// Label and value, in reading order: value, unit, definition, numerator, denominator, from-to, as-of.
  public var facts: [(label: CleanText, value: CleanText)]
  /// Each source that states the figure, with what it states.
  public var statements: [(value: CleanText, reference: SourceReference, note: CleanText)]
  /// khớp or lệch n, in words; nil where nothing can be recomputed.
  public var check: CleanText?
  /// The fact whose history is shown; nil for a computed figure.
  public var fact: FactID?
  /// By what a directive that is given on the figure finds it again; nil for what is none to be reached.
  public var link: FigureLink?

  public init(
    title: CleanText, facts: [(label: CleanText, value: CleanText)] = [],
    statements: [(value: CleanText, reference: SourceReference, note: CleanText)] = [],
    check: CleanText? = nil, fact: FactID? = nil
  ) {
    self.title = title
    self.facts = facts
    self.statements = statements
    self.check = check
    self.fact = fact
  }
}
