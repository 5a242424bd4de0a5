import Model

/// Collects the lines of a page: paragraphs, labelled fields and headings, wrapped at the screen's width.
struct PageWriter {
  private(set) var lines: [Line] = []
  /// The same before it was wrapped, for reading as words.
  private var parts: [Part] = []

  /// A label with its value; without a label for a paragraph, and for what goes on with the field before.
  struct Field {
    let label: CleanText
    let value: CleanText
  }

  /// The fields and paragraphs in order.
  var fields: [Field] {
    parts.compactMap { part in
      switch part {
      case .paragraph(let text): Field(label: "", value: text)
      case .field(let label, let value): Field(label: label, value: value)
      case .heading: nil
      }
    }
  }

  private enum Part {
    case paragraph(CleanText)
    case field(CleanText, CleanText)
    case heading(CleanText)
  }
  private let columns: Int
  private let labelColumns: Int

  init(_ state: State) {
    // A line of more than a hundred columns is hard to follow from afar.
    columns = max(20, min(state.size.columns - 2, 110))
    labelColumns = state.size.columns >= 100 ? 20 : 16
  }

  mutating func paragraph(_ text: CleanText, role: Role = .text, attributes: Cell.Attributes = []) {
    parts.append(.paragraph(text))
    for part in text.wrapped(columns: columns) { lines.append(Line(part, role, attributes)) }
  }

  /// A label with its value beside it; nothing for an empty value.
  mutating func field(
    _ label: CleanText, _ value: CleanText, role: Role = .text, attributes: Cell.Attributes = []
  ) {
    guard !value.isEmpty else { return }
    parts.append(.field(label, value))
    for (position, part) in value.wrapped(columns: columns - labelColumns - 1).enumerated() {
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
    parts.append(.heading(text))
    lines.append(Line(text, .paneTitle, [.bold]))
  }

  mutating func row(_ spans: [Span]) {
    parts.append(.paragraph(spans.map(\.text).joined()))
    lines.append(Line(spans))
  }

  /// The page as words.
  func read(into page: inout PlainWriter) {
    for part in parts {
      switch part {
      case .paragraph(let text): page.sentence(text)
      case .field(let label, let value): page.figure(label, value)
      case .heading(let text): page.heading(text)
      }
    }
  }

  mutating func blank() {
    if let last = lines.last, !last.spans.isEmpty { lines.append(.blank) }
  }
}
