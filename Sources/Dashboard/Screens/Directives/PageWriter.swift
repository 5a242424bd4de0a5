import Model

/// Collects the lines of a page: paragraphs, labelled fields and headings, wrapped at the screen's width.
struct PageWriter {
  private(set) var lines: [Line] = []
  private let columns: Int
  private let labelColumns: Int

  init(_ state: State) {
    // A line of more than a hundred columns is hard to follow from afar.
    columns = max(20, min(state.size.columns - 2, 110))
    labelColumns = state.size.columns >= 100 ? 20 : 16
  }

  mutating func paragraph(_ text: CleanText, role: Role = .text, attributes: Cell.Attributes = []) {
    for part in TextWrapper.wrap(text, columns: columns) { lines.append(Line(part, role, attributes)) }
  }

  /// A label with its value beside it; nothing for an empty value.
  mutating func field(
    _ label: CleanText, _ value: CleanText, role: Role = .text, attributes: Cell.Attributes = []
  ) {
    guard !value.isEmpty else { return }
    for (position, part) in TextWrapper.wrap(value, columns: columns - labelColumns - 1).enumerated() {
      lines.append(
        Line([
          Span((position == 0 ? label : "").padded(to: labelColumns) + " ", .columnHead),
          Span(part, role, attributes),
        ]))
    }
  }

  /// A label with a value on each line.
  mutating func fields(_ label: CleanText, _ values: [CleanText]) {
    for (position, value) in values.enumerated() { field(position == 0 ? label : "", value) }
  }

  mutating func heading(_ text: CleanText) {
    blank()
    lines.append(Line(text, .paneTitle, [.bold]))
  }

  mutating func row(_ spans: [Span]) { lines.append(Line(spans)) }

  mutating func blank() {
    if let last = lines.last, !last.spans.isEmpty { lines.append(.blank) }
  }
}
