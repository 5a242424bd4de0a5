import Model

/// A view as words in a stable order: headings, one figure a line, states as words. For screen readers, mail and
/// search tools; nothing in it depends on columns, colours or symbols.
public struct PlainDocument: Hashable, Sendable {
  /// One part of the text.
  public enum Element: Hashable, Sendable {
    /// Begins a section.
    case heading(CleanText)
    case figure(PlainFigure)
    case sentence(CleanText)
    /// A thing in a list with its figures.
    case row(PlainRow)
  }

  /// The parts in reading order.
  public internal(set) var elements: [Element] = []

  /// The lines; a blank one stands before each heading and around each row.
  public var lines: [CleanText] {
    var lines: [CleanText] = []
    var isAfterRow = false
    for element in elements {
      let part: [CleanText]
      var isApart = isAfterRow
      isAfterRow = false
      switch element {
      case .heading(let text): (part, isApart) = ([text], true)
      case .figure(let figure): part = [figure.text]
      case .sentence(let text): part = [text]
      case .row(let row): (part, isApart, isAfterRow) = (row.block, true, true)
      }
      lines += (isApart && !lines.isEmpty ? [""] : []) + part
    }
    return lines
  }

  /// The lines as one text that ends with a line feed.
  public var text: String {
    lines.map { $0.string + "\n" }.joined()
  }
}

/// A figure with its name: "Hạng: 26/63".
public struct PlainFigure: Hashable, Sendable {
  public let label: CleanText
  public let value: CleanText
  /// The column of the screen it stands in; nil for none.
  let column: String?
  /// Read where there is time for everything, left out of a row in one line.
  let isDetail: Bool

  /// The line.
  public var text: CleanText { label.isEmpty ? value : label + ": " + value }
}

/// A thing that can be selected, in words.
public struct PlainRow: Hashable, Sendable {
  /// What selects it; nil for one that cannot be selected.
  public let key: ItemKey?
  public let title: CleanText
  public let figures: [PlainFigure]

  /// The title, then one figure a line.
  var block: [CleanText] { [title] + figures.map(\.text) }

  /// All in one line; of the details only the one of the chosen column.
  func line(column: String? = nil) -> CleanText {
    let said = figures.filter { !$0.isDetail || ($0.column != nil && $0.column == column) }
    return ([title] + said.map(\.text)).joined(separator: "; ")
  }
}
