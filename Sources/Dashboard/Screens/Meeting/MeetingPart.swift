import Model

/// A part of the screen of meetings that is a view of its own: what changed, or the agenda of a meeting.
protocol MeetingPart {
  var queries: [Query] { get }
  var caption: CleanText { get }
  var items: any ItemList { get }
  var listRows: Int { get }
  var card: FigureCard? { get }
  var footnotes: [Line] { get }
  func open(_ key: ItemKey) -> ViewValue?
  func draw(_ painter: Painter)
  func read(into page: inout PlainWriter)
  func plainRow(_ key: ItemKey) -> PlainRow?
  func export(into export: inout ExportBuilder)
}

extension MeetingScreen {
  /// The part that is open; nil for the list and the page of a document.
  static func part(_ state: State) -> (any MeetingPart)? {
    if ChangesPage.isOpen(state) { return ChangesPage(state) }
    return DraftsPage(state) ?? AgendaPage(state)
  }
}
