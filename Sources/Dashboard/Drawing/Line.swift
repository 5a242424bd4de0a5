import Model

/// A piece of text with what it means.
public struct Span: Hashable, Sendable {
  public var text: CleanText
  public var role: Role
  public var attributes: Cell.Attributes

  public init(_ text: CleanText, _ role: Role = .text, _ attributes: Cell.Attributes = []) {
    self.text = text
    self.role = role
    self.attributes = attributes
  }
}

/// A line of spans, drawn left to right; what does not fit is cut with "…".
public struct Line: Hashable, Sendable {
  public var spans: [Span]
  /// What the line stands for, so that it can be selected; nil for a line to be read only.
  public var key: ItemKey?
  /// The view that Enter opens on it.
  public var opens: ViewValue?

  public init(_ spans: [Span] = [], key: ItemKey? = nil, opens: ViewValue? = nil) {
    self.spans = spans
    self.key = key
    self.opens = opens
  }

  public init(_ text: CleanText, _ role: Role = .text, _ attributes: Cell.Attributes = []) {
    self.init([Span(text, role, attributes)])
  }

  public static let blank = Line()
  public var columns: Int { spans.reduce(0) { $0 + $1.text.columns } }

  /// The line with spaces added so that `right` ends at `columns`.
  public func flushed(right: [Span], columns: Int) -> Line {
    let width = right.reduce(0) { $0 + $1.text.columns }
    var line = self
    let room = max(0, columns - width)
    line = line.fitted(to: room)
    line.spans.append(Span(.spaces(room - line.columns)))
    line.spans += right
    return line
  }

  /// Whole spans only: the last ones are left out where there is no room, and "…" says so. That figures are computed
  /// is said whatever is left out.
  public func keepingWholeSpans(columns: Int) -> Line {
    guard self.columns > columns else { return self }
    var kept = Line(key: key, opens: opens)
    let mark = spans.last == SourceMarks.computed ? [Span(" "), SourceMarks.computed] : []
    var room = columns - 1 - mark.reduce(0) { $0 + $1.text.columns }
    for span in spans {
      guard span.text.columns <= room else { break }
      kept.spans.append(span)
      room -= span.text.columns
    }
    guard kept.spans.count > 1 else { return fitted(to: columns) }
    kept.spans += [Span("…")] + mark
    return kept
  }

  /// Cut with "…" to at most `columns`.
  public func fitted(to columns: Int) -> Line {
    guard self.columns > columns else { return self }
    var result = Line(key: key, opens: opens)
    var room = columns
    for span in spans {
      let width = span.text.columns
      if width < room || (width == room && span == spans.last) {
        result.spans.append(span)
        room -= width
      } else {
        // Half a mark, "[…", says nothing.
        let isMark = span.role == .source && width <= 4
        let cut = isMark ? CleanText("…").truncated(toColumns: room) : span.text.truncated(toColumns: room)
        result.spans.append(Span(cut, span.role, span.attributes))
        break
      }
    }
    return result
  }
}

extension [Line] {
  /// The first lines; where there are more, the last one says so with "…".
  func shortened(to rows: Int, columns: Int) -> [Line] {
    guard count > rows, rows > 0 else { return Array(prefix(Swift.max(0, rows))) }
    var kept = Array(prefix(rows))
    if kept[rows - 1].spans.last?.text.string.hasSuffix("…") == true { return kept }
    var last = kept[rows - 1].keepingWholeSpans(columns: columns - 2)
    if last.spans.last?.text.string.hasSuffix("…") != true { last.spans.append(Span(" …")) }
    kept[rows - 1] = last
    return kept
  }
}

extension CleanText {
  /// Beginning and end of a text that is too long, "Chi nhánh… khu vực 1", for names that begin alike.
  func shortenedInside(toColumns limit: Int) -> CleanText {
    guard columns > limit, limit >= 9 else { return truncated(toColumns: limit) }
    var end: [Substring] = []
    var used = 0
    for word in string.split(separator: " ").reversed() {
      let width = CleanText(cleaning: String(word)).columns + 1
      if used + width > limit / 2 { break }
      end.insert(word, at: 0)
      used += width
    }
    guard !end.isEmpty else { return truncated(toColumns: limit) }
    return truncated(toColumns: limit - used) + CleanText(cleaning: " " + end.joined(separator: " "))
  }

  /// Broken at blanks into at most `rows` lines; where that is not enough, the last one ends in "…".
  public func wrapped(columns: Int, rows: Int) -> [CleanText] {
    let lines = wrapped(columns: columns)
    guard lines.count > rows, rows > 0 else { return Array(lines.prefix(max(0, rows))) }
    let rest = lines[(rows - 1)...].joined(separator: " ")
    return lines.prefix(rows - 1) + [rest.truncated(toColumns: columns)]
  }

  /// `count` blanks.
  public static func spaces(_ count: Int) -> CleanText {
    guard count > 0 else { return .empty }
    return count < blanks.count ? blanks[count] : CleanText(cleaning: String(repeating: " ", count: count))
  }

  /// As many blanks as the position says: a frame takes hundreds of them.
  private static let blanks = (0...160).map { CleanText(cleaning: String(repeating: " ", count: $0)) }

  /// The text cut or padded to exactly `columns`.
  public func padded(to columns: Int, alignment: Alignment = .leading) -> CleanText {
    let cut = self.columns > columns ? truncated(toColumns: columns) : self
    let blanks = columns - cut.columns
    switch alignment {
    case .leading: return cut + .spaces(blanks)
    case .trailing: return .spaces(blanks) + cut
    case .centre: return .spaces(blanks / 2) + cut + .spaces(blanks - blanks / 2)
    }
  }
}

/// Where text stands in a column.
public enum Alignment: Hashable, Sendable {
  case leading, trailing, centre
}

extension Painter {
  /// Draws a line from a column on, cut with "…" at the edge.
  public func line(_ line: Line, column: Int = 0, row: Int, attributes: Cell.Attributes = []) {
    var x = column
    audit?.beginPiece()
    for span in line.fitted(to: columns - column).spans {
      x = text(
        span.text, column: x, row: row, role: span.role, attributes: span.attributes.union(attributes))
    }
    audit?.endPiece()
  }

  /// Draws a rule whose title is what is selected, where a pane has the whole screen and its list is not seen.
  public func selectedRule(row: Int, title: Line) {
    rule(row: row, title: title)
    text("►", column: 0, row: row)
    addAttributes([.selected], row: row, from: 0, to: min(columns, title.columns + 3))
    placeCursor(column: 0, row: row)
  }

  /// Draws a horizontal rule with a title in it: `─ Title ───────`.
  public func rule(row: Int, title: Line = .blank) {
    fill(Rect(column: 0, row: row, columns: columns, rows: 1), with: "─", role: .border)
    guard !title.spans.isEmpty else { return }
    let fitted = title.fitted(to: columns - 3)
    let width = fitted.columns
    fill(Rect(column: 1, row: row, columns: width + 2, rows: 1), with: " ", role: .text)
    line(fitted, column: 2, row: row)
  }
}
