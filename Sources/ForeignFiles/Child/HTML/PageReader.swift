import CForeignFiles
import Intake

/// Reads the tables of a page, as portals and browsers save them, often under the name `.xls`.
struct PageReader {
  let bytes: [UInt8]
  let writer: RowStreamWriter
  let request: ReaderRequest

  /// - Throws: a ``FaultPlace``.
  func read() throws {
    guard bytes.count <= request.limits.pageBytes else {
      throw FaultPlace(.pageTooLarge, detail: String(request.limits.pageBytes))
    }
    let (encoding, text) = try decoded()
    let part = PagePart(writer: writer, limits: request.limits, usesFonts: encoding != .tcvn3) { name in
      writer.format(.html, encoding: encoding)
      writer.sheet(SheetHeader(index: 0, name: name, isHidden: false, isRead: true))
    }
    let reader = try MarkupReader(
      part, part: "html", longest: request.limits.cellBytes, deepest: PageReader.deepest)
    reader.collect(true)
    try text.withUnsafeBytes { try reader.readPage($0) }
    if part.failure == nil { part.finish() }
    if let failure = part.failure { throw failure }
    if writer.isGone { return }
    guard part.tableCount > 0 else { throw FaultPlace(.noTable) }
    if let missing = request.choice.missing(in: [part.sheetName ?? ""]) {
      throw FaultPlace(.unknownSheet, sheet: missing, detail: part.sheetName ?? "—")
    }
    writer.sheetEnd(part.merges)
  }

  /// Pages nest more than workbooks; a browser's own limit is 512.
  private static let deepest: Int32 = 512

  // MARK: - Encoding

  /// The text in UTF-8, and the encoding of its bytes; nil for one of the West, where fonts say what letters mean.
  private func decoded() throws -> (TextEncoding?, [UInt8]) {
    var survey = EncodingSurvey()
    bytes.withUnsafeBytes { survey.add($0) }
    let encoding: TextEncoding
    let markLength: Int
    do {
      (encoding, markLength) = try survey.encoding(asked: request.encoding)
    } catch let doubt {
      guard doubt.code == .uncertainEncoding, let declared = declaredEncoding else { throw doubt }
      if declared == .western {
        return (nil, western)
      }
      encoding = .cp1258
      markLength = 0
    }
    var text = try DecodedText(encoding, skipping: markLength)
    bytes.withUnsafeBytes { text.append($0, isLast: true) }
    return (encoding, text.bytes)
  }

  private enum Declared {
    case cp1258, western
  }

  /// What the page says of itself, where its letters leave doubt.
  private var declaredEncoding: Declared? {
    let start = String(decoding: bytes.prefix(1 << 13).map { $0 < 0x80 ? $0 : 0x3F }, as: UTF8.self)
      .lowercased()
    if start.contains("charset=windows-1258") || start.contains("charset=\"windows-1258") { return .cp1258 }
    // Under the fonts of TCVN 5712 the characters of the West are letters of theirs.
    return start.contains(".vn") ? .western : nil
  }

  private var western: [UInt8] {
    var text: [UInt8] = []
    text.reserveCapacity(bytes.count * 2)
    for byte in bytes {
      if byte < 0x80 {
        text.append(byte)
      } else {
        text.append(0xC0 | byte >> 6)
        text.append(0x80 | byte & 0x3F)
      }
    }
    return text
  }
}
