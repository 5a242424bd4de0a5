import CExport
import Dashboard
import Glibc
import Model

/// Writes a document as Office Open XML (ECMA-376, transitional): XML parts in an archive, each named with its type and
/// reached by a relation, as Word insists.
struct DOCXExport {
  private let document: TextDocument
  private let modified: Int64

  init(_ document: TextDocument) {
    self.document = document
    modified = document.day.secondsSince1970
  }

  /// - Parameter path: of a file of our own that is there and empty.
  func write(to path: String, as name: String) throws(ExportError) {
    var fault = CX_OK
    guard let archive = cx_archive_open(path, &fault) else {
      throw ExportError(fault, errno, path: name, package: cx_zip_package())
    }
    for (part, text) in parts {
      var text = text
      fault = text.withUTF8 { bytes in
        cx_archive_add(archive, part, bytes.baseAddress, bytes.count, false, modified)
      }
      guard fault == CX_OK else {
        cx_archive_discard(archive)
        throw ExportError(fault, 0, path: name, package: cx_zip_package())
      }
    }
    fault = cx_archive_close(archive)
    if fault != CX_OK { throw ExportError(fault, errno, path: name, package: cx_zip_package()) }
  }

  /// The files of the archive in their order; the types come first, as programs that know files by their beginning like.
  var parts: [(name: String, text: String)] {
    let content = DOCXContent(document)
    return [
      ("[Content_Types].xml", Self.types), ("_rels/.rels", Self.relations), ("docProps/core.xml", core),
      ("docProps/app.xml", Self.application), ("word/document.xml", content.text),
      ("word/_rels/document.xml.rels", Self.documentRelations),
      ("word/styles.xml", DOCXStyles(document).text), ("word/numbering.xml", content.numbering),
      ("word/settings.xml", settings), ("word/fontTable.xml", Self.fonts), ("word/header1.xml", Self.header),
    ]
  }

  static let head = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
  static let word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
  static let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
  private static let package = "http://schemas.openxmlformats.org/package/2006"

  /// The parts that the document refers to: identifier, last part of the relation's type, file.
  private static let related = [
    ("rId1", "styles", "styles.xml"), ("rId2", "numbering", "numbering.xml"),
    ("rId3", "settings", "settings.xml"), ("rId4", "fontTable", "fontTable.xml"),
    (headerRelation, "header", "header1.xml"),
  ]
  /// The header with the page's number.
  static let headerRelation = "rId5"

  private static var types: String {
    let word = "application/vnd.openxmlformats-officedocument.wordprocessingml."
    let overrides =
      [
        ("/word/document.xml", word + "document.main+xml"),
        ("/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml"),
        ("/docProps/app.xml", "application/vnd.openxmlformats-officedocument.extended-properties+xml"),
      ] + related.map { ("/word/" + $0.2, word + $0.1 + "+xml") }
    let list = overrides.map { "<Override PartName=\"\($0.0)\" ContentType=\"\($0.1)\"/>" }.joined()
    return """
      \(head)<Types xmlns="\(package)/content-types">\
      <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>\
      <Default Extension="xml" ContentType="application/xml"/>\(list)</Types>

      """
  }

  private static var relations: String {
    """
    \(head)<Relationships xmlns="\(package)/relationships">\
    <Relationship Id="rId1" Type="\(office)/officeDocument" Target="word/document.xml"/>\
    <Relationship Id="rId2" Type="\(package)/relationships/metadata/core-properties" Target="docProps/core.xml"/>\
    <Relationship Id="rId3" Type="\(office)/extended-properties" Target="docProps/app.xml"/></Relationships>

    """
  }

  private static var documentRelations: String {
    let list = related.map {
      "<Relationship Id=\"\($0.0)\" Type=\"\(office)/\($0.1)\" Target=\"\($0.2)\"/>"
    }.joined()
    return "\(head)<Relationships xmlns=\"\(package)/relationships\">\(list)</Relationships>\n"
  }

  /// Title, author and day; the same document says the same whenever it is written.
  private var core: String {
    let (year, month, day) = document.day.components
    func two(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }
    let moment = "\(year)-\(two(month))-\(two(day))T00:00:00Z"
    let author = HTMLExport.escaped(document.author)
    return """
      \(Self.head)<cp:coreProperties xmlns:cp="\(Self.package)/metadata/core-properties" \
      xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" \
      xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">\
      <dc:title>\(HTMLExport.escaped(document.title))</dc:title><dc:creator>\(author)</dc:creator>\
      <cp:lastModifiedBy>\(author)</cp:lastModifiedBy>\
      <dcterms:created xsi:type="dcterms:W3CDTF">\(moment)</dcterms:created>\
      <dcterms:modified xsi:type="dcterms:W3CDTF">\(moment)</dcterms:modified>\
      <dc:language>\(DOCXStyles.language(document.language))</dc:language></cp:coreProperties>

      """
  }

  private static let application = """
    \(head)<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">\
    <Application>Phien Hop</Application></Properties>

    """

  private var settings: String {
    let isVietnamese = document.language == .vietnamese
    // Without the mode of compatibility Word opens the file as one of an old version.
    return """
      \(Self.head)<w:settings xmlns:w="\(Self.word)"><w:zoom w:percent="100"/><w:defaultTabStop w:val="720"/>\
      <w:characterSpacingControl w:val="doNotCompress"/><w:compat><w:compatSetting \
      w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>\
      <w:themeFontLang w:val="\(DOCXStyles.language(document.language))"/>\
      <w:decimalSymbol w:val="\(isVietnamese ? "," : ".")"/>\
      <w:listSeparator w:val="\(isVietnamese ? ";" : ",")"/></w:settings>

      """
  }

  private static let fonts = """
    \(head)<w:fonts xmlns:w="\(word)"><w:font w:name="\(DOCXStyles.font)">\
    <w:panose1 w:val="02020603050405020304"/><w:charset w:val="00"/><w:family w:val="roman"/>\
    <w:pitch w:val="variable"/></w:font></w:fonts>

    """

  /// The page's number in the middle above the text; the first page has none (Decree 30/2020/NĐ-CP, Annex I).
  private static let header = """
    \(head)<w:hdr xmlns:w="\(word)"><w:p><w:pPr><w:pStyle w:val="Header"/></w:pPr>\
    <w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>\
    <w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>2</w:t></w:r>\
    <w:r><w:fldChar w:fldCharType="end"/></w:r></w:p></w:hdr>

    """
}
