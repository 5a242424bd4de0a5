import Model

/// The sources that an exported view names, each with a mark of its own in order of appearance.
///
/// Other than on the screen no two share a mark: a file has room to name each.
struct ExportedSources {
  private(set) var order: [SourceID] = []
  private var positions: [SourceID: Int] = [:]
  private let state: State

  init(_ state: State) {
    self.state = state
  }

  mutating func add(_ source: SourceID) {
    guard positions[source] == nil else { return }
    positions[source] = order.count
    order.append(source)
  }

  mutating func add(_ references: [SourceReference]) {
    for reference in references { add(reference.source) }
  }

  /// "[1]"; empty for a source that was not added.
  func mark(_ source: SourceID) -> CleanText {
    positions[source].map { CleanText(cleaning: "[\($0 + 1)]") } ?? ""
  }

  /// "[1] dti_2020_2023.csv, dòng 74; [2] …": where each statement stands, down to sheet, row and column. Rows of one
  /// file stand together.
  func places(_ references: [SourceReference]) -> CleanText {
    var texts: [CleanText] = []
    for reference in references {
      let place = SourceCardOverlay.place(reference, state)
      let text = place.isEmpty ? mark(reference.source) : mark(reference.source) + " " + place
      if !text.isEmpty, !texts.contains(text) { texts.append(text) }
    }
    return texts.joined(separator: "; ")
  }

  /// The marks alone, each once.
  func marks(_ references: [SourceReference]) -> CleanText {
    var marks: [CleanText] = []
    for reference in references {
      let mark = mark(reference.source)
      if !mark.isEmpty, !marks.contains(mark) { marks.append(mark) }
    }
    return marks.joined(separator: " ")
  }

  /// The sources as a table.
  var table: ExportedTable {
    let wording = state.wording
    let catalogue = state.catalogue
    var table = TableBuilder<SourceID>()
    table.column("mark", wording[.exportMark]) { .words(mark($0)) }
    table.column("title", wording[.sourcesHeadTitle]) { id in
      .words(catalogue.sources[id]?.title.text(in: state.language) ?? CleanText(cleaning: id.rawValue))
    }
    table.column("kind", wording[.sourcesHeadKind]) { .words(catalogue.sources[$0].map { wording[$0.kind.label] }) }
    table.column("publisher", wording[.sourcesHeadPublisher]) { .words(catalogue.sources[$0]?.publisher) }
    table.column("address", wording[.address]) { .words(catalogue.sources[$0]?.address) }
    table.column("published", wording[.published], .day) { id in
      catalogue.sources[id]?.published.map { .day($0) } ?? .blank
    }
    table.column("read", wording[.read], .day) { id in
      catalogue.sources[id]?.readOn.map { .day($0) } ?? .blank
    }
    table.column("note", wording[.note]) { id in
      guard let source = catalogue.sources[id] else { return .blank }
      let isLater = (source.published ?? source.readOn).map { $0 > state.today } ?? false
      return .words([source.note, isLater ? wording[.afterToday] : ""].filter { !$0.isEmpty }.joined(separator: "; "))
    }
    return table.table(wording[.sourcesTitleSources], rows: order)
  }
}
