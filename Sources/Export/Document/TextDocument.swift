import Dashboard
import Model

/// A text for readers who have nothing but the paper or the message: headings, paragraphs, numbered items and tables.
/// Pure; the same document makes the same bytes in every format.
public struct TextDocument: Hashable, Sendable {
  public enum Block: Hashable, Sendable {
    /// - Parameter level: 1 to 3.
    case heading(CleanText, level: Int)
    case paragraph(DocumentParagraph)
    /// Two columns without lines: the head of an official document, recipients beside a signature.
    /// - Parameter leftShare: percent of the width, 10 to 90.
    case sideBySide(left: [DocumentParagraph], right: [DocumentParagraph], leftShare: Int)
    case table(DocumentTable)
    case pageBreak
  }

  /// The paper: always A4, upright.
  public enum Paper: Hashable, Sendable {
    /// Margins and letters of an administrative document (Decree 30/2020/NĐ-CP, Annex I): 14 points, 30 mm left,
    /// 20 mm elsewhere (right 15 mm).
    case official
    /// Smaller letters and margins, where all must fit on a page or two.
    case dense
  }

  public let title: CleanText
  public let language: Language
  /// Kept in the properties of the file.
  public let author: CleanText
  /// The day that the document is made for; files say that they were made then.
  public let day: Day
  public let paper: Paper
  public var blocks: [Block]
  /// Tables for a workbook, each on a sheet; where there are none those among the blocks count.
  public var sheets: [DocumentTable]

  public init(
    title: CleanText, language: Language, author: CleanText = "Phiên Họp", day: Day, paper: Paper,
    blocks: [Block] = [], sheets: [DocumentTable] = []
  ) {
    self.title = title
    self.language = language
    self.author = author
    self.day = day
    self.paper = paper
    self.blocks = blocks
    self.sheets = sheets
  }

  /// All tables in reading order.
  public var tables: [DocumentTable] {
    blocks.compactMap { if case .table(let table) = $0 { table } else { nil } }
  }
}
