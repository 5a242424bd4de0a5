/// What the first bytes of a file say of it.
enum FileKind: Equatable {
  /// A zip archive; which workbook it is, its parts tell.
  case archive
  /// Rows of text.
  case delimited

  /// Bytes from the start of a file that are enough to tell.
  static let neededBytes = 1 << 14

  /// - Throws: a ``FaultPlace`` for kinds that are no spreadsheets.
  static func of(_ start: [UInt8]) throws(FaultPlace) -> FileKind {
    if start.starts(with: [0x50, 0x4B, 3, 4]) || start.starts(with: [0x50, 0x4B, 5, 6]) { return .archive }
    for kind in otherKinds where start.starts(with: kind.start) {
      throw FaultPlace(.otherKind, detail: kind.name)
    }
    guard isText(start) else { throw FaultPlace(.binary) }
    return .delimited
  }

  /// What people send instead, by their first bytes.
  private static let otherKinds: [(start: [UInt8], name: String)] = [
    (Array("%PDF".utf8), "PDF"), (Array("{\\rtf".utf8), "Rich Text (.rtf)"),
    ([0x89, 0x50, 0x4E, 0x47], "PNG"),
    ([0xFF, 0xD8, 0xFF], "JPEG"), (Array("GIF8".utf8), "GIF"), (Array("Rar!".utf8), "RAR"),
    ([0x37, 0x7A, 0xBC, 0xAF], "7z"), ([0x1F, 0x8B], "gzip"), (Array("SQLite format 3".utf8), "SQLite"),
    ([0x7F, 0x45, 0x4C, 0x46], "ELF"),
  ]

  /// Text has hardly any control characters; UTF-16 has zero bytes in a pattern of its own.
  private static func isText(_ start: [UInt8]) -> Bool {
    if EncodingSurvey.mark(start) != nil || EncodingSurvey.wideEncoding(start) != nil { return true }
    let controls = start.count { $0 < 0x20 && ![0x09, 0x0A, 0x0C, 0x0D, 0x1B].contains($0) }
    return controls * 50 <= start.count
  }
}
