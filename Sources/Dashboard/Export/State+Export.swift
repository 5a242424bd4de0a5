import Model

extension State {
  /// What the screen shows, all of it and not only what is in sight; nil while something of it is being read.
  ///
  /// What lies over the screen does not count. ``isReadWhole`` makes the state ask for everything.
  public func exported() -> ExportedView? {
    guard answers.hasCatalogue else { return nil }
    let screen = Screens.screen(screen)
    let needed = screen.queries(self) + screen.readingQueries(self)
    guard needed.allSatisfy({ answers[$0] != nil }) else { return nil }
    var builder = ExportBuilder(self)
    screen.export(self, into: &builder)
    return builder.view()
  }

  /// A copy that shows the same and asks for all of it, as wide as reading takes; ``exported()`` of it is complete
  /// once its queries are answered.
  public func forExport() -> State {
    var copy = self
    copy.overlays = []
    copy.isReadWhole = true
    copy.size = State.readingSize
    copy.answers.forgetPending()
    return copy
  }

  /// The columns that the view's rows can be sorted by, with the names they have in an exported table; empty where the
  /// order is the screen's own.
  public var exportSortColumns: [ExportedColumn] {
    guard KeyTable.binding(of: .sort)?.screens.contains(screen) == true, let view = exported() else {
      return []
    }
    let sortable = Screens.screen(screen).sortColumns(self)
    return view.tables.flatMap(\.columns).filter { sortable.contains($0.id) }
  }

  /// What a file of the view is called, without its ending: screen and day in ASCII, `xep-hang-2024-06-03`. A page has
  /// what it is about in it, `xep-hang-quang-ngai-2024-06-03`.
  public var exportName: String {
    let parts = [wording[screen.label].string, exportSubject?.string ?? "", today.description]
    return parts.map { Self.fileName($0) }.filter { !$0.isEmpty }.joined(separator: "-")
  }

  /// What a page is about, or what the list is narrowed to.
  private var exportSubject: CleanText? {
    if let unit = view.path.last?.unit { return catalogue.register.unit(unit)?.shortName.text(in: language) }
    if let last = view.path.last?.rawValue.split(separator: ":").last {
      return CleanText(cleaning: String(last))
    }
    return view.filter.isEmpty ? nil : view.filterText
  }

  /// Small letters, digits and hyphens only: a name that every file system and every mail takes.
  private static func fileName(_ text: String) -> String {
    VietnameseText.words(text).map { word in
      String(word.unicodeScalars.filter { $0.isASCII }.map { Character($0) })
    }.filter { !$0.isEmpty }.joined(separator: "-").prefix(60).description
  }
}
