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
  /// place stand together: "dòng 207, 208, 211–218".
  func places(_ references: [SourceReference]) -> CleanText {
    var order: [SourceReference] = []
    var rows: [SourceReference: Set<Int>] = [:]
    for reference in references {
      let place = SourceReference(
        source: reference.source, file: reference.file, sheet: reference.sheet, row: 0,
        column: reference.column)
      if rows[place] == nil { order.append(place) }
      rows[place, default: []].formUnion(reference.row > 0 ? [reference.row] : [])
    }
    return order.map { place in
      let text = SourceCardOverlay.place(place, rows: Self.ranges(rows[place] ?? []), state)
      return text.isEmpty ? mark(place.source) : mark(place.source) + " " + text
    }.filter { !$0.isEmpty }.joined(separator: "; ")
  }

  /// "207, 208, 211–218".
  private static func ranges(_ rows: Set<Int>) -> CleanText {
    var runs: [ClosedRange<Int>] = []
    for row in rows.sorted() {
      if let last = runs.last, last.upperBound + 1 == row {
        runs[runs.count - 1] = last.lowerBound...row
      } else {
        runs.append(row...row)
      }
    }
    let texts = runs.map { run in
      switch run.count {
      case 1: "\(run.lowerBound)"
      case 2: "\(run.lowerBound), \(run.upperBound)"
      default: "\(run.lowerBound)–\(run.upperBound)"
      }
    }
    return CleanText(cleaning: texts.joined(separator: ", "))
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
    table.column("kind", wording[.sourcesHeadKind]) {
      .words(catalogue.sources[$0].map { wording[$0.kind.label] })
    }
    table.column("publisher", wording[.sourcesHeadPublisher]) { .words(catalogue.sources[$0]?.publisher) }
    table.column("address", wording[.address]) { .words(catalogue.sources[$0]?.address) }
    table.column("published", wording[.published], .day) { id in
      catalogue.sources[id]?.published.map { .day($0) } ?? .blank
    }
    table.column("read", wording[.read], .day) { id in
      catalogue.sources[id]?.readOn.map { .day($0) } ?? .blank
    }
    table.column("id", wording[.exportCode]) { .words(CleanText(cleaning: $0.rawValue)) }
    table.column("note", wording[.note]) { id in
      guard let source = catalogue.sources[id] else { return .blank }
      let isLater = (source.published ?? source.readOn).map { $0 > state.today } ?? false
      return .words(
        [source.note, isLater ? wording[.afterToday] : ""].filter { !$0.isEmpty }.joined(separator: "; "))
    }
    return table.table(wording[.sourcesTitleSources], rows: order)
  }
}
