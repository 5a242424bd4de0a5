public typealias SourceID = Identifier<Source>

/// A published source or a file that a unit sent.
public struct Source: Hashable, Sendable, Codable {
  public enum Kind: String, Hashable, Sendable, Codable {
    /// A table on an official site or a copy of it.
    case officialTable
    case portal
    case press
    /// One of the five articles the built-in directives come from.
    case article
    case legalDocument
    /// A file taken in by the user.
    case file
  }

  public let id: SourceID
  public let kind: Kind
  /// A short title in our own words, as the foot of a screen names it.
  public let title: LocalizedText
  /// Who published it.
  public let publisher: CleanText
  /// Public address, or the file's name.
  public let address: CleanText
  /// The day of publication; of a file that somebody sent the day it bears, or on which it was received as a person says.
  public let published: Day?
  /// When the figures were read off, for sources that change daily.
  public let readOn: Day?
  /// What a reader must know: a copy of a copy, names modernised, and such.
  public let note: CleanText

  public init(
    id: SourceID, kind: Kind, title: LocalizedText, publisher: CleanText, address: CleanText,
    published: Day?, readOn: Day?, note: CleanText
  ) {
    self.id = id
    self.kind = kind
    self.title = title
    self.publisher = publisher
    self.address = address
    self.published = published
    self.readOn = readOn
    self.note = note
  }
}

/// Where exactly a fact stands in its source.
public struct SourceReference: Hashable, Sendable, Codable {
  public let source: SourceID
  /// The file the program read it from.
  public let file: CleanText
  /// Sheet of a workbook; empty for a flat file.
  public let sheet: CleanText
  /// Row counted from 1 with the heading row, as an editor shows it; 0 where unknown.
  public let row: Int
  /// Column heading; empty where the whole row is meant.
  public let column: CleanText

  public init(
    source: SourceID, file: CleanText, sheet: CleanText = .empty, row: Int, column: CleanText = .empty
  ) {
    self.source = source
    self.file = file
    self.sheet = sheet
    self.row = row
    self.column = column
  }
}
