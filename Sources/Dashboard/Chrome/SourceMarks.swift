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
  func notes(withComputed: Bool = true) -> [Line] {
    var notes: [Line] = []
    for (position, id) in order.enumerated() {
      guard let source = catalogue.sources[id] else { continue }
      var text =
        isNarrow && !source.publisher.isEmpty ? source.publisher : source.title.text(in: wording.language)
      if source.kind == .article, articles.count > 1 {
        let days = articles.compactMap(\.published)
        text = wording[.articles]
        if let first = days.min(), let last = days.max() {
          text =
            isNarrow
            ? text + ", " + CleanText(cleaning: "\(first.year)–\(last.year)")
            : text + ", " + format.day(first) + "–" + format.day(last)
        }
      } else {
        text = text + dates(source)
      }
      notes.append(Line([Span(self.text(position), .source), Span(" " + text)]))
    }
    if withComputed { notes.append(Line([Self.computed, Span(" " + wording[.computedNote])])) }
    return notes
  }

  private func dates(_ source: Source) -> CleanText {
    var text: CleanText = ""
    if let published = source.published {
      text = text + ", " + (isNarrow ? "" : wording[.publishedOn] + " ") + format.day(published)
    }
    if let read = source.readOn { text = text + ", " + wording[.readOn] + " " + format.day(read) }
    if let known = source.published ?? source.readOn, known > today {
      text = text + ", " + wording[.afterToday]
    }
    return text
  }
}
