import Dashboard
import Model

/// A table of a document, with lines around its cells and headings that come again on every page.
public struct DocumentTable: Hashable, Sendable {
  public struct Column: Hashable, Sendable {
    public let heading: CleanText
    /// Width in relation to the other columns, 1 or more.
    public let share: Int
    /// Written to the right.
    public let isNumeric: Bool

    public init(_ heading: CleanText, share: Int, isNumeric: Bool = false) {
      self.heading = heading
      self.share = share
      self.isNumeric = isNumeric
    }
  }

  public enum Cell: Hashable, Sendable {
    case value(ExportedCell)
    /// A bar whose length is a part of the column, in thousandths (0...1000); beside the figure and never instead of
    /// it, because formats without pictures leave it out.
    case bar(Int, ExportedTone)

    public static func text(_ text: CleanText) -> Cell { .value(text.isEmpty ? .blank : .text(text)) }
    public static func integer(_ value: Int) -> Cell { .value(.number(ExportedNumber(ExactDecimal(value)))) }
    public static func day(_ day: Day?) -> Cell { .value(day.map { .day($0) } ?? .blank) }
  }

  public enum Row: Hashable, Sendable {
    /// The heading of the rows that follow.
    case group(CleanText)
    /// As many cells as the table has columns.
    case cells([Cell])
  }

  /// Names the sheet of a workbook; not shown in a text, where a heading stands before it.
  public let title: CleanText
  public let columns: [Column]
  public let rows: [Row]

  public init(title: CleanText, columns: [Column], rows: [Row]) {
    self.title = title
    self.columns = columns
    self.rows = rows
  }
}
