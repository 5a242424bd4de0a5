import Model

/// The styles of a document, under the names that Word knows, so that people change them as usual.
struct DOCXStyles {
  static let font = "Times New Roman"

  private let document: TextDocument

  init(_ document: TextDocument) {
    self.document = document
  }

  static func language(_ language: Language) -> String { language == .vietnamese ? "vi-VN" : "en-US" }

  /// Half points of the text: 14 points for official documents, which Decree 30/2020/NĐ-CP lets be 13 or 14.
  static func size(_ paper: TextDocument.Paper) -> Int { paper == .official ? 28 : 21 }

  /// Space before and after a paragraph in twentieths of a point.
  private var spacing: Int { document.paper == .official ? 120 : 40 }

  var text: String {
    let size = Self.size(document.paper)
    let small = document.paper == .official ? 22 : 18
    let styles = [
      paragraph("Normal", "Normal", isDefault: true, spacing(after: 0)),
      paragraph(
        "BodyText", "Body Text",
        spacing(after: spacing) + "<w:ind w:firstLine=\"720\"/><w:jc w:val=\"both\"/>"),
      paragraph("PlainText", "Plain Text", spacing(after: spacing / 2)),
      paragraph("Centred", "Centred", spacing(after: 0) + "<w:jc w:val=\"center\"/>"),
      paragraph("Trailing", "Trailing", spacing(after: 0) + "<w:jc w:val=\"right\"/>"),
      paragraph("Note", "Note", spacing(after: spacing / 3), letters(size: small)),
      paragraph("ListNumber", "List Number", spacing(after: spacing) + "<w:jc w:val=\"both\"/>"),
      paragraph("ListBullet", "List Bullet", spacing(after: spacing / 2) + "<w:jc w:val=\"both\"/>"),
      paragraph("Header", "header", spacing(after: 0) + "<w:jc w:val=\"center\"/>"),
      paragraph(
        "TableText", "Table Text", spacing(after: 0), letters(size: document.paper == .official ? 24 : 19)),
      heading(1, size: size + (document.paper == .official ? 2 : 8)), heading(2, size: size + 2),
      heading(3, size: size),
      Self.rest,
    ]
    let font = Self.font
    let fonts =
      "<w:rFonts w:ascii=\"\(font)\" w:hAnsi=\"\(font)\" w:eastAsia=\"\(font)\" w:cs=\"\(font)\"/>"
    let language = Self.language(document.language)
    return """
      \(DOCXExport.head)<w:styles xmlns:w="\(DOCXExport.word)"><w:docDefaults><w:rPrDefault><w:rPr>\(fonts)\
      <w:sz w:val="\(size)"/><w:szCs w:val="\(size)"/>\
      <w:lang w:val="\(language)" w:eastAsia="en-US" w:bidi="ar-SA"/>\
      </w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>\(styles.joined())</w:styles>

      """
  }

  /// Styles of letters, tables and lists that every file has.
  private static var rest: String {
    let lines = ["top", "left", "bottom", "right", "insideH", "insideV"].map {
      "<w:\($0) w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"auto\"/>"
    }.joined()
    return """
      <w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">\
      <w:name w:val="Default Paragraph Font"/></w:style>\
      <w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>\
      <w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/>\
      <w:left w:w="80" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="80" w:type="dxa"/>\
      </w:tblCellMar></w:tblPr></w:style>\
      <w:style w:type="table" w:styleId="TableGrid"><w:name w:val="Table Grid"/>\
      <w:basedOn w:val="TableNormal"/><w:tblPr><w:tblBorders>\(lines)</w:tblBorders></w:tblPr></w:style>\
      <w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/></w:style>
      """
  }

  private func spacing(after: Int, before: Int = 0) -> String {
    "<w:spacing w:before=\"\(before)\" w:after=\"\(after)\" w:line=\"240\" w:lineRule=\"auto\"/>"
  }

  private func letters(size: Int, isBold: Bool = false) -> String {
    (isBold ? "<w:b/><w:bCs/>" : "") + "<w:sz w:val=\"\(size)\"/><w:szCs w:val=\"\(size)\"/>"
  }

  private func paragraph(
    _ id: String, _ name: String, isDefault: Bool = false, _ properties: String, _ letters: String = ""
  ) -> String {
    let first = isDefault ? " w:default=\"1\"" : ""
    let base = isDefault ? "" : "<w:basedOn w:val=\"Normal\"/>"
    let look = letters.isEmpty ? "" : "<w:rPr>\(letters)</w:rPr>"
    return """
      <w:style w:type="paragraph"\(first) w:styleId="\(id)"><w:name w:val="\(name)"/>\(base)<w:qFormat/>\
      <w:pPr>\(properties)</w:pPr>\(look)</w:style>
      """
  }

  private func heading(_ level: Int, size: Int) -> String {
    let place = spacing(after: spacing / 2, before: level == 1 ? 0 : spacing)
    let alignment = level == 1 ? "<w:jc w:val=\"center\"/>" : ""
    return """
      <w:style w:type="paragraph" w:styleId="Heading\(level)"><w:name w:val="heading \(level)"/>\
      <w:basedOn w:val="Normal"/><w:next w:val="Normal"/><w:qFormat/><w:pPr><w:keepNext/>\(place)\(alignment)\
      <w:outlineLvl w:val="\(level - 1)"/></w:pPr><w:rPr>\(letters(size: size, isBold: true))</w:rPr></w:style>
      """
  }
}
