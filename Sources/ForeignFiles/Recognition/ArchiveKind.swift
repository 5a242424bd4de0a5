/// Which workbook a zip archive is.
enum ArchiveKind {
  case xlsx, ods

  /// - Throws: a ``FaultPlace`` for archives that are none.
  static func of(_ archive: ArchiveReader) throws -> ArchiveKind {
    if archive.contains("mimetype") {
      let type = String(decoding: try archive.start(of: "mimetype", count: 100), as: UTF8.self)
      let word = "opendocument."
      if let place = type.firstRange(of: word) {
        let kind = type[place.upperBound...]
        if kind.hasPrefix("spreadsheet") { return .ods }
        throw FaultPlace(.otherKind, detail: "OpenDocument (\(kind.prefix(20)))")
      }
    }
    if archive.contains("xl/workbook.xml") { return .xlsx }
    for (part, name) in otherKinds where archive.contains(part) { throw FaultPlace(.otherKind, detail: name) }
    if archive.contains("[Content_Types].xml"), archive.contains("_rels/.rels") { return .xlsx }
    // Some writers leave the type out.
    if archive.contains("content.xml"), archive.contains("META-INF/manifest.xml") { return .ods }
    throw FaultPlace(.unknownArchive)
  }

  private static let otherKinds = [
    ("word/document.xml", "Word (.docx)"), ("ppt/presentation.xml", "PowerPoint (.pptx)"),
    ("xl/workbook.bin", "Excel Binary (.xlsb)"), ("Index/Document.iwa", "Numbers"),
  ]
}
