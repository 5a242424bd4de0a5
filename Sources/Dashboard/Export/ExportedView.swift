import Model

/// What a view shows, as a value that goes out of the program: tables of typed cells with everything a reader needs
/// who has nothing but the file. Made by each screen, written by whoever writes files.
///
/// The words are in one language; numbers and days are values, and each writer gives them the form its readers expect.
public struct ExportedView: Hashable, Sendable {
  public let screen: ScreenID
  public let language: Language
  /// "Xếp hạng: DTI năm 2022".
  public let title: CleanText
  /// Unit, period, filter, order, day and library, in reading order.
  public let facts: [ExportedFact]
  /// The tables, the main one first; never empty.
  public let tables: [ExportedTable]
  /// The definitions behind the figures, with their ids; no rows where there are none.
  public let definitions: ExportedTable
  /// The sources with their marks and dates; no rows where there are none.
  public let sources: ExportedTable
  /// What marks and words in the tables mean.
  public let remarks: [CleanText]
  /// Made-up figures to try the program on: every form of the view says so.
  public let isSimulated: Bool
  /// Why the view has no rows, where it can tell more than that there are none.
  public var emptiness: CleanText?

  /// Rows of all tables that are things and not headings.
  public var rowCount: Int { tables.reduce(0) { $0 + $1.rowCount } }
}

/// One thing that holds for the whole view.
public struct ExportedFact: Hashable, Sendable {
  public let label: CleanText
  public let value: CleanText

  /// "Kỳ: Năm 2022".
  public var text: CleanText { label.isEmpty ? value : label + ": " + value }
}
