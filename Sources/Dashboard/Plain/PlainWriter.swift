import Model

/// Collects a document. Everything that enters it loses its symbols, so no screen can forget to.
struct PlainWriter {
  private(set) var document = PlainDocument()
  let text: PlainText

  init(_ state: State) {
    text = PlainText(state.wording)
  }

  mutating func heading(_ title: CleanText) { document.elements.append(.heading(text.words(title))) }

  mutating func heading(_ title: Line) { document.elements.append(.heading(text.words(title))) }

  /// A figure; nothing for an empty value.
  mutating func figure(_ label: CleanText, _ value: CleanText) {
    guard let figure = text.figure(label, value) else { return }
    document.elements.append(.figure(figure))
  }

  /// A sentence; nothing for an empty one.
  mutating func sentence(_ sentence: CleanText) {
    let words = text.words(sentence)
    if !words.isEmpty { document.elements.append(.sentence(words)) }
  }

  mutating func sentence(_ line: Line) { sentence(line.spans.map(\.text).joined()) }

  mutating func row(_ row: PlainRow?) {
    if let row { document.elements.append(.row(row)) }
  }
}

extension PlainText {
  /// A figure; nil for an empty value.
  func figure(
    _ label: CleanText, _ value: CleanText, column: String? = nil, isDetail: Bool = false
  ) -> PlainFigure? {
    let value = words(value)
    return value.isEmpty
      ? nil : PlainFigure(label: words(label), value: value, column: column, isDetail: isDetail)
  }

  func row(_ key: ItemKey?, _ title: CleanText, _ figures: [PlainFigure?] = []) -> PlainRow {
    PlainRow(key: key, title: words(title), figures: figures.compactMap { $0 })
  }
}
