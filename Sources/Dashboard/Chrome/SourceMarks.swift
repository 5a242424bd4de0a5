import Model

/// Marks of the sources a screen shows, numbered in order of appearance, and their notes for the foot.
struct SourceMarks {
  private var order: [SourceID] = []
  private var positions: [SourceID: Int] = [:]
  private let catalogue: Catalogue
  private let today: Day
  private let wording: Wording
  private let format: Format
  private let brevities: [Brevity]
  /// Columns and lines of the foot.
  private let columns: Int
  private let lines: Int
  /// Sources without a day whose figures were published after the day viewed all the same.
  var knownLater: Set<SourceID> = []

  /// How much of a source the foot tells; the card tells all of it.
  private enum Brevity {
    case title
    /// The publisher instead of the title, and the day without words.
    case publisher
    /// No day either.
    case bare
  }

  init(_ state: State) {
    brevities =
      state.isReadWhole
      ? [.title] : state.size.columns < 100 ? [.publisher, .bare] : [.title, .publisher, .bare]
    columns = Chrome.footnoteColumns(state)
    lines = Chrome.mostFootnoteLines(state)
    catalogue = state.catalogue
    today = state.today
    wording = state.wording
    format = state.format
  }

  /// The mark of a source, `[1]`. All articles the built-in directives come from share one.
  mutating func mark(_ source: SourceID) -> Span {
    let source = representative(of: source)
    if let position = positions[source] { return Span(text(position), .source) }
    positions[source] = order.count
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

  /// How many sources have a mark.
  var count: Int { order.count }

  /// One note for each mark, with its dates, as short as it takes for all to be told; `[T]` last.
  func notes(withComputed: Bool = true) -> [Line] {
    func notes(_ brevity: Brevity) -> [Line] {
      order.indices.compactMap { note(at: $0, brevity) }
        + (withComputed ? [Line([Self.computed, Span(" " + wording[.computedNote])])] : [])
    }
    var all: [[Line]] = []
    // Lines of the foot are lines that lists above it lack.
    for most in [min(2, lines), lines] {
      for (position, brevity) in brevities.enumerated() {
        // Mostly the first will do: the others are written only when they are asked for.
        if position == all.count { all.append(notes(brevity)) }
        if Chrome.fits(all[position], columns: columns, lines: most) { return all[position] }
      }
    }
    return all.last ?? []
  }

  /// The note of one source alone, for pages with more sources than a foot can tell; nil for one without a mark.
  func note(of source: SourceID) -> Line? {
    guard let position = positions[representative(of: source)] else { return nil }
    let notes = brevities.compactMap { note(at: position, $0) }
    return notes.first { $0.columns <= columns } ?? notes.last
  }

  /// The foot of a list in which every row may have a source of its own: all of them where they are few, else that of
  /// the selected row and where the others are told.
  func notes(ofRow source: SourceID?) -> [Line] {
    guard count > Self.mostTold else { return notes(withComputed: false) }
    return [source.flatMap { note(of: $0) }, others].compactMap(\.self)
  }

  private static let mostTold = 4

  /// "[2]–[24] chọn dòng, bấm o": where to find what the marks stand for that the foot has no room for.
  /// - Parameters:
  ///   - first: the first such mark.
  ///   - last: the last one.
  static func others(first: CleanText, last: CleanText, _ wording: Wording) -> Line {
    Line([
      Span(first == last ? first : first + "–" + last, .source), Span(" " + wording[.otherSourcesNote]),
    ])
  }

  /// The same of all marks there are; nil without any.
  var others: Line? {
    order.isEmpty ? nil : Self.others(first: text(0), last: text(order.count - 1), wording)
  }

  /// Whether a note of a foot tells a source, and its mark.
  static func mark(of note: Line) -> CleanText? {
    guard let first = note.spans.first, first.role == .source, first.text != computed.text else { return nil }
    return first.text
  }

  private func note(at position: Int, _ brevity: Brevity) -> Line? {
    guard let source = catalogue.sources[order[position]] else { return nil }
    var text =
      brevity != .title && !source.publisher.isEmpty
      ? source.publisher : source.title.text(in: wording.language)
    if source.kind == .article, articles.count > 1 {
      let days = articles.compactMap(\.published)
      text = wording[.articles]
      if let first = days.min(), let last = days.max(), brevity != .bare {
        text =
          brevity == .title
          ? text + ", " + format.day(first) + "–" + format.day(last)
          : text + ", " + CleanText(cleaning: "\(first.year)–\(last.year)")
      }
    } else {
      text = text + dates(source, brevity)
    }
    return Line([Span(self.text(position), .source), Span(" " + text)])
  }

  private func dates(_ source: Source, _ brevity: Brevity) -> CleanText {
    var text: CleanText = ""
    if brevity != .bare, let published = source.published {
      text = text + ", " + (brevity == .title ? wording[.publishedOn] + " " : "") + format.day(published)
    }
    if brevity != .bare, let read = source.readOn {
      text = text + ", " + wording[.readOn] + " " + format.day(read)
    }
    let known = source.published ?? source.readOn
    if known.map({ $0 > today }) ?? knownLater.contains(source.id) {
      text = text + ", " + wording[.afterToday]
    }
    return text
  }
}
