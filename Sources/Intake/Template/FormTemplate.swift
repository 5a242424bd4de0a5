import Model

/// The empty form that a unit fills in, as a sheet: what stands in which cell, which cells are merged, what may be
/// chosen where, and which sums must hold. Pure; a writer makes a workbook of it.
///
/// Rows and columns count from 0. What comes back is read through the profile that ``form`` names: a line above the
/// headings says so.
public struct FormTemplate: Sendable, Hashable {
  public enum Content: Sendable, Hashable {
    case blank
    case text(String)
    /// An exact decimal with a point; of a share in percent the share itself, 0.9854 for 98,54%.
    case number(String)
    case day(Day)
    /// The sum of the column's cells in some rows, calculated by the spreadsheet.
    case sum(rows: ClosedRange<Int>)
  }

  public enum Style: Sendable, Hashable {
    case title, fact, marker, heading, columnNumber
    /// Between the rows: "I Sở, ban, ngành".
    case group
    /// Given by the form: a unit, a field of work.
    case given
    /// To be filled in.
    case entry
    case total, note
  }

  /// How the value of a cell is shown.
  public enum Format: Sendable, Hashable {
    case general, text, count, decimal, percent, day
  }

  public struct Cell: Sendable, Hashable {
    public var content: Content
    public var style: Style
    public var format: Format

    public init(_ content: Content, _ style: Style, _ format: Format = .general) {
      self.content = content
      self.style = style
      self.format = format
    }
  }

  /// Cells shown as one.
  public struct Merge: Sendable, Hashable {
    public let rows: ClosedRange<Int>
    public let columns: ClosedRange<Int>
  }

  /// What the cells of one column may say.
  public struct Choices: Sendable, Hashable {
    public let column: Int
    /// The heading of the column.
    public let title: String
    public let values: [String]
    /// Other words may stand there as well, such as several units in one cell.
    public let isOpen: Bool
  }

  /// What must hold in every row; a row where it does not turns colour.
  public struct Rule: Sendable, Hashable {
    public enum Kind: Sendable, Hashable {
      /// A column is the sum of others, some of them taken away.
      case sum(total: Int, added: [Int], subtracted: [Int], tolerance: ExactDecimal)
      /// A column is a share in percent.
      case share(Int, numerator: [Int], denominator: [Int])
    }

    /// In the form's own words: "3 = 4 + 5 + 6".
    public let name: String
    public let kind: Kind
  }

  /// A column with what it means.
  public struct Column: Sendable, Hashable {
    public let rule: ProfileColumn
    /// From the uppermost row of headings down.
    public let path: [String]
    /// For a column that the profile leaves open: the definition, the unit or the period in its heading.
    public var definition: DefinitionID?
    public var unit: UnitID?
    public var period: Period?

    init(_ rule: ProfileColumn, path: [String]) {
      self.rule = rule
      self.path = path
    }
  }

  /// The name of the profile.
  public let form: String
  public let title: String
  public var rows: [[Cell]]
  public let merges: [Merge]
  public let columns: [Column]
  public let headingRows: ClosedRange<Int>
  /// Rows to be filled in, without those between them.
  public let entryRows: [Int]
  /// The row that adds the others up; nil where the form has none.
  public let totalRow: Int?
  public let choices: [Choices]
  public let rules: [Rule]

  /// The first row below the headings and the column numbers.
  public var firstRow: Int { entryRows.first ?? headingRows.upperBound + 1 }
}

/// Why there is no template of a form.
public enum TemplateFault: Error, Sendable, Hashable {
  /// Its columns are indicators, and nobody knows which.
  case openColumns
  /// Its columns are units, and the one asked for has none inside it.
  case singleUnit
}
