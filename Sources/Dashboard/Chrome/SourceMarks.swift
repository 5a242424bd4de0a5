import Model

/// Marks of the sources a screen shows, numbered in order of appearance, and their notes for the foot.
struct SourceMarks {
  private var order: [SourceID] = []
  private let catalogue: Catalogue
  private let today: Day
  private let wording: Wording
  private let format: Format
  /// Narrow screens name the publisher instead of the title, so that every mark is told.
  private let isNarrow: Bool

  init(_ state: State) {
    isNarrow = state.size.columns < 100
    catalogue = state.catalogue
    today = state.today
    wording = state.wording
    format = state.format
  }

  /// The mark of a source, `[1]`. All articles the built-in directives come from share one.
  mutating func mark(_ source: SourceID) -> Span {
    let source = representative(of: source)
    if let position = order.firstIndex(of: source) { return Span(text(position), .source) }
    order.append(source)
    return Span(text(order.count - 1), .source)
  }

  /// The mark of what the program computes.
  static let computed = Span("[T]", .source)

  private func text(_ position: Int) -> CleanText { CleanText(cleaning: "[\(position + 1)]") }

  private var articles: [Source] { catalogue.articles }

  private func representative(of source: SourceID) -> SourceID {
    guard catalogue.sources[source]?.kind == .article else { return source }
    return articles.first?.id ?? source
  }

  /// One note for each mark, with its dates; `[T]` last.
  /// - Parameter shown: the sources to be told; nil for all.
  func notes(withComputed: Bool = true, of shown: Set<SourceID>? = nil) -> [Line] {
    let told = shown.map { Set($0.map(representative(of:))) }
    var notes: [Line] = []
    for (position, id) in order.enumerated() where told?.contains(id) ?? true {
      guard let source = catalogue.sources[id] else { continue }
      var text =
        isNarrow && !source.publisher.isEmpty ? source.publisher : source.title.text(in: wording.language)
      var dates: [CleanText] = []
      if source.kind == .article, articles.count > 1 {
        let days = articles.compactMap(\.published)
        text = wording[.articles]
        if let first = days.min(), let last = days.max() {
          dates = [
            isNarrow
              ? ", " + CleanText(cleaning: "\(first.year)–\(last.year)")
              : ", " + format.day(first) + "–" + format.day(last)
          ]
        }
      } else {
        dates = self.dates(source)
      }
      notes.append(Line([Span(self.text(position), .source), Span(" " + text)] + dates.map { Span($0) }))
    }
    if withComputed { notes.append(Line([Self.computed, Span(" " + wording[.computedNote])])) }
    return notes
  }

  /// When a source was published, when it was read, and that it is of a later day; empty where nothing is to be said.
  private func dates(_ source: Source) -> [CleanText] {
    let known = source.published ?? source.readOn
    return [
      source.published.map { ", " + (isNarrow ? "" : wording[.publishedOn] + " ") + format.day($0) } ?? "",
      source.readOn.map { ", " + wording[.readOn] + " " + format.day($0) } ?? "",
      known.map { $0 > today } == true ? ", " + wording[.afterToday] : "",
    ]
  }

  /// A note in less room: without the day a source was read on, and with the beginning of its name; with very little
  /// room without the years of a group of sources. Notes without a mark stay as they are.
  static func shortened(_ note: Line, nameColumns: Int) -> Line {
    guard note.spans.count > 1, note.spans[0].role == .source else { return note }
    var short = note
    if note.spans.count == 5 { short.spans = [note.spans[0], note.spans[1], note.spans[2], note.spans[4]] }
    if note.spans.count == 3, nameColumns < 16 { short.spans.removeLast() }
    short.spans[1].text = note.spans[1].text.truncated(toColumns: nameColumns)
    return short
  }
}
