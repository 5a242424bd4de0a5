import Dashboard
import Foundation
import Model
import Testing

@testable import Export

/// Word files as Word insists on them, and the same documents as text.
@Suite struct DocumentTests {
  private static let hostile = CleanText(
    cleaning: "=cmd|' /C calc'!A0 <w:p/> & \"x\" \u{202E}txt.exe \u{0}\u{FFFE}]]>")

  private static func document(_ text: CleanText = "Nội dung") -> TextDocument {
    let table = DocumentTable(
      title: "Bảng",
      columns: [
        DocumentTable.Column("Đơn vị", share: 3), DocumentTable.Column("Giá trị", share: 1, isNumeric: true),
        DocumentTable.Column("Biểu đồ", share: 2),
      ],
      rows: [
        .group("Sở, ngành"),
        .cells([
          .text(text),
          .value(.number(ExportedNumber(ExactDecimal(significand: 9854, scale: 2), isPercent: true))),
          .bar(985, .good),
        ]), .cells([.text("Sở Y tế"), .value(.missing), .bar(0, .neutral)]),
      ])
    return TextDocument(
      title: "Thông báo: " + text, language: .vietnamese, day: Day(iso8601: "2024-06-03") ?? Day(number: 0),
      paper: .official,
      blocks: [
        .sideBySide(
          left: [
            DocumentParagraph(.centred, "UBND TỈNH", isBold: true), DocumentParagraph(.rule(share: 40)),
          ],
          right: [], leftShare: 40),
        .heading("Kết luận", level: 1), .paragraph(DocumentParagraph(.body, text)),
        .paragraph(DocumentParagraph(.numbered(1, list: 0), "Một")),
        .paragraph(DocumentParagraph(.dash, "Gạch")),
        .paragraph(DocumentParagraph(.numbered(2, list: 0), "Hai", isBold: true)),
        .paragraph(DocumentParagraph(.numbered(7, list: 0), "Bảy")), .table(table), .pageBreak,
        .paragraph(DocumentParagraph(.writingLines(2))),
        .paragraph(DocumentParagraph(.plain, [DocumentParagraph.Run("……", isOpen: true)])),
      ])
  }

  private func parts(_ document: TextDocument) -> [String: String] {
    Dictionary(DOCXExport(document).parts.map { ($0.name, $0.text) }, uniquingKeysWith: { $1 })
  }

  // MARK: Parts

  @Test func thePackageHasEveryPartWithItsTypeAndRelation() throws {
    let folder = try Folder()
    try DocumentFile(Self.document(), as: .docx).write(to: folder.file("a.docx"), replaces: false)
    let archive = try Archive(folder.file("a.docx"))
    #expect(archive.names.first == "[Content_Types].xml")
    let types = try archive.text("[Content_Types].xml")
    let word = "application/vnd.openxmlformats-officedocument.wordprocessingml."
    let expected = [
      ("word/document.xml", word + "document.main+xml"), ("word/styles.xml", word + "styles+xml"),
      ("word/numbering.xml", word + "numbering+xml"), ("word/settings.xml", word + "settings+xml"),
      ("word/fontTable.xml", word + "fontTable+xml"), ("word/header1.xml", word + "header+xml"),
      ("docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml"),
      ("docProps/app.xml", "application/vnd.openxmlformats-officedocument.extended-properties+xml"),
    ]
    for (part, type) in expected {
      #expect(archive.names.contains(part))
      #expect(types.contains("<Override PartName=\"/\(part)\" ContentType=\"\(type)\"/>"), "\(part)")
    }
    for ending in ["rels", "xml"] { #expect(types.contains("<Default Extension=\"\(ending)\"")) }
    // Nothing without a type, nothing that no relation reaches.
    let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
    let root = try archive.text("_rels/.rels")
    #expect(root.contains("Type=\"\(office)officeDocument\" Target=\"word/document.xml\""))
    #expect(
      root.contains(
        "2006/relationships/metadata/core-properties\" Target=\"docProps/core.xml\""))
    #expect(root.contains("Type=\"\(office)extended-properties\" Target=\"docProps/app.xml\""))
    let own = try archive.text("word/_rels/document.xml.rels")
    for part in ["styles", "numbering", "settings", "fontTable"] {
      #expect(own.contains("Type=\"\(office)\(part)\" Target=\"\(part).xml\""), "\(part)")
    }
    #expect(own.contains("Id=\"rId5\" Type=\"\(office)header\" Target=\"header1.xml\""))
    #expect(try archive.text("word/document.xml").contains("r:id=\"rId5\""))
    #expect(
      Set(archive.names)
        == Set(expected.map(\.0) + ["[Content_Types].xml", "_rels/.rels", "word/_rels/document.xml.rels"]))
  }

  @Test func thePageIsThatOfTheDecree() {
    let all = parts(Self.document())
    let text = all["word/document.xml"] ?? ""
    #expect(text.contains("<w:pgSz w:w=\"11906\" w:h=\"16838\"/>"))
    #expect(text.contains("w:top=\"1134\" w:right=\"850\" w:bottom=\"1134\" w:left=\"1701\""))
    // The first page has no number.
    #expect(text.contains("<w:titlePg/></w:sectPr></w:body>"))
    let styles = all["word/styles.xml"] ?? ""
    #expect(styles.contains("w:ascii=\"Times New Roman\"") && styles.contains("<w:sz w:val=\"28\"/>"))
    #expect(styles.contains("<w:lang w:val=\"vi-VN\""))
    #expect(all["word/header1.xml"]?.contains(" PAGE ") == true)
    #expect(
      all["docProps/core.xml"]?.contains("<dcterms:created xsi:type=\"dcterms:W3CDTF\">2024-06-03T00:00:00Z<")
        == true)
    #expect(all["word/settings.xml"]?.contains("w:name=\"compatibilityMode\"") == true)
  }

  /// Every part is one tree, and what Word refuses or repairs is not in it.
  @Test func partsAreWellFormedAndInTheOrderOfTheSchema() {
    for (name, text) in parts(Self.document(Self.hostile)) { expectTree(text, name) }
    let text = parts(Self.document())["word/document.xml"] ?? ""
    let order = [
      "pStyle", "keepNext", "numPr", "pBdr", "shd", "spacing", "ind", "jc",
    ]
    for properties in text.matches(of: /<w:pPr>(.*?)<\/w:pPr>/) {
      let inner = properties.1.replacing(/<w:(numPr|pBdr)>.*?<\/w:\1>/, with: { "<w:\($0.1)/>" })
      let found = inner.matches(of: /<w:([A-Za-z]+)/).compactMap { order.firstIndex(of: String($0.1)) }
      #expect(found == found.sorted() && Set(found).count == found.count, "\(properties.1)")
    }
    // A cell ends with a paragraph; between two tables, and before the end, there is one.
    #expect(!text.contains("</w:tcPr></w:tc>"))
    #expect(text.ranges(of: "</w:tbl><w:p>").count == text.ranges(of: "</w:tbl>").count)
    // Styles that are named are there.
    let styles = parts(Self.document())["word/styles.xml"] ?? ""
    for style in text.matches(of: /<w:(?:pStyle|tblStyle) w:val="([^"]+)"/) {
      #expect(styles.contains("w:styleId=\"\(style.1)\""), "\(style.1)")
    }
  }

  /// Elements close in the order they open.
  private func expectTree(_ text: String, _ name: String) {
    #expect(text.hasPrefix("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<"), "\(name)")
    var open: [Substring] = []
    for tag in text.dropFirst(56).matches(of: /<(\/?)([A-Za-z0-9:]+)([^<>]*?)(\/?)>/) {
      if tag.1 == "/" {
        #expect(open.popLast() == tag.2, "\(name)")
      } else if tag.4.isEmpty {
        open.append(tag.2)
      }
    }
    #expect(open.isEmpty, "\(name)")
    // No stray sign: what is left without tags has none.
    let rest = text.dropFirst(56).replacing(/<[^<>]*>/, with: "")
    #expect(!rest.contains("<") && !rest.contains(">"), "\(name)")
    #expect(!rest.replacing(/&(amp|lt|gt|quot|#39);/, with: "").contains("&"), "\(name)")
    #expect(text.unicodeScalars.allSatisfy { $0.value >= 0x20 || $0 == "\n" }, "\(name)")
    #expect(
      !text.unicodeScalars.contains { (0x202A...0x202E).contains($0.value) || $0.value == 0xFFFE }, "\(name)")
  }

  @Test func itemsHaveTheNumbersThatAreMeant() {
    let all = parts(Self.document())
    let lists = (all["word/document.xml"] ?? "").matches(of: /<w:numId w:val="(\d+)"\/>/).map { String($0.1) }
    // 1 and 2 count on, the dash has a list of its own, 7 begins another one.
    #expect(lists == ["2", "1", "2", "3"])
    let numbering = all["word/numbering.xml"] ?? ""
    #expect(
      numbering.contains(
        "<w:num w:numId=\"3\"><w:abstractNumId w:val=\"1\"/><w:lvlOverride w:ilvl=\"0\"><w:startOverride w:val=\"7\"/>"
      ))
  }

  @Test(arguments: [DocumentFormat.docx, .xlsx, .html, .markdown, .text])
  func theSameDocumentMakesTheSameFile(_ format: DocumentFormat) throws {
    let folder = try Folder()
    let files = try ["a", "b"].map { name in
      try DocumentFile(Self.document(Self.hostile), as: format).write(to: folder.file(name), replaces: false)
      return try Data(contentsOf: URL(fileURLWithPath: folder.file(name)))
    }
    #expect(files[0] == files[1] && files[0].count > 100)
    #expect(throws: ExportError.exists(path: folder.file("a"))) {
      try DocumentFile(Self.document(), as: format).write(to: folder.file("a"), replaces: false)
    }
    try DocumentFile(Self.document(), as: format).write(to: folder.file("a"), replaces: true)
    #expect(folder.names == ["a", "b"])
  }

  // MARK: Text

  @Test func plainTextIsForPasting() throws {
    let text = try #require(DocumentFile(Self.document(), as: .text).text)
    #expect(
      text == """
        UBND TỈNH

        Kết luận
        Nội dung
        1. Một
        - Gạch
        2. Hai
        7. Bảy
        Sở, ngành:
        - Nội dung; Giá trị: 98,54%
        - Sở Y tế; Giá trị: —

        ……

        """)
  }

  @Test func markdownTakesNothingForMarkup() throws {
    let text = try #require(DocumentFile(Self.document("1. *đậm* | <b>"), as: .markdown).text)
    #expect(text.contains("# Kết luận\n") && text.contains("\n1\\. \\*đậm\\* \\| \\<b\\>\n"))
    #expect(text.contains("1. Một\n- Gạch\n2. **Hai**\n7. Bảy\n"))
    #expect(text.contains("| Đơn vị | Giá trị |\n| --- | ---: |\n| **Sở, ngành** |  |\n"))
    #expect(!text.contains("Biểu đồ"))
  }

  @Test func aPageDrawsItsBars() throws {
    let text = try #require(DocumentFile(Self.document(Self.hostile), as: .html).text)
    #expect(text.contains("<rect width=\"985\" height=\"10\""))
    #expect(text.contains("<ol start=\"7\">") && text.contains("<caption>") == false)
    #expect(!text.contains("<w:p/>") && text.contains("&lt;w:p/&gt;"))
    #expect(text.contains("default-src 'none'"))
    for tag in ["ol", "ul", "table", "tr", "td", "p", "div", "main", "svg"] {
      #expect(text.ranges(of: "<\(tag)").count >= text.ranges(of: "</\(tag)>").count, "\(tag)")
    }
  }

  @Test func workbooksHaveFiguresAndNoBars() throws {
    let sheet = try #require(DocumentWorkbook(Self.document()).layout.sheets.first)
    #expect(sheet.name == "Bảng" && sheet.headingRow == 2 && sheet.rows[2].count == 2)
    #expect(
      sheet.rows[4][1].content
        == .number(ExportedNumber(ExactDecimal(significand: 9854, scale: 2), isPercent: true)))
  }
}
