/// The binary form in which the child process sends what it reads.
///
/// Eight bytes of greeting, then records: one byte of kind, four of length (little-endian), the content. Numbers inside
/// are LEB128, texts are a length and UTF-8. The parent takes nothing for granted: see ``RowStreamDecoder``.
enum RowStream {
  static let greeting: [UInt8] = Array("PHIENH\u{0}\u{1}".utf8)
  /// Content of one record; a row of more is refused by the child.
  static let longestRecord = 16 << 20

  enum Kind: UInt8 {
    case format = 1
    case sheet
    case row
    case merge
    case sheetEnd
    case font
    case progress
    case fault
    /// Ends the stream: the file is refused.
    case failure
    /// Ends the stream: all has been read.
    case end
  }

  /// What a cell holds, in the low bits of its first byte.
  enum Content: UInt8 {
    case blank
    case text
    case number
    case day
    case dayAndTime
    case no
    case yes
    case error
  }

  /// Flags beside the content.
  static let percentFlag: UInt8 = 0x10
  static let formulaFlag: UInt8 = 0x20
  static let fontFlag: UInt8 = 0x40
  static let contentMask: UInt8 = 0x0F

  static let hiddenFlag: UInt8 = 1
  static let readFlag: UInt8 = 2
}
