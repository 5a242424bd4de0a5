/// What the first bytes of a file say of it.
enum FileKind: String {
  /// A zip archive; which workbook it is, its parts tell.
  case archive
  /// A compound file; an old workbook, or a new one with a password.
  case compound
  /// A page of HTML.
  case page
  /// A workbook of Excel 2003 in XML.
  case workbookXML
  /// An OpenDocument spreadsheet in one XML file.
  case flatDocument
  /// Rows of text.
  case delimited

  /// Bytes from the start of a file that are enough to tell.
  static let neededBytes = 1 << 14

  /// - Throws: a ``FaultPlace`` for kinds that are no spreadsheets.
  static func of(_ start: [UInt8]) throws(FaultPlace) -> FileKind {
    if start.starts(with: [0x50, 0x4B, 3, 4]) || start.starts(with: [0x50, 0x4B, 5, 6]) { return .archive }
    if start.starts(with: [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]) { return .compound }
    // The records of a workbook without a container around them.
    if start.count > 4, start[0] == 9, [0, 2, 4, 8].contains(start[1]), start[3] == 0, start[2] <= 16 {
      throw FaultPlace(.oldExcel)
    }
    for kind in otherKinds where start.starts(with: kind.start) {
      throw FaultPlace(.otherKind, detail: kind.name)
    }
    guard isText(start) else { throw FaultPlace(.binary) }
    return try ofText(plain(start))
  }

  /// What people send instead, by their first bytes.
  private static let otherKinds: [(start: [UInt8], name: String)] = [
    (Array("%PDF".utf8), "PDF"), (Array("{\\rtf".utf8), "Rich Text (.rtf)"),
    ([0x89, 0x50, 0x4E, 0x47], "PNG"),
    ([0xFF, 0xD8, 0xFF], "JPEG"), (Array("GIF8".utf8), "GIF"), (Array("Rar!".utf8), "RAR"),
    ([0x37, 0x7A, 0xBC, 0xAF], "7z"), ([0x1F, 0x8B], "gzip"), (Array("SQLite format 3".utf8), "SQLite"),
    ([0x7F, 0x45, 0x4C, 0x46], "ELF"), (Array("MIME-Version:".utf8), "MHTML (.mht)"),
  ]

  /// Text has hardly any control characters; UTF-16 has zero bytes in a pattern of its own.
  private static func isText(_ start: [UInt8]) -> Bool {
    if EncodingSurvey.mark(start) != nil || EncodingSurvey.wideEncoding(start) != nil { return true }
    let controls = start.count { $0 < 0x20 && ![0x09, 0x0A, 0x0C, 0x0D, 0x1B].contains($0) }
    return controls * 50 <= start.count
  }

  /// The ASCII letters of a text, in lower case and without white space before them.
  private static func plain(_ start: [UInt8]) -> String {
    let letters = start.filter { $0 > 0 && $0 < 0x80 }
    return String(decoding: letters.drop { $0 <= 0x20 }, as: UTF8.self).lowercased()
  }

  private static func ofText(_ text: String) throws(FaultPlace) -> FileKind {
    if text.hasPrefix("<") {
      let isPage = text.hasPrefix("<html") || text.hasPrefix("<!doctype html")
      if !isPage, text.contains("urn:schemas-microsoft-com:office:spreadsheet"), text.contains("workbook") {
        return .workbookXML
      }
      if !isPage, text.contains("opendocument:xmlns:office"), text.contains("office:document") {
        return .flatDocument
      }
      if isPage || text.contains("<body") || text.contains("<head") { return .page }
    }
    // Messages of a server may stand before the page.
    if text.contains("<table") || text.contains("<html") { return .page }
    if text.hasPrefix("<?xml") { throw FaultPlace(.otherKind, detail: "XML") }
    if text.hasPrefix("{\"") || text.hasPrefix("[{") || text.hasPrefix("{\n") {
      throw FaultPlace(.otherKind, detail: "JSON")
    }
    return .delimited
  }
}
